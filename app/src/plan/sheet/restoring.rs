//! Earlier values in the history of a measure, each with a button that puts it back.

use std::sync::Arc;

use domain::{
    change::{ChangeEntry, FieldChange, RecordKind},
    plan::{MeasureDetail, MeasureField},
};
use leptos::{ev, prelude::*};

use super::{
    field::SavingNote,
    state::{Saving, SheetState},
};
use crate::{
    directory::{History, RestoreForm, Restoring},
    i18n::t,
    plan::{measure_api, restoring_api as api},
};

/// The history of the measure and its parts.
#[component]
pub(super) fn SheetHistory(sheet: SheetState) -> impl IntoView {
    let saving = RwSignal::new(Saving::Idle);
    let changes = sheet.part(|detail| detail.changes.clone());
    let may_edit = sheet.part(|detail| detail.rights.edit);
    let restore: Restoring =
        Arc::new(move |entry: &ChangeEntry, change: &FieldChange| offer(sheet, saving, entry, change));
    let history = move || {
        let restore = may_edit.get().then(|| restore.clone());
        view! { <History changes=changes.get() restore/> }
    };
    let stale = move || {
        (saving.get() == Saving::Conflict)
            .then(|| view! { <p class="field__error" role="alert">{t(crate::error::text::stale)}</p> })
    };
    view! {
        {history}
        <SavingNote saving/>
        {stale}
    }
    .into_any()
}

/// The button for a value that is not there now, if it can be put back.
fn offer(
    sheet: SheetState,
    saving: RwSignal<Saving>,
    entry: &ChangeEntry,
    change: &FieldChange,
) -> Option<AnyView> {
    if entry.record.kind != RecordKind::Measure {
        return None;
    }
    let field: MeasureField = change.field.parse().ok()?;
    let (seen, name) = sheet.detail.with_untracked(|detail| {
        Some((detail.measure.field(field), named(detail, field, &change.before)?))
    })?;
    if seen == change.before {
        return None;
    }
    let (id, number, text) = (sheet.id(), entry.id, change.field.clone());
    let known = seen.clone();
    let send = move |event: ev::SubmitEvent| {
        event.prevent_default();
        let (field, seen) = (text.clone(), known.clone());
        let change = async move {
            api::restore_value(number, field, seen).await?;
            measure_api::load_measure(id).await
        };
        sheet.send(saving, change, |_| {});
    };
    let field = change.field.clone();
    Some(view! { <div on:submit=send><RestoreForm change=number field seen name/></div> }.into_any())
}

/// The name of what a value refers to, empty where the history says the value itself; `None` if it is not known.
fn named(detail: &MeasureDetail, field: MeasureField, value: &str) -> Option<String> {
    let is_name = matches!(
        field,
        MeasureField::Goal
            | MeasureField::Outcome
            | MeasureField::Committee
            | MeasureField::Responsible
            | MeasureField::Organisation
    );
    if !is_name || value.is_empty() {
        return Some(String::new());
    }
    let choices = &detail.choices;
    let named = detail.names.iter().chain(&choices.committees).chain(&choices.people);
    let mut named = named.chain(&choices.organisations);
    let record = named.find(|named| named.record.id.to_string() == value).map(|named| named.name.clone());
    let goal = || detail.goals.iter().find(|goal| goal.id.to_string() == value);
    let outcome = || detail.outcomes.iter().find(|outcome| outcome.id.to_string() == value);
    record
        .or_else(|| goal().map(|goal| goal.title.clone()))
        .or_else(|| outcome().map(|outcome| outcome.title.clone()))
}
