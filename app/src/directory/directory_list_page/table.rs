//! The table of a list, the pages below it, and what stands there when it is empty.

use domain::{
    directory::{DirectoryList, DirectoryQuery, DirectoryRow, DirectorySort, OrganisationKind, state_name},
    network::NodeKind,
};
use leptos::prelude::*;

use crate::{
    directory::{
        api::Listed,
        query::{changed, has_level, is_filtered, last_page, offered_pages},
        text, word,
    },
    i18n::{Language, t, use_language},
    links,
    ui::{Icon, KindMark, format},
};

/// The rows of a list.
#[component]
pub(super) fn ListTable(
    /// What is shown.
    listed: Listed,
) -> impl IntoView {
    let language = use_language();
    let Listed { query, page } = listed;
    if page.rows.is_empty() {
        return view! { <Empty query/> }.into_any();
    }
    let list = query.list;
    let (kind, context, size): (Label, Label, Label) = match list {
        DirectoryList::HealthRegions => (text::kind, text::state, text::committees),
        DirectoryList::Committees => (text::kind, text::health_region, text::seats_head),
        DirectoryList::Organisations => (text::kind, text::health_region, text::seats_head),
        DirectoryList::People => (text::function, text::organisation, text::seats_head),
        DirectoryList::Regions => (text::kind, text::state, text::inhabitants),
    };
    let rows = page.rows.into_iter().map(|row| view! { <Row list row kind context size/> }).collect_view();
    view! {
        <div class="panel panel--flush">
            <div class="table-wrap" role="region" aria-labelledby="list-caption" tabindex="0">
                <table class="table table--stack" role="table">
                    <caption class="visually-hidden" id="list-caption">{move || word::list(language.get(), list)}</caption>
                    <thead role="rowgroup">
                        <tr role="row">
                            <SortHead query=query.clone() sort=DirectorySort::Name label=text::name/>
                            <SortHead query=query.clone() sort=DirectorySort::Kind label=kind/>
                            {has_level(list)
                                .then(|| view! { <th scope="col" role="columnheader">{t(text::level)}</th> })}
                            <SortHead query=query.clone() sort=DirectorySort::Region label=context/>
                            <SortHead query=query.clone() sort=DirectorySort::Size label=size/>
                        </tr>
                    </thead>
                    <tbody role="rowgroup">{rows}</tbody>
                </table>
            </div>
        </div>
        <Pages query total=page.total/>
    }
    .into_any()
}

type Label = fn(Language) -> &'static str;

#[component]
fn SortHead(query: DirectoryQuery, sort: DirectorySort, label: Label) -> impl IntoView {
    let order = if sort == DirectorySort::Size { "descending" } else { "ascending" };
    let class = (sort == DirectorySort::Size).then_some("num");
    let sorted = (query.sort == sort).then_some(order);
    let path = links::directory_query(&changed(&query, |query| query.sort = sort));
    view! {
        <th scope="col" role="columnheader" class=class aria-sort=sorted>
            <a class="table__sort" href=path>
                {t(label)}
                <Icon name="sort" small=true/>
            </a>
        </th>
    }
    .into_any()
}

#[component]
fn Row(list: DirectoryList, row: DirectoryRow, kind: Label, context: Label, size: Label) -> impl IntoView {
    let language = use_language();
    let mark = match list {
        DirectoryList::HealthRegions => Some(NodeKind::Region),
        DirectoryList::Committees => Some(NodeKind::Committee),
        DirectoryList::Organisations if row.kind == OrganisationKind::Office.as_str() => {
            Some(NodeKind::Office)
        }
        DirectoryList::Organisations => Some(NodeKind::Organisation),
        DirectoryList::People => Some(NodeKind::Person),
        DirectoryList::Regions => None,
    };
    let mark = mark.map(|kind| view! { <KindMark kind/> });
    let DirectoryRow { key, name, kind: kind_value, level, context: context_value, size: size_value } = row;
    let context_value = match list {
        DirectoryList::HealthRegions => {
            state_name(&context_value).map(str::to_owned).unwrap_or(context_value)
        }
        _ => context_value,
    };
    let context_value = if context_value.is_empty() { "–".to_owned() } else { context_value };
    let level_cell = has_level(list).then(|| {
        let word = move || level.map_or("–", |level| word::level(language.get(), level));
        view! { <td role="cell" data-label=t(text::level)>{word}</td> }
    });
    view! {
        <tr role="row">
            <th scope="row" role="rowheader">
                <span class="table__name">
                    {mark}
                    <a href=links::directory_row(list, &key)>{name}</a>
                </span>
            </th>
            <td role="cell" data-label=t(kind)>{move || word::row_kind(language.get(), list, &kind_value)}</td>
            {level_cell}
            <td role="cell" data-label=t(context)>{context_value}</td>
            <td role="cell" class="num" data-label=t(size)>{move || format::count(language.get(), size_value)}</td>
        </tr>
    }
    .into_any()
}

#[component]
fn Pages(query: DirectoryQuery, total: i64) -> impl IntoView {
    let language = use_language();
    let (current, last) = (query.page, last_page(total));
    let size = i64::from(DirectoryQuery::PAGE_SIZE);
    let first_row = (i64::from(current) - 1) * size + 1;
    let last_row = (first_row + size - 1).min(total);
    let range = move || {
        let count = |number| format::count(language.get(), number);
        text::range(language.get(), &count(first_row), &count(last_row), &count(total))
    };
    if last == 1 {
        return view! { <p class="muted" role="status">{range}</p> }.into_any();
    }
    let path = move |page: u32| links::directory_query(&DirectoryQuery { page, ..query.clone() });
    let numbers = offered_pages(current, last)
        .into_iter()
        .map(|page| match page {
            Some(page) => {
                let label = move || text::page(language.get(), page);
                let is_current = (page == current).then_some("page");
                view! {
                    <li>
                        <a class="btn btn--small" href=path(page) aria-label=label aria-current=is_current>
                            {page.to_string()}
                        </a>
                    </li>
                }
                .into_any()
            }
            None => view! { <li class="pagination__gap" aria-hidden="true">"…"</li> }.into_any(),
        })
        .collect_view();
    let previous = (current > 1).then(|| {
        view! { <li><a class="btn btn--small" rel="prev" href=path(current - 1)>{t(text::previous)}</a></li> }
    });
    let next = (current < last).then(|| {
        view! { <li><a class="btn btn--small" rel="next" href=path(current + 1)>{t(text::next)}</a></li> }
    });
    view! {
        <nav class="pagination" aria-label=t(text::pages)>
            <p class="muted" role="status">{range}</p>
            <ol>{previous} {numbers} {next}</ol>
        </nav>
    }
    .into_any()
}

#[component]
fn Empty(query: DirectoryQuery) -> impl IntoView {
    let (title, why, step): (Label, Label, AnyView) = if is_filtered(&query) {
        let step = view! { <a class="btn" href=links::directory(query.list)>{t(text::without_filters)}</a> };
        (text::nothing_found, text::no_match, step.into_any())
    } else {
        let step = view! { <a class="btn" href="/sign-in" rel="external">{t(text::sign_in)}</a> };
        (text::none_visible, text::none_visible_why, step.into_any())
    };
    view! {
        <section class="panel" aria-labelledby="empty">
            <div class="empty" role="status">
                <Icon name="search" large=true/>
                <h2 class="empty__title" id="empty">{t(title)}</h2>
                <p>{t(why)}</p>
                {step}
            </div>
        </section>
    }
    .into_any()
}
