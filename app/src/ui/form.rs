//! Forms that become a path.

use std::sync::Arc;

use leptos::web_sys::FormData;

/// Takes out of a form what was left empty, so that only what was chosen stands in the path.
#[must_use]
pub fn without_empty(names: &'static [&'static str]) -> Arc<dyn Fn(&FormData)> {
    Arc::new(move |data| {
        // The button takes part, without a name.
        data.delete("");
        for name in names {
            if data.get(name).as_string().is_some_and(|value| value.trim().is_empty()) {
                data.delete(name);
            }
        }
    })
}
