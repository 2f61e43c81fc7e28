//! The words of the figures of one plan: their titles, and what each of them counts.

use domain::{
    plan::Judged,
    reports::{Care, Delay, Standing},
};

use super::text;
use crate::{
    i18n::Language::{self, De, En},
    links::DashboardTable,
    plan::text as plan_text,
};

/// The title of a table.
pub(crate) const fn title(language: Language, table: DashboardTable) -> &'static str {
    match (language, table) {
        (De, DashboardTable::Fields) => "Nach Handlungsfeld",
        (De, DashboardTable::Shares) => "Anteile der Handlungsfelder (10-%-Regel)",
        (De, DashboardTable::Goals) => "Nach Ziel",
        (De, DashboardTable::Committees) => "Arbeit nach Gremium",
        (De, DashboardTable::People) => "Arbeit nach zuständiger Person",
        (De, DashboardTable::Delayed) => "Was verzögert ist, und warum",
        (De, DashboardTable::Milestones) => "Meilensteine der nächsten Wochen",
        (De, DashboardTable::Care) => "Wie gut die Daten gepflegt sind",
        (De, DashboardTable::Ages) => "Seit wann Maßnahmen ihren Status haben",
        (En, DashboardTable::Fields) => "By field of action",
        (En, DashboardTable::Shares) => "Shares of the fields of action (10 % rule)",
        (En, DashboardTable::Goals) => "By goal",
        (En, DashboardTable::Committees) => "Work by committee",
        (En, DashboardTable::People) => "Work by responsible person",
        (En, DashboardTable::Delayed) => "What is delayed, and why",
        (En, DashboardTable::Milestones) => "Milestones of the next weeks",
        (En, DashboardTable::Care) => "How well the data are looked after",
        (En, DashboardTable::Ages) => "Since when measures have their status",
    }
}

/// What the rows of a table are.
pub(crate) const fn row_head(language: Language, table: DashboardTable) -> &'static str {
    match table {
        DashboardTable::Fields | DashboardTable::Shares => text::field_of_action(language),
        DashboardTable::Goals => plan_text::goal(language),
        DashboardTable::Committees => plan_text::committee(language),
        DashboardTable::People => plan_text::person(language),
        DashboardTable::Delayed => measure(language),
        DashboardTable::Milestones => milestone(language),
        DashboardTable::Care => what(language),
        DashboardTable::Ages => plan_text::status_is(language),
    }
}

/// Shows the bars that are left out at first.
pub(super) fn others(language: Language, count: &str) -> String {
    match language {
        De => format!("Die übrigen zeigen ({count})"),
        En => format!("Show the others ({count})"),
    }
}

/// What to call measures that lack what a table divides them by.
pub(crate) const fn without(language: Language, table: DashboardTable) -> &'static str {
    match (language, table) {
        (De, DashboardTable::Committees) => "kein Gremium genannt",
        (De, DashboardTable::People) => "niemand genannt",
        (En, DashboardTable::Committees) => "no committee named",
        (En, DashboardTable::People) => "nobody named",
        _ => text::without_field(language),
    }
}

/// What a table divides measures by, where that needs to be said.
pub(crate) const fn division(language: Language, table: DashboardTable) -> Option<&'static str> {
    Some(match (language, table) {
        (De, DashboardTable::Committees) => {
            "Jede Maßnahme zählt bei dem Gremium, das an ihr arbeitet. „Kein Gremium genannt“ heißt: Es ist keines eingetragen, das Sie sehen dürfen."
        }
        (De, DashboardTable::People) => {
            "Jede Maßnahme zählt bei der Person, die für sie zuständig ist. „Niemand genannt“ heißt: Es ist niemand eingetragen, den Sie sehen dürfen."
        }
        (En, DashboardTable::Committees) => {
            "Each measure counts with the committee that works on it. “No committee named” means: none is entered that you may see."
        }
        (En, DashboardTable::People) => {
            "Each measure counts with the person who answers for it. “Nobody named” means: nobody is entered whom you may see."
        }
        _ => return None,
    })
}

/// How it is decided which measure is judged how.
pub(crate) const fn judged_definition(language: Language, judged: Judged) -> &'static str {
    match (language, judged) {
        (De, Judged::OnTrack) => "Sie ist nicht abgeschlossen, und die letzte Einschätzung sagt: auf Kurs.",
        (De, Judged::AtRisk) => "Sie ist nicht abgeschlossen, und die letzte Einschätzung sagt: gefährdet.",
        (De, Judged::InTrouble) => {
            "Sie ist nicht abgeschlossen, und die letzte Einschätzung sagt: in Schwierigkeiten."
        }
        (De, Judged::NotJudged) => {
            "Sie ist nicht abgeschlossen, und niemand hat sie in den letzten 90 Tagen eingeschätzt."
        }
        (En, Judged::OnTrack) => "It is not finished, and the latest judgement says: on track.",
        (En, Judged::AtRisk) => "It is not finished, and the latest judgement says: at risk.",
        (En, Judged::InTrouble) => "It is not finished, and the latest judgement says: in trouble.",
        (En, Judged::NotJudged) => "It is not finished, and nobody has judged it in the last 90 days.",
    }
}

/// The words for a delay.
pub(crate) const fn delay(language: Language, delay: Delay) -> &'static str {
    match (language, delay) {
        (De, Delay::Overdue) => "über dem Termin",
        (De, Delay::Reported) => "als verzögert gemeldet",
        (De, Delay::Paused) => "pausiert",
        (En, Delay::Overdue) => "past their day",
        (En, Delay::Reported) => "reported as delayed",
        (En, Delay::Paused) => "paused",
    }
}

/// How it is decided which measure is delayed how.
pub(crate) const fn delay_definition(language: Language, delay: Delay) -> &'static str {
    match (language, delay) {
        (De, Delay::Overdue) => "Die Maßnahme ist nicht abgeschlossen, und ihr Termin ist vorbei.",
        (De, Delay::Reported) => "Ihr Status ist „verzögert“, ob ihr Termin vorbei ist oder nicht.",
        (De, Delay::Paused) => "Ihr Status ist „pausiert“.",
        (En, Delay::Overdue) => "The measure is not finished, and its day has passed.",
        (En, Delay::Reported) => "Its status is “delayed”, whether its day has passed or not.",
        (En, Delay::Paused) => "Its status is “paused”.",
    }
}

/// The words for what lacks care.
pub(crate) const fn care(language: Language, care: Care) -> &'static str {
    match (language, care) {
        (De, Care::Untouched) => "Maßnahmen, die seit 90 Tagen niemand angefasst hat",
        (De, Care::NobodyResponsible) => "Maßnahmen ohne zuständige Person",
        (De, Care::NoValue) => "Indikatoren ohne Wert im Zeitraum des Plans",
        (De, Care::NoMeasure) => "Ziele ohne Maßnahme",
        (En, Care::Untouched) => "Measures that nobody has touched for 90 days",
        (En, Care::NobodyResponsible) => "Measures without a responsible person",
        (En, Care::NoValue) => "Indicators without a value in the period of the plan",
        (En, Care::NoMeasure) => "Goals without a measure",
    }
}

/// How it is decided what lacks care.
pub(crate) const fn care_definition(language: Language, care: Care) -> &'static str {
    match (language, care) {
        (De, Care::Untouched) => {
            "Nicht abgeschlossene Maßnahmen, an denen seit mindestens 90 Tagen nichts geändert wurde: weder an ihnen selbst noch an Meilensteinen, Checkliste oder Einschätzung."
        }
        (De, Care::NobodyResponsible) => {
            "Nicht abgeschlossene Maßnahmen, für die niemand eingetragen ist, den Sie sehen dürfen."
        }
        (De, Care::NoValue) => {
            "Indikatoren, für die es keinen Wert gibt, dessen Tag im Zeitraum des Plans liegt. Hat der Zeitraum noch nicht begonnen, fehlt keiner."
        }
        (De, Care::NoMeasure) => "Ziele des Plans, denen keine Maßnahme dient.",
        (En, Care::Untouched) => {
            "Measures that are not finished and were not changed for at least 90 days: neither they themselves nor their milestones, checklist or judgement."
        }
        (En, Care::NobodyResponsible) => {
            "Measures that are not finished and for which nobody is entered whom you may see."
        }
        (En, Care::NoValue) => {
            "Indicators that have no value for a day within the period of the plan. If the period has not begun, none is missing."
        }
        (En, Care::NoMeasure) => "Goals of the plan that no measure serves.",
    }
}

/// What the figures of a table mean, each under its word.
pub(crate) fn definitions(language: Language, table: DashboardTable) -> Vec<(&'static str, &'static str)> {
    match table {
        DashboardTable::Fields
        | DashboardTable::Goals
        | DashboardTable::Committees
        | DashboardTable::People => {
            let division = division(language, table).map(|words| (row_head(language, table), words));
            let standings = Standing::ALL
                .iter()
                .map(|standing| (text::standing(language, *standing), text::definition(language, *standing)));
            let judged = Judged::ALL
                .iter()
                .map(|judged| (plan_text::judged(language, *judged), judged_definition(language, *judged)));
            let on_course = (text::on_course(language), text::on_course_definition(language));
            let open = (open(language), open_definition(language));
            division.into_iter().chain(standings).chain([on_course, open]).chain(judged).collect()
        }
        DashboardTable::Delayed => {
            let delays = Delay::ALL.iter();
            delays.map(|delay| (self::delay(language, *delay), delay_definition(language, *delay))).collect()
        }
        DashboardTable::Milestones => vec![(milestone(language), milestones_definition(language))],
        DashboardTable::Care => {
            let score = (care_score_word(language), care_score_definition(language));
            let care = Care::ALL.iter();
            let care = care.map(|care| (self::care(language, *care), care_definition(language, *care)));
            [score].into_iter().chain(care).collect()
        }
        DashboardTable::Shares => vec![
            (share(language), share_definition(language)),
            (few(language), few_definition(language)),
            (rule_word(language), rule_definition(language)),
        ],
        DashboardTable::Ages => vec![(plan_text::status_is(language), ages_definition(language))],
    }
}

crate::texts! {
    counted: "gezählt", "counted";
    judged: "eingeschätzt", "judged";
    judged_of(name: &str): "{name}, eingeschätzt", "{name}, judged";
    judged_legend: "Wie die Einschätzungen gezeichnet sind", "How judgements are drawn";
    age_legend: "Wie die Dauer gezeichnet ist", "How the time is drawn";
    open: "offen", "open";
    open_definition: "Die Maßnahme ist weder erreicht noch verstetigt noch beendet.",
        "The measure is neither reached nor made permanent nor stopped.";
    csv: "CSV", "CSV";
    csv_of(title: &str): "{title}: als CSV herunterladen", "{title}: download as CSV";
    table_of(title: &str): "{title}, als Tabelle", "{title}, as a table";
    all_delayed: "zusammen", "together";
    milestone: "Meilenstein", "Milestone";
    measure: "Maßnahme", "Measure";
    what: "Was", "What";
    due_on: "Fällig", "Due";
    count: "Zahl", "Number";
    care_score(score: &str): "Pflege der Daten: {score} von 100.", "Care of the data: {score} of 100.";
    care_score_word: "Pflege der Daten", "Care of the data";
    care_score_definition: "Der Durchschnitt der Anteile, abgerundet. Jeder Anteil sagt, wie viele von hundert gepflegt sind, und zählt gleich viel. Wovon es nichts gibt, zählt nicht mit. 100 heißt: Nirgends fehlt etwas.",
        "The mean of the shares, rounded down. Each share says how many in a hundred are looked after, and counts as much as the others. What there is none of does not count. 100 means that nothing is missing anywhere.";
    care_of: "von", "of";
    care_share: "gepflegt", "looked after";
    apply_rule: "10-%-Regel anwenden", "Apply the 10 % rule";
    hide_rule: "10-%-Regel ausblenden", "Hide the 10 % rule";
    measures: "Maßnahmen", "Measures";
    share: "Anteil", "Share";
    share_definition: "Die Maßnahmen des Handlungsfelds, geteilt durch alle Maßnahmen des Plans. Gezählt sind Handlungsfelder, zu denen der Plan ein Ziel hat.",
        "The measures of the field of action, divided by all measures of the plan. Counted are fields in which the plan has a goal.";
    sign: "Hinweis", "Note";
    few: "unter 10 %", "under 10 %";
    few_definition: "Das Handlungsfeld hat weniger als ein Zehntel der Maßnahmen; entschieden wird, bevor gerundet wird.",
        "The field of action has less than a tenth of the measures; that is decided before anything is rounded.";
    rule_word: "Woher die 10 % kommen", "Where the 10 % come from";
    rule_definition: "Eine ältere Fassung der bayerischen Förderbedingungen erlaubt, dass bis zu 10 % der Tätigkeit der Geschäftsstelle andere Themen betreffen. Hier dient die Schwelle als Hinweis, welches Handlungsfeld kaum vorkommt. Ein Nachweis für die Förderung ist das nicht, denn Arbeitszeit wird nicht erfasst.",
        "An older version of the Bavarian funding conditions allows up to 10 % of the office's activity to be about other topics. Here the threshold is a hint at which field of action hardly occurs. It is no proof for the funding, because working time is not recorded.";
    definition: "Was das heißt", "What that means";
    late_milestone: "überfällig", "overdue";
    milestones_definition: "Meilensteine nicht abgeschlossener Maßnahmen, die noch nicht erledigt und überfällig sind oder in diesen Wochen fällig werden.",
        "Milestones of measures that are not finished, which are not done yet and are overdue or become due within these weeks.";
    ahead: "Wie weit voraus", "How far ahead";
    weeks(weeks: u8): "{weeks} Wochen", "{weeks} weeks";
    ages_definition: "Nicht abgeschlossene Maßnahmen nach der Zeit, seit der sie ihren jetzigen Status ohne Unterbrechung haben. Was aus dem Papierkorb zurückgeholt wurde, beginnt neu.",
        "Measures that are not finished, by the time for which they have had their present status without a break. What was brought back from the trash begins anew.";
    of_plan: "Alle Zahlen führen zu den Maßnahmen, die sie zählen.", "All numbers lead to the measures that they count.";
}
