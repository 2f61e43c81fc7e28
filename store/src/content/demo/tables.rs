//! The tables of `store/data/demo` and what their rows mean; `README.md` there explains keys and days.

use domain::{
    directory::{CommitteeKind, MembershipRole, OrganisationKind, RelationKind},
    plan::{Direction, LinkWord, MeasureStatus, PlanState, Priority, TrafficLight},
};
use serde::Deserialize;
use time::Date;

use crate::content::embedded::rows;

/// Declares rows and the function that reads them.
macro_rules! tables {
    ($($(#[$doc:meta])* $read:ident, $file:literal: $row:ident { $($field:ident: $kind:ty),+ $(,)? })+) => {$(
        $(#[$doc])*
        #[derive(Deserialize)]
        pub(super) struct $row { $(pub(super) $field: $kind),+ }

        $(#[$doc])*
        pub(super) fn $read() -> Vec<$row> {
            rows(include_str!(concat!("../../../data/demo/", $file)))
        }
    )+};
}

tables! {
    /// Organisations of the states, of Haßberge and of the federation.
    organisations, "organisations.csv": OrganisationRow {
        region: String, key: String, name: String, kind: OrganisationKind, fields: String,
        description: String, since: Option<Date>, until: Option<Date>,
    }
    /// People, all of them functions, and where they work (full key).
    people, "people.csv": PersonRow {
        region: String, key: String, name: String, function: String, organisation: String,
    }
    /// Committees, parents (full key) before children.
    committees, "committees.csv": CommitteeRow {
        region: String, key: String, name: String, kind: CommitteeKind, parent: Option<String>,
        fields: String, since: Option<Date>, until: Option<Date>, description: String,
    }
    /// Seats in one committee and role: of people, who sit there for the organisation they work at, and of
    /// organisations that name nobody. Terms that differ from the time of the committee have days, counted from today.
    seats, "seats.csv": SeatRow {
        committee: String, role: MembershipRole, people: String, organisations: String, began: Option<i64>,
        ended: Option<i64>,
    }
    /// Relations; an end is the kind of a record and its full key.
    relations, "relations.csv": RelationRow { kind: RelationKind, from: String, to: String, note: String }

    /// Districts of Hessen. `health_office_of` is the district whose public health office serves this one.
    hessen_districts, "hessen-districts.csv": DistrictRow {
        slug: String, name: String, ags: String, dialling_code: String, head: String, hospital: String,
        health_office: String, health_office_of: String, groups: String, since: Date,
    }
    /// The supply areas of Hessen (§ 2 Krankenhausverordnung); Hanau stays in the area of the
    /// Main-Kinzig-Kreis. `part` is the part of the state by which associations divide their representatives.
    supply_areas, "supply-areas.csv": SupplyAreaRow {
        slug: String, name: String, districts: String, part: String, description: String,
    }
    /// Working groups that the districts of Hessen choose from.
    working_groups, "working-groups.csv": WorkingGroupRow {
        key: String, name: String, fields: String, description: String,
    }
    /// Health regions around Haßberge.
    neighbours, "bavaria-neighbours.csv": NeighbourRow {
        slug: String, name: String, districts: String, dialling_code: String, head: String, hospital: String,
        groups: String, since: Date,
    }

    /// Plans: the title without its years, the years after the plan in force, who adopted it on which day
    /// (month and day of the year in which it begins), and on which day its figures were released, if they are.
    plans, "plans.csv": PlanRow {
        key: String, health_region: String, title: String, year: i32, state: PlanState,
        adopted_by: Option<String>, adopted_on: Option<String>, released_on: Option<String>,
    }
    /// Goals, numbered within their plan.
    goals, "goals.csv": GoalRow {
        plan: String, goal: usize, field: String, topic: Option<String>, title: String, target_group: String,
        need: String, need_source: String, equity: String, priority: Option<Priority>,
    }
    /// Outcomes, numbered within their goal.
    outcomes, "outcomes.csv": OutcomeRow { plan: String, goal: usize, outcome: usize, title: String }
    /// Indicators with their values, oldest first; the first is the baseline. Days count from today.
    indicators, "indicators.csv": IndicatorRow {
        plan: String, goal: usize, outcome: usize, name: String, unit: String, direction: Direction,
        target: f64, target_in: i64, every: i64, values: String,
    }
    /// Measures. Days count from today; `behind` is the number of milestones whose day has come but that are
    /// not done; milestones are separated by semicolons.
    measures, "measures.csv": MeasureRow {
        plan: String, goal: usize, outcome: Option<usize>, status: MeasureStatus, title: String,
        description: String, committee: String, responsible: String, starts: i64, due: i64,
        behind: usize, milestones: String, reason: String, next_step: String,
        basis: String, origin: String,
    }
    /// What users of the demo made of measures, by address and full key; the oldest first.
    judgements, "judgements.csv": JudgementRow {
        measure: String, user: String, light: TrafficLight, days_ago: i64, sentence: String,
    }
    /// Links between measures of a plan, by their full keys, in the word of the first.
    links, "links.csv": LinkRow { measure: String, word: LinkWord, other: String }
    /// Organisations that take part in a measure beside the leading one, by their full keys.
    partners, "partners.csv": PartnerRow { measure: String, organisation: String }
    /// Points of checklists, by the full key of their measure. Days count from today.
    checklist, "checklist.csv": ChecklistRow {
        measure: String, title: String, is_done: bool, person: String, due: Option<i64>,
    }
}
