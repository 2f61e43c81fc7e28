//! Visits of plans: what others have changed since somebody was there last.

use domain::{
    id::{MeasureId, PlanId},
    permission::Actor,
    plan::{Lane, MeasureField, MeasureStatus, Move},
};
use store::{Store, StoreError};
use time::Duration;

use crate::support::{CHAIR, COORDINATOR, Demo, GUEST, HESSEN, MEMBER};

contract! {
    async fn what_others_have_changed_since_the_last_visit_is_new_until_the_next(store: Demo) {
        let (coordinator, chair) = (store.actor(COORDINATOR).await, store.actor(CHAIR).await);
        assert!(visit(&store, &chair).await.is_empty(), "nothing is new at first");
        edit(&store, &coordinator, measure("Börse für Kurzzeitpflege"), MeasureField::Funding, "Land").await;
        let meanwhile = [measure("Börse für Kurzzeitpflege")];
        assert_eq!(visit(&store, &chair).await, meanwhile, "what happens during a visit is new in it");
        store.clock().advance(Duration::minutes(31));
        edit(&store, &coordinator, measure("Gesunde Kita"), MeasureField::Funding, "Land").await;
        let new = [measure("Gesunde Kita")];
        assert_eq!(visit(&store, &chair).await, new);
        store.clock().advance(Duration::minutes(10));
        assert_eq!(visit(&store, &chair).await, new, "a page that is loaded again");
        assert!(visit(&store, &coordinator).await.is_empty());
        store.clock().advance(Duration::minutes(31));
        assert!(visit(&store, &chair).await.is_empty(), "it was seen");
    }

    async fn a_part_of_a_measure_is_news_of_it_and_another_place_in_its_column_is_none(store: Demo) {
        let (coordinator, member) = (store.actor(COORDINATOR).await, store.actor(MEMBER).await);
        visit(&store, &member).await;
        store.clock().advance(Duration::hours(1));
        let mut write = store.write(&coordinator).await.unwrap();
        write.add_milestone(measure("Börse für Kurzzeitpflege"), "Auftakt", "", "").await.unwrap();
        write.commit().await.unwrap();
        let mut write = store.write(&coordinator).await.unwrap();
        let card = write.get_card(measure("Gesunde Kita")).await.unwrap();
        let column: MeasureStatus = card.status.stage();
        let wish =
            Move { measure_id: card.id, column, after: None, lane: Lane::All, version: card.version };
        write.move_measure(wish).await.unwrap();
        write.commit().await.unwrap();
        assert_eq!(visit(&store, &member).await, [measure("Börse für Kurzzeitpflege")]);
    }

    async fn what_is_said_is_new_only_for_those_who_hear_it(store: Demo) {
        let (coordinator, guest, member) =
            (store.actor(COORDINATOR).await, store.actor(GUEST).await, store.actor(MEMBER).await);
        for actor in [&guest, &member] {
            visit(&store, actor).await;
        }
        store.clock().advance(Duration::hours(1));
        let mut write = store.write(&coordinator).await.unwrap();
        write.create_comment(measure("Gesunde Kita"), "Unter uns", &[]).await.unwrap();
        write.commit().await.unwrap();
        assert_eq!(visit(&store, &member).await, [measure("Gesunde Kita")]);
        assert!(visit(&store, &guest).await.is_empty());
    }

    async fn only_who_sees_a_plan_visits_it_and_only_who_hears_the_talk_meets_others(store: Demo) {
        let hessen = store.actor(HESSEN).await;
        let mut write = store.write(&hessen).await.unwrap();
        let hidden = write.visit_plan(PlanId::named("hassberge/plan-folgejahr")).await;
        assert!(matches!(hidden, Err(StoreError::NotFound(_))), "{hidden:?}");
        drop(write);
        for (email, expected) in [(MEMBER, true), (COORDINATOR, true), (GUEST, false), (HESSEN, false)] {
            let actor = store.actor(email).await;
            let may = store.read(&actor).await.unwrap().may_meet_others(measure("Gesunde Kita")).await.unwrap();
            assert_eq!(may, expected, "{email}");
        }
        let visitor = store.read(&Actor::Visitor).await.unwrap().may_meet_others(measure("Gesunde Kita")).await;
        assert!(!visitor.unwrap());
    }
}

fn measure(title: &str) -> MeasureId {
    MeasureId::named(&format!("hassberge/plan/{title}"))
}

async fn visit(store: &Store, actor: &Actor) -> Vec<MeasureId> {
    let mut write = store.write(actor).await.unwrap();
    let changed = write.visit_plan(PlanId::named("hassberge/plan")).await.unwrap();
    write.commit().await.unwrap();
    changed
}

async fn edit(store: &Store, actor: &Actor, measure: MeasureId, field: MeasureField, text: &str) {
    let mut write = store.write(actor).await.unwrap();
    let seen = write.get_measure(measure).await.unwrap().measure.field(field);
    write.edit_measure(measure, field, text, &seen).await.unwrap();
    write.commit().await.unwrap();
}
