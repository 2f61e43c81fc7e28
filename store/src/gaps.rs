//! What is known of each health region, to find out what it lacks.

use std::collections::HashMap;

use domain::{
    change::{RecordKind, RecordRef},
    directory::{Committee, HealthRegion, Membership, NamedRecord},
    gaps::{CommitteeFacts, RegionFacts, SeatFacts},
    id::CommitteeId,
    permission::Visibility,
};

use crate::{Session, StoreResult, current::Current};

impl Session {
    /// The health regions that the actor may see, in the order of the map, with what the actor may see of them, and the
    /// names of the fields of action of today that their committees number.
    ///
    /// Whether a region is seen in part follows from the actor's roles alone: it tells nothing about what is hidden.
    ///
    /// # Errors
    /// [`StoreError::Database`](crate::StoreError::Database).
    pub async fn list_region_facts(&mut self) -> StoreResult<(Vec<RegionFacts>, Vec<String>)> {
        let current = self.current_directory().await?;
        // Nobody can found a committee for what has ended.
        let today = self.today();
        let (names, fields) = self.committee_fields(Some(today)).await?;
        Ok((self.region_facts(&current, &fields), names))
    }

    /// The same of what is known already.
    pub(crate) fn region_facts(&self, current: &Current, fields: &FieldsOfCommittees) -> Vec<RegionFacts> {
        let committees = |region: &HealthRegion| {
            let committees = current.committees.iter();
            let own = committees.filter(|committee| committee.health_region_id == Some(region.id));
            own.map(|committee| current.committee_facts(committee, fields)).collect()
        };
        let facts = current.regions.iter().map(|region| RegionFacts {
            region: NamedRecord {
                record: RecordRef::new(RecordKind::HealthRegion, region.id),
                name: region.name.clone(),
            },
            kind: region.kind,
            state: region.state.clone(),
            is_partly_seen: ![Visibility::Committee, Visibility::Office]
                .iter()
                .all(|visibility| self.sees(*visibility, &region.place())),
            committees: committees(region),
        });
        facts.collect()
    }
}

/// Per committee, the places of its fields of action among their names.
type FieldsOfCommittees = HashMap<CommitteeId, Vec<usize>>;

impl Current {
    /// What is known of one of its committees.
    pub(crate) fn committee_facts(
        &self,
        committee: &Committee,
        fields: &FieldsOfCommittees,
    ) -> CommitteeFacts {
        CommitteeFacts {
            committee: named(committee),
            level: committee.level,
            fields: fields.get(&committee.id).cloned().unwrap_or_default(),
            seats: self.seats[&committee.id].iter().map(|seat| seat_facts(seat, self)).collect(),
        }
    }
}

fn named(committee: &Committee) -> NamedRecord {
    NamedRecord { record: RecordRef::new(RecordKind::Committee, committee.id), name: committee.name.clone() }
}

fn seat_facts(seat: &Membership, current: &Current) -> SeatFacts {
    let person = seat.person_id.and_then(|id| current.people.get(&id));
    let body = seat.organisation_id.or_else(|| person?.organisation_id);
    let body = body.and_then(|id| current.organisations.get(&id));
    SeatFacts {
        person_id: seat.person_id,
        organisation_id: seat.organisation_id,
        kind: body.map(|body| body.kind),
        name: person.map(|person| &person.name).or_else(|| body.map(|body| &body.name)).cloned(),
        role: Some(seat.role),
        valid_from: seat.valid_from,
        valid_to: seat.valid_to,
    }
}
