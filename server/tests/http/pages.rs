//! What is true of every page: language, headers, errors.

use axum::http::{Request, StatusCode, header};

use crate::{
    plan::current_plan,
    support::{
        Demo,
        people::{COORDINATOR, GUEST},
        test_app::{Answer, Client},
    },
};

/// The pages that everybody may open, with words of German and English and what stands there in either.
const PAGES: [(&str, &str, &str, &str); 10] = [
    ("/", "Übersicht", "Overview", "Gesundheitsregion plus Landkreis Haßberge"),
    ("/dashboard", "Auswertung", "Dashboard", "Gesundheitsförderung und Prävention"),
    ("/map", "Netzwerk", "Network", "Versorgungsgebiet Kassel"),
    ("/map?view=table&q=gesundheitsforum", "Netzwerk", "Network", "Gesundheitsforum Haßberge"),
    ("/plan", "Umsetzungsplan", "Implementation plan", "Gesundheitsregion plus Landkreis Haßberge"),
    ("/directory", "Verzeichnis", "Directory", "Bayern"),
    ("/directory/fields", "Handlungsfelder", "Fields of action", "Kurzzeitpflege"),
    ("/search?q=pflegestutz", "Treffer", "results", "Pflegestützpunkt Haßberge"),
    ("/sign-in", "Anmelden", "Sign in", "E-"),
    ("/set-up", "Geflecht einrichten", "Set up Geflecht", "E-"),
];

contract! {
    async fn every_page_is_complete_in_both_languages_without_scripts(app: Demo) {
        for client in [app.anonymous(), app.signed_in(COORDINATOR).await] {
            for (path, german, english, content) in PAGES {
                for (language, words) in [("de", german), ("en", english)] {
                    let page = client.get_in(language, path).await;
                    assert_eq!(page.status, StatusCode::OK, "{path}");
                    assert!(page.body.contains(&format!("<html lang=\"{language}\"")), "{path}");
                    assert_complete(path, &page);
                    let text = page.text();
                    assert!(text.contains(words), "{path} in {language} without {words}: {text}");
                    assert!(text.contains(content), "{path} in {language} without {content}: {text}");
                }
            }
        }
    }

    async fn many_who_open_a_page_at_once_all_get_it(app: Demo) {
        let client = app.signed_in(COORDINATOR).await;
        let path = format!("/plan/{}/board", current_plan());
        let open = || {
            let (client, path) = (client.clone(), path.clone());
            tokio::spawn(async move { client.get(&path).await })
        };
        let opened: Vec<_> = (0..40).map(|_| open()).collect();
        for page in opened {
            let page = page.await.unwrap();
            assert_eq!(page.status, StatusCode::OK);
            assert!(page.body.contains(" · Geflecht</title>"));
        }
    }

    async fn the_frame_names_the_reader_and_marks_the_demo(app: Demo) {
        let page = app.signed_in(COORDINATOR).await.get("/").await;
        for words in ["Leitung Geschäftsstelle Haßberge", "Abmelden", "Beispieldaten – nicht amtlich"] {
            assert!(page.text().contains(words), "{words}");
        }
        let page = app.anonymous().get("/").await;
        assert!(page.text().contains("Anmelden") && !page.text().contains("Abmelden"));
        let app = app.adjusted(|state| state.instance.is_demo = false);
        assert!(!app.anonymous().get("/").await.text().contains("Beispieldaten"));
    }

    async fn a_language_can_be_chosen_and_is_kept(app: Demo) {
        let language = |page: &Answer| {
            let (_, rest) = page.body.split_once("<html lang=\"").unwrap();
            rest[..2].to_owned()
        };
        let client = app.anonymous();
        assert_eq!(language(&client.get("/").await), "de", "German comes first");
        assert_eq!(language(&client.get_in("fr,en;q=0.8,de;q=0.5", "/").await), "en");
        let page = client.get_in("de", "/?lang=en").await;
        assert_eq!(language(&page), "en", "what is asked for wins");
        assert!(
            page.header("set-cookie").starts_with("geflecht_language=en;"),
            "{}",
            page.header("set-cookie")
        );
        let mut chosen = app.anonymous();
        chosen.cookies.insert("geflecht_language".to_owned(), "en".to_owned());
        assert_eq!(
            language(&chosen.get_in("de", "/").await),
            "en",
            "the choice of earlier wins over the browser"
        );
        assert_eq!(language(&chosen.get("/?lang=de").await), "de");
        let page = client.get_in("en", "/?lang=xx%22%3E").await;
        assert_eq!((language(&page).as_str(), page.header("set-cookie")), ("en", ""));
    }

    async fn a_theme_can_be_chosen_and_is_kept(app: Demo) {
        let client = app.anonymous();
        assert!(!client.get("/").await.body.contains(" data-theme="), "the system decides");
        let page = client.get("/?theme=dark").await;
        assert!(
            page.body.contains("data-theme=\"dark\"")
                && page.header("set-cookie").contains("geflecht_theme=dark")
        );
        let mut chosen = app.anonymous();
        chosen.cookies.insert("geflecht_theme".to_owned(), "dark".to_owned());
        assert!(chosen.get("/").await.body.contains("data-theme=\"dark\""));
        assert!(!chosen.get("/?theme=%22onload=").await.body.contains("onload"));
    }

    async fn paths_that_lead_nowhere_say_so_with_the_right_status(app: Demo) {
        for path in [
            "/nowhere",
            "/directory/nothing",
            "/directory/committees/not-an-id",
            "/directory/committees/00000000-0000-0000-0000-000000000000",
            "/directory/people/00000000-0000-0000-0000-000000000000",
            "/directory/organisations/%22%3E%3Cscript%3E",
            "/directory/health-regions/1",
            "/directory/regions/99999",
            "/directory/regions/0641",
            "/plan/not-an-id/board",
            "/plan/00000000-0000-0000-0000-000000000000/board",
            "/plan/find/measure/not-an-id",
            "/plan/find/person/00000000-0000-0000-0000-000000000000",
            "/plan/find/nothing/00000000-0000-0000-0000-000000000000",
            "/.env",
            "/wp-login.php",
            "/directory/committees/%00",
            "/directory/committees/%ff",
        ] {
            for (language, title) in [("de", "Diese Seite gibt es nicht"), ("en", "This page does not exist")]
            {
                let page = app.anonymous().get_in(language, path).await;
                assert_eq!(page.status, StatusCode::NOT_FOUND, "{path}");
                assert!(page.text().contains(title), "{path}: {}", page.text());
                assert!(!page.body.contains("\"><script>"));
            }
        }
    }

    async fn no_query_breaks_a_page(app: Demo) {
        let long = "a+".repeat(3_000);
        let hostile = [
            "%00",
            "%27%3B--",
            "%22%3E%3Cscript%3Ealert(1)%3C/script%3E",
            "%FF%FE",
            "%",
            "%%%",
            "-1",
            "99999999999999999999",
            &long,
        ];
        for path in [
            "/",
            "/dashboard",
            "/map",
            "/plan",
            "/directory/committees",
            "/directory/people",
            "/directory/regions",
            "/search",
            "/sign-in",
        ] {
            for value in hostile {
                let query = [
                    "q", "kind", "level", "field", "region", "state", "sort", "page", "plan", "node", "view",
                    "lang", "theme", "error",
                ];
                let query = query.map(|name| format!("{name}={value}")).join("&");
                if query.len() > 60_000 {
                    continue;
                }
                let page = app.anonymous().get(&format!("{path}?{query}")).await;
                assert_eq!(page.status, StatusCode::OK, "{path} with {value:.40}: {:.300}", page.body);
                let body = page.body.split_once("<body").unwrap().1;
                assert!(!body.contains("<script>alert"), "{path} with {value:.40}");
            }
        }
    }

    async fn what_is_searched_for_stays_text_in_the_title(app: Demo) {
        let page = app.anonymous().get("/search?q=%3C/title%3E%3Cmeta%20name=%22x%22%3E%26amp;").await;
        let title = page.body.split_once("<title>").unwrap().1.split_once("</title>").unwrap().0;
        assert!(title.contains("&lt;/title") && title.contains("&amp;amp;"), "{title}");
        assert!(!page.body.contains("<meta name=\"x\""));
    }

    async fn what_is_asked_stays_text_in_its_text_area(app: Demo) {
        let page = app.anonymous().get("/map?view=topic&q=%3C/textarea%3E%3Cb%20id=%22x%22%3EPflege%26Heim").await;
        assert!(page.body.contains("&lt;/textarea&gt;&lt;b id=\"x\"&gt;Pflege&amp;Heim</textarea>"), "{}", page.body);
        assert!(!page.body.contains("<b id=\"x\""), "{}", page.body);
    }

    async fn every_answer_carries_the_headers_that_protect_it(app: Demo) {
        let client = app.signed_in(GUEST).await;
        for path in [
            "/",
            "/sign-in",
            "/nowhere",
            "/health/ready",
            "/favicon.svg",
            "/network/snapshot",
            "/pkg/none",
            "/api/none",
        ] {
            let answer = client.get(path).await;
            for (name, value) in [
                ("x-content-type-options", "nosniff"),
                ("referrer-policy", "same-origin"),
                ("x-frame-options", "DENY"),
                ("cross-origin-opener-policy", "same-origin"),
            ] {
                assert_eq!(answer.header(name), value, "{path}");
            }
            assert!(answer.header("content-security-policy").contains("frame-ancestors 'none'"), "{path}");
            assert!(answer.header("permissions-policy").contains("geolocation=()"), "{path}");
            assert!(!answer.header("x-request-id").is_empty(), "{path}");
            assert!(answer.headers.get(header::SERVER).is_none());
        }
    }

    async fn scripts_need_the_nonce_of_their_answer(app: Demo) {
        let (one, two) = (app.anonymous().get("/").await, app.anonymous().get("/").await);
        assert_ne!(nonce(&one), nonce(&two));
        for page in [&one, &two, &app.anonymous().get("/nowhere").await, &app.anonymous().get("/map").await] {
            let policy = page.header("content-security-policy");
            let script = policy.split(';').find(|part| part.trim().starts_with("script-src")).unwrap();
            assert!(!script.contains("unsafe-inline") && !script.contains("'unsafe-eval'"), "{script}");
            assert!(policy.contains("default-src 'self'") && policy.contains("style-src 'self'"), "{policy}");
            for tag in page.body.split("<script").skip(1) {
                let tag = tag.split('>').next().unwrap();
                assert!(tag.contains(&format!("nonce=\"{}\"", nonce(page))), "<script{tag}>");
            }
            assert!(page.body.contains("<script"));
            assert!(!page.body.contains("<style") && !page.body.contains(" onclick="));
            let body = page.body.split_once("<body").unwrap().1;
            assert!(!body.contains(" style=\""), "the policy forbids styles in attributes");
        }
    }

    async fn what_depends_on_the_reader_is_not_kept_on_the_way(app: Demo) {
        for path in ["/", "/network/snapshot", "/nowhere"] {
            assert_eq!(
                app.anonymous().get(path).await.header("cache-control"),
                "private, no-store",
                "{path}"
            );
        }
    }

    async fn a_request_that_is_too_large_is_refused(app: Demo) {
        let path = <app::search::api::LoadHits as leptos::server_fn::ServerFn>::PATH;
        let body = format!("question={}", "a".repeat(2 * 1024 * 1024));
        let told = Request::post(path).header(header::CONTENT_LENGTH, body.len());
        assert_eq!(app.anonymous().send(told).await.status, StatusCode::PAYLOAD_TOO_LARGE);
        let untold = app.anonymous().post_to_function(path, body).await;
        assert!(untold.status.is_client_error(), "{}", untold.status);
    }

    async fn pages_travel_compressed(app: Demo) {
        let path = Request::get("/health/live").header(header::ACCEPT_ENCODING, "identity");
        assert_eq!(app.anonymous().send(path).await.header("content-encoding"), "");
        let encoding = app.anonymous().encoding_of("/").await;
        assert_eq!(encoding.as_deref(), Some("br"));
    }

    async fn files_outside_the_site_are_out_of_reach(app: Demo) {
        for path in
            ["/pkg/../Cargo.toml", "/pkg/..%2f..%2fCargo.toml", "/pkg//etc/passwd", "/pkg/%2e%2e/build.json"]
        {
            let answer = app.anonymous().get(path).await;
            assert_eq!(answer.status, StatusCode::NOT_FOUND, "{path}");
        }
    }

    async fn the_id_of_a_request_comes_back(app: Demo) {
        let request = Request::get("/").header("x-request-id", "7f3a");
        assert_eq!(app.anonymous().send(request).await.header("x-request-id"), "7f3a");
    }
}

/// No page waits for a script to show what it is about.
pub(crate) fn assert_complete(path: &str, page: &Answer) {
    let text = page.text();
    for waiting in ["Wird geladen", "Loading …"] {
        assert!(!text.contains(waiting), "{path} waits: {text}");
    }
    assert!(page.body.contains("<h1"), "{path} has no heading");
    assert!(page.body.contains("</html>"), "{path} ends early");
}

fn nonce(page: &Answer) -> &str {
    let policy = page.header("content-security-policy");
    policy.split_once("'nonce-").unwrap().1.split('\'').next().unwrap()
}

impl Client {
    /// How a page is compressed for a browser that understands everything.
    async fn encoding_of(&self, path: &str) -> Option<String> {
        let request = Request::get(path).header(header::ACCEPT_ENCODING, "gzip, deflate, br, zstd");
        let headers = self.headers_of(request).await;
        headers.get(header::CONTENT_ENCODING).map(|value| value.to_str().unwrap().to_owned())
    }
}
