//! A list as a table for other programs: its head and its cells, in words of the reader's language.

use domain::{
    directory::{ContactKind, DirectoryList, ListEntry, Region, state_name},
    exchange::{ImportField, ListColumn, ToldColumn, list_columns},
};
use time::Date;

use super::{list_text as text, words};
use crate::{
    directory::{text as directory, word},
    i18n::Language,
    links::ListFile,
    network::export::{Cell, slug},
};

/// The names of the columns; those an import reads are called as it calls them.
#[must_use]
pub fn list_head(language: Language, list: DirectoryList) -> Vec<String> {
    let name = |column: &ListColumn| match column {
        ListColumn::Read(field) => words::field(language, *field),
        ListColumn::Told(told) => told_name(language, *told),
    };
    // What tells a browser where a word may be broken is no part of it.
    list_columns(list).iter().map(|column| name(column).replace('\u{ad}', "")).collect()
}

const fn told_name(language: Language, column: ToldColumn) -> &'static str {
    match column {
        ToldColumn::Name => directory::name(language),
        ToldColumn::Kind => directory::kind(language),
        ToldColumn::Level => directory::level(language),
        ToldColumn::Parent => directory::parent(language),
        ToldColumn::HealthRegion => directory::health_region(language),
        ToldColumn::Districts => directory::districts(language),
        ToldColumn::State => directory::state(language),
        ToldColumn::Fields => directory::fields_of_action(language),
        ToldColumn::Seats => directory::seats_head(language),
        ToldColumn::Committees => directory::committees(language),
        ToldColumn::Inhabitants => directory::inhabitants(language),
        ToldColumn::Description => directory::description(language),
        ToldColumn::Key => directory::key(language),
        ToldColumn::Further => text::further_contacts(language),
    }
}

/// The cells of a record.
#[must_use]
pub fn list_row(language: Language, list: DirectoryList, entry: &ListEntry) -> Vec<Cell> {
    let cell = |column: &ListColumn| match column {
        ListColumn::Read(field) => Cell::Text(read_cell(language, list, *field, entry)),
        ListColumn::Told(told) => told_cell(language, list, *told, entry),
    };
    list_columns(list).iter().map(cell).collect()
}

fn read_cell(language: Language, list: DirectoryList, field: ImportField, entry: &ListEntry) -> String {
    let all = |kind| entry.ways(kind).collect::<Vec<_>>().join(", ");
    let first = |kind| entry.ways(kind).next().unwrap_or_default().to_owned();
    match field {
        ImportField::OrganisationName if list == DirectoryList::People => entry.organisation.clone(),
        ImportField::OrganisationName | ImportField::PersonName => entry.name.clone(),
        ImportField::OrganisationKind => word::row_kind(language, list, &entry.kind),
        ImportField::Function => entry.kind.clone(),
        ImportField::District => districts(language, &entry.districts),
        // One cell holds one address, which has commas of its own.
        ImportField::Address => first(ContactKind::Address),
        ImportField::Web => first(ContactKind::Web),
        ImportField::OrganisationPhone | ImportField::PersonPhone => all(ContactKind::Phone),
        ImportField::OrganisationEmail | ImportField::PersonEmail => all(ContactKind::Email),
        ImportField::Description => entry.description.clone(),
        ImportField::Street
        | ImportField::Postcode
        | ImportField::Town
        | ImportField::PersonTitle
        | ImportField::FirstName
        | ImportField::LastName
        | ImportField::Committee
        | ImportField::SeatRole
        | ImportField::SeatVoting
        | ImportField::SeatFrom
        | ImportField::SeatTo
        | ImportField::NodeId
        | ImportField::NodeName
        | ImportField::NodeKind
        | ImportField::NodeLevel
        | ImportField::NodeRegion
        | ImportField::EdgeFrom
        | ImportField::EdgeTo
        | ImportField::EdgeKind => String::new(),
    }
}

fn told_cell(language: Language, list: DirectoryList, column: ToldColumn, entry: &ListEntry) -> Cell {
    Cell::Text(match column {
        ToldColumn::Name => entry.name.clone(),
        ToldColumn::Kind => word::row_kind(language, list, &entry.kind),
        ToldColumn::Level => entry.level.map_or("", |level| word::level(language, level)).to_owned(),
        ToldColumn::Parent => entry.parent.clone(),
        ToldColumn::HealthRegion => entry.health_region.clone(),
        ToldColumn::Districts => districts(language, &entry.districts),
        ToldColumn::State => {
            entry.state.as_ref().and_then(|state| state_name(state.as_str())).unwrap_or_default().to_owned()
        }
        ToldColumn::Fields => entry.fields.join(", "),
        ToldColumn::Seats | ToldColumn::Committees | ToldColumn::Inhabitants => {
            return Cell::Number(entry.size as f32);
        }
        ToldColumn::Description => entry.description.clone(),
        ToldColumn::Key => entry.key.clone(),
        ToldColumn::Further => further(list, entry),
    })
}

/// Ways to reach somebody that have no column: all but the first address and link of an organisation.
fn further(list: DirectoryList, entry: &ListEntry) -> String {
    let shown = if list == DirectoryList::Organisations { 1 } else { 0 };
    let ways = |kind| entry.ways(kind).skip(shown);
    ways(ContactKind::Address).chain(ways(ContactKind::Web)).collect::<Vec<_>>().join("; ")
}

/// "Hof (Landkreis)": 22 names are those of two districts.
fn districts(language: Language, districts: &[Region]) -> String {
    let name = |region: &Region| format!("{} ({})", region.name, word::region_kind(language, region.kind));
    districts.iter().map(name).collect::<Vec<_>>().join(", ")
}

/// The name of a file with a list: "menschen-2026-11-22.xlsx".
#[must_use]
pub fn list_file_name(language: Language, list: DirectoryList, file: ListFile, today: Date) -> String {
    format!("{}-{today}.{}", slug(word::list(language, list)), file.extension())
}

/// What a list is called.
#[must_use]
pub const fn list_name(language: Language, list: DirectoryList) -> &'static str {
    word::list(language, list)
}

/// The name of a file with contacts: "ag-pflege.vcf".
#[must_use]
pub fn card_file_name(name: &str) -> String {
    let slug = slug(name);
    format!("{}.vcf", if slug.is_empty() { "contact" } else { &slug })
}

#[cfg(test)]
mod tests {
    use domain::{
        directory::OrganisationKind,
        exchange::{is_column_name, is_read_again, kind_of_words, suggest_columns},
    };
    use time::macros::date;

    use super::*;

    const LANGUAGES: [Language; 2] = [Language::De, Language::En];

    #[test]
    fn what_we_write_our_own_import_knows_by_its_columns() {
        for language in LANGUAGES {
            for list in DirectoryList::ALL.iter().filter(|list| is_read_again(**list)) {
                let head = list_head(language, *list);
                let meant: Vec<Option<ImportField>> = list_columns(*list)
                    .iter()
                    .map(|column| match column {
                        ListColumn::Read(field) => Some(*field),
                        ListColumn::Told(_) => None,
                    })
                    .collect();
                // Also if their values look like something else; seats are always numbers.
                for value in ["", "https://a.example", "a@b.example", "09521 1234", "97437"] {
                    let cell = |column: &ListColumn| match column {
                        ListColumn::Read(_) | ListColumn::Told(ToldColumn::Further) => value.to_owned(),
                        ListColumn::Told(_) => "3".to_owned(),
                    };
                    let row = list_columns(*list).iter().map(cell).collect();
                    assert_eq!(suggest_columns(&head, &[row]), meant, "{list} {language:?} {value}");
                }
                assert!(is_column_name(&head[0]) && is_column_name(&head[1]), "{head:?}");
            }
        }
    }

    #[test]
    fn every_field_of_an_import_is_known_by_the_name_it_has_there() {
        for language in LANGUAGES {
            for field in ImportField::ALL {
                let name = [words::field(language, *field).to_owned()];
                assert_eq!(suggest_columns(&name, &[]), [Some(*field)], "{name:?}");
            }
        }
    }

    #[test]
    fn every_kind_of_organisation_is_known_by_its_word() {
        for language in LANGUAGES {
            for kind in OrganisationKind::ALL {
                let word = word::organisation_kind(language, *kind);
                assert_eq!(kind_of_words(word), Some(*kind), "{word}");
            }
        }
    }

    #[test]
    fn a_row_has_a_cell_for_each_column() {
        for list in DirectoryList::ALL {
            let row = list_row(Language::De, *list, &ListEntry::default());
            assert_eq!(row.len(), list_head(Language::De, *list).len());
            assert!(list_head(Language::De, *list).iter().all(|name| !name.contains('\u{ad}')));
        }
    }

    #[test]
    fn a_file_is_named_by_its_list_and_day() {
        let named =
            |language, file| list_file_name(language, DirectoryList::Regions, file, date!(2026 - 11 - 22));
        assert_eq!(named(Language::De, ListFile::Xlsx), "kreise-und-staedte-2026-11-22.xlsx");
        assert_eq!(named(Language::En, ListFile::ExcelCsv), "districts-2026-11-22.csv");
    }
}
