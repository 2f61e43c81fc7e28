//! What people are told, over HTTP: the bell on every page, and the list behind it.

use app::plan::{
    comment_api::{FollowMeasure, WriteComment},
    notifications::api::{LoadNotifications, LoadUnread, ReadAllNotifications},
};
use axum::http::StatusCode;
use domain::id::MeasureId;

use crate::support::{
    Demo,
    people::{CHAIR, MANAGER},
};

contract! {
    async fn the_bell_on_every_page_counts_what_is_unread_and_leads_to_the_sheet(app: Demo) {
        let (chair, manager) = (app.signed_in(CHAIR).await, app.signed_in(MANAGER).await);
        let measure = MeasureId::named("hassberge/plan/Börse für Kurzzeitpflege");
        manager.call(FollowMeasure { measure, is_on: true }).await.unwrap();
        let before = manager.call(LoadUnread {}).await.unwrap().unwrap();
        let text = "Seht her".to_owned();
        let said = chair.call(WriteComment { measure, text, mentions: Vec::new() }).await.unwrap();

        let label = format!("aria-label=\"Benachrichtigungen: {} ungelesen\"", before + 1);
        for path in ["/", "/directory", "/plan"] {
            assert!(manager.get(path).await.body.contains(&label), "{path}");
            assert!(!app.anonymous().get(path).await.body.contains("href=\"/notifications\""), "{path}");
        }
        let page = manager.get("/notifications").await;
        assert!(page.text().contains("Vorsitz AG Gesundheitsversorgung Haßberge hat kommentiert"));
        assert!(page.body.contains(&format!("?measure={measure}#comment-{}", said.comments[0].id)));
        let page = manager.get_in("en", "/notifications").await;
        assert!(page.text().contains("Vorsitz AG Gesundheitsversorgung Haßberge has commented"));

        manager.call(ReadAllNotifications {}).await.unwrap();
        assert_eq!(manager.call(LoadUnread {}).await, Ok(Some(0)));
        assert!(manager.call(LoadNotifications {}).await.unwrap().notifications.iter().all(|it| it.is_read));
        assert_eq!(app.anonymous().call(LoadUnread {}).await, Ok(None));
        assert_eq!(app.anonymous().get("/notifications").await.status, StatusCode::UNAUTHORIZED);
    }
}
