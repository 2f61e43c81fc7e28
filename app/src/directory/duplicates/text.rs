//! The words for records that stand in the directory twice.

use domain::directory::{DuplicateReason, MergeField};

use crate::{directory::text as directory_text, i18n::Language};

crate::texts! {
    duplicates: "Doppelte Einträge", "Duplicates";
    lead: "Diese Einträge meinen wahrscheinlich dasselbe. Führen Sie zusammen, was zusammengehört; nichts geht verloren, und dreißig Tage lang lässt es sich zurücknehmen.",
        "These entries probably mean the same. Merge what belongs together; nothing is lost, and for thirty days it can be taken back.";
    review(count: &str): "Doppelte Einträge prüfen ({count})", "Review duplicates ({count})";
    region: "Gesundheitsregion", "Health region";
    all_regions: "alle, die Sie pflegen", "all that you look after";
    show: "Zeigen", "Show";
    to_review: "Zu prüfen", "To review";
    first_of(shown: &str, total: &str): "Die wahrscheinlichsten {shown} von {total}", "The likeliest {shown} of {total}";
    none: "Keine doppelten Einträge gefunden", "No duplicates found";
    none_hint: "Verglichen werden Namen und wie sie klingen, E-Mail-Adressen, Telefonnummern und Anschriften.",
        "Compared are names and how they sound, e-mail addresses, telephone numbers and postal addresses.";
    why(reasons: &str): "Warum: {reasons}", "Why: {reasons}";
    compare: "Vergleichen", "Compare";
    these(one: &str, other: &str): ": {one} und {other}", ": {one} and {other}";
    not_the_same: "Nicht dasselbe", "Not the same";
    apart(count: usize): "Nicht dasselbe ({count})", "Not the same ({count})";
    take_back: "Doch wieder vorschlagen", "Suggest it again";
    noted: "Gemerkt.", "Noted.";

    same_name: "gleicher Name", "same name";
    sounds_alike(one: &str, other: &str): "klingt gleich: {one}/{other}", "sounds alike: {one}/{other}";
    former_name(name: &str): "früherer Name „{name}“", "former name “{name}”";
    same_email: "gleiche E-Mail-Adresse", "same e-mail address";
    same_phone: "gleiche Telefonnummer", "same telephone number";
    same_address: "gleiche Anschrift", "same postal address";

    merge: "Zusammenführen", "Merge";
    merge_title(other: &str, kept: &str): "{other} in {kept} zusammenführen", "Merge {other} into {kept}";
    merge_lead: "Der erste Eintrag bleibt und übernimmt alles vom zweiten. Wer die Adresse des zweiten aufruft, wird zum ersten geführt.",
        "The first entry stays and takes over everything of the second. Whoever opens the address of the second is led to the first.";
    merge_with(name: &str): "Mit „{name}“ zusammenführen", "Merge with “{name}”";
    stays: "Bleibt bestehen", "Stays";
    goes: "Geht darin auf", "Becomes part of it";
    swap: "Umgekehrt zusammenführen", "Merge the other way round";
    whose_values: "Welche Angaben gelten", "Which details hold";
    no_differences: "In ihren Angaben unterscheiden sich die beiden nicht.", "The two do not differ in their details.";
    of_kept: "bisher beim ersten", "the first says so";
    of_other: "bisher beim zweiten", "the second says so";
    nothing: "keine Angabe", "not specified";
    moves: "Was übergeht", "What goes over";
    nothing_moves: "Am zweiten Eintrag hängt nichts.", "Nothing belongs to the second entry.";
    moves_hint: "Was danach doppelt wäre – ein Sitz, eine Beziehung, eine Telefonnummer –, steht nur noch einmal da. Auch was Sie nicht sehen dürfen, geht mit über.",
        "What would stand there twice – a seat, a relation, a telephone number – stands there once. What you may not see goes over too.";
    written(at: &str): "Zuletzt geändert: {at}", "Last changed: {at}";
    cancel: "Abbrechen", "Cancel";

    merged: "Zusammengeführt", "Merged";
    merged_by(at: &str, actor: &str): "{at}, {actor}", "{at}, {actor}";
    part: "Wieder trennen", "Part them again";
    part_until(day: &str): "Möglich bis {day}. Alles wird wie vorher.", "Possible until {day}. Everything becomes what it was.";
    in_the_way: "Das lässt sich nicht mehr trennen. Seitdem wurde geändert:",
        "They can no longer be parted. Since then, these were changed:";
}

/// Why two records are likely the same.
#[must_use]
pub(super) fn reason(language: Language, reason: &DuplicateReason) -> String {
    let words = match reason {
        DuplicateReason::SoundsAlike(one, other) => return sounds_alike(language, one, other),
        DuplicateReason::FormerName(name) => return former_name(language, name),
        DuplicateReason::SameName => same_name(language),
        DuplicateReason::SameEmail => same_email(language),
        DuplicateReason::SamePhone => same_phone(language),
        DuplicateReason::SameAddress => same_address(language),
    };
    words.to_owned()
}

/// The word for a field.
#[must_use]
pub(super) const fn field(language: Language, field: MergeField) -> &'static str {
    match field {
        MergeField::Name => directory_text::name(language),
        MergeField::Kind => directory_text::kind(language),
        MergeField::Level => directory_text::level(language),
        MergeField::Function => directory_text::function(language),
        MergeField::Organisation => directory_text::organisation(language),
        MergeField::District => directory_text::district(language),
        MergeField::Description => directory_text::description(language),
        MergeField::Visibility => directory_text::visible_to(language),
        MergeField::ValidFrom => directory_text::valid_from(language),
        MergeField::ValidTo => directory_text::valid_to(language),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reasons_are_said_in_both_languages() {
        let alike = DuplicateReason::SoundsAlike("Meier".to_owned(), "Mayer".to_owned());
        assert_eq!(reason(Language::De, &alike), "klingt gleich: Meier/Mayer");
        assert_eq!(reason(Language::En, &alike), "sounds alike: Meier/Mayer");
        assert_eq!(reason(Language::De, &DuplicateReason::SameEmail), "gleiche E-Mail-Adresse");
    }
}
