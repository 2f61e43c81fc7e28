//! How a record comes to its end, and its open seats with it.

use domain::{
    change::RecordRef,
    directory::{OpenSeats, RecordField},
};
use leptos::{form::ActionForm, prelude::*};
use time::Date;

use super::{
    address::ReturnedEnd,
    fields::{Line, OtherProblem, Refusal},
    refusal_of, text,
};
use crate::{
    directory::record_api::EndRecord,
    i18n::{Language, t, use_language},
};

/// The form for the last day of a record.
#[component]
pub(super) fn Ending(
    record: RecordRef,
    version: i64,
    today: Date,
    end: ServerAction<EndRecord>,
    /// What was sent without a script, and why it was refused.
    returned: Option<ReturnedEnd>,
    /// What becomes of the record.
    lead: fn(Language) -> &'static str,
    /// Its open seats, if it can have seats.
    seats: Option<OpenSeats>,
) -> impl IntoView {
    let returned =
        returned.unwrap_or_else(|| ReturnedEnd { day: today.to_string(), with_seats: true, problem: None });
    let refusal: Refusal = refusal_of(end, returned.problem);
    view! {
        <section class="panel" aria-labelledby="end-record">
            <h2 class="panel__head" id="end-record">{t(text::end)}</h2>
            <p>{t(lead)}</p>
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
                    value=returned.day
                    refusal
                />
                {seats.map(|seats| view! { <SeatsToo seats with_seats=returned.with_seats/> })}
                <OtherProblem refusal/>
                <div class="actions">
                    <button class="btn">{t(text::end)}</button>
                </div>
            </ActionForm>
        </section>
    }
    .into_any()
}

/// What becomes of the open seats: they end on the same day if that is wanted.
#[component]
fn SeatsToo(seats: OpenSeats, with_seats: bool) -> impl IntoView {
    let language = use_language();
    let OpenSeats { yours, of_others } = seats;
    let check = (yours > 0).then(|| {
        view! {
            <label class="check">
                <input
                    type="checkbox"
                    name="with_seats"
                    value="true"
                    checked=with_seats
                    aria-describedby="end-seats-hint"
                />
                <span>{move || text::end_seats(language.get(), yours)}</span>
            </label>
            <p class="field__hint" id="end-seats-hint">{t(text::end_seats_hint)}</p>
        }
    });
    let others = (of_others > 0).then(
        || view! { <p class="field__hint">{move || text::seats_of_others(language.get(), of_others)}</p> },
    );
    let none =
        (yours + of_others == 0).then(|| view! { <p class="field__hint">{t(text::no_open_seats)}</p> });
    (check, others, none)
}
