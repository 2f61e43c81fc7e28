//! What can be done on the page of settings; outlives the page's content, which is fetched anew after each change.

use domain::plan::ColumnWish;
use leptos::{prelude::*, server_fn::ServerFn};

use super::{columns_text, own_fields_text, text};
use crate::{
    error::AppError,
    i18n::Language,
    plan::{
        life_api::{
            AdoptPlan, EditPlan, PlanForm, RemovePlan, SetBoardColumns, SetFiguresReleased, SetPlanState,
        },
        own_field_api::{AddOwnField, EditOwnField, MoveOwnField, RemoveOwnField, SetCardFace},
    },
    ui::News,
};

/// The forms of the page and what came of them; cheap to copy.
#[derive(Clone, Copy)]
pub(super) struct SettingsActions {
    pub(super) edit: ServerAction<EditPlan>,
    pub(super) adopt: ServerAction<AdoptPlan>,
    pub(super) set_state: ServerAction<SetPlanState>,
    pub(super) release: ServerAction<SetFiguresReleased>,
    pub(super) remove: ServerAction<RemovePlan>,
    pub(super) set_columns: ServerAction<SetBoardColumns>,
    pub(super) add_own_field: ServerAction<AddOwnField>,
    pub(super) edit_own_field: ServerAction<EditOwnField>,
    pub(super) move_own_field: ServerAction<MoveOwnField>,
    pub(super) remove_own_field: ServerAction<RemoveOwnField>,
    pub(super) set_card_face: ServerAction<SetCardFace>,
    /// What was typed last and is not saved.
    pub(super) typed: RwSignal<Option<PlanForm>>,
    /// What was last said of the columns and is not saved.
    pub(super) typed_columns: RwSignal<Option<Vec<ColumnWish>>>,
    /// Where the focus is to go once the page is drawn anew: the first of these places that is there.
    pub(super) refocus: RwSignal<Option<Vec<String>>>,
    pub(super) news: RwSignal<Option<News>>,
    made: RwSignal<u32>,
}

impl SettingsActions {
    pub(super) fn new() -> Self {
        let actions = Self {
            edit: ServerAction::new(),
            adopt: ServerAction::new(),
            set_state: ServerAction::new(),
            release: ServerAction::new(),
            remove: ServerAction::new(),
            set_columns: ServerAction::new(),
            add_own_field: ServerAction::new(),
            edit_own_field: ServerAction::new(),
            move_own_field: ServerAction::new(),
            remove_own_field: ServerAction::new(),
            set_card_face: ServerAction::new(),
            typed: RwSignal::new(None),
            typed_columns: RwSignal::new(None),
            refocus: RwSignal::new(None),
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
        Effect::new(move |_| {
            if let Some(input) = actions.set_columns.input().get() {
                actions.typed_columns.set(Some(input.wishes));
            }
        });
        Effect::new(move |_| {
            let Some(answer) = actions.set_columns.value().get() else { return };
            if answer.is_ok() {
                actions.typed_columns.set(None);
            }
            actions.tell(&answer, columns_text::saved, true);
        });
        actions.told(actions.add_own_field, own_fields_text::saved);
        actions.told(actions.edit_own_field, own_fields_text::saved);
        actions.told(actions.move_own_field, own_fields_text::saved);
        actions.told(actions.remove_own_field, own_fields_text::saved);
        actions.told(actions.set_card_face, own_fields_text::card_saved);
        actions.returns_to(actions.add_own_field, |_| vec!["#own-name-new".to_owned()]);
        actions.returns_to(actions.edit_own_field, |sent| vec![format!("#own-change-{}", sent.field)]);
        actions.returns_to(actions.move_own_field, |sent| {
            let button = format!("#own-{}-{}:not([disabled])", sent.step, sent.field);
            vec![button, format!("#own-change-{}", sent.field)]
        });
        actions.returns_to(actions.remove_own_field, |_| vec!["#own-name-new".to_owned()]);
        actions.told(actions.adopt, text::adoption_saved);
        actions.told(actions.set_state, text::state_saved);
        actions.told(actions.release, text::release_saved);
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

    /// Notes where the focus is to go after what was sent.
    fn returns_to<F>(self, action: ServerAction<F>, places: fn(&F) -> Vec<String>)
    where
        F: ServerFn<Output = (), Error = AppError> + Clone + Send + Sync + 'static,
    {
        Effect::new(move |_| {
            if let Some(sent) = action.input().get() {
                self.refocus.set(Some(places(&sent)));
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
