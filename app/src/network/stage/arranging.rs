//! Other places for the nodes: asks a web worker, and shows what it answers.

use std::{
    cell::{Cell, RefCell},
    collections::HashMap,
    rc::Rc,
    sync::Arc,
};

use domain::network::{NetworkSnapshot, NodeKind};
use leptos::prelude::*;
use network_map::{
    camera::Bounds,
    filter::MapFilter,
    outlines::Outline,
    task::{Area, Meaning, Order, Picture, Task},
    webgl::MapView,
};
use uuid::Uuid;
use wasm_bindgen::{JsCast as _, JsValue, closure::Closure, prelude::wasm_bindgen};
use web_sys::{Event, HtmlElement, MessageEvent, Worker, WorkerOptions, WorkerType};

use super::Stage;
use crate::{
    i18n::Language,
    links,
    network::{
        arrangement_text as words,
        map_state::{Arranging, MapState, Network, Sign},
        query::MapArrangement,
    },
};

/// The script of the worker, which lies beside that of the client.
const SCRIPT: &str = "worker.js";

#[wasm_bindgen]
extern "C" {
    /// Where the script of the client lies.
    #[wasm_bindgen(thread_local_v2, js_namespace = ["import", "meta"], js_name = url)]
    static CLIENT: String;
}

/// All and only what places depend on.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Wish {
    arrangement: MapArrangement,
    /// What is arranged; on the map and in neighbourhoods everything has its place, shown or not.
    filter: MapFilter,
    /// The node in the middle, where there is one.
    centre: Option<Uuid>,
}

impl Wish {
    /// What the URL asks for. Without a selection the one before stays in the middle.
    pub(super) fn of(state: MapState, before: Option<&Self>) -> Self {
        let query = state.query.read();
        let Network::Ready(network) = &*state.network.read() else { return Self::default() };
        let arrangement = query.arrangement;
        let filter = match arrangement {
            MapArrangement::Neighbourhoods | MapArrangement::Geography => MapFilter::default(),
            _ => query.filter(&network.fields, &network.regions),
        };
        let is_around = arrangement == MapArrangement::Around;
        let centre = is_around.then(|| query.node.or(before.and_then(|before| before.centre))).flatten();
        Self { arrangement, filter, centre }
    }
}

/// A worker with its listeners; it ends when this is dropped.
pub(super) struct Arranger {
    worker: Worker,
    is_busy: bool,
    _listeners: [Closure<dyn FnMut(Event)>; 2],
}

impl Drop for Arranger {
    fn drop(&mut self) {
        self.worker.terminate();
    }
}

impl Arranger {
    /// Starts a worker that tells the stage what it has found.
    fn start(stage: &Rc<Stage>) -> Result<Self, JsValue> {
        let options = WorkerOptions::new();
        options.set_type(WorkerType::Module);
        let client = CLIENT.with(Clone::clone);
        let folder = client.rfind('/').map_or("", |end| &client[..=end]);
        let worker = Worker::new_with_options(&format!("{folder}{SCRIPT}"), &options)?;
        let listener = |react: fn(&Rc<Stage>, &Event)| {
            let weak = Rc::downgrade(stage);
            Closure::<dyn FnMut(Event)>::new(move |event: Event| {
                if let Some(stage) = weak.upgrade() {
                    react(&stage, &event);
                }
            })
        };
        let answered = listener(|stage, event| {
            let data = event.unchecked_ref::<MessageEvent>().data();
            let bytes = data.dyn_into::<js_sys::Uint8Array>().ok().map(|bytes| bytes.to_vec());
            if let Some(arranger) = &mut *stage.arranging.arranger.borrow_mut() {
                arranger.is_busy = false;
            }
            match bytes.and_then(|bytes| postcard::from_bytes(&bytes).ok()) {
                Some(picture) => stage.show_arranged(picture),
                None => stage.state.arranging.set(Arranging::Failed),
            }
        });
        let failed = listener(|stage, _| {
            stage.arranging.arranger.take();
            stage.state.arranging.set(Arranging::Failed);
        });
        worker.set_onmessage(Some(answered.as_ref().unchecked_ref()));
        worker.set_onerror(Some(failed.as_ref().unchecked_ref()));
        Ok(Self { worker, is_busy: false, _listeners: [answered, failed] })
    }

    fn ask(&mut self, task: &Task) -> Result<(), JsValue> {
        let bytes = postcard::to_allocvec(task).map_err(|error| JsValue::from_str(&error.to_string()))?;
        self.is_busy = true;
        self.worker.post_message(&js_sys::Uint8Array::from(bytes.as_slice()))
    }
}

/// What a stage keeps for arranging.
#[derive(Default)]
pub(super) struct Arrangements {
    wish: RefCell<Wish>,
    arranger: RefCell<Option<Arranger>>,
    /// Where the nodes of the network stand, unless in their neighbourhoods.
    places: RefCell<Vec<[f32; 2]>>,
    /// Borders as they came, once they are asked for.
    borders: RefCell<Option<Rc<[u8]>>>,
    /// Where what is written beside the picture belongs: see [`Spot`].
    spots: RefCell<Vec<Spot>>,
    /// The rectangle around layers and rings.
    frame: Cell<Option<Bounds>>,
}

impl Arrangements {
    /// Ends the worker, if it is at something that nobody waits for any more.
    fn give_up(&self) {
        let is_busy = self.arranger.borrow().as_ref().is_some_and(|arranger| arranger.is_busy);
        if is_busy {
            self.arranger.take();
        }
    }
}

/// A place in layout units that a sign follows.
#[derive(Clone, Copy)]
enum Spot {
    /// In the middle between two heights, as far as they are to be seen.
    Between([f32; 2]),
    /// Just there.
    At([f32; 2]),
}

impl Stage {
    /// Arranges the network as asked; what was under way is given up.
    pub(super) fn arrange(self: &Rc<Self>, wish: &Wish) {
        if *wish == *self.arranging.wish.borrow() {
            return;
        }
        self.arranging.wish.replace(wish.clone());
        self.arranging.give_up();
        let network = Arc::clone(&self.network.borrow());
        let visible = wish.filter.visible(&network);
        let order = match wish.arrangement {
            MapArrangement::Neighbourhoods => {
                let positions = network.nodes.iter().map(|node| node.position).collect();
                return self.show_arranged(Picture { positions, areas: Vec::new() });
            }
            MapArrangement::Structure => Order::Structure,
            MapArrangement::Levels => Order::Levels,
            MapArrangement::Around => Order::Around(self.centre(wish, &visible)),
            MapArrangement::Geography => return self.arrange_on_land(wish.clone()),
        };
        self.ask(&visible, order);
    }

    fn ask(self: &Rc<Self>, visible: &[bool], order: Order) {
        self.state.arranging.set(Arranging::UnderWay);
        let task = Task::new(&self.network.borrow(), visible, order);
        let mut arranger = self.arranging.arranger.borrow_mut();
        let asked = match &mut *arranger {
            Some(arranger) => arranger.ask(&task),
            None => Arranger::start(self).and_then(|started| arranger.insert(started).ask(&task)),
        };
        if let Err(error) = asked {
            leptos::logging::warn!("no worker: {error:?}");
            arranger.take();
            self.state.arranging.set(Arranging::Failed);
        }
    }

    /// Fetches the borders, unless they are here, and arranges if that is still what is asked for.
    fn arrange_on_land(self: &Rc<Self>, wish: Wish) {
        self.state.arranging.set(Arranging::UnderWay);
        let weak = Rc::downgrade(self);
        leptos::task::spawn_local(async move {
            let Some(stage) = weak.upgrade() else { return };
            let known = stage.arranging.borders.borrow().clone();
            let borders = match known {
                Some(borders) => Some(borders),
                None => crate::network::fetch::bytes(links::NETWORK_BORDERS).await.map(Rc::from),
            };
            if *stage.arranging.wish.borrow() != wish {
                return;
            }
            let Some(borders) = borders else { return stage.state.arranging.set(Arranging::Failed) };
            stage.arranging.borders.replace(Some(Rc::clone(&borders)));
            let order = Order::Geography { borders: borders.to_vec(), regions: stage.region_ids() };
            stage.ask(&[], order);
        });
    }

    /// The id of each health region, in the order of the snapshot.
    fn region_ids(&self) -> Vec<Option<Uuid>> {
        let network = self.network.borrow();
        let mut ids = vec![None; network.regions.len()];
        for node in network.nodes.iter().filter(|node| node.kind == NodeKind::Region) {
            if let Some(id) = node.region.and_then(|region| ids.get_mut(usize::from(region))) {
                *id = Some(node.id);
            }
        }
        ids
    }

    /// The node asked for if it is shown, else the best linked of those that are.
    fn centre(&self, wish: &Wish, visible: &[bool]) -> u32 {
        let is_shown = |node: &u32| visible.get(*node as usize) == Some(&true);
        let wished = wish.centre.and_then(|id| self.index_of(id)).filter(is_shown);
        wished.unwrap_or_else(|| {
            let network = self.network.borrow();
            let mut degrees = vec![0usize; network.nodes.len()];
            for link in &network.links {
                let both = is_shown(&link.source) && is_shown(&link.target);
                for end in [link.source, link.target] {
                    if let Some(degree) = degrees.get_mut(end as usize) {
                        *degree += usize::from(both);
                    }
                }
            }
            let shown = (0..network.nodes.len() as u32).filter(is_shown);
            shown.max_by_key(|&node| (degrees[node as usize], std::cmp::Reverse(node))).unwrap_or_default()
        })
    }

    /// Sends the nodes to their places and shows all of them; in a presentation, what the step is about.
    fn show_arranged(self: &Rc<Self>, picture: Picture) {
        let Picture { positions, areas } = picture;
        let shown = self.with_pins(positions.clone());
        let is_kept = self.arranging.wish.borrow().arrangement == MapArrangement::Neighbourhoods;
        self.arranging.places.replace(if is_kept { Vec::new() } else { positions });
        let (signs, spots) = areas.iter().filter_map(signed).unzip();
        self.arranging.spots.replace(spots);
        let framed = areas.iter().filter(|area| signed(area).is_some());
        self.arranging
            .frame
            .set(Bounds::around(framed.flat_map(|area| area.polygons.iter().flatten().flatten().copied())));
        self.state.signs.set(signs);
        self.state.arranging.set(Arranging::Done);
        let outline = |area: Area| Outline { name: String::new(), polygons: area.polygons };
        let outlines: Vec<Outline> = areas.into_iter().map(outline).collect();
        self.change(|view| {
            view.set_outlines(&outlines);
            view.set_positions(&shown, true);
        });
        let (weak, way_back) = (Rc::downgrade(self), self.way_back());
        // The signs appear in the meantime.
        request_animation_frame(move || {
            if let Some(stage) = weak.upgrade() {
                stage.measure();
                stage.show_in_place(way_back);
            }
        });
    }

    /// Where the arrangement puts the nodes, in layout units.
    pub(super) fn own_places(&self) -> Vec<[f32; 2]> {
        let places = self.arranging.places.borrow();
        if places.is_empty() {
            self.network.borrow().nodes.iter().map(|node| node.position).collect()
        } else {
            places.clone()
        }
    }

    /// Forgets what was arranged of the network so far. Returns where to show the nodes of `next`, which takes its place,
    /// until that is arranged: where they stood; none of their own if it stands in neighbourhoods.
    pub(super) fn hand_over(&self, next: &NetworkSnapshot) -> Option<Vec<[f32; 2]>> {
        self.arranging.give_up();
        self.arranging.wish.take();
        let places = self.arranging.places.take();
        let stood: HashMap<Uuid, [f32; 2]> =
            self.network.borrow().nodes.iter().map(|node| node.id).zip(places).collect();
        let place = |id| stood.get(id).copied().unwrap_or([f32::NAN; 2]);
        (!stood.is_empty()).then(|| next.nodes.iter().map(|node| place(&node.id)).collect())
    }

    /// Flies to where everything can be seen, with its layers or rings.
    pub(super) fn fit(&self, view: &mut MapView) {
        match self.arranging.frame.get() {
            Some(frame) => view.fit_with(frame),
            None => view.fit(),
        }
    }

    /// What is written beside layers and rings, and where in layout units, for pictures that leave the page.
    pub(super) fn signs(&self, language: Language) -> Vec<(String, [f32; 2])> {
        let left = self.arranging.frame.get().map_or(0.0, |frame| frame.low[0]);
        let place = |spot: &Spot| match *spot {
            Spot::Between([top, _]) => [left, top],
            Spot::At(at) => at,
        };
        let words = self.state.signs.get_untracked().into_iter().map(|sign| words::sign(language, sign));
        words.zip(self.arranging.spots.borrow().iter().map(place)).collect()
    }

    /// Moves what is written beside the picture to where it belongs.
    pub(super) fn move_signs(&self) {
        let spots = self.arranging.spots.borrow();
        if spots.is_empty() {
            return;
        }
        let Some(list) =
            self.canvas.parent_element().and_then(|map| map.query_selector(".map__signs").ok()?)
        else {
            return;
        };
        let height = self.canvas.client_height() as f32;
        let view = self.view.borrow();
        let children = list.children();
        for (index, spot) in (0..).zip(&*spots) {
            let Some(sign) = children.item(index).and_then(|sign| sign.dyn_into::<HtmlElement>().ok()) else {
                continue;
            };
            let (place, is_seen) = match *spot {
                Spot::Between([top, bottom]) => {
                    let [top, bottom] = [top, bottom].map(|y| view.screen_place([0.0, y])[1]);
                    let middle = (top.max(0.0) + bottom.min(height)) * 0.5;
                    (format!("translateY({middle:.1}px)"), bottom > 0.0 && top < height)
                }
                Spot::At(at) => {
                    let [x, y] = view.screen_place(at);
                    (format!("translate({x:.1}px, {y:.1}px)"), true)
                }
            };
            let style = sign.style();
            drop(style.set_property("transform", &place));
            drop(style.set_property("visibility", if is_seen { "visible" } else { "hidden" }));
        }
    }
}

/// What is written beside an area, and where.
fn signed(area: &Area) -> Option<(Sign, Spot)> {
    let ring = area.polygons.first()?.first()?;
    let (first, last) = (*ring.first()?, *ring.last()?);
    match area.meaning {
        Meaning::Layer(level) => Some((Sign::Layer(level), Spot::Between([first[1], last[1]]))),
        Meaning::Ring(steps) => Some((Sign::Ring(steps), Spot::At(first))),
        Meaning::State(_) | Meaning::District => None,
    }
}
