//! Who stands in the directory twice: found, compared, made one, and parted again.

pub mod api;
mod list_page;
mod merge_page;
mod merged_panel;
pub(super) mod text;

pub use list_page::DuplicatesPage;
pub use merge_page::{MergeOrganisationsPage, MergePeoplePage};
pub(super) use merged_panel::MergedPanel;

use leptos::prelude::*;

use crate::{error::AppError, i18n::use_language, ui::Icon};

/// What went wrong, in place of nothing.
#[component]
pub(super) fn Problem(problem: Signal<Option<AppError>>) -> impl IntoView {
    let language = use_language();
    view! {
        <div role="alert">
            {move || problem.get().map(|error| view! {
                <div class="alert alert--danger">
                    <Icon name="error"/>
                    <p>{move || error.sentence(language.get())}</p>
                </div>
            })}
        </div>
    }
    .into_any()
}
