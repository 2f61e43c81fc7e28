//! The life of a plan: made, adopted, continued in the next one, removed; and how long what was removed can come back.

use serde::{Deserialize, Serialize};
use time::{Date, Duration, Month};

use super::{EditError, MeasureStatus, Plan, PlanState, title};
use crate::{
    calendar,
    directory::NamedRecord,
    id::{CommitteeId, MeasureId, OwnFieldId, UserId},
    permission::Visibility,
};

/// For how many days a removed measure can be brought back.
pub const TRASH_DAYS: i64 = 30;

/// The last day on which what was removed on a day can be brought back.
#[must_use]
pub fn last_day_in_trash(removed_on: Date) -> Date {
    removed_on.saturating_add(Duration::days(TRASH_DAYS))
}

/// The most years a plan may cover.
const PERIOD_MAX: i32 = 10;

impl PlanState {
    /// Whether a plan of this state may take another one next: what was done too early is taken back step by step.
    #[must_use]
    pub const fn may_become(self, next: Self) -> bool {
        matches!(
            (self, next),
            (Self::Draft | Self::Continued, Self::Adopted) | (Self::Adopted, Self::Draft | Self::Continued)
        )
    }
}

/// What is to be said of a plan.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PlanWish {
    /// The title.
    pub title: String,
    /// First day of the period.
    pub period_from: Date,
    /// Last day of the period.
    pub period_to: Date,
    /// Who may see it.
    pub visibility: Visibility,
}

impl PlanWish {
    /// Whom a plan can be shown to. It belongs to a region, so that neither a committee nor one person can have it alone.
    pub const VISIBILITIES: [Visibility; 4] =
        [Visibility::Public, Visibility::Network, Visibility::Region, Visibility::Office];

    /// Reads what a form says, days as `YYYY-MM-DD`.
    ///
    /// # Errors
    /// [`EditError::Empty`] or [`EditError::TooLong`] for the title, [`EditError::NotUnderstood`] for a day that is
    /// none, [`EditError::EndsBeforeItBegins`] and [`EditError::PeriodTooLong`] for the period.
    pub fn parse(
        name: &str,
        [period_from, period_to]: [&str; 2],
        visibility: Visibility,
    ) -> Result<Self, EditError> {
        let title = title(name)?;
        let day = |text: &str| calendar::parse_day(text).ok_or(EditError::NotUnderstood);
        let (period_from, period_to) = (day(period_from)?, day(period_to)?);
        if period_to < period_from {
            return Err(EditError::EndsBeforeItBegins);
        }
        if later(period_from, PERIOD_MAX) <= period_to {
            return Err(EditError::PeriodTooLong { years: PERIOD_MAX });
        }
        Ok(Self { title, period_from, period_to, visibility })
    }

    /// What is said of a plan.
    #[must_use]
    pub fn of(plan: &Plan) -> Self {
        Self {
            title: plan.title.clone(),
            period_from: plan.period_from,
            period_to: plan.period_to,
            visibility: plan.visibility,
        }
    }

    /// What may be said of the plan that follows: the same, as many whole years later as the plan needs.
    #[must_use]
    pub fn following(plan: &Plan) -> Self {
        let is_over = |years: &i32| later(plan.period_from, *years) > plan.period_to;
        let years = (1..=PERIOD_MAX).find(is_over).unwrap_or(PERIOD_MAX);
        let period_from = later(plan.period_from, years);
        // The day after the last one is what moves, so that a February ends with its last day.
        let period_to = plan.period_to.next_day().map(|after| later(after, years));
        let period_to = period_to.and_then(Date::previous_day).unwrap_or(plan.period_to);
        let mut title = later_title(&plan.title, years);
        if title == plan.title {
            let (from, to) = (period_from.year(), period_to.year());
            title = if from == to {
                format!("{title} {from}")
            } else {
                format!("{title} {from}/{:02}", to.rem_euclid(100))
            };
        }
        Self { title, period_from, period_to, visibility: plan.visibility }
    }
}

impl Plan {
    /// The plan with another title, period and visibility.
    #[must_use]
    pub fn with(&self, wish: &PlanWish) -> Self {
        let PlanWish { title, period_from, period_to, visibility } = wish.clone();
        Self { title, period_from, period_to, visibility, ..self.clone() }
    }

    /// The plan as a committee has adopted it.
    ///
    /// # Errors
    /// [`EditError::DoesNotFollow`] unless it is a draft, [`EditError::InFuture`] for a day to come.
    pub fn adopted(&self, by: CommitteeId, on: Date, today: Date) -> Result<Self, EditError> {
        if self.state != PlanState::Draft {
            return Err(EditError::DoesNotFollow);
        }
        if on > today {
            return Err(EditError::InFuture);
        }
        Ok(Self { state: PlanState::Adopted, adopted_by: Some(by), adopted_on: Some(on), ..self.clone() })
    }

    /// The plan in another state; a draft has not been adopted by anybody, and becomes so by
    /// [`adopted`](Self::adopted) alone.
    ///
    /// # Errors
    /// [`EditError::DoesNotFollow`] if the state may not follow the present one.
    pub fn in_state(&self, next: PlanState) -> Result<Self, EditError> {
        if self.state == PlanState::Draft || !self.state.may_become(next) {
            return Err(EditError::DoesNotFollow);
        }
        let plan = Self { state: next, ..self.clone() };
        if next != PlanState::Draft {
            return Ok(plan);
        }
        Ok(Self { adopted_by: None, adopted_on: None, ..plan }.not_released())
    }

    /// Whether its figures are released to its state. Those of a draft never are.
    #[must_use]
    pub fn is_released(&self) -> bool {
        self.state != PlanState::Draft && self.released_on.is_some()
    }

    /// The plan with its figures released to its state.
    ///
    /// # Errors
    /// [`EditError::DoesNotFollow`] for a draft, and if they are released already.
    pub fn released(&self, by: Option<UserId>, today: Date) -> Result<Self, EditError> {
        if self.state == PlanState::Draft || self.released_on.is_some() {
            return Err(EditError::DoesNotFollow);
        }
        Ok(Self { released_on: Some(today), released_by: by, ..self.clone() })
    }

    /// The plan with figures that nobody outside its health region compares.
    #[must_use]
    pub fn not_released(&self) -> Self {
        Self { released_on: None, released_by: None, ..self.clone() }
    }
}

/// A plan as whoever looks after it sees it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct PlanSettings {
    /// The plan.
    pub plan: Plan,
    /// The health region.
    pub health_region: NamedRecord,
    /// The committee that adopted it.
    pub adopted_by: Option<NamedRecord>,
    /// The name of the account that released its figures.
    pub released_by: Option<String>,
    /// What the reader may do.
    pub rights: PlanRights,
    /// The committees of the health region that could adopt it.
    pub committees: Vec<NamedRecord>,
    /// Whether neither a goal nor a measure belongs to it.
    pub is_empty: bool,
    /// How many measures can be brought back.
    pub removed: usize,
    /// How many measures have a value in which field of the plan's own; without those that none has.
    pub own_values: Vec<(OwnFieldId, usize)>,
    /// The day in Germany.
    pub today: Date,
}

/// What a reader may do to a plan.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct PlanRights {
    /// Change it, and continue it in another one.
    pub edit: bool,
    /// Note who adopted it, and take that back.
    pub adopt: bool,
    /// Remove it and its measures.
    pub remove: bool,
    /// Release its figures to its state, and take that back.
    pub release: bool,
}

impl PlanRights {
    /// Whether anything at all.
    #[must_use]
    pub const fn is_any(self) -> bool {
        self.edit || self.adopt || self.remove || self.release
    }
}

/// A measure that was removed and can be brought back.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct RemovedMeasure {
    /// The measure.
    pub id: MeasureId,
    /// Its title.
    pub title: String,
    /// How far it was.
    pub status: MeasureStatus,
    /// The goal it served; nothing if that is gone too, and then it cannot come back.
    pub goal: Option<String>,
    /// The day on which it was removed, in Germany.
    pub removed_on: Date,
    /// Who removed it.
    pub removed_by: String,
    /// The last day on which it can be brought back.
    pub last_day: Date,
}

/// The removed measures of a plan.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Trash {
    /// The plan.
    pub plan: Plan,
    /// The health region.
    pub health_region: NamedRecord,
    /// What can be brought back, the newest first.
    pub measures: Vec<RemovedMeasure>,
}

/// A day so many years later; the 29th of February becomes the 28th where there is none.
fn later(day: Date, years: i32) -> Date {
    let year = day.year() + years;
    day.replace_year(year)
        .or_else(|_| Date::from_calendar_date(year, Month::February, 28))
        .unwrap_or(Date::MAX)
}

/// A title with the years in it raised: "2026", "2026/27" and "2026/2027".
fn later_title(title: &str, years: i32) -> String {
    let mut result = String::with_capacity(title.len());
    let mut rest = title;
    // Whether a year and a slash stand right before.
    let mut is_span = false;
    while let Some(begin) = rest.find(|letter: char| letter.is_ascii_digit()) {
        let (before, from) = rest.split_at(begin);
        let end = from.find(|letter: char| !letter.is_ascii_digit()).unwrap_or(from.len());
        let (digits, after) = from.split_at(end);
        let number: Option<i32> = digits.parse().ok();
        result.push_str(before);
        let follows_year = is_span && matches!(before, "/" | "-" | "–");
        is_span = false;
        match (digits.len(), number) {
            (4, Some(year)) if (1900..2200).contains(&year) => {
                result.push_str(&format!("{:04}", year + years));
                is_span = true;
            }
            (2, Some(year)) if follows_year => {
                result.push_str(&format!("{:02}", (year + years).rem_euclid(100)));
            }
            _ => result.push_str(digits),
        }
        rest = after;
    }
    result.push_str(rest);
    result
}

#[cfg(test)]
mod tests {
    use time::macros::date;

    use super::*;
    use crate::{
        id::{HealthRegionId, PlanId},
        plan::BoardColumns,
    };

    fn plan(state: PlanState) -> Plan {
        let is_adopted = state != PlanState::Draft;
        Plan {
            id: PlanId::named("p"),
            health_region_id: HealthRegionId::named("r"),
            title: "Umsetzungsplan 2026/27".to_owned(),
            period_from: date!(2026 - 10 - 01),
            period_to: date!(2027 - 09 - 30),
            state,
            adopted_by: is_adopted.then(|| CommitteeId::named("forum")),
            adopted_on: is_adopted.then_some(date!(2026 - 10 - 14)),
            visibility: Visibility::Region,
            columns: BoardColumns::default(),
            own_fields: crate::plan::OwnFields::default(),
            card_face: crate::plan::CardFace::default(),
            released_on: None,
            released_by: None,
            version: 1,
        }
    }

    /// Every state (row) and what may follow it (column), in the order of `ALL`: draft, adopted, continued.
    #[test]
    fn every_transition_is_in_the_table() {
        let row = |from: &PlanState| -> [bool; 3] {
            [PlanState::Draft, PlanState::Adopted, PlanState::Continued].map(|next| from.may_become(next))
        };
        let table: Vec<_> = PlanState::ALL.iter().map(row).collect();
        assert_eq!(table, [[false, true, false], [true, false, true], [false, true, false]]);
    }

    #[test]
    fn a_plan_is_adopted_by_a_committee_on_a_day_and_not_before_that_day() {
        let (forum, today) = (CommitteeId::named("forum"), date!(2026 - 10 - 14));
        let adopted = plan(PlanState::Draft).adopted(forum, today, today).unwrap();
        assert_eq!((adopted.state, adopted.adopted_by), (PlanState::Adopted, Some(forum)));
        assert_eq!(adopted.adopted_on, Some(today));
        let tomorrow = date!(2026 - 10 - 15);
        assert_eq!(plan(PlanState::Draft).adopted(forum, tomorrow, today), Err(EditError::InFuture));
        for state in [PlanState::Adopted, PlanState::Continued] {
            assert_eq!(plan(state).adopted(forum, today, today), Err(EditError::DoesNotFollow));
        }
    }

    #[test]
    fn an_adoption_that_is_taken_back_leaves_no_trace_and_a_continued_plan_keeps_it() {
        let draft = plan(PlanState::Adopted).in_state(PlanState::Draft).unwrap();
        assert_eq!(draft, plan(PlanState::Draft));
        let continued = plan(PlanState::Adopted).in_state(PlanState::Continued).unwrap();
        assert_eq!(continued, plan(PlanState::Continued));
        assert_eq!(continued.in_state(PlanState::Adopted), Ok(plan(PlanState::Adopted)));
        for next in PlanState::ALL {
            assert_eq!(plan(PlanState::Draft).in_state(*next), Err(EditError::DoesNotFollow), "{next}");
        }
        assert_eq!(continued.in_state(PlanState::Draft), Err(EditError::DoesNotFollow));
    }

    #[test]
    fn figures_are_released_once_and_never_those_of_a_draft() {
        let (who, today) = (Some(UserId::named("u")), date!(2026 - 11 - 21));
        assert_eq!(plan(PlanState::Draft).released(who, today), Err(EditError::DoesNotFollow));
        for state in [PlanState::Adopted, PlanState::Continued] {
            let released = plan(state).released(who, today).unwrap();
            assert!(released.is_released() && !plan(state).is_released());
            assert_eq!((released.released_on, released.released_by), (Some(today), who));
            assert_eq!(released.released(who, today), Err(EditError::DoesNotFollow));
            assert_eq!(released.not_released(), plan(state));
        }
        // A draft has no figures to compare, and when it is adopted anew its figures are not released by themselves.
        let released = plan(PlanState::Adopted).released(who, today).unwrap();
        assert_eq!(released.in_state(PlanState::Draft).unwrap(), plan(PlanState::Draft));
        assert!(released.in_state(PlanState::Continued).unwrap().is_released());
    }

    #[test]
    fn what_is_said_of_a_plan_is_checked() {
        let parse = |name: &str, from: &str, to: &str| PlanWish::parse(name, [from, to], Visibility::Public);
        let wish = parse(" Plan\u{a0}2027 ", "2027-01-01", "2027-12-31").unwrap();
        assert_eq!((wish.period_from, wish.period_to), (date!(2027 - 01 - 01), date!(2027 - 12 - 31)));
        assert_eq!(
            parse("Ein Tag", "2027-01-01", "2027-01-01").map(|wish| wish.title),
            Ok("Ein Tag".to_owned())
        );
        assert!(parse("Zehn Jahre", "2027-01-01", "2036-12-31").is_ok());
        for (name, from, to, error) in [
            (" ", "2027-01-01", "2027-12-31", EditError::Empty),
            (&"x".repeat(201), "2027-01-01", "2027-12-31", EditError::TooLong { max: 200 }),
            ("Plan", "", "2027-12-31", EditError::NotUnderstood),
            ("Plan", "2027-01-01", "31.12.2027", EditError::NotUnderstood),
            ("Plan", "2027-01-02", "2027-01-01", EditError::EndsBeforeItBegins),
            ("Plan", "2027-01-01", "2037-01-01", EditError::PeriodTooLong { years: 10 }),
            ("Plan", "1027-01-01", "2027-12-31", EditError::PeriodTooLong { years: 10 }),
            ("Plan", "9995-01-01", "9999-12-31", EditError::PeriodTooLong { years: 10 }),
        ] {
            assert_eq!(parse(name, from, to), Err(error), "{name}: {from} to {to}");
        }
    }

    #[test]
    fn the_following_plan_begins_when_this_one_is_over() {
        let following = |from, to| {
            let plan = Plan { period_from: from, period_to: to, ..plan(PlanState::Adopted) };
            let wish = PlanWish::following(&plan);
            (wish.period_from, wish.period_to)
        };
        assert_eq!(
            following(date!(2026 - 10 - 01), date!(2027 - 09 - 30)),
            (date!(2027 - 10 - 01), date!(2028 - 09 - 30))
        );
        // Three years are followed by three years.
        assert_eq!(
            following(date!(2024 - 01 - 01), date!(2026 - 12 - 31)),
            (date!(2027 - 01 - 01), date!(2029 - 12 - 31))
        );
        // From March to February: the leap day belongs to the last month.
        assert_eq!(
            following(date!(2026 - 03 - 01), date!(2027 - 02 - 28)),
            (date!(2027 - 03 - 01), date!(2028 - 02 - 29))
        );
        // A plan of half a year is followed in the same half of the next.
        assert_eq!(
            following(date!(2026 - 01 - 01), date!(2026 - 06 - 30)),
            (date!(2027 - 01 - 01), date!(2027 - 06 - 30))
        );
    }

    #[test]
    fn the_years_in_a_title_move_on() {
        for (title, expected) in [
            ("Umsetzungsplan 2026/27", "Umsetzungsplan 2027/28"),
            ("Plan 2099/00", "Plan 2100/01"),
            ("2026/2027: Plan", "2027/2028: Plan"),
            ("Plan 2026–27 nach § 20 und 5 Zielen", "Plan 2027–28 nach § 20 und 5 Zielen"),
            ("Strategie für 12 Orte", "Strategie für 12 Orte 2027/28"),
            ("Kreis 09674", "Kreis 09674 2027/28"),
        ] {
            let plan = Plan { title: title.to_owned(), ..plan(PlanState::Adopted) };
            assert_eq!(PlanWish::following(&plan).title, expected);
        }
    }
}
