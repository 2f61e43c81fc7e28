//! What the directory asks the server.

#![expect(
    missing_docs,
    reason = "the fields that #[server] derives are the arguments of documented functions"
)]

use domain::{
    directory::{
        Committee, CommitteeMembers, Contact, Detail, DirectoryList, DirectoryPage, DirectoryQuery,
        FieldOfAction, FormerName, HealthRegionDetail, MembershipRole, NamedRecord, Organisation,
        OrganisationKind, PersonDetail, Region, RegionDetail,
    },
    id::{CommitteeId, MembershipId},
    permission::StateKey,
    search::SearchHit,
};
use leptos::prelude::*;
use serde::{Deserialize, Serialize};
use time::Date;

use crate::{answer::Postcard, error::AppError, links::CommitteeSheet};

/// An answer with the day it was given on: that day, not the reader's clock, decides what has ended.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct OnDay<T> {
    /// The day in Germany.
    pub today: Date,
    /// The answer.
    pub answer: T,
}

/// The start page of the directory.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Home {
    /// How many records each list holds.
    pub counts: Vec<(DirectoryList, i64)>,
    /// States with the number of their health regions.
    pub states: Vec<(StateKey, i64)>,
    /// The fields of action, each name once.
    pub fields: Vec<FieldOfAction>,
    /// How many pairs of records are likely the same; none for those who cannot make them one.
    pub duplicates: Option<usize>,
}

/// One page of a list.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Listed {
    /// What is shown: as asked for, but never a page behind the last.
    pub query: DirectoryQuery,
    /// The rows.
    pub page: DirectoryPage,
}

/// What the lists can be filtered by.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Choices {
    /// The fields of action, each name once.
    pub fields: Vec<FieldOfAction>,
    /// The health regions, by name.
    pub health_regions: Vec<NamedRecord>,
    /// The states with health regions, by key.
    pub states: Vec<StateKey>,
    /// Whether the reader may enter organisations and people into one of the health regions, one by one or as lists.
    pub may_import: bool,
    /// Whether the reader may set up committees in one of the health regions.
    pub may_add_committee: bool,
    /// Whether the reader may set up health regions in one of the states.
    pub may_add_health_region: bool,
    /// Whether the reader may take everything along.
    pub may_archive: bool,
}

/// The page of a health region.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct HealthRegionAnswer {
    /// The health region and what belongs to it.
    pub detail: HealthRegionDetail,
    /// The offices that coordinate it.
    pub offices: Vec<NamedRecord>,
    /// Whether the reader may set up committees in it.
    pub may_add_committee: bool,
}

/// The page of an organisation.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct OrganisationAnswer {
    /// The organisation and what belongs to it.
    pub detail: Detail<Organisation>,
    /// The district it sits in.
    pub district: Option<Region>,
    /// Contact fields the reader may see.
    pub contacts: Vec<Contact>,
    /// The names it had before, the latest first.
    pub former_names: Vec<FormerName>,
}

/// What a form for a seat says of a member who enters the directory with it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Newcomer {
    /// What a person does where they come from; may be empty.
    #[serde(default)]
    pub function: String,
    /// What an organisation is.
    #[serde(default)]
    pub kind: Option<OrganisationKind>,
}

/// The page of a district.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct RegionAnswer {
    /// The district.
    pub detail: RegionDetail,
    /// The other districts its history mentions, as far as they are known.
    pub mentioned: Vec<Region>,
}

/// The start page of the directory.
#[server(output = Postcard)]
pub async fn load_home() -> Result<Home, AppError> {
    crate::server_context::answer(|caller| async move {
        let mut session = caller.read().await?;
        let today = session.today();
        let mut states: std::collections::BTreeMap<StateKey, i64> = std::collections::BTreeMap::new();
        for region in session.list_health_regions().await? {
            if region.valid_to.is_none_or(|end| end > today) {
                *states.entry(region.state).or_default() += 1;
            }
        }
        let (counts, fields) =
            (session.count_directory().await?, each_name_once(session.list_fields().await?));
        let duplicates = match session.list_import_regions().await?.as_slice() {
            [] => None,
            _ => Some(session.count_duplicates().await?),
        };
        Ok(Home { counts, states: states.into_iter().collect(), fields, duplicates })
    })
    .await
}

/// How many records each list holds.
#[server(output = Postcard)]
pub async fn load_counts() -> Result<Vec<(DirectoryList, i64)>, AppError> {
    crate::server_context::answer(|caller| async move { Ok(caller.read().await?.count_directory().await?) })
        .await
}

/// One page of a list; no query is a list that does not exist.
#[server(output = Postcard)]
pub async fn load_list(query: Option<DirectoryQuery>) -> Result<Listed, AppError> {
    crate::server_context::answer(|caller| async move {
        let mut query = query.ok_or(AppError::NotFound)?;
        let mut session = caller.read().await?;
        let mut page = session.list_directory(&query).await?;
        if page.rows.is_empty() && query.page > 1 {
            query.page = 1;
            page = session.list_directory(&query).await?;
        }
        Ok(Listed { query, page })
    })
    .await
}

/// What the lists can be filtered by.
#[server(output = Postcard)]
pub async fn load_choices() -> Result<Choices, AppError> {
    use domain::change::{RecordKind, RecordRef};

    crate::server_context::answer(|caller| async move {
        let mut session = caller.read().await?;
        let regions = session.list_health_regions().await?;
        let mut states: Vec<_> = regions.iter().map(|region| region.state.clone()).collect();
        states.sort();
        states.dedup();
        let health_regions = regions
            .into_iter()
            .map(|region| NamedRecord {
                record: RecordRef::new(RecordKind::HealthRegion, region.id),
                name: region.name,
            })
            .collect();
        let may_import = !session.list_import_regions().await?.is_empty();
        let may_archive = !session.get_archive_offer().await?.is_empty();
        let may_add_committee = !session.list_regions_for_committees().await?.is_empty();
        let may_add_health_region = !session.list_states_for_health_regions().is_empty();
        let fields = each_name_once(session.list_fields().await?);
        Ok(Choices {
            fields,
            health_regions,
            states,
            may_import,
            may_add_committee,
            may_add_health_region,
            may_archive,
        })
    })
    .await
}

/// The page of a health region.
#[server(output = Postcard)]
pub async fn load_health_region(id: String) -> Result<OnDay<HealthRegionAnswer>, AppError> {
    crate::server_context::answer(|caller| async move {
        let id = id.parse().map_err(|_| AppError::NotFound)?;
        let mut session = caller.read().await?;
        let detail = session.get_health_region(id).await?;
        let offices = offices_of(&mut session, id).await?;
        let may_add_committee = session.may_add_committee(&detail.detail.record);
        let answer = HealthRegionAnswer { detail, offices, may_add_committee };
        Ok(OnDay { today: session.today(), answer })
    })
    .await
}

/// The offices that coordinate a health region.
#[cfg(feature = "ssr")]
pub(super) async fn offices_of(
    session: &mut store::Session,
    region: domain::id::HealthRegionId,
) -> Result<Vec<NamedRecord>, AppError> {
    use domain::{
        change::{RecordKind, RecordRef},
        id::OrganisationId,
    };

    let offices = DirectoryQuery {
        kind: Some(OrganisationKind::Office.to_string()),
        health_region_id: Some(region),
        ..DirectoryQuery::new(DirectoryList::Organisations)
    };
    let offices = session.list_directory(&offices).await?.rows.into_iter().filter_map(|row| {
        let id: OrganisationId = row.key.parse().ok()?;
        Some(NamedRecord { record: RecordRef::new(RecordKind::Organisation, id), name: row.name })
    });
    Ok(offices.collect())
}

/// The page of a committee.
#[server(output = Postcard)]
pub async fn load_committee(id: String) -> Result<OnDay<Detail<Committee>>, AppError> {
    crate::server_context::answer(|caller| async move {
        let id = id.parse().map_err(|_| AppError::NotFound)?;
        let mut session = caller.read().await?;
        Ok(OnDay { today: session.today(), answer: session.get_committee(id).await? })
    })
    .await
}

/// Those who sit in a committee, with the ways to reach them that the reader may see, for visitors without mail addresses; no
/// sheet is a page that does not exist.
#[server(output = Postcard)]
pub async fn load_members(id: String, sheet: Option<CommitteeSheet>) -> Result<CommitteeMembers, AppError> {
    use domain::permission::Actor;

    crate::server_context::answer(|caller| async move {
        sheet.ok_or(AppError::NotFound)?;
        let id = id.parse().map_err(|_| AppError::NotFound)?;
        let members = caller.read().await?.get_committee_members(id).await?;
        Ok(if caller.actor == Actor::Visitor { members.without_emails() } else { members })
    })
    .await
}

/// People and organisations with every word of `text` who can take a seat in a committee; the best matches first.
#[server(output = Postcard)]
pub async fn find_members(text: String) -> Result<Vec<SearchHit>, AppError> {
    /// More are not compared by anybody.
    const OFFERED: usize = 8;
    crate::server_context::answer(|caller| async move {
        let mut hits = caller.read().await?.list_member_hits(&text).await?;
        hits.truncate(OFFERED);
        Ok(hits)
    })
    .await
}

/// Gives a committee a member: `member` is `person:<id>`, `organisation:<id>`, `new` with a name and a function, or
/// `new-organisation` with a name and a kind; what was typed is kept if it is refused. `from` is the first day (YYYY-MM-DD), today if it is empty.
#[server(output = Postcard)]
pub async fn add_seat(
    committee: CommitteeId,
    member: String,
    #[server(default)] name: String,
    #[server(default)] newcomer: Newcomer,
    role: MembershipRole,
    #[server(default)] is_voting: bool,
    #[server(default)] from: String,
) -> Result<(), AppError> {
    use domain::{
        change::{RecordKind, RecordRef},
        directory::{NewMember, NewOrganisation, NewPerson, NewSeat},
    };

    let typed = [
        ("member", Some(name.clone())),
        ("chosen", Some(member.clone())),
        ("function", Some(newcomer.function.clone())),
        ("kind", newcomer.kind.map(|kind| kind.to_string())),
        ("role", Some(role.to_string())),
        ("is_voting", Some(is_voting.to_string())),
        ("from", Some(from.clone())),
    ];
    let added = crate::server_context::answer(|caller| async move {
        let member = match member.split_once(':') {
            Some(("person", id)) => NewMember::Person(id.parse().map_err(|_| AppError::Invalid)?),
            Some(("organisation", id)) => NewMember::Organisation(id.parse().map_err(|_| AppError::Invalid)?),
            None if member == "new" => {
                let person = NewPerson::parse(&name, &newcomer.function).map_err(|_| AppError::Invalid)?;
                NewMember::NewPerson(person)
            }
            None if member == "new-organisation" => {
                let kind = newcomer.kind.ok_or(AppError::Invalid)?;
                let body = NewOrganisation::parse(&name, kind).map_err(|_| AppError::Invalid)?;
                NewMember::NewOrganisation(body)
            }
            _ => return Err(AppError::Invalid),
        };
        let valid_from = read_day(&from)?;
        let mut write = caller.write().await?;
        write.add_seat(&NewSeat { committee_id: committee, member, role, is_voting, valid_from }).await?;
        write.commit().await?;
        if let Some(page) = crate::links::record(RecordRef::new(RecordKind::Committee, committee)) {
            crate::server_context::lead_forms_to(&page);
        }
        Ok(())
    });
    crate::server_context::keep_typed(&typed, added.await)
}

/// Makes a member something else in the committee, or gives or takes the vote; refused if the seat was changed since
/// `version`.
#[server(output = Postcard)]
pub async fn change_seat(
    seat: MembershipId,
    role: MembershipRole,
    #[server(default)] is_voting: bool,
    version: i64,
) -> Result<(), AppError> {
    crate::server_context::answer(|caller| async move {
        let mut write = caller.write().await?;
        write.change_seat(seat, role, is_voting, version).await?;
        write.commit().await?;
        Ok(())
    })
    .await
}

/// Ends a seat after its last day (YYYY-MM-DD); refused if the seat was changed since `version`.
#[server(output = Postcard)]
pub async fn end_seat(seat: MembershipId, last_day: String, version: i64) -> Result<(), AppError> {
    crate::server_context::answer(|caller| async move {
        let last_day = read_day(&last_day)?.ok_or(AppError::Invalid)?;
        let mut write = caller.write().await?;
        write.end_seat(seat, last_day, version).await?;
        write.commit().await?;
        Ok(())
    })
    .await
}

/// What a date field holds; nothing if it was left empty.
#[cfg(feature = "ssr")]
fn read_day(text: &str) -> Result<Option<Date>, AppError> {
    if text.trim().is_empty() {
        return Ok(None);
    }
    domain::calendar::parse_day(text).map(Some).ok_or(AppError::Invalid)
}

/// The page of an organisation.
#[server(output = Postcard)]
pub async fn load_organisation(id: String) -> Result<OnDay<OrganisationAnswer>, AppError> {
    use domain::{
        change::{RecordKind, RecordRef},
        directory::ContactOwner,
        id::OrganisationId,
    };

    crate::server_context::answer(|caller| async move {
        let id: OrganisationId = id.parse().map_err(|_| AppError::NotFound)?;
        let mut session = caller.read().await?;
        let kept = session.find_kept_record(RecordRef::new(RecordKind::Organisation, id)).await?;
        let detail = session.get_organisation(kept.map_or(id, |kept| OrganisationId(kept.id))).await?;
        // Whoever asks for what has become part of another one is led there.
        if let Some(kept) = kept {
            super::record_api::lead_to_page(kept);
        }
        let district = match &detail.record.ags {
            Some(ags) => {
                session.list_regions(session.today()).await?.into_iter().find(|region| region.ags == *ags)
            }
            None => None,
        };
        let owner = ContactOwner::Organisation(detail.record.id);
        let contacts = session.list_contacts(owner, &detail.record.place()).await?;
        let former_names = session.list_former_names(detail.record.id).await?;
        let answer = OrganisationAnswer { detail, district, contacts, former_names };
        Ok(OnDay { today: session.today(), answer })
    })
    .await
}

/// The page of a person.
#[server(output = Postcard)]
pub async fn load_person(id: String) -> Result<OnDay<PersonDetail>, AppError> {
    use domain::{
        change::{RecordKind, RecordRef},
        id::PersonId,
    };

    crate::server_context::answer(|caller| async move {
        let id: PersonId = id.parse().map_err(|_| AppError::NotFound)?;
        let mut session = caller.read().await?;
        let kept = session.find_kept_record(RecordRef::new(RecordKind::Person, id)).await?;
        let answer = session.get_person(kept.map_or(id, |kept| PersonId(kept.id))).await?;
        if let Some(kept) = kept {
            super::record_api::lead_to_page(kept);
        }
        Ok(OnDay { today: session.today(), answer })
    })
    .await
}

/// The page of a district.
#[server(output = Postcard)]
pub async fn load_region(ags: String) -> Result<OnDay<RegionAnswer>, AppError> {
    use domain::directory::Ags;

    crate::server_context::answer(|caller| async move {
        let ags = Ags::parse(&ags).ok_or(AppError::NotFound)?;
        let mut session = caller.read().await?;
        let detail = session.get_region(&ags).await?;
        let mut mentioned: Vec<Region> = Vec::new();
        for succession in &detail.successions {
            // A district that came to an end is known on the day before.
            for day in [succession.on.previous_day().unwrap_or(succession.on), succession.on] {
                for region in session.list_regions(day).await? {
                    let is_mentioned =
                        region.ags == succession.predecessor || region.ags == succession.successor;
                    if is_mentioned
                        && region.ags != ags
                        && mentioned.iter().all(|known| known.ags != region.ags)
                    {
                        mentioned.push(region);
                    }
                }
            }
        }
        Ok(OnDay { today: session.today(), answer: RegionAnswer { detail, mentioned } })
    })
    .await
}

/// States have fields of the same name; a filter by one of them finds all.
#[cfg(feature = "ssr")]
pub(super) fn each_name_once(fields: Vec<FieldOfAction>) -> Vec<FieldOfAction> {
    let mut once: Vec<FieldOfAction> = Vec::with_capacity(fields.len());
    for field in fields {
        if once.iter().all(|known| known.name != field.name) {
            once.push(field);
        }
    }
    once
}
