//! A list of those who sit in a committee, to be signed by who is there.

use domain::directory::CommitteeMember;
use leptos::prelude::*;

use super::{named, text};
use crate::{
    directory::word,
    i18n::{Language, t, use_language},
};

/// Empty rows for those who come beside the members.
const GUESTS: usize = 5;

#[component]
pub(super) fn Attendance(members: Vec<CommitteeMember>) -> impl IntoView {
    let language = use_language();
    if members.is_empty() {
        return view! { <p class="muted">{t(text::no_members)}</p> }.into_any();
    }
    let count = members.len();
    let rows = members.into_iter().enumerate().map(|(at, member)| {
        let (name, organisation) = named(&member);
        let function = member.person.as_ref().map(|person| person.kind.clone()).unwrap_or_default();
        let function = (!function.is_empty() && function != name)
            .then(|| view! { <span class="note attendance__function">{function}</span> });
        let (role, is_voting) = (member.role, member.is_voting);
        let role = move || {
            let role = word::membership_role(language.get(), role);
            if is_voting { format!("{role}, {}", text::with_vote(language.get())) } else { role.to_owned() }
        };
        row(at + 1, view! { {name} {function} }.into_any(), organisation.into_any(), role.into_any())
    });
    let guests = (count..count + GUESTS)
        .map(|at| row(at + 1, ().into_any(), ().into_any(), view! { {t(text::guest)} }.into_any()));
    let rows: Vec<AnyView> = rows.chain(guests).collect();
    let blank = |label: fn(Language) -> &'static str| {
        view! { <p class="attendance__blank"><span>{t(label)}</span></p> }
    };
    view! {
        <section class="panel panel--flush attendance">
            <div class="attendance__head">
                {[text::meeting_on, text::place, text::begin_and_end].map(blank).collect_view()}
            </div>
            <div class="table-wrap" role="region" aria-labelledby="attendance-caption" tabindex="0">
                <table class="table">
                    <caption class="visually-hidden" id="attendance-caption">{t(text::attendance_list)}</caption>
                    <thead>
                        <tr>
                            <th scope="col" class="num">{t(text::number)}</th>
                            <th scope="col">{t(text::name)}</th>
                            <th scope="col">{t(text::organisation)}</th>
                            <th scope="col">{t(text::role)}</th>
                            <th scope="col" class="attendance__signature">{t(text::signature)}</th>
                        </tr>
                    </thead>
                    <tbody>{rows}</tbody>
                </table>
            </div>
        </section>
    }
    .into_any()
}

fn row(number: usize, name: AnyView, organisation: AnyView, role: AnyView) -> AnyView {
    view! {
        <tr>
            <td class="num">{number}</td>
            <td>{name}</td>
            <td>{organisation}</td>
            <td>{role}</td>
            <td></td>
        </tr>
    }
    .into_any()
}
