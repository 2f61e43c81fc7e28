//! Organisations and people are entered, changed and ended one by one: who may, what is refused, and what is left of it.

use domain::{
    change::{ChangeAction, RecordKind},
    directory::{
        Contact, ContactForm, ContactKind, ContactOwner, DirectoryList, DirectoryQuery, FieldFault,
        FieldProblem, OrganisationForm, OrganisationKind, PersonForm, RecordField,
    },
    id::{HealthRegionId, OrganisationId, PersonId},
    permission::{Action, Actor, Object, ObjectKind, Visibility, may},
};
use store::{Store, StoreError, StoreResult};
use time::macros::date;

use crate::{
    support::{CHAIR, COORDINATOR, Demo, Empty, HESSEN, MANAGER},
    world::{Thing, for_anybody, world},
};

contract! {
    async fn organisations_and_people_are_entered_by_exactly_those_who_may_bring_lists(store: Empty) {
        let world = world();
        store.fill(&world.content).await;
        for_anybody(10, async |actor| {
            for thing in world.of(RecordKind::HealthRegion) {
                let region = HealthRegionId(thing.record.id);
                let may_see = may(actor, Action::Read, &directory(thing));
                let entered = Object { visibility: Visibility::Network, ..directory(thing) };
                let may_enter = may_see && may(actor, Action::Create, &entered);
                let mut write = store.write(actor).await.unwrap();
                let made = write.create_organisation(region, &organisation("Neues Haus")).await.map(|_| ());
                let made_too = write.create_person(region, &person("Erika Beispiel")).await.map(|_| ());
                for made in [made, made_too] {
                    match made {
                        Ok(()) => assert!(may_enter),
                        Err(StoreError::NotFound(RecordKind::HealthRegion)) => assert!(!may_see),
                        Err(StoreError::NotAllowed) => assert!(may_see && !may_enter),
                        Err(other) => panic!("{other}"),
                    }
                }
            }
        });
    }

    async fn they_are_changed_by_exactly_those_who_may_edit_them(store: Empty) {
        let world = world();
        store.fill(&world.content).await;
        for_anybody(10, async |actor| {
            for body in &world.content.organisations {
                let form = OrganisationForm { name: "Umbenannt".to_owned(), ..OrganisationForm::of(body, &[]) };
                let mut write = store.write(actor).await.unwrap();
                let changed = write.edit_organisation(body.id, &form, body.version).await;
                let thing = Thing {
                    record: body.named().record,
                    visibility: body.visibility,
                    place: body.place(),
                };
                assert_decided(actor, &thing, changed);
            }
            for human in &world.content.people {
                let form = PersonForm { function: "Ärztin".to_owned(), ..PersonForm::of(human, &[]) };
                let mut write = store.write(actor).await.unwrap();
                let changed = write.edit_person(human.id, &form, human.version).await;
                let thing = world.of(RecordKind::Person).find(|thing| thing.record.id == human.id.0).unwrap();
                assert_decided(actor, thing, changed);
            }
        });
    }

    async fn what_is_entered_is_listed_found_shown_and_logged(store: Demo) {
        let coordinator = store.actor(COORDINATOR).await;
        let mut form = OrganisationForm {
            kind: OrganisationKind::Hospice,
            district: "09674".to_owned(),
            description: "Begleitet zu Hause.".to_owned(),
            ..organisation("Hospizdienst Mainaue e.V.")
        };
        say(&mut form.contacts, ContactKind::Phone, "09521/27-0");
        say(&mut form.contacts, ContactKind::Web, "www.mainaue.example");
        let mut write = store.write(&coordinator).await.unwrap();
        let made = write.create_organisation(hassberge(), &form).await.unwrap();
        write.commit().await.unwrap();

        let mut read = store.read(&coordinator).await.unwrap();
        let page = read.get_organisation(made.id).await.unwrap();
        assert!(page.around.may_edit);
        assert_eq!(page.record, made);
        assert_eq!((made.valid_from, made.version), (None, 1));
        let history: Vec<_> =
            page.around.history.iter().map(|entry| (entry.record.kind, entry.action)).collect();
        assert_eq!(
            history,
            [
                (RecordKind::Contact, ChangeAction::Created),
                (RecordKind::Contact, ChangeAction::Created),
                (RecordKind::Organisation, ChangeAction::Created),
            ]
        );
        let contacts = read.list_contacts(ContactOwner::Organisation(made.id), &made.place()).await.unwrap();
        let ways: Vec<_> =
            contacts.iter().map(|contact| (contact.kind, contact.value.as_str(), contact.visibility)).collect();
        assert_eq!(
            ways,
            [
                (ContactKind::Phone, "+49 9521 27-0", Visibility::Network),
                (ContactKind::Web, "https://www.mainaue.example", Visibility::Network),
            ]
        );
        assert!(is_listed(&store, &coordinator, "Hospizdienst Mainaue e.V.").await);
        let network = read.get_network().await.unwrap();
        assert!(network.nodes.iter().any(|node| node.id == made.id.0));
        drop(read);

        // Somebody who works there is found under its name, also when that changes.
        let human = PersonForm { organisation: made.id.to_string(), ..person("Dr. Erika Beispiel") };
        let mut write = store.write(&coordinator).await.unwrap();
        let human = write.create_person(hassberge(), &human).await.unwrap();
        write.commit().await.unwrap();
        let renamed = OrganisationForm { name: "Hospiz Steigerwald".to_owned(), ..form_of(&store, made.id).await };
        let mut write = store.write(&coordinator).await.unwrap();
        write.edit_organisation(made.id, &renamed, 1).await.unwrap();
        write.commit().await.unwrap();
        for (question, is_found) in [("beispiel steigerwald", true), ("beispiel mainaue", false)] {
            let hits = store.read(&coordinator).await.unwrap().list_search_hits(question).await.unwrap();
            assert_eq!(hits.iter().any(|hit| hit.record.id == human.id.0), is_found, "{question}");
        }
        let page = store.read(&coordinator).await.unwrap().get_organisation(made.id).await.unwrap();
        let fields = &page.around.history[0].fields;
        let told: Vec<_> =
            fields.iter().map(|field| (field.field.as_str(), field.before.as_str(), field.after.as_str())).collect();
        assert_eq!(told, [("name", "Hospizdienst Mainaue e.V.", "Hospiz Steigerwald")]);
    }

    async fn contact_fields_change_with_their_owner_and_are_never_shown_to_more(store: Demo) {
        let coordinator = store.actor(COORDINATOR).await;
        let mut form = person_form(&store, &coordinator, psp_lead()).await;
        say(&mut form.contacts, ContactKind::Email, "neu@hassberge.example");
        say(&mut form.contacts, ContactKind::Phone, "");
        let address = form.contacts.iter_mut().find(|row| row.kind == ContactKind::Address).unwrap();
        (address.value, address.visibility) = ("Am Herrenhof 1".to_owned(), Visibility::Network);
        // The person is to be seen by fewer: so is the address.
        form.visibility = Visibility::Internal;
        let mut write = store.write(&coordinator).await.unwrap();
        write.edit_person(psp_lead(), &form, 1).await.unwrap();
        write.commit().await.unwrap();
        let page = store.read(&coordinator).await.unwrap().get_person(psp_lead()).await.unwrap();
        let ways: Vec<_> =
            page.contacts.iter().map(|contact| (contact.kind, contact.value.as_str(), contact.visibility)).collect();
        assert_eq!(
            ways,
            [
                (ContactKind::Address, "Am Herrenhof 1", Visibility::Internal),
                (ContactKind::Email, "neu@hassberge.example", Visibility::Internal),
            ]
        );
        let told: Vec<_> = page.detail.around.history.iter().map(|entry| entry.action).collect();
        assert_eq!(told.iter().filter(|action| **action == ChangeAction::Changed).count(), 2, "{told:?}");
        // Whoever does not see the person any more, does not see them by what was logged either.
        let hessen = store.actor(HESSEN).await;
        let gone = store.read(&hessen).await.unwrap().get_person(psp_lead()).await;
        assert!(matches!(gone, Err(StoreError::NotFound(RecordKind::Person))));
    }

    async fn whoever_was_overtaken_changes_nothing(store: Demo) {
        let coordinator = store.actor(COORDINATOR).await;
        let opened = person_form(&store, &coordinator, psp_lead()).await;
        let mut write = store.write(&coordinator).await.unwrap();
        let stale = write.edit_person(psp_lead(), &opened, 7).await;
        assert!(matches!(stale, Err(StoreError::Stale(RecordKind::Person))));
        assert!(matches!(
            write.end_organisation(psp(), date!(2030 - 01 - 01), false, 7).await,
            Err(StoreError::Stale(RecordKind::Organisation))
        ));
        // A form that says nothing new writes nothing.
        write.edit_person(psp_lead(), &opened, 1).await.unwrap();
        drop(write);
        assert_eq!(version(&store, &coordinator, psp_lead()).await, 1);

        // Somebody else has changed a contact field, which does not change the version of the person.
        let mut faster = opened.clone();
        say(&mut faster.contacts, ContactKind::Email, "schneller@hassberge.example");
        let mut write = store.write(&coordinator).await.unwrap();
        write.edit_person(psp_lead(), &faster, 1).await.unwrap();
        write.commit().await.unwrap();
        let slower = PersonForm { function: "Langsamer".to_owned(), ..opened };
        let mut write = store.write(&coordinator).await.unwrap();
        let stale = write.edit_person(psp_lead(), &slower, 1).await;
        assert!(matches!(stale, Err(StoreError::Stale(RecordKind::Contact))));
        drop(write);
        let contacts = contacts_of(&store, &coordinator, psp_lead()).await;
        let again = slower.over(&contacts);
        let mut write = store.write(&coordinator).await.unwrap();
        write.edit_person(psp_lead(), &again, 1).await.unwrap();
        write.commit().await.unwrap();
        let now = contacts_of(&store, &coordinator, psp_lead()).await;
        assert!(now.iter().any(|contact| contact.value == "schneller@hassberge.example"));
    }

    async fn what_has_ended_is_in_no_list_until_the_end_is_taken_back(store: Demo) {
        let coordinator = store.actor(COORDINATOR).await;
        let mut write = store.write(&coordinator).await.unwrap();
        let too_early = write.end_organisation(psp(), date!(2021 - 06 - 30), false, 1).await;
        assert_eq!(refused(too_early), [FieldProblem::of(RecordField::ValidTo, FieldFault::EndsBeforeItBegins)]);
        write.end_organisation(psp(), date!(2026 - 11 - 20), false, 1).await.unwrap();
        write.end_person(psp_lead(), date!(2026 - 11 - 20), false, 1).await.unwrap();
        write.commit().await.unwrap();
        assert!(!is_listed(&store, &coordinator, "Pflegestützpunkt Haßberge").await);
        let form = form_of(&store, psp()).await;
        assert_eq!(form.to, "2026-11-20");
        // Nobody new works there.
        let mut write = store.write(&coordinator).await.unwrap();
        let late = PersonForm { organisation: psp().to_string(), ..person("Zu Spät") };
        let late = write.create_person(hassberge(), &late).await.map(|_| ());
        assert_eq!(refused(late), [FieldProblem::of(RecordField::Organisation, FieldFault::NotThere)]);

        let back = OrganisationForm { to: String::new(), ..form };
        write.edit_organisation(psp(), &back, 2).await.unwrap();
        write.commit().await.unwrap();
        assert!(is_listed(&store, &coordinator, "Pflegestützpunkt Haßberge").await);
    }

    async fn only_what_is_there_can_be_chosen(store: Demo) {
        let coordinator = store.actor(COORDINATOR).await;
        let mut write = store.write(&coordinator).await.unwrap();
        let nowhere = OrganisationForm { district: "99999".to_owned(), ..organisation("Haus") };
        let nowhere = write.create_organisation(hassberge(), &nowhere).await.map(|_| ());
        assert_eq!(refused(nowhere), [FieldProblem::of(RecordField::District, FieldFault::NotThere)]);
        let nobody = PersonForm { organisation: OrganisationId::named("none").to_string(), ..person("Wer") };
        let nobody = write.create_person(hassberge(), &nobody).await.map(|_| ());
        assert_eq!(refused(nobody), [FieldProblem::of(RecordField::Organisation, FieldFault::NotThere)]);
        // A contact field of somebody else is none of this person's.
        let other = contacts_of(&store, &Actor::System, PersonId::named("hassberge/aok")).await.remove(0);
        let mut form = person_form(&store, &coordinator, psp_lead()).await;
        form.contacts[0].id = other.id.to_string();
        let foreign = write.edit_person(psp_lead(), &form, 1).await;
        assert!(matches!(foreign, Err(StoreError::Stale(RecordKind::Contact))));
        let unknown = write.edit_organisation(OrganisationId::named("none"), &organisation("x"), 1).await;
        assert!(matches!(unknown, Err(StoreError::NotFound(RecordKind::Organisation))));
    }

    async fn a_person_works_where_whoever_enters_them_looks_after_people(store: Demo) {
        let coordinator = store.actor(COORDINATOR).await;
        let offered = store.read(&coordinator).await.unwrap().list_workplaces().await.unwrap();
        let has = |name: &str| offered.iter().any(|named| named.name == name);
        assert!(has("Pflegestützpunkt Haßberge"));
        assert!(!has("Serviceeinheit Gesundheitsversorgung"), "it works for another state");
        let manager = store.actor(MANAGER).await;
        let offered = store.read(&manager).await.unwrap().list_workplaces().await.unwrap();
        assert!(offered.iter().all(|named| named.name != "Pflegestützpunkt Haßberge"));
    }

    async fn namesakes_are_known_whatever_the_spelling_and_only_to_those_who_see_them(store: Demo) {
        let chair = store.actor(CHAIR).await;
        let (bodies, people) = (RecordKind::Organisation, RecordKind::Person);
        let named = async |actor: &Actor, kind, name: &str, except| {
            let hits = store.read(actor).await.unwrap().list_namesakes(kind, name, except).await.unwrap();
            hits.into_iter().map(|hit| hit.title).collect::<Vec<_>>()
        };
        for spelling in ["Pflegestützpunkt Haßberge", "PFLEGESTUETZPUNKT HASSBERGE e.V."] {
            assert_eq!(named(&chair, bodies, spelling, None).await, ["Pflegestützpunkt Haßberge"], "{spelling}");
        }
        let lead = ["Leitung Pflegestützpunkt Haßberge"];
        assert_eq!(named(&chair, people, "Haßberge, Dr. Leitung Pflegestützpunkt", None).await, lead);
        for (actor, kind, name, except) in [
            (&chair, bodies, "Pflegestützpunkt", None),
            (&chair, bodies, "Pflegestützpunkt Haßberge", Some(psp().0)),
            (&chair, people, "Pflegestützpunkt Haßberge", None),
            (&chair, RecordKind::Committee, "Gesundheitsforum Haßberge", None),
            (&chair, bodies, " %_ ", None),
            (&Actor::Visitor, people, lead[0], None),
        ] {
            assert!(named(actor, kind, name, except).await.is_empty(), "{kind} {name}");
        }
    }
}

fn directory(thing: &Thing) -> Object {
    let (visibility, place) = (thing.visibility, thing.place.clone());
    Object { kind: ObjectKind::Directory, visibility, place, responsible: None }
}

/// Says that a change was answered as the rules want it.
fn assert_decided(actor: &Actor, thing: &Thing, changed: StoreResult<()>) {
    let (may_see, may_edit) =
        (may(actor, Action::Read, &directory(thing)), may(actor, Action::Edit, &directory(thing)));
    match changed {
        Ok(()) => assert!(may_edit),
        Err(StoreError::NotFound(kind)) => assert!(!may_see && kind == thing.record.kind),
        Err(StoreError::NotAllowed) => assert!(may_see && !may_edit),
        Err(other) => panic!("{other}"),
    }
}

fn refused(answer: StoreResult<()>) -> Vec<FieldProblem> {
    match answer {
        Err(StoreError::Fields(problems)) => problems,
        other => panic!("{other:?}"),
    }
}

fn hassberge() -> HealthRegionId {
    HealthRegionId::named("hassberge")
}

fn psp() -> OrganisationId {
    OrganisationId::named("hassberge/psp")
}

fn psp_lead() -> PersonId {
    PersonId::named("hassberge/psp")
}

fn organisation(name: &str) -> OrganisationForm {
    OrganisationForm { name: name.to_owned(), ..OrganisationForm::blank() }
}

fn person(name: &str) -> PersonForm {
    PersonForm { name: name.to_owned(), ..PersonForm::blank("") }
}

/// Types into the first row of a kind.
fn say(rows: &mut [ContactForm], kind: ContactKind, value: &str) {
    value.clone_into(&mut rows.iter_mut().find(|row| row.kind == kind).unwrap().value);
}

/// The form of an organisation as it is now.
async fn form_of(store: &Store, id: OrganisationId) -> OrganisationForm {
    let mut read = store.read(&Actor::System).await.unwrap();
    let record = read.get_organisation(id).await.unwrap().record;
    let contacts = read.list_contacts(ContactOwner::Organisation(id), &record.place()).await.unwrap();
    OrganisationForm::of(&record, &contacts)
}

/// The form of a person as an actor finds it.
async fn person_form(store: &Store, actor: &Actor, id: PersonId) -> PersonForm {
    let person = store.read(actor).await.unwrap().get_person(id).await.unwrap();
    PersonForm::of(&person.detail.record, &person.contacts)
}

async fn contacts_of(store: &Store, actor: &Actor, id: PersonId) -> Vec<Contact> {
    store.read(actor).await.unwrap().get_person(id).await.unwrap().contacts
}

async fn version(store: &Store, actor: &Actor, id: PersonId) -> i64 {
    store.read(actor).await.unwrap().get_person(id).await.unwrap().detail.record.version
}

/// Whether the list of organisations has one of this name.
async fn is_listed(store: &Store, actor: &Actor, name: &str) -> bool {
    let query = DirectoryQuery { text: name.to_owned(), ..DirectoryQuery::new(DirectoryList::Organisations) };
    let page = store.read(actor).await.unwrap().list_directory(&query).await.unwrap();
    page.rows.iter().any(|row| row.name == name)
}
