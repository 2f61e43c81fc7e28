//! The latest changes as a timeline, in words.

use domain::change::{ChangeAction, ChangeEntry};
use leptos::prelude::*;
use time::Date;

use super::{change_words, text};
use crate::{
    i18n::{t, use_language},
    links,
    ui::format,
};

/// The panel of the latest changes.
#[component]
pub(crate) fn News(
    /// Changes, newest first.
    entries: Vec<ChangeEntry>,
    /// The day in Germany.
    today: Date,
) -> impl IntoView {
    let list = if entries.is_empty() {
        view! { <p class="muted">{t(text::nothing_new)}</p> }.into_any()
    } else {
        view! {
            <ol class="timeline">
                {entries.into_iter().map(|entry| view! { <Entry entry today/> }).collect_view()}
            </ol>
        }
        .into_any()
    };
    view! {
        <section class="panel" aria-labelledby="news">
            <h2 class="panel__head" id="news">{t(text::news)}</h2>
            {list}
        </section>
    }
    .into_any()
}

#[component]
fn Entry(entry: ChangeEntry, today: Date) -> impl IntoView {
    let language = use_language();
    let kind = {
        let entry = entry.clone();
        move || change_words::kind(language.get(), &entry)
    };
    let is_there = entry.action != ChangeAction::Removed;
    let link = links::record(entry.record).filter(|_| is_there);
    let name = change_words::name(&entry).map(str::to_owned).map(|name| match link {
        Some(link) => view! { <a href=link>{name}</a> " " }.into_any(),
        None => view! { <strong>{name}</strong> " " }.into_any(),
    });
    let (at, actor) = (entry.at, entry.actor.clone());
    let day = domain::calendar::german_time(at).date().to_string();
    view! {
        <li>
            <p>
                {kind} {name}
                {move || change_words::what(language.get(), &entry)}
            </p>
            <p class="note">
                {(!actor.is_empty()).then(|| format!("{actor} · "))}
                <time datetime=day>{move || format::near_time(language.get(), at, today)}</time>
            </p>
        </li>
    }
    .into_any()
}
