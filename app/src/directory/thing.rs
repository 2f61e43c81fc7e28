//! What all detail pages share: the path above, the head, facts, links to other records.

use domain::{
    change::{RecordKind, RecordRef},
    directory::{DirectoryList, NamedRecord, state_name},
    network::NodeKind,
    permission::{StateKey, Visibility},
};
use leptos::prelude::*;
use time::Date;
use uuid::Uuid;

use super::{record_form::text as form_text, text, word};
use crate::{
    i18n::{Language, t, use_language},
    links,
    ui::{Icon, KindMark, format, kind::node_kind},
};

/// How many links of a long list are shown before the rest is folded.
const SHOWN: usize = 12;

/// The way here: directory, list, record.
#[component]
pub(super) fn Path(
    /// The list the record stands in.
    list: DirectoryList,
    /// The name of the record.
    name: String,
) -> impl IntoView {
    let language = use_language();
    view! {
        <nav class="breadcrumb" aria-label=t(text::path)>
            <ol>
                <li><a href=links::DIRECTORY>{t(text::directory)}</a></li>
                <li><a href=links::directory(list)>{move || word::list(language.get(), list)}</a></li>
                <li aria-current="page">{name}</li>
            </ol>
        </nav>
    }
    .into_any()
}

/// Kind, name and fields of a record, and the way to its place on the map.
#[component]
pub(super) fn ThingHead(
    /// Its mark; districts have none.
    kind: Option<NodeKind>,
    /// What it is, in words.
    #[prop(into)]
    note: Signal<String>,
    /// Its name.
    name: String,
    /// Its fields of action.
    #[prop(default = Vec::new())]
    fields: Vec<String>,
    /// Its node on the map.
    #[prop(default = None)]
    node: Option<Uuid>,
    /// What else can be done with it.
    #[prop(optional_no_strip)]
    actions: Option<AnyView>,
) -> impl IntoView {
    let mark = match kind {
        Some(kind) => view! { <KindMark kind/> }.into_any(),
        None => view! { <Icon name="place"/> }.into_any(),
    };
    let fields = (!fields.is_empty()).then(|| {
        let chips = fields.into_iter().map(|field| view! { <li class="chip">{field}</li> }).collect_view();
        view! { <ul class="chips" aria-label=t(text::fields_of_action)>{chips}</ul> }
    });
    let has_actions = node.is_some() || actions.is_some();
    let map = node.map(|node| {
        view! {
            <a class="btn" href=links::on_the_map(node)>
                <Icon name="network"/>
                {t(text::on_the_map)}
            </a>
        }
    });
    view! {
        <div class="page-head">
            <div class="thing-head">
                {mark}
                <div class="thing-head__words">
                    <p class="note">{note}</p>
                    <h1>{name}</h1>
                    {fields}
                </div>
            </div>
            {has_actions.then(|| view! { <div class="page-head__actions">{actions} {map}</div> })}
        </div>
    }
    .into_any()
}

/// The way to the form in which a record is changed.
#[component]
pub(super) fn EditLink(
    /// The record.
    record: RecordRef,
) -> impl IntoView {
    view! {
        <a class="btn" href=links::edit_record(record)>
            <Icon name="edit"/>
            {t(form_text::edit)}
        </a>
    }
    .into_any()
}

/// What a record is and does, if somebody has written it down.
pub(super) fn description(words: String) -> Option<AnyView> {
    (!words.trim().is_empty()).then(|| view! { <p class="text">{words}</p> }.into_any())
}

/// The panel of facts; the children are made by [`fact`].
#[component]
pub(super) fn Facts(
    /// The facts, in their order.
    facts: Vec<AnyView>,
) -> impl IntoView {
    view! {
        <section class="panel" aria-labelledby="facts">
            <h2 class="panel__head" id="facts">{t(text::facts)}</h2>
            <dl class="facts">{facts}</dl>
        </section>
    }
    .into_any()
}

/// One fact.
pub(super) fn fact(label: fn(Language) -> &'static str, value: impl IntoView) -> AnyView {
    let value = value.into_any();
    view! {
        <dt>{t(label)}</dt>
        <dd>{value}</dd>
    }
    .into_any()
}

/// A fact that is a word in the reader's language.
pub(super) fn word_fact(
    label: fn(Language) -> &'static str,
    word: impl Fn(Language) -> &'static str + Send + Sync + 'static,
) -> AnyView {
    let language = use_language();
    fact(label, move || word(language.get()))
}

/// Where a record belongs, as facts.
pub(super) fn context_facts(context: Vec<NamedRecord>) -> impl Iterator<Item = AnyView> {
    context.into_iter().map(|named| {
        let label = match named.record.kind {
            RecordKind::HealthRegion => text::health_region,
            RecordKind::Committee => text::parent,
            _ => text::organisation,
        };
        fact(label, view! { <Named named/> })
    })
}

/// The state a record lies in, as a fact.
pub(super) fn state_fact(state: Option<&StateKey>) -> Option<AnyView> {
    state.and_then(|state| state_name(state.as_str())).map(|name| fact(text::state, name))
}

/// Who sees a record and how long it exists, as facts.
pub(super) fn standing_facts(
    visibility: Visibility,
    valid_from: Option<Date>,
    valid_to: Option<Date>,
) -> impl Iterator<Item = AnyView> {
    let visible = word_fact(text::visible_to, move |language| word::visibility(language, visibility));
    let since = valid_from.map(|date| fact(text::since, view! { <Day date/> }));
    let until = valid_to.and_then(Date::previous_day).map(|date| fact(text::until, view! { <Day date/> }));
    [Some(visible), since, until].into_iter().flatten()
}

/// A day in the reader's language.
#[component]
pub(super) fn Day(
    /// The day.
    date: Date,
) -> impl IntoView {
    let language = use_language();
    view! { <time datetime=date.to_string()>{move || format::date(language.get(), date)}</time> }.into_any()
}

/// The name of a record, as a link if it has a page.
#[component]
pub(super) fn Named(
    /// The record.
    named: NamedRecord,
) -> impl IntoView {
    match links::record(named.record) {
        Some(path) => view! { <a href=path>{named.name}</a> }.into_any(),
        None => view! { <span>{named.name}</span> }.into_any(),
    }
}

/// A record in a list of links: its mark and its name.
pub(super) fn link_item(named: NamedRecord) -> AnyView {
    let mark = node_kind(named.record.kind).map(|kind| view! { <KindMark kind/> });
    view! { <li>{mark}<Named named/></li> }.into_any()
}

/// A panel of links to records; nothing if there are none.
#[component]
pub(super) fn RecordPanel(
    /// Its id on the page.
    id: &'static str,
    /// What they are.
    title: fn(Language) -> &'static str,
    /// The records.
    records: Vec<NamedRecord>,
    /// The same records as a list of the directory.
    #[prop(default = None)]
    list: Option<String>,
) -> impl IntoView {
    if records.is_empty() {
        return ().into_any();
    }
    let language = use_language();
    let total = records.len();
    let mut records = records;
    let folded = if total > SHOWN + 2 { records.split_off(SHOWN) } else { Vec::new() };
    let more = (!folded.is_empty()).then(|| {
        let hidden = folded.len();
        view! {
            <details class="disclosure">
                <summary>
                    <Icon name="chevron-down" small=true/>
                    {move || text::show_more(language.get(), hidden)}
                </summary>
                <ul class="links">{folded.into_iter().map(link_item).collect_view()}</ul>
            </details>
        }
    });
    view! {
        <section class="panel" aria-labelledby=id>
            <div class="panel__head">
                <h2 id=id>
                    {t(title)}
                    " "
                    <span class="muted">{move || format::count(language.get(), i64::try_from(total).unwrap_or(i64::MAX))}</span>
                </h2>
                {list.map(|path| view! { <a class="panel__more" href=path>{t(text::search_among_them)}</a> })}
            </div>
            <ul class="links">{records.into_iter().map(link_item).collect_view()}</ul>
            {more}
        </section>
    }
    .into_any()
}
