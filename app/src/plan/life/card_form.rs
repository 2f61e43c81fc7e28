//! What the cards of a plan show.

use domain::plan::{CardPart, PlanSettings};
use leptos::{form::ActionForm, prelude::*};

use super::{actions::SettingsActions, own_fields_text as text};
use crate::i18n::{t, use_language};

/// A tick for each part that can be left out.
#[component]
pub(super) fn CardForm(settings: PlanSettings, actions: SettingsActions) -> impl IntoView {
    let language = use_language();
    let plan = settings.plan;
    let face = plan.card_face.clone();
    let boxes = CardPart::ALL.iter().map(move |part| {
        let part = *part;
        let is_shown = face.shows(part);
        view! {
            <label class="check">
                <input type="checkbox" name="shown[]" value=part.as_str() checked=is_shown/>
                <span>{move || text::part(language.get(), part)}</span>
            </label>
        }
    });
    view! {
        <section class="panel" aria-labelledby="plan-card">
            <h2 class="panel__head" id="plan-card">{t(text::card)}</h2>
            <p>{t(text::card_lead)}</p>
            <ActionForm action=actions.set_card_face attr:class="stack panel__section">
                <input type="hidden" name="plan" value=plan.id.to_string()/>
                <input type="hidden" name="version" value=plan.version.to_string()/>
                <fieldset>
                    <legend class="field__label">{t(text::card_parts)}</legend>
                    {boxes.collect_view()}
                </fieldset>
                <div class="actions">
                    <button class="btn btn--primary">{t(text::save_card)}</button>
                </div>
            </ActionForm>
        </section>
    }
    .into_any()
}
