//! Organisations that take part in a measure: added and removed one by one, and named to those who may see them.

use std::collections::BTreeSet;

use domain::{
    change::{ChangeAction, RecordKind},
    id::{CommitteeId, MeasureId, MeasurePartnerId, OrganisationId},
    permission::{Actor, Reach, Visibility},
    plan::{MeasureDetail, MeasureField, MeasurePartner},
};
use store::{Store, StoreError, StoreResult, change::ChangeQuery};
use time::Duration;
use uuid::Uuid;

use crate::{
    support::{CHAIR, COORDINATOR, Demo, Empty, GUEST, MANAGER, MEMBER, current_plan},
    world::{Thing, for_anybody, world},
};

/// A measure of the demo without partners.
fn measure() -> MeasureId {
    MeasureId::named("hassberge/plan/Gesunde Kita")
}

fn ebern() -> OrganisationId {
    OrganisationId::named("hassberge/ebern")
}

contract! {
    async fn a_partner_is_added_and_removed_and_both_are_in_the_log(store: Demo) {
        let coordinator = store.actor(COORDINATOR).await;
        let added = add(&store, &coordinator, ebern()).await.unwrap();
        let shown = get(&store, &Actor::Visitor).await.partners;
        assert_eq!((&shown, shown.len()), (&added.partners, 1));
        assert_eq!((shown[0].organisation.record.id, shown[0].organisation.name.as_str()), (ebern().0, "Stadt Ebern"));
        let newest = &added.changes[0];
        assert_eq!((newest.record.kind, newest.action), (RecordKind::MeasurePartner, ChangeAction::Created));
        assert_eq!(newest.title, "Stadt Ebern");

        let more = add(&store, &coordinator, OrganisationId::named("hassberge/jobcenter")).await.unwrap();
        let names: Vec<_> = more.partners.iter().map(|partner| partner.organisation.name.as_str()).collect();
        assert_eq!(names, ["Jobcenter Haßberge", "Stadt Ebern"], "by name");
        let left = remove(&store, &coordinator, shown[0].id).await.unwrap();
        assert_eq!(left.partners.len(), 1);
        let query = ChangeQuery { record: Some(shown[0].id.0), limit: 9, ..ChangeQuery::default() };
        let log = store.read(&coordinator).await.unwrap().list_changes(query).await.unwrap();
        let actions: Vec<_> = log.iter().map(|change| change.action).collect();
        assert_eq!(actions, [ChangeAction::Removed, ChangeAction::Created]);
        let again = remove(&store, &coordinator, shown[0].id).await;
        assert!(matches!(again, Err(StoreError::NotFound(RecordKind::MeasurePartner))), "{again:?}");
    }

    async fn whoever_leads_a_measure_or_takes_part_is_not_added_and_neither_is_what_is_no_organisation(store: Demo) {
        let coordinator = store.actor(COORDINATOR).await;
        let leading = get(&store, &coordinator).await.measure.organisation_id.unwrap();
        add(&store, &coordinator, ebern()).await.unwrap();
        for known in [leading, ebern()] {
            let twice = add(&store, &coordinator, known).await;
            assert!(matches!(twice, Err(StoreError::Conflict(_))), "{twice:?}");
        }
        let committee = OrganisationId(CommitteeId::named("hassberge/forum").0);
        for unknown in [committee, OrganisationId::named("none")] {
            let missing = add(&store, &coordinator, unknown).await;
            assert!(matches!(missing, Err(StoreError::NotFound(RecordKind::Organisation))), "{missing:?}");
        }
        assert_eq!(get(&store, &coordinator).await.partners.len(), 1);
    }

    async fn whoever_edits_a_measure_says_who_takes_part_and_nobody_else(store: Demo) {
        let coordinator = store.actor(COORDINATOR).await;
        let known = add(&store, &coordinator, ebern()).await.unwrap().partners[0].id;
        for reader in [MANAGER, CHAIR, MEMBER, GUEST] {
            let actor = store.actor(reader).await;
            let added = add(&store, &actor, OrganisationId::named("hassberge/jobcenter")).await;
            assert!(matches!(added, Err(StoreError::NotAllowed)), "{reader}: {added:?}");
            let removed = remove(&store, &actor, known).await;
            assert!(matches!(removed, Err(StoreError::NotAllowed)), "{reader}: {removed:?}");
        }
        assert_eq!(get(&store, &coordinator).await.partners.len(), 1);
    }

    async fn what_was_said_of_partners_is_taken_back_unless_it_is_so_already(store: Demo) {
        let coordinator = store.actor(COORDINATOR).await;
        add(&store, &coordinator, ebern()).await.unwrap();
        assert_eq!(undo(&store, &coordinator).await, Ok(0));
        let partner = add(&store, &coordinator, ebern()).await.unwrap().partners[0].id;
        store.clock().advance(Duration::seconds(1));
        remove(&store, &coordinator, partner).await.unwrap();
        assert_eq!(undo(&store, &coordinator).await, Ok(1));
        assert_eq!(get(&store, &coordinator).await.partners[0].id, partner);

        // Who leads the measure by now does not come back as a partner too.
        store.clock().advance(Duration::seconds(1));
        remove(&store, &coordinator, partner).await.unwrap();
        let seen = get(&store, &coordinator).await.measure.field(MeasureField::Organisation);
        let mut write = store.write(&Actor::System).await.unwrap();
        write.edit_measure(measure(), MeasureField::Organisation, &ebern().to_string(), &seen).await.unwrap();
        write.commit().await.unwrap();
        assert_eq!(undo(&store, &coordinator).await, Err(RecordKind::MeasurePartner));
        assert!(get(&store, &coordinator).await.partners.is_empty());
    }

    async fn partners_come_back_with_a_measure_that_was_removed(store: Demo) {
        let coordinator = store.actor(COORDINATOR).await;
        let before = add(&store, &coordinator, ebern()).await.unwrap().partners;
        let mut write = store.write(&coordinator).await.unwrap();
        let version = write.get_card(measure()).await.unwrap().version;
        write.remove_measure(measure(), version).await.unwrap();
        write.commit().await.unwrap();
        let mut write = store.write(&coordinator).await.unwrap();
        write.restore_measure(measure()).await.unwrap();
        write.commit().await.unwrap();
        assert_eq!(get(&store, &coordinator).await.partners, before);
    }

    async fn partners_are_named_to_exactly_those_who_may_see_the_organisation(store: Empty) {
        let mut world = world();
        let is_shown = |thing: &&Thing| [Visibility::Public, Visibility::Region].contains(&thing.visibility);
        let measures: Vec<_> =
            world.of(RecordKind::Measure).filter(is_shown).map(|thing| MeasureId(thing.record.id)).collect();
        let organisations = world.content.organisations.clone();
        for measure in &measures {
            for organisation in &organisations {
                world.content.partners.push(MeasurePartner {
                    id: MeasurePartnerId::named(&format!("{measure}/{}", organisation.id)),
                    measure_id: *measure,
                    organisation_id: organisation.id,
                });
            }
        }
        store.fill(&world.content).await;
        for_anybody(12, async |actor| {
            let reach = Reach::of(actor);
            let visible = organisations.iter().filter(|known| reach.contains(known.visibility, &known.place()));
            let visible: BTreeSet<Uuid> = visible.map(|known| known.id.0).collect();
            for measure in &measures {
                let mut read = store.read(actor).await.unwrap();
                let Ok(detail) = read.get_measure(*measure).await else { continue };
                let named: BTreeSet<Uuid> =
                    detail.partners.iter().map(|partner| partner.organisation.record.id).collect();
                assert_eq!(named, visible);
                let query = ChangeQuery { measure: Some(*measure), limit: 1_000, ..ChangeQuery::default() };
                for change in read.list_changes(query).await.unwrap() {
                    let mut partners = world.content.partners.iter();
                    let partner = partners.find(|partner| partner.id.0 == change.record.id);
                    let is_seen = partner.is_none_or(|it| visible.contains(&it.organisation_id.0));
                    assert!(is_seen || change.title.is_empty(), "{}", change.title);
                }
            }
        });
        let query = ChangeQuery { measure: Some(measures[0]), limit: 1_000, ..ChangeQuery::default() };
        let log = store.read(&Actor::System).await.unwrap().list_changes(query).await.unwrap();
        let unnamed = log.iter().filter(|change| change.title.is_empty()).count();
        assert!(unnamed > 0 && unnamed < organisations.len(), "{unnamed}");
    }
}

async fn get(store: &Store, actor: &Actor) -> MeasureDetail {
    store.read(actor).await.unwrap().get_measure(measure()).await.unwrap()
}

async fn add(store: &Store, actor: &Actor, organisation: OrganisationId) -> StoreResult<MeasureDetail> {
    let mut write = store.write(actor).await?;
    let detail = write.add_partner(measure(), organisation).await?;
    write.commit().await?;
    Ok(detail)
}

async fn remove(store: &Store, actor: &Actor, partner: MeasurePartnerId) -> StoreResult<MeasureDetail> {
    let mut write = store.write(actor).await?;
    let detail = write.remove_partner(measure(), partner).await?;
    write.commit().await?;
    Ok(detail)
}

/// Takes back what the actor did last, a second later; how many partners there are then, or what has changed since.
async fn undo(store: &Demo, actor: &Actor) -> Result<usize, RecordKind> {
    store.clock().advance(Duration::seconds(1));
    let mut write = store.write(actor).await.unwrap();
    let step = write.get_last_step(current_plan()).await.unwrap().unwrap();
    let undone = write.undo_step(current_plan(), step.change).await;
    match undone {
        Ok(_) => write.commit().await.unwrap(),
        Err(StoreError::Stale(kind)) => return Err(kind),
        Err(error) => panic!("{error:?}"),
    }
    store.clock().advance(Duration::seconds(1));
    Ok(get(store, actor).await.partners.len())
}
