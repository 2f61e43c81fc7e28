//! Which figures a dashboard shows: of one plan, or of all current plans together.
#![cfg_attr(not(any(feature = "ssr", test)), expect(dead_code, reason = "only the server chooses"))]

use std::{cmp::Reverse, str::FromStr};

use domain::{
    id::{HealthRegionId, PlanId},
    plan::{Plan, PlanState},
    reports::{PlanFigures, StandingCounts},
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

/// Chooses what to show: the wish if it can be met, else the reader's own current plan, else the only plan there is,
/// else all current plans together.
pub(crate) fn choose(
    figures: Vec<PlanFigures>,
    wish: Option<Wish>,
    own_regions: &[HealthRegionId],
    today: Date,
) -> Dashboard {
    let own = || {
        figures.iter().find(|of| {
            is_current(&of.plan.plan, today) && own_regions.contains(&of.plan.plan.health_region_id)
        })
    };
    let only = || if figures.len() == 1 { figures.first() } else { None };
    let chosen = match wish {
        Some(Wish::All) if figures.len() > 1 => None,
        Some(Wish::Plan(id)) if figures.iter().any(|of| of.plan.plan.id == id) => Some(id),
        _ => own().or_else(only).map(|of| of.plan.plan.id),
    };
    let plans = figures.iter().map(|of| of.plan.clone()).collect();
    let mut dashboard = Dashboard {
        today,
        is_signed_in: false,
        plans,
        chosen,
        fields: Vec::new(),
        regions: Vec::new(),
        delayed: Vec::new(),
        delayed_count: 0,
        report: None,
        burn_up: Vec::new(),
        past: None,
        asked: Default::default(),
        change: 0,
        weeks: weeks(None),
        compares_regions: false,
    };
    let is_shown = |plan: &Plan| chosen.map_or_else(|| is_current(plan, today), |id| id == plan.id);
    for of in figures.into_iter().filter(|of| is_shown(&of.plan.plan)) {
        if chosen.is_none() {
            add(&mut dashboard.regions, &of.plan.health_region, of.all());
        }
        for (field, counts) in &of.fields {
            add(&mut dashboard.fields, field, *counts);
        }
        dashboard.delayed.extend(of.delayed);
    }
    dashboard.fields.sort_by(|a, b| a.0.cmp(&b.0));
    dashboard.regions.sort_by_key(|(name, counts)| (Reverse(share(counts)), name.clone()));
    dashboard.delayed.sort_by_key(|line| (line.due_on.is_none(), line.due_on));
    dashboard.delayed_count = dashboard.delayed.len();
    dashboard.delayed.truncate(LINES);
    dashboard
}

/// Whether a plan is adopted and its period has begun and not ended.
pub(crate) fn is_current(plan: &Plan, today: Date) -> bool {
    plan.state == PlanState::Adopted && plan.period_from <= today && today <= plan.period_to
}

/// How many in a hundred are reached or running as planned, rounded; 0 without measures.
pub(crate) fn share(counts: &StandingCounts) -> i64 {
    let total = counts.total();
    if total == 0 { 0 } else { (counts.on_course() * 100 + total / 2) / total }
}

/// How all measures stand.
pub(crate) fn sum(parts: &[(String, StandingCounts)]) -> StandingCounts {
    parts.iter().fold(StandingCounts::default(), |sum, (_, counts)| plus(sum, *counts))
}

fn add(groups: &mut Vec<(String, StandingCounts)>, name: &str, counts: StandingCounts) {
    match groups.iter_mut().find(|(known, _)| known == name) {
        Some((_, known)) => *known = plus(*known, counts),
        None => groups.push((name.to_owned(), counts)),
    }
}

fn plus(mut sum: StandingCounts, counts: StandingCounts) -> StandingCounts {
    for (total, count) in sum.counts.iter_mut().zip(counts.counts) {
        *total += count;
    }
    sum
}

#[cfg(test)]
mod tests {
    use domain::{
        permission::Visibility,
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
            fields: vec![("Pflege".to_owned(), counts)],
            delayed: Vec::new(),
        }
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
        assert_eq!(choose(all.clone(), None, &[own], TODAY).chosen, Some(expected));
        assert_eq!(choose(all.clone(), Some(Wish::Plan(past)), &[own], TODAY).chosen, Some(past));
        assert_eq!(
            choose(all.clone(), Some(Wish::Plan(PlanId::named("unknown"))), &[own], TODAY).chosen,
            Some(expected)
        );
        assert_eq!(choose(all.clone(), Some(Wish::All), &[own], TODAY).chosen, None);
        assert_eq!(choose(all, None, &[], TODAY).chosen, None);
    }

    #[test]
    fn all_current_plans_are_added_up_and_the_best_region_is_first() {
        let (a, b) = (HealthRegionId::named("own"), HealthRegionId::named("other"));
        let all = vec![figures(a, "A", 2025, 9, 9), figures(a, "A", 2026, 1, 3), figures(b, "B", 2026, 3, 1)];
        let dashboard = choose(all, None, &[], TODAY);
        assert_eq!(dashboard.regions.iter().map(|(name, _)| name.as_str()).collect::<Vec<_>>(), ["B", "A"]);
        assert_eq!((sum(&dashboard.fields).total(), share(&sum(&dashboard.fields))), (8, 50));
    }

    #[test]
    fn nothing_to_show_is_no_error() {
        let dashboard = choose(Vec::new(), Some(Wish::All), &[], TODAY);
        assert_eq!((dashboard.chosen, sum(&dashboard.fields).total()), (None, 0));
        assert!("x".parse::<Wish>().is_err());
    }
}
