//! The router on a database of its own, and clients that ask it without a network.

use std::{
    collections::BTreeMap, fmt::Display, marker::PhantomData, net::SocketAddr, sync::LazyLock, time::Duration,
};

use app::error::AppError;
use axum::{
    Router,
    body::{Body, BodyDataStream, Bytes},
    extract::connect_info::MockConnectInfo,
    http::{HeaderMap, Request, StatusCode, header, request::Builder},
};
use base64::{Engine as _, engine::general_purpose::STANDARD_NO_PAD};
use domain::permission::Actor;
use futures::StreamExt as _;
use leptos::server_fn::{ServerFn, error::FromServerFnError as _};
use serde::{Serialize, de::DeserializeOwned};
use server::{
    config::{LogFormat, Settings},
    passwords, router,
    state::AppState,
};
use store::{
    Clock, Store,
    content::{demo::demo, regions::regions},
};
use tower::ServiceExt as _;
use uuid::Uuid;

use super::people::PASSWORD;
use crate::databases::{Database, Start, runtime};

/// How an application begins.
pub(crate) trait Begin {
    const START: Start;
}

/// With the demo.
pub(crate) enum WithDemo {}

impl Begin for WithDemo {
    const START: Start = Start::Template;
}

/// With an empty database.
pub(crate) enum Nothing {}

impl Begin for Nothing {
    const START: Start = Start::Empty;
}

/// An application with the demo.
pub(crate) type Demo = TestApp<WithDemo>;

/// An application before its first account.
pub(crate) type Empty = TestApp<Nothing>;

/// An application on a database of its own. Its clock stands still until a test moves it.
pub(crate) struct TestApp<S> {
    pub(crate) state: AppState,
    router: Router,
    start: PhantomData<S>,
}

impl<S: Begin> TestApp<S> {
    async fn open(url: &str) -> Self {
        Self::with(url, |_| {}).await
    }

    async fn with(url: &str, adjust: impl FnOnce(&mut Settings)) -> Self {
        let store = Store::open(url, now()).await.expect("the database of a test opens");
        let mut settings = settings(url);
        adjust(&mut settings);
        let state = AppState::new(store, &settings);
        Self { router: in_process(state.clone()), state, start: PhantomData }
    }

    /// The same application with other settings.
    pub(crate) fn adjusted(&self, adjust: impl FnOnce(&mut AppState)) -> Self {
        let mut state = self.state.clone();
        adjust(&mut state);
        Self { router: in_process(state.clone()), state, start: PhantomData }
    }

    pub(crate) fn store(&self) -> &Store {
        &self.state.store
    }

    /// Somebody without an account.
    pub(crate) fn anonymous(&self) -> Client {
        Client { router: self.router.clone(), cookies: BTreeMap::new() }
    }

    /// Somebody who has just signed in.
    pub(crate) async fn signed_in(&self, email: &str) -> Client {
        let mut client = self.anonymous();
        let answer = client.sign_in(email, PASSWORD).await;
        assert_eq!(answer.location(), "/", "{email} signs in");
        client
    }
}

/// The time at which an application begins: cookies are also dated by the machine's clock.
fn now() -> Clock {
    Clock::fixed(Clock::System.now())
}

fn settings(url: &str) -> Settings {
    Settings {
        database: url.to_owned(),
        demo: true,
        address: ([127, 0, 0, 1], 3000).into(),
        demo_password: None,
        secure_cookies: false,
        authority: false,
        mail: None,
        mail_from: "geflecht@localhost".to_owned(),
        site: None,
        log_format: LogFormat::Text,
        log: String::new(),
    }
}

fn in_process(state: AppState) -> Router {
    router(state).layer(MockConnectInfo(SocketAddr::from(([192, 0, 2, 1], 50_000))))
}

/// Writes the demo, whose people all have [`PASSWORD`].
pub(crate) async fn make_template(url: &str) {
    let store = Store::open(url, now()).await.expect("the template opens");
    let hash = passwords::hash(PASSWORD.to_owned()).await.unwrap();
    let mut write = store.write(&Actor::System).await.unwrap();
    write.load_regions(&regions()).await.unwrap();
    write.load(&demo(store.clock().today()), Some(&hash)).await.unwrap();
    write.place_nodes().await.unwrap();
    write.commit().await.unwrap();
    store.close().await;
}

/// Runs a promise on a new file.
pub(crate) fn on_sqlite<S: Begin>(promise: impl AsyncFnOnce(TestApp<S>)) {
    run(&Database::sqlite(S::START), promise);
}

/// Runs a promise on a new database of the server, if there is one.
pub(crate) fn on_postgres<S: Begin>(promise: impl AsyncFnOnce(TestApp<S>)) {
    if let Some(database) = Database::postgres(S::START) {
        run(&database, promise);
    }
}

fn run<S: Begin>(database: &Database, promise: impl AsyncFnOnce(TestApp<S>)) {
    runtime().block_on(async { promise(TestApp::open(database.url()).await).await });
}

/// Somebody who asks, with the cookies of a browser.
#[derive(Clone)]
pub(crate) struct Client {
    router: Router,
    pub(crate) cookies: BTreeMap<String, String>,
}

impl Client {
    /// Opens a page, as a link on the site does.
    pub(crate) async fn get(&self, path: &str) -> Answer {
        self.send(page(path).header("sec-fetch-site", "same-origin")).await
    }

    /// Opens a page in a language.
    pub(crate) async fn get_in(&self, language: &str, path: &str) -> Answer {
        self.send(page(path).header(header::ACCEPT_LANGUAGE, language)).await
    }

    /// Sends a request without a body.
    pub(crate) async fn send(&self, request: Builder) -> Answer {
        Answer::read(self.ask(request, Body::empty()).await).await
    }

    /// Sends a request with any body.
    pub(crate) async fn send_body(&self, request: Builder, body: Body) -> Answer {
        Answer::read(self.ask(request, body).await).await
    }

    /// Sends a form, as a page of the site does, and keeps the cookies of the answer.
    pub(crate) async fn post(&mut self, path: &str, fields: &[(&str, &str)]) -> Answer {
        self.post_from("same-origin", path, fields).await
    }

    /// Sends a form from a page of this or another site.
    pub(crate) async fn post_from(&mut self, site: &str, path: &str, fields: &[(&str, &str)]) -> Answer {
        let request = Request::post(path)
            .header("sec-fetch-site", site)
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
        let body = serde_qs::to_string(&fields.iter().copied().collect::<BTreeMap<_, _>>()).unwrap();
        let answer = Answer::read(self.ask(request, Body::from(body)).await).await;
        self.keep_cookies(&answer.headers);
        answer
    }

    pub(crate) async fn sign_in(&mut self, email: &str, password: &str) -> Answer {
        self.post("/sign-in", &[("email", email), ("password", password)]).await
    }

    /// Calls a server function: its arguments are the request, its path is its own.
    pub(crate) async fn call<F>(&self, input: F) -> Result<F::Output, (StatusCode, AppError)>
    where
        F: ServerFn<Error = AppError> + Serialize,
        F::Output: DeserializeOwned,
    {
        let answer = self.post_to_function(F::PATH, serde_qs::to_string(&input).unwrap()).await;
        if answer.status.is_success() {
            return Ok(postcard::from_bytes(&answer.bytes).unwrap());
        }
        Err((answer.status, AppError::de(answer.bytes)))
    }

    /// Sends anything to a server function.
    pub(crate) async fn post_to_function(&self, path: &str, body: String) -> Answer {
        let request = Request::post(path)
            .header("sec-fetch-site", "same-origin")
            .header(header::ACCEPT, "application/json")
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
        Answer::read(self.ask(request, Body::from(body)).await).await
    }

    /// Sends a form to a server function as a browser without scripts does, from the given address.
    pub(crate) async fn submit_on(&self, address: &str, path: &str, body: String) -> Answer {
        let request = Request::post(path)
            .header("sec-fetch-site", "same-origin")
            .header(header::ACCEPT, "text/html,application/xhtml+xml;q=0.9")
            .header(header::REFERER, address)
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
        Answer::read(self.ask(request, Body::from(body)).await).await
    }

    /// The status of a page, or of a stream of events, which is not read to its end.
    pub(crate) async fn listen_or_get(&self, path: &str) -> StatusCode {
        self.ask(page(path).header("sec-fetch-site", "same-origin"), Body::empty()).await.status()
    }

    /// The headers of an answer whatever its body.
    pub(crate) async fn headers_of(&self, request: Builder) -> HeaderMap {
        self.ask(request, Body::empty()).await.headers().clone()
    }

    /// Opens a stream of events.
    pub(crate) async fn listen(&self, request: Builder) -> Result<Events, StatusCode> {
        let response = self.ask(request.header(header::ACCEPT, "text/event-stream"), Body::empty()).await;
        if !response.status().is_success() {
            return Err(response.status());
        }
        assert_eq!(response.headers()[header::CONTENT_TYPE], "text/event-stream");
        Ok(Events { body: response.into_body().into_data_stream(), text: String::new() })
    }

    async fn ask(&self, request: Builder, body: Body) -> axum::response::Response {
        let cookies = self.cookies.iter().map(|(name, value)| format!("{name}={value}")).collect::<Vec<_>>();
        let request = request
            .header(header::HOST, "geflecht.example")
            .header(header::COOKIE, cookies.join("; "))
            .body(body)
            .unwrap();
        let what = format!("{} {}", request.method(), request.uri());
        let answer =
            tokio::time::timeout(Duration::from_secs(30), self.router.clone().oneshot(request)).await;
        answer.unwrap_or_else(|_| panic!("{what:.200} was not answered")).unwrap()
    }

    fn keep_cookies(&mut self, headers: &HeaderMap) {
        for cookie in headers.get_all(header::SET_COOKIE) {
            let (name, value) = cookie.to_str().unwrap().split(';').next().unwrap().split_once('=').unwrap();
            self.cookies.insert(name.to_owned(), value.to_owned());
        }
    }
}

fn contains(bytes: &[u8], part: &[u8]) -> bool {
    bytes.windows(part.len()).any(|window| window == part)
}

/// A request for a page, as browsers make it.
fn page(path: &str) -> Builder {
    Request::get(path).header(header::ACCEPT, "text/html,application/xhtml+xml,*/*;q=0.8")
}

/// An answer, read to its end.
#[derive(Debug)]
pub(crate) struct Answer {
    pub(crate) status: StatusCode,
    pub(crate) headers: HeaderMap,
    pub(crate) body: String,
    bytes: Bytes,
}

impl Answer {
    async fn read(response: axum::response::Response) -> Self {
        let (parts, body) = response.into_parts();
        let bytes = axum::body::to_bytes(body, 64 * 1024 * 1024).await.unwrap();
        let body = String::from_utf8_lossy(&bytes).into_owned();
        Self { status: parts.status, headers: parts.headers, body, bytes }
    }

    /// What was answered, where it is no text.
    pub(crate) fn bytes(&self) -> &[u8] {
        &self.bytes
    }

    /// Whether something can be read in a page, also in the data that it brings along for its scripts.
    pub(crate) fn tells(&self, text: &str) -> bool {
        self.body.contains(text) || contains(&self.data(), text.as_bytes())
    }

    /// Whether a page names the id of a record.
    pub(crate) fn tells_id(&self, id: impl Display + Into<Uuid>) -> bool {
        self.body.contains(&id.to_string()) || contains(&self.data(), id.into().as_bytes())
    }

    fn data(&self) -> Vec<u8> {
        let data = self.body.split("__RESOLVED_RESOURCES[").skip(1).flat_map(|part| {
            let data = part.split('"').nth(1).expect("data are in quotes");
            STANDARD_NO_PAD.decode(data).expect("data are in Base64")
        });
        data.collect()
    }

    /// A header, empty if it is missing.
    pub(crate) fn header(&self, name: &str) -> &str {
        self.headers.get(name).map(|value| value.to_str().unwrap()).unwrap_or_default()
    }

    /// Where the answer leads.
    pub(crate) fn location(&self) -> &str {
        assert_eq!(self.status, StatusCode::SEE_OTHER, "{}", self.body);
        self.header("location")
    }

    /// The text of a page without its tags, white space and soft hyphens.
    pub(crate) fn text(&self) -> String {
        static NAMED: LazyLock<[(&str, &str); 5]> = LazyLock::new(|| {
            [("&amp;", "&"), ("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#x27;", "'")]
        });
        let body = self.body.split_once("<body").map_or(self.body.as_str(), |(_, body)| body);
        let mut text = String::with_capacity(body.len());
        let mut rest = body;
        while let Some((before, tag)) = rest.split_once('<') {
            text.push_str(before);
            // Marks and comments stand within words.
            if !["mark", "/mark", "!"].iter().any(|within| tag.starts_with(within)) {
                text.push(' ');
            }
            let is_script = tag.starts_with("script");
            let tag = if is_script { tag.split_once("</script").map_or("", |(_, end)| end) } else { tag };
            rest = tag.split_once('>').map_or("", |(_, after)| after);
        }
        text.push_str(rest);
        let text =
            NAMED.iter().fold(text.replace('\u{ad}', ""), |text, (name, sign)| text.replace(name, sign));
        text.split_whitespace().collect::<Vec<_>>().join(" ")
    }
}

/// A stream of events that stays open.
pub(crate) struct Events {
    body: BodyDataStream,
    text: String,
}

/// One event.
#[derive(Debug)]
pub(crate) struct Event {
    pub(crate) id: i64,
    pub(crate) name: String,
    pub(crate) data: serde_json::Value,
}

impl Events {
    /// The next event, which comes soon.
    pub(crate) async fn next(&mut self) -> Event {
        tokio::time::timeout(Duration::from_secs(10), self.read())
            .await
            .expect("an event comes")
            .expect("stream goes on")
    }

    /// Whether no event comes for a while.
    pub(crate) async fn is_silent(&mut self) -> bool {
        tokio::time::timeout(Duration::from_millis(300), self.read()).await.is_err()
    }

    /// Waits for the end of the stream, which comes soon.
    pub(crate) async fn end(&mut self) {
        let last = tokio::time::timeout(Duration::from_secs(10), self.read()).await.expect("the stream ends");
        assert!(last.is_none(), "{last:?}");
    }

    /// The next event whenever it comes; `None` at the end of the stream.
    pub(crate) async fn read(&mut self) -> Option<Event> {
        loop {
            if let Some((event, rest)) = self.text.split_once("\n\n") {
                let field = |name: &str| {
                    let line = event.lines().find_map(|line| line.strip_prefix(name)?.strip_prefix(':'));
                    line.map(|value| value.trim_start().to_owned()).unwrap_or_default()
                };
                let read = (field("id"), field("event"), field("data"));
                self.text = rest.to_owned();
                if let (Ok(id), name, Ok(data)) = (read.0.parse(), read.1, serde_json::from_str(&read.2)) {
                    return Some(Event { id, name, data });
                }
                continue;
            }
            let part = self.body.next().await?.unwrap();
            self.text.push_str(std::str::from_utf8(&part).unwrap());
        }
    }
}
