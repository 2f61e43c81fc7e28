//! Double structures: committees in which the same people and organisations sit.

use leptos::{ev::SubmitEvent, prelude::*};

use super::{
    kept_query::KeptQuery,
    list_frame::ListFrame,
    map_state::MapState,
    overlap_reading::OverlapRow,
    overlap_rule::OverlapRule,
    overlap_text,
    query::{MapQuery, MapView},
    reading::{MapReading, NodeRow},
    text,
};
use crate::{
    i18n::{t, use_language},
    links,
    ui::{Icon, KindMark, format},
};

/// The page with the pairs, the most similar first.
#[component]
pub(super) fn OverlapTable(state: MapState, reading: Memo<MapReading>) -> impl IntoView {
    let pairs = Memo::new(move |_| reading.read().overlaps.clone().unwrap_or_default());
    let language = use_language();
    let is_empty = Memo::new(move |_| pairs.read().is_empty());
    let rule = Memo::new(move |_| state.query.read().overlap_rule);
    let explained = move || {
        let OverlapRule { least, field_weight } = rule.get();
        overlap_text::explained(language.get(), least, field_weight)
    };
    view! {
        <ListFrame state reading title=overlap_text::title>
            <Rule state rule/>
            <p class="note">{explained}</p>
            <p>
                <a class="btn btn--small" href=move || links::map(&state.query.read().with_pairs_lit(true))>
                    <Icon name="overlap"/>
                    {t(overlap_text::all_in_net)}
                </a>
            </p>
            {move || if is_empty.get() {
                let none = move || overlap_text::none(language.get(), rule.get().least);
                view! { <p class="panel muted">{none}</p> }.into_any()
            } else {
                view! { <Pairs state pairs/> }.into_any()
            }}
        </ListFrame>
    }
}

/// Says over the picture that all pairs are lit, and leads back.
#[component]
pub(super) fn PairsLit(state: MapState) -> impl IntoView {
    let is_lit = Memo::new(move |_| state.query.read().lights_pairs);
    move || {
        is_lit.get().then(|| {
            view! {
                <p class="panel map__pairs">
                    <Icon name="overlap" small=true/>
                    {t(overlap_text::all_lit)}
                    <a href=move || links::map(&state.query.read().with_view(MapView::Overlaps))>{t(overlap_text::to_list)}</a>
                    <a href=move || links::map(&state.query.read().with_pairs_lit(false))>{t(overlap_text::end)}</a>
                </p>
            }
        })
    }
}

/// What the reader can choose. A form that works by itself and is obeyed at once when alive.
#[component]
fn Rule(state: MapState, rule: Memo<OverlapRule>) -> impl IntoView {
    let language = use_language();
    let choose = move |change: &dyn Fn(&mut OverlapRule)| {
        state.filter(|query: &MapQuery| query.changed(|query| change(&mut query.overlap_rule)));
    };
    let least = OverlapRule::LEAST.map(|least| {
        let is_chosen = move || rule.get().least == least;
        view! {
            <option value=least.to_string() selected=is_chosen prop:selected=is_chosen>
                {move || overlap_text::least_word(language.get(), least)}
            </option>
        }
    });
    let weights = OverlapRule::FIELD_WEIGHTS.map(|weight| {
        let is_chosen = move || rule.get().field_weight == weight;
        view! {
            <option value=weight.to_string() selected=is_chosen prop:selected=is_chosen>
                {move || overlap_text::field_weight_word(language.get(), weight)}
            </option>
        }
    });
    view! {
        <form
            class="panel choices"
            method="get"
            action="/map"
            aria-label=t(overlap_text::rule)
            on:submit=move |event: SubmitEvent| event.prevent_default()
        >
            <KeptQuery state sets=&["least", "weight"]/>
            <div class="field">
                <label class="field__label" for="overlap-least">{t(overlap_text::least)}</label>
                <select
                    class="input"
                    id="overlap-least"
                    name="least"
                    on:change:target=move |event| {
                        let least = event.target().value();
                        choose(&|rule| rule.least = OverlapRule::read(Some(&least), None).least);
                    }
                >
                    {least.collect_view()}
                </select>
            </div>
            <div class="field">
                <label class="field__label" for="overlap-weight">{t(overlap_text::field_weight)}</label>
                <select
                    class="input"
                    id="overlap-weight"
                    name="weight"
                    on:change:target=move |event| {
                        let weight = event.target().value();
                        choose(&|rule| rule.field_weight = OverlapRule::read(None, Some(&weight)).field_weight);
                    }
                >
                    {weights.collect_view()}
                </select>
            </div>
            <button class="btn map-panel__apply">{t(text::apply)}</button>
        </form>
    }
    .into_any()
}

#[component]
fn Pairs(state: MapState, pairs: Memo<Vec<OverlapRow>>) -> impl IntoView {
    view! {
        <div class="panel panel--flush">
            <div class="table-wrap" role="region" aria-labelledby="overlap-caption" tabindex="0">
                <table class="table table--stack" role="table">
                    <caption class="visually-hidden" id="overlap-caption">{t(overlap_text::title)}</caption>
                    <thead role="rowgroup">
                        <tr role="row">
                            <th scope="col" role="columnheader">{t(overlap_text::committee)}</th>
                            <th scope="col" role="columnheader">{t(overlap_text::other_committee)}</th>
                            <th scope="col" role="columnheader">{t(overlap_text::shared_members)}</th>
                            <th scope="col" role="columnheader" class="num">{t(overlap_text::overlap)}</th>
                        </tr>
                    </thead>
                    <tbody role="rowgroup">
                        {move || pairs.get().into_iter().map(|pair| view! { <Pair state pair/> }).collect_view()}
                    </tbody>
                </table>
            </div>
        </div>
    }
    .into_any()
}

#[component]
fn Pair(state: MapState, pair: OverlapRow) -> impl IntoView {
    let language = use_language();
    let OverlapRow { first, second, members, percent, fields } = pair;
    let (from, to) = (first.id, second.id);
    // The ways between the two lead over those who sit in both.
    let ways = move || {
        let query = state.query.read();
        links::map(&query.with_view(MapView::Net).with_node(Some(to)).with_from(Some(from)))
    };
    let number = i64::try_from(members.len()).unwrap_or(i64::MAX);
    let members = members.into_iter().map(|row| view! { <li><Node row/></li> }).collect_view();
    let fields = (!fields.is_empty()).then(|| {
        view! {
            <p class="note">
                {t(overlap_text::shared_fields)} ": " <span lang="de">{fields.join(", ")}</span>
            </p>
        }
    });
    view! {
        <tr role="row">
            <th scope="row" role="rowheader"><Node row=first/></th>
            <td role="cell" data-label=t(overlap_text::other_committee)><Node row=second/></td>
            <td role="cell" data-label=t(overlap_text::shared_members)>
                <details class="disclosure">
                    <summary>
                        <Icon name="chevron-down" small=true/>
                        {move || overlap_text::in_both(language.get(), &format::count(language.get(), number))}
                    </summary>
                    <ul class="links">{members}</ul>
                    {fields}
                    <a class="btn btn--small" href=ways>{t(text::show_in_net)}</a>
                </details>
            </td>
            <td role="cell" class="num nowrap" data-label=t(overlap_text::overlap)>
                {move || format::value(language.get(), f64::from(percent), "%")}
            </td>
        </tr>
    }
    .into_any()
}

#[component]
fn Node(row: NodeRow) -> impl IntoView {
    let path = links::record(row.record());
    view! {
        <span class="table__name">
            <KindMark kind=row.kind/>
            <a href=path lang="de">{row.name}</a>
        </span>
    }
    .into_any()
}
