//! The figures of a plan that can be laid beside those of another plan: numbers and shares, without a title or a name.
//!
//! They are those of [`PlanReport`](super::PlanReport), counted by the same rules from as little as is needed.

use serde::{Deserialize, Serialize};
use time::Date;

use super::{Standing, StandingCounts};
use crate::{
    id::GoalId,
    plan::{Judged, JudgedMeasures, MeasureStatus, Verdict, lacks_value},
    text_enum,
};

text_enum! {
    /// A figure by which plans are compared.
    ComparedFigure {
        /// All measures.
        Measures = "measures",
        /// Measures that are running, and not late.
        Running = "running",
        /// Measures that are done or permanent.
        Reached = "reached",
        /// The share of measures that are late.
        Late = "late",
        /// The share of goals that have a measure.
        Goals = "goals",
        /// The share of indicators that have a value.
        Indicators = "indicators",
        /// Open measures that are judged to be on track.
        OnTrack = "on-track",
        /// Open measures that are judged to be at risk.
        AtRisk = "at-risk",
        /// Open measures that are judged to be in trouble.
        InTrouble = "in-trouble",
        /// Days since somebody touched a measure.
        Untouched = "untouched",
    }
}

/// What a figure is counted in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unit {
    /// A number of records.
    Number,
    /// How many in a hundred.
    Percent,
    /// Days.
    Days,
}

impl ComparedFigure {
    /// What it is counted in.
    #[must_use]
    pub const fn unit(self) -> Unit {
        match self {
            Self::Late | Self::Goals | Self::Indicators => Unit::Percent,
            Self::Untouched => Unit::Days,
            Self::Measures
            | Self::Running
            | Self::Reached
            | Self::OnTrack
            | Self::AtRisk
            | Self::InTrouble => Unit::Number,
        }
    }
}

/// The value of a figure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FigureValue {
    /// The number, the share or the days.
    pub value: i64,
    /// Of a share: how many, and of how many.
    pub of: Option<(i64, i64)>,
}

/// What is counted of a measure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct MeasureFacts {
    /// The goal it serves.
    pub goal_id: GoalId,
    /// How far it is.
    pub status: MeasureStatus,
    /// The day by which it is to be done.
    pub due_on: Option<Date>,
    /// Its newest judgement.
    pub verdict: Option<Verdict>,
}

/// What the figures of a plan are counted from.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PlanFacts {
    /// Its goals.
    pub goals: Vec<GoalId>,
    /// Its measures.
    pub measures: Vec<MeasureFacts>,
    /// The days of the values of each of its indicators.
    pub indicators: Vec<Vec<Date>>,
    /// The day on which somebody touched a measure last.
    pub touched_on: Option<Date>,
}

/// What is counted of a plan, or of several together.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct PlanCounts {
    /// How its measures stand.
    pub standing: StandingCounts,
    /// How the open ones are judged.
    pub judged: JudgedMeasures,
    /// Its goals.
    pub goals: i64,
    /// Those that have a measure.
    pub goals_with_measure: i64,
    /// Its indicators.
    pub indicators: i64,
    /// Those that do not lack a value.
    pub indicators_with_value: i64,
    /// How many days ago somebody touched a measure last; of several plans nothing.
    pub untouched_days: Option<i64>,
}

impl PlanCounts {
    /// Counts a plan of this period.
    #[must_use]
    pub fn of(facts: &PlanFacts, period: (Date, Date), today: Date) -> Self {
        let mut counts = Self {
            goals: count(facts.goals.len()),
            indicators: count(facts.indicators.len()),
            untouched_days: facts.touched_on.map(|day| (today - day).whole_days()),
            ..Self::default()
        };
        for measure in &facts.measures {
            counts.standing.add(Standing::of(measure.status, measure.due_on, today));
            if let Some(judged) = Judged::by(measure.status, measure.verdict, today) {
                counts.judged.add_judged(judged);
            }
        }
        let has_measure = |goal: &&GoalId| facts.measures.iter().any(|measure| measure.goal_id == **goal);
        counts.goals_with_measure = count(facts.goals.iter().filter(has_measure).count());
        let has_value = |days: &&Vec<Date>| !lacks_value(days.iter().copied(), period, today);
        counts.indicators_with_value = count(facts.indicators.iter().filter(has_value).count());
        counts
    }

    /// The sums of several plans.
    #[must_use]
    pub fn sum<'a>(plans: impl IntoIterator<Item = &'a Self>) -> Self {
        plans.into_iter().fold(Self::default(), |mut sum, plan| {
            sum.standing.add_all(plan.standing);
            sum.judged.on_track += plan.judged.on_track;
            sum.judged.at_risk += plan.judged.at_risk;
            sum.judged.in_trouble += plan.judged.in_trouble;
            sum.judged.not_judged += plan.judged.not_judged;
            sum.goals += plan.goals;
            sum.goals_with_measure += plan.goals_with_measure;
            sum.indicators += plan.indicators;
            sum.indicators_with_value += plan.indicators_with_value;
            sum
        })
    }

    /// The value of a figure; none of what there is nothing of.
    #[must_use]
    pub fn value(&self, figure: ComparedFigure) -> Option<FigureValue> {
        let number = |value: i64| Some(FigureValue { value, of: None });
        let judged = |judged| number(count(self.judged.judged(judged)));
        match figure {
            ComparedFigure::Measures => number(self.standing.total()),
            ComparedFigure::Running => number(self.standing.of(Standing::Running)),
            ComparedFigure::Reached => number(self.standing.of(Standing::Reached)),
            ComparedFigure::Late => share(self.standing.of(Standing::Delayed), self.standing.total()),
            ComparedFigure::Goals => share(self.goals_with_measure, self.goals),
            ComparedFigure::Indicators => share(self.indicators_with_value, self.indicators),
            ComparedFigure::OnTrack => judged(Judged::OnTrack),
            ComparedFigure::AtRisk => judged(Judged::AtRisk),
            ComparedFigure::InTrouble => judged(Judged::InTrouble),
            ComparedFigure::Untouched => self.untouched_days.map(|value| FigureValue { value, of: None }),
        }
    }
}

/// How many in a hundred, rounded.
fn share(part: i64, whole: i64) -> Option<FigureValue> {
    (whole > 0).then(|| FigureValue { value: (part * 100 + whole / 2) / whole, of: Some((part, whole)) })
}

fn count(number: usize) -> i64 {
    i64::try_from(number).unwrap_or(i64::MAX)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use time::{Duration, macros::date};

    use super::*;
    use crate::plan::TrafficLight;

    const TODAY: Date = date!(2026 - 11 - 21);
    const PERIOD: (Date, Date) = (date!(2026 - 01 - 01), date!(2027 - 12 - 31));

    fn value(counts: &PlanCounts, figure: ComparedFigure) -> Option<(i64, Option<(i64, i64)>)> {
        counts.value(figure).map(|value| (value.value, value.of))
    }

    #[test]
    fn shares_are_rounded_and_nothing_has_no_share() {
        assert_eq!(share(2, 3).map(|share| share.value), Some(67));
        assert_eq!(share(1, 3).map(|share| share.value), Some(33));
        assert_eq!(share(0, 0), None);
        let empty = PlanCounts::default();
        for figure in ComparedFigure::ALL {
            let is_number = figure.unit() == Unit::Number;
            assert_eq!(value(&empty, *figure), is_number.then_some((0, None)), "{figure}");
        }
    }

    proptest! {
        /// Counted anew from what was drawn, without the types that count.
        #[test]
        fn figures_are_what_a_recount_finds(
            measures in prop::collection::vec((
                0..4_usize,
                prop::sample::select(MeasureStatus::ALL),
                prop::option::of(-40..40_i64),
                prop::option::of((prop::sample::select(TrafficLight::ALL), 0..200_i64)),
            ), 0..30),
            indicators in prop::collection::vec(prop::collection::vec(0..500_i64, 0..3), 0..5),
        ) {
            use MeasureStatus::{Delayed, Done, Paused, Permanent, Running, Stopped};
            let goal = |number: usize| GoalId::named(&number.to_string());
            let facts = PlanFacts {
                goals: (0..4).map(goal).collect(),
                measures: measures.iter().map(|(place, status, due, verdict)| MeasureFacts {
                    goal_id: goal(*place),
                    status: *status,
                    due_on: due.map(|days| TODAY + Duration::days(days)),
                    verdict: verdict.map(|(light, days)| Verdict { light, on: TODAY - Duration::days(days) }),
                }).collect(),
                indicators: indicators
                    .iter()
                    .map(|days| days.iter().map(|days| TODAY - Duration::days(*days)).collect())
                    .collect(),
                touched_on: Some(TODAY - Duration::days(7)),
            };
            let counts = PlanCounts::of(&facts, PERIOD, TODAY);
            let is_open = |status: MeasureStatus| ![Done, Permanent, Stopped].contains(&status);
            let is_late = |status: MeasureStatus, due: Option<i64>| {
                is_open(status) && ([Delayed, Paused].contains(&status) || due.is_some_and(|days| days < 0))
            };
            let number = |is_meant: &dyn Fn(MeasureStatus, Option<i64>) -> bool| {
                measures.iter().filter(|(_, status, due, _)| is_meant(*status, *due)).count() as i64
            };
            let all = measures.len() as i64;
            let late = number(&is_late);
            prop_assert_eq!(value(&counts, ComparedFigure::Measures), Some((all, None)));
            prop_assert_eq!(
                value(&counts, ComparedFigure::Running),
                Some((number(&|status, due| status == Running && !is_late(status, due)), None))
            );
            prop_assert_eq!(
                value(&counts, ComparedFigure::Reached),
                Some((number(&|status, _| [Done, Permanent].contains(&status)), None))
            );
            prop_assert_eq!(counts.value(ComparedFigure::Late).map(|value| value.of), (all > 0).then_some(Some((late, all))));
            let served = (0..4).filter(|goal| measures.iter().any(|(place, ..)| place == goal)).count() as i64;
            prop_assert_eq!(counts.value(ComparedFigure::Goals).map(|value| value.of), Some(Some((served, 4))));
            // The period began 324 days ago.
            let measured = indicators.iter().filter(|days| days.iter().any(|days| *days <= 324)).count() as i64;
            prop_assert_eq!((counts.indicators_with_value, counts.indicators), (measured, indicators.len() as i64));
            let judged = |light: TrafficLight| measures.iter().filter(|(_, status, _, verdict)| {
                is_open(*status) && verdict.is_some_and(|(of, days)| of == light && days <= 90)
            }).count() as i64;
            for (figure, light) in [
                (ComparedFigure::OnTrack, TrafficLight::OnTrack),
                (ComparedFigure::AtRisk, TrafficLight::AtRisk),
                (ComparedFigure::InTrouble, TrafficLight::InTrouble),
            ] {
                prop_assert_eq!(value(&counts, figure), Some((judged(light), None)));
            }
            prop_assert_eq!(value(&counts, ComparedFigure::Untouched), Some((7, None)));
            // Twice the same plan is twice as much, and the same shares.
            let twice = PlanCounts::sum([&counts, &counts]);
            prop_assert_eq!(value(&twice, ComparedFigure::Measures), Some((2 * all, None)));
            prop_assert_eq!(
                twice.value(ComparedFigure::Late).map(|value| value.of),
                (all > 0).then_some(Some((2 * late, 2 * all)))
            );
            prop_assert_eq!(value(&twice, ComparedFigure::Untouched), None);
        }
    }
}
