//! Mentions while they are typed: where one begins, and whom it could mean.

use domain::{plan::Mentionable, search::fold};

/// The most letters of a name that is looked for.
const NAME_MAX: usize = 60;

/// The most people who are offered at once.
const OFFERED: usize = 6;

/// Where in a text the mention begins that its end is in, and what follows the sign; `None` where nobody is being mentioned.
///
/// A name may have several words, so that it ends only with the line, or where nobody of that name is found.
pub(super) fn begun(before: &str) -> Option<(usize, &str)> {
    let at = before.rfind('@')?;
    let name = &before[at + 1..];
    let follows_a_word = before[..at].ends_with(char::is_alphanumeric);
    let could_be_a_name = !name.contains('\n') && !name.starts_with(' ') && name.chars().count() <= NAME_MAX;
    (!follows_a_word && could_be_a_name).then_some((at, name))
}

/// The people whose name or function has every word of what was typed; those whose name begins with it first.
pub(super) fn meant(people: &[Mentionable], typed: &str) -> Vec<Mentionable> {
    let folded = fold(typed);
    let words: Vec<_> = folded.split_whitespace().collect();
    let fits = |person: &&Mentionable| {
        let known = fold(&format!("{} {}", person.name, person.function));
        words.iter().all(|word| known.contains(word))
    };
    let mut found: Vec<_> = people.iter().filter(fits).cloned().collect();
    found.sort_by_key(|person| !fold(&person.name).starts_with(&folded));
    found.truncate(OFFERED);
    found
}

/// How many bytes of a text lie before a place that a browser counts in UTF-16.
pub(super) fn bytes_before(text: &str, place: u32) -> usize {
    let mut units = 0;
    let passed = text.char_indices().find(|(_, letter)| {
        let is_there = units >= place as usize;
        units += letter.len_utf16();
        is_there
    });
    passed.map_or(text.len(), |(at, _)| at)
}

/// A place in a text as a browser counts it.
pub(super) fn units_before(text: &str, bytes: usize) -> u32 {
    text[..bytes].encode_utf16().count() as u32
}

#[cfg(test)]
mod tests {
    use domain::id::UserId;

    use super::*;

    fn person(name: &str, function: &str) -> Mentionable {
        Mentionable { id: UserId::named(name), name: name.to_owned(), function: function.to_owned() }
    }

    #[test]
    fn a_mention_begins_at_the_sign_and_ends_with_the_line() {
        assert_eq!(begun("Frag @Anna Be"), Some((5, "Anna Be")));
        assert_eq!(begun("(@"), Some((1, "")));
        assert_eq!(begun("post@haus"), None);
        assert_eq!(begun("@ Anna"), None);
        assert_eq!(begun("@Anna\nneu"), None);
        assert_eq!(begun("niemand"), None);
        assert_eq!(begun(&format!("@{}", "x".repeat(61))), None);
    }

    #[test]
    fn people_are_found_by_parts_of_name_and_function() {
        let people = [person("Rosa Anders", "Pflege"), person("Anna Berg", "Ärztin")];
        let names = |typed| meant(&people, typed).into_iter().map(|it| it.name).collect::<Vec<_>>();
        assert_eq!(names("an"), ["Anna Berg", "Rosa Anders"]);
        assert_eq!(names("aerztin"), ["Anna Berg"]);
        assert_eq!(names("berg anna"), ["Anna Berg"]);
        assert!(names("anna pflege").is_empty());
        assert_eq!(names("").len(), 2);
    }

    #[test]
    fn places_are_counted_as_browsers_do() {
        let text = "ä😀b";
        assert_eq!([0, 1, 3, 4, 9].map(|place| bytes_before(text, place)), [0, 2, 6, 7, 7]);
        assert_eq!([0, 2, 6, 7].map(|bytes| units_before(text, bytes)), [0, 1, 3, 4]);
    }
}
