//! The way to a goal or measure that was found elsewhere.

use domain::{
    change::{RecordKind, RecordRef},
    id::MeasureId,
};
use leptos::prelude::*;
use leptos_router::{components::Redirect, hooks::use_params_map};

use super::{api::find_plan, plan_page::not_found};
use crate::{answer::ask, links, ui::Failed};

/// `/plan/find/{kind}/{id}`: leads to the board on which a goal or measure lies.
#[component]
pub fn FindPage() -> impl IntoView {
    let params = use_params_map();
    let record = Memo::new(move |_| {
        let params = params.read();
        let kind: RecordKind = params.get("kind")?.parse().ok()?;
        let id = params.get("id")?.parse::<MeasureId>().ok()?;
        Some(RecordRef::new(kind, id))
    });
    let plan = ask(
        move || record.get(),
        |record| async move {
            match record {
                Some(record) => find_plan(record).await.map(|plan| (plan, record)),
                None => Err(not_found()),
            }
        },
    );
    view! {
        <Transition>
            {move || Suspend::new(async move {
                match plan.await {
                    Ok((plan, record)) => {
                        let board = links::board(plan);
                        let path = match record.kind {
                            RecordKind::Goal => format!("{board}?goal={}", record.id),
                            _ => format!("{board}#measure-{}", record.id),
                        };
                        view! { <Redirect path/> }.into_any()
                    }
                    Err(error) => view! { <Failed error/> }.into_any(),
                }
            })}
        </Transition>
    }
    .into_any()
}
