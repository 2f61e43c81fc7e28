//! What of the directory holds today and may be seen: where questions about the whole network begin.

use std::collections::HashMap;

use domain::{
    directory::{Committee, HealthRegion, Membership, Organisation, Person},
    id::{CommitteeId, FieldId, OrganisationId, PersonId},
};

use time::Date;

use crate::{Session, StoreResult, backend::rows};

/// The directory of today, as far as the actor may see it.
pub(crate) struct Current {
    /// By id, as the map numbers them.
    pub(crate) regions: Vec<HealthRegion>,
    /// By id.
    pub(crate) committees: Vec<Committee>,
    pub(crate) organisations: HashMap<OrganisationId, Organisation>,
    pub(crate) people: HashMap<PersonId, Person>,
    /// Seats in the committees that have not ended, by id; some may not have begun. They may name who may not be seen.
    pub(crate) seats: HashMap<CommitteeId, Vec<Membership>>,
}

impl Session {
    pub(crate) async fn current_directory(&mut self) -> StoreResult<Current> {
        let today = self.today();
        self.directory_on(today).await
    }

    /// The same for another day: what had not ended by then, as far as the actor may see it now.
    pub(crate) async fn directory_on(&mut self, day: Date) -> StoreResult<Current> {
        let mut regions: Vec<HealthRegion> = rows!(
            self,
            "select * from health_region where valid_to is null or valid_to > $1 order by health_region_id",
            day,
        )?;
        let mut committees: Vec<Committee> = rows!(
            self,
            "select * from committee where valid_to is null or valid_to > $1 order by committee_id",
            day,
        )?;
        let organisations: Vec<Organisation> =
            rows!(self, "select * from organisation where valid_to is null or valid_to > $1", day)?;
        let people: Vec<Person> =
            rows!(self, "select * from person where valid_to is null or valid_to > $1", day)?;
        let memberships: Vec<Membership> = rows!(
            self,
            "select * from membership where valid_to is null or valid_to > $1 order by membership_id",
            day,
        )?;
        regions.retain(|region| self.sees(region.visibility, &region.place()));
        committees.retain(|committee| self.sees(committee.visibility, &committee.place()));
        let organisations =
            organisations.into_iter().filter(|body| self.sees(body.visibility, &body.place()));
        let organisations = organisations.map(|body| (body.id, body)).collect();
        let people = people.into_iter().filter(|person| self.sees(person.visibility, &person.place()));
        let people = people.map(|person| (person.id, person)).collect();
        let mut seats: HashMap<CommitteeId, Vec<Membership>> =
            committees.iter().map(|committee| (committee.id, Vec::new())).collect();
        for seat in memberships {
            if let Some(seats) = seats.get_mut(&seat.committee_id) {
                seats.push(seat);
            }
        }
        Ok(Current { regions, committees, organisations, people, seats })
    }

    /// The names of the fields of action, each once, and per committee the places of its fields among them; with a day only
    /// of fields that can be chosen on it.
    pub(crate) async fn committee_fields(
        &mut self,
        offered_on: Option<Date>,
    ) -> StoreResult<(Vec<String>, HashMap<CommitteeId, Vec<usize>>)> {
        let mut fields = self.list_fields().await?;
        fields.retain(|field| offered_on.is_none_or(|day| field.is_offered(day)));
        let mut names: Vec<String> = fields.iter().map(|field| field.name.clone()).collect();
        names.sort_unstable();
        names.dedup();
        let number: HashMap<FieldId, usize> = fields
            .into_iter()
            .filter_map(|field| Some((field.id, names.binary_search(&field.name).ok()?)))
            .collect();
        let rows: Vec<(CommitteeId, FieldId)> =
            rows!(self, "select committee_id, field_id from committee_field")?;
        let mut of_committee: HashMap<CommitteeId, Vec<usize>> = HashMap::new();
        for (committee, field) in rows {
            if let Some(&field) = number.get(&field) {
                of_committee.entry(committee).or_default().push(field);
            }
        }
        for fields in of_committee.values_mut() {
            fields.sort_unstable();
            fields.dedup();
        }
        Ok((names, of_committee))
    }
}
