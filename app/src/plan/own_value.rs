//! A value in a field of a plan's own, as it is typed and as it is shown.

use domain::{
    calendar,
    plan::{OwnField, OwnFieldKind},
};

use super::text;
use crate::{i18n::Language, ui::format};

/// A value as its writer types it: the decimals of a number after the sign of their language.
pub(crate) fn typed(language: Language, kind: OwnFieldKind, value: &str) -> String {
    match (kind, language) {
        (OwnFieldKind::Number, Language::De) => value.replace('.', ","),
        _ => value.to_owned(),
    }
}

/// A value as readers see it: "1.234,5" or "1,234.5", "3. Dezember 2026".
pub(crate) fn shown(language: Language, kind: OwnFieldKind, value: &str) -> String {
    match kind {
        OwnFieldKind::Number => number(language, value),
        OwnFieldKind::Day => {
            calendar::parse_day(value).map_or_else(|| value.to_owned(), |day| format::date(language, day))
        }
        OwnFieldKind::Text | OwnFieldKind::Choice => value.to_owned(),
    }
}

/// What can be chosen in a field, and the words for it: "not given" first; what is chosen but offered no more stays.
pub(crate) fn choices(language: Language, field: &OwnField, chosen: &str) -> Vec<(String, String)> {
    let mut choices = vec![(String::new(), text::not_set(language).to_owned())];
    choices.extend(field.options.iter().map(|option| (option.clone(), option.clone())));
    if choices.iter().all(|(value, _)| value != chosen) {
        choices.push((chosen.to_owned(), chosen.to_owned()));
    }
    choices
}

/// A number with all its decimals: what was written is not rounded.
fn number(language: Language, value: &str) -> String {
    let (sign, digits) = value.strip_prefix('-').map_or(("", value), |digits| ("−", digits));
    let (whole, decimals) = digits.split_once('.').unwrap_or((digits, ""));
    let Ok(whole) = whole.parse() else { return value.to_owned() };
    let whole = format::count(language, whole);
    match (language, decimals) {
        (_, "") => format!("{sign}{whole}"),
        (Language::De, decimals) => format!("{sign}{whole},{decimals}"),
        (Language::En, decimals) => format!("{sign}{whole}.{decimals}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_and_days_are_shown_in_the_language_of_the_reader_and_words_as_they_are() {
        let both =
            |kind, value: &str| [Language::De, Language::En].map(|language| shown(language, kind, value));
        assert_eq!(both(OwnFieldKind::Number, "1234567.125"), ["1.234.567,125", "1,234,567.125"]);
        assert_eq!(both(OwnFieldKind::Number, "-0.5"), ["−0,5", "−0.5"]);
        assert_eq!(both(OwnFieldKind::Number, "40"), ["40", "40"]);
        assert_eq!(both(OwnFieldKind::Day, "2026-12-03"), ["3. Dezember 2026", "3 December 2026"]);
        assert_eq!(both(OwnFieldKind::Text, "2026-12-03"), ["2026-12-03", "2026-12-03"]);
        assert_eq!(both(OwnFieldKind::Number, ""), ["", ""]);
    }

    #[test]
    fn what_is_typed_in_one_language_is_read_as_the_same_number() {
        for language in [Language::De, Language::En] {
            let typed = typed(language, OwnFieldKind::Number, "-1234.5");
            assert_eq!(domain::plan::number(&typed), Ok(Some(-1234.5)), "{typed}");
        }
    }
}
