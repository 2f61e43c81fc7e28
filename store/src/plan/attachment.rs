//! Files that are attached to a measure. What is in them is read only for whoever opens one.

use domain::{
    change::{ChangeAction, RecordKind, RecordRef},
    id::{AttachmentId, MeasureId},
    permission::{Action, Object, Visibility, may},
    plan::{
        Attachment, AttachmentList, EditError, FILES_MAX, FileProblem, MeasureDetail, NamedAttachment,
        NewFile, TRASH_DAYS, attachment_object,
    },
};
use time::Duration;

use super::{
    measure::Placed,
    undo::{Entry, WayBack},
};
use crate::{
    Session, StoreError, StoreResult, Write,
    backend::{execute, row, rows},
    change::Change,
};

impl Placed {
    /// What is attached to the measure, as an object of permissions.
    fn attachments(&self) -> Object {
        attachment_object(&self.place, self.measure.responsible_id)
    }
}

impl Session {
    /// What is attached to a measure; nothing for those who may not see it.
    pub(super) async fn attachments_of(&mut self, placed: &Placed) -> StoreResult<AttachmentList> {
        let object = placed.attachments();
        if !may(&self.actor, Action::Read, &object) {
            return Ok(AttachmentList::default());
        }
        let known: Vec<Attachment> = rows!(
            self,
            "select * from attachment where measure_id = $1 and removed_at is null order by added_at, attachment_id",
            placed.measure.id,
        )?;
        let users: Vec<_> = known.iter().map(|attachment| attachment.user_id).collect();
        let names = self.user_names(&users).await?;
        let named = |attachment: Attachment| NamedAttachment {
            added_by: names.get(&attachment.user_id).cloned().unwrap_or_default(),
            attachment,
        };
        let may_change = self.actor.user_id().is_some() && may(&self.actor, Action::Create, &object);
        Ok(AttachmentList { may_see: true, may_change, files: known.into_iter().map(named).collect() })
    }

    /// A file that is attached to a measure, with what is in it.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] if there is none or the actor may not see it.
    pub async fn get_attachment(&mut self, id: AttachmentId) -> StoreResult<(Attachment, Vec<u8>)> {
        let (attachment, _) = self.placed_attachment(id).await?;
        let content: Option<(Vec<u8>,)> =
            row!(self, "select content from attachment_content where attachment_id = $1", id)?;
        let (content,) =
            content.ok_or(StoreError::Inconsistent { table: "attachment_content", column: "content" })?;
        Ok((attachment, content))
    }

    /// Asks whether the actor may attach files to a measure, before one is sent.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] if the actor may not see the measure, [`StoreError::NotAllowed`] unless the actor is a
    /// user who may edit it.
    pub async fn require_attaching(&mut self, measure: MeasureId) -> StoreResult<()> {
        self.placed_to_attach(measure).await.map(drop)
    }

    /// The measure, if the actor may attach files to it.
    async fn placed_to_attach(&mut self, measure: MeasureId) -> StoreResult<Placed> {
        let placed = self.placed(measure).await?;
        self.require_for(Action::Create, &placed.attachments())?;
        if self.actor.user_id().is_some() { Ok(placed) } else { Err(StoreError::NotAllowed) }
    }

    /// An attachment with its measure, if the actor may see it.
    async fn placed_attachment(&mut self, id: AttachmentId) -> StoreResult<(Attachment, Placed)> {
        let missing = StoreError::NotFound(RecordKind::Attachment);
        let Some(attachment) = self.find_attachment(id).await? else { return Err(missing) };
        let Ok(placed) = self.placed(attachment.measure_id).await else { return Err(missing) };
        let is_seen = may(&self.actor, Action::Read, &placed.attachments());
        if is_seen { Ok((attachment, placed)) } else { Err(missing) }
    }

    /// An attachment that was not removed.
    async fn find_attachment(&mut self, id: AttachmentId) -> StoreResult<Option<Attachment>> {
        row!(self, "select * from attachment where attachment_id = $1 and removed_at is null", id)
    }
}

impl Write {
    /// Attaches a file to a measure.
    ///
    /// # Errors
    /// As [`require_attaching`](Session::require_attaching); [`StoreError::Conflict`] if the same file of the same name
    /// is there, [`StoreError::Refused`] if the measure has as many files as it may have.
    pub async fn add_attachment(&mut self, measure: MeasureId, file: &NewFile) -> StoreResult<MeasureDetail> {
        let placed = self.placed_to_attach(measure).await?;
        let user_id = self.actor.user_id().ok_or(StoreError::NotAllowed)?;
        self.refuse_twin(measure, file).await?;
        self.refuse_if_full(measure).await?;
        let attachment = Attachment {
            id: AttachmentId::new(),
            measure_id: measure,
            user_id,
            name: file.name().to_owned(),
            kind: file.kind(),
            size: file.size(),
            added_at: self.now,
        };
        execute!(
            self,
            "insert into attachment (attachment_id, measure_id, user_id, name, kind, size, added_at)
             values ($1, $2, $3, $4, $5, $6, $7)",
            attachment.id,
            attachment.measure_id,
            attachment.user_id,
            &attachment.name,
            attachment.kind.as_str(),
            attachment.size,
            attachment.added_at,
        )?;
        execute!(
            self,
            "insert into attachment_content (attachment_id, content) values ($1, $2)",
            attachment.id,
            file.content(),
        )?;
        self.record_attachment(&attachment, ChangeAction::Created, &placed).await?;
        self.get_measure(measure).await
    }

    /// Takes a file away from its measure. It can be brought back by undoing this, and goes for good after
    /// [`TRASH_DAYS`] days.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] if the actor may not see it, [`StoreError::NotAllowed`] unless the actor may edit the
    /// measure.
    pub async fn remove_attachment(&mut self, id: AttachmentId) -> StoreResult<MeasureDetail> {
        let (attachment, placed) = self.placed_attachment(id).await?;
        self.take_attachment(&attachment, &placed).await?;
        self.get_measure(placed.measure.id).await
    }

    async fn take_attachment(&mut self, attachment: &Attachment, placed: &Placed) -> StoreResult<()> {
        self.require_for(Action::Remove, &placed.attachments())?;
        let now = self.now;
        execute!(self, "update attachment set removed_at = $2 where attachment_id = $1", attachment.id, now)?;
        self.record_attachment(attachment, ChangeAction::Removed, placed).await
    }

    /// Brings a removed file back.
    async fn restore_attachment(&mut self, attachment: &Attachment) -> StoreResult<()> {
        let placed = self.placed_to_attach(attachment.measure_id).await?;
        self.refuse_if_full(attachment.measure_id).await?;
        let restored = execute!(
            self,
            "update attachment set removed_at = null where attachment_id = $1 and removed_at is not null",
            attachment.id,
        )?;
        if restored != 1 {
            return Err(StoreError::Stale(RecordKind::Attachment));
        }
        self.record_attachment(attachment, ChangeAction::Created, &placed).await
    }

    /// Takes away a file that was added, or brings back one that was removed; returns its measure.
    pub(super) async fn undo_attachment(&mut self, entry: &Entry) -> StoreResult<MeasureId> {
        let now = self.find_attachment(AttachmentId(entry.record.id)).await?;
        match entry.way_back(now)? {
            WayBack::Remove(attachment) => {
                let (attachment, placed) = self.placed_attachment(attachment.id).await?;
                self.take_attachment(&attachment, &placed).await?;
                Ok(attachment.measure_id)
            }
            WayBack::Insert(attachment) => {
                self.restore_attachment(&attachment).await?;
                Ok(attachment.measure_id)
            }
            // Nobody changes an attachment.
            WayBack::Change(_) => Err(StoreError::Stale(entry.record.kind)),
        }
    }

    /// Forgets files for good that nobody can bring back any more: those that were removed long ago, and those of measures
    /// that were, or whose plan is gone. Returns how many.
    ///
    /// # Errors
    /// [`StoreError::NotAllowed`] unless the program itself asks.
    pub async fn remove_old_attachments(&mut self) -> StoreResult<usize> {
        self.require_program()?;
        // Days of the trash are counted in Germany, where two of them in a year are longer or shorter.
        let before = self.now - Duration::days(TRASH_DAYS + 2);
        let old: Vec<(AttachmentId,)> = rows!(
            self,
            "select attachment_id from attachment
             where removed_at < $1
                or not exists (select 1 from measure where measure.measure_id = attachment.measure_id)
                    and not exists (
                        select 1 from change join plan on plan.plan_id = change.plan_id
                        where change.record_id = attachment.measure_id and change.record_kind = 'measure'
                            and change.action = 'removed' and change.changed_at >= $1)",
            before,
        )?;
        for (id,) in &old {
            execute!(self, "delete from attachment_content where attachment_id = $1", *id)?;
            execute!(self, "delete from attachment where attachment_id = $1", *id)?;
        }
        Ok(old.len())
    }

    /// Whoever got no answer sends a file again.
    async fn refuse_twin(&mut self, measure: MeasureId, file: &NewFile) -> StoreResult<()> {
        let twin: Option<(AttachmentId,)> = row!(
            self,
            "select attachment_id from attachment join attachment_content using (attachment_id)
             where measure_id = $1 and removed_at is null and name = $2 and size = $3 and content = $4",
            measure,
            file.name(),
            file.size(),
            file.content(),
        )?;
        if twin.is_some() { Err(StoreError::Conflict("attachment".to_owned())) } else { Ok(()) }
    }

    async fn refuse_if_full(&mut self, measure: MeasureId) -> StoreResult<()> {
        let count: Option<(i64,)> = row!(
            self,
            "select count(*) from attachment where measure_id = $1 and removed_at is null",
            measure,
        )?;
        let is_full =
            count.is_some_and(|(count,)| usize::try_from(count).is_ok_and(|count| count >= FILES_MAX));
        if is_full { Err(EditError::from(FileProblem::TooMany).into()) } else { Ok(()) }
    }

    /// Logs that a file has come or gone, for those who see files.
    async fn record_attachment(
        &mut self,
        attachment: &Attachment,
        action: ChangeAction,
        placed: &Placed,
    ) -> StoreResult<()> {
        let (before, after) = match action {
            ChangeAction::Removed => (Some(attachment), None),
            _ => (None, Some(attachment)),
        };
        self.record(Change {
            record: RecordRef::new(RecordKind::Attachment, attachment.id),
            title: &attachment.name,
            action,
            before,
            after,
            plan: Some(placed.plan.id),
            // A plan for the office alone has no files that others hear of.
            visibility: placed.plan.visibility.max(Visibility::Internal),
            place: &placed.place,
        })
        .await
    }
}
