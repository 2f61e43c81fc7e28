//! What came of a form: done, or why it was refused.

use leptos::prelude::*;

use super::Icon;
use crate::{
    error::AppError,
    i18n::{Language, t, use_language},
};

/// What came of a change: the words for it, or why it was refused.
pub type News = Result<fn(Language) -> &'static str, AppError>;

/// Says what came of the last change.
#[component]
pub fn FormNews(
    /// The last change, if there was one.
    news: RwSignal<Option<News>>,
) -> impl IntoView {
    let language = use_language();
    view! {
        <div role="status">
            {move || news.get().map(|news| match news {
                Ok(words) => view! {
                    <div class="alert alert--success">
                        <Icon name="success"/>
                        <p>{t(words)}</p>
                    </div>
                }
                .into_any(),
                Err(error) => view! {
                    <div class="alert alert--danger">
                        <Icon name="error"/>
                        <p>{move || error.sentence(language.get())}</p>
                    </div>
                }
                .into_any(),
            })}
        </div>
    }
    .into_any()
}
