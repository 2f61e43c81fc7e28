//! What people type into a field or a cell: numbers, days, telephone numbers, addresses on the web; and which languages
//! their browser says they read.

use app::i18n::Language;
use domain::{
    calendar::parse_day,
    exchange::{phone, web},
    plan::number,
};

pub(super) const WORDS: &[&str] = &[
    ",", ".", "-", "+", "e", "E5", "inf", "nan", "0x", "_", " ", "\u{a0}", "–", "/", "(0)", "00", "0049",
    "+49", "Tel.: ", "https://", "http://", "www.", ".de", ":", "2026", "-11-22", "02-30", "٣",
];

pub(super) const LANGUAGE_WORDS: &[&str] =
    &["de", "en", "-", "_", ",", ";q=", "0.5", "nan", "inf", "-1", "*", " ", "DE", "e\u{301}"];

/// The language that is chosen is asked for, and whoever asks for one without a condition gets one.
pub(super) fn check_language(input: &[u8]) -> bool {
    let header = String::from_utf8_lossy(input);
    match Language::from_accept_language(&header) {
        Some(language) => {
            assert!(header.to_ascii_lowercase().contains(language.code()), "{header}");
            true
        }
        None => {
            let is_plain = |wish: &str| !wish.contains(';') && Language::from_code(wish).is_some();
            assert!(!header.split(',').any(is_plain), "{header}");
            false
        }
    }
}

/// A number is written as it is read.
pub(super) fn check_number(input: &[u8]) -> bool {
    let Ok(Some(read)) = number(&String::from_utf8_lossy(input)) else { return false };
    assert!(read.is_finite());
    assert_eq!(number(&read.to_string()).ok(), Some(Some(read)));
    true
}

/// A day is written as it is read.
pub(super) fn check_day(input: &[u8]) -> bool {
    let Some(day) = parse_day(&String::from_utf8_lossy(input)) else { return false };
    assert!((1000..10_000).contains(&day.year()));
    assert_eq!(parse_day(&day.to_string()), Some(day));
    true
}

/// A telephone number as it is written everywhere is written so.
pub(super) fn check_phone(input: &[u8]) -> bool {
    let Some(written) = phone(&String::from_utf8_lossy(input)) else { return false };
    assert!(written.starts_with('+') && !written.contains("  ") && !written.contains("+ "), "{written}");
    assert_eq!(phone(&written).as_ref(), Some(&written));
    true
}

/// A link on the web is a link to the same.
pub(super) fn check_web(input: &[u8]) -> bool {
    let Some(link) = web(&String::from_utf8_lossy(input)) else { return false };
    assert!(link.starts_with("https://") || link.starts_with("http://"), "{link}");
    assert!(!link.contains(char::is_whitespace), "{link}");
    assert_eq!(web(&link).as_ref(), Some(&link));
    true
}
