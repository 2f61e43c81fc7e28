//! Double structures: committees in which the same people and organisations sit.

use leptos::prelude::*;

use super::{
    list_frame::ListFrame,
    map_state::MapState,
    query::MapView,
    reading::{MapReading, NodeRow, OverlapRow},
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
    let is_empty = Memo::new(move |_| pairs.read().is_empty());
    view! {
        <ListFrame state reading title=text::overlaps_title>
            <p class="note">{t(text::overlaps_explained)}</p>
            {move || if is_empty.get() {
                view! { <p class="panel muted">{t(text::no_overlaps)}</p> }.into_any()
            } else {
                view! { <Pairs state pairs/> }.into_any()
            }}
        </ListFrame>
    }
}

#[component]
fn Pairs(state: MapState, pairs: Memo<Vec<OverlapRow>>) -> impl IntoView {
    view! {
        <div class="panel panel--flush">
            <div class="table-wrap" role="region" aria-labelledby="overlap-caption" tabindex="0">
                <table class="table table--stack" role="table">
                    <caption class="visually-hidden" id="overlap-caption">{t(text::overlaps_title)}</caption>
                    <thead role="rowgroup">
                        <tr role="row">
                            <th scope="col" role="columnheader">{t(text::committee)}</th>
                            <th scope="col" role="columnheader">{t(text::other_committee)}</th>
                            <th scope="col" role="columnheader">{t(text::shared_members)}</th>
                            <th scope="col" role="columnheader" class="num">{t(text::overlap)}</th>
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
                {t(text::shared_fields)} ": " <span lang="de">{fields.join(", ")}</span>
            </p>
        }
    });
    view! {
        <tr role="row">
            <th scope="row" role="rowheader"><Node row=first/></th>
            <td role="cell" data-label=t(text::other_committee)><Node row=second/></td>
            <td role="cell" data-label=t(text::shared_members)>
                <details class="disclosure">
                    <summary>
                        <Icon name="chevron-down" small=true/>
                        {move || text::in_both(language.get(), &format::count(language.get(), number))}
                    </summary>
                    <ul class="links">{members}</ul>
                    {fields}
                    <a class="btn btn--small" href=ways>{t(text::show_in_net)}</a>
                </details>
            </td>
            <td role="cell" class="num nowrap" data-label=t(text::overlap)>
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
