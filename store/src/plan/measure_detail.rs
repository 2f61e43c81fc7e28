//! What the sheet of a measure shows: all of it, what it works for, and what may be chosen.

use std::collections::HashMap;

use domain::{
    change::RecordKind,
    id::{CommitteeId, IndicatorId, MeasureId},
    permission::{Action, Object, Place, may},
    plan::{
        Goal, Indicator, IndicatorSeries, Measure, MeasureChoices, MeasureDetail, MeasureRights, Measurement,
        Milestone, NewMeasureRights, Outcome, Plan, measure_object, measure_place,
    },
};
use uuid::Uuid;

use super::measure::Placed;
use crate::{Session, StoreResult, backend::rows, change::ChangeQuery};

/// How many changes a sheet shows.
const HISTORY: i64 = 40;

impl Session {
    /// A measure with all that its sheet shows.
    ///
    /// # Errors
    /// [`StoreError::NotFound`](crate::StoreError::NotFound) if there is none or the actor may not see its plan.
    pub async fn get_measure(&mut self, id: MeasureId) -> StoreResult<MeasureDetail> {
        let placed = self.placed(id).await?;
        let rights = self.rights(&placed.object());
        let attachments = self.attachments_of(&placed).await?;
        let Placed { measure, plan, .. } = placed;
        let goals: Vec<Goal> =
            rows!(self, "select * from goal where plan_id = $1 order by position, goal_id", plan.id)?;
        let outcomes: Vec<Outcome> = rows!(
            self,
            "select outcome.* from outcome join goal using (goal_id) where plan_id = $1 order by outcome.position",
            plan.id,
        )?;
        let milestones: Vec<Milestone> = rows!(
            self,
            "select * from milestone where measure_id = $1 order by position, milestone_id",
            measure.id,
        )?;
        let indicators = self.indicators_of(&measure).await?;
        let checklist = self.checklist_of(measure.id).await?;
        let links = self.linked_measures(&measure).await?;
        let partners = self.named_partners(measure.id).await?;
        let judgements = self.judgements_of(measure.id).await?;
        let history = ChangeQuery {
            measure: Some(measure.id),
            by_people: true,
            limit: HISTORY,
            ..ChangeQuery::default()
        };
        let mut changes = self.list_changes(history).await?;
        self.name_own_fields(&plan, &mut changes).await?;
        let choices = if rights.edit {
            self.measure_choices(&measure, &plan).await?
        } else {
            MeasureChoices::default()
        };
        let named = [
            measure.committee_id.map(|id| id.0),
            measure.responsible_id.map(|id| id.0),
            measure.organisation_id.map(|id| id.0),
        ];
        let busy = checklist.iter().filter_map(|point| point.person_id);
        let busy = busy.chain(milestones.iter().filter_map(|milestone| milestone.person_id)).map(|id| id.0);
        let names = self.names_of(named.into_iter().flatten().chain(busy)).await?.all();
        let (continues, continued_in) = self.related_measures(&measure).await?;
        Ok(MeasureDetail {
            measure,
            own_fields: plan.own_fields,
            names,
            goals,
            outcomes,
            indicators,
            milestones,
            checklist,
            links,
            partners,
            judgements,
            attachments,
            continues,
            continued_in,
            changes,
            rights,
            choices,
        })
    }

    /// The indicators of the outcome a measure works for, or of its whole goal.
    pub(super) async fn indicators_of(&mut self, measure: &Measure) -> StoreResult<Vec<IndicatorSeries>> {
        let indicators: Vec<Indicator> = rows!(
            self,
            "select indicator.* from indicator join outcome using (outcome_id)
             where goal_id = $1 and ($2 is null or outcome_id = $2) order by outcome.position, indicator.name",
            measure.goal_id,
            measure.outcome_id,
        )?;
        let measurements: Vec<Measurement> = rows!(
            self,
            "select measurement.* from measurement join indicator using (indicator_id)
                join outcome using (outcome_id)
             where goal_id = $1 and ($2 is null or outcome_id = $2) order by measured_on, measurement_id",
            measure.goal_id,
            measure.outcome_id,
        )?;
        let mut series: HashMap<IndicatorId, Vec<Measurement>> = HashMap::new();
        for measurement in measurements {
            series.entry(measurement.indicator_id).or_default().push(measurement);
        }
        let with_values = |indicator: Indicator| IndicatorSeries {
            measurements: series.remove(&indicator.id).unwrap_or_default(),
            indicator,
        };
        Ok(indicators.into_iter().map(with_values).collect())
    }

    /// For which committees of the plan's health region the actor may make measures.
    pub(super) async fn new_measure_rights(
        &mut self,
        plan: &Plan,
        region: &Place,
    ) -> StoreResult<NewMeasureRights> {
        let allowed = |session: &Self, committee| {
            let place = measure_place(region.state.clone(), plan.health_region_id, committee);
            may(&session.actor, Action::Create, &measure_object(plan.visibility, &place, None))
        };
        let without_committee = allowed(self, None);
        // Whoever holds no role in the region is spared the question.
        if !without_committee && !self.reach.region.health_regions.contains(&plan.health_region_id) {
            return Ok(NewMeasureRights::default());
        }
        let today = self.today();
        let committees: Vec<(CommitteeId,)> = rows!(
            self,
            "select committee_id from committee
             where health_region_id = $1 and (valid_to is null or valid_to > $2)",
            plan.health_region_id,
            today,
        )?;
        let allowed = committees.into_iter().filter(|(id,)| allowed(self, Some(*id))).map(|(id,)| id.0);
        let allowed: Vec<_> = allowed.collect();
        let committees = self.names_of(allowed).await?.all();
        Ok(NewMeasureRights { without_committee, committees })
    }

    pub(super) fn rights(&self, measure: &Object) -> MeasureRights {
        let allowed = |action| may(&self.actor, action, measure);
        MeasureRights {
            edit: allowed(Action::Edit),
            advance: allowed(Action::Move),
            report: allowed(Action::Report),
            remove: allowed(Action::Remove),
        }
    }

    /// Committees, people and organisations of the plan's health region that stand today, as far as the actor sees them.
    async fn measure_choices(&mut self, measure: &Measure, plan: &Plan) -> StoreResult<MeasureChoices> {
        let (region, today) = (plan.health_region_id, self.today());
        let standing: Vec<(Uuid,)> = rows!(
            self,
            "select committee_id from committee
             where health_region_id = $1 and (valid_to is null or valid_to > $2)
             union all
             select person_id from person
             where health_region_id = $1 and (valid_to is null or valid_to > $2)
             union all
             select organisation_id from organisation
             where health_region_id = $1 and (valid_to is null or valid_to > $2)",
            region,
            today,
        )?;
        let members: Vec<(Uuid,)> = rows!(
            self,
            "select person_id from membership
             where committee_id = $1 and person_id is not null and (valid_to is null or valid_to > $2)",
            measure.committee_id,
            today,
        )?;
        let mut people = self.names_of(members.into_iter().map(|(id,)| id)).await?.all();
        let members = people.len();
        let (mut committees, mut organisations) = (Vec::new(), Vec::new());
        for named in self.names_of(standing.into_iter().map(|(id,)| id)).await?.all() {
            match named.record.kind {
                RecordKind::Committee => committees.push(named),
                RecordKind::Organisation => organisations.push(named),
                _ if people[..members].contains(&named) => {}
                _ => people.push(named),
            }
        }
        Ok(MeasureChoices { committees, people, members, organisations })
    }
}
