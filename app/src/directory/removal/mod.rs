//! What should never have been in the directory is removed, lies in its trash for thirty days, and is brought back from there.

pub mod api;
mod removal_page;
pub(super) mod text;
mod trash_page;

pub use removal_page::RemovalPage;
pub use trash_page::DirectoryTrashPage;

use domain::{
    change::{RecordKind, RecordRef},
    directory::RelationKind,
};
use leptos::prelude::*;

use super::{text as directory_text, word};
use crate::{
    i18n::{Language, t, use_language},
    links,
};

/// On the form of a record: the way to its removal, and when not to go it.
#[component]
pub(super) fn RemovalPanel(record: RecordRef) -> impl IntoView {
    view! {
        <section class="panel" aria-labelledby="remove-record">
            <h2 class="panel__head" id="remove-record">{t(text::remove)}</h2>
            <p>{t(text::only_mistakes)}</p>
            <div class="actions">
                <a class="btn" href=links::removal(record)>{t(text::look_first)}</a>
            </div>
        </section>
    }
    .into_any()
}

/// Numbers of records of several kinds, as a list.
#[component]
fn Counts(counts: Vec<(RecordKind, i64)>) -> impl IntoView {
    let language = use_language();
    let items = counts.into_iter().map(|(kind, count)| {
        view! { <li>{move || directory_text::counted(language.get(), kind, count)}</li> }
    });
    view! { <ul class="merge__moved">{items.collect_view()}</ul> }.into_any()
}

/// The same in one line: "3 Sitze, 1 Beziehung".
fn in_one_line(language: Language, counts: &[(RecordKind, i64)]) -> String {
    let words: Vec<_> =
        counts.iter().map(|(kind, count)| directory_text::counted(language, *kind, *count)).collect();
    words.join(", ")
}

/// What a removed record was: its kind, for a relation in its own word.
fn what_it_was(language: Language, record: RecordRef, relation: Option<RelationKind>) -> String {
    let kind = word::record_kind(language, record.kind);
    match relation {
        Some(relation) => format!("{kind}: {}", word::relation(language, relation, true)),
        None => kind.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_comes_back_is_said_in_one_line() {
        let counts = [(RecordKind::Membership, 3), (RecordKind::Relation, 1)];
        assert_eq!(in_one_line(Language::De, &counts), "3\u{a0}Sitze, 1\u{a0}Beziehung");
        assert_eq!(in_one_line(Language::En, &counts[1..]), "1\u{a0}Relation");
        assert_eq!(in_one_line(Language::De, &[]), "");
    }
}
