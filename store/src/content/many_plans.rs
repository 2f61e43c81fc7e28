//! Health regions with a plan for each of several years and what became of its measures, for tests and benchmarks: same
//! numbers, seed and day, same plans.
//!
//! The plans are made year by year, so that all of Germany fits into memory. What people did with them is told as steps
//! in the order of time, which the change log needs.

use domain::{
    accounts::{Role, RoleGrant, User},
    directory::{
        Committee, CommitteeKind, HealthRegion, HealthRegionKind, Level, Membership, MembershipRole,
        Organisation, OrganisationKind, Person, Region,
    },
    id::{
        CommitteeId, GoalId, GrantId, HealthRegionId, IndicatorId, JudgementId, MeasureId, MeasurementId,
        MembershipId, MilestoneId, OrganisationId, OutcomeId, PersonId, PlanId, UserId,
    },
    permission::{Place, Visibility},
    plan::{
        BoardColumns, CardFace, Direction, Goal, Indicator, Judgement, Measure, MeasureKind, MeasureStatus,
        Measurement, Milestone, Outcome, OwnFields, OwnValues, Plan, PlanState, Priority, TrafficLight,
    },
    position::numbered,
    text::EmailAddress,
};
use time::{Date, Duration, Month, OffsetDateTime, Time};

use super::{
    Content, DemoUser, HealthRegionDistrict,
    busy_plan::{DESCRIPTION, VERBS, word},
    fields,
    regions::regions,
    synthetic::Random,
};

/// There are no more districts of which each can have a health region.
pub const REGIONS_MAX: u16 = 401;
/// The most years.
pub const YEARS_MAX: u8 = 20;
/// The measures of a plan.
pub const MEASURES: usize = 42;
/// The values of a plan's indicators.
pub const MEASUREMENTS: usize = GOALS * OUTCOMES * VALUES;

/// The goals of a plan.
const GOALS: usize = 10;
/// The outcomes of a goal, each with an indicator.
const OUTCOMES: usize = 2;
/// The values of an indicator.
const VALUES: usize = 21;
/// The days between two values.
const VALUE_DAYS: i64 = 16;
/// The people of a health region.
const PEOPLE: usize = 6;
/// The bodies of a health region beside its office.
const ORGANISATIONS: [(&str, OrganisationKind); 2] =
    [("Klinik", OrganisationKind::Hospital), ("Pflegedienst", OrganisationKind::Care)];
/// What the committees of a health region are called.
const COMMITTEES: [&str; 4] =
    ["Gesundheitsforum", "Arbeitsgruppe Versorgung", "Arbeitsgruppe Prävention", "Arbeitsgruppe Pflege"];
/// What everybody is told who reads of such a health region.
const GENERATED: &str = "Erzeugte Daten für Tests und Messungen – nicht amtlich.";

/// How many plans are made of which chance.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ManyPlans {
    /// The health regions, up to [`REGIONS_MAX`].
    pub regions: u16,
    /// The years of which each region has a plan, the present one last.
    pub years: u8,
    /// Decides how far measures are and who does them.
    pub seed: u64,
    /// The present day.
    pub today: Date,
}

/// The plans of one year, as they are today, and how they came to be so.
#[derive(Clone, Debug, PartialEq)]
pub struct YearOfPlans {
    /// The year.
    pub year: i32,
    /// When the plans were written.
    pub began_at: OffsetDateTime,
    /// The plans with their goals, outcomes, indicators, values, measures and milestones; nothing else.
    pub content: Content,
    /// How people judged measures.
    pub judgements: Vec<Judgement>,
    /// What people did with the plans, in the order of time.
    pub steps: Vec<Step>,
}

/// Something that somebody did with a plan.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Step {
    /// When.
    pub at: OffsetDateTime,
    /// Who.
    pub user: UserId,
    /// What.
    pub deed: Deed,
}

/// What was done; records are named by their places in their lists.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Deed {
    /// A measure took the next status of its path, of which this is the number, from 0.
    Status {
        /// The measure.
        measure: usize,
        /// How many statuses it had taken before.
        number: usize,
    },
    /// A milestone was done.
    Milestone(usize),
    /// A value was written down.
    Measurement(usize),
    /// A measure was judged.
    Judgement(usize),
}

/// The statuses through which a measure has come to its own, which is the last.
#[must_use]
pub const fn path(status: MeasureStatus) -> &'static [MeasureStatus] {
    use MeasureStatus::{Decided, Delayed, Done, Idea, Paused, Permanent, Planned, Running, Stopped};
    match status {
        Idea => &[Idea],
        Planned => &[Planned],
        Decided => &[Planned, Decided],
        Running => &[Planned, Running],
        Delayed => &[Planned, Running, Delayed],
        Paused => &[Planned, Running, Paused],
        Done => &[Planned, Running, Done],
        Permanent => &[Planned, Running, Permanent],
        Stopped => &[Planned, Stopped],
    }
}

/// A measure as it was when it had taken so many statuses after its first.
#[must_use]
pub fn measure_after(measure: &Measure, steps: usize) -> Measure {
    let path = path(measure.status);
    let status = path[steps.min(path.len() - 1)];
    let has_reason = steps + 1 >= path.len();
    let said = |text: &String| if has_reason { text.clone() } else { String::new() };
    Measure {
        status,
        reason: said(&measure.reason),
        next_step: said(&measure.next_step),
        version: 1 + i64::try_from(steps).unwrap_or_default(),
        ..measure.clone()
    }
}

impl ManyPlans {
    /// When the first records were written: a day before the first plans.
    #[must_use]
    pub fn begin_at(&self) -> OffsetDateTime {
        moment(first_day(self.first_year()), 8) - Duration::days(1)
    }

    /// The years, the present one last.
    pub fn years(&self) -> impl Iterator<Item = i32> + use<> {
        self.first_year()..=self.today.year()
    }

    fn first_year(&self) -> i32 {
        self.today.year() + 1 - i32::from(self.years.clamp(1, YEARS_MAX))
    }

    /// The health regions with their bodies, people and committees, an account for each region, and one that sees them all.
    #[must_use]
    pub fn directory(&self) -> Content {
        let (fields, topics) = fields::fields_and_topics();
        let mut content = Content { fields, topics, ..Content::default() };
        let districts = regions().regions.into_iter().filter(|region| region.valid_to.is_none());
        for (number, district) in districts.take(self.regions.into()).enumerate() {
            self.add_region(&mut content, number, &district);
        }
        let everywhere = (Role::Manager, Place::default());
        content.users.push(account("land", "Serviceeinheit", None, everywhere, &self.key("user", "land", 0)));
        content
    }

    /// The plans of a year of the health regions of a [`directory`](Self::directory).
    #[must_use]
    pub fn year(&self, directory: &Content, year: i32) -> YearOfPlans {
        let (first, last) = (first_day(year), first_day(year + 1) - Duration::days(1));
        let mut made = YearOfPlans {
            year,
            began_at: moment(first, 8),
            content: Content::default(),
            judgements: Vec::new(),
            steps: Vec::new(),
        };
        // What happens today may not have happened yet.
        let until = last.min(self.today - Duration::days(1)).max(first);
        for (number, region) in directory.health_regions.iter().enumerate() {
            let chance = self.seed.wrapping_mul(1_000_003).wrapping_add((number * 100) as u64);
            let mut making = Making {
                many: self,
                directory,
                number,
                period: (first, last),
                until,
                random: Random(chance.wrapping_add(u64::from(year.unsigned_abs() % 100))),
                made: &mut made,
            };
            making.add_plan(region);
        }
        made.steps.sort_by_key(|step| step.at);
        made
    }

    fn key(&self, what: &str, of: impl std::fmt::Display, number: usize) -> String {
        format!("many/{}/{what}/{of}/{number}", self.seed)
    }

    fn add_region(&self, content: &mut Content, number: usize, district: &Region) {
        let key = |what: &str, of: usize| self.key(what, number, of);
        let place = format!("{} {}", district.kind, district.name);
        let region = HealthRegion {
            id: HealthRegionId::named(&key("region", 0)),
            name: format!("Gesundheitsregion {place} (erzeugt)"),
            kind: HealthRegionKind::Network,
            state: district.state.clone(),
            description: GENERATED.to_owned(),
            visibility: Visibility::Public,
            valid_from: None,
            valid_to: None,
            version: 1,
        };
        content.health_region_districts.push(HealthRegionDistrict {
            health_region_id: region.id,
            ags: district.ags.clone(),
            valid_from: district.valid_from,
            valid_to: None,
        });
        let office = [("Geschäftsstelle", OrganisationKind::Office)];
        for (at, (name, kind)) in office.into_iter().chain(ORGANISATIONS).enumerate() {
            content.organisations.push(Organisation {
                id: OrganisationId::named(&key("organisation", at)),
                name: format!("{name} {place}"),
                kind,
                level: Level::Region,
                health_region_id: Some(region.id),
                state: Some(region.state.clone()),
                ags: Some(district.ags.clone()),
                description: GENERATED.to_owned(),
                visibility: Visibility::Public,
                valid_from: None,
                valid_to: None,
                version: 1,
            });
        }
        for at in 0..PEOPLE {
            content.people.push(Person {
                id: PersonId::named(&key("person", at)),
                name: format!("Fachreferat {}, {place}", at + 1),
                function: "Fachreferat".to_owned(),
                organisation_id: Some(OrganisationId::named(&key(
                    "organisation",
                    at % (1 + ORGANISATIONS.len()),
                ))),
                health_region_id: Some(region.id),
                state: Some(region.state.clone()),
                visibility: Visibility::Network,
                valid_from: None,
                valid_to: None,
                version: 1,
            });
        }
        for (at, name) in COMMITTEES.into_iter().enumerate() {
            let id = CommitteeId::named(&key("committee", at));
            content.committees.push(Committee {
                id,
                name: format!("{name} {place}"),
                kind: if at == 0 { CommitteeKind::Forum } else { CommitteeKind::WorkingGroup },
                level: Level::Region,
                parent_id: (at > 0).then(|| CommitteeId::named(&key("committee", 0))),
                health_region_id: Some(region.id),
                state: Some(region.state.clone()),
                description: GENERATED.to_owned(),
                visibility: Visibility::Public,
                valid_from: None,
                valid_to: None,
                version: 1,
            });
            content.committee_fields.push((id, content.fields[at % content.fields.len()].id));
            for (seat, role) in [MembershipRole::Chair, MembershipRole::Member].into_iter().enumerate() {
                content.memberships.push(Membership {
                    id: MembershipId::named(&key("seat", 2 * at + seat)),
                    committee_id: id,
                    person_id: Some(PersonId::named(&key("person", (at + seat) % PEOPLE))),
                    organisation_id: None,
                    role,
                    is_voting: true,
                    valid_from: None,
                    valid_to: None,
                    version: 1,
                });
            }
        }
        let person = Some(PersonId::named(&key("person", 0)));
        let (name, grant) = (format!("Fachreferat 1, {place}"), (Role::Coordinator, region.place()));
        let mailbox = format!("region{}", number + 1);
        content.users.push(account(&mailbox, &name, person, grant, &key("user", 0)));
        content.health_regions.push(region);
    }
}

/// The mailbox of an account is all of it that people type.
fn account(
    mailbox: &str,
    name: &str,
    person_id: Option<PersonId>,
    (role, place): (Role, Place),
    key: &str,
) -> DemoUser {
    let user = User {
        id: UserId::named(key),
        email: EmailAddress::parse(&format!("{mailbox}@musterland.example"))
            .expect("the address is well-formed"),
        name: name.to_owned(),
        person_id,
        is_active: true,
        version: 1,
    };
    let grant = RoleGrant {
        id: GrantId::named(key),
        user_id: user.id,
        role,
        place,
        valid_from: None,
        valid_to: None,
    };
    DemoUser { user, grants: vec![grant] }
}

fn first_day(year: i32) -> Date {
    Date::from_calendar_date(year, Month::January, 1).expect("every year has a first of January")
}

fn moment(day: Date, hour: u8) -> OffsetDateTime {
    day.with_time(Time::from_hms(hour.min(23), 0, 0).expect("a day has so many hours")).assume_utc()
}

/// A plan on its way into its year.
struct Making<'a> {
    many: &'a ManyPlans,
    directory: &'a Content,
    /// The number of the health region.
    number: usize,
    period: (Date, Date),
    /// The last day on which anything happened.
    until: Date,
    random: Random,
    made: &'a mut YearOfPlans,
}

impl Making<'_> {
    fn key(&self, what: &str, number: usize) -> String {
        self.many.key(what, format!("{}/{}", self.number, self.made.year), number)
    }

    /// Records of the health region have keys without a year.
    fn person(&mut self) -> PersonId {
        PersonId::named(&self.many.key("person", self.number, self.random.below(PEOPLE)))
    }

    fn committee(&self, number: usize) -> CommitteeId {
        CommitteeId::named(&self.many.key("committee", self.number, number))
    }

    fn user(&self) -> UserId {
        UserId::named(&self.many.key("user", self.number, 0))
    }

    /// The days on which something could happen.
    fn days(&self) -> usize {
        usize::try_from((self.until - self.period.0).whole_days()).unwrap_or_default()
    }

    /// A day of which others of the same row come before or after.
    fn day_of(&mut self, number: usize, count: usize) -> Date {
        let (from, to) = (self.days() * number / count, self.days() * (number + 1) / count);
        let day = from + self.random.below(to - from + 1);
        self.period.0 + Duration::days(i64::try_from(day).unwrap_or_default())
    }

    fn add_step(&mut self, at: OffsetDateTime, deed: Deed) {
        let at = at.max(self.made.began_at);
        let user = self.user();
        self.made.steps.push(Step { at, user, deed });
    }

    fn add_plan(&mut self, region: &HealthRegion) {
        let is_over = self.period.1 < self.many.today;
        let plan = Plan {
            id: PlanId::named(&self.key("plan", 0)),
            health_region_id: region.id,
            title: format!("Umsetzungsplan {} (erzeugt)", self.made.year),
            period_from: self.period.0,
            period_to: self.period.1,
            state: if is_over { PlanState::Continued } else { PlanState::Adopted },
            adopted_by: Some(self.committee(0)),
            adopted_on: Some(self.period.0),
            visibility: Visibility::Public,
            columns: BoardColumns::default(),
            own_fields: OwnFields::default(),
            card_face: CardFace::default(),
            // Not every region lets itself be compared.
            released_on: (self.number % 5 != 4).then_some(self.period.0),
            released_by: None,
            version: 1,
        };
        for number in 0..GOALS {
            self.add_goal(&plan, number);
        }
        // The plans of every third region have a goal for which nothing is done.
        let goals = if self.number % 3 == 2 { GOALS - 1 } else { GOALS };
        for number in 0..MEASURES {
            self.add_measure(&plan, number, number % goals);
        }
        self.made.content.plans.push(plan);
    }

    fn add_goal(&mut self, plan: &Plan, number: usize) {
        let fields = &self.directory.fields;
        let goal = Goal {
            id: GoalId::named(&self.key("goal", number)),
            plan_id: plan.id,
            field_id: fields[number % fields.len()].id,
            topic_id: None,
            title: format!("{} für alle erreichbar machen {}", word(&mut self.random), number + 1),
            target_group: "Alle im Landkreis".to_owned(),
            need: String::new(),
            need_source: String::new(),
            equity: String::new(),
            priority: (self.random.below(2) == 0)
                .then(|| Priority::ALL[self.random.below(Priority::ALL.len())]),
            position: numbered(number),
            version: 1,
        };
        for at in 0..OUTCOMES {
            let outcome = Outcome {
                id: OutcomeId::named(&self.key("outcome", number * OUTCOMES + at)),
                goal_id: goal.id,
                title: format!("Mehr Menschen nutzen {}", word(&mut self.random)),
                position: numbered(at),
                version: 1,
            };
            self.add_indicator(plan, outcome.id, number * OUTCOMES + at);
            self.made.content.outcomes.push(outcome);
        }
        self.made.content.goals.push(goal);
    }

    fn add_indicator(&mut self, plan: &Plan, outcome_id: OutcomeId, number: usize) {
        let direction = Direction::ALL[self.random.below(Direction::ALL.len())];
        let (baseline, target) = match direction {
            Direction::Up => (100.0, 400.0),
            Direction::Down => (400.0, 100.0),
        };
        let indicator = Indicator {
            id: IndicatorId::named(&self.key("indicator", number)),
            outcome_id,
            name: match direction {
                Direction::Up => "Erreichte Personen",
                Direction::Down => "Personen ohne Angebot",
            }
            .to_owned(),
            unit: "Personen".to_owned(),
            direction,
            definition: String::new(),
            source: String::new(),
            baseline: Some(baseline),
            baseline_on: None,
            target: Some(target),
            target_on: Some(plan.period_to),
            story: None,
            version: 1,
        };
        // Of some nobody has asked for a year and more.
        let late = if self.random.below(20) == 0 { Duration::days(400) } else { Duration::ZERO };
        for at in 0..VALUES {
            let ago = Duration::days(VALUE_DAYS * i64::try_from(VALUES - 1 - at).unwrap_or_default());
            let moved = (12 * at + self.random.below(40)) as f64;
            let measurement = Measurement {
                id: MeasurementId::named(&self.key("measurement", number * VALUES + at)),
                indicator_id: indicator.id,
                measured_on: self.until - late - ago,
                value: match direction {
                    Direction::Up => baseline + moved,
                    Direction::Down => baseline - moved,
                },
                note: String::new(),
            };
            let place = self.made.content.measurements.len();
            self.add_step(moment(measurement.measured_on, 12), Deed::Measurement(place));
            self.made.content.measurements.push(measurement);
        }
        self.made.content.indicators.push(indicator);
    }

    fn add_measure(&mut self, plan: &Plan, number: usize, goal: usize) {
        let status = self.status(plan);
        let path = path(status);
        let begins = plan.period_from + self.some_days(0, 240);
        let due = begins + self.some_days(30, 150);
        let says_why = |text: &str| if status.needs_reason() { text.to_owned() } else { String::new() };
        let outcome = goal * OUTCOMES + self.random.below(OUTCOMES);
        let committee = self.random.below(COMMITTEES.len());
        let organisation = self.random.below(1 + ORGANISATIONS.len());
        let measure = Measure {
            id: MeasureId::named(&self.key("measure", number)),
            plan_id: plan.id,
            goal_id: GoalId::named(&self.key("goal", goal)),
            outcome_id: (self.random.below(8) > 0).then(|| OutcomeId::named(&self.key("outcome", outcome))),
            title: format!(
                "{} {} {}",
                VERBS[self.random.below(VERBS.len())],
                word(&mut self.random),
                number + 1
            ),
            description: if self.random.below(2) == 0 { DESCRIPTION.to_owned() } else { String::new() },
            status,
            position: numbered(number),
            committee_id: (self.random.below(8) > 0).then(|| self.committee(committee)),
            responsible_id: (self.random.below(4) > 0).then(|| self.person()),
            organisation_id: Some(OrganisationId::named(&self.many.key(
                "organisation",
                self.number,
                organisation,
            ))),
            kind: MeasureKind::ALL[self.random.below(MeasureKind::ALL.len())],
            setting: None,
            starts_on: (self.random.below(4) > 0).then_some(begins),
            due_on: (self.random.below(5) > 0).then_some(due),
            cost: None,
            funding: String::new(),
            basis: String::new(),
            origin: String::new(),
            reason: says_why("Die Stelle ist noch nicht besetzt."),
            next_step: says_why("Wird neu ausgeschrieben."),
            own_values: OwnValues::default(),
            continues_id: None,
            version: i64::try_from(path.len()).unwrap_or(1),
        };
        let place = self.made.content.measures.len();
        let steps = path.len() - 1;
        for step in 0..steps {
            let hour = 13 + u8::try_from(step).unwrap_or_default();
            let at = moment(self.day_of(step, steps), hour);
            self.add_step(at, Deed::Status { measure: place, number: step });
        }
        self.add_milestones(&measure, number);
        self.add_judgement(&measure, number);
        self.made.content.measures.push(measure);
    }

    /// Past plans are mostly done.
    fn status(&mut self, plan: &Plan) -> MeasureStatus {
        use MeasureStatus::{Done, Permanent, Running};
        let usual: &[MeasureStatus] = match plan.state {
            PlanState::Continued => &[Done, Done, Permanent],
            PlanState::Draft | PlanState::Adopted => &[Running, Running, Done],
        };
        let is_usual = self.random.below(2) == 0;
        let choice = if is_usual { usual } else { MeasureStatus::ALL };
        choice[self.random.below(choice.len())]
    }

    fn some_days(&mut self, least: i64, more: usize) -> Duration {
        Duration::days(least + i64::try_from(self.random.below(more)).unwrap_or_default())
    }

    fn add_milestones(&mut self, measure: &Measure, number: usize) {
        let count = self.random.below(4);
        let has_begun = path(measure.status).contains(&MeasureStatus::Running);
        for at in 0..count {
            let is_done = has_begun && (measure.status.is_finished() || self.random.below(2) == 0);
            let done_on = is_done.then(|| self.day_of(at, count));
            let before = Duration::days(14 * i64::try_from(count - 1 - at).unwrap_or_default());
            let place = self.made.content.milestones.len();
            self.made.content.milestones.push(Milestone {
                id: MilestoneId::named(&self.key("milestone", 3 * number + at)),
                measure_id: measure.id,
                title: format!("Schritt {}", at + 1),
                due_on: measure.due_on.map(|day| day - before),
                done_on,
                person_id: None,
                position: numbered(at),
            });
            if let Some(day) = done_on {
                self.add_step(moment(day, 17), Deed::Milestone(place));
            }
        }
    }

    /// People judge what is being done.
    fn add_judgement(&mut self, measure: &Measure, number: usize) {
        let (light, sentence) = match measure.status {
            MeasureStatus::Running => (TrafficLight::OnTrack, "Es geht wie geplant voran."),
            MeasureStatus::Delayed => (TrafficLight::AtRisk, "Der Zeitplan wackelt."),
            MeasureStatus::Paused => (TrafficLight::InTrouble, "Ohne Entscheidung geht es nicht weiter."),
            _ => return,
        };
        if self.random.below(3) == 0 {
            return;
        }
        let judgement = Judgement {
            id: JudgementId::named(&self.key("judgement", number)),
            measure_id: measure.id,
            user_id: self.user(),
            light,
            sentence: sentence.to_owned(),
            // Some are so old that they no longer count.
            judged_at: moment(self.day_of(1, 2), 18),
        };
        let place = self.made.judgements.len();
        self.add_step(judgement.judged_at, Deed::Judgement(place));
        self.made.judgements.push(judgement);
    }
}

#[cfg(test)]
mod tests {
    use std::collections::{HashMap, HashSet};

    use time::macros::date;

    use super::*;
    use crate::content::checks::{
        assert_committees_are_led, assert_ids_are_unique, assert_references_resolve, assert_validity_is_sane,
    };

    const FEW: ManyPlans = ManyPlans { regions: 3, years: 2, seed: 1, today: date!(2026 - 11 - 23) };

    /// Everything of all years in one.
    fn whole(many: ManyPlans) -> (Content, Vec<YearOfPlans>) {
        let mut content = many.directory();
        let years: Vec<_> = many.years().map(|year| many.year(&content, year)).collect();
        for made in years.iter().map(|year| year.content.clone()) {
            content.plans.extend(made.plans);
            content.goals.extend(made.goals);
            content.outcomes.extend(made.outcomes);
            content.indicators.extend(made.indicators);
            content.measurements.extend(made.measurements);
            content.measures.extend(made.measures);
            content.milestones.extend(made.milestones);
        }
        (content, years)
    }

    #[test]
    fn there_are_as_many_regions_as_districts() {
        let current = regions().regions.into_iter().filter(|region| region.valid_to.is_none());
        assert_eq!(current.count(), usize::from(REGIONS_MAX));
    }

    #[test]
    fn three_years_of_four_hundred_regions_are_as_many_as_promised() {
        const PLANS: usize = 400 * 3;
        const { assert!(PLANS * MEASURES >= 50_000 && PLANS * MEASUREMENTS >= 500_000) };
        let (content, _) = whole(FEW);
        assert_eq!(content.plans.len(), 6);
        assert_eq!(content.measures.len(), 6 * MEASURES);
        assert_eq!(content.measurements.len(), 6 * MEASUREMENTS);
    }

    #[test]
    fn what_is_made_is_sound() {
        let (content, years) = whole(FEW);
        assert_ids_are_unique(&content);
        assert_references_resolve(&content);
        assert_validity_is_sane(&content);
        assert_committees_are_led(&content);
        let goals: HashMap<_, _> = content.goals.iter().map(|goal| (goal.id, goal.plan_id)).collect();
        let outcomes: HashMap<_, _> = content.outcomes.iter().map(|one| (one.id, one.goal_id)).collect();
        for measure in &content.measures {
            assert_eq!(goals[&measure.goal_id], measure.plan_id, "{}", measure.title);
            let is_of_goal = |id: OutcomeId| outcomes[&id] == measure.goal_id;
            assert!(measure.outcome_id.is_none_or(is_of_goal), "{}", measure.title);
            assert!(!measure.lacks_reason(), "{}", measure.title);
        }
        let statuses: HashSet<_> = content.measures.iter().map(|measure| measure.status).collect();
        assert_eq!(statuses.len(), MeasureStatus::ALL.len());
        let judgements = years.iter().flat_map(|year| &year.judgements);
        let judgements: HashSet<_> = judgements.map(|judgement| judgement.id).collect();
        assert_eq!(judgements.len(), years.iter().map(|year| year.judgements.len()).sum::<usize>());
        assert!(!judgements.is_empty());
    }

    #[test]
    fn what_is_generated_says_so() {
        let (content, _) = whole(FEW);
        assert!(content.health_regions.iter().all(|region| region.description == GENERATED));
        assert!(content.health_regions.iter().all(|region| region.name.ends_with("(erzeugt)")));
        assert!(content.plans.iter().all(|plan| plan.title.ends_with("(erzeugt)")));
    }

    #[test]
    fn statuses_follow_one_another_as_people_may_choose_them() {
        for status in MeasureStatus::ALL {
            let path = path(*status);
            assert_eq!(path.last(), Some(status));
            assert!(path.windows(2).all(|pair| pair[0].may_become(pair[1])), "{status}");
        }
    }

    #[test]
    fn a_measure_has_come_to_what_it_is_step_by_step() {
        let (content, _) = whole(FEW);
        for measure in &content.measures {
            let steps = path(measure.status).len() - 1;
            assert_eq!(measure_after(measure, steps), *measure);
            let first = measure_after(measure, 0);
            assert!(first.version == 1 && !first.lacks_reason(), "{}", measure.title);
        }
    }

    #[test]
    fn steps_lie_between_the_plan_and_the_present_day_in_their_order() {
        let (_, years) = whole(FEW);
        let mut before = FEW.begin_at();
        for year in &years {
            assert!(before < year.began_at, "{}", year.year);
            before = year.began_at;
            let mut taken: HashMap<usize, usize> = HashMap::new();
            for step in &year.steps {
                assert!(before <= step.at && step.at.date() < FEW.today, "{step:?}");
                before = step.at;
                if let Deed::Status { measure, number } = step.deed {
                    let known = taken.entry(measure).or_default();
                    assert_eq!(*known, number);
                    *known += 1;
                }
            }
            for (place, measure) in year.content.measures.iter().enumerate() {
                let steps = taken.get(&place).copied().unwrap_or_default();
                assert_eq!(steps + 1, path(measure.status).len(), "{}", measure.title);
            }
        }
    }

    #[test]
    fn on_the_first_day_of_a_year_nothing_lies_before_its_plans() {
        let many = ManyPlans { today: date!(2027 - 01 - 01), years: 1, ..FEW };
        let (content, years) = whole(many);
        assert_eq!(content.plans.len(), 3);
        assert!(years[0].steps.iter().all(|step| step.at >= years[0].began_at));
    }

    #[test]
    fn the_same_seed_gives_the_same_plans_and_another_seed_others() {
        assert_eq!(whole(FEW), whole(FEW));
        let statuses = |seed| -> Vec<_> {
            let (content, _) = whole(ManyPlans { seed, ..FEW });
            content.measures.into_iter().map(|measure| measure.status).collect()
        };
        assert_ne!(statuses(1), statuses(2));
    }
}
