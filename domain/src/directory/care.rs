//! Care of the directory: when somebody last said that a record is right, what has gone stale, and the link with which those
//! concerned answer without an account.

use serde::{Deserialize, Serialize};
use time::{Date, Duration, Month};
use uuid::Uuid;

use super::{ContactKind, NamedRecord};
use crate::{
    change::{RecordKind, RecordRef},
    id::HealthRegionId,
    plan::EditError,
    text::EmailAddress,
};

/// The kinds of records that are taken care of, in the order in which they are offered.
pub const CARE_KINDS: [RecordKind; 3] = [RecordKind::Organisation, RecordKind::Person, RecordKind::Committee];

/// The kinds that have an address of their own, so that somebody can be asked.
const ASKED_KINDS: [RecordKind; 2] = [RecordKind::Organisation, RecordKind::Person];

/// After how many months without a confirmation a record is stale, unless somebody chooses otherwise.
pub const STALE_MONTHS: u8 = 12;

/// The thresholds that are offered.
pub const STALE_CHOICES: [u8; 5] = [3, 6, 12, 24, 36];

/// For how many days nobody is asked again.
pub const ASK_AGAIN_DAYS: i64 = 14;

/// How long a link in such a mail can be used.
pub const CARE_LINK_DAYS: i64 = 30;

/// The most characters of what somebody says has changed.
pub const CARE_NOTE_MAX: usize = 2000;

/// Who said that a record is right.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Confirmer {
    /// A user, by the name they had then.
    User(String),
    /// Whoever the record is about, by a link in a mail.
    Concerned,
}

/// That a record was right on a day.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Confirmation {
    /// The day.
    pub on: Date,
    /// Who said so; not told to those who may not edit the record.
    pub by: Option<Confirmer>,
}

/// What those concerned say has changed, until somebody has settled it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CareNote {
    /// Their words.
    pub text: String,
    /// When they were said last.
    pub said_on: Date,
}

/// Which records are looked at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CareFilter {
    /// Only those of this health region.
    pub region: Option<HealthRegionId>,
    /// Only those of this kind.
    pub kind: Option<RecordKind>,
    /// After how many months a record is stale.
    pub months: u8,
}

/// A record with the care that is taken of it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct CareRow {
    /// The record.
    pub named: NamedRecord,
    /// The stable text of its kind; of a person what they do.
    pub detail: String,
    /// The name of the health region it belongs to.
    pub health_region: String,
    /// When it was last confirmed, if it ever was.
    pub confirmation: Option<Confirmation>,
    /// When those concerned were last asked.
    pub asked_on: Option<Date>,
    /// Where they can be asked now.
    pub address: Option<String>,
    /// What they say has changed.
    pub note: Option<CareNote>,
}

/// What there is to do.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct CareList {
    /// What those concerned say has changed, the oldest first.
    pub noted: Vec<CareRow>,
    /// What has gone stale: never confirmed first, then the oldest.
    pub stale: Vec<CareRow>,
    /// How many there are of the latter; the list may end before.
    pub total: usize,
}

/// What those concerned see of a record: what is their own, and nothing else.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct AskedRecord {
    /// The kind of the record.
    pub kind: RecordKind,
    /// Its name.
    pub name: String,
    /// Where a person works; empty if that is nowhere.
    pub organisation: String,
    /// Its contact fields.
    pub contacts: Vec<(ContactKind, String)>,
}

/// A question to those concerned that is on its way.
#[derive(Clone, Debug, PartialEq)]
pub struct CareQuestion {
    /// The link with which they answer.
    pub link: CareLink,
    /// The name of the record.
    pub name: String,
    /// Where they are asked.
    pub email: EmailAddress,
    /// Who asks.
    pub asker: String,
}

/// How those concerned answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CareReply {
    /// Everything is right.
    Right,
    /// Something has changed, in their words.
    Changed(String),
}

/// Whether somebody can be asked about records of this kind: committees have no address of their own.
#[must_use]
pub fn is_asked_about(kind: RecordKind) -> bool {
    ASKED_KINDS.contains(&kind)
}

/// Whether a record is stale that was confirmed last on this day, or never.
#[must_use]
pub fn is_stale(confirmed_on: Option<Date>, months: u8, today: Date) -> bool {
    confirmed_on.is_none_or(|on| on <= months_before(today, months))
}

/// Whether it is too early to ask again.
#[must_use]
pub fn was_asked_lately(asked_on: Option<Date>, today: Date) -> bool {
    asked_on.is_some_and(|on| today - on < Duration::days(ASK_AGAIN_DAYS))
}

/// The same day so many months earlier, or the last one of a shorter month.
#[must_use]
pub fn months_before(day: Date, months: u8) -> Date {
    let count = day.year() * 12 + i32::from(u8::from(day.month())) - 1 - i32::from(months);
    let (year, month) = (count.div_euclid(12), count.rem_euclid(12) + 1);
    let month = u8::try_from(month).ok().and_then(|month| Month::try_from(month).ok());
    let month = month.unwrap_or(Month::January);
    Date::from_calendar_date(year, month, day.day().min(month.length(year))).unwrap_or(day)
}

/// What somebody says has changed: trimmed, not empty, at most [`CARE_NOTE_MAX`] characters.
///
/// # Errors
/// [`EditError::Empty`] or [`EditError::TooLong`].
pub fn care_note(text: &str) -> Result<String, EditError> {
    let text = text.replace("\r\n", "\n").replace('\0', " ");
    let text = text.trim();
    match text.chars().count() {
        0 => Err(EditError::Empty),
        n if n > CARE_NOTE_MAX => Err(EditError::TooLong { max: CARE_NOTE_MAX }),
        _ => Ok(text.to_owned()),
    }
}

/// What a link in a mail allows: to see what is one's own in one record, and to answer once whether it is right.
///
/// The address it was sent to is no part of it, but of what is signed: nobody reads it from a link.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CareLink {
    /// The record.
    pub record: RecordRef,
    /// The how manieth question about it this is: each is answered once.
    pub number: u32,
    /// The last day on which it can be used.
    pub last_day: Date,
}

impl CareLink {
    /// How many bytes a link is.
    pub const BYTES: usize = 25;

    /// The link of a question that is asked today.
    #[must_use]
    pub fn new(record: RecordRef, number: u32, today: Date) -> Self {
        Self { record, number, last_day: today + Duration::days(CARE_LINK_DAYS) }
    }

    /// Whether it can be used on a day.
    #[must_use]
    pub fn is_valid_on(&self, today: Date) -> bool {
        today <= self.last_day
    }

    /// The link as bytes: kind, record, number, and the Julian day, big-endian.
    #[must_use]
    pub fn to_bytes(&self) -> [u8; Self::BYTES] {
        let mut bytes = [0; Self::BYTES];
        bytes[0] = u8::from(self.record.kind == RecordKind::Person);
        bytes[1..17].copy_from_slice(self.record.id.as_bytes());
        bytes[17..21].copy_from_slice(&self.number.to_be_bytes());
        bytes[21..].copy_from_slice(&self.last_day.to_julian_day().to_be_bytes());
        bytes
    }

    /// The link that bytes are, if they are one.
    #[must_use]
    pub fn from_bytes(bytes: &[u8; Self::BYTES]) -> Option<Self> {
        let (kind, rest) = bytes.split_first()?;
        let kind = *ASKED_KINDS.get(usize::from(*kind))?;
        let (id, rest) = rest.split_first_chunk::<16>()?;
        let (number, rest) = rest.split_first_chunk::<4>()?;
        let (day, _) = rest.split_first_chunk::<4>()?;
        Some(Self {
            record: RecordRef { kind, id: Uuid::from_bytes(*id) },
            number: u32::from_be_bytes(*number),
            last_day: Date::from_julian_day(i32::from_be_bytes(*day)).ok()?,
        })
    }
}

#[cfg(test)]
mod tests {
    use time::macros::date;

    use super::*;
    use crate::id::{OrganisationId, PersonId};

    #[test]
    fn a_record_is_stale_after_its_months_and_before_it_was_ever_confirmed() {
        let today = date!(2026 - 11 - 21);
        assert!(is_stale(None, 12, today));
        assert!(is_stale(Some(date!(2025 - 11 - 21)), 12, today));
        assert!(!is_stale(Some(date!(2025 - 11 - 22)), 12, today));
        assert!(is_stale(Some(date!(2026 - 08 - 21)), 3, today));
    }

    #[test]
    fn months_go_back_over_years_and_to_the_last_day_of_shorter_ones() {
        assert_eq!(months_before(date!(2026 - 01 - 31), 1), date!(2025 - 12 - 31));
        assert_eq!(months_before(date!(2026 - 03 - 31), 1), date!(2026 - 02 - 28));
        assert_eq!(months_before(date!(2024 - 03 - 31), 1), date!(2024 - 02 - 29));
        assert_eq!(months_before(date!(2026 - 11 - 21), 36), date!(2023 - 11 - 21));
    }

    #[test]
    fn nobody_is_asked_again_within_two_weeks() {
        let today = date!(2026 - 11 - 21);
        assert!(!was_asked_lately(None, today));
        assert!(was_asked_lately(Some(date!(2026 - 11 - 08)), today));
        assert!(!was_asked_lately(Some(date!(2026 - 11 - 07)), today));
    }

    #[test]
    fn a_link_is_read_as_it_was_written_and_ends_after_thirty_days() {
        for record in [
            RecordRef::new(RecordKind::Person, PersonId::named("a")),
            RecordRef::new(RecordKind::Organisation, OrganisationId::named("a")),
        ] {
            let link = CareLink::new(record, 7, date!(2026 - 11 - 21));
            assert_eq!(CareLink::from_bytes(&link.to_bytes()), Some(link));
            assert!(link.is_valid_on(date!(2026 - 12 - 21)));
            assert!(!link.is_valid_on(date!(2026 - 12 - 22)));
        }
    }

    #[test]
    fn a_kind_that_nobody_is_asked_about_and_a_day_that_does_not_exist_are_no_link() {
        let record = RecordRef::new(RecordKind::Person, PersonId::named("a"));
        let mut bytes = CareLink::new(record, 1, date!(2026 - 11 - 21)).to_bytes();
        bytes[0] = 2;
        assert_eq!(CareLink::from_bytes(&bytes), None);
        bytes[0] = 0;
        bytes[21..].fill(0x7f);
        assert_eq!(CareLink::from_bytes(&bytes), None);
        assert!(!is_asked_about(RecordKind::Committee));
    }

    #[test]
    fn what_has_changed_is_said_in_one_to_two_thousand_characters() {
        assert_eq!(care_note(" \r\n "), Err(EditError::Empty));
        assert_eq!(care_note(" Neue\r\nNummer\0 "), Ok("Neue\nNummer".to_owned()));
        assert!(care_note(&"ä".repeat(CARE_NOTE_MAX)).is_ok());
        let too_long = care_note(&"ä".repeat(CARE_NOTE_MAX + 1));
        assert_eq!(too_long, Err(EditError::TooLong { max: CARE_NOTE_MAX }));
    }
}
