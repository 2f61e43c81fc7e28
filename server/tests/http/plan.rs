//! Plans, boards and moves.

use app::{
    error::AppError,
    plan::api::{ListPlans, LoadBoard, LoadCard, MoveMeasure},
};
use axum::http::StatusCode;
use domain::{
    id::{CommitteeId, MeasureId, PlanId},
    plan::{Board, Card, Lane, MeasureStatus},
};
use leptos::server_fn::ServerFn as _;

use crate::{
    pages::assert_complete,
    support::{
        Demo,
        people::{CHAIR, COORDINATOR, GUEST, HESSEN, MANAGER, MEMBER, OPERATOR},
        test_app::Client,
    },
};

contract! {
    async fn a_board_is_complete_in_both_languages(app: Demo) {
        let path = format!("/plan/{}/board", current_plan());
        for client in [app.anonymous(), app.signed_in(COORDINATOR).await] {
            for (language, columns) in [
                ("de", ["Geplant", "Beschlossen", "In Umsetzung", "Verzögert", "Abgeschlossen"]),
                ("en", ["Planned", "Decided", "Running", "Delayed", "Finished"]),
            ] {
                let page = client.get_in(language, &path).await;
                assert_eq!(page.status, StatusCode::OK);
                assert_complete(&path, &page);
                let text = page.text();
                for words in columns {
                    assert!(text.contains(words), "{words} in {text}");
                }
                let board = board(&client).await;
                for card in &board.cards {
                    assert!(text.contains(&card.title), "{}", card.title);
                }
                for goal in &board.goals {
                    assert!(text.contains(&goal.goal.title), "{}", goal.goal.title);
                }
            }
        }
    }

    async fn a_draft_is_found_by_its_region_only(app: Demo) {
        let path = format!("/plan/{}/board", draft_plan());
        for (client, status) in [
            (app.anonymous(), StatusCode::NOT_FOUND),
            (app.signed_in(HESSEN).await, StatusCode::NOT_FOUND),
            (app.signed_in(GUEST).await, StatusCode::OK),
            (app.signed_in(MEMBER).await, StatusCode::OK),
        ] {
            assert_eq!(client.get(&path).await.status, status);
            let listed = client.call(ListPlans {}).await.unwrap().plans;
            assert_eq!(
                listed.iter().any(|summary| summary.plan.id == draft_plan()),
                status == StatusCode::OK
            );
        }
    }

    async fn a_link_to_a_measure_leads_to_its_board(app: Demo) {
        let card = board(&app.anonymous()).await.cards.remove(0);
        let answer = app.anonymous().get(&format!("/plan/find/measure/{}", card.id)).await;
        assert!(answer.status.is_redirection(), "{}", answer.status);
        assert_eq!(answer.header("location"), format!("/plan/{}/board#measure-{}", current_plan(), card.id));
        let answer = app.anonymous().get(&format!("/plan/find/goal/{}", card.goal_id)).await;
        assert_eq!(
            answer.header("location"),
            format!("/plan/{}/board?goal={}", current_plan(), card.goal_id)
        );
    }

    async fn members_move_what_their_committee_works_on(app: Demo) {
        let member = app.signed_in(MEMBER).await;
        let card = card_of(&member, "hassberge/ag-pflege").await;
        let moved = member.call(wish(&card, MeasureStatus::Done)).await.unwrap();
        assert_eq!((moved.status, moved.version), (MeasureStatus::Done, card.version + 1));
        let seen = app.anonymous().call(LoadCard { measure: card.id }).await.unwrap();
        assert_eq!((seen.status, seen.version, seen.may_move), (moved.status, moved.version, false));
    }

    async fn nobody_else_moves_it(app: Demo) {
        let before = board(&app.anonymous()).await;
        let card = card_of(&app.anonymous(), "hassberge/ag-pflege").await;
        let visitor = app.anonymous().call(wish(&card, MeasureStatus::Done)).await;
        assert_eq!(visitor, Err((StatusCode::UNAUTHORIZED, AppError::NotSignedIn)));
        for reader in [OPERATOR, HESSEN, MANAGER, CHAIR, GUEST] {
            let refused = app.signed_in(reader).await.call(wish(&card, MeasureStatus::Done)).await;
            assert_eq!(refused, Err((StatusCode::FORBIDDEN, AppError::NotAllowed)), "{reader}");
        }
        assert_eq!(board(&app.anonymous()).await, before);
    }

    async fn a_stale_move_is_a_conflict_and_changes_nothing(app: Demo) {
        let coordinator = app.signed_in(COORDINATOR).await;
        let card = board(&coordinator).await.cards.remove(0);
        coordinator.call(wish(&card, MeasureStatus::Running)).await.unwrap();
        let before = board(&coordinator).await;
        let stale = coordinator.call(wish(&card, MeasureStatus::Done)).await;
        assert_eq!(stale, Err((StatusCode::CONFLICT, AppError::Stale)));
        assert_eq!(board(&coordinator).await, before);
    }

    async fn a_move_is_made_also_if_its_reader_has_left(app: Demo) {
        let coordinator = app.signed_in(COORDINATOR).await;
        let card = board(&coordinator).await.cards.remove(0);
        let mut moving = Box::pin(coordinator.call(wish(&card, MeasureStatus::Done)));
        // The reader leaves after the first steps of the request.
        assert!(futures::poll!(&mut moving).is_pending());
        drop(moving);
        let mut version = card.version;
        for _ in 0..100 {
            tokio::time::sleep(std::time::Duration::from_millis(20)).await;
            version = app.anonymous().call(LoadCard { measure: card.id }).await.unwrap().version;
            if version > card.version {
                break;
            }
        }
        assert_eq!(version, card.version + 1);
    }

    async fn a_refused_form_leads_back_to_its_page(app: Demo) {
        let coordinator = app.signed_in(COORDINATOR).await;
        let card = board(&coordinator).await.cards.remove(0);
        let form = serde_qs::to_string(&wish(&card, MeasureStatus::Running)).unwrap();
        coordinator.call(wish(&card, MeasureStatus::Running)).await.unwrap();
        let path = format!("/plan/{}/board", current_plan());
        let address = format!("http://geflecht.example{path}?group=goal&problem=invalid");

        let stale = coordinator.submit_on(&address, MoveMeasure::PATH, form.clone()).await;
        assert_eq!(stale.status, StatusCode::SEE_OTHER);
        assert_eq!(stale.location(), format!("{path}?group=goal&problem=stale"));
        let page = coordinator.get(stale.location()).await;
        assert_eq!(page.status, StatusCode::OK);
        assert!(page.text().contains("Jemand anderes hat das inzwischen geändert."), "{}", page.text());

        let visitor = app.anonymous().submit_on(&address, MoveMeasure::PATH, form).await;
        assert_eq!(visitor.location(), format!("{path}?group=goal&problem=not-signed-in"));
        let unreadable = coordinator.submit_on(&address, MoveMeasure::PATH, "measure=x".to_owned()).await;
        assert_eq!(unreadable.location(), format!("{path}?group=goal&problem=invalid"));
    }

    async fn a_measure_that_is_hidden_or_unknown_is_not_found(app: Demo) {
        let draft =
            app.signed_in(COORDINATOR).await.call(LoadBoard { plan: draft_plan(), with_milestones: false, with_ages: false }).await.unwrap().board;
        let hessen = app.signed_in(HESSEN).await;
        let hidden = wish(&draft.cards[0], MeasureStatus::Running);
        assert_eq!(hessen.call(hidden).await, Err((StatusCode::NOT_FOUND, AppError::NotFound)));
        let unknown =
            MoveMeasure { measure: MeasureId::named("none"), ..wish(&draft.cards[0], MeasureStatus::Running) };
        assert_eq!(hessen.call(unknown).await, Err((StatusCode::NOT_FOUND, AppError::NotFound)));
    }

    async fn a_move_that_makes_no_sense_is_the_callers_mistake(app: Demo) {
        let coordinator = app.signed_in(COORDINATOR).await;
        let card = board(&coordinator).await.cards.remove(0);
        for body in [
            String::new(),
            "measure=x&column=running&version=1".to_owned(),
            format!("measure={}&column=nowhere&version=1", card.id),
            format!("measure={}&column=running&version=one", card.id),
            format!("measure={}&column=running", card.id),
            format!("measure={}&column=running&version=99999999999999999999", card.id),
            "%ff%fe=%00".to_owned(),
            "measure[a][b][c][d][e][f]=1".to_owned(),
        ] {
            let answer = coordinator.post_to_function(MoveMeasure::PATH, body.clone()).await;
            assert!(answer.status.is_client_error(), "{body}: {} {}", answer.status, answer.body);
        }
        assert_eq!(board(&coordinator).await.cards[0], card);
    }

    async fn a_move_of_another_site_is_refused(app: Demo) {
        let mut coordinator = app.signed_in(COORDINATOR).await;
        let card = board(&coordinator).await.cards.remove(0);
        let version = card.version.to_string();
        let id = card.id.to_string();
        let fields = [("measure", id.as_str()), ("column", "running"), ("version", version.as_str())];
        let answer = coordinator.post_from("cross-site", MoveMeasure::PATH, &fields).await;
        assert_eq!(answer.status, StatusCode::FORBIDDEN);
        assert_eq!(board(&coordinator).await.cards[0], card);
    }

    async fn cards_stay_where_they_were_put(app: Demo) {
        let coordinator = app.signed_in(COORDINATOR).await;
        let running = column(&board(&coordinator).await, MeasureStatus::Running);
        let last = running.last().unwrap();
        let wish = MoveMeasure { after: Some(running[0].id), ..wish(last, MeasureStatus::Running) };
        coordinator.call(wish).await.unwrap();
        let mut expected: Vec<_> = running.iter().map(|card| card.id).collect();
        let moved = expected.pop().unwrap();
        expected.insert(1, moved);
        let now = column(&board(&app.anonymous()).await, MeasureStatus::Running);
        assert_eq!(now.iter().map(|card| card.id).collect::<Vec<_>>(), expected);
        let page = app.anonymous().get(&format!("/plan/{}/board", current_plan())).await.text();
        let places: Vec<_> = now.iter().map(|card| page.find(&card.title)).collect();
        assert!(places.iter().all(Option::is_some));
    }
}

/// The plan of Haßberge that is in force.
pub(crate) fn current_plan() -> PlanId {
    PlanId::named("hassberge/plan")
}

/// Next year's plan of Haßberge, a draft for the region.
pub(crate) fn draft_plan() -> PlanId {
    PlanId::named("hassberge/plan-folgejahr")
}

pub(crate) async fn board(client: &Client) -> Board {
    client
        .call(LoadBoard { plan: current_plan(), with_milestones: true, with_ages: true })
        .await
        .unwrap()
        .board
}

/// A wish to put a card on top of a column.
pub(crate) fn wish(card: &Card, column: MeasureStatus) -> MoveMeasure {
    MoveMeasure { measure: card.id, column, after: None, lane: Lane::All, version: card.version }
}

fn column(board: &Board, column: MeasureStatus) -> Vec<Card> {
    board.cards.iter().filter(|card| card.status.stage() == column).cloned().collect()
}

/// The first card that a committee works on.
async fn card_of(client: &Client, committee: &str) -> Card {
    let committee = CommitteeId::named(committee).0;
    let is_its = |card: &Card| card.committee.as_ref().is_some_and(|named| named.record.id == committee);
    board(client).await.cards.into_iter().find(is_its).unwrap()
}
