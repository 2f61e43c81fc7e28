//! Where a measure comes from, and where it goes on: other plans.

use domain::plan::RelatedMeasure;
use leptos::prelude::*;

use super::{state::SheetState, text};
use crate::{
    i18n::{Language, t},
    plan::plan_query::{PlanQuery, PlanView},
};

/// The measure of an earlier plan that this one continues, and those of later plans that continue it.
#[component]
pub(super) fn Continued(sheet: SheetState) -> impl IntoView {
    let related = sheet.part(|detail| (detail.continues.clone(), detail.continued_in.clone()));
    move || {
        let (continues, continued_in) = related.get();
        let lines = continues.into_iter().map(|measure| (text::continues as fn(_) -> _, measure));
        let lines =
            lines.chain(continued_in.into_iter().map(|measure| (text::continued_in as fn(_) -> _, measure)));
        lines.map(|(words, measure)| view! { <Line words measure/> }).collect_view()
    }
}

#[component]
fn Line(words: fn(Language) -> &'static str, measure: RelatedMeasure) -> impl IntoView {
    let RelatedMeasure { id, title, plan_id, plan } = measure;
    let link = PlanQuery { measure: Some(id), ..PlanQuery::all(PlanView::Board) }.path(plan_id);
    view! {
        <p class="note">
            {t(words)}
            " "
            <a href=link lang="de">{format!("{title} ({plan})")}</a>
        </p>
    }
}
