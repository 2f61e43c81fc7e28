//! Postal addresses of those who sit in a committee, on a sheet of labels.

use domain::directory::CommitteeMember;
use leptos::prelude::*;

use super::{empty, left_out, named, text};
use crate::i18n::{t, use_language};

#[component]
pub(super) fn Labels(members: Vec<CommitteeMember>) -> impl IntoView {
    let language = use_language();
    let without: Vec<_> = members.iter().filter(|member| member.address().is_none()).collect();
    let rest = left_out(text::without_address, &without, language);
    let mut labels: Vec<Vec<String>> = members.iter().filter_map(label).collect();
    labels.dedup();
    if labels.is_empty() {
        return view! { {empty(text::no_address, text::none_why)} {rest} }.into_any();
    }
    let labels = labels.into_iter().map(|lines| {
        let lines = lines.into_iter().map(|line| view! { <span>{line}</span> }).collect_view();
        view! { <li class="label">{lines}</li> }
    });
    view! {
        <p class="note screen-only">{t(text::labels_hint)}</p>
        <ul class="label-sheet" aria-label=t(text::address_labels)>{labels.collect_view()}</ul>
        {rest}
    }
    .into_any()
}

/// The lines of a label; nothing without an address.
fn label(member: &CommitteeMember) -> Option<Vec<String>> {
    let address = member.address()?;
    let (name, organisation) = named(member);
    let (street, town) = address.rsplit_once(',').unwrap_or((address, ""));
    let lines = [name, organisation, street.trim().to_owned(), town.trim().to_owned()];
    Some(lines.into_iter().filter(|line| !line.is_empty()).collect())
}
