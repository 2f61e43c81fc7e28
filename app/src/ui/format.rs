//! Dates and numbers as each language writes them; the same code on server and client, so that both agree.

use domain::calendar::german_time;
use time::{Date, Month, OffsetDateTime};

use crate::i18n::Language;

const fn month_name(language: Language, month: Month) -> &'static str {
    let index = month as usize - 1;
    match language {
        Language::De => [
            "Januar",
            "Februar",
            "März",
            "April",
            "Mai",
            "Juni",
            "Juli",
            "August",
            "September",
            "Oktober",
            "November",
            "Dezember",
        ][index],
        Language::En => [
            "January",
            "February",
            "March",
            "April",
            "May",
            "June",
            "July",
            "August",
            "September",
            "October",
            "November",
            "December",
        ][index],
    }
}

/// "Dez", "Dec".
#[must_use]
pub const fn month_short(language: Language, month: Month) -> &'static str {
    let index = month as usize - 1;
    match language {
        Language::De => {
            ["Jan", "Feb", "Mär", "Apr", "Mai", "Jun", "Jul", "Aug", "Sep", "Okt", "Nov", "Dez"][index]
        }
        Language::En => {
            ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"][index]
        }
    }
}

/// "3. Dezember 2026", "3 December 2026".
#[must_use]
pub fn date(language: Language, date: Date) -> String {
    let (day, month, year) = (date.day(), month_name(language, date.month()), date.year());
    match language {
        Language::De => format!("{day}. {month} {year}"),
        Language::En => format!("{day} {month} {year}"),
    }
}

/// "Montag", "Monday"; days count from Monday, which is 0.
#[must_use]
pub fn weekday(language: Language, day: usize) -> &'static str {
    match language {
        Language::De => {
            ["Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "Samstag", "Sonntag"][day % 7]
        }
        Language::En => {
            ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"][day % 7]
        }
    }
}

/// "Freitag, 20. November 2026", "Friday, 20 November 2026".
#[must_use]
pub fn weekday_date(language: Language, day: Date) -> String {
    let index = usize::from(day.weekday().number_days_from_monday());
    format!("{}, {}", weekday(language, index), date(language, day))
}

/// "Mo", "Mon"; days count from Monday, which is 0.
#[must_use]
pub fn weekday_short(language: Language, day: usize) -> &'static str {
    match language {
        Language::De => ["Mo", "Di", "Mi", "Do", "Fr", "Sa", "So"][day % 7],
        Language::En => ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"][day % 7],
    }
}

/// "November 2026".
#[must_use]
pub fn month_and_year(language: Language, day: Date) -> String {
    format!("{} {}", month_name(language, day.month()), day.year())
}

/// "3. Dez 2026", "3 Dec 2026".
#[must_use]
pub fn short_date(language: Language, day: Date) -> String {
    match language {
        Language::De => format!("{}. {}", day.day(), month(language, day)),
        Language::En => format!("{} {}", day.day(), month(language, day)),
    }
}

/// A date without its year if that is the year of today: "3. Dezember", "8. Januar 2027".
#[must_use]
pub fn near_date(language: Language, day: Date, today: Date) -> String {
    if day.year() != today.year() {
        return date(language, day);
    }
    match language {
        Language::De => format!("{}. {}", day.day(), month_name(language, day.month())),
        Language::En => format!("{} {}", day.day(), month_name(language, day.month())),
    }
}

/// A time as people say it: "heute, 9:12 Uhr", "gestern", "17. November".
#[must_use]
pub fn near_time(language: Language, at: OffsetDateTime, today: Date) -> String {
    let at = german_time(at);
    let (hour, minute) = (at.hour(), at.minute());
    match ((today - at.date()).whole_days(), language) {
        (0, Language::De) => format!("heute, {hour}:{minute:02} Uhr"),
        (0, Language::En) => format!("today, {hour}:{minute:02}"),
        (1, Language::De) => "gestern".to_owned(),
        (1, Language::En) => "yesterday".to_owned(),
        _ => near_date(language, at.date(), today),
    }
}

/// From the month of one day to the month of another: "Jan 2026 – Dez 2027".
#[must_use]
pub fn period(language: Language, from: Date, to: Date) -> String {
    format!("{} – {}", month(language, from), month(language, to))
}

/// "Dez 2026", "Dec 2026".
#[must_use]
pub fn month(language: Language, date: Date) -> String {
    format!("{} {}", month_short(language, date.month()), date.year())
}

/// "3. Dezember 2026, 14:05 Uhr", "3 December 2026, 14:05", in German time.
#[must_use]
pub fn date_time(language: Language, at: OffsetDateTime) -> String {
    let at = german_time(at);
    let day = date(language, at.date());
    match language {
        Language::De => format!("{day}, {}:{:02} Uhr", at.hour(), at.minute()),
        Language::En => format!("{day}, {}:{:02}", at.hour(), at.minute()),
    }
}

/// A whole number with separated thousands: "83.456", "83,456".
#[must_use]
pub fn count(language: Language, number: i64) -> String {
    let separator = match language {
        Language::De => '.',
        Language::En => ',',
    };
    let digits = number.unsigned_abs().to_string();
    let mut text = String::with_capacity(digits.len() + digits.len() / 3 + 1);
    if number < 0 {
        text.push('−');
    }
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            text.push(separator);
        }
        text.push(digit);
    }
    text
}

/// A number with at most two decimals: "94,5", "94.5".
#[must_use]
pub fn number(language: Language, number: f64) -> String {
    let rounded = (number * 100.0).round() / 100.0;
    let text = rounded.abs().to_string();
    let (whole, decimals) = text.split_once('.').unwrap_or((&text, ""));
    let mut text = count(language, whole.parse().unwrap_or(0));
    if rounded < 0.0 {
        text.insert(0, '−');
    }
    if !decimals.is_empty() {
        text.push(match language {
            Language::De => ',',
            Language::En => '.',
        });
        text.push_str(decimals);
    }
    text
}

/// A value with its unit: "94 %", "212 Personen".
#[must_use]
pub fn value(language: Language, value: f64, unit: &str) -> String {
    let text = number(language, value);
    if unit.is_empty() { text } else { format!("{text}\u{a0}{unit}") }
}

/// How large a file is: "12 KB", "1,4 MB"; what is hardly anything is 1 KB.
#[must_use]
pub fn file_size(language: Language, bytes: i64) -> String {
    const KILOBYTE: i64 = 1024;
    const MEGABYTE: i64 = 1024 * KILOBYTE;
    if bytes < MEGABYTE {
        let kilobytes = (bytes + KILOBYTE / 2) / KILOBYTE;
        return value(language, kilobytes.max(1) as f64, "KB");
    }
    let megabytes = bytes as f64 / MEGABYTE as f64;
    value(language, (megabytes * 10.0).round() / 10.0, "MB")
}

/// The first letters of the first two words of a name: "Leitung Geschäftsstelle" is "LG".
#[must_use]
pub fn initials(name: &str) -> String {
    name.split(|letter: char| !letter.is_alphanumeric())
        .filter(|word| word.chars().next().is_some_and(char::is_uppercase))
        .take(2)
        .filter_map(|word| word.chars().next())
        .collect()
}

/// A name without the place at its end, where the place is known anyway: of "AG Pflege Landkreis Haßberge" in
/// "Gesundheitsregion plus Landkreis Haßberge" remains "AG Pflege".
#[must_use]
pub fn without_place<'a>(name: &'a str, place: &str) -> &'a str {
    let starts = place.char_indices().filter(|(at, letter)| *at == 0 || *letter == ' ').map(|(at, _)| at);
    starts
        .filter_map(|at| name.strip_suffix(place[at..].trim_start()))
        .map(str::trim_end)
        .find(|rest| !rest.is_empty())
        .unwrap_or(name)
}

/// A German name with soft hyphens after the first parts of its long compounds: browsers do not all know how to break
/// "Gesundheitsversorgung", and a narrow card has no room for it.
#[must_use]
pub fn breakable(name: &str) -> String {
    const FIRST_PARTS: [&str; 8] = [
        "Gesundheits",
        "Bewegungs",
        "Versorgungs",
        "Krankenhaus",
        "Weiterbildungs",
        "Notfall",
        "Demenz",
        "Projekt",
    ];
    let words = name.split(' ').map(|word| {
        let part =
            FIRST_PARTS.iter().find(|part| word.starts_with(**part) && word.chars().count() > part.len() + 4);
        part.map_or_else(|| word.to_owned(), |part| format!("{part}\u{ad}{}", &word[part.len()..]))
    });
    words.collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use time::macros::{date as day, datetime};

    use super::*;

    #[test]
    fn dates_are_written_as_each_language_writes_them() {
        assert_eq!(date(Language::De, day!(2026 - 12 - 03)), "3. Dezember 2026");
        assert_eq!(date(Language::En, day!(2026 - 12 - 03)), "3 December 2026");
        assert_eq!(month(Language::De, day!(2027 - 03 - 01)), "Mär 2027");
        assert_eq!(
            date_time(Language::De, datetime!(2026 - 11 - 21 08:05 UTC)),
            "21. November 2026, 9:05 Uhr"
        );
    }

    #[test]
    fn days_nearby_are_said_as_people_say_them() {
        let today = day!(2026 - 11 - 21);
        assert_eq!(weekday_date(Language::De, today), "Samstag, 21. November 2026");
        assert_eq!(near_date(Language::De, day!(2026 - 12 - 03), today), "3. Dezember");
        assert_eq!(near_date(Language::En, day!(2027 - 01 - 08), today), "8 January 2027");
        assert_eq!(near_time(Language::De, datetime!(2026 - 11 - 21 08:12 UTC), today), "heute, 9:12 Uhr");
        assert_eq!(near_time(Language::En, datetime!(2026 - 11 - 20 08:12 UTC), today), "yesterday");
        assert_eq!(near_time(Language::De, datetime!(2026 - 10 - 14 08:12 UTC), today), "14. Oktober");
        assert_eq!(period(Language::De, day!(2026 - 01 - 01), day!(2027 - 12 - 31)), "Jan 2026 – Dez 2027");
    }

    #[test]
    fn thousands_and_decimals_are_separated() {
        assert_eq!(count(Language::De, 1_234_567), "1.234.567");
        assert_eq!(count(Language::En, -1234), "−1,234");
        assert_eq!(number(Language::De, 94.5), "94,5");
        assert_eq!(number(Language::En, 1234.0), "1,234");
        assert_eq!(number(Language::De, -0.126), "−0,13");
    }

    #[test]
    fn a_file_is_as_large_as_people_say() {
        for (bytes, words) in [
            (1, "1\u{a0}KB"),
            (12_400, "12\u{a0}KB"),
            (1_000_000, "977\u{a0}KB"),
            (1_468_006, "1,4\u{a0}MB"),
            (10 * 1024 * 1024, "10\u{a0}MB"),
        ] {
            assert_eq!(file_size(Language::De, bytes), words);
        }
        assert_eq!(file_size(Language::En, 1_468_006), "1.4\u{a0}MB");
    }

    #[test]
    fn a_place_that_is_known_is_not_repeated() {
        let place = "Gesundheitsregion plus Landkreis Haßberge";
        assert_eq!(without_place("AG Pflege Landkreis Haßberge", place), "AG Pflege");
        assert_eq!(without_place("Gesundheitsforum Haßberge", place), "Gesundheitsforum");
        assert_eq!(without_place("Haßberge", place), "Haßberge");
        assert_eq!(without_place("AG Pflege Fulda", place), "AG Pflege Fulda");
    }

    #[test]
    fn long_compounds_can_be_broken_after_their_first_part() {
        assert_eq!(breakable("AG Gesundheitsversorgung"), "AG Gesundheits\u{ad}versorgung");
        assert_eq!(breakable("AG Pflege Demenz"), "AG Pflege Demenz");
    }

    #[test]
    fn initials_skip_small_words() {
        assert_eq!(initials("Leitung der Geschäftsstelle"), "LG");
        assert_eq!(initials("AG Pflege"), "AP");
    }
}
