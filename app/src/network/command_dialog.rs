//! Everything the map can do, to be found by typing its name, and the keys there are. Ctrl and K opens it, and "?".

use domain::network::NodeKind;
use leptos::{
    ev::{self, KeyboardEvent, SubmitEvent},
    html,
    prelude::*,
};
use uuid::Uuid;
use wasm_bindgen::JsCast as _;
use web_sys::Element;

use super::{
    command_text as text,
    commands::{self, Command},
    map_state::{MapState, Network, focus_soon},
    query::MapView,
};
use crate::{
    i18n::{Language, t, use_language},
    ui::{Icon, KindMark},
};

/// The id of the dialog, for the button that opens it.
const DIALOG: &str = "map-commands";

/// Something that can be chosen.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Choice {
    /// Do what a control of the page does.
    Control(Command),
    /// Go to a node.
    Node(Uuid, NodeKind, String),
}

/// The button beside the zoom.
#[component]
pub(super) fn CommandButton() -> impl IntoView {
    view! {
        <button
            class="btn btn--icon needs-script"
            type="button"
            aria-label=t(text::open)
            aria-haspopup="dialog"
            popovertarget=DIALOG
        >
            <Icon name="keyboard"/>
        </button>
    }
}

/// The dialog itself, closed.
#[component]
pub(super) fn CommandDialog(state: MapState) -> impl IntoView {
    let dialog = NodeRef::<html::Dialog>::new();
    let known = RwSignal::new(Vec::<Command>::new());
    let typed = RwSignal::new(String::new());
    let active = RwSignal::new(0_usize);
    let found = Memo::new(move |_| known.with(|known| choices(state, known, &typed.read())));
    let begin = move || {
        known.set(commands::all());
        typed.set(String::new());
        active.set(0);
    };
    let open = move || {
        if let Some(dialog) = dialog.get_untracked().filter(|dialog| !dialog.open()) {
            drop(dialog.show_popover());
        }
    };
    Effect::new(move |_| {
        let listener = window_event_listener(ev::keydown, move |event| {
            // A presentation has its own keys, and nothing lies over its picture.
            if state.query.read_untracked().presents {
                return;
            }
            let is_command = (event.ctrl_key() || event.meta_key()) && event.key() == "k";
            let is_help = event.key() == "?" && !is_typed_in(&event);
            if is_command || is_help {
                event.prevent_default();
                open();
            }
        });
        on_cleanup(move || listener.remove());
    });
    let choose = move |choice: Choice| {
        if let Some(dialog) = dialog.get_untracked() {
            drop(dialog.hide_popover());
        }
        match choice {
            Choice::Control(command) => commands::perform(&command),
            Choice::Node(id, ..) => {
                state.go(&state.query.read_untracked().with_view(MapView::Net));
                state.visit(id);
                focus_soon(super::map_canvas::CANVAS);
            }
        }
    };
    let choose_active = move || {
        if let Some(choice) = found.with_untracked(|found| found.get(active.get_untracked()).cloned()) {
            choose(choice);
        }
    };
    let press = move |event: KeyboardEvent| {
        let last = found.read_untracked().len().saturating_sub(1);
        match event.key().as_str() {
            "ArrowDown" => active.update(|active| *active = if *active >= last { 0 } else { *active + 1 }),
            "ArrowUp" => active.update(|active| *active = if *active == 0 { last } else { *active - 1 }),
            _ => return,
        }
        event.prevent_default();
        scroll_to_soon(active.get_untracked());
    };
    let option = move |(index, choice): (usize, Choice)| {
        let chosen = choice.clone();
        view! {
            <li
                id=option_id(index)
                class="suggestions__item"
                role="option"
                aria-selected=move || (active.get() == index).to_string()
                on:pointerdown=move |event| event.prevent_default()
                on:click=move |_| choose(chosen.clone())
            >
                {match choice {
                    Choice::Control(command) => view! {
                        <span>{command.name}</span>
                        {command.is_on.then(|| view! {
                            <Icon name="decision" small=true/>
                            <span class="visually-hidden">{t(text::is_on)}</span>
                        })}
                        <span class="commands__group">{command.group}</span>
                    }.into_any(),
                    Choice::Node(_, kind, label) => view! {
                        <KindMark kind/>
                        <span>{label}</span>
                        <span class="commands__group">{t(text::node)}</span>
                    }.into_any(),
                }}
            </li>
        }
    };
    let is_wanting = Memo::new(move |_| found.read().is_empty());
    view! {
        <dialog
            class="dialog commands"
            id=DIALOG
            popover="auto"
            aria-labelledby="map-commands-title"
            node_ref=dialog
            on:beforetoggle=move |_: ev::Event| begin()
        >
            <div class="dialog__head">
                <h2 id="map-commands-title">{t(text::title)}</h2>
                <button
                    class="btn btn--quiet btn--small btn--icon"
                    type="button"
                    aria-label=t(text::close)
                    popovertarget=DIALOG
                    popovertargetaction="hide"
                >
                    <Icon name="close"/>
                </button>
            </div>
            <div class="dialog__body">
                <form
                    class="searchbox"
                    on:submit=move |event: SubmitEvent| {
                        event.prevent_default();
                        choose_active();
                    }
                >
                    <Icon name="search"/>
                    <label class="visually-hidden" for="map-command">{t(text::field)}</label>
                    <input
                        class="input"
                        id="map-command"
                        type="search"
                        autocomplete="off"
                        role="combobox"
                        aria-expanded="true"
                        aria-controls="map-command-list"
                        aria-autocomplete="list"
                        aria-activedescendant=move || (!is_wanting.get()).then(|| option_id(active.get()))
                        placeholder=t(text::field)
                        prop:value=typed
                        autofocus=true
                        on:input:target=move |event| {
                            typed.set(event.target().value());
                            active.set(0);
                        }
                        on:keydown=press
                    />
                </form>
                <ul class="commands__list" id="map-command-list" role="listbox" aria-label=t(text::list)>
                    {move || found.get().into_iter().enumerate().map(option).collect_view()}
                </ul>
                <p class="muted" role="status">
                    {move || is_wanting.get().then(|| t(text::none))}
                </p>
                <Keys/>
            </div>
        </dialog>
    }
    .into_any()
}

/// The keys of the picture, and what they do.
#[component]
fn Keys() -> impl IntoView {
    type Words = fn(Language) -> &'static str;
    let language = use_language();
    let symbol: fn(&'static str) -> AnyView = |symbol| view! { <kbd>{symbol}</kbd> }.into_any();
    let word = |word: Words| view! { <kbd>{t(word)}</kbd> }.into_any();
    let keys: [(Vec<AnyView>, Words); 13] = [
        (["←", "→", "↑", "↓"].map(symbol).into(), text::key_walk),
        (vec![word(text::key_enter)], text::key_open),
        (vec![word(text::key_space)], text::key_choose),
        (vec![word(text::key_shift), symbol("→")], text::key_choose_on),
        (vec![word(text::key_shift), word(text::key_drag)], text::key_draw),
        (vec![word(text::key_alt), symbol("→")], text::key_pin),
        (vec![symbol("F")], text::key_fold),
        (vec![symbol("Esc")], text::key_deselect),
        (["+", "−"].map(symbol).into(), text::key_zoom),
        (vec![symbol("0")], text::key_fit),
        (vec![symbol("/")], text::key_search),
        (vec![word(text::key_control), symbol("K")], text::key_commands),
        (vec![symbol("?")], text::key_help),
    ];
    let row = |(keys, words): (Vec<AnyView>, Words)| {
        view! {
            <div>
                <dt>{keys}</dt>
                <dd>{move || words(language.get())}</dd>
            </div>
        }
    };
    view! {
        <h3 class="legend">{t(text::keys)}</h3>
        <dl class="commands__keys">{keys.into_iter().map(row).collect_view()}</dl>
    }
}

/// What `typed` may mean: controls of the page, then nodes of the network.
fn choices(state: MapState, known: &[Command], typed: &str) -> Vec<Choice> {
    let mut found: Vec<Choice> = commands::matching(known, typed).into_iter().map(Choice::Control).collect();
    if let (Network::Ready(network), false) = (&*state.network.read(), typed.trim().is_empty()) {
        let all = vec![true; network.nodes.len()];
        let nodes = state.find(&all, typed);
        let nodes = nodes.into_iter().filter_map(|index| network.nodes.get(index as usize));
        found.extend(nodes.map(|node| Choice::Node(node.id, node.kind, node.label.clone())));
    }
    found
}

fn option_id(index: usize) -> String {
    format!("map-command-{index}")
}

/// Shows an option once it is the active one.
fn scroll_to_soon(index: usize) {
    request_animation_frame(move || {
        if let Some(option) = document().get_element_by_id(&option_id(index)) {
            let options = web_sys::ScrollIntoViewOptions::new();
            options.set_block(web_sys::ScrollLogicalPosition::Nearest);
            option.scroll_into_view_with_scroll_into_view_options(&options);
        }
    });
}

/// Whether a key was pressed where text is typed.
fn is_typed_in(event: &KeyboardEvent) -> bool {
    let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    target.is_some_and(|it| {
        it.closest("input:not([type=checkbox]), textarea, select, [contenteditable]")
            .is_ok_and(|field| field.is_some())
    })
}
