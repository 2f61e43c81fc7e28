//! One measure: its sheet, changes of its fields and status, milestones, values, new ones and removed ones.

use domain::{
    change::{ChangeAction, RecordKind},
    directory::CommitteeKind,
    id::{CommitteeId, GoalId, IndicatorId, MeasureId, OutcomeId, PersonId, PlanId},
    permission::{Action, Actor, may},
    plan::{
        Card, EditError, MeasureDetail, MeasureField, MeasureStatus, NewMeasure, Period, Report,
        StatusChange, measure_object,
    },
};
use store::{Store, StoreError, StoreResult, change::ChangeQuery};
use time::{Duration, macros::date};

use crate::{
    support::{CHAIR, COORDINATOR, Demo, Empty, GUEST, MANAGER, MEMBER, current_plan},
    world::{for_anybody, responsible, world},
};

contract! {
    async fn a_sheet_shows_what_its_reader_may_see_and_do(store: Empty) {
        let world = world();
        store.fill(&world.content).await;
        for_anybody(20, async |actor| {
            for thing in world.of(RecordKind::Measure) {
                let id = MeasureId(thing.record.id);
                let mut read = store.read(actor).await.unwrap();
                let card = read.get_card(id).await;
                let Ok(detail) = read.get_measure(id).await else {
                    assert!(matches!(card, Err(StoreError::NotFound(RecordKind::Measure))));
                    continue;
                };
                let (visibility, place) = (thing.visibility, thing.place.clone());
                let object = measure_object(visibility, &place, Some(responsible()));
                let rights = detail.rights;
                assert_eq!(card.unwrap().may_move, rights.advance);
                assert_eq!(
                    [rights.edit, rights.advance, rights.report, rights.remove],
                    [Action::Edit, Action::Move, Action::Report, Action::Remove]
                        .map(|action| may(actor, action, &object))
                );
                assert_eq!(detail.milestones.len(), 1);
                let edited = edit(&store, actor, id, MeasureField::Funding, "Land", "").await;
                assert_eq!(edited.is_ok(), rights.edit, "{edited:?}");
                if let Ok(edited) = edited {
                    edit(&store, actor, id, MeasureField::Funding, "", &edited.measure.funding).await.unwrap();
                }
            }
        });
    }

    async fn every_field_is_kept_found_and_logged(store: Demo) {
        let coordinator = store.actor(COORDINATOR).await;
        let id = MeasureId::named("hassberge/plan/Gesunde Kita");
        let before = get(&store, &coordinator, id).await.measure;
        let person = PersonId::named("hassberge/psp");
        let changes = [
            (MeasureField::Title, "Gesunde Kita am Main".to_owned()),
            (MeasureField::Description, "Kurse\nfür alle".to_owned()),
            (MeasureField::Committee, CommitteeId::named("hassberge/forum").to_string()),
            (MeasureField::Responsible, person.to_string()),
            (MeasureField::Organisation, String::new()),
            (MeasureField::Kind, "project".to_owned()),
            (MeasureField::Setting, "nursery".to_owned()),
            (MeasureField::StartsOn, "2026-01-01".to_owned()),
            (MeasureField::DueOn, "2031-12-31".to_owned()),
            (MeasureField::Cost, "5000".to_owned()),
            (MeasureField::Funding, "Krankenkassen".to_owned()),
            (MeasureField::Basis, "Beschluss des Gesundheitsforums,\nTOP 4".to_owned()),
            (MeasureField::Origin, "Idee aus der AG Pflege,\nBürgerwerkstatt Haßfurt".to_owned()),
            (MeasureField::Reason, "Weil".to_owned()),
            (MeasureField::NextStep, "Dann".to_owned()),
        ];
        for (field, text) in &changes {
            let seen = before.field(*field);
            let detail = edit(&store, &coordinator, id, *field, text, &seen).await.unwrap();
            assert_eq!(&detail.measure.field(*field), text);
            let newest = &detail.changes[0];
            assert_eq!((newest.action, newest.fields[0].field.as_str()), (ChangeAction::Changed, field.as_str()));
        }
        let after = get(&store, &coordinator, id).await;
        for (field, text) in &changes {
            assert_eq!(&after.measure.field(*field), text);
        }
        assert_eq!(after.measure.version, before.version + changes.len() as i64);
        assert!(after.names.iter().any(|named| named.record.id == person.0));
        let hits = store.read(&coordinator).await.unwrap().list_search_hits("Kita am Main").await.unwrap();
        assert!(hits.iter().any(|hit| hit.record.id == id.0));
    }

    async fn a_measure_is_put_at_another_time_by_one_write(store: Demo) {
        let coordinator = store.actor(COORDINATOR).await;
        let id = MeasureId::named("hassberge/plan/Gesunde Kita");
        let before = get(&store, &coordinator, id).await.measure;
        let to = Period {
            starts_on: Some(date!(2027 - 02 - 01)),
            due_on: Some(date!(2027 - 06 - 30)),
        };
        let mut write = store.write(&coordinator).await.unwrap();
        let card = write.reschedule_measure(id, to, before.period()).await.unwrap();
        write.commit().await.unwrap();
        assert_eq!((card.starts_on, card.due_on), (to.starts_on, to.due_on));
        let after = get(&store, &coordinator, id).await;
        assert_eq!((after.measure.period(), after.measure.version), (to, before.version + 1));
        let fields: Vec<_> = after.changes[0].fields.iter().map(|change| change.field.as_str()).collect();
        assert_eq!(fields, ["due_on", "starts_on"]);

        let mut write = store.write(&coordinator).await.unwrap();
        let stale = write.reschedule_measure(id, Period::default(), before.period()).await;
        assert!(matches!(stale, Err(StoreError::Stale(RecordKind::Measure))));
        // What both wanted is no conflict, and no change either.
        assert_eq!(write.reschedule_measure(id, to, before.period()).await.unwrap().version, card.version);
        let reversed = Period { starts_on: to.due_on, due_on: to.starts_on };
        let refused = write.reschedule_measure(id, reversed, to).await;
        assert!(matches!(refused, Err(StoreError::Refused(EditError::EndsBeforeItBegins))));
        drop(write);
        for reader in [MANAGER, CHAIR, MEMBER, GUEST] {
            let mut write = store.write(&store.actor(reader).await).await.unwrap();
            let refused = write.reschedule_measure(id, Period::default(), to).await;
            assert!(matches!(refused, Err(StoreError::NotAllowed)), "{reader}");
        }
        assert_eq!(get(&store, &coordinator, id).await.measure, after.measure);
    }

    async fn the_milestones_of_a_plan_are_those_of_its_measures_by_day(store: Demo) {
        let coordinator = store.actor(COORDINATOR).await;
        let mut read = store.read(&coordinator).await.unwrap();
        let milestones = read.list_milestones(current_plan()).await.unwrap();
        let board = read.get_board(current_plan()).await.unwrap();
        let counted: i64 = board.cards.iter().map(|card| card.milestones).sum();
        assert_eq!(milestones.len() as i64, counted);
        assert!(milestones.is_sorted_by_key(|milestone| milestone.due_on));
        assert!(milestones.iter().all(|it| board.cards.iter().any(|card| card.id == it.measure_id)));
        let none = read.list_milestones(PlanId::named("none")).await;
        assert!(matches!(none, Err(StoreError::NotFound(RecordKind::Plan))));
    }

    async fn of_two_who_change_a_field_one_is_told_and_different_fields_go_together(store: Demo) {
        let coordinator = store.actor(COORDINATOR).await;
        let id = MeasureId::named("hassberge/plan/Gesunde Kita");
        edit(&store, &coordinator, id, MeasureField::Funding, "Land", "").await.unwrap();
        edit(&store, &coordinator, id, MeasureField::Cost, "1", "").await.unwrap();
        let late = edit(&store, &coordinator, id, MeasureField::Funding, "Kreis", "").await;
        assert!(matches!(late, Err(StoreError::Stale(RecordKind::Measure))), "{late:?}");
        // What both wanted is no conflict, and no change.
        let same = edit(&store, &coordinator, id, MeasureField::Funding, "Land", "").await.unwrap();
        assert_eq!((same.measure.funding.as_str(), same.measure.cost), ("Land", Some(1)));
        assert_eq!(same.measure.version, 3);
    }

    async fn of_two_who_say_on_what_a_measure_rests_one_is_told(store: Demo) {
        let coordinator = store.actor(COORDINATOR).await;
        let id = MeasureId::named("hassberge/plan/Gesunde Kita");
        edit(&store, &coordinator, id, MeasureField::Basis, "Beschluss,\r\nTOP 4 ", "").await.unwrap();
        edit(&store, &coordinator, id, MeasureField::Origin, "Idee der AG", "").await.unwrap();
        for (field, seen) in [(MeasureField::Basis, ""), (MeasureField::Origin, "Idee des Forums")] {
            let late = edit(&store, &coordinator, id, field, "Anders", seen).await;
            assert!(matches!(late, Err(StoreError::Stale(RecordKind::Measure))), "{late:?}");
            let known = get(&store, &coordinator, id).await.measure.field(field);
            let long = edit(&store, &coordinator, id, field, &"x".repeat(4_001), &known).await;
            assert!(matches!(long, Err(StoreError::Refused(EditError::TooLong { max: 4_000 }))), "{long:?}");
        }
        let told = get(&store, &Actor::Visitor, id).await.measure;
        assert_eq!((told.basis.as_str(), told.origin.as_str(), told.version), ("Beschluss,\nTOP 4", "Idee der AG", 3));
        let chair = store.actor(CHAIR).await;
        let refused = edit(&store, &chair, id, MeasureField::Basis, "", &told.basis).await;
        assert!(matches!(refused, Err(StoreError::NotAllowed)), "{refused:?}");
    }

    async fn different_fields_changed_at_once_all_stay(store: Demo) {
        let coordinator = store.actor(COORDINATOR).await;
        let id = MeasureId::named("hassberge/plan/Gesunde Kita");
        for round in 1..=5 {
            let before = get(&store, &coordinator, id).await.measure;
            let number = round.to_string();
            let wishes = [MeasureField::Cost, MeasureField::Funding, MeasureField::NextStep]
                .map(|field| (field, before.field(field)));
            let [cost, funding, next] = &wishes;
            let (one, two, three) = tokio::join!(
                edit(&store, &coordinator, id, cost.0, &number, &cost.1),
                edit(&store, &coordinator, id, funding.0, &number, &funding.1),
                edit(&store, &coordinator, id, next.0, &number, &next.1),
            );
            assert!(one.is_ok() && two.is_ok() && three.is_ok(), "{one:?} {two:?} {three:?}");
            let after = get(&store, &coordinator, id).await.measure;
            assert!(wishes.iter().all(|(field, _)| after.field(*field) == number), "{after:?}");
        }
    }

    async fn only_what_is_there_and_seen_can_be_named(store: Demo) {
        let coordinator = store.actor(COORDINATOR).await;
        let id = MeasureId::named("hassberge/plan/Gesunde Kita");
        let before = get(&store, &coordinator, id).await;
        let elsewhere = GoalId::named("hassberge/plan-folgejahr/none");
        let committee = store.content().committees.iter().find(|c| c.kind == CommitteeKind::Forum).unwrap().id;
        for (field, text) in [
            (MeasureField::Goal, elsewhere.to_string()),
            (MeasureField::Outcome, OutcomeId::named("none").to_string()),
            (MeasureField::Committee, CommitteeId::named("none").to_string()),
            // An id of another kind of record.
            (MeasureField::Responsible, committee.to_string()),
            (MeasureField::Organisation, committee.to_string()),
        ] {
            let refused = edit(&store, &coordinator, id, field, &text, &before.measure.field(field)).await;
            assert!(matches!(refused, Err(StoreError::NotFound(_))), "{field}: {refused:?}");
        }
        assert_eq!(get(&store, &coordinator, id).await, before);
    }

    async fn a_status_needs_its_reason_and_moves_the_card(store: Demo) {
        let member = store.actor(MEMBER).await;
        let id = card_of(&store, "hassberge/ag-pflege", MeasureStatus::Running).await.id;
        let version = get(&store, &member, id).await.measure.version;
        let change = |reason: &str, next: &str| StatusChange {
            status: MeasureStatus::Paused,
            reason: reason.to_owned(),
            next_step: next.to_owned(),
        };
        let refused = set_status(&store, &member, id, &change("", ""), version).await;
        assert!(matches!(refused, Err(StoreError::Refused(EditError::NeedsReason))), "{refused:?}");
        let paused = set_status(&store, &member, id, &change("Umbau", "Warten"), version).await.unwrap();
        assert_eq!((paused.measure.status, paused.measure.reason.as_str()), (MeasureStatus::Paused, "Umbau"));
        let stale = set_status(&store, &member, id, &change("Umbau", "Warten"), version).await;
        assert!(matches!(stale, Err(StoreError::Stale(RecordKind::Measure))), "{stale:?}");
        let board = store.read(&member).await.unwrap().get_board(current_plan()).await.unwrap();
        let top = board.cards.iter().find(|card| card.status.stage() == MeasureStatus::Delayed).unwrap();
        assert_eq!(top.id, id, "it lies on top of its new column");
        for reader in [CHAIR, GUEST, MANAGER] {
            let actor = store.actor(reader).await;
            let version = paused.measure.version;
            let refused = set_status(&store, &actor, id, &change("a", "b"), version).await;
            assert!(matches!(refused, Err(StoreError::NotAllowed)), "{reader}");
        }
    }

    async fn milestones_come_and_go_and_count(store: Demo) {
        let coordinator = store.actor(COORDINATOR).await;
        let member = store.actor(MEMBER).await;
        let id = card_of(&store, "hassberge/ag-pflege", MeasureStatus::Running).await.id;
        let before = get(&store, &coordinator, id).await.milestones;
        let mut write = store.write(&coordinator).await.unwrap();
        let added = write.add_milestone(id, " Ein  Schritt ", "", "2027-02-01").await.unwrap();
        write.commit().await.unwrap();
        let milestone = added.milestones.last().unwrap().clone();
        assert_eq!((milestone.title.as_str(), added.milestones.len()), ("Ein Schritt", before.len() + 1));

        // A member of the committee ticks it off; the chair of another one changes nothing.
        let mut write = store.write(&member).await.unwrap();
        let done = write.set_milestone_done(milestone.id, true).await.unwrap();
        assert_eq!(done.milestones.last().unwrap().done_on, Some(store.clock().today()));
        write.commit().await.unwrap();
        let other = store.actor(CHAIR).await;
        let mut write = store.write(&other).await.unwrap();
        let renamed = write.edit_milestone(milestone.id, "Anders", "", "").await;
        assert!(matches!(renamed, Err(StoreError::NotAllowed)), "{renamed:?}");
        drop(write);
        let card = store.read(&member).await.unwrap().get_card(id).await.unwrap();
        let done_before = before.iter().filter(|milestone| milestone.done_on.is_some()).count() as i64;
        assert_eq!((card.milestones, card.milestones_done), (before.len() as i64 + 1, done_before + 1));

        let mut write = store.write(&coordinator).await.unwrap();
        for (title, day, error) in [
            (" ", "", EditError::Empty),
            ("Anders", "morgen", EditError::NotUnderstood),
            (&"x".repeat(201), "", EditError::TooLong { max: 200 }),
        ] {
            let refused = write.edit_milestone(milestone.id, title, "", day).await;
            assert!(matches!(refused, Err(StoreError::Refused(why)) if why == error), "{refused:?}");
        }
        let after = write.remove_milestone(milestone.id).await.unwrap();
        write.commit().await.unwrap();
        assert_eq!(after.milestones, before);
    }

    async fn whoever_sees_to_a_milestone_is_named_to_those_who_may_see_them(store: Demo) {
        let coordinator = store.actor(COORDINATOR).await;
        let id = MeasureId::named("hassberge/plan/Gesunde Kita");
        let person = PersonId::named("hassberge/psp");
        let mut write = store.write(&coordinator).await.unwrap();
        let added = write.add_milestone(id, "Auftakt", &person.to_string(), "2027-02-01").await.unwrap();
        write.commit().await.unwrap();
        let milestone = added.milestones.last().unwrap().clone();
        assert_eq!(milestone.person_id, Some(person));
        assert!(added.names.iter().any(|named| named.record.id == person.0));
        for (reader, is_named) in [(&coordinator, true), (&Actor::Visitor, false)] {
            let told = store.read(reader).await.unwrap().get_plan_milestones(current_plan()).await.unwrap();
            assert!(told.milestones.contains(&milestone));
            assert_eq!(told.people.iter().any(|named| named.record.id == person.0), is_named);
        }
        let unknown = PersonId::named("none").to_string();
        let mut write = store.write(&coordinator).await.unwrap();
        let refused = write.edit_milestone(milestone.id, "Auftakt", &unknown, "").await;
        assert!(matches!(refused, Err(StoreError::NotFound(RecordKind::Person))), "{refused:?}");
        let refused = write.edit_milestone(milestone.id, "Auftakt", "Anna", "").await;
        assert!(matches!(refused, Err(StoreError::Refused(EditError::NotUnderstood))), "{refused:?}");
        let nobody = write.edit_milestone(milestone.id, "Auftakt", "", "2027-02-01").await.unwrap();
        assert_eq!(nobody.milestones.last().unwrap().person_id, None);
        assert_eq!(nobody.changes[0].fields[0].field, "person_id");
    }

    async fn a_value_is_reported_for_a_day_and_corrected_on_it(store: Demo) {
        let member = store.actor(MEMBER).await;
        let today = store.clock().today();
        let (id, indicator) = reportable(&store, &member).await;
        let report = |value, measured_on, indicator_id| Report {
            measure_id: id,
            indicator_id,
            value,
            measured_on,
            note: "aus der Liste".to_owned(),
        };
        let count = |detail: &MeasureDetail| {
            let series = detail.indicators.iter().find(|series| series.indicator.id == indicator).unwrap();
            (series.measurements.len(), series.latest().unwrap().value)
        };
        let (known, _) = count(&get(&store, &member, id).await);
        let first = send(&store, &member, &report(41.5, today, indicator)).await.unwrap();
        assert_eq!(count(&first), (known + 1, 41.5));
        let second = send(&store, &member, &report(42.0, today, indicator)).await.unwrap();
        assert_eq!(count(&second), (known + 1, 42.0));
        for (value, day) in [(f64::NAN, today), (f64::INFINITY, today), (1.0, today + Duration::days(1))] {
            let refused = send(&store, &member, &report(value, day, indicator)).await;
            assert!(matches!(refused, Err(StoreError::Refused(EditError::NotUnderstood))), "{refused:?}");
        }
        let other = send(&store, &member, &report(1.0, today, IndicatorId::named("none"))).await;
        assert!(matches!(other, Err(StoreError::NotFound(RecordKind::Indicator))), "{other:?}");
        let guest = store.actor(GUEST).await;
        let refused = send(&store, &guest, &report(1.0, today, indicator)).await;
        assert!(matches!(refused, Err(StoreError::NotAllowed)), "{refused:?}");
        assert_eq!(count(&get(&store, &member, id).await), (known + 1, 42.0));
    }

    async fn a_measure_is_made_by_those_who_may_and_removed_with_its_milestones(store: Demo) {
        let coordinator = store.actor(COORDINATOR).await;
        let goal_id = store.read(&coordinator).await.unwrap().get_board(current_plan()).await.unwrap().goals[0].goal.id;
        let own = CommitteeId::named("hassberge/ag-versorgung");
        let wish = |committee_id| NewMeasure {
            plan_id: current_plan(),
            goal_id,
            title: "Trinkpaten".to_owned(),
            committee_id,
            column: MeasureStatus::Decided,
        };
        for (reader, committee, is_allowed) in [
            (COORDINATOR, None, true),
            (CHAIR, Some(own), true),
            (CHAIR, None, false),
            (MEMBER, Some(own), false),
            (GUEST, None, false),
        ] {
            let actor = store.actor(reader).await;
            let rights =
                store.read(&actor).await.unwrap().get_board(current_plan()).await.unwrap().new_measures;
            let offered = match committee {
                None => rights.without_committee,
                Some(id) => rights.committees.iter().any(|named| named.record.id == id.0),
            };
            assert_eq!(offered, is_allowed, "{reader}");
            let mut write = store.write(&actor).await.unwrap();
            let made = write.create_measure(&wish(committee)).await;
            assert_eq!(made.is_ok(), is_allowed, "{reader}: {made:?}");
        }
        let mut write = store.write(&coordinator).await.unwrap();
        let strange = NewMeasure { goal_id: GoalId::named("none"), ..wish(None) };
        assert!(matches!(write.create_measure(&strange).await, Err(StoreError::NotFound(RecordKind::Goal))));
        let strange = NewMeasure { plan_id: PlanId::named("none"), ..wish(None) };
        assert!(matches!(write.create_measure(&strange).await, Err(StoreError::NotFound(RecordKind::Plan))));
        let card = write.create_measure(&wish(None)).await.unwrap();
        assert_eq!(card.status, MeasureStatus::Decided);
        write.add_milestone(card.id, "Auftakt", "", "").await.unwrap();
        write.commit().await.unwrap();
        let board = store.read(&coordinator).await.unwrap().get_board(current_plan()).await.unwrap();
        let first = board.cards.iter().find(|other| other.status.stage() == MeasureStatus::Decided).unwrap();
        assert_eq!(first.id, card.id, "it lies on top");

        let mut write = store.write(&coordinator).await.unwrap();
        let stale = write.remove_measure(card.id, 7).await;
        assert!(matches!(stale, Err(StoreError::Stale(_))), "{stale:?}");
        write.remove_measure(card.id, card.version).await.unwrap();
        write.commit().await.unwrap();
        let mut read = store.read(&coordinator).await.unwrap();
        assert!(matches!(read.get_measure(card.id).await, Err(StoreError::NotFound(_))));
        assert!(read.list_search_hits("Trinkpaten").await.unwrap().is_empty());
        let query = ChangeQuery { record: Some(card.id.0), limit: 1, ..ChangeQuery::default() };
        let log = read.list_changes(query).await.unwrap();
        assert_eq!((log[0].action, log[0].title.as_str()), (ChangeAction::Removed, "Trinkpaten"));
        drop(read);

        // It comes back as it was, once, and only by those who may remove.
        for reader in [CHAIR, MEMBER, MANAGER] {
            let mut write = store.write(&store.actor(reader).await).await.unwrap();
            let refused = write.restore_measure(card.id).await;
            assert!(matches!(refused, Err(StoreError::NotAllowed)), "{reader}: {refused:?}");
        }
        let mut write = store.write(&coordinator).await.unwrap();
        let back = write.restore_measure(card.id).await.unwrap();
        assert_eq!((back.title.as_str(), back.status, back.milestones), ("Trinkpaten", card.status, 1));
        let again = write.restore_measure(card.id).await;
        assert!(matches!(again, Err(StoreError::Conflict(_))), "{again:?}");
        let never = write.restore_measure(MeasureId::named("none")).await;
        assert!(matches!(never, Err(StoreError::NotFound(RecordKind::Measure))), "{never:?}");
        write.commit().await.unwrap();
        assert_eq!(get(&store, &coordinator, card.id).await.milestones[0].title, "Auftakt");
    }
}

async fn get(store: &Store, actor: &Actor, id: MeasureId) -> MeasureDetail {
    store.read(actor).await.unwrap().get_measure(id).await.unwrap()
}

async fn edit(
    store: &Store,
    actor: &Actor,
    id: MeasureId,
    field: MeasureField,
    text: &str,
    seen: &str,
) -> StoreResult<MeasureDetail> {
    let mut write = store.write(actor).await?;
    let detail = write.edit_measure(id, field, text, seen).await?;
    write.commit().await?;
    Ok(detail)
}

async fn set_status(
    store: &Store,
    actor: &Actor,
    id: MeasureId,
    change: &StatusChange,
    version: i64,
) -> StoreResult<MeasureDetail> {
    let mut write = store.write(actor).await?;
    let detail = write.set_measure_status(id, change, version).await?;
    write.commit().await?;
    Ok(detail)
}

async fn send(store: &Store, actor: &Actor, report: &Report) -> StoreResult<MeasureDetail> {
    let mut write = store.write(actor).await?;
    let detail = write.report_value(report).await?;
    write.commit().await?;
    Ok(detail)
}

/// The first card of a status that a committee works on.
async fn card_of(store: &Store, committee: &str, status: MeasureStatus) -> Card {
    let board = store.read(&Actor::System).await.unwrap().get_board(current_plan()).await.unwrap();
    let committee = CommitteeId::named(committee).0;
    let is_its = |card: &Card| card.committee.as_ref().is_some_and(|named| named.record.id == committee);
    board.cards.into_iter().find(|card| is_its(card) && card.status == status).unwrap()
}

/// A measure for which the actor may report, and an indicator of it.
async fn reportable(store: &Store, actor: &Actor) -> (MeasureId, IndicatorId) {
    let cards = store.read(actor).await.unwrap().get_board(current_plan()).await.unwrap().cards;
    for card in cards {
        let detail = get(store, actor, card.id).await;
        if let (true, [series, ..]) = (detail.rights.report, &*detail.indicators) {
            return (card.id, series.indicator.id);
        }
    }
    panic!("somebody in the demo reports values")
}
