//! Word to users: written with what it tells of, read by themselves alone.

use domain::{
    change::RecordKind,
    id::{CommentId, HealthRegionId, MeasureId, MilestoneId, NotificationId, PersonId, PlanId, UserId},
    permission::{Action, Actor, Place, Reach, StateKey, Visibility, may},
    plan::{
        Comment, DUE_SOON_DAYS, Digest, FOLD_WITHIN, FieldNews, MAILED_WITHIN, Measure, Milestone,
        Notification, NotificationKind, Plan, comment_object, due_kind, measure_place,
    },
};
use time::{Date, Duration, OffsetDateTime};

use super::measure::Placed;
use crate::{
    Session, StoreError, StoreResult, Write,
    backend::{execute, row, rows},
};

/// How long what has been read is kept.
const KEPT: Duration = Duration::days(90);

/// The most notifications that are shown.
const SHOWN: i64 = 200;

/// A notification with what decides whether its reader may still see it.
pub(crate) struct StoredNotification {
    pub(crate) id: NotificationId,
    pub(crate) kind: NotificationKind,
    pub(crate) measure_id: MeasureId,
    pub(crate) plan_id: PlanId,
    pub(crate) title: String,
    pub(crate) actor: Option<String>,
    pub(crate) happened_at: OffsetDateTime,
    pub(crate) occurrences: i64,
    pub(crate) news_json: String,
    pub(crate) comment_id: Option<CommentId>,
    pub(crate) milestone_id: Option<MilestoneId>,
    pub(crate) milestone: Option<String>,
    pub(crate) due_on: Option<Date>,
    pub(crate) read_at: Option<OffsetDateTime>,
    pub(crate) committee_id: Option<domain::id::CommitteeId>,
    pub(crate) visibility: Visibility,
    pub(crate) state: StateKey,
    pub(crate) health_region_id: HealthRegionId,
}

impl StoredNotification {
    fn is_for(&self, actor: &Actor) -> bool {
        let region = Place {
            state: Some(self.state.clone()),
            health_region: Some(self.health_region_id),
            committee: None,
        };
        let place = measure_place(region.state.clone(), self.health_region_id, self.committee_id);
        // Of a milestone that is gone there is nothing to tell.
        let is_there = self.milestone_id.is_none() || self.milestone.is_some();
        is_there && is_for(actor, self.kind, self.visibility, &region, &place)
    }

    fn told(self) -> Notification {
        Notification {
            id: self.id,
            kind: self.kind,
            measure_id: self.measure_id,
            plan_id: self.plan_id,
            title: self.title,
            actor: self.actor.unwrap_or_default(),
            at: self.happened_at,
            count: self.occurrences,
            news: serde_json::from_str(&self.news_json).unwrap_or_default(),
            comment_id: self.comment_id,
            milestone: self.milestone,
            due_on: self.due_on,
            is_read: self.read_at.is_some(),
        }
    }
}

/// Whether somebody may hear of something: they see the plan, and for what is said, hear the conversation.
fn is_for(actor: &Actor, kind: NotificationKind, plan: Visibility, region: &Place, place: &Place) -> bool {
    Reach::of(actor).contains(plan, region)
        && (!kind.is_about_comment() || may(actor, Action::Read, &comment_object(place)))
}

/// What is told.
#[derive(Clone, Copy, Default)]
struct Word {
    news: FieldNews,
    comment: Option<CommentId>,
    milestone: Option<MilestoneId>,
    due_on: Option<Date>,
}

impl Session {
    /// The actor's notifications about what they may still see, newest first.
    ///
    /// # Errors
    /// [`StoreError::Database`].
    pub async fn list_notifications(&mut self) -> StoreResult<Vec<Notification>> {
        let stored = self.stored_notifications(false, false).await?;
        Ok(stored.into_iter().map(StoredNotification::told).collect())
    }

    /// What the actor was told lately, has not read, and was not written of, oldest first.
    ///
    /// # Errors
    /// [`StoreError::Database`].
    pub async fn list_unmailed_notifications(&mut self) -> StoreResult<Vec<Notification>> {
        let mut stored = self.stored_notifications(true, true).await?;
        stored.retain(|notification| notification.happened_at > self.now - MAILED_WITHIN);
        Ok(stored.into_iter().rev().map(StoredNotification::told).collect())
    }

    /// What the actor gets as an overview of their measures.
    ///
    /// # Errors
    /// [`StoreError::Database`].
    pub async fn get_digest(&mut self) -> StoreResult<Digest> {
        Ok(Digest {
            today: self.today(),
            measures: self.list_own_measures().await?,
            unread: self.stored_notifications(true, false).await?.len(),
        })
    }

    /// What waits for the actor's answer: where they were named or made responsible and have not read it, newest first.
    ///
    /// # Errors
    /// [`StoreError::Database`].
    pub async fn list_asking_notifications(&mut self) -> StoreResult<Vec<Notification>> {
        let mut stored = self.stored_notifications(true, false).await?;
        stored.retain(|notification| notification.kind.asks());
        Ok(stored.into_iter().map(StoredNotification::told).collect())
    }

    /// How many notifications the actor has not read; `None` for those who have no account.
    ///
    /// # Errors
    /// [`StoreError::Database`].
    pub async fn count_unread_notifications(&mut self) -> StoreResult<Option<usize>> {
        if self.actor.user_id().is_none() {
            return Ok(None);
        }
        Ok(Some(self.stored_notifications(true, false).await?.len()))
    }

    async fn stored_notifications(
        &mut self,
        only_unread: bool,
        only_unmailed: bool,
    ) -> StoreResult<Vec<StoredNotification>> {
        let user = self.actor.user_id();
        let mut stored: Vec<StoredNotification> = rows!(
            self,
            "select notification.*, actor.name as actor, measure.title, measure.plan_id, measure.committee_id,
                milestone.title as milestone, plan.visibility, health_region.state, health_region.health_region_id
             from notification join measure using (measure_id) join plan using (plan_id)
                join health_region using (health_region_id)
                left join user_account actor on actor.user_id = notification.actor_id
                left join milestone on milestone.milestone_id = notification.milestone_id
             where notification.user_id = $1 and (read_at is null or not $2) and (mailed_at is null or not $3)
             order by happened_at desc, notification_id desc limit $4",
            user,
            only_unread,
            only_unmailed,
            SHOWN,
        )?;
        stored.retain(|notification| notification.is_for(&self.actor));
        Ok(stored)
    }

    /// What the actor wants to hear of.
    ///
    /// # Errors
    /// [`StoreError::Database`].
    pub async fn list_notification_choices(&mut self) -> StoreResult<Vec<NotificationKind>> {
        let user = self.actor.user_id();
        let muted: Vec<(String,)> =
            rows!(self, "select kind from muted_notification where user_id = $1", user)?;
        let is_wanted = |kind: &NotificationKind| !muted.iter().any(|(muted,)| muted == kind.as_str());
        Ok(NotificationKind::ALL.iter().copied().filter(is_wanted).collect())
    }
}

impl Write {
    /// Marks one of the actor's notifications as read.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] if the actor has no such notification.
    pub async fn set_notification_read(&mut self, id: NotificationId) -> StoreResult<()> {
        let (user, now) = (self.actor.user_id(), self.now);
        let found = execute!(
            self,
            "update notification set read_at = coalesce(read_at, $3) where notification_id = $1 and user_id = $2",
            id,
            user,
            now,
        )?;
        if found == 1 { Ok(()) } else { Err(StoreError::NotFound(RecordKind::Measure)) }
    }

    /// Marks all of the actor's notifications as read.
    ///
    /// # Errors
    /// [`StoreError::Database`].
    pub async fn set_all_notifications_read(&mut self) -> StoreResult<()> {
        let (user, now) = (self.actor.user_id(), self.now);
        execute!(
            self,
            "update notification set read_at = $2 where user_id = $1 and read_at is null",
            user,
            now
        )?;
        Ok(())
    }

    /// Sets what the actor wants to hear of from now on.
    ///
    /// # Errors
    /// [`StoreError::NotAllowed`] for the program itself.
    pub async fn set_notification_choices(&mut self, wanted: &[NotificationKind]) -> StoreResult<()> {
        let user = self.actor.user_id().ok_or(StoreError::NotAllowed)?;
        execute!(self, "delete from muted_notification where user_id = $1", user)?;
        for kind in NotificationKind::ALL.iter().filter(|kind| !wanted.contains(kind)) {
            execute!(
                self,
                "insert into muted_notification (user_id, kind) values ($1, $2)",
                user,
                kind.as_str()
            )?;
        }
        Ok(())
    }

    /// Tells whoever follows a measure of another status or day, and whoever answers for it now that they do.
    pub(super) async fn tell_of_change(
        &mut self,
        before: &Measure,
        after: &Measure,
        plan: &Plan,
        place: &Place,
    ) -> StoreResult<()> {
        if let Some(person) = after.responsible_id
            && after.responsible_id != before.responsible_id
        {
            let users = self.users_of(person).await?;
            self.tell(&users, NotificationKind::Assigned, after.id, (plan, place), Word::default()).await?;
        }
        let news = FieldNews::between(before, after);
        if news.is_empty() {
            return Ok(());
        }
        let users = self.followers(after).await?;
        let word = Word { news, ..Word::default() };
        self.tell(&users, NotificationKind::Changed, after.id, (plan, place), word).await
    }

    /// Tells those who are mentioned in a comment, and lets them follow the measure.
    pub(super) async fn tell_of_mentions(
        &mut self,
        placed: &Placed,
        comment: &Comment,
        mentioned: &[UserId],
    ) -> StoreResult<()> {
        for user in mentioned {
            self.begin_following(comment.measure_id, *user).await?;
        }
        let word = Word { comment: Some(comment.id), ..Word::default() };
        let at = (&placed.plan, &placed.place);
        self.tell(mentioned, NotificationKind::Mentioned, comment.measure_id, at, word).await
    }

    /// Tells those who follow a measure of a comment, but for those who are mentioned in it.
    pub(super) async fn tell_of_comment(
        &mut self,
        placed: &Placed,
        comment: &Comment,
        mentioned: &[UserId],
    ) -> StoreResult<()> {
        let mut users = self.followers(&placed.measure).await?;
        users.retain(|user| !mentioned.contains(user));
        let word = Word { comment: Some(comment.id), ..Word::default() };
        let at = (&placed.plan, &placed.place);
        self.tell(&users, NotificationKind::Commented, comment.measure_id, at, word).await
    }

    /// Takes back the word of a comment that is gone.
    pub(super) async fn forget_comment(&mut self, id: CommentId) -> StoreResult<()> {
        execute!(self, "delete from notification where comment_id = $1 and occurrences = 1", id)?;
        execute!(
            self,
            "update notification set occurrences = occurrences - 1, comment_id = null where comment_id = $1",
            id,
        )?;
        Ok(())
    }

    /// Tells followers of measures that are due soon or overdue today, and whoever sees to a milestone of that, of each day once,
    /// however often it is called; returns how many notifications were written. What was read long ago is removed.
    ///
    /// # Errors
    /// [`StoreError::NotAllowed`] unless the program itself asks.
    pub async fn tell_of_due_measures(&mut self) -> StoreResult<u64> {
        self.require_program()?;
        let (today, now) = (self.today(), self.now);
        execute!(self, "delete from notification where read_at < $1", now - KEPT)?;
        let measures: Vec<Measure> = rows!(
            self,
            "select * from measure where due_on <= $1 and status not in ('done', 'permanent', 'stopped')
             order by due_on, measure_id",
            today + Duration::days(DUE_SOON_DAYS),
        )?;
        let before = self.count_notifications().await?;
        for measure in measures {
            let kind = measure.due_on.and_then(|due_on| due_kind(due_on, today));
            let followers = self.followers(&measure).await?;
            let (Some(kind), false) = (kind, followers.is_empty()) else { continue };
            let placed = self.placed(measure.id).await?;
            let word = Word { due_on: measure.due_on, ..Word::default() };
            self.tell(&followers, kind, measure.id, (&placed.plan, &placed.place), word).await?;
        }
        self.tell_of_due_milestones().await?;
        Ok(self.count_notifications().await?.saturating_sub(before))
    }

    /// Tells those who see to a milestone of a measure that is not finished that its day is near or over.
    async fn tell_of_due_milestones(&mut self) -> StoreResult<()> {
        let today = self.today();
        let milestones: Vec<Milestone> = rows!(
            self,
            "select milestone.* from milestone join measure using (measure_id)
             where milestone.due_on <= $1 and milestone.done_on is null and milestone.person_id is not null
                and measure.status not in ('done', 'permanent', 'stopped')
             order by milestone.due_on, milestone_id",
            today + Duration::days(DUE_SOON_DAYS),
        )?;
        for milestone in milestones {
            let kind = milestone.due_on.and_then(|due_on| due_kind(due_on, today));
            let (Some(kind), Some(person)) = (kind, milestone.person_id) else { continue };
            let users = self.users_of(person).await?;
            if users.is_empty() {
                continue;
            }
            let placed = self.placed(milestone.measure_id).await?;
            let word = Word { milestone: Some(milestone.id), due_on: milestone.due_on, ..Word::default() };
            self.tell(&users, kind, milestone.measure_id, (&placed.plan, &placed.place), word).await?;
        }
        Ok(())
    }

    async fn count_notifications(&mut self) -> StoreResult<u64> {
        let count: Option<(i64,)> = row!(self, "select count(*) from notification")?;
        Ok(count.map_or(0, |(count,)| count.unsigned_abs()))
    }

    /// The accounts of a person.
    async fn users_of(&mut self, person: PersonId) -> StoreResult<Vec<UserId>> {
        let users: Vec<(UserId,)> =
            rows!(self, "select user_id from user_account where person_id = $1 order by user_id", person)?;
        Ok(users.into_iter().map(|(user,)| user).collect())
    }

    /// Tells each of these users who may and wants to hear of it, but not whoever did it.
    async fn tell(
        &mut self,
        users: &[UserId],
        kind: NotificationKind,
        measure: MeasureId,
        (plan, place): (&Plan, &Place),
        word: Word,
    ) -> StoreResult<()> {
        let region = Place { committee: None, ..place.clone() };
        for user in
            users.iter().filter(|user| Some(**user) != self.actor.user_id()).copied().collect::<Vec<_>>()
        {
            let muted: Option<(String,)> = row!(
                self,
                "select kind from muted_notification where user_id = $1 and kind = $2",
                user,
                kind.as_str(),
            )?;
            let actor = self.actor_of(user).await?;
            if muted.is_none()
                && actor.is_some_and(|actor| is_for(&actor, kind, plan.visibility, &region, place))
            {
                self.tell_user(user, kind, measure, word).await?;
            }
        }
        Ok(())
    }

    /// Writes a notification, or adds to the last one about the same by the same person.
    async fn tell_user(
        &mut self,
        user: UserId,
        kind: NotificationKind,
        measure: MeasureId,
        word: Word,
    ) -> StoreResult<()> {
        let (now, actor) = (self.now, self.actor.user_id());
        let last: Option<(NotificationId, String)> = row!(
            self,
            "select notification_id, news_json from notification
             where user_id = $1 and measure_id = $2 and kind = $3 and actor_id = $4 and read_at is null
                and happened_at > $5
             order by happened_at desc limit 1",
            user,
            measure,
            kind.as_str(),
            actor,
            now - FOLD_WITHIN,
        )?;
        let json = |news: FieldNews| serde_json::to_string(&news).unwrap_or_default();
        let Some((id, told)) = last else {
            execute!(
                self,
                "insert into notification (notification_id, user_id, kind, measure_id, actor_id, happened_at,
                    occurrences, news_json, comment_id, due_on, milestone_id)
                 values ($1, $2, $3, $4, $5, $6, 1, $7, $8, $9, $10) on conflict do nothing",
                NotificationId::new(),
                user,
                kind.as_str(),
                measure,
                actor,
                now,
                json(word.news),
                word.comment,
                word.due_on,
                word.milestone,
            )?;
            return Ok(());
        };
        let told: FieldNews = serde_json::from_str(&told).unwrap_or_default();
        let news = told.then(word.news);
        if kind == NotificationKind::Changed && news.is_empty() {
            execute!(self, "delete from notification where notification_id = $1", id)?;
            return Ok(());
        }
        execute!(
            self,
            "update notification set happened_at = $2, occurrences = occurrences + 1, news_json = $3,
                comment_id = $4 where notification_id = $1",
            id,
            now,
            json(news),
            word.comment,
        )?;
        Ok(())
    }
}
