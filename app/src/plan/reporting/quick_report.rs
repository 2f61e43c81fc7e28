//! The forms with which one reports of a measure: a button for each status, a field for each value.

use domain::{
    id::MeasureId,
    plan::{IndicatorSeries, MeasureStatus, OwnMeasure},
};
use leptos::{form::ActionForm, prelude::*};
use leptos_router::hooks::use_query_map;

use super::{
    api::{ReportStatus, ReportTodaysValue},
    text,
};
use crate::{
    error::AppError,
    i18n::{Language, t, use_language},
    plan::{measure_word, text as plan_text},
    ui::{Icon, News, area_text, format},
};

/// What can be reported and what came of it; outlives the page's content, which is fetched anew after each report.
#[derive(Clone, Copy)]
pub(super) struct ReportActions {
    status: ServerAction<ReportStatus>,
    value: ServerAction<ReportTodaysValue>,
    pub(super) news: RwSignal<Option<News>>,
    made: RwSignal<u32>,
}

impl ReportActions {
    pub(super) fn new() -> Self {
        let actions = Self {
            status: ServerAction::new(),
            value: ServerAction::new(),
            news: RwSignal::new(None),
            made: RwSignal::new(0),
        };
        Effect::new(move |_| actions.tell(actions.status.value().get(), text::status_saved));
        Effect::new(move |_| actions.tell(actions.value.value().get(), text::value_saved));
        actions
    }

    /// How many reports have been made, for asking again after each.
    pub(super) fn made(self) -> u32 {
        self.made.get()
    }

    fn tell(self, answer: Option<Result<OwnMeasure, AppError>>, words: fn(Language) -> &'static str) {
        let Some(answer) = answer else { return };
        // Whoever was refused because of a newer state gets to see it.
        if matches!(answer, Ok(_) | Err(AppError::Stale)) {
            self.made.update(|made| *made += 1);
        }
        self.news.set(Some(answer.map(|_| words)));
    }
}

/// What was typed into the form of a measure that came back from the server without a script.
#[derive(Clone, Default)]
struct Returned {
    status: Option<MeasureStatus>,
    reason: Option<String>,
    next_step: Option<String>,
}

impl Returned {
    fn of(measure: MeasureId) -> Self {
        let query = use_query_map();
        let query = query.read_untracked();
        if query.get("measure") != Some(measure.to_string()) {
            return Self::default();
        }
        let status = query.get("status").and_then(|status| status.parse().ok());
        Self { status, reason: query.get("reason"), next_step: query.get("next_step") }
    }
}

/// The forms of one measure.
#[component]
pub(super) fn QuickReport(
    /// The measure.
    own: OwnMeasure,
    actions: ReportActions,
    /// The link that was followed; empty for whoever is signed in.
    #[prop(into)]
    token: String,
    /// The status that was chosen on the way here.
    #[prop(optional_no_strip)]
    chosen: Option<MeasureStatus>,
) -> impl IntoView {
    let values = own.indicators.clone().into_iter().filter(|_| own.rights.report);
    let values: Vec<_> = values
        .map(|series| view! { <ValueForm own=own.clone() series actions token=token.clone()/> })
        .collect();
    let has_values = !values.is_empty();
    view! {
        {own.rights.advance.then(|| view! { <StatusForm own=own.clone() actions token=token.clone() chosen/> })}
        {has_values.then(|| view! {
            <h4 class="quick-report__heading">{t(text::values)}</h4>
            {values}
        })}
    }
    .into_any()
}

/// A button for each status that needs no words, and a form for those that do.
#[component]
fn StatusForm(
    own: OwnMeasure,
    actions: ReportActions,
    token: String,
    chosen: Option<MeasureStatus>,
) -> impl IntoView {
    let language = use_language();
    let Returned { status: returned, reason, next_step } = Returned::of(own.measure.id);
    let chosen = returned.or(chosen);
    let (with_words, plain): (Vec<_>, Vec<_>) =
        own.next_statuses().into_iter().partition(|status| status.needs_reason());
    let buttons: Vec<_> = plain
        .into_iter()
        .map(|status| {
            let is_chosen = chosen == Some(status);
            view! {
                <button class="btn" class:btn--primary=is_chosen name="status" value=status.as_str()>
                    {move || text::set_to(language.get(), plan_text::status(language.get(), status))}
                </button>
            }
        })
        .collect();
    let is_open = chosen.is_some_and(MeasureStatus::needs_reason);
    let options: Vec<_> = with_words
        .iter()
        .copied()
        .map(|status| {
            let is_chosen = chosen == Some(status);
            view! {
                <option value=status.as_str() selected=is_chosen>
                    {move || plan_text::status(language.get(), status)}
                </option>
            }
        })
        .collect();
    let select_id = format!("status-{}", own.measure.id);
    let about = hidden(&own, &token);
    let with_words = (!with_words.is_empty()).then(move || {
        view! {
            <details class="quick-report__why" open=is_open>
                <summary>
                    <Icon name="delayed" small=true/>
                    {t(text::because)}
                </summary>
                <ActionForm action=actions.status>
                    {hidden(&own, &token)}
                    <div class="form">
                        <div class="field">
                            <label class="field__label" for=select_id.clone()>{t(text::becomes)}</label>
                            <select class="input" id=select_id name="status">{options}</select>
                        </div>
                        {words_field(&own, "reason", measure_word::reason, reason.as_ref().unwrap_or(&own.measure.reason))}
                        {words_field(&own, "next_step", measure_word::next_step, next_step.as_ref().unwrap_or(&own.measure.next_step))}
                        <div class="actions">
                            <button class="btn btn--primary">{t(text::send_status)}</button>
                        </div>
                    </div>
                </ActionForm>
            </details>
        }
    });
    view! {
        <ActionForm action=actions.status>
            {about}
            <div class="actions">{buttons}</div>
        </ActionForm>
        {with_words}
    }
    .into_any()
}

/// Of which measure is reported, as it was seen, and by which right.
fn hidden(own: &OwnMeasure, token: &str) -> impl IntoView + use<> {
    view! {
        <input type="hidden" name="measure" value=own.measure.id.to_string()/>
        <input type="hidden" name="version" value=own.measure.version.to_string()/>
        <input type="hidden" name="token" value=token.to_owned()/>
    }
}

/// A field for words that a status asks for.
fn words_field(
    own: &OwnMeasure,
    name: &'static str,
    label: fn(Language) -> &'static str,
    words: &str,
) -> impl IntoView + use<> {
    let id = format!("{name}-{}", own.measure.id);
    view! {
        <div class="field">
            <label class="field__label" for=id.clone()>{t(label)}</label>
            <textarea class="input input--short" id=id name=name rows="2" maxlength="4000" lang="de">
                {area_text(words)}
            </textarea>
        </div>
    }
}

/// Today's value of an indicator.
#[component]
fn ValueForm(
    own: OwnMeasure,
    series: IndicatorSeries,
    actions: ReportActions,
    token: String,
) -> impl IntoView {
    let language = use_language();
    let latest = series.latest().cloned();
    let indicator = series.indicator;
    let field_id = format!("value-{}-{}", own.measure.id, indicator.id);
    let hint_id = format!("{field_id}-last");
    let unit = indicator.unit.clone();
    let label = {
        let name = indicator.name.clone();
        move || text::report_value(language.get(), &name)
    };
    let last = move || {
        let language = language.get();
        latest.as_ref().map_or_else(
            || text::no_value(language).to_owned(),
            |latest| {
                let value = format::value(language, latest.value, &unit);
                text::last_value(language, &value, &format::date(language, latest.measured_on))
            },
        )
    };
    view! {
        <ActionForm action=actions.value>
            <input type="hidden" name="measure" value=own.measure.id.to_string()/>
            <input type="hidden" name="indicator" value=indicator.id.to_string()/>
            <input type="hidden" name="token" value=token/>
            <div class="field">
                <label class="field__label" for=field_id.clone()>
                    <span lang="de">{indicator.name}</span>
                    {(!indicator.unit.is_empty()).then(|| format!(" ({})", indicator.unit))}
                </label>
                <p class="field__hint" id=hint_id.clone()>{last}</p>
                <div class="quick-report__value">
                    <input
                        class="input"
                        id=field_id
                        name="value"
                        inputmode="decimal"
                        required=true
                        maxlength="40"
                        aria-describedby=hint_id
                    />
                    <button class="btn" aria-label=label>{t(measure_word::report)}</button>
                </div>
            </div>
        </ActionForm>
    }
    .into_any()
}
