//! A text in which people are mentioned: typing `@` opens a list, from which arrows and Enter choose.

use domain::{
    id::UserId,
    plan::{COMMENT_MAX, Mentionable},
};
use leptos::{ev, html, prelude::*};

use super::{comment_text as text, mention, state::Saving, talk_state::TalkState};
use crate::{
    i18n::{Language, t, use_language},
    ui::area_text,
};

/// What is being written; cheap to copy.
#[derive(Clone, Copy)]
pub(super) struct Draft {
    /// The text as typed.
    pub(super) text: RwSignal<String>,
    /// Who was chosen from the list, in order.
    pub(super) mentions: RwSignal<Vec<UserId>>,
    /// How far sending it is.
    pub(super) saving: RwSignal<Saving>,
}

impl Draft {
    pub(super) fn new(text: String, mentions: Vec<UserId>) -> Self {
        Self {
            text: RwSignal::new(text),
            mentions: RwSignal::new(mentions),
            saving: RwSignal::new(Saving::Idle),
        }
    }
}

/// The text area with its label and list. Ctrl+Enter sends, and what could not be sent is sent once there is a connection.
#[component]
pub(super) fn Compose(
    talk: TalkState,
    draft: Draft,
    /// The id of the text area, from which those of its parts are made.
    id: String,
    label: fn(Language) -> &'static str,
    send: Callback<()>,
) -> impl IntoView {
    let language = use_language();
    let area = NodeRef::<html::Textarea>::new();
    // Where the mention begins that is being typed, and what was typed of it.
    let begun = RwSignal::new(None::<(usize, String)>);
    let active = RwSignal::new(0_usize);
    let found = Memo::new(move |_| {
        let Some((_, typed)) = begun.get() else { return Vec::new() };
        let is_done = talk.people.with(|people| {
            let chosen = |person: &&Mentionable| draft.mentions.with(|ids| ids.contains(&person.id));
            people.iter().filter(chosen).any(|person| typed.starts_with(&person.name))
        });
        if is_done { Vec::new() } else { talk.people.with(|people| mention::meant(people, &typed)) }
    });
    let is_open = Memo::new(move |_| !found.read().is_empty());
    let look = move || {
        let Some(area) = area.get_untracked() else { return };
        let written = area.value();
        let caret = area.selection_start().ok().flatten().unwrap_or_default();
        let before = &written[..mention::bytes_before(&written, caret)];
        let now = mention::begun(before).map(|(at, typed)| (at, typed.to_owned()));
        if now.is_some() {
            talk.expect_mention();
        }
        if begun.with_untracked(|known| *known != now) {
            begun.set(now);
            active.set(0);
        }
    };
    let choose = move |person: Mentionable| {
        let (Some(area), Some((at, typed))) = (area.get_untracked(), begun.get_untracked()) else { return };
        let written = area.value();
        let rest = written.get(at + 1 + typed.len()..).unwrap_or_default();
        let space = if rest.starts_with(' ') { "" } else { " " };
        let mentioned = format!("{}@{}{space}", &written[..at], person.name);
        let caret = mention::units_before(&mentioned, mentioned.len()) + u32::from(space.is_empty());
        draft.mentions.update(|ids| {
            if !ids.contains(&person.id) {
                ids.push(person.id);
            }
        });
        begun.set(None);
        draft.text.set(format!("{mentioned}{rest}"));
        request_animation_frame(move || {
            drop(area.focus());
            drop(area.set_selection_range(caret, caret));
        });
    };
    let press = move |event: ev::KeyboardEvent| {
        if event.key() == "Enter" && (event.ctrl_key() || event.meta_key()) {
            event.prevent_default();
            send.run(());
            return;
        }
        let last = found.with_untracked(Vec::len).saturating_sub(1);
        if !is_open.get_untracked() || event.is_composing() {
            return;
        }
        match event.key().as_str() {
            "ArrowDown" => active.update(|active| *active = if *active >= last { 0 } else { *active + 1 }),
            "ArrowUp" => active.update(|active| *active = if *active == 0 { last } else { *active - 1 }),
            "Enter" | "Tab" => {
                if let Some(person) = found.with_untracked(|found| found.get(active.get_untracked()).cloned())
                {
                    choose(person);
                }
            }
            "Escape" => {
                begun.set(None);
                event.stop_propagation();
            }
            _ => return,
        }
        event.prevent_default();
    };
    let typed = move |event: ev::Event| {
        draft.text.set(event_target_value(&event));
        if draft.saving.get_untracked() != Saving::Pending {
            draft.saving.set(Saving::Idle);
        }
        look();
    };
    Effect::new(move |was_offline: Option<bool>| {
        let is_offline = talk.board.is_offline.get();
        if was_offline == Some(true) && !is_offline && draft.saving.get_untracked() == Saving::Waiting {
            send.run(());
        }
        is_offline
    });
    let (list, hint) = (format!("{id}-people"), format!("{id}-hint"));
    let (controls, described) = (list.clone(), hint.clone());
    let option_id = {
        let list = list.clone();
        move |index: usize| format!("{list}-{index}")
    };
    let active_id = option_id.clone();
    let option = move |(index, person): (usize, Mentionable)| {
        let chosen = person.clone();
        view! {
            <li
                id=option_id(index)
                class="suggestions__item"
                role="option"
                aria-selected=move || (active.get() == index).to_string()
                on:pointerdown=move |event| event.prevent_default()
                on:click=move |_| choose(chosen.clone())
            >
                <span>
                    {person.name}
                    {(!person.function.is_empty()).then(|| view! { <span class="note">{person.function}</span> })}
                </span>
            </li>
        }
    };
    let first = draft.text.get_untracked();
    let is_invalid = move || matches!(draft.saving.get(), Saving::Refused(_)).then_some("true");
    let number = move || match found.read().len() {
        0 => String::new(),
        number => text::people_found(language.get(), number),
    };
    view! {
        <div class="field compose">
            <label class="field__label" for=id.clone()>{t(label)}</label>
            <textarea
                class="input"
                id=id
                name="text"
                rows="3"
                maxlength=COMMENT_MAX.to_string()
                lang="de"
                // A text area is a combobox only while there is something to choose from.
                role=move || is_open.get().then_some("combobox")
                aria-expanded=move || is_open.get().then_some("true")
                aria-autocomplete=move || is_open.get().then_some("list")
                aria-controls=move || is_open.get().then(|| controls.clone())
                aria-activedescendant=move || is_open.get().then(|| active_id(active.get()))
                aria-describedby=described
                aria-invalid=is_invalid
                aria-keyshortcuts="Control+Enter"
                prop:value=move || draft.text.get()
                node_ref=area
                on:input=typed
                on:keydown=press
                on:keyup=move |event: ev::KeyboardEvent| {
                    if event.key() != "Escape" {
                        look();
                    }
                }
                on:click=move |_| look()
                on:blur=move |_| begun.set(None)
            >
                {area_text(first)}
            </textarea>
            <ul
                class="suggestions"
                id=list
                role="listbox"
                aria-label=t(text::people)
                hidden=move || !is_open.get()
            >
                {move || found.get().into_iter().enumerate().map(option.clone()).collect_view()}
            </ul>
            <p class="visually-hidden" role="status">{number}</p>
            <p class="field__hint" id=hint>{t(text::hint)}</p>
        </div>
    }
    .into_any()
}
