//! Where structures are missing: fields of action without a committee, kinds of stakeholder that similar regions have,
//! seats that are vacant or about to end.
//!
//! What counts is what a reader may see; a region of which the reader may not see everything is marked.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};
use time::{Date, Duration};

use crate::{
    directory::{HealthRegionKind, Level, MembershipRole, NamedRecord, OrganisationKind},
    id::{OrganisationId, PersonId},
    permission::StateKey,
    search::fold,
};

/// A seat that ends within so many days ends soon.
pub const SOON_DAYS: i64 = 90;
/// With fewer similar regions there is nothing to compare with.
pub const LEAST_SIMILAR: usize = 3;

/// What is known of a health region.
#[derive(Clone, Debug, PartialEq)]
pub struct RegionFacts {
    /// The region.
    pub region: NamedRecord,
    /// Its legal form.
    pub kind: HealthRegionKind,
    /// The state it lies in.
    pub state: StateKey,
    /// Whether there may be something in it that the reader may not see.
    pub is_partly_seen: bool,
    /// Its committees.
    pub committees: Vec<CommitteeFacts>,
}

/// What is known of a committee.
#[derive(Clone, Debug, PartialEq)]
pub struct CommitteeFacts {
    /// The committee.
    pub committee: NamedRecord,
    /// The level it works on.
    pub level: Level,
    /// Numbers of its fields of action.
    pub fields: Vec<usize>,
    /// Its seats that have not ended, also those that have not begun.
    pub seats: Vec<SeatFacts>,
}

/// What is known of a seat.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct SeatFacts {
    /// Who sits there.
    pub person_id: Option<PersonId>,
    /// On whose behalf.
    pub organisation_id: Option<OrganisationId>,
    /// What the organisation is, or that of the person.
    pub kind: Option<OrganisationKind>,
    /// The name of the organisation or else the person, if it may be seen.
    pub name: Option<String>,
    /// What the member is.
    pub role: Option<MembershipRole>,
    /// First day.
    pub valid_from: Option<Date>,
    /// First day after the term.
    pub valid_to: Option<Date>,
}

/// What a region lacks.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct RegionGaps {
    /// The region.
    pub region: NamedRecord,
    /// Whether there may be something in it that the reader may not see.
    pub is_partly_seen: bool,
    /// Fields of action without a committee.
    pub fields: Vec<Missing<usize>>,
    /// Kinds of stakeholder that sit in no committee.
    pub kinds: Vec<Missing<OrganisationKind>>,
    /// Committees with vacant seats, by name.
    pub vacant: Vec<VacantSeats>,
    /// Seats that end soon and that nobody takes over, the first to end first.
    pub ending: Vec<EndingSeat>,
}

/// What a region lacks and others have.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Missing<T> {
    /// What is missing.
    pub what: T,
    /// How many similar regions have it.
    pub having: usize,
    /// How many similar regions there are; 0 if there are too few to compare with.
    pub similar: usize,
}

/// The vacant seats of a committee.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct VacantSeats {
    /// The committee.
    pub committee: NamedRecord,
    /// How many seats.
    pub count: usize,
    /// Whose seats, as far as the reader may see.
    pub names: Vec<String>,
}

/// A seat that ends soon.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct EndingSeat {
    /// The committee.
    pub committee: NamedRecord,
    /// Who sits there, if the reader may see that.
    pub name: Option<String>,
    /// What the member is.
    pub role: Option<MembershipRole>,
    /// First day after the term.
    pub ends_on: Date,
}

impl RegionGaps {
    /// How many seats are vacant.
    #[must_use]
    pub fn vacant_seats(&self) -> usize {
        self.vacant.iter().map(|vacant| vacant.count).sum()
    }

    /// How many gaps there are in all.
    #[must_use]
    pub fn count(&self) -> usize {
        self.fields.len() + self.kinds.len() + self.vacant_seats() + self.ending.len()
    }
}

/// What each region lacks: those that lack most first, those that lack nothing not at all.
///
/// A field of `fields` is missing if no committee works on it, but in at least half of the similar regions one does;
/// where there are too few similar regions, every field counts. A kind of stakeholder is missing if it sits in no
/// committee, but does in at least three quarters of the similar regions. Similar are regions of the same form in the
/// same state, or if there are fewer than [`LEAST_SIMILAR`] with committees, in all states.
#[must_use]
pub fn gaps(regions: &[RegionFacts], fields: &[usize], today: Date) -> Vec<RegionGaps> {
    let profiles: Vec<Profile> = regions.iter().map(|region| Profile::of(region, today)).collect();
    let mut gaps: Vec<RegionGaps> = (0..regions.len())
        .map(|index| {
            let region = &regions[index];
            let similar = similar(regions, &profiles, index);
            let own = &profiles[index];
            let missing_fields = fields.iter().filter(|field| !own.fields.contains(field)).map(|&what| {
                let having = similar.iter().filter(|other| other.fields.contains(&what)).count();
                Missing { what, having, similar: similar.len() }
            });
            let kinds = OrganisationKind::ALL.iter().copied();
            let kinds = kinds.filter(|kind| *kind != OrganisationKind::Other && !own.kinds.contains(kind));
            let missing_kinds = kinds.map(|what| {
                let having = similar.iter().filter(|other| other.kinds.contains(&what)).count();
                Missing { what, having, similar: similar.len() }
            });
            RegionGaps {
                region: region.region.clone(),
                is_partly_seen: region.is_partly_seen,
                fields: missing_fields.filter(|missing| 2 * missing.having >= missing.similar).collect(),
                // Where nobody sits anywhere, it is committees that are missing.
                kinds: missing_kinds
                    .filter(|missing| own.has_seats && missing.similar > 0)
                    .filter(|missing| 4 * missing.having >= 3 * missing.similar)
                    .collect(),
                vacant: vacant_seats(&region.committees, today),
                ending: ending_seats(&region.committees, today),
            }
        })
        .filter(|gaps| gaps.count() > 0)
        .collect();
    gaps.sort_by_cached_key(|gaps| {
        (std::cmp::Reverse(gaps.count()), fold(&gaps.region.name), gaps.region.record)
    });
    gaps
}

/// What a region has.
struct Profile {
    fields: BTreeSet<usize>,
    kinds: BTreeSet<OrganisationKind>,
    has_seats: bool,
}

impl Profile {
    fn of(region: &RegionFacts, today: Date) -> Self {
        let seats = || region.committees.iter().flat_map(|committee| &committee.seats);
        let current = || seats().filter(|seat| has_begun(seat, today));
        Self {
            fields: region.committees.iter().flat_map(|committee| committee.fields.iter().copied()).collect(),
            kinds: current().filter_map(|seat| seat.kind).collect(),
            has_seats: current().next().is_some(),
        }
    }
}

/// The profiles of similar regions that have committees; none if they are too few.
fn similar<'a>(regions: &[RegionFacts], profiles: &'a [Profile], index: usize) -> Vec<&'a Profile> {
    let own = &regions[index];
    let among = |is_similar: &dyn Fn(&RegionFacts) -> bool| -> Vec<&'a Profile> {
        let others = regions.iter().zip(profiles).enumerate();
        others
            .filter(|(other, (region, _))| {
                *other != index
                    && region.kind == own.kind
                    && !region.committees.is_empty()
                    && is_similar(region)
            })
            .map(|(_, (_, profile))| profile)
            .collect()
    };
    let in_state = among(&|region| region.state == own.state);
    let similar = if in_state.len() < LEAST_SIMILAR { among(&|_| true) } else { in_state };
    if similar.len() < LEAST_SIMILAR { Vec::new() } else { similar }
}

fn has_begun(seat: &SeatFacts, today: Date) -> bool {
    seat.valid_from.is_none_or(|from| from <= today)
}

/// The seats that have begun and that nobody holds, by committee.
#[must_use]
pub fn vacant_seats(committees: &[CommitteeFacts], today: Date) -> Vec<VacantSeats> {
    let mut found: BTreeMap<(String, uuid::Uuid), VacantSeats> = BTreeMap::new();
    for committee in committees {
        let vacant = committee.seats.iter().filter(|seat| has_begun(seat, today) && seat.person_id.is_none());
        let mut names: Vec<String> = vacant.clone().filter_map(|seat| seat.name.clone()).collect();
        names.sort_by_cached_key(|name| fold(name));
        let (count, committee) = (vacant.count(), committee.committee.clone());
        if count > 0 {
            let key = (fold(&committee.name), committee.record.id);
            found.insert(key, VacantSeats { committee, count, names });
        }
    }
    found.into_values().collect()
}

/// The seats that end within [`SOON_DAYS`] and that nobody takes over, the first to end first.
#[must_use]
pub fn ending_seats(committees: &[CommitteeFacts], today: Date) -> Vec<EndingSeat> {
    let last = today + Duration::days(SOON_DAYS);
    let mut ending: Vec<EndingSeat> = Vec::new();
    for committee in committees {
        for seat in committee.seats.iter().filter(|seat| has_begun(seat, today)) {
            let Some(ends_on) = seat.valid_to.filter(|end| *end <= last) else { continue };
            // Whose seat goes on, or whose organisation keeps it, leaves no gap.
            let is_taken_over = committee.seats.iter().any(|other| {
                let is_same = (seat.organisation_id.is_some()
                    && other.organisation_id == seat.organisation_id)
                    || (seat.person_id.is_some() && other.person_id == seat.person_id);
                is_same
                    && other.valid_from.is_none_or(|from| from <= ends_on)
                    && other.valid_to.is_none_or(|to| to > last)
            });
            if !is_taken_over {
                let committee = committee.committee.clone();
                ending.push(EndingSeat { committee, name: seat.name.clone(), role: seat.role, ends_on });
            }
        }
    }
    ending.sort_by_cached_key(|seat| (seat.ends_on, fold(&seat.committee.name), seat.name.clone()));
    ending
}

#[cfg(test)]
mod tests;
