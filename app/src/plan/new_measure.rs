//! A new measure: title, goal and committee; everything else is filled in on its sheet.

use domain::{
    directory::NamedRecord,
    id::{GoalId, PlanId},
    plan::{BoardColumn, MeasureStatus, NewMeasureRights},
};
use leptos::{form::ActionForm, html, prelude::*};
use leptos_router::{NavigateOptions, hooks::use_navigate};

use super::{measure_api::CreateMeasure, open_plan::OpenPlan, sheet::text, text as plan_text};
use crate::{
    i18n::{t, use_language},
    ui::Icon,
};

/// The button and the form behind it; works without a script too.
#[component]
pub(super) fn NewMeasureMenu(
    board: OpenPlan,
    plan: PlanId,
    /// The goals of the plan.
    goals: Vec<(GoalId, String)>,
    /// The goal to begin with.
    chosen: Option<GoalId>,
    /// For which committees the reader may make measures.
    rights: NewMeasureRights,
    /// The address of the board with a measure open.
    link: Callback<domain::id::MeasureId, String>,
) -> impl IntoView {
    let language = use_language();
    let create = ServerAction::<CreateMeasure>::new();
    let dialog = NodeRef::<html::Div>::new();
    let navigate = use_navigate();
    Effect::new(move |_| {
        if let Some(Ok(card)) = create.value().get() {
            let id = card.id;
            if let Some(dialog) = dialog.get_untracked() {
                drop(dialog.hide_popover());
            }
            board.welcome(card);
            navigate(
                &untrack(|| link.run(id)),
                NavigateOptions { scroll: false, ..NavigateOptions::default() },
            );
        }
    });
    let problem = move || match create.value().get() {
        Some(Err(error)) => error.sentence(language.get()),
        _ => String::new(),
    };
    let goals = goals.into_iter().map(move |(id, title)| {
        view! { <option value=id.to_string() selected=chosen == Some(id)>{title}</option> }
    });
    let none = rights.without_committee.then(|| view! { <option value="">{t(text::no_committee)}</option> });
    let committees = rights.committees.into_iter().map(|NamedRecord { record, name }| {
        view! { <option value=record.id.to_string()>{name}</option> }
    });
    // What is delayed has begun before.
    let columns = move || {
        let columns = board.columns.get();
        let offered = columns.iter().filter(|column| !column.entry.needs_reason()).cloned();
        let option = |column: BoardColumn| {
            let entry = column.entry;
            view! {
                <option value=entry.as_str() selected=entry == MeasureStatus::Planned>
                    {move || plan_text::column(language.get(), &column)}
                </option>
            }
        };
        offered.map(option).collect_view()
    };
    view! {
        <button class="btn btn--primary" type="button" popovertarget="new-measure">
            <Icon name="plus"/>
            {t(text::new_measure)}
        </button>
        <div
            class="dialog"
            id="new-measure"
            popover="auto"
            role="dialog"
            aria-labelledby="new-measure-title"
            node_ref=dialog
        >
            <div class="dialog__head">
                <h2 id="new-measure-title">{t(text::new_measure)}</h2>
                <button
                    class="btn btn--quiet btn--small btn--icon"
                    type="button"
                    popovertarget="new-measure"
                    popovertargetaction="hide"
                    aria-label=t(text::close)
                >
                    <Icon name="close"/>
                </button>
            </div>
            <div class="dialog__body">
                <ActionForm action=create attr:class="form">
                    <input type="hidden" name="plan" value=plan.to_string()/>
                    <div class="field">
                        <label class="field__label" for="new-measure-name">{t(text::new_title)}</label>
                        <input
                            class="input"
                            id="new-measure-name"
                            name="title"
                            required=true
                            maxlength="200"
                            lang="de"
                            autofocus=true
                        />
                    </div>
                    <div class="field">
                        <label class="field__label" for="new-measure-goal">{t(text::goal)}</label>
                        <select class="input" id="new-measure-goal" name="goal" lang="de">{goals.collect_view()}</select>
                    </div>
                    <div class="form__row">
                        <div class="field">
                            <label class="field__label" for="new-measure-committee">{t(text::committee)}</label>
                            <select class="input" id="new-measure-committee" name="committee">
                                {none}
                                {committees.collect_view()}
                            </select>
                        </div>
                        <div class="field">
                            <label class="field__label" for="new-measure-column">{t(text::column)}</label>
                            <select class="input" id="new-measure-column" name="column">{columns}</select>
                        </div>
                    </div>
                    <p class="field__error" role="alert">{problem}</p>
                    <div class="actions">
                        <button class="btn btn--primary">{t(text::create)}</button>
                    </div>
                </ActionForm>
            </div>
        </div>
    }
    .into_any()
}
