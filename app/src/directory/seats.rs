//! Seats as a table: of a committee, or those a person or organisation holds; what has ended is folded away.

use domain::directory::{NamedRecord, Seat};
use leptos::prelude::*;
use time::Date;

use super::{
    seat_forms::{SeatActions, SeatMenu},
    seat_text, text,
    thing::Named,
    word,
};
use crate::{
    i18n::{Language, t, use_language},
    ui::{Icon, KindMark, format, kind::node_kind},
};

/// Whose page the seats are shown on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum SeatsOf {
    Committee,
    Person,
    Organisation,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Column {
    Committee,
    Person,
    Organisation,
    Role,
    Vote,
    Term,
}

impl Column {
    /// The columns of a page; people only where the reader may see at least one.
    const fn of(page: SeatsOf, shows_people: bool) -> &'static [Self] {
        match (page, shows_people) {
            (SeatsOf::Committee, true) => {
                &[Self::Person, Self::Role, Self::Organisation, Self::Vote, Self::Term]
            }
            (SeatsOf::Committee, false) => &[Self::Organisation, Self::Role, Self::Vote, Self::Term],
            (SeatsOf::Person, _) => {
                &[Self::Committee, Self::Role, Self::Organisation, Self::Vote, Self::Term]
            }
            (SeatsOf::Organisation, true) => {
                &[Self::Committee, Self::Person, Self::Role, Self::Vote, Self::Term]
            }
            (SeatsOf::Organisation, false) => &[Self::Committee, Self::Role, Self::Vote, Self::Term],
        }
    }

    const fn label(self, page: SeatsOf, is_first: bool) -> fn(Language) -> &'static str {
        match self {
            Self::Committee => text::committee,
            Self::Person if matches!(page, SeatsOf::Organisation) => text::represented_by,
            Self::Person => text::person,
            Self::Organisation if is_first => text::organisation,
            Self::Organisation => text::on_behalf_of,
            Self::Role => text::role,
            Self::Vote => text::vote,
            Self::Term => text::term,
        }
    }
}

/// The panel of seats, and below it those of the past.
#[component]
pub(super) fn Seats(
    /// Whose page it is.
    of: SeatsOf,
    /// The seats, in their order.
    seats: Vec<Seat>,
    /// The day on which they are shown.
    today: Date,
    /// What the reader may do to them.
    #[prop(optional_no_strip)]
    actions: Option<SeatActions>,
) -> impl IntoView {
    let language = use_language();
    let shows_people = of == SeatsOf::Person || seats.iter().any(|seat| seat.person.is_some());
    let (ended, current): (Vec<_>, Vec<_>) = seats.into_iter().partition(|seat| has_ended(seat, today));
    let columns = Column::of(of, shows_people);
    let title = if of == SeatsOf::Committee { text::members } else { text::seats_in_committees };
    let table = if current.is_empty() {
        view! {
            <section class="panel" aria-labelledby="seats">
                <h2 class="panel__head" id="seats">{t(title)}</h2>
                <p class="muted">{t(text::no_seats)}</p>
            </section>
        }
        .into_any()
    } else {
        let count = i64::try_from(current.len()).unwrap_or(i64::MAX);
        view! {
            <section class="panel panel--flush">
                <div class="panel__head panel__head--flush">
                    <h2>
                        {t(title)}
                        " "
                        <span class="muted">{move || format::count(language.get(), count)}</span>
                    </h2>
                    {(!shows_people).then(|| view! { <p class="note">{t(text::people_signed_in)}</p> })}
                </div>
                <SeatTable id="seats" class="table table--stack" caption=Signal::derive(move || title(language.get()).to_owned()) of columns seats=current today actions/>
            </section>
        }
        .into_any()
    };
    let earlier = (!ended.is_empty()).then(|| {
        let count = ended.len();
        let title = Signal::derive(move || text::earlier_seats(language.get(), count));
        view! {
            <section class="panel">
                <details class="disclosure">
                    <summary>
                        <Icon name="chevron-down" small=true/>
                        {title}
                    </summary>
                    <SeatTable id="earlier-seats" class="table table--stack table--plain" caption=title of columns seats=ended today actions=None/>
                </details>
            </section>
        }
    });
    view! {
        {table}
        {earlier}
    }
    .into_any()
}

#[component]
fn SeatTable(
    id: &'static str,
    class: &'static str,
    caption: Signal<String>,
    of: SeatsOf,
    columns: &'static [Column],
    seats: Vec<Seat>,
    today: Date,
    actions: Option<SeatActions>,
) -> impl IntoView {
    let heads = columns
        .iter()
        .enumerate()
        .map(|(place, column)| {
            view! { <th scope="col" role="columnheader">{t(column.label(of, place == 0))}</th> }
        })
        .collect_view();
    let rows = seats
        .into_iter()
        .map(|seat| {
            let cells = columns
                .iter()
                .enumerate()
                .map(|(place, column)| {
                    let content = cell(*column, &seat, today, place == 0);
                    if place > 0 {
                        let label = t(column.label(of, false));
                        return view! { <td role="cell" data-label=label>{content}</td> }.into_any();
                    }
                    let shows_vacancy = seat.is_vacant && !columns.contains(&Column::Person);
                    view! {
                        <th scope="row" role="rowheader">
                            {content}
                            {shows_vacancy.then(|| view! { <span class="tag">{t(text::vacant)}</span> })}
                        </th>
                    }
                    .into_any()
                })
                .collect_view();
            let menu = actions.map(|actions| {
                view! {
                    <td role="cell" data-label=t(seat_text::change)>
                        <SeatMenu seat actions today/>
                    </td>
                }
            });
            view! { <tr role="row">{cells}{menu}</tr> }
        })
        .collect_view();
    view! {
        <div class="table-wrap" role="region" aria-labelledby=id tabindex="0">
            <table class=class role="table">
                <caption class="visually-hidden" id=id>{caption}</caption>
                <thead role="rowgroup">
                    <tr role="row">
                        {heads}
                        {actions.map(|_| view! { <th scope="col" role="columnheader">{t(seat_text::change)}</th> })}
                    </tr>
                </thead>
                <tbody role="rowgroup">{rows}</tbody>
            </table>
        </div>
    }
    .into_any()
}

fn cell(column: Column, seat: &Seat, today: Date, is_first: bool) -> AnyView {
    let language = use_language();
    match column {
        Column::Committee => marked(seat.committee.clone()),
        Column::Person => match &seat.person {
            Some(person) => marked(person.clone()),
            None => {
                let words = if seat.is_vacant { text::vacant } else { text::not_public };
                view! { <span class="tag">{t(words)}</span> }.into_any()
            }
        },
        Column::Organisation => match &seat.organisation {
            Some(organisation) if is_first => marked(organisation.clone()),
            Some(organisation) => {
                view! { <span class="table__name"><Named named=organisation.clone()/></span> }.into_any()
            }
            None => "–".into_any(),
        },
        Column::Role => {
            let role = seat.role;
            (move || word::membership_role(language.get(), role)).into_any()
        }
        Column::Vote => t(if seat.is_voting { text::yes } else { text::no }).into_any(),
        Column::Term => {
            let (from, to) = (seat.valid_from, seat.valid_to);
            (move || term(language.get(), from, to, today)).into_any()
        }
    }
}

/// A name with its mark, as the first cell of a row has it.
fn marked(named: NamedRecord) -> AnyView {
    let mark = node_kind(named.record.kind).map(|kind| view! { <KindMark kind/> });
    view! { <span class="table__name">{mark}<Named named/></span> }.into_any()
}

/// Whether a term is over.
#[must_use]
pub(super) fn has_ended(seat: &Seat, today: Date) -> bool {
    seat.valid_to.is_some_and(|end| end <= today)
}

/// A term in words; `to` is the first day after it.
#[must_use]
pub(super) fn term(language: Language, from: Option<Date>, to: Option<Date>, today: Date) -> String {
    let is_ahead = from.is_some_and(|from| from > today);
    // A month never breaks from its year.
    let month = |day| format::month(language, day).replace(' ', "\u{a0}");
    let from = from.map(month);
    let until = to.and_then(Date::previous_day).map(month);
    match (from, until) {
        (Some(from), Some(until)) => text::term_between(language, &from, &until),
        (Some(from), None) if is_ahead => text::term_from(language, &from),
        (Some(from), None) => text::term_since(language, &from),
        (None, Some(until)) => text::term_until(language, &until),
        (None, None) => "–".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use time::macros::date;

    use super::*;

    #[test]
    fn a_term_is_said_with_its_last_day() {
        let today = date!(2026 - 11 - 21);
        let of = |from, to| term(Language::De, from, to, today).replace('\u{a0}', " ");
        assert_eq!(of(Some(date!(2020 - 05 - 01)), None), "seit Mai 2020");
        assert_eq!(of(Some(date!(2027 - 01 - 01)), None), "ab Jan 2027");
        assert_eq!(of(Some(date!(2020 - 05 - 01)), Some(date!(2026 - 05 - 01))), "Mai 2020 bis Apr 2026");
        assert_eq!(of(None, Some(date!(2026 - 05 - 01))), "bis Apr 2026");
        assert_eq!(of(None, None), "–");
    }
}
