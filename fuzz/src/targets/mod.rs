//! The list of everything that reads what others have written.

mod archive;
mod attachments;
mod comments;
mod contacts;
mod imports;
mod map_data;
mod networks;
mod queries;
mod secrets;
mod tables;
mod typed;

use crate::Target;

/// All targets. What is read by several readers has one folder.
pub static TARGETS: &[Target] = &[
    Target {
        name: "table",
        kind: "table",
        dictionary: tables::TEXT_WORDS,
        seeds: tables::workbooks,
        check: tables::check,
    },
    Target {
        name: "xlsx",
        kind: "xlsx",
        dictionary: tables::XLSX_WORDS,
        seeds: Vec::new,
        check: tables::check_xlsx,
    },
    Target {
        name: "ods",
        kind: "ods",
        dictionary: tables::ODS_WORDS,
        seeds: Vec::new,
        check: tables::check_ods,
    },
    Target {
        name: "import",
        kind: "table",
        dictionary: tables::TEXT_WORDS,
        seeds: tables::workbooks,
        check: imports::check_table,
    },
    Target {
        name: "import-settings",
        kind: "settings",
        dictionary: imports::SETTINGS_WORDS,
        seeds: Vec::new,
        check: imports::check_settings,
    },
    Target {
        name: "mapping",
        kind: "mapping",
        dictionary: imports::MAPPING_WORDS,
        seeds: Vec::new,
        check: imports::check_mapping,
    },
    Target {
        name: "contacts",
        kind: "contacts",
        dictionary: contacts::WORDS,
        seeds: Vec::new,
        check: contacts::check,
    },
    Target {
        name: "network",
        kind: "network",
        dictionary: networks::WORDS,
        seeds: Vec::new,
        check: networks::check,
    },
    Target {
        name: "network-import",
        kind: "network",
        dictionary: networks::WORDS,
        seeds: Vec::new,
        check: imports::check_table,
    },
    Target {
        name: "gml",
        kind: "network",
        dictionary: networks::GML_WORDS,
        seeds: Vec::new,
        check: networks::check_gml,
    },
    Target {
        name: "archive",
        kind: "archive",
        dictionary: archive::WORDS,
        seeds: archive::seeds,
        check: archive::check,
    },
    Target {
        name: "attachment",
        kind: "attachment",
        dictionary: attachments::WORDS,
        seeds: attachments::seeds,
        check: attachments::check,
    },
    Target {
        name: "comment",
        kind: "comment",
        dictionary: comments::WORDS,
        seeds: comments::seeds,
        check: comments::check,
    },
    Target {
        name: "map",
        kind: "map",
        dictionary: &["GFN\u{1}"],
        seeds: map_data::seeds,
        check: map_data::check,
    },
    Target {
        name: "map-query",
        kind: "query",
        dictionary: queries::WORDS,
        seeds: Vec::new,
        check: queries::check_map,
    },
    Target {
        name: "plan-query",
        kind: "query",
        dictionary: queries::WORDS,
        seeds: Vec::new,
        check: queries::check_plan,
    },
    Target {
        name: "link",
        kind: "secret",
        dictionary: secrets::WORDS,
        seeds: secrets::links,
        check: secrets::check_link,
    },
    Target {
        name: "care-link",
        kind: "secret",
        dictionary: secrets::WORDS,
        seeds: secrets::care_links,
        check: secrets::check_care_link,
    },
    Target {
        name: "session",
        kind: "secret",
        dictionary: secrets::WORDS,
        seeds: Vec::new,
        check: secrets::check_session,
    },
    Target {
        name: "number",
        kind: "typed",
        dictionary: typed::WORDS,
        seeds: Vec::new,
        check: typed::check_number,
    },
    Target { name: "day", kind: "typed", dictionary: typed::WORDS, seeds: Vec::new, check: typed::check_day },
    Target {
        name: "phone",
        kind: "typed",
        dictionary: typed::WORDS,
        seeds: Vec::new,
        check: typed::check_phone,
    },
    Target {
        name: "language",
        kind: "language",
        dictionary: typed::LANGUAGE_WORDS,
        seeds: Vec::new,
        check: typed::check_language,
    },
    Target { name: "web", kind: "typed", dictionary: typed::WORDS, seeds: Vec::new, check: typed::check_web },
];
