//! Following a measure, and the way to what is said about it.

use leptos::{ev, prelude::*, server_fn::ServerFn as _};

use super::{comment_text as text, field::SavingNote, state::Saving, talk_state::TalkState};
use crate::{
    i18n::{t, use_language},
    plan::comment_api::{self as api, FollowMeasure},
    ui::Icon,
};

/// A switch for those who have an account, and how much has been said for those who hear it.
#[component]
pub(super) fn Follow(talk: TalkState) -> impl IntoView {
    let language = use_language();
    let saving = RwSignal::new(Saving::Idle);
    let is_following = Memo::new(move |_| talk.talk.with(|talk| talk.is_following));
    let count = Memo::new(move |_| talk.talk.with(|talk| talk.may_hear.then_some(talk.comments.len())));
    let switch = move |event: ev::SubmitEvent| {
        event.prevent_default();
        let is_on = is_following.get_untracked() != Some(true);
        talk.send(saving, api::follow_measure(talk.id(), is_on), || {});
    };
    let words = move |number: usize| match number {
        0 => text::count_none(language.get()).to_owned(),
        1 => text::count_one(language.get()).to_owned(),
        number => text::count(language.get(), number),
    };
    let icon = move || if is_following.get() == Some(true) { "success" } else { "eye" };
    view! {
        {move || is_following.get().is_some().then(|| view! {
            <div class="sheet__follow">
                <form method="post" action=FollowMeasure::PATH on:submit=switch>
                    <input type="hidden" name="measure" value=talk.id().to_string()/>
                    <input
                        type="hidden"
                        name="is_on"
                        value=move || (is_following.get() != Some(true)).to_string()
                    />
                    <button
                        class="btn btn--small toggle"
                        aria-pressed=move || (is_following.get() == Some(true)).to_string()
                        title=t(text::follow_hint)
                    >
                        {move || view! { <Icon name=icon() small=true/> }}
                        {t(text::follow)}
                    </button>
                </form>
                {move || count.get().map(|number| view! {
                    // A place on this page, which is none of the router's.
                    <a class="btn btn--small btn--quiet" href="#sheet-comments" rel="external">
                        <Icon name="comment" small=true/>
                        {words(number)}
                    </a>
                })}
                <SavingNote saving/>
            </div>
        })}
    }
    .into_any()
}
