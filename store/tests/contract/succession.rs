//! Organisations go on under another name or in others, with their seats, and are found by what they were called.

use domain::{
    change::{RecordKind, RecordRef},
    directory::{
        CommitteeForm, DuplicateReason, FormerName, MembershipRole, MergeChoices, NewMember, NewSeat,
        Organisation, OrganisationForm, Person, PersonForm, RelationEntry, RelationKind, RenameForm, Seat,
        SuccessionForm, seat_mark,
    },
    id::{CommitteeId, HealthRegionId, OrganisationId},
    permission::Actor,
};
use store::{Store, StoreError};
use time::{Date, macros::date};

use crate::{
    merging::snapshot,
    support::{COORDINATOR, Demo, HESSEN, MEMBER},
};

/// The first day of those that follow.
const FIRST: Date = date!(2027 - 01 - 01);

contract! {
    async fn a_renamed_organisation_tells_its_old_names_and_is_found_by_them(store: Demo) {
        let coordinator = store.actor(COORDINATOR).await;
        let made = make(&store, &coordinator).await;
        for (name, from, version) in [("Verein Mitte", "2025-01-01", 1), ("Verein Neu", "2026-01-01", 2)] {
            rename(&store, &coordinator, made.old.id, name, from, version).await.unwrap();
        }
        let mut read = store.read(&coordinator).await.unwrap();
        let page = read.get_organisation(made.old.id).await.unwrap();
        assert_eq!(page.record.name, "Verein Neu");
        let fields: Vec<_> = page.around.history.iter().flat_map(|change| &change.fields).collect();
        let told = fields.iter().filter(|field| field.field == "name").map(|field| field.before.as_str());
        assert_eq!(told.collect::<Vec<_>>(), ["Verein Mitte", "Verein Altnahme"]);
        let former = read.list_former_names(made.old.id).await.unwrap();
        assert_eq!(
            names(&former),
            [("Verein Mitte", date!(2026 - 01 - 01)), ("Verein Altnahme", date!(2025 - 01 - 01))]
        );
        for question in ["Altnahme", "Verein Mitte", "Verein Neu"] {
            let hits = read.list_search_hits(question).await.unwrap();
            assert!(hits.iter().any(|hit| hit.record.id == made.old.id.0), "{question}");
        }
        // Who works there is found under the new name.
        let hits = read.list_search_hits("Anna Altnahme-Beispiel").await.unwrap();
        assert_eq!(hits[0].subtitle, "Verein Neu");
        let namesakes =
            read.list_namesakes(RecordKind::Organisation, "VEREIN ALTNAHME e.V.", None).await.unwrap();
        let [namesake] = namesakes.as_slice() else { panic!("{namesakes:?}") };
        assert_eq!((namesake.record.id, namesake.title.as_str()), (made.old.id.0, "Verein Neu (Verein Altnahme)"));
        let except = Some(made.old.id.0);
        let none = read.list_namesakes(RecordKind::Organisation, "Verein Altnahme", except).await.unwrap();
        assert!(none.is_empty(), "{none:?}");
        drop(read);

        // Somebody enters it anew under the name it had.
        let twin = create(&store, &coordinator, "Verein Altnahme e.V.").await;
        let found = store.read(&coordinator).await.unwrap().list_duplicates(None).await.unwrap();
        let pair = found.open.iter().find(|pair| pair.records.iter().any(|one| one.named.record.id == twin.id.0));
        assert!(
            matches!(pair.unwrap().reasons.as_slice(), [DuplicateReason::FormerName(name)] if name.starts_with("Verein Altnahme")),
            "{pair:?}"
        );
    }

    async fn another_name_is_refused_where_it_cannot_hold(store: Demo) {
        let coordinator = store.actor(COORDINATOR).await;
        let made = make(&store, &coordinator).await;
        rename(&store, &coordinator, made.old.id, "Verein Mitte", "2025-01-01", 1).await.unwrap();
        let stale = rename(&store, &coordinator, made.old.id, "Verein Neu", "2026-01-01", 1).await;
        assert!(matches!(stale, Err(StoreError::Stale(RecordKind::Organisation))), "{stale:?}");
        for (name, from, fault) in [
            ("Verein Neu", "2025-01-01", "renamed-on.0.too-early"),
            ("Verein Neu", "2026-11-22", "renamed-on.0.in-future"),
            ("Verein Mitte", "2026-01-01", "new-name.0.same-name"),
        ] {
            let refused = rename(&store, &coordinator, made.old.id, name, from, 2).await;
            assert_eq!(faults(refused), [fault]);
        }
        let member = store.actor(MEMBER).await;
        let refused = rename(&store, &member, made.old.id, "Verein Neu", "2026-01-01", 2).await;
        assert!(matches!(refused, Err(StoreError::NotAllowed)), "{refused:?}");
    }

    async fn old_names_go_along_with_what_is_removed_or_merged_and_come_back(store: Demo) {
        let coordinator = store.actor(COORDINATOR).await;
        let made = make(&store, &coordinator).await;
        rename(&store, &coordinator, made.old.id, "Verein Neu", "2026-01-01", 1).await.unwrap();
        let before = snapshot(&store).await;

        let mut write = store.write(&coordinator).await.unwrap();
        write.remove_record(made.old.named().record, 2).await.unwrap();
        write.commit().await.unwrap();
        assert!(!is_found(&store, &coordinator, "Altnahme", made.old.id).await);
        let removed = store.read(&coordinator).await.unwrap().list_removed().await.unwrap();
        let mut write = store.write(&coordinator).await.unwrap();
        write.restore_record(removed[0].id).await.unwrap();
        write.commit().await.unwrap();
        assert_eq!(snapshot(&store).await, before);
        assert!(is_found(&store, &coordinator, "Altnahme", made.old.id).await);

        let mut write = store.write(&coordinator).await.unwrap();
        let version = write.get_organisation(made.old.id).await.unwrap().record.version;
        let choices = MergeChoices::default();
        write.merge_organisations(made.heir.id, made.old.id, [1, version], &choices).await.unwrap();
        write.commit().await.unwrap();
        assert!(is_found(&store, &coordinator, "Altnahme", made.heir.id).await);
        let record = made.heir.named().record;
        let merged = store.read(&coordinator).await.unwrap().list_merged(record).await.unwrap();
        let mut write = store.write(&coordinator).await.unwrap();
        write.part_merged(merged[0].id).await.unwrap().unwrap();
        write.commit().await.unwrap();
        assert_eq!(snapshot(&store).await, before);
        assert!(is_found(&store, &coordinator, "Altnahme", made.old.id).await);
        assert!(!is_found(&store, &coordinator, "Altnahme", made.heir.id).await);
    }

    async fn an_organisation_is_succeeded_by_several_and_its_seats_go_to_the_first(store: Demo) {
        let coordinator = store.actor(COORDINATOR).await;
        let made = make(&store, &coordinator).await;
        let open = store.read(&coordinator).await.unwrap().list_seats_to_take_over(made.old.id).await.unwrap();
        assert_eq!((open.seats.len(), open.of_others), (3, 0));
        let taken: Vec<&Seat> =
            open.seats.iter().filter(|seat| seat.committee.record.id != made.committees[2].0).collect();
        let form = SuccessionForm {
            seats: taken.iter().map(|seat| seat_mark(seat.membership_id, seat.version)).collect(),
            ..succession(&[made.heir.id, made.other.id])
        };
        let newest = store.read(&coordinator).await.unwrap().newest_change().await.unwrap();
        succeed(&store, &coordinator, made.old.id, &form, 1).await.unwrap();

        let mut read = store.read(&coordinator).await.unwrap();
        assert!(read.newest_change().await.unwrap() > newest, "the log tells of it");
        let page = read.get_organisation(made.old.id).await.unwrap();
        assert_eq!(page.record.valid_to, Some(FIRST));
        let mut followed = told(&page.around.relations);
        followed.sort_unstable();
        assert_eq!(followed, [(false, "Verein Andere", Some(FIRST)), (false, "Verein Erbe", Some(FIRST))]);
        for heir in [&made.heir, &made.other] {
            let page = read.get_organisation(heir.id).await.unwrap();
            assert_eq!(told(&page.around.relations), [(true, "Verein Altnahme", Some(FIRST))]);
            assert_eq!(page.record.valid_to, None);
        }
        // What was ticked goes on as it was; what was not stays open.
        let seats = page.around.seats;
        let ends: Vec<_> = seats.iter().filter(|seat| seat.valid_to == Some(FIRST)).collect();
        assert_eq!((seats.len(), ends.len()), (3, 2));
        let heirs = read.get_organisation(made.heir.id).await.unwrap().around.seats;
        assert_eq!(heirs.len(), 2);
        for seat in &taken {
            let next = heirs.iter().find(|next| next.committee == seat.committee).unwrap();
            assert_eq!((next.valid_from, next.valid_to, next.version), (Some(FIRST), None, 1));
            assert_eq!((&next.person, next.role, next.is_voting), (&seat.person, seat.role, seat.is_voting));
        }
        assert!(read.get_organisation(made.other.id).await.unwrap().around.seats.is_empty());
    }

    async fn seats_that_do_not_go_over_end_if_that_is_wanted_and_nobody_sits_there_twice(store: Demo) {
        let coordinator = store.actor(COORDINATOR).await;
        let made = make(&store, &coordinator).await;
        // The heir sits in the first committee already.
        sit(&store, &coordinator, made.committees[0], NewMember::Organisation(made.heir.id)).await;
        let open = store.read(&coordinator).await.unwrap().list_seats_to_take_over(made.old.id).await.unwrap();
        let first = open.seats.iter().find(|seat| seat.committee.record.id == made.committees[0].0).unwrap();
        let form = SuccessionForm {
            seats: vec![seat_mark(first.membership_id, first.version)],
            ends_rest: true,
            ..succession(&[made.heir.id])
        };
        succeed(&store, &coordinator, made.old.id, &form, 1).await.unwrap();
        let mut read = store.read(&coordinator).await.unwrap();
        let seats = read.get_organisation(made.old.id).await.unwrap().around.seats;
        assert!(seats.iter().all(|seat| seat.valid_to == Some(FIRST)), "{seats:?}");
        assert_eq!(read.get_organisation(made.heir.id).await.unwrap().around.seats.len(), 1);
    }

    async fn a_succession_is_refused_where_it_cannot_be_and_leaves_nothing(store: Demo) {
        let coordinator = store.actor(COORDINATOR).await;
        let made = make(&store, &coordinator).await;
        let (old, heir) = (made.old.id, made.heir.id);
        let before = snapshot(&store).await;
        let on = |on: &str| SuccessionForm { on: on.to_owned(), ..succession(&[heir]) };
        for (form, fault) in [
            (on(""), "succeeded-on.0.empty"),
            (on("2020-01-01"), "succeeded-on.0.too-early"),
            (on("2025-12-31"), "succeeded-on.0.seat-begins-later"),
            (succession(&[heir, old]), "successor.1.same-record"),
            (succession(&[heir, made.ended.id]), "successor.1.has-ended"),
            (succession(&[OrganisationId::named("none")]), "successor.0.not-there"),
            (succession(&[]), "successor.0.empty"),
        ] {
            let form = SuccessionForm { ends_rest: true, ..form };
            assert_eq!(faults(succeed(&store, &coordinator, old, &form, 1).await), [fault]);
        }
        let form = succession(&[heir]);
        let stale = succeed(&store, &coordinator, old, &form, 7).await;
        assert!(matches!(stale, Err(StoreError::Stale(RecordKind::Organisation))), "{stale:?}");
        let open = store.read(&coordinator).await.unwrap().list_seats_to_take_over(old).await.unwrap();
        let seat = &open.seats[0];
        let overtaken = SuccessionForm {
            seats: vec![seat_mark(seat.membership_id, seat.version + 1)],
            ..form.clone()
        };
        let stale = succeed(&store, &coordinator, old, &overtaken, 1).await;
        assert!(matches!(stale, Err(StoreError::Stale(RecordKind::Membership))), "{stale:?}");
        for email in [MEMBER, HESSEN] {
            let actor = store.actor(email).await;
            let refused = succeed(&store, &actor, old, &form, 1).await;
            assert!(matches!(refused, Err(StoreError::NotAllowed)), "{email}: {refused:?}");
        }
        assert_eq!(snapshot(&store).await, before);

        succeed(&store, &coordinator, old, &form, 1).await.unwrap();
        let again = succeed(&store, &coordinator, old, &succession(&[made.other.id]), 2).await;
        assert_eq!(faults(again), ["succeeded-on.0.has-successor"]);
    }

    async fn a_succession_follows_the_end_and_goes_with_it(store: Demo) {
        let coordinator = store.actor(COORDINATOR).await;
        let made = make(&store, &coordinator).await;
        succeed(&store, &coordinator, made.old.id, &succession(&[made.heir.id]), 1).await.unwrap();
        let page = store.read(&coordinator).await.unwrap().get_organisation(made.old.id).await.unwrap();
        let form = OrganisationForm::of(&page.record, &[]);
        for (to, version, day) in [("2027-01-31", 2, Some(date!(2027 - 02 - 01))), ("", 3, None)] {
            let form = OrganisationForm { to: to.to_owned(), ..form.clone() };
            let mut write = store.write(&coordinator).await.unwrap();
            write.edit_organisation(made.old.id, &form, version).await.unwrap();
            write.commit().await.unwrap();
            let mut read = store.read(&coordinator).await.unwrap();
            let page = read.get_organisation(made.heir.id).await.unwrap();
            let expected: Vec<_> = day.iter().map(|day| (true, "Verein Altnahme", Some(*day))).collect();
            assert_eq!(told(&page.around.relations), expected);
        }
    }
}

/// An organisation that goes on in others, and those; one of them has ended.
struct Made {
    old: Organisation,
    heir: Organisation,
    other: Organisation,
    ended: Organisation,
    /// In the first it sits itself, in the others somebody who works there.
    committees: [CommitteeId; 3],
}

async fn make(store: &Store, coordinator: &Actor) -> Made {
    let old = create(store, coordinator, "Verein Altnahme").await;
    let heir = create(store, coordinator, "Verein Erbe").await;
    let other = create(store, coordinator, "Verein Andere").await;
    let ended = create(store, coordinator, "Verein Gewesen").await;
    let mut write = store.write(coordinator).await.unwrap();
    write.end_organisation(ended.id, date!(2026 - 06 - 30), false, 1).await.unwrap();
    let form = PersonForm {
        name: "Anna Altnahme-Beispiel".to_owned(),
        organisation: old.id.to_string(),
        ..PersonForm::blank("")
    };
    let person: Person = write.create_person(hassberge(), &form).await.unwrap();
    let mut committees = Vec::new();
    for name in ["Gremium Eins", "Gremium Zwei", "Gremium Drei"] {
        let form = CommitteeForm { name: name.to_owned(), ..CommitteeForm::blank() };
        committees.push(write.create_committee(hassberge(), &form).await.unwrap().id);
    }
    write.commit().await.unwrap();
    let committees = [committees[0], committees[1], committees[2]];
    sit(store, coordinator, committees[0], NewMember::Organisation(old.id)).await;
    for committee in &committees[1..] {
        sit(store, coordinator, *committee, NewMember::Person(person.id)).await;
    }
    Made { old, heir, other, ended, committees }
}

async fn create(store: &Store, coordinator: &Actor, name: &str) -> Organisation {
    let mut write = store.write(coordinator).await.unwrap();
    let form = OrganisationForm {
        name: name.to_owned(),
        from: "2020-01-01".to_owned(),
        ..OrganisationForm::blank()
    };
    let made = write.create_organisation(hassberge(), &form).await.unwrap();
    write.commit().await.unwrap();
    made
}

async fn sit(store: &Store, coordinator: &Actor, committee_id: CommitteeId, member: NewMember) {
    let mut write = store.write(coordinator).await.unwrap();
    let valid_from = Some(date!(2026 - 01 - 01));
    let seat =
        NewSeat { committee_id, member, role: MembershipRole::DeputyChair, is_voting: true, valid_from };
    write.add_seat(&seat).await.unwrap();
    write.commit().await.unwrap();
}

async fn rename(
    store: &Store,
    actor: &Actor,
    id: OrganisationId,
    name: &str,
    from: &str,
    version: i64,
) -> Result<(), StoreError> {
    let form = RenameForm { name: name.to_owned(), from: from.to_owned() };
    let mut write = store.write(actor).await.unwrap();
    write.rename_organisation(id, &form, version).await?;
    write.commit().await
}

async fn succeed(
    store: &Store,
    actor: &Actor,
    id: OrganisationId,
    form: &SuccessionForm,
    version: i64,
) -> Result<(), StoreError> {
    let mut write = store.write(actor).await.unwrap();
    write.succeed_organisation(id, form, version).await?;
    write.commit().await
}

/// By these, from the first of January on, without seats.
fn succession(successors: &[OrganisationId]) -> SuccessionForm {
    SuccessionForm {
        on: FIRST.to_string(),
        successors: successors.iter().map(ToString::to_string).collect(),
        ..SuccessionForm::default()
    }
}

fn faults(refused: Result<(), StoreError>) -> Vec<String> {
    let Err(StoreError::Fields(problems)) = refused else { panic!("{refused:?}") };
    problems.iter().map(ToString::to_string).collect()
}

fn names(former: &[FormerName]) -> Vec<(&str, Date)> {
    former.iter().map(|former| (former.name.as_str(), former.valid_to)).collect()
}

/// Whether it goes from here, whom it names, and from when on.
fn told(relations: &[RelationEntry]) -> Vec<(bool, &str, Option<Date>)> {
    let successions = relations.iter().filter(|entry| entry.kind == RelationKind::Succeeds);
    successions.map(|entry| (entry.is_outgoing, entry.other.name.as_str(), entry.valid_from)).collect()
}

async fn is_found(store: &Store, actor: &Actor, question: &str, id: OrganisationId) -> bool {
    let record = RecordRef::new(RecordKind::Organisation, id);
    let hits = store.read(actor).await.unwrap().list_search_hits(question).await.unwrap();
    hits.iter().any(|hit| hit.record == record)
}

fn hassberge() -> HealthRegionId {
    HealthRegionId::named("hassberge")
}
