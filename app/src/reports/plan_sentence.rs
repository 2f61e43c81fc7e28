//! The figures of one plan in sentences, one for each chart: none, one and many are never said alike.

use domain::{
    plan::StatusAge,
    reports::{AgeFigures, Care, DueMilestone, FieldShare, LaneFigures, PlanReport, Standing},
};
use time::Date;

use crate::{
    i18n::Language::{self, De, En},
    links::DashboardTable,
    ui::format,
};

/// Where most is delayed, or with whom most is open.
pub(crate) fn lanes(language: Language, table: DashboardTable, lanes: &[LaneFigures]) -> String {
    let is_work = matches!(table, DashboardTable::Committees | DashboardTable::People);
    let number = |lane: &LaneFigures| {
        if is_work { lane.open().count } else { lane.standing(Standing::Delayed).count }
    };
    // Of several with the same number the first is named.
    let named = lanes.iter().rev().filter(|lane| !lane.name.is_empty());
    let most = named.max_by_key(|lane| number(lane)).filter(|lane| number(lane) > 0);
    let Some(most) = most else {
        return match (language, is_work) {
            (De, true) => "Nichts Offenes ist vergeben.",
            (De, false) => "Nichts ist verzögert.",
            (En, true) => "Nothing open is assigned.",
            (En, false) => "Nothing is delayed.",
        }
        .to_owned();
    };
    let n = |number| format::count(language, number);
    let (some, all) = (n(number(most)), n(most.all().count));
    let name = &most.name;
    match (language, is_work) {
        (De, true) => format!("Am meisten Offenes liegt hier: {name} (Maßnahmen: {some} von {all})."),
        (De, false) => format!("Am meisten ist hier verzögert: {name} (Maßnahmen: {some} von {all})."),
        (En, true) => format!("Most of what is open lies here: {name} (measures: {some} of {all})."),
        (En, false) => format!("Most is delayed here: {name} (measures: {some} of {all})."),
    }
}

/// How many milestones are overdue, and how many come.
pub(crate) fn milestones(
    language: Language,
    milestones: &[DueMilestone],
    (today, until): (Date, Date),
) -> String {
    let late = milestones.iter().filter(|milestone| milestone.due_on < today).count();
    let day = format::near_date(language, until, today);
    match (language, late, milestones.len() - late) {
        (De, 0, 0) => format!("Bis {day} ist kein Meilenstein fällig."),
        (De, 0, next) => format!("Fällig bis {day}: {next}. Keiner ist überfällig."),
        (De, late, next) => format!("Fällig bis {day}: {next}. Überfällig: {late}."),
        (En, 0, 0) => format!("No milestone is due by {day}."),
        (En, 0, next) => format!("Due by {day}: {next}. None is overdue."),
        (En, late, next) => format!("Due by {day}: {next}. Overdue: {late}."),
    }
}

/// In how many ways the data of a plan lack care.
pub(crate) fn care(language: Language, report: &PlanReport) -> String {
    let lacking = Care::ALL.iter().filter(|care| report.care(**care) > 0).count();
    match (language, lacking) {
        (De, 0) => "Die Angaben sind vollständig und frisch.".to_owned(),
        (De, 1) => "An einer von vier Stellen fehlt etwas.".to_owned(),
        (De, some) => format!("An {some} von vier Stellen fehlt etwas."),
        (En, 0) => "The data are complete and fresh.".to_owned(),
        (En, 1) => "Something is missing in one of four ways.".to_owned(),
        (En, some) => format!("Something is missing in {some} of four ways."),
    }
}

/// Which fields of action have hardly any measures.
pub(crate) fn shares(language: Language, shares: &[FieldShare]) -> String {
    let few: Vec<_> =
        shares.iter().filter(|share| share.is_few()).map(|share| share.lane.name.as_str()).collect();
    match (language, few.as_slice()) {
        (De, []) => "Kein Handlungsfeld des Plans hat weniger als 10\u{a0}% der Maßnahmen.".to_owned(),
        (De, few) => format!("Weniger als 10\u{a0}% der Maßnahmen: {}.", few.join(", ")),
        (En, []) => "No field of action of the plan has less than 10\u{a0}% of the measures.".to_owned(),
        (En, few) => format!("Less than 10\u{a0}% of the measures: {}.", few.join(", ")),
    }
}

/// How many open measures have had their status for a long time.
pub(crate) fn ages(language: Language, ages: &[AgeFigures]) -> String {
    let long = [StatusAge::HalfYear, StatusAge::Year, StatusAge::Longer];
    let old: i64 = ages.iter().flat_map(|of| long.map(|age| of.age(age).count)).sum();
    let all: i64 = ages.iter().map(|of| of.all().count).sum();
    let n = |number| format::count(language, number);
    match (language, old, all) {
        (De, _, 0) => "Keine Maßnahme ist offen.".to_owned(),
        (De, 0, _) => "Keine offene Maßnahme hat ihren Status schon 90 Tage.".to_owned(),
        (De, _, 1) => "Die einzige offene Maßnahme hat ihren Status schon 90 Tage oder länger.".to_owned(),
        (De, 1, all) => {
            format!("Eine von {} offenen Maßnahmen hat ihren Status schon 90 Tage oder länger.", n(all))
        }
        (De, old, all) => {
            format!(
                "{} von {} offenen Maßnahmen haben ihren Status schon 90 Tage oder länger.",
                n(old),
                n(all)
            )
        }
        (En, _, 0) => "No measure is open.".to_owned(),
        (En, 0, _) => "No open measure has had its status for 90 days yet.".to_owned(),
        (En, _, 1) => "The only open measure has had its status for 90 days or longer.".to_owned(),
        (En, 1, all) => {
            format!("One of {} open measures has had its status for 90 days or longer.", n(all))
        }
        (En, old, all) => {
            format!("{} of {} open measures have had their status for 90 days or longer.", n(old), n(all))
        }
    }
}

#[cfg(test)]
mod tests {
    use domain::{
        id::GoalId,
        plan::{JudgedMeasures, Lane, MeasureStatus},
        reports::StandingCounts,
    };

    use super::*;

    fn lane(name: &str, delayed: i64, reached: i64) -> LaneFigures {
        let mut standing = StandingCounts::default();
        standing.counts[Standing::Delayed as usize] = delayed;
        standing.counts[Standing::Reached as usize] = reached;
        let judged =
            JudgedMeasures { not_judged: usize::try_from(delayed).unwrap(), ..JudgedMeasures::default() };
        LaneFigures { lane: Lane::Goal(GoalId::named(name)), name: name.to_owned(), standing, judged }
    }

    #[test]
    fn the_first_of_those_with_most_is_named_and_never_what_has_no_name() {
        let all = [lane("A", 0, 9), lane("B", 2, 1), lane("C", 2, 0), lane("", 7, 0)];
        let said = |table| lanes(De, table, &all);
        assert_eq!(said(DashboardTable::Goals), "Am meisten ist hier verzögert: B (Maßnahmen: 2 von 3).");
        assert_eq!(said(DashboardTable::People), "Am meisten Offenes liegt hier: B (Maßnahmen: 2 von 3).");
        assert_eq!(lanes(En, DashboardTable::Fields, &all[..1]), "Nothing is delayed.");
        assert_eq!(lanes(De, DashboardTable::Committees, &all[3..]), "Nichts Offenes ist vergeben.");
    }

    #[test]
    fn fields_with_hardly_any_measures_are_named() {
        let share = |name, count| FieldShare { lane: lane(name, 0, count), total: 100 };
        let said = |fields: &[FieldShare]| shares(De, fields);
        assert_eq!(
            said(&[share("Pflege", 9), share("Prävention", 91)]),
            "Weniger als 10\u{a0}% der Maßnahmen: Pflege."
        );
        assert!(said(&[share("Pflege", 10)]).starts_with("Kein Handlungsfeld"));
    }

    #[test]
    fn ages_are_said_with_the_right_number() {
        let of = |counts| [AgeFigures { status: MeasureStatus::Running, counts }];
        let de = |counts| ages(De, &of(counts));
        assert_eq!(ages(De, &[]), "Keine Maßnahme ist offen.");
        assert_eq!(de([3, 1, 0, 0, 0]), "Keine offene Maßnahme hat ihren Status schon 90 Tage.");
        assert_eq!(
            de([0, 0, 0, 0, 1]),
            "Die einzige offene Maßnahme hat ihren Status schon 90 Tage oder länger."
        );
        assert_eq!(
            de([2, 0, 1, 0, 0]),
            "Eine von 3 offenen Maßnahmen hat ihren Status schon 90 Tage oder länger."
        );
        assert_eq!(
            ages(En, &of([2, 0, 1, 1, 1])),
            "3 of 5 open measures have had their status for 90 days or longer."
        );
    }
}
