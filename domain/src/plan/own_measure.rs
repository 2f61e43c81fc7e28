//! The measures somebody works on, and the link with which they report of one without signing in.

use serde::{Deserialize, Serialize};
use time::{Date, Duration};
use uuid::Uuid;

use super::{IndicatorSeries, Measure, MeasureRights, MeasureStatus};
use crate::{
    directory::NamedRecord,
    id::{MeasureId, UserId},
};

/// A measure as whoever works on it finds it among their own.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct OwnMeasure {
    /// The measure.
    pub measure: Measure,
    /// The title of its plan.
    pub plan: String,
    /// The name of the health region.
    pub health_region: String,
    /// The committee that works on it.
    pub committee: Option<NamedRecord>,
    /// The indicators it works for.
    pub indicators: Vec<IndicatorSeries>,
    /// Whether the reader answers for it, and not only the committee they are in.
    pub is_responsible: bool,
    /// What the reader may do.
    pub rights: MeasureRights,
}

impl OwnMeasure {
    /// The statuses that may follow, in the order of a measure's life.
    #[must_use]
    pub fn next_statuses(&self) -> Vec<MeasureStatus> {
        let now = self.measure.status;
        MeasureStatus::ALL.iter().copied().filter(|next| now.may_become(*next)).collect()
    }
}

/// How long a link in a mail can be used.
pub const REPORT_LINK_DAYS: i64 = 14;

/// What a link in a mail allows: somebody to report of one measure, for some days, and nothing else.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ReportLink {
    /// Under whose name, and with whose rights.
    pub user_id: UserId,
    /// The measure.
    pub measure_id: MeasureId,
    /// The last day on which it can be used.
    pub last_day: Date,
}

impl ReportLink {
    /// How many bytes a link is.
    pub const BYTES: usize = 36;

    /// The link of somebody to a measure, made today.
    #[must_use]
    pub fn new(user_id: UserId, measure_id: MeasureId, today: Date) -> Self {
        Self { user_id, measure_id, last_day: today + Duration::days(REPORT_LINK_DAYS) }
    }

    /// Whether it can be used on a day.
    #[must_use]
    pub fn is_valid_on(&self, today: Date) -> bool {
        today <= self.last_day
    }

    /// The link as bytes: user, measure, and the Julian day, big-endian.
    #[must_use]
    pub fn to_bytes(&self) -> [u8; Self::BYTES] {
        let mut bytes = [0; Self::BYTES];
        bytes[..16].copy_from_slice(self.user_id.0.as_bytes());
        bytes[16..32].copy_from_slice(self.measure_id.0.as_bytes());
        bytes[32..].copy_from_slice(&self.last_day.to_julian_day().to_be_bytes());
        bytes
    }

    /// The link that bytes are, if they are one.
    #[must_use]
    pub fn from_bytes(bytes: &[u8; Self::BYTES]) -> Option<Self> {
        let (user, rest) = bytes.split_first_chunk::<16>()?;
        let (measure, rest) = rest.split_first_chunk::<16>()?;
        let (day, _) = rest.split_first_chunk::<4>()?;
        Some(Self {
            user_id: UserId(Uuid::from_bytes(*user)),
            measure_id: MeasureId(Uuid::from_bytes(*measure)),
            last_day: Date::from_julian_day(i32::from_be_bytes(*day)).ok()?,
        })
    }
}

#[cfg(test)]
mod tests {
    use time::macros::date;

    use super::*;

    #[test]
    fn a_link_is_read_as_it_was_written_and_ends_after_two_weeks() {
        let link = ReportLink::new(UserId::named("anna"), MeasureId::named("kita"), date!(2026 - 11 - 22));
        assert_eq!(ReportLink::from_bytes(&link.to_bytes()), Some(link));
        assert!(link.is_valid_on(date!(2026 - 12 - 06)));
        assert!(!link.is_valid_on(date!(2026 - 12 - 07)));
    }

    #[test]
    fn a_day_that_does_not_exist_is_no_link() {
        assert_eq!(ReportLink::from_bytes(&[0x7f; ReportLink::BYTES]), None);
    }
}
