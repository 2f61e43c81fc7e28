//! Mail to users: what they want to get, what is due, and what is on its way.

use domain::{
    id::{MailId, UserId},
    plan::{Letter, MAILED_WITHIN, MailChoice, MailRecipient, MailRhythm, digest_day},
    text::EmailAddress,
};
use time::{Date, Duration, OffsetDateTime};

use crate::{
    Session, StoreError, StoreResult, Write,
    backend::{execute, row, rows},
    record::{parse_text, unreadable},
};

/// How long an overview may come after its day, for instance because the server was switched off.
const DIGEST_WITHIN: Duration = Duration::days(1);

/// How long it is tried to send a mail.
const TRIED_WITHIN: Duration = Duration::days(3);

/// How long to wait before a mail is tried again: this, and twice as long after each further attempt, up to the second.
const RETRY: (Duration, Duration) = (Duration::minutes(5), Duration::hours(6));

/// Rhythm, whether with an overview, language; nothing of them for those who have never chosen.
type Chosen = (Option<String>, Option<bool>, Option<String>);

/// A user, their name and address, beside what they have chosen.
type WithChoice = (UserId, String, String, Option<String>, Option<bool>, Option<String>);

/// A user beside what they have chosen, and when they were told of the first and last that they were not written of.
type Untold =
    (UserId, String, String, Option<String>, Option<bool>, Option<String>, OffsetDateTime, OffsetDateTime);

/// A mail that is to be sent now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OutgoingMail {
    /// Its id.
    pub id: MailId,
    /// The name of whom it is for.
    pub name: String,
    /// Their address.
    pub email: EmailAddress,
    /// The mail.
    pub letter: Letter,
}

fn choice((rhythm, has_digest, language): Chosen) -> StoreResult<MailChoice> {
    let default = MailChoice::default();
    let rhythm: Option<MailRhythm> =
        rhythm.map(|rhythm| parse_text(&rhythm, "mail_choice", "rhythm")).transpose()?;
    Ok(MailChoice {
        rhythm: rhythm.unwrap_or(default.rhythm),
        has_digest: has_digest.unwrap_or(default.has_digest),
        language: language.unwrap_or(default.language),
    })
}

fn recipient(user_id: UserId, name: String, email: &str, chosen: Chosen) -> StoreResult<MailRecipient> {
    let email = EmailAddress::parse(email).map_err(|_| unreadable("user_account", "email"))?;
    Ok(MailRecipient { user_id, name, email, choice: choice(chosen)? })
}

impl Session {
    /// What the actor wants to get by mail.
    ///
    /// # Errors
    /// [`StoreError::Database`].
    pub async fn get_mail_choice(&mut self) -> StoreResult<MailChoice> {
        let user = self.actor.user_id();
        let chosen: Option<Chosen> =
            row!(self, "select rhythm, has_digest, language from mail_choice where user_id = $1", user)?;
        choice(chosen.unwrap_or_default())
    }

    /// Who is to be written of what they were told, by now.
    ///
    /// # Errors
    /// [`StoreError::NotAllowed`] unless the program itself asks.
    pub async fn list_news_recipients(&mut self) -> StoreResult<Vec<MailRecipient>> {
        self.require_program()?;
        let now = self.now;
        let untold: Vec<Untold> = rows!(
            self,
            "select user_account.user_id, name, email, rhythm, has_digest, language, min(happened_at), max(happened_at)
             from notification join user_account using (user_id)
                left join mail_choice on mail_choice.user_id = user_account.user_id
             where read_at is null and mailed_at is null and happened_at > $1 and is_active = $2
             group by user_account.user_id, name, email, rhythm, has_digest, language order by email",
            now - MAILED_WITHIN,
            true,
        )?;
        let mut recipients = Vec::new();
        for (user_id, name, email, rhythm, has_digest, language, first, last) in untold {
            let recipient = recipient(user_id, name, &email, (rhythm, has_digest, language))?;
            if recipient.choice.rhythm.is_time(first, last, now) {
                recipients.push(recipient);
            }
        }
        Ok(recipients)
    }

    /// Who is to get an overview by now, and of which day it is.
    ///
    /// # Errors
    /// [`StoreError::NotAllowed`] unless the program itself asks.
    pub async fn list_digest_recipients(&mut self) -> StoreResult<(Date, Vec<MailRecipient>)> {
        self.require_program()?;
        let day = digest_day(self.now);
        if self.today() - day > DIGEST_WITHIN {
            return Ok((day, Vec::new()));
        }
        let due: Vec<WithChoice> = rows!(
            self,
            "select user_account.user_id, name, email, rhythm, has_digest, language
             from user_account left join mail_choice on mail_choice.user_id = user_account.user_id
                left join mail_digest on mail_digest.user_id = user_account.user_id
             where is_active = $1 and (sent_for is null or sent_for < $2) order by email",
            true,
            day,
        )?;
        let recipients = due.into_iter().map(|(user_id, name, email, rhythm, has_digest, language)| {
            recipient(user_id, name, &email, (rhythm, has_digest, language))
        });
        let mut recipients = recipients.collect::<StoreResult<Vec<_>>>()?;
        recipients.retain(|recipient| recipient.choice.has_digest);
        Ok((day, recipients))
    }

    /// Whether there is mail to be sent now.
    ///
    /// # Errors
    /// [`StoreError::NotAllowed`] unless the program itself asks.
    pub async fn has_waiting_mail(&mut self) -> StoreResult<bool> {
        self.require_program()?;
        let now = self.now;
        let waiting: Option<(i64,)> =
            row!(self, "select count(*) from mail where next_attempt_at <= $1", now)?;
        Ok(waiting.is_some_and(|(count,)| count > 0))
    }
}

impl Write {
    /// Sets what the actor wants to get by mail.
    ///
    /// # Errors
    /// [`StoreError::NotAllowed`] for visitors and the program itself.
    pub async fn set_mail_choice(&mut self, choice: &MailChoice) -> StoreResult<()> {
        let user = self.actor.user_id().ok_or(StoreError::NotAllowed)?;
        execute!(
            self,
            "insert into mail_choice (user_id, rhythm, has_digest, language) values ($1, $2, $3, $4)
             on conflict (user_id) do update set rhythm = excluded.rhythm, has_digest = excluded.has_digest,
                language = excluded.language",
            user,
            choice.rhythm.as_str(),
            choice.has_digest,
            &choice.language,
        )?;
        Ok(())
    }

    /// Puts mail to the actor on its way.
    ///
    /// # Errors
    /// [`StoreError::NotAllowed`] for visitors and the program itself.
    pub async fn queue_own_mail(&mut self, letter: &Letter) -> StoreResult<()> {
        let user = self.actor.user_id().ok_or(StoreError::NotAllowed)?;
        self.queue_mail(user, letter).await
    }

    /// Notes that somebody was written of all they were told until now, and puts the mail on its way, if there is
    /// something to say.
    ///
    /// # Errors
    /// [`StoreError::NotAllowed`] unless the program itself asks.
    pub async fn queue_news(&mut self, user: UserId, letter: Option<&Letter>) -> StoreResult<()> {
        self.require_program()?;
        let now = self.now;
        execute!(
            self,
            "update notification set mailed_at = $2 where user_id = $1 and mailed_at is null and happened_at <= $2",
            user,
            now,
        )?;
        match letter {
            Some(letter) => self.queue_mail(user, letter).await,
            None => Ok(()),
        }
    }

    /// Notes that somebody got the overview of a day, and puts it on its way, if there is something to say.
    ///
    /// # Errors
    /// [`StoreError::NotAllowed`] unless the program itself asks.
    pub async fn queue_digest(
        &mut self,
        user: UserId,
        day: Date,
        letter: Option<&Letter>,
    ) -> StoreResult<()> {
        self.require_program()?;
        let noted = execute!(
            self,
            "insert into mail_digest (user_id, sent_for) values ($1, $2)
             on conflict (user_id) do update set sent_for = excluded.sent_for where mail_digest.sent_for < excluded.sent_for",
            user,
            day,
        )?;
        match letter {
            // Another process may have been faster.
            Some(letter) if noted == 1 => self.queue_mail(user, letter).await,
            _ => Ok(()),
        }
    }

    async fn queue_mail(&mut self, user: UserId, letter: &Letter) -> StoreResult<()> {
        self.queue_mail_to(user, None, letter).await
    }

    /// Puts mail to a user on its way, or in their name to somebody who is no user.
    pub(crate) async fn queue_mail_to(
        &mut self,
        user: UserId,
        recipient: Option<(&str, &EmailAddress)>,
        letter: &Letter,
    ) -> StoreResult<()> {
        let now = self.now;
        execute!(
            self,
            "insert into mail (mail_id, user_id, recipient_name, recipient_email, subject, text, html, created_at,
                next_attempt_at, attempts)
             values ($1, $2, $3, $4, $5, $6, $7, $8, $8, 0)",
            MailId::new(),
            user,
            recipient.map(|(name, _)| name.to_owned()),
            recipient.map(|(_, email)| email.as_str().to_owned()),
            &letter.subject,
            &letter.text,
            &letter.html,
            now,
        )?;
        Ok(())
    }

    /// The mail that has waited longest, which nobody else tries to send for a while; what could not be sent for days is
    /// given up.
    ///
    /// # Errors
    /// [`StoreError::NotAllowed`] unless the program itself asks.
    pub async fn claim_mail(&mut self) -> StoreResult<Option<OutgoingMail>> {
        self.require_program()?;
        let now = self.now;
        execute!(self, "delete from mail where created_at < $1", now - TRIED_WITHIN)?;
        let next: Option<(MailId, String, String, String, String, String, i64)> = row!(
            self,
            "select mail_id, coalesce(recipient_name, name), coalesce(recipient_email, email), subject, text, html, attempts
             from mail join user_account using (user_id)
             where next_attempt_at <= $1 and is_active = $2 order by next_attempt_at, mail_id limit 1",
            now,
            true,
        )?;
        let Some((id, name, email, subject, text, html, attempts)) = next else { return Ok(None) };
        let (first, longest) = RETRY;
        let pause = (first * 2_i32.saturating_pow(u32::try_from(attempts).unwrap_or(0).min(10))).min(longest);
        execute!(
            self,
            "update mail set attempts = attempts + 1, next_attempt_at = $2 where mail_id = $1",
            id,
            now + pause,
        )?;
        let email = EmailAddress::parse(&email).map_err(|_| unreadable("user_account", "email"))?;
        Ok(Some(OutgoingMail { id, name, email, letter: Letter { subject, text, html } }))
    }

    /// Forgets a mail that was sent.
    ///
    /// # Errors
    /// [`StoreError::NotAllowed`] unless the program itself asks.
    pub async fn remove_mail(&mut self, id: MailId) -> StoreResult<()> {
        self.require_program()?;
        execute!(self, "delete from mail where mail_id = $1", id)?;
        Ok(())
    }
}
