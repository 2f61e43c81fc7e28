//! A way to reach a person is published only once they have agreed; how it is shown until then is decided here alone.

use time::Date;

use super::{
    Contact, ContactForm, ContactOwner, ContactWish, FieldFault, FieldProblem, RecordField,
    record_form::words,
};
use crate::{calendar::parse_day, permission::Visibility};

/// The most characters of how somebody has agreed.
pub const CONSENT_SOURCE_MAX: usize = 200;

/// That a person has agreed to the publication of a contact field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Consent {
    /// The day on which they have.
    pub day: Date,
    /// How they have, such as by which letter.
    pub source: String,
}

impl Contact {
    /// What its person has agreed to, if both day and source are known.
    #[must_use]
    pub fn consent(&self) -> Option<Consent> {
        let day = self.consent_on.filter(|_| !self.consent_source.trim().is_empty())?;
        Some(Consent { day, source: self.consent_source.clone() })
    }

    /// Whether it is meant for the world, and its person has not agreed. Organisations are not asked.
    #[must_use]
    pub fn lacks_consent(&self) -> bool {
        matches!(self.owner, ContactOwner::Person(_))
            && self.visibility == Visibility::Public
            && self.consent().is_none()
    }

    /// Who may see it now: without consent, what is meant for the world is for the network.
    #[must_use]
    pub fn shown_to(&self) -> Visibility {
        if self.lacks_consent() { Visibility::Network } else { self.visibility }
    }

    /// The same for readers who do not look after it, and so need not know whether and how somebody has agreed.
    #[must_use]
    pub fn without_consent(self) -> Self {
        Self { consent_on: None, consent_source: String::new(), ..self }
    }

    /// The same with what was agreed to, or nothing.
    #[must_use]
    pub fn with_consent(self, consent: Option<Consent>) -> Self {
        match consent {
            Some(Consent { day, source }) => Self { consent_on: Some(day), consent_source: source, ..self },
            None => self.without_consent(),
        }
    }

    /// With a value that a list brings. What was agreed to was said of the old one.
    #[must_use]
    pub fn replaced_by(&self, value: &str, visibility: Visibility) -> Self {
        let after = Self { value: value.to_owned(), visibility, ..self.clone() };
        if after.value == self.value { after } else { after.without_consent() }
    }

    /// Day and source as one text, by which a form knows again what it has seen.
    #[must_use]
    pub fn consent_seen(&self) -> String {
        self.consent().map(|consent| format!("{} {}", consent.day, consent.source)).unwrap_or_default()
    }
}

impl ContactWish {
    /// Whether it is to be published with consent.
    fn is_published(&self) -> bool {
        !self.value.is_empty() && self.visibility == Visibility::Public && self.consent.is_some()
    }
}

/// What a form says of the consent to a contact field; nothing if both day and source are empty.
///
/// # Errors
/// What is wrong with day or source, or both.
fn read_consent(form: &ContactForm, row: usize, today: Date) -> Result<Option<Consent>, Vec<FieldProblem>> {
    if form.consent_day.trim().is_empty() && form.consent_source.trim().is_empty() {
        return Ok(None);
    }
    let day = match form.consent_day.trim() {
        "" => Err(FieldFault::Empty),
        text => parse_day(text).ok_or(FieldFault::NotADay),
    };
    let day = day.and_then(|day| if day > today { Err(FieldFault::InTheFuture) } else { Ok(day) });
    match (day, words::<CONSENT_SOURCE_MAX>(&form.consent_source)) {
        (Ok(day), Ok(source)) => Ok(Some(Consent { day, source })),
        (day, source) => {
            let faults = [(RecordField::ConsentDay, day.err()), (RecordField::ConsentSource, source.err())];
            let problem =
                |(field, fault): (_, Option<_>)| fault.map(|fault| FieldProblem { field, row, fault });
            Err(faults.into_iter().filter_map(problem).collect())
        }
    }
}

/// Adds to a wish what the form says of the consent to it. Whoever clears the consent takes the field back from the world at
/// once; what was meant for the world before anybody was asked stays so, and is shown to the world once it has a consent.
///
/// # Errors
/// What is wrong with day or source, or that the field is to be published without a consent.
pub(super) fn with_consent(
    wish: ContactWish,
    (form, row): (&ContactForm, usize),
    now: Option<&Contact>,
    today: Date,
) -> Result<ContactWish, Vec<FieldProblem>> {
    if wish.value.is_empty() {
        return Ok(wish);
    }
    let consent = read_consent(form, row, today)?;
    if consent.is_some() || wish.visibility != Visibility::Public {
        return Ok(ContactWish { consent, ..wish });
    }
    match now {
        Some(now) if now.lacks_consent() && now.value == wish.value => Ok(wish),
        Some(now) if now.visibility == Visibility::Public && now.consent().is_some() => {
            Ok(ContactWish { visibility: Visibility::Network, ..wish })
        }
        _ => {
            let (field, fault) = (RecordField::ConsentDay, FieldFault::NeedsConsent);
            Err(vec![FieldProblem { field, row, fault }])
        }
    }
}

/// Who may see a person: the world only along with a contact field that they have agreed to publish. With the last of these
/// the name goes back to the network.
///
/// # Errors
/// [`FieldFault::NeedsConsent`] if the person is to be shown to the world and has agreed to nothing.
pub(super) fn visibility_of_person(
    chosen: Visibility,
    present: Option<Visibility>,
    wishes: &[ContactWish],
    contacts: &[Contact],
) -> Result<Visibility, FieldFault> {
    let is_released = |contact: &Contact| contact.shown_to() == Visibility::Public;
    let mut untouched = contacts.iter().filter(|now| wishes.iter().all(|wish| wish.id != Some(now.id)));
    let agrees = wishes.iter().any(ContactWish::is_published) || untouched.any(is_released);
    match present {
        _ if chosen != Visibility::Public || agrees => Ok(chosen),
        Some(Visibility::Public) if contacts.iter().any(is_released) => Ok(Visibility::Network),
        // What held before anybody was asked can be kept.
        Some(Visibility::Public) => Ok(chosen),
        _ => Err(FieldFault::NeedsConsent),
    }
}

#[cfg(test)]
mod tests {
    use time::macros::date;

    use super::*;
    use crate::{
        directory::{ContactKind, PersonForm, PersonWish},
        id::{ContactId, OrganisationId, PersonId},
    };

    const TODAY: Date = date!(2026 - 11 - 21);

    fn contact(visibility: Visibility, day: Option<Date>, source: &str) -> Contact {
        Contact {
            id: ContactId::named("tel"),
            owner: ContactOwner::Person(PersonId::named("a")),
            kind: ContactKind::Phone,
            value: "+49 9521 1".to_owned(),
            visibility,
            consent_on: day,
            consent_source: source.to_owned(),
        }
    }

    fn agreed() -> Contact {
        contact(Visibility::Public, Some(date!(2026 - 03 - 01)), "schriftlich")
    }

    fn unasked() -> Contact {
        contact(Visibility::Public, None, "")
    }

    /// What becomes of a form of a person who is shown to `present`, after something was typed into the first number.
    fn read(
        present: Visibility,
        now: &[Contact],
        typed: impl FnOnce(&mut PersonForm, usize),
    ) -> Result<PersonWish, Vec<String>> {
        let mut form = PersonForm { name: "Erika".to_owned(), visibility: present, ..PersonForm::blank("") };
        form = form.over(now);
        let row = form.contacts.iter().position(|row| row.kind == ContactKind::Phone).unwrap();
        typed(&mut form, row);
        form.read(Some(present), now, TODAY)
            .map_err(|problems| problems.iter().map(|problem| problem.fault.to_string()).collect())
    }

    #[test]
    fn the_world_sees_of_people_only_what_they_have_agreed_to() {
        let day = Some(TODAY);
        for (contact, shown) in [
            (agreed(), Visibility::Public),
            (unasked(), Visibility::Network),
            (contact(Visibility::Public, day, ""), Visibility::Network),
            (contact(Visibility::Public, day, " "), Visibility::Network),
            (contact(Visibility::Public, None, "mündlich"), Visibility::Network),
            (contact(Visibility::Office, day, "mündlich"), Visibility::Office),
            (contact(Visibility::Region, None, ""), Visibility::Region),
        ] {
            assert_eq!(contact.shown_to(), shown, "{contact:?}");
            assert_eq!(contact.lacks_consent(), contact.visibility != shown);
            let owner = ContactOwner::Organisation(OrganisationId::named("o"));
            assert_eq!(
                Contact { owner, ..contact.clone() }.shown_to(),
                contact.visibility,
                "nobody is asked"
            );
        }
    }

    #[test]
    fn a_contact_field_is_published_only_with_day_and_source_of_the_consent() {
        let publish = |day: &'static str, source: &'static str| {
            read(Visibility::Public, &[contact(Visibility::Region, None, "")], |form, row| {
                let row = &mut form.contacts[row];
                row.visibility = Visibility::Public;
                (row.consent_day, row.consent_source) = (day.to_owned(), source.to_owned());
            })
        };
        let refused = |day, source| publish(day, source).unwrap_err();
        assert_eq!(refused("", ""), ["needs-consent"]);
        assert_eq!(refused("", "schriftlich"), ["empty"]);
        assert_eq!(refused("2026-11-21", " "), ["empty"]);
        assert_eq!(refused("gestern", ""), ["not-a-day", "empty"]);
        assert_eq!(refused("2026-11-22", "E-Mail"), ["in-the-future"]);
        let wish = publish("2026-11-21", " E-Mail  vom 20. November ").unwrap().contacts.remove(0);
        let source = "E-Mail vom 20. November".to_owned();
        assert_eq!(
            (wish.visibility, wish.consent),
            (Visibility::Public, Some(Consent { day: TODAY, source }))
        );
    }

    #[test]
    fn whoever_clears_the_consent_takes_field_and_name_back_from_the_world() {
        let clear = |form: &mut PersonForm, row: usize| {
            form.contacts[row].consent_day.clear();
            form.contacts[row].consent_source.clear();
        };
        let wish = read(Visibility::Public, &[agreed()], clear).unwrap();
        assert_eq!(
            (wish.contacts[0].visibility, wish.visibility),
            (Visibility::Network, Visibility::Network)
        );
        // The name stays public with another field that may be.
        let other = Contact { id: ContactId::named("other"), value: "+49 9521 2".to_owned(), ..agreed() };
        let wish = read(Visibility::Public, &[agreed(), other], clear).unwrap();
        assert_eq!((wish.contacts[0].visibility, wish.visibility), (Visibility::Network, Visibility::Public));
        // A field that goes takes its consent along.
        let wish =
            read(Visibility::Public, &[agreed()], |form, row| form.contacts[row].value.clear()).unwrap();
        assert_eq!(wish.visibility, Visibility::Network);
    }

    #[test]
    fn what_was_public_before_anybody_was_asked_stays_so_until_it_changes() {
        let wish = read(Visibility::Public, &[unasked()], |_, _| ()).unwrap();
        assert_eq!((wish.contacts[0].visibility, wish.visibility), (Visibility::Public, Visibility::Public));
        let other =
            |form: &mut PersonForm, row: usize| "09521 4711".clone_into(&mut form.contacts[row].value);
        assert_eq!(read(Visibility::Public, &[unasked()], other).unwrap_err(), ["needs-consent"]);
    }

    #[test]
    fn a_person_is_shown_to_the_world_only_with_a_contact_field_that_may_be() {
        let publish = |form: &mut PersonForm, _: usize| form.visibility = Visibility::Public;
        for now in [contact(Visibility::Region, Some(TODAY), "mündlich"), unasked()] {
            assert_eq!(read(Visibility::Network, &[now], publish).unwrap_err(), ["needs-consent"]);
        }
        assert_eq!(read(Visibility::Network, &[agreed()], publish).unwrap().visibility, Visibility::Public);
    }

    #[test]
    fn another_value_that_a_list_brings_was_not_agreed_to() {
        let other = agreed().replaced_by("+49 9521 2", Visibility::Region);
        assert_eq!((other.consent(), other.visibility), (None, Visibility::Region));
        assert_eq!(agreed().replaced_by("+49 9521 1", Visibility::Public), agreed());
    }
}
