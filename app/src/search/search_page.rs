//! The page of answers: the question, how many of each kind, and the records with the matched part of their names.

use domain::{change::RecordKind, search::SearchHit};
use leptos::prelude::*;
use leptos_router::{components::Form, hooks::use_query_map};

use super::{api::load_hits, matched::parts, text};
use crate::{
    answer::ask,
    directory::word,
    error::AppError,
    i18n::{t, use_language},
    links,
    ui::{Failed, Icon, KindMark, Title, form::without_empty, format, kind::node_kind},
};

/// `/search`: `q` is the question, `kind` narrows the answers.
#[component]
pub fn SearchPage() -> impl IntoView {
    let language = use_language();
    let url_query = use_query_map();
    let question =
        Memo::new(move |_| url_query.read().get("q").map(|text| text.trim().to_owned()).unwrap_or_default());
    let kind =
        Memo::new(move |_| url_query.read().get("kind").and_then(|kind| kind.parse::<RecordKind>().ok()));
    let hits = ask(move || question.get(), load_hits);
    // The head of the document may ask once more after the page has gone.
    let title = move || match question.try_get().unwrap_or_default().as_str() {
        "" => text::search(language.get()).to_owned(),
        question => text::title_for(language.get(), question),
    };
    let typed = move || question.get();
    view! {
        <Title text=title/>
        <div class="page">
            <h1>{t(text::search)}</h1>
            <search>
                <Form
                    method="GET"
                    action="/search"
                    on_form_data=without_empty(&["q"])
                    noscroll=true
                    attr:class="search-form"
                >
                    <div class="field">
                        <label class="field__label" for="question">{t(text::question)}</label>
                        <input class="input" id="question" name="q" type="search" value=typed prop:value=typed/>
                    </div>
                    <button class="btn btn--primary">{t(text::submit)}</button>
                </Form>
            </search>
            <Transition>
                {move || Suspend::new(async move {
                    let answer: Result<Vec<SearchHit>, AppError> = hits.await;
                    match answer {
                        Ok(hits) => view! { <Answers question hits kind/> }.into_any(),
                        Err(error) => view! { <Failed error/> }.into_any(),
                    }
                })}
            </Transition>
        </div>
    }
    .into_any()
}

#[component]
fn Answers(question: Memo<String>, hits: Vec<SearchHit>, kind: Memo<Option<RecordKind>>) -> impl IntoView {
    let language = use_language();
    let asked = question.get_untracked();
    if asked.is_empty() {
        return view! {
            <section class="panel" aria-labelledby="how">
                <div class="empty">
                    <Icon name="search" large=true/>
                    <h2 class="empty__title" id="how">{t(text::how)}</h2>
                    <p>{t(text::how_long)}</p>
                    <a class="btn" href=links::DIRECTORY>{t(text::to_directory)}</a>
                </div>
            </section>
        }
        .into_any();
    }
    let counts = counts(&hits);
    let total = hits.len();
    let status = {
        let (asked, counts) = (asked.clone(), counts.clone());
        move || {
            let of_kind =
                |wanted| counts.iter().find(|(kind, _)| *kind == wanted).map_or(0, |(_, count)| *count);
            text::status(language.get(), kind.get().map_or(total, of_kind), &asked)
        }
    };
    let segments = (counts.len() > 1).then(|| view! { <Kinds asked=asked.clone() counts total kind/> });
    let shown = move || {
        let wanted = kind.get();
        let shown: Vec<SearchHit> =
            hits.iter().filter(|hit| wanted.is_none_or(|kind| kind == hit.record.kind)).cloned().collect();
        if shown.is_empty() {
            return view! { <Nothing asked=asked.clone() is_narrowed={total > 0}/> }.into_any();
        }
        let items = shown.into_iter().map(|hit| view! { <Hit hit asked=asked.clone()/> }).collect_view();
        view! {
            <section class="panel" aria-label=t(text::hits)>
                <ul class="rows">{items}</ul>
            </section>
        }
        .into_any()
    };
    view! {
        {segments}
        <p role="status">{status}</p>
        {shown}
    }
    .into_any()
}

/// How many hits there are of each kind, in the order of the kinds.
fn counts(hits: &[SearchHit]) -> Vec<(RecordKind, usize)> {
    let mut counts: Vec<(RecordKind, usize)> = Vec::new();
    for hit in hits {
        match counts.iter_mut().find(|(kind, _)| *kind == hit.record.kind) {
            Some((_, count)) => *count += 1,
            None => counts.push((hit.record.kind, 1)),
        }
    }
    counts.sort_unstable();
    counts
}

#[component]
fn Kinds(
    asked: String,
    counts: Vec<(RecordKind, usize)>,
    total: usize,
    kind: Memo<Option<RecordKind>>,
) -> impl IntoView {
    let language = use_language();
    let number = move |count: usize| format::count(language.get(), i64::try_from(count).unwrap_or(i64::MAX));
    let segments = counts
        .into_iter()
        .map(|(one, count)| {
            let is_current = move || (kind.get() == Some(one)).then_some("page");
            view! {
                <a href=links::search(&asked, Some(one)) aria-current=is_current>
                    {move || word::record_kinds(language.get(), one)}
                    <span class="muted">{move || number(count)}</span>
                </a>
            }
        })
        .collect_view();
    view! {
        <nav class="segmented" aria-label=t(text::kinds)>
            <a href=links::search(&asked, None) aria-current=move || kind.get().is_none().then_some("page")>
                {t(text::everything)}
                <span class="muted">{move || number(total)}</span>
            </a>
            {segments}
        </nav>
    }
    .into_any()
}

#[component]
fn Hit(hit: SearchHit, asked: String) -> impl IntoView {
    let language = use_language();
    let SearchHit { record, title, subtitle } = hit;
    let mark = match node_kind(record.kind) {
        Some(kind) => view! { <KindMark kind/> }.into_any(),
        None => view! { <Icon name="board"/> }.into_any(),
    };
    let title =
        parts(&title, &asked)
            .into_iter()
            .map(|part| {
                if part.is_match {
                    view! { <mark>{part.text}</mark> }.into_any()
                } else {
                    part.text.into_any()
                }
            })
            .collect_view();
    let title = match links::record(record) {
        Some(path) => view! { <a href=path>{title}</a> }.into_any(),
        None => view! { <span>{title}</span> }.into_any(),
    };
    let subtitle = move || {
        let kind = word::record_kind(language.get(), record.kind);
        if subtitle.is_empty() { kind.to_owned() } else { format!("{kind} · {subtitle}") }
    };
    view! {
        <li class="hit">
            {mark}
            <div>
                <p class="row__title">{title}</p>
                <p class="muted">{subtitle}</p>
            </div>
        </li>
    }
    .into_any()
}

#[component]
fn Nothing(asked: String, is_narrowed: bool) -> impl IntoView {
    let (why, path, step) = if is_narrowed {
        (text::not_this_kind as fn(_) -> _, links::search(&asked, None), text::all_kinds as fn(_) -> _)
    } else {
        (text::check as fn(_) -> _, links::DIRECTORY.to_owned(), text::to_directory as fn(_) -> _)
    };
    view! {
        <section class="panel" aria-labelledby="nothing">
            <div class="empty">
                <Icon name="search" large=true/>
                <h2 class="empty__title" id="nothing">{t(text::nothing_found)}</h2>
                <p>{t(why)}</p>
                <a class="btn" href=path>{t(step)}</a>
            </div>
        </section>
    }
    .into_any()
}
