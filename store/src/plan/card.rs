//! Measures as cards: with what they show of other records, and what their reader may do.

use std::{collections::HashMap, slice};

use domain::{
    change::RecordKind,
    id::{FieldId, GoalId, MeasureId, PlanId},
    permission::{Action, Place, may},
    plan::{Card, CardSigns, Measure, Plan, measure_object, measure_place},
};

use crate::{
    Session, StoreError, StoreResult,
    backend::{row, rows},
    search::Names,
};

/// Whose signs are asked for.
#[derive(Clone, Copy)]
pub(super) enum Whose {
    /// Those of all measures of a plan.
    Plan(PlanId),
    /// Those of one measure.
    Measure(MeasureId),
}

/// What cards show of other records, whoever reads them.
#[derive(Debug)]
pub(super) struct Around {
    /// How many milestones, and how many of them are done.
    milestones: HashMap<MeasureId, (i64, i64)>,
    signs: HashMap<MeasureId, CardSigns>,
    fields: HashMap<GoalId, FieldId>,
}

impl Session {
    /// A measure as the actor sees it on the board.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] if there is none or the actor may not see its plan.
    pub async fn get_card(&mut self, id: MeasureId) -> StoreResult<Card> {
        let missing = StoreError::NotFound(RecordKind::Measure);
        let measure: Option<Measure> = row!(self, "select * from measure where measure_id = $1", id)?;
        let Some(measure) = measure else { return Err(missing) };
        let Ok((plan, region)) = self.get_plan(measure.plan_id).await else { return Err(missing) };
        self.card(&plan, &region.place(), &measure).await?.ok_or(missing)
    }

    /// One measure as a card; what else is in its plan plays no part.
    pub(super) async fn card(
        &mut self,
        plan: &Plan,
        region: &Place,
        measure: &Measure,
    ) -> StoreResult<Option<Card>> {
        let around: Option<(FieldId, i64, i64)> = row!(
            self,
            "select field_id,
                (select count(*) from milestone where measure_id = $2),
                (select count(done_on) from milestone where measure_id = $2)
             from goal where goal_id = $1",
            measure.goal_id,
            measure.id,
        )?;
        let Some((field, all, done)) = around else { return Ok(None) };
        let around = Around {
            milestones: HashMap::from([(measure.id, (all, done))]),
            signs: self.card_signs(Whose::Measure(measure.id)).await?,
            fields: HashMap::from([(measure.goal_id, field)]),
        };
        Ok(self.cards(plan, region, slice::from_ref(measure), &around).await?.pop())
    }

    /// What the cards of a plan show of other records.
    pub(super) async fn around_cards(&mut self, plan: PlanId) -> StoreResult<Around> {
        let milestones: Vec<(MeasureId, i64, i64)> = rows!(
            self,
            "select measure_id, count(*), count(done_on) from milestone join measure using (measure_id)
             where plan_id = $1 group by measure_id",
            plan,
        )?;
        let fields: Vec<(GoalId, FieldId)> =
            rows!(self, "select goal_id, field_id from goal where plan_id = $1", plan)?;
        Ok(Around {
            milestones: milestones.into_iter().map(|(id, all, done)| (id, (all, done))).collect(),
            signs: self.card_signs(Whose::Plan(plan)).await?,
            fields: fields.into_iter().collect(),
        })
    }

    pub(super) async fn cards(
        &mut self,
        plan: &Plan,
        region: &Place,
        measures: &[Measure],
        around: &Around,
    ) -> StoreResult<Vec<Card>> {
        let (own_person, own_committees) = self.own_ties().await?;
        let named = measures
            .iter()
            .flat_map(|measure| [measure.committee_id.map(|id| id.0), measure.responsible_id.map(|id| id.0)])
            .flatten();
        let names: Names = self.names_of(named.collect::<Vec<_>>()).await?;
        Ok(measures
            .iter()
            .filter_map(|measure| {
                let field_id = *around.fields.get(&measure.goal_id)?;
                let (all, done) = around.milestones.get(&measure.id).copied().unwrap_or_default();
                let place = measure_place(region.state.clone(), plan.health_region_id, measure.committee_id);
                let object = measure_object(plan.visibility, &place, measure.responsible_id);
                Some(Card {
                    id: measure.id,
                    goal_id: measure.goal_id,
                    field_id,
                    outcome_id: measure.outcome_id,
                    title: measure.title.clone(),
                    status: measure.status,
                    position: measure.position,
                    committee: measure.committee_id.and_then(|id| names.get(id)),
                    responsible: measure.responsible_id.and_then(|id| names.get(id)),
                    starts_on: measure.starts_on,
                    due_on: measure.due_on,
                    reason: measure.reason.clone(),
                    lacks_reason: measure.lacks_reason(),
                    milestones_done: done,
                    milestones: all,
                    signs: around.signs.get(&measure.id).copied().unwrap_or_default(),
                    own_values: measure.own_values.clone(),
                    version: measure.version,
                    may_move: may(&self.actor, Action::Move, &object),
                    may_edit: may(&self.actor, Action::Edit, &object),
                    is_mine: (own_person.is_some() && measure.responsible_id == own_person)
                        || measure.committee_id.is_some_and(|id| own_committees.contains(&id)),
                })
            })
            .collect())
    }
}
