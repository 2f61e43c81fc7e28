//! What is said about a measure.

use std::collections::HashMap;

use domain::{
    change::{ChangeAction, RecordKind, RecordRef},
    id::{CommentId, MeasureId, UserId},
    permission::{Action, Actor, ObjectKind, Place, StateKey, Visibility, may},
    plan::{
        Comment, Discussion, HeardComment, Mentionable, comment_object, comment_text, mentioned,
        with_mentions,
    },
    search::fold,
};
use time::Duration;

use super::measure::Placed;
use crate::{
    Session, StoreError, StoreResult, Write,
    backend::{execute, row, rows},
    change::Change,
    record::parse_text,
};

/// The most people who are offered to be mentioned.
const OFFERED: usize = 500;

/// The most people whom one comment mentions anew.
const MENTIONED: usize = 100;

/// The same text by the same writer, with nothing said in between, is the same comment for this long: whoever got no answer
/// sends it again.
const SENT_TWICE: Duration = Duration::minutes(10);

/// User, name, function, and who may know the function: visibility, state, health region.
type Known =
    (UserId, String, Option<String>, Option<String>, Option<String>, Option<domain::id::HealthRegionId>);

impl Session {
    /// What is said about a measure; nothing for those who may not hear it.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] if there is no such measure or the actor may not see its plan.
    pub async fn get_discussion(&mut self, measure: MeasureId) -> StoreResult<Discussion> {
        let placed = self.placed(measure).await?;
        let may_hear = may(&self.actor, Action::Read, &comment_object(&placed.place));
        let comments: Vec<Comment> = if may_hear {
            rows!(
                self,
                "select * from comment where measure_id = $1 order by created_at, comment_id",
                measure
            )?
        } else {
            Vec::new()
        };
        let named: Vec<UserId> = comments
            .iter()
            .flat_map(|comment| mentioned(&comment.text).into_iter().chain([comment.user_id]))
            .collect();
        let names = self.user_names(&named).await?;
        let allows = |comment: &Comment, action| {
            let may_take_part = self.actor.user_id().is_some();
            may_take_part && comment.allows(&self.actor, action, &placed.place)
        };
        let comments = comments
            .into_iter()
            .map(|comment| HeardComment {
                may_edit: allows(&comment, Action::Edit),
                may_remove: allows(&comment, Action::Remove),
                comment,
            })
            .collect();
        let is_following = self.is_following(&placed.measure).await?;
        Ok(Discussion { measure_id: measure, may_hear, is_following, comments, names })
    }

    /// Who hears what is said about a measure and can be mentioned, by name; not the actor.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] if the actor may not see the measure, [`StoreError::NotAllowed`] unless the actor may take
    /// part.
    pub async fn list_mentionable(&mut self, measure: MeasureId) -> StoreResult<Vec<Mentionable>> {
        let placed = self.placed(measure).await?;
        self.require(Action::Create, ObjectKind::Comment, Visibility::Internal, &placed.place)?;
        let mut people = self.listeners(&placed.place).await?;
        people.retain(|person| Some(person.id) != self.actor.user_id());
        people.truncate(OFFERED);
        Ok(people)
    }

    /// The users who hear what is said about a measure in this place, by name.
    async fn listeners(&mut self, place: &Place) -> StoreResult<Vec<Mentionable>> {
        let known: Vec<Known> = rows!(
            self,
            "select user_account.user_id, user_account.name, person.function, person.visibility, person.state,
                person.health_region_id
             from user_account left join person using (person_id)
             where user_account.is_active and user_id in (select user_id from role_grant)",
        )?;
        let mut people = Vec::new();
        for (id, name, function, visibility, state, health_region) in known {
            let hears = self
                .actor_of(id)
                .await?
                .is_some_and(|actor| may(&actor, Action::Read, &comment_object(place)));
            if !hears {
                continue;
            }
            let visibility = visibility.map(|text| parse_text(&text, "person", "visibility")).transpose()?;
            let home = Place { state: state.map(|key| StateKey::new(&key)), health_region, committee: None };
            let is_known = visibility.is_some_and(|visibility| self.sees(visibility, &home));
            // A name that says it all needs no second line.
            let function = function.filter(|function| is_known && !name.contains(function.as_str()));
            people.push(Mentionable { id, name, function: function.unwrap_or_default() });
        }
        people.sort_by_cached_key(|person| (fold(&person.name), person.id));
        Ok(people)
    }

    /// The present names of users.
    pub(super) async fn user_names(&mut self, users: &[UserId]) -> StoreResult<HashMap<UserId, String>> {
        let mut names = HashMap::new();
        for user in users {
            if !names.contains_key(user) {
                let name: Option<(String,)> =
                    row!(self, "select name from user_account where user_id = $1", *user)?;
                names.extend(name.map(|(name,)| (*user, name)));
            }
        }
        Ok(names)
    }
}

impl Write {
    /// Says something about a measure, and mentions those of `mentions` whose names stand in it as `@Name`. The writer
    /// follows the measure from now on. What was sent twice in a row is said once.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] if the actor may not see the measure, [`StoreError::NotAllowed`] unless the actor is a user
    /// who may take part, [`StoreError::Refused`] for a text that is empty or too long.
    pub async fn create_comment(
        &mut self,
        measure: MeasureId,
        text: &str,
        mentions: &[UserId],
    ) -> StoreResult<Discussion> {
        let placed = self.placed(measure).await?;
        self.require(Action::Create, ObjectKind::Comment, Visibility::Internal, &placed.place)?;
        let user_id = self.actor.user_id().ok_or(StoreError::NotAllowed)?;
        let text = self.kept_text(text, mentions, &[], &placed.place).await?;
        let last: Option<Comment> = row!(
            self,
            "select * from comment where measure_id = $1 order by created_at desc, comment_id desc limit 1",
            measure,
        )?;
        let is_there = |last: &Comment| {
            last.user_id == user_id && last.text == text && last.created_at > self.now - SENT_TWICE
        };
        if last.as_ref().is_some_and(is_there) {
            return self.get_discussion(measure).await;
        }
        let comment = Comment {
            id: CommentId::new(),
            measure_id: measure,
            user_id,
            text,
            created_at: self.now,
            edited_at: None,
            version: 1,
        };
        execute!(
            self,
            "insert into comment (comment_id, measure_id, user_id, text, created_at, version)
             values ($1, $2, $3, $4, $5, $6)",
            comment.id,
            comment.measure_id,
            comment.user_id,
            &comment.text,
            comment.created_at,
            comment.version,
        )?;
        self.record_comment(None, Some(&comment), &placed).await?;
        let mentioned = mentioned(&comment.text);
        self.begin_following(measure, user_id).await?;
        self.tell_of_mentions(&placed, &comment, &mentioned).await?;
        self.tell_of_comment(&placed, &comment, &mentioned).await?;
        self.get_discussion(measure).await
    }

    /// Changes what somebody has said; those who are mentioned anew are told.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] if the actor may not hear it, [`StoreError::NotAllowed`] unless the actor wrote it,
    /// [`StoreError::Stale`] if it was changed since `version`, [`StoreError::Refused`] as
    /// [`create_comment`](Self::create_comment).
    pub async fn edit_comment(
        &mut self,
        id: CommentId,
        text: &str,
        mentions: &[UserId],
        version: i64,
    ) -> StoreResult<Discussion> {
        let (before, placed) = self.placed_comment(id, Action::Edit, version).await?;
        let known = mentioned(&before.text);
        let text = self.kept_text(text, mentions, &known, &placed.place).await?;
        if text == before.text {
            return self.get_discussion(before.measure_id).await;
        }
        let after =
            Comment { text, edited_at: Some(self.now), version: before.version + 1, ..before.clone() };
        execute!(
            self,
            "update comment set text = $2, edited_at = $3, version = $4 where comment_id = $1",
            after.id,
            &after.text,
            after.edited_at,
            after.version,
        )?;
        self.record_comment(Some(&before), Some(&after), &placed).await?;
        let mut new = mentioned(&after.text);
        new.retain(|id| !known.contains(id));
        self.tell_of_mentions(&placed, &after, &new).await?;
        self.get_discussion(before.measure_id).await
    }

    /// Removes what somebody has said, and the word of it. The log keeps what it was.
    ///
    /// # Errors
    /// As [`edit_comment`](Self::edit_comment); coordinators may also remove what others wrote.
    pub async fn remove_comment(&mut self, id: CommentId, version: i64) -> StoreResult<Discussion> {
        let (comment, placed) = self.placed_comment(id, Action::Remove, version).await?;
        execute!(self, "delete from comment where comment_id = $1", id)?;
        self.forget_comment(id).await?;
        self.record_comment(Some(&comment), None, &placed).await?;
        self.get_discussion(comment.measure_id).await
    }

    /// A comment with its measure, if the actor may do this to it.
    async fn placed_comment(
        &mut self,
        id: CommentId,
        action: Action,
        version: i64,
    ) -> StoreResult<(Comment, Placed)> {
        let missing = StoreError::NotFound(RecordKind::Comment);
        let comment: Option<Comment> = row!(self, "select * from comment where comment_id = $1", id)?;
        let Some(comment) = comment else { return Err(missing) };
        let Ok(placed) = self.placed(comment.measure_id).await else { return Err(missing) };
        if !comment.allows(&self.actor, Action::Read, &placed.place) {
            return Err(missing);
        }
        if !comment.allows(&self.actor, action, &placed.place) {
            return Err(StoreError::NotAllowed);
        }
        if comment.version != version {
            return Err(StoreError::Stale(RecordKind::Comment));
        }
        Ok((comment, placed))
    }

    /// A text as it is kept: checked, with mentions of those who may hear it or were mentioned already.
    async fn kept_text(
        &mut self,
        text: &str,
        mentions: &[UserId],
        known: &[UserId],
        place: &Place,
    ) -> StoreResult<String> {
        let text = comment_text(text)?;
        if !text.contains('@') {
            return Ok(text);
        }
        let mut people: Vec<_> = self.user_names(known).await?.into_iter().collect();
        for id in mentions.iter().filter(|id| !known.contains(id)).take(MENTIONED) {
            let hears = |actor: &Actor| may(actor, Action::Read, &comment_object(place));
            let person = self.actor_of(*id).await?.filter(hears);
            people.extend(person.map(|person| (*id, person.name().to_owned())));
        }
        // In the order in which they were chosen, those from before first.
        let order = |id: &UserId| known.iter().chain(mentions).position(|known| known == id);
        people.sort_by_key(|(id, _)| order(id));
        Ok(with_mentions(&text, &people))
    }

    async fn record_comment(
        &mut self,
        before: Option<&Comment>,
        after: Option<&Comment>,
        placed: &Placed,
    ) -> StoreResult<()> {
        let Some(comment) = after.or(before) else { return Ok(()) };
        self.record(Change {
            record: RecordRef::new(RecordKind::Comment, comment.id),
            title: &placed.measure.title,
            action: match (before, after) {
                (None, _) => ChangeAction::Created,
                (_, Some(_)) => ChangeAction::Changed,
                (_, None) => ChangeAction::Removed,
            },
            before,
            after,
            plan: Some(placed.plan.id),
            visibility: Visibility::Internal,
            place: &placed.place,
        })
        .await
    }
}
