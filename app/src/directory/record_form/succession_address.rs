//! What was typed of how an organisation goes on, as the address of the page keeps it where there is no script.

use domain::directory::{RenameForm, SUCCESSORS_MAX, SuccessionForm};

use super::address::Lookup;

/// How the address calls the form for another name.
pub(super) const RENAME: &str = "rename";

/// How the address calls the form for those that succeed.
pub(super) const SUCCEED: &str = "succeed";

/// What is said of another name, by the names under which [`rename`] finds it.
#[cfg(feature = "ssr")]
pub(in crate::directory) fn said_of_rename(form: &RenameForm, version: i64) -> Vec<(String, String)> {
    [
        ("sent", RENAME.to_owned()),
        ("version", version.to_string()),
        ("name", form.name.clone()),
        ("from", form.from.clone()),
    ]
    .map(|(name, value)| (name.to_owned(), value))
    .into()
}

/// What an address says of another name.
pub(super) fn rename(get: Lookup<'_>) -> RenameForm {
    RenameForm { name: get("name").unwrap_or_default(), from: get("from").unwrap_or_default() }
}

/// What is said of those that succeed, by the names under which [`succession`] finds it.
#[cfg(feature = "ssr")]
pub(in crate::directory) fn said_of_succession(form: &SuccessionForm, version: i64) -> Vec<(String, String)> {
    let said = [
        ("sent", SUCCEED.to_owned()),
        ("version", version.to_string()),
        ("on", form.on.clone()),
        ("seats", form.seats.join(",")),
        ("ends_rest", form.ends_rest.to_string()),
    ];
    let rows = form.successors.iter().take(SUCCESSORS_MAX).enumerate();
    let rows = rows.map(|(row, id)| (format!("successor{row}"), id.clone()));
    said.into_iter().map(|(name, value)| (name.to_owned(), value)).chain(rows).collect()
}

/// What an address says of those that succeed.
pub(super) fn succession(get: Lookup<'_>) -> SuccessionForm {
    let seats = get("seats").unwrap_or_default();
    SuccessionForm {
        on: get("on").unwrap_or_default(),
        successors: (0..SUCCESSORS_MAX).map_while(|row| get(&format!("successor{row}"))).collect(),
        seats: seats.split(',').filter(|mark| !mark.is_empty()).map(str::to_owned).collect(),
        ends_rest: get("ends_rest").is_some_and(|said| said == "true"),
    }
}

#[cfg(all(test, feature = "ssr"))]
mod tests {
    use super::*;

    #[test]
    fn what_was_typed_survives_an_address() {
        let form = RenameForm { name: "Klinik & Söhne".to_owned(), from: "2026-01-01".to_owned() };
        let said = said_of_rename(&form, 7);
        let get = |name: &str| said.iter().find(|(known, _)| known == name).map(|(_, value)| value.clone());
        assert_eq!((rename(&get), get("version").as_deref()), (form, Some("7")));
        let form = SuccessionForm {
            on: "2027-01-01".to_owned(),
            successors: vec!["a".to_owned(), String::new(), "b".to_owned()],
            seats: vec!["m.1".to_owned(), "n.2".to_owned()],
            ends_rest: true,
        };
        let said = said_of_succession(&form, 7);
        let get = |name: &str| said.iter().find(|(known, _)| known == name).map(|(_, value)| value.clone());
        assert_eq!(succession(&get), form);
    }
}
