//! Records of the directory that were entered by mistake are removed with what belongs to them, lie in the trash, and come back.

use std::collections::{BTreeMap, BTreeSet};

use domain::{
    change::{RecordKind, RecordRef},
    directory::{
        CareReply, Committee, CommitteeForm, ContactKind, DirectoryList, DirectoryQuery, MembershipRole,
        NewMember, NewSeat, Organisation, OrganisationForm, Person, PersonForm, RemovedRecord,
    },
    id::{CommitteeId, HealthRegionId, MeasureId, RelationId},
    permission::Actor,
    plan::{EditError, MeasureField},
};
use serde_json::Value;
use store::{Store, StoreError, directory::COMMITTEE_REFERENCES};
use time::{Duration, macros::date};
use uuid::Uuid;

use crate::{
    merging::{literal, references, references_sql, snapshot},
    support::{COORDINATOR, Demo, Empty, HESSEN, MANAGER, MEMBER, NOW},
};

contract! {
    async fn every_reference_to_a_committee_is_thought_of(store: Empty) {
        let stored: BTreeSet<String> = references(store.texts(references_sql(store.is_postgres())).await)
            .into_iter()
            .filter(|(_, table)| table == "committee")
            .map(|(column, _)| column)
            .collect();
        let thought_of: BTreeSet<String> =
            COMMITTEE_REFERENCES.iter().map(|(column, _)| (*column).to_owned()).collect();
        assert_eq!(stored, thought_of, "a column that names a committee is unknown to the trash");
    }

    async fn a_removed_person_is_found_nowhere_and_comes_back_with_all_that_went_along(store: Demo) {
        let coordinator = store.actor(COORDINATOR).await;
        let made = make_people(&store, &coordinator).await;
        relate(&store, made.person.id.0, "person", forum().0, "committee").await;
        place(&store).await;
        let record = RecordRef::new(RecordKind::Person, made.person.id);
        let before = snapshot(&store).await;
        let mut read = store.read(&coordinator).await.unwrap();
        let proposal = read.propose_removal(record).await.unwrap();
        assert_eq!((proposal.named.name.as_str(), proposal.hindrances.len()), ("Irma Irrtum", 0));
        assert_eq!(
            proposal.gone,
            [(RecordKind::Membership, 1), (RecordKind::Relation, 1), (RecordKind::Contact, 1)]
        );
        drop(read);
        remove(&store, &coordinator, record, proposal.version).await;

        let mut read = store.read(&coordinator).await.unwrap();
        let gone = read.get_person(made.person.id).await;
        assert!(matches!(gone, Err(StoreError::NotFound(RecordKind::Person))), "{gone:?}");
        assert!(read.list_search_hits("Irrtum").await.unwrap().iter().all(|hit| hit.record != record));
        let query = DirectoryQuery { text: "Irma Irrtum".to_owned(), ..DirectoryQuery::new(DirectoryList::People) };
        assert_eq!(read.list_directory(&query).await.unwrap().total, 0);
        let network = read.get_network().await.unwrap();
        assert!(network.nodes.iter().all(|node| node.id != record.id));
        let page = read.get_committee(care()).await.unwrap();
        assert!(page.around.seats.iter().all(|seat| {
            seat.person.as_ref().is_none_or(|person| person.record != record)
        }));
        drop(read);

        let removed = trash(&store, &coordinator).await;
        let [only] = removed.as_slice() else { panic!("{removed:?}") };
        assert_eq!((only.named.record, only.named.name.as_str()), (record, "Irma Irrtum"));
        assert_eq!(only.gone, [(RecordKind::Membership, 1), (RecordKind::Relation, 1)]);
        assert_eq!(only.last_day, date!(2026 - 12 - 21));
        assert_eq!(restore(&store, &coordinator, only).await, record);
        assert_same(&before, &snapshot(&store).await);
        assert!(trash(&store, &coordinator).await.is_empty());
        let again = store.write(&coordinator).await.unwrap().restore_record(only.id).await;
        assert!(matches!(again, Err(StoreError::NotFound(_))), "{again:?}");
    }

    async fn who_works_in_a_removed_organisation_or_sits_on_its_behalf_stays_and_is_theirs_again(store: Demo) {
        let coordinator = store.actor(COORDINATOR).await;
        let made = make_people(&store, &coordinator).await;
        let record = made.body.named().record;
        let before = snapshot(&store).await;
        let proposal = store.read(&coordinator).await.unwrap().propose_removal(record).await.unwrap();
        assert_eq!(proposal.gone, [(RecordKind::Membership, 1)]);
        assert_eq!(proposal.loosened, [(RecordKind::Person, 1), (RecordKind::Membership, 1)]);
        remove(&store, &coordinator, record, proposal.version).await;
        let mut read = store.read(&coordinator).await.unwrap();
        let page = read.get_person(made.person.id).await.unwrap();
        assert_eq!(page.detail.record.organisation_id, None);
        let [seat] = page.detail.around.seats.as_slice() else { panic!("{:?}", page.detail.around.seats) };
        assert_eq!((seat.committee.record.id, &seat.organisation), (care().0, &None));
        drop(read);
        let removed = trash(&store, &coordinator).await;
        restore(&store, &coordinator, &removed[0]).await;
        assert_same(&before, &snapshot(&store).await);
    }

    async fn what_somebody_has_changed_since_stays_as_it_is(store: Demo) {
        let coordinator = store.actor(COORDINATOR).await;
        let made = make_people(&store, &coordinator).await;
        remove(&store, &coordinator, made.body.named().record, 1).await;
        let mut write = store.write(&coordinator).await.unwrap();
        let other = OrganisationForm { name: "Neuer Arbeitgeber".to_owned(), ..OrganisationForm::blank() };
        let other = write.create_organisation(hassberge(), &other).await.unwrap();
        let page = write.get_person(made.person.id).await.unwrap();
        let form = PersonForm {
            organisation: other.id.to_string(),
            ..PersonForm::of(&page.detail.record, &page.contacts)
        };
        write.edit_person(made.person.id, &form, page.detail.record.version).await.unwrap();
        write.commit().await.unwrap();
        let removed = trash(&store, &coordinator).await;
        restore(&store, &coordinator, &removed[0]).await;
        let mut read = store.read(&coordinator).await.unwrap();
        let page = read.get_person(made.person.id).await.unwrap();
        assert_eq!(page.detail.record.organisation_id, Some(other.id));
        assert!(read.get_organisation(made.body.id).await.is_ok());
    }

    async fn what_needs_two_removed_records_comes_back_with_the_last_of_them(store: Demo) {
        let coordinator = store.actor(COORDINATOR).await;
        let made = make_people(&store, &coordinator).await;
        relate(&store, made.person.id.0, "person", made.body.id.0, "organisation").await;
        let (person, body) = (RecordRef::new(RecordKind::Person, made.person.id), made.body.named().record);
        let committee = RecordRef::new(RecordKind::Committee, made.committee.id);
        let before = snapshot(&store).await;
        let all = [person, body, committee];
        // Every order in which they go, and every order in which they come back.
        for first in 0..3 {
            for step in [1, 2] {
                let order = [0, 1, 2].map(|place| all[(first + step * place) % 3]);
                for record in order {
                    let version = version_of(&store, &coordinator, record).await;
                    remove(&store, &coordinator, record, version).await;
                }
                for back in [order, [order[1], order[2], order[0]], [order[2], order[1], order[0]]] {
                    if back != order {
                        for record in order {
                            let version = version_of(&store, &coordinator, record).await;
                            remove(&store, &coordinator, record, version).await;
                        }
                    }
                    for record in back {
                        let removed = trash(&store, &coordinator).await;
                        let one = removed.iter().find(|one| one.named.record == record).unwrap();
                        restore(&store, &coordinator, one).await;
                    }
                    assert_same(&before, &snapshot(&store).await);
                }
            }
        }
    }

    async fn a_removed_committee_comes_back_between_those_above_and_below_it(store: Demo) {
        let coordinator = store.actor(COORDINATOR).await;
        let made = make_people(&store, &coordinator).await;
        let below = CommitteeForm { parent: made.committee.id.to_string(), ..CommitteeForm::blank() };
        let below = CommitteeForm { name: "Untergruppe Irrtum".to_owned(), ..below };
        let mut write = store.write(&coordinator).await.unwrap();
        let below = write.create_committee(hassberge(), &below).await.unwrap();
        write.commit().await.unwrap();
        let before = snapshot(&store).await;
        remove(&store, &coordinator, made.committee.named().record, 1).await;
        let page = store.read(&coordinator).await.unwrap().get_committee(below.id).await.unwrap();
        assert_eq!(page.record.parent_id, None);
        let removed = trash(&store, &coordinator).await;
        restore(&store, &coordinator, &removed[0]).await;
        assert_same(&before, &snapshot(&store).await);
    }

    async fn a_relation_is_removed_alone_and_comes_back(store: Demo) {
        let coordinator = store.actor(COORDINATOR).await;
        let made = make_people(&store, &coordinator).await;
        let id = relate(&store, made.person.id.0, "person", forum().0, "committee").await;
        let record = RecordRef::new(RecordKind::Relation, id);
        let page = store.read(&coordinator).await.unwrap().get_person(made.person.id).await.unwrap();
        let entry = &page.detail.around.relations[0];
        assert_eq!((entry.id, entry.may_remove), (id, true));
        let member = store.actor(MEMBER).await;
        let page = store.read(&member).await.unwrap().get_person(made.person.id).await.unwrap();
        assert!(!page.detail.around.relations[0].may_remove);
        let refused = store.write(&member).await.unwrap().remove_record(record, 1).await;
        assert!(matches!(refused, Err(StoreError::NotAllowed)), "{refused:?}");
        let before = snapshot(&store).await;
        remove(&store, &coordinator, record, 1).await;
        let page = store.read(&coordinator).await.unwrap().get_person(made.person.id).await.unwrap();
        assert!(page.detail.around.relations.is_empty());
        let removed = trash(&store, &coordinator).await;
        assert!(removed[0].named.name.starts_with("Irma Irrtum – "), "{removed:?}");
        assert_eq!(restore(&store, &coordinator, &removed[0]).await.id, made.person.id.0);
        assert_same(&before, &snapshot(&store).await);
    }

    async fn nothing_is_removed_while_a_plan_names_it(store: Demo) {
        let coordinator = store.actor(COORDINATOR).await;
        let made = make_people(&store, &coordinator).await;
        let mut write = store.write(&coordinator).await.unwrap();
        let named = made.person.id.to_string();
        let measure = write.get_measure(measure()).await.unwrap().measure;
        let seen = measure.field(MeasureField::Responsible);
        write.edit_measure(measure.id, MeasureField::Responsible, &named, &seen).await.unwrap();
        write.add_milestone(measure.id, "Konzept", &named, "2027-02-01").await.unwrap();
        write.commit().await.unwrap();
        let record = RecordRef::new(RecordKind::Person, made.person.id);
        let proposal = store.read(&coordinator).await.unwrap().propose_removal(record).await.unwrap();
        let kinds: Vec<_> = proposal.hindrances.iter().map(|one| one.kind).collect();
        assert_eq!(kinds, [RecordKind::Measure, RecordKind::Milestone]);
        for hindrance in &proposal.hindrances {
            let told = hindrance.named.as_ref().unwrap();
            assert_eq!((told.record.id, told.name.as_str()), (measure.id.0, measure.title.as_str()));
            assert!(!hindrance.plan.is_empty());
        }
        let refused = store.write(&coordinator).await.unwrap().remove_record(record, 1).await;
        assert!(matches!(refused, Err(StoreError::Refused(EditError::InUse))), "{refused:?}");
        let mut write = store.write(&coordinator).await.unwrap();
        write.edit_measure(measure.id, MeasureField::Responsible, "", &named).await.unwrap();
        write.commit().await.unwrap();
        let refused = store.write(&coordinator).await.unwrap().remove_record(record, 1).await;
        assert!(matches!(refused, Err(StoreError::Refused(EditError::InUse))), "its milestone alone: {refused:?}");
        // Accounts hold roles in it, measures lie with it.
        let record = RecordRef::new(RecordKind::Committee, care());
        let proposal = store.read(&coordinator).await.unwrap().propose_removal(record).await.unwrap();
        assert!(proposal.hindrances.iter().any(|one| one.kind == RecordKind::Measure));
        let refused = store.write(&coordinator).await.unwrap().remove_record(record, proposal.version).await;
        assert!(matches!(refused, Err(StoreError::Refused(EditError::InUse))), "{refused:?}");
    }

    async fn a_plan_that_takes_a_step_back_does_not_name_who_is_in_the_trash(store: Demo) {
        let coordinator = store.actor(COORDINATOR).await;
        let made = make_people(&store, &coordinator).await;
        let mut write = store.write(&coordinator).await.unwrap();
        let measure = write.get_measure(measure()).await.unwrap().measure;
        let seen = measure.field(MeasureField::Committee);
        let named = made.committee.id.to_string();
        write.edit_measure(measure.id, MeasureField::Committee, &named, &seen).await.unwrap();
        write.commit().await.unwrap();
        let version = store.read(&coordinator).await.unwrap().get_measure(measure.id).await.unwrap().measure.version;
        let mut write = store.write(&coordinator).await.unwrap();
        write.remove_measure(measure.id, version).await.unwrap();
        write.commit().await.unwrap();
        remove(&store, &coordinator, made.committee.named().record, 1).await;
        let mut write = store.write(&coordinator).await.unwrap();
        write.restore_measure(measure.id).await.unwrap();
        assert_eq!(write.get_measure(measure.id).await.unwrap().measure.committee_id, None);
    }

    async fn only_those_who_look_after_a_record_remove_it_and_see_it_in_the_trash(store: Demo) {
        let coordinator = store.actor(COORDINATOR).await;
        let made = make_people(&store, &coordinator).await;
        let record = RecordRef::new(RecordKind::Person, made.person.id);
        for email in [MANAGER, MEMBER, HESSEN] {
            let actor = store.actor(email).await;
            let refused = store.write(&actor).await.unwrap().remove_record(record, 1).await;
            assert!(matches!(refused, Err(StoreError::NotAllowed)), "{email}: {refused:?}");
        }
        let refused = store.write(&Actor::Visitor).await.unwrap().remove_record(record, 1).await;
        assert!(matches!(refused, Err(StoreError::NotFound(_))), "{refused:?}");
        let stale = store.write(&coordinator).await.unwrap().remove_record(record, 7).await;
        assert!(matches!(stale, Err(StoreError::Stale(RecordKind::Person))), "{stale:?}");
        remove(&store, &coordinator, record, 1).await;
        let removed = trash(&store, &coordinator).await;
        for email in [MANAGER, MEMBER, HESSEN] {
            let actor = store.actor(email).await;
            assert!(trash(&store, &actor).await.is_empty(), "{email}");
            let refused = store.write(&actor).await.unwrap().restore_record(removed[0].id).await;
            assert!(matches!(refused, Err(StoreError::NotAllowed)), "{email}: {refused:?}");
        }
    }

    async fn after_thirty_days_nothing_comes_back(store: Demo) {
        let coordinator = store.actor(COORDINATOR).await;
        let made = make_people(&store, &coordinator).await;
        let record = RecordRef::new(RecordKind::Person, made.person.id);
        let mut write = store.write(&coordinator).await.unwrap();
        let question = write.ask_about_record(record).await.unwrap();
        write.commit().await.unwrap();
        let mut write = store.write(&Actor::System).await.unwrap();
        write.answer_care_question(&question.link, &CareReply::Changed("Neue Nummer".to_owned())).await.unwrap();
        write.commit().await.unwrap();
        remove(&store, &coordinator, record, 1).await;
        let id = trash(&store, &coordinator).await[0].id;
        let (last, late) = (NOW + Duration::days(30), NOW + Duration::days(31));
        let refused = store.write_at(&coordinator, late).await.unwrap().restore_record(id).await;
        assert!(matches!(refused, Err(StoreError::Refused(EditError::GoneForGood { days: 30 }))), "{refused:?}");
        let refused = store.write(&coordinator).await.unwrap().remove_old_records().await;
        assert!(matches!(refused, Err(StoreError::NotAllowed)), "{refused:?}");
        let said = "select note from record_care where note is not null";
        for (now, expected) in [(last, 0), (late, 1), (late, 0)] {
            let mut write = store.write_at(&Actor::System, now).await.unwrap();
            assert_eq!(write.remove_old_records().await.unwrap(), expected);
            write.commit().await.unwrap();
            let kept = usize::from(now == last);
            assert_eq!(store.texts(said).await.len(), kept, "what they have said goes with them");
        }
        assert!(trash(&store, &coordinator).await.is_empty());
    }
}

/// An organisation, somebody who works there, and a committee, all entered by mistake.
struct Made {
    body: Organisation,
    person: Person,
    committee: Committee,
}

/// Enters them. The person sits in the working group on care on behalf of the organisation, which sits in the new committee
/// itself.
async fn make_people(store: &Store, coordinator: &Actor) -> Made {
    let mut write = store.write(coordinator).await.unwrap();
    let form = OrganisationForm { name: "Verein Irrtum".to_owned(), ..OrganisationForm::blank() };
    let body = write.create_organisation(hassberge(), &form).await.unwrap();
    let mut form = PersonForm {
        name: "Irma Irrtum".to_owned(),
        organisation: body.id.to_string(),
        ..PersonForm::blank("")
    };
    let email = form.contacts.iter_mut().find(|row| row.kind == ContactKind::Email).unwrap();
    "irma@irrtum.example".clone_into(&mut email.value);
    // What she has agreed to goes into the trash and comes back with it.
    (email.consent_day, email.consent_source) = ("2026-11-20".to_owned(), "schriftlich".to_owned());
    let person = write.create_person(hassberge(), &form).await.unwrap();
    let form = CommitteeForm {
        name: "Gremium Irrtum".to_owned(),
        parent: forum().to_string(),
        ..CommitteeForm::blank()
    };
    let committee = write.create_committee(hassberge(), &form).await.unwrap();
    for (committee_id, member) in
        [(care(), NewMember::Person(person.id)), (committee.id, NewMember::Organisation(body.id))]
    {
        let valid_from = Some(date!(2026 - 01 - 01));
        let seat =
            NewSeat { committee_id, member, role: MembershipRole::Member, is_voting: true, valid_from };
        write.add_seat(&seat).await.unwrap();
    }
    write.commit().await.unwrap();
    Made { body, person, committee }
}

/// Lets one record advise another one.
async fn relate(store: &Demo, from: Uuid, from_kind: &str, to: Uuid, to_kind: &str) -> RelationId {
    let relation = RelationId::named("irrtum");
    let id = |id: Uuid| literal(store.is_postgres(), id);
    let (key, from, to) = (id(relation.0), id(from), id(to));
    store
        .execute(&format!(
            "insert into relation (relation_id, kind, from_kind, from_id, to_kind, to_id, note, version)
             values ({key}, 'advises', '{from_kind}', {from}, '{to_kind}', {to}, 'irrtümlich', 1)"
        ))
        .await;
    relation
}

async fn place(store: &Store) {
    let mut write = store.write(&Actor::System).await.unwrap();
    write.place_nodes().await.unwrap();
    write.commit().await.unwrap();
}

async fn version_of(store: &Store, actor: &Actor, record: RecordRef) -> i64 {
    store.read(actor).await.unwrap().propose_removal(record).await.unwrap().version
}

async fn remove(store: &Store, actor: &Actor, record: RecordRef, version: i64) {
    let mut write = store.write(actor).await.unwrap();
    write.remove_record(record, version).await.unwrap();
    write.commit().await.unwrap();
}

async fn restore(store: &Store, actor: &Actor, removed: &RemovedRecord) -> RecordRef {
    let mut write = store.write(actor).await.unwrap();
    let back = write.restore_record(removed.id).await.unwrap();
    write.commit().await.unwrap();
    back
}

async fn trash(store: &Store, actor: &Actor) -> Vec<RemovedRecord> {
    store.read(actor).await.unwrap().list_removed().await.unwrap()
}

fn assert_same(before: &BTreeMap<String, Vec<Value>>, after: &BTreeMap<String, Vec<Value>>) {
    for (noun, records) in before {
        assert_eq!(after.get(noun), Some(records), "{noun}");
    }
}

fn hassberge() -> HealthRegionId {
    HealthRegionId::named("hassberge")
}

fn forum() -> CommitteeId {
    CommitteeId::named("hassberge/forum")
}

fn care() -> CommitteeId {
    CommitteeId::named("hassberge/ag-pflege")
}

fn measure() -> MeasureId {
    MeasureId::named("hassberge/plan/Demenzwochen")
}
