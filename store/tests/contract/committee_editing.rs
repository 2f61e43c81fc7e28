//! Committees are set up, changed and ended: who may, what is refused, and what is left of it.

use domain::{
    change::{ChangeAction, RecordKind},
    directory::{
        CommitteeForm, CommitteeKind, DirectoryList, DirectoryQuery, FieldFault, FieldProblem, Level,
        RecordField,
    },
    id::{CommitteeId, FieldId, HealthRegionId},
    permission::{Action, Actor, Object, ObjectKind, Visibility, may},
};
use store::{Store, StoreError, StoreResult};
use time::macros::date;

use crate::{
    support::{CHAIR, COORDINATOR, Demo, Empty, MANAGER},
    world::{Thing, for_anybody, world},
};

contract! {
    async fn committees_are_set_up_by_exactly_those_who_may_create_them(store: Empty) {
        let world = world();
        store.fill(&world.content).await;
        for_anybody(10, async |actor| {
            for thing in world.of(RecordKind::HealthRegion) {
                let may_see = may(actor, Action::Read, &committee(thing));
                let set_up = Object { visibility: Visibility::Network, ..committee(thing) };
                let may_set_up = may_see && may(actor, Action::Create, &set_up);
                let mut write = store.write(actor).await.unwrap();
                let region = HealthRegionId(thing.record.id);
                match write.create_committee(region, &named("Neue Runde")).await {
                    Ok(made) => assert!(may_set_up && made.health_region_id == Some(region)),
                    Err(StoreError::NotFound(RecordKind::HealthRegion)) => assert!(!may_see),
                    Err(StoreError::NotAllowed) => assert!(may_see && !may_set_up),
                    Err(other) => panic!("{other}"),
                }
            }
        });
    }

    async fn committees_are_changed_by_exactly_those_who_may_edit_them(store: Empty) {
        let world = world();
        store.fill(&world.content).await;
        let fields: Vec<_> = world.content.fields.iter().map(|field| field.id).collect();
        for_anybody(10, async |actor| {
            for known in &world.content.committees {
                let thing = world.of(RecordKind::Committee).find(|thing| thing.record.id == known.id.0).unwrap();
                let form = CommitteeForm { name: "Umbenannt".to_owned(), ..CommitteeForm::of(known, &fields) };
                let may_see = may(actor, Action::Read, &committee(thing));
                let may_edit = may(actor, Action::Edit, &committee(thing));
                let mut write = store.write(actor).await.unwrap();
                match write.edit_committee(known.id, &form, known.version).await {
                    Ok(()) => assert!(may_edit),
                    Err(StoreError::NotFound(RecordKind::Committee)) => assert!(!may_see),
                    Err(StoreError::NotAllowed) => assert!(may_see && !may_edit),
                    Err(other) => panic!("{other}"),
                }
            }
        });
    }

    async fn a_committee_that_is_set_up_is_listed_found_shown_and_logged(store: Demo) {
        let coordinator = store.actor(COORDINATOR).await;
        let form = CommitteeForm {
            kind: CommitteeKind::ProjectGroup,
            parent: forum().to_string(),
            fields: vec![field("gv").to_string(), field("pf").to_string()],
            description: "Plant Trinkbrunnen; trifft sich jeden Monat.".to_owned(),
            ..named("Projektgruppe Trinkwasser")
        };
        let mut write = store.write(&coordinator).await.unwrap();
        let made = write.create_committee(hassberge(), &form).await.unwrap();
        write.commit().await.unwrap();

        let mut read = store.read(&coordinator).await.unwrap();
        let page = read.get_committee(made.id).await.unwrap();
        assert!(page.around.may_edit);
        assert_eq!((&page.record, made.version), (&made, 1));
        assert_eq!(page.around.fields, ["Gesundheitsversorgung", "Pflege"]);
        let history: Vec<_> = page.around.history.iter().map(|entry| entry.action).collect();
        assert_eq!(history, [ChangeAction::Created]);
        let above = read.get_committee(forum()).await.unwrap();
        assert!(above.around.parts.iter().any(|part| part.record.id == made.id.0));
        let hits = read.list_search_hits("trinkwasser haßberge").await.unwrap();
        assert!(hits.iter().any(|hit| hit.record.id == made.id.0), "it is found with the name of its region");
        let network = read.get_network().await.unwrap();
        assert!(network.nodes.iter().any(|node| node.id == made.id.0));
        drop(read);
        assert!(is_listed(&store, &coordinator, "Projektgruppe Trinkwasser").await);

        let changed = CommitteeForm {
            name: "Projektgruppe Trinkbrunnen".to_owned(),
            level: Level::Municipality,
            fields: vec![field("pf").to_string(), field("gp").to_string()],
            ..CommitteeForm::of(&made, &[field("gv"), field("pf")])
        };
        let mut write = store.write(&coordinator).await.unwrap();
        write.edit_committee(made.id, &changed, 1).await.unwrap();
        write.commit().await.unwrap();
        let page = store.read(&coordinator).await.unwrap().get_committee(made.id).await.unwrap();
        assert_eq!(page.around.fields, ["Gesundheitsförderung und Prävention", "Pflege"]);
        let told = &page.around.history[0].fields;
        let told: Vec<_> =
            told.iter().map(|field| (field.field.as_str(), field.before.as_str(), field.after.as_str())).collect();
        assert_eq!(
            told,
            [
                ("fields", "Gesundheitsversorgung, Pflege", "Gesundheitsförderung und Prävention, Pflege"),
                ("level", "region", "municipality"),
                ("name", "Projektgruppe Trinkwasser", "Projektgruppe Trinkbrunnen"),
            ]
        );
        assert!(is_listed(&store, &coordinator, "Projektgruppe Trinkbrunnen").await);
    }

    async fn whoever_was_overtaken_changes_no_committee(store: Demo) {
        let coordinator = store.actor(COORDINATOR).await;
        let opened = form_of(&store, forum()).await;
        let mut write = store.write(&coordinator).await.unwrap();
        for stale in [
            write.edit_committee(forum(), &opened, 7).await,
            write.end_committee(forum(), date!(2030 - 01 - 01), true, 7).await,
        ] {
            assert!(matches!(stale, Err(StoreError::Stale(RecordKind::Committee))));
        }
        // A form that says nothing new writes nothing.
        write.edit_committee(forum(), &opened, 1).await.unwrap();
        write.commit().await.unwrap();
        let page = store.read(&coordinator).await.unwrap().get_committee(forum()).await.unwrap();
        assert_eq!(page.record.version, 1);
        // A chair looks after their own committee, and after no other.
        let chair = store.actor(CHAIR).await;
        let mut write = store.write(&chair).await.unwrap();
        let other = write.edit_committee(forum(), &opened, 1).await;
        assert!(matches!(other, Err(StoreError::NotAllowed)));
        let own = CommitteeForm { description: "Neu".to_owned(), ..form_of(&store, health_care()).await };
        write.edit_committee(health_care(), &own, 1).await.unwrap();
        let new = write.create_committee(hassberge(), &named("Neu")).await;
        assert!(matches!(new, Err(StoreError::NotAllowed)));
    }

    async fn no_committee_stands_above_itself_or_beside_its_region(store: Demo) {
        let coordinator = store.actor(COORDINATOR).await;
        let mut read = store.read(&coordinator).await.unwrap();
        let foreign = read.list_committees().await.unwrap().into_iter().find(|one| {
            one.level == Level::Region && one.health_region_id.is_some_and(|region| region != hassberge())
        });
        drop(read);
        let form = form_of(&store, forum()).await;
        let mut write = store.write(&coordinator).await.unwrap();
        for (parent, fault) in [
            (forum(), FieldFault::Circle),
            (health_care(), FieldFault::Circle),
            (foreign.unwrap().id, FieldFault::NotOffered),
            // It has ended.
            (CommitteeId::named("hassberge/ag-pandemie"), FieldFault::NotThere),
            (CommitteeId::named("none"), FieldFault::NotThere),
        ] {
            let form = CommitteeForm { parent: parent.to_string(), ..form.clone() };
            let wrong = write.edit_committee(forum(), &form, 1).await;
            assert_eq!(refused(wrong), [FieldProblem::of(RecordField::Parent, fault)], "{parent}");
        }
        let unknown = CommitteeForm { fields: vec![field("none").to_string()], ..form };
        let unknown = write.edit_committee(forum(), &unknown, 1).await;
        assert_eq!(refused(unknown), [FieldProblem::of(RecordField::Fields, FieldFault::NotThere)]);
        // Whoever stands below may move up beside.
        let up = CommitteeForm { parent: String::new(), ..form_of(&store, health_care()).await };
        write.edit_committee(health_care(), &up, 1).await.unwrap();
    }

    async fn regions_are_offered_to_those_who_may_set_up_committees_there(store: Demo) {
        for (who, is_offered) in [(COORDINATOR, true), (MANAGER, false), (CHAIR, false)] {
            let actor = store.actor(who).await;
            let mut read = store.read(&actor).await.unwrap();
            let offered = read.list_regions_for_committees().await.unwrap();
            assert_eq!(offered.iter().any(|region| region.id == hassberge()), is_offered, "{who}");
            let region = read.get_health_region(hassberge()).await.unwrap().detail.record;
            assert_eq!(read.may_add_committee(&region), is_offered, "{who}");
        }
    }
}

fn committee(thing: &Thing) -> Object {
    let (visibility, place) = (thing.visibility, thing.place.clone());
    Object { kind: ObjectKind::Committee, visibility, place, responsible: None }
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

fn forum() -> CommitteeId {
    CommitteeId::named("hassberge/forum")
}

/// The working group that the chair of the demo leads; the forum has set it up.
fn health_care() -> CommitteeId {
    CommitteeId::named("hassberge/ag-versorgung")
}

fn field(key: &str) -> FieldId {
    FieldId::named(key)
}

fn named(name: &str) -> CommitteeForm {
    CommitteeForm { name: name.to_owned(), ..CommitteeForm::blank() }
}

/// The form of a committee as it is now.
async fn form_of(store: &Store, id: CommitteeId) -> CommitteeForm {
    let mut read = store.read(&Actor::System).await.unwrap();
    let record = read.get_committee(id).await.unwrap().record;
    let fields = read.list_committee_fields(id).await.unwrap();
    CommitteeForm::of(&record, &fields.iter().map(|field| field.id).collect::<Vec<_>>())
}

async fn is_listed(store: &Store, actor: &Actor, name: &str) -> bool {
    let query = DirectoryQuery { text: name.to_owned(), ..DirectoryQuery::new(DirectoryList::Committees) };
    let page = store.read(actor).await.unwrap().list_directory(&query).await.unwrap();
    page.rows.iter().any(|row| row.name == name)
}
