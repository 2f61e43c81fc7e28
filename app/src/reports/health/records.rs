//! What a figure of the network's health counts, each with the way to it.

use domain::{
    directory::{DirectoryList, DirectoryQuery, NamedRecord},
    id::HealthRegionId,
    reports::{HealthRecord, NetworkFigure},
};
use leptos::prelude::*;
use time::Date;

use super::{
    api::ListedRecords,
    query::{HealthQuery, PAGE_SIZE},
    table_file::last_day,
    text,
};
use crate::{
    directory::word,
    i18n::{t, use_language},
    links,
    network::query::{MapQuery, MapView},
    ui::{Icon, format},
};

/// The id of the list, to which numbers lead.
pub(super) const LIST: &str = "records";

/// The list under the figures.
#[component]
pub(super) fn Records(
    query: HealthQuery,
    listed: ListedRecords,
    /// The day of the records.
    day: Date,
    /// The chosen health region, by which the map is filtered.
    region: Option<NamedRecord>,
) -> impl IntoView {
    let language = use_language();
    let ListedRecords { figure, is_then, records, total, page } = listed;
    let title = move || {
        let language = language.get();
        text::of_day(language, text::figure(language, figure), &format::date(language, day))
    };
    // Reach and seats are lists of the directory; what the map knows better is shown there, but only as of today.
    let on_map = map_view(figure).filter(|_| !is_then).map(|view| {
        let region = region.map(|region| region.name);
        let href = links::map(&MapQuery { view, region, ..MapQuery::default() });
        view! { <a class="btn btn--small" href=href>{t(text::on_map)}</a> }
    });
    let region = query.region;
    let list = if records.is_empty() {
        view! { <p class="muted">{t(text::nothing)}</p> }.into_any()
    } else {
        let rows = records.into_iter().map(|record| view! { <Row record region/> }).collect_view();
        view! { <ul class="rows">{rows}</ul> }.into_any()
    };
    let here = HealthQuery { page, ..query };
    let number = move || format::count(language.get(), i64::try_from(total).unwrap_or(i64::MAX));
    view! {
        <section class="panel" aria-labelledby=LIST>
            <div class="panel__head">
                <h2 id=LIST>{title} ": " {number}</h2>
                <div class="actions screen-only">
                    {on_map}
                    <a
                        class="btn btn--small"
                        href=here.file_path()
                        download=""
                        aria-label=t(text::list_csv_label)
                    >
                        <Icon name="download" small=true/>
                        {t(text::csv)}
                    </a>
                    <a class="btn btn--small" href=query.without_records().path()>{t(text::close)}</a>
                </div>
            </div>
            {list}
            <Pages query=here pages=total.div_ceil(PAGE_SIZE)/>
        </section>
    }
    .into_any()
}

/// Where the map answers the same question.
const fn map_view(figure: NetworkFigure) -> Option<MapView> {
    match figure {
        NetworkFigure::CutPoints | NetworkFigure::Bridges => Some(MapView::Bonds),
        NetworkFigure::Overlaps => Some(MapView::Overlaps),
        NetworkFigure::Vacant | NetworkFigure::Ending | NetworkFigure::OpenFields => Some(MapView::Gaps),
        NetworkFigure::Organisations
        | NetworkFigure::People
        | NetworkFigure::Committees
        | NetworkFigure::Sectors
        | NetworkFigure::Isolated => None,
    }
}

#[component]
fn Row(record: HealthRecord, region: Option<HealthRegionId>) -> impl IntoView {
    let language = use_language();
    let (title, detail) = match record {
        HealthRecord::Named(named) => (named_link(named), None),
        HealthRecord::Sector(kind) => {
            let list = DirectoryQuery {
                kind: Some(kind.as_str().to_owned()),
                health_region_id: region,
                ..DirectoryQuery::new(DirectoryList::Organisations)
            };
            let href = links::directory_query(&list);
            let name = move || word::organisation_kind(language.get(), kind);
            (view! { <a href=href>{name}</a> }.into_any(), None)
        }
        HealthRecord::Vacant { committee, name } => (named_link(committee), Some(who(name))),
        HealthRecord::Ending { committee, name, role, ends_on } => {
            let role = role.map(|role| view! { {move || word::membership_role(language.get(), role)} " · " });
            let until = move || text::ends(language.get(), &format::date(language.get(), last_day(ends_on)));
            let detail = view! { {role} {who(name)} " · " <span class="nowrap">{until}</span> }.into_any();
            (named_link(committee), Some(detail))
        }
        HealthRecord::Bridge([near, far]) => (pair(near, far), None),
        HealthRecord::Overlap([first, second], shared) => {
            let shared = view! { {move || text::shared(language.get(), shared)} }.into_any();
            (pair(first, second), Some(shared))
        }
        HealthRecord::OpenField { region, field } => {
            (named_link(region), Some(view! { <span lang="de">{field}</span> }.into_any()))
        }
    };
    let detail = detail.map(|detail| view! { <p class="muted">{detail}</p> });
    view! {
        <li>
            <div class="row__main">
                <p class="row__title">{title}</p>
                {detail}
            </div>
        </li>
    }
    .into_any()
}

fn named_link(named: NamedRecord) -> AnyView {
    let NamedRecord { record, name } = named;
    view! { <a href=links::record(record) lang="de">{name}</a> }.into_any()
}

fn pair(first: NamedRecord, second: NamedRecord) -> AnyView {
    view! { {named_link(first)} " – " {named_link(second)} }.into_any()
}

/// Who it is, if the reader may see that.
fn who(name: Option<String>) -> AnyView {
    match name {
        Some(name) => view! { <span lang="de">{name}</span> }.into_any(),
        None => view! { <span>{t(text::not_public)}</span> }.into_any(),
    }
}

/// The way through a long list.
#[component]
fn Pages(query: HealthQuery, pages: usize) -> impl IntoView {
    if pages < 2 {
        return ().into_any();
    }
    let language = use_language();
    let page = query.page;
    let to = |page: usize| format!("{}#{LIST}", HealthQuery { page, ..query }.path());
    let earlier = (page > 0)
        .then(|| view! { <a class="btn btn--small" href=to(page - 1) rel="prev">{t(text::earlier)}</a> });
    let later = (page + 1 < pages)
        .then(|| view! { <a class="btn btn--small" href=to(page + 1) rel="next">{t(text::later)}</a> });
    view! {
        <nav class="actions panel__section screen-only" aria-label=t(text::pages)>
            {earlier}
            <span>{move || text::page_of(language.get(), page + 1, pages)}</span>
            {later}
        </nav>
    }
    .into_any()
}
