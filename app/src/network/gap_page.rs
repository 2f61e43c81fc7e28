//! Where there are gaps: by region, what is missing, why it counts, and where it can be mended.

use domain::{
    directory::{NamedRecord, OrganisationKind},
    gaps::{EndingSeat, Missing, RegionGaps, VacantSeats},
};
use leptos::prelude::*;

use super::{
    api::load_gaps, gap_answer::GapAnswer, gap_text, list_frame::ListFrame, map_state::MapState,
    query::MapView, reading::MapReading, text,
};
use crate::{
    answer::ask,
    directory::word,
    i18n::{Language, t, use_language},
    links,
    ui::{Failed, Icon, KindMark, format, kind::node_kind},
};

/// The page with the gaps of each region.
#[component]
pub(super) fn GapPage(state: MapState, reading: Memo<MapReading>) -> impl IntoView {
    // What is selected on the map does not matter here.
    let asked = Memo::new(move |_| state.query.read().with_node(None));
    let answer = ask(move || asked.get(), load_gaps);
    view! {
        <ListFrame state reading title=gap_text::title>
            <Transition fallback=move || view! { <p class="muted" role="status">{t(text::loading)}</p> }>
                {move || Suspend::new(async move {
                    match answer.await {
                        Ok(answer) => view! { <Answer state answer/> }.into_any(),
                        Err(error) => view! { <Failed error/> }.into_any(),
                    }
                })}
            </Transition>
        </ListFrame>
    }
}

#[component]
fn Answer(state: MapState, answer: GapAnswer) -> impl IntoView {
    let GapAnswer { regions, more, fields } = answer;
    if regions.is_empty() {
        return view! {
            <div class="panel empty" role="status">
                <Icon name="success" large=true/>
                <h2 class="empty__title">{t(gap_text::none_title)}</h2>
                <p>{t(gap_text::none)}</p>
            </div>
            <Definitions/>
        }
        .into_any();
    }
    let language = use_language();
    let (count, places) = (regions.iter().map(RegionGaps::count).sum(), regions.len());
    let is_only = places == 1;
    let regions = regions
        .into_iter()
        .map(|gaps| view! { <Region state gaps fields=fields.clone() is_open=is_only/> })
        .collect_view();
    let more = (more > 0)
        .then(|| view! { <p class="muted">{move || gap_text::more_regions(language.get(), more)}</p> });
    view! {
        <p role="status">
            <strong>{move || gap_text::total(language.get(), count, places)}</strong>
        </p>
        <Definitions/>
        {regions}
        {more}
    }
    .into_any()
}

/// What each figure means.
#[component]
fn Definitions() -> impl IntoView {
    let definition = |term: fn(Language) -> &'static str, meaning: fn(Language) -> &'static str| {
        view! {
            <dt>{t(term)}</dt>
            <dd>{t(meaning)}</dd>
        }
    };
    view! {
        <details class="panel disclosure">
            <summary>
                <Icon name="chevron-down" small=true/>
                {t(gap_text::explained_title)}
            </summary>
            <dl class="facts">
                {definition(gap_text::fields, gap_text::fields_explained)}
                {definition(gap_text::kinds, gap_text::kinds_explained)}
                {definition(gap_text::similar, gap_text::similar_explained)}
                {definition(gap_text::vacant, gap_text::vacant_explained)}
                {definition(gap_text::ending, gap_text::ending_explained)}
            </dl>
            <p class="note panel__section">{t(gap_text::partly_explained)}</p>
        </details>
    }
    .into_any()
}

#[component]
fn Region(state: MapState, gaps: RegionGaps, fields: Vec<String>, is_open: bool) -> impl IntoView {
    let language = use_language();
    let summary = {
        let gaps = gaps.clone();
        move || gap_text::summary(language.get(), &gaps)
    };
    let RegionGaps { region, is_partly_seen, fields: missing, kinds, vacant, ending } = gaps;
    let partly = is_partly_seen.then(|| view! { <span class="tag">{t(gap_text::partly)}</span> });
    let id = region.record.id;
    let in_net = move || links::map(&state.query.read().with_view(MapView::Net).with_node(Some(id)));
    let field = |missing: Missing<usize>| {
        let name = fields.get(missing.what).cloned().unwrap_or_default();
        view! { <li><span lang="de">{name}</span> <Elsewhere missing/></li> }
    };
    let missing = (!missing.is_empty()).then(|| {
        let rows = missing.into_iter().map(field).collect_view();
        view! { <Group title=gap_text::fields>{rows}</Group> }
    });
    let kind = |missing: Missing<OrganisationKind>| {
        let kind = missing.what;
        view! { <li><span>{move || word::organisation_kind(language.get(), kind)}</span> <Elsewhere missing/></li> }
    };
    let kinds = (!kinds.is_empty()).then(|| {
        let rows = kinds.into_iter().map(kind).collect_view();
        view! { <Group title=gap_text::kinds>{rows}</Group> }
    });
    let vacant = (!vacant.is_empty()).then(|| {
        let rows = vacant.into_iter().map(|seats| view! { <Vacant seats/> }).collect_view();
        view! { <Group title=gap_text::vacant>{rows}</Group> }
    });
    let ending = (!ending.is_empty()).then(|| {
        let rows = ending.into_iter().map(|seat| view! { <Ending seat/> }).collect_view();
        view! { <Group title=gap_text::ending>{rows}</Group> }
    });
    view! {
        <details class="panel disclosure gaps" open=is_open>
            <summary>
                <Icon name="chevron-down" small=true/>
                <span class="gaps__head">
                    <h2 class="gaps__name" lang="de">{region.name.clone()}</h2>
                    <span class="gaps__summary">{summary} {partly}</span>
                </span>
            </summary>
            {missing}
            {kinds}
            {vacant}
            {ending}
            <p class="actions panel__section">
                <a class="btn btn--small" href=links::record(region.record)>{t(gap_text::to_region)}</a>
                <a class="btn btn--small" href=in_net>{t(text::show_in_net)}</a>
            </p>
        </details>
    }
    .into_any()
}

/// Gaps of one sort.
#[component]
fn Group(title: fn(Language) -> &'static str, children: Children) -> impl IntoView {
    view! {
        <h3 class="panel__label">{t(title)}</h3>
        <ul class="gaps__list">{children()}</ul>
    }
}

#[component]
fn Elsewhere<T: Send + Sync + 'static>(missing: Missing<T>) -> impl IntoView {
    let language = use_language();
    view! { <span class="muted">{move || gap_text::elsewhere(language.get(), &missing)}</span> }.into_any()
}

#[component]
fn Vacant(seats: VacantSeats) -> impl IntoView {
    let language = use_language();
    let VacantSeats { committee, count, names } = seats;
    let names = (!names.is_empty()).then(|| view! { ": " <span lang="de">{names.join(", ")}</span> });
    view! {
        <li>
            <Committee committee/>
            <span class="muted">{move || gap_text::seats(language.get(), count)} {names}</span>
        </li>
    }
    .into_any()
}

#[component]
fn Ending(seat: EndingSeat) -> impl IntoView {
    let language = use_language();
    let EndingSeat { committee, name, role, ends_on } = seat;
    // The record names the first day after the term.
    let last = ends_on.previous_day().unwrap_or(ends_on);
    let role = role.map(|role| view! { {move || word::membership_role(language.get(), role)} " · " });
    let name = match name {
        Some(name) => view! { <span lang="de">{name}</span> }.into_any(),
        None => view! { <span>{t(gap_text::not_public)}</span> }.into_any(),
    };
    view! {
        <li>
            <Committee committee/>
            <span class="muted">
                {role} {name} " · "
                <span class="nowrap">
                    {move || gap_text::until(language.get(), &format::date(language.get(), last))}
                </span>
            </span>
        </li>
    }
    .into_any()
}

/// A committee, where the gap can be mended.
#[component]
fn Committee(committee: NamedRecord) -> impl IntoView {
    let mark = node_kind(committee.record.kind).map(|kind| view! { <KindMark kind/> });
    view! {
        <span class="table__name">
            {mark}
            <a href=links::record(committee.record) lang="de">{committee.name}</a>
        </span>
    }
    .into_any()
}
