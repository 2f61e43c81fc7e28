//! Care of the directory: when records were last confirmed and by whom, what has gone stale, those concerned who are asked, and
//! what they answer.
//!
//! A confirmation says that nothing has changed. So it is no change of the record, has no entry in the log, and raises no
//! version: it would only bury what has really happened.

use std::collections::{HashMap, HashSet};

use domain::{
    change::{RecordKind, RecordRef},
    directory::{
        ASK_AGAIN_DAYS, AskedRecord, CareFilter, CareLink, CareList, CareNote, CareQuestion, CareReply,
        CareRow, Committee, Confirmation, Confirmer, Contact, ContactKind, ContactOwner, NamedRecord,
        Organisation, Person, care_note, is_asked_about, is_stale, was_asked_lately,
    },
    id::{HealthRegionId, OrganisationId, PersonId, UserId},
    permission::{Action, ObjectKind, Place, Visibility},
    plan::{EditError, Letter},
    search::fold,
    text::EmailAddress,
};
use time::Date;
use uuid::Uuid;

use super::names_by_id;
use crate::{
    Session, StoreError, StoreResult, Write,
    backend::{execute, row, rows},
};

/// More are not looked after in one go.
const SHOWN: usize = 100;

/// The columns of what is known about the care of a record.
type CareColumns =
    (Uuid, Option<Date>, Option<String>, Option<Date>, i64, bool, Option<String>, Option<Date>);

/// What is known about the care of a record.
#[derive(Clone, Debug, Default)]
struct CareState {
    confirmation: Option<Confirmation>,
    asked_on: Option<Date>,
    /// How often those concerned were asked.
    asked_count: i64,
    awaits_answer: bool,
    note: Option<CareNote>,
}

/// A record that is taken care of, whatever its kind.
#[derive(Debug)]
struct Tended {
    record: RecordRef,
    name: String,
    detail: String,
    region: Option<HealthRegionId>,
    visibility: Visibility,
    place: Place,
    /// Where a person works.
    workplace: Option<OrganisationId>,
    valid_to: Option<Date>,
}

impl From<Organisation> for Tended {
    fn from(body: Organisation) -> Self {
        Self {
            record: RecordRef::new(RecordKind::Organisation, body.id),
            detail: body.kind.to_string(),
            region: body.health_region_id,
            visibility: body.visibility,
            place: body.place(),
            workplace: None,
            valid_to: body.valid_to,
            name: body.name,
        }
    }
}

impl From<Person> for Tended {
    fn from(person: Person) -> Self {
        Self {
            record: RecordRef::new(RecordKind::Person, person.id),
            region: person.health_region_id,
            visibility: person.visibility,
            place: person.place(),
            workplace: person.organisation_id,
            valid_to: person.valid_to,
            detail: person.function,
            name: person.name,
        }
    }
}

impl From<Committee> for Tended {
    fn from(committee: Committee) -> Self {
        Self {
            record: RecordRef::new(RecordKind::Committee, committee.id),
            detail: committee.kind.to_string(),
            region: committee.health_region_id,
            visibility: committee.visibility,
            place: committee.place(),
            workplace: None,
            valid_to: committee.valid_to,
            name: committee.name,
        }
    }
}

impl Tended {
    fn is_over(&self, today: Date) -> bool {
        self.valid_to.is_some_and(|end| end <= today)
    }

    fn owner(&self) -> Option<ContactOwner> {
        match self.record.kind {
            RecordKind::Organisation => Some(ContactOwner::Organisation(OrganisationId(self.record.id))),
            RecordKind::Person => Some(ContactOwner::Person(PersonId(self.record.id))),
            _ => None,
        }
    }

    fn object_kind(&self) -> ObjectKind {
        if self.record.kind == RecordKind::Committee { ObjectKind::Committee } else { ObjectKind::Directory }
    }
}

fn care_state(columns: CareColumns) -> (Uuid, CareState) {
    let (id, confirmed_on, confirmer, asked_on, asked_count, awaits_answer, note, noted_on) = columns;
    let by = Some(confirmer.map_or(Confirmer::Concerned, Confirmer::User));
    let confirmation = confirmed_on.map(|on| Confirmation { on, by });
    let note = note.zip(noted_on).map(|(text, said_on)| CareNote { text, said_on });
    (id, CareState { confirmation, asked_on, asked_count, awaits_answer, note })
}

impl Session {
    /// The records that the actor may edit and that are there today: what those concerned say has changed, and what has gone
    /// stale.
    ///
    /// # Errors
    /// [`StoreError::Database`].
    pub async fn list_care(&mut self, filter: &CareFilter) -> StoreResult<CareList> {
        let (today, regions) = (self.today(), self.list_health_regions().await?);
        let regions = names_by_id(&regions);
        let known: Vec<CareColumns> = rows!(
            self,
            "select record_id, confirmed_on, confirmer, asked_on, asked_count, awaits_answer, note, noted_on
             from record_care",
        )?;
        let mut known: HashMap<Uuid, CareState> = known.into_iter().map(care_state).collect();
        let (mut list, mut places) = (CareList::default(), HashMap::new());
        for tended in self.list_tended(filter).await? {
            let state = known.remove(&tended.record.id).unwrap_or_default();
            let confirmed_on = state.confirmation.as_ref().map(|confirmation| confirmation.on);
            let is_stale = is_stale(confirmed_on, filter.months, today);
            if !is_stale && state.note.is_none() {
                continue;
            }
            let region = tended.region.and_then(|id| regions.get(&id).copied()).unwrap_or_default();
            let row = CareRow {
                named: NamedRecord { record: tended.record, name: tended.name },
                detail: tended.detail,
                health_region: region.to_owned(),
                confirmation: state.confirmation,
                asked_on: state.asked_on,
                address: None,
                note: state.note,
            };
            if row.note.is_none() {
                places.insert(tended.record.id, tended.place);
                list.stale.push(row);
            } else {
                list.noted.push(row);
            }
        }
        list.noted.sort_by_cached_key(|row| {
            (row.note.as_ref().map(|note| note.said_on), fold(&row.named.name), row.named.record)
        });
        list.stale.sort_by_cached_key(|row| {
            let confirmed_on = row.confirmation.as_ref().map(|confirmation| confirmation.on);
            (confirmed_on, fold(&row.named.name), row.named.record)
        });
        list.total = list.stale.len();
        list.stale.truncate(SHOWN);
        let mut addresses = self.addresses_of(&list.stale, &places).await?;
        for row in &mut list.stale {
            row.address = addresses.remove(&row.named.record.id);
        }
        Ok(list)
    }

    /// The records that are there today, as far as the actor may edit them.
    async fn list_tended(&mut self, filter: &CareFilter) -> StoreResult<Vec<Tended>> {
        let today = self.today();
        let is_wanted = |kind| filter.kind.is_none_or(|wanted| wanted == kind);
        let mut all: Vec<Tended> = Vec::new();
        if is_wanted(RecordKind::Organisation) {
            let bodies: Vec<Organisation> =
                rows!(self, "select * from organisation where valid_to is null or valid_to > $1", today)?;
            all.extend(bodies.into_iter().map(Tended::from));
        }
        if is_wanted(RecordKind::Person) {
            let people: Vec<Person> =
                rows!(self, "select * from person where valid_to is null or valid_to > $1", today)?;
            all.extend(people.into_iter().map(Tended::from));
        }
        if is_wanted(RecordKind::Committee) {
            let committees: Vec<Committee> =
                rows!(self, "select * from committee where valid_to is null or valid_to > $1", today)?;
            all.extend(committees.into_iter().map(Tended::from));
        }
        all.retain(|tended| {
            let is_near = filter.region.is_none() || tended.region == filter.region;
            is_near && self.may_tend(tended).is_ok()
        });
        Ok(all)
    }

    /// Where those concerned can be asked now: nowhere while it is too early to ask again.
    async fn addresses_of(
        &mut self,
        shown: &[CareRow],
        places: &HashMap<Uuid, Place>,
    ) -> StoreResult<HashMap<Uuid, String>> {
        let today = self.today();
        let asked = shown
            .iter()
            .filter(|row| is_asked_about(row.named.record.kind) && !was_asked_lately(row.asked_on, today));
        let asked: HashSet<Uuid> = asked.map(|row| row.named.record.id).collect();
        let contacts: Vec<Contact> =
            rows!(self, "select * from contact where kind = 'email' order by value, contact_id")?;
        let mut addresses = HashMap::new();
        for contact in contacts {
            let id = match contact.owner {
                ContactOwner::Person(id) => id.0,
                ContactOwner::Organisation(id) => id.0,
            };
            if asked.contains(&id)
                && places.get(&id).is_some_and(|place| self.sees(contact.shown_to(), place))
                && let Ok(email) = EmailAddress::parse(&contact.value)
            {
                addresses.entry(id).or_insert_with(|| email.as_str().to_owned());
            }
        }
        Ok(addresses)
    }

    /// When a record was last confirmed; by whom is told to those who may edit it.
    pub(super) async fn find_confirmation(
        &mut self,
        id: Uuid,
        may_edit: bool,
    ) -> StoreResult<Option<Confirmation>> {
        let confirmation = self.care_of(id).await?.confirmation;
        Ok(confirmation.map(|found| Confirmation { by: found.by.filter(|_| may_edit), ..found }))
    }

    /// What those concerned see of the record of a link, and the addresses to which it can have been sent; nothing if it was
    /// answered, another one has been sent since, or the record is no longer there. A person sees all of their own; of an
    /// organisation is left out what only those see who coordinate or lead. Whether the link is genuine is for whoever
    /// calls to find out.
    ///
    /// # Errors
    /// [`StoreError::NotAllowed`] unless the program itself asks.
    pub async fn find_asked_record(
        &mut self,
        link: &CareLink,
    ) -> StoreResult<Option<(AskedRecord, Vec<EmailAddress>)>> {
        self.require_program()?;
        let (state, today) = (self.care_of(link.record.id).await?, self.today());
        let is_open = state.awaits_answer && state.asked_count == i64::from(link.number);
        if !is_open || !link.is_valid_on(today) {
            return Ok(None);
        }
        let found = self.find_tended(link.record).await?.filter(|tended| !tended.is_over(today));
        let Some((tended, owner)) = found.and_then(|tended| tended.owner().map(|owner| (tended, owner)))
        else {
            return Ok(None);
        };
        let organisation: Option<(String,)> = match tended.workplace {
            Some(id) => row!(self, "select name from organisation where organisation_id = $1", id)?,
            None => None,
        };
        let mut contacts = self.list_contacts(owner, &tended.place).await?;
        let emails = contacts.iter().filter(|contact| contact.kind == ContactKind::Email);
        let emails = emails.filter_map(|contact| EmailAddress::parse(&contact.value).ok()).collect();
        // Many may read the mail of an organisation.
        if tended.record.kind == RecordKind::Organisation {
            contacts.retain(|contact| contact.visibility < Visibility::Office);
        }
        let asked = AskedRecord {
            kind: tended.record.kind,
            name: tended.name,
            organisation: organisation.map(|(name,)| name).unwrap_or_default(),
            contacts: contacts.into_iter().map(|contact| (contact.kind, contact.value)).collect(),
        };
        Ok(Some((asked, emails)))
    }

    /// Refuses whoever may not edit a record.
    fn may_tend(&self, tended: &Tended) -> StoreResult<()> {
        self.require(Action::Edit, tended.object_kind(), tended.visibility, &tended.place)
    }

    async fn care_of(&mut self, id: Uuid) -> StoreResult<CareState> {
        let known: Option<CareColumns> = row!(
            self,
            "select record_id, confirmed_on, confirmer, asked_on, asked_count, awaits_answer, note, noted_on
             from record_care where record_id = $1",
            id,
        )?;
        Ok(known.map(|columns| care_state(columns).1).unwrap_or_default())
    }

    async fn find_tended(&mut self, record: RecordRef) -> StoreResult<Option<Tended>> {
        let id = record.id;
        Ok(match record.kind {
            RecordKind::Organisation => {
                let found: Option<Organisation> =
                    row!(self, "select * from organisation where organisation_id = $1", id)?;
                found.map(Tended::from)
            }
            RecordKind::Person => {
                let found: Option<Person> = row!(self, "select * from person where person_id = $1", id)?;
                found.map(Tended::from)
            }
            RecordKind::Committee => {
                let found: Option<Committee> =
                    row!(self, "select * from committee where committee_id = $1", id)?;
                found.map(Tended::from)
            }
            _ => None,
        })
    }
}

impl Write {
    /// Notes that a record is right as it stands.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] if there is none or the actor may not see it, [`StoreError::NotAllowed`] unless the actor may
    /// edit it.
    pub async fn confirm_record(&mut self, record: RecordRef) -> StoreResult<()> {
        self.tended_to_edit(record).await?;
        self.note_confirmed(record).await
    }

    /// Notes that what those concerned have said about a record is settled; `seen` is what whoever says so has read of it, with
    /// lines that end as they do in forms. What is settled already stays so.
    ///
    /// # Errors
    /// As [`confirm_record`](Self::confirm_record); [`StoreError::Stale`] if they have said something else by now.
    pub async fn settle_care_note(&mut self, record: RecordRef, seen: &str) -> StoreResult<()> {
        self.tended_to_edit(record).await?;
        let Some(note) = self.care_of(record.id).await?.note else { return Ok(()) };
        if note.text.replace("\r\n", "\n") != seen.replace("\r\n", "\n") {
            return Err(StoreError::Stale(record.kind));
        }
        self.remove_care_note(record.id).await
    }

    /// Notes that those concerned are asked whether a record is right, and tells what to write to whom. A link of an earlier
    /// question stops working.
    ///
    /// # Errors
    /// As [`confirm_record`](Self::confirm_record); [`StoreError::Refused`] if they were asked a short time ago, if their last
    /// answer is not settled, or if there is nobody to ask.
    pub async fn ask_about_record(&mut self, record: RecordRef) -> StoreResult<CareQuestion> {
        let (tended, today) = (self.tended_to_edit(record).await?, self.today());
        let state = self.care_of(record.id).await?;
        if state.note.is_some() {
            return Err(EditError::AnswerIsOpen.into());
        }
        if was_asked_lately(state.asked_on, today) {
            return Err(EditError::AskedLately { days: ASK_AGAIN_DAYS }.into());
        }
        let contacts = match tended.owner() {
            Some(owner) if !tended.is_over(today) => self.list_contacts(owner, &tended.place).await?,
            _ => Vec::new(),
        };
        let mut emails = contacts.iter().filter(|contact| contact.kind == ContactKind::Email);
        let email = emails.find_map(|contact| EmailAddress::parse(&contact.value).ok());
        let email = email.ok_or(EditError::NobodyToAsk)?;
        let count = state.asked_count + 1;
        let number = u32::try_from(count).map_err(|_| StoreError::Invalid("asked too often"))?;
        execute!(
            self,
            "insert into record_care (record_id, record_kind, asked_on, asked_count, awaits_answer)
             values ($1, $2, $3, $4, $5)
             on conflict (record_id) do update set asked_on = excluded.asked_on, asked_count = excluded.asked_count,
                awaits_answer = excluded.awaits_answer",
            record.id,
            record.kind.as_str(),
            today,
            count,
            true,
        )?;
        let asker = self.actor.name().to_owned();
        Ok(CareQuestion { link: CareLink::new(record, number, today), name: tended.name, email, asker })
    }

    /// Puts the mail with a question on its way.
    ///
    /// # Errors
    /// [`StoreError::NotAllowed`] for visitors and the program itself.
    pub async fn queue_care_question(&mut self, question: &CareQuestion, letter: &Letter) -> StoreResult<()> {
        let user = self.actor.user_id().ok_or(StoreError::NotAllowed)?;
        self.queue_mail_to(user, Some((&question.name, &question.email)), letter).await
    }

    /// Keeps the answer of those concerned, by a link that whoever calls has found genuine.
    ///
    /// # Errors
    /// [`StoreError::NotAllowed`] unless the program itself asks, [`StoreError::NotFound`] if the link was used or has expired,
    /// [`StoreError::Refused`] if what they say is empty or too long.
    pub async fn answer_care_question(&mut self, link: &CareLink, reply: &CareReply) -> StoreResult<()> {
        self.require_program()?;
        let missing = StoreError::NotFound(link.record.kind);
        if !link.is_valid_on(self.today()) || self.find_tended(link.record).await?.is_none() {
            return Err(missing);
        }
        let said = match reply {
            CareReply::Right => None,
            CareReply::Changed(text) => Some(care_note(text)?),
        };
        let answered = execute!(
            self,
            "update record_care set awaits_answer = $3
             where record_id = $1 and asked_count = $2 and awaits_answer = $4",
            link.record.id,
            i64::from(link.number),
            false,
            true,
        )?;
        if answered != 1 {
            return Err(missing);
        }
        match said {
            None => self.write_confirmation(link.record, None, None).await,
            Some(text) => self.add_care_note(link.record, text).await,
        }
    }

    /// Notes that the actor has confirmed a record; whoever calls has asked whether they may.
    pub(super) async fn note_confirmed(&mut self, record: RecordRef) -> StoreResult<()> {
        let (user, name) = (self.actor.user_id(), self.actor.name().to_owned());
        self.write_confirmation(record, user, Some(name)).await
    }

    /// What those concerned have said about a record that becomes part of another one is said about that one. When it was
    /// confirmed stays with it, and holds again when it comes back.
    pub(super) async fn move_care_note(&mut self, from: RecordRef, to: Uuid) -> StoreResult<()> {
        if let Some(note) = self.care_of(from.id).await?.note {
            self.remove_care_note(from.id).await?;
            self.add_care_note(RecordRef { id: to, ..from }, note.text).await?;
        }
        Ok(())
    }

    /// Forgets everything about the care of a record that was never meant to be there, or is gone for good.
    pub(crate) async fn forget_care(&mut self, id: Uuid) -> StoreResult<()> {
        execute!(self, "delete from record_care where record_id = $1", id)?;
        Ok(())
    }

    async fn tended_to_edit(&mut self, record: RecordRef) -> StoreResult<Tended> {
        let found = self.find_tended(record).await?;
        let found = self.seen(found, record.kind, |tended| (tended.visibility, tended.place.clone()))?;
        self.may_tend(&found)?;
        Ok(found)
    }

    async fn write_confirmation(
        &mut self,
        record: RecordRef,
        user: Option<UserId>,
        name: Option<String>,
    ) -> StoreResult<()> {
        let today = self.today();
        execute!(
            self,
            "insert into record_care (record_id, record_kind, confirmed_on, confirmed_by, confirmer, asked_count,
                awaits_answer)
             values ($1, $2, $3, $4, $5, $6, $7)
             on conflict (record_id) do update set confirmed_on = excluded.confirmed_on,
                confirmed_by = excluded.confirmed_by, confirmer = excluded.confirmer",
            record.id,
            record.kind.as_str(),
            today,
            user,
            name,
            0_i64,
            false,
        )?;
        Ok(())
    }

    /// Keeps what those concerned say, after what they have said already.
    async fn add_care_note(&mut self, record: RecordRef, text: String) -> StoreResult<()> {
        let (today, said) = (self.today(), self.care_of(record.id).await?.note);
        let text = match said {
            Some(said) => format!("{}\n\n{text}", said.text),
            None => text,
        };
        execute!(
            self,
            "insert into record_care (record_id, record_kind, asked_count, awaits_answer, note, noted_on)
             values ($1, $2, $3, $4, $5, $6)
             on conflict (record_id) do update set note = excluded.note, noted_on = excluded.noted_on",
            record.id,
            record.kind.as_str(),
            0_i64,
            false,
            text,
            today,
        )?;
        Ok(())
    }

    async fn remove_care_note(&mut self, id: Uuid) -> StoreResult<()> {
        let nothing: (Option<String>, Option<Date>) = (None, None);
        execute!(
            self,
            "update record_care set note = $2, noted_on = $3 where record_id = $1",
            id,
            nothing.0,
            nothing.1,
        )?;
        Ok(())
    }
}
