//! One comment, and what its writer and the coordinator can do to it.

use domain::id::CommentId;
use leptos::{ev, html, prelude::*, server_fn::ServerFn as _};

use super::{
    comment_text as text,
    compose::{Compose, Draft},
    field::SavingNote,
    state::Saving,
    talk_state::TalkState,
};
use crate::{
    i18n::{t, use_language},
    plan::comment_api::{self as api, EditComment, RemoveComment, ShownComment},
    ui::{Icon, format},
};

/// A comment as the conversation now has it.
#[component]
pub(super) fn Comment(talk: TalkState, id: CommentId) -> impl IntoView {
    let language = use_language();
    let now = Memo::new(move |_| {
        talk.talk.with(|talk| talk.comments.iter().find(|comment| comment.id == id).cloned())
    });
    let first = now.get_untracked()?;
    let part = move |part: fn(&ShownComment) -> String| {
        move || now.with(|comment| comment.as_ref().map(part).unwrap_or_default())
    };
    let (author, html) = (part(|comment| comment.author.clone()), part(|comment| comment.html.clone()));
    let initials = part(|comment| format::initials(&comment.author));
    let is_edited = Memo::new(move |_| now.with(|comment| comment.as_ref().is_some_and(|it| it.is_edited)));
    let at = first.created_at;
    let when = move || format::date_time(language.get(), at);
    let change = (first.may_edit || first.may_remove).then(|| view! { <Change talk first now/> });
    Some(view! {
        <li class="comment" id=format!("comment-{id}") tabindex="-1">
            <span class="avatar" aria-hidden="true">{initials}</span>
            <div class="comment__words">
                <p class="comment__head">
                    <strong>{author}</strong>
                    " "
                    <span class="note">
                        <time datetime=at.date().to_string()>{when}</time>
                        {move || is_edited.get().then(|| view! { " · " {t(text::edited)} })}
                    </span>
                </p>
                <div class="comment__text" lang="de" inner_html=html></div>
            </div>
            {change}
        </li>
    })
}

/// Changing and removing, behind a button.
#[component]
fn Change(talk: TalkState, first: ShownComment, now: Memo<Option<ShownComment>>) -> impl IntoView {
    let language = use_language();
    let ShownComment { id, author, created_at, source, mentions, may_edit, .. } = first;
    let draft = Draft::new(source, mentions);
    let details = NodeRef::<html::Details>::new();
    let version = move || now.with_untracked(|comment| comment.as_ref().map_or(0, |comment| comment.version));
    let save = Callback::new(move |()| {
        if draft.saving.get_untracked() == Saving::Pending {
            return;
        }
        let (text, mentions) = (draft.text.get_untracked(), draft.mentions.get_untracked());
        talk.send(draft.saving, api::edit_comment(id, text, mentions, version()), move || {
            if let Some(details) = details.try_get_untracked().flatten() {
                details.set_open(false);
            }
        });
    });
    let submit = move |event: ev::SubmitEvent| {
        event.prevent_default();
        save.run(());
    };
    let remove = move |event: ev::SubmitEvent| {
        event.prevent_default();
        talk.send(draft.saving, api::remove_comment(id, version()), || {});
    };
    let label = move || {
        let when = format::date_time(language.get(), created_at);
        if may_edit {
            text::change(language.get(), &when)
        } else {
            text::take_away(language.get(), &author, &when)
        }
    };
    let version_now = move || now.with(|comment| comment.as_ref().map_or(0, |it| it.version)).to_string();
    view! {
        <details class="comment__change" node_ref=details>
            <summary class="btn btn--quiet btn--small btn--icon" aria-label=label>
                <Icon name=if may_edit { "edit" } else { "more" } small=true/>
            </summary>
            {may_edit.then(|| view! {
                <form class="comment__form" method="post" action=EditComment::PATH on:submit=submit>
                    <input type="hidden" name="comment" value=id.to_string()/>
                    <input type="hidden" name="version" value=version_now/>
                    <Compose talk draft id=format!("comment-{id}-text") label=text::text send=save/>
                    <div class="actions">
                        <button class="btn btn--small btn--primary">{t(text::save)}</button>
                    </div>
                </form>
            })}
            <form method="post" action=RemoveComment::PATH on:submit=remove>
                <input type="hidden" name="comment" value=id.to_string()/>
                <input type="hidden" name="version" value=version_now/>
                <button class="btn btn--small btn--quiet">{t(text::remove)}</button>
            </form>
            <SavingNote saving=draft.saving/>
        </details>
    }
    .into_any()
}
