//! Health regions, as their forms ask for them and change them. Each function is also the door of a plain form.

#![expect(
    missing_docs,
    reason = "the fields that #[server] derives are the arguments of documented functions"
)]

use domain::{
    directory::{Ags, HealthRegion, HealthRegionForm, NamedRecord, OfferedDistrict},
    id::HealthRegionId,
    permission::StateKey,
};
use leptos::prelude::*;
use serde::{Deserialize, Serialize};
use time::Date;

use crate::{answer::Postcard, error::AppError};

/// What a new health region can be.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct NewHealthRegion {
    /// The states in which the reader may set it up.
    pub states: Vec<StateKey>,
    /// The one that is chosen.
    pub state: Option<StateKey>,
    /// Its districts.
    pub districts: Vec<OfferedDistrict>,
}

/// A health region that can be changed.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct EditedHealthRegion {
    /// The day.
    pub today: Date,
    /// The health region.
    pub record: HealthRegion,
    /// The keys of its districts.
    pub covered: Vec<Ags>,
    /// The districts of its state.
    pub districts: Vec<OfferedDistrict>,
    /// The offices that coordinate it, where the ways to reach it are kept.
    pub offices: Vec<NamedRecord>,
}

/// What a new health region in a state can be; refused for those who may set up none there.
#[server(output = Postcard)]
pub async fn load_new_health_region(state: Option<String>) -> Result<NewHealthRegion, AppError> {
    crate::server_context::answer(|caller| async move {
        let mut session = caller.read().await?;
        let states = session.list_states_for_health_regions();
        let wanted = state.filter(|key| !key.is_empty()).map(|key| StateKey::new(&key));
        let is_refused = wanted.as_ref().is_some_and(|wanted| !states.contains(wanted));
        if states.is_empty() || is_refused {
            return Err(AppError::NotAllowed);
        }
        let state = match (wanted, states.as_slice()) {
            (Some(wanted), _) => Some(wanted),
            (None, [only]) => Some(only.clone()),
            (None, _) => None,
        };
        let districts = match &state {
            Some(state) => session.list_offered_districts(state, None).await?,
            None => Vec::new(),
        };
        Ok(NewHealthRegion { states, state, districts })
    })
    .await
}

/// A health region that can be changed; refused for those who may only read it.
#[server(output = Postcard)]
pub async fn load_edited_health_region(id: String) -> Result<EditedHealthRegion, AppError> {
    crate::server_context::answer(|caller| async move {
        let id: HealthRegionId = id.parse().map_err(|_| AppError::NotFound)?;
        let mut session = caller.read().await?;
        let detail = session.get_health_region(id).await?.detail;
        if !detail.around.may_edit {
            return Err(AppError::NotAllowed);
        }
        let record = detail.record;
        let covered = session.list_covered_districts(id).await?;
        let districts = session.list_offered_districts(&record.state, Some(id)).await?;
        let offices = super::api::offices_of(&mut session, id).await?;
        Ok(EditedHealthRegion { today: session.today(), record, covered, districts, offices })
    })
    .await
}

/// Sets up a health region in a state, and leads to its page.
#[server(output = Postcard)]
pub async fn create_health_region(state: String, form: HealthRegionForm) -> Result<(), AppError> {
    use super::record_form::address::{Sent, said_of_health_region};

    let state = StateKey::new(&state);
    let typed = Sent::NewIn(state.clone()).with(said_of_health_region(&form));
    let made = crate::server_context::answer(|caller| async move {
        let mut write = caller.write().await?;
        let made = write.create_health_region(&state, &form).await?;
        write.commit().await?;
        super::record_api::lead_to_page(made.named().record);
        Ok(())
    });
    crate::server_context::keep_typed(&super::record_api::pairs(&typed), made.await)
}

/// Changes a health region and the districts it covers, and leads to its page; refused if it was changed since `version`.
#[server(output = Postcard)]
pub async fn edit_health_region(
    health_region: HealthRegionId,
    form: HealthRegionForm,
    version: i64,
) -> Result<(), AppError> {
    use super::record_form::address::{Sent, said_of_health_region};
    use domain::change::{RecordKind, RecordRef};

    let typed = Sent::Edit(version).with(said_of_health_region(&form));
    let done = crate::server_context::answer(|caller| async move {
        let mut write = caller.write().await?;
        write.edit_health_region(health_region, &form, version).await?;
        write.commit().await?;
        super::record_api::lead_to_page(RecordRef::new(RecordKind::HealthRegion, health_region));
        Ok(())
    });
    crate::server_context::keep_typed(&super::record_api::pairs(&typed), done.await)
}
