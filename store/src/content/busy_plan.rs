//! One health region with a plan of any size and people who work on it, for tests and benchmarks: same size, seed and
//! day, same plan.

use domain::{
    accounts::{Role, RoleGrant, User},
    directory::{
        Committee, CommitteeKind, HealthRegion, HealthRegionKind, Level, Organisation, OrganisationKind,
        Person,
    },
    id::{
        CommitteeId, GoalId, GrantId, HealthRegionId, IndicatorId, MeasureId, MeasurementId, MilestoneId,
        OrganisationId, OutcomeId, PersonId, PlanId, UserId,
    },
    permission::{StateKey, Visibility},
    plan::{
        BoardColumns, Direction, Goal, Indicator, Measure, MeasureKind, MeasureStatus, Measurement,
        Milestone, Outcome, Plan, PlanState,
    },
    position::numbered,
    text::EmailAddress,
};
use time::{Date, Duration};

use super::{Content, DemoUser, HealthRegionDistrict, fields, regions::regions, synthetic::Random};

/// The goals of the plan, of which each is a lane of the board.
const GOALS: usize = 22;
/// The committees that share the measures.
const COMMITTEES: usize = 4;
/// The people who work on it: coordinators, one chair for each committee, and members.
pub const PEOPLE: usize = 20;
const COORDINATORS: usize = 8;

/// A plan with so many measures; the seed decides how far they are and who does them, `today` when.
#[must_use]
pub fn busy_plan(measures: usize, seed: u64, today: Date) -> Content {
    let (fields, topics) = fields::fields_and_topics();
    let mut content = Content { fields, topics, ..Content::default() };
    let mut random = Random(seed);
    let key = |what: &str, number: usize| format!("busy/{seed}/{what}/{number}");
    let region = add_region(&mut content, &key);
    add_people(&mut content, &region, &key);
    let plan = Plan {
        id: PlanId::named(&key("plan", measures)),
        health_region_id: region.id,
        title: "Umsetzungsplan".to_owned(),
        period_from: today - Duration::days(180),
        period_to: today + Duration::days(185),
        state: PlanState::Draft,
        adopted_by: None,
        adopted_on: None,
        visibility: Visibility::Region,
        columns: BoardColumns::default(),
        own_fields: domain::plan::OwnFields::default(),
        card_face: domain::plan::CardFace::default(),
        released_on: None,
        released_by: None,
        version: 1,
    };
    add_goals(&mut content, &plan, &key, &mut random);
    for number in 0..measures {
        let measure = measure(&content, &plan, (number, key("measure", number)), &mut random);
        add_milestones(&mut content, &measure, &key, random.below(4));
        content.measures.push(measure);
    }
    content.plans.push(plan);
    content
}

fn add_region(content: &mut Content, key: &dyn Fn(&str, usize) -> String) -> HealthRegion {
    let district = regions().regions.into_iter().find(|region| region.valid_to.is_none());
    let state = district.as_ref().map_or_else(|| StateKey::new("09"), |district| district.state.clone());
    let region = HealthRegion {
        id: HealthRegionId::named(&key("region", 0)),
        name: "Gesundheitsregion Musterland".to_owned(),
        kind: HealthRegionKind::Network,
        state: state.clone(),
        description: String::new(),
        visibility: Visibility::Public,
        valid_from: None,
        valid_to: None,
        version: 1,
    };
    content.health_region_districts.extend(district.map(|district| HealthRegionDistrict {
        health_region_id: region.id,
        ags: district.ags,
        valid_from: district.valid_from,
        valid_to: None,
    }));
    content.organisations.push(Organisation {
        id: OrganisationId::named(&key("office", 0)),
        name: "Geschäftsstelle Musterland".to_owned(),
        kind: OrganisationKind::Office,
        level: Level::Region,
        health_region_id: Some(region.id),
        state: Some(state.clone()),
        ags: None,
        description: String::new(),
        visibility: Visibility::Public,
        valid_from: None,
        valid_to: None,
        version: 1,
    });
    for (number, name) in ["Versorgung", "Prävention", "Pflege", "Teilhabe"].into_iter().enumerate() {
        content.committees.push(Committee {
            id: CommitteeId::named(&key("committee", number)),
            name: format!("Arbeitsgruppe {name}"),
            kind: CommitteeKind::WorkingGroup,
            level: Level::Region,
            parent_id: None,
            health_region_id: Some(region.id),
            state: Some(state.clone()),
            description: String::new(),
            visibility: Visibility::Public,
            valid_from: None,
            valid_to: None,
            version: 1,
        });
    }
    content.health_regions.push(region.clone());
    region
}

fn add_people(content: &mut Content, region: &HealthRegion, key: &dyn Fn(&str, usize) -> String) {
    for number in 0..PEOPLE {
        let name = format!("Person {}", number + 1);
        let (role, place) = match number {
            0..COORDINATORS => (Role::Coordinator, region.place()),
            _ => {
                let committee = &content.committees[number % COMMITTEES];
                let is_chair = number < COORDINATORS + COMMITTEES;
                (if is_chair { Role::Chair } else { Role::Member }, committee.place())
            }
        };
        let person = Person {
            id: PersonId::named(&key("person", number)),
            name: name.clone(),
            function: "Fachreferat".to_owned(),
            organisation_id: content.organisations.first().map(|office| office.id),
            health_region_id: Some(region.id),
            state: Some(region.state.clone()),
            visibility: Visibility::Network,
            valid_from: None,
            valid_to: None,
            version: 1,
        };
        let user = User {
            id: UserId::named(&key("user", number)),
            email: EmailAddress::parse(&format!("person{}@musterland.example", number + 1))
                .expect("the address is well-formed"),
            name,
            person_id: Some(person.id),
            is_active: true,
            version: 1,
        };
        let grant = RoleGrant {
            id: GrantId::named(&key("grant", number)),
            user_id: user.id,
            role,
            place,
            valid_from: None,
            valid_to: None,
        };
        content.people.push(person);
        content.users.push(DemoUser { user, grants: vec![grant] });
    }
}

/// Goals with an outcome each, which an indicator with a value a month shows.
fn add_goals(content: &mut Content, plan: &Plan, key: &dyn Fn(&str, usize) -> String, random: &mut Random) {
    for number in 0..GOALS {
        let goal = Goal {
            id: GoalId::named(&key("goal", number)),
            plan_id: plan.id,
            field_id: content.fields[number % content.fields.len()].id,
            topic_id: None,
            title: format!("{} für alle erreichbar machen {}", word(random), number + 1),
            target_group: "Alle im Landkreis".to_owned(),
            need: String::new(),
            need_source: String::new(),
            equity: String::new(),
            priority: None,
            position: numbered(number),
            version: 1,
        };
        let outcome = Outcome {
            id: OutcomeId::named(&key("outcome", number)),
            goal_id: goal.id,
            title: format!("Mehr Menschen nutzen {}", word(random)),
            position: numbered(0),
            version: 1,
        };
        let indicator = Indicator {
            id: IndicatorId::named(&key("indicator", number)),
            outcome_id: outcome.id,
            name: "Erreichte Personen".to_owned(),
            unit: "Personen".to_owned(),
            direction: Direction::Up,
            definition: String::new(),
            source: String::new(),
            baseline: Some(100.0),
            baseline_on: None,
            target: Some(400.0),
            target_on: Some(plan.period_to),
            story: None,
            version: 1,
        };
        for month in 0..6 {
            content.measurements.push(Measurement {
                id: MeasurementId::named(&key("measurement", number * 6 + month)),
                indicator_id: indicator.id,
                measured_on: plan.period_from + Duration::days(30 * month as i64),
                value: (100 + 20 * month + random.below(20)) as f64,
                note: String::new(),
            });
        }
        content.goals.push(goal);
        content.outcomes.push(outcome);
        content.indicators.push(indicator);
    }
}

fn measure(content: &Content, plan: &Plan, (number, key): (usize, String), random: &mut Random) -> Measure {
    let status = MeasureStatus::ALL[random.below(MeasureStatus::ALL.len())];
    let goal = number % GOALS;
    let is_long = random.below(2) == 0;
    let begins = plan.period_from + Duration::days(random.below(300) as i64);
    let due = begins + Duration::days(30 + random.below(150) as i64);
    let says_why = |text: &str| if status.needs_reason() { text.to_owned() } else { String::new() };
    Measure {
        id: MeasureId::named(&key),
        plan_id: plan.id,
        goal_id: content.goals[goal].id,
        outcome_id: Some(content.outcomes[goal].id),
        title: format!("{} {} {}", VERBS[random.below(VERBS.len())], word(random), number + 1),
        description: if is_long { DESCRIPTION.to_owned() } else { String::new() },
        status,
        position: numbered(number),
        committee_id: Some(content.committees[random.below(COMMITTEES)].id),
        responsible_id: (random.below(3) > 0).then(|| content.people[random.below(PEOPLE)].id),
        organisation_id: content.organisations.first().map(|office| office.id),
        kind: MeasureKind::ALL[random.below(MeasureKind::ALL.len())],
        setting: None,
        starts_on: (random.below(2) == 0).then_some(begins),
        due_on: (random.below(4) > 0).then_some(due),
        cost: None,
        funding: String::new(),
        basis: String::new(),
        origin: String::new(),
        reason: says_why("Die Stelle ist noch nicht besetzt."),
        next_step: says_why("Wird neu ausgeschrieben."),
        own_values: domain::plan::OwnValues::default(),
        continues_id: None,
        version: 1,
    }
}

fn add_milestones(
    content: &mut Content,
    measure: &Measure,
    key: &dyn Fn(&str, usize) -> String,
    count: usize,
) {
    for number in 0..count {
        content.milestones.push(Milestone {
            id: MilestoneId::named(&key("milestone", content.milestones.len())),
            measure_id: measure.id,
            title: format!("Schritt {}", number + 1),
            due_on: measure.due_on,
            done_on: measure.starts_on.filter(|_| number == 0),
            person_id: None,
            position: numbered(number),
        });
    }
}

pub(super) fn word(random: &mut Random) -> &'static str {
    WORDS[random.below(WORDS.len())]
}

pub(super) const VERBS: [&str; 5] = ["Aufbau:", "Ausbau:", "Erprobung:", "Schulung:", "Vernetzung:"];

const WORDS: [&str; 10] = [
    "Hitzeschutz in Pflegeheimen",
    "Sprechstunde für Angehörige",
    "Bewegung im Alter",
    "Gesunde Kita",
    "Telemedizin in Praxen",
    "Demenznetzwerk",
    "Suchtberatung vor Ort",
    "Hebammenzentrale",
    "Ausbildung in der Pflege",
    "Sturzprävention",
];

pub(super) const DESCRIPTION: &str = "Gemeinsam mit den Gemeinden und Trägern wird das Angebot geplant, erprobt und nach einem \
    Jahr ausgewertet. Wer teilnimmt, wird befragt; die Ergebnisse gehen an das Gesundheitsforum.";

#[cfg(test)]
mod tests {
    use time::macros::date;

    use super::*;
    use crate::content::checks::{assert_ids_are_unique, assert_references_resolve};

    const TODAY: Date = date!(2026 - 11 - 22);

    #[test]
    fn a_plan_is_as_large_as_asked_for_and_sound() {
        let content = busy_plan(467, 1, TODAY);
        assert_eq!((content.measures.len(), content.goals.len(), content.users.len()), (467, GOALS, PEOPLE));
        assert_ids_are_unique(&content);
        assert_references_resolve(&content);
    }

    #[test]
    fn the_same_seed_gives_the_same_plan_and_another_seed_another() {
        assert_eq!(busy_plan(50, 7, TODAY), busy_plan(50, 7, TODAY));
        let statuses = |seed| busy_plan(50, seed, TODAY).measures.into_iter().map(|measure| measure.status);
        assert!(!statuses(7).eq(statuses(8)));
    }
}
