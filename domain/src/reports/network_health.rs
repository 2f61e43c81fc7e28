//! How healthy a network is: who is in it, who stands aside, where seats are empty, on whom it depends, and what is double
//! or missing.
//!
//! Each figure is the list of what it counts, so a number and what it leads to cannot differ. All of it is of one day, so
//! two days can be laid side by side.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};
use time::Date;

use crate::{
    change::{RecordKind, RecordRef},
    directory::{MembershipRole, NamedRecord, OrganisationKind},
    gaps::{self, CommitteeFacts, EndingSeat, RegionFacts},
    search::fold,
    text_enum,
};

text_enum! {
    /// A figure of the health of a network.
    NetworkFigure {
        /// Organisations and offices that belong to it.
        Organisations = "organisations",
        /// People who belong to it.
        People = "people",
        /// Its committees.
        Committees = "committees",
        /// The kinds of organisation that belong to it, each once; other ones are no kind.
        Sectors = "sectors",
        /// Organisations and people without a seat and without a relation.
        Isolated = "isolated",
        /// Seats in its committees that have begun and that nobody holds.
        Vacant = "vacant",
        /// Seats in its committees that end within [`SOON_DAYS`](gaps::SOON_DAYS), and that nobody takes over.
        Ending = "ending",
        /// Those without whom others lose contact with the rest.
        CutPoints = "cut-points",
        /// Contacts without which more than one loses contact with the rest.
        Bridges = "bridges",
        /// Pairs of committees in which at least [`LEAST_SHARED`] sit alike.
        Overlaps = "overlaps",
        /// Fields of action on which no committee works, though in similar regions one does.
        OpenFields = "open-fields",
    }
}

/// How many members two committees have at least in common, to be double.
pub const LEAST_SHARED: usize = 2;

impl NetworkFigure {
    /// Whether more of it means a wider network; else it says where somebody has to look.
    #[must_use]
    pub const fn is_reach(self) -> bool {
        matches!(self, Self::Organisations | Self::People | Self::Committees | Self::Sectors)
    }
}

/// What is known of an organisation or a person.
#[derive(Clone, Debug, PartialEq)]
pub struct MemberFacts {
    /// Who it is.
    pub member: NamedRecord,
    /// What an organisation is.
    pub sector: Option<OrganisationKind>,
    /// Whether there is a seat or a relation on the day.
    pub is_involved: bool,
}

/// What is known of a network on a day, as its reader may see it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct HealthFacts {
    /// The health region that is looked at; all that may be seen if there is none.
    pub region: Option<RecordRef>,
    /// All health regions there are on the day, to compare with.
    pub regions: Vec<RegionFacts>,
    /// Names of the fields of action that committees number.
    pub fields: Vec<String>,
    /// The organisations and people that belong to it.
    pub members: Vec<MemberFacts>,
    /// Its committees.
    pub committees: Vec<CommitteeFacts>,
    /// Those without whom others lose contact with the rest.
    pub cut_points: Vec<NamedRecord>,
    /// Contacts without which more than one loses contact with the rest.
    pub bridges: Vec<[NamedRecord; 2]>,
    /// Committees with at least [`LEAST_SHARED`] members in common, and how many these are.
    pub overlaps: Vec<([NamedRecord; 2], usize)>,
}

/// One of what a figure counts.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum HealthRecord {
    /// A record of the directory.
    Named(NamedRecord),
    /// A kind of organisation.
    Sector(OrganisationKind),
    /// A vacant seat.
    Vacant {
        /// Where it is.
        committee: NamedRecord,
        /// Whose it is, as far as the reader may see.
        name: Option<String>,
    },
    /// A seat that ends.
    Ending {
        /// Where it is.
        committee: NamedRecord,
        /// Who holds it, as far as the reader may see.
        name: Option<String>,
        /// What the member is.
        role: Option<MembershipRole>,
        /// The first day after the term.
        ends_on: Date,
    },
    /// A contact on which others depend.
    Bridge([NamedRecord; 2]),
    /// Two committees, and how many sit in both.
    Overlap([NamedRecord; 2], usize),
    /// A field of action on which a health region does not work.
    OpenField {
        /// The health region.
        region: NamedRecord,
        /// The field.
        field: String,
    },
}

impl HealthRecord {
    /// By what the records of a figure are ordered: the name, and whatever else tells two of the same name apart.
    fn sort_key(&self) -> (String, String, Option<Date>) {
        match self {
            Self::Named(named) => (fold(&named.name), named.record.id.to_string(), None),
            Self::Sector(kind) => (String::new(), format!("{:02}", *kind as usize), None),
            Self::Vacant { committee, name } => {
                (fold(&committee.name), name.as_deref().map(fold).unwrap_or_default(), None)
            }
            Self::Ending { committee, name, ends_on, .. } => {
                (fold(&committee.name), name.as_deref().map(fold).unwrap_or_default(), Some(*ends_on))
            }
            Self::Bridge([near, far]) => (fold(&near.name), fold(&far.name), None),
            Self::Overlap([first, second], _) => (fold(&first.name), fold(&second.name), None),
            Self::OpenField { region, field } => (fold(&region.name), fold(field), None),
        }
    }
}

/// The health of a network on a day.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct NetworkHealth {
    /// The day.
    pub day: Date,
    /// What each figure counts, in the order of [`NetworkFigure::ALL`].
    records: Vec<Vec<HealthRecord>>,
}

impl NetworkHealth {
    /// Finds what each figure counts on a day.
    #[must_use]
    pub fn of(facts: &HealthFacts, day: Date) -> Self {
        let records = NetworkFigure::ALL.iter().map(|figure| {
            let mut records = counted(*figure, facts, day);
            records.sort_by_cached_key(HealthRecord::sort_key);
            records
        });
        Self { day, records: records.collect() }
    }

    /// How many there are.
    #[must_use]
    pub fn count(&self, figure: NetworkFigure) -> usize {
        self.records(figure).len()
    }

    /// Which ones there are, by name.
    #[must_use]
    pub fn records(&self, figure: NetworkFigure) -> &[HealthRecord] {
        self.records.get(figure as usize).map(Vec::as_slice).unwrap_or_default()
    }

    /// How many there are of each figure, in the order of [`NetworkFigure::ALL`].
    #[must_use]
    pub fn counts(&self) -> Vec<usize> {
        self.records.iter().map(Vec::len).collect()
    }
}

/// What a figure counts: its definition.
fn counted(figure: NetworkFigure, facts: &HealthFacts, day: Date) -> Vec<HealthRecord> {
    let members = |is_meant: &dyn Fn(&MemberFacts) -> bool| -> Vec<HealthRecord> {
        let meant = facts.members.iter().filter(|member| is_meant(member));
        meant.map(|member| HealthRecord::Named(member.member.clone())).collect()
    };
    match figure {
        NetworkFigure::Organisations => {
            members(&|member| member.member.record.kind == RecordKind::Organisation)
        }
        NetworkFigure::People => members(&|member| member.member.record.kind == RecordKind::Person),
        NetworkFigure::Committees => {
            let committees = facts.committees.iter();
            committees.map(|facts| HealthRecord::Named(facts.committee.clone())).collect()
        }
        NetworkFigure::Sectors => {
            let sectors = facts.members.iter().filter_map(|member| member.sector);
            let sectors: BTreeSet<_> = sectors.filter(|kind| *kind != OrganisationKind::Other).collect();
            sectors.into_iter().map(HealthRecord::Sector).collect()
        }
        NetworkFigure::Isolated => members(&|member| !member.is_involved),
        NetworkFigure::Vacant => vacant(&facts.committees, day),
        NetworkFigure::Ending => {
            let ending = gaps::ending_seats(&facts.committees, day).into_iter();
            let seat = |EndingSeat { committee, name, role, ends_on }| HealthRecord::Ending {
                committee,
                name,
                role,
                ends_on,
            };
            ending.map(seat).collect()
        }
        NetworkFigure::CutPoints => facts.cut_points.iter().cloned().map(HealthRecord::Named).collect(),
        NetworkFigure::Bridges => facts.bridges.iter().cloned().map(HealthRecord::Bridge).collect(),
        NetworkFigure::Overlaps => {
            let pairs = facts.overlaps.iter().cloned();
            pairs.map(|(pair, shared)| HealthRecord::Overlap(pair, shared)).collect()
        }
        NetworkFigure::OpenFields => open_fields(facts, day),
    }
}

/// Each vacant seat by itself; of those whose body may not be seen only that they are there.
fn vacant(committees: &[CommitteeFacts], day: Date) -> Vec<HealthRecord> {
    let vacant = gaps::vacant_seats(committees, day).into_iter();
    let seats = |of: gaps::VacantSeats| {
        let hidden = of.count.saturating_sub(of.names.len());
        let names = of.names.into_iter().map(Some).chain(std::iter::repeat_n(None, hidden));
        let committee = of.committee;
        names.map(|name| HealthRecord::Vacant { committee: committee.clone(), name }).collect::<Vec<_>>()
    };
    vacant.flat_map(seats).collect()
}

fn open_fields(facts: &HealthFacts, day: Date) -> Vec<HealthRecord> {
    let all: Vec<usize> = (0..facts.fields.len()).collect();
    let mut lacking = gaps::gaps(&facts.regions, &all, day);
    lacking.retain(|gaps| facts.region.is_none_or(|region| region == gaps.region.record));
    let of_region = |gaps: gaps::RegionGaps| {
        let region = gaps.region;
        let names = gaps.fields.into_iter().filter_map(|missing| facts.fields.get(missing.what).cloned());
        names.map(|field| HealthRecord::OpenField { region: region.clone(), field }).collect::<Vec<_>>()
    };
    lacking.into_iter().flat_map(of_region).collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use time::{Duration, macros::date};
    use uuid::Uuid;

    use super::*;
    use crate::{
        directory::{HealthRegionKind, Level},
        gaps::SeatFacts,
        id::{OrganisationId, PersonId},
        permission::StateKey,
    };

    const TODAY: Date = date!(2026 - 11 - 21);

    fn named(kind: RecordKind, id: u128, name: &str) -> NamedRecord {
        NamedRecord { record: RecordRef { kind, id: Uuid::from_u128(id) }, name: name.to_owned() }
    }

    fn member(
        kind: RecordKind,
        id: u128,
        sector: Option<OrganisationKind>,
        is_involved: bool,
    ) -> MemberFacts {
        MemberFacts { member: named(kind, id, &format!("Mitglied {id}")), sector, is_involved }
    }

    fn committee(id: u128, fields: Vec<usize>, seats: Vec<SeatFacts>) -> CommitteeFacts {
        let committee = named(RecordKind::Committee, id, &format!("AG {id}"));
        CommitteeFacts { committee, level: Level::ALL[0], fields, seats }
    }

    fn seat(person: Option<u128>, body: Option<u128>, name: Option<&str>, ends_in: Option<i64>) -> SeatFacts {
        SeatFacts {
            person_id: person.map(|id| PersonId(Uuid::from_u128(id))),
            organisation_id: body.map(|id| OrganisationId(Uuid::from_u128(id))),
            name: name.map(str::to_owned),
            valid_to: ends_in.map(|days| TODAY + Duration::days(days)),
            ..SeatFacts::default()
        }
    }

    fn region(id: u128, committees: Vec<CommitteeFacts>) -> RegionFacts {
        RegionFacts {
            region: named(RecordKind::HealthRegion, id, &format!("Region {id}")),
            kind: HealthRegionKind::ALL[0],
            state: StateKey::new("09"),
            is_partly_seen: false,
            committees,
        }
    }

    #[test]
    fn members_are_counted_by_what_they_are_and_whether_they_take_part() {
        let clinic = OrganisationKind::ALL[5];
        let facts = HealthFacts {
            members: vec![
                member(RecordKind::Organisation, 1, Some(clinic), true),
                member(RecordKind::Organisation, 2, Some(clinic), false),
                member(RecordKind::Organisation, 3, Some(OrganisationKind::Other), true),
                member(RecordKind::Person, 4, None, false),
            ],
            ..HealthFacts::default()
        };
        let health = NetworkHealth::of(&facts, TODAY);
        let count = |figure| health.count(figure);
        assert_eq!((count(NetworkFigure::Organisations), count(NetworkFigure::People)), (3, 1));
        assert_eq!(health.records(NetworkFigure::Sectors), [HealthRecord::Sector(clinic)]);
        let isolated = [1, 3].map(|index: usize| HealthRecord::Named(facts.members[index].member.clone()));
        assert_eq!(health.records(NetworkFigure::Isolated), isolated);
    }

    #[test]
    fn each_vacant_seat_counts_whether_its_body_may_be_seen_or_not() {
        let seats = vec![
            seat(None, Some(1), Some("Klinik"), None),
            seat(None, Some(2), None, None),
            seat(Some(9), Some(3), Some("Mitglied"), Some(90)),
            seat(Some(8), None, None, Some(91)),
        ];
        let facts =
            HealthFacts { committees: vec![committee(1, Vec::new(), seats)], ..HealthFacts::default() };
        let health = NetworkHealth::of(&facts, TODAY);
        let names: Vec<_> = health
            .records(NetworkFigure::Vacant)
            .iter()
            .map(|record| match record {
                HealthRecord::Vacant { name, .. } => name.as_deref(),
                other => panic!("{other:?}"),
            })
            .collect();
        assert_eq!(names, [None, Some("Klinik")]);
        assert_eq!(health.count(NetworkFigure::Ending), 1);
    }

    #[test]
    fn a_region_lacks_the_fields_of_its_own_and_all_regions_together_lack_all_of_them() {
        let with = |id, fields| region(id, vec![committee(id + 100, fields, Vec::new())]);
        let regions = vec![with(1, vec![0]), with(2, vec![0, 1]), with(3, vec![0, 1]), with(4, vec![1])];
        let mut facts = HealthFacts {
            regions,
            fields: vec!["Pflege".to_owned(), "Prävention".to_owned()],
            ..HealthFacts::default()
        };
        let fields = |facts: &HealthFacts| -> Vec<String> {
            let health = NetworkHealth::of(facts, TODAY);
            let fields = health.records(NetworkFigure::OpenFields).iter();
            fields
                .map(|record| match record {
                    HealthRecord::OpenField { region, field } => format!("{} {field}", region.name),
                    other => panic!("{other:?}"),
                })
                .collect()
        };
        assert_eq!(fields(&facts), ["Region 1 Prävention", "Region 4 Pflege"]);
        facts.region = Some(facts.regions[3].region.record);
        assert_eq!(fields(&facts), ["Region 4 Pflege"]);
    }

    proptest! {
        /// Who is drawn is counted once where they belong, in whichever order they come.
        #[test]
        fn figures_do_not_depend_on_the_order_of_the_facts(
            drawn in prop::collection::vec((any::<bool>(), 0..20_usize, any::<bool>()), 0..30),
        ) {
            let members: Vec<_> = drawn.iter().enumerate().map(|(id, (is_person, sector, is_involved))| {
                let kind = if *is_person { RecordKind::Person } else { RecordKind::Organisation };
                let sector = OrganisationKind::ALL[sector % OrganisationKind::ALL.len()];
                member(kind, id as u128, (!is_person).then_some(sector), *is_involved)
            }).collect();
            let facts = HealthFacts { members, ..HealthFacts::default() };
            let turned = HealthFacts {
                members: facts.members.iter().rev().cloned().collect(),
                ..HealthFacts::default()
            };
            let health = NetworkHealth::of(&facts, TODAY);
            prop_assert_eq!(&health, &NetworkHealth::of(&turned, TODAY));
            let isolated = drawn.iter().filter(|(_, _, is_involved)| !is_involved).count();
            prop_assert_eq!(health.count(NetworkFigure::Isolated), isolated);
            let all = health.count(NetworkFigure::Organisations) + health.count(NetworkFigure::People);
            prop_assert_eq!(all, drawn.len());
        }
    }
}
