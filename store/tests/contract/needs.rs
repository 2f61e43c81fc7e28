//! What needs somebody today: the numbers of the start page are those of the pages they lead to.

use domain::{
    id::{MeasureId, PlanId},
    permission::Actor,
    plan::MeasureField,
    reports::Needs,
};
use store::Store;
use time::Duration;

use crate::support::{CHAIR, COORDINATOR, Demo, GUEST, HESSEN, MANAGER, MEMBER};

contract! {
    async fn what_is_due_is_counted_among_the_own_measures(store: Demo) {
        let today = store.clock().today();
        for email in [COORDINATOR, MANAGER, CHAIR, MEMBER, GUEST, HESSEN] {
            let actor = store.actor(email).await;
            let own = store.read(&actor).await.unwrap().list_own_measures().await.unwrap();
            let days: Vec<i64> = own
                .iter()
                .filter_map(|own| Some((own.measure.due_on? - today).whole_days()))
                .collect();
            let needs = needs(&store, &actor).await;
            assert_eq!(needs.overdue, days.iter().filter(|days| **days < 0).count(), "{email}");
            assert_eq!(needs.next, days.iter().filter(|days| (0..=14).contains(*days)).count(), "{email}");
        }
        assert_eq!(needs(&store, &Actor::Visitor).await, Needs::default());
    }

    async fn what_is_new_in_a_plan_stays_new_until_it_is_visited(store: Demo) {
        let (coordinator, chair) = (store.actor(COORDINATOR).await, store.actor(CHAIR).await);
        let measure = MeasureId::named("hassberge/plan/Gesunde Kita");
        edit(&store, &coordinator, measure, "Land").await;
        assert!(needs(&store, &chair).await.changed.is_empty(), "who was never there misses nothing");
        visit(&store, &chair).await;
        store.clock().advance(Duration::minutes(31));
        edit(&store, &coordinator, measure, "Bund").await;
        for _ in 0..2 {
            let changed = needs(&store, &chair).await.changed;
            let told: Vec<_> = changed.iter().map(|changed| (changed.id, changed.measures)).collect();
            assert_eq!(told, [(plan(), 1)], "to look at the start page is no visit");
        }
        assert!(needs(&store, &coordinator).await.changed.is_empty(), "nobody is told of their own changes");
        assert_eq!(visit(&store, &chair).await, [measure]);
        store.clock().advance(Duration::minutes(31));
        assert!(needs(&store, &chair).await.changed.is_empty());
    }

    async fn a_mention_waits_until_it_is_read(store: Demo) {
        let (coordinator, chair) = (store.actor(COORDINATOR).await, store.actor(CHAIR).await);
        let before = needs(&store, &chair).await.asked.len();
        let measure = MeasureId::named("hassberge/plan/Börse für Kurzzeitpflege");
        let mut write = store.write(&coordinator).await.unwrap();
        let said = format!("Was meinen Sie, @{}?", chair.name());
        write.create_comment(measure, &said, &[chair.user_id().unwrap()]).await.unwrap();
        write.commit().await.unwrap();
        let asked = needs(&store, &chair).await.asked;
        assert_eq!((asked.len(), asked[0].measure_id), (before + 1, measure));
        let mut write = store.write(&chair).await.unwrap();
        write.set_all_notifications_read().await.unwrap();
        write.commit().await.unwrap();
        assert!(needs(&store, &chair).await.asked.is_empty());
    }
}

fn plan() -> PlanId {
    PlanId::named("hassberge/plan")
}

async fn needs(store: &Store, actor: &Actor) -> Needs {
    store.read(actor).await.unwrap().get_overview().await.unwrap().needs
}

async fn visit(store: &Store, actor: &Actor) -> Vec<MeasureId> {
    let mut write = store.write(actor).await.unwrap();
    let changed = write.visit_plan(plan()).await.unwrap();
    write.commit().await.unwrap();
    changed
}

async fn edit(store: &Store, actor: &Actor, measure: MeasureId, text: &str) {
    let field = MeasureField::Funding;
    let mut write = store.write(actor).await.unwrap();
    let seen = write.get_measure(measure).await.unwrap().measure.field(field);
    write.edit_measure(measure, field, text, &seen).await.unwrap();
    write.commit().await.unwrap();
}
