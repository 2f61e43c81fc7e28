//! What the selected node is part of: contact, measures, the latest changes. Comes after the panel, which does not wait.

use domain::{
    change::{RecordKind, RecordRef},
    directory::{Contact, ContactKind},
    involvement::{InvolvedMeasure, Involvement, Part},
};
use leptos::prelude::*;
use time::Date;

use super::{
    api::{Involved, load_involvement},
    text,
};
use crate::{
    answer::ask,
    directory::{ContactWay, word},
    i18n::{Language, t, use_language},
    links,
    plan::text as plan_text,
    reports::change_words,
    ui::{Icon, format},
};

mod words {
    crate::texts! {
        contact: "Kontakt", "Contact";
        measures: "Maßnahmen", "Measures";
        more_measures(count: usize): "und {count} weitere", "and {count} more";
        history: "Zuletzt geändert", "Latest changes";
        until(day: &str): "bis {day}", "until {day}";
        responsible: "verantwortlich", "responsible";
        leads: "federführend", "in the lead";
        takes_part: "macht mit", "takes part";
    }
}

/// What the record behind a node is part of; nothing if it is part of nothing.
#[component]
pub(super) fn InvolvedIn(record: RecordRef) -> impl IntoView {
    let answer = ask(move || record, load_involvement);
    view! {
        <Suspense fallback=move || view! { <p class="note panel__section">{t(text::loading)}</p> }>
            {move || Suspend::new(async move {
                // The rest of the panel is whole without it.
                answer.await.ok().map(|answer| view! { <Parts answer/> })
            })}
        </Suspense>
    }
    .into_any()
}

#[component]
fn Parts(answer: Involved) -> impl IntoView {
    let language = use_language();
    let Involved { today, involvement } = answer;
    let Involvement { contacts, measures, more_measures, history } = involvement;
    let contacts = (!contacts.is_empty()).then(|| {
        let rows = contacts.into_iter().map(|contact| view! { <Way contact/> }).collect_view();
        view! {
            <h3 class="panel__label">{t(words::contact)}</h3>
            <ul class="links">{rows}</ul>
        }
    });
    let measures = (!measures.is_empty()).then(|| {
        let rows = measures.into_iter().map(|measure| view! { <MeasureOf measure today/> }).collect_view();
        let more = (more_measures > 0).then(|| {
            view! { <li class="muted">{move || words::more_measures(language.get(), more_measures)}</li> }
        });
        view! {
            <h3 class="panel__label">{t(words::measures)}</h3>
            <ul class="involved">{rows} {more}</ul>
        }
    });
    let history = (!history.is_empty()).then(|| {
        let rows = history
            .into_iter()
            .map(|entry| {
                let (at, actor) = (entry.at, entry.actor.clone());
                view! {
                    <li>
                        {move || change_words::what(language.get(), &entry)}
                        <span class="note">
                            {(!actor.is_empty()).then(|| format!("{actor} · "))}
                            {move || format::near_time(language.get(), at, today)}
                        </span>
                    </li>
                }
            })
            .collect_view();
        view! {
            <h3 class="panel__label">{t(words::history)}</h3>
            <ul class="involved">{rows}</ul>
        }
    });
    view! {
        {contacts}
        {measures}
        {history}
    }
    .into_any()
}

/// A way to reach a person.
#[component]
fn Way(contact: Contact) -> impl IntoView {
    let language = use_language();
    let kind = contact.kind;
    let icon = match kind {
        ContactKind::Email => "mail",
        ContactKind::Phone => "phone",
        ContactKind::Address => "place",
        ContactKind::Web => "link",
    };
    view! {
        <li>
            <Icon name=icon small=true/>
            <span class="visually-hidden">{move || word::contact_kind(language.get(), kind)} ": "</span>
            <ContactWay contact/>
        </li>
    }
    .into_any()
}

#[component]
fn MeasureOf(measure: InvolvedMeasure, today: Date) -> impl IntoView {
    let language = use_language();
    let InvolvedMeasure { id, title, status, due_on, part } = measure;
    let about = move || {
        let language = language.get();
        let part = part_word(language, part).map(str::to_owned);
        let due = due_on.filter(|_| !status.is_finished());
        let due = due.map(|due| words::until(language, &format::near_date(language, due, today)));
        let said = [part, Some(plan_text::status(language, status).to_owned()), due];
        said.into_iter().flatten().collect::<Vec<_>>().join(" · ")
    };
    view! {
        <li>
            <a href=links::record(RecordRef::new(RecordKind::Measure, id)) lang="de">{title}</a>
            <span class="note">{about}</span>
        </li>
    }
    .into_any()
}

/// What the node does in a measure, where that is not what everybody of its kind does.
fn part_word(language: Language, part: Part) -> Option<&'static str> {
    match part {
        Part::Responsible => Some(words::responsible(language)),
        Part::Leads => Some(words::leads(language)),
        Part::TakesPart => Some(words::takes_part(language)),
        Part::WorksOn | Part::Plans => None,
    }
}
