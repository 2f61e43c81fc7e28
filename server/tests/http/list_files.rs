//! Lists of the directory and contacts as files: what is in them, for whom, and that our own import reads them.

use app::directory::api::LoadList;
use axum::http::StatusCode;
use domain::{
    directory::DirectoryQuery,
    exchange::{Outcome, Preview, SourceTable, preview},
    id::{CommitteeId, HealthRegionId, PersonId},
    permission::Actor,
};
use formats::table::{Limits, read};
use server::import_file::read_table;

use crate::support::{
    Demo,
    people::{COORDINATOR, GUEST, HESSEN, MEMBER},
    test_app::Client,
};

const LISTS: [&str; 5] = ["health-regions", "committees", "organisations", "people", "regions"];

fn hassberge() -> HealthRegionId {
    HealthRegionId::named("hassberge")
}

/// The cells of a table, whatever its form.
async fn rows(client: &Client, path: &str) -> Vec<Vec<String>> {
    let file = client.get(path).await;
    assert_eq!(file.status, StatusCode::OK, "{path}");
    read(file.bytes(), &Limits::USUAL).unwrap().remove(0).rows
}

fn brought(bytes: &[u8]) -> SourceTable {
    read_table(bytes).unwrap()
}

contract! {
    async fn a_list_is_the_same_in_every_form_and_for_its_reader_whole(app: Demo) {
        for client in [app.anonymous(), app.signed_in(MEMBER).await] {
            for list in LISTS {
                let query = Some(DirectoryQuery::new(list.parse().unwrap()));
                let total = client.call(LoadList { query }).await.unwrap().page.total;
                let workbook = rows(&client, &format!("/directory/{list}.xlsx?page=2")).await;
                assert_eq!(workbook.len() as i64, total + 1, "{list}");
                let trimmed = |mut rows: Vec<Vec<String>>| {
                    for row in &mut rows {
                        while row.last().is_some_and(String::is_empty) {
                            row.pop();
                        }
                    }
                    rows
                };
                let workbook = trimmed(workbook);
                for form in ["csv", "excel.csv"] {
                    let table = trimmed(rows(&client, &format!("/directory/{list}.{form}")).await);
                    assert_eq!(table, workbook, "{list} {form}");
                }
            }
        }
    }

    async fn a_list_as_a_file_keeps_the_filter_of_its_page(app: Demo) {
        let client = app.signed_in(MEMBER).await;
        let region = hassberge();
        for query in ["q=pflege", "kind=working_group&sort=size", &format!("region={region}"), "state=09&q=a&kind=guild"] {
            let page = client.get(&format!("/directory/committees?{query}")).await;
            let file = rows(&client, &format!("/directory/committees.csv?{query}")).await;
            let said = page.text();
            let count = file.len() - 1;
            assert!(said.contains(&format!("von {count} ")), "{query}: {count}");
            assert!(page.body.contains("/directory/committees.xlsx?"), "{query}");
        }
    }

    async fn a_file_holds_no_contact_its_reader_may_not_see(app: Demo) {
        let person = PersonId::named("hassberge/psp");
        let path = format!("/directory/people/{person}/contact.vcf");
        let coordinator = app.signed_in(COORDINATOR).await;
        let whole = coordinator.get(&path).await;
        assert_eq!(whole.header("content-type"), "text/vcard; charset=utf-8");
        let ways = |body: &str| body.lines().filter(|line| line.starts_with("TEL") || line.starts_with("EMAIL")).count();
        assert_eq!(ways(&whole.body), 2);
        for (reader, contacts) in [(MEMBER, 1), (GUEST, 1), (HESSEN, 0)] {
            assert_eq!(ways(&app.signed_in(reader).await.get(&path).await.body), contacts, "{reader}");
        }
        let hidden: Vec<_> = whole.body.lines().filter(|line| line.starts_with("TEL") || line.starts_with("EMAIL")).collect();
        let committee = CommitteeId::named("hassberge/forum");
        let visitor = app.anonymous();
        for path in [
            "/directory/people.csv".to_owned(),
            "/directory/people.vcf".to_owned(),
            format!("/directory/committees/{committee}/members.vcf"),
        ] {
            let file = visitor.get(&path).await;
            for line in &hidden {
                let value = line.rsplit(':').next().unwrap();
                assert!(!file.body.contains(value), "{path} tells {value}");
            }
            assert!(!file.body.contains("Leitung Pflegestützpunkt Haßberge"), "{path}");
        }
    }

    async fn the_sheets_of_a_committee_tell_no_address_their_reader_may_not_see(app: Demo) {
        let committee = CommitteeId::named("hassberge/forum");
        let coordinator = app.signed_in(COORDINATOR).await;
        let sheet = |sheet: &str| format!("/directory/committees/{committee}/{sheet}");
        let list = coordinator.get(&sheet("mailing-list")).await;
        let addresses = list.body.split("<textarea").nth(1).unwrap().split('>').nth(1).unwrap();
        let addresses: Vec<&str> = addresses.trim_end_matches("</textarea").trim().split("; ").collect();
        assert!(addresses.len() > 3 && addresses.iter().all(|address| address.contains('@')), "{addresses:?}");
        let voting = coordinator.get(&sheet("mailing-list?who=leading")).await;
        assert!(addresses.iter().filter(|address| voting.body.contains(*address)).count() < addresses.len());
        for (client, name) in [(app.anonymous(), "visitor"), (app.signed_in(HESSEN).await, HESSEN)] {
            for page in ["mailing-list", "attendance-list", "address-labels", "members.vcf"] {
                let page = client.get(&sheet(page)).await;
                let told: Vec<_> = addresses.iter().filter(|address| page.tells(address)).collect();
                assert!(told.is_empty(), "{name}: {told:?}");
            }
        }
        let signed = coordinator.get(&sheet("attendance-list")).await;
        assert!(signed.text().contains("Unterschrift") && signed.text().contains("Gast"));
        assert_eq!(coordinator.get(&sheet("seating-plan")).await.status, StatusCode::NOT_FOUND);
    }

    async fn a_label_has_the_address_of_where_a_member_works(app: Demo) {
        let committee = CommitteeId::named("hassberge/forum");
        let path = format!("/directory/committees/{committee}/address-labels");
        let actor = Actor::System;
        let members = app.store().read(&actor).await.unwrap().get_committee_members(committee).await.unwrap();
        let organisation = members.members.iter().find_map(|member| member.organisation.clone()).unwrap();
        let list = format!("Einrichtung;Anschrift\r\n{};Marktplatz 1, 97437 Haßfurt\r\n", organisation.name);
        let table = brought(list.as_bytes());
        let mut write = app.store().write(&actor).await.unwrap();
        let import = write.create_import(hassberge(), "liste.csv", &table).await.unwrap();
        write.apply_import(import, 1).await.unwrap();
        write.commit().await.unwrap();
        let coordinator = app.signed_in(COORDINATOR).await;
        let labels = coordinator.get(&path).await;
        let label = labels.text();
        assert!(label.contains(&format!("{} Marktplatz 1 97437 Haßfurt", organisation.name)), "{label}");
        assert!(!app.anonymous().get(&path).await.tells("Marktplatz 1"));
        let kept = coordinator.get(&format!("/directory/organisations.csv?q=&region={}", hassberge())).await;
        assert!(kept.body.contains("\"Marktplatz 1, 97437 Haßfurt\""));
    }

    async fn a_file_is_named_and_kept_by_nobody_else(app: Demo) {
        let file = app.anonymous().get("/directory/regions.excel.csv").await;
        let today = app.store().clock().today();
        let named = format!("attachment; filename=\"kreise-und-staedte-{today}.csv\"");
        assert_eq!((file.header("content-disposition"), file.header("cache-control")), (named.as_str(), "no-store"));
        assert!(file.body.starts_with("\u{feff}Amtlicher Schlüssel (AGS);Name;Art;Land;Einwohner\r\n"));
        let plain = app.anonymous().get("/directory/regions.csv").await;
        assert!(plain.body.starts_with("Amtlicher Schlüssel (AGS),Name,"));
    }

    async fn what_goes_out_comes_in_again_unchanged_and_without_a_question(app: Demo) {
        let client = app.signed_in(COORDINATOR).await;
        let known = app.store().read(&Actor::System).await.unwrap().get_known(hassberge()).await.unwrap();
        for list in ["organisations", "people"] {
            for form in ["csv", "excel.csv", "xlsx", "vcf"] {
                let path = format!("/directory/{list}.{form}?region={}", hassberge());
                let file = client.get(&path).await;
                let table = brought(file.bytes());
                let shown: Preview = preview(&table, &table.suggested_settings(), &known);
                let questions: Vec<_> = shown.questions.iter().map(|question| &question.value).collect();
                assert!(questions.is_empty(), "{path}: {questions:?}");
                let others: Vec<_> =
                    shown.rows.iter().filter(|row| row.outcome != Outcome::Unchanged).collect();
                assert!(others.is_empty(), "{path}: {:#?}", &others[..others.len().min(3)]);
                assert!(shown.counts.unchanged > 5, "{path}");
            }
        }
    }
}
