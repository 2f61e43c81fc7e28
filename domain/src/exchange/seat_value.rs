//! What the cells of a seat mean: a role, a vote, a day.

use time::{Date, Month};

use crate::{calendar::parse_day, directory::MembershipRole, search::fold};

/// The role that a cell speaks of; nothing if it speaks of none that is known.
#[must_use]
pub fn role_of_words(text: &str) -> Option<MembershipRole> {
    use MembershipRole as R;

    let folded = fold(text);
    let says = |words: &[&str]| words.iter().any(|word| folded.contains(word));
    let has = |words: &[&str]| folded.split(' ').any(|part| words.contains(&part));
    let is = |words: &[&str]| words.contains(&folded.as_str());
    if let Some(role) = R::ALL.iter().find(|role| fold(role.as_str()) == folded) {
        return Some(*role);
    }
    // Who was something is no longer, an honour is no seat that is known here, and no member is none.
    if says(&["ehemal", "ehren", "former", "honorary", "nichtmitglied", "kein mitglied", "nicht mitglied"]) {
        return None;
    }
    let leads =
        says(&["vorsitz", "chair"]) || is(&["leitung", "leiter", "leiterin", "sprecher", "sprecherin"]);
    let stands_in = says(&["stellv", "ersatz", "vize", "deputy", "substitute"])
        || has(&["stv", "vice"])
        || is(&["vertretung"]);
    // "Stv. Leitung", "stellvertretende Sprecherin".
    let leads = leads || (stands_in && has(&["leitung", "leiter", "leiterin", "sprecher", "sprecherin"]));
    if leads {
        return Some(if stands_in { R::DeputyChair } else { R::Chair });
    }
    if says(&["moderat"]) {
        return Some(R::Moderator);
    }
    let has_no_vote = says(&["ohne stimm", "nicht stimmberecht", "non voting"]);
    if has_no_vote
        || says(&["assoziiert", "associate", "beratend", "advisory", "kooptiert", "gastmitglied"])
        || has(&["gast", "gaste", "guest"])
    {
        return Some(R::Associated);
    }
    if stands_in {
        return Some(R::Deputy);
    }
    (says(&["mitglied"]) || has(&["member"])).then_some(R::Member)
}

/// Whether a cell gives a seat a vote; nothing if it says neither.
pub(super) fn is_vote(text: &str) -> Option<bool> {
    const YES: [&str; 11] =
        ["ja", "j", "x", "1", "yes", "y", "wahr", "true", "stimmberechtigt", "mit stimmrecht", "voting"];
    const NO: [&str; 11] = [
        "nein",
        "n",
        "0",
        "no",
        "falsch",
        "false",
        "ohne stimmrecht",
        "nicht stimmberechtigt",
        "beratend",
        "ohne stimme",
        "non voting",
    ];
    let text = text.trim();
    if text == "✓" || text == "✔" {
        return Some(true);
    }
    let folded = fold(text);
    if YES.contains(&folded.as_str()) {
        return Some(true);
    }
    (is_dash(text) || NO.contains(&folded.as_str())).then_some(false)
}

/// A cell that says that there is nothing.
fn is_dash(text: &str) -> bool {
    ["-", "–", "—"].contains(&text)
}

/// What a cell says of a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum DayReading {
    /// This one.
    Day(Date),
    /// That it is open: "unbefristet".
    Open,
    /// Nothing that is a day.
    None,
}

/// Reads "2026-11-22" (so do cells with a date come, some with a time), "22.11.2026", "22.11.26" and "22. November 2026".
pub(super) fn day(text: &str) -> DayReading {
    const OPEN: [&str; 6] = ["unbefristet", "offen", "laufend", "unbegrenzt", "open", "unlimited"];
    let text = text.trim();
    let date = text.split(['T', ' ']).next().unwrap_or_default();
    if let Some(day) =
        parse_day(date).filter(|_| date.len() == text.len() || is_time(&text[date.len() + 1..]))
    {
        return DayReading::Day(day);
    }
    match german_day(text) {
        Some(day) => DayReading::Day(day),
        None if is_dash(text) || OPEN.contains(&fold(text).as_str()) => DayReading::Open,
        None => DayReading::None,
    }
}

/// "00:00:00", as spreadsheets add it to a day.
fn is_time(text: &str) -> bool {
    text.contains(':') && text.chars().all(|letter| letter.is_ascii_digit() || ":.Z".contains(letter))
}

fn german_day(text: &str) -> Option<Date> {
    const MONTHS: [&str; 12] =
        ["jan", "feb", "mar", "apr", "mai", "jun", "jul", "aug", "sep", "okt", "nov", "dez"];
    let mut parts = text.split(['.', ' ']).filter(|part| !part.is_empty());
    let (day, month, year) = (parts.next()?, parts.next()?, parts.next()?);
    if parts.next().is_some() || !text.contains('.') {
        return None;
    }
    let number = |text: &str| {
        let is_number = (1..=4).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit());
        is_number.then(|| text.parse::<u16>().ok()).flatten()
    };
    let month = match number(month) {
        Some(month) => u8::try_from(month).ok()?,
        None => {
            // "März", "Maerz" and "Mrz" begin alike once folded, but for the last.
            let folded = fold(month).replace("mrz", "mar");
            let at = MONTHS.iter().position(|name| folded.starts_with(name))?;
            u8::try_from(at + 1).ok()?
        }
    };
    let year = match (year.len(), number(year)?) {
        (4, year) if year >= 1000 => year,
        // Seats are of our time: "24" is 2024, "98" is 1998.
        (2, year) if year < 70 => 2000 + year,
        (2, year) => 1900 + year,
        _ => return None,
    };
    let day = u8::try_from(number(day)?).ok()?;
    Date::from_calendar_date(i32::from(year), Month::try_from(month).ok()?, day).ok()
}

#[cfg(test)]
mod tests {
    use time::macros::date;

    use super::*;

    #[test]
    fn roles_are_known_by_words_of_both_languages() {
        use MembershipRole as R;
        for (text, role) in [
            ("Vorsitzende", R::Chair),
            ("Leitung", R::Chair),
            ("chairperson", R::Chair),
            ("Stellv. Vorsitz", R::DeputyChair),
            ("stv. Sprecherin", R::DeputyChair),
            ("vice chair", R::DeputyChair),
            ("Moderatorin", R::Moderator),
            ("Mitglied", R::Member),
            ("ordentliches Mitglied", R::Member),
            ("Member", R::Member),
            ("stellvertretendes Mitglied", R::Deputy),
            ("Stellvertretung", R::Deputy),
            ("deputy", R::Deputy),
            ("beratendes Mitglied", R::Associated),
            ("Gast", R::Associated),
            ("Gastmitglied", R::Associated),
            ("Mitglied ohne Stimmrecht", R::Associated),
            ("nicht stimmberechtigtes Mitglied", R::Associated),
            ("stellv. Vorsitz ohne Stimmrecht", R::DeputyChair),
            ("Associated member", R::Associated),
            ("deputy_chair", R::DeputyChair),
        ] {
            assert_eq!(role_of_words(text), Some(role), "{text}");
        }
        for text in [
            "",
            "Schriftführung",
            "Ehrenvorsitz",
            "ehemaliges Mitglied",
            "Nichtmitglied",
            "kein Mitglied",
            "Leitung Gesundheitsamt",
            "Gastronomie",
        ] {
            assert_eq!(role_of_words(text), None, "{text}");
        }
    }

    #[test]
    fn a_vote_is_said_in_many_ways() {
        for text in ["ja", "Ja", "X", "1", "yes", "stimmberechtigt", "✓", "WAHR"] {
            assert_eq!(is_vote(text), Some(true), "{text}");
        }
        for text in ["nein", "0", "no", "ohne Stimmrecht", "beratend", "–", "FALSCH"] {
            assert_eq!(is_vote(text), Some(false), "{text}");
        }
        for text in ["vielleicht", "?", "2"] {
            assert_eq!(is_vote(text), None, "{text}");
        }
    }

    #[test]
    fn a_day_is_read_as_people_and_spreadsheets_write_it() {
        for text in [
            "2024-03-01",
            "2024-03-01T00:00:00",
            "2024-03-01 00:00:00",
            "1.3.2024",
            "01.03.2024",
            "01.03.24",
            "1. März 2024",
            "1. Maerz 2024",
            "1. Mrz 2024",
        ] {
            assert_eq!(day(text), DayReading::Day(date!(2024 - 03 - 01)), "{text}");
        }
        assert_eq!(day("1.3.98"), DayReading::Day(date!(1998 - 03 - 01)));
        for text in ["unbefristet", "offen", "–"] {
            assert_eq!(day(text), DayReading::Open, "{text}");
        }
        for text in [
            "30.02.2024",
            "2024",
            "03/2024",
            "seit immer",
            "1.3.024",
            "2024-03-01 ff",
            "1 3 2024",
            "99999.1.1",
        ] {
            assert_eq!(day(text), DayReading::None, "{text}");
        }
    }
}
