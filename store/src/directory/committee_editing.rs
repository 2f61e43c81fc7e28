//! Committees are set up, changed and ended: new ones by those who coordinate a health region, others also by their chairs.

use domain::{
    change::{RecordKind, RecordRef},
    directory::{
        Committee, CommitteeForm, FieldFault, FieldOfAction, FieldProblem, HealthRegion, RecordField,
        closes_circle, end_after,
    },
    id::{CommitteeId, FieldId, HealthRegionId},
    permission::{Action, ObjectKind, Place, Visibility},
    search::fold,
};
use time::Date;

use crate::{
    Session, StoreError, StoreResult, Write,
    backend::{execute, row, rows},
    directory::{changed::Told, editing::refused},
};

impl Session {
    /// The health regions in which the actor may set up committees today, by name.
    ///
    /// # Errors
    /// [`StoreError::Database`].
    pub async fn list_regions_for_committees(&mut self) -> StoreResult<Vec<HealthRegion>> {
        let today = self.today();
        let mut regions = self.list_health_regions().await?;
        regions.retain(|region| {
            region.valid_to.is_none_or(|end| end > today) && self.may_set_up_in(region).is_ok()
        });
        Ok(regions)
    }

    /// Refuses those who may not set up committees in a health region.
    fn may_set_up_in(&self, region: &HealthRegion) -> StoreResult<()> {
        self.require(Action::Create, ObjectKind::Committee, Visibility::Network, &region.place())
    }

    /// Whether the actor may set up committees in a health region.
    #[must_use]
    pub fn may_add_committee(&self, region: &HealthRegion) -> bool {
        self.may_set_up_in(region).is_ok()
    }

    /// The committees that are there today, as far as the actor sees them, by name.
    ///
    /// # Errors
    /// [`StoreError::Database`].
    pub async fn list_committees(&mut self) -> StoreResult<Vec<Committee>> {
        let today = self.today();
        let mut committees: Vec<Committee> =
            rows!(self, "select * from committee where valid_to is null or valid_to > $1", today)?;
        committees.retain(|committee| self.sees(committee.visibility, &committee.place()));
        committees.sort_by_cached_key(|committee| (fold(&committee.name), committee.id));
        Ok(committees)
    }

    /// The fields of action of a committee, by name.
    ///
    /// # Errors
    /// [`StoreError::Database`].
    pub async fn list_committee_fields(&mut self, id: CommitteeId) -> StoreResult<Vec<FieldOfAction>> {
        rows!(
            self,
            "select field_of_action.* from committee_field join field_of_action using (field_id)
             where committee_id = $1 order by position, name, field_id",
            id,
        )
    }
}

impl Write {
    /// Sets up a committee in a health region, and so confirms it.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] or [`StoreError::NotAllowed`] unless the actor may set up committees there,
    /// [`StoreError::Fields`] if fields cannot hold what was typed.
    pub async fn create_committee(
        &mut self,
        region: HealthRegionId,
        form: &CommitteeForm,
    ) -> StoreResult<Committee> {
        let found: Option<HealthRegion> =
            row!(self, "select * from health_region where health_region_id = $1", region)?;
        let region = self.seen(found, RecordKind::HealthRegion, |r| (r.visibility, r.place()))?;
        self.may_set_up_in(&region)?;
        let wish = form.read(None).map_err(StoreError::Fields)?;
        let committee = Committee {
            id: CommitteeId::new(),
            name: wish.name,
            kind: wish.kind,
            level: wish.level,
            parent_id: wish.parent_id,
            health_region_id: Some(region.id),
            state: Some(region.state.clone()),
            description: wish.description,
            visibility: wish.visibility,
            valid_from: wish.valid_from,
            valid_to: wish.valid_to,
            version: 1,
        };
        let place = committee.place();
        self.require(Action::Create, ObjectKind::Committee, committee.visibility, &place)?;
        self.require_parent(committee.id, committee.parent_id, &place).await?;
        self.names_of_fields(&wish.fields, &[]).await?;
        self.insert_committee(&committee, &region.name).await?;
        for field in wish.fields {
            self.insert_committee_field(committee.id, field).await?;
        }
        self.note_confirmed(committee.named().record).await?;
        Ok(committee)
    }

    /// Changes a committee, and so confirms it. The seats that ended with it follow its end.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] if there is none or the actor may not see it, [`StoreError::NotAllowed`] unless the actor may
    /// edit it, also as it is to be, [`StoreError::Stale`] if it was changed since `version`, [`StoreError::Fields`] if fields
    /// cannot hold what was typed.
    pub async fn edit_committee(
        &mut self,
        id: CommitteeId,
        form: &CommitteeForm,
        version: i64,
    ) -> StoreResult<()> {
        let before = self.committee_of_version(id, version).await?;
        let wish = form.read(Some(before.visibility)).map_err(StoreError::Fields)?;
        if wish.parent_id != before.parent_id {
            self.require_parent(id, wish.parent_id, &before.place()).await?;
        }
        let after = Committee {
            name: wish.name,
            kind: wish.kind,
            level: wish.level,
            parent_id: wish.parent_id,
            description: wish.description,
            visibility: wish.visibility,
            valid_from: wish.valid_from,
            valid_to: wish.valid_to,
            ..before.clone()
        };
        let fields_before = self.list_committee_fields(id).await?;
        let names_before = joined(fields_before.iter().map(|field| field.name.as_str()));
        let names_after = self.names_of_fields(&wish.fields, &fields_before).await?;
        let told_after = joined(names_after.iter().map(|(_, name)| name.as_str()));
        self.change_committee(&before, after, [&names_before, &told_after]).await?;
        // Fields of the same name are one to those who choose: what stays chosen is left as it was.
        for gone in
            fields_before.iter().filter(|field| names_after.iter().all(|(_, name)| *name != field.name))
        {
            execute!(
                self,
                "delete from committee_field where committee_id = $1 and field_id = $2",
                id,
                gone.id
            )?;
        }
        for (field, name) in names_after {
            if fields_before.iter().all(|present| present.name != name) {
                self.insert_committee_field(id, field).await?;
            }
        }
        self.note_confirmed(before.named().record).await
    }

    /// Ends a committee after its last day, if wanted with its seats. Committees below it stay.
    ///
    /// # Errors
    /// As [`edit_committee`](Self::edit_committee).
    pub async fn end_committee(
        &mut self,
        id: CommitteeId,
        last_day: Date,
        with_seats: bool,
        version: i64,
    ) -> StoreResult<()> {
        let before = self.committee_of_version(id, version).await?;
        let end = end_after(before.valid_from, last_day).map_err(refused)?;
        let fields = self.list_committee_fields(id).await?;
        let fields = joined(fields.iter().map(|field| field.name.as_str()));
        let after = Committee { valid_to: Some(end), ..before.clone() };
        self.change_committee(&before, after, [&fields, &fields]).await?;
        if with_seats {
            self.end_seats_with(RecordRef::new(RecordKind::Committee, id), end).await?;
        }
        Ok(())
    }

    async fn committee_of_version(&mut self, id: CommitteeId, version: i64) -> StoreResult<Committee> {
        let committee = self.committee_to_edit(id).await?;
        if committee.version == version {
            Ok(committee)
        } else {
            Err(StoreError::Stale(RecordKind::Committee))
        }
    }

    /// Writes a committee if it differs; `fields` are the names of its fields of action before and after.
    async fn change_committee(
        &mut self,
        before: &Committee,
        after: Committee,
        fields: [&str; 2],
    ) -> StoreResult<()> {
        if after == *before && fields[0] == fields[1] {
            return Ok(());
        }
        let after = Committee { version: before.version + 1, ..after };
        self.require(Action::Edit, ObjectKind::Committee, after.visibility, &after.place())?;
        let region = self.name_of_region(after.health_region_id).await?;
        let told = [Told::committee(before, fields[0]), Told::committee(&after, fields[1])];
        self.update_committee(before, &after, &region, told).await?;
        let record = RecordRef::new(RecordKind::Committee, after.id);
        self.move_seat_ends(record, before.valid_to, after.valid_to).await
    }

    /// Refuses a parent that is not there today, that cannot set up committees of this place, or that stands below.
    async fn require_parent(
        &mut self,
        committee: CommitteeId,
        parent: Option<CommitteeId>,
        place: &Place,
    ) -> StoreResult<()> {
        let Some(parent) = parent else { return Ok(()) };
        let fault = |fault| Err(refused(FieldProblem::of(RecordField::Parent, fault)));
        let standing = self.list_committees().await?;
        let Some(found) = standing.iter().find(|one| one.id == parent) else {
            return fault(FieldFault::NotThere);
        };
        if !found.may_set_up_in(place) {
            return fault(FieldFault::NotOffered);
        }
        let parents: Vec<(CommitteeId, Option<CommitteeId>)> =
            rows!(self, "select committee_id, parent_id from committee")?;
        if closes_circle(committee, parent, &parents) { fault(FieldFault::Circle) } else { Ok(()) }
    }

    /// The names of chosen fields of action, in their order, each once; refuses what is not there, and what is no longer
    /// offered unless it is `present`.
    async fn names_of_fields(
        &mut self,
        chosen: &[FieldId],
        present: &[FieldOfAction],
    ) -> StoreResult<Vec<(FieldId, String)>> {
        let today = self.today();
        let mut known = self.list_fields().await?;
        known.retain(|field| {
            field.is_offered(today) || present.iter().any(|present| present.name == field.name)
        });
        let is_known = |id: &FieldId| known.iter().any(|field| field.id == *id);
        if !chosen.iter().all(is_known) {
            return Err(refused(FieldProblem::of(RecordField::Fields, FieldFault::NotThere)));
        }
        let mut named: Vec<(FieldId, String)> = Vec::with_capacity(chosen.len());
        for field in known.into_iter().filter(|field| chosen.contains(&field.id)) {
            if named.iter().all(|(_, name)| *name != field.name) {
                named.push((field.id, field.name));
            }
        }
        Ok(named)
    }
}

/// Names in one line, each once.
pub(super) fn joined<'a>(names: impl Iterator<Item = &'a str>) -> String {
    let mut names: Vec<_> = names.collect();
    names.sort_unstable();
    names.dedup();
    names.join(", ")
}
