//! Values reported by a measure.

use domain::{
    change::{ChangeAction, RecordKind, RecordRef},
    id::MeasurementId,
    permission::Action,
    plan::{EditError, MeasureDetail, Measurement, Report, lines},
};

use crate::{StoreError, StoreResult, Write, backend::execute, change::Change};

impl Write {
    /// Reports a value of an indicator that a measure works for. A second value for the same day replaces the first.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] if the actor may not see the measure or it does not work for the indicator,
    /// [`StoreError::NotAllowed`] unless the actor may report for the measure, [`StoreError::Refused`] for a value that is
    /// no number, a day to come, or a note that is too long.
    pub async fn report_value(&mut self, report: &Report) -> StoreResult<MeasureDetail> {
        let placed = self.placed(report.measure_id).await?;
        let works_for = self.indicators_of(&placed.measure).await?;
        let series = works_for.iter().find(|series| series.indicator.id == report.indicator_id);
        let series = series.ok_or(StoreError::NotFound(RecordKind::Indicator))?;
        self.require_for(Action::Report, &placed.object())?;
        if !report.value.is_finite() || report.measured_on > self.today() {
            return Err(EditError::NotUnderstood.into());
        }
        let after = Measurement {
            id: MeasurementId::new(),
            indicator_id: report.indicator_id,
            measured_on: report.measured_on,
            value: report.value,
            note: lines(&report.note)?,
        };
        let same_day = series.measurements.iter().find(|known| known.measured_on == report.measured_on);
        let Some(before) = same_day else {
            self.insert_measurement(&after, (&placed.plan, &placed.region)).await?;
            return self.get_measure(report.measure_id).await;
        };
        let after = Measurement { id: before.id, ..after };
        execute!(
            self,
            "update measurement set value = $2, note = $3 where measurement_id = $1",
            after.id,
            after.value,
            &after.note,
        )?;
        self.record(Change {
            record: RecordRef::new(RecordKind::Measurement, after.id),
            title: &series.indicator.name,
            action: ChangeAction::Changed,
            before: Some(before),
            after: Some(&after),
            plan: Some(placed.plan.id),
            visibility: placed.plan.visibility,
            place: &placed.region,
        })
        .await?;
        self.get_measure(report.measure_id).await
    }
}
