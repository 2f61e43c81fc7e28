//! Who may be right for a topic, with all the words that say what they do.

use std::collections::{HashMap, HashSet};

use domain::{
    change::{RecordKind, RecordRef},
    directory::{Committee, HealthRegion, Membership, Organisation, Person},
    id::{CommitteeId, GoalId, HealthRegionId, OrganisationId, PersonId, PlanId},
    plan::{Goal, Measure},
    suitability::{Candidate, Pool, TopicField, Witness, Work, kind_words},
    words,
};
use time::Date;

use crate::{Session, StoreResult, backend::rows, current::Current};

impl Session {
    /// The committees and health regions that the actor may see, with their members and measures as far as the actor
    /// may see those. Regions and fields of action are numbered as on the map.
    ///
    /// # Errors
    /// [`StoreError::Database`](crate::StoreError::Database).
    pub async fn get_suitability_pool(&mut self) -> StoreResult<Pool> {
        let current = self.current_directory().await?;
        let (names, committee_fields) = self.committee_fields(None).await?;
        let fields = self.topic_fields(names).await?;
        let (works, works_of) = self.works().await?;
        let members = Members::of(&current);
        let region_number: HashMap<HealthRegionId, usize> =
            current.regions.iter().enumerate().map(|(number, region)| (region.id, number)).collect();

        let mut fields_of_region: HashMap<usize, Vec<usize>> = HashMap::new();
        let mut candidates = Vec::with_capacity(current.committees.len() + current.regions.len());
        for committee in &current.committees {
            let region = committee.health_region_id.and_then(|id| region_number.get(&id).copied());
            let fields = committee_fields.get(&committee.id).cloned().unwrap_or_default();
            if let Some(region) = region {
                fields_of_region.entry(region).or_default().extend(&fields);
            }
            let works = works_of.committees.get(&committee.id).cloned().unwrap_or_default();
            candidates.push(Candidate {
                region,
                fields,
                members: members.of_seats(&current.seats[&committee.id], self.today()),
                works,
                ..of_committee(committee)
            });
        }
        for (number, region) in current.regions.iter().enumerate() {
            let mut fields = fields_of_region.remove(&number).unwrap_or_default();
            fields.sort_unstable();
            fields.dedup();
            let bodies =
                current.organisations.values().filter(|body| body.health_region_id == Some(region.id));
            let mut bodies: Vec<usize> =
                bodies.filter_map(|body| members.organisations.get(&body.id).copied()).collect();
            bodies.sort_unstable();
            candidates.push(Candidate {
                region: Some(number),
                fields,
                members: bodies,
                works: works_of.regions.get(&region.id).cloned().unwrap_or_default(),
                ..of_region(region)
            });
        }
        let regions = current.regions.iter().map(|region| region.name.clone()).collect();
        Ok(Pool { regions, fields, members: members.witnesses, works, candidates })
    }

    async fn topic_fields(&mut self, names: Vec<String>) -> StoreResult<Vec<TopicField>> {
        let today = self.today();
        let topics: Vec<(String, String)> = rows!(
            self,
            "select distinct field_of_action.name, topic.name from topic join field_of_action using (field_id)
             where (topic.valid_to is null or topic.valid_to > $1)
                and (field_of_action.valid_to is null or field_of_action.valid_to > $1)
             order by topic.name, field_of_action.name",
            today,
        )?;
        Ok(names
            .into_iter()
            .map(|name| {
                let topics = topics.iter().filter(|(field, _)| *field == name);
                TopicField { topics: topics.map(|(_, topic)| topic.clone()).collect(), name }
            })
            .collect())
    }

    /// The measures of plans that the actor may see, and whose they are.
    async fn works(&mut self) -> StoreResult<(Vec<Work>, WorksOf)> {
        let today = self.today();
        let plans: HashMap<PlanId, _> =
            self.list_plans().await?.into_iter().map(|summary| (summary.plan.id, summary.plan)).collect();
        let goals: Vec<Goal> = rows!(self, "select * from goal")?;
        let goals: HashMap<GoalId, Goal> = goals.into_iter().map(|goal| (goal.id, goal)).collect();
        let measures: Vec<Measure> = rows!(self, "select * from measure order by measure_id")?;
        let mut works = Vec::new();
        let mut of = WorksOf::default();
        for measure in measures {
            let Some(plan) = plans.get(&measure.plan_id) else { continue };
            let goal = goals.get(&measure.goal_id).map(|goal| goal.title.as_str()).unwrap_or_default();
            if let Some(committee) = measure.committee_id {
                of.committees.entry(committee).or_default().push(works.len());
            }
            of.regions.entry(plan.health_region_id).or_default().push(works.len());
            works.push(Work {
                is_current: !measure.status.is_finished() && today <= plan.period_to,
                witness: Witness {
                    words: format!("{} {} {goal}", measure.title, measure.description),
                    name: measure.title,
                },
            });
        }
        Ok((works, of))
    }
}

/// Whose measures are whose, as places in the list of measures.
#[derive(Default)]
struct WorksOf {
    committees: HashMap<CommitteeId, Vec<usize>>,
    regions: HashMap<HealthRegionId, Vec<usize>>,
}

/// Who takes part, each once.
struct Members {
    witnesses: Vec<Witness>,
    organisations: HashMap<OrganisationId, usize>,
    people: HashMap<PersonId, usize>,
}

impl Members {
    fn of(current: &Current) -> Self {
        let mut members =
            Self { witnesses: Vec::new(), organisations: HashMap::new(), people: HashMap::new() };
        let mut organisations: Vec<&Organisation> = current.organisations.values().collect();
        organisations.sort_unstable_by_key(|body| body.id);
        for body in organisations {
            members.organisations.insert(body.id, members.witnesses.len());
            let words = format!("{} {} {}", body.name, body.description, kind_words(body.kind));
            members.witnesses.push(Witness { name: body.name.clone(), words });
        }
        let mut people: Vec<&Person> = current.people.values().collect();
        people.sort_unstable_by_key(|person| person.id);
        for person in people {
            let body = person.organisation_id.and_then(|id| members.organisations.get(&id).copied());
            let body = body.map(|number| &members.witnesses[number]);
            let about = format!(
                "{} {} {}",
                person.name,
                person.function,
                body.map(|body| body.words.as_str()).unwrap_or_default()
            );
            // "Leitung Pflegestützpunkt Haßberge" says by itself where.
            let own: HashSet<String> = words::words(&person.name).into_iter().map(|word| word.stem).collect();
            let says_where =
                |body: &&Witness| words::words(&body.name).iter().any(|word| own.contains(&word.stem));
            let name = match body.filter(|body| !says_where(body)) {
                Some(body) => format!("{} ({})", person.name, body.name),
                None => person.name.clone(),
            };
            members.people.insert(person.id, members.witnesses.len());
            members.witnesses.push(Witness { name, words: about });
        }
        members
    }

    /// Who sits there: the person, or the organisation if nobody is named or may be seen.
    fn of_seats(&self, seats: &[Membership], today: Date) -> Vec<usize> {
        let member = |seat: &Membership| {
            let person = seat.person_id.and_then(|id| self.people.get(&id));
            person.or_else(|| self.organisations.get(&seat.organisation_id?)).copied()
        };
        let seats = seats.iter().filter(|seat| seat.valid_from.is_none_or(|from| from <= today));
        let mut members: Vec<usize> = seats.filter_map(member).collect();
        members.sort_unstable();
        members.dedup();
        members
    }
}

fn of_committee(committee: &Committee) -> Candidate {
    Candidate {
        record: RecordRef::new(RecordKind::Committee, committee.id),
        name: committee.name.clone(),
        description: committee.description.clone(),
        level: Some(committee.level),
        state: committee.state.clone(),
        region: None,
        fields: Vec::new(),
        members: Vec::new(),
        works: Vec::new(),
    }
}

fn of_region(region: &HealthRegion) -> Candidate {
    Candidate {
        record: RecordRef::new(RecordKind::HealthRegion, region.id),
        name: region.name.clone(),
        description: region.description.clone(),
        level: None,
        state: Some(region.state.clone()),
        region: None,
        fields: Vec::new(),
        members: Vec::new(),
        works: Vec::new(),
    }
}
