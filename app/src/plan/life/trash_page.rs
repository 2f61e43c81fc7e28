//! Measures that were removed and can be brought back.

use domain::plan::{RemovedMeasure, TRASH_DAYS, Trash};
use leptos::{form::ActionForm, prelude::*};

use super::{ask_about, head::LifeHead, plan_in_address, text};
use crate::{
    answer::ask,
    i18n::{t, use_language},
    plan::{
        life_api::load_trash,
        measure_api::RestoreMeasure,
        plan_query::{PlanQuery, PlanView},
        text as plan_text,
    },
    ui::{Failed, Icon, format},
};

/// `/plan/{plan}/trash`.
#[component]
pub fn TrashPage() -> impl IntoView {
    let plan = plan_in_address();
    let restore = ServerAction::<RestoreMeasure>::new();
    let trash = ask(move || (plan.get(), restore.version().get()), |(plan, _)| ask_about(plan, load_trash));
    view! {
        <Transition>
            {move || Suspend::new(async move {
                match trash.await {
                    Ok(trash) => view! { <Content trash restore/> }.into_any(),
                    Err(error) => view! { <Failed error/> }.into_any(),
                }
            })}
        </Transition>
    }
    .into_any()
}

#[component]
fn Content(trash: Trash, restore: ServerAction<RestoreMeasure>) -> impl IntoView {
    let language = use_language();
    let Trash { plan, health_region, measures } = trash;
    let id = plan.id;
    let news = move || {
        restore.value().get().map(|answer| match answer {
            Ok(card) => {
                let link = PlanQuery { measure: Some(card.id), ..PlanQuery::all(PlanView::Board) }.path(id);
                view! {
                    <div class="alert alert--success">
                        <Icon name="success"/>
                        <p>
                            {move || plan_text::restored(language.get(), &card.title)} " "
                            <a href=link>{t(text::to_the_measure)}</a>
                        </p>
                    </div>
                }
                .into_any()
            }
            Err(error) => view! {
                <div class="alert alert--danger">
                    <Icon name="error"/>
                    <p>{move || error.sentence(language.get())}</p>
                </div>
            }
            .into_any(),
        })
    };
    let content = if measures.is_empty() {
        view! {
            <div class="empty">
                <Icon name="history" large=true/>
                <h2 class="empty__title">{t(text::trash_empty)}</h2>
                <p>{move || text::trash_empty_hint(language.get(), TRASH_DAYS)}</p>
            </div>
        }
        .into_any()
    } else {
        let rows = measures.into_iter().map(|measure| view! { <Removed measure restore/> });
        view! {
            <section class="panel" aria-label=t(text::removed_measures)>
                <ul class="rows">{rows.collect_view()}</ul>
            </section>
        }
        .into_any()
    };
    view! {
        <div class="page">
            <LifeHead plan health_region heading=plan_text::trash is_deeper=true/>
            <p class="lead">{move || text::trash_lead(language.get(), TRASH_DAYS)}</p>
            <div role="status">{news}</div>
            {content}
        </div>
    }
    .into_any()
}

#[component]
fn Removed(measure: RemovedMeasure, restore: ServerAction<RestoreMeasure>) -> impl IntoView {
    let language = use_language();
    let RemovedMeasure { id, title, status, goal, removed_on, removed_by, last_day } = measure;
    let label = {
        let title = title.clone();
        move || text::restore_this(language.get(), &title)
    };
    let action = if goal.is_some() {
        view! {
            <ActionForm action=restore>
                <input type="hidden" name="measure" value=id.to_string()/>
                <button class="btn btn--small" aria-label=label>
                    <Icon name="history" small=true/>
                    {t(text::restore)}
                </button>
            </ActionForm>
        }
        .into_any()
    } else {
        view! { <p class="note">{t(text::goal_is_gone)}</p> }.into_any()
    };
    view! {
        <li>
            <div class="row__main">
                <p class="row__title" lang="de">{title}</p>
                <p class="muted">
                    <span lang="de">{goal.clone()}</span>
                    {goal.is_some().then_some(" · ")}
                    {move || plan_text::status(language.get(), status)}
                </p>
            </div>
            <div class="row__side">
                <p class="note">
                    {move || {
                        let language = language.get();
                        text::removed_by(language, &removed_by, &format::date(language, removed_on))
                    }}
                </p>
                <p class="note">
                    {move || {
                        let language = language.get();
                        text::until(language, &format::date(language, last_day))
                    }}
                </p>
            </div>
            {action}
        </li>
    }
    .into_any()
}
