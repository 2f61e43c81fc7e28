//! Which nodes stand where somebody has put them, and how they are let go.

use leptos::{ev::MouseEvent, prelude::*};
use uuid::Uuid;

use super::text;
use crate::{
    i18n::{t, use_language},
    links,
    network::{
        map_canvas::CANVAS,
        map_state::{MapState, focus_soon, is_plain},
    },
    ui::{Icon, format},
};

/// A small mark at each pinned node; the stage moves them.
#[component]
pub(in crate::network) fn PinMarks(state: MapState) -> impl IntoView {
    let count = Memo::new(move |_| state.query.read().pins.len());
    move || {
        (count.get() > 0).then(|| {
            let marks = (0..count.get()).map(|_| view! { <li><Icon name="pin" small=true/></li> });
            view! { <ul class="map__pins needs-script" aria-hidden="true">{marks.collect_view()}</ul> }
        })
    }
}

/// Lets all pinned nodes go.
#[component]
pub(in crate::network) fn PinChip(state: MapState) -> impl IntoView {
    let language = use_language();
    let count = Memo::new(move |_| state.query.read().pins.len());
    let number = move || format::count(language.get(), i64::try_from(count.get()).unwrap_or(i64::MAX));
    let release = move |event: MouseEvent| {
        if is_plain(&event) {
            event.prevent_default();
            state.go(&state.query.with_untracked(super::MapQuery::without_pins));
            focus_soon(CANVAS);
        }
    };
    view! {
        <a
            class="chip chip--on"
            href=move || links::map(&state.query.read().without_pins())
            aria-label=move || text::release_all(language.get(), &number())
            data-noscroll=""
            on:click=release
        >
            <Icon name="pin" small=true/>
            {move || text::unpin_all(language.get(), &number())}
            <Icon name="close" small=true/>
        </a>
    }
}

/// Lets one node go, if it is pinned.
#[component]
pub(in crate::network) fn Unpin(state: MapState, id: Uuid) -> impl IntoView {
    let is_pinned = Memo::new(move |_| state.query.read().pins.iter().any(|pin| pin.node == id));
    let release = move |event: MouseEvent| {
        if is_plain(&event) {
            event.prevent_default();
            state.go(&state.query.with_untracked(|query| query.without_pin(id)));
            focus_soon(CANVAS);
        }
    };
    move || {
        is_pinned.get().then(|| {
            view! {
                <a
                    class="btn"
                    href=move || links::map(&state.query.read().without_pin(id))
                    data-noscroll=""
                    on:click=release
                >
                    <Icon name="pin"/>
                    {t(text::unpin)}
                </a>
            }
        })
    }
}
