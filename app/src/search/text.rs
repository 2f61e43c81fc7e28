//! The words of this room.

use domain::search::HITS_MAX;

use crate::{i18n::Language, ui::format};

crate::texts! {
    search: "Suche", "Search";
    question: "Wonach suchen Sie?", "What are you looking for?";
    submit: "Suchen", "Search";
    title_for(question: &str): "Suche nach „{question}“", "Search for “{question}”";
    kinds: "Art der Treffer", "Kind of results";
    everything: "Alles", "Everything";
    hits: "Treffer", "Results";
    one_hit(question: &str): "Ein Treffer für „{question}“", "One result for “{question}”";
    many_hits(count: &str, question: &str): "{count} Treffer für „{question}“", "{count} results for “{question}”";
    best_hits(count: &str, question: &str):
        "Die besten {count} Treffer für „{question}“. Ein weiteres Wort grenzt die Suche ein.",
        "The best {count} results for “{question}”. One more word narrows the search.";
    nothing_found: "Nichts gefunden", "Nothing found";
    nothing_for(question: &str): "Nichts gefunden für „{question}“", "Nothing found for “{question}”";
    check: "Prüfen Sie die Schreibweise, oder versuchen Sie ein kürzeres Wort. Manches sehen nur Angemeldete.",
        "Check the spelling, or try a shorter word. Some entries are only for those who are signed in.";
    not_this_kind: "Von dieser Art ist kein Treffer dabei.", "There is no result of this kind.";
    all_kinds: "Alle Treffer zeigen", "Show all results";
    to_directory: "Zum Verzeichnis", "To the directory";
    how: "Ein Wort oder der Anfang eines Wortes genügt", "A word or the beginning of one is enough";
    how_long: "Gefunden werden Gremien, Organisationen, Menschen, Gesundheitsregionen und was in den Plänen steht. \
        Umlaute dürfen auch „ae“, „oe“, „ue“ geschrieben sein.",
        "This finds committees, organisations, people, health regions and what stands in the plans. \
        Umlauts may also be written “ae”, “oe”, “ue”.";
}

/// "23 Treffer für „pflege“".
#[must_use]
pub(crate) fn status(language: Language, count: usize, question: &str) -> String {
    let number = format::count(language, i64::try_from(count).unwrap_or(i64::MAX));
    match count {
        0 => nothing_for(language, question),
        1 => one_hit(language, question),
        _ if count >= HITS_MAX => best_hits(language, &number, question),
        _ => many_hits(language, &number, question),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_number_of_hits_is_said_in_a_sentence() {
        assert_eq!(status(Language::De, 1, "pflege"), "Ein Treffer für „pflege“");
        assert_eq!(status(Language::De, 23, "pflege"), "23 Treffer für „pflege“");
        assert!(status(Language::En, HITS_MAX, "care").starts_with("The best 60"));
    }
}
