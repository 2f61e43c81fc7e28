//! The log of a plan, read for what it tells of any day.

use domain::{
    calendar::german_time,
    change::RecordKind,
    id::{IndicatorId, JudgementId, MeasureId, MeasurementId, PlanId},
    reports::{BurnUpPoint, Logged, LoggedDay, PlanLog},
};
use serde::de::DeserializeOwned;
use time::OffsetDateTime;
use uuid::Uuid;

use crate::{
    Session, StoreError, StoreResult,
    backend::{row, rows},
    record::parse_text,
};

/// What the figures of a day are made of. Whoever sees a plan sees all of these.
const WRITTEN: &str = "select changed_at, record_kind, record_id, after_json from change
     where plan_id = $1 and record_kind in ('measure', 'judgement', 'indicator', 'measurement') order by change_id";

/// What the course of measures is made of.
const WRITTEN_OF_MEASURES: &str = "select changed_at, record_kind, record_id, after_json from change
     where plan_id = $1 and record_kind = 'measure' order by change_id";

impl Session {
    /// What was written of the measures, judgements, indicators and values of a plan since it was made.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] if there is no such plan or the actor may not see it, [`StoreError::Inconsistent`] if an
    /// entry cannot be read: figures without it would be wrong.
    pub async fn get_plan_log(&mut self, id: PlanId) -> StoreResult<PlanLog> {
        self.read_plan_log(id, WRITTEN).await
    }

    /// How many measures of a plan were reached, one point for each day on which that changed.
    ///
    /// # Errors
    /// As [`get_plan_log`](Self::get_plan_log), but only of what was written of measures.
    pub async fn get_burn_up(&mut self, id: PlanId) -> StoreResult<Vec<BurnUpPoint>> {
        Ok(self.read_plan_log(id, WRITTEN_OF_MEASURES).await?.burn_up())
    }

    async fn read_plan_log(&mut self, id: PlanId, sql: &'static str) -> StoreResult<PlanLog> {
        self.get_plan(id).await?;
        let made: Option<(Option<OffsetDateTime>,)> =
            row!(self, "select min(changed_at) from change where plan_id = $1", id)?;
        let written: Vec<(OffsetDateTime, String, Uuid, Option<String>)> = rows!(self, sql, id)?;
        let mut entries = Vec::with_capacity(written.len());
        for (at, kind, record, after) in written {
            let what = match parse_text(&kind, "change", "record_kind")? {
                RecordKind::Measure => Logged::Measure(MeasureId(record), read(after)?),
                RecordKind::Judgement => Logged::Judgement(JudgementId(record), read(after)?),
                RecordKind::Indicator => Logged::Indicator(IndicatorId(record), read(after)?),
                RecordKind::Measurement => Logged::Value(MeasurementId(record), read(after)?),
                _ => continue,
            };
            entries.push(LoggedDay { on: german_time(at).date(), what });
        }
        let begins_on = made.and_then(|(at,)| at).map(|at| german_time(at).date());
        Ok(PlanLog::new(begins_on, entries))
    }
}

/// A record as it was written; none where it was removed.
fn read<T: DeserializeOwned>(written: Option<String>) -> StoreResult<Option<T>> {
    let unreadable = |_| StoreError::Inconsistent { table: "change", column: "after_json" };
    written.map(|text| serde_json::from_str(&text).map_err(unreadable)).transpose()
}
