//! What is seen and asked: pages, components and server functions, compiled for the server and for the browser.
//!
//! Rooms: [`accounts`], [`directory`], [`exchange`], [`network`], [`plan`], [`reports`], [`search`]; each has `mod.rs` (its routes),
//! `api.rs` (its server functions), `text.rs` (its words in German and English), pages and parts.
//! Foundations: [`app`] (the table of contents), [`shell`] (the document and the frame around pages), [`i18n`],
//! [`error`], [`answer`] (how the server is asked), [`links`] (the paths of the application), [`ui`] (components without domain words).

#![recursion_limit = "512"]

pub mod accounts;
pub mod answer;
pub mod app;
pub mod directory;
pub mod error;
pub mod exchange;
pub mod i18n;
pub mod links;
#[cfg(feature = "ssr")]
mod mail_link;
pub mod network;
pub mod plan;
pub mod reports;
pub mod search;
#[cfg(feature = "ssr")]
pub mod server_context;
pub mod shell;
pub mod ui;

pub use app::App;

/// Brings the server's HTML to life and says so by `<body data-hydrated>`, for tests and for styles that need it.
#[cfg(feature = "hydrate")]
pub fn start() {
    use leptos::{mount::hydrate_from_async, prelude::document};

    console_error_panic_hook::set_once();
    wasm_bindgen_futures::spawn_local(async {
        let Some(body) = document().body() else { return };
        // The code of a room comes later than the frame around it; then both are alive.
        hydrate_from_async(body.clone(), App).await.forget();
        drop(body.set_attribute("data-hydrated", ""));
    });
}
