//! The table of the comparison as a file: its head and its cells, in words of the reader's language.

use domain::reports::{ComparedFigure, PlanCounts};
use time::Date;

use super::{api::RegionsDashboard, query::RegionsQuery, text};
use crate::{i18n::Language, network::export::Cell};

/// The names of the columns.
#[must_use]
pub fn head(language: Language) -> Vec<String> {
    let figures = ComparedFigure::ALL.iter().map(|figure| text::figure_in_full(language, *figure));
    [text::region(language), text::population(language)]
        .into_iter()
        .chain(figures)
        .chain([text::released(language)])
        .map(str::to_owned)
        .collect()
}

/// The cells of all rows, in the order of the page; sums and medians come last, where they are told.
#[must_use]
pub fn rows(language: Language, query: &RegionsQuery, dashboard: &RegionsDashboard) -> Vec<Vec<Cell>> {
    let mut regions = dashboard.comparison.regions.clone();
    query.sort.order(&mut regions);
    let figures = |counts: Option<&PlanCounts>| -> Vec<Cell> {
        ComparedFigure::ALL
            .iter()
            .map(|figure| number(counts.and_then(|counts| counts.value(*figure)).map(|value| value.value)))
            .collect()
    };
    let mut rows: Vec<Vec<Cell>> = regions
        .iter()
        .map(|region| {
            let released = match &region.plan {
                None => text::no_figures(language).to_owned(),
                Some(plan) => plan
                    .released_on
                    .map_or_else(|| text::only_own(language).to_owned(), |day| day.to_string()),
            };
            let ends = [Cell::from(region.name.as_str()), number(Some(region.population))];
            let counts = figures(region.plan.as_ref().map(|plan| &plan.counts));
            ends.into_iter().chain(counts).chain([Cell::Text(released)]).collect()
        })
        .collect();
    let summary = &dashboard.comparison.summary;
    if let Some(sums) = &summary.sums {
        let last = |words: &str, cells: Vec<Cell>| -> Vec<Cell> {
            let ends = [Cell::from(words), number(None)];
            ends.into_iter().chain(cells).chain([number(None)]).collect()
        };
        let medians = ComparedFigure::ALL.iter().map(|figure| number(summary.median(*figure)));
        rows.push(last(text::sums(language), figures(Some(sums))));
        rows.push(last(text::medians(language), medians.collect()));
    }
    rows
}

/// The name of the file.
#[must_use]
pub fn file_name(language: Language, today: Date) -> String {
    format!("{}-{today}.csv", text::file_name(language))
}

fn number(value: Option<i64>) -> Cell {
    value.map_or_else(|| Cell::from(""), |value| Cell::Number(value as f32))
}

#[cfg(test)]
mod tests {
    use domain::{
        id::{HealthRegionId, PlanId},
        permission::{Actor, FiguresReach, StateKey},
        reports::{
            Candidate, Compare, ComparedPlan, ComparedRegion, RegionComparison, RegionKinds, RegionMap,
            StandingCounts,
        },
    };
    use time::macros::date;

    use super::*;

    /// Health regions of which so many have released their figures, and one has no plan.
    fn dashboard(released: usize) -> RegionsDashboard {
        let candidate = |number: usize| Candidate {
            region: ComparedRegion {
                id: HealthRegionId::named(&number.to_string()),
                name: format!("Region {number}"),
                state: StateKey::new("09"),
                districts: Vec::new(),
                population: 1000,
                kinds: RegionKinds::of(&[]),
                is_own: false,
                plan: None,
            },
            plans: (0..usize::from(number < released))
                .map(|_| ComparedPlan {
                    id: PlanId::named(&number.to_string()),
                    period: (date!(2026 - 01 - 01), date!(2026 - 12 - 31)),
                    released_on: Some(date!(2026 - 02 - 01)),
                    may_open: false,
                    counts: PlanCounts {
                        standing: StandingCounts { counts: [1, 2, 1, 0, 0] },
                        ..PlanCounts::default()
                    },
                })
                .collect(),
        };
        let reach = FiguresReach::of(&Actor::System);
        let candidates = (0..=released).map(candidate).collect();
        RegionsDashboard {
            today: date!(2026 - 11 - 21),
            comparison: RegionComparison::of(candidates, &reach, None, Compare::All),
            map: RegionMap::default(),
        }
    }

    #[test]
    fn each_row_has_a_cell_for_each_column_and_figures_stand_under_their_words() {
        let query = RegionsQuery::read(|_| None);
        for language in [Language::De, Language::En] {
            let (head, rows) = (head(language), rows(language, &query, &dashboard(3)));
            assert_eq!(rows.len(), 4 + 2);
            assert!(rows.iter().all(|row| row.len() == head.len()));
            let column =
                |figure| head.iter().position(|word| word == text::figure_in_full(language, figure)).unwrap();
            assert_eq!(rows[0][column(ComparedFigure::Measures)], Cell::Number(4.0));
            assert_eq!(rows[0][column(ComparedFigure::Late)], Cell::Number(25.0));
            assert_eq!(rows[3][column(ComparedFigure::Late)], Cell::from(""));
            assert_eq!(rows[4][column(ComparedFigure::Measures)], Cell::Number(12.0));
            assert_eq!(rows[5][column(ComparedFigure::Measures)], Cell::Number(4.0));
        }
    }

    #[test]
    fn of_two_regions_no_sum_goes_out() {
        let rows = rows(Language::De, &RegionsQuery::read(|_| None), &dashboard(2));
        assert_eq!(rows.len(), 3);
        assert_eq!(
            file_name(Language::De, date!(2026 - 11 - 21)),
            "gesundheitsregionen-im-vergleich-2026-11-21.csv"
        );
    }
}
