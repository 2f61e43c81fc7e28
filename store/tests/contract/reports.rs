//! Figures for managers and the start page.

use std::collections::{BTreeMap, BTreeSet};

use domain::{
    accounts::Role,
    calendar::german_time,
    change::{ChangeAction, RecordKind},
    directory::DirectoryList,
    id::{CommitteeId, GoalId, HealthRegionId, MeasureId, MilestoneId, PersonId, UserId},
    permission::{Actor, Grant, Place, Reach, Visibility},
    plan::{
        FilterFacts, Goal, Lane, Measure, MeasureAge, MeasureField, MeasureStatus, Milestone, Plan,
        PlanState, StatusAge, TrafficLight, is_late,
    },
    reports::{Care, LaneFigures, Standing},
};
use store::{StoreError, change::ChangeQuery, content::Content};
use time::{Date, Duration, macros::date};
use uuid::Uuid;

use crate::{
    plan::move_on,
    support::{COORDINATOR, Demo, Empty, GUEST, HESSEN, MEMBER, OPERATOR, current_plan, draft_plan},
    world::{for_anybody, somebody, world},
};

contract! {
    async fn figures_are_made_of_exactly_what_their_reader_may_see(store: Empty) {
        let world = world();
        store.fill(&world.content).await;
        for_anybody(20, async |actor| {
            let reach = Reach::of(actor);
            let mut read = store.read(actor).await.unwrap();
            let visible: BTreeSet<_> = world
                .of(domain::change::RecordKind::Plan)
                .filter(|thing| reach.contains(thing.visibility, &thing.place))
                .map(|thing| thing.record.id)
                .collect();
            let figures = read.list_plan_figures().await.unwrap();
            assert_eq!(
                figures.iter().map(|figures| figures.plan.plan.id.0).collect::<BTreeSet<_>>(),
                visible
            );
            // The start page is about the reader's own regions, if they have plans.
            let is_own = |id: &HealthRegionId| {
                world.content.health_regions.iter().any(|r| r.id == *id && reach.region.contains(&r.place()))
            };
            let of_own = world.content.plans.iter().filter(|plan| is_own(&plan.health_region_id));
            let own: BTreeSet<_> = of_own.map(|plan| plan.id.0).filter(|id| visible.contains(id)).collect();
            let expected = if own.is_empty() { &visible } else { &own };
            let overview = read.get_overview().await.unwrap();
            assert_eq!(overview.plans.iter().map(|plan| plan.plan.id.0).collect::<BTreeSet<_>>(), *expected);
            // Every plan of the world has two measures, which are late.
            assert_eq!(overview.late_count, 2 * expected.len());
            let counts: BTreeMap<_, _> = read.count_directory().await.unwrap().into_iter().collect();
            assert_eq!(
                [
                    overview.counts.health_regions,
                    overview.counts.committees,
                    overview.counts.organisations,
                    overview.counts.people,
                ],
                [
                    counts[&DirectoryList::HealthRegions],
                    counts[&DirectoryList::Committees],
                    counts[&DirectoryList::Organisations],
                    counts[&DirectoryList::People],
                ],
            );
            for line in overview.late.iter().chain(&overview.mine) {
                assert!(visible.contains(&line.plan_id.0));
                let Some(committee) = &line.committee else { continue };
                let thing = world.things.iter().find(|thing| thing.record == committee.record).unwrap();
                assert!(reach.contains(thing.visibility, &thing.place));
            }
        });
    }

    async fn the_figures_of_a_plan_count_each_measure_once(store: Demo) {
        let content = store.content();
        let today = store.clock().today();
        let figures = store.read(&Actor::Visitor).await.unwrap().list_plan_figures().await.unwrap();
        assert!(figures.iter().all(|figures| figures.plan.plan.state != PlanState::Draft));
        let figures = figures.into_iter().find(|figures| figures.plan.plan.id == current_plan()).unwrap();
        let measures: Vec<_> =
            content.measures.iter().filter(|measure| measure.plan_id == current_plan()).collect();
        for standing in Standing::ALL {
            let standing_so = |measure: &&&domain::plan::Measure| {
                Standing::of(measure.status, measure.due_on, today) == *standing
            };
            let expected = measures.iter().filter(standing_so).count() as i64;
            assert_eq!(figures.all().of(*standing), expected, "{standing}");
        }
        let goals: BTreeMap<_, _> = content.goals.iter().map(|goal| (goal.id, goal.field_id)).collect();
        for (name, counts) in &figures.fields {
            let of_field = measures.iter().filter(|measure| {
                content.fields.iter().any(|field| field.id == goals[&measure.goal_id] && field.name == *name)
            });
            assert_eq!(counts.total(), of_field.count() as i64, "{name}");
        }
        let delayed: BTreeSet<_> = figures.delayed.iter().map(|line| line.id).collect();
        let is_delayed = |measure: &&&domain::plan::Measure| {
            Standing::of(measure.status, measure.due_on, today) == Standing::Delayed
        };
        assert_eq!(delayed, measures.iter().filter(is_delayed).map(|measure| measure.id).collect());
        assert!(figures.delayed.is_sorted_by_key(|line| (line.due_on.is_none(), line.due_on)));
    }

    async fn the_report_of_a_plan_is_what_a_recount_of_its_records_finds_for_each_reader(store: Empty) {
        let mut world = world();
        crowd(&mut world.content);
        store.fill(&world.content).await;
        store.clock().advance(Duration::days(120));
        let content = &world.content;
        let touched = touch_every_third(&store, content).await;
        let today = store.clock().today();
        let until = today + Duration::weeks(4);
        for_anybody(12, async |actor| {
            let reach = Reach::of(actor);
            let sees = |kind: RecordKind, id: Uuid| {
                let mut named = world.of(kind).filter(|thing| thing.record.id == id);
                named.any(|thing| reach.contains(thing.visibility, &thing.place))
            };
            let mut read = store.read(actor).await.unwrap();
            for plan in &content.plans {
                let report = read.get_plan_report(plan.id, until).await;
                if !sees(RecordKind::Plan, plan.id.0) {
                    assert!(matches!(report, Err(StoreError::NotFound(RecordKind::Plan))));
                    continue;
                }
                let report = report.unwrap();
                let measures: Vec<_> = content.measures.iter().filter(|measure| measure.plan_id == plan.id).collect();
                let open: Vec<_> = measures.iter().filter(|measure| !measure.status.is_finished()).collect();

                for lane in &report.goals {
                    let of_goal = measures.iter().filter(|measure| lane.lane == Lane::Goal(measure.goal_id));
                    assert_eq!(lane.all().count, of_goal.clone().count() as i64);
                    let delayed = of_goal.filter(|measure| is_delayed(measure, today));
                    assert_eq!(lane.standing(Standing::Delayed).count, delayed.count() as i64);
                }
                // Of whom the reader may not see, nothing is told; their measures count as those of nobody.
                let committee = |measure: &Measure| {
                    measure.committee_id.map(|id| id.0).filter(|id| sees(RecordKind::Committee, *id))
                };
                let person = |measure: &Measure| {
                    measure.responsible_id.map(|id| id.0).filter(|id| sees(RecordKind::Person, *id))
                };
                assert_eq!(told(&report.committees), counted(&measures, committee));
                assert_eq!(told(&report.people), counted(&measures, person));

                let number = |is_meant: &dyn Fn(&Measure) -> bool| {
                    measures.iter().filter(|measure| is_meant(measure)).count() as i64
                };
                assert_eq!(report.delays, [
                    number(&|measure| is_late(measure.status, measure.due_on, today)),
                    number(&|measure| measure.status == MeasureStatus::Delayed),
                    number(&|measure| measure.status == MeasureStatus::Paused),
                ]);
                let untouched = open.iter().filter(|measure| !touched.contains(&measure.id)).count();
                assert_eq!(report.care(Care::Untouched), untouched as i64);
                let unanswered = open.iter().filter(|measure| person(measure).is_none()).count();
                assert_eq!(report.care(Care::NobodyResponsible), unanswered as i64);
                let goals = content.goals.iter().filter(|goal| goal.plan_id == plan.id);
                let empty = goals.filter(|goal| !measures.iter().any(|measure| measure.goal_id == goal.id));
                assert_eq!(report.care(Care::NoMeasure), empty.count() as i64);
                // The world has measured everything in October.
                assert_eq!(report.care(Care::NoValue), 0);

                let due = content.milestones.iter().filter(|milestone| {
                    milestone.done_on.is_none()
                        && milestone.due_on.is_some_and(|day| day <= until)
                        && open.iter().any(|measure| measure.id == milestone.measure_id)
                });
                let mut due: Vec<_> = due.map(|milestone| milestone.id).collect();
                let mut listed: Vec<_> = report.milestones.iter().map(|milestone| milestone.id).collect();
                due.sort_unstable();
                listed.sort_unstable();
                assert_eq!(listed, due);

                // What is behind a number lists so many.
                let board = read.get_board(plan.id).await.unwrap();
                let ages = read.list_measure_ages(plan.id).await.unwrap();
                let facts = FilterFacts { today, changed: &[], ages: &ages };
                for figure in report.figures() {
                    let listed = board.cards.iter().filter(|card| figure.filter.shows(card, facts)).count();
                    assert_eq!(figure.count, listed as i64, "{:?}", figure.filter);
                }
            }
        });
    }

    async fn ages_of_measures_are_what_their_history_tells(store: Demo) {
        let coordinator = store.actor(COORDINATOR).await;
        let cards = store.read(&coordinator).await.unwrap().get_board(current_plan()).await.unwrap().cards;
        let open: Vec<_> = cards.iter().filter(|card| !card.status.is_finished()).map(|card| card.id).collect();
        store.clock().advance(Duration::days(100));
        let change = move_on(&store, &coordinator).await;
        let moved = store.read(&coordinator).await.unwrap().list_changes(ChangeQuery { limit: 1, ..ChangeQuery::default() }).await;
        let moved = moved.unwrap().remove(0);
        assert_eq!(moved.id, change);
        let moved = MeasureId(moved.record.id);
        store.clock().advance(Duration::days(3));
        let others: Vec<_> = open.into_iter().filter(|id| *id != moved).collect();
        let [renamed, stepped, judged] = others[..3] else { panic!("the plan has open measures") };
        let mut write = store.write(&coordinator).await.unwrap();
        write.edit_measures(&[renamed], MeasureField::Title, "Ein anderer Titel").await.unwrap();
        write.add_milestone(stepped, "Noch ein Schritt", "", "").await.unwrap();
        write.judge_measure(judged, TrafficLight::AtRisk, "Es stockt.").await.unwrap();
        write.commit().await.unwrap();
        store.clock().advance(Duration::days(7));

        let today = store.clock().today();
        let ages = store.read(&Actor::Visitor).await.unwrap().list_measure_ages(current_plan()).await.unwrap();
        assert_eq!(ages.iter().map(|age| age.id).collect::<BTreeSet<_>>(), cards.iter().map(|card| card.id).collect());
        assert!(ages.is_sorted_by_key(|age| age.id));
        let mut everything = store.read(&Actor::System).await.unwrap();
        for age in &ages {
            let query = ChangeQuery { measure: Some(age.id), limit: 1_000, ..ChangeQuery::default() };
            let changes = everything.list_changes(query).await.unwrap();
            let parts =
                [RecordKind::Measure, RecordKind::Milestone, RecordKind::ChecklistPoint, RecordKind::Judgement];
            let touching = changes.iter().find(|change| parts.contains(&change.record.kind)).unwrap();
            let entering = changes.iter().find(|change| {
                change.record.kind == RecordKind::Measure
                    && (change.action == ChangeAction::Created
                        || change.fields.iter().any(|field| field.field == "status"))
            });
            let day = |change: &domain::change::ChangeEntry| german_time(change.at).date();
            let expected =
                MeasureAge { id: age.id, touched_on: day(touching), status_since: day(entering.unwrap()) };
            assert_eq!(*age, expected);
        }
        let of = |id| *ages.iter().find(|age| age.id == id).unwrap();
        let days = |id| {
            let MeasureAge { touched_on, status_since, .. } = of(id);
            ((today - touched_on).whole_days(), (today - status_since).whole_days())
        };
        assert_eq!((days(moved), days(renamed)), ((10, 10), (7, 110)));
        assert_eq!((days(stepped), days(judged)), ((7, 110), (7, 110)));
        assert_eq!(StatusAge::of(of(renamed).status_since, today), StatusAge::HalfYear);
        let hidden = store.read(&Actor::Visitor).await.unwrap().list_measure_ages(draft_plan()).await;
        assert!(matches!(hidden, Err(StoreError::NotFound(RecordKind::Plan))));
    }

    async fn what_is_delayed_in_a_plan_is_listed_alike_by_itself_and_among_all(store: Demo) {
        let mut read = store.read(&Actor::Visitor).await.unwrap();
        let all = read.list_plan_figures().await.unwrap();
        let of_plan = all.into_iter().find(|figures| figures.plan.plan.id == current_plan()).unwrap();
        assert!(!of_plan.delayed.is_empty());
        assert_eq!(read.list_delayed(current_plan()).await.unwrap(), of_plan.delayed);
        let hidden = read.list_delayed(draft_plan()).await;
        assert!(matches!(hidden, Err(StoreError::NotFound(RecordKind::Plan))));
    }

    async fn what_is_late_comes_the_longest_overdue_first(store: Demo) {
        let content = store.content();
        let today = store.clock().today();
        let overview = store.read(&Actor::Visitor).await.unwrap().get_overview().await.unwrap();
        let current: BTreeSet<_> = content
            .plans
            .iter()
            .filter(|plan| {
                plan.state == PlanState::Adopted && plan.period_from <= today && today <= plan.period_to
            })
            .map(|plan| plan.id)
            .collect();
        let late = content.measures.iter().filter(|measure| {
            current.contains(&measure.plan_id) && is_late(measure.status, measure.due_on, today)
        });
        assert_eq!(overview.late_count, late.count());
        assert!(overview.late.is_sorted_by_key(|line| line.due_on));
        assert!(overview.late.len() <= overview.late_count);
        assert!(!overview.late.is_empty() && overview.mine.is_empty());
    }

    async fn mine_is_what_my_committees_and_i_have_to_do(store: Demo) {
        let content = store.content();
        let member = store.actor(MEMBER).await;
        let person = PersonId::named("hassberge/sozialstation");
        let seats = content.memberships.iter().filter(|seat| seat.person_id == Some(person));
        let mut committees: BTreeSet<_> = seats.map(|seat| seat.committee_id).collect();
        committees.insert(CommitteeId::named("hassberge/ag-pflege"));
        let expected: BTreeSet<_> = content
            .measures
            .iter()
            .filter(|measure| measure.plan_id == current_plan() && !measure.status.is_finished())
            .filter(|measure| {
                measure.responsible_id == Some(person)
                    || measure.committee_id.is_some_and(|committee| committees.contains(&committee))
            })
            .map(|measure| measure.id)
            .collect();
        let overview = store.read(&member).await.unwrap().get_overview().await.unwrap();
        assert_eq!(overview.mine_count, expected.len());
        let today = store.clock().today();
        let late = content.measures.iter().filter(|measure| expected.contains(&measure.id));
        let late = late.filter(|measure| is_late(measure.status, measure.due_on, today));
        assert_eq!(overview.mine_late_count, late.count());
        assert!(!overview.mine.is_empty() && overview.mine.iter().all(|line| expected.contains(&line.id)));
        assert!(overview.mine.is_sorted_by_key(|line| (line.due_on.is_none(), line.due_on)));
        let operator = store.actor(OPERATOR).await;
        assert_eq!(store.read(&operator).await.unwrap().get_overview().await.unwrap().mine_count, 0);
    }

    async fn a_seat_is_mine_for_its_term_and_what_i_answer_for_is_mine_anyway(store: Empty) {
        let mut world = world();
        let me = PersonId::named("2/network");
        let group = CommitteeId::named("2/public");
        let tomorrow = store.clock().today().next_day().unwrap();
        let content = &mut world.content;
        content.users[0].user.person_id = Some(me);
        content.memberships.retain(|seat| seat.person_id != Some(me) || seat.committee_id == group);
        for seat in content.memberships.iter_mut().filter(|seat| seat.person_id == Some(me)) {
            (seat.valid_from, seat.valid_to) = (Some(tomorrow), tomorrow.next_day());
        }
        let is_private = |plan: &&mut Plan| plan.visibility == Visibility::Private;
        content.plans.iter_mut().filter(is_private).for_each(|plan| plan.visibility = Visibility::Office);
        let answered = content.measures.iter().position(|measure| measure.committee_id.is_none()).unwrap();
        for (number, measure) in content.measures.iter_mut().enumerate() {
            measure.responsible_id = (number == answered).then_some(me);
        }
        let of_group = content.measures.iter().filter(|measure| measure.committee_id == Some(group)).count();
        assert!(of_group > 1);
        store.fill(content).await;
        let everywhere = Grant { role: Role::Coordinator, place: Place::default() };
        let actor = Actor::User { id: somebody(), name: "Ich".to_owned(), person: Some(me), grants: vec![everywhere] };
        for mine in [1, 1 + of_group, 1] {
            let overview = store.read(&actor).await.unwrap().get_overview().await.unwrap();
            assert_eq!(overview.mine_count, mine, "on {}", store.clock().today());
            assert!(overview.mine.iter().any(|line| line.id == content.measures[answered].id) || mine > 6);
            store.clock().advance(time::Duration::days(1));
        }
    }

    async fn the_news_are_what_people_did(store: Demo) {
        let guest = store.actor(GUEST).await;
        assert!(store.read(&guest).await.unwrap().get_overview().await.unwrap().news.is_empty());
        let coordinator = store.actor(COORDINATOR).await;
        let change = move_on(&store, &coordinator).await;
        for actor in [guest, Actor::Visitor, store.actor(HESSEN).await] {
            let news = store.read(&actor).await.unwrap().get_overview().await.unwrap().news;
            assert_eq!(news.iter().map(|entry| entry.id).collect::<Vec<_>>(), [change]);
        }
    }

    async fn the_operator_counts_what_is_in_the_database(store: Demo) {
        let content = store.content();
        let counts: BTreeMap<_, _> =
            store.read(&Actor::System).await.unwrap().count_records().await.unwrap().into_iter().collect();
        for (table, expected) in [
            ("health_regions", content.health_regions.len()),
            ("organisations", content.organisations.len()),
            ("people", content.people.len()),
            ("contacts", content.contacts.len()),
            ("committees", content.committees.len()),
            ("memberships", content.memberships.len()),
            ("relations", content.relations.len()),
            ("fields_of_action", content.fields.len()),
            ("topics", content.topics.len()),
            ("plans", content.plans.len()),
            ("goals", content.goals.len()),
            ("outcomes", content.outcomes.len()),
            ("indicators", content.indicators.len()),
            ("measurements", content.measurements.len()),
            ("measures", content.measures.len()),
            ("milestones", content.milestones.len()),
            ("users", content.users.len()),
        ] {
            assert_eq!(counts[table], expected as i64, "{table}");
        }
        let newest = store.read(&Actor::System).await.unwrap().newest_change().await.unwrap();
        assert_eq!((counts["regions"], counts["changes"]), (401, newest));
        for actor in store.everybody().await {
            if actor != Actor::System {
                let refused = store.read(&actor).await.unwrap().count_records().await;
                assert!(matches!(refused, Err(StoreError::NotAllowed)), "{}", actor.name());
            }
        }
    }

    async fn somebody_without_an_account_of_their_own_has_nothing_to_do(store: Demo) {
        let stranger =
            Actor::User { id: UserId::named("stranger"), name: "Fremde".to_owned(), person: None, grants: Vec::new() };
        let overview = store.read(&stranger).await.unwrap().get_overview().await.unwrap();
        assert_eq!(overview.mine_count, 0);
    }
}

/// More goals and measures for each plan of the world: at random, and always the same.
fn crowd(content: &mut Content) {
    const DUE: Date = date!(2027 - 03 - 01);
    let mut seed = 7_u64;
    let mut random = move |below: usize| {
        seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (seed >> 33) as usize % below
    };
    let committees: Vec<_> = content.committees.iter().map(|committee| committee.id).collect();
    let people: Vec<_> = content.people.iter().map(|person| person.id).collect();
    let models = content.measures.clone();
    for goal in content.goals.clone() {
        // One of the goals stays without a measure.
        let goals: Vec<_> = (0..4).map(|number| GoalId::named(&format!("{}/{number}", goal.title))).collect();
        content.goals.extend(goals.iter().map(|id| Goal { id: *id, ..goal.clone() }));
        let model = models.iter().find(|measure| measure.goal_id == goal.id).unwrap();
        for number in 0..12 {
            let name = format!("{}/{number}", goal.title);
            let day = |days: usize| DUE + Duration::days(days as i64);
            let measure = Measure {
                id: MeasureId::named(&name),
                goal_id: goals[random(3)],
                outcome_id: None,
                status: MeasureStatus::ALL[random(MeasureStatus::ALL.len())],
                committee_id: Some(committees[random(committees.len())]).filter(|_| random(4) > 0),
                responsible_id: Some(people[random(people.len())]).filter(|_| random(4) > 0),
                due_on: Some(day(random(60))).filter(|_| random(4) > 0),
                ..model.clone()
            };
            content.milestones.push(Milestone {
                id: MilestoneId::named(&name),
                measure_id: measure.id,
                title: "Schritt".to_owned(),
                due_on: Some(day(random(90))).filter(|_| random(4) > 0),
                done_on: Some(DUE).filter(|_| random(3) == 0),
                person_id: None,
                position: 1.0,
            });
            content.measures.push(measure);
        }
    }
}

/// Changes every third measure of each plan; returns which.
async fn touch_every_third(store: &store::Store, content: &Content) -> BTreeSet<MeasureId> {
    let touched: Vec<_> = content.measures.iter().step_by(3).map(|measure| measure.id).collect();
    let mut write = store.write(&Actor::System).await.unwrap();
    write.edit_measures(&touched, MeasureField::Title, "Angefasst").await.unwrap();
    write.commit().await.unwrap();
    touched.into_iter().collect()
}

/// Whether a measure is delayed, said with other words than those of the figures.
fn is_delayed(measure: &Measure, today: Date) -> bool {
    use MeasureStatus::{Delayed, Done, Paused, Permanent, Stopped};
    let is_over = measure.due_on.is_some_and(|due| due < today);
    match measure.status {
        Done | Permanent | Stopped => false,
        Delayed | Paused => true,
        _ => is_over,
    }
}

/// How many measures a report tells of each committee or person.
pub(crate) fn told(lanes: &[LaneFigures]) -> BTreeMap<Option<Uuid>, i64> {
    let id = |lane| match lane {
        Lane::Committee(id) => id.map(|id| id.0),
        Lane::Person(id) => id.map(|id| id.0),
        other => panic!("{other} is neither a committee nor a person"),
    };
    lanes.iter().map(|lane| (id(lane.lane), lane.all().count)).collect()
}

/// How many measures there are of each.
pub(crate) fn counted(
    measures: &[&Measure],
    of: impl Fn(&Measure) -> Option<Uuid>,
) -> BTreeMap<Option<Uuid>, i64> {
    let mut counted = BTreeMap::new();
    for measure in measures {
        *counted.entry(of(measure)).or_default() += 1;
    }
    counted
}
