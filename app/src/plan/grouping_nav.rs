//! What measures are grouped by.

use leptos::prelude::*;

use super::{open_plan::OpenPlan, plan_query::Grouping, text};
use crate::i18n::{t, use_language};

/// The choice of a grouping.
#[component]
pub(super) fn GroupingNav(state: OpenPlan) -> impl IntoView {
    let language = use_language();
    let chosen = Memo::new(move |_| state.query.with(|query| query.group));
    let choices = [None].into_iter().chain(Grouping::ALL.iter().map(|by| Some(*by))).map(|by| {
        let words =
            move || by.map_or(text::together(language.get()), |by| text::grouping(language.get(), by));
        view! {
            <a
                href=move || state.path(|query| query.group = by)
                data-noscroll="true"
                aria-current=move || (chosen.get() == by).then_some("true")
            >
                {words}
            </a>
        }
    });
    view! { <nav class="segmented" aria-label=t(text::group_by)>{choices.collect_view()}</nav> }.into_any()
}
