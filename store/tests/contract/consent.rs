//! A contact field of a person is published only with their consent, through every door.

use domain::{
    change::{RecordKind, RecordRef},
    directory::{Contact, ContactKind, DirectoryList, DirectoryQuery, OrganisationForm, PersonForm},
    exchange::{SourceSheet, SourceTable, preview},
    id::{OrganisationId, PersonId},
    permission::{Actor, Visibility},
};
use store::{Store, StoreError, change::ChangeQuery};

use crate::support::{COORDINATOR, Demo, GUEST, MEMBER};

const EMAIL: &str = "psp@hassberge.example";
const EMAIL_OF_LIST: &str = "neu@hassberge.example";
const SOURCE: &str = "E-Mail vom 20. November";

contract! {
    async fn without_consent_no_door_shows_the_world_a_contact_field_of_a_person(store: Demo) {
        let coordinator = store.actor(COORDINATOR).await;
        assert_eq!(doors(&store, &Actor::Visitor).await, None, "people are for the network");
        publish(&store, &coordinator).await;
        assert_eq!(doors(&store, &Actor::Visitor).await, Some([true; 4]));
        // As it stood before anybody was asked, or with half of what is to be known.
        for sql in [
            "update contact set consent_source = ' '",
            "update contact set consent_on = null, consent_source = 'E-Mail'",
            "update contact set consent_on = null, consent_source = ''",
        ] {
            store.execute(sql).await;
            assert_eq!(doors(&store, &Actor::Visitor).await, Some([false; 4]), "{sql}");
            let guest = store.actor(GUEST).await;
            assert_eq!(doors(&store, &guest).await, Some([true; 4]), "the network still sees it: {sql}");
        }
        let kept = email(&store, &coordinator).await.unwrap();
        assert!(kept.visibility == Visibility::Public && kept.lacks_consent(), "what was chosen stays stored");
    }

    async fn whoever_clears_the_consent_takes_the_field_back_at_once(store: Demo) {
        let coordinator = store.actor(COORDINATOR).await;
        publish(&store, &coordinator).await;
        let mut form = opened(&store, &coordinator).await;
        agree(&mut form, "", "");
        edit(&store, &coordinator, &form).await.unwrap();
        assert_eq!(doors(&store, &Actor::Visitor).await, None, "with the last field the name goes");
        let now = email(&store, &coordinator).await.unwrap();
        assert_eq!((now.visibility, now.consent()), (Visibility::Network, None));
        let record = RecordRef::new(RecordKind::Person, lead());
        let left = store.read(&Actor::Visitor).await.unwrap().list_changes(changes_of(record)).await.unwrap();
        assert!(left.is_empty(), "nor does the log say whose name it was: {left:?}");
    }

    async fn the_world_is_not_told_who_has_changed_what(store: Demo) {
        let query = || ChangeQuery { by_people: true, limit: 100, ..ChangeQuery::default() };
        let coordinator = store.actor(COORDINATOR).await;
        publish(&store, &coordinator).await;
        let mut write = store.write(&coordinator).await.unwrap();
        let body = OrganisationId::named("hassberge/psp");
        let page = write.get_organisation(body).await.unwrap();
        let mut form = OrganisationForm::of(&page.record, &[]);
        form.description = "Neu beschrieben.".to_owned();
        write.edit_organisation(body, &form, page.record.version).await.unwrap();
        write.commit().await.unwrap();
        let told = store.read(&coordinator).await.unwrap().list_changes(query()).await.unwrap();
        assert!(told.iter().any(|entry| entry.actor == coordinator.name()));
        let world = store.read(&Actor::Visitor).await.unwrap().list_changes(query()).await.unwrap();
        assert!(world.iter().all(|entry| entry.actor.is_empty() && entry.record.kind != RecordKind::Person));
    }

    async fn a_list_that_replaces_the_last_released_field_takes_the_name_back(store: Demo) {
        let coordinator = store.actor(COORDINATOR).await;
        publish(&store, &coordinator).await;
        let person = store.read(&coordinator).await.unwrap().get_person(lead()).await.unwrap().detail.record;
        let line = |cells: [&str; 2]| cells.map(str::to_owned).to_vec();
        let sheet = SourceSheet {
            rows: vec![line(["Ansprechperson", "E-Mail Ansprechperson"]), line([&person.name, EMAIL_OF_LIST])],
            head: (0, 1),
            ..SourceSheet::default()
        };
        let table = SourceTable { sheets: vec![sheet] };
        let mut write = store.write(&coordinator).await.unwrap();
        let region = person.health_region_id.unwrap();
        let id = write.create_import(region, "liste.csv", &table).await.unwrap();
        let mut import = write.get_import(id).await.unwrap();
        let known = write.get_known(region).await.unwrap();
        for question in preview(&import.table, &import.settings, &known).questions {
            import.settings.answers.insert(question.key, lead().to_string());
        }
        write.save_import(id, &import.settings, 1).await.unwrap();
        let counts = write.apply_import(id, 2).await.unwrap();
        write.commit().await.unwrap();
        assert_eq!(counts.changed, 1, "{counts:?}");
        assert_eq!(doors(&store, &Actor::Visitor).await, None);
    }

    async fn a_form_that_was_opened_before_does_not_bring_a_withdrawn_consent_back(store: Demo) {
        let coordinator = store.actor(COORDINATOR).await;
        let mut form = opened(&store, &coordinator).await;
        agree(&mut form, "2026-11-20", SOURCE);
        edit(&store, &coordinator, &form).await.unwrap();
        let earlier = opened(&store, &coordinator).await;
        let mut form = earlier.clone();
        agree(&mut form, "", "");
        edit(&store, &coordinator, &form).await.unwrap();
        let stale = edit(&store, &coordinator, &earlier).await;
        assert!(matches!(stale, Err(StoreError::Stale(RecordKind::Contact))), "{stale:?}");
        assert_eq!(email(&store, &coordinator).await.unwrap().consent(), None);
    }

    async fn a_consent_is_told_to_those_who_look_after_the_record(store: Demo) {
        let coordinator = store.actor(COORDINATOR).await;
        publish(&store, &coordinator).await;
        for (reader, is_told) in [
            (coordinator, true),
            (store.actor(MEMBER).await, false),
            (store.actor(GUEST).await, false),
            (Actor::Visitor, false),
        ] {
            let shown = email(&store, &reader).await.unwrap();
            assert_eq!(shown.consent().is_some(), is_told, "{}", reader.name());
            let page = store.read(&reader).await.unwrap().get_person(lead()).await.unwrap();
            let mut fields = page.detail.around.history.iter().flat_map(|entry| &entry.fields);
            let told = fields.any(|field| field.field == "consent_source" && field.after == SOURCE);
            assert_eq!(told, is_told, "{}", reader.name());
        }
    }
}

fn lead() -> PersonId {
    PersonId::named("hassberge/psp")
}

async fn opened(store: &Store, actor: &Actor) -> PersonForm {
    let page = store.read(actor).await.unwrap().get_person(lead()).await.unwrap();
    PersonForm::of(&page.detail.record, &page.contacts)
}

async fn edit(store: &Store, actor: &Actor, form: &PersonForm) -> Result<(), StoreError> {
    let version = store.read(actor).await.unwrap().get_person(lead()).await.unwrap().detail.record.version;
    let mut write = store.write(actor).await.unwrap();
    write.edit_person(lead(), form, version).await?;
    write.commit().await.map(drop)
}

/// Types a consent beside the first mail address.
fn agree(form: &mut PersonForm, day: &str, source: &str) {
    let row = form.contacts.iter_mut().find(|row| row.kind == ContactKind::Email).unwrap();
    (row.consent_day, row.consent_source) = (day.to_owned(), source.to_owned());
}

/// Shows the person with their mail address to the world, as they have agreed.
async fn publish(store: &Store, actor: &Actor) {
    let mut form = opened(store, actor).await;
    agree(&mut form, "2026-11-20", SOURCE);
    form.visibility = Visibility::Public;
    form.contacts.iter_mut().find(|row| row.kind == ContactKind::Email).unwrap().visibility =
        Visibility::Public;
    edit(store, actor, &form).await.unwrap();
}

async fn email(store: &Store, actor: &Actor) -> Option<Contact> {
    let page = store.read(actor).await.unwrap().get_person(lead()).await.unwrap();
    page.contacts.into_iter().find(|contact| contact.value == EMAIL)
}

fn changes_of(record: RecordRef) -> ChangeQuery {
    ChangeQuery { with_contacts: Some(record.id), limit: 100, ..ChangeQuery::default() }
}

/// Whether the page, the whole list, the panel of the map and the history show the mail address, or tell of it; nothing if
/// the reader does not see the person.
async fn doors(store: &Store, actor: &Actor) -> Option<[bool; 4]> {
    let has = |contacts: &[Contact]| contacts.iter().any(|contact| contact.value == EMAIL);
    let mut read = store.read(actor).await.unwrap();
    let page = match read.get_person(lead()).await {
        Err(StoreError::NotFound(_)) => return None,
        page => page.unwrap(),
    };
    let list = read.list_entries(&DirectoryQuery::new(DirectoryList::People)).await.unwrap();
    let entry = list.iter().find(|entry| entry.key == lead().to_string()).unwrap();
    let record = RecordRef::new(RecordKind::Person, lead());
    let panel = read.get_involvement(record).await.unwrap();
    let changes = read.list_changes(changes_of(record)).await.unwrap();
    let is_told = changes.iter().any(|entry| entry.record.kind == RecordKind::Contact);
    Some([has(&page.contacts), has(&entry.contacts), has(&panel.contacts), is_told])
}
