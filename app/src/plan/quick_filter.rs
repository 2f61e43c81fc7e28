//! The filter above every view: by typing, by what is the reader's, by what is late. It stands in the address.

use std::time::Duration;

use domain::plan::{BoardGoal, Card, Lane};
use leptos::{leptos_dom::helpers::debounce, prelude::*};
use leptos_router::{NavigateOptions, components::Form, hooks::use_navigate};

use super::{open_plan::OpenPlan, plan_query::Only, text};
use crate::{
    i18n::{Language, t, use_language},
    reports::text as reports_text,
    ui::{Icon, form::without_empty},
};

/// Which measures alone are shown, and the words for it.
type Choice = (Option<Only>, fn(Language) -> &'static str);

/// The field, the choice, and how much of the plan is left.
#[component]
pub(super) fn QuickFilter(state: OpenPlan) -> impl IntoView {
    let language = use_language();
    let first = state.query.with_untracked(|query| query.text.clone());
    let draft = RwSignal::new(first.clone());
    let sent = StoredValue::new(first.clone());
    // What the address says is shown, unless it only repeats what was typed a moment ago.
    Effect::new(move |_| {
        let told = state.query.with(|query| query.text.clone());
        if sent.with_value(|sent| *sent != told) {
            sent.set_value(told.clone());
            draft.set(told);
        }
    });
    let navigate = use_navigate();
    let mut type_soon = debounce(Duration::from_millis(200), move |words: String| {
        sent.set_value(words.clone());
        let path = untrack(|| state.path(|query| query.text = words));
        navigate(&path, NavigateOptions { replace: true, scroll: false, ..NavigateOptions::default() });
    });
    let choices: [Choice; 4] = [
        (None, text::every),
        (Some(Only::Mine), text::mine),
        (Some(Only::Late), text::late),
        (Some(Only::New), text::new_for_me),
    ];
    // Whoever has nothing here is not asked.
    let has_mine = state.all.with_untracked(|cards| cards.iter().any(|card| card.is_mine));
    let choices =
        choices.into_iter().filter(|(only, _)| has_mine || *only != Some(Only::Mine)).map(|(only, words)| {
            let is_chosen = Memo::new(move |_| state.query.with(|query| query.only) == only);
            // What is new is known once the page is alive; nothing is offered as long as nothing is.
            let is_new = only == Some(Only::New);
            let number = Memo::new(move |_| state.changed.with(Vec::len));
            let is_offered = move || !is_new || is_chosen.get() || number.get() > 0;
            move || {
                is_offered().then(|| {
                    view! {
                        <a
                            href=move || state.path(|query| query.only = only)
                            data-noscroll="true"
                            aria-current=move || is_chosen.get().then_some("true")
                        >
                            {t(words)}
                            {is_new.then(|| view! { " " <span class="column__count">{number}</span> })}
                        </a>
                    }
                })
            }
        });
    // What the form does not set itself stays; a sheet is closed.
    let kept = move || {
        let pairs = state.query.with(|query| query.pairs());
        let kept = pairs.into_iter().filter(|(name, _)| !["q", "measure"].contains(name));
        kept.filter_map(|(name, value)| {
            value.map(|value| view! { <input type="hidden" name=name value=value/> })
        })
        .collect_view()
    };
    // What no choice above says is said by itself.
    let chips = move || {
        let language = language.get();
        let said = said(state, language);
        said.into_iter()
            .map(|(head, value, is_content)| {
                view! {
                    <span class="chip">
                        {head.map(|head| format!("{head}: "))}
                        <span lang=is_content.then_some("de")>{value}</span>
                    </span>
                }
            })
            .collect_view()
    };
    let is_filtered = Memo::new(move |_| state.query.with(|query| query.is_filtered()));
    let counts = move || {
        let (shown, all) = (state.cards.with(Vec::len), state.all.with(Vec::len));
        text::shown_of(language.get(), shown, all)
    };
    view! {
        <div class="board-filter">
            <Form
                method="GET"
                action=""
                on_form_data=without_empty(&["q"])
                replace=true
                noscroll=true
                attr:role="search"
                attr:aria-label=t(text::filter)
                attr:class="searchbox"
            >
                {kept}
                <Icon name="search"/>
                <input
                    class="input"
                    name="q"
                    type="search"
                    autocomplete="off"
                    maxlength="200"
                    aria-label=t(text::filter_text)
                    placeholder=t(text::filter_text)
                    value=first
                    prop:value=move || draft.get()
                    on:input:target=move |event| {
                        let words = event.target().value();
                        draft.set(words.clone());
                        type_soon(words);
                    }
                />
                <button class="visually-hidden">{t(text::filter_submit)}</button>
            </Form>
            <nav class="segmented" aria-label=t(text::which)>{choices.collect_view()}</nav>
            {chips}
            <p class="note" role="status">{move || is_filtered.get().then(counts)}</p>
            {move || {
                is_filtered
                    .get()
                    .then(|| {
                        let href = move || state.path(|query| query.lift_filter());
                        view! {
                            <a class="btn btn--small" href=href data-noscroll="true">
                                <Icon name="close" small=true/>
                                {t(text::lift_filter)}
                            </a>
                        }
                    })
            }}
        </div>
    }
    .into_any()
}

/// What the filter asks for beside words and choices: its head, its value, and whether people have written that.
fn said(state: OpenPlan, language: Language) -> Vec<(Option<&'static str>, String, bool)> {
    let query = state.query.get();
    let goal = query.goal.and_then(|id| {
        let title = |entry: &BoardGoal| (entry.goal.id == id).then(|| entry.goal.title.clone());
        state.goals.with(|goals| goals.iter().find_map(title))
    });
    let other = query.only.filter(|only| !matches!(only, Only::Mine | Only::Late | Only::New));
    let word = |head, word: &str| (Some(head), word.to_owned(), false);
    [
        goal.map(|title| (Some(text::goal(language)), title, true)),
        lane(state, language, query.lane),
        query.status.map(|status| word(text::status_is(language), text::status(language, status))),
        query.standing.map(|is| word(text::standing(language), reports_text::standing(language, is))),
        query.judged.map(|judged| word(text::judged_as(language), text::judged(language, judged))),
        query.age.map(|age| word(text::for_so_long(language), text::status_age(language, age))),
        other.map(|only| word(text::only_these(language), text::only(language, only))),
        query.lacks.map(|lack| word(text::only_these(language), text::lack(language, lack))),
    ]
    .into_iter()
    .flatten()
    .collect()
}

/// What measures have in common, in words; one that the reader does not see has no name.
fn lane(state: OpenPlan, language: Language, lane: Lane) -> Option<(Option<&'static str>, String, bool)> {
    let head = match lane {
        Lane::All | Lane::Goal(_) => return None,
        Lane::Committee(None) => return Some((None, text::no_committee(language).to_owned(), false)),
        Lane::Person(None) => return Some((None, text::nobody(language).to_owned(), false)),
        Lane::Field(_) => text::field(language),
        Lane::Committee(Some(_)) => text::committee(language),
        Lane::Person(Some(_)) => text::person(language),
    };
    let named = |card: &Card| match lane {
        Lane::Committee(_) => card.committee.clone(),
        Lane::Person(_) => card.responsible.clone(),
        Lane::All | Lane::Goal(_) | Lane::Field(_) => None,
    };
    let of_card = |card: &Card| named(card).filter(|_| lane.holds(card)).map(|named| named.name);
    let of_goal = |entry: &BoardGoal| (lane == Lane::Field(entry.goal.field_id)).then(|| entry.field.clone());
    let name = state
        .all
        .with(|cards| cards.iter().find_map(of_card))
        .or_else(|| state.goals.with(|goals| goals.iter().find_map(of_goal)))
        .unwrap_or_else(|| "–".to_owned());
    Some((Some(head), name, true))
}
