//! What the reader is told, and how they answer to it.
#![expect(
    missing_docs,
    reason = "the framework generates items without documentation from the documented functions"
)]

use domain::{
    id::NotificationId,
    plan::{MailChoice, MailRhythm, Notification, NotificationKind},
};
use leptos::prelude::*;
use serde::{Deserialize, Serialize};
use time::Date;

use crate::{answer::Postcard, error::AppError};

/// What the page of notifications shows.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct NotificationList {
    /// The notifications, newest first.
    pub notifications: Vec<Notification>,
    /// What the reader wants to hear of.
    pub choices: Vec<NotificationKind>,
    /// What the reader wants to get by mail; `None` where no mail is sent.
    pub mail: Option<MailChoice>,
    /// The day in Germany.
    pub today: Date,
}

/// How many notifications the reader has not read; `None` for visitors, who have none.
#[server(output = Postcard)]
pub async fn load_unread() -> Result<Option<usize>, AppError> {
    crate::server_context::answer(|caller| async move {
        if caller.actor.user_id().is_none() {
            return Ok(None);
        }
        Ok(caller.read().await?.count_unread_notifications().await?)
    })
    .await
}

/// What the reader is told.
#[server(output = Postcard)]
pub async fn load_notifications() -> Result<NotificationList, AppError> {
    crate::server_context::answer(|caller| async move {
        if caller.actor.user_id().is_none() {
            return Err(AppError::NotSignedIn);
        }
        let mut session = caller.read().await?;
        Ok(NotificationList {
            notifications: session.list_notifications().await?,
            choices: session.list_notification_choices().await?,
            mail: match caller.instance.mail_site {
                Some(_) => Some(session.get_mail_choice().await?),
                None => None,
            },
            today: session.today(),
        })
    })
    .await
}

/// Marks one notification as read.
#[server(output = Postcard)]
pub async fn read_notification(notification: NotificationId) -> Result<(), AppError> {
    crate::server_context::answer(|caller| async move {
        let mut write = caller.write().await?;
        write.set_notification_read(notification).await?;
        write.commit().await?;
        Ok(())
    })
    .await
}

/// Marks all of the reader's notifications as read.
#[server(output = Postcard)]
pub async fn read_all_notifications() -> Result<(), AppError> {
    crate::server_context::answer(|caller| async move {
        let mut write = caller.write().await?;
        write.set_all_notifications_read().await?;
        write.commit().await?;
        Ok(())
    })
    .await
}

/// Sets what the reader wants to hear of from now on; of nothing else are they told.
#[server(output = Postcard)]
pub async fn choose_notifications(#[server(default)] kinds: Vec<NotificationKind>) -> Result<(), AppError> {
    crate::server_context::answer(|caller| async move {
        let mut write = caller.write().await?;
        write.set_notification_choices(&kinds).await?;
        write.commit().await?;
        Ok(())
    })
    .await
}

/// Sets what the reader wants to get by mail, in which language.
#[server(output = Postcard)]
pub async fn choose_mail(
    rhythm: MailRhythm,
    #[server(default)] has_digest: bool,
    language: String,
) -> Result<(), AppError> {
    crate::server_context::answer(|caller| async move {
        let language = crate::i18n::Language::from_code(&language).ok_or(AppError::Invalid)?;
        let choice = MailChoice { rhythm, has_digest, language: language.code().to_owned() };
        let mut write = caller.write().await?;
        write.set_mail_choice(&choice).await?;
        write.commit().await?;
        crate::server_context::lead_forms_to(crate::links::NOTIFICATIONS);
        Ok(())
    })
    .await
}

/// Sends the reader the overview of their measures now.
#[server(output = Postcard)]
pub async fn send_digest() -> Result<(), AppError> {
    use domain::{permission::Actor, plan::MailRecipient};

    use crate::plan::mail::{Sender, digest_letter};

    crate::server_context::answer(|caller| async move {
        let mut read = caller.read().await?;
        let user = read.get_own_account().await.map_err(|_| AppError::NotSignedIn)?;
        let site = caller.instance.mail_site.as_deref().ok_or(AppError::Invalid)?;
        let choice = read.get_mail_choice().await?;
        let digest = read.get_digest().await?;
        drop(read);
        let key = caller.store.read(&Actor::System).await?.find_link_key().await?.ok_or(AppError::Invalid)?;
        let recipient = MailRecipient { user_id: user.id, name: user.name, email: user.email, choice };
        let letter = digest_letter(Sender { site, key: &key, today: digest.today }, &recipient, &digest);
        let mut write = caller.write().await?;
        write.queue_own_mail(&letter).await?;
        write.commit().await?;
        crate::server_context::lead_forms_to(crate::links::NOTIFICATIONS);
        Ok(())
    })
    .await
}
