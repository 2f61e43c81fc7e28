//! Which measures of a plan are meant: one rule for the pages that show them and the figures that count them.

use serde::{Deserialize, Serialize};
use time::Date;

use super::{BoardGoal, Card, IndicatorSeries, Judged, Lane, MeasureStatus, is_late};
use crate::{
    id::{GoalId, MeasureId},
    reports::Standing,
    text_enum,
};

/// After how many days without a change an open measure counts as not touched.
pub const UNTOUCHED_DAYS: i64 = 90;

text_enum! {
    /// Which measures alone are shown.
    Only {
        /// Those of the reader.
        Mine = "mine",
        /// Those that are delayed or overdue.
        Late = "late",
        /// Those that others have changed since the reader's last visit.
        New = "new",
        /// Those that are not finished.
        Open = "open",
        /// Those whose day has passed, whatever their status says.
        Overdue = "overdue",
        /// Open ones that nobody has touched for [`UNTOUCHED_DAYS`].
        Untouched = "untouched",
    }
}

text_enum! {
    /// Which goals alone are shown: those that lack something.
    Lack {
        /// A measure.
        Measure = "measure",
        /// A value of one of their indicators.
        Value = "value",
    }
}

impl Lack {
    /// Whether a goal lacks it; `cards` are all measures of its plan, `period` is that of the plan.
    #[must_use]
    pub fn is_of(self, entry: &BoardGoal, cards: &[Card], period: (Date, Date), today: Date) -> bool {
        match self {
            Self::Measure => !cards.iter().any(|card| card.goal_id == entry.goal.id),
            Self::Value => entry.indicators.iter().any(|series| series.lacks_value(period, today)),
        }
    }
}

impl IndicatorSeries {
    /// Whether there is no value for a day of the plan's period, though the period has begun.
    #[must_use]
    pub fn lacks_value(&self, period: (Date, Date), today: Date) -> bool {
        lacks_value(self.measurements.iter().map(|value| value.measured_on), period, today)
    }
}

/// The same of an indicator of which only the days of its values are known.
#[must_use]
pub fn lacks_value(days: impl IntoIterator<Item = Date>, (from, to): (Date, Date), today: Date) -> bool {
    from <= today && !days.into_iter().any(|day| (from..=to).contains(&day))
}

text_enum! {
    /// For how long a measure has had its status.
    StatusAge {
        /// Less than 30 days.
        Month = "month",
        /// 30 to 89 days.
        Quarter = "quarter",
        /// 90 to 179 days.
        HalfYear = "half-year",
        /// 180 to 364 days.
        Year = "year",
        /// 365 days or more.
        Longer = "longer",
    }
}

impl StatusAge {
    /// The age of what began on a day.
    #[must_use]
    pub fn of(since: Date, today: Date) -> Self {
        match (today - since).whole_days() {
            ..30 => Self::Month,
            30..90 => Self::Quarter,
            90..180 => Self::HalfYear,
            180..365 => Self::Year,
            365.. => Self::Longer,
        }
    }
}

/// What the change log tells of a measure.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MeasureAge {
    /// The measure.
    pub id: MeasureId,
    /// The day of its last change, or of the last change of a milestone, a point of its checklist or a judgement.
    pub touched_on: Date,
    /// The day since which it has its status.
    pub status_since: Date,
}

impl MeasureAge {
    /// That of a measure, of what the log tells of several, by their ids.
    #[must_use]
    pub fn find(ages: &[Self], id: MeasureId) -> Option<Self> {
        ages.binary_search_by_key(&id, |age| age.id).ok().map(|place| ages[place])
    }

    /// Whether nobody has touched it for [`UNTOUCHED_DAYS`].
    #[must_use]
    pub fn is_untouched(self, today: Date) -> bool {
        (today - self.touched_on).whole_days() >= UNTOUCHED_DAYS
    }
}

/// Which measures of a plan are meant; what is not set lets all of them through.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct MeasureFilter {
    /// Those of this goal.
    pub goal: Option<GoalId>,
    /// Those that have this in common.
    pub lane: Lane,
    /// Those of this status.
    pub status: Option<MeasureStatus>,
    /// Those that stand like this.
    pub standing: Option<Standing>,
    /// Open ones that are judged like this.
    pub judged: Option<Judged>,
    /// Those that have had their status for so long.
    pub age: Option<StatusAge>,
    /// Only these.
    pub only: Option<Only>,
}

/// What else decides whether a measure is meant.
#[derive(Clone, Copy, Debug)]
pub struct FilterFacts<'a> {
    /// The day in Germany.
    pub today: Date,
    /// The measures that are new for the reader.
    pub changed: &'a [MeasureId],
    /// What the log tells of the measures, by their ids; needed where [`MeasureFilter::needs_ages`] says so.
    pub ages: &'a [MeasureAge],
}

impl MeasureFilter {
    /// Whether it may leave something out.
    #[must_use]
    pub fn is_set(&self) -> bool {
        *self != Self::default()
    }

    /// Whether it asks what the log tells of measures.
    #[must_use]
    pub fn needs_ages(&self) -> bool {
        self.age.is_some() || self.only == Some(Only::Untouched)
    }

    /// Whether a measure is meant.
    #[must_use]
    pub fn shows(&self, card: &Card, facts: FilterFacts<'_>) -> bool {
        let FilterFacts { today, changed, ages } = facts;
        let log = || MeasureAge::find(ages, card.id);
        let is_open = !card.status.is_finished();
        let is_one_of = |only| match only {
            Only::Mine => card.is_mine,
            Only::New => changed.contains(&card.id),
            Only::Late => card.status == MeasureStatus::Delayed || is_late(card.status, card.due_on, today),
            Only::Open => is_open,
            Only::Overdue => is_late(card.status, card.due_on, today),
            Only::Untouched => is_open && log().is_some_and(|age| age.is_untouched(today)),
        };
        self.goal.is_none_or(|goal| goal == card.goal_id)
            && self.lane.holds(card)
            && self.status.is_none_or(|status| status == card.status)
            && self.standing.is_none_or(|standing| standing == Standing::of(card.status, card.due_on, today))
            && self.judged.is_none_or(|judged| Judged::of(card, today) == Some(judged))
            && self.age.is_none_or(|wanted| {
                log().is_some_and(|age| StatusAge::of(age.status_since, today) == wanted)
            })
            && self.only.is_none_or(is_one_of)
    }
}

#[cfg(test)]
mod tests {
    use time::{Duration, macros::date};

    use super::*;

    const TODAY: Date = date!(2026 - 11 - 22);

    #[test]
    fn ages_follow_each_other_without_a_gap() {
        let of = |days| StatusAge::of(TODAY - Duration::days(days), TODAY);
        assert_eq!(
            [0, 29, 30, 89].map(of),
            [StatusAge::Month, StatusAge::Month, StatusAge::Quarter, StatusAge::Quarter]
        );
        assert_eq!(
            [90, 179, 180, 364, 365].map(of),
            [StatusAge::HalfYear, StatusAge::HalfYear, StatusAge::Year, StatusAge::Year, StatusAge::Longer]
        );
        // Two clocks may disagree.
        assert_eq!(of(-1), StatusAge::Month);
    }

    #[test]
    fn a_measure_is_not_touched_after_ninety_days() {
        let of = |days| {
            let day = TODAY - Duration::days(days);
            MeasureAge { id: MeasureId::named("m"), touched_on: day, status_since: day }.is_untouched(TODAY)
        };
        assert!(!of(0) && !of(89) && of(90));
    }
}
