//! Works out who asks, in which language and theme, before anything else is done.

use app::{
    i18n::{LANGUAGE_COOKIE, Language},
    server_context::Caller,
    ui::theme::{THEME_COOKIE, Theme},
};
use axum::{
    extract::{Request, State},
    http::{HeaderMap, HeaderValue, StatusCode, Uri, header},
    middleware::Next,
    response::{IntoResponse as _, Response},
};
use domain::permission::Actor;
use tower_sessions::Session;

use super::session::key;
use crate::state::AppState;

/// Adds a [`Caller`] to the request; keeps a language or theme chosen in the query as a cookie.
pub async fn identify(
    State(state): State<AppState>,
    session: Session,
    mut request: Request,
    next: Next,
) -> Response {
    let actor = match actor(&state, &session).await {
        Ok(actor) => actor,
        Err(error) => {
            tracing::error!(%error, "the caller could not be identified");
            return (StatusCode::SERVICE_UNAVAILABLE, UNAVAILABLE).into_response();
        }
    };
    let (language, chosen_language) = language(request.uri(), request.headers());
    let (theme, chosen_theme) = theme(request.uri(), request.headers());
    request.extensions_mut().insert(Caller {
        actor,
        store: state.store.clone(),
        language,
        theme,
        instance: state.instance.clone(),
        bonds: state.bonds.clone(),
        presence: state.presence.clone(),
    });

    let mut response = next.run(request).await;
    let chosen = [(LANGUAGE_COOKIE, chosen_language), (THEME_COOKIE, chosen_theme)];
    for (cookie, value) in chosen.into_iter().filter_map(|(cookie, value)| Some((cookie, value?))) {
        let kept = format!("{cookie}={value}; Path=/; Max-Age=31536000; SameSite=Lax");
        if let Ok(kept) = HeaderValue::from_str(&kept) {
            response.headers_mut().append(header::SET_COOKIE, kept);
        }
    }
    // Every page depends on who reads it.
    let no_store = HeaderValue::from_static("private, no-store");
    response.headers_mut().entry(header::CACHE_CONTROL).or_insert(no_store);
    response
}

const UNAVAILABLE: &str = "Die Datenbank ist gerade nicht erreichbar. Bitte versuchen Sie es gleich noch einmal.\n\
    The database cannot be reached at the moment. Please try again shortly.\n";

/// The user of the session with the rights held right now; a session of a user who may no longer sign in is none.
async fn actor(state: &AppState, session: &Session) -> Result<Actor, String> {
    let Some(id) = session.id() else { return Ok(Actor::Visitor) };
    let signed_in = state.store.find_signed_in(&key(&id)).await.map_err(|error| error.to_string())?;
    if signed_in.is_none() {
        // Looked for in vain, it takes its cookie along.
        session.load().await.map_err(|error| error.to_string())?;
    }
    Ok(signed_in.unwrap_or(Actor::Visitor))
}

/// The language of the answer: query, cookie, browser, German; and the one chosen in the query.
fn language(uri: &Uri, headers: &HeaderMap) -> (Language, Option<&'static str>) {
    if let Some(language) = query(uri, "lang").and_then(Language::from_code) {
        return (language, Some(language.code()));
    }
    let accepted = headers.get(header::ACCEPT_LANGUAGE).and_then(|value| value.to_str().ok());
    let language = cookie(headers, LANGUAGE_COOKIE)
        .and_then(Language::from_code)
        .or_else(|| accepted.and_then(Language::from_accept_language))
        .unwrap_or_default();
    (language, None)
}

/// The theme of the answer, and the one chosen in the query.
fn theme(uri: &Uri, headers: &HeaderMap) -> (Option<Theme>, Option<&'static str>) {
    match query(uri, "theme") {
        Some(code) => {
            let theme = Theme::from_code(code);
            (theme, Some(theme.map_or("system", Theme::code)))
        }
        None => (cookie(headers, THEME_COOKIE).and_then(Theme::from_code), None),
    }
}

fn query<'a>(uri: &'a Uri, name: &str) -> Option<&'a str> {
    uri.query()?.split('&').find_map(|part| part.strip_prefix(name)?.strip_prefix('='))
}

fn cookie<'a>(headers: &'a HeaderMap, name: &str) -> Option<&'a str> {
    headers
        .get_all(header::COOKIE)
        .iter()
        .filter_map(|value| value.to_str().ok())
        .flat_map(|value| value.split(';'))
        .find_map(|part| part.trim().strip_prefix(name)?.strip_prefix('='))
}
