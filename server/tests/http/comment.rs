//! What is said about measures, over HTTP: who hears it, in which form, and how soon.

use app::{
    error::AppError,
    plan::comment_api::{EditComment, FollowMeasure, LoadTalk, RemoveComment, WriteComment},
};
use axum::http::{Request, StatusCode};
use domain::{
    id::{MeasureId, UserId},
    plan::EditError,
};
use leptos::server_fn::ServerFn as _;

use crate::{
    plan::{board, current_plan},
    support::{
        Demo,
        people::{CHAIR, COORDINATOR, GUEST, HESSEN, MANAGER, MEMBER},
    },
};

contract! {
    async fn guests_and_visitors_are_told_nothing_of_what_is_said(app: Demo) {
        let chair = app.signed_in(CHAIR).await;
        let sheet = format!("/plan/{}/board?measure={}", current_plan(), measure());
        chair.call(say("Vertraulich **gesagt**")).await.unwrap();
        for email in [COORDINATOR, MANAGER, MEMBER] {
            let client = app.signed_in(email).await;
            assert_eq!(client.call(LoadTalk { measure: measure() }).await.unwrap().comments.len(), 1);
            assert!(client.get(&sheet).await.body.contains("Vertraulich <strong>gesagt</strong>"), "{email}");
        }
        for client in [app.anonymous(), app.signed_in(GUEST).await, app.signed_in(HESSEN).await] {
            let talk = client.call(LoadTalk { measure: measure() }).await.unwrap();
            assert!(!talk.may_hear && talk.comments.is_empty());
            assert!(!client.get(&sheet).await.tells("Vertraulich"));
        }
    }

    async fn others_hear_a_comment_as_an_event_and_guests_do_not(app: Demo) {
        let (chair, member) = (app.signed_in(CHAIR).await, app.signed_in(MEMBER).await);
        let start = board(&chair).await.change;
        let live = || Request::get(format!("/live/plan/{}?after={start}", current_plan()));
        let mut heard = member.listen(live()).await.unwrap();
        let mut unheard = app.signed_in(GUEST).await.listen(live()).await.unwrap();
        chair.call(say("Hört her")).await.unwrap();
        let event = heard.next().await;
        assert_eq!(event.data["record"]["kind"], "comment");
        assert!(!event.data.to_string().contains("Hört her"), "the event says only that there is something");
        assert!(unheard.is_silent().await);
    }

    async fn what_is_written_is_safe_and_what_is_wrong_is_said(app: Demo) {
        let chair = app.signed_in(CHAIR).await;
        let talk = chair.call(say("<img src=x onerror=alert(1)> [x](javascript:alert(1))")).await.unwrap();
        assert_eq!(talk.comments[0].html, "<p>&lt;img src=x onerror=alert(1)&gt; x</p>\n");
        let refused = |why| Err((StatusCode::UNPROCESSABLE_ENTITY, AppError::Refused(why)));
        assert_eq!(chair.call(say(" ")).await.map(drop), refused(EditError::Empty));
        let long = "x".repeat(4_001);
        assert_eq!(chair.call(say(&long)).await.map(drop), refused(EditError::TooLong { max: 4_000 }));
    }

    async fn a_mention_travels_as_an_account_and_is_shown_as_a_name(app: Demo) {
        let (chair, member) = (app.signed_in(CHAIR).await, app.signed_in(MEMBER).await);
        let mentions = vec![UserId::named("member")];
        let text = "@Pflegedienstleitung Sozialstation Haßfurt?".to_owned();
        let talk = chair.call(WriteComment { measure: measure(), text: text.clone(), mentions }).await.unwrap();
        let comment = &talk.comments[0];
        assert_eq!((comment.source.as_str(), comment.mentions.as_slice()), (&*text, &[UserId::named("member")][..]));
        assert!(comment.html.contains("<span class=\"mention\">@Pflegedienstleitung Sozialstation Haßfurt</span>?"));
        let heard = member.call(LoadTalk { measure: measure() }).await.unwrap();
        assert_eq!(heard.is_following, Some(true));
        assert_eq!((heard.comments[0].source.as_str(), heard.comments[0].may_edit), ("", false));
    }

    async fn a_form_without_a_script_comes_back_to_its_sheet(app: Demo) {
        let chair = app.signed_in(CHAIR).await;
        let sheet = format!("/plan/{}/board?measure={}", current_plan(), measure());
        let body = format!("measure={}&text=Ohne+Skript", measure());
        let answer = chair.submit_on(&sheet, WriteComment::PATH, body).await;
        assert_eq!((answer.status, answer.header("location")), (StatusCode::FOUND, sheet.as_str()));
        assert!(chair.get(&sheet).await.tells("Ohne Skript"));
        let answer = chair.submit_on(&sheet, WriteComment::PATH, format!("measure={}&text=", measure())).await;
        assert!(answer.location().ends_with("problem=empty"), "{}", answer.location());
        let body = format!("measure={}&is_on=false", measure());
        chair.submit_on(&sheet, FollowMeasure::PATH, body).await;
        assert_eq!(chair.call(LoadTalk { measure: measure() }).await.unwrap().is_following, Some(false));
    }

    async fn writers_change_and_coordinators_remove(app: Demo) {
        let (chair, member, coordinator) =
            (app.signed_in(CHAIR).await, app.signed_in(MEMBER).await, app.signed_in(COORDINATOR).await);
        let comment = chair.call(say("Im Mai")).await.unwrap().comments[0].id;
        let edit = |version| EditComment { comment, text: "Im Juni".to_owned(), mentions: Vec::new(), version };
        assert_eq!(member.call(edit(1)).await.map(drop), Err((StatusCode::FORBIDDEN, AppError::NotAllowed)));
        let changed = chair.call(edit(1)).await.unwrap();
        assert!(changed.comments[0].is_edited && changed.comments[0].version == 2);
        let stale = chair.call(edit(1)).await.map(drop);
        assert_eq!(stale, Err((StatusCode::CONFLICT, AppError::Stale)));
        let gone = coordinator.call(RemoveComment { comment, version: 2 }).await.unwrap();
        assert!(gone.comments.is_empty());
    }
}

/// A measure of the working group on care.
fn measure() -> MeasureId {
    MeasureId::named("hassberge/plan/Börse für Kurzzeitpflege")
}

fn say(text: &str) -> WriteComment {
    WriteComment { measure: measure(), text: text.to_owned(), mentions: Vec::new() }
}
