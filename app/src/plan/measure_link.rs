//! The title of a measure.

use domain::id::MeasureId;
use leptos::prelude::*;

use super::open_plan::OpenPlan;

/// A link that opens the sheet of a measure beside the view.
#[component]
pub(super) fn MeasureLink(
    state: OpenPlan,
    id: MeasureId,
    #[prop(into)] title: Signal<String>,
) -> impl IntoView {
    view! {
        <a
            href=move || state.path(|query| query.measure = Some(id))
            data-noscroll="true"
            data-open=id.to_string()
            lang="de"
        >
            {title}
        </a>
    }
}
