//! What can be done with saved views in the browser, and what the page says about it.

use domain::id::SavedViewId;
use leptos::{prelude::*, task::spawn_local};
use leptos_router::hooks::use_query_map;

use super::{
    api::{self, ViewList, ViewRow},
    said::Notice,
};
use crate::{
    answer::{Answer, ask},
    error::AppError,
    network::{map_state::MapState, query::MapQuery},
};

/// The saved views, as the parts of the page share them.
#[derive(Clone, Copy)]
pub(in crate::network) struct SavedViews {
    /// What the reader may open.
    pub(in crate::network) list: Answer<ViewList>,
    /// Whether the view that a link names could be opened.
    pub(super) opening: Answer<()>,
    /// What was done last.
    pub(super) notice: RwSignal<Option<Notice>>,
    pub(super) state: MapState,
}

impl SavedViews {
    /// Asks for the views; a link that names nothing but a view is led to what it shows.
    pub(in crate::network) fn new(state: MapState) -> Self {
        let list = ask(|| (), |()| api::list_views());
        let removed = use_query_map().read_untracked().get("removed").and_then(|id| id.parse().ok());
        let opened = Memo::new(move |_| state.query.with(bare_view));
        let opening = ask(
            move || opened.get(),
            |opened| async move {
                match opened {
                    Some((id, presents)) => api::open_view(id, presents).await,
                    None => Ok(()),
                }
            },
        );
        Self { list, opening, notice: RwSignal::new(removed.map(|id| Notice::Removed(id, None))), state }
    }

    /// Keeps what is shown as a new view, and opens it.
    pub(super) fn save(self, name: String, audience: String) {
        let query = self.state.query.get_untracked();
        spawn_local(async move {
            let saved = api::save_view(name.clone(), audience, query.kept_text()).await;
            let saved = saved.map(|id| {
                self.state.go(&MapQuery { saved: Some(id.0), ..query });
                Notice::Saved(name.trim().to_owned())
            });
            self.tell(saved);
        });
    }

    /// Lets a view show what is shown now.
    pub(super) fn update(self, view: ViewRow) {
        let query = self.state.query.read_untracked().kept_text();
        spawn_local(async move {
            let ViewRow { id, name, audience, version, .. } = view;
            let updated = api::change_view(id, version, name.clone(), audience.key, query).await;
            self.tell(updated.map(|()| Notice::Updated(name)));
        });
    }

    /// Gives a view another name and audience.
    pub(super) fn change(self, view: ViewRow, name: String, audience: String) {
        spawn_local(async move {
            let changed = api::change_view(view.id, view.version, name.clone(), audience, view.query).await;
            self.tell(changed.map(|()| Notice::Changed(name.trim().to_owned())));
        });
    }

    /// Lets the committee of a view show itself so, or no longer.
    pub(super) fn start(self, view: ViewRow) {
        spawn_local(async move {
            let ViewRow { id, version, name, is_start, .. } = view;
            let done = api::set_start_view(id, version, !is_start).await;
            self.tell(done.map(|()| Notice::Started(name, !is_start)));
        });
    }

    /// Removes a view; what is shown stays.
    pub(super) fn remove(self, view: ViewRow) {
        spawn_local(async move {
            let removed = api::remove_view(view.id, view.version).await;
            let removed = removed.map(|()| {
                self.state.filter(|query| MapQuery { saved: None, ..query.clone() });
                Notice::Removed(view.id.0, Some(view.name))
            });
            self.tell(removed);
        });
    }

    /// Brings a removed view back, and opens it again.
    pub(super) fn restore(self, id: SavedViewId) {
        spawn_local(async move {
            let restored = api::restore_view(id).await;
            let restored = restored.map(|()| {
                self.state.filter(|query| MapQuery { saved: Some(id.0), ..query.clone() });
                Notice::Restored
            });
            self.tell(restored);
        });
    }

    fn tell(self, done: Result<Notice, AppError>) {
        self.list.refetch();
        self.notice.set(Some(done.unwrap_or_else(Notice::Failed)));
    }
}

/// The view, and whether it is presented, if the query says nothing but its name.
fn bare_view(query: &MapQuery) -> Option<(SavedViewId, bool)> {
    let is_bare = query.kept_text().is_empty();
    query.saved.filter(|_| is_bare).map(|id| (SavedViewId(id), query.presents))
}
