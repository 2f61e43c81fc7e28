//! The change log: appended to by every write, read by history pages and the live feed.

use std::collections::BTreeSet;

use domain::{
    change::{ChangeAction, ChangeEntry, FieldChange, RecordRef},
    id::{MeasureId, PlanId},
    permission::{Place, Visibility},
};
use serde::Serialize;
use serde_json::{Map, Value};
use sqlx::Row;
use time::OffsetDateTime;
use uuid::Uuid;

use crate::{
    Session, StoreResult, Write,
    backend::{Tx, execute, on_tx, row},
    record::{FromRecordRow, parse_text},
    session::{CHANGE_CHANNEL, ReachColumns, push_reach},
};

/// A write, as the log keeps it.
pub(crate) struct Change<'a, T> {
    pub(crate) record: RecordRef,
    pub(crate) title: &'a str,
    pub(crate) action: ChangeAction,
    pub(crate) before: Option<&'a T>,
    pub(crate) after: Option<&'a T>,
    /// The plan whose board the change is shown on.
    pub(crate) plan: Option<PlanId>,
    pub(crate) visibility: Visibility,
    pub(crate) place: &'a Place,
}

const CHANGE_REACH: ReachColumns = ReachColumns {
    visibility: "visibility",
    state: "state",
    health_region: "health_region_id",
    committee: "committee_id",
};

/// Any number would do; all processes must use the same.
const CHANGE_LOCK: i64 = 0x6765_666c_6563_6874;

impl Write {
    /// Appends to the change log.
    pub(crate) async fn record<T: Serialize + Sync>(&mut self, change: Change<'_, T>) -> StoreResult<()> {
        let text = |value: Option<&T>| value.and_then(|value| serde_json::to_string(value).ok());
        let (before, after) = (text(change.before), text(change.after));
        let user = self.actor.user_id();
        let (actor, now, undoes) = (self.actor.name().to_owned(), self.now, self.undoes);
        let number: Option<(i64,)> = row!(
            self,
            "insert into change (changed_at, user_id, actor, record_kind, record_id, title, action, before_json,
                after_json, plan_id, visibility, state, health_region_id, committee_id, undoes)
             values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15) returning change_id",
            now,
            user,
            &actor,
            change.record.kind.as_str(),
            change.record.id,
            change.title,
            change.action.as_str(),
            &before,
            &after,
            change.plan,
            change.visibility.as_str(),
            change.place.state.as_ref().map(|state| state.as_str().to_owned()),
            change.place.health_region,
            change.place.committee,
            undoes,
        )?;
        self.last_change = number.map(|(number,)| number).or(self.last_change);
        Ok(())
    }

    /// Waits until no other transaction writes, so that numbers become visible in their order, and no two writers wait for
    /// each other's records. `SQLite` has one writer anyway.
    pub(crate) async fn take_turn(&mut self) -> StoreResult<()> {
        if matches!(self.tx, Tx::Postgres(_)) {
            execute!(self, "select pg_advisory_xact_lock($1)", CHANGE_LOCK)?;
        }
        Ok(())
    }

    /// Tells other processes; they hear it when the transaction is committed.
    pub(crate) async fn notify(&mut self, change: i64) -> StoreResult<()> {
        if matches!(self.tx, Tx::Postgres(_)) {
            execute!(self, "select pg_notify($1, $2)", CHANGE_CHANNEL, change.to_string())?;
        }
        Ok(())
    }
}

/// What belongs to a measure and is logged by itself.
const MEASURE_PARTS: &[&str] = &[
    "select milestone_id from milestone where measure_id = ",
    "select checklist_point_id from checklist_point where measure_id = ",
    "select judgement_id from judgement where measure_id = ",
    "select attachment_id from attachment where measure_id = ",
    "select measure_partner_id from measure_partner where measure_id = ",
    "select measure_link_id from measure_link where from_id = ",
    "select measure_link_id from measure_link where to_id = ",
];

/// What a person or organisation is, and what belongs to it and is logged by itself.
const RECORD_AND_CONTACTS: &[&str] = &[
    "select organisation_id from organisation where organisation_id = ",
    "select person_id from person where person_id = ",
    "select contact_id from contact where person_id = ",
    "select contact_id from contact where organisation_id = ",
];

/// Which changes are asked for.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct ChangeQuery {
    /// Only changes with a larger number.
    pub after: Option<i64>,
    /// Only changes of this record.
    pub record: Option<Uuid>,
    /// Only changes of this person or organisation and of the contact fields it has now.
    pub with_contacts: Option<Uuid>,
    /// Only changes of this measure and of what belongs to it now.
    pub measure: Option<MeasureId>,
    /// Only changes on the board of this plan.
    pub plan: Option<PlanId>,
    /// Only what people did, not what the program loaded.
    pub by_people: bool,
    /// At most so many, the newest of them.
    pub limit: i64,
}

impl Session {
    /// Changes the actor may see, newest first.
    ///
    /// # Errors
    /// [`StoreError::Database`](crate::StoreError::Database).
    pub async fn list_changes(&mut self, query: ChangeQuery) -> StoreResult<Vec<ChangeEntry>> {
        let (actor, reach) = (self.actor.clone(), self.reach.clone());
        let entries: Vec<ChangeEntry> = on_tx!(self.tx, |connection| {
            let mut statement = sqlx::QueryBuilder::new("select * from change where 1 = 1");
            if let Some(after) = query.after {
                statement.push(" and change_id > ").push_bind(after);
            }
            if let Some(record) = query.record {
                statement.push(" and record_id = ").push_bind(record);
            }
            if let Some(owner) = query.with_contacts {
                for (number, parts) in RECORD_AND_CONTACTS.iter().enumerate() {
                    statement.push(if number == 0 { " and record_id in (" } else { " union all " });
                    statement.push(*parts).push_bind(owner);
                }
                statement.push(")");
            }
            if let Some(measure) = query.measure {
                statement
                    .push(" and record_id in (select measure_id from measure where measure_id = ")
                    .push_bind(measure);
                for parts in MEASURE_PARTS {
                    statement.push(" union all ").push(*parts).push_bind(measure);
                }
                statement.push(")");
            }
            if let Some(plan) = query.plan {
                statement.push(" and plan_id = ").push_bind(plan);
            }
            if query.by_people {
                statement.push(" and user_id is not null");
            }
            push_reach(&mut statement, &actor, &reach, CHANGE_REACH);
            statement.push(" order by change_id desc limit ").push_bind(query.limit);
            statement.build().try_map(|row| FromRecordRow::from_record_row(&row)).fetch_all(connection).await
        })?;
        Ok(entries)
    }

    /// The number of the newest change of all, 0 before the first.
    ///
    /// # Errors
    /// [`StoreError::Database`](crate::StoreError::Database).
    pub async fn newest_change(&mut self) -> StoreResult<i64> {
        let newest: Option<(Option<i64>,)> = row!(self, "select max(change_id) from change")?;
        Ok(newest.and_then(|(newest,)| newest).unwrap_or(0))
    }
}

macro_rules! change_entry_row {
    ($row:ty) => {
        impl FromRecordRow<$row> for ChangeEntry {
            fn from_record_row(row: &$row) -> sqlx::Result<Self> {
                let before: Option<String> = row.try_get("before_json")?;
                let after: Option<String> = row.try_get("after_json")?;
                Ok(Self {
                    id: row.try_get("change_id")?,
                    at: row.try_get::<OffsetDateTime, _>("changed_at")?,
                    actor: row.try_get("actor")?,
                    record: RecordRef {
                        kind: parse_text(row.try_get("record_kind")?, "change", "record_kind")?,
                        id: row.try_get("record_id")?,
                    },
                    title: row.try_get("title")?,
                    action: parse_text(row.try_get("action")?, "change", "action")?,
                    fields: field_changes(before.as_deref(), after.as_deref()),
                })
            }
        }
    };
}

change_entry_row!(sqlx::sqlite::SqliteRow);
change_entry_row!(sqlx::postgres::PgRow);

/// The field of a measure that holds values for fields of its plan's own.
pub(crate) const OWN_VALUES: &str = "own_values";

/// A value of a record as a text; of words with their writer the words.
pub(crate) fn plain(value: Option<&Value>) -> String {
    match value {
        None | Some(Value::Null) => String::new(),
        Some(Value::String(text)) => text.clone(),
        Some(Value::Object(told)) if told.contains_key("text") => plain(told.get("text")),
        Some(other) => other.to_string(),
    }
}

/// The fields that differ between two records; those of a plan's own each by itself, as `own_values.{id}`. None if one of
/// the two is missing.
fn field_changes(before: Option<&str>, after: Option<&str>) -> Vec<FieldChange> {
    let fields = |text: Option<&str>| -> Option<Map<String, Value>> { serde_json::from_str(text?).ok() };
    let (Some(before), Some(after)) = (fields(before), fields(after)) else { return Vec::new() };
    let own = |fields: &Map<String, Value>| {
        fields.get(OWN_VALUES).and_then(Value::as_object).cloned().unwrap_or_default()
    };
    let (own_before, own_after) = (own(&before), own(&after));
    let own: BTreeSet<&String> = own_before.keys().chain(own_after.keys()).collect();
    let own = own.into_iter().filter(|id| own_before.get(*id) != own_after.get(*id)).map(|id| FieldChange {
        field: format!("{OWN_VALUES}.{id}"),
        before: plain(own_before.get(id)),
        after: plain(own_after.get(id)),
    });
    let mut changes: Vec<_> = after
        .iter()
        .filter(|(field, value)| {
            *field != "version" && *field != OWN_VALUES && before.get(*field) != Some(value)
        })
        .map(|(field, value)| FieldChange {
            field: field.clone(),
            before: plain(before.get(field)),
            after: plain(Some(value)),
        })
        .chain(own)
        .collect();
    changes.sort_by(|a, b| a.field.cmp(&b.field));
    changes
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_fields_that_differ_are_named_and_the_version_never() {
        let before = r#"{"version":1,"status":"planned","title":"A","due_on":null}"#;
        let after = r#"{"version":2,"status":"running","title":"A","due_on":"2026-12-01"}"#;
        let changes = field_changes(Some(before), Some(after));
        let named: Vec<_> =
            changes.iter().map(|c| (c.field.as_str(), c.before.as_str(), c.after.as_str())).collect();
        assert_eq!(named, [("due_on", "", "2026-12-01"), ("status", "planned", "running")]);
        assert!(field_changes(None, Some(after)).is_empty());
    }

    #[test]
    fn each_field_of_a_plans_own_is_named_by_itself_also_when_it_is_emptied() {
        let before = r#"{"own_values":{"a":"1","b":"2","c":"3"}}"#;
        let after = r#"{"own_values":{"a":"1","b":"4","d":"5"}}"#;
        let changes = field_changes(Some(before), Some(after));
        let named: Vec<_> =
            changes.iter().map(|c| (c.field.as_str(), c.before.as_str(), c.after.as_str())).collect();
        assert_eq!(named, [("own_values.b", "2", "4"), ("own_values.c", "3", ""), ("own_values.d", "", "5")]);
        // Older entries know nothing of such fields.
        assert!(field_changes(Some("{}"), Some(r#"{"own_values":{}}"#)).is_empty());
    }
}
