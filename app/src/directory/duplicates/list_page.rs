//! The pairs that are likely the same, the likeliest first, each with its reasons. The health region stands in the address.

use domain::{
    change::RecordKind,
    directory::{Duplicate, DuplicateRecord, Duplicates, OrganisationKind},
};
use leptos::{form::ActionForm, prelude::*};
use leptos_router::hooks::use_query_map;

use super::{
    api::{DuplicatesAnswer, SetApart, load_duplicates},
    text,
};
use crate::{
    answer::ask,
    directory::{text as directory_text, word},
    error::AppError,
    i18n::{Language, t, use_language},
    links,
    ui::{Failed, FormNews, Icon, KindMark, News, Title, focus, format, kind::node_kind},
};

/// `/directory/duplicates?region=…`.
#[component]
pub fn DuplicatesPage() -> impl IntoView {
    let query = use_query_map();
    let set_apart = ServerAction::<SetApart>::new();
    let returned = query.read_untracked().get("problem").and_then(|code| AppError::from_code(&code));
    let news: RwSignal<Option<News>> = RwSignal::new(returned.map(Err));
    Effect::new(move |_| {
        if let Some(answer) = set_apart.value().get() {
            let noted: fn(Language) -> &'static str = text::noted;
            news.set(Some(answer.map(|()| noted)));
        }
    });
    let region = Memo::new(move |_| query.read().get("region").unwrap_or_default());
    let duplicates =
        ask(move || (region.get(), set_apart.version().get()), |(region, _)| load_duplicates(region));
    view! {
        <Transition>
            {move || Suspend::new(async move {
                match duplicates.await {
                    Ok(answer) => view! { <Content answer set_apart news/> }.into_any(),
                    Err(error) => view! { <Failed error/> }.into_any(),
                }
            })}
        </Transition>
    }
    .into_any()
}

#[component]
fn Content(
    answer: DuplicatesAnswer,
    set_apart: ServerAction<SetApart>,
    news: RwSignal<Option<News>>,
) -> impl IntoView {
    let language = use_language();
    // What had the focus has gone with its row, or stands for another one now.
    Effect::new(move |_| {
        if set_apart.version().get_untracked() > 0 {
            request_animation_frame(|| {
                focus::focus_first("#to-review");
            });
        }
    });
    let DuplicatesAnswer { regions, region, duplicates: Duplicates { open, total, apart } } = answer;
    let filter = (regions.len() > 1).then(|| {
        let options = regions.into_iter().map(|named| {
            let is_chosen = region.is_some_and(|id| id.0 == named.record.id);
            view! {
                <option value=named.record.id.to_string() selected=is_chosen lang="de">{named.name}</option>
            }
        });
        view! {
            <form class="filter" method="get" action=links::DUPLICATES>
                <div class="field">
                    <label class="field__label" for="duplicates-region">{t(text::region)}</label>
                    <select class="input" id="duplicates-region" name="region">
                        <option value="" selected=region.is_none()>{t(text::all_regions)}</option>
                        {options.collect_view()}
                    </select>
                </div>
                <button class="btn">{t(text::show)}</button>
            </form>
        }
    });
    let shown = open.len();
    let number = move |count: usize| format::count(language.get(), count.try_into().unwrap_or(i64::MAX));
    let more = (shown < total).then(|| {
        view! { <p class="note">{move || text::first_of(language.get(), &number(shown), &number(total))}</p> }
    });
    let found = if open.is_empty() {
        view! {
            <div class="empty">
                <Icon name="success" large=true/>
                <p class="empty__title">{t(text::none)}</p>
                <p>{t(text::none_hint)}</p>
            </div>
        }
        .into_any()
    } else {
        let rows = open.into_iter().map(|pair| view! { <Pair pair set_apart is_apart=false/> });
        view! { <ul class="rows">{rows.collect_view()}</ul> }.into_any()
    };
    let apart = (!apart.is_empty()).then(|| {
        let count = apart.len();
        let rows = apart.into_iter().map(|pair| view! { <Pair pair set_apart is_apart=true/> });
        view! {
            <details class="disclosure">
                <summary>
                    <Icon name="chevron-down" small=true/>
                    {move || text::apart(language.get(), count)}
                </summary>
                <ul class="rows">{rows.collect_view()}</ul>
            </details>
        }
    });
    view! {
        <Title text=move || text::duplicates(language.get())/>
        <div class="page">
            <nav class="breadcrumb" aria-label=t(directory_text::path)>
                <ol>
                    <li><a href=links::DIRECTORY>{t(directory_text::directory)}</a></li>
                </ol>
            </nav>
            <h1>{t(text::duplicates)}</h1>
            <p class="lead">{t(text::lead)}</p>
            {filter}
            <FormNews news/>
            <section class="panel" aria-labelledby="to-review">
                <h2 class="panel__head" id="to-review" tabindex="-1">{t(text::to_review)}</h2>
                {more}
                {found}
                {apart}
            </section>
        </div>
    }
    .into_any()
}

/// Two records, why they are likely the same, and what can be done about it.
#[component]
fn Pair(pair: Duplicate, set_apart: ServerAction<SetApart>, is_apart: bool) -> impl IntoView {
    let language = use_language();
    let Duplicate { records: [one, other], reasons } = pair;
    let (first, second) = (one.named.clone(), other.named.clone());
    let (kind, ids) = (first.record.kind, [first.record.id.to_string(), second.record.id.to_string()]);
    let these = Signal::derive(move || text::these(language.get(), &first.name, &second.name));
    let why = move || {
        let language = language.get();
        let reasons: Vec<_> = reasons.iter().map(|reason| text::reason(language, reason)).collect();
        text::why(language, &reasons.join(", "))
    };
    let compare = links::merge_records(one.named.record, other.named.record.id);
    let [first_id, second_id] = ids;
    view! {
        <li>
            <div class="row__main">
                <One record=one/>
                <One record=other/>
                <p class="note">{why}</p>
            </div>
            <div class="row__side actions">
                {(!is_apart).then(|| view! {
                    <a class="btn" href=compare.clone()>
                        {t(text::compare)}
                        <span class="visually-hidden">{these}</span>
                    </a>
                })}
                <ActionForm action=set_apart>
                    <input type="hidden" name="kind" value=kind.as_str()/>
                    <input type="hidden" name="one" value=first_id/>
                    <input type="hidden" name="other" value=second_id/>
                    <input type="hidden" name="is_apart" value=(!is_apart).to_string()/>
                    <button class="btn btn--quiet">
                        {t(if is_apart { text::take_back } else { text::not_the_same })}
                        <span class="visually-hidden">{these}</span>
                    </button>
                </ActionForm>
            </div>
        </li>
    }
    .into_any()
}

/// One of the two, by its name and what tells it from others of its name.
#[component]
fn One(record: DuplicateRecord) -> impl IntoView {
    let language = use_language();
    let DuplicateRecord { named, detail, health_region } = record;
    let is_person = named.record.kind == RecordKind::Person;
    let note = move || {
        let detail = match detail.parse::<OrganisationKind>() {
            Ok(kind) if !is_person => word::organisation_kind(language.get(), kind).to_owned(),
            _ => detail.clone(),
        };
        let parts = [detail, health_region.clone()];
        parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ")
    };
    let mark = node_kind(named.record.kind).map(|kind| view! { <KindMark kind/> });
    view! {
        <p class="row__title duplicate__one">
            {mark}
            <a href=links::record(named.record) lang="de">{named.name}</a>
        </p>
        <p class="note">{note}</p>
    }
    .into_any()
}
