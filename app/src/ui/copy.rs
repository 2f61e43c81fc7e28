//! Texts go into the clipboard, or are shown for copying by hand where a browser keeps it shut.

use leptos::prelude::*;

/// How long a word in passing stands.
#[cfg(target_arch = "wasm32")]
const PASSING: std::time::Duration = std::time::Duration::from_secs(5);

/// Puts a text into the clipboard and says so for a while by `is_copied`; where that fails, shows it with `words`.
pub(crate) fn copy(text: String, words: &'static str, is_copied: RwSignal<bool>) {
    #[cfg(target_arch = "wasm32")]
    leptos::task::spawn_local(async move {
        use wasm_bindgen::JsCast;
        use wasm_bindgen_futures::JsFuture;

        // Missing where the connection is not safe.
        let clipboard = js_sys::Reflect::get(&window().navigator(), &"clipboard".into());
        let written = match clipboard.and_then(JsCast::dyn_into::<web_sys::Clipboard>) {
            Ok(clipboard) => JsFuture::from(clipboard.write_text(&text)).await,
            Err(missing) => Err(missing),
        };
        if written.is_err() {
            drop(window().prompt_with_message_and_default(words, &text));
            return;
        }
        is_copied.set(true);
        set_timeout(
            move || {
                // The page may be gone by now.
                let _ = is_copied.try_set(false);
            },
            PASSING,
        );
    });
    #[cfg(not(target_arch = "wasm32"))]
    let _ = (text, words, is_copied);
}
