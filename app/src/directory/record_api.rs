//! Organisations and people, as their forms ask for them and change them. Each function is also the door of a plain form.

#![expect(
    missing_docs,
    reason = "the fields that #[server] derives are the arguments of documented functions"
)]

use domain::{
    change::{RecordKind, RecordRef},
    directory::{
        Contact, NamedRecord, OpenSeats, Organisation, OrganisationForm, Person, PersonForm, Region,
    },
    id::{HealthRegionId, OrganisationId, PersonId},
    search::SearchHit,
};
use leptos::prelude::*;
use serde::{Deserialize, Serialize};
use time::Date;
use uuid::Uuid;

use crate::{answer::Postcard, error::AppError};

/// What a new organisation can be.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct NewOrganisation {
    /// The health regions into whose directory the reader may enter it.
    pub regions: Vec<NamedRecord>,
    /// The districts of their states.
    pub districts: Vec<Region>,
}

/// What a new person can be.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct NewPerson {
    /// The health regions into whose directory the reader may enter the person.
    pub regions: Vec<NamedRecord>,
    /// Where the person can work.
    pub workplaces: Vec<NamedRecord>,
}

/// An organisation that can be changed.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct EditedOrganisation {
    /// The day.
    pub today: Date,
    /// The organisation.
    pub record: Organisation,
    /// The contact fields the reader sees.
    pub contacts: Vec<Contact>,
    /// The districts of its state.
    pub districts: Vec<Region>,
    /// Its seats that have not ended.
    pub seats: OpenSeats,
}

/// A person who can be changed.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct EditedPerson {
    /// The day.
    pub today: Date,
    /// The person.
    pub record: Person,
    /// The contact fields the reader sees.
    pub contacts: Vec<Contact>,
    /// Where the person can work.
    pub workplaces: Vec<NamedRecord>,
    /// Their seats that have not ended.
    pub seats: OpenSeats,
}

/// What a new organisation can be; refused for those who may enter none.
#[server(output = Postcard)]
pub async fn load_new_organisation() -> Result<NewOrganisation, AppError> {
    crate::server_context::answer(|caller| async move {
        let mut session = caller.read().await?;
        let regions = regions_to_enter(session.list_import_regions().await?)?;
        let all = session.list_health_regions().await?;
        let is_one = |id: Uuid| regions.iter().any(|region| region.record.id == id);
        let states: Vec<_> =
            all.into_iter().filter(|region| is_one(region.id.0)).map(|region| region.state).collect();
        let mut districts = session.list_regions(session.today()).await?;
        districts.retain(|district| states.contains(&district.state));
        Ok(NewOrganisation { regions, districts })
    })
    .await
}

/// What a new person can be; refused for those who may enter nobody.
#[server(output = Postcard)]
pub async fn load_new_person() -> Result<NewPerson, AppError> {
    crate::server_context::answer(|caller| async move {
        let mut session = caller.read().await?;
        let regions = regions_to_enter(session.list_import_regions().await?)?;
        Ok(NewPerson { regions, workplaces: session.list_workplaces().await? })
    })
    .await
}

#[cfg(feature = "ssr")]
fn regions_to_enter(regions: Vec<NamedRecord>) -> Result<Vec<NamedRecord>, AppError> {
    if regions.is_empty() { Err(AppError::NotAllowed) } else { Ok(regions) }
}

/// An organisation that can be changed; refused for those who may only read it.
#[server(output = Postcard)]
pub async fn load_edited_organisation(id: String) -> Result<EditedOrganisation, AppError> {
    use domain::directory::ContactOwner;

    crate::server_context::answer(|caller| async move {
        let id: OrganisationId = id.parse().map_err(|_| AppError::NotFound)?;
        let mut session = caller.read().await?;
        let detail = session.get_organisation(id).await?;
        if !detail.around.may_edit {
            return Err(AppError::NotAllowed);
        }
        let record = detail.record;
        let contacts = session.list_contacts(ContactOwner::Organisation(id), &record.place()).await?;
        let today = session.today();
        let mut districts = session.list_regions(today).await?;
        districts.retain(|district| record.state.as_ref().is_none_or(|state| *state == district.state));
        let seats = session.count_open_seats(RecordRef::new(RecordKind::Organisation, id)).await?;
        Ok(EditedOrganisation { today, record, contacts, districts, seats })
    })
    .await
}

/// A person who can be changed; refused for those who may only read of them.
#[server(output = Postcard)]
pub async fn load_edited_person(id: String) -> Result<EditedPerson, AppError> {
    crate::server_context::answer(|caller| async move {
        let id: PersonId = id.parse().map_err(|_| AppError::NotFound)?;
        let mut session = caller.read().await?;
        let person = session.get_person(id).await?;
        if !person.detail.around.may_edit {
            return Err(AppError::NotAllowed);
        }
        let workplaces = session.list_workplaces().await?;
        let today = session.today();
        let seats = session.count_open_seats(RecordRef::new(RecordKind::Person, id)).await?;
        let (record, contacts) = (person.detail.record, person.contacts);
        Ok(EditedPerson { today, record, contacts, workplaces, seats })
    })
    .await
}

/// Organisations or people who have this name already, without `except`.
#[server(output = Postcard)]
pub async fn find_namesakes(
    kind: RecordKind,
    name: String,
    except: Option<Uuid>,
) -> Result<Vec<SearchHit>, AppError> {
    crate::server_context::answer(|caller| async move {
        Ok(caller.read().await?.list_namesakes(kind, &name, except).await?)
    })
    .await
}

/// Enters an organisation, and leads to its page. Whoever has no script, and so was not told that there is one of this name,
/// is told now, unless they have said that they mean it.
#[server(output = Postcard)]
pub async fn create_organisation(
    region: HealthRegionId,
    form: OrganisationForm,
    #[server(default)] meant: bool,
) -> Result<(), AppError> {
    use super::record_form::address::{Sent, said_of_organisation};

    let typed = Sent::New(region).with(said_of_organisation(&form));
    let made = crate::server_context::answer(|caller| async move {
        let mut write = caller.write().await?;
        let made = write.create_organisation(region, &form).await?;
        let record = RecordRef::new(RecordKind::Organisation, made.id);
        refuse_namesakes(&mut write, record, &made.name, meant).await?;
        write.commit().await?;
        lead_to_page(record);
        Ok(())
    });
    crate::server_context::keep_typed(&pairs(&typed), made.await)
}

/// Enters a person, and leads to their page; told of namesakes as [`create_organisation`] tells.
#[server(output = Postcard)]
pub async fn create_person(
    region: HealthRegionId,
    form: PersonForm,
    #[server(default)] meant: bool,
) -> Result<(), AppError> {
    use super::record_form::address::{Sent, said_of_person};

    let typed = Sent::New(region).with(said_of_person(&form));
    let made = crate::server_context::answer(|caller| async move {
        let mut write = caller.write().await?;
        let made = write.create_person(region, &form).await?;
        let record = RecordRef::new(RecordKind::Person, made.id);
        refuse_namesakes(&mut write, record, &made.name, meant).await?;
        write.commit().await?;
        lead_to_page(record);
        Ok(())
    });
    crate::server_context::keep_typed(&pairs(&typed), made.await)
}

/// Changes an organisation and its contact fields, and leads to its page; refused if it was changed since `version`.
#[server(output = Postcard)]
pub async fn edit_organisation(
    organisation: OrganisationId,
    form: OrganisationForm,
    version: i64,
) -> Result<(), AppError> {
    use super::record_form::address::{Sent, said_of_organisation};

    let typed = Sent::Edit(version).with(said_of_organisation(&form));
    let done = crate::server_context::answer(|caller| async move {
        let mut write = caller.write().await?;
        write.edit_organisation(organisation, &form, version).await?;
        write.commit().await?;
        lead_to_page(RecordRef::new(RecordKind::Organisation, organisation));
        Ok(())
    });
    crate::server_context::keep_typed(&pairs(&typed), done.await)
}

/// Changes a person and their contact fields, and leads to their page; refused if the person was changed since `version`.
#[server(output = Postcard)]
pub async fn edit_person(person: PersonId, form: PersonForm, version: i64) -> Result<(), AppError> {
    use super::record_form::address::{Sent, said_of_person};

    let typed = Sent::Edit(version).with(said_of_person(&form));
    let done = crate::server_context::answer(|caller| async move {
        let mut write = caller.write().await?;
        write.edit_person(person, &form, version).await?;
        write.commit().await?;
        lead_to_page(RecordRef::new(RecordKind::Person, person));
        Ok(())
    });
    crate::server_context::keep_typed(&pairs(&typed), done.await)
}

/// Ends a health region, a committee, an organisation or a person after the last day (YYYY-MM-DD), if wanted with the open
/// seats, and leads to the page; refused if it was changed since `version`.
#[server(output = Postcard)]
pub async fn end_record(
    record: RecordRef,
    last_day: String,
    #[server(default)] with_seats: bool,
    version: i64,
) -> Result<(), AppError> {
    use super::record_form::address::Sent;
    use domain::{
        directory::{FieldFault, FieldProblem, RecordField},
        id::CommitteeId,
    };

    let typed = Sent::End { day: last_day.clone(), with_seats }.with(Vec::new());
    let done = crate::server_context::answer(|caller| async move {
        let mut write = caller.write().await?;
        let no_day = FieldProblem::of(RecordField::ValidTo, FieldFault::NotADay);
        let day = domain::calendar::parse_day(&last_day).ok_or_else(|| AppError::Fields(vec![no_day]));
        match record.kind {
            RecordKind::Organisation => {
                write.end_organisation(OrganisationId(record.id), day?, with_seats, version).await?;
            }
            RecordKind::Person => write.end_person(PersonId(record.id), day?, with_seats, version).await?,
            RecordKind::Committee => {
                write.end_committee(CommitteeId(record.id), day?, with_seats, version).await?;
            }
            RecordKind::HealthRegion => {
                write.end_health_region(HealthRegionId(record.id), day?, version).await?;
            }
            _ => return Err(AppError::NotFound),
        }
        write.commit().await?;
        lead_to_page(record);
        Ok(())
    });
    crate::server_context::keep_typed(&pairs(&typed), done.await)
}

/// Tells whoever has sent a form without a script of others with the same name; scripts have told before.
#[cfg(feature = "ssr")]
async fn refuse_namesakes(
    write: &mut store::Write,
    record: RecordRef,
    name: &str,
    meant: bool,
) -> Result<(), AppError> {
    if meant || !crate::server_context::is_plain_form() {
        return Ok(());
    }
    let namesakes = write.list_namesakes(record.kind, name, Some(record.id)).await?;
    if namesakes.is_empty() { Ok(()) } else { Err(AppError::AlreadyThere) }
}

/// Leads to the page of a record.
#[cfg(feature = "ssr")]
pub(super) fn lead_to_page(record: RecordRef) {
    if let Some(page) = crate::links::record(record) {
        crate::server_context::lead_to(&page);
    }
}

#[cfg(feature = "ssr")]
pub(super) fn pairs(typed: &[(String, String)]) -> Vec<(&str, Option<String>)> {
    typed.iter().map(|(name, value)| (name.as_str(), Some(value.clone()))).collect()
}
