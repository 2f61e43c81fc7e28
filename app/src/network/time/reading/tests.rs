//! Tests of what is said about time.

use domain::network::{DatedLink, DatedNode, Link, Node, NodeKind, Period};
use time::macros::date;

use super::*;

const TODAY: Date = date!(2026 - 11 - 22);
const CHANGE: Date = date!(2026 - 03 - 01);

fn id(id: u128) -> Uuid {
    Uuid::from_u128(id)
}

/// A working group makes way for another, and its chair goes over; a region and an organisation stay as they are.
fn history() -> NetworkHistory {
    let (until, from) = (Period::new(None, Some(CHANGE)), Period::new(Some(CHANGE), None));
    let node = |number: u128, kind, label: &str, period| DatedNode {
        node: Node {
            id: id(number),
            kind,
            label: label.to_owned(),
            level: None,
            region: Some(0),
            fields: 0,
            position: [0.0; 2],
        },
        period,
    };
    let chair = |target, period| DatedLink {
        link: Link { source: 3, target, kind: LinkKind::Chair },
        role: Some(MembershipRole::Chair),
        period,
    };
    NetworkHistory {
        nodes: vec![
            node(0, NodeKind::Region, "Haßberge", Period::ALWAYS),
            node(1, NodeKind::Committee, "AG Hitze", until),
            node(2, NodeKind::Committee, "AG Klima", from),
            node(3, NodeKind::Person, "Leitung Gesundheitsamt", Period::ALWAYS),
            node(4, NodeKind::Organisation, "Klinik", Period::ALWAYS),
        ],
        links: vec![chair(1, Period::ALWAYS), chair(2, Period::ALWAYS)],
        fields: Vec::new(),
    }
}

fn comparison(query: &MapQuery) -> ComparisonReading {
    read_history(&history(), query, TODAY).comparison.unwrap()
}

#[test]
fn without_another_day_nothing_is_compared() {
    let reading = read_history(&history(), &MapQuery::default(), TODAY);
    assert_eq!((reading.legend.nodes, reading.comparison), (4, None));
}

#[test]
fn the_list_compares_with_the_year_before_unless_told_otherwise() {
    let query = MapQuery::default().with_view(MapView::Changes);
    assert_eq!(comparison(&query).since, date!(2025 - 11 - 22));
    let query = query.with_on(Some(date!(2024 - 02 - 29)));
    assert_eq!(comparison(&query).since, date!(2023 - 03 - 01));
    assert_eq!(comparison(&query).counts, Counts::default());
    let query = query.with_on(None).with_since(Some(CHANGE));
    assert_eq!((comparison(&query).since, comparison(&query).counts), (CHANGE, Counts::default()));
}

#[test]
fn what_differs_is_listed_with_day_before_and_now() {
    let found = comparison(&MapQuery::default().with_view(MapView::Changes));
    assert_eq!(found.counts, Counts { new: 1, gone: 1, changed: 1 });
    let rows = found.rows.unwrap();
    let names: Vec<_> = rows.iter().map(|change| (change.row.name.as_str(), change.day)).collect();
    assert_eq!(
        names,
        [("AG Klima", Some(CHANGE)), ("AG Hitze", Some(CHANGE)), ("Leitung Gesundheitsamt", None)]
    );
    let (before, now) = (&rows[2].before[0], &rows[2].now[0]);
    assert_eq!((before.row.name.as_str(), now.row.name.as_str()), ("AG Hitze", "AG Klima"));
    assert_eq!((before.role, before.day, now.day), (Some(MembershipRole::Chair), Some(CHANGE), Some(CHANGE)));
}

#[test]
fn only_what_the_filter_shows_is_counted() {
    let query = MapQuery { kinds: vec![NodeKind::Committee], ..MapQuery::default() };
    let found = comparison(&query.with_view(MapView::Changes));
    assert_eq!(found.counts, Counts { new: 1, gone: 1, changed: 0 });
}

#[test]
fn what_is_gone_can_be_selected_and_is_shown_as_it_was() {
    let query = MapQuery::default().with_since(Some(date!(2025 - 01 - 01))).with_node(Some(id(1)));
    let reading = read_history(&history(), &query, TODAY);
    let (selected, comparison) = (reading.selected.unwrap(), reading.comparison.unwrap());
    assert_eq!((selected.row.name.as_str(), selected.row.links), ("AG Hitze", 1));
    assert_eq!(comparison.selected.unwrap().difference, Difference::Gone);
    assert_eq!(comparison.rows, None);
}
