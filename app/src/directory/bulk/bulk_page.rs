//! The records of a list that are changed at once: which of them, to what, and what came of it.

use domain::{
    change::RecordKind,
    directory::{
        BulkDone, BulkForm, BulkList, BulkRecord, DirectoryList, DirectoryQuery, FieldFault, FieldProblem,
        NamedRecord, RecordField,
    },
};
use leptos::{form::ActionForm, prelude::*};
use leptos_router::hooks::{use_params_map, use_query_map};

use super::{
    api::{BulkAnswer, EditBulk, load_bulk},
    fields::{Changes, returned},
    text,
};
use crate::{
    answer::ask,
    directory::{
        duplicates::Problem, query::read, record_form::text as form_text, text as directory_text, word,
    },
    error::AppError,
    i18n::{Language, t, use_language},
    links,
    ui::{Failed, Icon, Title, format},
};

/// What was sent last, and what came of it; outlives the page's content, which is fetched anew after each change.
#[derive(Clone, Copy)]
struct Bulk {
    edit: ServerAction<EditBulk>,
    /// The ids of the records that were ticked, and what was typed, unless it was carried out.
    typed: RwSignal<Option<(Vec<String>, BulkForm)>>,
    outcome: RwSignal<Option<Result<BulkDone, AppError>>>,
    /// Grows whenever the records are different.
    version: RwSignal<u32>,
}

impl Bulk {
    fn new() -> Self {
        let query = use_query_map().read_untracked().clone();
        let get = |name: &str| query.get(name);
        let problem = get("problem").and_then(|code| AppError::from_code(&code)).map(Err);
        let number = |name: &str| get(name)?.parse().ok();
        let done = || Some(Ok(BulkDone { changed: number("changed")?, same: number("same")? }));
        let bulk = Self {
            edit: ServerAction::new(),
            typed: RwSignal::new(returned(get)),
            outcome: RwSignal::new(problem.or_else(done)),
            version: RwSignal::new(0),
        };
        Effect::new(move |_| {
            if let Some(EditBulk { records, form, .. }) = bulk.edit.input().get() {
                let ids = records.iter().filter_map(|record| record.split(':').next().map(str::to_owned));
                bulk.typed.set(Some((ids.collect(), form)));
            }
        });
        Effect::new(move |_| {
            let Some(outcome) = bulk.edit.value().get() else { return };
            if outcome.is_ok() {
                bulk.typed.set(None);
            }
            // Whoever was refused because of a newer state gets to see it.
            if matches!(outcome, Ok(_) | Err(AppError::Stale)) {
                bulk.version.update(|version| *version += 1);
            }
            bulk.outcome.set(Some(outcome));
        });
        bulk
    }
}

/// `/directory/bulk/{list}?…`: the records that the query of the list leaves.
#[component]
pub fn BulkPage() -> impl IntoView {
    let (params, query) = (use_params_map(), use_query_map());
    let bulk = Bulk::new();
    let asked = Memo::new(move |_| {
        let list = params.read().get("list")?.parse::<DirectoryList>().ok()?;
        let is_changed_together = matches!(list, DirectoryList::Organisations | DirectoryList::People);
        is_changed_together.then(|| read(list, |name| query.read().get(name)))
    });
    let answer = ask(move || (asked.get(), bulk.version.get()), |(asked, _)| load_bulk(asked));
    view! {
        <Transition>
            {move || Suspend::new(async move {
                match answer.await {
                    Ok(answer) => view! { <Content answer bulk/> }.into_any(),
                    Err(error) => view! { <Failed error/> }.into_any(),
                }
            })}
        </Transition>
    }
    .into_any()
}

#[component]
fn Content(answer: BulkAnswer, bulk: Bulk) -> impl IntoView {
    let language = use_language();
    let BulkAnswer { query, list: BulkList { records, total }, workplaces } = answer;
    let list = query.list;
    let content = if records.is_empty() {
        view! {
            <div class="empty">
                <Icon name="search" large=true/>
                <h2 class="empty__title">{t(text::nothing_to_edit)}</h2>
                <p>{t(text::nothing_to_edit_hint)}</p>
            </div>
        }
        .into_any()
    } else {
        view! { <BulkFields list records total workplaces bulk/> }.into_any()
    };
    view! {
        <Title text=move || text::edit_together(language.get())/>
        <div class="page">
            <nav class="breadcrumb" aria-label=t(directory_text::path)>
                <ol>
                    <li><a href=links::DIRECTORY>{t(directory_text::directory)}</a></li>
                    <li>
                        <a href=links::directory(list)>{move || word::list(language.get(), list)}</a>
                    </li>
                </ol>
            </nav>
            <div class="page-head">
                <h1>
                    {t(text::edit_together)}
                    <span class="visually-hidden">": " {move || word::list(language.get(), list)}</span>
                </h1>
                <div class="page-head__actions">
                    <a class="btn" href=links::directory_query(&DirectoryQuery { page: 1, ..query })>
                        {t(text::narrow)}
                    </a>
                </div>
            </div>
            <p class="lead">{t(text::lead)}</p>
            {content}
        </div>
    }
    .into_any()
}

#[component]
fn BulkFields(
    list: DirectoryList,
    records: Vec<BulkRecord>,
    total: usize,
    workplaces: Vec<NamedRecord>,
    bulk: Bulk,
) -> impl IntoView {
    let language = use_language();
    let kind = records.first().map_or(RecordKind::Organisation, |record| record.named.record.kind);
    let typed = bulk.typed.get_untracked();
    let (ticked, form) = match typed {
        Some((ticked, form)) => (Some(ticked), form),
        None => (None, BulkForm::default()),
    };
    let refusal = Signal::derive(move || bulk.outcome.get().and_then(Result::err));
    let names: Vec<(String, String)> = records
        .iter()
        .map(|record| (record.named.record.id.to_string(), record.named.name.clone()))
        .collect();
    let shown = records.len();
    let is_cut = (total > shown).then(|| {
        let words = move || {
            let language = language.get();
            text::first_of(
                language,
                shown,
                &format::count(language, i64::try_from(total).unwrap_or(i64::MAX)),
            )
        };
        view! { <p class="note">{words}</p> }
    });
    let all = RwSignal::new(None::<bool>);
    let rows = records.into_iter().map(|record| {
        let id = record.named.record.id.to_string();
        let is_ticked = ticked.as_ref().is_none_or(|ticked| ticked.contains(&id));
        view! { <Row record is_ticked all/> }
    });
    let rows = rows.collect_view();
    view! {
        <Outcome bulk names/>
        <ActionForm action=bulk.edit>
            <input type="hidden" name="list" value=list.as_str()/>
            <div class="columns columns--even">
                <section class="panel" aria-labelledby="bulk-records">
                    <div class="panel__top">
                        <h2 class="panel__head" id="bulk-records">{t(text::chosen)}</h2>
                        <AllOrNone all/>
                    </div>
                    {is_cut}
                    <div class="record-form__choices bulk__records">{rows}</div>
                </section>
                <section class="panel" aria-labelledby="bulk-changes">
                    <h2 class="panel__head" id="bulk-changes">{t(text::changes)}</h2>
                    <div class="form">
                        <Changes kind form workplaces refusal/>
                        <div class="actions">
                            <button class="btn btn--primary">{t(text::apply)}</button>
                        </div>
                    </div>
                </section>
            </div>
        </ActionForm>
    }
    .into_any()
}

/// Ticks all records, or none; only where a script runs.
#[component]
fn AllOrNone(all: RwSignal<Option<bool>>) -> impl IntoView {
    let is_alive = RwSignal::new(false);
    Effect::new(move |_| is_alive.set(true));
    view! {
        <div class="actions" hidden=move || !is_alive.get()>
            <button type="button" class="btn btn--quiet btn--small" on:click=move |_| all.set(Some(true))>
                {t(text::all)}
            </button>
            <button type="button" class="btn btn--quiet btn--small" on:click=move |_| all.set(Some(false))>
                {t(text::none)}
            </button>
        </div>
    }
    .into_any()
}

/// A record, with what it is now.
#[component]
fn Row(record: BulkRecord, is_ticked: bool, all: RwSignal<Option<bool>>) -> impl IntoView {
    let language = use_language();
    let BulkRecord { named, context, kind, level, visibility, version } = record;
    let value = format!("{}:{version}", named.record.id);
    let is_organisation = named.record.kind == RecordKind::Organisation;
    let now = move || {
        let language = language.get();
        let list = if is_organisation { DirectoryList::Organisations } else { DirectoryList::People };
        let level = level.map(|level| word::level(language, level).to_owned());
        let parts = [
            Some(word::row_kind(language, list, &kind)),
            level,
            Some(context.clone()),
            Some(word::visibility(language, visibility).to_owned()),
        ];
        parts.into_iter().flatten().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ")
    };
    let ticked = RwSignal::new(is_ticked);
    Effect::new(move |_| {
        if let Some(all) = all.get() {
            ticked.set(all);
        }
    });
    view! {
        <label class="check">
            <input
                type="checkbox"
                name="records[]"
                value=value
                checked=is_ticked
                prop:checked=ticked
                on:change:target=move |event| {
                    ticked.set(event.target().checked());
                    all.set(None);
                }
            />
            <span>
                <span lang="de">{named.name}</span>
                <br/>
                <span class="note">{now}</span>
            </span>
        </label>
    }
    .into_any()
}

/// What came of it: how many were changed, or why none was.
#[component]
fn Outcome(
    bulk: Bulk,
    /// The names of the records, by their ids.
    names: Vec<(String, String)>,
) -> impl IntoView {
    let language = use_language();
    let names = StoredValue::new(names);
    let done = move || {
        let done = bulk.outcome.get()?.ok()?;
        let words = move || done_words(language.get(), done);
        Some(view! {
            <div class="alert alert--success">
                <Icon name="success"/>
                <p>{words}</p>
            </div>
        })
    };
    let faults = move || match bulk.outcome.get() {
        Some(Err(AppError::Fields(problems))) => {
            let ticked = bulk.typed.get().map(|(ticked, _)| ticked).unwrap_or_default();
            let sentences = problems.into_iter().map(|problem| {
                let name = ticked.get(problem.row).and_then(|id| {
                    names.with_value(|names| {
                        names.iter().find(|(known, _)| known == id).map(|(_, name)| name.clone())
                    })
                });
                view! { <p>{move || sentence(language.get(), problem, name.as_deref())}</p> }
            });
            let sentences = sentences.collect_view();
            Some(view! {
                <div class="alert alert--danger">
                    <Icon name="error"/>
                    <div>{sentences}</div>
                </div>
            })
        }
        _ => None,
    };
    let other = Signal::derive(move || match bulk.outcome.get() {
        Some(Err(error)) if !matches!(error, AppError::Fields(_)) => Some(error),
        _ => None,
    });
    view! {
        <div role="status">{done}</div>
        <div role="alert">{faults}</div>
        <Problem problem=other/>
    }
    .into_any()
}

/// What is wrong, with the name of the record that it is about.
fn sentence(language: Language, problem: FieldProblem, name: Option<&str>) -> String {
    let FieldProblem { field, fault, .. } = problem;
    match (field, fault) {
        (RecordField::Records, _) => text::choose_records(language).to_owned(),
        (RecordField::Changes, _) => text::nothing_to_change(language).to_owned(),
        (_, FieldFault::EndsBeforeItBegins | FieldFault::SeatBeginsLater) => {
            let sentence = form_text::fault(language, field, fault);
            name.map_or_else(|| sentence.clone(), |name| format!("{name}: {sentence}"))
        }
        _ => form_text::fault(language, field, fault),
    }
}

fn done_words(language: Language, done: BulkDone) -> String {
    let count = |number: usize| format::count(language, i64::try_from(number).unwrap_or(i64::MAX));
    let changed = match done.changed {
        0 => return text::none_changed(language).to_owned(),
        1 => text::one_changed(language).to_owned(),
        many => text::many_changed(language, &count(many)),
    };
    match done.same {
        0 => changed,
        same => format!("{changed} {}", text::some_same(language, &count(same))),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_is_said_how_many_were_changed_and_how_many_were_so_before() {
        let said = |changed, same| done_words(Language::De, BulkDone { changed, same });
        assert_eq!(said(0, 3), "Kein Eintrag ist geändert: Alle waren schon so.");
        assert_eq!(said(1, 0), "Ein Eintrag ist geändert.");
        assert_eq!(said(1_200, 2), "1.200 Einträge sind geändert. 2 waren schon so.");
    }

    #[test]
    fn a_record_that_cannot_become_so_is_named() {
        let problem =
            FieldProblem { field: RecordField::ValidTo, row: 4, fault: FieldFault::EndsBeforeItBegins };
        let said = sentence(Language::De, problem, Some("Tafel"));
        assert_eq!(said, "Tafel: Das Ende läge vor dem Anfang.");
        let problem = FieldProblem::of(RecordField::Records, FieldFault::Empty);
        assert_eq!(
            sentence(Language::De, problem, Some("Tafel")),
            "Kreuzen Sie mindestens einen Eintrag an."
        );
    }
}
