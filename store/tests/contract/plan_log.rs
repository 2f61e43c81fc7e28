//! What the log of a plan tells of other days.

use domain::{
    id::{IndicatorId, MeasureId},
    permission::Actor,
    plan::{Board, Judged, JudgedMeasures, MeasureField, MeasureStatus, Report, TrafficLight, is_late},
    reports::{PlanDay, PlanLog, Standing, StandingCounts},
};
use store::{Store, StoreError};
use time::{Date, Duration};

use crate::support::{COORDINATOR, Demo, HESSEN, current_plan, draft_plan};

contract! {
    async fn a_day_is_told_as_it_was_recorded_on_it(store: Demo) {
        let coordinator = store.actor(COORDINATOR).await;
        let mut chance = Chance(20_261_123);
        let mut recorded = vec![recount(&board(&store, &coordinator).await, store.clock().today())];
        let mut removed = Vec::new();
        for _ in 0..40 {
            // Some days pass without anything.
            store.clock().advance(Duration::days(1 + i64::from(chance.below(4))));
            for _ in 0..chance.below(5) {
                do_something(&store, &coordinator, &mut chance, &mut removed).await;
            }
            recorded.push(recount(&board(&store, &coordinator).await, store.clock().today()));
        }
        let log = log(&store, &Actor::Visitor).await;
        for day in &recorded {
            assert_eq!(log.day(day.on), *day);
        }
        let last = recorded.last().unwrap();
        assert_ne!(recorded[0].statuses, last.statuses, "nothing has happened");
        assert_ne!(recorded[0].values, last.values, "no value was reported");
        // The days between are as the one before them.
        let between = recorded.windows(2).find(|days| days[1].on - days[0].on > Duration::days(1)).unwrap();
        let day = log.day(between[0].on.next_day().unwrap());
        assert_eq!((day.statuses, &day.values), (between[0].statuses, &between[0].values));
        let points = log.burn_up();
        let told = store.read(&Actor::Visitor).await.unwrap().get_burn_up(current_plan()).await.unwrap();
        assert!(!told.is_empty() && points.ends_with(&told));
        let end = points.last().unwrap();
        assert_eq!((end.reached, end.all), (last.standing.of(Standing::Reached), last.standing.total()));
        assert!(points.is_sorted_by(|a, b| a.on < b.on && (a.reached, a.all) != (b.reached, b.all)));
    }

    async fn how_much_is_reached_is_told_whatever_was_written_of_indicators(store: Demo) {
        store.execute("update change set after_json = '{' where record_kind = 'indicator'").await;
        let mut read = store.read(&Actor::Visitor).await.unwrap();
        let refused = read.get_plan_log(current_plan()).await;
        assert!(matches!(refused, Err(StoreError::Inconsistent { .. })), "{refused:?}");
        assert!(!read.get_burn_up(current_plan()).await.unwrap().is_empty());
        let hidden = read.get_burn_up(draft_plan()).await;
        assert!(matches!(hidden, Err(StoreError::NotFound(_))), "{hidden:?}");
    }

    async fn the_log_of_a_plan_is_read_by_those_who_see_the_plan(store: Demo) {
        let hessen = store.actor(HESSEN).await;
        for actor in [&Actor::Visitor, &hessen] {
            let refused = store.read(actor).await.unwrap().get_plan_log(draft_plan()).await;
            assert!(matches!(refused, Err(StoreError::NotFound(_))), "{refused:?}");
        }
        let coordinator = store.actor(COORDINATOR).await;
        assert!(store.read(&coordinator).await.unwrap().get_plan_log(draft_plan()).await.is_ok());
    }
}

/// Numbers that look like chance and are the same each time.
struct Chance(u64);

impl Chance {
    fn below(&mut self, end: u32) -> u32 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        ((self.0 >> 33) % u64::from(end)) as u32
    }

    fn one_of<'a, T>(&mut self, all: &'a [T]) -> &'a T {
        &all[self.below(all.len() as u32) as usize]
    }
}

async fn board(store: &Store, actor: &Actor) -> Board {
    store.read(actor).await.unwrap().get_board(current_plan()).await.unwrap()
}

async fn log(store: &Store, actor: &Actor) -> PlanLog {
    store.read(actor).await.unwrap().get_plan_log(current_plan()).await.unwrap()
}

/// The figures of a day by what the board shows on it.
fn recount(board: &Board, today: Date) -> PlanDay {
    let cards = &board.cards;
    let number = |status: &MeasureStatus| cards.iter().filter(|card| card.status == *status).count() as i64;
    let mut statuses = [0; 9];
    for (count, status) in statuses.iter_mut().zip(MeasureStatus::ALL) {
        *count = number(status);
    }
    let mut standing = StandingCounts::default();
    for card in cards {
        standing.add(Standing::of(card.status, card.due_on, today));
    }
    let late = cards.iter().filter(|card| is_late(card.status, card.due_on, today)).count() as i64;
    let judged = JudgedMeasures::of(cards, today);
    assert_eq!(judged.judged(Judged::AtRisk), judged.at_risk);
    let mut values: Vec<_> = board
        .goals
        .iter()
        .flat_map(|entry| &entry.indicators)
        .map(|series| domain::reports::DayValue {
            id: series.indicator.id,
            indicator: domain::reports::IndicatorThen {
                name: series.indicator.name.clone(),
                unit: series.indicator.unit.clone(),
                direction: series.indicator.direction,
                target: series.indicator.target,
            },
            value: series.latest().map(|latest| (latest.measured_on, latest.value)),
        })
        .collect();
    values.sort_by(|a, b| (&a.indicator.name, a.id).cmp(&(&b.indicator.name, b.id)));
    PlanDay { on: today, statuses, standing, late, judged, values }
}

/// One of the things that people do: what is not possible at the moment is left.
async fn do_something(store: &Store, actor: &Actor, chance: &mut Chance, removed: &mut Vec<MeasureId>) {
    let board = board(store, actor).await;
    let card = chance.one_of(&board.cards).clone();
    let today = store.clock().today();
    let mut write = store.write(actor).await.unwrap();
    let done = match chance.below(7) {
        0 | 1 => {
            let status = *chance.one_of(MeasureStatus::STAGES);
            write.move_measures(&[card.id], status).await.map(drop)
        }
        2 => {
            let due = today + Duration::days(i64::from(chance.below(60)) - 30);
            write.edit_measures(&[card.id], MeasureField::DueOn, &due.to_string()).await.map(drop)
        }
        3 => {
            let light = *chance.one_of(TrafficLight::ALL);
            write.judge_measure(card.id, light, "So sehe ich es.").await.map(drop)
        }
        4 => {
            let detail = write.get_measure(card.id).await.unwrap();
            let ids: Vec<IndicatorId> = detail.indicators.iter().map(|series| series.indicator.id).collect();
            let Some(indicator_id) = ids.first().copied() else { return };
            let value = f64::from(chance.below(100));
            let measured_on = today - Duration::days(i64::from(chance.below(3)));
            let note = String::new();
            let report = Report { measure_id: card.id, indicator_id, value, measured_on, note };
            write.report_value(&report).await.map(drop)
        }
        5 => {
            let done = write.remove_measure(card.id, card.version).await;
            if done.is_ok() {
                removed.push(card.id);
            }
            done
        }
        _ => match removed.pop() {
            Some(id) => write.restore_measure(id).await.map(drop),
            None => return,
        },
    };
    // A status that may not follow is refused, and so is what was removed too long ago.
    match done {
        Ok(()) => write.commit().await.unwrap(),
        Err(StoreError::Refused(_) | StoreError::Invalid(_)) => {}
        Err(error) => panic!("{error}"),
    }
}
