//! What is attached to a measure: a list of files to open, for those who may see it, and a field for one more.

use domain::plan::{Attachment, EditError, FILE_MAX, FILES_MAX, FileKind, NamedAttachment, file_head};
use leptos::{ev, html, prelude::*, server_fn::ServerFn as _};
use web_sys::FormData;

use super::{
    attachments_text as text,
    field::SavingNote,
    state::{Saving, SheetState},
};
use crate::{
    error::AppError,
    i18n::{t, use_language},
    links,
    plan::attachment_api::{self as api, RemoveAttachment},
    ui::{Icon, focus, format},
};

/// The files, and a form for one more.
#[component]
pub(super) fn Attachments(sheet: SheetState) -> impl IntoView {
    let may_see = sheet.part(|detail| detail.attachments.may_see);
    view! { {move || may_see.get().then(|| view! { <Seen sheet/> })} }
}

#[component]
fn Seen(sheet: SheetState) -> impl IntoView {
    let language = use_language();
    let files = sheet.part(|detail| detail.attachments.files.clone());
    let is_empty = Memo::new(move |_| files.with(Vec::is_empty));
    let is_full = Memo::new(move |_| files.with(|files| files.len() >= FILES_MAX));
    let may_change = sheet.part(|detail| detail.attachments.may_change);
    let removing = RwSignal::new(Saving::Idle);
    view! {
        <section class="sheet__part" aria-labelledby="sheet-attachments">
            <h3 id="sheet-attachments" tabindex="-1">{t(text::attachments)}</h3>
            <p class="note">{t(text::who_sees)}</p>
            {move || is_empty.get().then(|| view! { <p class="muted">{t(text::nothing)}</p> })}
            <ul class="attachments">
                <For
                    each=move || files.get()
                    key=|file| file.attachment.id
                    children=move |file| view! { <Item sheet file may_change removing/> }
                />
            </ul>
            <SavingNote saving=removing/>
            // A file that has just filled the list leaves the word of it standing.
            {move || may_change.get().then(|| view! { <Add sheet is_full/> })}
            {move || (may_change.get() && is_full.get()).then(|| {
                view! { <p class="note">{move || text::full(language.get(), FILES_MAX)}</p> }
            })}
        </section>
    }
    .into_any()
}

#[component]
fn Item(
    sheet: SheetState,
    file: NamedAttachment,
    may_change: Memo<bool>,
    removing: RwSignal<Saving>,
) -> impl IntoView {
    let language = use_language();
    let NamedAttachment { attachment, added_by } = file;
    let Attachment { id, name, size, added_at, .. } = attachment;
    let facts = move || {
        let language = language.get();
        let size = format::file_size(language, size);
        text::facts(language, &size, &added_by, &format::date_time(language, added_at))
    };
    let remove = move |event: ev::SubmitEvent| {
        event.prevent_default();
        sheet.send(removing, api::remove_attachment(id), |is_done| {
            if is_done {
                // What had the focus is gone.
                request_animation_frame(|| {
                    focus::focus_first("#sheet-attachments");
                });
            }
        });
    };
    let (file_name, saved_as) = (name.clone(), name.clone());
    let removal = move || {
        let name = name.clone();
        may_change.get().then(|| {
            view! {
                <form method="post" action=RemoveAttachment::PATH on:submit=remove>
                    <input type="hidden" name="attachment" value=id.to_string()/>
                    <button
                        class="btn btn--small btn--quiet"
                        aria-label=move || text::remove_file(language.get(), &name)
                    >
                        {t(text::remove)}
                    </button>
                </form>
            }
        })
    };
    view! {
        <li class="attachment">
            <Icon name="document"/>
            <div class="attachment__words">
                <a href=links::attachment(id) download=saved_as lang="de">{file_name}</a>
                <span class="note">{facts}</span>
            </div>
            {removal}
        </li>
    }
    .into_any()
}

/// The form for one more file. A file that will not be taken is not even sent.
#[component]
fn Add(sheet: SheetState, is_full: Memo<bool>) -> impl IntoView {
    let language = use_language();
    let adding = RwSignal::new(Saving::Idle);
    let sent = RwSignal::new(String::new());
    let form = NodeRef::<html::Form>::new();
    let field = NodeRef::<html::Input>::new();
    let send = move |event: ev::SubmitEvent| {
        event.prevent_default();
        let Some((form, field)) = form.get_untracked().zip(field.get_untracked()) else { return };
        if adding.get_untracked() == Saving::Pending {
            return;
        }
        let file = field.files().and_then(|files| files.get(0));
        let (name, size) = file.map(|file| (file.name(), file.size())).unwrap_or_default();
        let name = match file_head(&name, size as usize) {
            Ok((name, _)) => name,
            Err(problem) => {
                adding.set(Saving::Refused(AppError::Refused(EditError::File(problem))));
                return;
            }
        };
        let Ok(data) = FormData::new_with_form(&form) else { return };
        sent.set(name);
        sheet.send(adding, api::send_file(sheet.id(), data), move |is_done| {
            if !is_done {
                // It may be there already, or the list be full by now.
                sheet.refresh();
                return;
            }
            form.reset();
            request_animation_frame(|| {
                // The last file that has room takes the form away.
                if focus::is_lost() {
                    focus::focus_first("#sheet-attachments");
                }
            });
        });
    };
    let is_error = move || matches!(adding.get(), Saving::Refused(_) | Saving::Waiting | Saving::Conflict);
    let words = move || {
        let language = language.get();
        match adding.get() {
            Saving::Idle => String::new(),
            Saving::Pending => text::uploading(language, &sent.get()),
            Saving::Done => text::added(language, &sent.get()),
            Saving::Waiting | Saving::Refused(AppError::Connection) => {
                text::no_connection(language).to_owned()
            }
            Saving::Conflict => AppError::Stale.sentence(language),
            Saving::Refused(error) => error.sentence(language),
        }
    };
    view! {
        <form
            class="form"
            class:is-folded=is_full
            method="post"
            action=links::ATTACHMENT_UPLOAD
            enctype="multipart/form-data"
            node_ref=form
            on:submit=send
        >
            <input type="hidden" name="measure" value=sheet.id().to_string()/>
            <div class="field">
                <label class="field__label" for="attachment-file">{t(text::file)}</label>
                <p class="field__hint" id="attachment-hint">
                    {move || text::hint(language.get(), FILE_MAX / (1024 * 1024))}
                </p>
                <input
                    class="input attachment__file"
                    id="attachment-file"
                    type="file"
                    name="file"
                    required=true
                    accept=FileKind::endings()
                    aria-describedby="attachment-hint attachment-state"
                    aria-invalid=move || is_error().then_some("true")
                    node_ref=field
                />
            </div>
            <div class="actions">
                <button class="btn">{t(text::add)}</button>
            </div>
        </form>
        <p class="sheet__state" class:field__error=is_error id="attachment-state" role="status">{words}</p>
    }
    .into_any()
}
