//! Saved views of a plan, as its page asks for them. Each function also answers forms that are sent without a script.

#![expect(
    missing_docs,
    reason = "the fields that #[server] derives are the arguments of documented functions"
)]

use domain::{
    id::{PlanId, SavedPlanViewId},
    plan::PlanView,
};
use leptos::prelude::*;
use serde::{Deserialize, Serialize};
#[cfg(feature = "ssr")]
use {
    crate::{links, network::saved_views::server, plan::plan_query::PlanQuery},
    domain::{permission::Action, plan::SavedPlanView, saved_view::Audience},
};

use crate::{answer::Postcard, error::AppError, network::saved_views::api::AudienceChoice};

/// The views of a plan that the reader may open, and with whom new ones may be shared.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct PlanViewList {
    /// Views: first the reader's, then those of others, each by name.
    pub views: Vec<PlanViewRow>,
    /// With whom the reader may share, nobody first; empty for visitors.
    pub audiences: Vec<AudienceChoice>,
}

/// A view of a plan that the reader may open.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct PlanViewRow {
    /// Its id.
    pub id: SavedPlanViewId,
    /// Its name.
    pub name: String,
    /// In which way the plan is looked at.
    pub view: PlanView,
    /// What is shown there, as the query of an address.
    pub query: String,
    /// With whom it is shared.
    pub audience: AudienceChoice,
    /// Who made it, unless the reader did.
    pub owner: Option<String>,
    /// Whether the reader may change and remove it.
    pub may_change: bool,
    /// Its version.
    pub version: i64,
}

/// The views of a plan that the reader may open; visitors have none.
#[server(output = Postcard)]
pub async fn list_plan_views(plan: PlanId) -> Result<PlanViewList, AppError> {
    crate::server_context::answer(|caller| async move {
        let mut read = caller.read().await?;
        let mut list = PlanViewList::default();
        for (saved, owner) in read.list_saved_plan_views(plan).await? {
            let is_own = caller.actor.user_id() == Some(saved.owner_id);
            list.views.push(PlanViewRow {
                audience: server::choice(&mut read, &saved.audience).await?,
                owner: Some(owner).filter(|_| !is_own),
                may_change: saved.allows(&caller.actor, Action::Edit),
                // As this program understands it, whichever program wrote it.
                query: PlanQuery::kept(saved.view, &saved.query).kept_text(),
                id: saved.id,
                name: saved.name,
                view: saved.view,
                version: saved.version,
            });
        }
        list.views.sort_by_key(|row| row.owner.is_some());
        for audience in Audience::offered_to(&caller.actor) {
            list.audiences.push(server::choice(&mut read, &audience).await?);
        }
        Ok(list)
    })
    .await
}

/// The address of a saved view.
#[cfg(feature = "ssr")]
fn opened(saved: &SavedPlanView) -> String {
    let query = PlanQuery::kept(saved.view, &saved.query);
    PlanQuery { saved: Some(saved.id), ..query }.path(saved.plan_id)
}

/// Keeps what a plan's page shows under a name, for an audience of those that [`list_plan_views`] offers.
#[server(output = Postcard)]
pub async fn save_plan_view(
    plan: PlanId,
    name: String,
    audience: String,
    view: PlanView,
    query: String,
) -> Result<SavedPlanViewId, AppError> {
    crate::server_context::answer(|caller| async move {
        let mut write = caller.write().await?;
        let now = caller.store.clock().now();
        let saved = SavedPlanView {
            id: SavedPlanViewId::new(),
            plan_id: plan,
            name: server::checked_name(&name)?,
            owner_id: caller.actor.user_id().ok_or(AppError::NotSignedIn)?,
            audience: server::offered(&caller.actor, &audience).ok_or(AppError::Invalid)?,
            view,
            query: PlanQuery::kept(view, &query).kept_text(),
            created_at: now,
            changed_at: now,
            version: 1,
        };
        write.create_saved_plan_view(&saved).await?;
        write.commit().await?;
        crate::server_context::lead_forms_to(&opened(&saved));
        Ok(saved.id)
    })
    .await
}

/// Gives a view of a plan another name, audience or content; refused if it was changed since `version`.
#[server(output = Postcard)]
pub async fn change_plan_view(
    id: SavedPlanViewId,
    version: i64,
    name: String,
    audience: String,
    view: PlanView,
    query: String,
) -> Result<(), AppError> {
    crate::server_context::answer(|caller| async move {
        let mut write = caller.write().await?;
        let before = write.get_saved_plan_view(id).await?;
        // Whoever tidies up for others keeps the audience, which may be none of theirs.
        let audience = if audience == server::key(&before.audience) {
            before.audience.clone()
        } else {
            server::offered(&caller.actor, &audience).ok_or(AppError::Invalid)?
        };
        let name = server::checked_name(&name)?;
        let query = PlanQuery::kept(view, &query).kept_text();
        let wanted = SavedPlanView { name, audience, view, query, version, ..before };
        let saved = write.save_saved_plan_view(&wanted).await?;
        write.commit().await?;
        crate::server_context::lead_forms_to(&opened(&saved));
        Ok(())
    })
    .await
}

/// Removes a view of a plan; refused if it was changed since `version`.
#[server(output = Postcard)]
pub async fn remove_plan_view(id: SavedPlanViewId, version: i64) -> Result<(), AppError> {
    crate::server_context::answer(|caller| async move {
        let mut write = caller.write().await?;
        let removed = write.remove_saved_plan_view(id, version).await?;
        write.commit().await?;
        let query = PlanQuery::kept(removed.view, &removed.query).kept_text();
        crate::server_context::lead_forms_to(&links::removed_plan_view(
            removed.plan_id,
            id,
            removed.view,
            &query,
        ));
        Ok(())
    })
    .await
}

/// Brings a removed view of a plan back.
#[server(output = Postcard)]
pub async fn restore_plan_view(id: SavedPlanViewId) -> Result<(), AppError> {
    crate::server_context::answer(|caller| async move {
        let mut write = caller.write().await?;
        let saved = write.restore_saved_plan_view(id).await?;
        write.commit().await?;
        crate::server_context::lead_forms_to(&opened(&saved));
        Ok(())
    })
    .await
}
