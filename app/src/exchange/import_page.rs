//! One list on its way into the directory. The step, the outcome that is shown and the page stand in the address.

use domain::{
    exchange::{ImportState, Outcome},
    id::ImportId,
};
use leptos::prelude::*;
use leptos_router::hooks::{use_params_map, use_query_map};

use super::{
    api::{
        AnswerImport, ApplyImport, ImportAnswer, RemoveImport, SetImportColumns, SetImportHead, UndoImport,
        load_import,
    },
    columns::Columns,
    head::Head,
    questions::Questions,
    result::{Draft, Result},
};
use crate::{answer::ask, error::AppError, links::ImportStep, ui::Failed};

/// What can be done with an import.
#[derive(Clone, Copy)]
pub(super) struct Actions {
    pub(super) set_head: ServerAction<SetImportHead>,
    pub(super) set_columns: ServerAction<SetImportColumns>,
    pub(super) answer: ServerAction<AnswerImport>,
    pub(super) apply: ServerAction<ApplyImport>,
    pub(super) undo: ServerAction<UndoImport>,
    pub(super) remove: ServerAction<RemoveImport>,
}

impl Actions {
    fn new() -> Self {
        Self {
            set_head: ServerAction::new(),
            set_columns: ServerAction::new(),
            answer: ServerAction::new(),
            apply: ServerAction::new(),
            undo: ServerAction::new(),
            remove: ServerAction::new(),
        }
    }

    /// Grows with everything that was done.
    fn version(self) -> usize {
        self.set_head.version().get()
            + self.set_columns.version().get()
            + self.answer.version().get()
            + self.apply.version().get()
            + self.undo.version().get()
    }

    /// Why the last thing was refused.
    pub(super) fn problem(self) -> Option<AppError> {
        let of = |value: Option<std::result::Result<(), AppError>>| value.and_then(std::result::Result::err);
        of(self.set_head.value().get())
            .or_else(|| of(self.set_columns.value().get()))
            .or_else(|| of(self.answer.value().get()))
            .or_else(|| of(self.apply.value().get().map(|value| value.map(drop))))
            .or_else(|| of(self.undo.value().get()))
            .or_else(|| of(self.remove.value().get()))
    }
}

/// What the address says.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Shown {
    pub(super) step: ImportStep,
    pub(super) show: Option<Outcome>,
    pub(super) page: usize,
}

/// `/directory/import/{import}?step=…&show=…&page=…`.
#[component]
pub fn ImportPage() -> impl IntoView {
    let params = use_params_map();
    let query = use_query_map();
    let id = Memo::new(move |_| params.read().get("import").and_then(|id| id.parse::<ImportId>().ok()));
    let shown = Memo::new(move |_| {
        let query = query.read();
        let get = |name: &str| query.get(name);
        Shown {
            step: get("step").and_then(|step| step.parse().ok()).unwrap_or(ImportStep::Columns),
            show: get("show").and_then(|show| show.parse().ok()),
            page: get("page").and_then(|page| page.parse().ok()).unwrap_or(1).max(1),
        }
    });
    let actions = Actions::new();
    // A step is drawn with an answer that was asked for it, and never again before something is done: else what is chosen
    // in its form meanwhile would be lost.
    let import = ask(
        move || (id.get(), shown.get(), actions.version()),
        |(id, shown, _)| async move {
            match id {
                Some(id) => load_import(id, shown.show, shown.page).await,
                None => Err(missing()),
            }
        },
    );
    view! {
        <Transition>
            {move || Suspend::new(async move {
                match import.await {
                    Ok(import) => view! { <Content import shown actions/> }.into_any(),
                    Err(error) => view! { <Failed error/> }.into_any(),
                }
            })}
        </Transition>
    }
    .into_any()
}

/// An address that names no import.
fn missing() -> AppError {
    #[cfg(feature = "ssr")]
    if let Some(response) = use_context::<leptos_axum::ResponseOptions>() {
        response.set_status(http::StatusCode::NOT_FOUND);
    }
    AppError::NotFound
}

#[component]
fn Content(import: ImportAnswer, shown: Memo<Shown>, actions: Actions) -> impl IntoView {
    let is_draft = import.head.state == ImportState::Draft;
    let head = view! { <Head import=import.clone() shown actions/> };
    let content = match shown.get_untracked().step {
        _ if !is_draft => view! { <Result import shown actions/> }.into_any(),
        ImportStep::Columns => view! { <Columns import actions/> }.into_any(),
        ImportStep::Questions => view! { <Questions import actions/> }.into_any(),
        ImportStep::Preview => view! { <Draft import shown actions/> }.into_any(),
    };
    view! {
        <div class="page">
            {head}
            {content}
        </div>
    }
    .into_any()
}
