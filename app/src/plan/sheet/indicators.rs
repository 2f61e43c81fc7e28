//! The indicators a measure works for, and a form for the newest value of each.

use domain::{id::IndicatorId, plan::IndicatorSeries};
use leptos::{ev, prelude::*, server_fn::ServerFn as _};

use super::{
    field::SavingNote,
    state::{Saving, SheetState},
    text,
};
use crate::{
    i18n::{t, use_language},
    plan::{
        measure_api::{self as api, ReportValue},
        spark::Spark,
    },
};

/// Each indicator with its course.
#[component]
pub(super) fn Indicators(sheet: SheetState) -> impl IntoView {
    let ids = sheet.part(|detail| {
        detail.indicators.iter().map(|series| series.indicator.id).collect::<Vec<IndicatorId>>()
    });
    let list = move || {
        let ids = ids.get();
        if ids.is_empty() {
            return view! { <p class="muted">{t(text::no_indicators)}</p> }.into_any();
        }
        ids.into_iter().map(|id| view! { <OneIndicator sheet id/> }).collect_view().into_any()
    };
    view! {
        <section class="sheet__part" aria-labelledby="sheet-indicators">
            <h3 id="sheet-indicators">{t(text::indicators)}</h3>
            {list}
        </section>
    }
    .into_any()
}

#[component]
fn OneIndicator(sheet: SheetState, id: IndicatorId) -> impl IntoView {
    let series =
        sheet.part(move |detail| detail.indicators.iter().find(|series| series.indicator.id == id).cloned());
    let may_report = sheet.part(|detail| detail.rights.report);
    view! {
        <div class="indicator">
            {move || series.get().map(|series| view! { <Spark series/> })}
            {move || {
                let series = may_report.get().then(|| series.get_untracked()).flatten();
                series.map(|series| view! { <ReportForm sheet series/> })
            }}
        </div>
    }
    .into_any()
}

#[component]
fn ReportForm(sheet: SheetState, series: IndicatorSeries) -> impl IntoView {
    let language = use_language();
    let saving = RwSignal::new(Saving::Idle);
    let indicator = series.indicator;
    let (id, unit, name) = (indicator.id, indicator.unit, indicator.name);
    let today = sheet.board.today.to_string();
    let (value, day, note) =
        (RwSignal::new(String::new()), RwSignal::new(today.clone()), RwSignal::new(String::new()));
    let report = move |event: ev::SubmitEvent| {
        event.prevent_default();
        let (value_sent, day_sent) = (value.get_untracked(), day.get_untracked());
        let change = api::report_value(sheet.id(), id, value_sent, day_sent, note.get_untracked());
        sheet.send(saving, change, move |is_done| {
            if is_done {
                value.try_set(String::new());
                note.try_set(String::new());
            }
        });
    };
    let value_label = move || {
        let language = language.get();
        if unit.is_empty() { text::value_plain(language).to_owned() } else { text::value(language, &unit) }
    };
    let label = move || text::report_for(language.get(), &name);
    let (value_id, day_id, note_id) =
        (format!("value-{id}"), format!("value-{id}-day"), format!("value-{id}-note"));
    view! {
        <form
            class="indicator__form"
            method="post"
            action=ReportValue::PATH
            aria-label=label
            on:submit=report
        >
            <input type="hidden" name="measure" value=sheet.id().to_string()/>
            <input type="hidden" name="indicator" value=id.to_string()/>
            <div class="sheet__row sheet__row--two">
                <div class="field">
                    <label class="field__label" for=value_id.clone()>{value_label}</label>
                    <input
                        class="input"
                        id=value_id
                        name="value"
                        type="number"
                        step="any"
                        required=true
                        prop:value=move || value.get()
                        on:input=move |event| value.set(event_target_value(&event))
                    />
                </div>
                <div class="field">
                    <label class="field__label" for=day_id.clone()>{t(text::measured_on)}</label>
                    <input
                        class="input"
                        id=day_id
                        name="measured_on"
                        type="date"
                        required=true
                        max=today.clone()
                        value=today
                        on:input=move |event| day.set(event_target_value(&event))
                    />
                </div>
            </div>
            <div class="linked__add linked__add--one">
                <div class="field">
                    <label class="field__label" for=note_id.clone()>{t(text::note)}</label>
                    <input
                        class="input"
                        id=note_id
                        name="note"
                        maxlength="400"
                        lang="de"
                        prop:value=move || note.get()
                        on:input=move |event| note.set(event_target_value(&event))
                    />
                </div>
                <button class="btn">{t(text::report)}</button>
            </div>
            <SavingNote saving/>
        </form>
    }
    .into_any()
}
