//! Drives the renderer in the browser: the pointer, the keys, the size, the colours, and when to draw.
//!
//! Everything that listens is kept in a [`Stage`] and ends with it.

use std::{
    cell::{Cell, OnceCell, RefCell},
    rc::{Rc, Weak},
    sync::Arc,
};

use domain::network::{NetworkSnapshot, Node};
use leptos::{html, prelude::*};
use network_map::{
    camera::Insets,
    graph::{Direction, Graph},
    labels::Area,
    palette,
    paths::paths,
    webgl::{MapError, MapView},
};
use uuid::Uuid;
use wasm_bindgen::{JsCast as _, closure::Closure};
use web_sys::{
    Element, Event, EventTarget, HtmlCanvasElement, HtmlElement, KeyboardEvent, MediaQueryList, MouseEvent,
    PointerEvent, ResizeObserver, WheelEvent,
};

use super::{
    map_state::{Command, MapState, Network, Picture},
    reading::record,
    search_box,
};
use crate::{links, ui::theme::Theme};

/// How far from its outline a node is still hit, in CSS pixels: by a mouse, and by a finger.
const TOLERANCE: [f32; 2] = [5.0, 16.0];
/// How far the pointer may move in a click.
const CLICK: f32 = 5.0;
/// Farther than any screen is wide.
const ANYWHERE: f32 = 4_000.0;
/// A panel that is wider than this share of the canvas is a sheet at its lower edge.
const SHEET: f32 = 0.8;
/// What lies over the canvas.
const PANELS: [&str; 7] = [
    ".map__tools > .segmented",
    ".map__questions",
    ".map__tools .searchbox",
    ".map__tools > .map__filter-button",
    ".map-panel--filter",
    ".map-panel--selection",
    ".map__zoom",
];

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
        let Network::Ready(network) = state.network.get() else { return };
        stage.set_value(None);
        match Stage::open(canvas, labels, network, state, system) {
            Ok(opened) => {
                stage.set_value(Some(opened));
                state.picture.set(Picture::Drawn);
                is_open.set(true);
            }
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
    let node = Memo::new(move |_| state.query.read().node);
    Effect::new(move |_| {
        let node = node.get();
        with_stage(&|stage| stage.select(node));
    });
    let path = Memo::new(move |_| {
        let ends = state.query.with(|query| query.from.zip(query.node));
        match (ends, &*state.network.read()) {
            (Some((from, to)), Network::Ready(network)) => best_path(network, from, to),
            _ => Vec::new(),
        }
    });
    Effect::new(move |_| {
        let path = path.get();
        with_stage(&|stage| stage.show_path(path.clone()));
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
    });
}

/// The nodes of the best path between two nodes, from end to end; empty if there is none.
fn best_path(network: &NetworkSnapshot, from: Uuid, to: Uuid) -> Vec<u32> {
    let find = |id| network.nodes.iter().position(|node| node.id == id).map(|index| index as u32);
    let Some((from, to)) = find(from).zip(find(to)) else { return Vec::new() };
    let best = paths(network, &Graph::of(network), from, to, 1).pop();
    best.map(|steps| std::iter::once(from).chain(steps.iter().map(|step| step.node)).collect())
        .unwrap_or_default()
}

/// What the system asks for.
#[derive(Clone, Copy, PartialEq, Eq)]
struct System {
    is_dark: bool,
    wants_contrast: bool,
    is_motion_reduced: bool,
}

const QUESTIONS: [&str; 4] = [
    "(prefers-color-scheme: dark)",
    "(prefers-contrast: more)",
    "(forced-colors: active)",
    "(prefers-reduced-motion: reduce)",
];

impl System {
    fn now() -> Self {
        let [is_dark, wants_contrast, is_forced, is_motion_reduced] =
            QUESTIONS.map(|question| media(question).is_some_and(|list| list.matches()));
        Self { is_dark, wants_contrast: wants_contrast || is_forced, is_motion_reduced }
    }

    fn theme(self, choice: Option<Theme>) -> palette::Theme {
        let is_dark = choice.map_or(self.is_dark, |choice| choice == Theme::Dark);
        match (is_dark, self.wants_contrast) {
            (false, false) => palette::Theme::Light,
            (true, false) => palette::Theme::Dark,
            (false, true) => palette::Theme::HighContrastLight,
            (true, true) => palette::Theme::HighContrastDark,
        }
    }
}

fn media(question: &str) -> Option<MediaQueryList> {
    window().match_media(question).ok().flatten()
}

/// Something that listens until it is dropped.
struct Listener {
    target: EventTarget,
    event: &'static str,
    callback: Closure<dyn FnMut(Event)>,
}

impl Drop for Listener {
    fn drop(&mut self) {
        drop(
            self.target
                .remove_event_listener_with_callback(self.event, self.callback.as_ref().unchecked_ref()),
        );
    }
}

/// A pointer that is down.
#[derive(Clone, Copy)]
struct Finger {
    id: i32,
    at: [f32; 2],
}

/// The pointers that are down, and whether they have moved so far that this is no click.
#[derive(Default)]
struct Gesture {
    fingers: Vec<Finger>,
    start: [f32; 2],
    has_moved: bool,
}

/// The renderer with everything that listens for it.
struct Stage {
    canvas: HtmlCanvasElement,
    network: Arc<NetworkSnapshot>,
    state: MapState,
    view: RefCell<MapView>,
    selected: Cell<Option<u32>>,
    has_begun: Cell<bool>,
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
        view.set_network(&network);
        let stage = Rc::new(Self {
            canvas,
            network,
            state,
            view: RefCell::new(view),
            selected: Cell::new(None),
            has_begun: Cell::new(false),
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

    fn resize(&self) {
        let bounds = self.canvas.get_bounding_client_rect();
        let ratio = window().device_pixel_ratio() as f32;
        self.change(|view| view.resize(bounds.width() as f32, bounds.height() as f32, ratio));
    }

    /// Tells the renderer how much the panels cover.
    fn measure(&self) {
        let bounds = self.canvas.get_bounding_client_rect();
        let panels: Vec<(Element, Area)> = PANELS
            .iter()
            .filter_map(|class| self.canvas.parent_element()?.query_selector(class).ok().flatten())
            .filter_map(|panel| {
                let place = panel.get_bounding_client_rect();
                let area = Area {
                    left: (place.left() - bounds.left()) as f32,
                    top: (place.top() - bounds.top()) as f32,
                    right: (place.right() - bounds.left()) as f32,
                    bottom: (place.bottom() - bounds.top()) as f32,
                };
                (place.width() > 0.0).then_some((panel, area))
            })
            .collect();
        let (width, height) = (bounds.width() as f32, bounds.height() as f32);
        let mut insets = Insets::default();
        for (panel, area) in &panels {
            if panel.matches(".map__tools *").unwrap_or(false) {
                insets.top = insets.top.max(area.bottom);
            } else if panel.matches(".map-panel--filter").unwrap_or(false) {
                // As a popover it only covers for a moment.
                if !is_fixed(panel) {
                    insets.left = area.right;
                }
            } else if panel.matches(".map-panel--selection").unwrap_or(false) {
                if area.right - area.left > width * SHEET {
                    insets.bottom = height - area.top;
                } else {
                    insets.right = width - area.left;
                }
            }
        }
        let areas = panels.into_iter().map(|(_, area)| area).collect();
        self.change(|view| {
            view.set_insets(insets);
            view.set_panels(areas);
        });
    }

    fn watch_size(self: &Rc<Self>) {
        let weak = Rc::downgrade(self);
        let callback = Closure::<dyn FnMut()>::new(move || {
            if let Some(stage) = weak.upgrade() {
                stage.measure();
                stage.resize();
            }
        });
        if let Ok(observer) = ResizeObserver::new(callback.as_ref().unchecked_ref()) {
            observer.observe(&self.canvas);
            let _ = self.observer.set((observer, callback));
        }
    }

    fn listen(self: &Rc<Self>, system: RwSignal<System>) {
        let canvas: &EventTarget = &self.canvas;
        self.on(canvas, "pointerdown", Self::pointer_down);
        self.on(canvas, "pointermove", Self::pointer_move);
        self.on(canvas, "pointerup", Self::pointer_up);
        self.on(canvas, "pointercancel", Self::pointer_gone);
        self.on(canvas, "pointerleave", |stage: &Self, _: &PointerEvent| stage.hover(None));
        self.on(canvas, "wheel", Self::wheel);
        self.on(canvas, "dblclick", Self::double_click);
        self.on(canvas, "keydown", Self::key_down);
        self.on(canvas, "webglcontextlost", |stage: &Self, _: &Event| stage.state.picture.set(Picture::Lost));
        self.on(canvas, "webglcontextrestored", |stage: &Self, _: &Event| {
            stage.state.picture.set(Picture::Drawn);
            stage.draw_soon();
        });
        for question in QUESTIONS {
            if let Some(list) = media(question) {
                self.on(&list, "change", move |_: &Self, _: &Event| system.set(System::now()));
            }
        }
        // The page is zoomed or moved to another screen: more or fewer pixels for the same size.
        self.on(&window(), "resize", |stage: &Self, _: &Event| stage.resize());
        let weak = Rc::downgrade(self);
        leptos::task::spawn_local(async move {
            if let Ok(ready) = fonts_ready() {
                drop(wasm_bindgen_futures::JsFuture::from(ready).await);
            }
            if let Some(stage) = weak.upgrade() {
                stage.change(MapView::fonts_changed);
            }
        });
    }

    fn on<E: wasm_bindgen::JsCast + 'static>(
        self: &Rc<Self>,
        target: &EventTarget,
        event: &'static str,
        react: impl Fn(&Self, &E) + 'static,
    ) {
        let weak: Weak<Self> = Rc::downgrade(self);
        let callback = Closure::<dyn FnMut(Event)>::new(move |event: Event| {
            if let Some(stage) = weak.upgrade() {
                react(&stage, event.unchecked_ref());
            }
        });
        if target.add_event_listener_with_callback(event, callback.as_ref().unchecked_ref()).is_ok() {
            self.listeners.borrow_mut().push(Listener { target: target.clone(), event, callback });
        }
    }

    fn index_of(&self, id: Uuid) -> Option<u32> {
        self.network.nodes.iter().position(|node| node.id == id).and_then(|index| index.try_into().ok())
    }

    fn node(&self, index: u32) -> Option<&Node> {
        self.network.nodes.get(index as usize)
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
                stage.change(|view| view.fly_to_path());
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
                Command::Fit => view.fit(),
                Command::FlyTo(id) => {
                    if let Some(index) = stage.index_of(id) {
                        view.fly_to(index);
                    }
                }
            });
        });
    }

    /// Selects what was clicked or walked to; the URL follows.
    fn choose(&self, index: Option<u32>) {
        if self.selected.replace(index) != index {
            self.change(|view| view.set_selection(index));
            self.state.select(index.and_then(|index| self.node(index)).map(|node| node.id));
        }
    }

    fn hover(&self, index: Option<u32>) {
        drop(self.canvas.class_list().toggle_with_force("map__canvas--over", index.is_some()));
        self.change(|view| view.set_hover(index));
    }

    fn place(&self, event: &MouseEvent) -> [f32; 2] {
        let bounds = self.canvas.get_bounding_client_rect();
        [event.client_x() as f32 - bounds.left() as f32, event.client_y() as f32 - bounds.top() as f32]
    }

    fn pick(&self, event: &PointerEvent) -> Option<u32> {
        let [x, y] = self.place(event);
        let tolerance = TOLERANCE[usize::from(event.pointer_type() == "touch")];
        self.view.borrow().pick(x, y, tolerance)
    }

    fn pointer_down(&self, event: &PointerEvent) {
        if event.pointer_type() == "mouse" && event.button() != 0 {
            return;
        }
        drop(self.canvas.set_pointer_capture(event.pointer_id()));
        let at = self.place(event);
        let mut gesture = self.gesture.borrow_mut();
        if gesture.fingers.is_empty() {
            gesture.start = at;
            gesture.has_moved = false;
        } else {
            gesture.has_moved = true;
        }
        gesture.fingers.push(Finger { id: event.pointer_id(), at });
    }

    fn pointer_move(&self, event: &PointerEvent) {
        let at = self.place(event);
        let mut gesture = self.gesture.borrow_mut();
        let Some(moving) = gesture.fingers.iter().position(|finger| finger.id == event.pointer_id()) else {
            drop(gesture);
            if event.pointer_type() != "touch" {
                self.hover(self.pick(event));
            }
            return;
        };
        let before = std::mem::replace(&mut gesture.fingers[moving].at, at);
        let [dx, dy] = [at[0] - before[0], at[1] - before[1]];
        let is_click =
            !gesture.has_moved && (at[0] - gesture.start[0]).hypot(at[1] - gesture.start[1]) <= CLICK;
        if is_click {
            gesture.fingers[moving].at = before;
            return;
        }
        gesture.has_moved = true;
        let other =
            gesture.fingers.iter().find(|finger| finger.id != event.pointer_id()).map(|finger| finger.at);
        drop(gesture);
        drop(self.canvas.class_list().add_1("map__canvas--held"));
        self.change(|view| match other {
            None => view.pan_by(dx, dy),
            Some(other) => {
                let spread = |point: [f32; 2]| (point[0] - other[0]).hypot(point[1] - other[1]).max(1.0);
                view.pan_by(dx * 0.5, dy * 0.5);
                let middle = [0, 1].map(|axis| (at[axis] + other[axis]) * 0.5);
                view.zoom_at(middle[0], middle[1], spread(at) / spread(before));
            }
        });
    }

    fn pointer_up(&self, event: &PointerEvent) {
        let was_click = {
            let gesture = self.gesture.borrow();
            gesture.fingers.len() == 1 && gesture.fingers[0].id == event.pointer_id() && !gesture.has_moved
        };
        let picked = self.pick(event);
        self.pointer_gone(event);
        if was_click {
            self.choose(picked);
        }
    }

    fn pointer_gone(&self, event: &PointerEvent) {
        let mut gesture = self.gesture.borrow_mut();
        gesture.fingers.retain(|finger| finger.id != event.pointer_id());
        if gesture.fingers.is_empty() {
            drop(self.canvas.class_list().remove_1("map__canvas--held"));
        }
    }

    fn wheel(&self, event: &WheelEvent) {
        event.prevent_default();
        // Lines and pages as about so many pixels; a pinch on a touchpad comes as a wheel with Ctrl, in small steps.
        let unit = match event.delta_mode() {
            WheelEvent::DOM_DELTA_LINE => 24.0,
            WheelEvent::DOM_DELTA_PAGE => 400.0,
            _ => 1.0,
        };
        let speed = if event.ctrl_key() { 0.01 } else { 0.0015 };
        let factor = (-event.delta_y() * unit * speed).clamp(-0.7, 0.7).exp() as f32;
        let [x, y] = self.place(event);
        self.change(|view| view.zoom_at(x, y, factor));
    }

    fn double_click(&self, event: &MouseEvent) {
        let [x, y] = self.place(event);
        let picked = self.view.borrow().pick(x, y, TOLERANCE[0]);
        match picked.and_then(|index| self.node(index)) {
            Some(node) => self.state.tell(Command::FlyTo(node.id)),
            None => self.change(|view| view.zoom_at(x, y, 1.8)),
        }
    }

    fn key_down(&self, event: &KeyboardEvent) {
        if event.ctrl_key() || event.meta_key() || event.alt_key() {
            return;
        }
        match event.key().as_str() {
            "ArrowLeft" => self.walk(Direction::Left),
            "ArrowRight" => self.walk(Direction::Right),
            "ArrowUp" => self.walk(Direction::Up),
            "ArrowDown" => self.walk(Direction::Down),
            "Enter" => {
                let node = self.selected.get().and_then(|index| self.node(index));
                match node.and_then(|node| links::record(record(node.kind, node.id))) {
                    Some(path) => self.state.open(&path),
                    None => return,
                }
            }
            "Escape" if self.selected.get().is_some() => self.choose(None),
            "+" | "=" => self.state.tell(Command::Zoom(1.6)),
            "-" | "_" => self.state.tell(Command::Zoom(1.0 / 1.6)),
            "0" => self.state.tell(Command::Fit),
            "/" => {
                let field = document().get_element_by_id(search_box::FIELD);
                if let Some(field) = field.and_then(|field| field.dyn_into::<HtmlElement>().ok()) {
                    drop(field.focus());
                }
            }
            _ => return,
        }
        event.prevent_default();
    }

    /// Goes to the neighbour in a direction; from nowhere, to what is nearest to the middle.
    fn walk(&self, direction: Direction) {
        let next = {
            let view = self.view.borrow();
            match self.selected.get() {
                Some(index) => view.neighbour_towards(index, direction),
                None => {
                    let bounds = self.canvas.get_bounding_client_rect();
                    view.pick(bounds.width() as f32 * 0.5, bounds.height() as f32 * 0.5, ANYWHERE)
                }
            }
        };
        if next.is_some() {
            self.choose(next);
        }
    }
}

fn is_fixed(element: &Element) -> bool {
    let style = window().get_computed_style(element).ok().flatten();
    style.and_then(|style| style.get_property_value("position").ok()).as_deref() == Some("fixed")
}

fn fonts_ready() -> Result<js_sys::Promise, wasm_bindgen::JsValue> {
    let fonts = js_sys::Reflect::get(&document(), &"fonts".into())?;
    js_sys::Reflect::get(&fonts, &"ready".into())?.dyn_into()
}
