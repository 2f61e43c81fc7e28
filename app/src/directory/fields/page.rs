//! All fields of action with their topics, in their order, and how much rests on each.

use domain::directory::{FieldEntry, FieldForm, FieldUse, Topic};
use leptos::prelude::*;
use time::Date;

use super::{
    actions::FieldActions,
    api::{FieldsAnswer, load_fields},
    forms::{About, Change, NewField, NewTopic, Seen},
    text,
};
use crate::{
    answer::ask,
    directory::text as directory_text,
    i18n::{t, use_language},
    links,
    ui::{Failed, FormNews, Title, focus, format},
};

/// `/directory/fields`.
#[component]
pub fn FieldsPage() -> impl IntoView {
    let actions = FieldActions::new();
    let fields = ask(move || actions.made(), |_| load_fields());
    let language = use_language();
    view! {
        <Title text=move || text::title(language.get())/>
        <div class="page">
            <nav class="breadcrumb" aria-label=t(directory_text::path)>
                <ol>
                    <li><a href=links::DIRECTORY>{t(directory_text::directory)}</a></li>
                </ol>
            </nav>
            <h1>{t(text::title)}</h1>
            <p class="lead">{t(text::lead)}</p>
            <FormNews news=actions.news/>
            <Transition>
                {move || Suspend::new(async move {
                    match fields.await {
                        Ok(answer) => view! { <Content answer actions/> }.into_any(),
                        Err(error) => view! { <Failed error/> }.into_any(),
                    }
                })}
            </Transition>
        </div>
    }
    .into_any()
}

#[component]
fn Content(answer: FieldsAnswer, actions: FieldActions) -> impl IntoView {
    let FieldsAnswer { today, entries, may_edit } = answer;
    // After a change this is drawn anew; whoever works by keyboard goes on where they were.
    Effect::new(move |_| {
        if let Some(place) = actions.refocus.get_untracked() {
            actions.refocus.set(None);
            request_animation_frame(move || {
                focus::focus_first(&place);
            });
        }
    });
    let count = entries.len();
    let fields = entries.into_iter().enumerate().map(|(place, entry)| {
        let ends = (place == 0, place + 1 == count);
        view! { <Entry entry ends today may_edit actions/> }
    });
    view! {
        {(count == 0).then(|| view! { <p class="muted">{t(text::none)}</p> })}
        {fields.collect_view()}
        {may_edit.then(|| view! { <NewField actions/> })}
    }
    .into_any()
}

/// A field of action with its topics.
#[component]
fn Entry(
    entry: FieldEntry,
    ends: (bool, bool),
    today: Date,
    may_edit: bool,
    actions: FieldActions,
) -> impl IntoView {
    let language = use_language();
    let FieldEntry { field, usage, topics } = entry;
    let heading = format!("field-{}", field.id);
    let labelled_by = heading.clone();
    let seen = Seen { about: About::Field(field.id), version: field.version };
    let (id, name) = (field.id, field.name.clone());
    let count = topics.len();
    let topics = topics.into_iter().enumerate().map(|(place, (topic, usage))| {
        let ends = (place == 0, place + 1 == count);
        view! { <TopicItem topic usage ends today may_edit actions/> }
    });
    let topics = if count == 0 {
        view! { <p class="muted">{t(text::no_topics)}</p> }.into_any()
    } else {
        let label = {
            let name = name.clone();
            move || text::topics_of(language.get(), &name)
        };
        view! { <ol class="rows" aria-label=label>{topics.collect_view()}</ol> }.into_any()
    };
    let change = may_edit.then(|| {
        let present = FieldForm::of(&field.name, field.valid_to);
        view! {
            <div class="field-entry__forms">
                <Change seen present ends actions/>
            </div>
        }
    });
    view! {
        <section class="panel field-entry" aria-labelledby=labelled_by>
            <h2 class="panel__head" id=heading lang="de">{field.name.clone()}</h2>
            <p class="note">{move || text::usage(language.get(), usage, true)}</p>
            <Ended valid_to=field.valid_to today/>
            {change}
            {topics}
            {may_edit.then(|| view! { <NewTopic field=id name actions/> })}
        </section>
    }
    .into_any()
}

/// A topic with what rests on it.
#[component]
fn TopicItem(
    topic: Topic,
    usage: FieldUse,
    ends: (bool, bool),
    today: Date,
    may_edit: bool,
    actions: FieldActions,
) -> impl IntoView {
    let language = use_language();
    let seen = Seen { about: About::Topic(topic.id), version: topic.version };
    let change = may_edit.then(|| {
        let present = FieldForm::of(&topic.name, topic.valid_to);
        view! {
            <div class="field-entry__forms">
                <Change seen present ends actions/>
            </div>
        }
    });
    view! {
        <li>
            <div class="row__main">
                <p class="row__title" lang="de">{topic.name.clone()}</p>
                <p class="note">{move || text::usage(language.get(), usage, false)}</p>
                <Ended valid_to=topic.valid_to today/>
            </div>
            {change}
        </li>
    }
    .into_any()
}

/// Until when something is offered, if it does not go on.
#[component]
fn Ended(valid_to: Option<Date>, today: Date) -> impl IntoView {
    let language = use_language();
    valid_to.map(|end| {
        let last = end.previous_day().unwrap_or(end);
        let words = move || {
            let language = language.get();
            let day = format::date(language, last);
            if end <= today { text::ended(language, &day) } else { text::ends(language, &day) }
        };
        view! { <p class="note">{words}</p> }
    })
}
