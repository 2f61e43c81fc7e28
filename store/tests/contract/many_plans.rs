//! Generated plans: kept as if they were written one by one, and with figures that a recount finds too.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use domain::{
    calendar::german_time,
    exchange::ArchiveScope,
    id::{GoalId, MeasureId},
    permission::Actor,
    plan::{Judged, Lane, Measure, MeasureAge, MeasureStatus, TrafficLight, is_late},
    reports::{Care, Standing, StandingCounts},
};
use store::{
    Store, StoreError,
    content::{
        Content,
        many_plans::{Deed, ManyPlans, YearOfPlans},
        regions::regions,
    },
};
use time::{Date, Duration};

use crate::{
    archive::{exported, parsed, searched},
    databases::{Database, Start},
    reports::{counted, told},
    support::{Empty, actor},
};

/// A coordinator of the first of the regions.
const COORDINATOR: &str = "region1@musterland.example";

fn few(today: Date) -> (ManyPlans, Content, Vec<YearOfPlans>) {
    let many = ManyPlans { regions: 3, years: 2, seed: 5, today };
    let directory = many.directory();
    let years = many.years().map(|year| many.year(&directory, year)).collect();
    (many, directory, years)
}

async fn fill(store: &Store) -> (Content, Vec<YearOfPlans>) {
    let (many, directory, years) = few(store.clock().today());
    let mut write = store.write_at(&Actor::System, many.begin_at()).await.unwrap();
    write.load_regions(&regions()).await.unwrap();
    write.load(&directory, None).await.unwrap();
    for year in &years {
        write.load_year(&directory, year).await.unwrap();
    }
    write.commit().await.unwrap();
    (directory, years)
}

/// Everything in one, as it is written one by one.
fn whole(directory: &Content, years: &[YearOfPlans]) -> Content {
    let mut whole = directory.clone();
    for made in years.iter().map(|year| year.content.clone()) {
        whole.plans.extend(made.plans);
        whole.goals.extend(made.goals);
        whole.outcomes.extend(made.outcomes);
        whole.indicators.extend(made.indicators);
        whole.measurements.extend(made.measurements);
        whole.measures.extend(made.measures);
        whole.milestones.extend(made.milestones);
    }
    whole
}

/// Statements that select what must not be there.
const FAULTS: [&str; 7] = [
    // Everything belongs to one plan.
    "select measure.title from measure join goal using (goal_id) where goal.plan_id <> measure.plan_id",
    "select measure.title from measure join outcome using (outcome_id) where outcome.goal_id <> measure.goal_id",
    // Who is waited for is told why.
    "select title from measure where status in ('delayed', 'paused', 'stopped') and (reason = '' or next_step = '')",
    // Measures lie in one order.
    "select title from measure where exists (select 1 from measure other where other.plan_id = measure.plan_id
        and other.position = measure.position and other.measure_id <> measure.measure_id)",
    // The log goes on in time.
    "select later.title from change earlier join change later on later.change_id = earlier.change_id + 1
        where later.changed_at < earlier.changed_at",
    // What the log has of a measure last is what it is.
    "select measure.title from measure where not exists (select 1 from change
        where record_id = measure_id and after_json like '%\"status\":\"' || status || '\"%'
            and after_json like '%\"version\":' || cast(version as text) || '}')",
    // Where somebody did something, the log names them.
    "select title from change where user_id is not null and (actor = '' or plan_id is null)",
];

/// Tables with their keys, of which each record has come into the log once.
const LOGGED: [(&str, &str); 8] = [
    ("plan", "plan_id"),
    ("goal", "goal_id"),
    ("outcome", "outcome_id"),
    ("indicator", "indicator_id"),
    ("measurement", "measurement_id"),
    ("measure", "measure_id"),
    ("milestone", "milestone_id"),
    ("judgement", "judgement_id"),
];

contract! {
    async fn generated_plans_are_kept_as_if_they_were_written_one_by_one(store: Empty) {
        let (directory, years) = fill(&store).await;
        let database = Database::sqlite(Start::Empty);
        let other = Empty::open(database.url().to_owned()).await;
        other.fill(&whole(&directory, &years)).await;
        assert_eq!(searched(&store).await, searched(&other).await);
        let generated = parsed(&exported(&store, ArchiveScope::Instance).await);
        let written = parsed(&exported(&other, ArchiveScope::Instance).await);
        let nouns: Vec<&String> = written["records"].as_object().unwrap().keys().collect();
        assert!(nouns.len() > 20);
        // Those have a past that is not written one by one.
        for noun in nouns.into_iter().filter(|noun| !["changes", "judgements"].contains(&noun.as_str())) {
            assert!(generated["records"][noun] == written["records"][noun], "{noun} differ");
        }
        let judgements: usize = years.iter().map(|year| year.judgements.len()).sum();
        assert_eq!(generated["records"]["judgements"].as_array().unwrap().len(), judgements);
        other.close().await;
    }

    async fn what_holds_for_plans_holds_for_generated_ones(store: Empty) {
        fill(&store).await;
        for sql in FAULTS {
            assert_eq!(store.texts(sql).await, Vec::<String>::new(), "{sql}");
        }
        for (table, key) in LOGGED {
            let sql = format!(
                "select 'one' from {table} where (select count(*) from change
                    where record_id = {table}.{key} and record_kind = '{table}' and action = 'created') <> 1"
            );
            assert_eq!(store.texts(&sql).await, Vec::<String>::new(), "{table}");
        }
    }

    async fn the_ages_of_generated_measures_are_what_people_did(store: Empty) {
        let (_, years) = fill(&store).await;
        let mut read = store.read(&Actor::System).await.unwrap();
        for year in &years {
            let mut expected = ages(year);
            for plan in &year.content.plans {
                let told = read.list_measure_ages(plan.id).await.unwrap();
                assert_eq!(told.len(), year.content.measures.iter().filter(|one| one.plan_id == plan.id).count());
                for age in told {
                    assert_eq!(Some(age), expected.remove(&age.id));
                }
            }
            assert_eq!(expected.len(), 0);
        }
    }

    async fn the_dashboards_of_generated_plans_are_what_a_recount_finds(store: Empty) {
        let (directory, years) = fill(&store).await;
        let coordinator = actor(&store, COORDINATOR).await;
        let today = store.clock().today();
        let until = today + Duration::weeks(4);
        let mut read = store.read(&coordinator).await.unwrap();
        let mut seen = BTreeSet::new();
        for year in &years {
            let (content, ages) = (&year.content, ages(year));
            for plan in &content.plans {
                let report = read.get_plan_report(plan.id, until).await.unwrap();
                let measures: Vec<_> =
                    content.measures.iter().filter(|measure| measure.plan_id == plan.id).collect();
                let open: Vec<_> = measures.iter().filter(|measure| !measure.status.is_finished()).collect();
                let number = |is_meant: &dyn Fn(&Measure) -> bool| {
                    measures.iter().filter(|measure| is_meant(measure)).count() as i64
                };

                for lane in &report.goals {
                    let Lane::Goal(goal) = lane.lane else { panic!("{} is no goal", lane.name) };
                    assert_eq!(lane.standing, standings(&measures, goal, today), "{}", lane.name);
                }
                assert_eq!(report.goals.iter().map(|lane| lane.all().count).sum::<i64>(), number(&|_| true));
                assert_eq!(told(&report.committees), counted(&measures, |one| one.committee_id.map(|id| id.0)));
                assert_eq!(told(&report.people), counted(&measures, |one| one.responsible_id.map(|id| id.0)));
                assert_eq!(report.delays, [
                    number(&|measure| is_late(measure.status, measure.due_on, today)),
                    number(&|measure| measure.status == MeasureStatus::Delayed),
                    number(&|measure| measure.status == MeasureStatus::Paused),
                ]);
                let untouched = open.iter().filter(|one| ages[&one.id].is_untouched(today)).count();
                assert_eq!(report.care(Care::Untouched), untouched as i64);
                let unanswered = open.iter().filter(|one| one.responsible_id.is_none()).count();
                assert_eq!(report.care(Care::NobodyResponsible), unanswered as i64);
                assert_eq!(report.care(Care::NoMeasure), without_measure(content, &measures, plan.id));
                assert_eq!(report.care(Care::NoValue), without_value(content, plan));

                let judged = |judged| report.goals.iter().map(|lane| lane.judged(judged).count).sum::<i64>();
                for (light, as_judged) in [
                    (TrafficLight::OnTrack, Judged::OnTrack),
                    (TrafficLight::AtRisk, Judged::AtRisk),
                    (TrafficLight::InTrouble, Judged::InTrouble),
                ] {
                    let young = year.judgements.iter().filter(|one| {
                        let on = german_time(one.judged_at).date();
                        let is_open = open.iter().any(|measure| measure.id == one.measure_id);
                        one.light == light && is_open && (today - on).whole_days() <= 90
                    });
                    assert_eq!(judged(as_judged), young.count() as i64, "{light}");
                }
                let due = content.milestones.iter().filter(|milestone| {
                    milestone.done_on.is_none()
                        && milestone.due_on.is_some_and(|day| day <= until)
                        && open.iter().any(|measure| measure.id == milestone.measure_id)
                });
                assert_eq!(report.milestones.len(), due.count());
                seen.extend(report.care.iter().map(|count| *count > 0).enumerate().filter(|(_, some)| *some));
            }
        }
        assert_eq!(seen.len(), 4, "each figure of care is more than nothing somewhere");

        let all = whole(&directory, &years);
        let figures = read.list_plan_figures().await.unwrap();
        assert_eq!(figures.len(), all.plans.len());
        for figures in &figures {
            let measures = all.measures.iter().filter(|measure| measure.plan_id == figures.plan.plan.id);
            let mut expected = StandingCounts::default();
            for measure in measures {
                expected.add(Standing::of(measure.status, measure.due_on, today));
            }
            assert_eq!(figures.all(), expected, "{}", figures.plan.health_region);
            assert_eq!(figures.delayed.len() as i64, expected.of(Standing::Delayed));
        }
    }

    async fn only_the_program_writes_generated_plans(store: Empty) {
        let (directory, years) = fill(&store).await;
        let coordinator = actor(&store, COORDINATOR).await;
        let mut write = store.write(&coordinator).await.unwrap();
        let refused = write.load_year(&directory, &years[0]).await;
        assert!(matches!(refused, Err(StoreError::NotAllowed)));
        drop(write);
        let mut write = store.write(&Actor::System).await.unwrap();
        let twice = write.load_year(&directory, &years[0]).await;
        assert!(matches!(twice, Err(StoreError::Conflict(_))));
        drop(write);
        let mut write = store.write(&Actor::System).await.unwrap();
        let lost = write.load_year(&Content::default(), &years[0]).await;
        assert!(matches!(lost, Err(StoreError::NotFound(_))));
    }
}

/// What the steps of a year tell of its measures.
fn ages(year: &YearOfPlans) -> HashMap<MeasureId, MeasureAge> {
    let content = &year.content;
    let began = german_time(year.began_at).date();
    let age = |measure: &Measure| MeasureAge { id: measure.id, touched_on: began, status_since: began };
    let mut ages: HashMap<_, _> = content.measures.iter().map(|measure| (measure.id, age(measure))).collect();
    for step in &year.steps {
        let on = german_time(step.at).date();
        let (id, is_status) = match step.deed {
            Deed::Status { measure, .. } => (content.measures[measure].id, true),
            Deed::Milestone(number) => (content.milestones[number].measure_id, false),
            Deed::Judgement(number) => (year.judgements[number].measure_id, false),
            Deed::Measurement(_) => continue,
        };
        let age = ages.get_mut(&id).unwrap();
        age.touched_on = on;
        if is_status {
            age.status_since = on;
        }
    }
    ages
}

fn standings(measures: &[&Measure], goal: GoalId, today: Date) -> StandingCounts {
    let mut counts = StandingCounts::default();
    for measure in measures.iter().filter(|measure| measure.goal_id == goal) {
        counts.add(Standing::of(measure.status, measure.due_on, today));
    }
    counts
}

fn without_measure(content: &Content, measures: &[&Measure], plan: domain::id::PlanId) -> i64 {
    let goals = content.goals.iter().filter(|goal| goal.plan_id == plan);
    goals.filter(|goal| measures.iter().all(|measure| measure.goal_id != goal.id)).count() as i64
}

fn without_value(content: &Content, plan: &domain::plan::Plan) -> i64 {
    let goals: BTreeMap<_, _> = content.goals.iter().map(|goal| (goal.id, goal.plan_id)).collect();
    let outcomes: BTreeMap<_, _> =
        content.outcomes.iter().map(|outcome| (outcome.id, goals[&outcome.goal_id])).collect();
    let of_plan = content.indicators.iter().filter(|indicator| outcomes[&indicator.outcome_id] == plan.id);
    let lacking = of_plan.filter(|indicator| {
        let mut values = content.measurements.iter().filter(|value| value.indicator_id == indicator.id);
        values.all(|value| value.measured_on < plan.period_from || plan.period_to < value.measured_on)
    });
    lacking.count() as i64
}
