//! Health regions side by side: what is counted, who releases it, and that nothing else is seen.

use domain::{
    accounts::Role,
    change::RecordKind,
    id::{HealthRegionId, MeasureId, PlanId, UserId},
    permission::{Actor, FiguresReach, Grant, Place, StateKey},
    plan::{EditError, Judged, PlanState, PlanSummary, TrafficLight},
    reports::{
        Care, Compare, ComparedFigure, ComparedRegion, LaneFigures, PlanFigures, RegionComparison, Standing,
        StandingCounts, Together,
    },
};
use store::{Store, StoreError, change::ChangeQuery, reports::ComparisonWish};

use crate::support::{
    CHAIR, COORDINATOR, Demo, GUEST, HESSEN, MANAGER, MEMBER, OPERATOR, current_plan, draft_plan,
};

contract! {
    /// The figures of many plans, counted together, are those that the dashboard of each plan counts for itself.
    async fn the_figures_of_many_plans_are_those_of_each_of_them(store: Demo) {
        let coordinator = store.actor(COORDINATOR).await;
        for (title, light) in [
            ("Börse für Kurzzeitpflege", TrafficLight::OnTrack),
            ("Trinkbrunnen an acht Plätzen", TrafficLight::InTrouble),
            // The newest counts.
            ("Trinkbrunnen an acht Plätzen", TrafficLight::AtRisk),
        ] {
            let mut write = store.write(&coordinator).await.unwrap();
            let measure = MeasureId::named(&format!("hassberge/plan/{title}"));
            write.judge_measure(measure, light, "Es geht voran.").await.unwrap();
            write.commit().await.unwrap();
        }
        let today = store.clock().today();
        let comparison = compare(&store, &Actor::System, None, None, Compare::All).await;
        let mut compared = 0;
        for plan in comparison.regions.iter().filter_map(|region| region.plan.as_ref()) {
            let mut read = store.read(&Actor::System).await.unwrap();
            let report = read.get_plan_report(plan.id, today).await.unwrap();
            let ages = read.list_measure_ages(plan.id).await.unwrap();
            let sum = |figure: &dyn Fn(&LaneFigures) -> i64| report.goals.iter().map(figure).sum::<i64>();
            for standing in Standing::ALL {
                let expected = sum(&|lane: &LaneFigures| lane.standing(*standing).count);
                assert_eq!(plan.counts.standing.of(*standing), expected, "{standing}");
            }
            for judged in Judged::ALL {
                let expected = sum(&|lane: &LaneFigures| lane.judged(*judged).count);
                assert_eq!(plan.counts.judged.judged(*judged) as i64, expected, "{judged}");
            }
            let goals = report.goals.len() as i64;
            assert_eq!(plan.counts.goals, goals);
            assert_eq!(plan.counts.goals_with_measure, goals - report.care(Care::NoMeasure));
            let lacking = plan.counts.indicators - plan.counts.indicators_with_value;
            assert_eq!(lacking, report.care(Care::NoValue));
            let touched = ages.iter().map(|age| age.touched_on).max();
            let days = touched.map(|day| (today - day).whole_days());
            assert_eq!(plan.counts.untouched_days, days);
            compared += 1;
        }
        assert!(compared >= 9, "{compared} plans");
        let hassberge = of(&comparison, "hassberge").plan.as_ref().unwrap();
        let judged = |figure| hassberge.counts.value(figure).map(|value| value.value);
        assert_eq!(
            [ComparedFigure::OnTrack, ComparedFigure::AtRisk, ComparedFigure::InTrouble].map(judged),
            [Some(1), Some(1), Some(0)]
        );
    }

    async fn a_manager_sees_the_own_figures_and_what_others_have_released(store: Demo) {
        let manager = store.actor(MANAGER).await;
        let seen = compare(&store, &manager, None, None, Compare::All).await;
        assert!(seen.regions.iter().all(|region| region.state.as_str() == "09"));
        assert!(of(&seen, "hassberge").is_own && of(&seen, "hassberge").released().is_none());
        assert!(of(&seen, "hassberge").plan.is_some());
        for released in ["bad-kissingen", "schweinfurt", "bamberg"] {
            assert!(of(&seen, released).released().is_some(), "{released}");
        }
        // One has not released its figures, the other has no plan: nobody can tell which.
        for hidden in ["rhoen-grabfeld", "coburg"] {
            assert_eq!(of(&seen, hidden).plan, None, "{hidden}");
        }
        assert_eq!(seen.summary.released, 3);
        assert_eq!(seen.summary.sums.map(|sums| sums.standing.total()), Some(8 + 6 + 8));
    }

    async fn whatever_happens_in_a_plan_that_is_not_released_others_see_the_same(store: Demo) {
        let readers = [store.actor(MANAGER).await, service_unit(), instance()];
        let mut before = Vec::new();
        for reader in &readers {
            before.push(everything(&store, reader).await);
        }
        store
            .execute(
                "update measure set status = 'delayed' where plan_id in (select plan_id from plan
                    join health_region using (health_region_id) where name like '%Rhön-Grabfeld')",
            )
            .await;
        for (reader, before) in readers.iter().zip(before) {
            assert_eq!(everything(&store, reader).await, before);
        }
        // The program itself sees that it did happen.
        let all = compare(&store, &Actor::System, None, None, Compare::All).await;
        let changed = of(&all, "rhoen-grabfeld").plan.as_ref().unwrap();
        assert_eq!(changed.counts.standing.of(Standing::Delayed), changed.counts.standing.total());
    }

    async fn plans_laid_together_tell_nothing_of_one_that_is_not_released(store: Demo) {
        let readers = [
            (store.actor(MANAGER).await, 4),
            (store.actor(HESSEN).await, 4),
            (service_unit(), 3),
            (instance(), 7),
            (store.actor(GUEST).await, 0),
            (Actor::Visitor, 0),
        ];
        let mut before = Vec::new();
        for (reader, regions) in &readers {
            let seen = together(&store, reader).await;
            assert_eq!(seen.regions.len(), *regions, "{}", reader.name());
            assert!(seen.regions.iter().all(|(name, _)| !name.ends_with("Rhön-Grabfeld")));
            let measures = |parts: &[(String, StandingCounts)]| -> i64 {
                parts.iter().map(|(_, counts)| counts.total()).sum()
            };
            assert_eq!(measures(&seen.fields), measures(&seen.regions));
            before.push(seen);
        }
        store
            .execute(
                "update measure set status = 'delayed' where plan_id in (select plan_id from plan
                    join health_region using (health_region_id) where name like '%Rhön-Grabfeld')",
            )
            .await;
        for ((reader, _), before) in readers.iter().zip(before) {
            assert_eq!(together(&store, reader).await, before, "{}", reader.name());
        }
    }

    async fn no_filter_shows_a_figure_that_is_not_released_nor_a_sum_of_fewer_than_three(store: Demo) {
        for reader in [store.actor(MANAGER).await, store.actor(HESSEN).await, service_unit(), instance()] {
            for seen in everything(&store, &reader).await {
                for region in &seen.regions {
                    let is_released = region.released().is_some();
                    assert!(region.plan.is_none() || is_released || region.is_own, "{}", region.name);
                }
                let released = seen.regions.iter().filter(|region| region.released().is_some()).count();
                assert_eq!(seen.summary.released, released);
                assert_eq!(seen.summary.sums.is_some(), released >= 3);
                assert!(released >= 3 || seen.summary.medians.iter().all(Option::is_none));
            }
        }
    }

    async fn only_those_who_coordinate_or_lead_compare(store: Demo) {
        for email in [OPERATOR, CHAIR, MEMBER, GUEST] {
            assert_refused(&store, &store.actor(email).await).await;
        }
        assert_refused(&store, &Actor::Visitor).await;
    }

    async fn who_leads_a_region_releases_its_figures_and_takes_that_back(store: Demo) {
        let manager = store.actor(MANAGER).await;
        let above = service_unit();
        assert_eq!(of(&compare(&store, &above, None, None, Compare::All).await, "hassberge").plan, None);
        let mut write = store.write(&manager).await.unwrap();
        let released = write.set_figures_released(current_plan(), true, 1).await.unwrap();
        write.commit().await.unwrap();
        assert_eq!((released.released_on, released.version), (Some(store.clock().today()), 2));
        assert_eq!(released.released_by, manager.user_id());

        let mut read = store.read(&manager).await.unwrap();
        let settings = read.get_plan_settings(current_plan()).await.unwrap();
        assert_eq!(settings.released_by.as_deref(), Some(manager.name()));
        let query = ChangeQuery { record: Some(current_plan().0), limit: 1, ..ChangeQuery::default() };
        let change = read.list_changes(query).await.unwrap().remove(0);
        assert_eq!((change.record.kind, change.actor.as_str()), (RecordKind::Plan, manager.name()));
        assert!(change.fields.iter().any(|field| field.field == "released_on" && field.before.is_empty()));
        drop(read);
        let seen = compare(&store, &above, None, None, Compare::All).await;
        assert_eq!(of(&seen, "hassberge").released().map(|counts| counts.standing.total()), Some(40));
        assert_eq!(seen.summary.released, 4);

        let mut write = store.write(&manager).await.unwrap();
        let twice = write.set_figures_released(current_plan(), true, 2).await;
        assert!(matches!(twice, Err(StoreError::Refused(EditError::DoesNotFollow))));
        drop(write);
        let mut write = store.write(&manager).await.unwrap();
        write.set_figures_released(current_plan(), false, 2).await.unwrap();
        write.commit().await.unwrap();
        assert_eq!(of(&compare(&store, &above, None, None, Compare::All).await, "hassberge").plan, None);
    }

    async fn nobody_else_releases_figures_and_none_are_those_of_a_draft(store: Demo) {
        let mut actors = vec![Actor::Visitor, service_unit(), instance()];
        for email in [OPERATOR, HESSEN, CHAIR, MEMBER, GUEST] {
            actors.push(store.actor(email).await);
        }
        for actor in actors {
            for is_released in [true, false] {
                let mut write = store.write(&actor).await.unwrap();
                let answer = write.set_figures_released(current_plan(), is_released, 1).await;
                assert!(matches!(answer, Err(StoreError::NotAllowed)), "{}", actor.name());
            }
        }
        let coordinator = store.actor(COORDINATOR).await;
        let mut write = store.write(&coordinator).await.unwrap();
        let draft = write.set_figures_released(draft_plan(), true, 1).await;
        assert!(matches!(draft, Err(StoreError::Refused(EditError::DoesNotFollow))));
        drop(write);
        let mut write = store.write(&coordinator).await.unwrap();
        let stale = write.set_figures_released(current_plan(), true, 7).await;
        assert!(matches!(stale, Err(StoreError::Stale(RecordKind::Plan))));
    }

    async fn a_year_shows_the_plan_that_holds_at_its_end(store: Demo) {
        let manager = store.actor(MANAGER).await;
        let plan_of = async |year| {
            let seen = compare(&store, &manager, None, Some(year), Compare::All).await;
            of(&seen, "hassberge").plan.as_ref().map(|plan| plan.id)
        };
        assert_eq!(plan_of(2026).await, Some(current_plan()));
        assert_eq!(plan_of(2025).await, Some(PlanId::named("hassberge/plan-vorjahr")));
        // Next year's plan is a draft.
        assert_eq!(plan_of(2027).await, None);
    }

    async fn a_map_has_every_compared_region_on_it(store: Demo) {
        let manager = store.actor(MANAGER).await;
        let mut read = store.read(&manager).await.unwrap();
        let wish = ComparisonWish { state: None, year: None, compare: Compare::All };
        let seen = read.compare_regions(&wish).await.unwrap();
        let map = read.map_regions(&seen);
        assert_eq!(map.areas.len(), seen.regions.len());
        assert!(map.areas.iter().all(|(_, path)| path.starts_with('M') && path.ends_with('z')));
        assert!(map.frame[2] > 0 && map.frame[3] > 0);
    }
}

async fn compare(
    store: &Store,
    actor: &Actor,
    state: Option<&str>,
    year: Option<i32>,
    compare: Compare,
) -> RegionComparison {
    let wish = ComparisonWish { state: state.map(StateKey::new), year, compare };
    store.read(actor).await.unwrap().compare_regions(&wish).await.unwrap()
}

/// What a reader is answered to every question.
async fn everything(store: &Store, actor: &Actor) -> Vec<RegionComparison> {
    let mut answers = Vec::new();
    for state in [None, Some("06"), Some("09"), Some("99")] {
        for year in [None, Some(2025), Some(2026), Some(2027)] {
            for with in Compare::ALL {
                answers.push(compare(store, actor, state, year, *with).await);
            }
        }
    }
    answers
}

/// The current plans as a reader sees them together.
async fn together(store: &Store, actor: &Actor) -> Together {
    let today = store.clock().today();
    let mut figures = store.read(actor).await.unwrap().list_plan_figures().await.unwrap();
    figures.retain(|PlanFigures { plan: PlanSummary { plan, .. }, .. }| {
        plan.state == PlanState::Adopted && plan.period_from <= today && today <= plan.period_to
    });
    Together::of(figures, &FiguresReach::of(actor))
}

async fn assert_refused(store: &Store, actor: &Actor) {
    let wish = ComparisonWish { state: None, year: None, compare: Compare::All };
    let answer = store.read(actor).await.unwrap().compare_regions(&wish).await;
    assert!(matches!(answer, Err(StoreError::NotAllowed)), "{}", actor.name());
}

fn of<'a>(comparison: &'a RegionComparison, slug: &str) -> &'a ComparedRegion {
    let id = HealthRegionId::named(slug);
    comparison.regions.iter().find(|region| region.id == id).unwrap_or_else(|| panic!("{slug} is compared"))
}

/// Whoever coordinates all of Bavaria.
fn service_unit() -> Actor {
    coordinator(Place { state: Some(StateKey::new("09")), ..Place::default() })
}

/// Whoever coordinates the instance.
fn instance() -> Actor {
    coordinator(Place::default())
}

fn coordinator(place: Place) -> Actor {
    Actor::User {
        id: UserId::named("above"),
        name: "above".to_owned(),
        person: None,
        grants: vec![Grant { role: Role::Coordinator, place }],
    }
}
