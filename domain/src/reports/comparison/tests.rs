//! What goes out of a comparison, and that nothing goes out that was not released.

use proptest::prelude::*;
use time::macros::date;

use super::*;
use crate::{
    accounts::Role,
    id::UserId,
    permission::{Actor, Grant},
    reports::StandingCounts,
};

fn district(kind: RegionKind, population: i64) -> Region {
    Region {
        ags: Ags::parse("09674").unwrap(),
        name: "Kreis".to_owned(),
        kind,
        state: StateKey::new("09"),
        population,
        lon: 10.0,
        lat: 50.0,
        valid_from: None,
        valid_to: None,
    }
}

#[test]
fn a_region_is_a_town_if_half_of_its_people_live_in_one() {
    let kinds = |towns: i64, country: i64| {
        RegionKinds::of(&[
            district(RegionKind::KreisfreieStadt, towns),
            district(RegionKind::Landkreis, country),
        ])
    };
    assert_eq!(kinds(50_000, 50_000).settlement, Settlement::Urban);
    assert_eq!(kinds(49_999, 50_000).settlement, Settlement::Rural);
    assert_eq!(RegionKinds::of(&[]).settlement, Settlement::Rural);
    assert_eq!(RegionKinds::of(&[district(RegionKind::Stadtkreis, 1)]).settlement, Settlement::Urban);
}

#[test]
fn the_classes_of_size_meet_without_a_gap() {
    let size = |people| RegionKinds::of(&[district(RegionKind::Kreis, people)]).size;
    assert_eq!(
        [size(0), size(99_999), size(100_000)],
        [SizeClass::Small, SizeClass::Small, SizeClass::Medium]
    );
    assert_eq!([size(199_999), size(200_000)], [SizeClass::Medium, SizeClass::Large]);
}

#[test]
fn like_means_of_the_same_settlement_and_size() {
    let [small, large] =
        [SizeClass::Small, SizeClass::Large].map(|size| RegionKinds { settlement: Settlement::Rural, size });
    let town = RegionKinds { settlement: Settlement::Urban, ..small };
    assert!(Compare::Like.holds(small, Some(small)) && Compare::Like.holds(large, None));
    assert!(!Compare::Like.holds(large, Some(small)) && !Compare::Like.holds(town, Some(small)));
    assert!(Compare::Rural.holds(large, None) && !Compare::Rural.holds(town, None));
    assert!(Compare::Urban.holds(town, None) && !Compare::Urban.holds(small, None));
    assert!(Compare::Small.holds(town, None) && !Compare::Medium.holds(town, None));
    assert!(Compare::Large.holds(large, None) && Compare::All.holds(town, None));
}

#[test]
fn the_median_is_the_middle() {
    assert_eq!(median(vec![]), None);
    assert_eq!(median(vec![9]), Some(9));
    assert_eq!(median(vec![7, 1, 60]), Some(7));
    assert_eq!(median(vec![4, 1, 2, 9]), Some(3));
    assert_eq!(median(vec![-1, -2]), Some(-2));
}

#[test]
fn a_share_stands_out_by_twenty_points_and_a_number_by_twice_or_half() {
    let mut medians = vec![None; ComparedFigure::ALL.len()];
    medians[ComparedFigure::Late as usize] = Some(20);
    medians[ComparedFigure::Measures as usize] = Some(4);
    let summary = Summary { released: 3, sums: None, medians };
    let late = |value| summary.deviation(ComparedFigure::Late, value);
    assert_eq!(late(60), Some(Deviation { value: 60, median: 20 }));
    assert_eq!((late(39), late(0).is_some()), (None, true));
    let measures = |value| summary.deviation(ComparedFigure::Measures, value).is_some();
    assert_eq!([measures(8), measures(7), measures(1), measures(2)], [true, false, true, false]);
    assert_eq!(summary.deviation(ComparedFigure::Goals, 100), None);
}

/// What is drawn of a plan: days after the first by which its period begins, whether its figures are released, its
/// measures.
type Drawn = (i64, bool, [i64; 5]);

fn drawn() -> impl Strategy<Value = Vec<Vec<Drawn>>> {
    let plan = (0..3_i64, any::<bool>(), prop::array::uniform5(0..9_i64));
    prop::collection::vec(prop::collection::vec(plan, 0..3), 1..9)
}

fn region_id(number: usize) -> HealthRegionId {
    HealthRegionId::named(&number.to_string())
}

fn state_of(number: usize) -> StateKey {
    StateKey::new(if number % 3 == 2 { "06" } else { "09" })
}

fn candidate(number: usize, plans: &[Drawn]) -> Candidate {
    let region = ComparedRegion {
        id: region_id(number),
        name: format!("Region {number}"),
        state: state_of(number),
        districts: Vec::new(),
        population: 50_000 * number as i64,
        kinds: RegionKinds { settlement: Settlement::ALL[number % 2], size: SizeClass::ALL[number % 3] },
        is_own: false,
        plan: None,
    };
    let plan = |(place, (days, is_released, counts)): (usize, &Drawn)| ComparedPlan {
        id: PlanId::named(&format!("{number}/{place}")),
        period: (date!(2026 - 01 - 01) + time::Duration::days(*days), date!(2026 - 12 - 31)),
        released_on: is_released.then_some(date!(2026 - 02 - 01)),
        may_open: false,
        counts: PlanCounts {
            standing: StandingCounts { counts: *counts },
            goals: counts[0],
            ..PlanCounts::default()
        },
    };
    Candidate { region, plans: plans.iter().enumerate().map(plan).collect() }
}

fn candidates(drawn: &[Vec<Drawn>]) -> Vec<Candidate> {
    drawn.iter().enumerate().map(|(number, plans)| candidate(number, plans)).collect()
}

/// Those who may compare something: the first region's manager, the service unit of a state, whoever coordinates all.
fn readers() -> [Actor; 3] {
    let state = Some(StateKey::new("09"));
    let places = [
        (Role::Manager, Place { state: state.clone(), health_region: Some(region_id(0)), committee: None }),
        (Role::Coordinator, Place { state, ..Place::default() }),
        (Role::Coordinator, Place::default()),
    ];
    places.map(|(role, place)| Actor::User {
        id: UserId::named("u"),
        name: "u".to_owned(),
        person: None,
        grants: vec![Grant { role, place }],
    })
}

/// Every way to ask.
fn wishes() -> impl Iterator<Item = (Option<StateKey>, Compare)> {
    [None, Some("09"), Some("06"), Some("99")]
        .into_iter()
        .flat_map(|state| Compare::ALL.iter().map(move |compare| (state.map(StateKey::new), *compare)))
}

proptest! {
    /// Whatever stands in plans that are not released, or whether there are any: the reader's page is the same.
    #[test]
    fn what_is_not_released_changes_nothing_that_others_see(
        drawn in drawn(),
        others in prop::array::uniform5(0..90_i64),
        is_taken_away in any::<bool>(),
    ) {
        for reader in readers() {
            let reach = FiguresReach::of(&reader);
            let mut changed = drawn.clone();
            for (number, plans) in changed.iter_mut().enumerate() {
                if reach.is_own(region_id(number)) {
                    continue;
                }
                for plan in plans.iter_mut().filter(|plan| !plan.1) {
                    plan.2 = others;
                }
            }
            let mut changed = candidates(&changed);
            if is_taken_away {
                for of in changed.iter_mut().filter(|of| !reach.is_own(of.region.id)) {
                    of.plans.retain(|plan| plan.released_on.is_some());
                }
            }
            for (state, compare) in wishes() {
                let seen = RegionComparison::of(candidates(&drawn), &reach, state.clone(), compare);
                let then = RegionComparison::of(changed.clone(), &reach, state, compare);
                prop_assert_eq!(seen, then);
            }
        }
    }

    /// Sums and medians are those of at least three released plans that are shown, and of nothing else.
    #[test]
    fn sums_and_medians_are_of_three_released_regions_or_not_told(drawn in drawn()) {
        for reader in readers() {
            let reach = FiguresReach::of(&reader);
            for (state, compare) in wishes() {
                let seen = RegionComparison::of(candidates(&drawn), &reach, state, compare);
                for region in &seen.regions {
                    let is_released = region.plan.as_ref().is_some_and(|plan| plan.released_on.is_some());
                    prop_assert!(region.plan.is_none() || is_released || region.is_own);
                    prop_assert!(reach.compares(&region.state));
                }
                let shown = seen.regions.iter().filter_map(|region| region.plan.as_ref());
                let released: Vec<_> = shown.filter(|plan| plan.released_on.is_some()).collect();
                prop_assert_eq!(seen.summary.released, released.len());
                let mut totals: Vec<i64> =
                    released.iter().map(|plan| plan.counts.standing.counts.iter().sum()).collect();
                totals.sort_unstable();
                let sum = seen.summary.sums.map(|sums| sums.standing.total());
                let middle = seen.summary.median(ComparedFigure::Measures);
                if released.len() < 3 {
                    prop_assert_eq!((sum, middle), (None, None));
                    prop_assert!(ComparedFigure::ALL.iter().all(|figure| seen.deviations(*figure).is_empty()));
                } else {
                    prop_assert_eq!(sum, Some(totals.iter().sum()));
                    let (half, count) = (totals.len() / 2, totals.len());
                    let expected =
                        if count % 2 == 1 { totals[half] } else { (totals[half - 1] + totals[half]) / 2 };
                    prop_assert_eq!(middle, Some(expected));
                }
            }
        }
    }
}

#[test]
fn an_own_plan_is_shown_unreleased_and_is_in_no_sum() {
    let plans = |is_released| vec![(0, is_released, [5; 5])];
    let drawn = vec![plans(false), plans(true), plans(false), plans(true), plans(true)];
    let [manager, service_unit, _] = readers().map(|reader| FiguresReach::of(&reader));
    let own = RegionComparison::of(candidates(&drawn), &manager, None, Compare::All);
    assert!(own.regions[0].is_own && own.regions[0].plan.is_some());
    // The third region lies in another state.
    assert_eq!((own.regions.len(), own.summary.released), (4, 3));
    assert_eq!(own.summary.sums.map(|sums| sums.standing.total()), Some(75));
    let above = RegionComparison::of(candidates(&drawn), &service_unit, None, Compare::All);
    assert_eq!(above.regions[0].plan, None);
    assert_eq!(above.summary, own.summary);
    // Nobody leads a region there that others could be like.
    assert_eq!(
        RegionComparison::of(candidates(&drawn), &service_unit, None, Compare::Like).compare,
        Compare::All
    );
}

#[test]
fn a_newer_plan_that_is_not_released_does_not_hide_an_older_one_that_is() {
    let drawn = vec![vec![], vec![(0, true, [1; 5]), (1, false, [9; 5])]];
    let [manager, ..] = readers().map(|reader| FiguresReach::of(&reader));
    let seen = RegionComparison::of(candidates(&drawn), &manager, None, Compare::All);
    assert_eq!(seen.regions[1].released().map(|counts| counts.standing.total()), Some(5));
}
