//! The words of links between measures.

use domain::plan::LinkWord;

use crate::i18n::Language;

/// What a measure says of the one at the other end.
pub(in crate::plan) const fn word(language: Language, word: LinkWord) -> &'static str {
    match (language, word) {
        (Language::De, LinkWord::Precedes) => "kommt vor",
        (Language::De, LinkWord::Follows) => "kommt nach",
        (Language::De, LinkWord::Blocks) => "blockiert",
        (Language::De, LinkWord::BlockedBy) => "wird blockiert von",
        (Language::De, LinkWord::Related) => "hängt zusammen mit",
        (Language::De, LinkWord::PartOf) => "ist Teil von",
        (Language::De, LinkWord::HasPart) => "umfasst",
        (Language::De, LinkWord::FollowsFrom) => "geht hervor aus",
        (Language::De, LinkWord::LeadsTo) => "führt zu",
        (Language::En, LinkWord::Precedes) => "comes before",
        (Language::En, LinkWord::Follows) => "comes after",
        (Language::En, LinkWord::Blocks) => "blocks",
        (Language::En, LinkWord::BlockedBy) => "is blocked by",
        (Language::En, LinkWord::Related) => "is related to",
        (Language::En, LinkWord::PartOf) => "is part of",
        (Language::En, LinkWord::HasPart) => "has part",
        (Language::En, LinkWord::FollowsFrom) => "follows from",
        (Language::En, LinkWord::LeadsTo) => "leads to",
    }
}

crate::texts! {
    links: "Verknüpfungen", "Links";
    none: "Noch mit keiner Maßnahme verknüpft.", "Not linked with any measure yet.";
    how: "Diese Maßnahme …", "This measure …";
    other: "Andere Maßnahme", "Other measure";
    offered: "Passende Maßnahmen", "Matching measures";
    found(number: usize): "{number} Maßnahmen passen", "{number} measures match";
    add: "Verknüpfen", "Link";
    remove(word: &str, title: &str): "Verknüpfung lösen: {word} „{title}“", "Remove the link: {word} “{title}”";
    waits_for: "Blockiert, bis das erledigt ist:", "Blocked until this is done:";
}
