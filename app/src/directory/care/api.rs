//! The care of the directory, as its pages ask for it and write it. Each function that writes is also the door of a plain form.

#![expect(
    missing_docs,
    reason = "the fields that #[server] derives are the arguments of documented functions"
)]

use domain::{
    change::RecordKind,
    directory::{AskedRecord, CareList, NamedRecord},
    id::HealthRegionId,
};
use leptos::prelude::*;
use serde::{Deserialize, Serialize};
use time::Date;

use crate::{answer::Postcard, error::AppError};

/// What there is to look after.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct CareAnswer {
    /// The health regions whose directory the reader may change.
    pub regions: Vec<NamedRecord>,
    /// The one that is shown; all if there is none.
    pub region: Option<HealthRegionId>,
    /// The kind that is shown; all if there is none.
    pub kind: Option<RecordKind>,
    /// After how many months a record is stale.
    pub months: u8,
    /// The records.
    pub care: CareList,
    /// Whether those concerned can be asked by mail.
    pub sends_mail: bool,
}

/// What those concerned are asked.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct AskedAnswer {
    /// What is their own in the record.
    pub record: AskedRecord,
    /// The last day on which they can answer.
    pub last_day: Date,
}

/// What there is to look after in one health region, or in all for an empty text; of one kind or all; stale after so many months,
/// twelve unless it is said. Refused for those who may change no directory.
#[server(output = Postcard)]
pub async fn load_care(
    #[server(default)] region: String,
    #[server(default)] kind: String,
    #[server(default)] months: String,
) -> Result<CareAnswer, AppError> {
    use domain::{
        directory::{CARE_KINDS, CareFilter, STALE_MONTHS},
        permission::Actor,
    };

    crate::server_context::answer(|caller| async move {
        if caller.actor == Actor::Visitor {
            return Err(AppError::NotSignedIn);
        }
        let region = match region.as_str() {
            "" => None,
            id => Some(id.parse::<HealthRegionId>().map_err(|_| AppError::NotFound)?),
        };
        let kind = match kind.as_str() {
            "" => None,
            kind => Some(kind.parse::<RecordKind>().map_err(|_| AppError::NotFound)?),
        };
        if kind.is_some_and(|kind| !CARE_KINDS.contains(&kind)) {
            return Err(AppError::NotFound);
        }
        // Any number of months may be asked for; what is none is the usual one.
        let months = months.parse().ok().filter(|months| (1..=120).contains(months)).unwrap_or(STALE_MONTHS);
        let mut session = caller.read().await?;
        let regions = session.list_import_regions().await?;
        if regions.is_empty() {
            return Err(AppError::NotAllowed);
        }
        if region.is_some_and(|id| regions.iter().all(|known| known.record.id != id.0)) {
            return Err(AppError::NotFound);
        }
        let care = session.list_care(&CareFilter { region, kind, months }).await?;
        let sends_mail = caller.instance.mail_site.is_some();
        Ok(CareAnswer { regions, region, kind, months, care, sends_mail })
    })
    .await
}

/// Confirms these records, all or none of them.
#[server(output = Postcard)]
pub async fn confirm_records(#[server(default)] chosen: Vec<String>) -> Result<(), AppError> {
    crate::server_context::answer(|caller| async move {
        let mut write = caller.write().await?;
        if chosen.is_empty() {
            return Err(AppError::Invalid);
        }
        for word in &chosen {
            write.confirm_record(super::read_record(word).ok_or(AppError::NotFound)?).await?;
        }
        write.commit().await?;
        Ok(())
    })
    .await
}

/// Asks those concerned by mail whether a record is right.
#[server(output = Postcard)]
pub async fn ask_concerned(record: String) -> Result<(), AppError> {
    use domain::{permission::Actor, plan::EditError};

    use super::letter::question_letter;
    use crate::plan::mail::Sender;

    crate::server_context::answer(|caller| async move {
        let record = super::read_record(&record).ok_or(AppError::NotFound);
        let key = caller.store.read(&Actor::System).await?.find_link_key().await?;
        let mut write = caller.write().await?;
        let question = write.ask_about_record(record?).await?;
        let nobody = AppError::Refused(EditError::NobodyToAsk);
        let (Some(site), Some(key)) = (caller.instance.mail_site.as_deref(), key) else { return Err(nobody) };
        let letter = question_letter(Sender { site, key: &key, today: write.today() }, &question);
        write.queue_care_question(&question, &letter).await?;
        write.commit().await?;
        Ok(())
    })
    .await
}

/// Notes that what those concerned have said about a record is settled, if it is still what was seen.
#[server(output = Postcard)]
pub async fn settle_care_note(record: String, #[server(default)] seen: String) -> Result<(), AppError> {
    crate::server_context::answer(|caller| async move {
        let mut write = caller.write().await?;
        write.settle_care_note(super::read_record(&record).ok_or(AppError::NotFound)?, &seen).await?;
        write.commit().await?;
        Ok(())
    })
    .await
}

/// What a link in a mail shows to those concerned. Opening it changes nothing: mail programs open links before people do.
#[server(output = Postcard)]
pub async fn load_asked(token: String) -> Result<AskedAnswer, AppError> {
    crate::server_context::answer(|caller| async move {
        let opened = super::link::open(&caller.store, &token).await?;
        let (link, record) = opened.ok_or(AppError::NotFound)?;
        Ok(AskedAnswer { record, last_day: link.last_day })
    })
    .await
}

/// Those concerned say that everything is right.
#[server(output = Postcard)]
pub async fn confirm_own(token: String) -> Result<(), AppError> {
    use domain::directory::CareReply;

    crate::server_context::answer(|caller| async move { reply(&caller, &token, CareReply::Right).await })
        .await
}

/// Those concerned say what has changed.
#[server(output = Postcard)]
pub async fn tell_change(token: String, #[server(default)] note: String) -> Result<(), AppError> {
    use domain::directory::CareReply;

    let typed = [("note", Some(note.clone()))];
    let told = crate::server_context::answer(|caller| async move {
        reply(&caller, &token, CareReply::Changed(note)).await
    });
    crate::server_context::keep_typed(&typed, told.await)
}

/// Keeps the answer of those concerned. They have no account, so that the program itself writes: what they may do stands in
/// the link, and the store does nothing else with it.
#[cfg(feature = "ssr")]
async fn reply(
    caller: &crate::server_context::Caller,
    token: &str,
    reply: domain::directory::CareReply,
) -> Result<(), AppError> {
    use domain::permission::Actor;

    let (link, _) = super::link::open(&caller.store, token).await?.ok_or(AppError::NotFound)?;
    let mut write = caller.store.write(&Actor::System).await?;
    write.answer_care_question(&link, &reply).await?;
    write.commit().await?;
    crate::server_context::lead_forms_to(crate::links::CARE_THANKS);
    Ok(())
}
