//! The list of what has changed between two days: what is new, what is gone, who sits where now and where before.

use domain::network::{Difference, TimeSpan};
use leptos::prelude::*;

use super::{
    notice::sort,
    reading::{BondRow, ChangeRow, Counts, ROWS},
    text,
    time_bar::DayField,
};
use crate::{
    i18n::{Language, t, use_language},
    links,
    network::{
        list_frame::ListFrame,
        map_state::MapState,
        query::MapView,
        reading::{MapReading, NodeRow},
    },
    ui::{KindMark, format},
};

/// The page with the two days and the list.
#[component]
pub(in crate::network) fn ChangeList(
    state: MapState,
    reading: Memo<MapReading>,
    /// The days between which there is something to see, if the server said.
    span: Option<TimeSpan>,
) -> impl IntoView {
    let language = use_language();
    let counts = Memo::new(move |_| {
        let comparison = &reading.read().comparison;
        comparison.as_ref().map(|comparison| (comparison.since, comparison.counts))
    });
    let sentence = move || counts.get().map(|(since, counts)| text::summary(language.get(), since, counts));
    let parts = move || {
        let comparison = reading.read().comparison.clone();
        let (rows, counts) =
            comparison.map(|it| (it.rows.unwrap_or_default(), it.counts)).unwrap_or_default();
        if counts == Counts::default() {
            return view! { <p class="panel muted">{t(text::nothing_changed)}</p> }.into_any();
        }
        let of =
            |difference| rows.iter().filter(move |change| change.difference == difference).cloned().collect();
        view! {
            <Dated title=text::new edge=text::came difference=Difference::New rows=of(Difference::New) count=counts.new/>
            <Dated title=text::gone edge=text::went difference=Difference::Gone rows=of(Difference::Gone) count=counts.gone/>
            <Moved rows=of(Difference::Changed) count=counts.changed/>
        }
        .into_any()
    };
    view! {
        <ListFrame state reading title=text::changes_title>
            {span.map(|span| view! { <Days state reading span/> })}
            <p class="changes__summary" role="status">{sentence}</p>
            {parts}
        </ListFrame>
    }
}

/// The two days, as a form that works by itself and is obeyed at once when alive.
#[component]
fn Days(state: MapState, reading: Memo<MapReading>, span: TimeSpan) -> impl IntoView {
    let on = Memo::new(move |_| state.query.read().on);
    let since = Memo::new(move |_| {
        let comparison = &reading.read().comparison;
        comparison.as_ref().map(|comparison| comparison.since)
    });
    let kept = move || {
        let pairs =
            state.query.read().pairs().into_iter().filter(|(name, _)| !["on", "since"].contains(name));
        pairs
            .filter_map(|(name, value)| Some((name, value?)))
            .map(|(name, value)| view! { <input type="hidden" name=name value=value/> })
            .collect_view()
    };
    let on_map = move || {
        let query = state.query.read().with_view(MapView::Net);
        links::map(&query.with_since(since.get()))
    };
    view! {
        <form
            class="panel changes__days"
            method="get"
            action="/map"
            aria-label=t(text::time)
            on:submit=move |event: leptos::ev::SubmitEvent| event.prevent_default()
        >
            {kept}
            <DayField state id="changes-on" name="on" label=text::day day=on span/>
            <DayField state id="changes-since" name="since" label=text::other_day day=since span/>
            <button class="btn btn--primary map-panel__apply">{t(text::compare)}</button>
            <a class="btn changes__map" href=on_map>{t(text::on_map)}</a>
        </form>
    }
    .into_any()
}

#[component]
fn PartHead(
    id: &'static str,
    title: fn(Language) -> &'static str,
    difference: Difference,
    count: usize,
) -> impl IntoView {
    let language = use_language();
    let number = move || format::count(language.get(), i64::try_from(count).unwrap_or(i64::MAX));
    view! {
        <h2 id=id class=format!("difference difference--{}", sort(difference))>
            {t(title)}
            {" "}
            <span class="muted changes__count">{number}</span>
        </h2>
    }
}

#[component]
fn More(count: usize) -> impl IntoView {
    let language = use_language();
    let more = count.saturating_sub(ROWS);
    (more > 0).then(|| {
        let number = move || format::count(language.get(), i64::try_from(more).unwrap_or(i64::MAX));
        view! { <p class="note changes__more">{move || text::more(language.get(), &number())}</p> }
    })
}

/// What is new or gone, with the day.
#[component]
fn Dated(
    title: fn(Language) -> &'static str,
    edge: fn(Language) -> &'static str,
    difference: Difference,
    rows: Vec<ChangeRow>,
    count: usize,
) -> impl IntoView {
    let id = if difference == Difference::New { "changes-new" } else { "changes-gone" };
    let line = move |change: ChangeRow| {
        let language = use_language();
        let day = move || {
            change.day.map_or_else(
                || text::nothing(language.get()).to_owned(),
                |day| format::date(language.get(), day),
            )
        };
        let region = change.row.region.clone().unwrap_or_else(|| "–".to_owned());
        view! {
            <tr role="row">
                <th scope="row" role="rowheader"><Named row=change.row/></th>
                <td role="cell" data-label=t(text::region) lang="de">{region}</td>
                <td role="cell" class="nowrap" data-label=t(edge)>{day}</td>
            </tr>
        }
    };
    (count > 0).then(|| {
        view! {
            <section class="panel panel--flush" aria-labelledby=id>
                <PartHead id title difference count/>
                <table class="table table--stack changes__table" role="table" aria-labelledby=id>
                    <thead role="rowgroup">
                        <tr role="row">
                            <th scope="col" role="columnheader">{t(text::name)}</th>
                            <th scope="col" role="columnheader">{t(text::region)}</th>
                            <th scope="col" role="columnheader">{t(edge)}</th>
                        </tr>
                    </thead>
                    <tbody role="rowgroup">{rows.into_iter().map(line).collect_view()}</tbody>
                </table>
                <More count/>
            </section>
        }
    })
}

/// Who sits elsewhere, or is led by others.
#[component]
fn Moved(rows: Vec<ChangeRow>, count: usize) -> impl IntoView {
    let id = "changes-moved";
    let line = |change: ChangeRow| {
        view! {
            <tr role="row">
                <th scope="row" role="rowheader"><Named row=change.row/></th>
                <td role="cell" data-label=t(text::before)><Bonds bonds=change.before is_before=true/></td>
                <td role="cell" data-label=t(text::now)><Bonds bonds=change.now is_before=false/></td>
            </tr>
        }
    };
    (count > 0).then(|| {
        view! {
            <section class="panel panel--flush" aria-labelledby=id>
                <PartHead id title=text::changed difference=Difference::Changed count/>
                <table class="table table--stack changes__table" role="table" aria-labelledby=id>
                    <thead role="rowgroup">
                        <tr role="row">
                            <th scope="col" role="columnheader">{t(text::name)}</th>
                            <th scope="col" role="columnheader">{t(text::before)}</th>
                            <th scope="col" role="columnheader">{t(text::now)}</th>
                        </tr>
                    </thead>
                    <tbody role="rowgroup">{rows.into_iter().map(line).collect_view()}</tbody>
                </table>
                <More count/>
            </section>
        }
    })
}

/// Bonds that a node had before, or has now.
#[component]
pub(super) fn Bonds(bonds: Vec<BondRow>, is_before: bool) -> impl IntoView {
    let language = use_language();
    let line = move |bond: BondRow| {
        let BondRow { row, kind, is_outgoing, role, day } = bond;
        let said = move || text::bond(language.get(), kind, is_outgoing, role);
        let day = move || {
            day.map(|day| {
                let day = format::date(language.get(), day);
                let said = if is_before { text::until_day } else { text::from_day };
                view! { <span class="note nowrap">{said(language.get(), &day)}</span> }
            })
        };
        let path = links::record(row.record());
        view! {
            <li>
                <span class="muted">{said}</span>
                {" "}
                <a href=path lang="de">{row.name}</a>
                {" "}
                {day}
            </li>
        }
    };
    if bonds.is_empty() {
        return view! { <span class="muted">{t(text::nothing)}</span> }.into_any();
    }
    view! { <ul class="changes__bonds">{bonds.into_iter().map(line).collect_view()}</ul> }.into_any()
}

#[component]
fn Named(row: NodeRow) -> impl IntoView {
    let path = links::record(row.record());
    view! {
        <span class="table__name">
            <KindMark kind=row.kind/>
            <a href=path lang="de">{row.name}</a>
        </span>
    }
    .into_any()
}
