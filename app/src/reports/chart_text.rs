//! The words of charts on dashboards, of other days, and of the page that shows when which chart is right.

use domain::reports::{BurnUpPoint, DayProblem, PastField};
use time::Date;

use crate::{
    i18n::Language::{self, De, En},
    ui::format,
};

crate::texts! {
    // Charts of a plan
    burn_up: "Wie viel erreicht ist", "How much is reached";
    standings: "Wie die Maßnahmen stehen", "How the measures stand";
    reached: "erreicht", "reached";
    all: "alle", "all";
    day: "Tag", "Day";
    standing: "Stand", "Standing";
    measures: "Maßnahmen", "Measures";
    log_note: "Gezählt ist nach dem Änderungsprotokoll: erreicht ist, was abgeschlossen oder verstetigt ist; alle sind die Maßnahmen, die der Plan an dem Tag hatte.",
        "Counted by the change log: reached is what is finished or was made permanent; all are the measures that the plan had on that day.";
    indicators: "Indikatoren und ihre Ziele", "Indicators and their targets";
    all_courses: "Alle Verläufe", "All courses";
    indicator: "Indikator", "Indicator";
    value: "Wert", "Value";
    target: "Ziel", "Target";
    against_target: "Wert am Ziel gemessen", "Value against target";
    course: "Verlauf", "Course";
    indicators_note: "Der Balken reicht bis zum neuesten Wert, die Marke steht beim Ziel. Im Verlauf ist das Ziel gestrichelt.",
        "The bar goes to the newest value, the mark stands at the target. In the course the target is dashed.";
    explained: "Diagramme erklärt", "Charts explained";

    // Another day
    other_day: "Zahlen eines anderen Tages", "Figures of another day";
    on: "Stand am", "As of";
    since: "Verglichen mit", "Compared with";
    go: "Tag wählen", "Go to the day";
    back_to_today: "Zurück zu heute", "Back to today";
    other_day_hint: "Beide Felder sind freiwillig. Ohne Tag gilt heute, ohne Vergleich stehen die Zahlen allein.",
        "Both fields are optional. Without a day it is today, without a comparison the figures stand alone.";
    from_log: "Gelesen aus dem Änderungsprotokoll, zum Ende des Tages.", "Read from the change log, as of the end of the day.";
    how_they_stood: "Wie die Maßnahmen standen", "How the measures stood";
    which_status: "Welchen Status sie hatten", "Which status they had";
    how_judged: "Wie die offenen eingeschätzt waren", "How the open ones were judged";
    which_values: "Welche Werte bekannt waren", "Which values were known";
    status: "Status", "Status";
    judgement: "Einschätzung", "Judgement";
    count: "Anzahl", "Number";
    difference: "Unterschied", "Difference";
    past_due: "über ihren Termin", "past their day";
    no_indicators: "Der Plan hatte noch keinen Indikator.", "The plan had no indicator yet.";
    no_value: "noch kein Wert", "no value yet";
    no_target: "kein Ziel", "no target";
    not_told: "Was für einen anderen Tag nicht gesagt werden kann", "What cannot be told of another day";
    not_told_lead: "Diese Zahlen gibt es nur für heute. Sie stehen hier nicht, damit niemand heutige Zahlen für frühere hält.",
        "These figures exist for today only. They are left out here, so that nobody takes figures of today for earlier ones.";
    not_told_names: "Arbeit nach Gremium und nach Person: Wer genannt werden darf, richtet sich nach den Rechten von heute.",
        "Work by committee and by person: who may be named depends on the rights of today.";
    not_told_fields: "Zahlen nach Handlungsfeld und Ziel: Ziele werden umbenannt und zusammengelegt.",
        "Figures by field of action and goal: goals are renamed and merged.";
    not_told_steps: "Meilensteine der nächsten Wochen und Gründe für Verzug.", "Milestones of the next weeks and reasons for delay.";
    not_told_care: "Wie gut die Daten gepflegt sind, und seit wann Maßnahmen ihren Status haben.",
        "How well the data are looked after, and since when measures have their status.";
    cannot_show: "Dieser Tag lässt sich nicht zeigen", "This day cannot be shown";

    // Gallery
    gallery: "Diagramme und wann welches passt", "Charts, and when which is right";
    gallery_lead: "Alle Zahlen auf dieser Seite sind erfunden. Sie zeigen nur, wie ein Diagramm aussieht und was es gut sagen kann.",
        "All figures on this page are made up. They only show what a chart looks like and what it says well.";
    to_dashboard: "Zur Auswertung", "To the dashboard";
    made_up: "Erfundene Zahlen:", "Made-up figures:";
    bars: "Balken", "Bars";
    bars_when: "Für Anzahlen weniger Dinge, die man miteinander vergleicht. Die Marke zeigt, wie viele es an einem früheren Tag waren. Nicht für mehr als ein Dutzend Zeilen: dann ist eine Tabelle klarer.",
        "For numbers of a few things that are compared. The mark shows how many there were on an earlier day. Not for more than a dozen rows: a table is clearer then.";
    bars_said: "14 Maßnahmen laufen, vier mehr als im Frühjahr.", "14 measures are running, four more than in spring.";
    stacked: "Gestapelte Balken", "Stacked bars";
    stacked_when: "Für Anteile an einem Ganzen, wenn mehrere Ganze untereinander stehen. Vergleichen lassen sich vor allem der erste und der letzte Teil.",
        "For parts of a whole where several wholes stand below one another. Mostly the first and the last part can be compared.";
    stacked_said: "In der Pflege ist mehr erreicht, in der Vorsorge läuft mehr.", "More is reached in nursing, more is running in prevention.";
    donut: "Ring", "Donut";
    donut_when: "Für Anteile an einem einzigen Ganzen mit höchstens fünf Teilen. Für mehrere Ganze eignen sich gestapelte Balken.",
        "For parts of a single whole with five parts at most. For several wholes use stacked bars.";
    donut_said: "12 von 40 Maßnahmen sind erreicht.", "12 of 40 measures are reached.";
    line: "Linie mit Zielband", "Line with target band";
    line_when: "Für einen Indikator über die Zeit. Im Band ist das Ziel erreicht; gepunktet steht, wohin es führt, wenn es so weitergeht. Erst ab drei Werten gibt es diese Vorschau.",
        "For an indicator over time. Within the band the target is reached; dotted is where it leads if it goes on like this. This forecast needs three values.";
    line_said: "Der Versorgungsgrad steigt, erreicht sein Ziel so aber nicht.", "The degree of care rises, but will not reach its target like this.";
    line_name: "Versorgungsgrad", "Degree of care";
    burn_when: "Für ein Vorhaben, dessen Umfang sich ändert: Die Fläche ist, was erreicht ist, die gestrichelte Linie, wie viel es insgesamt ist. Der Abstand ist die Arbeit, die bleibt.",
        "For work whose extent changes: the area is what is reached, the dashed line is how much there is in all. The distance is the work that is left.";
    burn_said: "Der Plan ist gewachsen, und es ist mehr erreicht.", "The plan has grown, and more is reached.";
    bullet: "Wert am Ziel", "Bullet";
    bullet_when: "Für einen Wert, der an seinem Ziel gemessen wird, vor allem in Tabellen. Der Balken reicht bis zum Wert, die Marke steht beim Ziel.",
        "For a value that is measured against its target, mostly in tables. The bar goes to the value, the mark stands at the target.";
    bullet_said: "71 % von 90 % sind erreicht.", "71% of 90% are reached.";
    spark: "Verlauf in der Zeile", "Sparkline";
    spark_when: "Für die Richtung eines Wertes in einer Zeile. Ablesen lässt sich daran nichts, deshalb steht der Wert immer daneben.",
        "For the direction of a value in a line of text. Nothing can be read off it, so the value always stands beside it.";
    spark_said: "Der Versorgungsgrad steigt seit Januar.", "The degree of care has been rising since January.";
}

/// How much is reached today, and how much was at first.
pub(super) fn burn_up_said(language: Language, points: &[BurnUpPoint]) -> String {
    let n = |count| format::count(language, count);
    let Some(last) = points.last() else {
        return match language {
            De => "Der Plan hatte noch keine Maßnahme.",
            En => "The plan has not had a measure yet.",
        }
        .to_owned();
    };
    let (reached, all) = (n(last.reached), n(last.all));
    let now = match language {
        De => format!("Erreicht: {reached} von {all} Maßnahmen"),
        En => format!("Reached: {reached} of {all} measures"),
    };
    match points.first().filter(|first| first.on != last.on) {
        None => format!("{now}."),
        Some(first) => {
            let (day, reached, all) = (format::date(language, first.on), n(first.reached), n(first.all));
            match language {
                De => format!("{now}; am {day} waren es {reached} von {all}."),
                En => format!("{now}; on {day} it was {reached} of {all}."),
            }
        }
    }
}

/// A number of measures in words, as far as people say it so.
fn in_words(language: Language, number: i64) -> String {
    let words = match language {
        De => [
            "eine", "zwei", "drei", "vier", "fünf", "sechs", "sieben", "acht", "neun", "zehn", "elf", "zwölf",
        ],
        En => [
            "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
        ],
    };
    let word = usize::try_from(number - 1).ok().and_then(|index| words.get(index));
    word.map_or_else(|| format::count(language, number), |word| (*word).to_owned())
}

/// How many more or fewer than on an earlier day: "zwei mehr als am 30. April 2026".
pub(super) fn more_than(language: Language, (now, before): (i64, i64), day: Date) -> String {
    let (number, day) = (in_words(language, (now - before).abs()), format::date(language, day));
    match (language, now - before) {
        (De, 0) => format!("so viele wie am {day}"),
        (De, 1..) => format!("{number} mehr als am {day}"),
        (De, _) => format!("{number} weniger als am {day}"),
        (En, 0) => format!("as many as on {day}"),
        (En, 1..) => format!("{number} more than on {day}"),
        (En, _) => format!("{number} fewer than on {day}"),
    }
}

/// How a value differs from the one that was known on an earlier day.
pub(super) fn value_than(
    language: Language,
    (now, before): (Option<f64>, Option<f64>),
    unit: &str,
    day: Date,
) -> String {
    let day = format::date(language, day);
    let Some(before) = before else {
        return match language {
            De => format!("am {day} noch kein Wert"),
            En => format!("no value yet on {day}"),
        };
    };
    // A value can be taken back.
    let Some(now) = now else {
        let value = format::value(language, before, unit);
        return match language {
            De => format!("am {day} noch {value}"),
            En => format!("still {value} on {day}"),
        };
    };
    let difference = ((now - before) * 100.0).round() / 100.0;
    let words = format::value(language, difference.abs(), unit);
    match (language, difference) {
        (De, 0.0) => format!("wie am {day}"),
        (En, 0.0) => format!("as on {day}"),
        (De, more) if more > 0.0 => format!("{words} mehr als am {day}"),
        (De, _) => format!("{words} weniger als am {day}"),
        (En, more) if more > 0.0 => format!("{words} more than on {day}"),
        (En, _) => format!("{words} less than on {day}"),
    }
}

/// The plan on a day in a sentence.
pub(super) fn day_said(language: Language, day: Date, [on_course, all, late]: [i64; 3]) -> String {
    let day = format::date(language, day);
    let [on_course, all, late] = [on_course, all, late].map(|number| format::count(language, number));
    match language {
        De => format!(
            "Stand {day}: {on_course} von {all} Maßnahmen erreicht oder im Plan, {late} über ihren Termin."
        ),
        En => {
            format!("As of {day}: {on_course} of {all} measures reached or on course, {late} past their day.")
        }
    }
}

/// Why a day cannot be shown, and what to do.
pub(super) fn refused(language: Language, field: PastField, problem: DayProblem) -> String {
    let field = match field {
        PastField::On => on(language),
        PastField::Since => since(language),
    };
    let why = match (language, problem) {
        (De, DayProblem::NotUnderstood) => "Das ist kein Tag. Bitte wie 2026-06-30 angeben.".to_owned(),
        (De, DayProblem::InFuture) => {
            "Dieser Tag kommt erst noch. Bitte einen Tag bis heute wählen.".to_owned()
        }
        (De, DayProblem::BeforePlan(first)) => {
            let first = format::date(language, first);
            format!(
                "Den Plan gibt es hier erst seit dem {first}. Bitte diesen Tag oder einen späteren wählen."
            )
        }
        (De, DayProblem::NotEarlier) => {
            "Verglichen wird mit einem früheren Tag. Bitte einen früheren wählen.".to_owned()
        }
        (De, DayProblem::NoPlan) => {
            "Frühere Tage gibt es nur für einen einzelnen Plan. Bitte oben einen wählen.".to_owned()
        }
        (En, DayProblem::NotUnderstood) => "This is no day. Please write it like 2026-06-30.".to_owned(),
        (En, DayProblem::InFuture) => "This day is still to come. Please choose one up to today.".to_owned(),
        (En, DayProblem::BeforePlan(first)) => {
            let first = format::date(language, first);
            format!("The plan has been here only since {first}. Please choose that day or a later one.")
        }
        (En, DayProblem::NotEarlier) => {
            "An earlier day is compared with. Please choose an earlier one.".to_owned()
        }
        (En, DayProblem::NoPlan) => {
            "Earlier days are told of a single plan only. Please choose one above.".to_owned()
        }
    };
    format!("{field}: {why}")
}

/// The sentence of an indicator for those who do not see its bar.
pub(super) fn against(language: Language, name: &str, value: &str, target: &str) -> String {
    match language {
        De => format!("{name}: {value}, Ziel {target}"),
        En => format!("{name}: {value}, target {target}"),
    }
}

#[cfg(test)]
mod tests {
    use time::macros::date;

    use super::*;

    #[test]
    fn differences_are_said_in_words() {
        let day = date!(2026 - 04 - 30);
        let of = |language, now, before| more_than(language, (now, before), day);
        assert_eq!(of(De, 7, 5), "zwei mehr als am 30. April 2026");
        assert_eq!(of(De, 4, 5), "eine weniger als am 30. April 2026");
        assert_eq!(of(En, 20, 7), "13 more than on 30 April 2026");
        assert_eq!(of(En, 5, 5), "as many as on 30 April 2026");
    }

    #[test]
    fn values_differ_in_their_unit_and_none_is_said() {
        let day = date!(2026 - 04 - 30);
        let of = |now, before| value_than(De, (now, before), "%", day);
        assert_eq!(of(Some(94.5), Some(90.0)), "4,5\u{a0}% mehr als am 30. April 2026");
        assert_eq!(of(Some(0.3), Some(0.1 + 0.2)), "wie am 30. April 2026");
        assert_eq!(of(Some(1.0), None), "am 30. April 2026 noch kein Wert");
        assert_eq!(of(None, None), "am 30. April 2026 noch kein Wert");
        assert_eq!(of(None, Some(90.0)), "am 30. April 2026 noch 90\u{a0}%");
        assert_eq!(value_than(En, (None, Some(3.0)), "", day), "still 3 on 30 April 2026");
        assert_eq!(of(Some(1.0), Some(2.0)), "1\u{a0}% weniger als am 30. April 2026");
    }
}
