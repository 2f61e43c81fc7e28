//! Health regions are set up, changed and ended with their districts: who may, what is refused, and what is left of it.

use domain::{
    change::{ChangeAction, RecordKind},
    directory::{
        Ags, DirectoryList, DirectoryQuery, FieldFault, FieldProblem, HealthRegionForm, HealthRegionKind,
        RecordField,
    },
    id::{CommitteeId, HealthRegionId},
    permission::{Action, Actor, Object, ObjectKind, Place, StateKey, Visibility, may},
};
use store::{Store, StoreError, StoreResult};
use time::macros::date;

use crate::{
    support::{COORDINATOR, Demo, Empty, HESSEN, OPERATOR},
    world::{for_anybody, world},
};

contract! {
    async fn health_regions_are_set_up_and_changed_by_exactly_those_who_may(store: Empty) {
        let world = world();
        store.fill(&world.content).await;
        let object = |visibility, place| {
            Object { kind: ObjectKind::HealthRegion, visibility, place, responsible: None }
        };
        for_anybody(10, async |actor| {
            for key in ["05", "06", "09"] {
                let state = StateKey::new(key);
                let place = Place { state: Some(state.clone()), ..Place::default() };
                let may_create = may(actor, Action::Create, &object(Visibility::Network, place));
                let offered = store.read(actor).await.unwrap().list_states_for_health_regions();
                assert_eq!(offered.contains(&state), may_create);
                let mut write = store.write(actor).await.unwrap();
                match write.create_health_region(&state, &named("Neue Region", &[])).await {
                    Ok(made) => assert!(may_create && made.state == state),
                    Err(StoreError::NotAllowed) => assert!(!may_create),
                    Err(other) => panic!("{other}"),
                }
            }
            for region in &world.content.health_regions {
                let known = object(region.visibility, region.place());
                let may_see = may(actor, Action::Read, &known);
                let may_edit = may(actor, Action::Edit, &known);
                let form = HealthRegionForm { name: "Umbenannt".to_owned(), ..HealthRegionForm::of(region, &[]) };
                let mut write = store.write(actor).await.unwrap();
                match write.edit_health_region(region.id, &form, region.version).await {
                    Ok(()) => assert!(may_edit),
                    Err(StoreError::NotFound(RecordKind::HealthRegion)) => assert!(!may_see),
                    Err(StoreError::NotAllowed) => assert!(may_see && !may_edit),
                    Err(other) => panic!("{other}"),
                }
            }
        });
    }

    async fn a_health_region_that_is_set_up_is_listed_shown_and_logged_with_its_districts(store: Demo) {
        let operator = store.actor(OPERATOR).await;
        let mut write = store.write(&operator).await.unwrap();
        let form = HealthRegionForm {
            description: "Weinland am Main.".to_owned(),
            ..named("Gesundheitsregion plus Kitzingen", &["09675"])
        };
        let made = write.create_health_region(&StateKey::new("09"), &form).await.unwrap();
        write.commit().await.unwrap();
        let mut read = store.read(&operator).await.unwrap();
        let page = read.get_health_region(made.id).await.unwrap();
        assert!(page.detail.around.may_edit);
        assert_eq!(page.detail.record, made);
        let districts: Vec<_> = page.districts.iter().map(|district| district.ags.as_str()).collect();
        assert_eq!(districts, ["09675"]);
        let history: Vec<_> = page.detail.around.history.iter().map(|entry| entry.action).collect();
        assert_eq!(history, [ChangeAction::Created]);
        assert!(read.list_search_hits("kitzingen").await.unwrap().iter().any(|hit| hit.record.id == made.id.0));
        let network = read.get_network().await.unwrap();
        assert!(network.nodes.iter().any(|node| node.id == made.id.0));
        drop(read);
        assert!(is_listed(&store, "Gesundheitsregion plus Kitzingen").await);
        // There is no seventeenth state.
        let mut write = store.write(&operator).await.unwrap();
        let nowhere = write.create_health_region(&StateKey::new("17"), &form).await.map(|_| ());
        assert_eq!(refused(nowhere), [FieldProblem::of(RecordField::State, FieldFault::NotThere)]);
    }

    async fn a_district_belongs_to_one_health_region_at_a_time(store: Demo) {
        let operator = store.actor(OPERATOR).await;
        let bavaria = StateKey::new("09");
        let mut read = store.read(&operator).await.unwrap();
        let holder = read.get_health_region(hassberge()).await.unwrap().detail.record;
        let offered = read.list_offered_districts(&bavaria, None).await.unwrap();
        let taken = offered.iter().find(|offered| offered.region.ags == hassfurt()).unwrap();
        let rival = taken.rival(HealthRegionKind::Network).unwrap();
        assert_eq!(rival.name.as_deref(), Some(holder.name.as_str()));
        assert_eq!(taken.rival(HealthRegionKind::SupplyArea), None);
        // Its own districts are no reason against a region.
        let own = read.list_offered_districts(&bavaria, Some(hassberge())).await.unwrap();
        assert!(own.iter().find(|offered| offered.region.ags == hassfurt()).unwrap().holders.is_empty());
        drop(read);

        let mut write = store.write(&operator).await.unwrap();
        let rival = named("Zweite Region", &["09675", "09674"]);
        let rival = write.create_health_region(&bavaria, &rival).await.map(|_| ());
        let problem = |row, fault| FieldProblem { field: RecordField::Districts, row, fault };
        assert_eq!(refused(rival), [problem(1, FieldFault::BelongsElsewhere)]);
        let foreign = write.create_health_region(&bavaria, &named("Fern", &["06435"])).await.map(|_| ());
        assert_eq!(refused(foreign), [problem(0, FieldFault::NotThere)]);
        // A supply area lies over it.
        let above = HealthRegionForm { kind: HealthRegionKind::SupplyArea, ..named("Gebiet", &["09674"]) };
        let above = write.create_health_region(&bavaria, &above).await.unwrap();
        write.commit().await.unwrap();
        // It cannot become what would compete.
        let form = HealthRegionForm { kind: HealthRegionKind::Network, ..form_of(&store, above.id).await };
        let mut write = store.write(&operator).await.unwrap();
        let rival = write.edit_health_region(above.id, &form, 1).await;
        assert_eq!(refused(rival), [problem(0, FieldFault::BelongsElsewhere)]);
    }

    async fn districts_join_and_leave_and_are_free_once_their_region_has_ended(store: Demo) {
        let coordinator = store.actor(COORDINATOR).await;
        let form = form_of(&store, hassberge()).await;
        let more = HealthRegionForm { districts: keys(&["09674", "09675"]), ..form.clone() };
        let mut write = store.write(&coordinator).await.unwrap();
        write.edit_health_region(hassberge(), &more, 1).await.unwrap();
        write.commit().await.unwrap();
        assert_eq!(covered(&store).await, keys(&["09674", "09675"]));
        let page = store.read(&coordinator).await.unwrap().get_health_region(hassberge()).await.unwrap();
        let told = &page.detail.around.history[0].fields;
        let told: Vec<_> =
            told.iter().map(|field| (field.field.as_str(), field.before.as_str(), field.after.as_str())).collect();
        assert_eq!(told, [("districts", "Haßberge", "Haßberge, Kitzingen")]);

        // One that joined today never did if it leaves today; one that leaves and comes back has never been away.
        for (version, districts) in [(2, keys(&[])), (3, keys(&["09674"]))] {
            let form = HealthRegionForm { districts: districts.clone(), ..form.clone() };
            let mut write = store.write(&coordinator).await.unwrap();
            write.edit_health_region(hassberge(), &form, version).await.unwrap();
            write.commit().await.unwrap();
            assert_eq!(covered(&store).await, districts);
        }

        let mut write = store.write(&coordinator).await.unwrap();
        write.end_health_region(hassberge(), date!(2026 - 11 - 20), 4).await.unwrap();
        write.commit().await.unwrap();
        assert!(!is_listed(&store, &page.detail.record.name).await);
        let operator = store.actor(OPERATOR).await;
        let mut write = store.write(&operator).await.unwrap();
        write.create_health_region(&StateKey::new("09"), &named("Nachfolge", &["09674"])).await.unwrap();
        write.commit().await.unwrap();
        // The end is taken back only without what another region has by now.
        let mut write = store.write(&coordinator).await.unwrap();
        let back = write.edit_health_region(hassberge(), &form, 5).await;
        let problem =
            FieldProblem { field: RecordField::Districts, row: 0, fault: FieldFault::BelongsElsewhere };
        assert_eq!(refused(back), [problem]);
        let free = HealthRegionForm { districts: Vec::new(), ..form };
        write.edit_health_region(hassberge(), &free, 5).await.unwrap();
        write.commit().await.unwrap();
        assert!(is_listed(&store, &page.detail.record.name).await);
    }

    async fn districts_change_on_a_day_that_was_or_that_comes(store: Demo) {
        let coordinator = store.actor(COORDINATOR).await;
        let form = form_of(&store, hassberge()).await;
        let from = |day: &str, districts: &[&str]| HealthRegionForm {
            districts: keys(districts),
            districts_from: day.to_owned(),
            ..form.clone()
        };
        let change = async |version, form: HealthRegionForm| {
            let mut write = store.write(&coordinator).await.unwrap();
            write.edit_health_region(hassberge(), &form, version).await.unwrap();
            write.commit().await.unwrap();
            let page = store.read(&coordinator).await.unwrap().get_health_region(hassberge()).await.unwrap();
            let today: Vec<_> = page.districts.iter().map(|district| district.ags.to_string()).collect();
            let changes: Vec<_> =
                page.district_changes.iter().map(|change| (change.on, change.name.clone(), change.joins)).collect();
            (today, changes, page.detail.around.history[0].fields.clone())
        };
        let (hassberge_name, kitzingen) = ("Haßberge".to_owned(), "Kitzingen".to_owned());
        let new_year = date!(2027 - 01 - 01);
        let (today, changes, told) = change(1, from("2027-01-01", &["09675"])).await;
        assert_eq!(today, ["09674"]);
        assert_eq!(changes, [(new_year, hassberge_name.clone(), false), (new_year, kitzingen.clone(), true)]);
        let told = told.iter().find(|field| field.field == "districts_from").unwrap();
        assert_eq!((told.before.as_str(), told.after.as_str()), ("", "2027-01-01"));

        // Until then it belongs to nobody else, from then on it may.
        let operator = store.actor(OPERATOR).await;
        let bavaria = StateKey::new("09");
        let mut write = store.write(&operator).await.unwrap();
        let offered = write.list_offered_districts(&bavaria, None).await.unwrap();
        let taken = offered.iter().find(|offered| offered.region.ags == hassfurt()).unwrap();
        assert_eq!(taken.rival(HealthRegionKind::Network).unwrap().until, Some(new_year));
        let next = |day: &str, key| HealthRegionForm { from: day.to_owned(), ..named("Nachfolge", &[key]) };
        let problem =
            FieldProblem { field: RecordField::Districts, row: 0, fault: FieldFault::BelongsElsewhere };
        for early in [next("2026-12-31", "09674"), next("2027-01-01", "09675")] {
            let early = write.create_health_region(&bavaria, &early).await.map(|_| ());
            assert_eq!(refused(early), [problem]);
        }
        write.create_health_region(&bavaria, &next("2027-01-01", "09674")).await.unwrap();
        // Nothing of it is kept: it would be in the way of what follows.
        drop(write);

        // Chosen again before it leaves, it has never been away; and it can have left long ago.
        let (today, changes, _) = change(2, from("", &["09674", "09675"])).await;
        assert_eq!((today, changes), (keys(&["09674"]), vec![(new_year, kitzingen.clone(), true)]));
        let (today, changes, _) = change(3, from("2025-01-01", &["09675"])).await;
        let left = (date!(2025 - 01 - 01), hassberge_name, false);
        assert_eq!((today, changes), (keys(&[]), vec![left, (new_year, kitzingen, true)]));
        let mut read = store.read(&coordinator).await.unwrap();
        assert_eq!(read.get_region(&hassfurt()).await.unwrap().health_regions, []);
        drop(read);
        // Who had it until 2024 is in the way of whoever wants it before.
        let mut write = store.write(&operator).await.unwrap();
        let rival = write.create_health_region(&bavaria, &next("", "09674")).await.unwrap();
        let before = HealthRegionForm { districts_from: "2024-06-01".to_owned(), ..named("Nachfolge", &["09674"]) };
        let free = HealthRegionForm { districts: keys(&[]), ..before.clone() };
        write.edit_health_region(rival.id, &free, 1).await.unwrap();
        assert_eq!(refused(write.edit_health_region(rival.id, &before, 2).await), [problem]);
    }

    async fn what_belongs_to_a_health_region_is_found_under_its_new_name(store: Demo) {
        let coordinator = store.actor(COORDINATOR).await;
        let opened = form_of(&store, hassberge()).await;
        let renamed = HealthRegionForm { name: "Gesundes Frankenland".to_owned(), ..opened.clone() };
        let mut write = store.write(&coordinator).await.unwrap();
        write.edit_health_region(hassberge(), &opened, 1).await.unwrap();
        write.edit_health_region(hassberge(), &renamed, 1).await.unwrap();
        write.commit().await.unwrap();
        let mut read = store.read(&coordinator).await.unwrap();
        let hits = read.list_search_hits("gesundheitsforum frankenland").await.unwrap();
        let forum = CommitteeId::named("hassberge/forum");
        assert!(hits.iter().any(|hit| hit.record.id == forum.0));
        drop(read);
        let mut write = store.write(&coordinator).await.unwrap();
        let stale = write.end_health_region(hassberge(), date!(2030 - 01 - 01), 1).await;
        assert!(matches!(stale, Err(StoreError::Stale(RecordKind::HealthRegion))));
        drop(write);
        // Who coordinates another state looks after its own.
        let hessen = store.actor(HESSEN).await;
        let mut write = store.write(&hessen).await.unwrap();
        let foreign = write.edit_health_region(hassberge(), &renamed, 2).await;
        assert!(matches!(foreign, Err(StoreError::NotAllowed)));
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

/// The district of Haßberge.
fn hassfurt() -> Ags {
    Ags::parse("09674").unwrap()
}

fn keys(keys: &[&str]) -> Vec<String> {
    keys.iter().map(|key| (*key).to_owned()).collect()
}

fn named(name: &str, districts: &[&str]) -> HealthRegionForm {
    HealthRegionForm { name: name.to_owned(), districts: keys(districts), ..HealthRegionForm::blank() }
}

/// The form of a health region as it is now.
async fn form_of(store: &Store, id: HealthRegionId) -> HealthRegionForm {
    let mut read = store.read(&Actor::System).await.unwrap();
    let record = read.get_health_region(id).await.unwrap().detail.record;
    HealthRegionForm::of(&record, &read.list_covered_districts(id).await.unwrap())
}

async fn covered(store: &Store) -> Vec<String> {
    let mut read = store.read(&Actor::System).await.unwrap();
    let covered = read.list_covered_districts(hassberge()).await.unwrap();
    covered.iter().map(ToString::to_string).collect()
}

async fn is_listed(store: &Store, name: &str) -> bool {
    let query = DirectoryQuery { text: name.to_owned(), ..DirectoryQuery::new(DirectoryList::HealthRegions) };
    let page = store.read(&Actor::System).await.unwrap().list_directory(&query).await.unwrap();
    page.rows.iter().any(|row| row.name == name)
}
