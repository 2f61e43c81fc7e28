//! Brings the server's HTML to life in the browser; nothing else.

/// Called by the page's script once the module is loaded.
#[wasm_bindgen::prelude::wasm_bindgen]
pub fn hydrate() {
    app::start();
}
