//! The page of a committee.

use domain::{
    directory::{Committee, Detail, DirectoryList, Surroundings},
    network::NodeKind,
};
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;

use super::{
    api::{OnDay, load_committee},
    care::{ConfirmAction, ConfirmedPanel},
    committee_sheet::SheetMenu,
    history::History,
    relations::Relations,
    seat_forms::{AddMember, SeatActions},
    seats::{Seats, SeatsOf, has_ended},
    text,
    thing::{
        EditLink, Facts, Path, RecordPanel, ThingHead, context_facts, description, standing_facts,
        state_fact, word_fact,
    },
    word,
};
use crate::{
    answer::ask,
    i18n::use_language,
    network::saved_views::StartViewPanel,
    ui::{FormNews, Icon, Loaded, Title},
};

/// `/directory/committees/{id}`.
#[component]
pub fn CommitteePage() -> impl IntoView {
    let params = use_params_map();
    let actions = SeatActions::new();
    let confirm = ConfirmAction::provide();
    let asked = move || (params.read().get("id").unwrap_or_default(), actions.made(), confirm.made());
    let committee = ask(asked, |(id, _, _)| load_committee(id));
    provide_context(actions);
    view! { <Loaded resource=committee children=show/> }.into_any()
}

fn show(committee: OnDay<Detail<Committee>>) -> AnyView {
    let language = use_language();
    let OnDay { today, answer: Detail { record, around } } = committee;
    let Surroundings { seats, relations, parts, context, fields, history, may_edit, confirmation, .. } =
        around;
    let actions = use_context::<SeatActions>().filter(|_| may_edit);
    let (id, reference) = (record.id, record.named().record);
    let edit = may_edit.then(|| view! { <EditLink record=reference/> });
    let head_actions = view! { {edit} <SheetMenu committee=id/> }.into_any();
    let (kind, level) = (record.kind, record.level);
    let note = Signal::derive(move || {
        format!("{} · {}", word::committee_kind(language.get(), kind), word::level(language.get(), level))
    });
    let vacant = seats.iter().filter(|seat| seat.is_vacant && !has_ended(seat, today)).count();
    let vacancies = (vacant > 0).then(|| {
        view! {
            <div class="alert alert--warning">
                <Icon name="warning"/>
                <p class="alert__title">{move || text::vacancies(language.get(), vacant)}</p>
            </div>
        }
    });
    let facts = [
        word_fact(text::kind, move |language| word::committee_kind(language, kind)),
        word_fact(text::level, move |language| word::level(language, level)),
    ]
    .into_iter()
    .chain(context_facts(context))
    .chain(state_fact(record.state.as_ref()))
    .chain(standing_facts(record.visibility, record.valid_from, record.valid_to))
    .collect();
    view! {
        <Title text=record.name.clone()/>
        <div class="page">
            <Path list=DirectoryList::Committees name=record.name.clone()/>
            <ThingHead
                kind=Some(NodeKind::Committee)
                note
                name=record.name
                fields
                node=Some(record.id.0)
                actions=Some(head_actions)
            />
            {description(record.description)}
            {vacancies}
            <div class="columns">
                <div class="stack">
                    {actions.map(|actions| view! { <FormNews news=actions.news/> })}
                    <Seats of=SeatsOf::Committee seats today actions/>
                    <RecordPanel id="parts" title=text::set_up_committees records=parts/>
                    <Relations relations/>
                </div>
                <div class="stack">
                    <StartViewPanel committee=record.id/>
                    <Facts facts/>
                    <ConfirmedPanel record=reference confirmation may_edit/>
                    {actions.map(|actions| view! { <AddMember committee=record.id actions today/> })}
                    <History changes=history/>
                </div>
            </div>
        </div>
    }
    .into_any()
}
