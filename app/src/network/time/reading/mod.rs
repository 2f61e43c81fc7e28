//! What there is to say about the network of a day, and about what differs from another.

use domain::{
    directory::MembershipRole,
    network::{Difference, LinkKind, NetworkHistory},
    search::fold,
};
use network_map::{
    comparison::{Bond, Change, Comparison, compare},
    history::network_on,
};
use serde::{Deserialize, Serialize};
use time::Date;
use uuid::Uuid;

use crate::network::{
    query::{MapQuery, MapView},
    reading::{MapReading, NodeRow, degrees, row},
};

/// Most rows of each part of the list.
pub(super) const ROWS: usize = 200;

/// What differs between two days, of what the filter shows.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ComparisonReading {
    /// The day that is compared with.
    pub since: Date,
    /// The day that is shown.
    pub on: Date,
    /// How many nodes differ.
    pub counts: Counts,
    /// How the selected node differs, if it does.
    pub selected: Option<ChangeRow>,
    /// All that differs, if the list is asked for; at most [`ROWS`] of each sort.
    pub rows: Option<Vec<ChangeRow>>,
}

/// How many nodes differ from another day.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Counts {
    /// Not there before.
    pub new: usize,
    /// No longer there.
    pub gone: usize,
    /// With other bonds.
    pub changed: usize,
}

/// A node that differs.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ChangeRow {
    /// The node.
    pub row: NodeRow,
    /// How it differs.
    pub difference: Difference,
    /// When it came or went, if that is known.
    pub day: Option<Date>,
    /// Bonds it no longer has.
    pub before: Vec<BondRow>,
    /// Bonds it has now.
    pub now: Vec<BondRow>,
}

/// A bond that differs.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct BondRow {
    /// The other node.
    pub row: NodeRow,
    /// Why the two are bound.
    pub kind: LinkKind,
    /// Whether the link starts at the node itself.
    pub is_outgoing: bool,
    /// What a member is in the committee.
    pub role: Option<MembershipRole>,
    /// When it began or ended, if that is known.
    pub day: Option<Date>,
}

/// Reads the network of the day that `query` asks for, and what differs from the other day if it names one. The list of
/// changes compares with the same day of the year before unless told otherwise.
#[must_use]
pub fn read_history(history: &NetworkHistory, query: &MapQuery, today: Date) -> MapReading {
    let on = query.on.unwrap_or(today);
    let mut reading = MapReading::of(&network_on(history, on), query);
    let Some(since) = query.compared_with(today) else { return reading };
    let comparison = compare(history, since, on);
    if reading.selected.is_none() {
        // What is gone is shown as it was.
        reading.selected = MapReading::of(&network_on(history, since), query).selected;
    }
    reading.comparison = Some(read_comparison(&comparison, query, since, on));
    reading
}

impl MapQuery {
    /// The day that the day shown is compared with, if one is: for the list of changes at least a year before.
    #[must_use]
    pub fn compared_with(&self, today: Date) -> Option<Date> {
        let is_list = self.view == MapView::Changes;
        self.since.or_else(|| is_list.then(|| year_before(self.on.unwrap_or(today))))
    }
}

/// The same day of the year before; for the last of February the first of March.
#[must_use]
pub(super) fn year_before(day: Date) -> Date {
    let year = day.year() - 1;
    day.replace_year(year).or_else(|_| Date::from_calendar_date(year, time::Month::March, 1)).unwrap_or(day)
}

fn read_comparison(comparison: &Comparison, query: &MapQuery, since: Date, on: Date) -> ComparisonReading {
    let network = &comparison.network;
    let visible = query.filter(&network.fields, &network.regions).visible(network);
    let degrees = degrees(network);
    let node = |index: u32| row(network, &degrees, index as usize);
    let bond = |bond: &Bond| BondRow {
        row: node(bond.other),
        kind: bond.kind,
        is_outgoing: bond.is_outgoing,
        role: bond.role,
        day: bond.day,
    };
    let read = |change: &Change| ChangeRow {
        row: node(change.node),
        difference: change.difference,
        day: change.day,
        before: change.before.iter().map(bond).collect(),
        now: change.now.iter().map(bond).collect(),
    };
    let shown: Vec<&Change> =
        comparison.changes.iter().filter(|change| visible[change.node as usize]).collect();
    let id_of = |change: &Change| network.nodes[change.node as usize].id;
    let is_selected = |id: Uuid| Some(id) == query.node;
    let count = |difference| shown.iter().filter(|change| change.difference == difference).count();
    let rows = (query.view == MapView::Changes).then(|| {
        let mut rows = Vec::new();
        for difference in Difference::ALL {
            let mut part: Vec<ChangeRow> = shown
                .iter()
                .filter(|change| change.difference == difference)
                .map(|change| read(change))
                .collect();
            // The latest first; what has no day of its own by kind and name.
            part.sort_by_cached_key(|change| {
                let latest = change.day.map(Date::to_julian_day).map(std::cmp::Reverse);
                (latest.is_none(), latest, change.row.kind, fold(&change.row.name), change.row.id)
            });
            part.truncate(ROWS);
            rows.append(&mut part);
        }
        rows
    });
    ComparisonReading {
        since,
        on,
        counts: Counts {
            new: count(Difference::New),
            gone: count(Difference::Gone),
            changed: count(Difference::Changed),
        },
        selected: comparison.changes.iter().find(|change| is_selected(id_of(change))).map(read),
        rows,
    }
}

#[cfg(test)]
mod tests;
