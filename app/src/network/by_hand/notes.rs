//! A few words in the picture: written, moved, changed and removed.

use leptos::{
    ev::{KeyboardEvent, MouseEvent, SubmitEvent},
    html,
    prelude::*,
};

use super::{Editing, NOTE_MAX, Note, text};
use crate::{
    i18n::{t, use_language},
    links,
    network::{
        map_canvas::CANVAS,
        map_state::{Command, MapState, focus_soon, is_plain},
    },
    ui::{Icon, area_text},
};

/// The id of the field for the text.
const FIELD: &str = "map-note";
/// How far a key moves a note, in layout units.
const STEP: f32 = 2.0;

/// Lays a note beside the selected node, or in the middle.
#[component]
pub(in crate::network) fn NoteButton(state: MapState) -> impl IntoView {
    view! {
        <button
            class="btn btn--icon"
            type="button"
            title=t(text::add_note)
            aria-label=t(text::add_note)
            on:click=move |_| state.tell(Command::Note)
        >
            <Icon name="note"/>
        </button>
    }
}

/// All notes, over the picture; the stage moves them to where they belong. Without a script they are a list.
#[component]
pub(in crate::network) fn Notes(state: MapState) -> impl IntoView {
    let language = use_language();
    let count = Memo::new(move |_| state.query.read().notes.len());
    let editing = state.laying.editing;
    let is_new = Memo::new(move |_| editing.get().is_some_and(|editing| editing.number.is_none()));
    let is_there = Memo::new(move |_| count.get() > 0 || is_new.get());
    let refusal = move || {
        state.laying.refusal.get().map(|refusal| {
            view! { <p class="toast">{move || text::refusal(language.get(), refusal)}</p> }
        })
    };
    view! {
        {move || is_there.get().then(|| view! {
            <ul class="map__notes" aria-label=t(text::notes)>
                <For each=move || 0..count.get() key=|number| *number let:number>
                    <NoteItem state number/>
                </For>
                {move || is_new.get().then(|| view! { <li class="map__note"><NoteForm state/></li> })}
            </ul>
        })}
        <div class="toasts map__refusal" role="status">{refusal}</div>
    }
}

#[component]
fn NoteItem(state: MapState, number: usize) -> impl IntoView {
    let language = use_language();
    let note = Memo::new(move |_| state.query.read().notes.get(number).cloned());
    let words = Memo::new(move |_| note.get().map(|Note { text, .. }| text).unwrap_or_default());
    let editing = state.laying.editing;
    let is_edited = Memo::new(move |_| editing.get().is_some_and(|editing| editing.number == Some(number)));
    let edit = move |_| {
        if state.laying.was_dragged.get_untracked() {
            state.laying.was_dragged.set(false);
            return;
        }
        if let Some(Note { spot, .. }) = note.get_untracked() {
            editing.set(Some(Editing { number: Some(number), spot }));
        }
    };
    let remove = move || {
        state.go(&state.query.with_untracked(|query| query.without_note(number)));
        focus_soon(CANVAS);
    };
    let press = move |event: KeyboardEvent| {
        let way = match (event.key().as_str(), event.alt_key()) {
            ("ArrowLeft", true) => [-STEP, 0.0],
            ("ArrowRight", true) => [STEP, 0.0],
            ("ArrowUp", true) => [0.0, -STEP],
            ("ArrowDown", true) => [0.0, STEP],
            ("Delete", false) => {
                event.prevent_default();
                return remove();
            }
            _ => return,
        };
        event.prevent_default();
        state.move_note(number, way);
    };
    let remove_by_link = move |event: MouseEvent| {
        if is_plain(&event) {
            event.prevent_default();
            remove();
        }
    };
    let shown = move || {
        view! {
            <button
                class="map__note-words"
                type="button"
                title=t(text::help)
                aria-label=move || text::edit(language.get(), &words.read())
                on:click=edit
                on:keydown=press
            >
                {words}
            </button>
            <a
                class="map__note-remove"
                href=move || links::map(&state.query.read().without_note(number))
                aria-label=move || text::remove(language.get(), &words.read())
                data-noscroll=""
                on:click=remove_by_link
            >
                <Icon name="close" small=true/>
            </a>
        }
    };
    let is_presented = Memo::new(move |_| state.query.read().presents);
    view! {
        <li class="map__note" data-note=number>
            {move || match (is_presented.get(), is_edited.get()) {
                (true, _) => view! { <p class="map__note-read">{words}</p> }.into_any(),
                (false, true) => view! { <NoteForm state/> }.into_any(),
                (false, false) => shown().into_any(),
            }}
        </li>
    }
}

/// Where a note is written. Enter ends it, Escape gives it up.
#[component]
fn NoteForm(state: MapState) -> impl IntoView {
    let field = NodeRef::<html::Textarea>::new();
    let editing = state.laying.editing.get_untracked();
    let before = editing.and_then(|editing| editing.number).and_then(|number| {
        state.query.with_untracked(|query| query.notes.get(number).map(|note| note.text.clone()))
    });
    focus_soon(FIELD);
    let write = move || {
        if let Some(field) = field.get_untracked() {
            state.write_note(&field.value());
        }
    };
    let press = move |event: KeyboardEvent| match event.key().as_str() {
        "Enter" if !event.is_composing() => {
            event.prevent_default();
            write();
        }
        "Escape" => {
            event.prevent_default();
            state.stop_writing();
        }
        _ => {}
    };
    view! {
        <form
            class="map__note-form"
            on:submit=move |event: SubmitEvent| {
                event.prevent_default();
                write();
            }
        >
            <label class="visually-hidden" for=FIELD>{t(text::write)}</label>
            <textarea
                class="input"
                id=FIELD
                rows="3"
                maxlength=NOTE_MAX.to_string()
                placeholder=t(text::write)
                node_ref=field
                on:keydown=press
            >
                {area_text(before.unwrap_or_default())}
            </textarea>
            <div class="actions">
                <button class="btn btn--primary btn--small">{t(text::done)}</button>
                <button class="btn btn--quiet btn--small" type="button" on:click=move |_| state.stop_writing()>
                    {t(text::cancel)}
                </button>
            </div>
        </form>
    }
}
