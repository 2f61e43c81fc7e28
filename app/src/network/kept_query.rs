//! What a form shall not lose that sets only a part of the URL.

use leptos::prelude::*;

use super::map_state::MapState;

/// Hidden fields for the parts of the query that the form does not set itself.
#[component]
pub(super) fn KeptQuery(
    state: MapState,
    /// The names of the parts that the form sets.
    sets: &'static [&'static str],
) -> impl IntoView {
    move || {
        let pairs = state.query.read().pairs();
        let kept = pairs.into_iter().filter(|(name, _)| !sets.contains(name));
        kept.filter_map(|(name, value)| {
            value.map(|value| view! { <input type="hidden" name=name value=value/> })
        })
        .collect_view()
    }
}
