//! What the log of a plan tells of every day since the plan was made: how its measures stood, how they were judged, what
//! was late, and which values were known.
//!
//! Only what the log holds is told. Who may be named, what was due next and who had looked after what are questions of
//! today.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use time::{Date, OffsetDateTime};

use super::{Standing, StandingCounts};
use crate::{
    calendar::{german_time, parse_day},
    id::{IndicatorId, JudgementId, MeasureId, MeasurementId},
    plan::{Direction, Judged, JudgedMeasures, MeasureStatus, TrafficLight, Verdict, is_late},
    text_enum,
};

/// What is needed of a measure as the log has kept it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MeasureThen {
    /// How far it was.
    pub status: MeasureStatus,
    /// The day by which it was to be done.
    pub due_on: Option<Date>,
}

/// What is needed of a judgement as the log has kept it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct JudgementThen {
    /// The measure.
    pub measure_id: MeasureId,
    /// What somebody made of it.
    pub light: TrafficLight,
    /// When.
    pub judged_at: OffsetDateTime,
}

/// What is needed of an indicator as the log has kept it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct IndicatorThen {
    /// The name.
    pub name: String,
    /// The unit.
    pub unit: String,
    /// Which way it should go.
    pub direction: Direction,
    /// The value to be reached.
    pub target: Option<f64>,
}

/// What is needed of a value as the log has kept it.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct ValueThen {
    /// The indicator.
    pub indicator_id: IndicatorId,
    /// The day it holds for.
    pub measured_on: Date,
    /// The value.
    pub value: f64,
}

/// A record after a write; none once it was removed.
#[derive(Clone, Debug, PartialEq)]
pub enum Logged {
    /// A measure.
    Measure(MeasureId, Option<MeasureThen>),
    /// A judgement.
    Judgement(JudgementId, Option<JudgementThen>),
    /// An indicator.
    Indicator(IndicatorId, Option<IndicatorThen>),
    /// A value.
    Value(MeasurementId, Option<ValueThen>),
}

/// An entry of the log with its day in Germany.
#[derive(Clone, Debug, PartialEq)]
pub struct LoggedDay {
    /// The day.
    pub on: Date,
    /// What was written.
    pub what: Logged,
}

/// An indicator with the value that was known on a day.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct DayValue {
    /// The indicator.
    pub id: IndicatorId,
    /// What it was called and was to reach.
    pub indicator: IndicatorThen,
    /// The newest value with the day it holds for.
    pub value: Option<(Date, f64)>,
}

/// How a plan stood at the end of a day.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct PlanDay {
    /// The day.
    pub on: Date,
    /// How many measures had which status, in the order of [`MeasureStatus::ALL`].
    pub statuses: [i64; 9],
    /// How they stood.
    pub standing: StandingCounts,
    /// How many were past their day.
    pub late: i64,
    /// How the open ones were judged.
    pub judged: JudgedMeasures,
    /// The indicators with their values, by name.
    pub values: Vec<DayValue>,
}

impl PlanDay {
    /// How many measures had a status.
    #[must_use]
    pub const fn status(&self, status: MeasureStatus) -> i64 {
        self.statuses[status as usize]
    }

    /// What is known of an indicator on this day.
    #[must_use]
    pub fn value(&self, id: IndicatorId) -> Option<&DayValue> {
        self.values.iter().find(|value| value.id == id)
    }
}

/// How many measures were reached out of how many, from a day on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct BurnUpPoint {
    /// The first day on which it was so.
    pub on: Date,
    /// Done or permanent.
    pub reached: i64,
    /// All there were.
    pub all: i64,
}

text_enum! {
    /// A day that an address asks for.
    PastField {
        /// The day that is shown.
        On = "on",
        /// The earlier day that it is compared with.
        Since = "since",
    }
}

/// Why a day cannot be shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum DayProblem {
    /// It is no day.
    NotUnderstood,
    /// It is still to come.
    InFuture,
    /// The plan was not there yet; the first day of its log.
    BeforePlan(Date),
    /// It is not earlier than the day that is shown.
    NotEarlier,
    /// No single plan is shown.
    NoPlan,
}

/// A day that is not shown, and why.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PastRefusal {
    /// Which of the two days.
    pub field: PastField,
    /// Why.
    pub problem: DayProblem,
}

/// Which days an address asks for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct PastWish {
    /// The day that is shown; none for today.
    on: Option<Date>,
    /// The earlier day that it is compared with.
    since: Option<Date>,
}

impl PastWish {
    /// Reads the days; what is empty is not asked for. None if neither is.
    ///
    /// # Errors
    /// [`DayProblem::NotUnderstood`], [`DayProblem::InFuture`] or [`DayProblem::NotEarlier`].
    pub fn parse(on: Option<&str>, since: Option<&str>, today: Date) -> Result<Option<Self>, PastRefusal> {
        let day = |field, text: Option<&str>| {
            let refused = |problem| Err(PastRefusal { field, problem });
            match text.map(str::trim).filter(|text| !text.is_empty()).map(parse_day) {
                None => Ok(None),
                Some(None) => refused(DayProblem::NotUnderstood),
                Some(Some(day)) if day > today => refused(DayProblem::InFuture),
                Some(day) => Ok(day),
            }
        };
        let wish = Self { on: day(PastField::On, on)?, since: day(PastField::Since, since)? };
        if wish.since.is_some_and(|since| since >= wish.on.unwrap_or(today)) {
            return Err(PastRefusal { field: PastField::Since, problem: DayProblem::NotEarlier });
        }
        Ok(Some(wish).filter(|wish| *wish != Self::default()))
    }
}

/// A day of a plan, and what it is compared with.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct PlanPast {
    /// The day that is shown.
    pub day: PlanDay,
    /// The earlier one.
    pub since: Option<PlanDay>,
}

/// All that was written of the measures, judgements, indicators and values of a plan.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct PlanLog {
    /// When the plan was made.
    begins_on: Option<Date>,
    entries: Vec<LoggedDay>,
}

impl PlanLog {
    /// A log that begins on a day, with what was written in the order in which it was.
    #[must_use]
    pub fn new(begins_on: Option<Date>, mut entries: Vec<LoggedDay>) -> Self {
        // Prepared content is written in one go with a past of several days.
        entries.sort_by_key(|entry| entry.on);
        let first = entries.first().map(|entry| entry.on);
        Self { begins_on: begins_on.into_iter().chain(first).min(), entries }
    }

    /// The days that are asked for.
    ///
    /// # Errors
    /// [`DayProblem::BeforePlan`] for a day on which the plan was not there.
    pub fn past(&self, wish: PastWish, today: Date) -> Result<PlanPast, PastRefusal> {
        let day = |field, on| match self.begins_on {
            Some(first) if on < first => Err(PastRefusal { field, problem: DayProblem::BeforePlan(first) }),
            _ => Ok(self.day(on)),
        };
        Ok(PlanPast {
            day: day(PastField::On, wish.on.unwrap_or(today))?,
            since: wish.since.map(|on| day(PastField::Since, on)).transpose()?,
        })
    }

    /// How the plan stood at the end of a day.
    #[must_use]
    pub fn day(&self, on: Date) -> PlanDay {
        let mut then = Then::default();
        for entry in self.entries.iter().take_while(|entry| entry.on <= on) {
            then.learn(&entry.what);
        }
        then.day(on)
    }

    /// How many measures were reached, one point for each day on which that changed.
    #[must_use]
    pub fn burn_up(&self) -> Vec<BurnUpPoint> {
        let mut measures: BTreeMap<MeasureId, MeasureStatus> = BTreeMap::new();
        let mut points: Vec<BurnUpPoint> = Vec::new();
        for day in self.entries.chunk_by(|a, b| a.on == b.on) {
            for entry in day {
                match entry.what {
                    Logged::Measure(id, Some(then)) => drop(measures.insert(id, then.status)),
                    Logged::Measure(id, None) => drop(measures.remove(&id)),
                    _ => {}
                }
            }
            let is_reached =
                |status: &&MeasureStatus| Standing::of(**status, None, day[0].on) == Standing::Reached;
            let reached = count(measures.values().filter(is_reached).count());
            let point = BurnUpPoint { on: day[0].on, reached, all: count(measures.len()) };
            if points.last().is_none_or(|last| (last.reached, last.all) != (point.reached, point.all)) {
                points.push(point);
            }
        }
        points
    }
}

/// What is there while the log is read.
#[derive(Default)]
struct Then<'a> {
    measures: BTreeMap<MeasureId, MeasureThen>,
    judgements: BTreeMap<JudgementId, JudgementThen>,
    indicators: BTreeMap<IndicatorId, &'a IndicatorThen>,
    values: BTreeMap<MeasurementId, ValueThen>,
}

/// Keeps what was written, or forgets what was removed.
fn keep<K: Ord, V>(map: &mut BTreeMap<K, V>, key: K, value: Option<V>) {
    match value {
        Some(value) => map.insert(key, value),
        None => map.remove(&key),
    };
}

impl<'a> Then<'a> {
    fn learn(&mut self, what: &'a Logged) {
        match what {
            Logged::Measure(id, then) => keep(&mut self.measures, *id, *then),
            Logged::Judgement(id, then) => keep(&mut self.judgements, *id, *then),
            Logged::Indicator(id, then) => keep(&mut self.indicators, *id, then.as_ref()),
            Logged::Value(id, then) => keep(&mut self.values, *id, *then),
        }
    }

    fn day(&self, on: Date) -> PlanDay {
        let mut newest: BTreeMap<MeasureId, (OffsetDateTime, JudgementId, TrafficLight)> = BTreeMap::new();
        for (id, then) in &self.judgements {
            let judged = (then.judged_at, *id, then.light);
            let known = newest.entry(then.measure_id).or_insert(judged);
            if (known.0, known.1) < (judged.0, judged.1) {
                *known = judged;
            }
        }
        let mut day = PlanDay {
            on,
            statuses: [0; 9],
            standing: StandingCounts::default(),
            late: 0,
            judged: JudgedMeasures::default(),
            values: Vec::new(),
        };
        for (id, measure) in &self.measures {
            day.statuses[measure.status as usize] += 1;
            day.standing.add(Standing::of(measure.status, measure.due_on, on));
            day.late += i64::from(is_late(measure.status, measure.due_on, on));
            let verdict =
                newest.get(id).map(|(at, _, light)| Verdict { light: *light, on: german_time(*at).date() });
            if let Some(judged) = Judged::by(measure.status, verdict, on) {
                day.judged.add_judged(judged);
            }
        }
        day.values = self.indicators.iter().map(|(id, indicator)| self.value(*id, indicator)).collect();
        day.values.sort_by(|a, b| (&a.indicator.name, a.id).cmp(&(&b.indicator.name, b.id)));
        day
    }

    fn value(&self, id: IndicatorId, indicator: &IndicatorThen) -> DayValue {
        let known = self.values.values().filter(|value| value.indicator_id == id);
        let newest = known.max_by_key(|value| value.measured_on);
        DayValue { id, indicator: indicator.clone(), value: newest.map(|it| (it.measured_on, it.value)) }
    }
}

fn count(number: usize) -> i64 {
    i64::try_from(number).unwrap_or(i64::MAX)
}

#[cfg(test)]
mod tests {
    use time::macros::{date, datetime};

    use super::*;

    const TODAY: Date = date!(2026 - 11 - 22);

    fn measure(on: Date, name: &str, then: Option<(MeasureStatus, Option<Date>)>) -> LoggedDay {
        let then = then.map(|(status, due_on)| MeasureThen { status, due_on });
        LoggedDay { on, what: Logged::Measure(MeasureId::named(name), then) }
    }

    fn log() -> PlanLog {
        let (may, june, july) = (date!(2026 - 05 - 01), date!(2026 - 06 - 01), date!(2026 - 07 - 01));
        let judgement = JudgementThen {
            measure_id: MeasureId::named("a"),
            light: TrafficLight::AtRisk,
            judged_at: datetime!(2026 - 06 - 01 10:00 UTC),
        };
        let indicator = IndicatorThen {
            name: "Anteil".to_owned(),
            unit: "%".to_owned(),
            direction: Direction::Up,
            target: Some(90.0),
        };
        let value = |measured_on, value| {
            Some(ValueThen { indicator_id: IndicatorId::named("i"), measured_on, value })
        };
        PlanLog::new(
            Some(may),
            vec![
                measure(may, "a", Some((MeasureStatus::Running, Some(date!(2026 - 06 - 15))))),
                measure(may, "b", Some((MeasureStatus::Planned, None))),
                LoggedDay { on: may, what: Logged::Indicator(IndicatorId::named("i"), Some(indicator)) },
                LoggedDay { on: june, what: Logged::Judgement(JudgementId::named("j"), Some(judgement)) },
                LoggedDay { on: june, what: Logged::Value(MeasurementId::named("1"), value(june, 70.0)) },
                // Reported later, for an earlier day: the newest value stays.
                LoggedDay { on: july, what: Logged::Value(MeasurementId::named("2"), value(may, 60.0)) },
                measure(july, "a", Some((MeasureStatus::Done, Some(date!(2026 - 06 - 15))))),
                measure(july, "b", None),
            ],
        )
    }

    #[test]
    fn a_day_knows_what_was_written_by_then_and_nothing_later() {
        let log = log();
        let may = log.day(date!(2026 - 05 - 31));
        assert_eq!((may.status(MeasureStatus::Running), may.status(MeasureStatus::Planned)), (1, 1));
        assert_eq!((may.late, may.judged.not_judged, may.values[0].value), (0, 2, None));
        let june = log.day(date!(2026 - 06 - 30));
        assert_eq!((june.late, june.standing.of(Standing::Delayed), june.judged.at_risk), (1, 1, 1));
        assert_eq!(june.values[0].value, Some((date!(2026 - 06 - 01), 70.0)));
        let july = log.day(date!(2026 - 07 - 01));
        assert_eq!((july.standing.total(), july.status(MeasureStatus::Done), july.late), (1, 1, 0));
        assert_eq!((july.judged.open(), july.values[0].value), (0, Some((date!(2026 - 06 - 01), 70.0))));
    }

    #[test]
    fn a_judgement_grows_old_also_in_the_past() {
        let log = PlanLog { entries: log().entries.into_iter().take(5).collect(), ..log() };
        assert_eq!(log.day(date!(2026 - 08 - 30)).judged.at_risk, 1);
        assert_eq!(log.day(date!(2026 - 08 - 31)).judged.at_risk, 0);
    }

    #[test]
    fn what_is_reached_grows_only_on_days_on_which_something_happened() {
        let points = log().burn_up();
        assert_eq!(
            points,
            [
                BurnUpPoint { on: date!(2026 - 05 - 01), reached: 0, all: 2 },
                BurnUpPoint { on: date!(2026 - 07 - 01), reached: 1, all: 1 },
            ]
        );
        assert!(PlanLog::default().burn_up().is_empty());
    }

    #[test]
    fn days_that_cannot_be_shown_are_refused_with_the_reason() {
        let parse = |on, since| PastWish::parse(on, since, TODAY);
        let refused = |field, problem| Err(PastRefusal { field, problem });
        assert_eq!(parse(None, Some(" ")), Ok(None));
        assert_eq!(parse(Some("30.06.2026"), None), refused(PastField::On, DayProblem::NotUnderstood));
        assert_eq!(parse(Some("2026-11-23"), None), refused(PastField::On, DayProblem::InFuture));
        assert_eq!(
            parse(Some("2026-06-30"), Some("2026-06-30")),
            refused(PastField::Since, DayProblem::NotEarlier)
        );
        assert_eq!(parse(None, Some("2026-11-22")), refused(PastField::Since, DayProblem::NotEarlier));
        let wish = parse(Some("2026-06-30"), Some("2026-04-30")).unwrap().unwrap();
        let problem = DayProblem::BeforePlan(date!(2026 - 05 - 01));
        assert_eq!(log().past(wish, TODAY), Err(PastRefusal { field: PastField::Since, problem }));
        let wish = parse(None, Some("2026-05-01")).unwrap().unwrap();
        let past = log().past(wish, TODAY).unwrap();
        assert_eq!((past.day.on, past.since.map(|day| day.on)), (TODAY, Some(date!(2026 - 05 - 01))));
    }
}
