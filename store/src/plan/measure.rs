//! One measure: its sheet, changes of its fields and status, new ones, and values reported by it.

use std::collections::HashMap;

use domain::{
    calendar::german_time,
    change::{ChangeAction, RecordKind, RecordRef},
    id::{CommitteeId, IndicatorId, MeasureId, MeasurementId, OrganisationId, PersonId},
    permission::{Action, Object, ObjectKind, Place, Visibility, may},
    plan::{
        BoardColumn, Card, EditError, Goal, Indicator, IndicatorSeries, Measure, MeasureChoices,
        MeasureDetail, MeasureField, MeasureKind, MeasureRights, Measurement, Milestone, NewMeasure,
        NewMeasureRights, Outcome, Period, Plan, Report, StatusChange, TRASH_DAYS, last_day_in_trash, lines,
        measure_place,
    },
    position,
};
use time::OffsetDateTime;
use uuid::Uuid;

use crate::{
    Session, StoreError, StoreResult, Write,
    backend::{execute, row, rows},
    change::{Change, ChangeQuery},
    search::SearchEntry,
};

/// How many changes a sheet shows.
const HISTORY: i64 = 40;

/// A record as the log keeps it.
pub(super) fn read<T: serde::de::DeserializeOwned>(json: &str) -> StoreResult<T> {
    serde_json::from_str(json)
        .map_err(|_| StoreError::Inconsistent { table: "change", column: "before_json" })
}

/// A measure with the plan it belongs to and where it lies.
pub(super) struct Placed {
    pub(super) measure: Measure,
    pub(super) plan: Plan,
    pub(super) region: Place,
    pub(super) place: Place,
}

impl Session {
    /// The measure, if the actor may see its plan.
    pub(super) async fn placed(&mut self, id: MeasureId) -> StoreResult<Placed> {
        let missing = StoreError::NotFound(RecordKind::Measure);
        let measure: Option<Measure> = row!(self, "select * from measure where measure_id = $1", id)?;
        let Some(measure) = measure else { return Err(missing) };
        let Ok((plan, region)) = self.get_plan(measure.plan_id).await else { return Err(missing) };
        let region = region.place();
        let place = measure_place(region.state.clone(), plan.health_region_id, measure.committee_id);
        Ok(Placed { measure, plan, region, place })
    }

    /// A measure with all that its sheet shows.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] if there is none or the actor may not see its plan.
    pub async fn get_measure(&mut self, id: MeasureId) -> StoreResult<MeasureDetail> {
        let Placed { measure, plan, place, .. } = self.placed(id).await?;
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
        let mut changes = Vec::new();
        for record in [measure.id.0].into_iter().chain(milestones.iter().map(|milestone| milestone.id.0)) {
            let query = ChangeQuery {
                record: Some(record),
                by_people: true,
                limit: HISTORY,
                ..ChangeQuery::default()
            };
            changes.extend(self.list_changes(query).await?);
        }
        changes.sort_by_key(|change| std::cmp::Reverse(change.id));
        changes.truncate(HISTORY as usize);
        let rights = self.rights(plan.visibility, &place);
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
        let names = self.names_of(named.into_iter().flatten()).await?.all();
        let (continues, continued_in) = self.related_measures(&measure).await?;
        Ok(MeasureDetail {
            measure,
            names,
            goals,
            outcomes,
            indicators,
            milestones,
            continues,
            continued_in,
            changes,
            rights,
            choices,
        })
    }

    /// The indicators of the outcome a measure works for, or of its whole goal.
    async fn indicators_of(&mut self, measure: &Measure) -> StoreResult<Vec<IndicatorSeries>> {
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
            let measure = Object { kind: ObjectKind::Measure, visibility: plan.visibility, place };
            may(&session.actor, Action::Create, &measure)
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

    fn rights(&self, visibility: Visibility, place: &Place) -> MeasureRights {
        let measure = Object { kind: ObjectKind::Measure, visibility, place: place.clone() };
        let allowed = |action| may(&self.actor, action, &measure);
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
        let committees: Vec<(Uuid,)> = rows!(
            self,
            "select committee_id from committee
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
        let people: Vec<(Uuid,)> = rows!(
            self,
            "select person_id from person
             where health_region_id = $1 and (valid_to is null or valid_to > $2)",
            region,
            today,
        )?;
        let organisations: Vec<(Uuid,)> = rows!(
            self,
            "select organisation_id from organisation
             where health_region_id = $1 and (valid_to is null or valid_to > $2)",
            region,
            today,
        )?;
        let ids = |rows: Vec<(Uuid,)>| rows.into_iter().map(|(id,)| id);
        let committees = self.names_of(ids(committees)).await?.all();
        let mut people_named = self.names_of(ids(members)).await?.all();
        let members = people_named.len();
        let others = self.names_of(ids(people)).await?.all();
        people_named
            .extend(others.into_iter().filter(|person| !people_named.contains(person)).collect::<Vec<_>>());
        let organisations = self.names_of(ids(organisations)).await?.all();
        Ok(MeasureChoices { committees, people: people_named, members, organisations })
    }
}

impl Write {
    /// Changes one field of a measure to what a text says; `seen` is the text its writer saw there.
    ///
    /// Two people who change different fields do not get into each other's way.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] if the actor may not see the measure or what the text names, [`StoreError::NotAllowed`]
    /// unless the actor may edit the measure where it is and where it would be, [`StoreError::Stale`] if the field holds
    /// something else by now, [`StoreError::Refused`] if the field cannot hold the text.
    pub async fn edit_measure(
        &mut self,
        id: MeasureId,
        field: MeasureField,
        text: &str,
        seen: &str,
    ) -> StoreResult<MeasureDetail> {
        let placed = self.placed_to_edit(id).await?;
        let after = placed.measure.with_field(field, text)?;
        // What both wanted is no conflict.
        if after.field(field) != placed.measure.field(field) {
            if placed.measure.field(field) != seen {
                return Err(StoreError::Stale(RecordKind::Measure));
            }
            self.write_measure(&placed, after, ChangeAction::Changed).await?;
        }
        self.get_measure(id).await
    }

    /// Puts a measure at another time; `seen` is when its writer saw it.
    ///
    /// # Errors
    /// As [`edit_measure`](Self::edit_measure).
    pub async fn reschedule_measure(&mut self, id: MeasureId, to: Period, seen: Period) -> StoreResult<Card> {
        let placed = self.placed_to_edit(id).await?;
        let after = placed.measure.with_period(to)?;
        if after.period() != placed.measure.period() {
            if placed.measure.period() != seen {
                return Err(StoreError::Stale(RecordKind::Measure));
            }
            self.write_measure(&placed, after, ChangeAction::Changed).await?;
        }
        self.get_card(id).await
    }

    /// Changes the status of a measure, and says why.
    ///
    /// # Errors
    /// As [`edit_measure`](Self::edit_measure); [`StoreError::Stale`] if the status or its reason is no longer what its
    /// writer saw in `version`.
    pub async fn set_measure_status(
        &mut self,
        id: MeasureId,
        change: &StatusChange,
        version: i64,
    ) -> StoreResult<MeasureDetail> {
        let placed = self.placed(id).await?;
        self.require(Action::Move, ObjectKind::Measure, placed.plan.visibility, &placed.place)?;
        if placed.measure.version != version {
            return Err(StoreError::Stale(RecordKind::Measure));
        }
        let mut after = placed.measure.with_status(change)?;
        if after.status.column() != placed.measure.status.column() {
            after.position = self.top_of(placed.plan.id, after.status.column()).await?;
        }
        self.write_measure(&placed, after, ChangeAction::Changed).await?;
        self.get_measure(id).await
    }

    /// Adds a measure to a plan, on top of a column.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] if the actor may not see the plan or the committee or the goal is none of the plan's,
    /// [`StoreError::NotAllowed`] unless the actor may make measures for that committee.
    pub async fn create_measure(&mut self, wish: &NewMeasure) -> StoreResult<Card> {
        let (plan, region) = self.get_plan(wish.plan_id).await?;
        let region = region.place();
        let place = measure_place(region.state.clone(), plan.health_region_id, wish.committee_id);
        self.require(Action::Create, ObjectKind::Measure, plan.visibility, &place)?;
        let status = wish.column.statuses()[if wish.column == BoardColumn::Planned { 1 } else { 0 }];
        let measure = Measure {
            id: MeasureId::new(),
            plan_id: plan.id,
            goal_id: wish.goal_id,
            outcome_id: None,
            title: wish.title.clone(),
            description: String::new(),
            status,
            position: self.top_of(plan.id, wish.column).await?,
            committee_id: wish.committee_id,
            responsible_id: None,
            organisation_id: None,
            kind: MeasureKind::Activity,
            setting: None,
            starts_on: None,
            due_on: None,
            cost: None,
            funding: String::new(),
            reason: String::new(),
            next_step: String::new(),
            continues_id: None,
            version: 1,
        };
        self.check_names(&measure, None).await?;
        self.insert_measure(&measure, (&plan, &place)).await?;
        let missing = StoreError::NotFound(RecordKind::Measure);
        self.cards(&plan, &region, vec![measure]).await?.pop().ok_or(missing)
    }

    /// Takes a measure and its milestones out of its plan. The log keeps what they were.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] if the actor may not see it, [`StoreError::NotAllowed`] unless the actor may remove it,
    /// [`StoreError::Stale`] if it was changed since `version`.
    pub async fn remove_measure(&mut self, id: MeasureId, version: i64) -> StoreResult<()> {
        let placed = self.placed(id).await?;
        self.require(Action::Remove, ObjectKind::Measure, placed.plan.visibility, &placed.place)?;
        if placed.measure.version != version {
            return Err(StoreError::Stale(RecordKind::Measure));
        }
        let milestones: Vec<Milestone> = rows!(self, "select * from milestone where measure_id = $1", id)?;
        for milestone in &milestones {
            self.take_milestone(milestone, &placed).await?;
        }
        execute!(self, "delete from search_entry where record_id = $1", id)?;
        execute!(self, "delete from measure where measure_id = $1", id)?;
        self.record(Change {
            record: RecordRef::new(RecordKind::Measure, id),
            title: &placed.measure.title,
            action: ChangeAction::Removed,
            before: Some(&placed.measure),
            after: None,
            plan: Some(placed.plan.id),
            visibility: placed.plan.visibility,
            place: &placed.place,
        })
        .await
    }

    /// Brings a removed measure back as it was, with its milestones. What it named and is gone by now, it names no more.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] if no such measure was removed, or the actor may not see its plan,
    /// [`StoreError::NotAllowed`] unless the actor might have removed it, [`StoreError::Conflict`] if it is back already,
    /// [`StoreError::Refused`] if it was removed more than [`TRASH_DAYS`] days ago.
    pub async fn restore_measure(&mut self, id: MeasureId) -> StoreResult<Card> {
        let missing = StoreError::NotFound(RecordKind::Measure);
        let removed: Option<(OffsetDateTime, String)> = row!(
            self,
            "select changed_at, before_json from change
             where record_id = $1 and record_kind = 'measure' and action = 'removed' order by change_id desc limit 1",
            id,
        )?;
        let Some((removed_at, before)) = removed else { return Err(missing) };
        let measure: Measure = read(&before)?;
        let Ok((plan, region)) = self.get_plan(measure.plan_id).await else { return Err(missing) };
        let region = region.place();
        let place = measure_place(region.state.clone(), plan.health_region_id, measure.committee_id);
        self.require(Action::Remove, ObjectKind::Measure, plan.visibility, &place)?;
        let present: Option<(Uuid,)> =
            row!(self, "select measure_id from measure where measure_id = $1", id)?;
        if present.is_some() {
            return Err(StoreError::Conflict("measure".to_owned()));
        }
        if self.today() > last_day_in_trash(german_time(removed_at).date()) {
            return Err(EditError::GoneForGood { days: TRASH_DAYS }.into());
        }
        let outcome: Option<(Uuid,)> = row!(
            self,
            "select outcome_id from outcome where outcome_id = $1 and goal_id = $2",
            measure.outcome_id,
            measure.goal_id,
        )?;
        let measure = Measure {
            outcome_id: measure.outcome_id.filter(|_| outcome.is_some()),
            version: measure.version + 1,
            ..measure
        };
        self.check_names(&measure, Some(&measure)).await?;
        self.insert_measure(&measure, (&plan, &place)).await?;
        // They were removed by the same write.
        let milestones: Vec<(String,)> = rows!(
            self,
            "select before_json from change
             where record_kind = 'milestone' and action = 'removed' and plan_id = $1 and changed_at = $2
             order by change_id",
            plan.id,
            removed_at,
        )?;
        let milestones: StoreResult<Vec<Milestone>> =
            milestones.iter().map(|(before,)| read(before)).collect();
        let milestones = milestones?.into_iter().filter(|milestone| milestone.measure_id == id);
        let milestones: HashMap<_, _> = milestones.map(|milestone| (milestone.id, milestone)).collect();
        for milestone in milestones.values() {
            self.insert_milestone(milestone, (&plan, &place)).await?;
        }
        self.cards(&plan, &region, vec![measure]).await?.pop().ok_or(missing)
    }

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
        self.require(Action::Report, ObjectKind::Measure, placed.plan.visibility, &placed.place)?;
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

    /// The measure as it stays until this write is over, if the actor may edit it.
    async fn placed_to_edit(&mut self, id: MeasureId) -> StoreResult<Placed> {
        let placed = self.placed(id).await?;
        self.require(Action::Edit, ObjectKind::Measure, placed.plan.visibility, &placed.place)?;
        // Whoever changes another field at the same moment comes first or waits, and is no conflict.
        execute!(self, "update measure set version = version where measure_id = $1", id)?;
        let placed = self.placed(id).await?;
        self.require(Action::Edit, ObjectKind::Measure, placed.plan.visibility, &placed.place)?;
        Ok(placed)
    }

    /// Writes all fields of a measure, and what follows from them.
    async fn write_measure(
        &mut self,
        placed: &Placed,
        after: Measure,
        action: ChangeAction,
    ) -> StoreResult<()> {
        let Placed { measure: before, plan, region, .. } = placed;
        let after = Measure { version: before.version + 1, ..after };
        self.check_names(&after, Some(before)).await?;
        let place = measure_place(region.state.clone(), plan.health_region_id, after.committee_id);
        if after.committee_id != before.committee_id {
            self.require(Action::Edit, ObjectKind::Measure, plan.visibility, &place)?;
        }
        let written = execute!(
            self,
            "update measure set goal_id = $3, outcome_id = $4, title = $5, description = $6, status = $7, position = $8,
                committee_id = $9, responsible_id = $10, organisation_id = $11, kind = $12, setting = $13,
                starts_on = $14, due_on = $15, cost = $16, funding = $17, reason = $18, next_step = $19,
                version = version + 1
             where measure_id = $1 and version = $2",
            before.id,
            before.version,
            after.goal_id,
            after.outcome_id,
            &after.title,
            &after.description,
            after.status.as_str(),
            after.position,
            after.committee_id,
            after.responsible_id,
            after.organisation_id,
            after.kind.as_str(),
            after.setting.map(|setting| setting.as_str()),
            after.starts_on,
            after.due_on,
            after.cost,
            &after.funding,
            &after.reason,
            &after.next_step,
        )?;
        if written != 1 {
            return Err(StoreError::Stale(RecordKind::Measure));
        }
        let record = RecordRef::new(RecordKind::Measure, after.id);
        self.index(SearchEntry {
            record,
            title: &after.title,
            subtitle: &plan.title,
            words: &after.description,
            visibility: plan.visibility,
            place: &place,
        })
        .await?;
        self.record(Change {
            record,
            title: &after.title,
            action,
            before: Some(before),
            after: Some(&after),
            plan: Some(plan.id),
            visibility: plan.visibility,
            place: &place,
        })
        .await?;
        self.tell_of_change(before, &after, plan, &place).await
    }

    /// Refuses a goal or outcome of another plan, and committees, people and organisations that the actor does not see;
    /// what was there before may stay.
    async fn check_names(&mut self, measure: &Measure, before: Option<&Measure>) -> StoreResult<()> {
        let goal: Option<(Uuid,)> = row!(
            self,
            "select goal_id from goal where goal_id = $1 and plan_id = $2",
            measure.goal_id,
            measure.plan_id,
        )?;
        goal.ok_or(StoreError::NotFound(RecordKind::Goal))?;
        if let Some(outcome) = measure.outcome_id {
            let outcome: Option<(Uuid,)> = row!(
                self,
                "select outcome_id from outcome where outcome_id = $1 and goal_id = $2",
                outcome,
                measure.goal_id,
            )?;
            outcome.ok_or(StoreError::NotFound(RecordKind::Outcome))?;
        }
        let named = |measure: &Measure| {
            [
                (RecordKind::Committee, measure.committee_id.map(|CommitteeId(id)| id)),
                (RecordKind::Person, measure.responsible_id.map(|PersonId(id)| id)),
                (RecordKind::Organisation, measure.organisation_id.map(|OrganisationId(id)| id)),
            ]
        };
        let known = before.map(named);
        let new = named(measure).into_iter().filter(|entry| known.is_none_or(|known| !known.contains(entry)));
        let new: Vec<_> = new.filter_map(|(kind, id)| Some(RecordRef { kind, id: id? })).collect();
        let names = self.names_of(new.iter().map(|record| record.id)).await?;
        for record in new {
            if names.get(record.id).is_none_or(|named| named.record != record) {
                return Err(StoreError::NotFound(record.kind));
            }
        }
        Ok(())
    }

    /// The position above all cards of a column.
    async fn top_of(&mut self, plan: domain::id::PlanId, column: BoardColumn) -> StoreResult<f64> {
        let statuses = column.statuses();
        let status = |index: usize| statuses.get(index).unwrap_or(&statuses[0]).as_str();
        let top: Option<(Option<f64>,)> = row!(
            self,
            "select min(position) from measure where plan_id = $1 and status in ($2, $3, $4)",
            plan,
            status(0),
            status(1),
            status(2),
        )?;
        let top = top.and_then(|(top,)| top);
        Ok(position::between(None, top).unwrap_or(position::GAP))
    }
}
