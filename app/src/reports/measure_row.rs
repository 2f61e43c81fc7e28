//! A measure as a row of a list: what it is, and beside it why it needs somebody's eyes.

use domain::{
    change::{RecordKind, RecordRef},
    plan::is_late,
    reports::MeasureLine,
};
use leptos::prelude::*;
use time::Date;

use super::{sentence, text};
use crate::{
    i18n::{Language, t, use_language},
    links,
    plan::text as plan_text,
    ui::{Icon, format},
};

/// A measure that is late or delayed: how long, why, and (if asked for) what happens next.
#[component]
pub(crate) fn DelayedRow(
    /// The measure.
    line: MeasureLine,
    /// The day in Germany.
    today: Date,
    /// Whether to name the health region.
    with_region: bool,
    /// Whether to say why and what happens next, each with its label.
    #[prop(optional)]
    in_detail: bool,
) -> impl IntoView {
    let explanation = if in_detail {
        view! {
            <p>{reason(&line)}</p>
            <p>{next_step(&line)}</p>
        }
        .into_any()
    } else if line.reason.is_empty() {
        view! { <p class="muted">{t(text::no_reason)}</p> }.into_any()
    } else {
        view! { <p>{line.reason.clone()}</p> }.into_any()
    };
    view! {
        <li>
            <Title line=line.clone() today with_region with_due=true/>
            <div class="row__side">
                <Lateness line today/>
                {explanation}
            </div>
        </li>
    }
    .into_any()
}

/// A measure of the reader's own: by when, and how far it is.
#[component]
pub(crate) fn OwnRow(
    /// The measure.
    line: MeasureLine,
    /// The day in Germany.
    today: Date,
    /// Whether to name the health region.
    with_region: bool,
) -> impl IntoView {
    let language = use_language();
    let is_late = is_late(line.status, line.due_on, today);
    let side = if is_late {
        view! { <Lateness line=line.clone() today/> }.into_any()
    } else {
        let due = line.due_on;
        let status = line.status;
        view! {
            <p>
                {move || due.map_or_else(
                    || text::no_due(language.get()).to_owned(),
                    |due| text::until(language.get(), &format::near_date(language.get(), due, today)),
                )}
            </p>
            <p class="muted">{move || plan_text::status(language.get(), status)}</p>
        }
        .into_any()
    };
    view! {
        <li>
            <Title line today with_region with_due=is_late/>
            <div class="row__side">{side}</div>
        </li>
    }
    .into_any()
}

/// How many measures a list leaves out.
pub(crate) fn more(language: Language, rest: usize) -> String {
    match rest {
        1 => text::one_more(language).to_owned(),
        rest => text::more(language, &format::count(language, i64::try_from(rest).unwrap_or(i64::MAX))),
    }
}

/// Whether measures of several health regions are listed, so that each must name its own.
pub(crate) fn has_several_regions(lines: &[MeasureLine]) -> bool {
    lines.iter().any(|line| line.health_region != lines[0].health_region)
}

/// The title with its link, and under it who works on it where, and by when.
#[component]
fn Title(line: MeasureLine, today: Date, with_region: bool, with_due: bool) -> impl IntoView {
    let language = use_language();
    let link = links::record(RecordRef::new(RecordKind::Measure, line.id));
    let place: Vec<_> = line
        .committee
        .map(|committee| committee.name)
        .into_iter()
        .chain(with_region.then_some(line.health_region))
        .collect();
    let due = line.due_on.filter(|_| with_due).map(|due| {
        let separator = if place.is_empty() { "" } else { " · " };
        view! {
            {separator}
            <span class="nowrap">
                {move || text::due(language.get(), &format::near_date(language.get(), due, today))}
            </span>
        }
    });
    view! {
        <div class="row__main">
            <p class="row__title">
                <a href=link>{line.title}</a>
            </p>
            <p class="muted">{place.join(" · ")} {due}</p>
        </div>
    }
    .into_any()
}

/// How late a measure is: the sign, and the words for it.
#[component]
fn Lateness(line: MeasureLine, today: Date) -> impl IntoView {
    let language = use_language();
    let words = move || match line.due_on {
        Some(due) if due < today => sentence::overdue(language.get(), due, today),
        _ => plan_text::status(language.get(), line.status).to_owned(),
    };
    view! {
        <span class="state state--delayed">
            <Icon name="delayed" small=true/>
            {words}
        </span>
    }
    .into_any()
}

fn reason(line: &MeasureLine) -> AnyView {
    if line.reason.is_empty() {
        return view! { <span class="muted">{t(text::no_reason)}</span> }.into_any();
    }
    view! {
        <span class="muted">{t(text::reason)}</span>
        " "
        {line.reason.clone()}
    }
    .into_any()
}

fn next_step(line: &MeasureLine) -> AnyView {
    if line.next_step.is_empty() {
        return view! { <span class="muted">{t(text::no_next_step)}</span> }.into_any();
    }
    view! {
        <span class="muted">{t(text::next_step)}</span>
        " "
        {line.next_step.clone()}
    }
    .into_any()
}
