//! The goals above the board: what each is about, and how its first indicator stands.

use domain::{id::GoalId, plan::BoardGoal};
use leptos::prelude::*;

use super::{spark::Spark, text};
use crate::i18n::{t, use_language};

/// The mark of a field of action: one of three, by what the field is about.
pub(super) fn mark(field: &str) -> &'static str {
    if field.contains("Pflege") {
        "nursing"
    } else if field.contains("Prävention") || field.contains("Bewegung") {
        "prevention"
    } else {
        "care"
    }
}

/// All goals as a strip; choosing one shows only its measures.
#[component]
pub(super) fn Goals(
    goals: Vec<BoardGoal>,
    chosen: Signal<Option<GoalId>>,
    /// Makes the link for a choice.
    #[prop(into)]
    link: Callback<Option<GoalId>, String>,
) -> impl IntoView {
    let language = use_language();
    let items = goals
        .into_iter()
        .map(|entry| {
            let id = entry.goal.id;
            let title = entry.goal.title.clone();
            let label = {
                let title = title.clone();
                move || text::only_goal(language.get(), &title)
            };
            let is_chosen = move || chosen.get() == Some(id);
            let href = move || link.run(if is_chosen() { None } else { Some(id) });
            let spark = entry.indicators.into_iter().find(|series| series.latest().is_some());
            view! {
                <li class="panel goal" class:goal--chosen=is_chosen>
                    <p class="note">
                        <span class=format!("mark mark--{}", mark(&entry.field)) aria-hidden="true"></span>
                        " "
                        {entry.field.clone()}
                    </p>
                    <h2 class="goal__title row__title">
                        <a
                            href=href
                            data-noscroll="true"
                            title=label
                            aria-current=move || is_chosen().then_some("true")
                        >
                            {title}
                        </a>
                    </h2>
                    {spark.map(|series| view! { <Spark series/> })}
                </li>
            }
        })
        .collect_view();
    view! {
        <ul class="goals" aria-label=t(text::goals)>
            {items}
        </ul>
    }
    .into_any()
}
