//! The part of an archive that belongs to one health region, and what it refers to outside.

use std::collections::{HashMap, HashSet};

use domain::id::HealthRegionId;
use serde_json::Value;
use uuid::Uuid;

use super::{
    column::{Part, Table, Target},
    document::REFERENCE_OUT,
    outgoing::{Record, line},
    tables::{TABLES, noun_of_kind},
};
use crate::{Session, StoreResult, backend::rows};

/// What is known of a part while its tables go out, one after the other.
#[derive(Debug)]
pub(super) struct Chosen {
    pub(super) health_region: HealthRegionId,
    /// The keys of the records that are in it, by their nouns.
    known: HashMap<&'static str, HashSet<String>>,
    /// The ids of all records that its change log knows.
    past: HashSet<String>,
    /// What it refers to and does not hold.
    references_out: Vec<Record>,
}

impl Chosen {
    pub(super) async fn begin(session: &mut Session, health_region: HealthRegionId) -> StoreResult<Self> {
        let past: Vec<(Uuid,)> = rows!(
            session,
            "select distinct record_id from change where health_region_id = $1",
            health_region,
        )?;
        Ok(Self {
            health_region,
            known: TABLES.iter().map(|table| (table.noun, HashSet::new())).collect(),
            past: past.into_iter().map(|(id,)| id.to_string()).collect(),
            references_out: Vec::new(),
        })
    }

    /// Says beforehand which records of a table are in it, for those that refer to one another.
    pub(super) fn announce(&mut self, table: &'static Table, records: &[Record]) {
        self.known.entry(table.noun).or_default().extend(records.iter().map(|record| key(table, record)));
    }

    /// Whether a record is part of it. A field that refers to what is not becomes empty; a record that cannot be without
    /// what it refers to is left out. Both are noted.
    pub(super) fn takes(&mut self, table: &'static Table, record: &mut Record) -> bool {
        if let Part::Of(columns) = table.part {
            let mut belongs = columns.iter().filter_map(|column| table.position(column));
            if !belongs.any(|at| !record[at].is_null() && self.is_there(table, record, at)) {
                return false;
            }
        }
        let key = key(table, record);
        let mut is_left_out = false;
        for (at, column) in table.columns.iter().enumerate() {
            if record[at].is_null() || self.is_there(table, record, at) {
                continue;
            }
            is_left_out |= column.is_required;
            self.references_out.push(vec![
                table.noun.into(),
                key.clone().into(),
                column.field.into(),
                noun_at(table, record, at).into(),
                record[at].clone(),
                column.is_required.into(),
            ]);
            if !column.is_required {
                record[at] = Value::Null;
            }
        }
        if !is_left_out {
            self.known.entry(table.noun).or_default().insert(key);
        }
        !is_left_out
    }

    /// What it refers to and does not hold, each on a line.
    pub(super) fn references_out(&self) -> Vec<String> {
        self.references_out.iter().map(|reference| line(REFERENCE_OUT, reference)).collect()
    }

    /// Whether what a field refers to is part of it.
    fn is_there(&self, table: &Table, record: &[Value], at: usize) -> bool {
        let id = record[at].as_str().unwrap_or_default();
        let is_present = |noun: &str| self.known.get(noun).is_some_and(|keys| keys.contains(id));
        match table.columns[at].target {
            Target::Nothing => true,
            Target::Present(noun) => is_present(noun),
            Target::Past(noun) => is_present(noun) || self.past.contains(id),
            Target::PastOfKind(_) => is_present(&noun_at(table, record, at)) || self.past.contains(id),
            Target::Anything => self.known.values().any(|keys| keys.contains(id)),
        }
    }
}

/// The noun of what a field refers to.
fn noun_at(table: &Table, record: &[Value], at: usize) -> String {
    match table.columns[at].target {
        Target::Nothing | Target::Anything => String::new(),
        Target::Present(noun) | Target::Past(noun) => noun.to_owned(),
        Target::PastOfKind(kind) => {
            let kind = table.position(kind).and_then(|at| record[at].as_str()).unwrap_or_default();
            noun_of_kind(kind).unwrap_or(kind).to_owned()
        }
    }
}

/// What tells a record from all others of its table.
pub(super) fn key(table: &Table, record: &[Value]) -> String {
    let part = |value: &Value| value.as_str().map_or_else(|| value.to_string(), str::to_owned);
    record[..table.key].iter().map(part).collect::<Vec<_>>().join("/")
}
