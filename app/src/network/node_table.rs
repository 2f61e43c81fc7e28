//! The same network as a table: filtered like the picture, in pages, by name or by the number of connections.

use leptos::prelude::*;

use super::{
    appearance_text,
    choice::{ChoiceForm, ChoiceNews, ChoicePanel, ChooseAll, ChooseRow, text as choice_text},
    fold_link::FoldLink,
    list_frame::ListFrame,
    map_state::MapState,
    measure::NodeSize,
    query::{MapQuery, MapView, NodeOrder},
    reading::{MapReading, NodePage, NodeRow, PAGE_SIZE},
    text,
};
use crate::{
    directory::word,
    i18n::{t, use_language},
    links,
    ui::{Icon, KindMark, format},
};

/// The page with the table.
#[component]
pub(super) fn NodeTable(state: MapState, reading: Memo<MapReading>) -> impl IntoView {
    let page = Memo::new(move |_| reading.read().table.clone().unwrap_or_default());
    let is_empty = Memo::new(move |_| page.read().rows.is_empty());
    view! {
        <ListFrame state reading title=text::network>
            <ChoicePanel state reading/>
            <ChoiceNews reading/>
            {move || if is_empty.get() {
                view! { <NothingShown state/> }.into_any()
            } else {
                view! {
                    <Rows state page/>
                    <ChoiceForm state page/>
                    <Pages state page/>
                }
                    .into_any()
            }}
        </ListFrame>
    }
}

#[component]
fn NothingShown(state: MapState) -> impl IntoView {
    view! {
        <div class="panel empty">
            <Icon name="filter" large=true/>
            <h2 class="empty__title">{t(text::nothing_shown_title)}</h2>
            <p>{t(text::nothing_shown)}</p>
            <a class="btn" href=move || links::map(&state.query.read().without_filter())>{t(text::reset_filter)}</a>
        </div>
    }
}

#[component]
fn Rows(state: MapState, page: Memo<NodePage>) -> impl IntoView {
    let language = use_language();
    let total = move || format::count(language.get(), i64::try_from(page.read().total).unwrap_or(i64::MAX));
    let order = Memo::new(move |_| state.query.read().order);
    let sorted =
        move |wanted: NodeOrder| links::map(&state.query.read().changed(|query| query.order = wanted));
    let direction = move |wanted: NodeOrder, word: &'static str| (order.get() == wanted).then_some(word);
    let measured = Memo::new(move |_| page.read().numbers.as_ref().map(|(size, _)| *size));
    let rows = move || {
        let NodePage { rows, numbers, .. } = page.get();
        let number =
            |index: usize| numbers.as_ref().and_then(|(size, numbers)| Some((*size, *numbers.get(index)?)));
        let rows = rows.into_iter().enumerate();
        rows.map(|(index, row)| view! { <Row state row number=number(index)/> }).collect_view()
    };
    view! {
        <div class="panel panel--flush">
            <div class="table-wrap" role="region" aria-labelledby="node-caption" tabindex="0">
                <table class="table table--stack" role="table">
                    <caption class="visually-hidden" id="node-caption">
                        {move || text::caption(language.get(), &total())}
                    </caption>
                    <thead role="rowgroup">
                        <tr role="row">
                            <th scope="col" role="columnheader" class="screen-only table__choose">
                                <span class="visually-hidden">{t(choice_text::column)}</span>
                                <ChooseAll state page/>
                            </th>
                            <th scope="col" role="columnheader" aria-sort=move || direction(NodeOrder::Name, "ascending")>
                                <a class="table__sort" href=move || sorted(NodeOrder::Name) data-noscroll="">
                                    {t(text::name)}
                                    <Icon name="sort" small=true/>
                                </a>
                            </th>
                            <th scope="col" role="columnheader">{t(text::kind_legend)}</th>
                            <th scope="col" role="columnheader">{t(text::level)}</th>
                            <th scope="col" role="columnheader">{t(text::region)}</th>
                            <th
                                scope="col"
                                role="columnheader"
                                class="num"
                                aria-sort=move || direction(NodeOrder::Links, "descending")
                            >
                                <a class="table__sort" href=move || sorted(NodeOrder::Links) data-noscroll="">
                                    {t(text::links)}
                                    <Icon name="sort" small=true/>
                                </a>
                            </th>
                            {move || measured.get().map(|size| view! {
                                <th
                                    scope="col"
                                    role="columnheader"
                                    class="num"
                                    aria-sort=move || direction(NodeOrder::Size, "descending")
                                >
                                    <a class="table__sort" href=move || sorted(NodeOrder::Size) data-noscroll="">
                                        {move || appearance_text::size_column(language.get(), size)}
                                        <Icon name="sort" small=true/>
                                    </a>
                                </th>
                            })}
                            <th scope="col" role="columnheader" class="screen-only">{t(text::picture)}</th>
                        </tr>
                    </thead>
                    <tbody role="rowgroup">
                        {rows}
                    </tbody>
                </table>
            </div>
        </div>
    }
}

#[component]
fn Row(
    state: MapState,
    row: NodeRow,
    /// What the size of the node says, if the table has a column for it.
    number: Option<(NodeSize, f64)>,
) -> impl IntoView {
    let language = use_language();
    let record = links::record(row.record());
    let NodeRow { id, kind, name, level, region, links } = row;
    let whole_name = name.clone();
    let label = {
        let name = name.clone();
        move || format!("{}: {name}", text::show_in_net(language.get()))
    };
    let level = move || level.map_or("–", |level| word::level(language.get(), level));
    let in_the_net =
        move || crate::links::map(&state.query.read().with_view(MapView::Net).with_node(Some(id)));
    view! {
        <tr role="row">
            <td role="cell" class="screen-only table__choose" data-label=t(choice_text::column)>
                <ChooseRow state id name=name.clone()/>
            </td>
            <th scope="row" role="rowheader">
                <span class="table__name">
                    <KindMark kind/>
                    <a href=record>{name}</a>
                </span>
            </th>
            <td role="cell" data-label=t(text::kind_legend)>{move || text::kind(language.get(), kind)}</td>
            <td role="cell" data-label=t(text::level)>{level}</td>
            <td role="cell" data-label=t(text::region)>{region.unwrap_or_else(|| "–".to_owned())}</td>
            <td role="cell" class="num" data-label=t(text::links)>
                {move || format::count(language.get(), i64::try_from(links).unwrap_or(i64::MAX))}
            </td>
            {number.map(|(size, number)| view! {
                <td
                    role="cell"
                    class="num"
                    data-label=move || appearance_text::size_column(language.get(), size)
                >
                    {move || appearance_text::number(language.get(), size, number)}
                </td>
            })}
            <td role="cell" class="screen-only" data-label=t(text::picture)>
                <a class="btn btn--quiet btn--small nowrap" href=in_the_net aria-label=label>{t(text::show_in_net)}</a>
                <FoldLink state id kind look="btn btn--quiet btn--small" focus="map-restrictions" name=whole_name/>
            </td>
        </tr>
    }
}

#[component]
fn Pages(state: MapState, page: Memo<NodePage>) -> impl IntoView {
    let language = use_language();
    let count = move |number: usize| format::count(language.get(), i64::try_from(number).unwrap_or(i64::MAX));
    let rows = move || {
        let NodePage { rows, page, total, .. } = page.get();
        let before = page.saturating_sub(1) * PAGE_SIZE;
        text::rows(language.get(), &count(before + 1), &count(before + rows.len()), &count(total))
    };
    let to = move |number: usize| {
        let query = state.query.get();
        links::map(&MapQuery { page: number, ..query })
    };
    let list = move || {
        let page = page.read();
        let (current, last) = (page.page, page.last_page());
        (last > 1).then(|| {
            let numbers = offered(current, last);
            view! {
                <ol>
                    {(current > 1).then(|| view! {
                        <li><a class="btn btn--small" rel="prev" href=to(current - 1)>{t(text::back)}</a></li>
                    })}
                    {numbers
                        .into_iter()
                        .map(|number| match number {
                            Some(number) => view! {
                                <li>
                                    <a
                                        class="btn btn--small"
                                        href=to(number)
                                        aria-label=move || text::page(language.get(), &count(number))
                                        aria-current=(number == current).then_some("page")
                                    >
                                        {move || count(number)}
                                    </a>
                                </li>
                            }
                                .into_any(),
                            None => view! { <li aria-hidden="true">"…"</li> }.into_any(),
                        })
                        .collect_view()}
                    {(current < last).then(|| view! {
                        <li><a class="btn btn--small" rel="next" href=to(current + 1)>{t(text::next)}</a></li>
                    })}
                </ol>
            }
        })
    };
    view! {
        <nav class="pagination" aria-label=t(text::pages)>
            <p class="muted">{rows}</p>
            {list}
        </nav>
    }
}

/// First, last and the pages around the current one; `None` is a gap.
fn offered(current: usize, last: usize) -> Vec<Option<usize>> {
    let mut offered = Vec::new();
    let mut before = 0;
    for page in [1, current.saturating_sub(1), current, current + 1, last] {
        if page <= before || page > last {
            continue;
        }
        if page > before + 1 {
            offered.push(None);
        }
        offered.push(Some(page));
        before = page;
    }
    offered
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pages_around_the_current_one_are_offered() {
        assert_eq!(offered(1, 1), [Some(1)]);
        assert_eq!(offered(2, 4), [Some(1), Some(2), Some(3), Some(4)]);
        assert_eq!(offered(9, 20), [Some(1), None, Some(8), Some(9), Some(10), None, Some(20)]);
    }
}
