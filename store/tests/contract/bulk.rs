//! Organisations and people are changed several at once: all of them or none, each by those who may.

use domain::{
    change::{RecordKind, RecordRef},
    directory::{
        BulkDone, BulkEdit, BulkForm, DirectoryList, DirectoryQuery, FieldFault, FieldProblem, Level,
        OrganisationForm, OrganisationKind, PersonForm, RecordField,
    },
    id::{HealthRegionId, OrganisationId, PersonId},
    permission::{Actor, Visibility},
};
use store::{Store, StoreError};
use time::macros::date;

use crate::{
    support::{COORDINATOR, Demo, Empty, HESSEN, MANAGER},
    world::{for_anybody, world},
};

contract! {
    async fn several_are_offered_to_exactly_those_who_may_edit_them(store: Empty) {
        let world = world();
        store.fill(&world.content).await;
        for_anybody(10, async |actor| {
            for list in [DirectoryList::Organisations, DirectoryList::People] {
                let mut read = store.read(actor).await.unwrap();
                let offered = read.list_bulk_records(&DirectoryQuery::new(list)).await.unwrap();
                assert_eq!(offered.total, offered.records.len());
                drop(read);
                let everything = store.read(&Actor::System).await.unwrap().list_bulk_records(&DirectoryQuery::new(list)).await.unwrap();
                for one in everything.records {
                    let mut write = store.write(actor).await.unwrap();
                    let edit = BulkEdit { is_confirmed: true, ..BulkEdit::default() };
                    let done = write.edit_records(&[(one.named.record, one.version)], &edit).await;
                    let is_offered = offered.records.iter().any(|known| known.named.record == one.named.record);
                    match done {
                        Ok(done) => assert!(is_offered && done == BulkDone { changed: 1, same: 0 }),
                        Err(StoreError::NotFound(_) | StoreError::NotAllowed) => assert!(!is_offered),
                        Err(other) => panic!("{other}"),
                    }
                }
            }
        });
    }

    async fn several_organisations_become_what_is_said_and_keep_the_rest(store: Demo) {
        let coordinator = store.actor(COORDINATOR).await;
        let bodies = organisations(&store, ["Sammelhaus Eins", "Sammelhaus Zwei"]).await;
        let edit = BulkForm {
            kind: "hospice".to_owned(),
            level: "state".to_owned(),
            visibility: "region".to_owned(),
            ..BulkForm::default()
        };
        let edit = edit.read(RecordKind::Organisation).unwrap();
        let mut write = store.write(&coordinator).await.unwrap();
        let done = write.edit_records(&bodies, &edit).await.unwrap();
        assert_eq!(done, BulkDone { changed: 2, same: 0 });
        write.commit().await.unwrap();

        let query = DirectoryQuery { text: "Sammelhaus".to_owned(), ..DirectoryQuery::new(DirectoryList::Organisations) };
        let listed = store.read(&coordinator).await.unwrap().list_bulk_records(&query).await.unwrap().records;
        assert_eq!(listed.iter().map(|one| one.named.name.as_str()).collect::<Vec<_>>(), ["Sammelhaus Eins", "Sammelhaus Zwei"]);
        for one in &listed {
            assert_eq!((one.kind.as_str(), one.level, one.visibility), (OrganisationKind::Hospice.as_str(), Some(Level::State), Visibility::Region));
            let page = store.read(&coordinator).await.unwrap().get_organisation(OrganisationId(one.named.record.id)).await.unwrap();
            assert_eq!(page.record.description, "Hilft.");
            let told: Vec<_> = page.around.history[0].fields.iter().map(|field| field.field.as_str()).collect();
            assert_eq!(told, ["kind", "level", "visibility"]);
        }
        // Who is like that already is counted, and not written again.
        let now: Vec<_> = listed.iter().map(|one| (one.named.record, one.version)).collect();
        let mut write = store.write(&coordinator).await.unwrap();
        assert_eq!(write.edit_records(&now, &edit).await.unwrap(), BulkDone { changed: 0, same: 2 });
    }

    async fn if_one_cannot_be_changed_none_is_and_it_is_said_which(store: Demo) {
        let coordinator = store.actor(COORDINATOR).await;
        let mut bodies = organisations(&store, ["Sammelhaus Eins", "Sammelhaus Zwei"]).await;
        let mut write = store.write(&coordinator).await.unwrap();
        let late = OrganisationForm { from: "2027-01-01".to_owned(), ..organisation("Sammelhaus Spät") };
        let late = write.create_organisation(hassberge(), &late).await.unwrap();
        write.commit().await.unwrap();
        bodies.push((late.named().record, late.version));
        let end = BulkEdit { last_day: Some(date!(2026 - 12 - 30)), ..BulkEdit::default() };
        let mut write = store.write(&coordinator).await.unwrap();
        let refused = write.edit_records(&bodies, &end).await;
        let problem =
            FieldProblem { field: RecordField::ValidTo, row: 2, fault: FieldFault::EndsBeforeItBegins };
        assert!(matches!(refused, Err(StoreError::Fields(problems)) if problems == [problem]));
        drop(write);

        bodies.pop();
        bodies[1].1 += 1;
        let mut write = store.write(&coordinator).await.unwrap();
        let stale = write.edit_records(&bodies, &end).await;
        assert!(matches!(stale, Err(StoreError::Stale(RecordKind::Organisation))));
        drop(write);
        for stranger in [MANAGER, HESSEN] {
            let stranger = store.actor(stranger).await;
            let mut write = store.write(&stranger).await.unwrap();
            let refused = write.edit_records(&bodies, &end).await;
            assert!(matches!(refused, Err(StoreError::NotAllowed)));
        }
        let committees = DirectoryQuery::new(DirectoryList::Committees);
        let other = store.read(&coordinator).await.unwrap().list_bulk_records(&committees).await;
        assert!(matches!(other, Err(StoreError::NotFound(_))));
    }

    async fn several_people_change_where_they_work_and_end_with_their_seats(store: Demo) {
        let coordinator = store.actor(COORDINATOR).await;
        let [(house, _)] = organisations(&store, ["Sammelhaus"]).await.try_into().unwrap();
        let mut write = store.write(&coordinator).await.unwrap();
        let mut people = Vec::new();
        for name in ["Erika Beispiel", "Max Beispiel"] {
            let form = PersonForm { name: name.to_owned(), ..PersonForm::blank("") };
            let made = write.create_person(hassberge(), &form).await.unwrap();
            people.push((RecordRef::new(RecordKind::Person, made.id), made.version));
        }
        write.commit().await.unwrap();
        let edit = BulkForm { organisation: house.id.to_string(), last_day: "2026-12-31".to_owned(), with_seats: true, ..BulkForm::default() };
        let edit = edit.read(RecordKind::Person).unwrap();
        let mut write = store.write(&coordinator).await.unwrap();
        assert_eq!(write.edit_records(&people, &edit).await.unwrap().changed, 2);
        write.commit().await.unwrap();
        for (record, _) in people {
            let page = store.read(&coordinator).await.unwrap().get_person(PersonId(record.id)).await.unwrap();
            let record = page.detail.record;
            assert_eq!(record.organisation_id, Some(OrganisationId(house.id)));
            assert_eq!(record.valid_to, Some(date!(2027 - 01 - 01)));
        }
    }
}

/// Organisations of Haßberge with these names.
async fn organisations<const N: usize>(store: &Store, names: [&str; N]) -> Vec<(RecordRef, i64)> {
    let coordinator = crate::support::actor(store, COORDINATOR).await;
    let mut write = store.write(&coordinator).await.unwrap();
    let mut made = Vec::new();
    for name in names {
        let one = write.create_organisation(hassberge(), &organisation(name)).await.unwrap();
        made.push((one.named().record, one.version));
    }
    write.commit().await.unwrap();
    made
}

fn organisation(name: &str) -> OrganisationForm {
    OrganisationForm { name: name.to_owned(), description: "Hilft.".to_owned(), ..OrganisationForm::blank() }
}

fn hassberge() -> HealthRegionId {
    HealthRegionId::named("hassberge")
}
