//! The figures of the network's health, or what one of them counts, as a file: heads and cells in the reader's language.

use domain::{
    directory::NamedRecord,
    reports::{HealthRecord, NetworkFigure},
};
use time::Date;

use super::{
    api::{HealthDashboard, ListedRecords},
    text,
};
use crate::{
    directory::word,
    i18n::Language,
    network::export::{Cell, slug},
};

/// The names of the columns.
#[must_use]
pub fn head(language: Language, dashboard: &HealthDashboard) -> Vec<String> {
    match &dashboard.listed {
        None => vec![
            text::figure_head(language).to_owned(),
            dashboard.today.to_string(),
            dashboard.since.to_string(),
            text::change_head(language).to_owned(),
            text::definition_head(language).to_owned(),
        ],
        Some(_) => [text::name(language), text::second(language), text::detail(language)]
            .into_iter()
            .map(str::to_owned)
            .collect(),
    }
}

/// The cells of all rows.
#[must_use]
pub fn rows(language: Language, dashboard: &HealthDashboard) -> Vec<Vec<Cell>> {
    if let Some(ListedRecords { records, .. }) = &dashboard.listed {
        return records.iter().map(|record| record_row(language, record)).collect();
    }
    let number = |number: usize| Cell::Number(number as f32);
    let row = |figure: &NetworkFigure| {
        let (now, then) = dashboard.figure(*figure);
        vec![
            text::figure(language, *figure).into(),
            number(now),
            number(then),
            Cell::Number(now as f32 - then as f32),
            text::definition(language, *figure).into(),
        ]
    };
    NetworkFigure::ALL.iter().map(row).collect()
}

fn record_row(language: Language, record: &HealthRecord) -> Vec<Cell> {
    let hidden = |name: &Option<String>| -> Cell {
        name.as_deref().unwrap_or_else(|| text::not_public(language)).into()
    };
    let pair = |[first, second]: &[NamedRecord; 2], detail: Cell| {
        vec![first.name.as_str().into(), second.name.as_str().into(), detail]
    };
    match record {
        HealthRecord::Named(named) => vec![named.name.as_str().into(), "".into(), "".into()],
        HealthRecord::Sector(kind) => {
            vec![word::organisation_kind(language, *kind).into(), "".into(), "".into()]
        }
        HealthRecord::Vacant { committee, name } => {
            vec![committee.name.as_str().into(), hidden(name), "".into()]
        }
        HealthRecord::Ending { committee, name, ends_on, .. } => {
            vec![committee.name.as_str().into(), hidden(name), Cell::Text(last_day(*ends_on).to_string())]
        }
        HealthRecord::Bridge(ends) => pair(ends, "".into()),
        HealthRecord::Overlap(committees, shared) => pair(committees, Cell::Number(*shared as f32)),
        HealthRecord::OpenField { region, field } => {
            vec![region.name.as_str().into(), field.as_str().into(), "".into()]
        }
    }
}

/// The last day of a term, of which records name the first day after.
pub(super) fn last_day(ends_on: Date) -> Date {
    ends_on.previous_day().unwrap_or(ends_on)
}

/// The name of the file: "netzwerk-hassberge-2026-11-22.csv".
#[must_use]
pub fn file_name(language: Language, dashboard: &HealthDashboard) -> String {
    let region = dashboard.region.as_ref().map(|region| slug(&region.name));
    let figure = dashboard.listed.as_ref().map(|listed| slug(text::figure(language, listed.figure)));
    let day = match &dashboard.listed {
        Some(listed) if listed.is_then => dashboard.since,
        _ => dashboard.today,
    };
    let parts = [Some(text::file_name(language).to_owned()), figure, region, Some(day.to_string())];
    let parts: Vec<_> = parts.into_iter().flatten().filter(|part| !part.is_empty()).collect();
    format!("{}.csv", parts.join("-"))
}

#[cfg(test)]
mod tests {
    use domain::{
        change::{RecordKind, RecordRef},
        directory::OrganisationKind,
    };
    use time::macros::date;
    use uuid::Uuid;

    use super::*;

    fn dashboard(listed: Option<ListedRecords>) -> HealthDashboard {
        HealthDashboard {
            today: date!(2026 - 11 - 21),
            since: date!(2025 - 11 - 21),
            regions: Vec::new(),
            region: None,
            now: (0..NetworkFigure::ALL.len()).collect(),
            then: vec![5; NetworkFigure::ALL.len()],
            listed,
        }
    }

    fn named(name: &str) -> NamedRecord {
        let record = RecordRef { kind: RecordKind::Committee, id: Uuid::nil() };
        NamedRecord { record, name: name.to_owned() }
    }

    #[test]
    fn each_row_has_a_cell_for_each_column() {
        let records = vec![
            HealthRecord::Named(named("A")),
            HealthRecord::Sector(OrganisationKind::Office),
            HealthRecord::Vacant { committee: named("A"), name: None },
            HealthRecord::Ending {
                committee: named("A"),
                name: Some("B".to_owned()),
                role: None,
                ends_on: date!(2027 - 01 - 01),
            },
            HealthRecord::Bridge([named("A"), named("B")]),
            HealthRecord::Overlap([named("A"), named("B")], 3),
            HealthRecord::OpenField { region: named("A"), field: "Pflege".to_owned() },
        ];
        let total = records.len();
        let listed = ListedRecords { figure: NetworkFigure::Ending, is_then: true, records, total, page: 0 };
        for of in [dashboard(None), dashboard(Some(listed))] {
            let head = head(Language::De, &of);
            let rows = rows(Language::De, &of);
            assert!(!rows.is_empty() && rows.iter().all(|row| row.len() == head.len()));
            let ends = Cell::Text("2026-12-31".to_owned());
            assert_eq!(of.listed.is_some(), rows.iter().any(|row| row[2] == ends));
        }
    }

    #[test]
    fn a_figure_stands_beside_what_it_was() {
        let rows = rows(Language::De, &dashboard(None));
        assert_eq!(rows[1][1..4], [1.0, 5.0, -4.0].map(Cell::Number));
    }

    #[test]
    fn a_file_is_named_by_what_is_in_it_and_its_day() {
        assert_eq!(file_name(Language::De, &dashboard(None)), "netzwerk-2026-11-21.csv");
        let records = Vec::new();
        let listed =
            ListedRecords { figure: NetworkFigure::People, is_then: true, records, total: 0, page: 0 };
        let mut of = dashboard(Some(listed));
        of.region = Some(named("Haßberge"));
        assert_eq!(file_name(Language::En, &of), "network-people-hassberge-2025-11-21.csv");
    }
}
