//! What was done with a saved view last, said in passing, with the way back.

use leptos::{ev::SubmitEvent, prelude::*};
use uuid::Uuid;

use super::text;
use crate::{
    error::AppError,
    i18n::{Language, t, use_language},
    ui::Icon,
};

/// What the page says after something was done with a saved view.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Notice {
    /// A new view is there.
    Saved(String),
    /// A view shows what is shown now.
    Updated(String),
    /// A view has another name or audience.
    Changed(String),
    /// A committee shows itself by a view, or no longer.
    Started(String, bool),
    /// A view is gone, and can be brought back.
    Removed(Uuid, Option<String>),
    /// A view is back.
    Restored,
    /// It was not done.
    Failed(AppError),
}

impl Notice {
    fn sentence(&self, language: Language) -> String {
        match self {
            Self::Saved(name) => text::saved(language, name),
            Self::Updated(name) => text::updated(language, name),
            Self::Changed(name) => text::changed(language, name),
            Self::Started(name, true) => text::started(language, name),
            Self::Started(name, false) => text::ended(language, name),
            Self::Removed(_, Some(name)) => text::removed(language, name),
            Self::Removed(_, None) => text::one_removed(language).to_owned(),
            Self::Restored => text::restored(language).to_owned(),
            Self::Failed(error) => error.sentence(language),
        }
    }
}

/// What was done last, with the way back.
#[component]
pub(crate) fn Said(
    /// What was done last.
    notice: RwSignal<Option<Notice>>,
    /// Where the form is sent that brings a removed view back.
    path: &'static str,
    /// What brings it back with a script.
    restore: Callback<Uuid>,
) -> impl IntoView {
    let language = use_language();
    let undo = move |id: Uuid| {
        view! {
            <form
                method="post"
                action=path
                on:submit=move |event: SubmitEvent| {
                    event.prevent_default();
                    restore.run(id);
                }
            >
                <input type="hidden" name="id" value=id.to_string()/>
                <button class="btn btn--small">{t(text::undo)}</button>
            </form>
        }
    };
    let shown = move || {
        notice.get().map(|said| {
            let id = if let Notice::Removed(id, _) = said { Some(id) } else { None };
            let is_failure = matches!(said, Notice::Failed(_));
            view! {
                <div class="toast">
                    <Icon name=if is_failure { "warning" } else { "success" }/>
                    <p>{move || said.sentence(language.get())}</p>
                    {id.map(undo)}
                    <button
                        class="btn btn--quiet btn--small btn--icon needs-script"
                        type="button"
                        aria-label=t(text::close)
                        on:click=move |_| notice.set(None)
                    >
                        <Icon name="close"/>
                    </button>
                </div>
            }
        })
    };
    view! { <div class="toasts" role="status">{shown}</div> }.into_any()
}
