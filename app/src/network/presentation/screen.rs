//! The screen, the keys and the focus of a presentation.

use leptos::{ev, prelude::*, task::spawn_local};
use wasm_bindgen::JsCast as _;
use wasm_bindgen_futures::JsFuture;
use web_sys::HtmlElement;

use super::{
    leave,
    slides::{Slides, Turn},
};
use crate::{
    links,
    network::{
        map_state::{Command, MapState},
        query::MapQuery,
    },
};

/// The button of the menu in which a presentation begins.
const MENU: &str = ".map__views summary";

/// What lies over a picture that is presented.
const COVERING: &str = ":popover-open:not(.map--presented *)";

/// Under which name the browser keeps what was shown before.
const KEPT: &str = "map-presented-from";

/// Asks for the whole screen. Where that is not allowed, the presentation has the page.
pub(super) fn fill(state: MapState) {
    let Some(root) = document().document_element() else { return };
    // Called by its name, because browsers without it have to be left alone, and because its refusal is no error.
    let asked = js_sys::Reflect::get(&root, &"requestFullscreen".into())
        .and_then(|ask| ask.dyn_into::<js_sys::Function>())
        .and_then(|ask| ask.call0(&root))
        .and_then(|answer| answer.dyn_into::<js_sys::Promise>());
    if let Ok(answer) = asked {
        spawn_local(async move {
            drop(JsFuture::from(answer).await);
            // Whoever has left in the meantime wants the page back; it may also be gone.
            let presents = state.query.try_with_untracked(|query| query.presents).unwrap_or_default();
            if !presents && is_filled() {
                document().exit_fullscreen();
            }
        });
    }
}

/// Gives the screen back, and the focus to where the presentation began.
pub(super) fn give_back() {
    if is_filled() {
        document().exit_fullscreen();
    }
    // When the menu is there again.
    request_animation_frame(|| {
        let menu = document().query_selector(MENU).ok().flatten();
        if let Some(menu) = menu.and_then(|menu| menu.dyn_into::<HtmlElement>().ok()) {
            drop(menu.focus());
        }
    });
}

/// Keeps what was shown before, and what is presented now, for a page that is loaded again.
pub(super) fn keep(from: &MapQuery, presented: &MapQuery) {
    if let Ok(Some(storage)) = window().session_storage() {
        drop(storage.set_item(KEPT, &format!("{}\n{}", links::map(from), links::map(presented))));
    }
}

/// What was shown before the page with `presented` was loaded again; nothing if the presentation began with a link.
pub(super) fn kept(presented: &MapQuery) -> Option<MapQuery> {
    let kept = window().session_storage().ok()??.get_item(KEPT).ok()??;
    let (from, address) = kept.split_once('\n')?;
    let query = from.split_once('?').unwrap_or_default().1;
    (address == links::map(presented)).then(|| MapQuery::from_text(query))
}

/// Forgets it, once the map is shown as always.
pub(super) fn forget() {
    if let Ok(Some(storage)) = window().session_storage() {
        drop(storage.remove_item(KEPT));
    }
}

fn is_filled() -> bool {
    document().fullscreen_element().is_some()
}

/// Obeys the keys as long as this part of the page stands. `can_fill` becomes whether the whole screen can be asked for.
pub(super) fn listen(state: MapState, slides: StoredValue<Slides>, can_fill: RwSignal<bool>) {
    Effect::new(move |_| {
        let was_filled = StoredValue::new(is_filled());
        let offer = move || can_fill.set(document().fullscreen_enabled() && !is_filled());
        offer();
        let keys = window_event_listener(ev::keydown, move |event| {
            let is_other = event.ctrl_key() || event.meta_key() || event.alt_key() || event.shift_key();
            // What lies over the picture has the keys to itself; what was open beside it is hidden now.
            let is_covered = || document().query_selector(COVERING).is_ok_and(|open| open.is_some());
            let Some(turn) = Turn::of_key(&event.key()) else { return };
            if event.default_prevented() || is_other || is_covered() {
                return;
            }
            // A key that leads nowhere scrolls a bar that is higher than the picture.
            if go(state, slides, turn) {
                event.prevent_default();
            }
        });
        let screen = window_event_listener(ev::fullscreenchange, move |_| {
            offer();
            let is_filled = is_filled();
            // Browsers keep this Escape to themselves.
            if was_filled.get_value() && !is_filled {
                leave(state);
            }
            was_filled.set_value(is_filled);
        });
        // The picture fills a screen that comes later, or another one.
        let size = window_event_listener(ev::resize, move |_| state.tell(Command::Show));
        on_cleanup(move || {
            keys.remove();
            screen.remove();
            size.remove();
        });
    });
}

/// Goes where a turn leads; returns whether it leads anywhere.
fn go(state: MapState, slides: StoredValue<Slides>, turn: Turn) -> bool {
    if turn == Turn::Leave {
        leave(state);
        return true;
    }
    let to = slides.with_value(|slides| slides.turned(&state.query.read_untracked(), turn).cloned());
    to.iter().for_each(|to| state.go_on(to));
    to.is_some()
}
