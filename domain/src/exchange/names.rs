//! Names as they are compared and written.

use super::phonetics::{sound, sounds};
use crate::search::fold;

/// What may follow the name of an organisation without belonging to it.
const LEGAL_FORMS: [&str; 12] =
    ["e", "v", "ev", "gmbh", "ggmbh", "mbh", "kg", "gug", "co", "ug", "gbr", "haftungsbeschrankt"];

/// The name of an organisation without its legal form, folded: organisations of the same key have the same name.
#[must_use]
pub fn organisation_key(name: &str) -> String {
    let folded = fold(name);
    let mut words: Vec<&str> = folded.split(' ').collect();
    while words.len() > 1 && words.last().is_some_and(|last| LEGAL_FORMS.contains(last)) {
        words.pop();
    }
    words.join(" ")
}

/// How the name of an organisation sounds.
pub(crate) fn organisation_sound(key: &str) -> String {
    sounds(key)
}

/// How first and family name of a person sound, without title and in whatever order they were written.
pub(crate) fn person_sound(name: &str) -> String {
    PersonName::parse(name).sound()
}

/// What stands before a name or behind it.
const TITLES: [&str; 14] =
    ["dr", "prof", "med", "dent", "vet", "rer", "nat", "phil", "jur", "pol", "dipl", "pd", "mag", "hc"];

/// How somebody is addressed: never part of a name.
const ADDRESSES: [&str; 6] = ["herr", "herrn", "frau", "mr", "mrs", "ms"];

/// The name of a person in its parts.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct PersonName {
    /// With its dots, "Prof. Dr.".
    pub(super) title: String,
    pub(super) first: String,
    pub(super) last: String,
}

impl PersonName {
    /// Reads "Dr. Anna Beispiel", "Beispiel, Dr. Anna", "Frau Beispiel".
    pub(super) fn parse(text: &str) -> Self {
        let (before, after) = text.split_once(',').unwrap_or(("", text));
        let (mut title, mut names) = (Vec::new(), Vec::new());
        let is_turned = !before.trim().is_empty();
        for word in after.split_whitespace() {
            let folded = fold(word);
            if ADDRESSES.contains(&folded.as_str()) {
                continue;
            }
            if is_title(&folded) { title.push(word) } else { names.push(word) }
        }
        let mut family: Vec<&str> = Vec::new();
        for word in before.split_whitespace() {
            if is_title(&fold(word)) { title.push(word) } else { family.push(word) }
        }
        if !is_turned && let Some(last) = names.pop() {
            family.push(last);
            // "von der Au" stays together.
            while names
                .last()
                .is_some_and(|word| ["von", "van", "der", "de", "zu", "vom", "zum"].contains(word))
            {
                family.insert(0, names.pop().unwrap_or_default());
            }
        }
        Self { title: title.join(" "), first: names.join(" "), last: family.join(" ") }
    }

    /// As it is written.
    pub(super) fn shown(&self) -> String {
        let parts = [&self.title, &self.first, &self.last].map(String::as_str);
        parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ")
    }

    /// Without title, folded.
    pub(super) fn key(&self) -> String {
        fold(&format!("{} {}", self.first, self.last))
    }

    /// How first and family name sound.
    pub(super) fn sound(&self) -> String {
        format!("{}/{}", sounds(&fold(&self.first)), self.last_sound())
    }

    /// How the family name sounds.
    pub(super) fn last_sound(&self) -> String {
        fold(&self.last).split(' ').map(sound).collect()
    }
}

/// Title, first and family name of a person as shown: "Dr. Anna von der Au".
#[must_use]
pub fn name_parts(name: &str) -> [String; 3] {
    let PersonName { title, first, last } = PersonName::parse(name);
    [title, first, last]
}

/// The name of a person without title, folded, in whatever order it was written: people of the same key have the same name.
#[must_use]
pub fn person_key(name: &str) -> String {
    PersonName::parse(name).key()
}

fn is_title(folded: &str) -> bool {
    !folded.is_empty() && folded.split(' ').all(|part| TITLES.contains(&part) || part == "h" || part == "c")
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn an_organisation_is_the_same_with_and_without_its_legal_form() {
        assert_eq!(
            organisation_key("Caritasverband Haßberge e.V."),
            organisation_key("Caritasverband Hassberge")
        );
        assert_eq!(organisation_key("Pflege Süd gGmbH & Co. KG"), organisation_key("Pflege Sued"));
        assert_eq!(organisation_key("e.V."), "e");
    }

    #[test]
    fn a_name_is_the_same_in_either_order() {
        for text in ["Dr. med. Anna Müller", "Müller, Dr. med. Anna", "Mueller, Anna", "Frau Anna Müller"]
        {
            assert_eq!(PersonName::parse(text).key(), "anna muller", "{text}");
        }
        assert_eq!(person_key("Müller, Dr. Anna"), person_key("anna mueller"));
        assert_eq!(PersonName::parse("Müller, Prof. Dr. Anna").shown(), "Prof. Dr. Anna Müller");
        assert_eq!(PersonName::parse("Karl von der Au").last, "von der Au");
        assert_eq!(PersonName::parse("Herr Beispiel").shown(), "Beispiel");
        assert_eq!(PersonName::parse("Maier, Anna").sound(), PersonName::parse("Anna Meyer").sound());
    }

    proptest! {
        /// A name is compared alike however often it is compared, in capitals and with gaps around it.
        #[test]
        fn what_is_compared_does_not_depend_on_how_it_is_typed(name in "[a-zA-Zäöüß]{1,9}( [a-zA-Zäöüß]{1,9}){0,3}") {
            let typed = format!("  {} ", name.to_uppercase());
            prop_assert_eq!(organisation_key(&typed), organisation_key(&name));
            prop_assert_eq!(organisation_key(&organisation_key(&name)), organisation_key(&name));
        }

        /// Family name first is the same name.
        #[test]
        fn a_turned_name_is_the_same(first in "(Anna|Bernd|Jürgen|Zoë)", last in "(Meier|Groß|Öztürk|Böhm)") {
            let (straight, turned) = (format!("{first} {last}"), format!("{last}, {first}"));
            prop_assert_eq!(person_key(&straight), person_key(&turned));
            prop_assert_eq!(person_sound(&straight), person_sound(&turned));
        }
    }
}
