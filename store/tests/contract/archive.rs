//! Archives: everything goes out and comes in again, on whichever database, and what is not as it must be does not.

use std::collections::BTreeSet;

use domain::{
    directory::{MergeChoices, OrganisationForm, RenameForm},
    exchange::{ArchiveScope, SourceSheet, SourceTable},
    id::{CommentId, HealthRegionId, MeasureId, OwnDashboardId, SavedPlanViewId, SavedViewId},
    permission::{Actor, Visibility},
    plan::{MailChoice, NewFile, PlanView, SavedPlanView, TrafficLight},
    reports::{OwnDashboard, Tile, TileKind},
    saved_view::{Audience, SavedView},
    text::EmailAddress,
};
use serde_json::{Value, json};
use store::{
    Store, StoreError,
    content::{
        busy_plan::busy_plan,
        regions::regions,
        synthetic::{Size, synthetic},
    },
    exchange::archive::{Archive, LEFT_OUT, RestoreError, TABLES, Target},
};

use crate::{
    archive_schema::fault_of,
    databases::{Database, Start},
    support::{
        Begin, COORDINATOR, Demo, Empty, GUEST, HESSEN, MEMBER, NOW, OPERATOR, PEOPLE, TestStore,
        current_plan, on_sqlite,
    },
};

fn hassberge() -> HealthRegionId {
    HealthRegionId::named("hassberge")
}

fn measure(title: &str) -> MeasureId {
    MeasureId::named(&format!("hassberge/plan/{title}"))
}

pub(crate) async fn exported(store: &Store, scope: ArchiveScope) -> String {
    let mut archive = store.export(&Actor::System, scope).await.unwrap();
    let mut text = String::new();
    while let Some(piece) = archive.next().await.unwrap() {
        assert!(!piece.is_empty(), "a piece holds something");
        text.push_str(&piece);
    }
    text
}

async fn restore(store: &Store, document: &str) -> Result<(), RestoreError> {
    let archive = Archive::read(document.as_bytes())?;
    let mut write = store.write(&Actor::System).await?;
    write.restore(&archive).await?;
    write.commit().await?;
    Ok(())
}

pub(crate) fn parsed(document: &str) -> Value {
    serde_json::from_str(document).unwrap()
}

/// What can be found, with who may see it.
const SEARCHED: &str =
    "select record_kind || '|' || title || '|' || subtitle || '|' || folded || '|' || visibility
    || '|' || coalesce(state, '') || '|' || case when health_region_id is null then '-' else '+' end
    || '|' || case when committee_id is null then '-' else '+' end from search_entry";

pub(crate) async fn searched<S: Begin>(store: &TestStore<S>) -> BTreeSet<String> {
    store.texts(SEARCHED).await.into_iter().collect()
}

/// Compares line by line: whole archives are too long to be read.
#[track_caller]
fn assert_same(one: &str, other: &str) {
    let body = |text: &str| text.split_once("\"health_region\"").unwrap().1.to_owned();
    let (one, other) = (body(one), body(other));
    for (number, (one, other)) in one.lines().zip(other.lines()).enumerate() {
        assert_eq!(one, other, "line {number}");
    }
    assert_eq!(one.len(), other.len());
}

/// What a store holds goes from `SQLite` to `PostgreSQL` and back, and is the same each time.
fn goes_round<S: Begin>(prepare: impl AsyncFnOnce(&TestStore<S>)) {
    let others = [Database::postgres(Start::Empty), Some(Database::sqlite(Start::Empty))];
    on_sqlite(async |store: TestStore<S>| {
        prepare(&store).await;
        let first = exported(&store, ArchiveScope::Instance).await;
        assert_eq!(fault_of(&parsed(&first)), None);
        let found = searched(&store).await;
        let mut text = first.clone();
        for database in others.iter().flatten() {
            let other = Empty::open(database.url().to_owned()).await;
            restore(&other, &text).await.unwrap();
            text = exported(&other, ArchiveScope::Instance).await;
            assert_same(&first, &text);
            assert_eq!(searched(&other).await, found);
            other.close().await;
        }
    });
}

/// Leaves something in every table that an archive holds.
async fn live_in(store: &Demo) {
    let (coordinator, member) = (store.actor(COORDINATOR).await, store.actor(MEMBER).await);
    let mut write = store.write(&member).await.unwrap();
    let care = measure("Börse für Kurzzeitpflege");
    let user = coordinator.user_id().unwrap();
    let said = format!("Bitte \"prüfen\", @{}\n– heute", coordinator.name());
    write.create_comment(care, &said, &[user]).await.unwrap();
    write.judge_measure(care, TrafficLight::OnTrack, "Läuft").await.unwrap();
    write.set_following(care, true).await.unwrap();
    let file = |name: &str, content: &[u8]| NewFile::read(name, content.to_vec()).unwrap();
    let kept = file("Protokoll.pdf", &[b"%PDF-1.7\n".as_slice(), &[0, 255, 128, 10]].concat());
    write.add_attachment(care, &kept).await.unwrap();
    let detail = write.add_attachment(care, &file("Notiz.txt", b"weg")).await.unwrap();
    let removed = detail.attachments.files.iter().find(|file| file.attachment.name == "Notiz.txt").unwrap();
    write.remove_attachment(removed.attachment.id).await.unwrap();
    write.set_mail_choice(&MailChoice::default()).await.unwrap();
    write.visit_plan(current_plan()).await.unwrap();
    write.commit().await.unwrap();

    let mut write = store.write(&coordinator).await.unwrap();
    let (created_at, changed_at) = (NOW, NOW);
    let shared = Audience::offered_to(&coordinator);
    let shared = shared.into_iter().find(|audience| audience.visibility == Visibility::Region).unwrap();
    assert_eq!(shared.place.health_region, Some(hassberge()));
    let view = SavedView {
        id: SavedViewId::named("Hitze"),
        name: "Hitze".to_owned(),
        owner_id: user,
        audience: shared,
        query: "field=Hitze".to_owned(),
        is_start: false,
        created_at,
        changed_at,
        version: 1,
    };
    write.create_saved_view(&view).await.unwrap();
    let view = SavedPlanView {
        id: SavedPlanViewId::named("Meine"),
        plan_id: current_plan(),
        name: "Meine".to_owned(),
        owner_id: user,
        audience: Audience::private(),
        view: PlanView::Table,
        query: "only=mine".to_owned(),
        created_at,
        changed_at,
        version: 1,
    };
    write.create_saved_plan_view(&view).await.unwrap();
    let about = Some(current_plan().0);
    let dashboard = OwnDashboard {
        id: OwnDashboardId::named("Montag"),
        name: "Montag".to_owned(),
        owner_id: user,
        audience: Audience::private(),
        tiles: vec![Tile { kind: TileKind::Care, about }, Tile { kind: TileKind::Needs, about: None }],
        created_at,
        changed_at,
        version: 1,
    };
    write.create_own_dashboard(&dashboard).await.unwrap();
    // What was removed is still spoken of.
    let removed = measure("Gesunde Kita");
    write.create_comment(removed, "Schade", &[]).await.unwrap();
    let version = write.get_card(removed).await.unwrap().version;
    write.remove_measure(removed, version).await.unwrap();
    let rows = [
        ["Einrichtung", "Art", "Landkreis", "Telefon"],
        ["Hospizverein Beispiel", "Hospiz", "Haßberge", "09521/1234"],
    ];
    let rows: Vec<Vec<String>> = rows.iter().map(|row| row.map(str::to_owned).to_vec()).collect();
    let table = SourceTable { sheets: vec![SourceSheet { name: String::new(), rows, head: (0, 1) }] };
    let import = write.create_import(hassberge(), "liste.csv", &table).await.unwrap();
    write.apply_import(import, 1).await.unwrap();
    let form = |name: &str| OrganisationForm { name: name.to_owned(), ..OrganisationForm::blank() };
    let kept = write.create_organisation(hassberge(), &form("Doppelt gemoppelt")).await.unwrap();
    let other = write.create_organisation(hassberge(), &form("Doppelt gemoppelt e.V.")).await.unwrap();
    let third = write.create_organisation(hassberge(), &form("Doppelt Gemoppelt")).await.unwrap();
    write.merge_organisations(kept.id, other.id, [1, 1], &MergeChoices::default()).await.unwrap();
    write.set_apart(kept.named().record, third.named().record, true).await.unwrap();
    let mistaken = write.create_organisation(hassberge(), &form("Aus Versehen")).await.unwrap();
    write.remove_record(mistaken.named().record, mistaken.version).await.unwrap();
    let renamed = RenameForm { name: "Dreifach gemoppelt".to_owned(), from: "2026-01-01".to_owned() };
    write.rename_organisation(third.id, &renamed, third.version).await.unwrap();
    write.commit().await.unwrap();
    for sql in [
        "insert into mail_digest (user_id, sent_for) select user_id, '2026-11-16' from user_account",
        "insert into muted_notification (user_id, kind) select user_id, 'due_soon' from user_account",
    ] {
        store.execute(sql).await;
    }
}

#[test]
fn what_goes_out_comes_in_again_on_either_database_without_loss() {
    goes_round(async |store: &Demo| {
        live_in(store).await;
        let archive = Archive::read(exported(store, ArchiveScope::Instance).await.as_bytes()).unwrap();
        let empty: Vec<_> = archive.counts().filter(|(_, count)| *count == 0).map(|(noun, _)| noun).collect();
        assert_eq!(empty, Vec::<&str>::new(), "the round says something about every table");
    });
}

#[test]
fn a_generated_network_comes_in_again_without_loss() {
    goes_round(async |store: &Empty| {
        store.fill(&synthetic(Size::S, 1)).await;
        let mut write = store.write(&Actor::System).await.unwrap();
        write.place_nodes().await.unwrap();
        write.commit().await.unwrap();
    });
}

#[test]
fn a_generated_plan_comes_in_again_without_loss() {
    goes_round(async |store: &Empty| store.fill(&busy_plan(60, 1, store.clock().today())).await);
}

#[test]
fn what_refers_comes_after_what_it_refers_to() {
    for (number, table) in TABLES.iter().enumerate() {
        for column in table.columns {
            if let Target::Present(noun) = column.target {
                let target = TABLES.iter().position(|table| table.noun == noun).unwrap();
                assert!(target <= number, "{}.{}", table.noun, column.field);
            }
        }
    }
}

contract! {
    async fn every_table_and_column_is_described_or_left_out_with_a_reason(store: Empty) {
        // A column that each record has is marked.
        let sql = if store.is_postgres() {
            "select table_name::text || '.' || column_name::text || case is_nullable when 'NO' then '!' else '' end
             from information_schema.columns where table_schema = 'public'"
        } else {
            "select tables.name || '.' || columns.name || case when columns.\"notnull\" = 1 or columns.pk > 0 then '!' else '' end
             from sqlite_master tables join pragma_table_info(tables.name) columns where tables.type = 'table'"
        };
        // What the databases keep for themselves: migrations, counters, the full-text index.
        let own = ["_sqlx_", "sqlite_", "search_word"];
        let stored: BTreeSet<String> = store
            .texts(sql)
            .await
            .into_iter()
            .filter(|column| !own.iter().any(|prefix| column.starts_with(prefix)))
            .filter(|column| {
                let table = column.split('.').next().unwrap();
                !LEFT_OUT.iter().any(|(left_out, _)| [table, column.trim_end_matches('!')].contains(left_out))
            })
            .collect();
        let described: BTreeSet<String> = TABLES
            .iter()
            .flat_map(|table| {
                table.columns.iter().map(|column| {
                    format!("{}.{}{}", table.name, column.name, if column.is_required { "!" } else { "" })
                })
            })
            .collect();
        let unlike: Vec<_> = stored.symmetric_difference(&described).collect();
        assert!(unlike.is_empty(), "described otherwise than stored: {unlike:?}");
        assert!(LEFT_OUT.iter().all(|(_, why)| !why.is_empty()));
        for (left_out, _) in LEFT_OUT {
            let is_there = if let Some((table, column)) = left_out.split_once('.') {
                format!("select '{column}' from (select {column} from {table}) named where 1 = 0")
            } else {
                format!("select 'x' from {left_out} where 1 = 0")
            };
            assert!(store.texts(&is_there).await.is_empty());
        }
    }

    async fn what_the_database_calls_a_reference_is_described_as_one(store: Empty) {
        let sql = if store.is_postgres() {
            "select c.conrelid::regclass::text || '.' || a.attname::text || ' ' || c.confrelid::regclass::text
             from pg_constraint c join pg_attribute a on a.attrelid = c.conrelid and a.attnum = c.conkey[1]
             where c.contype = 'f'"
        } else {
            "select tables.name || '.' || keys.\"from\" || ' ' || keys.\"table\"
             from sqlite_master tables join pragma_foreign_key_list(tables.name) keys where tables.type = 'table'"
        };
        let is_in = |reference: &String| !LEFT_OUT.iter().any(|(table, _)| reference.starts_with(&format!("{table}.")));
        let stored: BTreeSet<String> = store.texts(sql).await.into_iter().filter(is_in).collect();
        let described: BTreeSet<String> = TABLES
            .iter()
            .flat_map(|table| {
                table.columns.iter().filter_map(|column| {
                    let Target::Present(noun) = column.target else { return None };
                    let target = TABLES.iter().find(|table| table.noun == noun).expect("a target is a noun");
                    Some(format!("{}.{} {}", table.name, column.name, target.name))
                })
            })
            .collect();
        let unlike: Vec<_> = stored.symmetric_difference(&described).collect();
        assert!(unlike.is_empty(), "described otherwise than stored: {unlike:?}");
    }

    async fn a_part_holds_what_belongs_to_its_region_and_is_complete_in_itself(store: Demo) {
        live_in_part(&store).await;
        let whole = parsed(&exported(&store, ArchiveScope::Instance).await);
        let text = exported(&store, ArchiveScope::HealthRegion(hassberge())).await;
        let part = parsed(&text);
        assert_eq!(fault_of(&part), None);
        assert_eq!(part["health_region"]["id"], json!(hassberge().to_string()));
        let records = |document: &Value, noun: &str| document["records"][noun].as_array().unwrap().clone();
        for noun in ["plans", "committees", "imports"] {
            let own: Vec<_> = records(&whole, noun)
                .into_iter()
                .filter(|record| record["health_region_id"] == part["health_region"]["id"])
                .collect();
            let ids = |records: &[Value]| records.iter().map(|record| record["id"].clone()).collect::<Vec<_>>();
            assert_eq!(ids(&records(&part, noun)), ids(&own), "{noun}");
        }
        assert_eq!(records(&part, "health_regions").len(), 1);
        for noun in ["measures", "goals", "milestones", "judgements", "comments", "attachment_contents"] {
            assert!(!records(&part, noun).is_empty(), "{noun}");
        }
        let hessen = store.actor(HESSEN).await.user_id().unwrap().to_string();
        assert!(records(&part, "users").iter().all(|user| user["id"] != json!(hessen)));
        assert!(records(&part, "users").iter().all(|user| user["email"] != json!(OPERATOR)));

        // What refers to something outside is named, and empty or left out.
        let out = part["references_out"].as_array().unwrap();
        assert!(!out.is_empty(), "the demo has people of Haßberge beyond it");
        for reference in out {
            let (noun, field) = (reference["noun"].as_str().unwrap(), reference["field"].as_str().unwrap());
            let key = reference["key"].as_str().unwrap();
            let there = records(&part, noun).into_iter().find(|record| record["id"] == json!(key));
            if reference["left_out"] == json!(true) {
                assert_eq!(there, None, "{reference}");
            } else {
                assert_eq!(there.unwrap()[field], Value::Null, "{reference}");
            }
        }

        let other = Empty::open(store.without_tables(0).await).await;
        restore(&other, &text).await.unwrap();
        let again = parsed(&exported(&other, ArchiveScope::Instance).await);
        for table in TABLES {
            assert_eq!(again["records"][table.noun], part["records"][table.noun], "{}", table.noun);
        }
        assert_eq!(again["references_out"], json!([]));
        other.close().await;
    }

    async fn a_restored_instance_goes_on_where_the_other_one_was(store: Demo) {
        let mut write = store.write(&Actor::System).await.unwrap();
        write.set_password(&EmailAddress::parse(MEMBER).unwrap(), "$argon2id$of-the-member").await.unwrap();
        write.commit().await.unwrap();
        let text = exported(&store, ArchiveScope::Instance).await;
        assert!(!text.contains("password_hash") && !text.contains("$argon2"));
        let newest = store.read(&Actor::System).await.unwrap().newest_change().await.unwrap();
        let other = Empty::open(store.without_tables(1).await).await;
        // The first start of a server has brought the districts, and printed a link.
        let mut write = other.write(&Actor::System).await.unwrap();
        write.load_regions(&regions()).await.unwrap();
        write.save_setup_link("hash", NOW + time::Duration::hours(1)).await.unwrap();
        write.commit().await.unwrap();
        restore(&other, &text).await.unwrap();

        let mut read = other.read(&Actor::System).await.unwrap();
        assert!(!read.has_setup_link("hash").await.unwrap(), "nobody becomes operator by a link");
        for email in PEOPLE {
            let known = read.find_credentials(&EmailAddress::parse(email).unwrap()).await.unwrap().unwrap();
            assert_eq!(known.password_hash, None, "{email}");
        }
        assert!(!read.list_search_hits("Kurzzeitpflege").await.unwrap().is_empty());
        drop(read);
        let member = crate::support::actor(&other, MEMBER).await;
        let mut write = other.write(&member).await.unwrap();
        write.judge_measure(measure("Börse für Kurzzeitpflege"), TrafficLight::OnTrack, "Läuft").await.unwrap();
        write.commit().await.unwrap();
        assert_eq!(other.read(&Actor::System).await.unwrap().newest_change().await.unwrap(), newest + 1);
        let mut write = other.write(&Actor::System).await.unwrap();
        assert_eq!(write.place_nodes().await.unwrap(), 0, "everything lies where it was");
        drop(write);
        other.close().await;
    }

    async fn a_refused_archive_leaves_nothing_behind(store: Empty) {
        let id = |number: u8| format!("00000000-0000-8000-8000-0000000000{number:02}");
        let records: serde_json::Map<String, Value> =
            TABLES.iter().map(|table| (table.noun.to_owned(), json!([]))).collect();
        let mut document = json!({
            "format": "geflecht", "version": 1, "made_at": "2026-11-21T08:00:00Z", "health_region": null,
            "records": records, "references_out": [],
        });
        let user = |number| {
            json!({
                "id": id(number), "email": "anna@example.org", "name": "Anna", "person_id": null, "is_active": true,
                "version": 1,
            })
        };
        document["records"]["users"] = json!([user(1), user(2)]);
        match restore(&store, &document.to_string()).await {
            Err(RestoreError::Refused(refusal)) => {
                assert_eq!(refusal.place, "/records/users/1");
                assert!(refusal.reason.contains("unique"), "{refusal}");
            }
            other => panic!("{other:?}"),
        }
        assert!(!store.read(&Actor::System).await.unwrap().has_users().await.unwrap());
        // Two records that differ are fine, and then there is something.
        document["records"]["users"] = json!([user(1)]);
        restore(&store, &document.to_string()).await.unwrap();
        let again = restore(&store, &document.to_string()).await;
        assert!(matches!(again, Err(RestoreError::NotEmpty("users"))), "{again:?}");
    }

    async fn an_archive_whose_references_lead_nowhere_is_refused(store: Demo) {
        let whole = parsed(&exported(&store, ArchiveScope::Instance).await);
        let first = |noun: &str, field: &str| {
            let records = whole["records"][noun].as_array().unwrap();
            records.iter().position(|record| !record[field].is_null()).unwrap()
        };
        for (noun, field) in [
            ("people", "organisation_id"),
            ("memberships", "committee_id"),
            ("measures", "goal_id"),
            ("relations", "from_id"),
            ("checklist_points", "measure_id"),
            ("health_region_districts", "ags"),
        ] {
            let number = first(noun, field);
            let mut document = whole.clone();
            let nobody = if field == "ags" { "99999".to_owned() } else { CommentId::named("nobody").to_string() };
            document["records"][noun][number][field] = json!(nobody);
            let refusal = Archive::read(document.to_string().as_bytes()).unwrap_err();
            assert_eq!(refusal.place, format!("/records/{noun}/{number}/{field}"), "{refusal}");
            assert!(refusal.reason.contains(&nobody), "{refusal}");
        }
    }

    async fn only_operators_take_archives(store: Demo) {
        for actor in store.everybody().await {
            let may = actor == Actor::System || actor == store.actor(OPERATOR).await;
            for scope in [ArchiveScope::Instance, ArchiveScope::HealthRegion(hassberge())] {
                match store.export(&actor, scope).await {
                    Ok(_) => assert!(may, "{actor:?} {scope:?}"),
                    Err(error) => assert!(!may && matches!(error, StoreError::NotAllowed), "{actor:?} {scope:?}: {error}"),
                }
            }
            let offer = store.read(&actor).await.unwrap().get_archive_offer().await.unwrap();
            assert_eq!((offer.is_whole, offer.is_empty()), (may, !may), "{actor:?}");
        }
        let operator = store.actor(OPERATOR).await;
        let nowhere = ArchiveScope::HealthRegion(HealthRegionId::named("none"));
        assert!(matches!(store.export(&operator, nowhere).await, Err(StoreError::NotFound(_))));
        let archive = Archive::read(exported(&store, ArchiveScope::Instance).await.as_bytes()).unwrap();
        let refused = store.write(&store.actor(GUEST).await).await.unwrap().restore(&archive).await;
        assert!(matches!(refused, Err(RestoreError::Store(StoreError::NotAllowed))), "{refused:?}");
    }
}

/// What people say, think and attach in the region whose part goes out.
async fn live_in_part(store: &Demo) {
    let member = store.actor(MEMBER).await;
    let mut write = store.write(&member).await.unwrap();
    let care = measure("Börse für Kurzzeitpflege");
    write.create_comment(care, "Ja", &[]).await.unwrap();
    write.judge_measure(care, TrafficLight::OnTrack, "Läuft").await.unwrap();
    write.add_attachment(care, &NewFile::read("Notiz.txt", b"x".to_vec()).unwrap()).await.unwrap();
    write.commit().await.unwrap();
}
