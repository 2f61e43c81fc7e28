//! Figures in sentences, with the grammar of both languages: none, one and many are never said alike.

use domain::reports::{DirectoryCounts, Standing, StandingCounts};
use time::{Date, OffsetDateTime};

use super::reader::Reader;
use crate::{
    i18n::Language::{self, De, En},
    ui::format,
};

/// What the first sentence of the start page is made of.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Facts {
    /// The day in Germany.
    pub(crate) today: Date,
    /// How many measures are past their day.
    pub(crate) late: usize,
    /// The day by which the longest overdue was to be done.
    pub(crate) oldest_due: Option<Date>,
    /// How many measures are the reader's.
    pub(crate) mine: usize,
    /// How many of these are past their day.
    pub(crate) mine_late: usize,
    /// The next day by which one of them is to be done.
    pub(crate) next_due: Option<Date>,
    /// How many plans the reader sees.
    pub(crate) plans: usize,
    /// How many of them are current.
    pub(crate) current_plans: usize,
    /// Measures of the current plans.
    pub(crate) measures: i64,
    /// Measures of the current plans that are finished.
    pub(crate) finished: i64,
    /// What the directory holds.
    pub(crate) counts: DirectoryCounts,
    /// The latest change.
    pub(crate) newest: Option<OffsetDateTime>,
}

/// The lead of the start page: what matters most to this reader, and a second sentence that stands out.
pub(crate) fn lead(language: Language, reader: Reader, facts: &Facts) -> (String, String) {
    match reader {
        Reader::Visitor => (published(language, facts.counts), String::new()),
        Reader::Guest => (plans(language, facts.plans), finished(language, facts)),
        Reader::Member => (mine(language, facts.mine), mine_next(language, facts)),
        Reader::Manager => (late(language, facts), finished(language, facts)),
        Reader::Coordinator => (late(language, facts), newest(language, facts)),
        Reader::Operator => (contents(language, facts.counts), String::new()),
    }
}

/// The lead of the dashboard: how many measures are on course, how many are delayed.
pub(crate) fn standing(language: Language, counts: &StandingCounts) -> String {
    let (total, on_course, delayed) = (counts.total(), counts.on_course(), counts.of(Standing::Delayed));
    let n = |number| format::count(language, number);
    match (language, total) {
        (De, 0) => return "Es gibt noch keine Maßnahmen.".to_owned(),
        (En, 0) => return "There are no measures yet.".to_owned(),
        (De, 1) => return format!("Die einzige Maßnahme ist {}.", only(language, on_course, delayed)),
        (En, 1) => return format!("The only measure is {}.", only(language, on_course, delayed)),
        _ => {}
    }
    let first = match (language, on_course) {
        (De, 0) => format!("Keine von {} Maßnahmen ist erreicht oder läuft wie geplant", n(total)),
        (De, 1) => format!("Eine von {} Maßnahmen ist erreicht oder läuft wie geplant", n(total)),
        (De, all) if all == total => {
            format!("Alle {} Maßnahmen sind erreicht oder laufen wie geplant", n(total))
        }
        (De, some) => format!("{} von {} Maßnahmen sind erreicht oder laufen wie geplant", n(some), n(total)),
        (En, 0) => format!("None of {} measures is reached or running as planned", n(total)),
        (En, 1) => format!("One of {} measures is reached or running as planned", n(total)),
        (En, all) if all == total => format!("All {} measures are reached or running as planned", n(total)),
        (En, some) => format!("{} of {} measures are reached or running as planned", n(some), n(total)),
    };
    let second = match (language, delayed) {
        _ if on_course == total => String::new(),
        (De, 0) => "; keine ist verzögert".to_owned(),
        (De, 1) => "; eine ist verzögert".to_owned(),
        (De, many) => format!("; {} sind verzögert", n(many)),
        (En, 0) => "; none is delayed".to_owned(),
        (En, 1) => "; one is delayed".to_owned(),
        (En, many) => format!("; {} are delayed", n(many)),
    };
    format!("{first}{second}.")
}

const fn only(language: Language, on_course: i64, delayed: i64) -> &'static str {
    match (language, on_course, delayed) {
        (De, 1, _) => "erreicht oder läuft wie geplant",
        (De, _, 1) => "verzögert",
        (De, ..) => "noch nicht begonnen oder eingestellt",
        (En, 1, _) => "reached or running as planned",
        (En, _, 1) => "delayed",
        (En, ..) => "not begun yet or stopped",
    }
}

/// How long something has been overdue: "3 Wochen verzögert".
pub(crate) fn overdue(language: Language, due: Date, today: Date) -> String {
    match language {
        De => format!("{} verzögert", duration(language, due, today, false)),
        En => format!("{} overdue", duration(language, due, today, false)),
    }
}

/// Days up to two weeks, weeks up to two months, then months. German "seit" asks for another case than "verzögert".
fn duration(language: Language, from: Date, to: Date, is_dative: bool) -> String {
    let days = (to - from).whole_days().max(0);
    let (number, unit) = match days {
        0..14 => (days, 0),
        14..61 => (days / 7, 1),
        _ => (days * 12 / 365, 2),
    };
    let word = match (language, number == 1) {
        (De, true) => ["Tag", "Woche", "Monat"][unit],
        (De, false) if is_dative => ["Tagen", "Wochen", "Monaten"][unit],
        (De, false) => ["Tage", "Wochen", "Monate"][unit],
        (En, true) => ["day", "week", "month"][unit],
        (En, false) => ["days", "weeks", "months"][unit],
    };
    let number = match (language, number, unit, is_dative) {
        (De, 1, 1, true) => "einer".to_owned(),
        (De, 1, _, true) => "einem".to_owned(),
        _ => format::count(language, number),
    };
    format!("{number}\u{a0}{word}")
}

/// A day as a sentence says it: "am 3. Dezember", "heute", "morgen".
fn on_day(language: Language, day: Date, today: Date) -> String {
    match ((day - today).whole_days(), language) {
        (0, De) => "heute".to_owned(),
        (0, En) => "today".to_owned(),
        (1, De) => "morgen".to_owned(),
        (1, En) => "tomorrow".to_owned(),
        (_, De) => format!("am {}", format::near_date(language, day, today)),
        (_, En) => format!("on {}", format::near_date(language, day, today)),
    }
}

/// "null" to "zwölf" as words, larger numbers in digits; German words are feminine, as "Maßnahme" is.
fn number_word(language: Language, number: usize) -> String {
    const GERMAN: [&str; 13] = [
        "null", "eine", "zwei", "drei", "vier", "fünf", "sechs", "sieben", "acht", "neun", "zehn", "elf",
        "zwölf",
    ];
    const ENGLISH: [&str; 13] = [
        "no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven",
        "twelve",
    ];
    let words = match language {
        De => GERMAN,
        En => ENGLISH,
    };
    words.get(number).map_or_else(
        || format::count(language, i64::try_from(number).unwrap_or(i64::MAX)),
        |word| (*word).to_owned(),
    )
}

/// With a capital letter, to begin a sentence.
fn begin(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

fn late(language: Language, facts: &Facts) -> String {
    let number = begin(&number_word(language, facts.late));
    let since = facts.oldest_due.map(|due| duration(language, due, facts.today, true)).unwrap_or_default();
    match (language, facts.late) {
        (De, 0) => "Keine Maßnahme ist über ihren Termin.".to_owned(),
        (De, 1) => format!("Eine Maßnahme ist seit {since} über ihren Termin."),
        (De, _) => format!("{number} Maßnahmen sind über ihren Termin, die älteste seit {since}."),
        (En, 0) => "No measure is overdue.".to_owned(),
        (En, 1) => format!("One measure has been overdue for {since}."),
        (En, _) => format!("{number} measures are overdue, the oldest for {since}."),
    }
}

fn mine(language: Language, count: usize) -> String {
    let number = number_word(language, count);
    match (language, count) {
        (De, 0) => "Bei Ihnen liegt gerade keine Maßnahme.".to_owned(),
        (De, 1) => "Bei Ihnen liegt eine Maßnahme.".to_owned(),
        (De, _) => format!("Bei Ihnen liegen {number} Maßnahmen."),
        (En, 0) => "No measure is with you at the moment.".to_owned(),
        (En, 1) => "One measure is with you.".to_owned(),
        (En, _) => format!("{} measures are with you.", begin(&number)),
    }
}

/// What is most urgent among the reader's own: what is late, else what is due next.
fn mine_next(language: Language, facts: &Facts) -> String {
    let number = begin(&number_word(language, facts.mine_late));
    match (language, facts.mine_late, facts.mine) {
        (De, 1, 1) => return "Sie ist über ihren Termin.".to_owned(),
        (En, 1, 1) => return "It is overdue.".to_owned(),
        (De, 1, _) => return "Eine davon ist über ihren Termin.".to_owned(),
        (En, 1, _) => return "One of them is overdue.".to_owned(),
        (De, 2.., _) => return format!("{number} davon sind über ihren Termin."),
        (En, 2.., _) => return format!("{number} of them are overdue."),
        _ => {}
    }
    let Some(due) = facts.next_due else { return String::new() };
    let day = on_day(language, due, facts.today);
    match (language, facts.mine) {
        (De, 1) => format!("Sie ist {day} fällig."),
        (En, 1) => format!("It is due {day}."),
        (De, _) => format!("Die nächste ist {day} fällig."),
        (En, _) => format!("The next one is due {day}."),
    }
}

fn plans(language: Language, count: usize) -> String {
    match (language, count) {
        (De, 0) => "Für Sie ist noch kein Plan sichtbar.".to_owned(),
        (De, 1) => "Sie sehen einen Umsetzungsplan.".to_owned(),
        (De, many) => format!("Sie sehen {} Umsetzungspläne.", number_word(language, many)),
        (En, 0) => "No plan is visible to you yet.".to_owned(),
        (En, 1) => "You see one implementation plan.".to_owned(),
        (En, many) => format!("You see {} implementation plans.", number_word(language, many)),
    }
}

fn finished(language: Language, facts: &Facts) -> String {
    let n = |number| format::count(language, number);
    let (measures, finished) = (n(facts.measures), n(facts.finished));
    let of = match (language, facts.current_plans) {
        (De, 1) => "des laufenden Plans",
        (De, _) => "der laufenden Pläne",
        (En, 1) => "of the current plan",
        (En, _) => "of the current plans",
    };
    match (language, facts.measures, facts.finished) {
        (_, 0, _) => String::new(),
        (De, 1, 0) => format!("Die einzige Maßnahme {of} ist noch nicht abgeschlossen."),
        (De, 1, _) => format!("Die einzige Maßnahme {of} ist abgeschlossen."),
        (De, _, 0) => format!("Von {measures} Maßnahmen {of} ist noch keine abgeschlossen."),
        (De, _, 1) => format!("Eine von {measures} Maßnahmen {of} ist abgeschlossen."),
        (De, ..) => format!("{finished} von {measures} Maßnahmen {of} sind abgeschlossen."),
        (En, 1, 0) => format!("The only measure {of} is not finished yet."),
        (En, 1, _) => format!("The only measure {of} is finished."),
        (En, _, 0) => format!("None of {measures} measures {of} is finished yet."),
        (En, _, 1) => format!("One of {measures} measures {of} is finished."),
        (En, ..) => format!("{finished} of {measures} measures {of} are finished."),
    }
}

/// When something changed last; before the first change, how far the plans are.
fn newest(language: Language, facts: &Facts) -> String {
    let Some(at) = facts.newest else { return finished(language, facts) };
    let day = domain::calendar::german_time(at).date();
    match (language, (facts.today - day).whole_days()) {
        (De, 0) => "Die letzte Änderung ist von heute.".to_owned(),
        (De, 1) => "Die letzte Änderung ist von gestern.".to_owned(),
        (De, _) => format!("Die letzte Änderung ist vom {}.", format::near_date(language, day, facts.today)),
        (En, 0) => "The latest change was made today.".to_owned(),
        (En, 1) => "The latest change was made yesterday.".to_owned(),
        (En, _) => {
            format!("The latest change was made on {}.", format::near_date(language, day, facts.today))
        }
    }
}

/// What is there, as a list in words; also says whether the list is of one single thing.
fn inventory(language: Language, counts: DirectoryCounts, with_people: bool) -> Option<(String, bool)> {
    let names: [(i64, [&str; 2]); 4] = match language {
        De => [
            (counts.health_regions, ["Gesundheitsregion", "Gesundheitsregionen"]),
            (counts.committees, ["Gremium", "Gremien"]),
            (counts.organisations, ["Organisation", "Organisationen"]),
            (counts.people, ["Person", "Personen"]),
        ],
        En => [
            (counts.health_regions, ["health region", "health regions"]),
            (counts.committees, ["committee", "committees"]),
            (counts.organisations, ["organisation", "organisations"]),
            (counts.people, ["person", "people"]),
        ],
    };
    let named: Vec<_> = names
        .into_iter()
        .take(if with_people { 4 } else { 3 })
        .filter(|(count, _)| *count > 0)
        .map(|(count, [one, many])| {
            (count, format!("{} {}", format::count(language, count), if count == 1 { one } else { many }))
        })
        .collect();
    let is_single = matches!(named.as_slice(), [(1, _)]);
    let words: Vec<_> = named.into_iter().map(|(_, words)| words).collect();
    let and = match language {
        De => "und",
        En => "and",
    };
    match words.as_slice() {
        [] => None,
        [one] => Some((one.clone(), is_single)),
        [first @ .., last] => Some((format!("{} {and} {last}", first.join(", ")), false)),
    }
}

fn published(language: Language, counts: DirectoryCounts) -> String {
    match (language, inventory(language, counts, false)) {
        (De, None) => "Noch ist nichts veröffentlicht.".to_owned(),
        (De, Some((words, true))) => format!("Öffentlich ist {words}."),
        (De, Some((words, false))) => format!("Öffentlich sind {words}."),
        (En, None) => "Nothing has been published yet.".to_owned(),
        (En, Some((words, true))) => format!("{words} is public."),
        (En, Some((words, false))) => format!("{words} are public."),
    }
}

fn contents(language: Language, counts: DirectoryCounts) -> String {
    match (language, inventory(language, counts, true)) {
        (De, None) => {
            "Sie betreiben diese Installation. Sie enthält noch nichts, was Sie sehen dürfen.".to_owned()
        }
        (De, Some((words, _))) => format!("Sie betreiben diese Installation. Für Sie sichtbar: {words}."),
        (En, None) => "You run this installation. It holds nothing yet that you may see.".to_owned(),
        (En, Some((words, _))) => format!("You run this installation. Visible to you: {words}."),
    }
}

#[cfg(test)]
mod tests {
    use time::macros::{date, datetime};

    use super::*;

    const TODAY: Date = date!(2026 - 11 - 21);

    fn facts() -> Facts {
        Facts {
            today: TODAY,
            late: 0,
            oldest_due: None,
            mine: 0,
            mine_late: 0,
            next_due: None,
            plans: 0,
            current_plans: 2,
            measures: 0,
            finished: 0,
            counts: DirectoryCounts::default(),
            newest: None,
        }
    }

    fn both(reader: Reader, facts: &Facts) -> [String; 2] {
        [De, En].map(|language| {
            let (first, second) = lead(language, reader, facts);
            format!("{first} {second}").trim().to_owned()
        })
    }

    fn counts(reached: i64, delayed: i64, not_begun: i64) -> StandingCounts {
        StandingCounts { counts: [reached, 0, delayed, not_begun, 0] }
    }

    #[test]
    fn a_manager_reads_what_is_late() {
        assert_eq!(
            both(Reader::Manager, &facts()),
            ["Keine Maßnahme ist über ihren Termin.", "No measure is overdue."]
        );
        let one =
            Facts { late: 1, oldest_due: Some(date!(2026 - 10 - 30)), measures: 60, finished: 21, ..facts() };
        assert_eq!(
            both(Reader::Manager, &one),
            [
                "Eine Maßnahme ist seit 3\u{a0}Wochen über ihren Termin. 21 von 60 Maßnahmen der laufenden Pläne sind abgeschlossen.",
                "One measure has been overdue for 3\u{a0}weeks. 21 of 60 measures of the current plans are finished."
            ]
        );
        let four = Facts { late: 4, measures: 60, finished: 1, ..one.clone() };
        assert_eq!(
            both(Reader::Manager, &four),
            [
                "Vier Maßnahmen sind über ihren Termin, die älteste seit 3\u{a0}Wochen. Eine von 60 Maßnahmen der laufenden Pläne ist abgeschlossen.",
                "Four measures are overdue, the oldest for 3\u{a0}weeks. One of 60 measures of the current plans is finished."
            ]
        );
    }

    #[test]
    fn a_single_plan_is_not_called_several() {
        let facts = Facts { current_plans: 1, measures: 40, finished: 0, ..facts() };
        assert_eq!(
            [De, En].map(|language| finished(language, &facts)),
            [
                "Von 40 Maßnahmen des laufenden Plans ist noch keine abgeschlossen.",
                "None of 40 measures of the current plan is finished yet."
            ]
        );
    }

    #[test]
    fn a_member_reads_what_is_theirs() {
        assert_eq!(both(Reader::Member, &facts())[0], "Bei Ihnen liegt gerade keine Maßnahme.");
        let one = Facts { mine: 1, next_due: Some(date!(2026 - 12 - 03)), ..facts() };
        assert_eq!(
            both(Reader::Member, &one),
            [
                "Bei Ihnen liegt eine Maßnahme. Sie ist am 3. Dezember fällig.",
                "One measure is with you. It is due on 3 December."
            ]
        );
        let three = Facts { mine: 3, next_due: Some(TODAY), ..one };
        assert_eq!(
            both(Reader::Member, &three)[0],
            "Bei Ihnen liegen drei Maßnahmen. Die nächste ist heute fällig."
        );
        let late = Facts { mine: 13, mine_late: 2, ..three };
        assert_eq!(
            both(Reader::Member, &late),
            [
                "Bei Ihnen liegen 13 Maßnahmen. Zwei davon sind über ihren Termin.",
                "13 measures are with you. Two of them are overdue."
            ]
        );
    }

    #[test]
    fn a_coordinator_reads_when_something_changed() {
        let facts = Facts { newest: Some(datetime!(2026 - 11 - 20 12:00 UTC)), ..facts() };
        assert_eq!(
            both(Reader::Coordinator, &facts),
            [
                "Keine Maßnahme ist über ihren Termin. Die letzte Änderung ist von gestern.",
                "No measure is overdue. The latest change was made yesterday."
            ]
        );
    }

    #[test]
    fn a_visitor_reads_what_is_public() {
        assert_eq!(both(Reader::Visitor, &facts())[0], "Noch ist nichts veröffentlicht.");
        let counts = DirectoryCounts { health_regions: 1, committees: 118, organisations: 1312, people: 9 };
        assert_eq!(
            both(Reader::Visitor, &Facts { counts, ..facts() }),
            [
                "Öffentlich sind 1 Gesundheitsregion, 118 Gremien und 1.312 Organisationen.",
                "1 health region, 118 committees and 1,312 organisations are public."
            ]
        );
        let counts = DirectoryCounts { committees: 1, ..DirectoryCounts::default() };
        assert_eq!(
            both(Reader::Visitor, &Facts { counts, ..facts() }),
            ["Öffentlich ist 1 Gremium.", "1 committee is public."]
        );
    }

    #[test]
    fn the_standing_of_a_plan_is_said_with_the_right_number() {
        let de = |counts: StandingCounts| standing(De, &counts);
        assert_eq!(de(counts(0, 0, 0)), "Es gibt noch keine Maßnahmen.");
        assert_eq!(de(counts(0, 1, 0)), "Die einzige Maßnahme ist verzögert.");
        assert_eq!(
            de(counts(0, 1, 3)),
            "Keine von 4 Maßnahmen ist erreicht oder läuft wie geplant; eine ist verzögert."
        );
        assert_eq!(
            de(counts(1, 0, 3)),
            "Eine von 4 Maßnahmen ist erreicht oder läuft wie geplant; keine ist verzögert."
        );
        assert_eq!(de(counts(4, 0, 0)), "Alle 4 Maßnahmen sind erreicht oder laufen wie geplant.");
        assert_eq!(
            de(counts(12, 4, 14)),
            "12 von 30 Maßnahmen sind erreicht oder laufen wie geplant; 4 sind verzögert."
        );
        assert_eq!(
            standing(En, &counts(12, 4, 14)),
            "12 of 30 measures are reached or running as planned; 4 are delayed."
        );
    }

    #[test]
    fn lateness_is_said_in_the_unit_people_think_in() {
        let de = |due| overdue(De, due, TODAY);
        assert_eq!(de(date!(2026 - 11 - 20)), "1\u{a0}Tag verzögert");
        assert_eq!(de(date!(2026 - 11 - 08)), "13\u{a0}Tage verzögert");
        assert_eq!(de(date!(2026 - 10 - 30)), "3\u{a0}Wochen verzögert");
        assert_eq!(de(date!(2026 - 09 - 21)), "2\u{a0}Monate verzögert");
        assert_eq!(overdue(En, date!(2025 - 11 - 21), TODAY), "12\u{a0}months overdue");
        assert_eq!(duration(De, date!(2026 - 11 - 20), TODAY, true), "einem\u{a0}Tag");
        assert_eq!(duration(De, date!(2026 - 11 - 16), TODAY, true), "5\u{a0}Tagen");
    }
}
