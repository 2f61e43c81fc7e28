//! Fills a database with prepared content: the demo, or a synthetic network.

use std::collections::HashMap;

use domain::{
    change::RecordKind,
    directory::ContactOwner,
    id::{
        CommitteeId, GoalId, HealthRegionId, IndicatorId, MeasureId, OrganisationId, OutcomeId, PersonId,
        PlanId,
    },
    permission::{Actor, Place},
    plan::{Lane, Move, measure_place},
};
use time::Duration;

use crate::{
    Session, Store, StoreError, StoreResult, Write,
    backend::row,
    content::{Content, regions::Regions},
    directory::names_by_id,
};

impl Session {
    /// Whether the database holds no health region and no user yet.
    ///
    /// # Errors
    /// [`StoreError::Database`].
    pub async fn is_empty(&mut self) -> StoreResult<bool> {
        let count: Option<(i64,)> =
            row!(self, "select (select count(*) from health_region) + (select count(*) from user_account)")?;
        Ok(count.is_none_or(|(count,)| count == 0))
    }

    /// Whether there is an account.
    ///
    /// # Errors
    /// [`StoreError::Database`].
    pub async fn has_users(&mut self) -> StoreResult<bool> {
        let count: Option<(i64,)> = row!(self, "select count(*) from user_account")?;
        Ok(count.is_some_and(|(count,)| count > 0))
    }
}

/// How long ago prepared content came into being; what its people did lies after that.
const AGE: Duration = Duration::days(30);

impl Store {
    /// Fills a database that has the districts with prepared content and plays its story, each move by the user who
    /// made it; accounts get `password_hash`.
    ///
    /// # Errors
    /// As [`Write::load`] and [`Write::move_measure`].
    pub async fn load_content(&self, content: &Content, password_hash: Option<&str>) -> StoreResult<()> {
        let now = self.clock().now();
        let mut write = self.write_at(&Actor::System, now - AGE).await?;
        write.load(content, password_hash).await?;
        write.commit().await?;
        for judged in &content.judgements {
            let actor = self.read(&Actor::System).await?.find_actor(judged.user).await?;
            let actor = actor.ok_or(StoreError::NotFound(RecordKind::User))?;
            let mut write = self.write_at(&actor, now - Duration::days(judged.days_ago)).await?;
            write.judge_measure(judged.measure, judged.light, &judged.sentence).await?;
            write.commit().await?;
        }
        for step in &content.story {
            let actor = self.read(&Actor::System).await?.find_actor(step.user).await?;
            let actor = actor.ok_or(StoreError::NotFound(RecordKind::User))?;
            let mut write = self.write_at(&actor, now - Duration::hours(step.hours_ago)).await?;
            let version = write.get_card(step.measure).await?.version;
            let wish =
                Move { measure_id: step.measure, column: step.column, after: None, lane: Lane::All, version };
            write.move_measure(wish).await?;
            write.commit().await?;
        }
        Ok(())
    }
}

impl Write {
    /// Writes the districts of Germany, unless they are there.
    ///
    /// # Errors
    /// [`StoreError::NotAllowed`] unless the program itself asks.
    pub async fn load_regions(&mut self, regions: &Regions) -> StoreResult<()> {
        self.require_program()?;
        let present: Option<(i64,)> = row!(self, "select count(*) from region")?;
        if present.is_some_and(|(count,)| count > 0) {
            return Ok(());
        }
        for region in &regions.regions {
            self.insert_region(region).await?;
        }
        for succession in &regions.successions {
            self.insert_succession(succession).await?;
        }
        Ok(())
    }

    /// Writes prepared content into a database that has the districts; accounts get `password_hash`.
    ///
    /// # Errors
    /// [`StoreError::NotAllowed`] unless the program itself asks, [`StoreError::Conflict`] if some of it is there,
    /// [`StoreError::NotFound`] if a record refers to one that is not part of the content.
    pub async fn load(&mut self, content: &Content, password_hash: Option<&str>) -> StoreResult<()> {
        self.require_program()?;
        let regions = names_by_id(&content.health_regions);
        let region_name =
            |id: Option<HealthRegionId>| id.and_then(|id| regions.get(&id)).copied().unwrap_or_default();
        let organisations: HashMap<OrganisationId, &str> =
            content.organisations.iter().map(|body| (body.id, body.name.as_str())).collect();

        for field in &content.fields {
            self.insert_field(field).await?;
        }
        for topic in &content.topics {
            self.insert_topic(topic).await?;
        }
        for region in &content.health_regions {
            self.insert_health_region(region).await?;
        }
        for district in &content.health_region_districts {
            self.insert_district(district).await?;
        }
        for body in &content.organisations {
            self.insert_organisation(body, region_name(body.health_region_id)).await?;
        }
        for (body, field) in &content.organisation_fields {
            self.insert_organisation_field(*body, *field).await?;
        }
        for person in &content.people {
            let body =
                person.organisation_id.and_then(|id| organisations.get(&id)).copied().unwrap_or_default();
            self.insert_person(person, body).await?;
        }
        let people: HashMap<PersonId, _> = content.people.iter().map(|person| (person.id, person)).collect();
        for contact in &content.contacts {
            let place = match contact.owner {
                ContactOwner::Person(id) => {
                    people.get(&id).map(|person| person.place()).ok_or(RecordKind::Person)
                }
                ContactOwner::Organisation(id) => {
                    let body = content.organisations.iter().find(|body| body.id == id);
                    body.map(|body| body.place()).ok_or(RecordKind::Organisation)
                }
            };
            self.insert_contact(contact, &place.map_err(StoreError::NotFound)?).await?;
        }
        for committee in &content.committees {
            self.insert_committee(committee, region_name(committee.health_region_id)).await?;
        }
        let committees: HashMap<CommitteeId, _> =
            content.committees.iter().map(|committee| (committee.id, committee)).collect();
        for (committee, field) in &content.committee_fields {
            self.insert_committee_field(*committee, *field).await?;
        }
        for seat in &content.memberships {
            let committee =
                committees.get(&seat.committee_id).ok_or(StoreError::NotFound(RecordKind::Committee))?;
            self.insert_membership(seat, committee).await?;
        }
        for relation in &content.relations {
            self.insert_relation(relation).await?;
        }
        for user in &content.users {
            self.create_user(&user.user, password_hash).await?;
            for grant in &user.grants {
                self.create_grant(grant).await?;
            }
        }
        // Some of what plans say was written by people with an account.
        self.load_plans(content).await
    }

    async fn load_plans(&mut self, content: &Content) -> StoreResult<()> {
        let missing = |kind| StoreError::NotFound(kind);
        let regions: HashMap<HealthRegionId, _> =
            content.health_regions.iter().map(|region| (region.id, region)).collect();
        let mut plans = HashMap::new();
        for plan in &content.plans {
            let region = regions.get(&plan.health_region_id).ok_or(missing(RecordKind::HealthRegion))?;
            let place = region.place();
            self.insert_plan(plan, &place).await?;
            plans.insert(plan.id, (plan, place));
        }
        let plan_of = |id: PlanId| plans.get(&id).ok_or(missing(RecordKind::Plan));

        let mut goals: HashMap<GoalId, PlanId> = HashMap::new();
        for goal in &content.goals {
            let (plan, place) = plan_of(goal.plan_id)?;
            self.insert_goal(goal, (plan, place)).await?;
            goals.insert(goal.id, goal.plan_id);
        }
        let mut outcomes: HashMap<OutcomeId, PlanId> = HashMap::new();
        for outcome in &content.outcomes {
            let plan_id = *goals.get(&outcome.goal_id).ok_or(missing(RecordKind::Goal))?;
            let (plan, place) = plan_of(plan_id)?;
            self.insert_outcome(outcome, (plan, place)).await?;
            outcomes.insert(outcome.id, plan_id);
        }
        let mut indicators: HashMap<IndicatorId, PlanId> = HashMap::new();
        for indicator in &content.indicators {
            let plan_id = *outcomes.get(&indicator.outcome_id).ok_or(missing(RecordKind::Outcome))?;
            let (plan, place) = plan_of(plan_id)?;
            self.insert_indicator(indicator, (plan, place)).await?;
            indicators.insert(indicator.id, plan_id);
        }
        for measurement in &content.measurements {
            let plan_id = *indicators.get(&measurement.indicator_id).ok_or(missing(RecordKind::Indicator))?;
            let (plan, place) = plan_of(plan_id)?;
            self.insert_measurement(measurement, (plan, place)).await?;
        }
        let mut measures: HashMap<MeasureId, (PlanId, Place)> = HashMap::new();
        for measure in &content.measures {
            let (plan, region) = plan_of(measure.plan_id)?;
            let place = measure_place(region.state.clone(), plan.health_region_id, measure.committee_id);
            self.insert_measure(measure, (plan, &place)).await?;
            measures.insert(measure.id, (measure.plan_id, place));
        }
        for milestone in &content.milestones {
            let (plan_id, place) = measures.get(&milestone.measure_id).ok_or(missing(RecordKind::Measure))?;
            let (plan, _) = plan_of(*plan_id)?;
            self.insert_milestone(milestone, (plan, place)).await?;
        }
        for point in &content.checklist {
            let (plan_id, place) = measures.get(&point.measure_id).ok_or(missing(RecordKind::Measure))?;
            let (plan, _) = plan_of(*plan_id)?;
            self.insert_checklist_point(point, (plan, place)).await?;
        }
        for partner in &content.partners {
            let (plan_id, place) = measures.get(&partner.measure_id).ok_or(missing(RecordKind::Measure))?;
            let (plan, region) = plan_of(*plan_id)?;
            self.insert_partner(partner, (plan, place), region).await?;
        }
        for link in &content.links {
            let (plan, place) = plan_of(link.plan_id)?;
            self.insert_link(link, (plan, place)).await?;
        }
        Ok(())
    }
}
