//! Users, their roles, sessions and failed sign-ins.

use domain::{
    accounts::{Role, RoleGrant, User},
    change::{ChangeAction, RecordKind, RecordRef},
    id::{CommitteeId, HealthRegionId, PersonId, UserId},
    permission::{Action, Actor, Grant, ObjectKind, Place, StateKey, Visibility},
    text::EmailAddress,
};
use time::OffsetDateTime;

use crate::{
    Session, Store, StoreError, StoreResult, Write,
    backend::{execute, on_pool, row, rows},
    change::Change,
    record::{FromRecordRow, parse_text},
};

/// A user as the sign-in needs it.
#[derive(Debug)]
pub struct Credentials {
    /// The user.
    pub user: User,
    /// The hash of the password, if one is set.
    pub password_hash: Option<String>,
}

/// Role, state, health region, committee.
type HeldRole = (String, Option<String>, Option<HealthRegionId>, Option<CommitteeId>);

fn grant((role, state, health_region, committee): HeldRole) -> sqlx::Result<Grant> {
    let role: Role = parse_text(&role, "role_grant", "role")?;
    let state = state.map(|key| StateKey::new(&key));
    Ok(Grant { role, place: Place { state, health_region, committee } })
}

/// A user beside each role held, or beside none.
type SignedIn = (
    UserId,
    String,
    Option<PersonId>,
    Option<String>,
    Option<String>,
    Option<HealthRegionId>,
    Option<CommitteeId>,
);

impl Store {
    /// Whoever has signed in with a session that has not expired, with the roles held today, ready to ask; `None` if
    /// there is no such session or its user is switched off.
    ///
    /// Asked before every request, and so in a single statement, which needs no transaction to see one state.
    ///
    /// # Errors
    /// [`StoreError::Database`].
    pub async fn find_signed_in(&self, session_id: &str) -> StoreResult<Option<Actor>> {
        let held: Vec<SignedIn> = on_pool!(self.backend, |pool| {
            sqlx::query(
                "select user_account.user_id, name, person_id, role, state, health_region_id, committee_id
                 from session join user_account using (user_id)
                    left join role_grant on role_grant.user_id = user_account.user_id
                        and (valid_from is null or valid_from <= $3) and (valid_to is null or valid_to > $3)
                 where session_id = $1 and expires_at > $2 and is_active = $4",
            )
            .bind(session_id)
            .bind(self.clock().now())
            .bind(self.clock().today())
            .bind(true)
            .try_map(|row| FromRecordRow::from_record_row(&row))
            .fetch_all(pool)
            .await
        })?;
        let Some((id, name, person, ..)) = held.first() else { return Ok(None) };
        let (id, name, person) = (*id, name.clone(), *person);
        let grants = held.into_iter().filter_map(|(_, _, _, role, state, health_region, committee)| {
            Some(grant((role?, state, health_region, committee)))
        });
        Ok(Some(Actor::User { id, name, person, grants: grants.collect::<sqlx::Result<_>>()? }))
    }
}

impl Session {
    /// The user with this address; for the sign-in, which has no actor yet and asks as the program.
    ///
    /// # Errors
    /// [`StoreError::NotAllowed`] unless the program itself asks.
    pub async fn find_credentials(&mut self, email: &EmailAddress) -> StoreResult<Option<Credentials>> {
        self.require_program()?;
        let user: Option<User> = row!(self, "select * from user_account where email = $1", email.as_str())?;
        let Some(user) = user else { return Ok(None) };
        let hash: Option<(Option<String>,)> =
            row!(self, "select password_hash from user_account where user_id = $1", user.id)?;
        Ok(Some(Credentials { user, password_hash: hash.and_then(|(hash,)| hash) }))
    }

    /// The user with the roles held today, ready to ask; `None` if there is no such user or it is switched off.
    ///
    /// # Errors
    /// [`StoreError::NotAllowed`] unless the program itself asks.
    pub async fn find_actor(&mut self, id: UserId) -> StoreResult<Option<Actor>> {
        self.require_program()?;
        self.actor_of(id).await
    }

    /// The user with the roles held today, whoever asks.
    pub(crate) async fn actor_of(&mut self, id: UserId) -> StoreResult<Option<Actor>> {
        let user: Option<User> =
            row!(self, "select * from user_account where user_id = $1 and is_active = $2", id, true)?;
        let Some(user) = user else { return Ok(None) };
        let today = self.today();
        let grants: Vec<HeldRole> = rows!(
            self,
            "select role, state, health_region_id, committee_id from role_grant
             where user_id = $1 and (valid_from is null or valid_from <= $2) and (valid_to is null or valid_to > $2)",
            id,
            today,
        )?;
        let grants = grants.into_iter().map(grant).collect::<sqlx::Result<_>>()?;
        Ok(Some(Actor::User { id, name: user.name, person: user.person_id, grants }))
    }

    /// The user behind an actor.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] for a visitor or the program itself.
    pub async fn get_own_account(&mut self) -> StoreResult<User> {
        let id = self.actor.user_id().ok_or(StoreError::NotFound(RecordKind::User))?;
        let user: Option<User> = row!(self, "select * from user_account where user_id = $1", id)?;
        user.ok_or(StoreError::NotFound(RecordKind::User))
    }

    /// All users, by address.
    ///
    /// # Errors
    /// [`StoreError::NotAllowed`] for anybody but operators.
    pub async fn list_users(&mut self) -> StoreResult<Vec<User>> {
        self.require_account_rights()?;
        rows!(self, "select * from user_account order by email")
    }

    /// What a session holds, if it has not expired.
    ///
    /// # Errors
    /// [`StoreError::NotAllowed`] unless the program itself asks.
    pub async fn find_session(&mut self, session_id: &str) -> StoreResult<Option<(String, OffsetDateTime)>> {
        self.require_program()?;
        let now = self.now;
        row!(
            self,
            "select data, expires_at from session where session_id = $1 and expires_at > $2",
            session_id,
            now
        )
    }

    /// Failed sign-ins for a subject (an account or an address) since a time.
    ///
    /// # Errors
    /// [`StoreError::NotAllowed`] unless the program itself asks.
    pub async fn count_sign_in_failures(&mut self, subject: &str, since: OffsetDateTime) -> StoreResult<i64> {
        self.require_program()?;
        let count: Option<(i64,)> = row!(
            self,
            "select count(*) from sign_in_failure where subject = $1 and failed_at > $2",
            subject,
            since
        )?;
        Ok(count.map_or(0, |(count,)| count))
    }

    /// Whether a set-up link with this hash may still be used.
    ///
    /// # Errors
    /// [`StoreError::NotAllowed`] unless the program itself asks.
    pub async fn has_setup_link(&mut self, token_hash: &str) -> StoreResult<bool> {
        self.require_program()?;
        let now = self.now;
        let found: Option<(i64,)> = row!(
            self,
            "select count(*) from setup_link where token_hash = $1 and expires_at > $2",
            token_hash,
            now,
        )?;
        Ok(found.is_some_and(|(count,)| count > 0))
    }

    fn require_account_rights(&self) -> StoreResult<()> {
        self.require(Action::Read, ObjectKind::Account, Visibility::Office, &Place::default())
    }
}

impl Write {
    /// Adds a user, with a password hash if one is known.
    ///
    /// # Errors
    /// [`StoreError::NotAllowed`], or [`StoreError::Conflict`] if the address is taken.
    pub async fn create_user(&mut self, user: &User, password_hash: Option<&str>) -> StoreResult<()> {
        let place = Place::default();
        self.require(Action::Create, ObjectKind::Account, Visibility::Office, &place)?;
        execute!(
            self,
            "insert into user_account (user_id, email, name, password_hash, person_id, is_active, version)
             values ($1, $2, $3, $4, $5, $6, $7)",
            user.id,
            user.email.as_str(),
            &user.name,
            password_hash,
            user.person_id,
            user.is_active,
            user.version,
        )?;
        self.record_account(RecordRef::new(RecordKind::User, user.id), &user.name, user).await
    }

    /// Gives a user a role in a place.
    ///
    /// # Errors
    /// [`StoreError::NotAllowed`].
    pub async fn create_grant(&mut self, grant: &RoleGrant) -> StoreResult<()> {
        let place = Place::default();
        self.require(Action::Create, ObjectKind::Account, Visibility::Office, &place)?;
        execute!(
            self,
            "insert into role_grant (grant_id, user_id, role, state, health_region_id, committee_id, valid_from, valid_to)
             values ($1, $2, $3, $4, $5, $6, $7, $8)",
            grant.id,
            grant.user_id,
            grant.role.as_str(),
            grant.place.state.as_ref().map(|state| state.as_str().to_owned()),
            grant.place.health_region,
            grant.place.committee,
            grant.valid_from,
            grant.valid_to,
        )?;
        self.record_account(RecordRef::new(RecordKind::RoleGrant, grant.id), grant.role.as_str(), grant).await
    }

    async fn record_account<T: serde::Serialize + Sync>(
        &mut self,
        record: RecordRef,
        title: &str,
        after: &T,
    ) -> StoreResult<()> {
        self.record(Change {
            record,
            title,
            action: ChangeAction::Created,
            before: None,
            after: Some(after),
            plan: None,
            visibility: Visibility::Office,
            place: &Place::default(),
        })
        .await
    }

    /// Sets a user's password hash and ends the user's sessions.
    ///
    /// # Errors
    /// [`StoreError::NotAllowed`], or [`StoreError::NotFound`] if no user has the address.
    pub async fn set_password(&mut self, email: &EmailAddress, password_hash: &str) -> StoreResult<()> {
        let place = Place::default();
        self.require(Action::Edit, ObjectKind::Account, Visibility::Office, &place)?;
        let user: Option<User> = row!(self, "select * from user_account where email = $1", email.as_str())?;
        let user = user.ok_or(StoreError::NotFound(RecordKind::User))?;
        execute!(
            self,
            "update user_account set password_hash = $2, version = version + 1 where user_id = $1",
            user.id,
            password_hash,
        )?;
        execute!(self, "delete from session where user_id = $1", user.id)?;
        let after = User { version: user.version + 1, ..user.clone() };
        self.record(Change {
            record: RecordRef::new(RecordKind::User, user.id),
            title: &user.name,
            action: ChangeAction::Changed,
            before: Some(&user),
            after: Some(&after),
            plan: None,
            visibility: Visibility::Office,
            place: &place,
        })
        .await
    }

    /// Keeps a session, new or renewed. Sessions are how the actor is known, so they are no part of the change log.
    ///
    /// # Errors
    /// [`StoreError::NotAllowed`] unless the program itself asks.
    pub async fn save_session(
        &mut self,
        session_id: &str,
        user: Option<UserId>,
        data: &str,
        expires_at: OffsetDateTime,
    ) -> StoreResult<()> {
        self.require_program()?;
        execute!(
            self,
            "insert into session (session_id, user_id, data, expires_at) values ($1, $2, $3, $4)
             on conflict (session_id) do update set user_id = excluded.user_id, data = excluded.data,
                expires_at = excluded.expires_at",
            session_id,
            user,
            data,
            expires_at,
        )?;
        Ok(())
    }

    /// Ends a session.
    ///
    /// # Errors
    /// [`StoreError::NotAllowed`] unless the program itself asks.
    pub async fn remove_session(&mut self, session_id: &str) -> StoreResult<()> {
        self.require_program()?;
        execute!(self, "delete from session where session_id = $1", session_id)?;
        Ok(())
    }

    /// Removes expired sessions, spent set-up links and failures that no longer count; returns how many sessions.
    ///
    /// # Errors
    /// [`StoreError::NotAllowed`] unless the program itself asks.
    pub async fn remove_expired(&mut self) -> StoreResult<u64> {
        self.require_program()?;
        let now = self.now;
        execute!(self, "delete from setup_link where expires_at <= $1", now)?;
        execute!(self, "delete from sign_in_failure where failed_at < $1", now - time::Duration::days(1))?;
        execute!(self, "delete from session where expires_at <= $1", now)
    }

    /// Counts a failed sign-in for a subject (an account or an address).
    ///
    /// # Errors
    /// [`StoreError::NotAllowed`] unless the program itself asks.
    pub async fn create_sign_in_failure(&mut self, subject: &str) -> StoreResult<()> {
        self.require_program()?;
        let now = self.now;
        execute!(self, "insert into sign_in_failure (subject, failed_at) values ($1, $2)", subject, now)?;
        Ok(())
    }

    /// Forgets the failed sign-ins of a subject, after a successful one.
    ///
    /// # Errors
    /// [`StoreError::NotAllowed`] unless the program itself asks.
    pub async fn remove_sign_in_failures(&mut self, subject: &str) -> StoreResult<()> {
        self.require_program()?;
        execute!(self, "delete from sign_in_failure where subject = $1", subject)?;
        Ok(())
    }

    /// Keeps the hash of a new set-up link; earlier links no longer work.
    ///
    /// # Errors
    /// [`StoreError::NotAllowed`] unless the program itself asks.
    pub async fn save_setup_link(&mut self, token_hash: &str, expires_at: OffsetDateTime) -> StoreResult<()> {
        self.require_program()?;
        execute!(self, "delete from setup_link")?;
        execute!(
            self,
            "insert into setup_link (token_hash, expires_at) values ($1, $2)",
            token_hash,
            expires_at
        )?;
        Ok(())
    }

    /// Uses up a set-up link; `false` if it does not exist, has expired or was used.
    ///
    /// # Errors
    /// [`StoreError::NotAllowed`] unless the program itself asks.
    pub async fn remove_setup_link(&mut self, token_hash: &str) -> StoreResult<bool> {
        self.require_program()?;
        let now = self.now;
        let removed = execute!(
            self,
            "delete from setup_link where token_hash = $1 and expires_at > $2",
            token_hash,
            now
        )?;
        Ok(removed == 1)
    }
}
