//! What is said about a measure, and the place to say something.

use domain::id::{MeasureId, UserId};
use leptos::{ev, prelude::*, server_fn::ServerFn as _};

use super::{
    comment::Comment,
    comment_text as text,
    compose::{Compose, Draft},
    field::SavingNote,
    state::Saving,
    talk_state::TalkState,
};
use crate::{
    i18n::t,
    plan::comment_api::{self as api, WriteComment},
};

/// The conversation, newest last, for those who hear it.
#[component]
pub(super) fn Comments(talk: TalkState) -> impl IntoView {
    let may_hear = Memo::new(move |_| talk.talk.with(|talk| talk.may_hear));
    let is_empty = Memo::new(move |_| talk.talk.with(|talk| talk.comments.is_empty()));
    let ids =
        move || talk.talk.with(|talk| talk.comments.iter().map(|comment| comment.id).collect::<Vec<_>>());
    view! {
        {move || may_hear.get().then(|| view! {
            <section class="sheet__part" aria-labelledby="sheet-comments">
                <h3 id="sheet-comments" tabindex="-1">{t(text::comments)}</h3>
                <p class="note">{t(text::who_hears)}</p>
                {move || is_empty.get().then(|| view! { <p class="muted">{t(text::nothing_said)}</p> })}
                // What others say meanwhile is read out.
                <div role="log" aria-labelledby="sheet-comments">
                    <ol class="comments">
                        <For each=ids key=|id| *id children=move |id| view! { <Comment talk id/> }/>
                    </ol>
                </div>
                <NewComment talk/>
            </section>
        })}
    }
    .into_any()
}

#[component]
fn NewComment(talk: TalkState) -> impl IntoView {
    let draft = Draft::new(String::new(), Vec::new());
    let place =
        talk.talk.with_untracked(|talk| talk.reader.map(|reader| Kept::place(reader, talk.measure_id)));
    if let Some(place) = place {
        keep(draft, place);
    }
    let send = Callback::new(move |()| {
        if draft.saving.get_untracked() == Saving::Pending {
            return;
        }
        let sent = draft.text.get_untracked();
        let mentions = draft.mentions.get_untracked();
        talk.send(draft.saving, api::write_comment(talk.id(), sent.clone(), mentions), move || {
            // Whoever has typed on meanwhile keeps that.
            if draft.text.try_with_untracked(|text| *text == sent) == Some(true) {
                draft.text.try_set(String::new());
                draft.mentions.try_set(Vec::new());
            }
        });
    });
    let submit = move |event: ev::SubmitEvent| {
        event.prevent_default();
        send.run(());
    };
    view! {
        <form class="comment__form" method="post" action=WriteComment::PATH on:submit=submit>
            <input type="hidden" name="measure" value=talk.id().to_string()/>
            <Compose talk draft id="new-comment".to_owned() label=text::new_comment send/>
            <div class="actions">
                <button class="btn btn--small btn--primary">{t(text::send)}</button>
                <SavingNote saving=draft.saving/>
            </div>
        </form>
    }
    .into_any()
}

/// A draft as the browser keeps it.
struct Kept;

impl Kept {
    /// Where: for each reader and measure, since several people may use one browser.
    fn place(reader: UserId, measure: MeasureId) -> String {
        format!("geflecht-comment-{reader}-{measure}")
    }

    /// Who is mentioned in the first line, then the text.
    fn write(text: &str, mentions: &[UserId]) -> String {
        let mentions: Vec<_> = mentions.iter().map(ToString::to_string).collect();
        format!("{}\n{text}", mentions.join(" "))
    }

    fn read(kept: &str) -> Option<(String, Vec<UserId>)> {
        let (mentions, text) = kept.split_once('\n')?;
        Some((text.to_owned(), mentions.split(' ').filter_map(|id| id.parse().ok()).collect()))
    }
}

/// Keeps a draft in the browser until it is sent, and takes up what was kept.
fn keep(draft: Draft, place: String) {
    Effect::new(move |was_taken_up: Option<()>| {
        let Ok(Some(storage)) = window().local_storage() else { return };
        if was_taken_up.is_none() {
            let kept = storage.get_item(&place).ok().flatten();
            if let Some((text, mentions)) = kept.and_then(|kept| Kept::read(&kept))
                && draft.text.with_untracked(String::is_empty)
            {
                draft.mentions.set(mentions);
                draft.text.set(text);
            }
        }
        let (text, mentions) = (draft.text.get(), draft.mentions.get());
        // Without room or right to keep it, it lasts as long as the page.
        if text.is_empty() {
            drop(storage.remove_item(&place));
        } else {
            drop(storage.set_item(&place, &Kept::write(&text, &mentions)));
        }
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_draft_is_read_as_it_was_written() {
        let people = vec![UserId::named("anna"), UserId::named("rosa")];
        for (text, mentions) in [("Ja\n\nund nein", people), ("@", Vec::new())] {
            assert_eq!(Kept::read(&Kept::write(text, &mentions)), Some((text.to_owned(), mentions)));
        }
        assert_eq!(Kept::read("unlesbar"), None);
    }
}
