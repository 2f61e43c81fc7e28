//! The form that keeps a view of the map, or gives the open one another name and audience.

use leptos::{prelude::*, server_fn::ServerFn as _};

use super::{
    actions::SavedViews,
    api::{AudienceChoice, ChangeView, SaveView, ViewRow},
    text,
    view_dialog::ViewDialog,
};
use crate::i18n::t;

/// The id of the form for a new view.
pub(super) const KEEP: &str = "view-keep";
/// The id of the form for the view that is open.
pub(super) const CHANGE: &str = "view-change";

/// Sends what the map shows, or what the view to change shows.
#[component]
pub(super) fn ViewForm(
    views: SavedViews,
    /// With whom the reader may share.
    choices: Vec<AudienceChoice>,
    /// The view to change; a new one if there is none.
    row: Option<ViewRow>,
) -> impl IntoView {
    let state = views.state;
    let (id, action) = if row.is_none() { (KEEP, SaveView::PATH) } else { (CHANGE, ChangeView::PATH) };
    let known = row.as_ref().map(|row| (row.name.clone(), row.audience.clone()));
    let wanted = row.clone();
    let submit = Callback::new(move |(name, audience): (String, String)| match wanted.clone() {
        None => views.save(name, audience),
        Some(row) => views.change(row, name, audience),
    });
    let fields = match row {
        None => view! {
            <p class="muted">{t(text::keep_lead)}</p>
            <input type="hidden" name="query" value=move || state.query.read().kept_text()/>
        }
        .into_any(),
        Some(row) => view! {
            <input type="hidden" name="id" value=row.id.to_string()/>
            <input type="hidden" name="version" value=row.version.to_string()/>
            <input type="hidden" name="query" value=row.query/>
        }
        .into_any(),
    };
    view! {
        <ViewDialog id action menu=".map__views summary" known choices submit>
            {fields}
        </ViewDialog>
    }
    .into_any()
}
