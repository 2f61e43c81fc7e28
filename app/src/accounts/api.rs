//! Who is reading.

use domain::accounts::Role;
use leptos::prelude::*;
use serde::{Deserialize, Serialize};

use crate::{answer::Postcard, error::AppError};

/// The reader, as the frame around every page shows it.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Viewer {
    /// The name of the account; `None` for a visitor.
    pub name: Option<String>,
    /// The roles held, each once.
    pub roles: Vec<Role>,
    /// The name of the place in which the reader works.
    pub scope: Option<String>,
    /// Whether the content is an example.
    pub is_demo: bool,
    /// Whether the operator has declared to be an authority.
    pub is_authority: bool,
}

/// Who is reading; also answers visitors.
#[server(output = Postcard)]
pub async fn load_viewer() -> Result<Viewer, AppError> {
    use domain::{directory::state_name, permission::Actor};

    crate::server_context::answer(|caller| async move {
        let mut viewer = Viewer {
            is_demo: caller.instance.is_demo,
            is_authority: caller.instance.is_authority,
            ..Viewer::default()
        };
        let Actor::User { name, grants, .. } = &caller.actor else { return Ok(viewer) };
        viewer.name = Some(name.clone());
        viewer.roles = Role::ALL.iter().copied().filter(|role| caller.actor.holds(*role)).collect();
        let place = grants.first().map(|grant| grant.place.clone()).unwrap_or_default();
        viewer.scope = match (place.health_region, place.state) {
            (Some(region), _) => {
                let regions = caller.read().await?.list_health_regions().await?;
                regions.into_iter().find(|known| known.id == region).map(|known| known.name)
            }
            (None, Some(state)) => state_name(state.as_str()).map(str::to_owned),
            (None, None) => Some("Geflecht".to_owned()),
        };
        Ok(viewer)
    })
    .await
}
