//! Figures for managers and the start page.

use std::collections::{BTreeMap, BTreeSet};

use domain::{
    accounts::Role,
    directory::DirectoryList,
    id::{CommitteeId, HealthRegionId, PersonId, UserId},
    permission::{Actor, Grant, Place, Reach, Visibility},
    plan::{Plan, PlanState, is_late},
    reports::Standing,
};
use store::StoreError;

use crate::{
    plan::move_on,
    support::{COORDINATOR, Demo, Empty, GUEST, HESSEN, MEMBER, OPERATOR, current_plan},
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
