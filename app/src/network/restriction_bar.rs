//! What restricts the map, as chips in one row; each is lifted by itself, and the last change can be undone.

use leptos::{ev, ev::MouseEvent, prelude::*};
use wasm_bindgen::JsCast as _;

use super::{
    by_hand::PinChip,
    map_state::{MapState, focus_soon, is_plain},
    query::{MapQuery, MapView},
    reading::MapReading,
    restriction::Restriction,
    restriction_text as text,
};
use crate::{
    i18n::{t, use_language},
    links,
    ui::Icon,
};

/// Changes that can be undone.
const PAST: usize = 50;

/// The row of chips; nothing while everything is shown and nothing can be undone.
#[component]
pub(super) fn RestrictionBar(state: MapState, reading: Memo<MapReading>) -> impl IntoView {
    let language = use_language();
    let past = use_past(state);
    let found = Memo::new(move |_| {
        reading.with(|reading| state.query.read().restrictions(language.get(), &reading.legend))
    });
    let can_undo = Memo::new(move |_| !past.read().is_empty());
    // Only the picture has places.
    let has_pins = Memo::new(move |_| {
        let query = state.query.read();
        query.view == MapView::Net && !query.pins.is_empty()
    });
    let undo = move || {
        // What is presented is looked at, not changed.
        if state.query.read_untracked().presents {
            return;
        }
        if let Some(before) = past.with_untracked(|past| past.last().cloned()) {
            state.filter(|query| query.restricted_like(&before).changed(|_| {}));
        }
    };
    listen(undo);
    let lift = move |event: MouseEvent, lifted: MapQuery| {
        if is_plain(&event) {
            event.prevent_default();
            state.filter(|_| lifted);
            // The chip is gone, and the focus would be with it.
            focus_soon("map-restrictions");
        }
    };
    let chip = move |restriction: Restriction| {
        let Restriction { words, lifted } = restriction;
        let path = links::map(&lifted);
        let label = text::lift(language.get_untracked(), &words);
        view! {
            <li>
                <a
                    class="chip chip--on"
                    href=path
                    aria-label=label
                    data-noscroll=""
                    on:click=move |event| lift(event, lifted.clone())
                >
                    {words}
                    <Icon name="close" small=true/>
                </a>
            </li>
        }
    };
    let all = move || {
        (found.read().len() > 1).then(|| {
            let path = move || links::map(&state.query.read().without_filter());
            view! {
                <li>
                    <a
                        class="chip"
                        href=path
                        data-noscroll=""
                        on:click=move |event| lift(event, state.query.read_untracked().without_filter())
                    >
                        {t(text::lift_all)}
                    </a>
                </li>
            }
        })
    };
    let back = move || {
        can_undo.get().then(|| {
            view! {
                <li class="needs-script">
                    <button
                        class="chip"
                        type="button"
                        aria-keyshortcuts="Control+Z"
                        on:click=move |_| {
                            undo();
                            focus_soon("map-restrictions");
                        }
                    >
                        <Icon name="history" small=true/>
                        {t(text::undo)}
                    </button>
                </li>
            }
        })
    };
    view! {
        <ul
            class="chips restrictions"
            id="map-restrictions"
            tabindex="-1"
            aria-label=t(text::restrictions)
            hidden=move || found.read().is_empty() && !can_undo.get() && !has_pins.get()
        >
            {move || found.get().into_iter().map(chip).collect_view()}
            {all}
            {back}
            {move || has_pins.get().then(|| view! { <li><PinChip state/></li> })}
        </ul>
    }
    .into_any()
}

/// The restrictions before the present ones, the latest last. Going back to the latest takes it from there, whichever
/// way one goes.
fn use_past(state: MapState) -> RwSignal<Vec<MapQuery>> {
    let past = RwSignal::new(Vec::new());
    Effect::new(move |before: Option<Option<MapQuery>>| {
        let (before, query) = (before.flatten(), state.query.read());
        // Whoever steps through a presentation changes nothing, and comes back to where it began.
        if query.presents {
            return before;
        }
        let now = MapQuery::default().restricted_like(&query);
        if let Some(before) = before.filter(|before| *before != now) {
            past.update(|past| step(past, before, &now));
        }
        Some(now)
    });
    past
}

/// Notes that the restrictions have changed from `before` to `now`.
fn step(past: &mut Vec<MapQuery>, before: MapQuery, now: &MapQuery) {
    if past.last() == Some(now) {
        past.pop();
        return;
    }
    if past.len() == PAST {
        past.remove(0);
    }
    past.push(before);
}

/// Undoes on Ctrl+Z, except where something is typed.
fn listen(undo: impl Fn() + Copy + 'static) {
    Effect::new(move |_| {
        let listener = window_event_listener(ev::keydown, move |event| {
            let is_wish = (event.ctrl_key() || event.meta_key()) && !event.shift_key() && event.key() == "z";
            let is_typing = event
                .target()
                .and_then(|target| target.dyn_into::<web_sys::Element>().ok())
                .is_some_and(|target| {
                    let typed = "input:not([type=checkbox], [type=radio]), textarea, [contenteditable]";
                    target.closest(typed).is_ok_and(|field| field.is_some())
                });
            if is_wish && !is_typing {
                event.prevent_default();
                undo();
            }
        });
        on_cleanup(move || listener.remove());
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn going_back_takes_the_latest_state_and_everything_else_is_noted() {
        let [all, people, table] = ["", "kind=person", "q=AG"].map(MapQuery::from_text);
        let mut past = Vec::new();
        step(&mut past, all.clone(), &people);
        step(&mut past, people.clone(), &table);
        assert_eq!(past, [all.clone(), people.clone()]);
        step(&mut past, table, &people);
        assert_eq!(past, std::slice::from_ref(&all));
        step(&mut past, people.clone(), &all);
        assert!(past.is_empty());
        for _ in 0..60 {
            step(&mut past, people.clone(), &MapQuery::from_text("q=x"));
        }
        assert_eq!(past.len(), PAST);
    }
}
