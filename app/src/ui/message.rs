//! What stands where an answer should be: waiting and failure, always with the next step.

use leptos::prelude::*;

use crate::{
    answer::Answer,
    error::AppError,
    i18n::{t, use_language},
    ui::{Icon, Title},
};

mod text {
    crate::texts! {
        loading: "Wird geladen …", "Loading …";
        not_found_title: "Diese Seite gibt es nicht", "This page does not exist";
        not_signed_in_title: "Bitte melden Sie sich an", "Please sign in";
        not_allowed_title: "Dafür fehlt Ihnen das Recht", "You do not have the right";
        failed_title: "Das hat nicht geklappt", "That did not work";
        sign_in: "Anmelden", "Sign in";
        search: "Suchen", "Search";
        home: "Zur Übersicht", "To the overview";
        again: "Noch einmal versuchen", "Try again";
    }
}

/// A failure in place of a page or panel.
#[component]
pub fn Failed(
    /// What went wrong.
    error: AppError,
) -> impl IntoView {
    let language = use_language();
    let title = match error {
        AppError::NotFound => text::not_found_title,
        AppError::NotSignedIn => text::not_signed_in_title,
        AppError::NotAllowed => text::not_allowed_title,
        _ => text::failed_title,
    };
    let is_missing = matches!(error, AppError::NotFound | AppError::NotSignedIn | AppError::NotAllowed);
    let sentence = move || error.sentence(language.get());
    view! {
        <Title text=move || title(language.get())/>
        <div class="page">
            <div class="empty">
                <Icon name=if is_missing { "search" } else { "error" } large=true/>
                <h1 class="empty__title">{t(title)}</h1>
                <p>{sentence}</p>
                <div class="actions">
                    {if is_missing {
                        view! {
                            <a class="btn btn--primary" href="/sign-in" rel="external">{t(text::sign_in)}</a>
                            <a class="btn" href="/search">{t(text::search)}</a>
                        }
                            .into_any()
                    } else {
                        view! { <a class="btn btn--primary" href="" rel="external">{t(text::again)}</a> }.into_any()
                    }}
                    <a class="btn" href="/">{t(text::home)}</a>
                </div>
            </div>
        </div>
    }
    .into_any()
}

/// Shows a resource: waiting, then the answer or why there is none.
#[component]
pub fn Loaded<T, V>(
    /// The question.
    resource: Answer<T>,
    /// How an answer looks.
    children: fn(T) -> V,
) -> impl IntoView
where
    T: Clone + Send + Sync + 'static,
    V: IntoView + 'static,
{
    view! {
        <Transition fallback=move || view! { <p class="page muted" role="status">{t(text::loading)}</p> }>
            {move || Suspend::new(async move {
                match resource.await {
                    Ok(answer) => children(answer).into_any(),
                    Err(error) => view! { <Failed error/> }.into_any(),
                }
            })}
        </Transition>
    }
    .into_any()
}
