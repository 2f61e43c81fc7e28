//! Typed relations in words, each from the point of view of the page's record.

use domain::{
    change::{RecordKind, RecordRef},
    directory::{RelationEntry, RelationKind},
};
use leptos::prelude::*;

use super::{removal::text as removal_text, text, thing::Named, word};
use crate::{
    i18n::{t, use_language},
    links,
    ui::{KindMark, kind::node_kind},
};

/// The panel of relations, grouped by what they say; nothing if there are none.
#[component]
pub(super) fn Relations(
    /// The relations.
    relations: Vec<RelationEntry>,
) -> impl IntoView {
    if relations.is_empty() {
        return ().into_any();
    }
    let language = use_language();
    let groups = grouped(relations)
        .into_iter()
        .map(|((kind, is_outgoing), entries)| {
            let links = entries
                .into_iter()
                .map(|entry| {
                    let mark = node_kind(entry.other.record.kind).map(|kind| view! { <KindMark kind/> });
                    let note = (!entry.note.is_empty())
                        .then(|| view! { <span class="links__side">{entry.note}</span> });
                    let other = entry.other.name.clone();
                    let removal = entry.may_remove.then(|| {
                        let relation = RecordRef::new(RecordKind::Relation, entry.id);
                        view! {
                            <a class="btn btn--quiet btn--small" href=links::removal(relation)>
                                {t(removal_text::remove)}
                                <span class="visually-hidden" lang="de">": " {other}</span>
                            </a>
                        }
                    });
                    view! { <li>{mark}<Named named=entry.other/>{note}{removal}</li> }
                })
                .collect_view();
            view! {
                <h3 class="panel__label">{move || word::relation(language.get(), kind, is_outgoing)}</h3>
                <ul class="links">{links}</ul>
            }
        })
        .collect_view();
    view! {
        <section class="panel" aria-labelledby="relations">
            <h2 class="panel__head" id="relations">{t(text::relations)}</h2>
            {groups}
        </section>
    }
    .into_any()
}

type Group = ((RelationKind, bool), Vec<RelationEntry>);

/// Relations by what they say, in the order of their kinds; within a group by name.
fn grouped(relations: Vec<RelationEntry>) -> Vec<Group> {
    let mut groups: Vec<Group> = Vec::new();
    for entry in relations {
        // Working together has no direction.
        let key = (entry.kind, entry.is_outgoing || entry.kind == RelationKind::Cooperates);
        match groups.iter_mut().find(|(known, _)| *known == key) {
            Some((_, entries)) => entries.push(entry),
            None => groups.push((key, vec![entry])),
        }
    }
    groups.sort_by_key(|((kind, is_outgoing), _)| (*kind, !is_outgoing));
    for (_, entries) in &mut groups {
        entries.sort_by(|a, b| a.other.name.cmp(&b.other.name));
    }
    groups
}

#[cfg(test)]
mod tests {
    use domain::{
        directory::NamedRecord,
        id::{OrganisationId, RelationId},
    };

    use super::*;

    fn entry(kind: RelationKind, is_outgoing: bool, name: &str) -> RelationEntry {
        let record = RecordRef::new(RecordKind::Organisation, OrganisationId::named(name));
        RelationEntry {
            kind,
            is_outgoing,
            other: NamedRecord { record, name: name.to_owned() },
            note: String::new(),
            valid_from: None,
            id: RelationId::named(name),
            may_remove: false,
        }
    }

    #[test]
    fn directions_are_kept_apart_but_cooperation_has_none() {
        let groups = grouped(vec![
            entry(RelationKind::Cooperates, false, "B"),
            entry(RelationKind::Cooperates, true, "A"),
            entry(RelationKind::Advises, false, "C"),
            entry(RelationKind::Advises, true, "D"),
        ]);
        let names: Vec<Vec<&str>> = groups
            .iter()
            .map(|(_, entries)| entries.iter().map(|entry| entry.other.name.as_str()).collect())
            .collect();
        assert_eq!(names, [vec!["D"], vec!["C"], vec!["A", "B"]]);
    }
}
