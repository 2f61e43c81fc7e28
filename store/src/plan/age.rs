//! What the change log tells of measures: when somebody touched them last, and since when they have their status.

use std::collections::HashMap;

use domain::{
    calendar::german_time,
    id::{MeasureId, PlanId},
    plan::MeasureAge,
};
use time::OffsetDateTime;

use crate::{Session, StoreResult, backend::rows};

/// The last change of each measure or of a part of it that everybody sees who sees the measure.
const TOUCHED: &str = "select touched.measure_id, max(touched.changed_at) from (
        select measure.measure_id, change.changed_at from measure
            join change on change.record_id = measure.measure_id where measure.plan_id = $1
        union all select measure.measure_id, change.changed_at from milestone join measure using (measure_id)
            join change on change.record_id = milestone_id where measure.plan_id = $1
        union all select measure.measure_id, change.changed_at from checklist_point join measure using (measure_id)
            join change on change.record_id = checklist_point_id where measure.plan_id = $1
        union all select measure.measure_id, change.changed_at from judgement join measure using (measure_id)
            join change on change.record_id = judgement_id where measure.plan_id = $1
    ) touched group by touched.measure_id";

/// The last change before which each measure had another status, or was not there. A status is written into the log between
/// quotation marks that no text of a record can hold as they are.
const STATUS_SINCE: &str = r#"select measure.measure_id, max(change.changed_at) from measure
        join change on change.record_id = measure.measure_id
     where measure.plan_id = $1 and (change.before_json is null
        or change.before_json not like '%"status":"' || measure.status || '"%')
     group by measure.measure_id"#;

impl Session {
    /// What the log tells of the measures of a plan.
    ///
    /// # Errors
    /// [`StoreError::NotFound`](crate::StoreError::NotFound) if there is no such plan or the actor may not see it.
    pub async fn list_measure_ages(&mut self, id: PlanId) -> StoreResult<Vec<MeasureAge>> {
        self.get_plan(id).await?;
        let touched: Vec<(MeasureId, OffsetDateTime)> = rows!(self, TOUCHED, id)?;
        let since: Vec<(MeasureId, OffsetDateTime)> = rows!(self, STATUS_SINCE, id)?;
        let since: HashMap<_, _> = since.into_iter().collect();
        let day = |at| german_time(at).date();
        let age = |(id, touched_at): (MeasureId, OffsetDateTime)| {
            // Every measure has come into the log at least once.
            let status_since = day(since.get(&id).copied().unwrap_or(touched_at));
            MeasureAge { id, touched_on: day(touched_at), status_since }
        };
        let mut ages: Vec<_> = touched.into_iter().map(age).collect();
        ages.sort_unstable_by_key(|age| age.id);
        Ok(ages)
    }
}
