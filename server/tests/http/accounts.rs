//! Signing in and out, and the first account.

use axum::http::{Request, StatusCode};
use domain::{
    accounts::{Role, User},
    id::UserId,
    permission::Actor,
    text::EmailAddress,
};
use server::http::session::hashed;
use time::Duration;

use crate::support::{
    Demo, Empty,
    people::{COORDINATOR, MEMBER, PASSWORD},
    test_app::{Answer, Client},
};

const SESSION: &str = "geflecht_session";

contract! {
    async fn the_right_password_signs_in_and_leads_on(app: Demo) {
        let mut client = app.anonymous();
        let fields = [("email", COORDINATOR), ("password", PASSWORD), ("next", "/plan?a=b")];
        assert_eq!(client.post("/sign-in", &fields).await.location(), "/plan?a=b");
        assert_eq!(name(&client).await.as_deref(), Some("Leitung Geschäftsstelle Haßberge"));
        assert_eq!(name(&app.anonymous()).await, None);
    }

    async fn the_address_is_read_in_any_case(app: Demo) {
        let mut client = app.anonymous();
        assert_eq!(client.sign_in(" Koordination@Hassberge.EXAMPLE ", PASSWORD).await.location(), "/");
    }

    async fn the_cookie_of_a_session_is_out_of_reach_for_scripts_and_other_sites(app: Demo) {
        for is_secure in [false, true] {
            let app = app.adjusted(|state| state.secure_cookies = is_secure);
            let answer = app.anonymous().sign_in(MEMBER, PASSWORD).await;
            let cookie = answer.header("set-cookie");
            assert!(cookie.starts_with(&format!("{SESSION}=")), "{cookie}");
            for flag in ["HttpOnly", "SameSite=Lax", "Path=/"] {
                assert!(cookie.contains(flag), "{flag} in {cookie}");
            }
            assert_eq!(cookie.contains("Secure"), is_secure, "{cookie}");
            assert!(!cookie.contains("Domain"), "{cookie}");
        }
    }

    async fn a_visitor_gets_no_session(app: Demo) {
        assert_eq!(app.anonymous().get("/").await.header("set-cookie"), "");
        assert_eq!(app.anonymous().sign_in(MEMBER, "wrong").await.header("set-cookie"), "");
    }

    async fn signing_in_makes_a_new_session(app: Demo) {
        let mut client = app.signed_in(MEMBER).await;
        let planted = client.clone();
        let before = client.cookies[SESSION].clone();
        client.sign_in(COORDINATOR, PASSWORD).await;
        assert_ne!(client.cookies[SESSION], before);
        assert_eq!(name(&planted).await, None, "the old session is no more");
        let mut client = app.anonymous();
        client.cookies.insert(SESSION.to_owned(), "AAAAAAAAAAAAAAAAAAAAAA".to_owned());
        client.sign_in(MEMBER, PASSWORD).await;
        assert_ne!(client.cookies[SESSION], "AAAAAAAAAAAAAAAAAAAAAA");
    }

    async fn a_wrong_password_and_an_unknown_address_look_alike(app: Demo) {
        let wrong = app.anonymous().sign_in(MEMBER, "wrong password").await;
        let unknown = app.anonymous().sign_in("niemand@hassberge.example", PASSWORD).await;
        assert_eq!(wrong.location(), "/sign-in?error=wrong&email=mitglied%40hassberge.example");
        assert_eq!(unknown.location(), "/sign-in?error=wrong&email=niemand%40hassberge.example");
        for address in ["", "@", "kein", "a\0b@c.de"] {
            let answer = app.anonymous().sign_in(address, PASSWORD).await;
            assert!(answer.location().starts_with("/sign-in?error=wrong"), "{address:?}");
        }
    }

    async fn an_account_that_is_switched_off_does_not_let_anybody_in(app: Demo) {
        let email = EmailAddress::parse("frueher@hassberge.example").unwrap();
        let hash = server::passwords::hash(PASSWORD.to_owned()).await.unwrap();
        let id = UserId::named("former");
        let former = User { id, email, name: "Früher".to_owned(), person_id: None, is_active: false, version: 1 };
        let mut write = app.store().write(&Actor::System).await.unwrap();
        write.create_user(&former, Some(&hash)).await.unwrap();
        write.commit().await.unwrap();
        let answer = app.anonymous().sign_in("frueher@hassberge.example", PASSWORD).await;
        assert!(answer.location().starts_with("/sign-in?error=wrong"));
    }

    async fn a_failed_sign_in_is_told_in_the_readers_language(app: Demo) {
        for (language, words) in
            [("de", "E-Mail oder Passwort stimmen nicht."), ("en", "E-mail or password are wrong.")]
        {
            let page = app.anonymous().get_in(language, "/sign-in?error=wrong&email=a%40b.de").await;
            assert!(page.text().contains(words), "{}", page.text());
            assert!(page.body.contains("role=\"alert\"") && page.body.contains("value=\"a@b.de\""));
        }
    }

    async fn what_is_typed_into_the_form_cannot_become_a_script(app: Demo) {
        let page = app
            .anonymous()
            .get("/sign-in?email=%22%3E%3Cscript%3Ealert(1)%3C/script%3E&next=%22%3E%3Cb%3E")
            .await;
        assert_eq!(page.status, StatusCode::OK);
        assert!(!page.body.contains("<script>alert") && !page.body.contains("\"><b>"));
    }

    async fn after_five_failures_an_account_is_locked_for_a_quarter_of_an_hour(app: Demo) {
        for _ in 0..5 {
            assert!(app.anonymous().sign_in(MEMBER, "wrong").await.location().contains("error=wrong"));
        }
        assert!(app.anonymous().sign_in(MEMBER, PASSWORD).await.location().contains("error=locked"));
        assert!(
            app.anonymous()
                .sign_in(&MEMBER.to_uppercase(), PASSWORD)
                .await
                .location()
                .contains("error=locked")
        );
        assert_eq!(
            app.anonymous().sign_in(COORDINATOR, PASSWORD).await.location(),
            "/",
            "others are not locked"
        );
        app.store().clock().advance(Duration::minutes(14));
        assert!(app.anonymous().sign_in(MEMBER, PASSWORD).await.location().contains("error=locked"));
        app.store().clock().advance(Duration::minutes(1));
        assert_eq!(app.anonymous().sign_in(MEMBER, PASSWORD).await.location(), "/");
    }

    async fn a_success_forgets_the_failures_before_it(app: Demo) {
        for _ in 0..3 {
            for _ in 0..4 {
                app.anonymous().sign_in(MEMBER, "wrong").await;
            }
            assert_eq!(app.anonymous().sign_in(MEMBER, PASSWORD).await.location(), "/");
        }
    }

    async fn an_address_from_which_very_many_fail_is_locked_too(app: Demo) {
        let mut write = app.store().write(&Actor::System).await.unwrap();
        for _ in 0..50 {
            write.create_sign_in_failure("address 192.0.2.1").await.unwrap();
        }
        write.commit().await.unwrap();
        assert!(app.anonymous().sign_in(MEMBER, PASSWORD).await.location().contains("error=locked"));
    }

    async fn signing_in_leads_to_this_site_only(app: Demo) {
        for next in [
            "https://boese.example",
            "//boese.example",
            "/\\boese.example",
            "javascript:alert(1)",
            "",
            "plan",
        ] {
            let fields = [("email", MEMBER), ("password", PASSWORD), ("next", next)];
            assert_eq!(app.anonymous().post("/sign-in", &fields).await.location(), "/", "{next}");
        }
    }

    async fn the_form_remembers_where_the_reader_wanted_to_go(app: Demo) {
        let fields = [("email", MEMBER), ("password", "wrong"), ("next", "/plan")];
        let answer = app.anonymous().post("/sign-in", &fields).await;
        assert!(answer.location().ends_with("&next=%2Fplan"), "{}", answer.location());
        let page = app.anonymous().get(answer.location()).await;
        assert!(page.body.contains("name=\"next\" value=\"/plan\""));
    }

    async fn forms_of_other_sites_are_refused(app: Demo) {
        for path in ["/sign-in", "/sign-out", "/set-up"] {
            for site in ["cross-site", "same-site"] {
                let fields = [("email", MEMBER), ("password", PASSWORD)];
                let answer = app.anonymous().post_from(site, path, &fields).await;
                assert_eq!(answer.status, StatusCode::FORBIDDEN, "{path} from {site}");
            }
        }
        let foreign = Request::post("/sign-out").header("origin", "https://boese.example");
        assert_eq!(app.anonymous().send(foreign).await.status, StatusCode::FORBIDDEN);
    }

    async fn signing_out_ends_the_session(app: Demo) {
        let mut client = app.signed_in(MEMBER).await;
        let kept = client.clone();
        assert_eq!(client.post("/sign-out", &[]).await.location(), "/");
        assert_eq!(name(&kept).await, None);
        assert_eq!(name(&client).await, None);
        assert_eq!(
            app.anonymous().post("/sign-out", &[]).await.location(),
            "/",
            "also of somebody who never was in"
        );
    }

    async fn a_session_ends_after_a_day_without_use(app: Demo) {
        let client = app.signed_in(MEMBER).await;
        app.store().clock().advance(Duration::hours(11));
        assert!(name(&client).await.is_some());
        app.store().clock().advance(Duration::hours(13));
        assert_eq!(name(&client).await, None);
    }

    async fn a_new_password_ends_the_sessions_that_knew_the_old_one(app: Demo) {
        let client = app.signed_in(MEMBER).await;
        let mut write = app.store().write(&Actor::System).await.unwrap();
        write.set_password(&EmailAddress::parse(MEMBER).unwrap(), "no hash").await.unwrap();
        write.commit().await.unwrap();
        assert_eq!(name(&client).await, None);
        assert!(app.anonymous().sign_in(MEMBER, PASSWORD).await.location().contains("error=wrong"));
    }

    async fn a_cookie_that_was_made_up_is_no_session(app: Demo) {
        for value in ["", "x", "AAAAAAAAAAAAAAAAAAAAAA", "../../etc", "ä"] {
            let mut client = app.anonymous();
            client.cookies.insert(SESSION.to_owned(), value.to_owned());
            let page = client.get("/").await;
            assert_eq!(page.status, StatusCode::OK, "{value:?}");
            assert_eq!(name(&client).await, None);
        }
    }

    async fn sessions_are_kept_by_the_hash_of_their_cookie(app: Demo) {
        let client = app.signed_in(MEMBER).await;
        let mut read = app.store().read(&Actor::System).await.unwrap();
        assert!(read.find_session(&client.cookies[SESSION]).await.unwrap().is_none());
    }

    async fn the_link_of_the_first_start_makes_the_first_account_once(app: Empty) {
        save_link(&app, "secret").await;
        let page = app.anonymous().get("/set-up?token=secret").await;
        assert!(page.body.contains("name=\"token\" value=\"secret\""));

        let refused = set_up(&app, "guess", "Amt", "amt@kreis.example", "zwölf Zeichen").await;
        assert!(refused.location().starts_with("/set-up?error=expired"), "{}", refused.location());
        for (name, email, password) in [
            ("", "amt@kreis.example", "zwölf Zeichen"),
            ("Amt", "amt", "zwölf Zeichen"),
            ("Amt", "amt@kreis.example", "kurz"),
        ] {
            let refused = set_up(&app, "secret", name, email, password).await;
            assert!(refused.location().starts_with("/set-up?error=invalid"), "{}", refused.location());
            assert!(!refused.location().contains("kurz"), "a password does not belong into a link");
        }
        let mut client = app.anonymous();
        let fields = [
            ("token", "secret"),
            ("name", "Amt"),
            ("email", "amt@kreis.example"),
            ("password", "zwölf Zeichen"),
        ];
        assert_eq!(client.post("/set-up", &fields).await.location(), "/");
        let viewer = client.call(app::accounts::api::LoadViewer {}).await.unwrap();
        assert_eq!(
            (viewer.name.as_deref(), viewer.roles),
            (Some("Amt"), vec![Role::Operator, Role::Coordinator])
        );

        let again = set_up(&app, "secret", "Zweites", "zwei@kreis.example", "zwölf Zeichen").await;
        assert!(again.location().starts_with("/set-up?error=expired"));
        assert_eq!(app.anonymous().sign_in("amt@kreis.example", "zwölf Zeichen").await.location(), "/");
    }

    async fn the_link_of_the_first_start_expires(app: Empty) {
        save_link(&app, "secret").await;
        app.store().clock().advance(Duration::hours(1));
        let refused = set_up(&app, "secret", "Amt", "amt@kreis.example", "zwölf Zeichen").await;
        assert!(refused.location().starts_with("/set-up?error=expired"));
    }

    async fn the_viewer_is_told_who_they_are_and_where_they_work(app: Demo) {
        let viewer = app.signed_in(COORDINATOR).await.call(app::accounts::api::LoadViewer {}).await.unwrap();
        assert_eq!(viewer.roles, [Role::Coordinator]);
        assert_eq!(viewer.scope.as_deref(), Some("Gesundheitsregion plus Landkreis Haßberge"));
        assert!(viewer.is_demo);
    }
}

/// The name under which somebody is known.
async fn name(client: &Client) -> Option<String> {
    client.call(app::accounts::api::LoadViewer {}).await.unwrap().name
}

async fn save_link(app: &Empty, token: &str) {
    let mut write = app.store().write(&Actor::System).await.unwrap();
    let expires = app.store().clock().now() + Duration::hours(1);
    write.save_setup_link(&hashed(token), expires).await.unwrap();
    write.commit().await.unwrap();
}

async fn set_up(app: &Empty, token: &str, name: &str, email: &str, password: &str) -> Answer {
    let fields = [("token", token), ("name", name), ("email", email), ("password", password)];
    app.anonymous().post("/set-up", &fields).await
}
