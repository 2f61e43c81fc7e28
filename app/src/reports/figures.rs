//! Which figures a dashboard shows: of one plan, or of all current plans together.
#![cfg_attr(not(any(feature = "ssr", test)), expect(dead_code, reason = "only the server chooses"))]

use std::str::FromStr;

use domain::{
    id::{HealthRegionId, PlanId},
    permission::FiguresReach,
    plan::{Plan, PlanState},
    reports::{PlanFigures, StandingCounts, Together},
};
use time::{Date, Duration};

use super::api::Dashboard;

/// The most lines of the list of what is delayed.
const LINES: usize = 50;

/// For how many weeks milestones can be told.
pub(crate) const WEEKS: [u8; 4] = [2, 4, 8, 12];

/// The weeks that an address asks for, else four.
pub(crate) fn weeks(wish: Option<&str>) -> u8 {
    wish.and_then(|wish| wish.parse().ok()).filter(|weeks| WEEKS.contains(weeks)).unwrap_or(4)
}

/// The last day for which milestones are told.
pub(crate) fn until(today: Date, weeks: u8) -> Date {
    today + Duration::weeks(weeks.into())
}

/// What the reader asks to see.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Wish {
    /// All current plans together.
    All,
    /// One plan.
    Plan(PlanId),
}

impl FromStr for Wish {
    type Err = ();
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        match text {
            "all" => Ok(Self::All),
            id => id.parse().map(Self::Plan).map_err(|_| ()),
        }
    }
}

/// Chooses what to show: the wish if it can be met, else the reader's own current plan, else the only plan there is, else
/// all current plans together. Whoever may not compare plans sees one of them instead: the first that is current.
pub(crate) fn choose(
    figures: Vec<PlanFigures>,
    wish: Option<Wish>,
    own_regions: &[HealthRegionId],
    reach: &FiguresReach,
    today: Date,
) -> Dashboard {
    let current = |of: &&PlanFigures| is_current(&of.plan.plan, today);
    let own =
        || figures.iter().filter(current).find(|of| own_regions.contains(&of.plan.plan.health_region_id));
    let only = || if figures.len() == 1 { figures.first() } else { None };
    let lays_together = figures.len() > 1 && !reach.is_nothing();
    let first = || {
        let first = figures.iter().find(current).or_else(|| figures.first());
        first.filter(|_| !lays_together)
    };
    let chosen = match wish {
        Some(Wish::All) if lays_together => None,
        Some(Wish::Plan(id)) if figures.iter().any(|of| of.plan.plan.id == id) => Some(id),
        _ => own().or_else(only).or_else(first).map(|of| of.plan.plan.id),
    };
    let plans = figures.iter().map(|of| of.plan.clone()).collect();
    let together = match chosen {
        Some(id) => of_one_plan(figures, id),
        None => {
            let current = figures.into_iter().filter(|of| is_current(&of.plan.plan, today));
            Together::of(current.collect(), reach)
        }
    };
    let Together { fields, regions, mut delayed, is_withheld } = together;
    let delayed_count = delayed.len();
    delayed.truncate(LINES);
    Dashboard {
        today,
        is_signed_in: false,
        plans,
        chosen,
        fields,
        regions,
        is_withheld,
        delayed,
        delayed_count,
        report: None,
        burn_up: Vec::new(),
        past: None,
        asked: Default::default(),
        change: 0,
        weeks: weeks(None),
        compares_regions: !reach.is_nothing(),
    }
}

/// The figures of one plan, which all who may read it see; it is compared with nothing.
fn of_one_plan(figures: Vec<PlanFigures>, id: PlanId) -> Together {
    let of = figures.into_iter().find(|of| of.plan.plan.id == id);
    of.map(|PlanFigures { fields, delayed, .. }| Together { fields, delayed, ..Together::default() })
        .unwrap_or_default()
}

/// Whether a plan is adopted and its period has begun and not ended.
pub(crate) fn is_current(plan: &Plan, today: Date) -> bool {
    plan.state == PlanState::Adopted && plan.period_from <= today && today <= plan.period_to
}

/// How all measures stand.
pub(crate) fn sum(parts: &[(String, StandingCounts)]) -> StandingCounts {
    parts.iter().fold(StandingCounts::default(), |mut sum, (_, counts)| {
        sum.add_all(*counts);
        sum
    })
}

#[cfg(test)]
mod tests {
    use domain::{
        accounts::Role,
        id::UserId,
        permission::{Actor, Grant, Place, Visibility},
        plan::{BoardColumns, PlanSummary},
        reports::Standing,
    };
    use time::macros::date;

    use super::*;

    const TODAY: Date = date!(2026 - 11 - 21);

    fn figures(region: HealthRegionId, name: &str, year: i32, reached: i64, delayed: i64) -> PlanFigures {
        let mut counts = StandingCounts::default();
        counts.counts[Standing::Reached as usize] = reached;
        counts.counts[Standing::Delayed as usize] = delayed;
        PlanFigures {
            plan: PlanSummary {
                plan: Plan {
                    id: PlanId::named(&format!("{name} {year}")),
                    health_region_id: region,
                    title: format!("Plan {year}"),
                    period_from: date!(2026 - 01 - 01).replace_year(year).unwrap(),
                    period_to: date!(2026 - 12 - 31).replace_year(year).unwrap(),
                    state: PlanState::Adopted,
                    adopted_by: None,
                    adopted_on: None,
                    visibility: Visibility::Public,
                    columns: BoardColumns::default(),
                    own_fields: domain::plan::OwnFields::default(),
                    card_face: domain::plan::CardFace::default(),
                    released_on: None,
                    released_by: None,
                    version: 1,
                },
                health_region: name.to_owned(),
                measures: reached + delayed,
                finished: reached,
            },
            place: Place { health_region: Some(region), ..Place::default() },
            fields: vec![("Pflege".to_owned(), counts)],
            delayed: Vec::new(),
        }
    }

    fn leads(region: HealthRegionId) -> FiguresReach {
        let place = Place { health_region: Some(region), ..Place::default() };
        let grants = vec![Grant { role: Role::Manager, place }];
        let (id, name) = (UserId::named("leads"), "leads".to_owned());
        FiguresReach::of(&Actor::User { id, name, person: None, grants })
    }

    #[test]
    fn without_a_wish_the_own_current_plan_is_shown() {
        let (own, other) = (HealthRegionId::named("own"), HealthRegionId::named("other"));
        let all = vec![
            figures(own, "A", 2025, 1, 0),
            figures(own, "A", 2026, 2, 0),
            figures(other, "B", 2026, 3, 0),
        ];
        let expected = all[1].plan.plan.id;
        let past = all[0].plan.plan.id;
        let chosen = |wish, own_regions: &[HealthRegionId]| {
            choose(all.clone(), wish, own_regions, &leads(own), TODAY).chosen
        };
        assert_eq!(chosen(None, &[own]), Some(expected));
        assert_eq!(chosen(Some(Wish::Plan(past)), &[own]), Some(past));
        assert_eq!(chosen(Some(Wish::Plan(PlanId::named("unknown"))), &[own]), Some(expected));
        assert_eq!(chosen(Some(Wish::All), &[own]), None);
        assert_eq!(chosen(None, &[]), None);
    }

    #[test]
    fn whoever_may_not_compare_plans_sees_one_of_them() {
        let (a, b) = (HealthRegionId::named("a"), HealthRegionId::named("b"));
        let all = vec![figures(a, "A", 2025, 9, 9), figures(a, "A", 2026, 1, 3), figures(b, "B", 2026, 3, 1)];
        for wish in [None, Some(Wish::All)] {
            let dashboard = choose(all.clone(), wish, &[], &FiguresReach::default(), TODAY);
            assert_eq!(dashboard.chosen, Some(all[1].plan.plan.id));
            assert!(dashboard.regions.is_empty() && !dashboard.compares_regions);
            assert_eq!(sum(&dashboard.fields).total(), 4);
        }
    }

    #[test]
    fn together_are_current_plans_within_reach() {
        let (own, b) = (HealthRegionId::named("own"), HealthRegionId::named("other"));
        let all =
            vec![figures(own, "A", 2025, 9, 9), figures(own, "A", 2026, 1, 3), figures(b, "B", 2026, 3, 1)];
        let dashboard = choose(all, Some(Wish::All), &[own], &leads(own), TODAY);
        assert_eq!(dashboard.plans.len(), 3, "each can be chosen by itself");
        assert_eq!(dashboard.regions.iter().map(|(name, _)| name.as_str()).collect::<Vec<_>>(), ["A"]);
        assert_eq!((sum(&dashboard.fields).total(), sum(&dashboard.fields).share()), (4, 25));
    }

    #[test]
    fn nothing_to_show_is_no_error() {
        let dashboard = choose(Vec::new(), Some(Wish::All), &[], &FiguresReach::default(), TODAY);
        assert_eq!((dashboard.chosen, sum(&dashboard.fields).total()), (None, 0));
        assert!("x".parse::<Wish>().is_err());
    }
}
