//! Committees, as their forms ask for them and change them. Each function is also the door of a plain form.

#![expect(
    missing_docs,
    reason = "the fields that #[server] derives are the arguments of documented functions"
)]

use domain::{
    directory::{Committee, CommitteeForm, FieldOfAction, NamedRecord, OpenSeats},
    id::{CommitteeId, FieldId, HealthRegionId},
};
use leptos::prelude::*;
use serde::{Deserialize, Serialize};
use time::Date;

use crate::{answer::Postcard, error::AppError};

/// What a new committee can be.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct NewCommittee {
    /// The health regions in which the reader may set it up.
    pub regions: Vec<NamedRecord>,
    /// The committees that can set it up, each with its health region if there are several.
    pub parents: Vec<NamedRecord>,
    /// The fields of action, each name once.
    pub fields: Vec<FieldOfAction>,
}

/// A committee that can be changed.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct EditedCommittee {
    /// The day.
    pub today: Date,
    /// The committee.
    pub record: Committee,
    /// The fields of action it has, among those that are offered.
    pub chosen: Vec<FieldId>,
    /// The committees that can set it up.
    pub parents: Vec<NamedRecord>,
    /// The fields of action, each name once.
    pub fields: Vec<FieldOfAction>,
    /// Its seats that have not ended.
    pub seats: OpenSeats,
    /// Whether the reader may remove it.
    pub may_remove: bool,
}

/// What a new committee can be; refused for those who may set up none.
#[server(output = Postcard)]
pub async fn load_new_committee() -> Result<NewCommittee, AppError> {
    crate::server_context::answer(|caller| async move {
        let mut session = caller.read().await?;
        let regions = session.list_regions_for_committees().await?;
        if regions.is_empty() {
            return Err(AppError::NotAllowed);
        }
        let mut parents = Vec::new();
        for committee in session.list_committees().await? {
            if regions.iter().any(|region| committee.may_set_up_in(&region.place())) {
                let region = regions.iter().find(|region| Some(region.id) == committee.health_region_id);
                let mut named = committee.named();
                // Regions have committees of the same name.
                if let (Some(region), true) = (region, regions.len() > 1) {
                    named.name = format!("{} ({})", named.name, region.name);
                }
                parents.push(named);
            }
        }
        let fields = super::api::each_name_once(session.list_offered_fields().await?);
        let regions = regions.iter().map(domain::directory::HealthRegion::named).collect();
        Ok(NewCommittee { regions, parents, fields })
    })
    .await
}

/// A committee that can be changed; refused for those who may only read it.
#[server(output = Postcard)]
pub async fn load_edited_committee(id: String) -> Result<EditedCommittee, AppError> {
    use domain::change::{RecordKind, RecordRef};

    crate::server_context::answer(|caller| async move {
        let id: CommitteeId = id.parse().map_err(|_| AppError::NotFound)?;
        let mut session = caller.read().await?;
        let detail = session.get_committee(id).await?;
        if !detail.around.may_edit {
            return Err(AppError::NotAllowed);
        }
        let may_remove = detail.around.may_remove;
        let record = detail.record;
        let present = session.list_committee_fields(id).await?;
        let is_present = |field: &FieldOfAction| present.iter().any(|present| present.name == field.name);
        let mut fields = session.list_fields().await?;
        // What is no longer offered stays where it was chosen.
        let today = session.today();
        fields.retain(|field| field.is_offered(today) || is_present(field));
        let fields = super::api::each_name_once(fields);
        let chosen = fields.iter().filter(|field| is_present(field)).map(|field| field.id).collect();
        let parents = session.list_committees().await?;
        let parents =
            parents.iter().filter(|parent| parent.id != id && parent.may_set_up_in(&record.place()));
        let parents = parents.map(Committee::named).collect();
        let seats = session.count_open_seats(RecordRef::new(RecordKind::Committee, id)).await?;
        Ok(EditedCommittee { today, record, chosen, parents, fields, seats, may_remove })
    })
    .await
}

/// Sets up a committee, and leads to its page.
#[server(output = Postcard)]
pub async fn create_committee(region: HealthRegionId, form: CommitteeForm) -> Result<(), AppError> {
    use super::record_form::address::{Sent, said_of_committee};

    let typed = Sent::New(region).with(said_of_committee(&form));
    let made = crate::server_context::answer(|caller| async move {
        let mut write = caller.write().await?;
        let made = write.create_committee(region, &form).await?;
        write.commit().await?;
        super::record_api::lead_to_page(made.named().record);
        Ok(())
    });
    crate::server_context::keep_typed(&super::record_api::pairs(&typed), made.await)
}

/// Changes a committee, and leads to its page; refused if it was changed since `version`.
#[server(output = Postcard)]
pub async fn edit_committee(
    committee: CommitteeId,
    form: CommitteeForm,
    version: i64,
) -> Result<(), AppError> {
    use super::record_form::address::{Sent, said_of_committee};
    use domain::change::{RecordKind, RecordRef};

    let typed = Sent::Edit(version).with(said_of_committee(&form));
    let done = crate::server_context::answer(|caller| async move {
        let mut write = caller.write().await?;
        write.edit_committee(committee, &form, version).await?;
        write.commit().await?;
        super::record_api::lead_to_page(RecordRef::new(RecordKind::Committee, committee));
        Ok(())
    });
    crate::server_context::keep_typed(&super::record_api::pairs(&typed), done.await)
}
