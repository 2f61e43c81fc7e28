//! How a record comes to its end.

use domain::{change::RecordRef, directory::RecordField};
use leptos::{form::ActionForm, prelude::*};
use time::Date;

use super::{
    fields::{Line, OtherProblem, Refusal},
    refusal_of, text,
};
use crate::{directory::record_api::EndRecord, error::AppError, i18n::t};

/// The form for the last day of a record.
#[component]
pub(super) fn Ending(
    record: RecordRef,
    version: i64,
    today: Date,
    end: ServerAction<EndRecord>,
    /// The day that was sent as the last without a script, and why it was refused.
    returned: Option<(String, Option<AppError>)>,
) -> impl IntoView {
    let (day, problem) = returned.unwrap_or_else(|| (today.to_string(), None));
    let refusal: Refusal = refusal_of(end, problem);
    view! {
        <section class="panel" aria-labelledby="end-record">
            <h2 class="panel__head" id="end-record">{t(text::end)}</h2>
            <p>{t(text::end_lead)}</p>
            <ActionForm action=end attr:class="form panel__section">
                <input type="hidden" name="record[kind]" value=record.kind.as_str()/>
                <input type="hidden" name="record[id]" value=record.id.to_string()/>
                <input type="hidden" name="version" value=version.to_string()/>
                <Line
                    field=RecordField::ValidTo
                    id="record-last-day"
                    name="last_day"
                    label=text::last_day
                    kind="date"
                    required=true
                    value=day
                    refusal
                />
                <OtherProblem refusal/>
                <div class="actions">
                    <button class="btn">{t(text::end)}</button>
                </div>
            </ActionForm>
        </section>
    }
    .into_any()
}
