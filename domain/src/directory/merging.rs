//! Two records of the directory become one: whose values stay, what becomes of seats and relations that were double.

use serde::{Deserialize, Serialize};
use time::{Date, Duration, OffsetDateTime};

use super::{Contact, Membership, NamedRecord, Organisation, OrganisationKind, Person, Relation};
use crate::{change::RecordKind, id::MergeId, permission::Visibility, text_enum};

/// For how many days two records that became one can be parted again.
pub const MERGE_UNDO_DAYS: i64 = 30;

/// The last day on which they can.
#[must_use]
pub fn last_day_to_part(merged_on: Date) -> Date {
    merged_on.checked_add(Duration::days(MERGE_UNDO_DAYS)).unwrap_or(Date::MAX)
}

text_enum! {
    /// One of two records.
    Side {
        /// The one that stays.
        Kept = "kept",
        /// The one that becomes part of it.
        Other = "other",
    }
}

text_enum! {
    /// A field of which one value stays.
    MergeField {
        /// The name.
        Name = "name",
        /// What an organisation is.
        Kind = "kind",
        /// The level it works on.
        Level = "level",
        /// What a person does.
        Function = "function",
        /// Where a person works.
        Organisation = "organisation",
        /// The district an organisation sits in.
        District = "district",
        /// What an organisation does.
        Description = "description",
        /// Who may see it.
        Visibility = "visibility",
        /// First day.
        ValidFrom = "valid_from",
        /// First day on which it no longer holds.
        ValidTo = "valid_to",
    }
}

/// Whose value stays, field by field; where nothing is said, that of the record that stays.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct MergeChoices {
    /// The name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<Side>,
    /// What an organisation is.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub kind: Option<Side>,
    /// The level it works on.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub level: Option<Side>,
    /// What a person does.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub function: Option<Side>,
    /// Where a person works.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub organisation: Option<Side>,
    /// The district an organisation sits in.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub district: Option<Side>,
    /// What an organisation does.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub description: Option<Side>,
    /// Who may see it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub visibility: Option<Side>,
    /// First day.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub valid_from: Option<Side>,
    /// First day on which it no longer holds.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub valid_to: Option<Side>,
}

impl MergeChoices {
    /// The value that stays.
    fn choose<T: Clone>(side: Option<Side>, kept: &T, other: &T) -> T {
        match side {
            Some(Side::Other) => other.clone(),
            Some(Side::Kept) | None => kept.clone(),
        }
    }
}

/// A field in which two records differ.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FieldDifference {
    /// The field.
    pub field: MergeField,
    /// What the record says that stays: a text, the stable text of an enum, a day, or a name; empty for nothing.
    pub kept: String,
    /// What the other one says.
    pub other: String,
    /// Whose value is likely the better one.
    pub suggested: Side,
}

/// One of two records that are to become one, with what its reader may see of it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct MergeSide {
    /// The record.
    pub named: NamedRecord,
    /// Its version.
    pub version: i64,
    /// Where it belongs.
    pub health_region: String,
    /// Ways to reach it.
    pub contacts: Vec<Contact>,
    /// When it was last written.
    pub written_at: Option<OffsetDateTime>,
}

/// What would become of two records.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct MergeProposal {
    /// The one that stays.
    pub kept: MergeSide,
    /// The one that becomes part of it.
    pub other: MergeSide,
    /// Where they differ.
    pub differences: Vec<FieldDifference>,
    /// How much of which kind goes over to the one that stays, as far as its reader may see it.
    pub moved: Vec<(RecordKind, i64)>,
}

/// A record that became part of another one.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Merged {
    /// What happened.
    pub id: MergeId,
    /// The record that became part of the other one, by the name it had.
    pub named: NamedRecord,
    /// When.
    pub merged_at: OffsetDateTime,
    /// Who did it.
    pub actor: String,
    /// The last day on which the two can be parted again.
    pub last_day: Date,
    /// What keeps them from being parted.
    pub in_the_way: Vec<NamedRecord>,
}

impl Person {
    /// The person with the values that stay.
    #[must_use]
    pub fn merged_with(&self, other: &Self, choices: &MergeChoices) -> Self {
        Self {
            name: MergeChoices::choose(choices.name, &self.name, &other.name),
            function: MergeChoices::choose(choices.function, &self.function, &other.function),
            organisation_id: MergeChoices::choose(
                choices.organisation,
                &self.organisation_id,
                &other.organisation_id,
            ),
            visibility: MergeChoices::choose(choices.visibility, &self.visibility, &other.visibility),
            valid_from: MergeChoices::choose(choices.valid_from, &self.valid_from, &other.valid_from),
            valid_to: MergeChoices::choose(choices.valid_to, &self.valid_to, &other.valid_to),
            ..self.clone()
        }
    }
}

impl Organisation {
    /// The organisation with the values that stay.
    #[must_use]
    pub fn merged_with(&self, other: &Self, choices: &MergeChoices) -> Self {
        Self {
            name: MergeChoices::choose(choices.name, &self.name, &other.name),
            kind: MergeChoices::choose(choices.kind, &self.kind, &other.kind),
            level: MergeChoices::choose(choices.level, &self.level, &other.level),
            ags: MergeChoices::choose(choices.district, &self.ags, &other.ags),
            description: MergeChoices::choose(choices.description, &self.description, &other.description),
            visibility: MergeChoices::choose(choices.visibility, &self.visibility, &other.visibility),
            valid_from: MergeChoices::choose(choices.valid_from, &self.valid_from, &other.valid_from),
            valid_to: MergeChoices::choose(choices.valid_to, &self.valid_to, &other.valid_to),
            ..self.clone()
        }
    }
}

/// Where two people differ; `fresher` is the one that was written later.
#[must_use]
pub fn person_differences(kept: &Person, other: &Person, fresher: Side) -> Vec<FieldDifference> {
    let said = |person: &Person| {
        vec![
            (MergeField::Name, person.name.clone()),
            (MergeField::Function, person.function.clone()),
            (MergeField::Organisation, text_of(person.organisation_id)),
            (MergeField::Visibility, person.visibility.to_string()),
            (MergeField::ValidFrom, text_of(person.valid_from)),
            (MergeField::ValidTo, text_of(person.valid_to)),
        ]
    };
    differences(said(kept), said(other), fresher)
}

/// Where two organisations differ; `fresher` is the one that was written later.
#[must_use]
pub fn organisation_differences(
    kept: &Organisation,
    other: &Organisation,
    fresher: Side,
) -> Vec<FieldDifference> {
    let said = |body: &Organisation| {
        vec![
            (MergeField::Name, body.name.clone()),
            (MergeField::Kind, body.kind.to_string()),
            (MergeField::Level, body.level.to_string()),
            (MergeField::District, text_of(body.ags.as_ref())),
            (MergeField::Description, body.description.clone()),
            (MergeField::Visibility, body.visibility.to_string()),
            (MergeField::ValidFrom, text_of(body.valid_from)),
            (MergeField::ValidTo, text_of(body.valid_to)),
        ]
    };
    differences(said(kept), said(other), fresher)
}

fn text_of(value: Option<impl ToString>) -> String {
    value.map(|value| value.to_string()).unwrap_or_default()
}

fn differences(
    kept: Vec<(MergeField, String)>,
    other: Vec<(MergeField, String)>,
    fresher: Side,
) -> Vec<FieldDifference> {
    let pairs = kept.into_iter().zip(other).filter(|((_, kept), (_, other))| kept != other);
    pairs
        .map(|((field, kept), (_, other))| {
            let suggested = suggested(field, &kept, &other, fresher);
            FieldDifference { field, kept, other, suggested }
        })
        .collect()
}

/// Whose value is likely the better one: the one that says something, and of two that do, the one that was written later.
fn suggested(field: MergeField, kept: &str, other: &str, fresher: Side) -> Side {
    let side = |is_kept: bool| if is_kept { Side::Kept } else { Side::Other };
    match field {
        // Whoever has not ended is still there.
        MergeField::ValidTo if kept.is_empty() || other.is_empty() => side(kept.is_empty()),
        _ if kept.is_empty() || other.is_empty() => side(!kept.is_empty()),
        // Nobody is shown to more by being merged, unless somebody says so.
        MergeField::Visibility => {
            let of = |text: &str| text.parse::<Visibility>().ok();
            side(of(kept) >= of(other))
        }
        // Days are ordered as they are written.
        MergeField::ValidFrom => side(kept <= other),
        MergeField::ValidTo => side(kept >= other),
        MergeField::Kind if [kept, other].contains(&OrganisationKind::Other.as_str()) => {
            side(kept != OrganisationKind::Other.as_str())
        }
        _ => fresher,
    }
}

/// First day, and first day after the end.
type Term = (Option<Date>, Option<Date>);

/// Whether two periods have a day in common; no first day is since ever, no end for ever.
fn overlap(one: Term, other: Term) -> bool {
    let begins_before = |from: Option<Date>, end: Option<Date>| match (from, end) {
        (Some(from), Some(end)) => from < end,
        _ => true,
    };
    begins_before(one.0, other.1) && begins_before(other.0, one.1)
}

/// The period that holds both.
fn joined(one: Term, other: Term) -> Term {
    // No first day is the earliest there is, no end the latest.
    let from = one.0.zip(other.0).map(|(one, other)| one.min(other));
    let to = one.1.zip(other.1).map(|(one, other)| one.max(other));
    (from, to)
}

/// What two seats become that are one now that those who hold them are; nothing if they are two.
#[must_use]
pub fn one_seat(kept: &Membership, other: &Membership) -> Option<Membership> {
    let is_one_member = match (kept.person_id, other.person_id) {
        (Some(one), Some(other)) => one == other,
        (None, None) => kept.organisation_id == other.organisation_id,
        _ => false,
    };
    let (period, others) = ((kept.valid_from, kept.valid_to), (other.valid_from, other.valid_to));
    let is_one = is_one_member && kept.committee_id == other.committee_id && overlap(period, others);
    is_one.then(|| {
        let (valid_from, valid_to) = joined(period, others);
        Membership {
            organisation_id: kept.organisation_id.or(other.organisation_id),
            // Whoever leads goes on leading.
            role: kept.role.min(other.role),
            is_voting: kept.is_voting || other.is_voting,
            valid_from,
            valid_to,
            ..kept.clone()
        }
    })
}

/// What two relations become that say the same now; nothing if they do not.
#[must_use]
pub fn one_relation(kept: &Relation, other: &Relation) -> Option<Relation> {
    let (period, others) = ((kept.valid_from, kept.valid_to), (other.valid_from, other.valid_to));
    let is_one = (kept.kind, kept.from, kept.to) == (other.kind, other.from, other.to);
    (is_one && overlap(period, others)).then(|| {
        let (valid_from, valid_to) = joined(period, others);
        let note = if kept.note.is_empty() { other.note.clone() } else { kept.note.clone() };
        Relation { note, valid_from, valid_to, ..kept.clone() }
    })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use time::macros::date;

    use super::*;
    use crate::{
        change::RecordRef,
        directory::{MembershipRole, RelationKind},
        id::{CommitteeId, MembershipId, OrganisationId, PersonId, RelationId},
    };

    fn person(name: &str) -> Person {
        Person {
            id: PersonId::named(name),
            name: name.to_owned(),
            function: String::new(),
            organisation_id: None,
            health_region_id: None,
            state: None,
            visibility: Visibility::Network,
            valid_from: None,
            valid_to: None,
            version: 1,
        }
    }

    fn seat(name: &str) -> Membership {
        Membership {
            id: MembershipId::named(name),
            committee_id: CommitteeId::named("forum"),
            person_id: Some(PersonId::named("anna")),
            organisation_id: None,
            role: MembershipRole::Member,
            is_voting: false,
            valid_from: None,
            valid_to: None,
            version: 1,
        }
    }

    #[test]
    fn the_fuller_value_is_suggested_and_of_two_the_fresher() {
        let kept = Person {
            function: "Leitung".to_owned(),
            visibility: Visibility::Network,
            valid_from: Some(date!(2024 - 01 - 01)),
            valid_to: Some(date!(2026 - 01 - 01)),
            ..person("Anna Meier")
        };
        let other = Person {
            organisation_id: Some(OrganisationId::named("psp")),
            visibility: Visibility::Office,
            valid_from: Some(date!(2023 - 01 - 01)),
            ..person("Dr. Anna Meier")
        };
        let suggested = |fresher| -> Vec<_> {
            let found = person_differences(&kept, &other, fresher);
            found.iter().map(|difference| (difference.field, difference.suggested)).collect()
        };
        let expected = |name| {
            [
                (MergeField::Name, name),
                (MergeField::Function, Side::Kept),
                (MergeField::Organisation, Side::Other),
                // Shown to fewer, here since earlier, and not ended.
                (MergeField::Visibility, Side::Other),
                (MergeField::ValidFrom, Side::Other),
                (MergeField::ValidTo, Side::Other),
            ]
        };
        assert_eq!(suggested(Side::Kept), expected(Side::Kept));
        assert_eq!(suggested(Side::Other), expected(Side::Other));
        assert!(person_differences(&kept, &kept, Side::Other).is_empty());
    }

    #[test]
    fn what_was_chosen_stays_and_all_else_is_that_of_the_kept_one() {
        let kept = Person { function: "Leitung".to_owned(), ..person("Anna Meier") };
        let other = Person { function: "Vorstand".to_owned(), ..person("Dr. Anna Mayer") };
        let choices = MergeChoices { name: Some(Side::Other), ..MergeChoices::default() };
        let merged = kept.merged_with(&other, &choices);
        assert_eq!(merged, Person { name: "Dr. Anna Mayer".to_owned(), ..kept.clone() });
        assert_eq!(kept.merged_with(&other, &MergeChoices::default()), kept);
    }

    #[test]
    fn a_seat_held_twice_becomes_one_that_lasts_as_long_as_both() {
        let kept = Membership {
            valid_from: Some(date!(2024 - 01 - 01)),
            valid_to: Some(date!(2026 - 01 - 01)),
            ..seat("kept")
        };
        let other = Membership {
            role: MembershipRole::Chair,
            is_voting: true,
            organisation_id: Some(OrganisationId::named("psp")),
            valid_from: Some(date!(2025 - 01 - 01)),
            ..seat("other")
        };
        let one = one_seat(&kept, &other).unwrap();
        assert_eq!((one.id, one.role, one.is_voting), (kept.id, MembershipRole::Chair, true));
        assert_eq!((one.valid_from, one.valid_to), (kept.valid_from, None));
        assert_eq!(one.organisation_id, other.organisation_id);
        // One term after the other is two seats, and so is a seat elsewhere or of somebody else.
        let later = Membership { valid_from: kept.valid_to, ..other.clone() };
        assert_eq!(one_seat(&kept, &later), None);
        let elsewhere = Membership { committee_id: CommitteeId::named("other"), ..other.clone() };
        assert_eq!(one_seat(&kept, &elsewhere), None);
        let vacant = Membership { person_id: None, ..other };
        assert_eq!(one_seat(&kept, &vacant), None);
    }

    #[test]
    fn a_relation_said_twice_is_said_once_with_the_remark() {
        let end = |name: &str| RecordRef::new(RecordKind::Organisation, OrganisationId::named(name));
        let kept = Relation {
            id: RelationId::named("kept"),
            kind: RelationKind::Advises,
            from: end("a"),
            to: end("b"),
            note: String::new(),
            valid_from: None,
            valid_to: None,
            version: 1,
        };
        let other = Relation { id: RelationId::named("other"), note: "seit 2020".to_owned(), ..kept.clone() };
        assert_eq!(one_relation(&kept, &other), Some(Relation { note: other.note.clone(), ..kept.clone() }));
        assert_eq!(one_relation(&kept, &Relation { to: end("c"), ..other }), None);
    }

    #[test]
    fn they_can_be_parted_for_thirty_days() {
        assert_eq!(last_day_to_part(date!(2026 - 11 - 21)), date!(2026 - 12 - 21));
    }

    proptest! {
        /// Whether two periods meet does not depend on which is named first, and what joins them holds both.
        #[test]
        fn periods_meet_from_both_sides(days in prop::array::uniform4(prop::option::of(0_i64..40))) {
            let day = |number: Option<i64>| number.map(|number| date!(2026 - 01 - 01) + Duration::days(number));
            let (one, other) = ((day(days[0]), day(days[1])), (day(days[2]), day(days[3])));
            prop_assert_eq!(overlap(one, other), overlap(other, one));
            let both = joined(one, other);
            prop_assert_eq!(both, joined(other, one));
            for (from, to) in [one, other] {
                prop_assert!(both.0.is_none_or(|first| from.is_some_and(|from| first <= from)));
                prop_assert!(both.1.is_none_or(|last| to.is_some_and(|to| last >= to)));
            }
        }
    }
}
