//! Which days the timeline spans, and where a day lies on it: pure, for pointer, keyboard and tests alike.

use domain::plan::{Card, Milestone, Period};
use time::{Date, Duration};

use crate::plan::calendar::{first_of_month, later_month};

/// The most days that what lies outside the plan's period may add at either end.
const BEYOND: Duration = Duration::days(92);

/// How far beyond the edge lies what is not shown, in percent: far enough for a bar to have no end there.
const OUTSIDE: f64 = 2.0;

/// The days of a timeline, whole months.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Scale {
    /// The first day.
    pub(super) from: Date,
    /// The day after the last one.
    end: Date,
}

/// A month with where it begins and how wide it is, in percent of the timeline.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct MonthMark {
    /// Its first day.
    pub(super) first: Date,
    /// Where it begins.
    pub(super) left: f64,
    /// How wide it is.
    pub(super) width: f64,
}

impl Scale {
    /// The period of a plan, widened to what is shown on it.
    pub(super) fn new(plan: (Date, Date), cards: &[Card], milestones: &[Milestone]) -> Self {
        let (from, to) = plan;
        let earliest = from.saturating_sub(BEYOND);
        let latest = to.saturating_add(BEYOND);
        let days = cards
            .iter()
            .flat_map(|card| [card.starts_on, card.due_on])
            .chain(milestones.iter().map(|milestone| milestone.due_on))
            .flatten()
            .map(|day| day.clamp(earliest, latest));
        let (from, to) = days.fold((from, to), |(from, to), day| (from.min(day), to.max(day)));
        let from = first_of_month(from);
        // Two months are the least that can be shown.
        let end = later_month(first_of_month(to), 1).max(later_month(from, 2));
        Self { from, end }
    }

    /// The number of days.
    pub(super) fn days(self) -> f64 {
        ((self.end - self.from).whole_days() as f64).max(1.0)
    }

    /// How long it is, for the least width of the drawing: in years and a half, at most four.
    pub(super) fn length(self) -> i64 {
        ((self.end - self.from).whole_days() / 560 + 1).clamp(1, 4)
    }

    /// The least width of a bar, in percent: an icon's on the narrowest drawing of this length.
    pub(super) fn least(self) -> f64 {
        3.6 / self.length() as f64
    }

    /// Whether a day is shown.
    pub(super) fn has(self, day: Date) -> bool {
        (self.from..self.end).contains(&day)
    }

    /// Where a day begins, in percent; what lies outside is a little beyond the edge.
    pub(super) fn at(self, day: Date) -> f64 {
        ((day - self.from).whole_days() as f64 / self.days() * 100.0).clamp(-OUTSIDE, 100.0 + OUTSIDE)
    }

    /// Left edge and width of a bar in percent; short ones keep the width of their icon.
    pub(super) fn drawn(self, period: Period) -> Option<(f64, f64)> {
        self.bar(period).map(|(left, width)| (left, width.max(self.least())))
    }

    /// Left edge and width of a period in percent; nothing for one without a day.
    pub(super) fn bar(self, period: Period) -> Option<(f64, f64)> {
        let (from, to) = period.days()?;
        let left = self.at(from);
        Some((left, self.at(to.saturating_add(Duration::DAY)) - left))
    }

    /// The months.
    pub(super) fn months(self) -> Vec<MonthMark> {
        let mut months = Vec::new();
        let mut first = self.from;
        while first < self.end && months.len() < 600 {
            let next = later_month(first, 1);
            let left = self.at(first);
            months.push(MonthMark { first, left, width: self.at(next) - left });
            first = next;
        }
        months
    }
}

#[cfg(test)]
mod tests {
    use time::macros::date;

    use super::*;

    const PLAN: (Date, Date) = (date!(2026 - 10 - 01), date!(2027 - 09 - 30));

    fn milestone(day: Date) -> Milestone {
        Milestone {
            id: domain::id::MilestoneId::named("m"),
            measure_id: domain::id::MeasureId::named("m"),
            title: String::new(),
            due_on: Some(day),
            done_on: None,
            person_id: None,
            position: 1.0,
        }
    }

    #[test]
    fn the_period_of_the_plan_is_shown_in_whole_months() {
        let scale = Scale::new(PLAN, &[], &[]);
        let months = scale.months();
        assert_eq!((months.len(), months[0].first, scale.days()), (12, date!(2026 - 10 - 01), 365.0));
        let end = months.last().map(|month| month.left + month.width).unwrap();
        assert!((end - 100.0).abs() < 1e-9);
    }

    #[test]
    fn a_longer_timeline_is_drawn_wider() {
        let (from, _) = PLAN;
        let of_years = |years: i64| Scale::new((from, from + Duration::days(365 * years)), &[], &[]).length();
        assert_eq!([of_years(0), of_years(1), of_years(2), of_years(20)], [1, 1, 2, 4]);
    }

    #[test]
    fn what_lies_outside_widens_it_but_not_without_end() {
        let scale =
            Scale::new(PLAN, &[], &[milestone(date!(2027 - 12 - 24)), milestone(date!(1999 - 01 - 01))]);
        assert_eq!(scale.from, date!(2026 - 07 - 01));
        assert_eq!(scale.months().last().unwrap().first, date!(2027 - 12 - 01));
    }

    #[test]
    fn a_bar_covers_its_last_day_and_stays_on_the_timeline() {
        let scale = Scale::new(PLAN, &[], &[]);
        let day = Period { starts_on: Some(PLAN.0), due_on: Some(PLAN.0) };
        let (left, width) = scale.bar(day).unwrap();
        assert_eq!(left, 0.0);
        assert!((width - 100.0 / 365.0).abs() < 1e-9);
        let long = Period { starts_on: Some(date!(2001 - 01 - 01)), due_on: Some(date!(2050 - 01 - 01)) };
        assert_eq!(scale.bar(long), Some((-OUTSIDE, 100.0 + 2.0 * OUTSIDE)));
        assert!(scale.has(PLAN.0) && scale.has(PLAN.1) && !scale.has(date!(2027 - 10 - 01)));
        assert_eq!(scale.bar(Period::default()), None);
    }
}
