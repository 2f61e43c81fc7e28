//! What an open sheet knows: the measure as the server last told, and how its changes are saved.

use std::future::Future;

use domain::{id::MeasureId, plan::MeasureDetail};
use leptos::{prelude::*, task::spawn_local};

use crate::{
    error::AppError,
    plan::{measure_api as api, open_plan::OpenPlan},
};

/// An open sheet; cheap to copy.
#[derive(Clone, Copy)]
pub(super) struct SheetState {
    /// The measure as the server last told.
    pub(super) detail: RwSignal<MeasureDetail>,
    /// The board it lies on.
    pub(super) board: OpenPlan,
}

/// How far the saving of a part of the sheet is.
#[derive(Clone, Debug, PartialEq, Default)]
pub(super) enum Saving {
    /// Nothing is to be saved.
    #[default]
    Idle,
    /// It is on its way.
    Pending,
    /// The server has it.
    Done,
    /// Without a connection; it will be tried again.
    Waiting,
    /// Somebody else has changed the same in the meantime.
    Conflict,
    /// The server refused it.
    Refused(AppError),
}

impl SheetState {
    pub(super) fn new(detail: MeasureDetail, board: OpenPlan) -> Self {
        let state = Self { detail: RwSignal::new(detail), board };
        // What others have done since; the board hears of it.
        Effect::new(move |_| {
            let newest = board.news.get();
            if newest > 0 {
                state.refresh();
            }
        });
        state
    }

    pub(super) fn id(self) -> MeasureId {
        self.detail.with_untracked(|detail| detail.measure.id)
    }

    /// A part of the measure that is shown anew when it changes.
    pub(super) fn part<T: PartialEq + Send + Sync + 'static>(
        self,
        part: impl Fn(&MeasureDetail) -> T + Send + Sync + 'static,
    ) -> Memo<T> {
        Memo::new(move |_| self.detail.with(&part))
    }

    /// Asks how the measure is by now.
    pub(super) fn refresh(self) {
        let id = self.id();
        spawn_local(async move {
            let Ok(detail) = api::load_measure(id).await else { return };
            // An answer that was overtaken by a newer one is not shown.
            let is_newest =
                self.detail.try_with_untracked(|known| known.measure.version <= detail.measure.version);
            if is_newest == Some(true) {
                self.detail.try_set(detail);
            }
        });
    }

    /// Sends a change; the answer replaces what is shown, here and on the board. `then` is told what came of it.
    pub(super) fn send(
        self,
        saving: RwSignal<Saving>,
        change: impl Future<Output = Result<MeasureDetail, AppError>> + 'static,
        then: impl FnOnce(bool) + 'static,
    ) {
        saving.set(Saving::Pending);
        let id = self.id();
        self.board.edited.update_value(|edited| edited.push(id));
        spawn_local(async move {
            let answer = change.await;
            let is_done = answer.is_ok();
            let result = match answer {
                Ok(detail) => {
                    self.detail.try_set(detail);
                    Saving::Done
                }
                Err(AppError::Stale) => {
                    self.refresh();
                    Saving::Conflict
                }
                Err(AppError::Connection) => Saving::Waiting,
                Err(error) => Saving::Refused(error),
            };
            saving.try_set(result);
            if is_done {
                self.board.reload_card(id).await;
            }
            self.board.edited.try_update_value(|edited| {
                if let Some(place) = edited.iter().position(|known| *known == id) {
                    edited.swap_remove(place);
                }
            });
            then(is_done);
        });
    }
}
