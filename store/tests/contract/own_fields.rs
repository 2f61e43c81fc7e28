//! The fields that a plan has of its own and what measures say in them; what cards show.

use domain::{
    change::{ChangeAction, RecordKind},
    id::{MeasureId, OwnFieldId, PlanId},
    permission::{Action, Actor, Object, ObjectKind, may},
    plan::{
        CardFace, CardPart, ContinuationWish, EditError, ListStep, MeasureDetail, OwnFieldKind, OwnFieldWish,
        Plan, PlanWish, measure_object,
    },
};
use store::{Store, StoreError, StoreResult, Write, change::ChangeQuery};
use time::Duration;

use crate::{
    support::{COORDINATOR, Demo, Empty, GUEST, MEMBER, current_plan, draft_plan},
    world::{for_anybody, responsible, world},
};

contract! {
    async fn fields_and_cards_are_chosen_by_exactly_those_who_may_edit_the_plan(store: Empty) {
        let world = world();
        store.fill(&world.content).await;
        for_anybody(20, async |actor| {
            for thing in world.of(RecordKind::Plan) {
                let (visibility, place) = (thing.visibility, thing.place.clone());
                let object = Object { kind: ObjectKind::Plan, visibility, place, responsible: None };
                let id = PlanId(thing.record.id);
                let mut write = store.write(actor).await.unwrap();
                let is_seen = write.get_plan(id).await.is_ok();
                let answers = [
                    write.add_own_field(id, OwnFieldKind::Text, &wish("Kostenstelle"), 1).await.map(drop),
                    write.set_card_face(id, CardFace::showing(&[]), 2).await.map(drop),
                ];
                for answer in answers {
                    match answer {
                        Ok(()) => assert!(may(actor, Action::Edit, &object)),
                        Err(StoreError::NotAllowed) => assert!(is_seen && !may(actor, Action::Edit, &object)),
                        Err(StoreError::NotFound(RecordKind::Plan)) => assert!(!is_seen),
                        Err(other) => panic!("{other}"),
                    }
                }
            }
        });
    }

    async fn values_are_written_by_exactly_those_who_may_edit_the_measure(store: Empty) {
        let world = world();
        store.fill(&world.content).await;
        for_anybody(20, async |actor| {
            for thing in world.of(RecordKind::Measure) {
                let id = MeasureId(thing.record.id);
                let object = measure_object(thing.visibility, &thing.place, Some(responsible()));
                let mut write = store.write(actor).await.unwrap();
                let is_seen = write.get_card(id).await.is_ok();
                // No such field is there: whoever might write into it is told so.
                match write.edit_own_value(id, OwnFieldId::named("none"), "1", "").await {
                    Err(StoreError::NotFound(RecordKind::Plan)) => assert!(may(actor, Action::Edit, &object)),
                    Err(StoreError::NotAllowed) => assert!(is_seen && !may(actor, Action::Edit, &object)),
                    Err(StoreError::NotFound(RecordKind::Measure)) => assert!(!is_seen),
                    other => panic!("{other:?}"),
                }
            }
        });
    }

    async fn fields_are_added_changed_moved_and_kept(store: Demo) {
        let coordinator = store.actor(COORDINATOR).await;
        let before = plan(&store, current_plan()).await;
        let place = add(&store, &coordinator, OwnFieldKind::Text, wish("Ort")).await;
        let number = add(&store, &coordinator, OwnFieldKind::Number, wish("Teilnahmen")).await;
        let count = before.own_fields.iter().len();
        let plan_now = plan(&store, current_plan()).await;
        assert_eq!((plan_now.version, plan_now.own_fields.iter().len()), (before.version + 2, count + 2));

        let wish = OwnFieldWish { is_on_card: true, ..wish("Gäste") };
        shape(&store, &coordinator, async |write, version| {
            write.edit_own_field(current_plan(), number, &wish, version).await
        })
        .await
        .unwrap();
        shape(&store, &coordinator, async |write, version| {
            write.move_own_field(current_plan(), number, ListStep::Up, version).await
        })
        .await
        .unwrap();
        let after = plan(&store, current_plan()).await;
        let last: Vec<_> = after.own_fields.iter().skip(count).collect();
        assert_eq!((last[0].id, last[1].id), (number, place));
        let told = (last[0].name.as_str(), last[0].kind, last[0].is_on_card);
        assert_eq!(told, ("Gäste", OwnFieldKind::Number, true));

        let log = ChangeQuery { record: Some(current_plan().0), limit: 1, ..ChangeQuery::default() };
        let log = store.read(&coordinator).await.unwrap().list_changes(log).await.unwrap();
        assert_eq!(log[0].fields.iter().map(|it| it.field.as_str()).collect::<Vec<_>>(), ["own_fields"]);
    }

    async fn what_cannot_be_is_refused_and_changes_nothing(store: Demo) {
        let coordinator = store.actor(COORDINATOR).await;
        let before = plan(&store, current_plan()).await;
        let mut write = store.write(&coordinator).await.unwrap();
        let (id, version) = (current_plan(), before.version);
        let stale = write.add_own_field(id, OwnFieldKind::Text, &wish("Ort"), version - 1).await;
        assert!(matches!(stale, Err(StoreError::Stale(RecordKind::Plan))), "{stale:?}");
        for (kind, name, refusal) in [
            (OwnFieldKind::Text, " ", EditError::Empty),
            (OwnFieldKind::Text, "präventionsBEREICH", EditError::NameTaken),
            (OwnFieldKind::Choice, "Auswahl", EditError::WrongOptions),
        ] {
            match write.add_own_field(id, kind, &wish(name), version).await {
                Err(StoreError::Refused(why)) => assert_eq!(why, refusal, "{name}"),
                other => panic!("{name}: {other:?}"),
            }
        }
        let missing = write.move_own_field(id, OwnFieldId::named("none"), ListStep::Up, version).await;
        assert!(matches!(missing, Err(StoreError::NotFound(RecordKind::Plan))), "{missing:?}");
        drop(write);
        assert_eq!(plan(&store, current_plan()).await, before);
    }

    async fn a_value_is_kept_shown_and_logged_by_the_name_of_its_field(store: Demo) {
        let coordinator = store.actor(COORDINATOR).await;
        let number = add(&store, &coordinator, OwnFieldKind::Number, wish("Teilnahmen")).await;
        let detail = say(&store, &coordinator, measure(), number, "12,50", "").await.unwrap();
        assert_eq!(detail.measure.own_values.get(number), "12.5");
        assert!(detail.own_fields.get(number).is_some());
        let newest = &detail.changes[0];
        assert_eq!(newest.action, ChangeAction::Changed);
        let told: Vec<_> = newest.fields.iter().map(|it| (it.field.as_str(), it.after.as_str())).collect();
        assert_eq!(told, [("own_values.number.Teilnahmen", "12.5")]);
        let board = store.read(&Actor::Visitor).await.unwrap().get_board(current_plan()).await.unwrap();
        let card = board.cards.iter().find(|card| card.id == measure()).unwrap();
        assert_eq!((card.own_values.get(number), card.version), ("12.5", detail.measure.version));
        // Nothing for no value.
        let detail = say(&store, &coordinator, measure(), number, " ", "12,5").await.unwrap();
        assert_eq!(detail.measure.own_values.get(number), "");
        let told = (&detail.changes[0].fields[0].before, &detail.changes[0].fields[0].after);
        assert_eq!(told, (&"12.5".to_owned(), &String::new()));
        for text in ["viele", "1e13"] {
            let refused = say(&store, &coordinator, measure(), number, text, "").await;
            let why = matches!(refused, Err(StoreError::Refused(EditError::NotUnderstood)));
            assert!(why, "{text}: {refused:?}");
        }
    }

    async fn two_people_get_into_each_others_way_in_the_same_field_only(store: Demo) {
        let coordinator = store.actor(COORDINATOR).await;
        let first = add(&store, &coordinator, OwnFieldKind::Text, wish("Ort")).await;
        let second = add(&store, &coordinator, OwnFieldKind::Text, wish("Raum")).await;
        say(&store, &coordinator, measure(), first, "Ebern", "").await.unwrap();
        say(&store, &coordinator, measure(), second, "Saal", "").await.unwrap();
        let stale = say(&store, &coordinator, measure(), first, "Haßfurt", "").await;
        assert!(matches!(stale, Err(StoreError::Stale(RecordKind::Measure))), "{stale:?}");
        // What both wanted is no conflict.
        say(&store, &coordinator, measure(), first, "Ebern", "").await.unwrap();
        let now = say(&store, &coordinator, measure(), first, "Haßfurt", "Ebern").await.unwrap().measure;
        assert_eq!((now.own_values.get(first), now.own_values.get(second)), ("Haßfurt", "Saal"));
    }

    async fn a_value_is_taken_back_without_those_of_other_fields(store: Demo) {
        let coordinator = store.actor(COORDINATOR).await;
        let first = add(&store, &coordinator, OwnFieldKind::Text, wish("Ort")).await;
        let second = add(&store, &coordinator, OwnFieldKind::Text, wish("Raum")).await;
        let member = store.actor(MEMBER).await;
        say(&store, &member, care_measure(), first, "Ebern", "").await.unwrap();
        say(&store, &coordinator, care_measure(), second, "Saal", "").await.unwrap();
        let last = store.read(&member).await.unwrap().get_last_step(current_plan()).await.unwrap().unwrap();
        store.clock().advance(Duration::seconds(1));
        let mut write = store.write(&member).await.unwrap();
        write.undo_step(current_plan(), last.change).await.unwrap();
        write.commit().await.unwrap();
        let now = get(&store, &coordinator, care_measure()).await.measure;
        assert_eq!((now.own_values.get(first), now.own_values.get(second)), ("", "Saal"));
    }

    async fn a_value_that_somebody_has_changed_since_is_not_taken_back(store: Demo) {
        let coordinator = store.actor(COORDINATOR).await;
        let field = add(&store, &coordinator, OwnFieldKind::Text, wish("Ort")).await;
        let member = store.actor(MEMBER).await;
        say(&store, &member, care_measure(), field, "Ebern", "").await.unwrap();
        say(&store, &coordinator, care_measure(), field, "Haßfurt", "Ebern").await.unwrap();
        let last = store.read(&member).await.unwrap().get_last_step(current_plan()).await.unwrap().unwrap();
        let mut write = store.write(&member).await.unwrap();
        let stale = write.undo_step(current_plan(), last.change).await;
        assert!(matches!(stale, Err(StoreError::Stale(RecordKind::Measure))), "{stale:?}");
    }

    async fn an_option_that_is_taken_away_stays_where_it_was_chosen(store: Demo) {
        let coordinator = store.actor(COORDINATOR).await;
        let options = |options: &str| OwnFieldWish { options: options.to_owned(), ..wish("Träger") };
        let field = add(&store, &coordinator, OwnFieldKind::Choice, options("Kreis\nKasse\nLand")).await;
        say(&store, &coordinator, measure(), field, "Kasse", "").await.unwrap();
        let fewer = options("Kreis\nLand");
        shape(&store, &coordinator, async |write, version| {
            write.edit_own_field(current_plan(), field, &fewer, version).await
        })
        .await
        .unwrap();
        assert_eq!(get(&store, &coordinator, measure()).await.measure.own_values.get(field), "Kasse");
        say(&store, &coordinator, measure(), field, "Land", "Kasse").await.unwrap();
        let refused = say(&store, &coordinator, measure(), field, "Kasse", "Land").await;
        assert!(matches!(refused, Err(StoreError::Refused(EditError::NotUnderstood))), "{refused:?}");
    }

    async fn a_field_with_values_goes_only_if_that_is_meant_and_takes_them_along(store: Demo) {
        let coordinator = store.actor(COORDINATOR).await;
        let field = add(&store, &coordinator, OwnFieldKind::Text, wish("Ort")).await;
        say(&store, &coordinator, measure(), field, "Ebern", "").await.unwrap();
        let settings = async || {
            store.read(&coordinator).await.unwrap().get_plan_settings(current_plan()).await.unwrap()
        };
        assert!(settings().await.own_values.contains(&(field, 1)));
        let remove = async |meant| {
            shape(&store, &coordinator, async |write, version| {
                write.remove_own_field(current_plan(), field, meant, version).await
            })
            .await
        };
        let refused = remove(false).await;
        assert!(matches!(refused, Err(StoreError::Refused(EditError::ValuesWouldBeLost))), "{refused:?}");
        assert_eq!(get(&store, &coordinator, measure()).await.measure.own_values.get(field), "Ebern");
        let after = remove(true).await.unwrap();
        assert!(after.own_fields.get(field).is_none());
        let detail = get(&store, &coordinator, measure()).await;
        assert_eq!(detail.measure.own_values.get(field), "");
        // The history still knows how it was called.
        let lost = &detail.changes[0].fields[0];
        assert_eq!((lost.field.as_str(), lost.before.as_str()), ("own_values.text.Ort", "Ebern"));
        assert!(settings().await.own_values.iter().all(|(id, _)| *id != field));
        let gone = say(&store, &coordinator, measure(), field, "Ebern", "").await;
        assert!(matches!(gone, Err(StoreError::NotFound(RecordKind::Plan))), "{gone:?}");
    }

    async fn a_field_of_another_plan_is_none_of_this_one(store: Demo) {
        let coordinator = store.actor(COORDINATOR).await;
        let mut write = store.write(&coordinator).await.unwrap();
        let version = write.get_plan(draft_plan()).await.unwrap().0.version;
        let draft = write.add_own_field(draft_plan(), OwnFieldKind::Text, &wish("Ort"), version).await.unwrap();
        write.commit().await.unwrap();
        let foreign = draft.own_fields.iter().last().unwrap().id;
        let refused = say(&store, &coordinator, measure(), foreign, "Ebern", "").await;
        assert!(matches!(refused, Err(StoreError::NotFound(RecordKind::Plan))), "{refused:?}");
        let refused = shape(&store, &coordinator, async |write, version| {
            write.remove_own_field(current_plan(), foreign, true, version).await
        })
        .await;
        assert!(matches!(refused, Err(StoreError::NotFound(RecordKind::Plan))), "{refused:?}");
    }

    async fn a_guest_reads_values_and_writes_none(store: Demo) {
        let coordinator = store.actor(COORDINATOR).await;
        let field = add(&store, &coordinator, OwnFieldKind::Text, wish("Ort")).await;
        say(&store, &coordinator, measure(), field, "Ebern", "").await.unwrap();
        let guest = store.actor(GUEST).await;
        assert_eq!(get(&store, &guest, measure()).await.measure.own_values.get(field), "Ebern");
        let refused = say(&store, &guest, measure(), field, "Haßfurt", "Ebern").await;
        assert!(matches!(refused, Err(StoreError::NotAllowed)), "{refused:?}");
    }

    async fn a_measure_that_comes_back_brings_the_values_for_which_there_are_fields(store: Demo) {
        let coordinator = store.actor(COORDINATOR).await;
        let kept = add(&store, &coordinator, OwnFieldKind::Text, wish("Ort")).await;
        let gone = add(&store, &coordinator, OwnFieldKind::Text, wish("Raum")).await;
        say(&store, &coordinator, measure(), kept, "Ebern", "").await.unwrap();
        let version = say(&store, &coordinator, measure(), gone, "Saal", "").await.unwrap().measure.version;
        store.clock().advance(Duration::seconds(1));
        let mut write = store.write(&coordinator).await.unwrap();
        write.remove_measure(measure(), version).await.unwrap();
        write.commit().await.unwrap();
        shape(&store, &coordinator, async |write, version| {
            write.remove_own_field(current_plan(), gone, false, version).await
        })
        .await
        .unwrap();
        let mut write = store.write(&coordinator).await.unwrap();
        let card = write.restore_measure(measure()).await.unwrap();
        assert_eq!((card.own_values.get(kept), card.own_values.get(gone)), ("Ebern", ""));
    }

    async fn the_next_plan_has_the_fields_the_cards_and_the_values_of_this_one(store: Demo) {
        let coordinator = store.actor(COORDINATOR).await;
        let field = add(&store, &coordinator, OwnFieldKind::Text, wish("Ort")).await;
        say(&store, &coordinator, measure(), field, "Ebern", "").await.unwrap();
        let face = CardFace::showing(&[CardPart::Committee, CardPart::DueOn]);
        shape(&store, &coordinator, async |write, version| {
            write.set_card_face(current_plan(), face.clone(), version).await
        })
        .await
        .unwrap();
        let before = plan(&store, current_plan()).await;
        let wish = ContinuationWish {
            plan_id: current_plan(),
            plan: PlanWish::following(&before),
            measures: vec![measure()],
            mark_continued: false,
        };
        let mut write = store.write(&coordinator).await.unwrap();
        let next = write.continue_plan(&wish).await.unwrap();
        write.commit().await.unwrap();
        let board = store.read(&coordinator).await.unwrap().get_board(next.id).await.unwrap();
        assert_eq!((&board.plan.own_fields, &board.plan.card_face), (&before.own_fields, &face));
        assert_eq!(board.cards.len(), 1);
        assert_eq!(board.cards[0].own_values.get(field), "Ebern");
    }

    async fn the_face_of_cards_is_kept_until_the_usual_one_is_chosen_again(store: Demo) {
        let coordinator = store.actor(COORDINATOR).await;
        assert_eq!(plan(&store, current_plan()).await.card_face, CardFace::default());
        for parts in [&[CardPart::Judgement][..], CardPart::ALL] {
            let face = CardFace::showing(parts);
            shape(&store, &coordinator, async |write, version| {
                write.set_card_face(current_plan(), face.clone(), version).await
            })
            .await
            .unwrap();
            assert_eq!(plan(&store, current_plan()).await.card_face, face);
        }
        let mut write = store.write(&coordinator).await.unwrap();
        let stale = write.set_card_face(current_plan(), CardFace::default(), 1).await;
        assert!(matches!(stale, Err(StoreError::Stale(RecordKind::Plan))), "{stale:?}");
    }
}

/// An open measure of the current plan.
fn measure() -> MeasureId {
    MeasureId::named("hassberge/plan/Trinkbrunnen an acht Plätzen")
}

/// A measure of the working group on care.
fn care_measure() -> MeasureId {
    MeasureId::named("hassberge/plan/Börse für Kurzzeitpflege")
}

fn wish(name: &str) -> OwnFieldWish {
    OwnFieldWish { name: name.to_owned(), ..OwnFieldWish::default() }
}

/// Changes the current plan as it is now, a second after what was before.
async fn shape(
    store: &Demo,
    actor: &Actor,
    change: impl AsyncFnOnce(&mut Write, i64) -> StoreResult<Plan>,
) -> StoreResult<Plan> {
    store.clock().advance(Duration::seconds(1));
    let mut write = store.write(actor).await?;
    let version = write.get_plan(current_plan()).await?.0.version;
    let plan = change(&mut write, version).await?;
    write.commit().await?;
    Ok(plan)
}

/// Gives the current plan a field; returns its id.
async fn add(store: &Demo, actor: &Actor, kind: OwnFieldKind, wish: OwnFieldWish) -> OwnFieldId {
    let plan = shape(store, actor, async |write, version| {
        write.add_own_field(current_plan(), kind, &wish, version).await
    });
    plan.await.unwrap().own_fields.iter().last().unwrap().id
}

/// Writes into a field of a measure, a second after what was before.
async fn say(
    store: &Demo,
    actor: &Actor,
    id: MeasureId,
    field: OwnFieldId,
    text: &str,
    seen: &str,
) -> StoreResult<MeasureDetail> {
    store.clock().advance(Duration::seconds(1));
    let mut write = store.write(actor).await?;
    let detail = write.edit_own_value(id, field, text, seen).await?;
    write.commit().await?;
    Ok(detail)
}

async fn get(store: &Store, actor: &Actor, id: MeasureId) -> MeasureDetail {
    store.read(actor).await.unwrap().get_measure(id).await.unwrap()
}

async fn plan(store: &Store, id: PlanId) -> Plan {
    store.read(&Actor::System).await.unwrap().get_plan(id).await.unwrap().0
}
