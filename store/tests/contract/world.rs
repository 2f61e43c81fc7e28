//! A small world in which every kind of record occurs with every visibility in every kind of place.

use domain::{
    accounts::{Role, User},
    change::{RecordKind, RecordRef},
    directory::{
        Committee, CommitteeKind, Contact, ContactKind, ContactOwner, FieldOfAction, HealthRegion,
        HealthRegionKind, Level, Membership, MembershipRole, Organisation, OrganisationKind, Person,
        Relation, RelationKind,
    },
    id::{
        CommitteeId, ContactId, FieldId, GoalId, HealthRegionId, IndicatorId, MeasureId, MeasurementId,
        MembershipId, MilestoneId, OrganisationId, OutcomeId, PersonId, PlanId, RelationId, UserId,
    },
    permission::{Actor, Grant, Place, StateKey, Visibility},
    plan::{
        BoardColumns, Direction, Goal, Indicator, Measure, MeasureKind, MeasureStatus, Measurement,
        Milestone, Outcome, Plan, PlanState, measure_place,
    },
    text::EmailAddress,
};
use proptest::prelude::*;
use store::content::{Content, DemoUser};
use time::{Date, macros::date};

/// A record with what decides who may see it.
pub(crate) struct Thing {
    pub(crate) record: RecordRef,
    pub(crate) visibility: Visibility,
    pub(crate) place: Place,
}

/// The content, and everything in it that can be named.
pub(crate) struct World {
    pub(crate) content: Content,
    pub(crate) things: Vec<Thing>,
}

impl World {
    /// The things of a kind.
    pub(crate) fn of(&self, kind: RecordKind) -> impl Iterator<Item = &Thing> {
        self.things.iter().filter(move |thing| thing.record.kind == kind)
    }
}

/// Where records lie: nowhere in particular, in a state, in a health region of either state.
fn homes() -> [(Option<&'static str>, Option<HealthRegionId>); 4] {
    [
        (None, None),
        (Some("09"), None),
        (Some("09"), Some(region_id("09", Visibility::Public))),
        (Some("06"), Some(region_id("06", Visibility::Public))),
    ]
}

fn region_id(state: &str, visibility: Visibility) -> HealthRegionId {
    HealthRegionId::named(&format!("{state}/{visibility}"))
}

fn key(state: Option<&str>) -> Option<StateKey> {
    state.map(StateKey::new)
}

/// Makes the world.
pub(crate) fn world() -> World {
    let mut world = World { content: Content::default(), things: Vec::new() };
    world.content.fields.push(FieldOfAction {
        id: field(),
        name: "Weltfeld".to_owned(),
        position: 1.0,
        valid_to: None,
        version: 1,
    });
    for state in ["06", "09"] {
        for visibility in Visibility::ALL {
            world.add_region(state, *visibility);
        }
    }
    for (number, (state, region)) in homes().into_iter().enumerate() {
        for visibility in Visibility::ALL {
            world.add_body(number, state, region, *visibility);
            world.add_committee(number, state, region, *visibility);
        }
    }
    world.seat_everybody_everywhere();
    for state in ["06", "09"] {
        for visibility in Visibility::ALL {
            world.add_plan(state, *visibility);
        }
    }
    world.content.users.push(DemoUser {
        user: User {
            id: somebody(),
            email: EmailAddress::parse("jemand@welt.example").unwrap(),
            name: "Jemand".to_owned(),
            person_id: None,
            is_active: true,
            version: 1,
        },
        grants: Vec::new(),
    });
    world
}

/// The account of everybody who is signed in.
pub(crate) fn somebody() -> UserId {
    UserId::named("somebody")
}

fn field() -> FieldId {
    FieldId::named("Weltfeld")
}

impl World {
    fn add(&mut self, kind: RecordKind, id: impl Into<uuid::Uuid>, visibility: Visibility, place: Place) {
        self.things.push(Thing { record: RecordRef::new(kind, id), visibility, place });
    }

    fn add_region(&mut self, state: &str, visibility: Visibility) {
        let region = HealthRegion {
            id: region_id(state, visibility),
            name: format!("Weltregion {state} {visibility}"),
            kind: HealthRegionKind::Network,
            state: StateKey::new(state),
            description: String::new(),
            visibility,
            valid_from: None,
            valid_to: None,
            version: 1,
        };
        self.add(RecordKind::HealthRegion, region.id, visibility, region.place());
        self.content.health_regions.push(region);
    }

    /// An organisation and a person who works there, with a contact field of each visibility.
    fn add_body(
        &mut self,
        home: usize,
        state: Option<&str>,
        region: Option<HealthRegionId>,
        visibility: Visibility,
    ) {
        let name = format!("{home}/{visibility}");
        let body = Organisation {
            id: OrganisationId::named(&name),
            name: format!("Weltkörper {name}"),
            kind: OrganisationKind::Other,
            level: Level::Region,
            health_region_id: region,
            state: key(state),
            ags: None,
            description: String::new(),
            visibility,
            valid_from: None,
            valid_to: None,
            version: 1,
        };
        let person = Person {
            id: PersonId::named(&name),
            name: format!("Weltmensch {name}"),
            function: "Mensch".to_owned(),
            organisation_id: Some(body.id),
            health_region_id: region,
            state: key(state),
            visibility,
            valid_from: None,
            valid_to: None,
            version: 1,
        };
        for of_contact in Visibility::ALL {
            self.content.contacts.push(Contact {
                id: ContactId::named(&format!("{name}/{of_contact}")),
                owner: ContactOwner::Person(person.id),
                kind: ContactKind::Phone,
                value: format!("0 000-{of_contact}"),
                visibility: *of_contact,
                consent_on: Some(date!(2026 - 03 - 01)),
                consent_source: "Beispielinhalt".to_owned(),
            });
        }
        self.add(RecordKind::Organisation, body.id, visibility, body.place());
        self.add(RecordKind::Person, person.id, visibility, person.place());
        self.content.organisations.push(body);
        self.content.people.push(person);
    }

    fn add_committee(
        &mut self,
        home: usize,
        state: Option<&str>,
        region: Option<HealthRegionId>,
        visibility: Visibility,
    ) {
        let name = format!("{home}/{visibility}");
        let committee = Committee {
            id: CommitteeId::named(&name),
            name: format!("Weltrunde {name}"),
            kind: CommitteeKind::WorkingGroup,
            level: Level::Region,
            parent_id: self.content.committees.last().map(|parent| parent.id),
            health_region_id: region,
            state: key(state),
            description: String::new(),
            visibility,
            valid_from: None,
            valid_to: None,
            version: 1,
        };
        self.add(RecordKind::Committee, committee.id, visibility, committee.place());
        self.content.committee_fields.push((committee.id, field()));
        self.content.committees.push(committee);
    }

    /// Each person sits in each committee, and each organisation advises each committee.
    fn seat_everybody_everywhere(&mut self) {
        let content = &mut self.content;
        for committee in &content.committees {
            for person in &content.people {
                let name = format!("{}/{}", committee.name, person.name);
                content.memberships.push(Membership {
                    id: MembershipId::named(&name),
                    committee_id: committee.id,
                    person_id: Some(person.id),
                    organisation_id: person.organisation_id,
                    role: MembershipRole::Member,
                    is_voting: true,
                    valid_from: None,
                    valid_to: None,
                    version: 1,
                });
            }
            for body in &content.organisations {
                content.relations.push(Relation {
                    id: RelationId::named(&format!("{}/{}", committee.name, body.name)),
                    kind: RelationKind::Advises,
                    from: RecordRef::new(RecordKind::Organisation, body.id),
                    to: RecordRef::new(RecordKind::Committee, committee.id),
                    note: String::new(),
                    valid_from: None,
                    valid_to: None,
                    version: 1,
                });
            }
        }
    }

    /// A plan with one of everything, and two measures: one of a committee of its region, one of none.
    fn add_plan(&mut self, state: &str, visibility: Visibility) {
        let region = region_id(state, Visibility::Public);
        let name = format!("{state}/{visibility}");
        let committee =
            self.content.committees.iter().find(|committee| committee.health_region_id == Some(region));
        let committee = committee.map(|committee| committee.id);
        let plan = Plan {
            id: PlanId::named(&name),
            health_region_id: region,
            title: format!("Weltplan {name}"),
            period_from: date!(2026 - 10 - 01),
            period_to: date!(2027 - 09 - 30),
            state: PlanState::Adopted,
            adopted_by: committee,
            adopted_on: Some(date!(2026 - 10 - 14)),
            visibility,
            columns: BoardColumns::default(),
            own_fields: domain::plan::OwnFields::default(),
            card_face: domain::plan::CardFace::default(),
            released_on: None,
            released_by: None,
            version: 1,
        };
        let place = measure_place(key(Some(state)), region, None);
        let goal = Goal {
            id: GoalId::named(&name),
            plan_id: plan.id,
            field_id: field(),
            topic_id: None,
            title: format!("Weltziel {name}"),
            target_group: String::new(),
            need: String::new(),
            need_source: String::new(),
            equity: String::new(),
            priority: None,
            position: 1.0,
            version: 1,
        };
        let outcome = Outcome {
            id: OutcomeId::named(&name),
            goal_id: goal.id,
            title: "Wirkung".to_owned(),
            position: 1.0,
            version: 1,
        };
        let indicator = Indicator {
            id: IndicatorId::named(&name),
            outcome_id: outcome.id,
            name: "Anteil".to_owned(),
            unit: "%".to_owned(),
            direction: Direction::Up,
            definition: String::new(),
            source: String::new(),
            baseline: Some(1.0),
            baseline_on: None,
            target: Some(2.0),
            target_on: None,
            story: None,
            version: 1,
        };
        self.content.measurements.push(Measurement {
            id: MeasurementId::named(&name),
            indicator_id: indicator.id,
            measured_on: date!(2026 - 10 - 20),
            value: 1.5,
            note: String::new(),
        });
        self.add(RecordKind::Plan, plan.id, visibility, place.clone());
        self.add(RecordKind::Goal, goal.id, visibility, place);
        for (number, committee) in [committee, None].into_iter().enumerate() {
            let measure = Measure {
                id: MeasureId::named(&format!("{name}/{number}")),
                plan_id: plan.id,
                goal_id: goal.id,
                outcome_id: Some(outcome.id),
                title: format!("Weltmaßnahme {name} {number}"),
                description: String::new(),
                status: MeasureStatus::Running,
                position: number as f64,
                committee_id: committee,
                responsible_id: Some(responsible()),
                organisation_id: None,
                kind: MeasureKind::Activity,
                setting: None,
                starts_on: None,
                due_on: Some(DUE),
                cost: None,
                funding: String::new(),
                basis: String::new(),
                origin: String::new(),
                reason: String::new(),
                next_step: String::new(),
                own_values: domain::plan::OwnValues::default(),
                continues_id: None,
                version: 1,
            };
            self.content.milestones.push(Milestone {
                id: MilestoneId::named(&format!("{name}/{number}")),
                measure_id: measure.id,
                title: "Schritt".to_owned(),
                due_on: None,
                done_on: None,
                person_id: None,
                position: 1.0,
            });
            let place = measure_place(key(Some(state)), region, committee);
            self.add(RecordKind::Measure, measure.id, visibility, place);
            self.content.measures.push(measure);
        }
        self.content.plans.push(plan);
        self.content.goals.push(goal);
        self.content.outcomes.push(outcome);
        self.content.indicators.push(indicator);
    }
}

/// When all measures of the world are due: they are late.
const DUE: Date = date!(2026 - 11 - 01);

/// Who answers for all measures of the world.
pub(crate) fn responsible() -> PersonId {
    PersonId::named("2/network")
}

/// Anybody: a visitor, the program, or a user with up to three roles anywhere in the world or beside it, who may be the
/// one who answers for its measures.
pub(crate) fn anybody() -> impl Strategy<Value = Actor> {
    let mut places = vec![Place::default()];
    for state in ["05", "06", "09"] {
        places.push(Place { state: key(Some(state)), ..Place::default() });
    }
    let world = world();
    places.extend(world.content.health_regions.iter().map(HealthRegion::place));
    places.extend(world.content.committees.iter().map(Committee::place));
    places.push(Place { health_region: Some(HealthRegionId::named("elsewhere")), ..Place::default() });
    let grant = (prop::sample::select(Role::ALL), prop::sample::select(places));
    let grants = prop::collection::vec(grant.prop_map(|(role, place)| Grant { role, place }), 0..4);
    prop_oneof![
        1 => Just(Actor::Visitor),
        1 => Just(Actor::System),
        30 => (grants, prop::option::of(Just(responsible()))).prop_map(|(grants, person)| {
            Actor::User { id: somebody(), name: "Jemand".to_owned(), person, grants }
        }),
    ]
}

/// Asks a question for many actors; a failure is told with the simplest actor for whom it fails.
pub(crate) fn for_anybody(cases: u32, check: impl AsyncFn(&Actor)) {
    for_all(&anybody(), cases, async |actor| check(&actor).await);
}

/// Checks many values; a failure is told with the simplest value for which it fails.
pub(crate) fn for_all<S: Strategy>(values: &S, cases: u32, check: impl AsyncFn(S::Value)) {
    let config = ProptestConfig { cases, failure_persistence: None, ..ProptestConfig::default() };
    let mut runner = prop::test_runner::TestRunner::new(config);
    let runtime = tokio::runtime::Handle::current();
    let checked = runner.run(values, |value| {
        tokio::task::block_in_place(|| runtime.block_on(check(value)));
        Ok(())
    });
    if let Err(failure) = checked {
        panic!("{failure}");
    }
}
