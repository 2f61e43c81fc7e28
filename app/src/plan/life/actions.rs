//! What can be done on the page of settings; outlives the page's content, which is fetched anew after each change.

use leptos::{prelude::*, server_fn::ServerFn};

use super::text;
use crate::{
    error::AppError,
    i18n::Language,
    plan::life_api::{AdoptPlan, EditPlan, PlanForm, RemovePlan, SetPlanState},
    ui::News,
};

/// The forms of the page and what came of them; cheap to copy.
#[derive(Clone, Copy)]
pub(super) struct SettingsActions {
    pub(super) edit: ServerAction<EditPlan>,
    pub(super) adopt: ServerAction<AdoptPlan>,
    pub(super) set_state: ServerAction<SetPlanState>,
    pub(super) remove: ServerAction<RemovePlan>,
    /// What was typed last and is not saved.
    pub(super) typed: RwSignal<Option<PlanForm>>,
    pub(super) news: RwSignal<Option<News>>,
    made: RwSignal<u32>,
}

impl SettingsActions {
    pub(super) fn new() -> Self {
        let actions = Self {
            edit: ServerAction::new(),
            adopt: ServerAction::new(),
            set_state: ServerAction::new(),
            remove: ServerAction::new(),
            typed: RwSignal::new(None),
            news: RwSignal::new(None),
            made: RwSignal::new(0),
        };
        Effect::new(move |_| {
            if let Some(input) = actions.edit.input().get() {
                actions.typed.set(Some(input.form));
            }
        });
        Effect::new(move |_| {
            let Some(answer) = actions.edit.value().get() else { return };
            if answer.is_ok() {
                actions.typed.set(None);
            }
            // The form itself says why it was refused.
            actions.tell(&answer, text::saved, answer.is_ok());
        });
        actions.told(actions.adopt, text::adoption_saved);
        actions.told(actions.set_state, text::state_saved);
        // A plan that is removed has no page any more; the answer leads away.
        Effect::new(move |_| {
            if let Some(Err(error)) = actions.remove.value().get() {
                actions.tell(&Err(error), text::saved, true);
            }
        });
        actions
    }

    fn told<F>(self, action: ServerAction<F>, words: fn(Language) -> &'static str)
    where
        F: ServerFn<Output = (), Error = AppError> + Clone + Send + Sync + 'static,
    {
        Effect::new(move |_| {
            if let Some(answer) = action.value().get() {
                self.tell(&answer, words, true);
            }
        });
    }

    fn tell(self, answer: &Result<(), AppError>, words: fn(Language) -> &'static str, is_news: bool) {
        // Whoever was refused because of a newer state gets to see it.
        if matches!(answer, Ok(()) | Err(AppError::Stale)) {
            self.made.update(|made| *made += 1);
        }
        self.news.set(is_news.then(|| answer.clone().map(|()| words)));
    }

    /// How many changes have been made, for asking again after each.
    pub(super) fn made(self) -> u32 {
        self.made.get()
    }
}
