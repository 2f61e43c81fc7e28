//! What a manager asks of one plan: how far it is by field, goal, committee and person, what is delayed, what comes next,
//! what has stood still, and how well its data are looked after.
//!
//! A number that counts measures is a [`Figure`]: it knows which measures it counts, so that its link lists exactly those.

use std::cmp::Reverse;

use serde::{Deserialize, Serialize};
use time::Date;

use super::{Standing, StandingCounts};
use crate::{
    directory::NamedRecord,
    id::{CommitteeId, MeasureId, MilestoneId, PersonId},
    plan::{
        BoardGoal, Card, FilterFacts, IndicatorSeries, Judged, JudgedMeasures, Lack, Lane, MeasureAge,
        MeasureFilter, MeasureStatus, Milestone, Only, StatusAge,
    },
    search::fold,
    text_enum,
};

/// A number of measures, and which ones.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Figure {
    /// How many.
    pub count: i64,
    /// Which ones.
    pub filter: MeasureFilter,
}

/// Measures that have something in common: how many stand how, and how many are judged how.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct LaneFigures {
    /// What they have in common.
    pub lane: Lane,
    /// Its name; empty for measures that lack it.
    pub name: String,
    /// How they stand.
    pub standing: StandingCounts,
    /// How the open ones are judged.
    pub judged: JudgedMeasures,
}

impl LaneFigures {
    fn new(lane: Lane, name: String) -> Self {
        Self { lane, name, standing: StandingCounts::default(), judged: JudgedMeasures::default() }
    }

    /// All of them.
    #[must_use]
    pub fn all(&self) -> Figure {
        let filter = match self.lane {
            Lane::Goal(goal) => MeasureFilter { goal: Some(goal), ..MeasureFilter::default() },
            lane => MeasureFilter { lane, ..MeasureFilter::default() },
        };
        Figure { count: self.standing.total(), filter }
    }

    /// Those that are not finished.
    #[must_use]
    pub fn open(&self) -> Figure {
        let filter = MeasureFilter { only: Some(Only::Open), ..self.all().filter };
        Figure { count: count(self.judged.open()), filter }
    }

    /// Those that stand like this.
    #[must_use]
    pub fn standing(&self, standing: Standing) -> Figure {
        let filter = MeasureFilter { standing: Some(standing), ..self.all().filter };
        Figure { count: self.standing.of(standing), filter }
    }

    /// Those that are judged like this.
    #[must_use]
    pub fn judged(&self, judged: Judged) -> Figure {
        let filter = MeasureFilter { judged: Some(judged), ..self.all().filter };
        Figure { count: count(self.judged.judged(judged)), filter }
    }
}

text_enum! {
    /// In which way a measure is delayed; it may be so in several.
    Delay {
        /// Its day has passed.
        Overdue = "overdue",
        /// It is reported as delayed.
        Reported = "reported",
        /// It is paused.
        Paused = "paused",
    }
}

impl Delay {
    /// The measures that are delayed like this.
    #[must_use]
    pub fn filter(self) -> MeasureFilter {
        let all = MeasureFilter::default();
        match self {
            Self::Overdue => MeasureFilter { only: Some(Only::Overdue), ..all },
            Self::Reported => MeasureFilter { status: Some(MeasureStatus::Delayed), ..all },
            Self::Paused => MeasureFilter { status: Some(MeasureStatus::Paused), ..all },
        }
    }
}

text_enum! {
    /// What shows that the data of a plan are not looked after.
    Care {
        /// Open measures that nobody has touched for [`UNTOUCHED_DAYS`](crate::plan::UNTOUCHED_DAYS).
        Untouched = "untouched",
        /// Open measures for which nobody answers, as far as the reader may see.
        NobodyResponsible = "nobody-responsible",
        /// Indicators without a value for a day of the plan's period.
        NoValue = "no-value",
        /// Goals without a measure.
        NoMeasure = "no-measure",
    }
}

/// The records that a figure of care counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CareRecords {
    /// Measures.
    Measures(MeasureFilter),
    /// Goals.
    Goals(Lack),
    /// Indicators of goals.
    Indicators(Lack),
}

impl Care {
    /// Which records are counted.
    #[must_use]
    pub fn records(self) -> CareRecords {
        let open = |only| MeasureFilter { only: Some(only), ..MeasureFilter::default() };
        match self {
            Self::Untouched => CareRecords::Measures(open(Only::Untouched)),
            Self::NobodyResponsible => {
                CareRecords::Measures(MeasureFilter { lane: Lane::Person(None), ..open(Only::Open) })
            }
            Self::NoValue => CareRecords::Indicators(Lack::Value),
            Self::NoMeasure => CareRecords::Goals(Lack::Measure),
        }
    }
}

/// How many of the records that a part of care looks at are looked after.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CareShare {
    /// How many lack it.
    pub lacking: i64,
    /// How many there are.
    pub of: i64,
}

impl CareShare {
    /// How many in a hundred are looked after, rounded down, so that 100 means all of them; none of nothing.
    #[must_use]
    pub const fn percent(self) -> Option<i64> {
        if self.of > 0 { Some((self.of - self.lacking) * 100 / self.of) } else { None }
    }
}

/// For how long the open measures of a status have had it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AgeFigures {
    /// The status.
    pub status: MeasureStatus,
    /// In the order of [`StatusAge::ALL`].
    pub counts: [i64; 5],
}

impl AgeFigures {
    /// All of the status.
    #[must_use]
    pub fn all(&self) -> Figure {
        let filter = MeasureFilter { status: Some(self.status), ..MeasureFilter::default() };
        Figure { count: self.counts.iter().sum(), filter }
    }

    /// Those that have had it for so long.
    #[must_use]
    pub fn age(&self, age: StatusAge) -> Figure {
        let filter = MeasureFilter { age: Some(age), ..self.all().filter };
        Figure { count: self.counts[age as usize], filter }
    }
}

/// A milestone that is to be done soon, or should have been.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct DueMilestone {
    /// The milestone.
    pub id: MilestoneId,
    /// Its title.
    pub title: String,
    /// The day by which it is to be done.
    pub due_on: Date,
    /// The measure it is a step of.
    pub measure_id: MeasureId,
    /// The title of the measure.
    pub measure: String,
    /// Who works on the measure.
    pub committee: Option<NamedRecord>,
}

/// What a report is made of: a plan as its reader sees it.
#[derive(Clone, Copy, Debug)]
pub struct ReportSource<'a> {
    /// The first and the last day of the plan.
    pub period: (Date, Date),
    /// Its goals, in their order.
    pub goals: &'a [BoardGoal],
    /// Its measures.
    pub cards: &'a [Card],
    /// The milestones of its measures.
    pub milestones: &'a [Milestone],
    /// What the log tells of its measures, by their ids.
    pub ages: &'a [MeasureAge],
    /// The day in Germany.
    pub today: Date,
    /// The last day for which milestones are told.
    pub until: Date,
}

/// The figures of one plan, as its reader sees it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct PlanReport {
    /// By field of action, in the order of the plan.
    pub fields: Vec<LaneFigures>,
    /// By goal, in the order of the plan.
    pub goals: Vec<LaneFigures>,
    /// By committee, by name, measures without one last.
    pub committees: Vec<LaneFigures>,
    /// By person who answers, by name, measures without one last.
    pub people: Vec<LaneFigures>,
    /// How many are delayed how, in the order of [`Delay::ALL`].
    pub delays: [i64; 3],
    /// Open milestones of open measures up to a day, those that are overdue too, by day.
    pub milestones: Vec<DueMilestone>,
    /// In the order of [`Care::ALL`].
    pub care: [i64; 4],
    /// Of how many records, in the same order.
    pub care_of: [i64; 4],
    /// For how long open measures have had their status, in the order of the statuses; those that occur.
    pub ages: Vec<AgeFigures>,
    /// Its indicators with their values, in the order of the plan; their stories are told elsewhere.
    pub indicators: Vec<IndicatorSeries>,
}

impl PlanReport {
    /// Makes the report.
    #[must_use]
    pub fn of(source: ReportSource<'_>) -> Self {
        let ReportSource { period, goals, cards, today, .. } = source;
        let facts = FilterFacts { today, changed: &[], ages: source.ages };
        let counted =
            |filter: MeasureFilter| count(cards.iter().filter(|card| filter.shows(card, facts)).count());
        let care = |care: Care| match care.records() {
            CareRecords::Measures(filter) => counted(filter),
            CareRecords::Goals(lack) => {
                count(goals.iter().filter(|entry| lack.is_of(entry, cards, period, today)).count())
            }
            CareRecords::Indicators(_) => {
                let series = goals.iter().flat_map(|entry| &entry.indicators);
                count(series.filter(|series| series.lacks_value(period, today)).count())
            }
        };
        // Where the period has not begun no value can be missing, so none is asked for.
        let indicators =
            if period.0 <= today { goals.iter().map(|entry| entry.indicators.len()).sum() } else { 0 };
        let open = counted(MeasureFilter { only: Some(Only::Open), ..MeasureFilter::default() });
        let by_field = goals.iter().map(|entry| (Lane::Field(entry.goal.field_id), entry.field.clone()));
        let by_goal = goals.iter().map(|entry| (Lane::Goal(entry.goal.id), entry.goal.title.clone()));
        let committee = |card: &Card| {
            let id = card.committee.as_ref().map(|named| CommitteeId(named.record.id));
            (Lane::Committee(id), name(card.committee.as_ref()))
        };
        let person = |card: &Card| {
            let id = card.responsible.as_ref().map(|named| PersonId(named.record.id));
            (Lane::Person(id), name(card.responsible.as_ref()))
        };
        Self {
            fields: lanes(by_field, cards, today),
            goals: lanes(by_goal, cards, today),
            committees: by_load(lanes(cards.iter().map(committee), cards, today)),
            people: by_load(lanes(cards.iter().map(person), cards, today)),
            delays: [Delay::Overdue, Delay::Reported, Delay::Paused].map(|delay| counted(delay.filter())),
            milestones: due_milestones(source),
            care: [Care::Untouched, Care::NobodyResponsible, Care::NoValue, Care::NoMeasure].map(care),
            care_of: [open, open, count(indicators), count(goals.len())],
            ages: ages(cards, source.ages, today),
            indicators: goals.iter().flat_map(|entry| &entry.indicators).map(without_story).collect(),
        }
    }

    /// How many measures are delayed like this.
    #[must_use]
    pub fn delay(&self, delay: Delay) -> Figure {
        Figure { count: self.delays[delay as usize], filter: delay.filter() }
    }

    /// How many records lack this care.
    #[must_use]
    pub const fn care(&self, care: Care) -> i64 {
        self.care[care as usize]
    }

    /// Of how many records how many lack this care.
    #[must_use]
    pub const fn care_share(&self, care: Care) -> CareShare {
        CareShare { lacking: self.care(care), of: self.care_of[care as usize] }
    }

    /// How well the data are looked after, from 0 to 100: the mean of the parts of care, each by its percentage and each as
    /// much as the others, rounded down. A part without records does not count; of a plan without any there is no score.
    #[must_use]
    pub fn care_score(&self) -> Option<i64> {
        let parts = Care::ALL.iter().filter_map(|care| self.care_share(*care).percent());
        let parts: Vec<i64> = parts.collect();
        parts.iter().sum::<i64>().checked_div(count(parts.len()))
    }

    /// Every number of measures that the report tells.
    #[must_use]
    pub fn figures(&self) -> Vec<Figure> {
        let of_lane = |figures: &LaneFigures| {
            let standing = Standing::ALL.iter().map(|standing| figures.standing(*standing));
            let judged = Judged::ALL.iter().map(|judged| figures.judged(*judged));
            [figures.all(), figures.open()].into_iter().chain(standing).chain(judged).collect::<Vec<_>>()
        };
        let of_age = |figures: &AgeFigures| {
            let ages = StatusAge::ALL.iter().map(|age| figures.age(*age));
            ages.chain([figures.all()]).collect::<Vec<_>>()
        };
        let of_care = |care: &Care| match care.records() {
            CareRecords::Measures(filter) => Some(Figure { count: self.care(*care), filter }),
            CareRecords::Goals(_) | CareRecords::Indicators(_) => None,
        };
        let lanes = [&self.fields, &self.goals, &self.committees, &self.people];
        lanes
            .into_iter()
            .flatten()
            .flat_map(of_lane)
            .chain(self.ages.iter().flat_map(of_age))
            .chain(Delay::ALL.iter().map(|delay| self.delay(*delay)))
            .chain(Care::ALL.iter().filter_map(of_care))
            .collect()
    }
}

fn without_story(series: &IndicatorSeries) -> IndicatorSeries {
    let mut series = series.clone();
    series.indicator.story = None;
    series
}

fn count(number: usize) -> i64 {
    i64::try_from(number).unwrap_or(i64::MAX)
}

fn name(named: Option<&NamedRecord>) -> String {
    named.map(|named| named.name.clone()).unwrap_or_default()
}

/// The figures of lanes, each once and in the order in which they are named.
fn lanes(named: impl Iterator<Item = (Lane, String)>, cards: &[Card], today: Date) -> Vec<LaneFigures> {
    let mut lanes: Vec<LaneFigures> = Vec::new();
    for (lane, name) in named {
        if !lanes.iter().any(|known| known.lane == lane) {
            lanes.push(LaneFigures::new(lane, name));
        }
    }
    for figures in &mut lanes {
        let lane = figures.lane;
        for card in cards.iter().filter(|card| lane.holds(card)) {
            figures.standing.add(Standing::of(card.status, card.due_on, today));
            figures.judged.add(card, today);
        }
    }
    lanes
}

/// Where most is open first, what has no name last.
fn by_load(mut lanes: Vec<LaneFigures>) -> Vec<LaneFigures> {
    lanes.sort_by_cached_key(|figures| {
        (figures.name.is_empty(), Reverse(figures.open().count), fold(&figures.name))
    });
    lanes
}

fn due_milestones(source: ReportSource<'_>) -> Vec<DueMilestone> {
    let due = |milestone: &Milestone| {
        let due_on = milestone.due_on.filter(|day| milestone.done_on.is_none() && *day <= source.until)?;
        let card = source.cards.iter().find(|card| card.id == milestone.measure_id)?;
        (!card.status.is_finished()).then(|| DueMilestone {
            id: milestone.id,
            title: milestone.title.clone(),
            due_on,
            measure_id: card.id,
            measure: card.title.clone(),
            committee: card.committee.clone(),
        })
    };
    let mut milestones: Vec<_> = source.milestones.iter().filter_map(due).collect();
    milestones.sort_by_key(|milestone| milestone.due_on);
    milestones
}

fn ages(cards: &[Card], ages: &[MeasureAge], today: Date) -> Vec<AgeFigures> {
    let of_status = |status: &MeasureStatus| {
        let mut figures = AgeFigures { status: *status, counts: [0; 5] };
        for card in cards.iter().filter(|card| card.status == *status) {
            if let Some(age) = MeasureAge::find(ages, card.id) {
                figures.counts[StatusAge::of(age.status_since, today) as usize] += 1;
            }
        }
        (figures.all().count > 0).then_some(figures)
    };
    MeasureStatus::ALL.iter().filter(|status| !status.is_finished()).filter_map(of_status).collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use time::{Duration, macros::date};

    use super::*;
    use crate::{
        change::{RecordKind, RecordRef},
        id::{FieldId, GoalId, IndicatorId, MeasurementId, OutcomeId},
        plan::{
            CardSigns, Direction, Goal, Indicator, IndicatorSeries, Measurement, OwnValues, TrafficLight,
            Verdict,
        },
    };

    const TODAY: Date = date!(2026 - 11 - 21);
    const PERIOD: (Date, Date) = (date!(2026 - 01 - 01), date!(2027 - 12 - 31));

    /// What is drawn of a measure: its goal, its status, days until it is due, days since it was judged with the light,
    /// its committee and person, days since it was touched and since it has its status, days until its milestone is due.
    type Drawn = (
        usize,
        MeasureStatus,
        Option<i64>,
        Option<(TrafficLight, i64)>,
        [Option<u8>; 2],
        [i64; 2],
        Option<i64>,
    );

    fn drawn() -> impl Strategy<Value = Drawn> {
        (
            0..4_usize,
            prop::sample::select(MeasureStatus::ALL),
            prop::option::of(-40..40_i64),
            prop::option::of((prop::sample::select(TrafficLight::ALL), 0..200_i64)),
            [prop::option::of(0..3_u8), prop::option::of(0..3_u8)],
            [0..200_i64, 0..800_i64],
            prop::option::of(-10..60_i64),
        )
    }

    fn named(kind: RecordKind, number: u8) -> NamedRecord {
        let id = if kind == RecordKind::Person {
            PersonId::named(&number.to_string()).0
        } else {
            CommitteeId::named(&number.to_string()).0
        };
        NamedRecord { record: RecordRef { kind, id }, name: format!("Name {number}") }
    }

    fn card(number: usize, drawn: &Drawn) -> Card {
        let (goal, status, due, judged, [committee, person], ..) = *drawn;
        let judged = judged.map(|(light, days)| Verdict { light, on: TODAY - Duration::days(days) });
        Card {
            id: MeasureId::named(&number.to_string()),
            goal_id: GoalId::named(&goal.to_string()),
            field_id: FieldId::named(&(goal % 2).to_string()),
            outcome_id: None,
            title: format!("Maßnahme {number}"),
            status,
            position: 0.0,
            committee: committee.map(|number| named(RecordKind::Committee, number)),
            responsible: person.map(|number| named(RecordKind::Person, number)),
            starts_on: None,
            due_on: due.map(|days| TODAY + Duration::days(days)),
            reason: String::new(),
            lacks_reason: false,
            milestones_done: 0,
            milestones: 0,
            signs: CardSigns { judged, ..CardSigns::default() },
            own_values: OwnValues::default(),
            version: 1,
            may_move: false,
            may_edit: false,
            is_mine: false,
        }
    }

    /// One of four goals in two fields of action, with an indicator that was measured so many days ago.
    fn goal(number: usize, measured: Option<i64>) -> BoardGoal {
        let id = IndicatorId::named(&number.to_string());
        let outcome_id = OutcomeId::named(&number.to_string());
        let measurement = measured.map(|days| Measurement {
            id: MeasurementId::named(&number.to_string()),
            indicator_id: id,
            measured_on: TODAY - Duration::days(days),
            value: 1.0,
            note: String::new(),
        });
        BoardGoal {
            goal: Goal {
                id: GoalId::named(&number.to_string()),
                plan_id: crate::id::PlanId::named("plan"),
                field_id: FieldId::named(&(number % 2).to_string()),
                topic_id: None,
                title: format!("Ziel {number}"),
                target_group: String::new(),
                need: String::new(),
                need_source: String::new(),
                equity: String::new(),
                priority: None,
                position: 0.0,
                version: 1,
            },
            field: format!("Feld {}", number % 2),
            topic: None,
            outcomes: Vec::new(),
            indicators: vec![IndicatorSeries {
                indicator: Indicator {
                    id,
                    outcome_id,
                    name: "Anteil".to_owned(),
                    unit: "%".to_owned(),
                    direction: Direction::Up,
                    definition: String::new(),
                    source: String::new(),
                    baseline: None,
                    baseline_on: None,
                    target: None,
                    target_on: None,
                    story: None,
                    version: 1,
                },
                measurements: measurement.into_iter().collect(),
            }],
            writers: Vec::new(),
        }
    }

    struct Made {
        cards: Vec<Card>,
        goals: Vec<BoardGoal>,
        milestones: Vec<Milestone>,
        ages: Vec<MeasureAge>,
    }

    impl Made {
        fn new(drawn: &[Drawn], measured: &[Option<i64>]) -> Self {
            let numbered = || drawn.iter().enumerate();
            let age = |(number, drawn): (usize, &Drawn)| MeasureAge {
                id: MeasureId::named(&number.to_string()),
                touched_on: TODAY - Duration::days(drawn.5[0]),
                status_since: TODAY - Duration::days(drawn.5[1]),
            };
            let milestone = |(number, drawn): (usize, &Drawn)| Milestone {
                id: MilestoneId::named(&number.to_string()),
                measure_id: MeasureId::named(&number.to_string()),
                title: "Schritt".to_owned(),
                due_on: drawn.6.map(|days| TODAY + Duration::days(days)),
                done_on: (number % 3 == 0).then_some(TODAY),
                person_id: None,
                position: 0.0,
            };
            let mut ages: Vec<_> = numbered().map(age).collect();
            ages.sort_unstable_by_key(|age| age.id);
            Self {
                cards: numbered().map(|(number, drawn)| card(number, drawn)).collect(),
                goals: measured.iter().enumerate().map(|(number, days)| goal(number, *days)).collect(),
                milestones: numbered().map(milestone).collect(),
                ages,
            }
        }

        fn report(&self) -> PlanReport {
            PlanReport::of(ReportSource {
                period: PERIOD,
                goals: &self.goals,
                cards: &self.cards,
                milestones: &self.milestones,
                ages: &self.ages,
                today: TODAY,
                until: TODAY + Duration::weeks(4),
            })
        }
    }

    proptest! {
        #[test]
        fn every_figure_counts_what_its_filter_lists(
            drawn in prop::collection::vec(drawn(), 0..30),
            measured in prop::collection::vec(prop::option::of(0..500_i64), 4),
        ) {
            let made = Made::new(&drawn, &measured);
            let facts = FilterFacts { today: TODAY, changed: &[], ages: &made.ages };
            for figure in made.report().figures() {
                let listed = made.cards.iter().filter(|card| figure.filter.shows(card, facts)).count();
                prop_assert_eq!(figure.count, count(listed), "{:?}", figure.filter);
            }
        }

        #[test]
        fn every_way_to_divide_a_plan_counts_each_measure_once(
            drawn in prop::collection::vec(drawn(), 0..30),
            measured in prop::collection::vec(prop::option::of(0..500_i64), 4),
        ) {
            let report = Made::new(&drawn, &measured).report();
            let open = drawn.iter().filter(|drawn| !drawn.1.is_finished()).count();
            for lanes in [&report.fields, &report.goals, &report.committees, &report.people] {
                let sum = |figure: fn(&LaneFigures) -> Figure| lanes.iter().map(|lane| figure(lane).count).sum::<i64>();
                prop_assert_eq!(sum(LaneFigures::all), count(drawn.len()));
                prop_assert_eq!(sum(LaneFigures::open), count(open));
                for lane in lanes {
                    let judged: i64 = Judged::ALL.iter().map(|judged| lane.judged(*judged).count).sum();
                    prop_assert_eq!(judged, lane.open().count);
                }
            }
            prop_assert_eq!(report.ages.iter().map(|ages| ages.all().count).sum::<i64>(), count(open));
        }

        /// Counted anew from what was drawn, without the types that count.
        #[test]
        fn figures_are_what_a_recount_finds(
            drawn in prop::collection::vec(drawn(), 0..30),
            measured in prop::collection::vec(prop::option::of(0..500_i64), 4),
        ) {
            use MeasureStatus::{Delayed, Done, Paused, Permanent, Stopped};
            let report = Made::new(&drawn, &measured).report();
            let number = |is_meant: &dyn Fn(&Drawn) -> bool| count(drawn.iter().filter(|drawn| is_meant(drawn)).count());
            let is_open = |drawn: &Drawn| ![Done, Permanent, Stopped].contains(&drawn.1);
            let is_overdue = |drawn: &Drawn| is_open(drawn) && drawn.2.is_some_and(|days| days < 0);
            prop_assert_eq!(report.delays, [
                number(&is_overdue),
                number(&|drawn| drawn.1 == Delayed),
                number(&|drawn| drawn.1 == Paused),
            ]);
            let late = |drawn: &Drawn| is_overdue(drawn) || [Delayed, Paused].contains(&drawn.1);
            for (place, goal) in report.goals.iter().enumerate() {
                prop_assert_eq!(goal.standing.of(Standing::Delayed), number(&|drawn| drawn.0 == place && late(drawn)));
                let in_trouble = |drawn: &Drawn| {
                    matches!(drawn.3, Some((TrafficLight::InTrouble, ..=90))) && is_open(drawn) && drawn.0 == place
                };
                prop_assert_eq!(goal.judged(Judged::InTrouble).count, number(&in_trouble));
            }
            let without_measure = (0..4).filter(|goal| !drawn.iter().any(|drawn| drawn.0 == *goal)).count();
            // The period began 324 days ago.
            let without_value = measured.iter().filter(|days| days.is_none_or(|days| days > 324)).count();
            prop_assert_eq!(report.care, [
                number(&|drawn| is_open(drawn) && drawn.5[0] >= 90),
                number(&|drawn| is_open(drawn) && drawn.4[1].is_none()),
                count(without_value),
                count(without_measure),
            ]);
            prop_assert_eq!(report.care_of, [number(&is_open), number(&is_open), 4, 4]);
            let due = drawn.iter().enumerate().filter(|(place, drawn)| {
                place % 3 != 0 && is_open(drawn) && drawn.6.is_some_and(|days| days <= 28)
            });
            prop_assert_eq!(report.milestones.len(), due.count());
            prop_assert!(report.milestones.is_sorted_by_key(|milestone| milestone.due_on));
            for ages in &report.ages {
                let of_status = |drawn: &Drawn| drawn.1 == ages.status && drawn.5[1] >= 365;
                prop_assert_eq!(ages.age(StatusAge::Longer).count, number(&of_status));
            }
        }
    }

    #[test]
    fn who_has_most_to_do_comes_first_nobody_last_and_goals_without_measures_are_told() {
        let person =
            |person: Option<u8>| (0, MeasureStatus::Running, None, None, [None, person], [0, 0], None);
        let measures = [None, Some(1), Some(0), Some(2), Some(2), None, None].map(person);
        let report = Made::new(&measures, &[None; 4]).report();
        let names: Vec<_> = report.people.iter().map(|lane| lane.name.as_str()).collect();
        assert_eq!(names, ["Name 2", "Name 0", "Name 1", ""]);
        let goals: Vec<_> = report.goals.iter().map(|lane| lane.all().count).collect();
        assert_eq!(goals, [7, 0, 0, 0]);
        assert_eq!(report.care(Care::NoMeasure), 3);
    }

    #[test]
    fn the_score_of_care_is_the_mean_of_its_parts_and_leaves_out_what_is_not_there() {
        let report = Made::new(&[], &[None; 4]).report();
        let scored = |care, care_of| PlanReport { care, care_of, ..report.clone() }.care_score();
        assert_eq!(scored([0; 4], [3, 3, 2, 4]), Some(100));
        assert_eq!(scored([3, 3, 2, 4], [3, 3, 2, 4]), Some(0));
        // 66, 100, 50 and 75 in a hundred.
        assert_eq!(scored([1, 0, 1, 1], [3, 3, 2, 4]), Some(72));
        assert_eq!(scored([0, 0, 1, 0], [0, 0, 2, 4]), Some(75));
        assert_eq!(scored([1, 0, 0, 0], [1_000, 0, 0, 0]), Some(99), "all but one is not all");
        assert_eq!(scored([0; 4], [0; 4]), None);
    }

    #[test]
    fn a_plan_that_has_not_begun_lacks_no_value() {
        let made = Made::new(&[], &[None; 4]);
        let series = &made.goals[0].indicators[0];
        assert!(series.lacks_value(PERIOD, TODAY));
        assert!(series.lacks_value((TODAY, PERIOD.1), TODAY));
        assert!(!series.lacks_value((TODAY + Duration::DAY, PERIOD.1), TODAY));
    }
}
