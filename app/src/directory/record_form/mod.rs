//! Forms in which health regions, committees, organisations and people are entered, changed and ended. They work as plain
//! forms too.

pub(super) mod address;
mod committee;
mod districts;
mod ending;
pub(super) mod fields;
mod frame;
mod health_region;
mod namesakes;
mod organisation;
mod person;
mod succession;
pub(super) mod succession_address;
pub(super) mod succession_text;
pub(super) mod text;

use leptos::{prelude::*, server_fn::ServerFn};
use leptos_router::hooks::use_query_map;

use self::{
    address::{Lookup, Returned},
    fields::Refusal,
};
use crate::{error::AppError, ui::focus};

pub use committee::{EditCommitteePage, NewCommitteePage};
pub use health_region::{EditHealthRegionPage, NewHealthRegionPage};
pub use organisation::{EditOrganisationPage, NewOrganisationPage};
pub use person::{EditPersonPage, NewPersonPage};
pub use succession::SuccessionPage;

/// What the address says of a form that was sent without a script.
fn returned<F>(form: fn(Lookup<'_>) -> Option<F>) -> Returned<F> {
    let query = use_query_map();
    let query = query.read_untracked();
    Returned::read(&|name: &str| query.get(name), form)
}

/// Why a form was refused: by a script's answer, or, before there is one, by the one in the address.
fn refusal_of<F>(action: ServerAction<F>, before: Option<AppError>) -> Refusal
where
    F: ServerFn<Output = (), Error = AppError> + Clone + Send + Sync + 'static,
{
    Signal::derive(move || {
        action.value().with(|value| match value {
            Some(answer) => answer.clone().err(),
            None => before.clone(),
        })
    })
}

/// Leads to the first field that was refused.
fn lead_to_faults<F>(action: ServerAction<F>)
where
    F: ServerFn<Output = (), Error = AppError> + Clone + Send + Sync + 'static,
{
    Effect::new(move |_| {
        if let Some(Err(AppError::Fields(_))) = action.value().get() {
            request_animation_frame(|| {
                focus::focus_first("form [aria-invalid='true']");
            });
        }
    });
}

/// Keeps what was sent, and counts how often somebody else was faster, for asking again after each time.
fn keep_up<F, Typed>(
    action: ServerAction<F>,
    typed: RwSignal<Option<Typed>>,
    overtaken: RwSignal<u32>,
    form: fn(F) -> Typed,
) where
    F: ServerFn<Output = (), Error = AppError> + Clone + Send + Sync + 'static,
    Typed: Send + Sync + 'static,
{
    Effect::new(move |_| {
        if let Some(sent) = action.input().get() {
            typed.set(Some(form(sent)));
        }
    });
    lead_to_faults(action);
    note_overtaken(action, overtaken);
}

/// Counts how often somebody else was faster.
fn note_overtaken<F>(action: ServerAction<F>, overtaken: RwSignal<u32>)
where
    F: ServerFn<Output = (), Error = AppError> + Clone + Send + Sync + 'static,
{
    Effect::new(move |_| {
        if action.value().get() == Some(Err(AppError::Stale)) {
            overtaken.update(|times| *times += 1);
        }
    });
}
