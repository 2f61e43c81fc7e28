//! Care of the directory: what has gone stale, who has confirmed it, and those concerned who are asked by mail.

pub mod api;
mod care_page;
mod confirmed_panel;
#[cfg(feature = "ssr")]
mod letter;
#[cfg(feature = "ssr")]
pub mod link;
mod link_page;
pub(super) mod text;

pub use care_page::CarePage;
pub(super) use confirmed_panel::{ConfirmAction, ConfirmedPanel};
pub use link_page::CareLinkPage;

use domain::{
    change::RecordRef,
    directory::{Confirmation, Confirmer},
};

use crate::{i18n::Language, ui::format};

/// A record as forms name it: kind and id, with a point between them.
fn record_word(record: RecordRef) -> String {
    format!("{}.{}", record.kind, record.id)
}

/// The record that such a word names.
#[cfg(feature = "ssr")]
fn read_record(word: &str) -> Option<RecordRef> {
    let (kind, id) = word.split_once('.')?;
    Some(RecordRef { kind: kind.parse().ok()?, id: id.parse().ok()? })
}

/// "Zuletzt bestätigt am 3. März 2026 von Anna Berg".
fn confirmed_words(language: Language, confirmation: Option<&Confirmation>) -> String {
    let Some(Confirmation { on, by }) = confirmation else { return text::never(language).to_owned() };
    let day = format::date(language, *on);
    match by {
        None => text::confirmed_on(language, &day),
        Some(Confirmer::User(name)) => text::confirmed_by(language, &day, name),
        Some(Confirmer::Concerned) => text::confirmed_by_concerned(language, &day),
    }
}

#[cfg(test)]
mod tests {
    use time::macros::date;

    use super::*;

    #[cfg(feature = "ssr")]
    #[test]
    fn a_record_is_read_as_forms_name_it() {
        use domain::{change::RecordKind, id::PersonId};

        let record = RecordRef::new(RecordKind::Person, PersonId::named("a"));
        assert_eq!(read_record(&record_word(record)), Some(record));
        for wrong in ["", "person", "person.", "person.x", &format!("nothing.{}", record.id)] {
            assert_eq!(read_record(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn it_is_said_who_confirmed_a_record_and_when() {
        let said = |by| {
            let confirmation = Confirmation { on: date!(2026 - 03 - 03), by };
            confirmed_words(Language::De, Some(&confirmation))
        };
        assert_eq!(said(None), "Zuletzt bestätigt am 3. März 2026");
        assert_eq!(
            said(Some(Confirmer::User("Anna Berg".to_owned()))),
            "Zuletzt bestätigt am 3. März 2026 von Anna Berg"
        );
        assert!(said(Some(Confirmer::Concerned)).contains("selbst"));
        assert_eq!(confirmed_words(Language::En, None), "Never confirmed");
    }
}
