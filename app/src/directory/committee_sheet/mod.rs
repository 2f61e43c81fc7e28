//! What is made of those who sit in a committee: a list of addresses to write to, a list to sign, a sheet of labels.

mod attendance;
mod labels;
mod mailing_list;

use domain::{
    directory::{CommitteeMember, CommitteeMembers, DirectoryList},
    id::CommitteeId,
};
use leptos::prelude::*;
use leptos_router::{
    hooks::{use_params_map, use_query_map},
    params::ParamsMap,
};

use self::{attendance::Attendance, labels::Labels, mailing_list::MailingList};
use super::{api::load_members, sheet_text as text, thing::Path};
use crate::{
    answer::ask,
    i18n::{Language, t, use_language},
    links::{self, CommitteeSheet},
    ui::{Icon, Loaded, Menu, Title, format},
};

/// `/directory/committees/{id}/{sheet}`.
#[component]
pub fn CommitteeSheetPage() -> impl IntoView {
    let params = use_params_map();
    let asked = Memo::new(move |_| chosen(&params.read()));
    let members = ask(move || asked.get(), |(id, sheet)| load_members(id, sheet));
    view! { <Loaded resource=members children=show/> }.into_any()
}

/// The committee and the sheet that an address names.
fn chosen(params: &ParamsMap) -> (String, Option<CommitteeSheet>) {
    (params.get("id").unwrap_or_default(), params.get("sheet").and_then(|sheet| sheet.parse().ok()))
}

fn show(members: CommitteeMembers) -> AnyView {
    let (id, sheet) = use_params_map().with_untracked(chosen);
    match (id.parse(), sheet) {
        (Ok(id), Some(sheet)) => show_sheet(id, sheet, members),
        // On the way to another page.
        _ => ().into_any(),
    }
}

fn show_sheet(id: CommitteeId, sheet: CommitteeSheet, members: CommitteeMembers) -> AnyView {
    let language = use_language();
    let query = use_query_map();
    let CommitteeMembers { committee, health_region, on, members } = members;
    let title = {
        let committee = committee.clone();
        move || format!("{}: {committee}", word(sheet)(language.get()))
    };
    let name = committee.clone();
    let content = match sheet {
        CommitteeSheet::MailingList => {
            let who = Memo::new(move |_| query.read().get("who").and_then(|who| who.parse().ok()));
            view! { <MailingList id who members/> }.into_any()
        }
        CommitteeSheet::AttendanceList => view! { <Attendance members/> }.into_any(),
        CommitteeSheet::AddressLabels => view! { <Labels members/> }.into_any(),
    };
    let is_printed = sheet != CommitteeSheet::MailingList;
    let print = move |_| drop(window().print());
    let tabs = CommitteeSheet::ALL.iter().map(|other| {
        let current = (*other == sheet).then_some("page");
        view! { <a href=links::committee_sheet(id, *other) aria-current=current>{t(word(*other))}</a> }
    });
    let note = move || {
        let day = text::as_of(language.get(), &format::date(language.get(), on));
        if health_region.is_empty() { day } else { format!("{health_region} · {day}") }
    };
    view! {
        <Title text=title/>
        <div class="page">
            <Path list=DirectoryList::Committees name=committee/>
            <div class="page-head sheet-head">
                <div class="thing-head__words">
                    <p class="note">{note}</p>
                    <h1>{name} <span class="sheet-head__what">{t(word(sheet))}</span></h1>
                </div>
                <div class="page-head__actions">
                    <a class="btn" href=links::directory_row(DirectoryList::Committees, &id.to_string())>
                        {t(text::back)}
                    </a>
                    {is_printed
                        .then(|| {
                            view! {
                                <button class="btn btn--primary needs-script" type="button" on:click=print>
                                    <Icon name="print"/>
                                    {t(text::print)}
                                </button>
                            }
                        })}
                </div>
            </div>
            <nav class="tabs" aria-label=t(text::sheets)>{tabs.collect_view()}</nav>
            {content}
        </div>
    }
    .into_any()
}

/// The menu on the page of a committee.
#[component]
pub(super) fn SheetMenu(
    /// The committee.
    committee: CommitteeId,
) -> impl IntoView {
    let sheets = CommitteeSheet::ALL.iter().map(move |sheet| {
        let icon = match sheet {
            CommitteeSheet::MailingList => "mail",
            CommitteeSheet::AttendanceList => "checklist",
            CommitteeSheet::AddressLabels => "print",
        };
        view! {
            <a class="menu__item" href=links::committee_sheet(committee, *sheet)>
                <Icon name=icon/>
                {t(word(*sheet))}
            </a>
        }
    });
    view! {
        <Menu title=text::take_along icon="mail" at_end=true>
            {sheets.collect_view()}
            <a class="menu__item" href=links::member_cards(committee) download="">
                <Icon name="download"/>
                {t(text::contacts)}
            </a>
        </Menu>
    }
    .into_any()
}

const fn word(sheet: CommitteeSheet) -> fn(Language) -> &'static str {
    match sheet {
        CommitteeSheet::MailingList => text::mailing_list,
        CommitteeSheet::AttendanceList => text::attendance_list,
        CommitteeSheet::AddressLabels => text::address_labels,
    }
}

/// The name of a member, and where they come from; each empty if the reader may not see it or there is none.
fn named(member: &CommitteeMember) -> (String, String) {
    let organisation = member.organisation.as_ref().map(|entry| entry.name.clone());
    let Some(person) = &member.person else { return (String::new(), organisation.unwrap_or_default()) };
    (person.name.clone(), organisation.unwrap_or_else(|| person.organisation.clone()))
}

/// Those who are left out of a sheet, by name; people whom the reader may not see are only counted.
fn left_out(
    title: fn(Language) -> &'static str,
    members: &[&CommitteeMember],
    language: RwSignal<Language>,
) -> Option<AnyView> {
    let hidden = members.iter().filter(|member| member.person.is_none() && !member.is_vacant).count();
    let names: Vec<String> = members
        .iter()
        .filter(|member| member.person.is_some() || member.is_vacant)
        .map(|member| {
            let (name, organisation) = named(member);
            [name, organisation].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ")
        })
        .filter(|name| !name.is_empty())
        .collect();
    if names.is_empty() && hidden == 0 {
        return None;
    }
    let names = names.into_iter().map(|name| view! { <li>{name}</li> }).collect_view();
    let hidden = (hidden > 0)
        .then(|| view! { <li class="muted">{move || text::not_shown(language.get(), hidden)}</li> });
    Some(
        view! {
            <section class="panel screen-only" aria-labelledby="left-out">
                <h2 class="panel__head" id="left-out">{t(title)}</h2>
                <ul class="links">{names} {hidden}</ul>
            </section>
        }
        .into_any(),
    )
}

/// What stands in place of a sheet with nothing on it.
fn empty(title: fn(Language) -> &'static str, why: fn(Language) -> &'static str) -> AnyView {
    view! {
        <section class="panel" aria-labelledby="empty">
            <div class="empty" role="status">
                <Icon name="mail" large=true/>
                <h2 class="empty__title" id="empty">{t(title)}</h2>
                <p>{t(why)}</p>
            </div>
        </section>
    }
    .into_any()
}
