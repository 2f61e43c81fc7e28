//! Word to people of what has happened to measures they follow, and what is due.

use serde::{Deserialize, Serialize};
use time::{Date, Duration, OffsetDateTime};

use super::{Measure, MeasureStatus};
use crate::{
    id::{CommentId, MeasureId, NotificationId, PlanId},
    text_enum,
};

/// What one person does to one measure within this time of the last is one notification, as long as it is unread.
pub const FOLD_WITHIN: Duration = Duration::minutes(10);

/// How many days before its day a measure is due soon.
pub const DUE_SOON_DAYS: i64 = 7;

text_enum! {
    /// Why somebody is told.
    NotificationKind {
        /// Somebody has named them in a comment.
        Mentioned = "mentioned",
        /// They answer for a measure from now on.
        Assigned = "assigned",
        /// The status or day of a measure they follow has changed.
        Changed = "changed",
        /// Somebody has commented on a measure they follow.
        Commented = "commented",
        /// A measure they follow, or a milestone they see to, is due within [`DUE_SOON_DAYS`].
        DueSoon = "due_soon",
        /// The day of a measure they follow, or of a milestone they see to, is over.
        Overdue = "overdue",
    }
}

impl NotificationKind {
    /// Whether somebody waits for an answer.
    #[must_use]
    pub const fn asks(self) -> bool {
        matches!(self, Self::Mentioned | Self::Assigned)
    }

    /// Whether it tells of what was said, which only those hear of who hear the conversation.
    #[must_use]
    pub const fn is_about_comment(self) -> bool {
        matches!(self, Self::Mentioned | Self::Commented)
    }
}

/// How a measure differs from what it was, as far as its followers are told.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct FieldNews {
    /// The status before and after.
    pub status: Option<(MeasureStatus, MeasureStatus)>,
    /// The day by which it is to be done, before and after.
    pub due_on: Option<(Option<Date>, Option<Date>)>,
}

impl FieldNews {
    /// What has changed between two states of a measure.
    #[must_use]
    pub fn between(before: &Measure, after: &Measure) -> Self {
        Self::of((before.status, after.status), (before.due_on, after.due_on))
    }

    /// What has changed when `later` comes after it: nothing, where all is as it was.
    #[must_use]
    pub fn then(self, later: Self) -> Self {
        let status = joined(self.status, later.status);
        let due_on = joined(self.due_on, later.due_on);
        Self { status, due_on }
    }

    fn of(status: (MeasureStatus, MeasureStatus), due_on: (Option<Date>, Option<Date>)) -> Self {
        Self { status: Some(status).filter(differs), due_on: Some(due_on).filter(differs) }
    }

    /// Whether there is nothing to tell.
    #[must_use]
    pub fn is_empty(self) -> bool {
        self == Self::default()
    }
}

fn differs<T: PartialEq>((before, after): &(T, T)) -> bool {
    before != after
}

fn joined<T: PartialEq>(first: Option<(T, T)>, later: Option<(T, T)>) -> Option<(T, T)> {
    match (first, later) {
        (Some((before, _)), Some((_, after))) => Some((before, after)).filter(differs),
        (first, later) => first.or(later),
    }
}

/// Why a measure that is not finished is worth a word today, if it is.
#[must_use]
pub fn due_kind(due_on: Date, today: Date) -> Option<NotificationKind> {
    match (due_on - today).whole_days() {
        days if days < 0 => Some(NotificationKind::Overdue),
        days if days <= DUE_SOON_DAYS => Some(NotificationKind::DueSoon),
        _ => None,
    }
}

/// Word to somebody, as they read it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Notification {
    /// Its id.
    pub id: NotificationId,
    /// Why.
    pub kind: NotificationKind,
    /// The measure.
    pub measure_id: MeasureId,
    /// Its plan.
    pub plan_id: PlanId,
    /// The title of the measure now.
    pub title: String,
    /// The present name of whoever did it; empty for what nobody did.
    pub actor: String,
    /// When it happened last.
    pub at: OffsetDateTime,
    /// How often.
    pub count: i64,
    /// What has changed.
    pub news: FieldNews,
    /// The comment it is about, the last of several.
    pub comment_id: Option<CommentId>,
    /// The title of the milestone it is about, if it is about one.
    pub milestone: Option<String>,
    /// The day by which the measure or the milestone was to be done, if it is about that.
    pub due_on: Option<Date>,
    /// Whether it has been read.
    pub is_read: bool,
}

#[cfg(test)]
mod tests {
    use time::macros::date;

    use super::*;

    #[test]
    fn changes_one_after_the_other_are_told_from_first_to_last() {
        let day = |day| Some(Date::from_calendar_date(2026, time::Month::May, day).unwrap());
        let begun = FieldNews::of((MeasureStatus::Planned, MeasureStatus::Running), (day(1), day(1)));
        let late = FieldNews::of((MeasureStatus::Running, MeasureStatus::Delayed), (day(1), day(9)));
        let both = begun.then(late);
        assert_eq!(both.status, Some((MeasureStatus::Planned, MeasureStatus::Delayed)));
        assert_eq!(both.due_on, Some((day(1), day(9))));
    }

    #[test]
    fn what_was_taken_back_is_no_news() {
        let there = FieldNews::of((MeasureStatus::Planned, MeasureStatus::Running), (None, None));
        let back = FieldNews::of((MeasureStatus::Running, MeasureStatus::Planned), (None, None));
        assert!(!there.is_empty());
        assert!(there.then(back).is_empty());
    }

    #[test]
    fn a_measure_is_due_soon_for_a_week_and_then_overdue() {
        let today = date!(2026 - 11 - 21);
        let kind = |days| due_kind(today + Duration::days(days), today);
        assert_eq!(kind(8), None);
        assert_eq!(kind(7), Some(NotificationKind::DueSoon));
        assert_eq!(kind(0), Some(NotificationKind::DueSoon));
        assert_eq!(kind(-1), Some(NotificationKind::Overdue));
    }
}
