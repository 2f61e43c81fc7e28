//! Seats end with their committee, person or organisation if that is wanted, and come back with it.

use std::collections::BTreeMap;

use domain::{
    change::{RecordKind, RecordRef},
    directory::{
        CommitteeForm, ContactOwner, FieldFault, FieldProblem, MembershipRole, NewMember, NewOrganisation,
        NewSeat, OpenSeats, OrganisationForm, OrganisationKind, PersonForm, RecordField, Seat,
    },
    id::{CommitteeId, HealthRegionId, MembershipId, OrganisationId, PersonId},
    permission::Actor,
};
use store::{Store, StoreError};
use time::{Date, macros::date};

use crate::support::{CHAIR, COORDINATOR, Demo, MEMBER};

/// The last day, in the days to come.
const LAST: Date = date!(2026 - 11 - 30);
const END: Date = date!(2026 - 12 - 01);

contract! {
    async fn a_committee_ends_with_its_seats_which_follow_its_end_and_come_back_with_it(store: Demo) {
        let coordinator = store.actor(COORDINATOR).await;
        let before = seats_of(&store, care()).await;
        let open: Vec<MembershipId> =
            before.values().filter(|seat| seat.valid_to.is_none()).map(|seat| seat.membership_id).collect();
        assert!(open.len() > 3);
        let record = RecordRef::new(RecordKind::Committee, care());
        let count = store.read(&coordinator).await.unwrap().count_open_seats(record).await.unwrap();
        assert_eq!(count, OpenSeats { yours: open.len(), of_others: 0 });

        // One leaves by themselves before.
        let (alone, together) = open.split_first().unwrap();
        let mut write = store.write(&coordinator).await.unwrap();
        write.end_seat(*alone, date!(2026 - 11 - 25), before[alone].version).await.unwrap();
        write.end_committee(care(), LAST, true, 1).await.unwrap();
        write.commit().await.unwrap();
        assert_ends(&store, together, Some(END)).await;
        assert_ends(&store, &[*alone], Some(date!(2026 - 11 - 26))).await;

        let form = form_of(&store, care()).await;
        let later = CommitteeForm { to: "2026-12-31".to_owned(), ..form.clone() };
        let mut write = store.write(&coordinator).await.unwrap();
        write.edit_committee(care(), &later, 2).await.unwrap();
        write.commit().await.unwrap();
        assert_ends(&store, together, Some(date!(2027 - 01 - 01))).await;

        let back = CommitteeForm { to: String::new(), ..form };
        let mut write = store.write(&coordinator).await.unwrap();
        write.edit_committee(care(), &back, 3).await.unwrap();
        write.commit().await.unwrap();
        assert_ends(&store, together, None).await;
        assert_ends(&store, &[*alone], Some(date!(2026 - 11 - 26))).await;
    }

    async fn seats_stay_open_unless_they_are_to_end(store: Demo) {
        let coordinator = store.actor(COORDINATOR).await;
        let open = open_seats(&store, care()).await;
        let mut write = store.write(&coordinator).await.unwrap();
        write.end_committee(care(), LAST, false, 1).await.unwrap();
        write.commit().await.unwrap();
        assert_ends(&store, &open, None).await;
    }

    async fn a_person_ends_with_their_seats_and_what_has_ended_meanwhile_stays_so(store: Demo) {
        let coordinator = store.actor(COORDINATOR).await;
        let held = held_by(&store, lead()).await;
        assert!(held.len() > 2 && held.iter().any(|seat| seat.committee.record.id == care().0));
        let mut write = store.write(&coordinator).await.unwrap();
        write.end_person(lead(), LAST, true, 1).await.unwrap();
        // Later the committee ends as well, with those who are still there.
        write.end_committee(care(), date!(2026 - 12 - 15), true, 1).await.unwrap();
        write.commit().await.unwrap();
        let ids: Vec<_> = held.iter().map(|seat| seat.membership_id).collect();
        assert_ends(&store, &ids, Some(END)).await;

        let person = store.read(&coordinator).await.unwrap().get_person(lead()).await.unwrap();
        let form = PersonForm { to: String::new(), ..PersonForm::of(&person.detail.record, &person.contacts) };
        let mut write = store.write(&coordinator).await.unwrap();
        write.edit_person(lead(), &form, 2).await.unwrap();
        write.commit().await.unwrap();
        let (there, elsewhere): (Vec<_>, Vec<_>) =
            held.iter().partition(|seat| seat.committee.record.id == care().0);
        let ids = |seats: &[&Seat]| seats.iter().map(|seat| seat.membership_id).collect::<Vec<_>>();
        assert_ends(&store, &ids(&there), Some(date!(2026 - 12 - 16))).await;
        assert_ends(&store, &ids(&elsewhere), None).await;

        // The committee comes back, and the seat that ended with it at last.
        let back = CommitteeForm { to: String::new(), ..form_of(&store, care()).await };
        let mut write = store.write(&coordinator).await.unwrap();
        write.edit_committee(care(), &back, 2).await.unwrap();
        write.commit().await.unwrap();
        assert_ends(&store, &ids(&there), None).await;
    }

    async fn an_organisation_ends_with_the_seats_that_people_hold_on_its_behalf(store: Demo) {
        let coordinator = store.actor(COORDINATOR).await;
        let open = |seats: Vec<Seat>| {
            let open = seats.into_iter().filter(|seat| seat.valid_to.is_none());
            open.map(|seat| seat.membership_id).collect::<Vec<_>>()
        };
        let page = store.read(&coordinator).await.unwrap().get_organisation(advice()).await.unwrap();
        let ids = open(page.around.seats);
        assert!(!ids.is_empty());
        let mut write = store.write(&coordinator).await.unwrap();
        write.end_organisation(advice(), LAST, true, 1).await.unwrap();
        write.commit().await.unwrap();
        assert_ends(&store, &ids, Some(END)).await;
        let mut read = store.read(&coordinator).await.unwrap();
        let record = read.get_organisation(advice()).await.unwrap().record;
        let contacts = read.list_contacts(ContactOwner::Organisation(advice()), &record.place()).await.unwrap();
        drop(read);
        let form = OrganisationForm { to: String::new(), ..OrganisationForm::of(&record, &contacts) };
        let mut write = store.write(&coordinator).await.unwrap();
        write.edit_organisation(advice(), &form, 2).await.unwrap();
        write.commit().await.unwrap();
        assert_ends(&store, &ids, None).await;
    }

    async fn a_seat_that_begins_only_later_is_not_ended_before(store: Demo) {
        let coordinator = store.actor(COORDINATOR).await;
        let mut write = store.write(&coordinator).await.unwrap();
        write
            .add_seat(&NewSeat {
                committee_id: health_care(),
                member: NewMember::Person(lead()),
                role: MembershipRole::Member,
                is_voting: true,
                valid_from: Some(END),
            })
            .await
            .unwrap();
        write.commit().await.unwrap();
        let mut write = store.write(&coordinator).await.unwrap();
        let early = write.end_committee(health_care(), LAST, true, 1).await;
        let problem = FieldProblem::of(RecordField::ValidTo, FieldFault::SeatBeginsLater);
        assert!(matches!(early, Err(StoreError::Fields(problems)) if problems == [problem]));
        drop(write);
        let mut write = store.write(&coordinator).await.unwrap();
        write.end_committee(health_care(), LAST, false, 1).await.unwrap();
    }

    async fn seats_in_committees_of_others_are_counted_and_not_ended(store: Demo) {
        let held = held_by(&store, lead()).await.len();
        let record = RecordRef::new(RecordKind::Person, lead());
        for who in [CHAIR, MEMBER] {
            let actor = store.actor(who).await;
            let count = store.read(&actor).await.unwrap().count_open_seats(record).await.unwrap();
            assert_eq!(count, OpenSeats { yours: 0, of_others: held }, "{who}");
        }
        let visitor = store.read(&Actor::Visitor).await.unwrap().count_open_seats(record).await.unwrap();
        assert_eq!(visitor.yours, 0);
    }

    async fn nobody_who_has_ended_is_found_for_a_seat(store: Demo) {
        let coordinator = store.actor(COORDINATOR).await;
        let found = async || {
            let mut read = store.read(&coordinator).await.unwrap();
            let hits = read.list_member_hits("Pflegestützpunkt Haßberge").await.unwrap();
            let is_found = |id| hits.iter().any(|hit| hit.record.id == id);
            [is_found(lead().0), is_found(advice().0)]
        };
        assert_eq!(found().await, [true, true]);
        let mut write = store.write(&coordinator).await.unwrap();
        write.end_person(lead(), date!(2026 - 11 - 20), false, 1).await.unwrap();
        // This one is there until tomorrow.
        write.end_organisation(advice(), date!(2026 - 11 - 22), false, 1).await.unwrap();
        write.commit().await.unwrap();
        assert_eq!(found().await, [false, true]);
        let mut write = store.write(&coordinator).await.unwrap();
        write.end_organisation(advice(), date!(2026 - 11 - 20), false, 2).await.unwrap();
        write.commit().await.unwrap();
        assert_eq!(found().await, [false, false]);
        let none = store.read(&coordinator).await.unwrap().list_member_hits("Gesundheitsforum").await.unwrap();
        assert!(none.iter().all(|hit| hit.record.kind != RecordKind::Committee));
    }

    async fn an_organisation_enters_the_directory_with_its_seat(store: Demo) {
        let wish = NewSeat {
            committee_id: health_care(),
            member: NewMember::NewOrganisation(
                NewOrganisation::parse("Rettungswache Süd", OrganisationKind::EmergencyService).unwrap(),
            ),
            role: MembershipRole::Member,
            is_voting: false,
            valid_from: None,
        };
        // A chair adds whom the directory knows.
        let chair = store.actor(CHAIR).await;
        let refused = store.write(&chair).await.unwrap().add_seat(&wish).await;
        assert!(matches!(refused, Err(StoreError::NotAllowed)));
        let coordinator = store.actor(COORDINATOR).await;
        let mut write = store.write(&coordinator).await.unwrap();
        let seat = write.add_seat(&wish).await.unwrap();
        write.commit().await.unwrap();
        assert_eq!((seat.person_id, seat.is_voting), (None, false));
        let mut read = store.read(&coordinator).await.unwrap();
        let body = read.get_organisation(seat.organisation_id.unwrap()).await.unwrap();
        assert_eq!(body.record.kind, OrganisationKind::EmergencyService);
        assert_eq!(body.record.health_region_id, Some(HealthRegionId::named("hassberge")));
        assert_eq!(body.around.seats.len(), 1);
    }
}

/// The working group on care, which the head of the advice centre chairs.
fn care() -> CommitteeId {
    CommitteeId::named("hassberge/ag-pflege")
}

fn health_care() -> CommitteeId {
    CommitteeId::named("hassberge/ag-versorgung")
}

fn lead() -> PersonId {
    PersonId::named("hassberge/psp")
}

fn advice() -> OrganisationId {
    OrganisationId::named("hassberge/psp")
}

async fn seats_of(store: &Store, id: CommitteeId) -> BTreeMap<MembershipId, Seat> {
    let page = store.read(&Actor::System).await.unwrap().get_committee(id).await.unwrap();
    page.around.seats.into_iter().map(|seat| (seat.membership_id, seat)).collect()
}

async fn open_seats(store: &Store, id: CommitteeId) -> Vec<MembershipId> {
    let seats = seats_of(store, id).await;
    seats.values().filter(|seat| seat.valid_to.is_none()).map(|seat| seat.membership_id).collect()
}

/// The open seats of a person.
async fn held_by(store: &Store, id: PersonId) -> Vec<Seat> {
    let person = store.read(&Actor::System).await.unwrap().get_person(id).await.unwrap();
    person.detail.around.seats.into_iter().filter(|seat| seat.valid_to.is_none()).collect()
}

/// Says that seats of the region end before a day, or not at all.
async fn assert_ends(store: &Store, seats: &[MembershipId], end: Option<Date>) {
    assert!(!seats.is_empty());
    let committees = store.read(&Actor::System).await.unwrap().list_committees().await.unwrap();
    let mut ends = BTreeMap::new();
    for one in
        committees.iter().filter(|one| one.health_region_id == Some(HealthRegionId::named("hassberge")))
    {
        ends.extend(seats_of(store, one.id).await.into_iter().map(|(id, seat)| (id, seat.valid_to)));
    }
    for id in seats {
        assert_eq!(ends[id], end, "{id}");
    }
}

/// The form of a committee as it is now.
async fn form_of(store: &Store, id: CommitteeId) -> CommitteeForm {
    let mut read = store.read(&Actor::System).await.unwrap();
    let record = read.get_committee(id).await.unwrap().record;
    let fields = read.list_committee_fields(id).await.unwrap();
    CommitteeForm::of(&record, &fields.iter().map(|field| field.id).collect::<Vec<_>>())
}
