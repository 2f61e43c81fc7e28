//! What the reader wants to hear of.

use domain::plan::NotificationKind;
use leptos::{form::ActionForm, prelude::*};

use super::{api::ChooseNotifications, text};
use crate::{
    error::AppError,
    i18n::{t, use_language},
};

/// A form with a box for each kind.
#[component]
pub(super) fn Choices(
    /// What is chosen.
    choices: Vec<NotificationKind>,
    save: ServerAction<ChooseNotifications>,
) -> impl IntoView {
    let language = use_language();
    let boxes = NotificationKind::ALL.iter().map(move |&kind| {
        let is_chosen = choices.contains(&kind);
        view! {
            <label class="check">
                <input type="checkbox" name="kinds[]" value=kind.as_str() checked=is_chosen/>
                <span>{move || text::kind(language.get(), kind)}</span>
            </label>
        }
    });
    let outcome = move || {
        let language = language.get();
        save.value().get().map(|answer: Result<(), AppError>| match answer {
            Ok(()) => text::saved(language).to_owned(),
            Err(error) => error.sentence(language),
        })
    };
    view! {
        <section class="panel notification-choices" aria-labelledby="notification-choices">
            <h2 class="panel__head" id="notification-choices">{t(text::choices)}</h2>
            <p class="note" id="notification-choices-hint">{t(text::choices_hint)}</p>
            <ActionForm action=save attr:class="form">
                <fieldset aria-labelledby="notification-choices" aria-describedby="notification-choices-hint">
                    {boxes.collect_view()}
                </fieldset>
                <div class="actions">
                    <button class="btn">{t(text::save)}</button>
                    <p class="note" role="status">{outcome}</p>
                </div>
            </ActionForm>
        </section>
    }
    .into_any()
}
