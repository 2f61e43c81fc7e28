//! The life of a plan: made, changed, adopted, continued in the next one, removed; and what comes back from the trash.

use std::collections::BTreeSet;

use domain::{
    change::{ChangeAction, RecordKind},
    id::{CommitteeId, FieldId, HealthRegionId, MeasureId, PlanId},
    permission::{Action, Actor, Object, ObjectKind, Visibility, may, may_release},
    plan::{
        Board, ContinuationWish, EditError, GoalWish, MeasureStatus, NewMeasure, Plan, PlanRights, PlanState,
        PlanWish, TRASH_DAYS,
    },
};
use store::{Store, StoreError, StoreResult, change::ChangeQuery};
use time::{Duration, macros::date};

use crate::{
    support::{
        CHAIR, COORDINATOR, Demo, Empty, GUEST, HESSEN, MANAGER, MEMBER, OPERATOR, current_plan, draft_plan,
    },
    world::{for_anybody, world},
};

contract! {
    async fn a_plan_can_be_changed_by_exactly_those_who_may(store: Empty) {
        let world = world();
        store.fill(&world.content).await;
        for_anybody(20, async |actor| {
            for thing in world.of(RecordKind::Plan) {
                let id = PlanId(thing.record.id);
                let (visibility, place) = (thing.visibility, thing.place.clone());
                let object = Object { kind: ObjectKind::Plan, visibility, place, responsible: None };
                let [edit, approve, remove] =
                    [Action::Edit, Action::Approve, Action::Remove].map(|action| may(actor, action, &object));
                let mut read = store.read(actor).await.unwrap();
                let settings = read.get_plan_settings(id).await;
                let Ok(board) = read.get_board(id).await else {
                    assert!(matches!(settings, Err(StoreError::NotFound(RecordKind::Plan))));
                    let mut write = store.write(actor).await.unwrap();
                    let hidden = write.set_plan_state(id, PlanState::Draft, 1).await;
                    assert!(matches!(hidden, Err(StoreError::NotFound(RecordKind::Plan))));
                    continue;
                };
                drop(read);
                let release = may_release(actor, &thing.place);
                assert_eq!(board.rights, PlanRights { edit, adopt: edit || approve, remove, release });
                assert_eq!(settings.ok().map(|settings| settings.rights).unwrap_or_default(), board.rights);
                // What is dropped leaves no trace.
                let mut write = store.write(actor).await.unwrap();
                let edited = write.edit_plan(id, &PlanWish::of(&board.plan), 1).await;
                assert_eq!(is_allowed(edited), edit);
                let continuation = write.get_continuation(id).await;
                assert_eq!(is_allowed(continuation), edit);
                drop(write);
                let mut write = store.write(actor).await.unwrap();
                assert_eq!(is_allowed(write.set_plan_state(id, PlanState::Draft, 1).await), edit || approve);
                drop(write);
                let mut write = store.write(actor).await.unwrap();
                assert_eq!(is_allowed(write.remove_plan(id, 1).await), remove);
                assert_eq!(is_allowed(write.get_trash(id).await), remove);
            }
        });
    }

    async fn a_plan_is_made_for_a_region_by_those_who_may(store: Demo) {
        let region = HealthRegionId::named("hassberge");
        for (reader, regions) in
            [(COORDINATOR, 1), (HESSEN, 1), (MANAGER, 0), (CHAIR, 0), (MEMBER, 0), (GUEST, 0), (OPERATOR, 0)]
        {
            let actor = store.actor(reader).await;
            let offered = store.read(&actor).await.unwrap().list_plan_regions().await.unwrap();
            assert_eq!(offered.len().min(1), regions, "{reader}: {offered:?}");
            let is_offered = offered.iter().any(|named| named.record.id == region.0);
            let mut write = store.write(&actor).await.unwrap();
            assert_eq!(is_allowed(write.create_plan(region, &wish("Plan")).await), is_offered, "{reader}");
        }
        let coordinator = store.actor(COORDINATOR).await;
        let mut write = store.write(&coordinator).await.unwrap();
        let nowhere = write.create_plan(HealthRegionId::named("none"), &wish("Plan")).await;
        assert!(matches!(nowhere, Err(StoreError::NotFound(RecordKind::HealthRegion))));
        // Nobody hides a plan from themselves.
        let private = PlanWish { visibility: Visibility::Private, ..wish("Plan") };
        assert!(matches!(write.create_plan(region, &private).await, Err(StoreError::NotAllowed)));
        let plan = write.create_plan(region, &wish("Hitzeplan 2030")).await.unwrap();
        assert_eq!((plan.state, plan.adopted_on, plan.version), (PlanState::Draft, None, 1));
        write.commit().await.unwrap();
        let mut read = store.read(&coordinator).await.unwrap();
        assert_eq!(read.get_plan(plan.id).await.unwrap().0, plan);
        assert!(read.list_search_hits("Hitzeplan").await.unwrap().iter().any(|hit| hit.record.id == plan.id.0));
        let log = changes(&store, &coordinator, plan.id).await;
        assert_eq!((log[0].0, log[0].1.as_str()), (ChangeAction::Created, "Hitzeplan 2030"));
    }

    async fn a_changed_plan_is_found_by_its_new_title_and_by_whoever_may_see_it_now(store: Demo) {
        let coordinator = store.actor(COORDINATOR).await;
        let before = plan(&store, current_plan()).await;
        assert_eq!(before.visibility, Visibility::Public);
        let hidden = PlanWish {
            title: "Fahrplan Gesundheit".to_owned(),
            visibility: Visibility::Office,
            ..PlanWish::of(&before)
        };
        let mut write = store.write(&coordinator).await.unwrap();
        let after = write.edit_plan(before.id, &hidden, before.version).await.unwrap();
        assert_eq!(after.version, before.version + 1);
        write.commit().await.unwrap();
        let sees = async |actor: &Actor| {
            let mut read = store.read(actor).await.unwrap();
            let hits = read.list_search_hits("Fahrplan").await.unwrap().len();
            let all = ChangeQuery { plan: Some(before.id), limit: 1_000, ..ChangeQuery::default() };
            (hits > 0, read.list_changes(all).await.unwrap().len(), read.get_plan(before.id).await.is_ok())
        };
        let (is_found, changes, is_there) = sees(&coordinator).await;
        assert!(is_found && is_there && changes > 1);
        // The measures of a plan are found by its title.
        let mut read = store.read(&coordinator).await.unwrap();
        let kinds: BTreeSet<_> =
            read.list_search_hits("Fahrplan").await.unwrap().iter().map(|hit| hit.record.kind).collect();
        assert!(kinds.contains(&RecordKind::Measure), "{kinds:?}");
        drop(read);
        for reader in [Actor::Visitor, store.actor(GUEST).await, store.actor(MEMBER).await] {
            assert_eq!(sees(&reader).await, (false, 0, false), "what was public yesterday is in no log of theirs");
        }

        // What was said about a measure stays among those who heard it.
        let card = board(&store, before.id).await.cards.remove(0);
        let mut write = store.write(&coordinator).await.unwrap();
        write.create_comment(card.id, "Unter uns", &[]).await.unwrap();
        write.commit().await.unwrap();
        let stale = edit(&store, &coordinator, before.id, &PlanWish::of(&before), before.version).await;
        assert!(matches!(stale, Err(StoreError::Stale(RecordKind::Plan))), "{stale:?}");
        edit(&store, &coordinator, before.id, &PlanWish::of(&before), after.version).await.unwrap();
        let (is_found, changes, is_there) = sees(&Actor::Visitor).await;
        assert!(!is_found && is_there && changes > 1, "the old title is back, and everybody sees it again");
        let mut read = store.read(&Actor::Visitor).await.unwrap();
        let all = ChangeQuery { plan: Some(before.id), limit: 1_000, ..ChangeQuery::default() };
        let seen = read.list_changes(all).await.unwrap();
        assert!(seen.iter().all(|change| change.record.kind != RecordKind::Comment), "{seen:?}");
    }

    async fn a_plan_is_adopted_taken_back_and_continued_step_by_step(store: Demo) {
        let (coordinator, manager) = (store.actor(COORDINATOR).await, store.actor(MANAGER).await);
        let (forum, today) = (CommitteeId::named("hassberge/forum"), store.clock().today());
        let id = draft_plan();
        let adopt = async |actor, committee, day, version| {
            let mut write = store.write(actor).await?;
            let plan = write.adopt_plan(id, committee, day, version).await?;
            write.commit().await.map(|()| plan)
        };
        let tomorrow = today + Duration::days(1);
        let refused = adopt(&manager, forum, tomorrow, 1).await;
        assert!(matches!(refused, Err(StoreError::Refused(EditError::InFuture))), "{refused:?}");
        let elsewhere =
            store.content().committees.iter().find(|it| it.health_region_id != Some(HealthRegionId::named("hassberge"))).unwrap().id;
        for committee in [elsewhere, CommitteeId::named("none")] {
            let refused = adopt(&manager, committee, today, 1).await;
            assert!(matches!(refused, Err(StoreError::NotFound(RecordKind::Committee))), "{refused:?}");
        }
        let adopted = adopt(&manager, forum, today, 1).await.unwrap();
        assert_eq!((adopted.state, adopted.adopted_by, adopted.version), (PlanState::Adopted, Some(forum), 2));
        let mut read = store.read(&coordinator).await.unwrap();
        let settings = read.get_plan_settings(id).await.unwrap();
        assert_eq!(settings.adopted_by.map(|named| named.record.id), Some(forum.0));
        drop(read);
        let stale = adopt(&coordinator, forum, today, 1).await;
        assert!(matches!(stale, Err(StoreError::Stale(RecordKind::Plan))), "{stale:?}");
        let twice = adopt(&coordinator, forum, today, 2).await;
        assert!(matches!(twice, Err(StoreError::Refused(EditError::DoesNotFollow))), "{twice:?}");

        let step = async |state, version| {
            let mut write = store.write(&coordinator).await?;
            let plan = write.set_plan_state(id, state, version).await?;
            write.commit().await.map(|()| plan)
        };
        assert_eq!(step(PlanState::Continued, 2).await.unwrap().adopted_by, Some(forum));
        let skipped = step(PlanState::Draft, 3).await;
        assert!(matches!(skipped, Err(StoreError::Refused(EditError::DoesNotFollow))), "{skipped:?}");
        step(PlanState::Adopted, 3).await.unwrap();
        let draft = step(PlanState::Draft, 4).await.unwrap();
        assert_eq!((draft.adopted_by, draft.adopted_on, draft.version), (None, None, 5));
        assert_eq!(plan(&store, id).await, draft);
    }

    async fn only_an_empty_draft_is_removed(store: Demo) {
        let coordinator = store.actor(COORDINATOR).await;
        let made = make(&store, &coordinator, "Leer").await;
        let mut write = store.write(&coordinator).await.unwrap();
        for id in [current_plan(), draft_plan()] {
            let version = write.get_plan(id).await.unwrap().0.version;
            let refused = write.remove_plan(id, version).await;
            assert!(matches!(refused, Err(StoreError::Refused(EditError::NotAnEmptyDraft))), "{refused:?}");
        }
        let stale = write.remove_plan(made.id, 9).await;
        assert!(matches!(stale, Err(StoreError::Stale(RecordKind::Plan))), "{stale:?}");
        assert!(write.get_plan_settings(made.id).await.unwrap().is_empty);
        write.remove_plan(made.id, 1).await.unwrap();
        write.commit().await.unwrap();
        let mut read = store.read(&coordinator).await.unwrap();
        assert!(matches!(read.get_plan(made.id).await, Err(StoreError::NotFound(RecordKind::Plan))));
        assert!(read.list_search_hits("Leer").await.unwrap().iter().all(|hit| hit.record.id != made.id.0));
        drop(read);
        assert_eq!(changes(&store, &coordinator, made.id).await[0].0, ChangeAction::Removed);

        // A goal alone keeps it.
        let made = make(&store, &coordinator, "Mit Ziel").await;
        let mut write = store.write(&coordinator).await.unwrap();
        let field_id = store.content().fields[0].id;
        let goal = GoalWish::parse("Ziel", "", field_id).unwrap();
        write.create_goal(made.id, &goal).await.unwrap();
        let refused = write.remove_plan(made.id, 1).await;
        assert!(matches!(refused, Err(StoreError::Refused(EditError::NotAnEmptyDraft))), "{refused:?}");
    }

    async fn a_plan_goes_on_in_the_next_one(store: Demo) {
        let coordinator = store.actor(COORDINATOR).await;
        let before = board(&store, current_plan()).await;
        let mut read = store.read(&coordinator).await.unwrap();
        let offer = read.get_continuation(current_plan()).await.unwrap();
        drop(read);
        let offered: Vec<_> = offer.goals.iter().flat_map(|(_, open)| open).collect();
        let open: BTreeSet<_> =
            before.cards.iter().filter(|card| !card.status.is_finished()).map(|card| card.id).collect();
        assert_eq!(offered.iter().map(|measure| measure.id).collect::<BTreeSet<_>>(), open);
        assert_eq!(offer.finished, before.cards.len() - open.len());
        assert_eq!(offer.later_plans, [plan(&store, draft_plan()).await.title]);
        assert_eq!(offer.proposal.period_from, before.plan.period_to.next_day().unwrap());

        // All but one go along; one that is finished is asked for in vain.
        let left = offered[0].id;
        let finished = before.cards.iter().find(|card| card.status.is_finished()).unwrap().id;
        let measures: Vec<_> =
            open.iter().copied().filter(|id| *id != left).chain([finished, MeasureId::named("none")]).collect();
        let wish = ContinuationWish {
            plan_id: current_plan(),
            plan: PlanWish { title: "Der nächste".to_owned(), ..offer.proposal.clone() },
            measures,
            mark_continued: true,
        };
        let mut write = store.write(&coordinator).await.unwrap();
        let next = write.continue_plan(&wish).await.unwrap();
        write.commit().await.unwrap();
        assert_eq!((next.state, next.visibility), (PlanState::Draft, before.plan.visibility));
        assert_eq!(plan(&store, current_plan()).await.state, PlanState::Continued);

        let after = board(&store, next.id).await;
        let titles = |board: &Board| -> Vec<_> {
            board.goals.iter().map(|it| (it.goal.title.clone(), it.outcomes.len(), it.indicators.len())).collect()
        };
        assert_eq!(titles(&after), titles(&before));
        for (old, new) in before.goals.iter().zip(&after.goals) {
            for (old, new) in old.indicators.iter().zip(&new.indicators) {
                let latest = old.latest().map(|latest| latest.value).or(old.indicator.baseline);
                assert_eq!((new.indicator.baseline, new.measurements.len()), (latest, 0));
                let first_day = old.latest().map(|latest| latest.measured_on).or(old.indicator.baseline_on);
                assert_eq!(new.indicator.baseline_on, first_day);
                assert_eq!(new.indicator.definition, old.indicator.definition);
                assert_eq!(new.indicator.target, old.indicator.target);
            }
        }
        // The order of the cards is that of the old board, and so is what they say.
        let kept: Vec<_> = before.cards.iter().filter(|card| open.contains(&card.id) && card.id != left).collect();
        let said = |card: &domain::plan::Card| {
            (card.title.clone(), card.status, card.reason.clone(), card.committee.clone(), card.due_on)
        };
        assert_eq!(
            after.cards.iter().map(said).collect::<Vec<_>>(),
            kept.iter().map(|card| said(card)).collect::<Vec<_>>()
        );
        for (old, new) in kept.iter().zip(&after.cards) {
            assert_eq!((new.milestones_done, new.milestones), (0, old.milestones - old.milestones_done));
        }

        // Both sheets know of each other, as far as their reader may see the other plan.
        let (old, new) = (kept[0].id, after.cards[0].id);
        let detail = get(&store, &coordinator, new).await;
        let continues = detail.continues.unwrap();
        assert_eq!((continues.id, continues.plan_id, continues.plan), (old, current_plan(), before.plan.title.clone()));
        let detail = get(&store, &coordinator, old).await;
        assert_eq!(detail.continued_in.iter().map(|it| it.id).collect::<Vec<_>>(), [new]);
        assert_eq!(get(&store, &coordinator, left).await.continued_in, []);
        let hidden = PlanWish { visibility: Visibility::Office, ..PlanWish::of(&next) };
        edit(&store, &coordinator, next.id, &hidden, next.version).await.unwrap();
        assert_eq!(get(&store, &Actor::Visitor, old).await.continued_in, []);

        // It is found, and everything that was made is in the log.
        let log = changes(&store, &coordinator, next.id).await;
        assert!(log.len() > after.cards.len() + after.goals.len());
        let mut read = store.read(&coordinator).await.unwrap();
        let hits = read.list_search_hits(&after.cards[0].title).await.unwrap();
        assert!(hits.iter().any(|hit| hit.record.id == new.0));
    }

    async fn the_next_plan_knows_why_its_goals_and_measures_are_there(store: Demo) {
        let coordinator = store.actor(COORDINATOR).await;
        let before = board(&store, current_plan()).await;
        let said: Vec<_> = before.goals.iter().map(|entry| GoalWish::from(entry.goal.clone())).collect();
        assert!(said.iter().any(|goal| !goal.need.is_empty() && !goal.equity.is_empty() && goal.priority.is_some()));
        let id = MeasureId::named("hassberge/plan/Netzwerk pflegende Angehörige");
        let measure = get(&store, &coordinator, id).await.measure;
        assert!(!measure.basis.is_empty() && !measure.origin.is_empty(), "the demo says it");
        let wish = ContinuationWish {
            plan_id: current_plan(),
            plan: wish("Der nächste"),
            measures: vec![id],
            mark_continued: false,
        };
        let mut write = store.write(&coordinator).await.unwrap();
        let next = write.continue_plan(&wish).await.unwrap();
        write.commit().await.unwrap();
        let after = board(&store, next.id).await;
        let goals: Vec<_> = after.goals.iter().map(|entry| GoalWish::from(entry.goal.clone())).collect();
        assert_eq!(goals, said);
        let new = get(&store, &coordinator, after.cards[0].id).await.measure;
        assert_eq!((&new.basis, &new.origin), (&measure.basis, &measure.origin));
        let partners = async |id| {
            let partners = get(&store, &coordinator, id).await.partners;
            partners.into_iter().map(|partner| partner.organisation).collect::<Vec<_>>()
        };
        let before = partners(id).await;
        assert_eq!((partners(new.id).await, before.len()), (before, 2));
    }

    async fn a_continuation_that_is_refused_leaves_everything_as_it_was(store: Demo) {
        let coordinator = store.actor(COORDINATOR).await;
        let plans = store.read(&coordinator).await.unwrap().list_plans().await.unwrap();
        let before = board(&store, draft_plan()).await;
        let wish = |mark_continued| ContinuationWish {
            plan_id: draft_plan(),
            plan: wish("Der übernächste"),
            measures: before.cards.iter().map(|card| card.id).collect(),
            mark_continued,
        };
        let mut write = store.write(&coordinator).await.unwrap();
        let refused = write.continue_plan(&wish(true)).await;
        assert!(matches!(refused, Err(StoreError::Refused(EditError::DoesNotFollow))), "{refused:?}");
        drop(write);
        for (reader, is_hidden) in [(MANAGER, false), (CHAIR, false), (MEMBER, false), (HESSEN, true)] {
            let mut write = store.write(&store.actor(reader).await).await.unwrap();
            let refused = write.continue_plan(&wish(false)).await;
            assert_eq!(matches!(refused, Err(StoreError::NotFound(_))), is_hidden, "{reader}: {refused:?}");
            assert!(matches!(refused, Err(StoreError::NotAllowed | StoreError::NotFound(_))), "{reader}");
        }
        assert_eq!(store.read(&coordinator).await.unwrap().list_plans().await.unwrap(), plans);
        // A draft can be the model of another one.
        let mut write = store.write(&coordinator).await.unwrap();
        write.continue_plan(&wish(false)).await.unwrap();
        assert_eq!(write.get_plan(draft_plan()).await.unwrap().0, before.plan);
    }

    async fn a_removed_measure_comes_back_for_thirty_days_and_no_longer(store: Demo) {
        let coordinator = store.actor(COORDINATOR).await;
        let before = board(&store, current_plan()).await;
        let [first, second] = [&before.cards[0], &before.cards[1]];
        remove(&store, &coordinator, first.id, first.version).await;
        store.clock().advance(Duration::days(1));
        remove(&store, &coordinator, second.id, second.version).await;
        let trash = async || {
            let mut read = store.read(&coordinator).await.unwrap();
            let trash = read.get_trash(current_plan()).await.unwrap().measures;
            assert_eq!(read.get_plan_settings(current_plan()).await.unwrap().removed, trash.len());
            trash
        };
        let restore = async |id| {
            let mut write = store.write(&coordinator).await?;
            let card = write.restore_measure(id).await?;
            write.commit().await.map(|()| card)
        };
        let both = trash().await;
        assert_eq!(both.iter().map(|it| it.id).collect::<Vec<_>>(), [second.id, first.id], "the newest first");
        assert_eq!((both[1].title.as_str(), both[1].status), (first.title.as_str(), first.status));
        assert_eq!(both[1].removed_by, coordinator.name());
        assert_eq!((both[1].removed_on, both[1].last_day), (date!(2026 - 11 - 21), date!(2026 - 12 - 21)));
        assert!(both.iter().all(|measure| measure.goal.is_some()));

        // What is back is not in the trash; what is removed again is there once.
        let back = restore(second.id).await.unwrap();
        assert_eq!(trash().await.len(), 1);
        remove(&store, &coordinator, back.id, back.version).await;
        assert_eq!(trash().await.len(), 2);

        store.clock().advance(Duration::days(TRASH_DAYS - 1));
        assert_eq!(trash().await.len(), 2, "the last day counts");
        store.clock().advance(Duration::days(1));
        assert_eq!(trash().await.iter().map(|it| it.id).collect::<Vec<_>>(), [second.id]);
        let late = restore(first.id).await;
        let gone = EditError::GoneForGood { days: TRASH_DAYS };
        assert!(matches!(late, Err(StoreError::Refused(error)) if error == gone), "{late:?}");
        assert_eq!(restore(second.id).await.unwrap().id, second.id);
        assert_eq!(trash().await, []);
        // Who may not bring it back is not told how long ago it was.
        let mut write = store.write(&store.actor(CHAIR).await).await.unwrap();
        assert!(matches!(write.restore_measure(first.id).await, Err(StoreError::NotAllowed)));
    }

    async fn a_measure_whose_goal_is_gone_does_not_come_back(store: Demo) {
        let coordinator = store.actor(COORDINATOR).await;
        let plan = make(&store, &coordinator, "Mit Ziel").await;
        let mut write = store.write(&coordinator).await.unwrap();
        let field_id: FieldId = store.content().fields[0].id;
        let goal = GoalWish::parse("Ziel", "", field_id).unwrap();
        let goal = write.create_goal(plan.id, &goal).await.unwrap();
        let measure = NewMeasure {
            plan_id: plan.id,
            goal_id: goal.id,
            title: "Trinkpaten".to_owned(),
            committee_id: None,
            column: MeasureStatus::Planned,
        };
        let card = write.create_measure(&measure).await.unwrap();
        write.remove_measure(card.id, card.version).await.unwrap();
        write.remove_goal(goal.id, goal.version).await.unwrap();
        write.commit().await.unwrap();
        let mut write = store.write(&coordinator).await.unwrap();
        assert_eq!(write.get_trash(plan.id).await.unwrap().measures[0].goal, None);
        let refused = write.restore_measure(card.id).await;
        assert!(matches!(refused, Err(StoreError::NotFound(RecordKind::Goal))), "{refused:?}");
    }
}

/// Whether rights stood in the way, whatever else may have.
fn is_allowed<T>(answer: StoreResult<T>) -> bool {
    !matches!(answer, Err(StoreError::NotAllowed | StoreError::NotFound(_)))
}

fn wish(title: &str) -> PlanWish {
    PlanWish {
        title: title.to_owned(),
        period_from: date!(2030 - 01 - 01),
        period_to: date!(2030 - 12 - 31),
        visibility: Visibility::Region,
    }
}

async fn make(store: &Store, actor: &Actor, title: &str) -> Plan {
    let mut write = store.write(actor).await.unwrap();
    let plan = write.create_plan(HealthRegionId::named("hassberge"), &wish(title)).await.unwrap();
    write.commit().await.unwrap();
    plan
}

async fn edit(store: &Store, actor: &Actor, id: PlanId, wish: &PlanWish, version: i64) -> StoreResult<Plan> {
    let mut write = store.write(actor).await?;
    let plan = write.edit_plan(id, wish, version).await?;
    write.commit().await.map(|()| plan)
}

async fn remove(store: &Store, actor: &Actor, id: MeasureId, version: i64) {
    let mut write = store.write(actor).await.unwrap();
    write.remove_measure(id, version).await.unwrap();
    write.commit().await.unwrap();
}

async fn plan(store: &Store, id: PlanId) -> Plan {
    store.read(&Actor::System).await.unwrap().get_plan(id).await.unwrap().0
}

async fn board(store: &Store, id: PlanId) -> Board {
    store.read(&Actor::System).await.unwrap().get_board(id).await.unwrap()
}

async fn get(store: &Store, actor: &Actor, id: MeasureId) -> domain::plan::MeasureDetail {
    store.read(actor).await.unwrap().get_measure(id).await.unwrap()
}

/// What was done to a plan and its parts, the newest first.
async fn changes(store: &Store, actor: &Actor, id: PlanId) -> Vec<(ChangeAction, String)> {
    let query = ChangeQuery { plan: Some(id), limit: 1_000, ..ChangeQuery::default() };
    let changes = store.read(actor).await.unwrap().list_changes(query).await.unwrap();
    changes.into_iter().map(|change| (change.action, change.title)).collect()
}
