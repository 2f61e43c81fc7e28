//! The history of a goal or an indicator, with buttons that put earlier values back.

use std::sync::Arc;

use domain::{
    change::{ChangeEntry, FieldChange, RecordRef},
    plan::{PartHistory, is_restorable},
};
use leptos::{form::ActionForm, prelude::*};
use leptos_router::hooks::use_params_map;

use super::{head::LifeHead, text};
use crate::{
    answer::ask,
    directory::{History, RestoreFields, Restoring},
    i18n::{t, use_language},
    links,
    plan::{plan_page, plan_query::PlanView, restoring_api as api, restoring_api::RestoreValue},
    ui::{Failed, Icon},
};

/// `/plan/{plan}/history/{kind}/{id}`.
#[component]
pub fn HistoryPage() -> impl IntoView {
    let params = use_params_map();
    let record = Memo::new(move |_| {
        let params = params.read();
        let kind = params.get("kind")?.parse().ok()?;
        Some(RecordRef { kind, id: params.get("id")?.parse().ok()? })
    });
    let restore = ServerAction::<RestoreValue>::new();
    let history = ask(
        move || (record.get(), restore.version().get()),
        |(record, _)| async move {
            match record {
                Some(record) => api::load_part_history(record).await,
                None => Err(plan_page::not_found()),
            }
        },
    );
    view! {
        <Transition>
            {move || Suspend::new(async move {
                match history.await {
                    Ok(history) => view! { <Content history restore/> }.into_any(),
                    Err(error) => view! { <Failed error/> }.into_any(),
                }
            })}
        </Transition>
    }
    .into_any()
}

#[component]
fn Content(history: PartHistory, restore: ServerAction<RestoreValue>) -> impl IntoView {
    let language = use_language();
    let PartHistory { plan, health_region, record, title, changes, now, fields, may_edit } = history;
    let goals = links::plan_view(plan.id, PlanView::Outline);
    let offer: Restoring = Arc::new(move |entry: &ChangeEntry, change: &FieldChange| {
        let seen = now.iter().find(|(field, _)| *field == change.field).map(|(_, text)| text.clone())?;
        if !is_restorable(record.kind, &change.field) || seen == change.before {
            return None;
        }
        // A field of action is named; all else is said by the history itself.
        let name = match change.field.as_str() {
            "field_id" => fields.iter().find(|field| field.id.to_string() == change.before)?.name.clone(),
            _ => String::new(),
        };
        let (number, field) = (entry.id, change.field.clone());
        Some(
            view! {
                <ActionForm action=restore>
                    <RestoreFields change=number field seen name/>
                </ActionForm>
            }
            .into_any(),
        )
    });
    let offer = may_edit.then_some(offer);
    let news = move || {
        restore.value().get().map(|answer| match answer {
            Ok(()) => view! {
                <div class="alert alert--success">
                    <Icon name="success"/>
                    <p>{t(text::value_restored)}</p>
                </div>
            }
            .into_any(),
            Err(error) => view! {
                <div class="alert alert--danger">
                    <Icon name="error"/>
                    <p>{move || error.sentence(language.get())}</p>
                </div>
            }
            .into_any(),
        })
    };
    view! {
        <div class="page">
            <LifeHead plan health_region heading=text::part_history/>
            <p class="lead" lang="de">{title}</p>
            <div role="status">{news}</div>
            <History changes restore=offer/>
            <div class="actions">
                <a class="btn btn--quiet" href=goals>{t(text::to_the_goals)}</a>
            </div>
        </div>
    }
    .into_any()
}
