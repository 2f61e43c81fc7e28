//! Small signs on a card, each a shape with words.

use domain::{
    id::MeasureId,
    plan::{CardSigns, MeasureStatus},
};
use leptos::prelude::*;
use time::Date;

use super::{light::Light, open_plan::OpenPlan, text};
use crate::{i18n::use_language, ui::Icon};

/// What was made of the measure last, and how much of its checklist is done ("3/5").
#[component]
pub(super) fn Signs(signs: CardSigns, today: Date) -> impl IntoView {
    let language = use_language();
    let CardSigns { checklist_done: done, checklist: all, judged } = signs;
    (all > 0 || judged.is_some()).then(|| {
        view! {
            <div class="measure__signs">
                {judged.map(|verdict| view! { <Light verdict today/> })}
                {(all > 0)
                    .then(|| {
                        view! {
                            <span class="measure__sign">
                                <Icon name="checklist" small=true/>
                                <span aria-hidden="true">{done} "/" {all}</span>
                                <span class="visually-hidden">
                                    {move || text::checklist_of(language.get(), done, all)}
                                </span>
                            </span>
                        }
                    })}
            </div>
        }
    })
}

/// What has to be done before the measure can go on.
#[component]
pub(super) fn Blocked(state: OpenPlan, id: MeasureId, status: MeasureStatus) -> impl IntoView {
    let language = use_language();
    let titles = Memo::new(move |_| state.blockers.with(|blockers| blockers.get(&id).cloned()));
    move || {
        titles.get().filter(|_| !status.is_finished()).map(|titles| {
            let words = move || match titles.split_first() {
                Some((first, [])) => text::blocked_by(language.get(), first),
                Some((first, others)) => text::blocked_by_more(language.get(), first, others.len()),
                None => String::new(),
            };
            view! {
                <p class="note measure__lack">
                    <Icon name="lock" small=true/>
                    {words}
                </p>
            }
        })
    }
}
