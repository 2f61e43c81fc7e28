//! Who follows a measure: whoever chose to, took part in its conversation or answers for it, and has not chosen otherwise.

use domain::{
    id::{MeasureId, UserId},
    plan::{Discussion, Measure},
};

use crate::{
    Session, StoreError, StoreResult, Write,
    backend::{execute, row, rows},
};

impl Session {
    /// Whether the actor follows a measure; `None` for those who have no account.
    pub(super) async fn is_following(&mut self, measure: &Measure) -> StoreResult<Option<bool>> {
        let Some(user) = self.actor.user_id() else { return Ok(None) };
        let chosen: Option<(bool,)> = row!(
            self,
            "select is_on from measure_follow where measure_id = $1 and user_id = $2",
            measure.id,
            user,
        )?;
        if let Some((is_on,)) = chosen {
            return Ok(Some(is_on));
        }
        let answers: Option<(UserId,)> = row!(
            self,
            "select user_id from user_account where user_id = $1 and person_id = $2",
            user,
            measure.responsible_id,
        )?;
        Ok(Some(answers.is_some()))
    }

    /// The users who follow a measure.
    pub(super) async fn followers(&mut self, measure: &Measure) -> StoreResult<Vec<UserId>> {
        let users: Vec<(UserId,)> = rows!(
            self,
            "select user_id from measure_follow where measure_id = $1 and is_on
             union
             select user_id from user_account
             where person_id = $2
                and user_id not in (select user_id from measure_follow where measure_id = $1 and not is_on)
             order by user_id",
            measure.id,
            measure.responsible_id,
        )?;
        Ok(users.into_iter().map(|(user,)| user).collect())
    }
}

impl Write {
    /// Follows a measure, or no longer.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] if the actor may not see the measure, [`StoreError::NotAllowed`] for the program itself.
    pub async fn set_following(&mut self, id: MeasureId, is_on: bool) -> StoreResult<Discussion> {
        self.placed(id).await?;
        let user = self.actor.user_id().ok_or(StoreError::NotAllowed)?;
        execute!(
            self,
            "insert into measure_follow (measure_id, user_id, is_on) values ($1, $2, $3)
             on conflict (measure_id, user_id) do update set is_on = excluded.is_on",
            id,
            user,
            is_on,
        )?;
        self.get_discussion(id).await
    }

    /// Lets a user follow a measure who has not chosen otherwise.
    pub(super) async fn begin_following(&mut self, measure: MeasureId, user: UserId) -> StoreResult<()> {
        execute!(
            self,
            "insert into measure_follow (measure_id, user_id, is_on) values ($1, $2, $3)
             on conflict (measure_id, user_id) do nothing",
            measure,
            user,
            true,
        )?;
        Ok(())
    }
}
