//! What somebody is part of beside seats and relations.

use std::collections::HashSet;

use domain::{
    change::{RecordKind, RecordRef},
    directory::{Contact, ContactOwner, Organisation, Person},
    id::{OrganisationId, PersonId, PlanId},
    involvement::{InvolvedMeasure, Involvement, Part},
    plan::Measure,
};

use crate::{
    Session, StoreError, StoreResult,
    backend::{row, rows},
    change::ChangeQuery,
};

/// Most measures and changes that are told.
const MEASURES: usize = 5;
const CHANGES: i64 = 3;

impl Session {
    /// What the record behind a node of the map is part of, as far as the actor may see it.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] if there is no such record or the actor may not see it.
    pub async fn get_involvement(&mut self, record: RecordRef) -> StoreResult<Involvement> {
        let named = self.names_of([record.id]).await?.get(record.id);
        named.filter(|named| named.record == record).ok_or(StoreError::NotFound(record.kind))?;
        let seen: HashSet<PlanId> =
            self.list_plans().await?.into_iter().map(|summary| summary.plan.id).collect();
        let mut measures: Vec<Measure> = rows!(
            self,
            "select * from measure
             where committee_id = $1 or responsible_id = $1 or organisation_id = $1
                or measure_id in (select measure_id from measure_partner where organisation_id = $1)
                or plan_id in (select plan_id from plan where health_region_id = $1)",
            record.id,
        )?;
        measures.retain(|measure| seen.contains(&measure.plan_id));
        measures.sort_by_cached_key(|measure| {
            let urgency = (measure.status.is_finished(), measure.due_on.is_none(), measure.due_on);
            (urgency, measure.title.clone(), measure.id)
        });
        let more_measures = measures.len().saturating_sub(MEASURES);
        let measures = measures.into_iter().take(MEASURES).map(|measure| InvolvedMeasure {
            part: Part::of(&measure, record),
            id: measure.id,
            title: measure.title,
            status: measure.status,
            due_on: measure.due_on,
        });
        let changes = ChangeQuery { record: Some(record.id), limit: CHANGES, ..ChangeQuery::default() };
        Ok(Involvement {
            measures: measures.collect(),
            more_measures,
            contacts: self.contacts_of(record).await?,
            history: self.list_changes(changes).await?,
        })
    }

    /// The contact fields of a person or organisation that the actor may see; none for other records.
    async fn contacts_of(&mut self, record: RecordRef) -> StoreResult<Vec<Contact>> {
        let (owner, place) = match record.kind {
            RecordKind::Person => {
                let person: Option<Person> =
                    row!(self, "select * from person where person_id = $1", record.id)?;
                (ContactOwner::Person(PersonId(record.id)), person.map(|person| person.place()))
            }
            RecordKind::Organisation => {
                let body: Option<Organisation> =
                    row!(self, "select * from organisation where organisation_id = $1", record.id)?;
                (ContactOwner::Organisation(OrganisationId(record.id)), body.map(|body| body.place()))
            }
            _ => return Ok(Vec::new()),
        };
        match place {
            Some(place) => self.list_contacts(owner, &place).await,
            None => Ok(Vec::new()),
        }
    }
}
