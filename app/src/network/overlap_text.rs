//! The words of the list of double structures.

use crate::i18n::Language;

/// What the overlap of two committees is, as the reader has chosen.
#[must_use]
pub(super) fn explained(language: Language, least: usize, field_weight: u32) -> String {
    let (least, weight) = (least_word(language, least), field_weight_word(language, field_weight));
    match (language, field_weight) {
        (Language::De, 0) => format!(
            "Paare von Gremien, in denen mindestens {least} dieselben sitzen. Die Überschneidung ist der Anteil der \
             Gemeinsamen an allen Mitgliedern beider Gremien."
        ),
        (Language::De, _) => format!(
            "Paare von Gremien, in denen mindestens {least} dieselben sitzen. Die Überschneidung ist der Anteil dessen, \
             was beide gemeinsam haben, an allen ihren Mitgliedern und Handlungsfeldern; ein Handlungsfeld zählt wie \
             {weight}."
        ),
        (Language::En, 0) => format!(
            "Pairs of committees in which at least {least} of the same sit. The overlap is the share of the common ones \
             of all members of both committees."
        ),
        (Language::En, _) => format!(
            "Pairs of committees in which at least {least} of the same sit. The overlap is the share of what both have \
             in common of all their members and fields of action; a field counts as much as {weight}."
        ),
    }
}

/// The least number of common members, as a choice.
#[must_use]
pub(super) const fn least_word(language: Language, least: usize) -> &'static str {
    match (language, least) {
        (Language::De, 2) => "zwei",
        (Language::De, 3) => "drei",
        (Language::De, _) => "fünf",
        (Language::En, 2) => "two",
        (Language::En, 3) => "three",
        (Language::En, _) => "five",
    }
}

/// What a common field counts, as a choice.
#[must_use]
pub(super) const fn field_weight_word(language: Language, weight: u32) -> &'static str {
    match (language, weight) {
        (Language::De, 0) => "nichts",
        (Language::De, 1) => "ein Mitglied",
        (Language::De, _) => "drei Mitglieder",
        (Language::En, 0) => "nothing",
        (Language::En, 1) => "one member",
        (Language::En, _) => "three members",
    }
}

/// What is said if there is no pair.
#[must_use]
pub(super) fn none(language: Language, least: usize) -> String {
    let least = least_word(language, least);
    match language {
        Language::De => {
            format!("Keine zwei der gezeigten Gremien haben {least} oder mehr gemeinsame Mitglieder.")
        }
        Language::En => format!("No two of the committees shown have {least} or more members in common."),
    }
}

crate::texts! {
    title: "Gremien mit gemeinsamen Mitgliedern", "Committees with common members";
    rule: "Was als Überschneidung zählt", "What counts as an overlap";
    least: "Gemeinsame Mitglieder mindestens", "Common members at least";
    field_weight: "Gleiches Handlungsfeld zählt wie", "A common field counts as";
    all_in_net: "Alle Paare im Netz zeigen", "Show all pairs on the map";
    all_lit: "Alle Paare doppelter Strukturen sind hervorgehoben.", "All pairs of double structures are highlighted.";
    to_list: "Zur Liste", "To the list";
    end: "Beenden", "End";
    committee: "Gremium", "Committee";
    other_committee: "und", "and";
    shared_members: "In beiden", "In both";
    in_both(number: &str): "{number} gemeinsame", "{number} in common";
    overlap: "Überschneidung", "Overlap";
    shared_fields: "Gemeinsame Handlungsfelder", "Common fields of action";
}
