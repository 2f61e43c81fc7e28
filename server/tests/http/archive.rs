//! Everything as one file: who gets it, what it is, and that it can be restored.

use axum::http::StatusCode;
use domain::id::HealthRegionId;
use serde_json::{Value, json};
use store::exchange::archive::Archive;

use crate::support::{
    Demo,
    people::{COORDINATOR, MANAGER, OPERATOR, PASSWORD},
    test_app::Client,
};

async fn taken(client: &Client, path: &str) -> Value {
    let file = client.get(path).await;
    assert_eq!(file.status, StatusCode::OK, "{path}");
    assert_eq!(file.header("content-type"), "application/json");
    assert_eq!(file.header("cache-control"), "no-store");
    let read = Archive::read(file.bytes()).map(drop);
    assert_eq!(read, Ok(()), "what is offered can be restored");
    serde_json::from_slice(file.bytes()).unwrap()
}

contract! {
    async fn an_operator_takes_everything_and_no_password(app: Demo) {
        let operator = app.signed_in(OPERATOR).await;
        let page = operator.get("/directory/archive").await;
        assert!(page.body.contains("href=\"/directory/archive.json\""), "{}", page.body);
        let archive = taken(&operator, "/directory/archive.json").await;
        assert_eq!(archive["health_region"], Value::Null);
        let users = archive["records"]["users"].as_array().unwrap();
        assert!(users.iter().any(|user| user["email"] == json!(OPERATOR)));
        let file = operator.get("/directory/archive.json").await;
        for secret in ["$argon2", "password_hash", PASSWORD] {
            assert!(!file.body.contains(secret), "{secret}");
        }
        let today = app.store().clock().today();
        let name = format!("attachment; filename=\"geflecht-{today}.json\"");
        assert_eq!(file.header("content-disposition"), name);
    }

    async fn an_operator_takes_what_belongs_to_one_region(app: Demo) {
        let operator = app.signed_in(OPERATOR).await;
        let region = HealthRegionId::named("hassberge");
        let path = format!("/directory/archive.json?region={region}");
        assert!(operator.get("/directory/archive").await.body.contains(&format!("href=\"{path}\"")));
        let archive = taken(&operator, &path).await;
        assert_eq!(archive["health_region"]["id"], json!(region.to_string()));
        assert_eq!(archive["records"]["health_regions"].as_array().unwrap().len(), 1);
        for nowhere in ["none".to_owned(), HealthRegionId::named("none").to_string()] {
            let file = operator.get(&format!("/directory/archive.json?region={nowhere}")).await;
            assert_eq!(file.status, StatusCode::NOT_FOUND, "{nowhere}");
        }
    }

    async fn nobody_else_is_offered_an_archive_or_gets_one(app: Demo) {
        let list = "/directory/organisations";
        let offers = |body: &str| body.contains("href=\"/directory/archive\"");
        assert!(offers(&app.signed_in(OPERATOR).await.get(list).await.body));
        for person in [COORDINATOR, MANAGER] {
            let client = app.signed_in(person).await;
            assert!(!offers(&client.get(list).await.body), "{person}");
            let region = HealthRegionId::named("hassberge");
            for path in ["/directory/archive.json".to_owned(), format!("/directory/archive.json?region={region}")] {
                let file = client.get(&path).await;
                assert_eq!((file.status, file.body.as_str()), (StatusCode::FORBIDDEN, ""), "{person} {path}");
            }
        }
        let file = app.anonymous().get("/directory/archive.json").await;
        assert_eq!((file.status, file.body.as_str()), (StatusCode::UNAUTHORIZED, ""));
    }
}
