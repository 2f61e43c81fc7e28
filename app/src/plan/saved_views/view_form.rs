//! The form that keeps a view of a plan, or gives the open one another name and audience.

use leptos::{prelude::*, server_fn::ServerFn as _};

use super::{
    actions::SavedPlanViews,
    api::{ChangePlanView, PlanViewRow, SavePlanView},
    text,
};
use crate::{
    i18n::t,
    network::saved_views::{api::AudienceChoice, view_dialog::ViewDialog},
};

/// The id of the form for a new view.
pub(super) const KEEP: &str = "plan-view-keep";
/// The id of the form for the view that is open.
pub(super) const CHANGE: &str = "plan-view-change";

/// Sends what the page shows, or what the view to change shows.
#[component]
pub(super) fn PlanViewForm(
    views: SavedPlanViews,
    /// With whom the reader may share.
    choices: Vec<AudienceChoice>,
    /// The view to change; a new one if there is none.
    row: Option<PlanViewRow>,
) -> impl IntoView {
    let state = views.state;
    let (id, action) =
        if row.is_none() { (KEEP, SavePlanView::PATH) } else { (CHANGE, ChangePlanView::PATH) };
    let known = row.as_ref().map(|row| (row.name.clone(), row.audience.clone()));
    let wanted = row.clone();
    let submit = Callback::new(move |(name, audience): (String, String)| match wanted.clone() {
        None => views.save(name, audience),
        Some(row) => views.change(row, name, audience),
    });
    let fields = match row {
        None => view! {
            <p class="muted">{t(text::keep_lead)}</p>
            <input type="hidden" name="plan" value=state.plan.to_string()/>
            <input type="hidden" name="view" value=move || state.query.with(|query| query.view.as_str())/>
            <input type="hidden" name="query" value=move || state.query.with(|query| query.kept_text())/>
        }
        .into_any(),
        Some(row) => view! {
            <input type="hidden" name="id" value=row.id.to_string()/>
            <input type="hidden" name="version" value=row.version.to_string()/>
            <input type="hidden" name="view" value=row.view.as_str()/>
            <input type="hidden" name="query" value=row.query/>
        }
        .into_any(),
    };
    view! {
        <ViewDialog id action menu=".plan-views summary" known choices submit>
            {fields}
            <p class="note">{t(text::plan_only)}</p>
        </ViewDialog>
    }
    .into_any()
}
