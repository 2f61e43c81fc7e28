//! The fields that a plan has of its own, what its cards show, and what measures say in those fields.

use domain::{
    change::{ChangeAction, ChangeEntry, RecordKind},
    id::{MeasureId, OwnFieldId, PlanId},
    permission::{Action, ObjectKind, Place},
    plan::{
        CardFace, EditError, ListStep, Measure, MeasureDetail, OwnField, OwnFieldKind, OwnFieldWish,
        OwnFields, OwnValues, Plan, measure_place,
    },
};
use serde_json::Value;

use super::{insert::written, life::refuse_if_stale, measure::Placed, trash::read};
use crate::{
    Session, StoreError, StoreResult, Write,
    backend::{execute, rows},
    change::OWN_VALUES,
};

/// There is no such field in the plan.
const fn missing() -> StoreError {
    StoreError::NotFound(RecordKind::Plan)
}

impl Session {
    /// In which fields of a plan's own how many measures have a value.
    pub(super) async fn count_own_values(&mut self, plan: &Plan) -> StoreResult<Vec<(OwnFieldId, usize)>> {
        if plan.own_fields.is_empty() {
            return Ok(Vec::new());
        }
        let measures = self.measures_with_own_values(plan.id).await?;
        let count = |field: &OwnField| {
            let with_value = measures.iter().filter(|measure| !measure.own_values.get(field.id).is_empty());
            (field.id, with_value.count())
        };
        Ok(plan.own_fields.iter().map(count).filter(|(_, count)| *count > 0).collect())
    }

    /// The measures of a plan that say something in fields of its own.
    async fn measures_with_own_values(&mut self, plan: PlanId) -> StoreResult<Vec<Measure>> {
        rows!(
            self,
            "select * from measure where plan_id = $1 and own_values is not null order by position, measure_id",
            plan,
        )
    }

    /// Names the fields of a plan's own in changes of its measures, as `own_values.{kind}.{name}`; also those that have
    /// been removed since.
    pub(super) async fn name_own_fields(
        &mut self,
        plan: &Plan,
        changes: &mut [ChangeEntry],
    ) -> StoreResult<()> {
        let mut known: Option<Vec<OwnField>> = None;
        for change in changes.iter_mut().flat_map(|change| change.fields.iter_mut()) {
            let id = change.field.strip_prefix(OWN_VALUES).and_then(|id| id.strip_prefix('.'));
            let Some(id) = id.and_then(|id| id.parse().ok()) else { continue };
            let field = match plan.own_fields.get(id) {
                Some(field) => Some(field),
                None => {
                    if known.is_none() {
                        known = Some(self.former_own_fields(plan.id).await?);
                    }
                    known.iter().flatten().find(|field| field.id == id)
                }
            };
            change.field = match field {
                Some(field) => format!("{OWN_VALUES}.{}.{}", field.kind, field.name),
                None => OWN_VALUES.to_owned(),
            };
        }
        Ok(())
    }

    /// The fields that a plan has ever had of its own, by their latest names first.
    async fn former_own_fields(&mut self, plan: PlanId) -> StoreResult<Vec<OwnField>> {
        let plans: Vec<(String,)> = rows!(
            self,
            "select before_json from change
             where record_id = $1 and record_kind = 'plan' and before_json is not null order by change_id desc",
            plan,
        )?;
        let mut fields = Vec::new();
        for (before,) in plans {
            // What older versions have written knows nothing of such fields.
            let mut plan: Value = read(&before)?;
            let own: Option<OwnFields> =
                plan.get_mut("own_fields").and_then(|own| serde_json::from_value(own.take()).ok());
            fields.extend(own.map(Vec::from).unwrap_or_default());
        }
        Ok(fields)
    }
}

impl Write {
    /// Gives a plan a field of its own, as its last.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] if the actor may not see the plan, [`StoreError::NotAllowed`] unless the actor may edit it,
    /// [`StoreError::Stale`] if it was changed since `version`, [`StoreError::Refused`] for a name or options that cannot
    /// be, or if it has as many fields as it may.
    pub async fn add_own_field(
        &mut self,
        id: PlanId,
        kind: OwnFieldKind,
        wish: &OwnFieldWish,
        version: i64,
    ) -> StoreResult<Plan> {
        let (before, place) = self.plan_to_shape(id, version).await?;
        let own_fields = before.own_fields.with(OwnFieldId::new(), kind, wish)?;
        self.write_own_fields(&before, own_fields, &place).await
    }

    /// Changes name and options of a field, and whether cards show it. Measures keep what they say in it.
    ///
    /// # Errors
    /// As [`add_own_field`](Self::add_own_field); [`StoreError::NotFound`] also if the plan has no such field.
    pub async fn edit_own_field(
        &mut self,
        id: PlanId,
        field: OwnFieldId,
        wish: &OwnFieldWish,
        version: i64,
    ) -> StoreResult<Plan> {
        let (before, place) = self.plan_to_shape(id, version).await?;
        before.own_fields.get(field).ok_or_else(missing)?;
        let own_fields = before.own_fields.changed(field, wish)?;
        self.write_own_fields(&before, own_fields, &place).await
    }

    /// Moves a field a place up or down.
    ///
    /// # Errors
    /// As [`edit_own_field`](Self::edit_own_field).
    pub async fn move_own_field(
        &mut self,
        id: PlanId,
        field: OwnFieldId,
        step: ListStep,
        version: i64,
    ) -> StoreResult<Plan> {
        let (before, place) = self.plan_to_shape(id, version).await?;
        before.own_fields.get(field).ok_or_else(missing)?;
        let own_fields = before.own_fields.moved(field, step);
        self.write_own_fields(&before, own_fields, &place).await
    }

    /// Removes a field, and what measures say in it. The log keeps what that was.
    ///
    /// # Errors
    /// As [`edit_own_field`](Self::edit_own_field); [`StoreError::Refused`] if measures have a value in it, unless this
    /// is `meant`.
    pub async fn remove_own_field(
        &mut self,
        id: PlanId,
        field: OwnFieldId,
        meant: bool,
        version: i64,
    ) -> StoreResult<Plan> {
        let (before, place) = self.plan_to_shape(id, version).await?;
        before.own_fields.get(field).ok_or_else(missing)?;
        let mut measures = self.measures_with_own_values(id).await?;
        measures.retain(|measure| !measure.own_values.get(field).is_empty());
        if !measures.is_empty() && !meant {
            return Err(EditError::ValuesWouldBeLost.into());
        }
        for measure in measures {
            let own_values = measure.own_values.with(field, String::new());
            let after = Measure { own_values, ..measure.clone() };
            let measure_place =
                measure_place(place.state.clone(), before.health_region_id, measure.committee_id);
            let placed =
                Placed { measure, plan: before.clone(), region: place.clone(), place: measure_place };
            self.write_measure(&placed, after, ChangeAction::Changed).await?;
        }
        let own_fields = before.own_fields.without(field);
        self.write_own_fields(&before, own_fields, &place).await
    }

    /// Chooses what the cards of a plan show.
    ///
    /// # Errors
    /// As [`add_own_field`](Self::add_own_field).
    pub async fn set_card_face(&mut self, id: PlanId, face: CardFace, version: i64) -> StoreResult<Plan> {
        let (before, place) = self.plan_to_shape(id, version).await?;
        let after = Plan { card_face: face, ..before.clone() };
        self.write_plan(&before, after, version, &place).await
    }

    /// Changes what a measure says in a field of its plan; `seen` is what its writer saw there.
    ///
    /// Two people who change different fields do not get into each other's way.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] if the actor may not see the measure or its plan has no such field,
    /// [`StoreError::NotAllowed`] unless the actor may edit the measure, [`StoreError::Stale`] if the field holds something
    /// else by now, [`StoreError::Refused`] if it cannot hold the text.
    pub async fn edit_own_value(
        &mut self,
        id: MeasureId,
        field: OwnFieldId,
        text: &str,
        seen: &str,
    ) -> StoreResult<MeasureDetail> {
        let placed = self.placed_to_edit(id).await?;
        let field = placed.plan.own_fields.get(field).ok_or_else(missing)?;
        let after = placed.measure.with_own_value(field, text)?;
        let now = placed.measure.own_values.get(field.id);
        // What both wanted is no conflict.
        if after.own_values.get(field.id) != now {
            // It may have been seen as it is shown, a number with a comma.
            let seen = field.read(seen, seen).unwrap_or_else(|_| seen.to_owned());
            if seen != now {
                return Err(StoreError::Stale(RecordKind::Measure));
            }
            self.write_measure(&placed, after, ChangeAction::Changed).await?;
        }
        self.get_measure(id).await
    }

    /// Stores what a measure says in the fields of its plan.
    pub(super) async fn store_own_values(&mut self, measure: &Measure) -> StoreResult<()> {
        execute!(
            self,
            "update measure set own_values = $2 where measure_id = $1",
            measure.id,
            written::<OwnValues>(&measure.own_values),
        )?;
        Ok(())
    }

    /// A plan whose fields and cards the actor may choose, as it was seen.
    async fn plan_to_shape(&mut self, id: PlanId, version: i64) -> StoreResult<(Plan, Place)> {
        let (plan, region) = self.get_plan(id).await?;
        let place = region.place();
        self.require(Action::Edit, ObjectKind::Plan, plan.visibility, &place)?;
        refuse_if_stale(&plan, version)?;
        Ok((plan, place))
    }

    async fn write_own_fields(
        &mut self,
        before: &Plan,
        own_fields: OwnFields,
        place: &Place,
    ) -> StoreResult<Plan> {
        if own_fields == before.own_fields {
            return Ok(before.clone());
        }
        let after = Plan { own_fields, ..before.clone() };
        self.write_plan(before, after, before.version, place).await
    }
}
