//! What can be said about a measure: each function is also the door of a plain form on its sheet.
#![expect(
    missing_docs,
    reason = "the framework generates items without documentation from the documented functions"
)]

use domain::{
    id::{CommentId, MeasureId, UserId},
    plan::Mentionable,
};
use leptos::prelude::*;
use serde::{Deserialize, Serialize};
use time::OffsetDateTime;

use crate::{answer::Postcard, error::AppError};

/// What is said about a measure, as its reader sees it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Talk {
    /// The measure.
    pub measure_id: MeasureId,
    /// The reader's account.
    pub reader: Option<UserId>,
    /// Whether the reader may hear it and take part.
    pub may_hear: bool,
    /// Whether the reader follows the measure; nobody without an account can.
    pub is_following: Option<bool>,
    /// The comments, newest last.
    pub comments: Vec<ShownComment>,
}

/// A comment as its reader sees it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ShownComment {
    /// Its id.
    pub id: CommentId,
    /// The present name of its writer.
    pub author: String,
    /// When it was written.
    pub created_at: OffsetDateTime,
    /// Whether it was changed afterwards.
    pub is_edited: bool,
    /// Safe HTML.
    pub html: String,
    /// What its writer typed, with present names; empty for those who may not change it.
    pub source: String,
    /// Who is mentioned in it, likewise.
    pub mentions: Vec<UserId>,
    /// Whether the reader may change it.
    pub may_edit: bool,
    /// Whether the reader may remove it.
    pub may_remove: bool,
    /// Raised by every write.
    pub version: i64,
}

/// What is said about a measure; answers whoever may see the measure, and without comments those who may not hear them.
#[server(output = Postcard)]
pub async fn load_talk(measure: MeasureId) -> Result<Talk, AppError> {
    crate::server_context::answer(|caller| async move {
        let discussion = caller.read().await?.get_discussion(measure).await?;
        Ok(server::talk(&caller, discussion))
    })
    .await
}

/// Who can be mentioned in a comment about a measure, by name.
#[server(output = Postcard)]
pub async fn list_mentionable(measure: MeasureId) -> Result<Vec<Mentionable>, AppError> {
    crate::server_context::answer(|caller| async move {
        server::require_account(&caller)?;
        Ok(caller.read().await?.list_mentionable(measure).await?)
    })
    .await
}

/// Says something about a measure; of `mentions` those count whose names stand in the text as `@Name`.
#[server(output = Postcard)]
pub async fn write_comment(
    measure: MeasureId,
    #[server(default)] text: String,
    #[server(default)] mentions: Vec<UserId>,
) -> Result<Talk, AppError> {
    crate::server_context::answer(|caller| async move {
        let mut write = caller.write().await?;
        let discussion = write.create_comment(measure, &text, &mentions).await?;
        write.commit().await?;
        Ok(server::talk(&caller, discussion))
    })
    .await
}

/// Changes what the reader has said; refused if it was changed since `version`.
#[server(output = Postcard)]
pub async fn edit_comment(
    comment: CommentId,
    #[server(default)] text: String,
    #[server(default)] mentions: Vec<UserId>,
    version: i64,
) -> Result<Talk, AppError> {
    crate::server_context::answer(|caller| async move {
        let mut write = caller.write().await?;
        let discussion = write.edit_comment(comment, &text, &mentions, version).await?;
        write.commit().await?;
        Ok(server::talk(&caller, discussion))
    })
    .await
}

/// Removes a comment; refused if it was changed since `version`.
#[server(output = Postcard)]
pub async fn remove_comment(comment: CommentId, version: i64) -> Result<Talk, AppError> {
    crate::server_context::answer(|caller| async move {
        let mut write = caller.write().await?;
        let discussion = write.remove_comment(comment, version).await?;
        write.commit().await?;
        Ok(server::talk(&caller, discussion))
    })
    .await
}

/// Follows a measure, or no longer.
#[server(output = Postcard)]
pub async fn follow_measure(measure: MeasureId, is_on: bool) -> Result<Talk, AppError> {
    crate::server_context::answer(|caller| async move {
        let mut write = caller.write().await?;
        let discussion = write.set_following(measure, is_on).await?;
        write.commit().await?;
        Ok(server::talk(&caller, discussion))
    })
    .await
}

#[cfg(feature = "ssr")]
mod server {
    use domain::{
        permission::Actor,
        plan::{Discussion, HeardComment, mentioned, with_names},
    };

    use super::{AppError, ShownComment, Talk};
    use crate::{plan::markdown, server_context::Caller};

    pub(super) fn require_account(caller: &Caller) -> Result<(), AppError> {
        if caller.actor == Actor::Visitor { Err(AppError::NotSignedIn) } else { Ok(()) }
    }

    /// A discussion with its comments as HTML.
    pub(super) fn talk(caller: &Caller, discussion: Discussion) -> Talk {
        let Discussion { measure_id, may_hear, is_following, comments, names } = discussion;
        let name = |id| names.get(&id).cloned();
        let shown = |HeardComment { comment, may_edit, may_remove }| ShownComment {
            id: comment.id,
            author: name(comment.user_id).unwrap_or_default(),
            created_at: comment.created_at,
            is_edited: comment.edited_at.is_some(),
            html: markdown::render(&comment.text, name),
            source: if may_edit { with_names(&comment.text, name) } else { String::new() },
            mentions: if may_edit { mentioned(&comment.text) } else { Vec::new() },
            may_edit,
            may_remove,
            version: comment.version,
        };
        Talk {
            measure_id,
            reader: caller.actor.user_id(),
            may_hear,
            is_following,
            comments: comments.into_iter().map(shown).collect(),
        }
    }
}
