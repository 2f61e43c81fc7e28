//! Files that are attached to measures: who sees and changes them, how many there may be, and how they go and come back.

use domain::{
    change::{ChangeAction, RecordKind},
    id::{AttachmentId, MeasureId},
    permission::{Actor, Visibility},
    plan::{
        AttachmentList, EditError, FILES_MAX, FileKind, FileProblem, MeasureDetail, NewFile, PlanWish,
        TRASH_DAYS,
    },
};
use store::{Store, StoreError, StoreResult, change::ChangeQuery};
use time::{Duration, macros::date};

use crate::support::{CHAIR, COORDINATOR, Demo, GUEST, HESSEN, MANAGER, MEMBER, NOW, OPERATOR, current_plan};

contract! {
    async fn what_is_attached_is_kept_as_it_came_and_said_of_it_is_who_and_when(store: Demo) {
        let member = store.actor(MEMBER).await;
        let content = [b"%PDF-1.7\n".as_slice(), &[0, 255, 128, 10]].concat();
        let file = NewFile::read("../Protokoll vom Mai.pdf", content.clone()).unwrap();
        let detail = add(&store, &member, &file).await.unwrap();
        let known = &detail.attachments.files[0];
        assert_eq!(known.added_by, member.name());
        let attachment = &known.attachment;
        assert_eq!((attachment.name.as_str(), attachment.kind), ("Protokoll vom Mai.pdf", FileKind::Pdf));
        assert_eq!((attachment.size, attachment.added_at), (13, NOW));
        let mut read = store.read(&member).await.unwrap();
        let (again, kept) = read.get_attachment(attachment.id).await.unwrap();
        assert_eq!((&again, kept), (attachment, content));
        // The sheet says so in its history.
        let told = &detail.changes[0];
        assert_eq!((told.record.kind, told.record.id), (RecordKind::Attachment, attachment.id.0));
        assert_eq!((told.title.as_str(), told.action), ("Protokoll vom Mai.pdf", ChangeAction::Created));
    }

    async fn whoever_works_in_the_region_sees_files_and_whoever_edits_the_measure_changes_them(store: Demo) {
        let id = add(&store, &store.actor(COORDINATOR).await, &note(0)).await.unwrap().attachments.files[0].attachment.id;
        for (number, (email, sees, changes)) in [
            (OPERATOR, false, false), (HESSEN, false, false), (COORDINATOR, true, true), (MANAGER, true, false),
            (CHAIR, true, false), (MEMBER, true, true), (GUEST, false, false),
        ].into_iter().enumerate() {
            let actor = store.actor(email).await;
            let list = list(&store, &actor).await;
            assert_eq!((list.may_see, list.may_change), (sees, changes), "{email}");
            assert_eq!(list.files.iter().any(|file| file.attachment.id == id), sees, "{email}");
            let opened = store.read(&actor).await.unwrap().get_attachment(id).await;
            assert_eq!(opened.is_ok(), sees, "{email}");
            let query = ChangeQuery { plan: Some(current_plan()), by_people: true, limit: 100, ..ChangeQuery::default() };
            let told = store.read(&actor).await.unwrap().list_changes(query).await.unwrap();
            assert_eq!(told.iter().any(|change| change.record.id == id.0), sees, "{email}");

            let asked = store.read(&actor).await.unwrap().require_attaching(measure()).await;
            assert_eq!(asked.is_ok(), changes, "{email}");
            match add(&store, &actor, &note(number + 1)).await {
                Ok(detail) => {
                    assert!(changes, "{email}");
                    let own = detail.attachments.files.last().unwrap().attachment.id;
                    remove(&store, &actor, own).await.unwrap();
                }
                refused => assert!(!changes && matches!(refused, Err(StoreError::NotAllowed)), "{email}: {refused:?}"),
            }
            let mut write = store.write(&actor).await.unwrap();
            match (write.remove_attachment(id).await, sees, changes) {
                (Ok(_), true, true)
                | (Err(StoreError::NotAllowed), true, false)
                | (Err(StoreError::NotFound(RecordKind::Attachment)), false, false) => {}
                (answer, ..) => panic!("{email}: {answer:?}"),
            }
        }
        for nobody in [Actor::Visitor, Actor::System] {
            let refused = add(&store, &nobody, &note(0)).await;
            assert!(matches!(refused, Err(StoreError::NotAllowed)), "{refused:?}");
        }
        assert_eq!(list(&store, &Actor::Visitor).await, AttachmentList::default());
        let hidden = store.read(&Actor::Visitor).await.unwrap().get_attachment(id).await;
        assert!(matches!(hidden, Err(StoreError::NotFound(RecordKind::Attachment))), "{hidden:?}");
    }

    async fn files_of_a_draft_do_not_exist_for_others(store: Demo) {
        let draft = MeasureId::named("hassberge/plan-folgejahr/Auftakt zum Schwerpunktthema");
        let asked = store.read(&store.actor(HESSEN).await).await.unwrap().require_attaching(draft).await;
        assert!(matches!(asked, Err(StoreError::NotFound(RecordKind::Measure))), "{asked:?}");
    }

    async fn a_plan_for_the_office_alone_tells_nobody_else_of_its_files(store: Demo) {
        let (coordinator, member) = (store.actor(COORDINATOR).await, store.actor(MEMBER).await);
        let plan = store.read(&coordinator).await.unwrap().get_plan(current_plan()).await.unwrap().0;
        let wish = PlanWish { visibility: Visibility::Office, ..wish_of(&plan) };
        let mut write = store.write(&coordinator).await.unwrap();
        write.edit_plan(plan.id, &wish, plan.version).await.unwrap();
        write.commit().await.unwrap();
        let id = add(&store, &coordinator, &note(0)).await.unwrap().attachments.files[0].attachment.id;
        let query = ChangeQuery { record: Some(id.0), limit: 9, ..ChangeQuery::default() };
        assert_eq!(store.read(&coordinator).await.unwrap().list_changes(query).await.unwrap().len(), 1);
        assert_eq!(store.read(&member).await.unwrap().list_changes(query).await.unwrap(), []);
        assert!(store.read(&member).await.unwrap().get_attachment(id).await.is_err());
    }

    async fn a_measure_has_only_so_many_files_and_none_twice(store: Demo) {
        let coordinator = store.actor(COORDINATOR).await;
        for number in 0..FILES_MAX {
            add(&store, &coordinator, &note(number)).await.unwrap();
        }
        let names: Vec<_> = list(&store, &coordinator).await.files.into_iter().map(|file| file.attachment.name).collect();
        assert_eq!((names.len(), names[0].as_str()), (FILES_MAX, "Notiz 0.txt"));
        let twin = add(&store, &coordinator, &note(3)).await;
        assert!(matches!(twin, Err(StoreError::Conflict(_))), "{twin:?}");
        let full = add(&store, &coordinator, &note(FILES_MAX)).await;
        let many = EditError::File(FileProblem::TooMany);
        assert!(matches!(full, Err(StoreError::Refused(error)) if error == many), "{full:?}");

        // What was removed takes no room and has no twin.
        let first = list(&store, &coordinator).await.files[0].attachment.id;
        remove(&store, &coordinator, first).await.unwrap();
        add(&store, &coordinator, &note(0)).await.unwrap();
        // Other words under the same name are another file.
        let second = list(&store, &coordinator).await.files[0].attachment.id;
        remove(&store, &coordinator, second).await.unwrap();
        let other = NewFile::read("Notiz 5.txt", b"Anders".to_vec()).unwrap();
        assert_eq!(add(&store, &coordinator, &other).await.unwrap().attachments.files.len(), FILES_MAX);
    }

    async fn a_removed_file_is_gone_for_readers_and_stays_in_the_log(store: Demo) {
        let (coordinator, member) = (store.actor(COORDINATOR).await, store.actor(MEMBER).await);
        let id = add(&store, &coordinator, &note(0)).await.unwrap().attachments.files[0].attachment.id;
        let detail = remove(&store, &member, id).await.unwrap();
        assert_eq!(detail.attachments.files, []);
        let actions: Vec<_> = detail.changes.iter().take(2).map(|change| (change.record.id, change.action)).collect();
        assert_eq!(actions, [(id.0, ChangeAction::Removed), (id.0, ChangeAction::Created)]);
        let opened = store.read(&coordinator).await.unwrap().get_attachment(id).await;
        assert!(matches!(opened, Err(StoreError::NotFound(RecordKind::Attachment))), "{opened:?}");
        let again = remove(&store, &coordinator, id).await;
        assert!(matches!(again, Err(StoreError::NotFound(RecordKind::Attachment))), "{again:?}");
    }

    async fn adding_and_removing_are_taken_back(store: Demo) {
        let (coordinator, member) = (store.actor(COORDINATOR).await, store.actor(MEMBER).await);
        let detail = add(&store, &coordinator, &note(0)).await.unwrap();
        let file = detail.attachments.files[0].clone();
        store.clock().advance(Duration::seconds(1));
        remove(&store, &coordinator, file.attachment.id).await.unwrap();
        assert_eq!(undo(&store, &coordinator).await.unwrap(), [measure()]);
        assert_eq!(list(&store, &coordinator).await.files, std::slice::from_ref(&file));
        let (_, content) = store.read(&member).await.unwrap().get_attachment(file.attachment.id).await.unwrap();
        assert_eq!(content, b"0");
        undo(&store, &coordinator).await.unwrap();
        assert_eq!(list(&store, &coordinator).await.files, []);

        // What somebody else has removed since is not removed once more.
        store.clock().advance(Duration::seconds(1));
        let id = add(&store, &coordinator, &note(1)).await.unwrap().attachments.files[0].attachment.id;
        remove(&store, &member, id).await.unwrap();
        let late = undo(&store, &coordinator).await;
        assert!(matches!(late, Err(StoreError::Stale(RecordKind::Attachment))), "{late:?}");
    }

    async fn a_file_comes_back_only_where_there_is_room(store: Demo) {
        let (coordinator, member) = (store.actor(COORDINATOR).await, store.actor(MEMBER).await);
        let id = add(&store, &coordinator, &note(0)).await.unwrap().attachments.files[0].attachment.id;
        store.clock().advance(Duration::seconds(1));
        remove(&store, &coordinator, id).await.unwrap();
        for number in 1..=FILES_MAX {
            add(&store, &member, &note(number)).await.unwrap();
        }
        let full = undo(&store, &coordinator).await;
        let many = EditError::File(FileProblem::TooMany);
        assert!(matches!(full, Err(StoreError::Refused(error)) if error == many), "{full:?}");
    }

    async fn files_come_back_with_their_measure(store: Demo) {
        let coordinator = store.actor(COORDINATOR).await;
        let files = add(&store, &coordinator, &note(0)).await.unwrap().attachments.files;
        let mut write = store.write(&coordinator).await.unwrap();
        let version = write.get_card(measure()).await.unwrap().version;
        write.remove_measure(measure(), version).await.unwrap();
        let hidden = write.get_attachment(files[0].attachment.id).await;
        assert!(matches!(hidden, Err(StoreError::NotFound(RecordKind::Attachment))), "{hidden:?}");
        write.restore_measure(measure()).await.unwrap();
        write.commit().await.unwrap();
        assert_eq!(list(&store, &coordinator).await.files, files);
    }

    async fn what_nobody_can_bring_back_goes_for_good(store: Demo) {
        let coordinator = store.actor(COORDINATOR).await;
        let removed = add(&store, &coordinator, &note(0)).await.unwrap().attachments.files[0].attachment.id;
        add(&store, &coordinator, &note(1)).await.unwrap();
        remove(&store, &coordinator, removed).await.unwrap();
        store.clock().advance(Duration::days(TRASH_DAYS));
        assert_eq!(forget(&store).await, 0, "the last day counts");
        store.clock().advance(Duration::days(3));
        assert_eq!(forget(&store).await, 1);
        assert_eq!(contents(&store).await, ["Notiz 1.txt"]);

        let mut write = store.write(&coordinator).await.unwrap();
        let version = write.get_card(measure()).await.unwrap().version;
        write.remove_measure(measure(), version).await.unwrap();
        write.commit().await.unwrap();
        store.clock().advance(Duration::days(TRASH_DAYS));
        assert_eq!(forget(&store).await, 0, "the measure can be brought back");
        store.clock().advance(Duration::days(3));
        assert_eq!(forget(&store).await, 1);
        assert_eq!(contents(&store).await, [""; 0]);

        let mut write = store.write(&coordinator).await.unwrap();
        assert!(matches!(write.remove_old_attachments().await, Err(StoreError::NotAllowed)));
    }

    async fn files_of_a_plan_that_is_gone_go_with_it(store: Demo) {
        use domain::plan::{MeasureStatus, GoalWish, NewMeasure};

        let coordinator = store.actor(COORDINATOR).await;
        let region = domain::id::HealthRegionId::named("hassberge");
        let mut write = store.write(&coordinator).await.unwrap();
        let wish = PlanWish {
            title: "Auf Zeit".to_owned(),
            period_from: date!(2030 - 01 - 01),
            period_to: date!(2030 - 12 - 31),
            visibility: Visibility::Region,
        };
        let plan = write.create_plan(region, &wish).await.unwrap();
        let field_id = store.content().fields[0].id;
        let goal = GoalWish::parse("Ziel", "", field_id).unwrap();
        let goal = write.create_goal(plan.id, &goal).await.unwrap();
        let measure = NewMeasure {
            plan_id: plan.id,
            goal_id: goal.id,
            title: "Maßnahme".to_owned(),
            committee_id: None,
            column: MeasureStatus::Planned,
        };
        let card = write.create_measure(&measure).await.unwrap();
        write.add_attachment(card.id, &note(0)).await.unwrap();
        write.remove_measure(card.id, card.version).await.unwrap();
        write.remove_goal(goal.id, goal.version).await.unwrap();
        write.commit().await.unwrap();
        assert_eq!(forget(&store).await, 0, "the plan is there, and its trash");
        let mut write = store.write(&coordinator).await.unwrap();
        write.remove_plan(plan.id, plan.version).await.unwrap();
        write.commit().await.unwrap();
        assert_eq!(forget(&store).await, 1);
        assert_eq!(contents(&store).await, [""; 0]);
    }
}

/// A measure of the working group on care, of which the member is one and the chair is not.
fn measure() -> MeasureId {
    MeasureId::named("hassberge/plan/Börse für Kurzzeitpflege")
}

/// One of many small files.
fn note(number: usize) -> NewFile {
    NewFile::read(&format!("Notiz {number}.txt"), number.to_string().into_bytes()).unwrap()
}

fn wish_of(plan: &domain::plan::Plan) -> PlanWish {
    let (title, visibility) = (plan.title.clone(), plan.visibility);
    PlanWish { title, period_from: plan.period_from, period_to: plan.period_to, visibility }
}

async fn add(store: &Store, actor: &Actor, file: &NewFile) -> StoreResult<MeasureDetail> {
    let mut write = store.write(actor).await?;
    let detail = write.add_attachment(measure(), file).await?;
    write.commit().await?;
    Ok(detail)
}

async fn remove(store: &Store, actor: &Actor, id: AttachmentId) -> StoreResult<MeasureDetail> {
    let mut write = store.write(actor).await?;
    let detail = write.remove_attachment(id).await?;
    write.commit().await?;
    Ok(detail)
}

async fn list(store: &Store, actor: &Actor) -> AttachmentList {
    store.read(actor).await.unwrap().get_measure(measure()).await.unwrap().attachments
}

/// Takes back what somebody did last; returns the measures that it was done to.
async fn undo(store: &Store, actor: &Actor) -> StoreResult<Vec<MeasureId>> {
    let last = store.read(actor).await?.get_last_step(current_plan()).await?.unwrap();
    store.clock().advance(Duration::seconds(1));
    let mut write = store.write(actor).await?;
    let undone = write.undo_step(current_plan(), last.change).await?;
    write.commit().await?;
    Ok(undone.cards.iter().map(|card| card.id).collect())
}

async fn forget(store: &Store) -> usize {
    let mut write = store.write(&Actor::System).await.unwrap();
    let forgotten = write.remove_old_attachments().await.unwrap();
    write.commit().await.unwrap();
    forgotten
}

/// The names of the files whose content is still there.
async fn contents(store: &Demo) -> Vec<String> {
    store
        .texts("select name from attachment_content join attachment using (attachment_id) order by name")
        .await
}
