//! Fields of action and topics, as their page asks for them and changes them. Each function is also the door of a plain form.

#![expect(
    missing_docs,
    reason = "the fields that #[server] derives are the arguments of documented functions"
)]

use domain::{
    directory::{FieldEntry, FieldForm},
    id::{FieldId, TopicId},
    plan::ListStep,
};
use leptos::prelude::*;
use serde::{Deserialize, Serialize};
use time::Date;

#[cfg(feature = "ssr")]
use super::forms::About;
use crate::{answer::Postcard, error::AppError};

/// The fields of action with their topics.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct FieldsAnswer {
    /// The day.
    pub today: Date,
    /// The fields in their order, with what rests on them as far as the reader sees it.
    pub entries: Vec<FieldEntry>,
    /// Whether the reader may add and change them.
    pub may_edit: bool,
}

/// What was typed, by the names under which the page finds it in its address.
#[cfg(feature = "ssr")]
fn typed(about: About, form: &FieldForm) -> Vec<(&'static str, Option<String>)> {
    vec![("about", Some(about.key())), ("name", Some(form.name.clone())), ("to", Some(form.to.clone()))]
}

/// The fields of action with their topics.
#[server(output = Postcard)]
pub async fn load_fields() -> Result<FieldsAnswer, AppError> {
    crate::server_context::answer(|caller| async move {
        let mut session = caller.read().await?;
        let entries = session.list_field_entries().await?;
        Ok(FieldsAnswer { today: session.today(), entries, may_edit: session.may_edit_fields() })
    })
    .await
}

/// Adds a field of action.
#[server(output = Postcard)]
pub async fn add_field(form: FieldForm) -> Result<(), AppError> {
    let typed = typed(About::NewField, &form);
    let done = crate::server_context::answer(|caller| async move {
        let mut write = caller.write().await?;
        write.create_field(&form).await?;
        write.commit().await?;
        crate::server_context::lead_forms_to(crate::links::FIELDS);
        Ok(())
    });
    crate::server_context::keep_typed(&typed, done.await)
}

/// Changes a field of action; refused if it was changed since `version`.
#[server(output = Postcard)]
pub async fn edit_field(field: FieldId, form: FieldForm, version: i64) -> Result<(), AppError> {
    let typed = typed(About::Field(field), &form);
    let done = crate::server_context::answer(|caller| async move {
        let mut write = caller.write().await?;
        write.edit_field(field, &form, version).await?;
        write.commit().await?;
        crate::server_context::lead_forms_to(crate::links::FIELDS);
        Ok(())
    });
    crate::server_context::keep_typed(&typed, done.await)
}

/// Moves a field of action one step; refused if it was changed since `version`.
#[server(output = Postcard)]
pub async fn move_field(field: FieldId, step: ListStep, version: i64) -> Result<(), AppError> {
    crate::server_context::answer(|caller| async move {
        let mut write = caller.write().await?;
        write.move_field(field, step, version).await?;
        write.commit().await?;
        crate::server_context::lead_forms_to(crate::links::FIELDS);
        Ok(())
    })
    .await
}

/// Adds a topic to a field of action.
#[server(output = Postcard)]
pub async fn add_topic(field: FieldId, form: FieldForm) -> Result<(), AppError> {
    let typed = typed(About::NewTopic(field), &form);
    let done = crate::server_context::answer(|caller| async move {
        let mut write = caller.write().await?;
        write.create_topic(field, &form).await?;
        write.commit().await?;
        crate::server_context::lead_forms_to(crate::links::FIELDS);
        Ok(())
    });
    crate::server_context::keep_typed(&typed, done.await)
}

/// Changes a topic; refused if it was changed since `version`.
#[server(output = Postcard)]
pub async fn edit_topic(topic: TopicId, form: FieldForm, version: i64) -> Result<(), AppError> {
    let typed = typed(About::Topic(topic), &form);
    let done = crate::server_context::answer(|caller| async move {
        let mut write = caller.write().await?;
        write.edit_topic(topic, &form, version).await?;
        write.commit().await?;
        crate::server_context::lead_forms_to(crate::links::FIELDS);
        Ok(())
    });
    crate::server_context::keep_typed(&typed, done.await)
}

/// Moves a topic one step among those of its field; refused if it was changed since `version`.
#[server(output = Postcard)]
pub async fn move_topic(topic: TopicId, step: ListStep, version: i64) -> Result<(), AppError> {
    crate::server_context::answer(|caller| async move {
        let mut write = caller.write().await?;
        write.move_topic(topic, step, version).await?;
        write.commit().await?;
        crate::server_context::lead_forms_to(crate::links::FIELDS);
        Ok(())
    })
    .await
}
