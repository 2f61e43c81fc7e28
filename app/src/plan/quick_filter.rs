//! The filter above every view: by typing, by what is the reader's, by what is late. It stands in the address.

use std::time::Duration;

use leptos::{leptos_dom::helpers::debounce, prelude::*};
use leptos_router::{NavigateOptions, components::Form, hooks::use_navigate};

use super::{open_plan::OpenPlan, plan_query::Only, text};
use crate::{
    i18n::{Language, t, use_language},
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
    // The goal is said where its strip is not shown.
    let goal = move || {
        let goal = state.query.with(|query| query.goal)?;
        let title = state.goals.with(|goals| {
            goals.iter().find(|entry| entry.goal.id == goal).map(|entry| entry.goal.title.clone())
        });
        title.map(|title| {
            view! {
                <span class="chip">{t(text::goal)} ": " <span lang="de">{title}</span></span>
            }
        })
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
            {goal}
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
