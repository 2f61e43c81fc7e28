//! The story behind the values of an indicator, under its curve.

use domain::{id::UserId, plan::Story};
use leptos::prelude::*;

use super::text;
use crate::{
    i18n::{t, use_language},
    ui::format,
};

/// Why the values are as they are, and who said so when.
#[component]
pub(super) fn StoryBehind(
    story: Story,
    /// The names of those who wrote stories, as far as the reader is told.
    writers: Vec<(UserId, String)>,
) -> impl IntoView {
    let language = use_language();
    let Story { text, written_by, written_at } = story;
    let writer = writers.into_iter().find(|(id, _)| Some(*id) == written_by).map(|(_, name)| name);
    let said = move || {
        let language = language.get();
        let when = format::date_time(language, written_at);
        writer.as_ref().map_or_else(|| when.clone(), |name| text::story_by(language, name, &when))
    };
    view! {
        <div class="indicator-panel__story">
            <h4>{t(text::story)}</h4>
            <p class="prose" lang="de">{text}</p>
            <p class="note">{said}</p>
        </div>
    }
    .into_any()
}
