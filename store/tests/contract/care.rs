//! Care of the directory: who confirms records, what has gone stale, and those concerned who are asked and answer.

use domain::{
    change::{RecordKind, RecordRef},
    directory::{
        ASK_AGAIN_DAYS, AskedRecord, CARE_LINK_DAYS, CareFilter, CareLink, CareList, CareQuestion, CareReply,
        CareRow, Confirmation, Confirmer, ContactForm, ContactKind, MergeChoices, OrganisationForm, Person,
        PersonForm,
    },
    id::{CommitteeId, HealthRegionId, OrganisationId, PersonId},
    permission::{Actor, Visibility},
    plan::{EditError, Letter},
};
use store::{Store, StoreError, StoreResult};
use time::{Duration, macros::date};

use crate::support::{CHAIR, COORDINATOR, Demo, GUEST, HESSEN, MEMBER};

contract! {
    async fn whoever_enters_or_changes_a_record_confirms_it(store: Demo) {
        let coordinator = store.actor(COORDINATOR).await;
        assert_eq!(confirmation(&store, &coordinator, psp_lead()).await, None);
        let made = make_person(&store, &coordinator).await;
        let today = date!(2026 - 11 - 21);
        let by = |by| Some(Confirmation { on: today, by });
        let name = coordinator.name().to_owned();
        assert_eq!(confirmation(&store, &coordinator, made.id).await, by(Some(Confirmer::User(name.clone()))));
        store.clock().advance(Duration::days(2));
        let form = edited_form(&store, &coordinator, &made, "mia@haus.example").await;
        let mut write = store.write(&coordinator).await.unwrap();
        write.edit_person(made.id, &form, made.version).await.unwrap();
        let body = OrganisationForm { name: "Neues Haus".to_owned(), ..OrganisationForm::blank() };
        let body = write.create_organisation(hassberge(), &body).await.unwrap();
        write.commit().await.unwrap();
        let again = confirmation(&store, &coordinator, made.id).await.unwrap();
        assert_eq!(again.on, date!(2026 - 11 - 23), "also when nothing was changed");
        let guest = store.actor(GUEST).await;
        let told = confirmation(&store, &guest, made.id).await.unwrap();
        assert_eq!((told.on, told.by), (date!(2026 - 11 - 23), None), "by whom is for those who edit");
        let page = store.read(&coordinator).await.unwrap().get_organisation(body.id).await.unwrap();
        assert_eq!(page.around.confirmation.unwrap().by, Some(Confirmer::User(name)));
    }

    async fn a_confirmation_is_no_change_of_the_record(store: Demo) {
        let coordinator = store.actor(COORDINATOR).await;
        let mut read = store.read(&coordinator).await.unwrap();
        let (change, before) = (read.newest_change().await.unwrap(), read.get_person(psp_lead()).await.unwrap());
        drop(read);
        confirm(&store, &coordinator, person(psp_lead())).await.unwrap();
        let mut read = store.read(&coordinator).await.unwrap();
        assert_eq!(read.newest_change().await.unwrap(), change);
        assert_eq!(read.get_person(psp_lead()).await.unwrap().detail.record, before.detail.record);
    }

    async fn only_those_confirm_who_may_edit(store: Demo) {
        let committee = RecordRef::new(RecordKind::Committee, CommitteeId::named("hassberge/ag-versorgung"));
        let none = person(PersonId::named("none"));
        let coordinator = store.actor(COORDINATOR).await;
        confirm(&store, &coordinator, psp()).await.unwrap();
        for email in [MEMBER, GUEST, CHAIR, HESSEN] {
            let actor = store.actor(email).await;
            let refused = confirm(&store, &actor, person(psp_lead())).await;
            assert!(matches!(refused, Err(StoreError::NotAllowed)), "{email}: {refused:?}");
            let refused = confirm(&store, &actor, none).await;
            assert!(matches!(refused, Err(StoreError::NotFound(RecordKind::Person))), "{email}: {refused:?}");
            let mut write = store.write(&actor).await.unwrap();
            let refused = write.settle_care_note(person(psp_lead()), "").await;
            assert!(matches!(refused, Err(StoreError::NotAllowed)), "{email}: {refused:?}");
            let refused = write.ask_about_record(person(psp_lead())).await;
            assert!(matches!(refused, Err(StoreError::NotAllowed)), "{email}: {refused:?}");
        }
        let region = RecordRef::new(RecordKind::HealthRegion, hassberge());
        let refused = confirm(&store, &coordinator, region).await;
        assert!(matches!(refused, Err(StoreError::NotFound(RecordKind::HealthRegion))), "{refused:?}");
        for email in [COORDINATOR, CHAIR] {
            let actor = store.actor(email).await;
            confirm(&store, &actor, committee).await.unwrap();
        }
    }

    async fn what_was_never_confirmed_comes_first_then_the_oldest(store: Demo) {
        let coordinator = store.actor(COORDINATOR).await;
        let kind = Some(RecordKind::Organisation);
        let before = care(&store, &coordinator, kind, 12).await;
        assert!(before.stale.iter().any(|row| row.named.record == psp()));
        assert!(before.stale.iter().all(|row| row.named.record.kind == RecordKind::Organisation));
        let other = before.stale.iter().map(|row| row.named.record).find(|record| *record != psp()).unwrap();
        confirm(&store, &coordinator, other).await.unwrap();
        store.clock().advance(Duration::days(30));
        confirm(&store, &coordinator, psp()).await.unwrap();
        assert_eq!(care(&store, &coordinator, kind, 12).await.total, before.total - 2);
        store.clock().advance(Duration::days(70));
        let after = care(&store, &coordinator, kind, 3).await;
        assert_eq!(after.total, before.total - 1, "one is older than three months, the other is not");
        store.clock().advance(Duration::days(30));
        let after = care(&store, &coordinator, kind, 3).await;
        assert_eq!(after.total, before.total);
        if after.stale.len() == after.total {
            let last: Vec<_> = after.stale.iter().rev().take(2).map(|row| row.named.record).collect();
            assert_eq!(last, [psp(), other]);
        }
        assert!(after.stale[0].confirmation.is_none());
        assert_eq!(care(&store, &coordinator, kind, 12).await.total, before.total - 2);

        let filter = CareFilter { region: Some(HealthRegionId::named("none")), kind: None, months: 3 };
        assert_eq!(store.read(&coordinator).await.unwrap().list_care(&filter).await.unwrap().total, 0);
        for email in [MEMBER, GUEST] {
            let actor = store.actor(email).await;
            assert_eq!(care(&store, &actor, kind, 3).await, CareList::default(), "{email}");
        }
        let hessen = store.actor(HESSEN).await;
        assert!(care(&store, &hessen, kind, 3).await.stale.iter().all(|row| row.named.record != psp()));
    }

    async fn those_concerned_are_asked_once_in_two_weeks_and_answer_once(store: Demo) {
        let coordinator = store.actor(COORDINATOR).await;
        let made = make_person(&store, &coordinator).await;
        let record = person(made.id);
        let question = ask(&store, &coordinator, record).await.unwrap();
        assert_eq!((question.email.as_str(), question.name.as_str()), ("mia@haus.example", "Mia Mustermann"));
        assert_eq!(question.asker, coordinator.name());
        let mut write = store.write(&Actor::System).await.unwrap();
        let mail = write.claim_mail().await.unwrap().unwrap();
        write.remove_mail(mail.id).await.unwrap();
        write.commit().await.unwrap();
        assert_eq!((mail.email.as_str(), mail.name.as_str()), ("mia@haus.example", "Mia Mustermann"));
        let days = ASK_AGAIN_DAYS;
        let refused = ask(&store, &coordinator, record).await;
        let lately = EditError::AskedLately { days };
        assert!(matches!(&refused, Err(StoreError::Refused(why)) if *why == lately), "{refused:?}");

        let (asked, _) = opened(&store, &question.link).await.unwrap();
        let contacts = vec![
            (ContactKind::Email, "mia@haus.example".to_owned()),
            (ContactKind::Phone, "+49 9521 4711".to_owned()),
        ];
        let (kind, name) = (RecordKind::Person, "Mia Mustermann".to_owned());
        assert_eq!(asked, AskedRecord { kind, name, organisation: String::new(), contacts });
        let empty = answer(&store, &question.link, &CareReply::Changed(" ".to_owned())).await;
        assert!(matches!(empty, Err(StoreError::Refused(EditError::Empty))), "{empty:?}");
        store.clock().advance(Duration::days(3));
        answer(&store, &question.link, &CareReply::Right).await.unwrap();
        let confirmed = confirmation(&store, &coordinator, made.id).await.unwrap();
        assert_eq!(confirmed, Confirmation { on: date!(2026 - 11 - 24), by: Some(Confirmer::Concerned) });
        let again = answer(&store, &question.link, &CareReply::Right).await;
        assert!(matches!(again, Err(StoreError::NotFound(RecordKind::Person))), "{again:?}");
        assert_eq!(opened(&store, &question.link).await, None);
    }

    async fn a_link_shows_of_an_organisation_what_is_not_for_the_office_alone(store: Demo) {
        let coordinator = store.actor(COORDINATOR).await;
        let mut form = OrganisationForm { name: "Neues Haus".to_owned(), ..OrganisationForm::blank() };
        say(&mut form.contacts, ContactKind::Email, "post@haus.example");
        say(&mut form.contacts, ContactKind::Phone, "09521 4711");
        let email = form.contacts.iter_mut().find(|row| row.kind == ContactKind::Email).unwrap();
        email.visibility = Visibility::Office;
        let mut write = store.write(&coordinator).await.unwrap();
        let body = write.create_organisation(hassberge(), &form).await.unwrap();
        write.commit().await.unwrap();
        let record = RecordRef::new(RecordKind::Organisation, body.id);
        let question = ask(&store, &coordinator, record).await.unwrap();
        let (asked, emails) = opened(&store, &question.link).await.unwrap();
        assert_eq!(asked.contacts, [(ContactKind::Phone, "+49 9521 4711".to_owned())]);
        assert_eq!(emails, [question.email], "the address that was asked opens it");

        let mut form = PersonForm { name: "Mia Mustermann".to_owned(), ..PersonForm::blank("") };
        say(&mut form.contacts, ContactKind::Email, "mia@haus.example");
        for row in &mut form.contacts {
            row.visibility = Visibility::Office;
        }
        let mut write = store.write(&coordinator).await.unwrap();
        let mia = write.create_person(hassberge(), &form).await.unwrap();
        write.commit().await.unwrap();
        let question = ask(&store, &coordinator, person(mia.id)).await.unwrap();
        let (asked, _) = opened(&store, &question.link).await.unwrap();
        assert_eq!(asked.contacts, [(ContactKind::Email, "mia@haus.example".to_owned())]);
    }

    async fn what_has_changed_is_shown_until_it_is_settled(store: Demo) {
        let coordinator = store.actor(COORDINATOR).await;
        let made = make_person(&store, &coordinator).await;
        let record = person(made.id);
        let question = ask(&store, &coordinator, record).await.unwrap();
        let reply = CareReply::Changed(" Neue Nummer:\r\n09521 1 ".to_owned());
        answer(&store, &question.link, &reply).await.unwrap();
        let row = noted(&store, &coordinator, record).await.unwrap();
        let note = row.note.unwrap();
        assert_eq!((note.text.as_str(), note.said_on), ("Neue Nummer:\n09521 1", date!(2026 - 11 - 21)));
        store.clock().advance(Duration::days(20));
        let refused = ask(&store, &coordinator, record).await;
        assert!(matches!(refused, Err(StoreError::Refused(EditError::AnswerIsOpen))), "{refused:?}");
        let mut write = store.write(&coordinator).await.unwrap();
        let unseen = write.settle_care_note(record, "Neue Nummer:").await;
        assert!(matches!(unseen, Err(StoreError::Stale(RecordKind::Person))), "{unseen:?}");
        drop(write);
        assert!(noted(&store, &coordinator, record).await.is_some());
        let mut write = store.write(&coordinator).await.unwrap();
        write.settle_care_note(record, "Neue Nummer:\r\n09521 1").await.unwrap();
        write.settle_care_note(record, "").await.unwrap();
        write.commit().await.unwrap();
        assert_eq!(noted(&store, &coordinator, record).await, None);
        let next = ask(&store, &coordinator, record).await.unwrap();
        assert_eq!(opened(&store, &question.link).await, None, "an earlier link does not open a later question");
        assert!(opened(&store, &next.link).await.is_some());
    }

    async fn a_link_ends_after_thirty_days_and_with_its_record(store: Demo) {
        let coordinator = store.actor(COORDINATOR).await;
        let made = make_person(&store, &coordinator).await;
        let question = ask(&store, &coordinator, person(made.id)).await.unwrap();
        let emails = opened(&store, &question.link).await.unwrap().1;
        assert!(emails.contains(&question.email));
        let form = edited_form(&store, &coordinator, &made, "neu@haus.example").await;
        let mut write = store.write(&coordinator).await.unwrap();
        write.edit_person(made.id, &form, made.version).await.unwrap();
        write.commit().await.unwrap();
        let emails = opened(&store, &question.link).await.unwrap().1;
        assert!(!emails.contains(&question.email), "the link was signed for an address that is gone");
        store.clock().advance(Duration::days(CARE_LINK_DAYS));
        assert!(opened(&store, &question.link).await.is_some(), "on its last day");
        store.clock().advance(Duration::days(1));
        assert_eq!(opened(&store, &question.link).await, None);
        let late = answer(&store, &question.link, &CareReply::Right).await;
        assert!(matches!(late, Err(StoreError::NotFound(_))), "{late:?}");

        let next = ask(&store, &coordinator, person(made.id)).await.unwrap();
        let version = store.read(&coordinator).await.unwrap().get_person(made.id).await.unwrap().detail.record.version;
        let mut write = store.write(&coordinator).await.unwrap();
        write.end_person(made.id, date!(2026 - 12 - 01), false, version).await.unwrap();
        write.commit().await.unwrap();
        assert_eq!(opened(&store, &next.link).await, None);
        let refused = ask(&store, &coordinator, RecordRef::new(RecordKind::Committee, forum())).await;
        assert!(matches!(refused, Err(StoreError::Refused(EditError::NobodyToAsk))), "{refused:?}");
        let mut read = store.read(&coordinator).await.unwrap();
        let refused = read.find_asked_record(&next.link).await;
        assert!(matches!(refused, Err(StoreError::NotAllowed)), "it is for the program alone: {refused:?}");
    }

    async fn what_was_said_goes_over_when_two_records_become_one(store: Demo) {
        let coordinator = store.actor(COORDINATOR).await;
        let (kept, gone) = (make_person(&store, &coordinator).await, make_person(&store, &coordinator).await);
        for (human, said) in [(&kept, "Eins"), (&gone, "Zwei")] {
            let question = ask(&store, &coordinator, person(human.id)).await.unwrap();
            answer(&store, &question.link, &CareReply::Changed(said.to_owned())).await.unwrap();
        }
        let mut write = store.write(&coordinator).await.unwrap();
        let versions = [kept.version, gone.version];
        write.merge_people(kept.id, gone.id, versions, &MergeChoices::default()).await.unwrap();
        write.commit().await.unwrap();
        let row = noted(&store, &coordinator, person(kept.id)).await.unwrap();
        assert_eq!(row.note.unwrap().text, "Eins\n\nZwei");
        assert_eq!(noted(&store, &coordinator, person(gone.id)).await, None);
    }
}

fn hassberge() -> HealthRegionId {
    HealthRegionId::named("hassberge")
}

fn forum() -> CommitteeId {
    CommitteeId::named("hassberge/forum")
}

fn psp_lead() -> PersonId {
    PersonId::named("hassberge/psp")
}

/// The care advice centre.
fn psp() -> RecordRef {
    RecordRef::new(RecordKind::Organisation, OrganisationId::named("hassberge/psp"))
}

fn person(id: PersonId) -> RecordRef {
    RecordRef::new(RecordKind::Person, id)
}

/// Somebody who can be written to.
async fn make_person(store: &Store, coordinator: &Actor) -> Person {
    let mut form = PersonForm { name: "Mia Mustermann".to_owned(), ..PersonForm::blank("") };
    say(&mut form.contacts, ContactKind::Email, "mia@haus.example");
    say(&mut form.contacts, ContactKind::Phone, "09521 4711");
    let mut write = store.write(coordinator).await.unwrap();
    let made = write.create_person(hassberge(), &form).await.unwrap();
    write.commit().await.unwrap();
    made
}

/// The form of a person as it stands, but for the address.
async fn edited_form(store: &Store, actor: &Actor, person: &Person, email: &str) -> PersonForm {
    let page = store.read(actor).await.unwrap().get_person(person.id).await.unwrap();
    let mut form = PersonForm::of(&page.detail.record, &page.contacts);
    say(&mut form.contacts, ContactKind::Email, email);
    form
}

fn say(rows: &mut [ContactForm], kind: ContactKind, value: &str) {
    value.clone_into(&mut rows.iter_mut().find(|row| row.kind == kind).unwrap().value);
}

async fn confirmation(store: &Store, actor: &Actor, id: PersonId) -> Option<Confirmation> {
    store.read(actor).await.unwrap().get_person(id).await.unwrap().detail.around.confirmation
}

async fn confirm(store: &Store, actor: &Actor, record: RecordRef) -> StoreResult<()> {
    let mut write = store.write(actor).await.unwrap();
    write.confirm_record(record).await?;
    write.commit().await
}

async fn care(store: &Store, actor: &Actor, kind: Option<RecordKind>, months: u8) -> CareList {
    let filter = CareFilter { region: None, kind, months };
    store.read(actor).await.unwrap().list_care(&filter).await.unwrap()
}

async fn noted(store: &Store, actor: &Actor, record: RecordRef) -> Option<CareRow> {
    care(store, actor, None, 12).await.noted.into_iter().find(|row| row.named.record == record)
}

/// Asks those concerned, and writes to them.
async fn ask(store: &Store, actor: &Actor, record: RecordRef) -> StoreResult<CareQuestion> {
    let mut write = store.write(actor).await.unwrap();
    let question = write.ask_about_record(record).await?;
    let letter = Letter { subject: "Frage".to_owned(), text: "Text".to_owned(), html: "<p>Text".to_owned() };
    write.queue_care_question(&question, &letter).await?;
    write.commit().await?;
    Ok(question)
}

async fn opened(store: &Store, link: &CareLink) -> Option<(AskedRecord, Vec<domain::text::EmailAddress>)> {
    store.read(&Actor::System).await.unwrap().find_asked_record(link).await.unwrap()
}

async fn answer(store: &Store, link: &CareLink, reply: &CareReply) -> StoreResult<()> {
    let mut write = store.write(&Actor::System).await.unwrap();
    write.answer_care_question(link, reply).await?;
    write.commit().await
}
