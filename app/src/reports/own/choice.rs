//! The name of a dashboard and with whom it is shared, as both its forms ask for them; what was typed and refused stands there
//! again.

use domain::{plan::EditError, saved_view::VIEW_NAME_MAX};
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

use super::text;
use crate::{
    error::AppError,
    i18n::{t, use_language},
    network::saved_views::{api::AudienceChoice, text as view_text},
    ui::Icon,
};

/// Why a form was refused that was sent from this page.
pub(super) fn problem_in_address() -> Option<AppError> {
    let query = use_query_map();
    let problem = query.read_untracked().get("problem")?;
    AppError::from_code(&problem)
}

/// Name and audience.
#[component]
pub(super) fn NameAndAudience(
    /// What they are now.
    present: (String, String),
    /// With whom the reader may share it.
    choices: Vec<AudienceChoice>,
) -> impl IntoView {
    let language = use_language();
    let query = use_query_map();
    let typed = |name: &str| query.read_untracked().get(name);
    let name = typed("name").unwrap_or(present.0);
    let audience = typed("audience").filter(|key| choices.iter().any(|choice| choice.key == *key));
    let audience = audience.unwrap_or(present.1);
    let fault = problem_in_address()
        .filter(|why| matches!(why, AppError::Refused(EditError::Empty | EditError::TooLong { .. })));
    let is_invalid = fault.is_some().then_some("true");
    let described_by = fault.is_some().then_some("dashboard-name-problem");
    let fault = fault.map(|why| {
        view! {
            <p class="field__error" id="dashboard-name-problem" role="alert">
                <Icon name="error" small=true/>
                {move || why.sentence(language.get())}
            </p>
        }
    });
    let options = choices
        .into_iter()
        .map(|choice| {
            let is_first = choice.key == audience;
            view! {
                <label class="check">
                    <input type="radio" name="audience" value=choice.key.clone() checked=is_first/>
                    <span>{move || view_text::audience(language.get(), &choice)}</span>
                </label>
            }
        })
        .collect_view();
    view! {
        <div class="field">
            <label class="field__label" for="dashboard-name">{t(text::name)}</label>
            <input
                class="input"
                id="dashboard-name"
                name="name"
                required=true
                maxlength=VIEW_NAME_MAX.to_string()
                autocomplete="off"
                value=name
                aria-invalid=is_invalid
                aria-describedby=described_by
            />
            {fault}
        </div>
        <fieldset>
            <legend class="field__label">{t(text::who)}</legend>
            {options}
        </fieldset>
        <p class="note">{t(text::rights)}</p>
    }
    .into_any()
}
