//! What the reader is told, and how they answer to it.
#![expect(
    missing_docs,
    reason = "the framework generates items without documentation from the documented functions"
)]

use domain::{
    id::NotificationId,
    plan::{Notification, NotificationKind},
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
