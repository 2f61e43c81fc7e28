//! The life of a plan, for those who look after it: made, changed, adopted, continued, removed; and what can come back.

mod actions;
mod adoption;
mod card_form;
mod columns_form;
mod columns_text;
mod continuation_page;
mod fields;
mod head;
mod history_page;
mod new_page;
mod own_fields_form;
mod own_fields_text;
mod release;
mod settings_page;
mod text;
mod trash_page;

pub use continuation_page::ContinuationPage;
use domain::id::PlanId;
pub use history_page::HistoryPage;
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;
pub use new_page::NewPlanPage;
pub use settings_page::PlanSettingsPage;
pub use trash_page::TrashPage;

use crate::error::AppError;

/// The plan that the address names.
fn plan_in_address() -> Memo<Option<PlanId>> {
    let params = use_params_map();
    Memo::new(move |_| params.read().get("plan").and_then(|plan| plan.parse().ok()))
}

/// Asks about a plan; an address that names none is not found.
async fn ask_about<T, Fut>(plan: Option<PlanId>, question: fn(PlanId) -> Fut) -> Result<T, AppError>
where
    Fut: Future<Output = Result<T, AppError>>,
{
    match plan {
        Some(plan) => question(plan).await,
        None => Err(super::plan_page::not_found()),
    }
}
