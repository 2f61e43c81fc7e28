//! How the browser gets the network.

use super::map_state::MapState;

/// Fetches the network in the browser, again after each new attempt. The server tells the browser to begin before it has
/// even read the page.
pub(super) fn fetch_network(state: MapState) {
    #[cfg(target_arch = "wasm32")]
    browser::fetch_network(state);
    #[cfg(not(target_arch = "wasm32"))]
    let _ = state.attempt;
    #[cfg(feature = "ssr")]
    announce();
}

#[cfg(target_arch = "wasm32")]
pub(super) use browser::bytes;

/// What the page will fetch, in the head of the answer.
#[cfg(feature = "ssr")]
fn announce() {
    let link = format!("<{}>; rel=preload; as=fetch; crossorigin", crate::links::NETWORK_DATA);
    if let (Some(response), Ok(link)) =
        (leptos::prelude::use_context::<leptos_axum::ResponseOptions>(), http::HeaderValue::from_str(&link))
    {
        response.append_header(http::header::LINK, link);
    }
}

#[cfg(target_arch = "wasm32")]
mod browser {
    use std::{cell::RefCell, sync::Arc};

    use domain::network::NetworkSnapshot;
    use leptos::prelude::*;
    use network_map::wire;
    use wasm_bindgen::{JsCast as _, JsValue};
    use wasm_bindgen_futures::JsFuture;
    use web_sys::{Request, RequestInit, Response};

    use super::super::map_state::{MapState, Network};
    use crate::links::NETWORK_DATA;

    const NOT_MODIFIED: u16 = 304;

    thread_local! {
        /// The network of the last answer with its tag: whoever comes back to the map need not wait for it again.
        static LAST: RefCell<Option<(String, Arc<NetworkSnapshot>)>> = const { RefCell::new(None) };
    }

    pub(super) fn fetch_network(state: MapState) {
        Effect::new(move |_| {
            state.attempt.track();
            leptos::task::spawn_local(async move {
                let network = fetch().await.map_or(Network::Failed, Network::Ready);
                // The page may be gone by now.
                let _ = state.present.try_set(network);
            });
        });
    }

    async fn fetch() -> Option<Arc<NetworkSnapshot>> {
        let last = LAST.with_borrow(Clone::clone);
        let answer = ask(last.as_ref().map(|(tag, _)| tag)).await.ok()?;
        if let Some((_, network)) = last.filter(|_| answer.status() == NOT_MODIFIED) {
            return Some(network);
        }
        if !answer.ok() {
            return None;
        }
        let network = wire::decode(&body(&answer).await?);
        let network =
            Arc::new(network.inspect_err(|error| leptos::logging::warn!("no network: {error}")).ok()?);
        let tag = answer.headers().get("etag").ok().flatten();
        LAST.set(tag.map(|tag| (tag, network.clone())));
        Some(network)
    }

    /// Asks for the network, unless it is still the one of this tag.
    async fn ask(known: Option<&String>) -> Result<Response, JsValue> {
        // The answer that was announced in the head of the page is only given to a request without further headers.
        let answer = match known {
            None => window().fetch_with_str(NETWORK_DATA),
            Some(tag) => {
                let request = Request::new_with_str_and_init(NETWORK_DATA, &RequestInit::new())?;
                request.headers().set("if-none-match", tag)?;
                window().fetch_with_request(&request)
            }
        };
        JsFuture::from(answer).await?.dyn_into()
    }

    /// What the server answers under a path, if it does and is content.
    pub(in crate::network) async fn bytes(path: &str) -> Option<Vec<u8>> {
        let answer = JsFuture::from(window().fetch_with_str(path)).await.ok()?;
        let answer: Response = answer.dyn_into().ok()?;
        if answer.ok() { body(&answer).await } else { None }
    }

    async fn body(answer: &Response) -> Option<Vec<u8>> {
        let bytes = JsFuture::from(answer.array_buffer().ok()?).await.ok()?;
        Some(js_sys::Uint8Array::new(&bytes).to_vec())
    }
}
