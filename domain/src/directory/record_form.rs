//! What a form says of an organisation or a person: as it was typed, and as it is kept once every field has been checked. What
//! all forms of the directory share is here too.

use std::{fmt, str::FromStr};

use serde::{Deserialize, Serialize};
use time::Date;

use super::{
    Ags, CONSENT_SOURCE_MAX, Consent, Contact, ContactKind, Level, Organisation, OrganisationKind, Person,
    consent::{visibility_of_person, with_consent},
};
use crate::{
    calendar::parse_day,
    exchange::{phone, web},
    id::{ContactId, OrganisationId},
    permission::Visibility,
    text::{EmailAddress, TextError, UnknownText, line},
    text_enum,
};

/// The most characters of a name, and of what a person does.
pub const NAME_MAX: usize = 200;

/// The most characters of a description.
pub const DESCRIPTION_MAX: usize = 2_000;

/// The most characters of a contact field.
pub const CONTACT_MAX: usize = 300;

text_enum! {
    /// The fields of such a form that can be refused.
    RecordField {
        /// The name.
        Name = "name",
        /// What it is.
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
        /// The committee above a committee.
        Parent = "parent",
        /// The fields of action of a committee.
        Fields = "fields",
        /// The state a health region lies in.
        State = "state",
        /// The districts of a health region; which one says its row.
        Districts = "districts",
        /// The day on which districts join it and leave it.
        DistrictsFrom = "districts-from",
        /// Who may see it.
        Visibility = "visibility",
        /// First day.
        ValidFrom = "valid-from",
        /// Last day.
        ValidTo = "valid-to",
        /// A contact field; which one says its row.
        Contact = "contact",
        /// The day on which a person has agreed to the publication of a contact field; of which one says its row.
        ConsentDay = "consent-day",
        /// How they have agreed.
        ConsentSource = "consent-source",
        /// The name that an organisation has from a day on.
        NewName = "new-name",
        /// The first day of that name.
        RenamedOn = "renamed-on",
        /// The first day of those that succeed an organisation.
        SucceededOn = "succeeded-on",
        /// Who succeeds it; which one says its row.
        Successor = "successor",
        /// The seats that go over to the first of them.
        Seats = "seats",
        /// Several records that are changed at once; which one says its row.
        Records = "records",
        /// What they are changed to.
        Changes = "changes",
    }
}

impl RecordField {
    /// Whether it says that somebody has agreed.
    const fn is_of_consent(self) -> bool {
        matches!(self, Self::ConsentDay | Self::ConsentSource)
    }

    /// The most characters it holds.
    #[must_use]
    pub const fn longest(self) -> usize {
        match self {
            Self::Description => DESCRIPTION_MAX,
            Self::Contact => CONTACT_MAX,
            Self::ConsentSource => CONSENT_SOURCE_MAX,
            _ => NAME_MAX,
        }
    }
}

text_enum! {
    /// Why a field cannot hold what was typed.
    FieldFault {
        /// It must not be empty.
        Empty = "empty",
        /// It is longer than the field holds.
        TooLong = "too-long",
        /// It is no day.
        NotADay = "not-a-day",
        /// The last day would come before the first.
        EndsBeforeItBegins = "ends-before-it-begins",
        /// What was chosen is not there, or no more.
        NotThere = "not-there",
        /// What was chosen is not among what is offered.
        NotOffered = "not-offered",
        /// A committee would stand above itself.
        Circle = "circle",
        /// A district belongs to another health region already.
        BelongsElsewhere = "belongs-elsewhere",
        /// There is one of this name beside it already.
        NameTaken = "name-taken",
        /// A seat that is to end as well begins only later.
        SeatBeginsLater = "seat-begins-later",
        /// It has this name already.
        SameName = "same-name",
        /// The day has not come yet.
        InFuture = "in-future",
        /// On the day the organisation, or the name it has, has not yet begun or only begins.
        TooEarly = "too-early",
        /// It has ended by then.
        HasEnded = "has-ended",
        /// What was chosen begins only later.
        NotYetThere = "not-yet-there",
        /// An organisation would succeed itself.
        SameRecord = "same-record",
        /// Others have succeeded it already.
        HasSuccessor = "has-successor",
        /// It is no e-mail address.
        NotAnEmail = "not-an-email",
        /// It is no telephone number.
        NotAPhone = "not-a-phone",
        /// It is no address on the web.
        NotAWebAddress = "not-a-web-address",
        /// The day has not come yet.
        InTheFuture = "in-the-future",
        /// It is published only once the person has agreed.
        NeedsConsent = "needs-consent",
    }
}

/// A field that cannot hold what was typed, and why. As text: `contact.2.not-an-email`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FieldProblem {
    /// The field.
    pub field: RecordField,
    /// Which of the contact fields or districts, from 0 on; 0 for all other fields.
    pub row: usize,
    /// Why.
    pub fault: FieldFault,
}

impl FieldProblem {
    /// What is wrong with a field of which there is one.
    #[must_use]
    pub const fn of(field: RecordField, fault: FieldFault) -> Self {
        Self { field, row: 0, fault }
    }
}

impl fmt::Display for FieldProblem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}.{}.{}", self.field, self.row, self.fault)
    }
}

impl FromStr for FieldProblem {
    type Err = UnknownText;

    fn from_str(text: &str) -> Result<Self, UnknownText> {
        let mut parts = text.splitn(3, '.');
        let mut next = || parts.next().ok_or(UnknownText);
        let (field, row, fault) = (next()?.parse()?, next()?, next()?.parse()?);
        Ok(Self { field, row: row.parse().map_err(|_| UnknownText)?, fault })
    }
}

/// What a form says of one contact field; an empty value is none.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ContactForm {
    /// Which one is meant; empty for a new one.
    #[serde(default)]
    pub id: String,
    /// What it is.
    pub kind: ContactKind,
    /// The address or number.
    #[serde(default)]
    pub value: String,
    /// Who may see it.
    pub visibility: Visibility,
    /// What stood there when the form was opened.
    #[serde(default)]
    pub seen: String,
    /// The day on which its person has agreed to its publication; may be empty.
    #[serde(default)]
    pub consent_day: String,
    /// How they have agreed; may be empty.
    #[serde(default)]
    pub consent_source: String,
    /// Both as they stood there when the form was opened.
    #[serde(default)]
    pub consent_seen: String,
}

impl ContactForm {
    fn of(contact: &Contact) -> Self {
        Self {
            id: contact.id.to_string(),
            kind: contact.kind,
            value: contact.value.clone(),
            visibility: contact.visibility,
            seen: contact.value.clone(),
            consent_day: first_day(contact.consent_on),
            consent_source: contact.consent_source.clone(),
            consent_seen: contact.consent_seen(),
        }
    }

    /// Room for one more.
    const fn blank(kind: ContactKind, visibility: Visibility) -> Self {
        Self {
            id: String::new(),
            kind,
            value: String::new(),
            visibility,
            seen: String::new(),
            consent_day: String::new(),
            consent_source: String::new(),
            consent_seen: String::new(),
        }
    }

    /// Whether something else was typed than what stood there.
    fn is_touched(&self) -> bool {
        self.value.trim() != self.seen.trim()
    }

    /// Whether another consent was typed than what stood there.
    fn is_consent_touched(&self) -> bool {
        format!("{} {}", self.consent_day.trim(), self.consent_source.trim()).trim()
            != self.consent_seen.trim()
    }

    /// With the consent that was typed into another row, if somebody has touched it there.
    fn with_consent_of(self, typed: &Self) -> Self {
        if !typed.is_consent_touched() {
            return self;
        }
        let (consent_day, consent_source) = (typed.consent_day.clone(), typed.consent_source.clone());
        Self { consent_day, consent_source, ..self }
    }

    fn is_blank(&self) -> bool {
        self.id.is_empty() && self.value.trim().is_empty()
    }
}

/// The rows of a form, kind by kind, each kind with room for one more.
fn with_room(rows: impl IntoIterator<Item = ContactForm>, usual: Visibility) -> Vec<ContactForm> {
    let mut rows: Vec<ContactForm> = rows.into_iter().filter(|row| !row.is_blank()).collect();
    rows.extend(ContactKind::ALL.iter().map(|kind| ContactForm::blank(*kind, usual)));
    rows.sort_by_key(|row| row.kind);
    rows
}

/// What was typed, laid over what holds now: rows that nobody touched follow what others have done meanwhile, and what was
/// typed into a row that is gone becomes a new one.
fn laid_over(typed: &[ContactForm], contacts: &[Contact], usual: Visibility) -> Vec<ContactForm> {
    let of = |contact: &Contact| {
        let now = ContactForm::of(contact);
        match typed.iter().find(|row| row.id == now.id) {
            Some(row) if row.is_touched() => ContactForm {
                value: row.value.clone(),
                visibility: row.visibility,
                ..now.with_consent_of(row)
            },
            Some(row) => ContactForm { visibility: row.visibility, ..now.with_consent_of(row) },
            None => now,
        }
    };
    let is_gone = |row: &&ContactForm| contacts.iter().all(|contact| contact.id.to_string() != row.id);
    let new = typed.iter().filter(is_gone).filter(|row| row.id.is_empty() || row.is_touched());
    let new = new.map(|row| ContactForm {
        id: String::new(),
        seen: String::new(),
        consent_seen: String::new(),
        ..row.clone()
    });
    with_room(contacts.iter().map(of).chain(new), usual)
}

/// What is to become of a contact field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ContactWish {
    /// Which one; a new one if there is none.
    pub id: Option<ContactId>,
    /// What it is.
    pub kind: ContactKind,
    /// The address or number; empty if there is to be none.
    pub value: String,
    /// Who may see it.
    pub visibility: Visibility,
    /// What its writer saw there.
    pub seen: String,
    /// That its person has agreed to its publication.
    pub consent: Option<Consent>,
    /// What its writer saw of that, as [`Contact::consent_seen`] says it.
    pub consent_seen: String,
}

/// What a form says of an organisation; days as `YYYY-MM-DD`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OrganisationForm {
    /// The name.
    pub name: String,
    /// What it is.
    pub kind: OrganisationKind,
    /// The level it works on.
    pub level: Level,
    /// Key of the district it sits in; may be empty.
    #[serde(default)]
    pub district: String,
    /// What it does, in a few sentences; may be empty.
    #[serde(default)]
    pub description: String,
    /// Who may see it.
    pub visibility: Visibility,
    /// First day; may be empty.
    #[serde(default)]
    pub from: String,
    /// Last day; may be empty.
    #[serde(default)]
    pub to: String,
    /// Ways to reach it.
    #[serde(default)]
    pub contacts: Vec<ContactForm>,
}

/// What an organisation is to be.
#[derive(Clone, Debug, PartialEq)]
pub struct OrganisationWish {
    /// The name.
    pub name: String,
    /// What it is.
    pub kind: OrganisationKind,
    /// The level it works on.
    pub level: Level,
    /// Key of the district it sits in.
    pub ags: Option<Ags>,
    /// What it does.
    pub description: String,
    /// Who may see it.
    pub visibility: Visibility,
    /// First day.
    pub valid_from: Option<Date>,
    /// First day on which it no longer exists.
    pub valid_to: Option<Date>,
    /// Ways to reach it.
    pub contacts: Vec<ContactWish>,
}

impl OrganisationForm {
    /// Whom an organisation can be shown to. It belongs to no committee.
    pub const VISIBILITIES: &'static [Visibility] = &[
        Visibility::Public,
        Visibility::Network,
        Visibility::Region,
        Visibility::Internal,
        Visibility::Office,
    ];

    /// Whom a new organisation and its contact fields are shown to, unless somebody says otherwise.
    pub const USUAL: Visibility = Visibility::Network;

    /// A form that says nothing yet.
    #[must_use]
    pub fn blank() -> Self {
        Self {
            name: String::new(),
            kind: OrganisationKind::Other,
            level: Level::Region,
            district: String::new(),
            description: String::new(),
            visibility: Self::USUAL,
            from: String::new(),
            to: String::new(),
            contacts: with_room([], Self::USUAL),
        }
    }

    /// A form that says what is there already.
    #[must_use]
    pub fn of(organisation: &Organisation, contacts: &[Contact]) -> Self {
        Self {
            name: organisation.name.clone(),
            kind: organisation.kind,
            level: organisation.level,
            district: organisation.ags.as_ref().map(ToString::to_string).unwrap_or_default(),
            description: organisation.description.clone(),
            visibility: organisation.visibility,
            from: first_day(organisation.valid_from),
            to: last_day(organisation.valid_to),
            contacts: with_room(contacts.iter().map(ContactForm::of), Self::USUAL),
        }
    }

    /// What was typed, to be sent again now that these are the contact fields.
    #[must_use]
    pub fn over(self, contacts: &[Contact]) -> Self {
        let contacts = laid_over(&self.contacts, contacts, Self::USUAL);
        Self { contacts, ..self }
    }

    /// Checks every field. `present` is who sees the organisation now, `contacts` are its contact fields.
    ///
    /// # Errors
    /// All fields that cannot hold what was typed.
    pub fn read(
        &self,
        present: Option<Visibility>,
        contacts: &[Contact],
    ) -> Result<OrganisationWish, Vec<FieldProblem>> {
        let mut problems = Problems::default();
        let name = problems.of(RecordField::Name, words::<NAME_MAX>(&self.name));
        let ags = problems.of(RecordField::District, choice(&self.district, Ags::parse));
        let description =
            problems.of(RecordField::Description, words_if_any::<DESCRIPTION_MAX>(&self.description));
        problems.visibility(self.visibility, Self::VISIBILITIES, present);
        let (valid_from, valid_to) = problems.term(&self.from, &self.to);
        let contacts = problems.contacts(&self.contacts, Self::VISIBILITIES, contacts);
        problems.or(OrganisationWish {
            name,
            kind: self.kind,
            level: self.level,
            ags,
            description,
            visibility: self.visibility,
            valid_from,
            valid_to,
            contacts,
        })
    }
}

/// What a form says of a person; days as `YYYY-MM-DD`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PersonForm {
    /// The name, with title.
    pub name: String,
    /// What the person does; may be empty.
    #[serde(default)]
    pub function: String,
    /// Where the person works, by its id; may be empty.
    #[serde(default)]
    pub organisation: String,
    /// Who may see the person.
    pub visibility: Visibility,
    /// First day; may be empty.
    #[serde(default)]
    pub from: String,
    /// Last day; may be empty.
    #[serde(default)]
    pub to: String,
    /// Ways to reach the person.
    #[serde(default)]
    pub contacts: Vec<ContactForm>,
}

/// What a person of the directory is to be.
#[derive(Clone, Debug, PartialEq)]
pub struct PersonWish {
    /// The name, with title.
    pub name: String,
    /// What the person does.
    pub function: String,
    /// Where the person works.
    pub organisation_id: Option<OrganisationId>,
    /// Who may see the person.
    pub visibility: Visibility,
    /// First day.
    pub valid_from: Option<Date>,
    /// First day on which the record no longer holds.
    pub valid_to: Option<Date>,
    /// Ways to reach the person.
    pub contacts: Vec<ContactWish>,
}

impl PersonForm {
    /// Whom a person and their contact fields can be shown to: to the world only as far as they have agreed.
    pub const VISIBILITIES: &'static [Visibility] = &[
        Visibility::Public,
        Visibility::Network,
        Visibility::Region,
        Visibility::Internal,
        Visibility::Office,
    ];

    /// Whom a new person is shown to, unless somebody says otherwise.
    pub const USUAL: Visibility = Visibility::Network;

    /// The same for their contact fields: they are people.
    pub const USUAL_OF_CONTACTS: Visibility = Visibility::Region;

    /// A form that says nothing but where the person works, if that is known.
    #[must_use]
    pub fn blank(organisation: &str) -> Self {
        Self {
            name: String::new(),
            function: String::new(),
            organisation: organisation.to_owned(),
            visibility: Self::USUAL,
            from: String::new(),
            to: String::new(),
            contacts: with_room([], Self::USUAL_OF_CONTACTS),
        }
    }

    /// A form that says what is there already.
    #[must_use]
    pub fn of(person: &Person, contacts: &[Contact]) -> Self {
        Self {
            name: person.name.clone(),
            function: person.function.clone(),
            organisation: person.organisation_id.map(|id| id.to_string()).unwrap_or_default(),
            visibility: person.visibility,
            from: first_day(person.valid_from),
            to: last_day(person.valid_to),
            contacts: with_room(contacts.iter().map(ContactForm::of), Self::USUAL_OF_CONTACTS),
        }
    }

    /// What was typed, to be sent again now that these are the contact fields.
    #[must_use]
    pub fn over(self, contacts: &[Contact]) -> Self {
        let contacts = laid_over(&self.contacts, contacts, Self::USUAL_OF_CONTACTS);
        Self { contacts, ..self }
    }

    /// Checks every field. `present` is who sees the person now, `contacts` are the contact fields. Nobody
    /// has agreed to anything on a day after `today`.
    ///
    /// # Errors
    /// All fields that cannot hold what was typed.
    pub fn read(
        &self,
        present: Option<Visibility>,
        contacts: &[Contact],
        today: Date,
    ) -> Result<PersonWish, Vec<FieldProblem>> {
        let mut problems = Problems::default();
        let name = problems.of(RecordField::Name, words::<NAME_MAX>(&self.name));
        let function = problems.of(RecordField::Function, words_if_any::<NAME_MAX>(&self.function));
        let organisation_id =
            problems.of(RecordField::Organisation, choice(&self.organisation, |id| id.parse().ok()));
        problems.visibility(self.visibility, Self::VISIBILITIES, present);
        let (valid_from, valid_to) = problems.term(&self.from, &self.to);
        let wishes = problems.contacts_of_person(&self.contacts, contacts, today);
        let visibility = visibility_of_person(self.visibility, present, &wishes, contacts);
        let visibility = visibility.unwrap_or_else(|fault| {
            // A consent that cannot be read is told of beside it.
            if !problems.0.iter().any(|problem| problem.field.is_of_consent()) {
                problems.push(FieldProblem::of(RecordField::Visibility, fault));
            }
            self.visibility
        });
        problems.or(PersonWish {
            name,
            function,
            organisation_id,
            visibility,
            valid_from,
            valid_to,
            contacts: wishes,
        })
    }
}

/// The first day after a record that ends on its last day.
///
/// # Errors
/// [`RecordField::ValidTo`] is refused if it would end before it began.
pub fn end_after(valid_from: Option<Date>, last_day: Date) -> Result<Date, FieldProblem> {
    let end = last_day.next_day().filter(|end| valid_from.is_none_or(|from| from < *end));
    end.ok_or(FieldProblem::of(RecordField::ValidTo, FieldFault::EndsBeforeItBegins))
}

/// Everything that is wrong with a form.
#[derive(Default)]
pub(super) struct Problems(Vec<FieldProblem>);

impl Problems {
    /// Notes one more.
    pub(super) fn push(&mut self, problem: FieldProblem) {
        self.0.push(problem);
    }

    /// What was read, or nothing and a problem.
    pub(super) fn of<T: Default>(&mut self, field: RecordField, read: Result<T, FieldFault>) -> T {
        read.unwrap_or_else(|fault| {
            self.0.push(FieldProblem::of(field, fault));
            T::default()
        })
    }

    pub(super) fn visibility(
        &mut self,
        chosen: Visibility,
        offered: &[Visibility],
        present: Option<Visibility>,
    ) {
        // What is chosen stays choosable.
        if !offered.contains(&chosen) && present != Some(chosen) {
            self.0.push(FieldProblem::of(RecordField::Visibility, FieldFault::NotOffered));
        }
    }

    pub(super) fn term(&mut self, from: &str, to: &str) -> (Option<Date>, Option<Date>) {
        let valid_from = self.of(RecordField::ValidFrom, day(from));
        let last = self.of(RecordField::ValidTo, day(to));
        let valid_to =
            last.and_then(|last| end_after(valid_from, last).map_err(|problem| self.0.push(problem)).ok());
        (valid_from, valid_to)
    }

    fn contacts(
        &mut self,
        rows: &[ContactForm],
        offered: &[Visibility],
        present: &[Contact],
    ) -> Vec<ContactWish> {
        let mut wishes = Vec::new();
        for (row, form) in rows.iter().enumerate().filter(|(_, form)| !form.is_blank()) {
            match contact(form, offered, present) {
                Ok(wish) => wishes.push(wish),
                Err(fault) => self.0.push(FieldProblem { field: RecordField::Contact, row, fault }),
            }
        }
        wishes
    }

    fn contacts_of_person(
        &mut self,
        rows: &[ContactForm],
        present: &[Contact],
        today: Date,
    ) -> Vec<ContactWish> {
        let mut wishes = Vec::new();
        for (row, form) in rows.iter().enumerate().filter(|(_, form)| !form.is_blank()) {
            let wish = contact(form, PersonForm::VISIBILITIES, present)
                .map_err(|fault| vec![FieldProblem { field: RecordField::Contact, row, fault }]);
            let now = |wish: &ContactWish| present.iter().find(|contact| Some(contact.id) == wish.id);
            let wish = wish.and_then(|wish| {
                let now = now(&wish);
                with_consent(wish, (form, row), now, today)
            });
            match wish {
                Ok(wish) => wishes.push(wish),
                Err(problems) => self.0.extend(problems),
            }
        }
        wishes
    }

    pub(super) fn or<T>(self, wish: T) -> Result<T, Vec<FieldProblem>> {
        if self.0.is_empty() { Ok(wish) } else { Err(self.0) }
    }
}

fn contact(
    form: &ContactForm,
    offered: &[Visibility],
    present: &[Contact],
) -> Result<ContactWish, FieldFault> {
    let id: Option<ContactId> = choice(&form.id, |id| id.parse().ok())?;
    let now = present.iter().find(|contact| Some(contact.id) == id);
    if !offered.contains(&form.visibility) && now.is_none_or(|now| now.visibility != form.visibility) {
        return Err(FieldFault::NotOffered);
    }
    // What stood there before stays as it is, whatever would be asked of it today.
    let value = if id.is_some() && !form.is_touched() {
        form.seen.clone()
    } else {
        contact_value(form.kind, &words_if_any::<CONTACT_MAX>(&form.value)?)?
    };
    Ok(ContactWish {
        id,
        kind: form.kind,
        value,
        visibility: form.visibility,
        seen: form.seen.clone(),
        consent: None,
        consent_seen: form.consent_seen.clone(),
    })
}

fn contact_value(kind: ContactKind, text: &str) -> Result<String, FieldFault> {
    if text.is_empty() {
        return Ok(String::new());
    }
    match kind {
        ContactKind::Email => match EmailAddress::parse(text) {
            Ok(_) => Ok(text.to_owned()),
            Err(TextError::TooLong { .. }) => Err(FieldFault::TooLong),
            Err(_) => Err(FieldFault::NotAnEmail),
        },
        ContactKind::Phone => short_number(text).or_else(|| phone(text)).ok_or(FieldFault::NotAPhone),
        ContactKind::Web => web(text).ok_or(FieldFault::NotAWebAddress),
        ContactKind::Address => Ok(text.to_owned()),
    }
}

/// A number without an area code, such as 116117.
fn short_number(text: &str) -> Option<String> {
    let digits = text.chars().filter(char::is_ascii_digit).count();
    let is_number = text.chars().all(|letter| letter.is_ascii_digit() || letter == ' ');
    (is_number && !text.starts_with('0') && (3..7).contains(&digits)).then(|| text.to_owned())
}

pub(super) fn words<const MAX: usize>(text: &str) -> Result<String, FieldFault> {
    line::<MAX>(text).map_err(|error| match error {
        TextError::Empty => FieldFault::Empty,
        _ => FieldFault::TooLong,
    })
}

pub(super) fn words_if_any<const MAX: usize>(text: &str) -> Result<String, FieldFault> {
    match words::<MAX>(text) {
        Err(FieldFault::Empty) => Ok(String::new()),
        read => read,
    }
}

/// What a list of choices sent; nothing if nothing was chosen.
pub(super) fn choice<T>(text: &str, read: impl FnOnce(&str) -> Option<T>) -> Result<Option<T>, FieldFault> {
    match text.trim() {
        "" => Ok(None),
        text => read(text).map(Some).ok_or(FieldFault::NotThere),
    }
}

pub(super) fn day(text: &str) -> Result<Option<Date>, FieldFault> {
    match text.trim() {
        "" => Ok(None),
        text => parse_day(text).map(Some).ok_or(FieldFault::NotADay),
    }
}

pub(super) fn first_day(day: Option<Date>) -> String {
    day.map(|day| day.to_string()).unwrap_or_default()
}

pub(super) fn last_day(end: Option<Date>) -> String {
    first_day(end.and_then(Date::previous_day))
}

#[cfg(test)]
mod tests {
    use time::macros::date;

    use super::*;
    use crate::{directory::ContactOwner, id::PersonId};

    const TODAY: Date = date!(2026 - 11 - 21);

    fn contact(name: &str, kind: ContactKind, value: &str) -> Contact {
        Contact {
            id: ContactId::named(name),
            owner: ContactOwner::Person(PersonId::named("a")),
            kind,
            value: value.to_owned(),
            visibility: Visibility::Region,
            consent_on: None,
            consent_source: String::new(),
        }
    }

    fn row(kind: ContactKind, value: &str) -> ContactForm {
        ContactForm { value: value.to_owned(), ..ContactForm::blank(kind, Visibility::Region) }
    }

    fn organisation() -> OrganisationForm {
        OrganisationForm { name: " Klinik  Süd ".to_owned(), ..OrganisationForm::blank() }
    }

    fn person() -> PersonForm {
        PersonForm { name: "Dr. Erika Beispiel".to_owned(), ..PersonForm::blank("") }
    }

    fn faults(problems: Vec<FieldProblem>) -> Vec<String> {
        problems.iter().map(ToString::to_string).collect()
    }

    #[test]
    fn an_organisation_needs_nothing_but_a_name() {
        let wish = organisation().read(None, &[]).unwrap();
        assert_eq!((wish.name.as_str(), wish.ags, wish.contacts), ("Klinik Süd", None, Vec::new()));
        assert_eq!(wish.visibility, Visibility::Network);
        let nameless = OrganisationForm { name: " ".to_owned(), ..organisation() };
        assert_eq!(faults(nameless.read(None, &[]).unwrap_err()), ["name.0.empty"]);
    }

    #[test]
    fn every_field_that_is_wrong_is_named_at_once() {
        let form = OrganisationForm {
            name: "x".repeat(NAME_MAX + 1),
            district: "Haßberge".to_owned(),
            description: "x".repeat(DESCRIPTION_MAX + 1),
            visibility: Visibility::Committee,
            from: "gestern".to_owned(),
            to: "2026-02-30".to_owned(),
            contacts: vec![
                row(ContactKind::Email, "info@klinik.example"),
                row(ContactKind::Email, "klinik"),
                row(ContactKind::Phone, "am Empfang"),
                row(ContactKind::Web, "javascript:alert(1)"),
                ContactForm { visibility: Visibility::Private, ..row(ContactKind::Address, "Weg 1") },
            ],
            ..organisation()
        };
        assert_eq!(
            faults(form.read(None, &[]).unwrap_err()),
            [
                "name.0.too-long",
                "district.0.not-there",
                "description.0.too-long",
                "visibility.0.not-offered",
                "valid-from.0.not-a-day",
                "valid-to.0.not-a-day",
                "contact.1.not-an-email",
                "contact.2.not-a-phone",
                "contact.3.not-a-web-address",
                "contact.4.not-offered",
            ]
        );
    }

    #[test]
    fn a_problem_survives_being_written_and_read() {
        for field in RecordField::ALL {
            for fault in FieldFault::ALL {
                let problem = FieldProblem { field: *field, row: 3, fault: *fault };
                assert_eq!(problem.to_string().parse(), Ok(problem));
            }
        }
        for wrong in ["", "name", "name.0", "name.x.empty", "colour.0.empty", "name.0.ugly"] {
            assert_eq!(wrong.parse::<FieldProblem>(), Err(UnknownText), "{wrong}");
        }
    }

    #[test]
    fn a_term_is_said_with_its_last_day_and_may_be_one_day_long() {
        let of = |from: &str, to: &str| {
            let form = PersonForm { from: from.to_owned(), to: to.to_owned(), ..person() };
            form.read(None, &[], TODAY).map(|wish| (wish.valid_from, wish.valid_to)).map_err(faults)
        };
        let day = date!(2026 - 11 - 21);
        assert_eq!(of("2026-11-21", "2026-11-21"), Ok((Some(day), day.next_day())));
        assert_eq!(of("", ""), Ok((None, None)));
        assert_eq!(of("2026-11-21", "2026-11-20"), Err(vec!["valid-to.0.ends-before-it-begins".to_owned()]));
        assert_eq!(end_after(None, day), Ok(date!(2026 - 11 - 22)));
    }

    #[test]
    fn a_number_is_written_as_everywhere_and_an_address_on_the_web_becomes_a_link() {
        let form = PersonForm {
            contacts: vec![
                row(ContactKind::Phone, "09521/27-0"),
                row(ContactKind::Phone, "116117"),
                row(ContactKind::Web, "www.klinik.example"),
                row(ContactKind::Email, " Info@Klinik.example "),
                row(ContactKind::Address, "Weg 1,\n97437 Haßfurt"),
            ],
            ..person()
        };
        let wish = form.read(None, &[], TODAY).unwrap();
        let values: Vec<_> = wish.contacts.iter().map(|contact| contact.value.as_str()).collect();
        assert_eq!(
            values,
            [
                "+49 9521 27-0",
                "116117",
                "https://www.klinik.example",
                "Info@Klinik.example",
                "Weg 1, 97437 Haßfurt",
            ]
        );
    }

    #[test]
    fn a_contact_field_that_nobody_touched_is_not_judged_anew() {
        let present = [
            Contact {
                visibility: Visibility::Committee,
                ..contact("tel", ContactKind::Phone, "nur nachmittags")
            },
            contact("mail", ContactKind::Email, "psp@kreis.example"),
        ];
        let mut form = PersonForm {
            contacts: with_room(present.iter().map(ContactForm::of), Visibility::Region),
            ..person()
        };
        let kinds: Vec<_> = form.contacts.iter().map(|row| (row.kind, row.value.as_str())).collect();
        assert_eq!(
            kinds,
            [
                (ContactKind::Email, "psp@kreis.example"),
                (ContactKind::Email, ""),
                (ContactKind::Phone, "nur nachmittags"),
                (ContactKind::Phone, ""),
                (ContactKind::Address, ""),
                (ContactKind::Web, ""),
            ]
        );
        // Emptied: it is to go.
        form.contacts[0].value = " ".to_owned();
        let wish = form.read(None, &present, TODAY).unwrap();
        let values: Vec<_> =
            wish.contacts.iter().map(|contact| (contact.id, contact.value.as_str())).collect();
        assert_eq!(values, [(Some(present[1].id), ""), (Some(present[0].id), "nur nachmittags")]);
    }

    #[test]
    fn what_was_typed_is_laid_over_what_others_have_done_meanwhile() {
        let opened = [
            contact("mail", ContactKind::Email, "alt@kreis.example"),
            contact("tel", ContactKind::Phone, "+49 9521 1"),
            contact("web", ContactKind::Web, "https://alt.example"),
        ];
        let mut typed = PersonForm {
            contacts: with_room(opened.iter().map(ContactForm::of), Visibility::Region),
            ..person()
        };
        let at = |form: &PersonForm, kind: ContactKind| {
            form.contacts.iter().position(|row| row.kind == kind).unwrap()
        };
        let (phone, web) = (at(&typed, ContactKind::Phone), at(&typed, ContactKind::Web));
        typed.contacts[phone].value = "+49 9521 2".to_owned();
        typed.contacts[web].value = "https://neu.example".to_owned();
        // Somebody else has changed the mail address and the number, and removed the link.
        let now = [
            contact("mail", ContactKind::Email, "neu@kreis.example"),
            contact("tel", ContactKind::Phone, "+49 9521 3"),
        ];
        let again = typed.over(&now);
        let rows: Vec<_> = again
            .contacts
            .iter()
            .filter(|row| !row.is_blank())
            .map(|row| (row.id.is_empty(), row.value.as_str(), row.seen.as_str()))
            .collect();
        assert_eq!(
            rows,
            [
                (false, "neu@kreis.example", "neu@kreis.example"),
                (false, "+49 9521 2", "+49 9521 3"),
                (true, "https://neu.example", ""),
            ]
        );
    }
}
