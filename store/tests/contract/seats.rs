//! Seats change: who may do it, what is refused, and what is left of it.

use domain::{
    change::{ChangeAction, RecordKind},
    directory::{Committee, Detail, MembershipRole, NewMember, NewPerson, NewSeat, Seat},
    id::{CommitteeId, MembershipId, PersonId},
    permission::{Action, Actor, Object, ObjectKind, may},
};
use store::{Store, StoreError, change::ChangeQuery};
use time::{Duration, macros::date};

use crate::{
    support::{CHAIR, COORDINATOR, Demo, Empty, MEMBER},
    world::{for_anybody, world},
};

contract! {
    async fn a_member_is_added_by_exactly_those_who_may_edit_the_committee(store: Empty) {
        let world = world();
        store.fill(&world.content).await;
        for_anybody(20, async |actor| {
            for thing in world.of(RecordKind::Committee) {
                let (visibility, place) = (thing.visibility, thing.place.clone());
                let committee = Object { kind: ObjectKind::Committee, visibility, place: place.clone(), responsible: None };
                let directory = Object {
                    kind: ObjectKind::Directory,
                    visibility: domain::permission::Visibility::Network,
                    place: domain::permission::Place { committee: None, ..place },
                    responsible: None,
                };
                let wish = new_person(CommitteeId(thing.record.id), "Erika Beispiel");
                let mut write = store.write(actor).await.unwrap();
                let added = write.add_seat(&wish).await;
                if !may(actor, Action::Read, &committee) {
                    assert!(matches!(added, Err(StoreError::NotFound(RecordKind::Committee))));
                } else if may(actor, Action::Edit, &committee) && may(actor, Action::Create, &directory) {
                    assert_eq!(added.unwrap().committee_id.0, thing.record.id);
                } else {
                    assert!(matches!(added, Err(StoreError::NotAllowed)));
                }
            }
        });
    }

    async fn a_seat_is_taken_changed_and_ended_and_the_log_knows(store: Demo) {
        let chair = store.actor(CHAIR).await;
        let page = page(&store, &chair, health_care()).await;
        assert!(page.around.may_edit);
        let before = page.around.seats.len();
        let person = PersonId::named("hassberge/psp");
        assert!(page.around.seats.iter().all(|seat| holder(seat) != Some(person)));

        let mut write = store.write(&chair).await.unwrap();
        let wish = NewSeat {
            committee_id: health_care(),
            member: NewMember::Person(person),
            role: MembershipRole::Member,
            is_voting: true,
            valid_from: None,
        };
        let added = write.add_seat(&wish).await.unwrap();
        assert_eq!(added.valid_from, Some(write.today()));
        assert!(added.organisation_id.is_some(), "the person speaks for an organisation");
        write.commit().await.unwrap();

        let mut write = store.write(&chair).await.unwrap();
        assert!(matches!(write.add_seat(&wish).await, Err(StoreError::Conflict(_))));
        let stale = write.change_seat(added.id, MembershipRole::Moderator, false, 7).await;
        assert!(matches!(stale, Err(StoreError::Stale(RecordKind::Membership))));
        let changed = write.change_seat(added.id, MembershipRole::Moderator, false, added.version).await.unwrap();
        assert_eq!((changed.role, changed.is_voting, changed.version), (MembershipRole::Moderator, false, 2));
        let yesterday = write.today() - Duration::days(1);
        let too_early = write.end_seat(added.id, yesterday, changed.version).await;
        assert!(matches!(too_early, Err(StoreError::Invalid(_))));
        let last_day = write.today();
        let ended = write.end_seat(added.id, last_day, changed.version).await.unwrap();
        assert_eq!(ended.valid_to, last_day.next_day());
        write.commit().await.unwrap();

        let page = self::page(&store, &chair, health_care()).await;
        assert_eq!(page.around.seats.len(), before + 1);
        let mut read = store.read(&chair).await.unwrap();
        let query = ChangeQuery { record: Some(added.id.0), limit: 10, ..ChangeQuery::default() };
        let log: Vec<_> = read.list_changes(query).await.unwrap().iter().map(|entry| entry.action).collect();
        assert_eq!(log, [ChangeAction::Changed, ChangeAction::Changed, ChangeAction::Created]);
        drop(read);

        // Who has left may come back.
        let mut write = store.write(&chair).await.unwrap();
        write.add_seat(&NewSeat { valid_from: last_day.next_day(), ..wish }).await.unwrap();
    }

    async fn a_chair_adds_whom_the_directory_knows_and_a_coordinator_whoever_comes(store: Demo) {
        let wish = new_person(health_care(), "Erika Beispiel");
        for (who, is_allowed) in [(CHAIR, false), (COORDINATOR, true)] {
            let actor = store.actor(who).await;
            let mut write = store.write(&actor).await.unwrap();
            let added = write.add_seat(&wish).await;
            assert_eq!(added.is_ok(), is_allowed, "{who}");
            if added.is_ok() {
                write.commit().await.unwrap();
                let hits = store.read(&actor).await.unwrap().list_search_hits("erika beispiel").await.unwrap();
                assert_eq!(hits.len(), 1);
            }
        }
        let seats = page(&store, &store.actor(CHAIR).await, health_care()).await.around.seats;
        let added: Vec<_> =
            seats.iter().filter_map(|seat| seat.person.as_ref()).filter(|it| it.name == "Erika Beispiel").collect();
        assert_eq!(added.len(), 1);
    }

    async fn nobody_touches_the_seats_of_another_committee(store: Demo) {
        let coordinator = store.actor(COORDINATOR).await;
        let page = page(&store, &coordinator, health_care()).await;
        let seat = page.around.seats.first().unwrap();
        let member = store.actor(MEMBER).await;
        assert!(!self::page(&store, &member, health_care()).await.around.may_edit);
        let mut write = store.write(&member).await.unwrap();
        let (id, version) = (seat.membership_id, seat.version);
        let changed = write.change_seat(id, MembershipRole::Chair, true, version).await;
        assert!(matches!(changed, Err(StoreError::NotAllowed)));
        let ended = write.end_seat(id, date!(2030 - 01 - 01), version).await;
        assert!(matches!(ended, Err(StoreError::NotAllowed)));
        let nowhere = write.end_seat(MembershipId::named("none"), date!(2030 - 01 - 01), 1).await;
        assert!(matches!(nowhere, Err(StoreError::NotFound(RecordKind::Membership))));
        drop(write);

        // A member that does not exist, or that the actor may not see, is no member.
        let mut write = store.write(&coordinator).await.unwrap();
        let member = NewMember::Person(PersonId::named("none"));
        let unknown = write.add_seat(&NewSeat { member, ..new_person(health_care(), "x") }).await;
        assert!(matches!(unknown, Err(StoreError::NotFound(RecordKind::Person))));
    }
}

/// The working group that the chair of the demo leads.
fn health_care() -> CommitteeId {
    CommitteeId::named("hassberge/ag-versorgung")
}

fn new_person(committee_id: CommitteeId, name: &str) -> NewSeat {
    NewSeat {
        committee_id,
        member: NewMember::NewPerson(NewPerson::parse(name, "Ärztin").unwrap()),
        role: MembershipRole::Member,
        is_voting: true,
        valid_from: None,
    }
}

async fn page(store: &Store, actor: &Actor, committee: CommitteeId) -> Detail<Committee> {
    store.read(actor).await.unwrap().get_committee(committee).await.unwrap()
}

fn holder(seat: &Seat) -> Option<PersonId> {
    seat.person.as_ref().map(|person| PersonId(person.record.id))
}
