//! Small signs on a card, each a shape with words.

use domain::{
    id::MeasureId,
    plan::{CardPart, CardSigns, MeasureStatus, OwnField, OwnValues},
};
use leptos::prelude::*;

use super::{light::Light, open_plan::OpenPlan, own_value, text};
use crate::{i18n::use_language, ui::Icon};

/// What was made of the measure last, and how much of its checklist is done ("3/5").
#[component]
pub(super) fn Signs(state: OpenPlan, signs: CardSigns) -> impl IntoView {
    let language = use_language();
    let CardSigns { checklist_done: done, checklist: all, judged } = signs;
    move || {
        let shows = |part| state.face.with(|face| face.shows(part));
        let judged = judged.filter(|_| shows(CardPart::Judgement));
        let has_checklist = all > 0 && shows(CardPart::Checklist);
        (has_checklist || judged.is_some()).then(|| {
            view! {
                <div class="measure__signs">
                    {judged.map(|verdict| view! { <Light verdict today=state.today/> })}
                    {has_checklist
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
}

/// What it says in those fields of the plan's own that cards show: "Kostenstelle: 4711".
#[component]
pub(super) fn OwnNotes(state: OpenPlan, values: OwnValues) -> impl IntoView {
    let language = use_language();
    move || {
        let language = language.get();
        let note = |field: &OwnField| {
            let value = values.get(field.id);
            let is_shown = field.is_on_card && !value.is_empty();
            is_shown.then(|| format!("{}: {}", field.name, own_value::shown(language, field.kind, value)))
        };
        let notes: Vec<_> = state.own_fields.with(|fields| fields.iter().filter_map(note).collect());
        (!notes.is_empty()).then(|| {
            let items = notes.into_iter().map(|note| view! { <li lang="de">{note}</li> });
            view! { <ul class="measure__own note">{items.collect_view()}</ul> }
        })
    }
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
