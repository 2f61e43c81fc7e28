//! What somebody is part of, and who is told.

use std::collections::BTreeSet;

use domain::{
    change::{RecordKind, RecordRef},
    directory::ContactOwner,
    id::{CommitteeId, HealthRegionId, MeasureId, OrganisationId, PersonId},
    involvement::{Involvement, Part},
    permission::{Actor, Reach},
};
use store::{Store, StoreError, StoreResult};

use crate::{
    support::{COORDINATOR, Demo, Empty},
    world::{for_anybody, world},
};

contract! {
    async fn only_what_may_be_seen_is_told_and_nothing_of_what_is_hidden(store: Empty) {
        let world = world();
        store.fill(&world.content).await;
        let person = PersonId::named("2/network");
        let record = RecordRef::new(RecordKind::Person, person);
        let thing = world.things.iter().find(|thing| thing.record == record).unwrap();
        for_anybody(60, async |actor| {
            let reach = Reach::of(actor);
            let sees = |visibility, place| *actor == Actor::System || reach.contains(visibility, place);
            let told = involvement(&store, actor, record).await;
            if !sees(thing.visibility, &thing.place) {
                assert!(matches!(told, Err(StoreError::NotFound(RecordKind::Person))));
                return;
            }
            let told = told.unwrap();
            // The person answers for all measures of the world: two in each plan.
            let plans = world.of(RecordKind::Plan).filter(|plan| sees(plan.visibility, &plan.place)).count();
            assert_eq!(told.measures.len() + told.more_measures, 2 * plans);
            assert!(told.measures.iter().all(|measure| measure.part == Part::Responsible));
            let shown: BTreeSet<_> = told.contacts.iter().map(|contact| contact.id).collect();
            let contacts = world.content.contacts.iter().filter(|contact| contact.owner == ContactOwner::Person(person));
            let seen = contacts.filter(|contact| sees(contact.visibility, &thing.place));
            assert_eq!(shown, seen.map(|contact| contact.id).collect());
            assert!(told.history.len() == 1 && told.history[0].record == record);
        });
    }

    async fn urgent_measures_come_first_and_say_what_the_node_does(store: Demo) {
        let coordinator = store.actor(COORDINATOR).await;
        let committee = RecordRef::new(RecordKind::Committee, CommitteeId::named("hassberge/ag-pflege"));
        let told = involvement(&store, &coordinator, committee).await.unwrap();
        assert!(told.measures.iter().all(|measure| measure.part == Part::WorksOn));
        let open: Vec<_> = told.measures.iter().filter(|measure| !measure.status.is_finished()).collect();
        assert!(open.len() > 1 && open.is_sorted_by_key(|measure| (measure.due_on.is_none(), measure.due_on)));
        let region = RecordRef::new(RecordKind::HealthRegion, HealthRegionId::named("hassberge"));
        let told = involvement(&store, &coordinator, region).await.unwrap();
        assert!(told.more_measures > 5 && told.measures.iter().all(|measure| measure.part == Part::Plans));
        assert!(told.history.len() <= 3);
    }

    async fn a_partner_takes_part_and_whoever_leads_as_well_leads(store: Demo) {
        let coordinator = store.actor(COORDINATOR).await;
        let town = RecordRef::new(RecordKind::Organisation, OrganisationId::named("hassberge/ebern"));
        let before = involvement(&store, &coordinator, town).await.unwrap();
        let mut write = store.write(&coordinator).await.unwrap();
        let measure = MeasureId::named("hassberge/plan/Gesunde Kita");
        write.add_partner(measure, OrganisationId(town.id)).await.unwrap();
        write.commit().await.unwrap();
        let told = involvement(&store, &coordinator, town).await.unwrap();
        assert_eq!(told.measures.len() + told.more_measures, before.measures.len() + before.more_measures + 1);
        assert!(told.measures.iter().any(|told| told.id == measure && told.part == Part::TakesPart));
        assert!(before.measures.iter().all(|told| told.id != measure));
    }

    async fn what_is_no_such_record_is_not_found(store: Demo) {
        let committee = CommitteeId::named("hassberge/ag-pflege");
        for record in [
            RecordRef::new(RecordKind::Person, committee),
            RecordRef::new(RecordKind::Committee, CommitteeId::named("none")),
        ] {
            assert!(matches!(
                involvement(&store, &Actor::System, record).await,
                Err(StoreError::NotFound(kind)) if kind == record.kind
            ));
        }
        let measure = RecordRef::new(RecordKind::Measure, MeasureId::named("none"));
        assert!(involvement(&store, &Actor::System, measure).await.is_err());
    }
}

async fn involvement(store: &Store, actor: &Actor, record: RecordRef) -> StoreResult<Involvement> {
    store.read(actor).await.unwrap().get_involvement(record).await
}
