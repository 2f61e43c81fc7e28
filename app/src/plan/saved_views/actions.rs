//! What can be done with saved views of a plan in the browser.

use domain::id::SavedPlanViewId;
use leptos::{prelude::*, task::spawn_local};
use leptos_router::{
    NavigateOptions,
    hooks::{use_navigate, use_query_map},
};

use super::api::{self, PlanViewList, PlanViewRow};
use crate::{
    answer::{Answer, ask},
    error::AppError,
    network::saved_views::said::Notice,
    plan::open_plan::OpenPlan,
};

type Navigate = Box<dyn Fn(&str, NavigateOptions) + Send + Sync>;

/// The saved views of the open plan, as the parts of their menu share them.
#[derive(Clone, Copy)]
pub(super) struct SavedPlanViews {
    /// What the reader may open.
    pub(super) list: Answer<PlanViewList>,
    /// What was done last.
    pub(super) notice: RwSignal<Option<Notice>>,
    /// The open plan.
    pub(super) state: OpenPlan,
    navigate: StoredValue<Navigate>,
}

impl SavedPlanViews {
    /// Asks for the views.
    pub(super) fn new(state: OpenPlan) -> Self {
        let plan = state.plan;
        let removed = use_query_map().read_untracked().get("removed").and_then(|id| id.parse().ok());
        Self {
            list: ask(move || plan, api::list_plan_views),
            notice: RwSignal::new(removed.map(|id| Notice::Removed(id, None))),
            state,
            navigate: StoredValue::new(Box::new(use_navigate())),
        }
    }

    /// Keeps what is shown as a new view, and opens it.
    pub(super) fn save(self, name: String, audience: String) {
        let query = self.state.query.get_untracked();
        spawn_local(async move {
            let kept = query.kept_text();
            let saved = api::save_plan_view(self.state.plan, name.clone(), audience, query.view, kept).await;
            let saved = saved.map(|id| {
                self.note_open(Some(id));
                Notice::Saved(name.trim().to_owned())
            });
            self.tell(saved);
        });
    }

    /// Lets a view show what is shown now.
    pub(super) fn update(self, row: PlanViewRow) {
        let query = self.state.query.get_untracked();
        spawn_local(async move {
            let PlanViewRow { id, name, audience, version, .. } = row;
            let kept = query.kept_text();
            let updated =
                api::change_plan_view(id, version, name.clone(), audience.key, query.view, kept).await;
            self.tell(updated.map(|()| Notice::Updated(name)));
        });
    }

    /// Gives a view another name and audience.
    pub(super) fn change(self, row: PlanViewRow, name: String, audience: String) {
        spawn_local(async move {
            let PlanViewRow { id, version, view, query, .. } = row;
            let changed = api::change_plan_view(id, version, name.clone(), audience, view, query).await;
            self.tell(changed.map(|()| Notice::Changed(name.trim().to_owned())));
        });
    }

    /// Removes a view; what is shown stays.
    pub(super) fn remove(self, row: PlanViewRow) {
        spawn_local(async move {
            let removed = api::remove_plan_view(row.id, row.version).await;
            let removed = removed.map(|()| {
                self.note_open(None);
                Notice::Removed(row.id.0, Some(row.name))
            });
            self.tell(removed);
        });
    }

    /// Brings a removed view back, and opens it again.
    pub(super) fn restore(self, id: SavedPlanViewId) {
        spawn_local(async move {
            let restored = api::restore_plan_view(id).await;
            let restored = restored.map(|()| {
                self.note_open(Some(id));
                Notice::Restored
            });
            self.tell(restored);
        });
    }

    /// Lets the address name a view, or none, unless the page was left meanwhile.
    fn note_open(self, saved: Option<SavedPlanViewId>) {
        let Some(mut query) = self.state.query.try_get_untracked() else { return };
        query.saved = saved;
        let path = query.path(self.state.plan);
        let options = NavigateOptions { replace: true, scroll: false, ..NavigateOptions::default() };
        self.navigate.try_with_value(|navigate| navigate(&path, options));
    }

    fn tell(self, done: Result<Notice, AppError>) {
        self.list.refetch();
        self.notice.try_set(Some(done.unwrap_or_else(Notice::Failed)));
    }
}
