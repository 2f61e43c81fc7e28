//! Which organisations take part in a measure beside the leading one, and a choice for one more.

use domain::{
    id::OrganisationId,
    plan::{MeasureDetail, NamedPartner},
};
use leptos::{ev, prelude::*, server_fn::ServerFn as _};

use super::{
    field::SavingNote,
    partners_text as text,
    state::{Saving, SheetState},
};
use crate::{
    i18n::{t, use_language},
    links,
    plan::partner_api::{self as api, AddPartner, RemovePartner},
    ui::{Icon, focus},
};

/// All partners, and a form for one more.
#[component]
pub(super) fn Partners(sheet: SheetState) -> impl IntoView {
    let saving = RwSignal::new(Saving::Idle);
    let partners = sheet.part(|detail| detail.partners.clone());
    let may_edit = sheet.part(|detail| detail.rights.edit);
    let is_empty = Memo::new(move |_| partners.with(Vec::is_empty));
    view! {
        <section class="sheet__part" aria-labelledby="sheet-partners">
            <h3 id="sheet-partners" tabindex="-1">{t(text::partners)}</h3>
            {move || is_empty.get().then(|| view! { <p class="muted">{t(text::none)}</p> })}
            <ul class="linked">
                <For
                    each=move || partners.get()
                    key=|partner| (partner.id, partner.organisation.name.clone())
                    children=move |partner| view! { <Item sheet partner saving may_edit/> }
                />
            </ul>
            {move || may_edit.get().then(|| view! { <Add sheet saving/> })}
            <SavingNote saving/>
        </section>
    }
    .into_any()
}

#[component]
fn Item(
    sheet: SheetState,
    partner: NamedPartner,
    saving: RwSignal<Saving>,
    may_edit: Memo<bool>,
) -> impl IntoView {
    let language = use_language();
    let NamedPartner { id, organisation } = partner;
    let remove = move |event: ev::SubmitEvent| {
        event.prevent_default();
        sheet.send(saving, api::remove_partner(sheet.id(), id), |is_done| {
            if is_done {
                request_animation_frame(|| {
                    focus::focus_first("#sheet-partners");
                });
            }
        });
    };
    let label = {
        let name = organisation.name.clone();
        Signal::derive(move || text::remove(language.get(), &name))
    };
    view! {
        <li class="linked__item">
            <a href=links::record(organisation.record) lang="de">{organisation.name}</a>
            {move || may_edit.get().then(|| view! {
                <form method="post" action=RemovePartner::PATH on:submit=remove>
                    <input type="hidden" name="measure" value=sheet.id().to_string()/>
                    <input type="hidden" name="partner" value=id.to_string()/>
                    <button class="btn btn--quiet btn--small btn--icon" aria-label=label>
                        <Icon name="close" small=true/>
                    </button>
                </form>
            })}
        </li>
    }
    .into_any()
}

/// The organisations that can be chosen: those of the region that do not lead the measure and do not take part in it yet.
fn offered(detail: &MeasureDetail) -> Vec<(String, String)> {
    let leading = detail.measure.organisation_id.map(|id| id.0);
    let is_there = |id| {
        leading == Some(id) || detail.partners.iter().any(|partner| partner.organisation.record.id == id)
    };
    let organisations = detail.choices.organisations.iter().filter(|named| !is_there(named.record.id));
    organisations.map(|named| (named.record.id.to_string(), named.name.clone())).collect()
}

#[component]
fn Add(sheet: SheetState, saving: RwSignal<Saving>) -> impl IntoView {
    let chosen = RwSignal::new(String::new());
    let choices = sheet.part(offered);
    let add = move |event: ev::SubmitEvent| {
        event.prevent_default();
        let Ok(organisation) = chosen.get_untracked().parse::<OrganisationId>() else { return };
        sheet.send(saving, api::add_partner(sheet.id(), organisation), move |is_done| {
            if is_done {
                chosen.try_set(String::new());
            }
        });
    };
    let options = move || {
        let option = |(value, name): (String, String)| {
            let this = value.clone();
            view! {
                <option value=value prop:selected=move || chosen.with(|chosen| *chosen == this)>
                    {name}
                </option>
            }
        };
        choices.get().into_iter().map(option).collect_view()
    };
    view! {
        <form class="linked__add linked__add--one" method="post" action=AddPartner::PATH on:submit=add>
            <input type="hidden" name="measure" value=sheet.id().to_string()/>
            <div class="field">
                <label class="field__label" for="partner-organisation">{t(text::organisation)}</label>
                <select
                    class="input"
                    id="partner-organisation"
                    name="organisation"
                    required=true
                    on:change=move |event| chosen.set(event_target_value(&event))
                >
                    <option value="" prop:selected=move || chosen.with(String::is_empty)>{t(text::choose)}</option>
                    {options}
                </select>
            </div>
            <button class="btn">{t(text::add)}</button>
        </form>
    }
    .into_any()
}
