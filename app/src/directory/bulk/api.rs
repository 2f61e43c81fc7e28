//! Records that are changed at once, as their page asks for them and changes them. Changing them is also the door of a plain form.

#![expect(
    missing_docs,
    reason = "the fields that #[server] derives are the arguments of documented functions"
)]

use domain::directory::{BulkDone, BulkForm, BulkList, DirectoryList, DirectoryQuery, NamedRecord};
use leptos::prelude::*;
use serde::{Deserialize, Serialize};

use crate::{answer::Postcard, error::AppError};

/// Records that can be changed together.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct BulkAnswer {
    /// Which they are.
    pub query: DirectoryQuery,
    /// The records.
    pub list: BulkList,
    /// The organisations where people can work.
    pub workplaces: Vec<NamedRecord>,
}

/// The records that a query leaves and the reader may change; no query is a list whose records are not changed together.
/// Refused for those who may change no directory.
#[server(output = Postcard)]
pub async fn load_bulk(query: Option<DirectoryQuery>) -> Result<BulkAnswer, AppError> {
    use domain::permission::Actor;

    crate::server_context::answer(|caller| async move {
        if caller.actor == Actor::Visitor {
            return Err(AppError::NotSignedIn);
        }
        let query = query.ok_or(AppError::NotFound)?;
        let mut session = caller.read().await?;
        if session.list_import_regions().await?.is_empty() {
            return Err(AppError::NotAllowed);
        }
        let list = session.list_bulk_records(&query).await?;
        let workplaces = match query.list {
            DirectoryList::People => session.list_workplaces().await?,
            _ => Vec::new(),
        };
        Ok(BulkAnswer { query, list, workplaces })
    })
    .await
}

/// Changes organisations or people, each named by its id and, after a colon, its version: all of them or none.
#[server(output = Postcard)]
pub async fn edit_bulk(
    list: DirectoryList,
    #[server(default)] records: Vec<String>,
    form: BulkForm,
) -> Result<BulkDone, AppError> {
    let typed = super::fields::said(&records, &form);
    let done = crate::server_context::answer(|caller| async move {
        let (records, edit) = server::read(list, &records, &form)?;
        let mut write = caller.write().await?;
        let done = write.edit_records(&records, &edit).await?;
        write.commit().await?;
        crate::server_context::lead_forms_to(&crate::links::bulk_done(list, done));
        Ok(done)
    });
    crate::server_context::keep_typed(&typed, done.await)
}

#[cfg(feature = "ssr")]
mod server {
    //! What a form says, checked.

    use domain::{
        change::{RecordKind, RecordRef},
        directory::{BULK_MAX, BulkEdit, BulkForm, DirectoryList, FieldFault, FieldProblem, RecordField},
    };

    use crate::error::AppError;

    /// The records with their versions, and what they are to be.
    pub(super) fn read(
        list: DirectoryList,
        records: &[String],
        form: &BulkForm,
    ) -> Result<(Vec<(RecordRef, i64)>, BulkEdit), AppError> {
        let kind = match list {
            DirectoryList::Organisations => RecordKind::Organisation,
            DirectoryList::People => RecordKind::Person,
            _ => return Err(AppError::NotFound),
        };
        if records.is_empty() {
            let problem = FieldProblem::of(RecordField::Records, FieldFault::Empty);
            return Err(AppError::Fields(vec![problem]));
        }
        if records.len() > BULK_MAX {
            return Err(AppError::Invalid);
        }
        let read = |text: &String| {
            let (id, version) = text.split_once(':')?;
            let id: uuid::Uuid = id.parse().ok()?;
            Some((RecordRef { kind, id }, version.parse().ok()?))
        };
        let records = records.iter().map(read).collect::<Option<Vec<_>>>().ok_or(AppError::Invalid)?;
        let edit = form.read(kind).map_err(AppError::Fields)?;
        Ok((records, edit))
    }
}
