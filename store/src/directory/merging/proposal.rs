//! What would become of two records: where they differ, and what would go over.

use std::collections::HashSet;

use domain::{
    change::{RecordKind, RecordRef},
    directory::{
        ContactOwner, FieldDifference, MergeField, MergeProposal, MergeSide, NamedRecord, Organisation,
        Person, Side, organisation_differences, person_differences,
    },
    id::{HealthRegionId, OrganisationId, PlanId},
    permission::Place,
};
use time::OffsetDateTime;
use uuid::Uuid;

use crate::{
    Session, StoreError, StoreResult,
    backend::{row, rows},
};

impl Session {
    /// What would become of two records of a kind if the second became part of the first.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] if one of them is not there or the actor may not see it, or for two that are one,
    /// [`StoreError::NotAllowed`] unless the actor may edit both.
    pub async fn propose_merge(
        &mut self,
        kind: RecordKind,
        kept: Uuid,
        other: Uuid,
    ) -> StoreResult<MergeProposal> {
        if kept == other {
            return Err(StoreError::NotFound(kind));
        }
        let written = [self.last_written(kept).await?, self.last_written(other).await?];
        let number = |written: Option<(i64, OffsetDateTime)>| written.map(|(number, _)| number);
        let fresher = if number(written[1]) > number(written[0]) { Side::Other } else { Side::Kept };
        let (sides, mut differences) = match kind {
            RecordKind::Person => {
                let (kept, other) = (self.person_to_merge(kept).await?, self.person_to_merge(other).await?);
                let differences = person_differences(&kept, &other, fresher);
                ([self.side_of_person(kept).await?, self.side_of_person(other).await?], differences)
            }
            RecordKind::Organisation => {
                let (kept, other) =
                    (self.organisation_to_merge(kept).await?, self.organisation_to_merge(other).await?);
                let differences = organisation_differences(&kept, &other, fresher);
                (
                    [self.side_of_organisation(kept).await?, self.side_of_organisation(other).await?],
                    differences,
                )
            }
            kind => return Err(StoreError::NotFound(kind)),
        };
        let [mut kept, mut other] = sides;
        [kept.written_at, other.written_at] = written.map(|written| written.map(|(_, at)| at));
        self.name_differences(&mut differences).await?;
        let moved = self.count_moved(other.named.record, other.contacts.len()).await?;
        Ok(MergeProposal { kept, other, differences, moved })
    }

    async fn person_to_merge(&mut self, id: Uuid) -> StoreResult<Person> {
        let found: Option<Person> = row!(self, "select * from person where person_id = $1", id)?;
        let found = self.seen(found, RecordKind::Person, |p| (p.visibility, p.place()))?;
        if self.may_edit(found.visibility, &found.place()) { Ok(found) } else { Err(StoreError::NotAllowed) }
    }

    async fn organisation_to_merge(&mut self, id: Uuid) -> StoreResult<Organisation> {
        let found: Option<Organisation> =
            row!(self, "select * from organisation where organisation_id = $1", id)?;
        let found = self.seen(found, RecordKind::Organisation, |o| (o.visibility, o.place()))?;
        if self.may_edit(found.visibility, &found.place()) { Ok(found) } else { Err(StoreError::NotAllowed) }
    }

    async fn side_of_person(&mut self, person: Person) -> StoreResult<MergeSide> {
        let (owner, place) = (ContactOwner::Person(person.id), person.place());
        let named = NamedRecord { record: RecordRef::new(RecordKind::Person, person.id), name: person.name };
        self.side(named, person.version, person.health_region_id, (owner, &place)).await
    }

    async fn side_of_organisation(&mut self, body: Organisation) -> StoreResult<MergeSide> {
        let (owner, place) = (ContactOwner::Organisation(body.id), body.place());
        self.side(body.named(), body.version, body.health_region_id, (owner, &place)).await
    }

    async fn side(
        &mut self,
        named: NamedRecord,
        version: i64,
        region: Option<HealthRegionId>,
        (owner, place): (ContactOwner, &Place),
    ) -> StoreResult<MergeSide> {
        let regions = self.names_of(region.map(|id| id.0)).await?;
        let health_region = region.and_then(|id| regions.get(id)).map(|named| named.name);
        let contacts = self.list_contacts(owner, place).await?;
        let health_region = health_region.unwrap_or_default();
        Ok(MergeSide { named, version, health_region, contacts, written_at: None })
    }

    /// The last change of a record, and when that was.
    async fn last_written(&mut self, record: Uuid) -> StoreResult<Option<(i64, OffsetDateTime)>> {
        row!(
            self,
            "select change_id, changed_at from change where record_id = $1 order by change_id desc limit 1",
            record,
        )
    }

    /// Says names where the records say keys; what the actor may not see has none.
    async fn name_differences(&mut self, differences: &mut [FieldDifference]) -> StoreResult<()> {
        for difference in differences {
            match difference.field {
                MergeField::Organisation => {
                    for value in [&mut difference.kept, &mut difference.other] {
                        let Ok(id) = value.parse::<OrganisationId>() else { continue };
                        let named = self.names_of([id.0]).await?.get(id);
                        *value = named.map(|named| named.name).unwrap_or_default();
                    }
                }
                MergeField::District => {
                    let today = self.today();
                    let districts = self.list_regions(today).await?;
                    for value in [&mut difference.kept, &mut difference.other] {
                        if let Some(known) = districts.iter().find(|known| known.ags.as_str() == *value) {
                            known.name.clone_into(value);
                        }
                    }
                }
                _ => {}
            }
        }
        Ok(())
    }

    /// How much of which kind goes over, as far as the actor may see it. What they may not see goes over too.
    async fn count_moved(&mut self, from: RecordRef, contacts: usize) -> StoreResult<Vec<(RecordKind, i64)>> {
        let id = from.id;
        let seats: Vec<(Uuid,)> = rows!(
            self,
            "select committee_id from membership where person_id = $1 or organisation_id = $1",
            id,
        )?;
        let relations: Vec<(Uuid,)> = rows!(
            self,
            "select case when from_id = $1 then to_id else from_id end from relation where from_id = $1 or to_id = $1",
            id,
        )?;
        let people: Vec<(Uuid,)> =
            rows!(self, "select person_id from person where organisation_id = $1", id)?;
        let measures: Vec<(PlanId,)> =
            rows!(self, "select plan_id from measure where responsible_id = $1 or organisation_id = $1", id)?;
        let points: Vec<(PlanId,)> = rows!(
            self,
            "select measure.plan_id from checklist_point
             join measure on measure.measure_id = checklist_point.measure_id where checklist_point.person_id = $1",
            id,
        )?;
        let steps: Vec<(PlanId,)> = rows!(
            self,
            "select measure.plan_id from milestone
             join measure on measure.measure_id = milestone.measure_id where milestone.person_id = $1",
            id,
        )?;
        let partners: Vec<(PlanId,)> = rows!(
            self,
            "select measure.plan_id from measure_partner
             join measure on measure.measure_id = measure_partner.measure_id
             where measure_partner.organisation_id = $1",
            id,
        )?;
        let accounts: Vec<(Uuid,)> =
            rows!(self, "select user_id from user_account where person_id = $1", id)?;
        let named = seats.iter().chain(&relations).chain(&people).map(|(id,)| *id).collect::<Vec<_>>();
        let names = self.names_of(named).await?;
        let plans: HashSet<PlanId> =
            self.list_plans().await?.into_iter().map(|summary| summary.plan.id).collect();
        let seen = |records: &[(Uuid,)]| records.iter().filter(|(id,)| names.get(*id).is_some()).count();
        let in_plans = |found: &[(PlanId,)]| found.iter().filter(|(plan,)| plans.contains(plan)).count();
        let counts = [
            (RecordKind::Membership, seen(&seats)),
            (RecordKind::Relation, seen(&relations)),
            (RecordKind::Person, seen(&people)),
            (RecordKind::Contact, contacts),
            (RecordKind::Measure, in_plans(&measures)),
            (RecordKind::Milestone, in_plans(&steps)),
            (RecordKind::ChecklistPoint, in_plans(&points)),
            (RecordKind::MeasurePartner, in_plans(&partners)),
            (RecordKind::User, accounts.len()),
        ];
        let counts = counts.into_iter().filter(|(_, count)| *count > 0);
        Ok(counts.map(|(kind, count)| (kind, i64::try_from(count).unwrap_or(i64::MAX))).collect())
    }
}
