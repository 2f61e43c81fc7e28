//! The head of an import: where it goes, its steps, and what was refused.

use domain::exchange::ImportState;
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

use super::{
    api::ImportAnswer,
    import_page::{Actions, Shown},
    text,
};
use crate::{
    directory::text as directory_text,
    error::AppError,
    i18n::{Language, t, use_language},
    links::{self, ImportStep},
    ui::{Icon, Title},
};

#[component]
pub(super) fn Head(import: ImportAnswer, shown: Memo<Shown>, actions: Actions) -> impl IntoView {
    let language = use_language();
    let head = import.head;
    let open = import.questions.iter().filter(|question| question.answer.is_none()).count();
    let query = use_query_map();
    let problem = move || {
        let returned = || AppError::from_code(&query.read().get("problem")?);
        actions.problem().or_else(returned)
    };
    let id = head.id;
    let steps = (head.state == ImportState::Draft).then(|| {
        let steps = ImportStep::ALL.iter().enumerate().map(|(at, step)| {
            let step = *step;
            let count = (step == ImportStep::Questions && open > 0).then(|| {
                view! { <span class="muted">{move || text::open_questions(language.get(), open)}</span> }
            });
            view! {
                <li>
                    <a
                        href=links::import_step(id, step)
                        aria-current=move || (shown.get().step == step).then_some("step")
                    >
                        {move || text::step_number(language.get(), at + 1, step_word(language.get(), step))}
                        {count}
                    </a>
                </li>
            }
        });
        view! {
            <nav class="import__steps" aria-label=t(text::steps)>
                <ol>{steps.collect_view()}</ol>
            </nav>
        }
    });
    view! {
        <Title text=head.file_name.clone()/>
        <nav class="breadcrumb" aria-label=t(text::path)>
            <ol>
                <li><a href=links::DIRECTORY>{t(directory_text::directory)}</a></li>
                <li><a href=links::IMPORTS>{t(text::imports)}</a></li>
            </ol>
        </nav>
        <h1 class="import__title">{head.file_name}</h1>
        <p class="muted" lang="de">{head.health_region.name}</p>
        {steps}
        <div role="alert">
            {move || problem().map(|error| view! {
                <div class="alert alert--danger">
                    <Icon name="error"/>
                    <p>{move || error.sentence(language.get())}</p>
                </div>
            })}
        </div>
    }
    .into_any()
}

const fn step_word(language: Language, step: ImportStep) -> &'static str {
    match step {
        ImportStep::Columns => text::step_columns(language),
        ImportStep::Questions => text::step_questions(language),
        ImportStep::Preview => text::step_preview(language),
    }
}
