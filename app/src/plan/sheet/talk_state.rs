//! What an open sheet knows of what is said: as the server last told, and how something is said.

use std::future::Future;

use domain::{id::MeasureId, plan::Mentionable};
use leptos::{prelude::*, task::spawn_local};

use super::state::Saving;
use crate::{
    error::AppError,
    plan::{
        comment_api::{self as api, Talk},
        open_plan::OpenPlan,
    },
};

/// The conversation about the measure whose sheet is open; cheap to copy.
#[derive(Clone, Copy)]
pub(super) struct TalkState {
    /// What is said, as the server last told.
    pub(super) talk: RwSignal<Talk>,
    /// Who can be mentioned; asked for when somebody is to be mentioned for the first time.
    pub(super) people: RwSignal<Vec<Mentionable>>,
    /// The board the sheet stands beside.
    pub(super) board: OpenPlan,
    is_asked: StoredValue<bool>,
}

impl TalkState {
    pub(super) fn new(talk: Talk, board: OpenPlan) -> Self {
        let state = Self {
            talk: RwSignal::new(talk),
            people: RwSignal::new(Vec::new()),
            board,
            is_asked: StoredValue::new(false),
        };
        Effect::new(move |_| {
            if board.talk_news.get() > 0 {
                state.refresh();
            }
        });
        state
    }

    pub(super) fn id(self) -> MeasureId {
        self.talk.with_untracked(|talk| talk.measure_id)
    }

    /// Asks what has been said by now.
    pub(super) fn refresh(self) {
        let id = self.id();
        spawn_local(async move {
            if let Ok(talk) = api::load_talk(id).await {
                self.talk.try_set(talk);
            }
        });
    }

    /// Asks who can be mentioned, once.
    pub(super) fn expect_mention(self) {
        if self.is_asked.get_value() {
            return;
        }
        self.is_asked.set_value(true);
        let id = self.id();
        spawn_local(async move {
            match api::list_mentionable(id).await {
                Ok(people) => drop(self.people.try_set(people)),
                Err(_) => drop(self.is_asked.try_set_value(false)),
            }
        });
    }

    /// Sends something; the answer replaces what is shown. `then` is called if the server has it.
    pub(super) fn send(
        self,
        saving: RwSignal<Saving>,
        change: impl Future<Output = Result<Talk, AppError>> + 'static,
        then: impl FnOnce() + 'static,
    ) {
        saving.set(Saving::Pending);
        spawn_local(async move {
            let result = match change.await {
                Ok(talk) => {
                    self.talk.try_set(talk);
                    then();
                    Saving::Done
                }
                Err(AppError::Connection) => Saving::Waiting,
                Err(error) => {
                    if matches!(error, AppError::Stale | AppError::NotFound) {
                        self.refresh();
                    }
                    Saving::Refused(error)
                }
            };
            saving.try_set(result);
        });
    }
}
