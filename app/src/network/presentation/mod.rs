//! The network before an audience: the saved views of the reader one after the other, the picture alone on the page.
//!
//! Which view is shown stands in the address like everything else, so "back", a reload and a link do what they do
//! elsewhere. Nothing is kept but what was shown before, to which leaving leads back, for as long as the tab is open.

mod bar;
mod screen;
mod slides;
mod text;

use leptos::prelude::*;
use uuid::Uuid;

use super::{
    map_state::{Command, MapState, is_plain},
    query::MapQuery,
};
use crate::{i18n::t, links, ui::Icon};

pub(super) use bar::Presentation;
pub(super) use slides::Slides;

/// Begins the presentation, in the menu of the saved views.
#[component]
pub(super) fn PresentItem(state: MapState, slides: Slides) -> impl IntoView {
    let begin = Memo::new(move |_| slides.begin(&state.query.read()));
    view! {
        <a
            class="menu__item"
            href=move || links::map(&begin.read())
            on:click=move |event| {
                // Browsers ask for a gesture, and another tab has none.
                if is_plain(&event) {
                    screen::fill(state);
                }
            }
        >
            <Icon name="screen"/>
            {t(text::present)}
        </a>
    }
    .into_any()
}

/// Moves the camera with each step; remembers what was shown before, and gives screen and focus back at the end.
pub(super) fn attend(state: MapState) {
    let step = Memo::new(move |_| {
        let query = state.query.read();
        (query.presents, query.saved)
    });
    Effect::new(move |before: Option<(bool, Option<Uuid>)>| {
        let now = step.get();
        match (before, now) {
            (Some((true, _)), (false, _)) => screen::give_back(),
            (_, (true, _)) if before != Some(now) => {
                // When the bar stands, which covers a part of the picture.
                request_animation_frame(move || state.tell(Command::Show));
            }
            _ => {}
        }
        now
    });
    Effect::new(move |_| {
        // The network of another day comes when its step is shown already.
        state.network.track();
        if state.query.read_untracked().presents {
            request_animation_frame(move || state.tell(Command::Show));
        }
    });
    Effect::new(move |was_on: Option<bool>| {
        let query = state.query.read();
        match (was_on, query.presents) {
            (_, false) => {
                state.presented_from.set_value(Some(query.clone()));
                screen::forget();
            }
            (None, true) => {
                let kept = screen::kept(&query);
                // Else it belongs to a presentation that this page has left by another way.
                if kept.is_none() {
                    screen::forget();
                }
                state.presented_from.set_value(kept);
            }
            // With each step, so that only the page that is loaded again finds it.
            (Some(_), true) => {
                let keep = |from: &MapQuery| screen::keep(from, &query);
                state.presented_from.with_value(|from| from.iter().for_each(keep));
            }
        }
        query.presents
    });
}

/// Ends the presentation where it was begun; who came by a link stays at the view that is shown.
fn leave(state: MapState) {
    let from = state.presented_from.get_value();
    let from = from.unwrap_or_else(|| state.query.read_untracked().with_presented(false));
    state.go_on(&from);
}
