//! Rows become records: one list of fields for each, used on both databases.

use std::str::FromStr;

use domain::{
    accounts::User,
    change::RecordRef,
    directory::{
        Ags, Committee, Contact, ContactOwner, FieldOfAction, HealthRegion, Membership, Organisation, Person,
        Region, Relation, Topic,
    },
    permission::{Place, StateKey},
    plan::{
        Attachment, ChecklistPoint, Comment, Goal, Indicator, Judgement, Measure, MeasureLink,
        MeasurePartner, Measurement, Milestone, Outcome, Plan, SavedPlanView, Story,
    },
    reports::OwnDashboard,
    saved_view::{Audience, SavedView},
    text::EmailAddress,
};
use sqlx::{Row, postgres::PgRow, sqlite::SqliteRow};

use crate::{error::UnreadableText, plan::StoredNotification};

/// What can be read from a row of a table or a statement.
pub trait FromRecordRow<R>: Sized {
    /// Reads the row.
    ///
    /// # Errors
    /// If a column is missing or holds what its type cannot.
    fn from_record_row(row: &R) -> sqlx::Result<Self>;
}

/// Declares how rows become records: `Type ["table"] { field: how, … }`.
///
/// How: `value` takes the column of the field's name, `id` the column `<table>_id` (given as `id("column")`), `text`
/// parses an enum (`some_text` one that may be missing), `json` reads a document, the usual one if none is
/// written, `state`, `ags`, `email` wrap a text, `record(a, b)` joins a kind and an id, `audience` joins a visibility and a
/// place, `story` words with their writer and time.
macro_rules! record_rows {
    ($($record:ident [$table:literal] { $($field:ident : $how:ident $(($($column:literal),+))?),+ $(,)? })+) => {$(
        record_rows!(@impl SqliteRow, $record, $table, $($field : $how $(($($column),+))?),+);
        record_rows!(@impl PgRow, $record, $table, $($field : $how $(($($column),+))?),+);
    )+};
    (@impl $row:ty, $record:ident, $table:literal, $($field:ident : $how:ident $(($($column:literal),+))?),+) => {
        impl FromRecordRow<$row> for $record {
            fn from_record_row(row: &$row) -> sqlx::Result<Self> {
                Ok(Self { $($field: record_rows!(@read $how, row, $table, stringify!($field) $(, $($column),+)?)),+ })
            }
        }
    };
    (@read value, $row:ident, $table:literal, $field:expr) => { $row.try_get($field)? };
    (@read value, $row:ident, $table:literal, $field:expr, $column:literal) => { $row.try_get($column)? };
    (@read id, $row:ident, $table:literal, $field:expr, $column:literal) => { $row.try_get($column)? };
    (@read text, $row:ident, $table:literal, $field:expr) => {
        parse_text($row.try_get($field)?, $table, $field)?
    };
    (@read some_text, $row:ident, $table:literal, $field:expr) => {
        $row.try_get::<Option<&str>, _>($field)?.map(|text| parse_text(text, $table, $field)).transpose()?
    };
    (@read json, $row:ident, $table:literal, $field:expr) => {
        match $row.try_get::<Option<&str>, _>($field)? {
            Some(text) => serde_json::from_str(text).map_err(|_| unreadable($table, $field))?,
            None => Default::default(),
        }
    };
    (@read state, $row:ident, $table:literal, $field:expr) => {
        StateKey::new($row.try_get::<&str, _>($field)?)
    };
    (@read some_state, $row:ident, $table:literal, $field:expr) => {
        $row.try_get::<Option<String>, _>($field)?.map(|key| StateKey::new(&key))
    };
    (@read some_ags, $row:ident, $table:literal, $field:expr) => {
        $row.try_get::<Option<String>, _>($field)?.and_then(|key| Ags::parse(&key))
    };
    (@read ags, $row:ident, $table:literal, $field:expr) => {
        Ags::parse($row.try_get($field)?)
            .ok_or_else(|| unreadable($table, $field))?
    };
    (@read email, $row:ident, $table:literal, $field:expr) => {
        EmailAddress::parse($row.try_get($field)?).map_err(|_| unreadable($table, $field))?
    };
    (@read audience, $row:ident, $table:literal, $field:expr) => {
        Audience {
            visibility: parse_text($row.try_get("visibility")?, $table, "visibility")?,
            place: Place {
                state: record_rows!(@read some_state, $row, $table, "state"),
                health_region: $row.try_get("health_region_id")?,
                committee: $row.try_get("committee_id")?,
            },
        }
    };
    (@read story, $row:ident, $table:literal, $field:expr) => {
        match ($row.try_get("story")?, $row.try_get("story_at")?) {
            (Some(text), Some(written_at)) => Some(Story { text, written_by: $row.try_get("story_by")?, written_at }),
            _ => None,
        }
    };
    (@read contact_owner, $row:ident, $table:literal, $field:expr) => {
        match ($row.try_get("person_id")?, $row.try_get("organisation_id")?) {
            (Some(person), None) => ContactOwner::Person(person),
            (None, Some(organisation)) => ContactOwner::Organisation(organisation),
            _ => return Err(unreadable($table, $field)),
        }
    };
    (@read record, $row:ident, $table:literal, $field:expr, $kind:literal, $id:literal) => {
        RecordRef { kind: parse_text($row.try_get($kind)?, $table, $kind)?, id: $row.try_get($id)? }
    };
}

pub(crate) fn parse_text<T: FromStr>(
    text: &str,
    table: &'static str,
    column: &'static str,
) -> sqlx::Result<T> {
    text.parse().map_err(|_| unreadable(table, column))
}

pub(crate) fn unreadable(table: &'static str, column: &'static str) -> sqlx::Error {
    sqlx::Error::Decode(Box::new(UnreadableText { table, column }))
}

record_rows! {
    User ["user_account"] {
        id: id("user_id"), email: email, name: value, person_id: value, is_active: value, version: value,
    }
    Region ["region"] {
        ags: ags, name: value, kind: text, state: state, population: value, lon: value, lat: value,
        valid_from: value, valid_to: value,
    }
    HealthRegion ["health_region"] {
        id: id("health_region_id"), name: value, kind: text, state: state, description: value, visibility: text,
        valid_from: value, valid_to: value, version: value,
    }
    Organisation ["organisation"] {
        id: id("organisation_id"), name: value, kind: text, level: text, health_region_id: value, state: some_state,
        ags: some_ags, description: value, visibility: text, valid_from: value, valid_to: value, version: value,
    }
    Person ["person"] {
        id: id("person_id"), name: value, function: value, organisation_id: value, health_region_id: value,
        state: some_state, visibility: text, valid_from: value, valid_to: value, version: value,
    }
    Contact ["contact"] {
        id: id("contact_id"), owner: contact_owner, kind: text, value: value, visibility: text,
        consent_on: value, consent_source: value,
    }
    Committee ["committee"] {
        id: id("committee_id"), name: value, kind: text, level: text, parent_id: value, health_region_id: value,
        state: some_state, description: value, visibility: text, valid_from: value, valid_to: value, version: value,
    }
    Membership ["membership"] {
        id: id("membership_id"), committee_id: value, person_id: value, organisation_id: value, role: text,
        is_voting: value, valid_from: value, valid_to: value, version: value,
    }
    Relation ["relation"] {
        id: id("relation_id"), kind: text, from: record("from_kind", "from_id"), to: record("to_kind", "to_id"),
        note: value, valid_from: value, valid_to: value, version: value,
    }
    FieldOfAction ["field_of_action"] {
        id: id("field_id"), name: value, position: value, valid_to: value, version: value,
    }
    Topic ["topic"] {
        id: id("topic_id"), field_id: value, name: value, position: value, valid_to: value, version: value,
    }
    Plan ["plan"] {
        id: id("plan_id"), health_region_id: value, title: value, period_from: value, period_to: value, state: text,
        adopted_by: value, adopted_on: value, visibility: text, columns: json, own_fields: json,
        card_face: json, released_on: value, released_by: value, version: value,
    }
    Goal ["goal"] {
        id: id("goal_id"), plan_id: value, field_id: value, topic_id: value, title: value, target_group: value, need: value,
        need_source: value, equity: value, priority: some_text, position: value, version: value,
    }
    Outcome ["outcome"] { id: id("outcome_id"), goal_id: value, title: value, position: value, version: value }
    Indicator ["indicator"] {
        id: id("indicator_id"), outcome_id: value, name: value, unit: value, direction: text, definition: value,
        source: value, baseline: value, baseline_on: value, target: value, target_on: value, story: story, version: value,
    }
    Measurement ["measurement"] {
        id: id("measurement_id"), indicator_id: value, measured_on: value, value: value, note: value,
    }
    Measure ["measure"] {
        id: id("measure_id"), plan_id: value, goal_id: value, outcome_id: value, title: value, description: value,
        status: text, position: value, committee_id: value, responsible_id: value, organisation_id: value,
        kind: text, setting: some_text, starts_on: value, due_on: value, cost: value, funding: value, basis: value,
        origin: value, reason: value, next_step: value, own_values: json, continues_id: value, version: value,
    }
    Milestone ["milestone"] {
        id: id("milestone_id"), measure_id: value, title: value, due_on: value, done_on: value, person_id: value,
        position: value,
    }
    ChecklistPoint ["checklist_point"] {
        id: id("checklist_point_id"), measure_id: value, title: value, is_done: value, person_id: value, due_on: value,
        position: value, version: value,
    }
    MeasureLink ["measure_link"] {
        id: id("measure_link_id"), plan_id: value, kind: text, from_id: value, to_id: value,
    }
    MeasurePartner ["measure_partner"] {
        id: id("measure_partner_id"), measure_id: value, organisation_id: value,
    }
    Judgement ["judgement"] {
        id: id("judgement_id"), measure_id: value, user_id: value, light: text, sentence: value, judged_at: value,
    }
    Comment ["comment"] {
        id: id("comment_id"), measure_id: value, user_id: value, text: value, created_at: value, edited_at: value,
        version: value,
    }
    Attachment ["attachment"] {
        id: id("attachment_id"), measure_id: value, user_id: value, name: value, kind: text, size: value, added_at: value,
    }
    StoredNotification ["notification"] {
        id: id("notification_id"), kind: text, measure_id: value, plan_id: value, title: value, actor: value,
        happened_at: value, occurrences: value, news_json: value, comment_id: value, milestone_id: value, milestone: value, due_on: value,
        read_at: value,
        committee_id: value, visibility: text, state: state, health_region_id: value,
    }
    SavedView ["saved_view"] {
        id: id("saved_view_id"), name: value, owner_id: value, audience: audience, query: value, is_start: value,
        created_at: value, changed_at: value, version: value,
    }
    SavedPlanView ["saved_plan_view"] {
        id: id("saved_plan_view_id"), plan_id: value, name: value, owner_id: value, audience: audience, view: text,
        query: value, created_at: value, changed_at: value, version: value,
    }
    OwnDashboard ["own_dashboard"] {
        id: id("own_dashboard_id"), name: value, owner_id: value, audience: audience, tiles: json, created_at: value,
        changed_at: value, version: value,
    }
}

/// Single columns and pairs, for statements that are not about whole records.
macro_rules! tuple_rows {
    ($row:ty) => {
        tuple_rows!(@impl $row, (A 0));
        tuple_rows!(@impl $row, (A 0, B 1));
        tuple_rows!(@impl $row, (A 0, B 1, C 2));
        tuple_rows!(@impl $row, (A 0, B 1, C 2, D 3));
        tuple_rows!(@impl $row, (A 0, B 1, C 2, D 3, E 4));
        tuple_rows!(@impl $row, (A 0, B 1, C 2, D 3, E 4, F 5));
        tuple_rows!(@impl $row, (A 0, B 1, C 2, D 3, E 4, F 5, G 6));
        tuple_rows!(@impl $row, (A 0, B 1, C 2, D 3, E 4, F 5, G 6, H 7));
    };
    (@impl $row:ty, ($($column:ident $index:literal),+)) => {
        impl<$($column),+> FromRecordRow<$row> for ($($column,)+)
        where
            $($column: for<'r> sqlx::Decode<'r, <$row as Row>::Database> + sqlx::Type<<$row as Row>::Database>),+
        {
            fn from_record_row(row: &$row) -> sqlx::Result<Self> {
                Ok(($(row.try_get::<$column, _>($index)?,)+))
            }
        }
    };
}

tuple_rows!(SqliteRow);
tuple_rows!(PgRow);
