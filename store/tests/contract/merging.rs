//! Records that stand in the directory twice are found, become one with all that names them, and are parted again.

use std::collections::{BTreeMap, BTreeSet};

use domain::{
    accounts::User,
    change::{ChangeAction, RecordKind, RecordRef},
    directory::{
        CommitteeForm, ContactForm, ContactKind, Duplicate, DuplicateReason, Duplicates, MembershipRole,
        MergeChoices, MergeField, NewMember, NewSeat, Organisation, OrganisationForm, Person, PersonForm,
        Side,
    },
    exchange::ArchiveScope,
    id::{CommitteeId, HealthRegionId, MeasureId, MergeId, OrganisationId, PersonId, RelationId, UserId},
    permission::{Action, Actor, Object, ObjectKind, Visibility, may},
    plan::{ChecklistWish, EditError, MeasureField, NamedPartner},
    text::EmailAddress,
};
use serde_json::Value;
use store::{
    Store, StoreError,
    directory::{LOOSE_REFERENCES, MERGED_REFERENCES},
};
use time::{Duration, macros::date};
use uuid::Uuid;

use crate::{
    support::{COORDINATOR, Demo, Empty, HESSEN, MANAGER, MEMBER, NOW, current_plan},
    world::{for_anybody, world},
};

contract! {
    async fn every_reference_to_a_person_or_an_organisation_is_moved(store: Empty) {
        let stored: BTreeSet<String> = references(store.texts(references_sql(store.is_postgres())).await)
            .into_iter()
            .filter(|(_, table)| ["person", "organisation"].contains(&table.as_str()))
            .map(|(column, table)| format!("{column} {table}"))
            .collect();
        let moved: BTreeSet<String> =
            MERGED_REFERENCES.iter().map(|(column, table)| format!("{column} {table}")).collect();
        assert_eq!(stored, moved, "a column that names a person or an organisation is unknown to merging");
    }

    async fn every_id_of_which_the_database_does_not_know_whose_it_is_is_thought_of(store: Empty) {
        let sql = if store.is_postgres() {
            "select table_name::text || '.' || column_name::text from information_schema.columns
             where table_schema = 'public' and data_type = 'uuid'"
        } else {
            "select tables.name || '.' || columns.name
             from sqlite_master tables join pragma_table_info(tables.name) columns
             where tables.type = 'table' and lower(columns.type) = 'uuid'"
        };
        let columns = store.texts(sql).await;
        let known: BTreeSet<String> = references(store.texts(references_sql(store.is_postgres())).await)
            .into_iter()
            .map(|(column, _)| column)
            .collect();
        let tables: BTreeSet<&str> = columns.iter().filter_map(|column| column.split('.').next()).collect();
        // A column that is called like the key of a table says what it is; of these two kinds it must be a reference too.
        let says_what_it_is = |column: &str| {
            let (table, name) = column.split_once('.').unwrap();
            let noun = name.trim_end_matches("_id");
            let is_own = noun == table;
            let is_named = tables.contains(noun) || ["user", "grant", "field"].contains(&noun);
            is_own || (is_named && !["person", "organisation"].contains(&noun))
        };
        let loose: BTreeSet<&str> = columns
            .iter()
            .map(String::as_str)
            .filter(|column| !known.contains(*column) && !says_what_it_is(column))
            .collect();
        let thought_of: BTreeSet<&str> = LOOSE_REFERENCES.iter().map(|(column, _)| *column).collect();
        assert_eq!(loose, thought_of);
        assert!(LOOSE_REFERENCES.iter().all(|(_, what)| !what.is_empty()));
    }

    async fn duplicates_are_told_with_their_reasons_to_those_who_may_change_both(store: Demo) {
        let coordinator = store.actor(COORDINATOR).await;
        let before = store.read(&coordinator).await.unwrap().count_duplicates().await.unwrap();
        let twin = make_twin(&store, &coordinator).await;
        let found = duplicates(&store, &coordinator, None).await;
        assert_eq!(found.total, before + 1, "what was found before is found anew");
        let pair = found.open.iter().find(|pair| pair.records.iter().any(|one| one.named.record.id == twin.id.0));
        let pair = pair.expect("the two are found");
        assert!(pair.records.iter().any(|one| one.named.record.id == psp_lead().0));
        assert!(pair.records.iter().all(|one| one.health_region.contains("Haßberge")), "{pair:?}");
        assert_eq!(pair.reasons[0], DuplicateReason::SameName);
        assert_eq!(duplicates(&store, &coordinator, Some(hassberge())).await.total, found.total);
        for email in [MANAGER, MEMBER, HESSEN] {
            let actor = store.actor(email).await;
            let shown = duplicates(&store, &actor, None).await;
            let tells = |pair: &Duplicate| {
                pair.records.iter().any(|one| one.named.record.id == twin.id.0)
            };
            assert!(!shown.open.iter().any(tells), "{email}");
        }
    }

    async fn what_is_not_the_same_is_remembered_until_somebody_takes_it_back(store: Demo) {
        let coordinator = store.actor(COORDINATOR).await;
        let twin = make_twin(&store, &coordinator).await;
        let before = duplicates(&store, &coordinator, None).await;
        let (one, other) = (person(twin.id), person(psp_lead()));
        let fewer = before.total - 1;
        for (is_apart, total, apart) in [(true, fewer, 1), (true, fewer, 1), (false, before.total, 0)] {
            let mut write = store.write(&coordinator).await.unwrap();
            write.set_apart(one, other, is_apart).await.unwrap();
            write.commit().await.unwrap();
            let now = duplicates(&store, &coordinator, None).await;
            assert_eq!((now.total, now.apart.len()), (total, apart));
        }
        let mut write = store.write(&coordinator).await.unwrap();
        let refused = write.set_apart(one, one, true).await;
        assert!(matches!(refused, Err(StoreError::Invalid(_))), "{refused:?}");
        drop(write);
        let mut write = store.write(&store.actor(MEMBER).await).await.unwrap();
        let refused = write.set_apart(one, other, true).await;
        assert!(matches!(refused, Err(StoreError::NotAllowed)), "{refused:?}");
    }

    async fn a_proposal_says_where_they_differ_and_what_goes_over(store: Demo) {
        let coordinator = store.actor(COORDINATOR).await;
        let twin = make_twin(&store, &coordinator).await;
        live(&store, &coordinator, &twin).await;
        let proposal = store
            .read(&coordinator)
            .await
            .unwrap()
            .propose_merge(RecordKind::Person, psp_lead().0, twin.id.0)
            .await
            .unwrap();
        assert_eq!(proposal.kept.named.record, person(psp_lead()));
        assert!(proposal.other.written_at.is_some());
        let fields: Vec<_> = proposal.differences.iter().map(|one| (one.field, one.suggested)).collect();
        // The twin was written later, and says nothing of where it works.
        assert!(fields.contains(&(MergeField::Name, Side::Other)), "{fields:?}");
        assert!(fields.contains(&(MergeField::Organisation, Side::Kept)), "{fields:?}");
        let workplace = proposal.differences.iter().find(|one| one.field == MergeField::Organisation).unwrap();
        assert_eq!((workplace.kept.as_str(), workplace.other.as_str()), ("Pflegestützpunkt Haßberge", ""));
        let moved: BTreeMap<_, _> = proposal.moved.into_iter().collect();
        for (kind, count) in [
            (RecordKind::Membership, 2),
            (RecordKind::Relation, 3),
            (RecordKind::Contact, 2),
            (RecordKind::Measure, 1),
            (RecordKind::Milestone, 1),
            (RecordKind::ChecklistPoint, 1),
            (RecordKind::User, 1),
        ] {
            assert_eq!(moved.get(&kind), Some(&count), "{kind}");
        }
    }

    async fn all_that_names_a_person_names_the_kept_one_and_comes_back_with_them(store: Demo) {
        let coordinator = store.actor(COORDINATOR).await;
        let twin = make_twin(&store, &coordinator).await;
        live(&store, &coordinator, &twin).await;
        let mut write = store.write(&Actor::System).await.unwrap();
        write.place_nodes().await.unwrap();
        write.commit().await.unwrap();
        let before = snapshot(&store).await;
        let step = store.read(&coordinator).await.unwrap().get_last_step(current_plan()).await.unwrap();
        assert!(step.is_some());
        let choices = MergeChoices { function: Some(Side::Other), ..MergeChoices::default() };
        merge_people(&store, &coordinator, psp_lead(), &twin, &choices).await;

        let mut read = store.read(&coordinator).await.unwrap();
        // A merge is no step of the plan that its buttons take back.
        assert_eq!(read.get_last_step(current_plan()).await.unwrap(), None);
        let gone = read.get_person(twin.id).await;
        assert!(matches!(gone, Err(StoreError::NotFound(RecordKind::Person))), "{gone:?}");
        assert_eq!(read.find_kept_record(person(twin.id)).await.unwrap(), Some(person(psp_lead())));
        let page = read.get_person(psp_lead()).await.unwrap();
        let record = &page.detail.record;
        assert_eq!((record.function.as_str(), record.organisation_id), ("Zweite Leitung", Some(psp())));
        let seats: Vec<_> =
            page.detail.around.seats.iter().map(|seat| (seat.committee.record.id, seat.role, seat.is_voting)).collect();
        let in_care: Vec<_> = seats.iter().filter(|(committee, ..)| *committee == care().0).collect();
        assert_eq!(in_care, [&(care().0, MembershipRole::Chair, true)], "the seat held twice is one");
        assert_eq!(seats.iter().filter(|(committee, ..)| *committee == health_care().0).count(), 1);
        let address = "doppelt@hassberge.example";
        let emails = page.contacts.iter().filter(|contact| contact.value.eq_ignore_ascii_case(address));
        assert_eq!(emails.count(), 1, "{:?}", page.contacts);
        assert!(page.contacts.iter().any(|contact| contact.value == "+49 9521 4711"));
        let relations: Vec<_> = page.detail.around.relations.iter().map(|one| one.note.as_str()).collect();
        assert_eq!(relations, ["schon da"], "the relation said twice is one, and the one to itself is none");
        let detail = read.get_measure(measure()).await.unwrap();
        assert_eq!(detail.measure.responsible_id, Some(psp_lead()));
        let step = detail.milestones.iter().find(|step| step.title == "Auftakt").unwrap();
        assert_eq!(step.person_id, Some(psp_lead()));
        let network = read.get_network().await.unwrap();
        assert!(network.nodes.iter().all(|node| node.id != twin.id.0));
        let hits = read.list_search_hits("Pflegestuetzpunkt").await.unwrap();
        assert!(hits.iter().all(|hit| hit.record.id != twin.id.0));
        let logged = read
            .list_changes(store::change::ChangeQuery { record: Some(twin.id.0), limit: 1, ..Default::default() })
            .await
            .unwrap();
        assert_eq!(logged[0].action, ChangeAction::Removed);
        assert_eq!(page.detail.around.history[0].actor, coordinator.name());
        let users = store.read(&Actor::System).await.unwrap().list_users().await.unwrap();
        let account = users.iter().find(|user| user.email.as_str() == "zwilling@hassberge.example").unwrap();
        assert_eq!(account.person_id, Some(psp_lead()));
        drop(read);
        let found = duplicates(&store, &coordinator, None).await;
        let names = |pair: &Duplicate| pair.records.iter().any(|one| one.named.record.id == psp_lead().0);
        assert!(!found.open.iter().any(names));

        let merged = store.read(&coordinator).await.unwrap().list_merged(person(psp_lead())).await.unwrap();
        let [merged] = merged.as_slice() else { panic!("{merged:?}") };
        assert_eq!((merged.named.record, merged.in_the_way.len()), (person(twin.id), 0));
        assert_eq!(merged.last_day, date!(2026 - 12 - 21));
        assert_eq!(part(&store, &coordinator, merged.id).await, Ok(person(twin.id)));
        let after = snapshot(&store).await;
        for (noun, records) in &before {
            assert_eq!(after.get(noun), Some(records), "{noun}");
        }
        let mut read = store.read(&coordinator).await.unwrap();
        assert_eq!(read.find_kept_record(person(twin.id)).await.unwrap(), None);
        assert!(read.list_merged(person(psp_lead())).await.unwrap().is_empty());
        let again = store.write(&coordinator).await.unwrap().part_merged(merged.id).await.map(drop);
        assert!(matches!(again, Err(StoreError::NotFound(_))), "{again:?}");
    }

    async fn all_that_names_an_organisation_names_the_kept_one_and_comes_back_with_it(store: Demo) {
        let coordinator = store.actor(COORDINATOR).await;
        let form = OrganisationForm { name: "Pflegestuetzpunkt Hassberge e.V.".to_owned(), ..OrganisationForm::blank() };
        let mut write = store.write(&coordinator).await.unwrap();
        let twin = write.create_organisation(hassberge(), &form).await.unwrap();
        let worker = PersonForm {
            name: "Erika Beispiel".to_owned(),
            organisation: twin.id.to_string(),
            ..PersonForm::blank("")
        };
        let worker = write.create_person(hassberge(), &worker).await.unwrap();
        // It leads one measure, in which the other one takes part, and takes part in one of which that is a partner too.
        let led = MeasureId::named("hassberge/plan/Netzwerk pflegende Angehörige");
        let seen = write.get_measure(led).await.unwrap().measure.field(MeasureField::Organisation);
        write.edit_measure(led, MeasureField::Organisation, &twin.id.to_string(), &seen).await.unwrap();
        let shared = MeasureId::named("hassberge/plan/Weiterbildungsverbund Allgemeinmedizin erweitern");
        write.add_partner(shared, twin.id).await.unwrap();
        write.add_partner(shared, psp()).await.unwrap();
        let member = NewMember::Organisation(twin.id);
        let seat = NewSeat {
            committee_id: health_care(),
            member,
            role: MembershipRole::Member,
            is_voting: false,
            valid_from: None,
        };
        write.add_seat(&seat).await.unwrap();
        write.commit().await.unwrap();
        let fields = format!(
            "insert into organisation_field (organisation_id, field_id) select {}, field_id from field_of_action",
            literal(store.is_postgres(), twin.id.0),
        );
        store.execute(&fields).await;
        let before = snapshot(&store).await;

        let choices = MergeChoices { name: Some(Side::Other), ..MergeChoices::default() };
        let kept = organisation_of(&store, psp()).await;
        let mut write = store.write(&coordinator).await.unwrap();
        write.merge_organisations(psp(), twin.id, [kept.version, twin.version], &choices).await.unwrap();
        write.commit().await.unwrap();
        let mut read = store.read(&coordinator).await.unwrap();
        assert_eq!(read.get_person(worker.id).await.unwrap().detail.record.organisation_id, Some(psp()));
        let detail = read.get_measure(led).await.unwrap();
        let takes_part = |partners: &[NamedPartner]| {
            partners.iter().filter(|partner| partner.organisation.record.id == psp().0).count()
        };
        assert_eq!((detail.measure.organisation_id, takes_part(&detail.partners)), (Some(psp()), 0));
        assert_eq!(takes_part(&read.get_measure(shared).await.unwrap().partners), 1);
        let page = read.get_organisation(psp()).await.unwrap();
        assert_eq!(page.record.name, "Pflegestuetzpunkt Hassberge e.V.");
        assert!(page.around.seats.iter().any(|seat| seat.committee.record.id == health_care().0));
        assert!(page.around.fields.len() > 1, "{:?}", page.around.fields);
        // Whoever works there is found under the name it has now.
        let hits = read.list_search_hits("Erika Hassberge").await.unwrap();
        assert!(hits.iter().any(|hit| hit.record.id == worker.id.0 && hit.subtitle == page.record.name), "{hits:?}");
        let merged = read.list_merged(page.record.named().record).await.unwrap();
        drop(read);
        assert_eq!(part(&store, &coordinator, merged[0].id).await, Ok(twin.named().record));
        let after = snapshot(&store).await;
        for (noun, records) in &before {
            assert_eq!(after.get(noun), Some(records), "{noun}");
        }
    }

    async fn what_was_changed_since_stands_in_the_way_and_nothing_is_parted(store: Demo) {
        let coordinator = store.actor(COORDINATOR).await;
        let twin = make_twin(&store, &coordinator).await;
        live(&store, &coordinator, &twin).await;
        let choices = MergeChoices { function: Some(Side::Other), ..MergeChoices::default() };
        merge_people(&store, &coordinator, psp_lead(), &twin, &choices).await;
        let mut read = store.read(&coordinator).await.unwrap();
        let id = read.list_merged(person(psp_lead())).await.unwrap()[0].id;
        let page = read.get_person(psp_lead()).await.unwrap();
        drop(read);
        // What the merge did not touch may change; what it did may not.
        for (form, is_in_the_way) in [
            (PersonForm { from: "2020-01-01".to_owned(), ..PersonForm::of(&page.detail.record, &page.contacts) }, false),
            (PersonForm { function: "Dritte Leitung".to_owned(), ..PersonForm::of(&page.detail.record, &page.contacts) }, true),
        ] {
            let version = person_of(&store, psp_lead()).await.version;
            let mut write = store.write(&coordinator).await.unwrap();
            write.edit_person(psp_lead(), &form, version).await.unwrap();
            write.commit().await.unwrap();
            let merged = store.read(&coordinator).await.unwrap().list_merged(person(psp_lead())).await.unwrap();
            let named: Vec<_> = merged[0].in_the_way.iter().map(|named| named.record).collect();
            assert_eq!(named, if is_in_the_way { vec![person(psp_lead())] } else { Vec::new() });
        }
        let before = snapshot(&store).await;
        assert_eq!(part(&store, &coordinator, id).await, Err(vec![person(psp_lead())]));
        assert_eq!(snapshot(&store).await, before);
    }

    async fn what_names_a_record_in_the_trash_waits_there_when_two_are_parted(store: Demo) {
        let coordinator = store.actor(COORDINATOR).await;
        let twin = make_twin(&store, &coordinator).await;
        let form = CommitteeForm {
            name: "Gremium Irrtum".to_owned(),
            parent: CommitteeId::named("hassberge/forum").to_string(),
            ..CommitteeForm::blank()
        };
        let mut write = store.write(&coordinator).await.unwrap();
        let committee = write.create_committee(hassberge(), &form).await.unwrap();
        write.commit().await.unwrap();
        let id = |id: Uuid| literal(store.is_postgres(), id);
        for (name, from) in [("mine", psp_lead()), ("theirs", twin.id)] {
            let (relation, from, to) = (id(RelationId::named(name).0), id(from.0), id(committee.id.0));
            store
                .execute(&format!(
                    "insert into relation (relation_id, kind, from_kind, from_id, to_kind, to_id, note, version)
                     values ({relation}, 'advises', 'person', {from}, 'committee', {to}, '', 1)"
                ))
                .await;
        }
        let before = snapshot(&store).await;
        merge_people(&store, &coordinator, psp_lead(), &twin, &MergeChoices::default()).await;
        let mut write = store.write(&coordinator).await.unwrap();
        write.remove_record(committee.named().record, committee.version).await.unwrap();
        write.commit().await.unwrap();
        let merged = store.read(&coordinator).await.unwrap().list_merged(person(psp_lead())).await.unwrap();
        assert_eq!(part(&store, &coordinator, merged[0].id).await, Ok(person(twin.id)));
        let parted = snapshot(&store).await;
        assert_eq!(parted["relations"].len(), before["relations"].len() - 2, "none names who is not there");
        let removed = store.read(&coordinator).await.unwrap().list_removed().await.unwrap();
        let mut write = store.write(&coordinator).await.unwrap();
        write.restore_record(removed[0].id).await.unwrap();
        write.commit().await.unwrap();
        assert_eq!(snapshot(&store).await["relations"], before["relations"]);
    }

    async fn they_are_parted_within_thirty_days_and_by_those_who_may_edit_the_kept_one(store: Demo) {
        let coordinator = store.actor(COORDINATOR).await;
        let twin = make_twin(&store, &coordinator).await;
        merge_people(&store, &coordinator, psp_lead(), &twin, &MergeChoices::default()).await;
        let id = store.read(&coordinator).await.unwrap().list_merged(person(psp_lead())).await.unwrap()[0].id;
        let member = store.actor(MEMBER).await;
        assert!(store.read(&member).await.unwrap().list_merged(person(psp_lead())).await.unwrap().is_empty());
        let refused = store.write(&member).await.unwrap().part_merged(id).await.map(drop);
        assert!(matches!(refused, Err(StoreError::NotAllowed)), "{refused:?}");
        let late = NOW + Duration::days(31);
        let refused = store.write_at(&coordinator, late).await.unwrap().part_merged(id).await.map(drop);
        assert!(matches!(refused, Err(StoreError::Refused(EditError::GoneForGood { days: 30 }))), "{refused:?}");
        let last = NOW + Duration::days(30);
        let parted = store.write_at(&coordinator, last).await.unwrap().part_merged(id).await.unwrap();
        assert_eq!(parted, Ok(person(twin.id)));
    }

    async fn whoever_was_overtaken_merges_nothing(store: Demo) {
        let coordinator = store.actor(COORDINATOR).await;
        let twin = make_twin(&store, &coordinator).await;
        let version = person_of(&store, psp_lead()).await.version;
        for (kept, other, versions) in [
            (psp_lead(), twin.id, [version + 1, twin.version]),
            (psp_lead(), twin.id, [version, twin.version + 1]),
        ] {
            let mut write = store.write(&coordinator).await.unwrap();
            let stale = write.merge_people(kept, other, versions, &MergeChoices::default()).await;
            assert!(matches!(stale, Err(StoreError::Stale(RecordKind::Person))), "{stale:?}");
        }
        let mut write = store.write(&coordinator).await.unwrap();
        let itself = write.merge_people(twin.id, twin.id, [1, 1], &MergeChoices::default()).await;
        assert!(matches!(itself, Err(StoreError::Invalid(_))), "{itself:?}");
    }

    async fn records_are_merged_by_exactly_those_who_may_edit_both(store: Empty) {
        let world = world();
        store.fill(&world.content).await;
        for_anybody(6, async |actor| {
            for pair in world.content.organisations.windows(2) {
                let [kept, other] = pair else { unreachable!() };
                let rights = |body: &Organisation, action| {
                    let (visibility, place) = (body.visibility, body.place());
                    may(actor, action, &Object { kind: ObjectKind::Directory, visibility, place, responsible: None })
                };
                let both = |action| rights(kept, action) && rights(other, action);
                let versions = [kept.version, other.version];
                let mut write = store.write(actor).await.unwrap();
                match write.merge_organisations(kept.id, other.id, versions, &MergeChoices::default()).await {
                    Ok(()) => assert!(both(Action::Edit)),
                    Err(StoreError::NotFound(RecordKind::Organisation)) => assert!(!both(Action::Read)),
                    Err(StoreError::NotAllowed) => assert!(!both(Action::Edit)),
                    Err(error) => panic!("{error}"),
                }
            }
        });
    }

    async fn whoever_asks_for_one_that_became_part_of_a_hidden_one_is_led_nowhere(store: Demo) {
        let coordinator = store.actor(COORDINATOR).await;
        let hidden = PersonForm {
            name: "Geheime Person".to_owned(),
            visibility: Visibility::Office,
            ..PersonForm::blank("")
        };
        let mut write = store.write(&coordinator).await.unwrap();
        let hidden = write.create_person(hassberge(), &hidden).await.unwrap();
        write.commit().await.unwrap();
        let choices = MergeChoices::default();
        merge_people(&store, &coordinator, psp_lead(), &hidden, &choices).await;
        let member = store.actor(MEMBER).await;
        assert_eq!(store.read(&member).await.unwrap().find_kept_record(person(hidden.id)).await.unwrap(), None);
        // And one after the other, also over several.
        let third = make_twin(&store, &coordinator).await;
        let kept = person_of(&store, psp_lead()).await;
        merge_people(&store, &coordinator, third.id, &kept, &choices).await;
        let led = store.read(&coordinator).await.unwrap().find_kept_record(person(hidden.id)).await.unwrap();
        assert_eq!(led, Some(person(third.id)));
    }

    async fn a_removed_measure_comes_back_with_whom_its_people_are_now(store: Demo) {
        let coordinator = store.actor(COORDINATOR).await;
        let twin = make_twin(&store, &coordinator).await;
        live(&store, &coordinator, &twin).await;
        let mut write = store.write(&coordinator).await.unwrap();
        let version = write.get_card(measure()).await.unwrap().version;
        write.remove_measure(measure(), version).await.unwrap();
        write.commit().await.unwrap();
        merge_people(&store, &coordinator, psp_lead(), &twin, &MergeChoices::default()).await;
        let mut write = store.write(&coordinator).await.unwrap();
        write.restore_measure(measure()).await.unwrap();
        write.commit().await.unwrap();
        let detail = store.read(&coordinator).await.unwrap().get_measure(measure()).await.unwrap();
        assert_eq!(detail.measure.responsible_id, Some(psp_lead()));
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

/// The working group that the head of the care advice centre chairs.
fn care() -> CommitteeId {
    CommitteeId::named("hassberge/ag-pflege")
}

/// A working group in which they have no seat.
fn health_care() -> CommitteeId {
    CommitteeId::named("hassberge/ag-versorgung")
}

fn measure() -> MeasureId {
    MeasureId::named("hassberge/plan/Demenzwochen")
}

fn person(id: PersonId) -> RecordRef {
    RecordRef::new(RecordKind::Person, id)
}

/// What the database calls references: the column, and the table to which it refers.
pub(crate) fn references(texts: Vec<String>) -> Vec<(String, String)> {
    let split = |text: String| text.split_once(' ').map(|(one, other)| (one.to_owned(), other.to_owned()));
    texts.into_iter().filter_map(split).collect()
}

pub(crate) fn references_sql(is_postgres: bool) -> &'static str {
    if is_postgres {
        "select c.conrelid::regclass::text || '.' || a.attname::text || ' ' || c.confrelid::regclass::text
         from pg_constraint c join pg_attribute a on a.attrelid = c.conrelid and a.attnum = c.conkey[1]
         where c.contype = 'f'"
    } else {
        "select tables.name || '.' || keys.\"from\" || ' ' || keys.\"table\"
         from sqlite_master tables join pragma_foreign_key_list(tables.name) keys where tables.type = 'table'"
    }
}

/// An id as either database reads it.
pub(crate) fn literal(is_postgres: bool, id: Uuid) -> String {
    if is_postgres { format!("'{id}'::uuid") } else { format!("x'{}'", id.simple()) }
}

async fn duplicates(store: &Store, actor: &Actor, region: Option<HealthRegionId>) -> Duplicates {
    store.read(actor).await.unwrap().list_duplicates(region).await.unwrap()
}

async fn person_of(store: &Store, id: PersonId) -> Person {
    store.read(&Actor::System).await.unwrap().get_person(id).await.unwrap().detail.record
}

async fn organisation_of(store: &Store, id: OrganisationId) -> Organisation {
    store.read(&Actor::System).await.unwrap().get_organisation(id).await.unwrap().record
}

/// The head of the care advice centre once more, in another spelling.
async fn make_twin(store: &Store, coordinator: &Actor) -> Person {
    let mut form = PersonForm {
        name: "Leitung Pflegestuetzpunkt Hassberge".to_owned(),
        function: "Zweite Leitung".to_owned(),
        ..PersonForm::blank("")
    };
    say(&mut form.contacts, ContactKind::Email, "doppelt@hassberge.example");
    say(&mut form.contacts, ContactKind::Phone, "09521 4711");
    for row in form.contacts.iter_mut().filter(|row| !row.value.is_empty()) {
        (row.consent_day, row.consent_source) = ("2026-11-20".to_owned(), "schriftlich".to_owned());
    }
    let mut write = store.write(coordinator).await.unwrap();
    let twin = write.create_person(hassberge(), &form).await.unwrap();
    write.commit().await.unwrap();
    twin
}

fn say(rows: &mut [ContactForm], kind: ContactKind, value: &str) {
    value.clone_into(&mut rows.iter_mut().find(|row| row.kind == kind).unwrap().value);
}

/// Lets the twin be named wherever somebody can be named.
async fn live(store: &Demo, coordinator: &Actor, twin: &Person) {
    let mut write = store.write(coordinator).await.unwrap();
    for (committee_id, is_voting) in [(care(), true), (health_care(), false)] {
        let member = NewMember::Person(twin.id);
        let valid_from = Some(date!(2026 - 01 - 01));
        write
            .add_seat(&NewSeat { committee_id, member, role: MembershipRole::Member, is_voting, valid_from })
            .await
            .unwrap();
    }
    let seen = write.get_measure(measure()).await.unwrap().measure.field(MeasureField::Responsible);
    write.edit_measure(measure(), MeasureField::Responsible, &twin.id.to_string(), &seen).await.unwrap();
    let point = ChecklistWish { title: "Plakate".to_owned(), person_id: Some(twin.id), due_on: None };
    write.add_checklist_point(measure(), point).await.unwrap();
    write.add_milestone(measure(), "Auftakt", &twin.id.to_string(), "").await.unwrap();
    // The kept one has the address too.
    let page = write.get_person(psp_lead()).await.unwrap();
    let mut form = PersonForm::of(&page.detail.record, &page.contacts);
    let room = form.contacts.iter_mut().find(|row| row.kind == ContactKind::Email && row.id.is_empty());
    "Doppelt@hassberge.example".clone_into(&mut room.unwrap().value);
    write.edit_person(psp_lead(), &form, page.detail.record.version).await.unwrap();
    write.commit().await.unwrap();
    let mut write = store.write(&Actor::System).await.unwrap();
    let user = User {
        id: UserId::named("zwilling"),
        email: EmailAddress::parse("zwilling@hassberge.example").unwrap(),
        name: "Zwilling".to_owned(),
        person_id: Some(twin.id),
        is_active: true,
        version: 1,
    };
    write.create_user(&user, None).await.unwrap();
    write.commit().await.unwrap();
    let id = |id: Uuid| literal(store.is_postgres(), id);
    let (twin, lead, forum) = (twin.id.0, psp_lead().0, CommitteeId::named("hassberge/forum").0);
    for (name, from, to_kind, to, note) in [
        ("mine", lead, "committee", forum, ""),
        ("theirs", twin, "committee", forum, "schon da"),
        ("between", twin, "person", lead, "einander"),
        ("elsewhere", twin, "person", twin, "sich selbst"),
    ] {
        let relation = id(RelationId::named(name).0);
        let (from, to) = (id(from), id(to));
        store
            .execute(&format!(
                "insert into relation (relation_id, kind, from_kind, from_id, to_kind, to_id, note, version)
                 values ({relation}, 'advises', 'person', {from}, '{to_kind}', {to}, '{note}', 1)"
            ))
            .await;
    }
}

async fn merge_people(store: &Store, actor: &Actor, kept: PersonId, other: &Person, choices: &MergeChoices) {
    let version = person_of(store, kept).await.version;
    let mut write = store.write(actor).await.unwrap();
    write.merge_people(kept, other.id, [version, other.version], choices).await.unwrap();
    write.commit().await.unwrap();
}

/// Parts two records; whatever stands in the way is told by its record.
async fn part(store: &Store, actor: &Actor, id: MergeId) -> Result<RecordRef, Vec<RecordRef>> {
    let mut write = store.write(actor).await.unwrap();
    let parted = write.part_merged(id).await.unwrap();
    if parted.is_ok() {
        write.commit().await.unwrap();
    }
    parted.map_err(|named| named.into_iter().map(|named| named.record).collect())
}

/// Everything that can name a person or an organisation, without the versions, which only grow.
pub(crate) async fn snapshot(store: &Store) -> BTreeMap<String, Vec<Value>> {
    let mut archive = store.export(&Actor::System, ArchiveScope::Instance).await.unwrap();
    let mut text = String::new();
    while let Some(piece) = archive.next().await.unwrap() {
        text.push_str(&piece);
    }
    let mut document: Value = serde_json::from_str(&text).unwrap();
    let nouns = [
        "people",
        "organisations",
        "organisation_fields",
        "former_names",
        "contacts",
        "committees",
        "committee_fields",
        "memberships",
        "relations",
        "users",
        "measures",
        "milestones",
        "checklist_points",
        "measure_partners",
        "node_positions",
    ];
    nouns
        .into_iter()
        .map(|noun| {
            let records = document["records"][noun].take();
            let Value::Array(mut records) = records else { panic!("{noun} is a list") };
            for record in &mut records {
                if let Value::Object(fields) = record {
                    fields.remove("version");
                }
            }
            (noun.to_owned(), records)
        })
        .collect()
}
