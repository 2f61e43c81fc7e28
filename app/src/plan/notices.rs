//! What is said above the views: how far the saving is, what was refused or removed, and a broken connection.

use leptos::{ev, prelude::*};

use super::{open_plan::OpenPlan, text};
use crate::{
    error::AppError,
    i18n::{t, use_language},
    links,
    ui::Icon,
};

/// Whether what was done here has reached the server. It is announced where a card is dropped.
#[component]
pub(super) fn SaveState(state: OpenPlan) -> impl IntoView {
    let language = use_language();
    let is_saving = move || state.unsaved.with(|unsaved| !unsaved.is_empty());
    let words = move || match (is_saving(), state.is_waiting.get(), state.is_saved.get()) {
        (true, true, _) => text::waiting(language.get()),
        (true, false, _) => text::saving(language.get()),
        (false, _, true) => text::saved(language.get()),
        (false, _, false) => "",
    };
    let is_silent = move || words().is_empty();
    view! { <span class="note" class:save-state--silent=is_silent data-save-state>{words}</span> }
}

/// Asks before the page is closed while a move is on its way.
pub(super) fn hold_back_closing(state: OpenPlan) {
    let listener = window_event_listener(ev::beforeunload, move |event| {
        if state.unsaved.try_with_untracked(|unsaved| !unsaved.is_empty()) == Some(true) {
            event.prevent_default();
        }
    });
    on_cleanup(move || listener.remove());
}

/// Moves that were refused, and a broken connection.
#[component]
pub(super) fn Notices(state: OpenPlan) -> impl IntoView {
    let language = use_language();
    let refused = move || {
        let refused = state.refused.get()?;
        let language = language.get();
        let wanted = state.column_word(language, refused.wish.column);
        let sentence = if refused.error == AppError::Stale {
            let now = state.cards.with(|cards| {
                cards.iter().find(|card| card.id == refused.wish.measure_id).map(|card| card.status)
            });
            let now = state.column_word(language, now.unwrap_or(refused.wish.column));
            text::not_moved_stale(language, &refused.title, &wanted, &now)
        } else {
            format!("„{}“: {}", refused.title, refused.error.sentence(language))
        };
        let again = if refused.error == AppError::Stale {
            text::move_again(language, &wanted)
        } else {
            text::again(language).to_owned()
        };
        let may_retry =
            !matches!(refused.error, AppError::NotAllowed | AppError::NotFound | AppError::NotSignedIn);
        let retry = move |_: ev::MouseEvent| state.retry(&refused);
        Some(view! {
            <div class="alert alert--warning" role="alert">
                <Icon name="warning"/>
                <div>
                    <p class="alert__title">{text::not_moved(language)}</p>
                    <p>{sentence}</p>
                    <div class="actions">
                        {may_retry
                            .then(|| {
                                view! { <button class="btn btn--small btn--primary" type="button" on:click=retry>{again}</button> }
                            })}
                        <button class="btn btn--small" type="button" on:click=move |_| state.refused.set(None)>
                            {text::dismiss(language)}
                        </button>
                    </div>
                </div>
            </div>
        })
    };
    let removed = move || {
        let (id, title) = state.removed.get()?;
        let language = language.get();
        Some(view! {
            <div class="alert" role="status">
                <Icon name="info"/>
                <div>
                    <p>{text::removed(language, &title)}</p>
                    <div class="actions">
                        <button class="btn btn--small" type="button" on:click=move |_| state.restore(id)>
                            {text::undo(language)}
                        </button>
                        <a class="btn btn--small btn--quiet" href=links::plan_trash(state.plan)>{text::trash(language)}</a>
                        <button class="btn btn--small btn--quiet" type="button" on:click=move |_| state.removed.set(None)>
                            {text::close(language)}
                        </button>
                    </div>
                </div>
            </div>
        })
    };
    view! {
        {refused}
        {removed}
        {move || {
            state
                .is_offline
                .get()
                .then(|| {
                    view! {
                        <div class="alert" role="status">
                            <Icon name="offline"/>
                            <div><p>{t(text::offline)}</p></div>
                        </div>
                    }
                })
        }}
    }
}
