//! Lists and pages of the directory.

use std::collections::BTreeSet;

use axum::http::StatusCode;
use domain::{
    directory::{ContactForm, ContactKind, ContactOwner, DirectoryList, DirectoryQuery, OrganisationForm},
    id::{CommitteeId, HealthRegionId, OrganisationId, PersonId},
    permission::{Actor, Visibility},
};

use crate::{
    pages::assert_complete,
    support::{
        Demo,
        people::{COORDINATOR, HESSEN, MEMBER},
    },
};

contract! {
    async fn lists_and_pages_are_complete_in_both_languages(app: Demo) {
        let forum = CommitteeId::named("hassberge/forum");
        let advice = OrganisationId::named("hassberge/psp");
        let region = HealthRegionId::named("hassberge");
        for client in [app.anonymous(), app.signed_in(COORDINATOR).await] {
            for (path, german, english, content) in [
                ("/directory/committees".to_owned(), "Gremien", "Committees", "AG Ärztliche Versorgung"),
                (
                    "/directory/organisations?q=pflegest".to_owned(),
                    "Organisationen",
                    "Organisations",
                    "Pflegestützpunkt Haßberge",
                ),
                ("/directory/health-regions".to_owned(), "Gesundheitsregionen", "Health regions", "Haßberge"),
                ("/directory/regions?q=hanau".to_owned(), "Einwohner", "Inhabitants", "Hanau"),
                (
                    format!("/directory/committees/{forum}"),
                    "Mitglieder",
                    "Members",
                    "Gesundheitsforum Haßberge",
                ),
                (
                    format!("/directory/organisations/{advice}"),
                    "Sitze in Gremien",
                    "Seats in committees",
                    "Pflegestützpunkt Haßberge",
                ),
                (
                    format!("/directory/health-regions/{region}"),
                    "Gremien",
                    "Committees",
                    "Gesundheitsregion plus Landkreis Haßberge",
                ),
                ("/directory/regions/06435".to_owned(), "Einwohner", "Inhabitants", "Main-Kinzig-Kreis"),
            ] {
                for (language, words) in [("de", german), ("en", english)] {
                    let page = client.get_in(language, &path).await;
                    assert_eq!(page.status, StatusCode::OK, "{path}");
                    assert_complete(&path, &page);
                    for expected in [words, content] {
                        assert!(
                            page.text().contains(expected),
                            "{path} in {language} without {expected}: {}",
                            page.text()
                        );
                    }
                }
            }
        }
    }

    async fn people_are_for_those_who_are_signed_in(app: Demo) {
        let path = format!("/directory/people/{}", PersonId::named("hassberge/psp"));
        assert_eq!(app.anonymous().get(&path).await.status, StatusCode::NOT_FOUND);
        let page = app.signed_in(HESSEN).await.get(&path).await;
        assert_eq!(page.status, StatusCode::OK);
        assert_complete(&path, &page);
        assert!(page.text().contains("Leitung Pflegestützpunkt Haßberge"));
        let list = app.anonymous().get("/directory/people").await;
        assert_eq!(list.status, StatusCode::OK);
        assert!(!list.text().contains("Leitung Pflegestützpunkt"));
    }

    async fn contacts_are_for_those_who_may_see_them(app: Demo) {
        let path = format!("/directory/people/{}", PersonId::named("hassberge/psp"));
        for (reader, address, telephone) in
            [(HESSEN, false, false), (MEMBER, true, false), (COORDINATOR, true, true)]
        {
            let page = app.signed_in(reader).await.get(&path).await;
            assert_eq!(page.tells("psp@hassberge.example"), address, "{reader}");
            assert_eq!(page.tells("09521 000-"), telephone, "{reader}");
        }
    }

    async fn no_page_of_a_visitor_holds_a_mail_address_that_a_program_could_collect(app: Demo) {
        let (forum, hassberge) = (CommitteeId::named("hassberge/forum"), HealthRegionId::named("hassberge"));
        let mut write = app.store().write(&Actor::System).await.unwrap();
        let members = write.get_committee_members(forum).await.unwrap().members;
        let bodies: BTreeSet<_> = members.into_iter().filter_map(|member| member.organisation).map(|one| one.key).collect();
        let mut shown = Vec::new();
        for (number, key) in bodies.iter().enumerate() {
            let id: OrganisationId = key.parse().unwrap();
            if write.get_organisation(id).await.unwrap().record.health_region_id != Some(hassberge) {
                continue;
            }
            // The first address was a mistake, and the third is for those who work in the region.
            for (address, visibility) in [
                (format!("info{number}@falsch.example"), Visibility::Public),
                (format!("info{number}@haus.example"), Visibility::Public),
                (format!("intern{number}@haus.example"), Visibility::Internal),
            ] {
                let record = write.get_organisation(id).await.unwrap().record;
                let owner = ContactOwner::Organisation(id);
                let contacts = write.list_contacts(owner, &record.place()).await.unwrap();
                let mut form = OrganisationForm::of(&record, &contacts);
                let is_next = |row: &&mut ContactForm| {
                    row.kind == ContactKind::Email && (row.value.is_empty() || row.value.ends_with("@falsch.example"))
                };
                let row = form.contacts.iter_mut().find(is_next).unwrap();
                (row.value, row.visibility) = (address, visibility);
                write.edit_organisation(id, &form, record.version).await.unwrap();
            }
            shown.push((id, format!("info{number}@haus.example"), format!("intern{number}@haus.example")));
        }
        write.commit().await.unwrap();
        assert!(shown.len() > 1, "{shown:?}");

        let (visitor, coordinator) = (app.anonymous(), app.signed_in(COORDINATOR).await);
        for (id, address, internal) in &shown {
            for path in [format!("/directory/organisations/{id}"), format!("/map?node={id}")] {
                let page = visitor.get(&path).await;
                for words in [address.as_str(), "mailto:"] {
                    assert!(!page.body.contains(words), "{path}: {words}");
                }
                for never in ["@falsch.example", internal.as_str()] {
                    assert!(!page.tells(never), "{path}: {never}");
                }
            }
            let page = visitor.get(&format!("/directory/organisations/{id}")).await;
            let veiled = address.replace('@', " (at) ");
            assert!(page.text().contains(&veiled), "people can read it: {}", page.text());
            let own = coordinator.get(&format!("/directory/organisations/{id}")).await;
            assert!(own.body.contains(&format!("mailto:{internal}")));
        }
        for sheet in ["mailing-list", "attendance-list", "address-labels"] {
            let page = visitor.get(&format!("/directory/committees/{forum}/{sheet}")).await;
            assert_eq!(page.status, StatusCode::OK);
            assert!(!page.tells("@haus.example"), "{sheet}");
        }
        // A file holds what was released for all the world, and nothing else.
        for form in ["csv", "vcf"] {
            let file = visitor.get(&format!("/directory/organisations.{form}")).await;
            assert!(shown.iter().all(|(_, address, _)| file.body.contains(address.as_str())), "{form}");
            assert!(shown.iter().all(|(_, _, internal)| !file.body.contains(internal.as_str())), "{form}");
            assert!(!file.body.contains("@falsch.example"), "{form}");
        }
    }

    async fn nothing_that_a_visitor_may_not_see_is_anywhere_in_a_page(app: Demo) {
        let content = store::content::demo::demo(app.store().clock().today());
        let forum = CommitteeId::named("hassberge/forum");
        let advice = OrganisationId::named("hassberge/psp");
        let region = HealthRegionId::named("hassberge");
        for path in [
            "/".to_owned(),
            "/map?view=table".to_owned(),
            "/map?view=overlaps".to_owned(),
            "/map?view=changes&since=2019-01-01".to_owned(),
            "/map?on=2022-06-30&since=2019-01-01".to_owned(),
            format!("/map?node={forum}&from={advice}"),
            "/search?q=leitung".to_owned(),
            "/directory/people".to_owned(),
            format!("/directory/committees/{forum}"),
            format!("/directory/organisations/{advice}"),
            format!("/directory/health-regions/{region}"),
            "/dashboard".to_owned(),
            format!("/dashboard?plan={}", crate::plan::current_plan()),
            "/plan".to_owned(),
        ] {
            let page = app.anonymous().get(&path).await;
            assert_eq!(page.status, StatusCode::OK, "{path}");
            for person in &content.people {
                // Names of people that are also names of something else are published with that.
                let is_unique = !content.organisations.iter().any(|body| body.name.contains(&person.name));
                assert!(!(is_unique && page.tells(&person.name)), "{path} names {}", person.name);
                assert!(!page.tells_id(person.id), "{path} links {}", person.name);
            }
            for contact in &content.contacts {
                assert!(!page.tells(&contact.value), "{path} tells {}", contact.value);
            }
            let draft = content.plans.iter().find(|plan| plan.adopted_on.is_none()).unwrap();
            assert!(!page.tells_id(draft.id), "{path} links a draft");
        }
    }

    async fn a_list_remembers_its_filters(app: Demo) {
        let page =
            app.anonymous().get("/directory/organisations?kind=hospital&state=09&sort=size&q=klinik").await;
        assert_eq!(page.status, StatusCode::OK);
        assert!(page.body.contains("value=\"klinik\""));
        let next = app.anonymous().get("/directory/committees").await;
        assert!(next.body.contains("/directory/committees?page=2"), "the next page has a link");
        let page = app.anonymous().get("/directory/committees?page=2").await;
        assert!(!page.text().contains("1–50"), "{}", page.text());
    }

    async fn a_list_answers_its_function_alike(app: Demo) {
        let query = DirectoryQuery {
            text: "pflegestütz".to_owned(),
            ..DirectoryQuery::new(DirectoryList::Organisations)
        };
        let list = app.anonymous().call(app::directory::api::LoadList { query: Some(query) }).await.unwrap();
        assert!(
            list.page.total > 0 && list.page.rows.iter().any(|row| row.name == "Pflegestützpunkt Haßberge")
        );
        let page = app.anonymous().get("/directory/organisations?q=pflegest%C3%BCtz").await;
        for row in list.page.rows {
            assert!(page.body.contains(&row.key), "{}", row.name);
        }
    }
}
