//! What the parts of the map share: the query in the URL, the network once it has been fetched, the picture.

use std::sync::Arc;

use domain::{directory::Level, network::NetworkSnapshot};
use leptos::{ev::MouseEvent, prelude::*};
use leptos_router::{
    NavigateOptions,
    hooks::{use_navigate, use_query_map},
};
use network_map::{folding, names::Names};
use uuid::Uuid;

use super::{
    api::Imprint,
    by_hand::Laying,
    choice::Choosing,
    measure::Measured,
    query::MapQuery,
    reading::MapReading,
    time::{History, Moment, TimeTravel, read_history},
};
use crate::{
    i18n::{Language, use_language},
    links,
};

/// Most suggestions of a search.
const SUGGESTIONS: usize = 8;

/// The network as the browser has it.
#[derive(Clone, Debug, Default)]
pub(super) enum Network {
    /// Under way; on the server always.
    #[default]
    Waiting,
    /// Here.
    Ready(Arc<NetworkSnapshot>),
    /// The server did not answer.
    Failed,
}

impl PartialEq for Network {
    fn eq(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Waiting, Self::Waiting) | (Self::Failed, Self::Failed) => true,
            (Self::Ready(one), Self::Ready(other)) => Arc::ptr_eq(one, other),
            _ => false,
        }
    }
}

/// What there is to see on the canvas.
#[cfg_attr(not(target_arch = "wasm32"), expect(dead_code, reason = "the server draws nothing"))]
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Picture {
    /// Nothing yet.
    #[default]
    Waiting,
    /// The network.
    Drawn,
    /// Nothing, because the browser cannot draw.
    Impossible,
    /// Nothing for now: the graphics card was taken away.
    Lost,
}

/// Where the nodes are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Arranging {
    /// In their places.
    #[default]
    Done,
    /// About to get other places.
    UnderWay,
    /// Where they were: other places could not be found.
    Failed,
}

/// What is written beside a part of the picture.
#[cfg_attr(not(target_arch = "wasm32"), expect(dead_code, reason = "the server has no picture"))]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Sign {
    /// A layer of one level, or of what has none.
    Layer(Option<Level>),
    /// The ring of those who are so many steps away.
    Ring(u32),
}

/// What the picture shall do.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Command {
    /// Zoom by a factor about the middle.
    Zoom(f32),
    /// Show everything.
    Fit,
    /// Show a node and what is around it.
    FlyTo(Uuid),
    /// Show what the query is about: its way, its node, or everything.
    Show,
    /// Begin a note.
    Note,
    /// Save what is seen as an image.
    SaveImage,
    /// Save what is seen as vectors.
    SaveGraphic,
}

type Navigate = Box<dyn Fn(&str, NavigateOptions) + Send + Sync>;

/// The state of the page.
#[derive(Clone, Copy)]
pub(super) struct MapState {
    /// What the URL says.
    pub query: Memo<MapQuery>,
    /// The network of today.
    pub present: RwSignal<Network>,
    /// The network that is shown: that of today, of another day, or of two days laid over one another.
    pub network: Memo<Network>,
    /// What is drawn: that network, and how it differs from another day.
    #[cfg_attr(not(target_arch = "wasm32"), expect(dead_code, reason = "the server draws nothing"))]
    pub moment: Memo<Moment>,
    /// Where the page is in time.
    pub time: TimeTravel,
    /// What the size of the nodes says, kept as long as the network is the same.
    pub measured: Memo<Option<Arc<Measured>>>,
    /// The names of the nodes that are shown, once somebody searches.
    names: Memo<Option<Arc<Names>>>,
    /// Counts how often the network was asked for.
    pub attempt: RwSignal<u32>,
    /// What is on the canvas.
    pub picture: RwSignal<Picture>,
    /// Whether the nodes stand as the URL says.
    pub arranging: RwSignal<Arranging>,
    /// What layers or rings there are in the picture, in the order of its areas.
    pub signs: RwSignal<Vec<Sign>>,
    /// What hands do while nodes are chosen.
    pub choosing: Choosing,
    /// What hands do while something is laid on the picture.
    pub laying: Laying,
    /// What was shown before it was presented.
    pub presented_from: StoredValue<Option<MapQuery>>,
    /// The next command to the picture; gone once it is obeyed.
    pub command: RwSignal<Option<Command>>,
    /// What stands on everything that leaves the page, once the server has said it.
    pub imprint: RwSignal<Option<Imprint>>,
    /// The language of the page.
    pub language: RwSignal<Language>,
    navigate: StoredValue<Navigate>,
}

impl MapState {
    /// The state as the URL says; to be called inside the router.
    pub(super) fn new() -> Self {
        let values = use_query_map();
        let (time, present) = (TimeTravel::new(), RwSignal::default());
        let url = Memo::new(move |_| values.with(MapQuery::read));
        let query = Memo::new(move |_| time.query(url.get()));
        Effect::new(move |_| {
            url.track();
            time.held.set(None);
        });
        let moment = folded(query, time.moment(query, present));
        let network = Memo::new(move |_| moment.read().network.clone());
        let size = Memo::new(move |_| query.read().size);
        Self {
            query,
            present,
            network,
            moment,
            time,
            measured: Memo::new(move |_| match &*network.read() {
                Network::Ready(network) => Measured::of(network, size.get()).map(Arc::new),
                Network::Waiting | Network::Failed => None,
            }),
            names: Memo::new(move |_| match &*network.read() {
                Network::Ready(network) => Some(Arc::new(Names::of(network))),
                Network::Waiting | Network::Failed => None,
            }),
            attempt: RwSignal::default(),
            picture: RwSignal::default(),
            arranging: RwSignal::default(),
            signs: RwSignal::default(),
            choosing: Choosing::default(),
            laying: Laying::default(),
            presented_from: StoredValue::new(None),
            command: RwSignal::default(),
            imprint: RwSignal::default(),
            language: use_language(),
            navigate: StoredValue::new(Box::new(use_navigate())),
        }
    }

    /// What to read of the network: the server's answer until the browser has what it needs to read by itself.
    pub(super) fn reading(self, answer: MapReading) -> Memo<MapReading> {
        Memo::new(move |before: Option<&MapReading>| {
            let query = self.query.read();
            match (query.is_about_time(), self.time.history.get(), self.present.get()) {
                (true, History::Ready(known), _) => read_history(&known.answer, &query, known.today),
                (false, _, Network::Ready(network)) => {
                    MapReading::with_measured(&network, &query, self.measured.get().as_deref())
                }
                _ => before.unwrap_or(&answer).clone(),
            }
        })
    }

    /// The visible nodes that are called so, the likeliest first; none before the network is there.
    pub(super) fn find(self, visible: &[bool], text: &str) -> Vec<u32> {
        self.names.read().as_ref().map(|names| names.find(visible, text, SUGGESTIONS)).unwrap_or_default()
    }

    /// Makes the next search fast.
    pub(super) fn expect_search(self) {
        self.names.with_untracked(|_| ());
    }

    /// Goes to another query in place of this one; one that restricts otherwise or has something else laid on the picture
    /// comes after it, so that "back" leads back.
    pub(super) fn go(self, query: &MapQuery) {
        let replace =
            self.query.with_untracked(|now| now.restricted_like(query) == *now && now.is_laid_like(query));
        let options = NavigateOptions { replace, scroll: false, ..NavigateOptions::default() };
        self.navigate.with_value(|navigate| navigate(&links::map(query), options));
    }

    /// Goes to another query after this one, so that "back" leads back.
    pub(super) fn go_on(self, query: &MapQuery) {
        let options = NavigateOptions { scroll: false, ..NavigateOptions::default() };
        self.navigate.with_value(|navigate| navigate(&links::map(query), options));
    }

    /// Goes to another page.
    #[cfg_attr(not(target_arch = "wasm32"), expect(dead_code, reason = "only keys on the canvas do"))]
    pub(super) fn open(self, path: &str) {
        self.navigate.with_value(|navigate| navigate(path, NavigateOptions::default()));
    }

    /// Changes the filter.
    pub(super) fn filter(self, change: impl FnOnce(&MapQuery) -> MapQuery) {
        self.go(&self.query.with_untracked(change));
    }

    /// Selects a node, or none.
    pub(super) fn select(self, node: Option<Uuid>) {
        self.go(&self.query.read_untracked().with_node(node));
    }

    /// Selects a node and shows it.
    pub(super) fn visit(self, node: Uuid) {
        self.select(Some(node));
        self.tell(Command::FlyTo(node));
    }

    /// Gives the picture a command.
    pub(super) fn tell(self, command: Command) {
        self.command.set(Some(command));
    }
}

/// What is drawn, with the groups folded that the query names.
fn folded(query: Memo<MapQuery>, moment: Memo<Moment>) -> Memo<Moment> {
    let groups = Memo::new(move |_| query.read().folds().to_vec());
    let kept = Memo::new(move |_| query.read().kept_apart());
    Memo::new(move |_| {
        let moment = moment.get();
        let Network::Ready(network) = &moment.network else { return moment };
        match folding::folded(network, &groups.read(), &kept.read()) {
            // Where two days are compared, nothing is folded.
            Some(folded) if moment.differences.nodes.is_empty() => {
                Moment { network: Network::Ready(Arc::new(folded)), ..moment }
            }
            _ => moment,
        }
    })
}

/// Whether a click wants the link to be followed here, not in a new tab or window.
pub(super) fn is_plain(event: &MouseEvent) -> bool {
    !(event.ctrl_key() || event.meta_key() || event.shift_key() || event.alt_key()) && event.button() == 0
}

/// Gives the focus to an element once it is there.
pub(super) fn focus_soon(id: &'static str) {
    #[cfg(target_arch = "wasm32")]
    request_animation_frame(move || {
        use wasm_bindgen::JsCast as _;
        if let Some(element) =
            document().get_element_by_id(id).and_then(|it| it.dyn_into::<web_sys::HtmlElement>().ok())
        {
            drop(element.focus());
        }
    });
    #[cfg(not(target_arch = "wasm32"))]
    let _ = id;
}
