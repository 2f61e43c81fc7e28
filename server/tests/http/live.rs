//! Live updates of boards.

use axum::http::{Request, StatusCode, request::Builder};
use domain::plan::MeasureStatus;

use crate::{
    plan::{board, current_plan, draft_plan, wish},
    support::{
        Demo,
        people::{COORDINATOR, GUEST, HESSEN, MEMBER},
        test_app::Client,
    },
};

contract! {
    async fn a_move_arrives_as_an_event_with_the_number_of_its_change(app: Demo) {
        let coordinator = app.signed_in(COORDINATOR).await;
        let before = board(&coordinator).await;
        for client in [app.anonymous(), app.signed_in(MEMBER).await] {
            let board = board(&coordinator).await;
            let mut events = client.listen(live(board.change)).await.unwrap();
            assert!(events.is_silent().await, "nothing has happened");
            move_one(&coordinator).await;
            let event = events.next().await;
            assert_eq!((event.name.as_str(), event.id), ("change", board.change + 1));
            assert_eq!(event.data["action"], "moved");
            assert_eq!(event.data["record"]["kind"], "measure");
            assert!(events.is_silent().await, "one change is one event");
        }
        assert!(board(&coordinator).await.change > before.change);
    }

    async fn whoever_comes_back_gets_what_was_missed_in_order(app: Demo) {
        let coordinator = app.signed_in(COORDINATOR).await;
        let start = board(&coordinator).await.change;
        for _ in 0..3 {
            move_one(&coordinator).await;
        }
        let mut events = app.anonymous().listen(live(start)).await.unwrap();
        for number in 1..=3 {
            assert_eq!(events.next().await.id, start + number);
        }
        drop(events);
        // The browser says which it saw last; that counts more than the address of the stream.
        let again = live(start).header("last-event-id", (start + 2).to_string());
        let mut events = app.anonymous().listen(again).await.unwrap();
        assert_eq!(events.next().await.id, start + 3);
        move_one(&coordinator).await;
        assert_eq!(events.next().await.id, start + 4);
    }

    async fn whoever_is_too_far_behind_is_told_to_load_the_page_anew(app: Demo) {
        let coordinator = app.signed_in(COORDINATOR).await;
        let start = board(&coordinator).await.change;
        let mut card = board(&coordinator).await.cards.remove(0);
        for number in 0..201 {
            let column = if number % 2 == 0 { MeasureStatus::Running } else { MeasureStatus::Delayed };
            card = coordinator.call(wish(&card, column)).await.unwrap();
        }
        let mut events = app.anonymous().listen(live(start + 1)).await.unwrap();
        assert_eq!(events.next().await.name, "change", "200 are told one by one");
        let mut events = app.anonymous().listen(live(start)).await.unwrap();
        let event = events.next().await;
        assert_eq!((event.name.as_str(), event.id), ("reload", start + 201));
        assert!(events.is_silent().await);
    }

    async fn without_a_number_a_stream_begins_now(app: Demo) {
        let coordinator = app.signed_in(COORDINATOR).await;
        move_one(&coordinator).await;
        let path = format!("/live/plan/{}", current_plan());
        let mut events = app.anonymous().listen(Request::get(path)).await.unwrap();
        assert!(events.is_silent().await);
        let change = board(&coordinator).await.change;
        move_one(&coordinator).await;
        assert_eq!(events.next().await.id, change + 1);
    }

    async fn moves_on_other_boards_are_not_heard(app: Demo) {
        let coordinator = app.signed_in(COORDINATOR).await;
        let change = board(&coordinator).await.change;
        let path = format!("/live/plan/{}?after={change}", draft_plan());
        let mut events = coordinator.listen(Request::get(path)).await.unwrap();
        move_one(&coordinator).await;
        assert!(events.is_silent().await);
    }

    async fn a_draft_is_heard_by_its_region_only(app: Demo) {
        let path = format!("/live/plan/{}", draft_plan());
        for client in [app.anonymous(), app.signed_in(HESSEN).await] {
            assert_eq!(client.listen(Request::get(&path)).await.err(), Some(StatusCode::NOT_FOUND));
        }
        assert!(app.signed_in(GUEST).await.listen(Request::get(&path)).await.is_ok());
    }

    async fn a_plan_that_does_not_exist_is_not_found(app: Demo) {
        for plan in ["not-an-id", "00000000-0000-0000-0000-000000000000", "%00"] {
            let refused = app.anonymous().listen(Request::get(format!("/live/plan/{plan}"))).await;
            assert_eq!(refused.err(), Some(StatusCode::NOT_FOUND), "{plan}");
        }
    }

    async fn a_number_that_makes_no_sense_does_no_harm(app: Demo) {
        for last in ["", "x", "-1", "99999999999999999999", "9223372036854775807"] {
            let request = live(0).header("last-event-id", last);
            assert!(app.anonymous().listen(request).await.is_ok(), "{last}");
        }
        let path = format!("/live/plan/{}?after=x", current_plan());
        assert_eq!(app.anonymous().listen(Request::get(path)).await.err(), Some(StatusCode::BAD_REQUEST));
    }

    async fn a_stream_ends_when_the_server_stops(app: Demo) {
        let change = board(&app.anonymous()).await.change;
        let mut events = app.anonymous().listen(live(change)).await.unwrap();
        assert!(events.is_silent().await);
        app.state.stopping.cancel();
        events.end().await;
    }
}

/// The stream of the current plan's board, from what comes after a change.
fn live(after: i64) -> Builder {
    Request::get(format!("/live/plan/{}?after={after}", current_plan()))
}

/// Moves the first card to the top of another column.
async fn move_one(client: &Client) {
    let card = board(client).await.cards.remove(0);
    let to = if card.status.stage() == MeasureStatus::Running {
        MeasureStatus::Delayed
    } else {
        MeasureStatus::Running
    };
    client.call(wish(&card, to)).await.unwrap();
}
