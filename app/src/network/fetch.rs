//! How the browser gets the network.

#[cfg(target_arch = "wasm32")]
use leptos::prelude::*;

use super::map_state::MapState;
#[cfg(target_arch = "wasm32")]
use super::map_state::Network;

/// Fetches the network in the browser, again after each new attempt.
pub(super) fn fetch_network(state: MapState) {
    #[cfg(target_arch = "wasm32")]
    Effect::new(move |_| {
        state.attempt.track();
        leptos::task::spawn_local(async move {
            let network = match fetch().await {
                Some(network) => Network::Ready(std::sync::Arc::new(network)),
                None => Network::Failed,
            };
            // The page may be gone by now.
            let _ = state.network.try_set(network);
        });
    });
    #[cfg(not(target_arch = "wasm32"))]
    let _ = state.attempt;
}

#[cfg(target_arch = "wasm32")]
async fn fetch() -> Option<domain::network::NetworkSnapshot> {
    use wasm_bindgen::JsCast as _;
    use wasm_bindgen_futures::JsFuture;

    let answer = JsFuture::from(window().fetch_with_str(crate::links::NETWORK_DATA)).await.ok()?;
    let answer: web_sys::Response = answer.dyn_into().ok()?;
    if !answer.ok() {
        return None;
    }
    let bytes = JsFuture::from(answer.array_buffer().ok()?).await.ok()?;
    let network = network_map::wire::decode(&js_sys::Uint8Array::new(&bytes).to_vec());
    network.inspect_err(|error| leptos::logging::warn!("no network: {error}")).ok()
}
