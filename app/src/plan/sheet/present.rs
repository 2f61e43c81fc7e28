//! Who else has the measure open.

use std::time::Duration;

use domain::id::MeasureId;
use leptos::{prelude::*, task::spawn_local};

use super::text;
use crate::{
    i18n::use_language,
    plan::{api::meet_readers, open_plan::OpenPlan},
    ui::Icon,
};

/// How often it is said that the sheet is open, and asked who else has it so.
const EVERY: Duration = Duration::from_secs(5);

/// The names of the others, as long as there are some.
#[component]
pub(super) fn Present(board: OpenPlan, measure: MeasureId) -> impl IntoView {
    let language = use_language();
    let others = RwSignal::new(Vec::<String>::new());
    Effect::new(move |_| {
        // Visitors meet nobody.
        if !board.is_signed_in() {
            return;
        }
        let meet = move || {
            spawn_local(async move {
                // Without a connection nobody is known to be there.
                others.try_set(meet_readers(measure, true).await.unwrap_or_default());
            });
        };
        meet();
        if let Ok(ticking) = set_interval_with_handle(meet, EVERY) {
            on_cleanup(move || {
                ticking.clear();
                spawn_local(async move { drop(meet_readers(measure, false).await) });
            });
        }
    });
    let words = move || text::also_here(language.get(), &others.with(|others| others.join(", ")));
    let is_any = Memo::new(move |_| others.with(|others| !others.is_empty()));
    view! {
        <div role="status">
            {move || is_any.get().then(|| view! {
                <p class="note state">
                    <Icon name="eye" small=true/>
                    {words}
                </p>
            })}
        </div>
    }
    .into_any()
}
