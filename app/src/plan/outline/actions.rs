//! What can be done on the page of goals; outlives the page's content, which is fetched anew after each change.

use leptos::{prelude::*, server_fn::ServerFn};

use super::{forms::fold, text};
use crate::{
    error::AppError,
    i18n::Language,
    plan::outline_api::{
        CreateGoal, CreateIndicator, CreateOutcome, EditGoal, EditIndicator, EditOutcome, RemoveGoal,
        RemoveIndicator, RemoveOutcome,
    },
    ui::News,
};

/// The forms of the page and what came of them; cheap to copy.
#[derive(Clone, Copy)]
pub(super) struct OutlineActions {
    pub(super) create_goal: ServerAction<CreateGoal>,
    pub(super) edit_goal: ServerAction<EditGoal>,
    pub(super) remove_goal: ServerAction<RemoveGoal>,
    pub(super) create_outcome: ServerAction<CreateOutcome>,
    pub(super) edit_outcome: ServerAction<EditOutcome>,
    pub(super) remove_outcome: ServerAction<RemoveOutcome>,
    pub(super) create_indicator: ServerAction<CreateIndicator>,
    pub(super) edit_indicator: ServerAction<EditIndicator>,
    pub(super) remove_indicator: ServerAction<RemoveIndicator>,
    pub(super) news: RwSignal<Option<News>>,
    made: RwSignal<u32>,
}

impl OutlineActions {
    pub(super) fn new() -> Self {
        let (news, made) = (RwSignal::new(None), RwSignal::new(0));
        Self {
            create_goal: told(news, made, text::done),
            edit_goal: told(news, made, text::done),
            remove_goal: told(news, made, text::removed),
            create_outcome: told(news, made, text::done),
            edit_outcome: told(news, made, text::done),
            remove_outcome: told(news, made, text::removed),
            create_indicator: told(news, made, text::done),
            edit_indicator: told(news, made, text::done),
            remove_indicator: told(news, made, text::removed),
            news,
            made,
        }
    }

    /// How many changes have been made, for asking again after each.
    pub(super) fn made(self) -> u32 {
        self.made.get()
    }
}

/// An action whose outcome is told in these words.
fn told<F>(
    news: RwSignal<Option<News>>,
    made: RwSignal<u32>,
    words: fn(Language) -> &'static str,
) -> ServerAction<F>
where
    F: ServerFn<Output = (), Error = AppError> + Clone + Send + Sync + 'static,
{
    let action = ServerAction::<F>::new();
    Effect::new(move |_| {
        let Some(answer) = action.value().get() else { return };
        // Whoever was refused because of a newer state gets to see it.
        if matches!(answer, Ok(()) | Err(AppError::Stale)) {
            made.update(|made| *made += 1);
        }
        if answer.is_ok() {
            fold();
        }
        news.set(Some(answer.map(|()| words)));
    });
    action
}
