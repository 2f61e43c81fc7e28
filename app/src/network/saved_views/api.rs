//! Saved views, as the map asks for them. Each function also answers forms that are sent without a script.

#![expect(
    missing_docs,
    reason = "the fields that #[server] derives are the arguments of documented functions"
)]

use domain::{
    id::{CommitteeId, SavedViewId},
    permission::Visibility,
};
use leptos::prelude::*;
use serde::{Deserialize, Serialize};
#[cfg(feature = "ssr")]
use {
    super::server,
    crate::links,
    domain::{
        permission::Action,
        saved_view::{Audience, SavedView},
    },
};

use crate::{answer::Postcard, error::AppError};

/// The views that the reader may open, and with whom new ones may be shared.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct ViewList {
    /// Views, by name.
    pub views: Vec<ViewRow>,
    /// With whom the reader may share, nobody first; empty for visitors.
    pub audiences: Vec<AudienceChoice>,
}

/// A view that the reader may open.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ViewRow {
    /// Its id.
    pub id: SavedViewId,
    /// Its name.
    pub name: String,
    /// What it shows, as the query of an address.
    pub query: String,
    /// With whom it is shared.
    pub audience: AudienceChoice,
    /// Who made it, unless the reader did.
    pub owner: Option<String>,
    /// Whether its committee shows itself so.
    pub is_start: bool,
    /// Whether the reader may decide that.
    pub may_start: bool,
    /// Whether the reader may change and remove it.
    pub may_change: bool,
    /// Its version.
    pub version: i64,
}

/// With whom a view can be shared.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct AudienceChoice {
    /// What stands for it in a form.
    pub key: String,
    /// How far.
    pub visibility: Visibility,
    /// The name of the committee or health region, if it is one.
    pub name: Option<String>,
}

/// The views the reader may open; visitors have none.
#[server(output = Postcard)]
pub async fn list_views() -> Result<ViewList, AppError> {
    crate::server_context::answer(|caller| async move {
        let mut read = caller.read().await?;
        let mut list = ViewList::default();
        for audience in Audience::offered_to(&caller.actor) {
            list.audiences.push(server::choice(&mut read, &audience).await?);
        }
        for (view, owner) in read.list_saved_views().await? {
            let is_own = caller.actor.user_id() == Some(view.owner_id);
            list.views.push(ViewRow {
                audience: server::choice(&mut read, &view.audience).await?,
                owner: Some(owner).filter(|_| !is_own),
                is_start: view.is_start,
                may_start: view.may_start(&caller.actor),
                may_change: view.allows(&caller.actor, Action::Edit),
                id: view.id,
                name: view.name,
                query: view.query,
                version: view.version,
            });
        }
        Ok(list)
    })
    .await
}

/// Leads to what a view shows, presented or not.
#[server(output = Postcard)]
pub async fn open_view(id: SavedViewId, presents: bool) -> Result<(), AppError> {
    crate::server_context::answer(|caller| async move {
        let view = caller.read().await?.get_saved_view(id).await?;
        // A view of everything has no other address.
        if !view.query.is_empty() {
            let lead = if presents { server::presented } else { server::opened };
            leptos_axum::redirect(&lead(id, &view.query));
        }
        Ok(())
    })
    .await
}

/// Keeps what a query shows under a name, for an audience of those that [`list_views`] offers.
#[server(output = Postcard)]
pub async fn save_view(name: String, audience: String, query: String) -> Result<SavedViewId, AppError> {
    crate::server_context::answer(|caller| async move {
        let mut write = caller.write().await?;
        let now = caller.store.clock().now();
        let view = SavedView {
            id: SavedViewId::new(),
            name: server::checked_name(&name)?,
            owner_id: caller.actor.user_id().ok_or(AppError::NotSignedIn)?,
            audience: server::offered(&caller.actor, &audience).ok_or(AppError::Invalid)?,
            query: server::checked_query(&query)?,
            is_start: false,
            created_at: now,
            changed_at: now,
            version: 1,
        };
        write.create_saved_view(&view).await?;
        write.commit().await?;
        crate::server_context::lead_forms_to(&server::opened(view.id, &view.query));
        Ok(view.id)
    })
    .await
}

/// Gives a view another name, audience or content; refused if it was changed since `version`.
#[server(output = Postcard)]
pub async fn change_view(
    id: SavedViewId,
    version: i64,
    name: String,
    audience: String,
    query: String,
) -> Result<(), AppError> {
    crate::server_context::answer(|caller| async move {
        let mut write = caller.write().await?;
        let before = write.get_saved_view(id).await?;
        // Whoever tidies up for others keeps the audience, which may be none of theirs.
        let audience = if audience == server::key(&before.audience) {
            before.audience.clone()
        } else {
            server::offered(&caller.actor, &audience).ok_or(AppError::Invalid)?
        };
        let (name, query) = (server::checked_name(&name)?, server::checked_query(&query)?);
        let view = write.save_saved_view(&SavedView { name, audience, query, version, ..before }).await?;
        write.commit().await?;
        crate::server_context::lead_forms_to(&server::opened(id, &view.query));
        Ok(())
    })
    .await
}

/// How a committee shows itself on the map.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct StartView {
    /// The view.
    pub id: SavedViewId,
    /// Its name.
    pub name: String,
    /// What it shows, as the query of an address.
    pub query: String,
}

/// How a committee shows itself on the map, if the reader may see that.
#[server(output = Postcard)]
pub async fn find_start_view(committee: CommitteeId) -> Result<Option<StartView>, AppError> {
    crate::server_context::answer(|caller| async move {
        let view = caller.read().await?.find_start_view(committee).await?;
        Ok(view.map(|SavedView { id, name, query, .. }| StartView { id, name, query }))
    })
    .await
}

/// Lets a committee show itself by a view that is shared with it, or no longer; refused if that was changed since
/// `version`.
#[server(output = Postcard)]
pub async fn set_start_view(id: SavedViewId, version: i64, is_start: bool) -> Result<(), AppError> {
    crate::server_context::answer(|caller| async move {
        let mut write = caller.write().await?;
        let view = write.set_start_view(id, version, is_start).await?;
        write.commit().await?;
        crate::server_context::lead_forms_to(&server::opened(id, &view.query));
        Ok(())
    })
    .await
}

/// Removes a view; refused if it was changed since `version`.
#[server(output = Postcard)]
pub async fn remove_view(id: SavedViewId, version: i64) -> Result<(), AppError> {
    crate::server_context::answer(|caller| async move {
        let mut write = caller.write().await?;
        let query = write.get_saved_view(id).await?.query;
        write.remove_saved_view(id, version).await?;
        write.commit().await?;
        crate::server_context::lead_forms_to(&links::removed_view(id, &query));
        Ok(())
    })
    .await
}

/// Brings a removed view back.
#[server(output = Postcard)]
pub async fn restore_view(id: SavedViewId) -> Result<(), AppError> {
    crate::server_context::answer(|caller| async move {
        let mut write = caller.write().await?;
        let view = write.restore_saved_view(id).await?;
        write.commit().await?;
        crate::server_context::lead_forms_to(&server::opened(id, &view.query));
        Ok(())
    })
    .await
}
