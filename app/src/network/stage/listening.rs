//! What is listened to, for as long as the stage is there.

use std::rc::{Rc, Weak};

use leptos::prelude::*;
use network_map::webgl::MapView;
use wasm_bindgen::{JsCast as _, closure::Closure};
use web_sys::{Event, EventTarget, PointerEvent};

use super::{
    Stage,
    system::{QUESTIONS, System, media},
};
use crate::network::map_state::Picture;

/// Something that listens until it is dropped.
pub(super) struct Listener {
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

impl Stage {
    pub(super) fn listen(self: &Rc<Self>, system: RwSignal<System>) {
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
        self.listen_to_notes();
        for question in QUESTIONS {
            if let Some(list) = media(question) {
                self.on(&list, "change", move |_: &Self, _: &Event| system.set(System::now()));
            }
        }
        // The page is zoomed or moved to another screen: more or fewer pixels for the same size.
        self.on(&window(), "resize", |stage: &Self, _: &Event| stage.resize());
        self.on(&window(), "beforeprint", |stage: &Self, _: &Event| stage.lay_sheet());
        self.on(&window(), "afterprint", |stage: &Self, _: &Event| stage.remove_sheet());
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

    pub(super) fn on<E: wasm_bindgen::JsCast + 'static>(
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
}

fn fonts_ready() -> Result<js_sys::Promise, wasm_bindgen::JsValue> {
    let fonts = js_sys::Reflect::get(&document(), &"fonts".into())?;
    js_sys::Reflect::get(&fonts, &"ready".into())?.dyn_into()
}
