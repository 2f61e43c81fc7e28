//! Drives the renderer in the browser: the pointer, the keys, the size, the colours, and when to draw.
//!
//! Everything that listens is kept in a [`Stage`] and ends with it.

mod arranging;
mod by_hand;
mod choosing;
mod gestures;
mod listening;
mod presenting;
mod saving;
mod space;
mod system;

use std::{
    cell::{Cell, OnceCell, RefCell},
    rc::Rc,
    sync::Arc,
};

use domain::network::{NetworkSnapshot, Node};
use leptos::{html, prelude::*};
use network_map::{
    comparison::Differences,
    webgl::{MapError, MapView},
};
use uuid::Uuid;
use wasm_bindgen::{JsCast as _, closure::Closure};
use web_sys::{HtmlCanvasElement, ResizeObserver};

use self::{
    arranging::{Arrangements, Wish},
    by_hand::LaidByHand,
    gestures::Gesture,
    listening::Listener,
    presenting::Presented,
    system::System,
};
use super::{
    by_hand::Spot,
    map_state::{Arranging, Command, MapState, Network, Picture},
    outline, picture,
    time::Moment,
};
use crate::ui::theme::Theme;

/// Draws the network on `canvas` and its names on `labels` as soon as both and the network are there.
pub(super) fn perform(state: MapState, canvas: NodeRef<html::Canvas>, labels: NodeRef<html::Canvas>) {
    let stage: StoredValue<Option<Rc<Stage>>, LocalStorage> = StoredValue::new_local(None);
    let is_open = RwSignal::new(false);
    let choice = use_context::<RwSignal<Option<Theme>>>().unwrap_or_else(|| RwSignal::new(None));
    let system = RwSignal::new(System::now());
    let with_stage = move |act: &dyn Fn(&Rc<Stage>)| {
        // Reading the signal makes each effect wait for the stage.
        if is_open.get() {
            stage.with_value(|stage| stage.iter().for_each(act));
        }
    };

    Effect::new(move |_| {
        let (Some(canvas), Some(labels)) = (canvas.get(), labels.get()) else { return };
        let Moment { network: Network::Ready(network), differences } = state.moment.get() else { return };
        let is_same_canvas = |stage: &Rc<Stage>| stage.canvas == canvas;
        let shown = if let Some(stage) = stage.get_value().filter(is_same_canvas) {
            stage.show(network, &differences)
        } else {
            stage.set_value(None);
            Stage::open(canvas, labels, network, state, system).map(|opened| {
                opened.change(|view| view.set_differences(Differences::clone(&differences)));
                stage.set_value(Some(opened));
                state.picture.set(Picture::Drawn);
            })
        };
        match shown {
            // All that the picture was told before was told of another network.
            Ok(()) => is_open.set(true),
            Err(MapError::ContextLost) => state.picture.set(Picture::Lost),
            Err(error) => {
                leptos::logging::warn!("no map: {error}");
                state.picture.set(Picture::Impossible);
            }
        }
    });
    Effect::new(move |_| {
        let (choice, system) = (choice.get(), system.get());
        with_stage(&|stage| {
            stage.change(|view| {
                view.set_theme(system.theme(choice));
                view.set_reduced_motion(system.is_motion_reduced);
            });
        });
    });
    let filter = Memo::new(move |_| match &*state.network.read() {
        Network::Ready(network) => state.query.read().filter(&network.fields, &network.regions),
        Network::Waiting | Network::Failed => network_map::filter::MapFilter::default(),
    });
    Effect::new(move |_| {
        let filter = filter.get();
        with_stage(&|stage| stage.change(|view| view.set_filter(filter.clone())));
    });
    let pins = Memo::new(move |_| state.query.read().pins.clone());
    Effect::new(move |_| {
        let pins = pins.get();
        with_stage(&|stage| stage.show_pinned(&pins, stage.has_begun.get()));
    });
    let node = Memo::new(move |_| state.query.read().node);
    Effect::new(move |_| {
        let node = node.get();
        with_stage(&|stage| stage.select(node));
    });
    let wish = Memo::new(move |before| Wish::of(state, before));
    Effect::new(move |_| {
        let wish = wish.get();
        with_stage(&|stage| stage.arrange(&wish));
    });
    let presents = Memo::new(move |_| state.query.read().presents);
    Effect::new(move |_| {
        let presents = presents.get();
        with_stage(&|stage| stage.present(presents));
    });
    let path = Memo::new(move |_| match &*state.network.read() {
        Network::Ready(network) => picture::path(network, &state.query.read()),
        Network::Waiting | Network::Failed => Vec::new(),
    });
    Effect::new(move |_| {
        let path = path.get();
        with_stage(&|stage| stage.show_path(path.clone()));
    });
    let chosen = Memo::new(move |_| match &*state.network.read() {
        Network::Ready(network) => picture::chosen(network, &state.query.read()),
        Network::Waiting | Network::Failed => Vec::new(),
    });
    Effect::new(move |_| {
        let chosen = chosen.get();
        with_stage(&|stage| stage.show_chosen(chosen.clone()));
    });
    Effect::new(move |_| {
        let shares = state.measured.read().as_ref().map(|measured| measured.shares());
        with_stage(&|stage| stage.change(|view| view.set_sizes(shares.as_deref())));
    });
    let hulls = Memo::new(move |_| match &*state.network.read() {
        Network::Ready(network) => outline::hulls(network, &state.query.read()),
        Network::Waiting | Network::Failed => Vec::new(),
    });
    Effect::new(move |_| {
        let hulls = hulls.get();
        with_stage(&|stage| stage.change(|view| view.set_hulls(&hulls)));
    });
    let notes = Memo::new(move |_| {
        let written = state.laying.editing.get().filter(|editing| editing.number.is_none());
        let notes = state.query.read().notes.iter().map(|note| note.spot).collect::<Vec<_>>();
        notes.into_iter().chain(written.map(|editing| editing.spot)).map(Spot::place).collect::<Vec<_>>()
    });
    Effect::new(move |_| {
        let notes = notes.get();
        with_stage(&|stage| stage.show_notes(notes.clone()));
    });
    Effect::new(move |_| {
        let Some(command) = state.command.get() else { return };
        if is_open.get() {
            with_stage(&|stage| stage.obey(command));
            state.command.set(None);
        }
    });
    on_cleanup(move || {
        stage.set_value(None);
        let _ = state.picture.try_set(Picture::Waiting);
        let _ = state.signs.try_set(Vec::new());
        let _ = state.arranging.try_set(Arranging::Done);
        let _ = state.choosing.line.try_set(Vec::new());
        let _ = state.laying.editing.try_set(None);
    });
}

/// The renderer with everything that listens for it.
struct Stage {
    canvas: HtmlCanvasElement,
    network: RefCell<Arc<NetworkSnapshot>>,
    state: MapState,
    view: RefCell<MapView>,
    /// Width and height in CSS pixels, and pixels of the screen for each.
    size: Cell<[f32; 3]>,
    selected: Cell<Option<u32>>,
    has_begun: Cell<bool>,
    arranging: Arrangements,
    laid: LaidByHand,
    presented: Presented,
    gesture: RefCell<Gesture>,
    frame: Cell<Option<i32>>,
    on_frame: OnceCell<Closure<dyn FnMut(f64)>>,
    listeners: RefCell<Vec<Listener>>,
    observer: OnceCell<(ResizeObserver, Closure<dyn FnMut()>)>,
}

impl Drop for Stage {
    fn drop(&mut self) {
        if let Some(frame) = self.frame.get() {
            drop(window().cancel_animation_frame(frame));
        }
        if let Some((observer, _)) = self.observer.get() {
            observer.disconnect();
        }
    }
}

impl Stage {
    fn open(
        canvas: HtmlCanvasElement,
        labels: HtmlCanvasElement,
        network: Arc<NetworkSnapshot>,
        state: MapState,
        system: RwSignal<System>,
    ) -> Result<Rc<Self>, MapError> {
        let mut view = MapView::new(canvas.clone(), labels)?;
        view.set_network(&network)?;
        let stage = Rc::new(Self {
            canvas,
            network: RefCell::new(network),
            state,
            view: RefCell::new(view),
            size: Cell::default(),
            selected: Cell::new(None),
            has_begun: Cell::new(false),
            arranging: Arrangements::default(),
            laid: LaidByHand::default(),
            presented: Presented::default(),
            gesture: RefCell::default(),
            frame: Cell::new(None),
            on_frame: OnceCell::new(),
            listeners: RefCell::default(),
            observer: OnceCell::new(),
        });
        let weak = Rc::downgrade(&stage);
        let on_frame = Closure::new(move |now| {
            if let Some(stage) = weak.upgrade() {
                stage.frame.set(None);
                let goes_on = stage.view.borrow_mut().frame(now);
                stage.move_signs();
                stage.move_laid();
                if goes_on {
                    stage.draw_soon();
                }
            }
        });
        let _ = stage.on_frame.set(on_frame);
        stage.watch_size();
        stage.listen(system);
        stage.measure();
        stage.resize();
        Ok(stage)
    }

    /// Changes the picture and draws it in the next frame.
    fn change(&self, change: impl FnOnce(&mut MapView)) {
        change(&mut self.view.borrow_mut());
        self.draw_soon();
    }

    fn draw_soon(&self) {
        if self.frame.get().is_none()
            && let Some(callback) = self.on_frame.get()
        {
            self.frame.set(window().request_animation_frame(callback.as_ref().unchecked_ref()).ok());
        }
    }

    /// Shows another network in place of the one before. The camera stays, and so does whoever is in both.
    fn show(&self, network: Arc<NetworkSnapshot>, differences: &Differences) -> Result<(), MapError> {
        self.view.borrow_mut().set_network(&network)?;
        let places = self.hand_over(&network);
        self.forget_pins();
        self.change(|view| {
            view.set_differences(differences.clone());
            if let Some(places) = places {
                view.set_positions(&places, false);
            }
        });
        self.network.replace(network);
        if self.state.picture.get_untracked() == Picture::Impossible {
            self.state.picture.set(Picture::Drawn);
        }
        Ok(())
    }

    fn index_of(&self, id: Uuid) -> Option<u32> {
        let network = self.network.borrow();
        network.nodes.iter().position(|node| node.id == id).and_then(|index| index.try_into().ok())
    }

    fn node(&self, index: u32) -> Option<Node> {
        self.network.borrow().nodes.get(index as usize).cloned()
    }

    /// Shows the selection of the URL, and keeps it in sight. A page that begins with one begins there.
    fn select(self: &Rc<Self>, id: Option<Uuid>) {
        let index = id.and_then(|id| self.index_of(id));
        self.selected.set(index);
        self.change(|view| view.set_selection(index));
        let is_first = !self.has_begun.replace(true);
        // The panel opens or closes in the meantime.
        let weak = Rc::downgrade(self);
        request_animation_frame(move || {
            if let Some(stage) = weak.upgrade() {
                stage.measure();
                if let Some(index) = stage.selected.get() {
                    stage.change(|view| if is_first { view.fly_to(index) } else { view.reveal(index) });
                }
            }
        });
    }

    /// Shows a path, all of it.
    fn show_path(self: &Rc<Self>, nodes: Vec<u32>) {
        let is_path = !nodes.is_empty();
        self.change(|view| view.set_path(nodes));
        let weak = Rc::downgrade(self);
        // The panel grows in the meantime, and the selection has flown to its end.
        request_animation_frame(move || {
            if let Some(stage) = weak.upgrade().filter(|_| is_path) {
                stage.measure();
                stage.change(|view| {
                    view.fly_to_path();
                });
            }
        });
    }

    fn obey(self: &Rc<Self>, command: Command) {
        // After selection and filter have followed the URL, and the panel has opened or closed.
        let weak = Rc::downgrade(self);
        request_animation_frame(move || {
            let Some(stage) = weak.upgrade() else { return };
            stage.measure();
            stage.change(|view| match command {
                Command::Zoom(factor) => view.fly_zoom(factor),
                Command::Fit => stage.fit(view),
                Command::FlyTo(id) => {
                    if let Some(index) = stage.index_of(id) {
                        view.fly_to(index);
                    }
                }
                Command::Show | Command::Note | Command::SaveImage | Command::SaveGraphic => {}
            });
            match command {
                Command::Show => stage.show_what_is_asked(),
                Command::Note => stage.begin_note(),
                Command::SaveImage => stage.save_image(),
                Command::SaveGraphic => stage.save_graphic(),
                _ => {}
            }
        });
    }

    /// Selects what was clicked or walked to; the URL follows.
    fn choose(&self, index: Option<u32>) {
        if self.selected.replace(index) != index {
            self.change(|view| view.set_selection(index));
            self.state.select(index.and_then(|index| self.node(index)).map(|node| node.id));
        }
    }
}
