//! The start of the assistant: a new list, and those that were brought before.

use domain::exchange::{ImportHead, ImportState};
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

use super::{
    api::{ImportsAnswer, load_imports},
    text, words,
};
use crate::{
    answer::ask,
    directory::text as directory_text,
    error::AppError,
    i18n::{Language, t, use_language},
    links,
    ui::{Icon, Loaded, Title, format},
};

/// `/directory/import`: `problem` says why a file was not taken.
#[component]
pub fn ImportsPage() -> impl IntoView {
    let imports = ask(|| (), |()| load_imports());
    view! { <Loaded resource=imports children=|imports| view! { <Imports imports/> }/> }.into_any()
}

#[component]
fn Imports(imports: ImportsAnswer) -> impl IntoView {
    let language = use_language();
    let ImportsAnswer { regions, imports } = imports;
    let query = use_query_map();
    let problem = move || {
        let query = query.read();
        let place = place(language.get(), |name| query.get(name));
        let code = query.get("problem")?;
        Some(problem_sentence(language.get(), &code, &place))
    };
    let only_one = regions.len() == 1;
    let region = if only_one {
        let region = regions.first().map(|region| region.record.id.to_string());
        view! { <input type="hidden" name="region" value=region/> }.into_any()
    } else {
        let options = regions.into_iter().map(|region| {
            view! { <option value=region.record.id.to_string()>{region.name}</option> }
        });
        view! {
            <div class="field">
                <label class="field__label" for="import-region">{t(text::region)}</label>
                <select class="input" id="import-region" name="region" lang="de">{options.collect_view()}</select>
            </div>
        }
        .into_any()
    };
    let earlier = (!imports.is_empty()).then(|| {
        let rows = imports.into_iter().map(|head| view! { <Earlier head/> }).collect_view();
        view! {
            <section class="panel" aria-labelledby="earlier-imports">
                <h2 class="panel__head" id="earlier-imports">{t(text::earlier)}</h2>
                <ul class="rows">{rows}</ul>
            </section>
        }
    });
    view! {
        <Title text=move || text::imports(language.get())/>
        <div class="page">
            <nav class="breadcrumb" aria-label=t(text::path)>
                <ol>
                    <li><a href=links::DIRECTORY>{t(directory_text::directory)}</a></li>
                </ol>
            </nav>
            <h1>{t(text::imports)}</h1>
            <p class="lead">{t(text::lead)}</p>
            <div role="alert">
                {move || problem().map(|sentence| view! {
                    <div class="alert alert--danger">
                        <Icon name="error"/>
                        <p>{sentence}</p>
                    </div>
                })}
            </div>
            <section class="panel import__new" aria-labelledby="new-import">
                <h2 class="panel__head" id="new-import">{t(text::new_list)}</h2>
                <form class="form" method="post" action=links::IMPORT_UPLOAD enctype="multipart/form-data">
                    {region}
                    <div class="field">
                        <label class="field__label" for="import-file">{t(text::file)}</label>
                        <p class="field__hint" id="import-file-hint">{t(text::file_hint)}</p>
                        <input
                            class="input import__file"
                            id="import-file"
                            type="file"
                            name="file"
                            required=true
                            accept=".csv,.txt,.tsv,.xlsx,.xlsm,.ods,.graphml,.gexf,.gml,.json,.vcf"
                            aria-describedby="import-file-hint"
                        />
                    </div>
                    <div class="actions">
                        <button class="btn btn--primary">{t(text::upload)}</button>
                    </div>
                </form>
            </section>
            {earlier}
        </div>
    }
    .into_any()
}

#[component]
fn Earlier(head: ImportHead) -> impl IntoView {
    let language = use_language();
    let ImportHead { id, health_region, file_name, actor, created_at, state, counts, .. } = head;
    let sums = counts.map(|counts| {
        view! {
            <p class="note">
                {move || {
                    let language = language.get();
                    let number = |count: usize| format::count(language, count.try_into().unwrap_or(i64::MAX));
                    text::sums(language, &number(counts.new), &number(counts.changed), &number(counts.rejected))
                }}
            </p>
        }
    });
    view! {
        <li>
            <div class="row__main">
                <p class="row__title"><a href=links::import(id)>{file_name}</a></p>
                <p class="muted" lang="de">{health_region.name}</p>
                {sums}
            </div>
            <div class="row__side">
                <span class=state_class(state)>{move || words::state(language.get(), state)}</span>
                <p class="note">
                    {move || {
                        let language = language.get();
                        text::brought_by(language, &actor, &format::date_time(language, created_at))
                    }}
                </p>
            </div>
        </li>
    }
    .into_any()
}

const fn state_class(state: ImportState) -> &'static str {
    match state {
        ImportState::Draft => "import__mark",
        ImportState::Applied => "import__mark import__mark--new",
        ImportState::Undone => "import__mark import__mark--unchanged",
    }
}

/// Where in a file something is wrong, in words, from the parts that the address names.
fn place(language: Language, get: impl Fn(&str) -> Option<String>) -> String {
    const LONGEST: usize = 60;
    let number = |name| get(name)?.parse::<usize>().ok();
    let sheet = get("sheet").map(|sheet| sheet.chars().take(LONGEST).collect::<String>());
    let parts = [
        sheet.map(|sheet| format!("{} {sheet}", text::sheet(language))),
        number("row").map(|row| text::row(language, row)),
        number("column").map(|column| text::column_number(language, column)),
    ];
    let parts: Vec<_> = parts.into_iter().flatten().collect();
    if parts.is_empty() { text::file(language).to_owned() } else { parts.join(", ") }
}

fn problem_sentence(language: Language, code: &str, place: &str) -> String {
    match code {
        "empty" => text::problem_empty(language).to_owned(),
        "no-table" => text::problem_no_table(language).to_owned(),
        "old-workbook" => text::problem_old(language).to_owned(),
        "too-much" => text::problem_too_much(language, place),
        "broken" => text::problem_broken(language, place),
        "no-file" => text::problem_no_file(language).to_owned(),
        code => AppError::from_code(code).unwrap_or(AppError::Invalid).sentence(language),
    }
}
