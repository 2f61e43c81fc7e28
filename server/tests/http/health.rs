//! Whether the server lives and can work.

use axum::http::StatusCode;

use crate::support::Demo;

contract! {
    async fn a_server_with_a_database_is_live_and_ready(app: Demo) {
        for (path, body) in [("/health/live", "live\n"), ("/health/ready", "ready\n")] {
            let answer = app.anonymous().get(path).await;
            assert_eq!((answer.status, answer.body.as_str()), (StatusCode::OK, body));
        }
    }

    async fn without_its_database_a_server_lives_but_is_not_ready(app: Demo) {
        let member = app.signed_in(crate::support::people::MEMBER).await;
        app.store().close().await;
        assert_eq!(member.get("/health/live").await.status, StatusCode::OK);
        assert_eq!(member.get("/health/ready").await.status, StatusCode::SERVICE_UNAVAILABLE);
        for path in ["/", "/map", "/network/snapshot", "/search?q=pflege"] {
            let answer = member.get(path).await;
            assert_eq!(answer.status, StatusCode::SERVICE_UNAVAILABLE, "{path}");
            assert!(
                !answer.body.to_lowercase().contains("sql"),
                "{path} tells how it is built: {}",
                answer.body
            );
        }
        let answer = app.anonymous().get("/network/snapshot").await;
        assert_eq!(answer.status, StatusCode::SERVICE_UNAVAILABLE);
    }

    async fn a_visitor_of_a_server_without_its_database_is_told_so(app: Demo) {
        app.store().close().await;
        for path in ["/", "/directory/committees", "/map?view=table"] {
            let answer = app.anonymous().get(path).await;
            assert_eq!(answer.status, StatusCode::SERVICE_UNAVAILABLE, "{path}");
            assert!(!answer.body.to_lowercase().contains("sql"), "{path} tells how it is built");
        }
    }

    async fn a_server_that_stops_is_not_ready(app: Demo) {
        app.state.stopping.cancel();
        assert_eq!(app.anonymous().get("/health/ready").await.status, StatusCode::SERVICE_UNAVAILABLE);
        assert_eq!(app.anonymous().get("/health/live").await.status, StatusCode::OK);
    }
}
