//! The calendar of a plan: a month with what begins, what is due, and the milestones.

mod month;
mod text;

use domain::{id::MeasureId, plan::Card};
use leptos::prelude::*;
use time::Date;

use self::month::weeks;
pub(super) use self::month::{first_of_month, later_month};
use super::{measure_link::MeasureLink, open_plan::OpenPlan};
use crate::{
    i18n::{Language, t, use_language},
    ui::{Icon, format},
};

/// What of a measure falls on a day.
#[derive(Clone, Debug, PartialEq)]
enum Occasion {
    Begins,
    Due,
    /// A milestone with its title.
    Milestone(String),
}

/// Something that falls on a day.
#[derive(Clone, Debug, PartialEq)]
struct Entry {
    id: MeasureId,
    /// The measure's title.
    title: String,
    occasion: Occasion,
    is_done: bool,
    is_late: bool,
}

impl Entry {
    const fn icon(&self) -> &'static str {
        match &self.occasion {
            Occasion::Begins => "running",
            _ if self.is_done => "reached",
            _ if self.is_late => "delayed",
            Occasion::Due => "clock",
            Occasion::Milestone(_) => "planned",
        }
    }

    const fn words(&self, language: Language) -> &'static str {
        match &self.occasion {
            Occasion::Begins => text::begins(language),
            Occasion::Due => text::due(language),
            Occasion::Milestone(_) => text::milestone(language),
        }
    }
}

/// The calendar; `month` of the query says which month, today's without it.
#[component]
pub(super) fn CalendarView(state: OpenPlan) -> impl IntoView {
    let language = use_language();
    let today = state.today;
    // No memo: links read it while the view is being left.
    let month = move || state.query.with(|query| query.month).unwrap_or_else(|| first_of_month(today));
    let title = move || format::month_and_year(language.get(), month());
    let link = move |to: Option<Date>| state.path(|query| query.month = to);
    let is_empty = move || {
        let month = month();
        let days = weeks(month).into_iter().flatten().filter(|day| day.month() == month.month());
        days.into_iter().all(|day| entries(state, day).is_empty())
    };
    let rows = move || {
        weeks(month())
            .into_iter()
            .map(|week| {
                let days = week.map(|day| {
                    let is_other = day.month() != month().month();
                    view! { <Day state day is_other/> }
                });
                view! { <tr>{days.into_iter().collect_view()}</tr> }
            })
            .collect_view()
    };
    view! {
        <div class="calendar-head">
            <h2 aria-live="polite">{title}</h2>
            <nav class="actions" aria-label=t(text::months)>
                <a
                    class="btn btn--small"
                    data-noscroll="true"
                    href=move || link(Some(later_month(month(), -1)))
                >
                    {t(text::before)}
                </a>
                <a class="btn btn--small" data-noscroll="true" href=move || link(None)>
                    {t(text::today)}
                </a>
                <a
                    class="btn btn--small"
                    data-noscroll="true"
                    href=move || link(Some(later_month(month(), 1)))
                >
                    {t(text::after)}
                </a>
            </nav>
        </div>
        <div class="panel panel--flush">
            <table class="calendar">
                <caption class="visually-hidden">{t(text::caption)} " " {title}</caption>
                <thead>
                    <tr>
                        {(0..7)
                            .map(|day| {
                                view! {
                                    <th scope="col">
                                        <abbr title=move || format::weekday(language.get(), day)>
                                            {move || format::weekday_short(language.get(), day)}
                                        </abbr>
                                    </th>
                                }
                            })
                            .collect_view()}
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
            {move || is_empty().then(|| view! { <p class="muted calendar__empty">{t(text::empty)}</p> })}
        </div>
    }
    .into_any()
}

#[component]
fn Day(
    state: OpenPlan,
    day: Date,
    /// Whether it belongs to the month before or after.
    is_other: bool,
) -> impl IntoView {
    let language = use_language();
    let entries = Memo::new(move |_| entries(state, day));
    let item = move |entry: Entry| {
        let (id, icon, is_late) = (entry.id, entry.icon(), entry.is_late);
        let (linked, of) = match &entry.occasion {
            Occasion::Milestone(milestone) => (milestone.clone(), Some(entry.title.clone())),
            _ => (entry.title.clone(), None),
        };
        view! {
            <li class="calendar__entry" class:calendar__entry--late=is_late>
                <Icon name=icon small=true/>
                <span>
                    <span class="note">{move || entry.words(language.get())}</span>
                    " "
                    <MeasureLink state id title=Signal::stored(linked)/>
                    {of.map(|of| view! { <span class="note calendar__of" lang="de">{of}</span> })}
                </span>
            </li>
        }
    };
    view! {
        <td
            class="calendar__day"
            class:calendar__day--other=is_other
            class:calendar__day--empty=move || entries.with(Vec::is_empty)
            aria-current=(day == state.today).then_some("date")
        >
            <time datetime=day.to_string()>
                <span aria-hidden="true" class="calendar__number">{day.day()}</span>
                <span class="calendar__date">{move || format::weekday_date(language.get(), day)}</span>
            </time>
            {move || {
                (!entries.with(Vec::is_empty))
                    .then(|| view! { <ul>{entries.get().into_iter().map(item).collect_view()}</ul> })
            }}
        </td>
    }
    .into_any()
}

/// What falls on a day: beginnings, ends, milestones of the shown measures.
fn entries(state: OpenPlan, day: Date) -> Vec<Entry> {
    let entry = |card: &Card, occasion: Occasion, is_done: bool| Entry {
        id: card.id,
        title: card.title.clone(),
        is_late: occasion != Occasion::Begins && !is_done && !card.status.is_finished() && day < state.today,
        is_done,
        occasion,
    };
    state.cards.with(|cards| {
        let ends = cards.iter().filter(|card| card.due_on == Some(day));
        let ends = ends.map(|card| entry(card, Occasion::Due, card.status.is_finished()));
        let begins = cards.iter().filter(|card| card.starts_on == Some(day));
        let begins = begins.map(|card| entry(card, Occasion::Begins, false));
        let mut entries: Vec<Entry> = ends.chain(begins).collect();
        state.milestones.with(|milestones| {
            let of_day = milestones.iter().flatten().filter(|milestone| milestone.due_on == Some(day));
            entries.extend(of_day.filter_map(|milestone| {
                let card = cards.iter().find(|card| card.id == milestone.measure_id)?;
                Some(entry(card, Occasion::Milestone(milestone.title.clone()), milestone.done_on.is_some()))
            }));
        });
        entries
    })
}
