//! Seats in committees: who sits where, as what, and for how long.

use serde::{Deserialize, Serialize};
use time::Date;

use super::{NamedRecord, OrganisationKind};
use crate::{
    id::{CommitteeId, MembershipId, OrganisationId, PersonId},
    text::{TextError, line},
    text_enum,
};

text_enum! {
    /// What a member is in a committee.
    MembershipRole {
        /// Leads the committee.
        Chair = "chair",
        /// Stands in for the chair.
        DeputyChair = "deputy_chair",
        /// Prepares and moderates the meetings.
        Moderator = "moderator",
        /// Takes part with a seat.
        Member = "member",
        /// Stands in for a member.
        Deputy = "deputy",
        /// Takes part where a topic asks for it, without a vote.
        Associated = "associated",
    }
}

impl MembershipRole {
    /// Whether the role leads the committee.
    #[must_use]
    pub const fn leads(self) -> bool {
        matches!(self, Self::Chair | Self::DeputyChair | Self::Moderator)
    }

    /// Whether seats of the role have a vote unless somebody says otherwise.
    #[must_use]
    pub const fn usually_votes(self) -> bool {
        !matches!(self, Self::Associated)
    }
}

/// A seat in a committee: of a person, often on behalf of an organisation, or of an organisation alone.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Membership {
    /// Its id.
    pub id: MembershipId,
    /// The committee.
    pub committee_id: CommitteeId,
    /// Who sits there; `None` while the seat of the organisation is vacant.
    pub person_id: Option<PersonId>,
    /// On whose behalf.
    pub organisation_id: Option<OrganisationId>,
    /// What the member is.
    pub role: MembershipRole,
    /// Whether the seat has a vote.
    pub is_voting: bool,
    /// First day.
    pub valid_from: Option<Date>,
    /// First day after the term.
    pub valid_to: Option<Date>,
    /// Raised by every write.
    pub version: i64,
}

impl Membership {
    /// The seat as it ends before a day; none if it begins only then.
    #[must_use]
    pub fn ended_before(&self, end: Date) -> Option<Self> {
        let begins_before = self.valid_from.is_none_or(|from| from < end);
        begins_before.then(|| Self { valid_to: Some(end), ..self.clone() })
    }
}

/// How many seats of a committee, person or organisation have not ended yet.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct OpenSeats {
    /// Those that whoever asks may end.
    pub yours: usize,
    /// Those in committees that others look after.
    pub of_others: usize,
}

/// Who is to sit in a committee.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum NewMember {
    /// Somebody who is in the directory, on behalf of their organisation if they have one.
    Person(PersonId),
    /// An organisation, whose seat is vacant until it names somebody.
    Organisation(OrganisationId),
    /// Somebody who enters the directory with this seat.
    NewPerson(NewPerson),
    /// An organisation that enters the directory with this seat, which is vacant until it names somebody.
    NewOrganisation(NewOrganisation),
}

/// A person who is not in the directory yet.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NewPerson {
    name: String,
    function: String,
}

impl NewPerson {
    /// Name and function as typed; the function may be empty.
    ///
    /// # Errors
    /// [`TextError::Empty`] without a name, [`TextError::TooLong`] for more than 200 characters in either.
    pub fn parse(name: &str, function: &str) -> Result<Self, TextError> {
        let function = match line::<200>(function) {
            Err(TextError::Empty) => String::new(),
            checked => checked?,
        };
        Ok(Self { name: line::<200>(name)?, function })
    }

    /// The name, with title.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// What the person does where they come from.
    #[must_use]
    pub fn function(&self) -> &str {
        &self.function
    }
}

/// An organisation that is not in the directory yet.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NewOrganisation {
    name: String,
    kind: OrganisationKind,
}

impl NewOrganisation {
    /// The name as typed, and what it is.
    ///
    /// # Errors
    /// [`TextError::Empty`] without a name, [`TextError::TooLong`] for more than 200 characters.
    pub fn parse(name: &str, kind: OrganisationKind) -> Result<Self, TextError> {
        Ok(Self { name: line::<200>(name)?, kind })
    }

    /// The name.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// What it is.
    #[must_use]
    pub const fn kind(&self) -> OrganisationKind {
        self.kind
    }
}

/// A seat that a committee is to have.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NewSeat {
    /// The committee.
    pub committee_id: CommitteeId,
    /// Who sits there.
    pub member: NewMember,
    /// What the member is.
    pub role: MembershipRole,
    /// Whether the seat has a vote.
    pub is_voting: bool,
    /// First day; open if it is not known.
    pub valid_from: Option<Date>,
}

/// A seat as shown on a page: of a committee, or of a person or organisation.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Seat {
    /// The membership.
    pub membership_id: MembershipId,
    /// The committee.
    pub committee: NamedRecord,
    /// Who sits there, if the reader may see that.
    pub person: Option<NamedRecord>,
    /// Whether nobody sits there.
    pub is_vacant: bool,
    /// On whose behalf.
    pub organisation: Option<NamedRecord>,
    /// What the member is.
    pub role: MembershipRole,
    /// Whether the seat has a vote.
    pub is_voting: bool,
    /// First day.
    pub valid_from: Option<Date>,
    /// First day after the term.
    pub valid_to: Option<Date>,
    /// Raised by every write of the membership.
    pub version: i64,
}

#[cfg(test)]
mod tests {
    use time::macros::date;

    use super::*;

    #[test]
    fn a_seat_ends_only_after_it_has_begun() {
        let seat = |valid_from| Membership {
            id: MembershipId::named("m"),
            committee_id: CommitteeId::named("c"),
            person_id: None,
            organisation_id: None,
            role: MembershipRole::Member,
            is_voting: true,
            valid_from,
            valid_to: None,
            version: 1,
        };
        let end = date!(2026 - 12 - 01);
        for (valid_from, valid_to) in
            [(None, Some(end)), (end.previous_day(), Some(end)), (Some(end), None), (end.next_day(), None)]
        {
            let ended = seat(valid_from).ended_before(end);
            assert_eq!(ended.and_then(|seat| seat.valid_to), valid_to, "{valid_from:?}");
        }
    }

    #[test]
    fn only_who_is_associated_has_usually_no_vote() {
        let without: Vec<_> = MembershipRole::ALL.iter().filter(|role| !role.usually_votes()).collect();
        assert_eq!(without, [&MembershipRole::Associated]);
    }

    #[test]
    fn a_new_organisation_needs_a_name() {
        let body = NewOrganisation::parse(" Klinik  Süd ", OrganisationKind::Hospital).unwrap();
        assert_eq!((body.name(), body.kind()), ("Klinik Süd", OrganisationKind::Hospital));
        assert_eq!(NewOrganisation::parse(" ", OrganisationKind::Other), Err(TextError::Empty));
    }

    #[test]
    fn a_new_person_needs_a_name_and_may_have_a_function() {
        let person = NewPerson::parse("  Dr.  Erika   Beispiel ", "").unwrap();
        assert_eq!((person.name(), person.function()), ("Dr. Erika Beispiel", ""));
        assert_eq!(NewPerson::parse(" ", "Ärztin"), Err(TextError::Empty));
        assert_eq!(NewPerson::parse("E", &"x".repeat(201)), Err(TextError::TooLong { max: 200 }));
    }
}
