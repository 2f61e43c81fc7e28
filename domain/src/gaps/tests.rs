//! What counts as a gap, on a handful of regions.

use time::macros::date;
use uuid::Uuid;

use super::*;
use crate::change::{RecordKind, RecordRef};

const TODAY: Date = date!(2026 - 11 - 21);
const CARE: OrganisationKind = OrganisationKind::Care;
const HOSPITAL: OrganisationKind = OrganisationKind::Hospital;

fn named(kind: RecordKind, name: &str) -> NamedRecord {
    let id = Uuid::from_u128(name.bytes().fold(7, |sum, byte| sum * 31 + u128::from(byte)));
    NamedRecord { record: RecordRef { kind, id }, name: name.to_owned() }
}

fn seat(kind: OrganisationKind) -> SeatFacts {
    SeatFacts { person_id: Some(PersonId::named("p")), kind: Some(kind), ..SeatFacts::default() }
}

fn region(name: &str, state: &str, fields: &[usize], kinds: &[OrganisationKind]) -> RegionFacts {
    let committee = CommitteeFacts {
        committee: named(RecordKind::Committee, &format!("AG {name}")),
        level: Level::Region,
        fields: fields.to_vec(),
        seats: kinds.iter().copied().map(seat).collect(),
    };
    RegionFacts {
        region: named(RecordKind::HealthRegion, name),
        kind: HealthRegionKind::RegionPlus,
        state: StateKey::new(state),
        is_partly_seen: false,
        committees: vec![committee],
    }
}

/// Four regions of Bavaria; the last lacks a field and a kind that the others have.
fn bavaria() -> Vec<RegionFacts> {
    vec![
        region("Bamberg", "09", &[0, 1], &[CARE, HOSPITAL]),
        region("Coburg", "09", &[0, 1], &[CARE, HOSPITAL]),
        region("Hof", "09", &[0], &[CARE, HOSPITAL]),
        region("Kronach", "09", &[0], &[CARE]),
    ]
}

fn of<'a>(gaps: &'a [RegionGaps], name: &str) -> &'a RegionGaps {
    gaps.iter().find(|gaps| gaps.region.name == name).expect("the region has gaps")
}

#[test]
fn a_field_is_missing_that_half_of_the_similar_regions_work_on() {
    let found = gaps(&bavaria(), &[0, 1, 2], TODAY);
    assert_eq!(of(&found, "Kronach").fields, [Missing { what: 1, having: 2, similar: 3 }]);
    // Nobody works on the third; two have everything that others have.
    assert_eq!(found.iter().map(|gaps| gaps.region.name.as_str()).collect::<Vec<_>>(), ["Kronach", "Hof"]);
    assert!(gaps(&bavaria(), &[0], TODAY).iter().all(|gaps| gaps.fields.is_empty()));
}

#[test]
fn a_kind_is_missing_that_three_quarters_of_the_similar_regions_have() {
    let mut regions = bavaria();
    let kinds = |regions: &[RegionFacts]| of(&gaps(regions, &[1], TODAY), "Kronach").kinds.clone();
    assert_eq!(kinds(&regions), [Missing { what: HOSPITAL, having: 3, similar: 3 }]);
    // Two of three are fewer than three quarters.
    regions[2].committees[0].seats.clear();
    assert!(kinds(&regions).is_empty());
}

#[test]
fn regions_without_anybody_lack_committees_not_stakeholders() {
    let mut regions = bavaria();
    regions[3].committees.clear();
    let found = gaps(&regions, &[0, 1], TODAY);
    assert!(of(&found, "Kronach").kinds.is_empty());
    assert_eq!(of(&found, "Kronach").fields.len(), 2);
}

#[test]
fn with_too_few_similar_regions_in_the_state_all_states_are_compared() {
    let mut regions = bavaria();
    regions[3].state = StateKey::new("06");
    assert_eq!(of(&gaps(&regions, &[1], TODAY), "Kronach").fields[0].similar, 3);
    // Of another form there is none: every field without a committee counts, and kinds are not compared.
    regions[3].kind = HealthRegionKind::State;
    let found = gaps(&regions, &[0, 1, 2], TODAY);
    let alone = of(&found, "Kronach");
    assert_eq!(
        alone.fields.iter().map(|missing| (missing.what, missing.similar)).collect::<Vec<_>>(),
        [(1, 0), (2, 0)]
    );
    assert!(alone.kinds.is_empty());
}

#[test]
fn vacant_seats_are_counted_by_committee() {
    let mut regions = bavaria();
    let body = |name: &str| SeatFacts { name: Some(name.to_owned()), ..SeatFacts::default() };
    let later = SeatFacts { valid_from: Some(date!(2026 - 12 - 01)), ..SeatFacts::default() };
    regions[0].committees[0].seats.extend([body("Klinik"), body("AOK"), SeatFacts::default(), later]);
    let found = gaps(&regions, &[0], TODAY);
    let [vacant] = of(&found, "Bamberg").vacant.as_slice() else { panic!("one committee") };
    assert_eq!((vacant.committee.name.as_str(), vacant.count), ("AG Bamberg", 3));
    assert_eq!(vacant.names, ["AOK", "Klinik"]);
    assert_eq!(of(&found, "Bamberg").vacant_seats(), 3);
}

#[test]
fn a_seat_that_ends_within_ninety_days_is_a_gap_unless_it_is_taken_over() {
    let ends = |days| {
        let mut regions = bavaria();
        let seats = &mut regions[0].committees[0].seats;
        seats[0].valid_to = Some(TODAY + Duration::days(days));
        seats[1].person_id = Some(PersonId::named("other"));
        regions
    };
    let ending = |regions: &[RegionFacts]| {
        let found = gaps(regions, &[0], TODAY);
        found.iter().find(|gaps| gaps.region.name == "Bamberg").map_or(0, |gaps| gaps.ending.len())
    };
    assert_eq!([1, 90, 91].map(|days| ending(&ends(days))), [1, 1, 0]);

    let mut followed = ends(30);
    assert_eq!(ending(&followed), 1);
    let next = SeatFacts { valid_from: followed[0].committees[0].seats[0].valid_to, ..seat(CARE) };
    followed[0].committees[0].seats.push(next);
    assert_eq!(ending(&followed), 0);
}

#[test]
fn a_region_that_is_seen_in_part_is_marked() {
    let mut regions = bavaria();
    regions[3].is_partly_seen = true;
    assert!(of(&gaps(&regions, &[1], TODAY), "Kronach").is_partly_seen);
}
