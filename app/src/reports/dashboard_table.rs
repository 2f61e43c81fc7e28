//! The tables of the dashboard of a plan as files: their heads and their cells, in words of the reader's language.

use domain::{
    id::PlanId,
    plan::{Judged, StatusAge},
    reports::{Care, LaneFigures, MeasureLine, PlanReport, Standing},
};
use time::Date;

use super::{figures, plan_text as words, text};
use crate::{
    i18n::Language,
    links::DashboardTable,
    network::export::{Cell, slug},
    plan::text as plan_text,
};

/// What the tables are made of.
#[derive(Clone, Debug, PartialEq)]
pub struct TableSource {
    /// The figures of the plan.
    pub report: PlanReport,
    /// Its measures that are delayed, the longest overdue first.
    pub delayed: Vec<MeasureLine>,
}

/// Which plan an address asks for, and up to which day milestones are told.
pub fn asked(value: impl Fn(&str) -> Option<String>, today: Date) -> Option<(PlanId, Date)> {
    let plan = value("plan")?.parse().ok()?;
    Some((plan, figures::until(today, figures::weeks(value("weeks").as_deref()))))
}

/// The names of the columns.
#[must_use]
pub fn table_head(language: Language, table: DashboardTable) -> Vec<String> {
    let mut head = vec![words::row_head(language, table)];
    match table {
        DashboardTable::Fields
        | DashboardTable::Goals
        | DashboardTable::Committees
        | DashboardTable::People => {
            head.extend(Standing::ALL.iter().map(|standing| text::standing(language, *standing)));
            head.extend([text::total(language), words::open(language)]);
            head.extend(Judged::ALL.iter().map(|judged| plan_text::judged(language, *judged)));
        }
        DashboardTable::Delayed => head.extend([
            plan_text::committee(language),
            plan_text::status_is(language),
            words::due_on(language),
            text::reason(language).trim_end_matches(':'),
            text::next_step(language).trim_end_matches(':'),
        ]),
        DashboardTable::Milestones => {
            head.extend([words::measure(language), plan_text::committee(language), words::due_on(language)]);
        }
        DashboardTable::Care => head.extend([
            words::count(language),
            words::care_of(language),
            words::care_share(language),
            words::definition(language),
        ]),
        DashboardTable::Shares => {
            head.extend([words::measures(language), words::share(language), words::sign(language)]);
        }
        DashboardTable::Ages => {
            head.extend(StatusAge::ALL.iter().map(|age| plan_text::status_age(language, *age)));
            head.push(text::total(language));
        }
    }
    head.into_iter().map(str::to_owned).collect()
}

/// The cells of all rows.
#[must_use]
pub fn table_rows(language: Language, table: DashboardTable, source: &TableSource) -> Vec<Vec<Cell>> {
    let TableSource { report, delayed } = source;
    let day = |day: Option<Date>| Cell::Text(day.map(|day| day.to_string()).unwrap_or_default());
    match table {
        DashboardTable::Fields => lane_rows(language, table, &report.fields),
        DashboardTable::Goals => lane_rows(language, table, &report.goals),
        DashboardTable::Committees => lane_rows(language, table, &report.committees),
        DashboardTable::People => lane_rows(language, table, &report.people),
        DashboardTable::Delayed => {
            let row = |line: &MeasureLine| {
                vec![
                    line.title.as_str().into(),
                    line.committee.as_ref().map_or("", |committee| committee.name.as_str()).into(),
                    plan_text::status(language, line.status).into(),
                    day(line.due_on),
                    line.reason.as_str().into(),
                    line.next_step.as_str().into(),
                ]
            };
            delayed.iter().map(row).collect()
        }
        DashboardTable::Milestones => {
            let rows = report.milestones.iter().map(|milestone| {
                vec![
                    milestone.title.as_str().into(),
                    milestone.measure.as_str().into(),
                    milestone.committee.as_ref().map_or("", |committee| committee.name.as_str()).into(),
                    day(Some(milestone.due_on)),
                ]
            });
            rows.collect()
        }
        DashboardTable::Care => care_rows(language, report),
        DashboardTable::Shares => {
            let rows = report.field_shares().into_iter().map(|share| {
                let sign = if share.is_few() { words::few(language) } else { "" };
                let count = number(share.lane.all().count);
                vec![share.lane.name.as_str().into(), count, percent(share.percent()), sign.into()]
            });
            rows.collect()
        }
        DashboardTable::Ages => {
            let rows = report.ages.iter().map(|figures| -> Vec<Cell> {
                let ages = StatusAge::ALL.iter().map(|age| number(figures.age(*age).count));
                let status = Cell::from(plan_text::status(language, figures.status));
                [status].into_iter().chain(ages).chain([number(figures.all().count)]).collect()
            });
            rows.collect()
        }
    }
}

/// The parts of care, and the score they make.
fn care_rows(language: Language, report: &PlanReport) -> Vec<Vec<Cell>> {
    let row = |care: &Care| {
        let share = report.care_share(*care);
        vec![
            words::care(language, *care).into(),
            number(share.lacking),
            number(share.of),
            percent(share.percent()),
            words::care_definition(language, *care).into(),
        ]
    };
    let score = vec![
        words::care_score_word(language).into(),
        "".into(),
        "".into(),
        percent(report.care_score()),
        words::care_score_definition(language).into(),
    ];
    Care::ALL.iter().map(row).chain([score]).collect()
}

/// So many in a hundred; nothing of nothing.
fn percent(percent: Option<i64>) -> Cell {
    percent.map_or_else(|| Cell::from(""), number)
}

fn lane_rows(language: Language, table: DashboardTable, lanes: &[LaneFigures]) -> Vec<Vec<Cell>> {
    let row = |lane: &LaneFigures| -> Vec<Cell> {
        let name = if lane.name.is_empty() { words::without(language, table) } else { lane.name.as_str() };
        let standings = Standing::ALL.iter().map(|standing| number(lane.standing(*standing).count));
        let judged = Judged::ALL.iter().map(|judged| number(lane.judged(*judged).count));
        let sums = [lane.all().count, lane.open().count].map(number);
        [Cell::from(name)].into_iter().chain(standings).chain(sums).chain(judged).collect()
    };
    lanes.iter().map(row).collect()
}

fn number(count: i64) -> Cell {
    Cell::Number(count as f32)
}

/// The name of a file: "nach-ziel-umsetzungsplan-2026-2026-11-22.csv".
#[must_use]
pub fn table_file_name(language: Language, table: DashboardTable, plan: &str, today: Date) -> String {
    format!("{}-{}-{today}.csv", slug(words::title(language, table)), slug(plan))
}

#[cfg(test)]
mod tests {
    use domain::{
        id::{MeasureId, MilestoneId},
        plan::{JudgedMeasures, Lane, MeasureStatus},
        reports::{AgeFigures, DueMilestone, StandingCounts},
    };
    use time::macros::date;

    use super::*;

    fn source() -> TableSource {
        let lane = |lane| LaneFigures {
            lane,
            name: String::new(),
            standing: StandingCounts { counts: [1, 2, 3, 4, 5] },
            judged: JudgedMeasures { on_track: 6, at_risk: 1, in_trouble: 2, not_judged: 0 },
        };
        TableSource {
            report: PlanReport {
                fields: vec![lane(Lane::All)],
                goals: vec![lane(Lane::All)],
                committees: vec![lane(Lane::Committee(None))],
                people: vec![lane(Lane::Person(None))],
                delays: [0; 3],
                milestones: vec![DueMilestone {
                    id: MilestoneId::named("m"),
                    title: "Schritt".to_owned(),
                    due_on: date!(2026 - 12 - 01),
                    measure_id: MeasureId::named("m"),
                    measure: "Maßnahme".to_owned(),
                    committee: None,
                }],
                care: [1, 2, 3, 4],
                care_of: [4, 4, 4, 4],
                ages: vec![AgeFigures { status: MeasureStatus::Running, counts: [1, 2, 3, 4, 5] }],
                indicators: Vec::new(),
            },
            delayed: vec![MeasureLine {
                id: MeasureId::named("m"),
                title: "Maßnahme".to_owned(),
                plan_id: PlanId::named("p"),
                health_region: String::new(),
                committee: None,
                status: MeasureStatus::Delayed,
                due_on: None,
                reason: "Grund".to_owned(),
                next_step: String::new(),
            }],
        }
    }

    #[test]
    fn each_row_has_a_cell_for_each_column() {
        for language in [Language::De, Language::En] {
            for table in DashboardTable::ALL {
                let rows = table_rows(language, *table, &source());
                assert!(!rows.is_empty());
                for row in rows {
                    assert_eq!(row.len(), table_head(language, *table).len(), "{table}");
                }
            }
        }
    }

    #[test]
    fn figures_stand_under_their_words() {
        let head = table_head(Language::De, DashboardTable::People);
        let row = table_rows(Language::De, DashboardTable::People, &source()).remove(0);
        let under = |word: &str| row[head.iter().position(|head| head == word).unwrap()].clone();
        assert_eq!(under("Zuständig"), Cell::from("niemand genannt"));
        assert_eq!(under("verzögert"), Cell::Number(3.0));
        assert_eq!((under("gesamt"), under("offen")), (Cell::Number(15.0), Cell::Number(9.0)));
        assert_eq!(under("gefährdet"), Cell::Number(1.0));
    }

    #[test]
    fn the_score_of_care_stands_under_the_shares_it_is_made_of() {
        let rows = table_rows(Language::De, DashboardTable::Care, &source());
        let shares: Vec<_> = rows.iter().map(|row| row[3].clone()).collect();
        assert_eq!(shares, [75.0, 50.0, 25.0, 0.0, 37.0].map(Cell::Number));
    }

    #[test]
    fn an_address_asks_for_a_plan_and_for_weeks() {
        let plan = PlanId::named("p");
        let today = date!(2026 - 11 - 22);
        let of = |weeks: Option<&str>| {
            let value = |name: &str| match name {
                "plan" => Some(plan.to_string()),
                _ => weeks.map(str::to_owned),
            };
            asked(value, today)
        };
        assert_eq!(of(None), Some((plan, date!(2026 - 12 - 20))));
        assert_eq!(of(Some("8")), Some((plan, date!(2027 - 01 - 17))));
        assert_eq!(of(Some("999999")), of(None));
        assert_eq!(asked(|_| None, today), None);
        assert_eq!(asked(|_| Some("all".to_owned()), today), None);
    }

    #[test]
    fn a_file_is_named_by_what_is_in_it() {
        let name = table_file_name(
            Language::De,
            DashboardTable::Goals,
            "Umsetzungsplan 2026",
            date!(2026 - 11 - 22),
        );
        assert_eq!(name, "nach-ziel-umsetzungsplan-2026-2026-11-22.csv");
    }
}
