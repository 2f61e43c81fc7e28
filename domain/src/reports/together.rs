//! Current plans laid together: what a reader sees of several plans at once.
//!
//! [`Together::of`] is the one way to it. The rule is that of comparing ([`FiguresReach`]): a figure that is out of reach is in
//! no row and in no sum, also where the reader may read its plan and the dashboard of that.

use std::{
    cmp::Reverse,
    collections::{BTreeMap, BTreeSet},
};

use super::{FEWEST_RELEASED, MeasureLine, PlanFigures, StandingCounts};
use crate::permission::FiguresReach;

/// What is told of several plans together.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Together {
    /// How measures stand, by field of action.
    pub fields: Vec<(String, StandingCounts)>,
    /// How measures stand by health region, best first.
    pub regions: Vec<(String, StandingCounts)>,
    /// Measures that are delayed, the longest overdue first.
    pub delayed: Vec<MeasureLine>,
    /// Whether too few other health regions have released figures to add them up: then only the own ones are added.
    pub is_withheld: bool,
}

impl Together {
    /// Lays together what is within reach. Figures of fewer than [`FEWEST_RELEASED`] other health regions have a row each, and
    /// are in no sum: whoever knows one of them could subtract it.
    #[must_use]
    pub fn of(figures: Vec<PlanFigures>, reach: &FiguresReach) -> Self {
        let is_own = |of: &PlanFigures| reach.is_own(of.plan.plan.health_region_id);
        let mut within = figures;
        within.retain(|of| reach.contains(&of.place, of.plan.plan.is_released()));
        let others: BTreeSet<_> =
            within.iter().filter(|of| !is_own(of)).map(|of| of.plan.plan.health_region_id).collect();
        let is_withheld = !others.is_empty() && others.len() < FEWEST_RELEASED;
        let mut together = Self { is_withheld, ..Self::default() };
        // By id: two regions may have one name, and from a row of both one of them could be worked out.
        let mut regions: BTreeMap<_, (String, StandingCounts)> = BTreeMap::new();
        for of in within {
            let named = || (of.plan.health_region.clone(), StandingCounts::default());
            regions.entry(of.plan.plan.health_region_id).or_insert_with(named).1.add_all(of.all());
            if is_withheld && !is_own(&of) {
                continue;
            }
            for (field, counts) in &of.fields {
                add(&mut together.fields, field, *counts);
            }
            together.delayed.extend(of.delayed);
        }
        together.regions = regions.into_values().collect();
        together.fields.sort_by(|a, b| a.0.cmp(&b.0));
        together.regions.sort_by_key(|(name, counts)| (Reverse(counts.share()), name.clone()));
        together.delayed.sort_by_key(|line| (line.due_on.is_none(), line.due_on));
        together
    }
}

fn add(groups: &mut Vec<(String, StandingCounts)>, name: &str, counts: StandingCounts) {
    match groups.iter_mut().find(|(known, _)| known == name) {
        Some((_, known)) => known.add_all(counts),
        None => groups.push((name.to_owned(), counts)),
    }
}

#[cfg(test)]
mod tests {
    use time::macros::date;

    use super::*;
    use crate::{
        accounts::Role,
        id::{HealthRegionId, PlanId, UserId},
        permission::{Actor, Grant, Place, StateKey, Visibility},
        plan::{BoardColumns, CardFace, OwnFields, Plan, PlanState, PlanSummary},
        reports::Standing,
    };

    fn place(region: &str) -> Place {
        let health_region = Some(HealthRegionId::named(region));
        Place { state: Some(StateKey::new("09")), health_region, committee: None }
    }

    /// A plan of a health region with as many measures that are reached, and as many that are delayed.
    fn figures(region: &str, is_released: bool, reached: i64, delayed: i64) -> PlanFigures {
        let mut counts = StandingCounts::default();
        counts.counts[Standing::Reached as usize] = reached;
        counts.counts[Standing::Delayed as usize] = delayed;
        let plan = Plan {
            id: PlanId::named(region),
            health_region_id: HealthRegionId::named(region),
            title: "Plan".to_owned(),
            period_from: date!(2026 - 01 - 01),
            period_to: date!(2026 - 12 - 31),
            state: PlanState::Adopted,
            adopted_by: None,
            adopted_on: None,
            visibility: Visibility::Public,
            columns: BoardColumns::default(),
            own_fields: OwnFields::default(),
            card_face: CardFace::default(),
            released_on: is_released.then_some(date!(2026 - 02 - 01)),
            released_by: None,
            version: 1,
        };
        let measures = reached + delayed;
        let plan = PlanSummary { plan, health_region: region.to_owned(), measures, finished: reached };
        PlanFigures {
            plan,
            place: place(region),
            fields: vec![("Pflege".to_owned(), counts)],
            delayed: Vec::new(),
        }
    }

    fn leads(place: Place) -> FiguresReach {
        let grants = vec![Grant { role: Role::Manager, place }];
        FiguresReach::of(&Actor::User {
            id: UserId::named("leads"),
            name: "leads".to_owned(),
            person: None,
            grants,
        })
    }

    fn state() -> Place {
        Place { state: Some(StateKey::new("09")), ..Place::default() }
    }

    fn names(together: &Together) -> Vec<&str> {
        together.regions.iter().map(|(name, _)| name.as_str()).collect()
    }

    fn total(together: &Together) -> i64 {
        together.fields.iter().map(|(_, counts)| counts.total()).sum()
    }

    #[test]
    fn the_own_figures_and_released_ones_are_added_up_and_the_best_region_is_first() {
        let all = vec![
            figures("own", false, 1, 3),
            figures("a", true, 3, 1),
            figures("b", true, 2, 2),
            figures("c", true, 4, 0),
            figures("hidden", false, 100, 0),
        ];
        let seen = Together::of(all.clone(), &leads(place("own")));
        assert_eq!(names(&seen), ["c", "a", "b", "own"]);
        assert_eq!((total(&seen), seen.is_withheld), (16, false));
        // Whoever leads the state leads no region: what is not released is out of reach.
        let seen = Together::of(all, &leads(state()));
        assert_eq!((names(&seen), total(&seen)), (vec!["c", "a", "b"], 12));
    }

    #[test]
    fn whatever_is_in_a_plan_out_of_reach_others_see_the_same() {
        for reach in [leads(place("own")), leads(state()), FiguresReach::of(&Actor::Visitor)] {
            let seen = |hidden: PlanFigures| {
                let all = vec![figures("own", true, 1, 3), figures("a", true, 3, 1), hidden];
                Together::of(all, &reach)
            };
            let nothing = seen(figures("hidden", false, 0, 0));
            assert_eq!(seen(figures("hidden", false, 7, 9)), nothing);
            assert!(!names(&nothing).contains(&"hidden"));
        }
    }

    #[test]
    fn figures_of_fewer_than_three_other_regions_are_in_no_sum() {
        let all = vec![figures("own", false, 1, 3), figures("a", true, 3, 1), figures("b", true, 2, 2)];
        let seen = Together::of(all, &leads(place("own")));
        assert_eq!((names(&seen), total(&seen), seen.is_withheld), (vec!["a", "b", "own"], 4, true));
        // Of the own plans alone nothing is withheld.
        let seen = Together::of(vec![figures("own", false, 1, 3)], &leads(place("own")));
        assert_eq!((total(&seen), seen.is_withheld), (4, false));
    }

    #[test]
    fn two_regions_of_one_name_have_a_row_each() {
        let named = |region: &str, reached| {
            let mut of = figures(region, true, reached, 1);
            of.plan.health_region = "same".to_owned();
            of
        };
        let all = vec![named("a", 3), named("b", 2), named("own", 1), named("own", 1)];
        let seen = Together::of(all, &leads(place("own")));
        let rows: Vec<_> =
            seen.regions.iter().map(|(name, counts)| (name.as_str(), counts.total())).collect();
        assert_eq!(rows, [("same", 4), ("same", 3), ("same", 4)]);
    }

    #[test]
    fn who_compares_nothing_sees_nothing_together() {
        let all = vec![figures("a", true, 1, 0), figures("b", true, 1, 0), figures("c", true, 1, 0)];
        assert_eq!(Together::of(all, &FiguresReach::of(&Actor::Visitor)), Together::default());
    }
}
