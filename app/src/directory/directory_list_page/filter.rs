//! The form above a list, and the filters that are set, each with a way to take it off.

use std::sync::Arc;

use domain::{
    directory::{DirectoryList, DirectoryQuery, DirectorySort, Level, STATES, state_name},
    permission::StateKey,
};
use leptos::prelude::*;
use leptos_router::components::Form;

use crate::{
    directory::{
        api::Choices,
        query::{changed, has_field, has_health_region, has_level, is_filtered, kinds},
        text, word,
    },
    i18n::{Language, t, use_language},
    links,
    ui::{Icon, form::without_empty},
};

/// Form and set filters of a list.
#[component]
pub(super) fn Filter(
    /// What the list shows.
    query: Memo<DirectoryQuery>,
    /// What can be chosen.
    choices: Choices,
) -> impl IntoView {
    let list = Memo::new(move |_| query.read().list);
    let text_value = move || query.read().text.clone();
    let sort = move || query.read().sort.to_string();
    let is_sorted = move || query.read().sort != DirectorySort::Name;
    let chips = {
        let choices = choices.clone();
        move || chips(&query.read(), &choices)
    };
    let selects = move || selects(list.get(), query, &choices);
    view! {
        <Form
            method="GET"
            action=move || links::directory(list.get())
            on_form_data=without_empty(&["q", "kind", "level", "field", "region", "state"])
            noscroll=true
            attr:class="filter"
            attr:role="search"
            attr:aria-label=t(text::filter)
        >
            <div class="field">
                <label class="field__label" for="filter-q">{t(text::text)}</label>
                <input class="input" id="filter-q" name="q" type="search" value=text_value prop:value=text_value/>
            </div>
            {selects}
            {move || is_sorted().then(|| view! { <input type="hidden" name="sort" value=sort/> })}
            <button class="btn btn--primary">{t(text::apply)}</button>
        </Form>
        {chips}
    }
    .into_any()
}

/// A value as it stands in the URL, and how it is called.
type Choice = (String, Arc<dyn Fn(Language) -> String + Send + Sync>);

/// The selects that fit a list.
fn selects(list: DirectoryList, query: Memo<DirectoryQuery>, choices: &Choices) -> AnyView {
    let kinds: Vec<Choice> = kinds(list)
        .into_iter()
        .map(|kind| named(kind, move |language| word::row_kind(language, list, kind)))
        .collect();
    let levels: Vec<Choice> = Level::ALL
        .iter()
        .map(|level| named(level.as_str(), |language| word::level(language, *level).to_owned()))
        .collect();
    let fields = choices.fields.iter().map(|field| fixed(&field.id.to_string(), &field.name)).collect();
    let regions = choices
        .health_regions
        .iter()
        .map(|region| fixed(&region.record.id.to_string(), &region.name))
        .collect();
    let states: Vec<Choice> = STATES
        .iter()
        .filter(|(key, _)| list == DirectoryList::Regions || choices.states.contains(&StateKey::new(key)))
        .map(|(key, name)| fixed(key, name))
        .collect();
    let level = move || query.read().level.map(|level| level.to_string());
    let field = move || query.read().field_id.map(|id| id.to_string());
    let region = move || query.read().health_region_id.map(|id| id.to_string());
    let state = move || query.read().state.as_ref().map(|state| state.as_str().to_owned());
    view! {
        {(!kinds.is_empty())
            .then(|| view! { <Select name="kind" label=text::kind choices=kinds chosen=move || query.read().kind.clone()/> })}
        {has_level(list).then(|| view! { <Select name="level" label=text::level choices=levels chosen=level/> })}
        {has_field(list).then(|| view! { <Select name="field" label=text::field_of_action choices=fields chosen=field/> })}
        {has_health_region(list)
            .then(|| view! { <Select name="region" label=text::health_region choices=regions chosen=region/> })}
        {(states.len() > 1).then(|| view! { <Select name="state" label=text::state choices=states chosen=state/> })}
    }
    .into_any()
}

fn named(value: &str, name: impl Fn(Language) -> String + Send + Sync + 'static) -> Choice {
    (value.to_owned(), Arc::new(name))
}

fn fixed(value: &str, name: &str) -> Choice {
    let name = name.to_owned();
    (value.to_owned(), Arc::new(move |_| name.clone()))
}

#[component]
fn Select(
    name: &'static str,
    label: fn(Language) -> &'static str,
    choices: Vec<Choice>,
    #[prop(into)] chosen: Signal<Option<String>>,
) -> impl IntoView {
    let language = use_language();
    let id = format!("filter-{name}");
    let options = choices
        .into_iter()
        .map(|(value, name)| {
            let is_chosen = {
                let value = value.clone();
                move || chosen.read().as_ref() == Some(&value)
            };
            view! {
                <option value=value selected=is_chosen.clone() prop:selected=is_chosen>
                    {move || name(language.get())}
                </option>
            }
        })
        .collect_view();
    let is_none = move || chosen.read().is_none();
    view! {
        <div class="field">
            <label class="field__label" for=id.clone()>{t(label)}</label>
            <select class="input" id=id name=name>
                <option value="" selected=is_none prop:selected=is_none>{t(text::all)}</option>
                {options}
            </select>
        </div>
    }
    .into_any()
}

/// The filters that are set.
fn chips(query: &DirectoryQuery, choices: &Choices) -> Option<AnyView> {
    if !is_filtered(query) {
        return None;
    }
    let list = query.list;
    let mut chips = Vec::new();
    if !query.text.is_empty() {
        let words = query.text.clone();
        let without = changed(query, |query| query.text.clear());
        chips.push(chip(&without, move |language| text::keyword(language, &words)));
    }
    if let Some(kind) = query.kind.clone() {
        let without = changed(query, |query| query.kind = None);
        chips.push(chip(&without, move |language| {
            format!("{}: {}", text::kind(language), word::row_kind(language, list, &kind))
        }));
    }
    if let Some(level) = query.level {
        let without = changed(query, |query| query.level = None);
        chips.push(chip(&without, move |language| {
            format!("{}: {}", text::level(language), word::level(language, level))
        }));
    }
    if let Some(id) = query.field_id {
        let name = choices.fields.iter().find(|field| field.id == id).map(|field| field.name.clone());
        let without = changed(query, |query| query.field_id = None);
        chips.push(chip(&without, labelled(text::field_of_action, name)));
    }
    if let Some(id) = query.health_region_id {
        let name = choices
            .health_regions
            .iter()
            .find(|region| region.record.id == id.0)
            .map(|region| region.name.clone());
        let without = changed(query, |query| query.health_region_id = None);
        chips.push(chip(&without, labelled(text::health_region, name)));
    }
    if let Some(state) = &query.state {
        let name = state_name(state.as_str()).map(str::to_owned);
        let without = changed(query, |query| query.state = None);
        chips.push(chip(&without, labelled(text::state, name)));
    }
    if chips.len() > 1 {
        let reset = view! { <li><a class="btn btn--quiet btn--small" href=links::directory(list)>{t(text::reset)}</a></li> };
        chips.push(reset.into_any());
    }
    Some(view! { <ul class="chips" aria-label=t(text::set_filters)>{chips}</ul> }.into_any())
}

fn labelled(
    label: fn(Language) -> &'static str,
    name: Option<String>,
) -> impl Fn(Language) -> String + Send + Sync + 'static {
    move |language| match &name {
        Some(name) => format!("{}: {name}", label(language)),
        None => label(language).to_owned(),
    }
}

fn chip(without: &DirectoryQuery, words: impl Fn(Language) -> String + Send + Sync + 'static) -> AnyView {
    let language = use_language();
    view! {
        <li>
            <a class="chip chip--on" href=links::directory_query(without)>
                {move || words(language.get())}
                <Icon name="close" small=true/>
                <span class="visually-hidden">{t(text::remove)}</span>
            </a>
        </li>
    }
    .into_any()
}
