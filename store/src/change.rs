//! The change log: appended to by every write, read by history pages and the live feed.

use std::collections::{BTreeSet, HashMap};

use domain::{
    change::{ChangeAction, ChangeEntry, FieldChange, RecordKind, RecordRef},
    id::{HealthRegionId, MeasureId, PlanId},
    permission::{Actor, Place, Reach, StateKey, Visibility},
};
use serde::Serialize;
use serde_json::{Map, Value};
use sqlx::{Database, Encode, QueryBuilder, Row, Type};
use time::OffsetDateTime;
use uuid::Uuid;

use crate::{
    Session, StoreError, StoreResult, Write,
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

/// Who may see a contact field now; the twin of `Contact::shown_to`.
const CONTACT_SHOWN_TO: &str = "case when contact.visibility = 'public' and contact.person_id is not null
    and (contact.consent_on is null or trim(contact.consent_source) = '') then 'network' else contact.visibility end";

/// A contact field as it is now, in a statement that joins its owner.
const CONTACT_REACH: ReachColumns = ReachColumns {
    visibility: CONTACT_SHOWN_TO,
    state: "coalesce(person.state, organisation.state)",
    health_region: "coalesce(person.health_region_id, organisation.health_region_id)",
    committee: "",
};

/// Its owner, in the same place.
const OWNER_REACH: ReachColumns =
    ReachColumns { visibility: "coalesce(person.visibility, organisation.visibility)", ..CONTACT_REACH };

/// The last entry about a contact field that is gone.
const LAST_REACH: ReachColumns = ReachColumns {
    visibility: "last_change.visibility",
    state: "last_change.state",
    health_region: "last_change.health_region_id",
    committee: "last_change.committee_id",
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
        // Whom the world may see today it may not see tomorrow: the log tells it nothing of people.
        let visibility = match change.record.kind {
            RecordKind::Person => change.visibility.max(Visibility::Network),
            _ => change.visibility,
        };
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
            visibility.as_str(),
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
    /// Changes the actor may see, newest first. Of a contact field they tell no more than the field itself shows to the actor,
    /// and visitors are not told who made them.
    ///
    /// # Errors
    /// [`StoreError::Database`].
    pub async fn list_changes(&mut self, query: ChangeQuery) -> StoreResult<Vec<ChangeEntry>> {
        let (actor, reach) = (self.actor.clone(), self.reach.clone());
        let mut entries: Vec<ChangeEntry> = on_tx!(self.tx, |connection| {
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
            push_contact_reach(&mut statement, &actor, &reach);
            statement.push(" order by change_id desc limit ").push_bind(query.limit);
            statement.build().try_map(|row| FromRecordRow::from_record_row(&row)).fetch_all(connection).await
        })?;
        self.withhold_contacts(&mut entries).await?;
        if self.actor == Actor::Visitor {
            for entry in &mut entries {
                entry.actor.clear();
            }
        }
        Ok(entries)
    }

    /// Takes out of entries what a contact field does not show to the actor now: values that it had before, and for visitors
    /// all of them, since what collects addresses reads histories too. The program itself reads the log as it is.
    async fn withhold_contacts(&mut self, entries: &mut [ChangeEntry]) -> StoreResult<()> {
        if self.actor == Actor::System {
            return Ok(());
        }
        let of_contacts =
            |entry: &&mut ChangeEntry| entry.record.kind == RecordKind::Contact && !entry.fields.is_empty();
        let ids: BTreeSet<Uuid> =
            entries.iter_mut().filter(of_contacts).map(|entry| entry.record.id).collect();
        let shown = if self.actor == Actor::Visitor { HashMap::new() } else { self.shown_now(ids).await? };
        for entry in entries.iter_mut().filter(of_contacts) {
            withhold(&mut entry.fields, shown.get(&entry.record.id));
        }
        Ok(())
    }

    /// What contact fields show now; whoever calls has asked whether the actor may see them.
    async fn shown_now(&mut self, ids: BTreeSet<Uuid>) -> StoreResult<HashMap<Uuid, ShownNow>> {
        if ids.is_empty() {
            return Ok(HashMap::new());
        }
        let found: Vec<ContactPlace> = on_tx!(self.tx, |connection| {
            let mut statement = sqlx::QueryBuilder::new(
                "select contact.contact_id, contact.value, contact.visibility,
                     coalesce(person.state, organisation.state),
                     coalesce(person.health_region_id, organisation.health_region_id)
                 from contact
                 left join person on person.person_id = contact.person_id
                 left join organisation on organisation.organisation_id = contact.organisation_id
                 where contact.contact_id in (",
            );
            let mut list = statement.separated(", ");
            for id in &ids {
                list.push_bind(*id);
            }
            statement.push(")");
            statement.build().try_map(|row| FromRecordRow::from_record_row(&row)).fetch_all(connection).await
        })?;
        let mut shown = HashMap::new();
        for (id, value, visibility, state, region) in found {
            let visibility: Visibility = visibility
                .parse()
                .map_err(|_| StoreError::Inconsistent { table: "contact", column: "visibility" })?;
            let place = Place {
                state: state.map(|key| StateKey::new(&key)),
                health_region: region.map(HealthRegionId),
                ..Place::default()
            };
            shown.insert(id, ShownNow { value, with_consent: self.may_edit(visibility, &place) });
        }
        Ok(shown)
    }

    /// The number of the newest change of all, 0 before the first.
    ///
    /// # Errors
    /// [`StoreError::Database`].
    pub async fn newest_change(&mut self) -> StoreResult<i64> {
        let newest: Option<(Option<i64>,)> = row!(self, "select max(change_id) from change")?;
        Ok(newest.and_then(|(newest,)| newest).unwrap_or(0))
    }
}

/// Leaves out entries about contact fields that the actor does not see now, however visible they were: those of a field that
/// is gone are for whoever saw it to its end.
fn push_contact_reach<'args, DB>(statement: &mut QueryBuilder<DB>, actor: &Actor, reach: &Reach)
where
    DB: Database,
    String: Encode<'args, DB> + Type<DB>,
    Uuid: Encode<'args, DB> + Type<DB>,
{
    if matches!(actor, Actor::System) {
        return;
    }
    statement.push(
        " and (record_kind <> 'contact' or exists (select 1 from contact
            left join person on person.person_id = contact.person_id
            left join organisation on organisation.organisation_id = contact.organisation_id
            where contact.contact_id = change.record_id",
    );
    push_reach(statement, actor, reach, CONTACT_REACH);
    push_reach(statement, actor, reach, OWNER_REACH);
    statement.push(
        ") or (not exists (select 1 from contact where contact.contact_id = change.record_id)
            and exists (select 1 from change last_change where last_change.change_id =
                (select max(later.change_id) from change later where later.record_id = change.record_id)",
    );
    push_reach(statement, actor, reach, LAST_REACH);
    statement.push(")))");
}

/// A contact field: id, value, visibility, and the state and the health region of whoever it reaches.
type ContactPlace = (Uuid, String, String, Option<String>, Option<Uuid>);

/// What a contact field shows to an actor.
struct ShownNow {
    value: String,
    /// Whether and how its person has agreed as well.
    with_consent: bool,
}

/// Leaves of the changes of a contact field only what the field shows: its value of now, for whom it is and was, and to those
/// who look after it, what its person has agreed to.
fn withhold(fields: &mut Vec<FieldChange>, now: Option<&ShownNow>) {
    let with_consent = now.is_some_and(|now| now.with_consent);
    fields.retain(|change| with_consent || !is_of_consent(&change.field));
    for FieldChange { field, before, after } in fields {
        let is_shown = |told: &str| match field.as_str() {
            "visibility" => true,
            "value" => now.is_some_and(|now| now.value == told),
            field if is_of_consent(field) => true,
            _ => false,
        };
        for told in [before, after] {
            if !is_shown(told) {
                told.clear();
            }
        }
    }
}

fn is_of_consent(field: &str) -> bool {
    matches!(field, "consent_on" | "consent_source")
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
    fn of_a_contact_field_only_its_value_of_now_is_told() {
        let change = |field: &str, before: &str, after: &str| FieldChange {
            field: field.to_owned(),
            before: before.to_owned(),
            after: after.to_owned(),
        };
        let told = |now: Option<(&str, bool)>| {
            let mut fields = vec![
                change("consent_source", "", "schriftlich"),
                change("owner", "{}", "{1}"),
                change("value", "a@b", "c@d"),
                change("visibility", "office", "public"),
            ];
            let now = now.map(|(value, with_consent)| ShownNow { value: value.to_owned(), with_consent });
            withhold(&mut fields, now.as_ref());
            fields
        };
        let visibility = change("visibility", "office", "public");
        assert_eq!(
            told(Some(("c@d", false))),
            [change("owner", "", ""), change("value", "", "c@d"), visibility.clone()]
        );
        assert_eq!(told(Some(("a@b", false)))[1], change("value", "a@b", ""));
        assert_eq!(told(Some(("c@d", true)))[0], change("consent_source", "", "schriftlich"));
        assert_eq!(told(None), [change("owner", "", ""), change("value", "", ""), visibility]);
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
