//! "Im Netz suchen": suggests nodes while one types and flies to the one that is chosen. Without JavaScript it asks the
//! table.

use leptos::{
    ev::{KeyboardEvent, SubmitEvent},
    prelude::*,
};
use uuid::Uuid;

use super::{
    map_state::{MapState, Network, focus_soon},
    text,
};
use crate::{
    i18n::{t, use_language},
    ui::{Icon, KindMark},
};

/// The id of the field, to which the canvas gives the focus.
pub(super) const FIELD: &str = "map-search";

/// The search over the picture, as a combobox.
#[component]
pub(super) fn SearchBox(state: MapState) -> impl IntoView {
    let language = use_language();
    let first = state.query.read_untracked().text.clone();
    let typed = RwSignal::new(first.clone());
    let is_open = RwSignal::new(false);
    let active = RwSignal::new(0_usize);
    let found = Memo::new(move |_| {
        let typed = typed.read();
        match &*state.network.read() {
            Network::Ready(network) if is_open.get() => {
                let filter = state.query.read().filter(&network.fields, &network.regions);
                let indices = state.find(&filter.visible(network), &typed);
                let nodes = indices.into_iter().filter_map(|index| network.nodes.get(index as usize));
                nodes.map(|node| (node.id, node.kind, node.label.clone())).collect::<Vec<_>>()
            }
            _ => Vec::new(),
        }
    });
    let is_shown = Memo::new(move |_| is_open.get() && !typed.read().trim().is_empty());
    let choose = move |id: Uuid| {
        is_open.set(false);
        typed.set(String::new());
        state.visit(id);
        focus_soon("map-canvas");
    };
    let choose_active = move || {
        let id = found.with_untracked(|found| found.get(active.get_untracked()).map(|(id, _, _)| *id));
        if let Some(id) = id {
            choose(id);
        }
    };
    let press = move |event: KeyboardEvent| {
        let last = found.read_untracked().len().saturating_sub(1);
        match event.key().as_str() {
            "ArrowDown" if !is_shown.get_untracked() => is_open.set(true),
            "ArrowDown" => active.update(|active| *active = if *active >= last { 0 } else { *active + 1 }),
            "ArrowUp" => active.update(|active| *active = if *active == 0 { last } else { *active - 1 }),
            "Escape" if is_shown.get_untracked() => is_open.set(false),
            _ => return,
        }
        event.prevent_default();
    };
    let is_wanting = move || found.read().is_empty();
    let option = move |(index, (id, kind, label)): (usize, (Uuid, domain::network::NodeKind, String))| {
        view! {
            <li
                id=format!("map-option-{index}")
                class="suggestions__item"
                role="option"
                aria-selected=move || (active.get() == index).to_string()
                on:pointerdown=move |event| event.prevent_default()
                on:click=move |_| choose(id)
            >
                <KindMark kind/>
                <span>{label}</span>
                <span class="visually-hidden">{move || text::kind(language.get(), kind)}</span>
            </li>
        }
    };
    view! {
        <search class="map__search">
            <form
                class="searchbox"
                method="get"
                action="/map"
                on:submit=move |event: SubmitEvent| {
                    event.prevent_default();
                    choose_active();
                }
            >
                <Icon name="search"/>
                <label class="visually-hidden" for=FIELD>{t(text::search)}</label>
                <input type="hidden" name="view" value="table"/>
                <input
                    class="input"
                    id=FIELD
                    name="q"
                    type="search"
                    autocomplete="off"
                    role="combobox"
                    aria-expanded=move || is_shown.get().to_string()
                    aria-controls="map-suggestions"
                    aria-autocomplete="list"
                    aria-activedescendant=move || {
                        (is_shown.get() && !found.read().is_empty()).then(|| format!("map-option-{}", active.get()))
                    }
                    placeholder=t(text::search)
                    value=first
                    prop:value=typed
                    on:input:target=move |event| {
                        typed.set(event.target().value());
                        active.set(0);
                        is_open.set(true);
                    }
                    // What was typed before the page came alive counts too.
                    on:focus:target=move |event| {
                        typed.set(event.target().value());
                        state.expect_search();
                    }
                    on:blur=move |_| is_open.set(false)
                    on:keydown=press
                />
            </form>
            <ul
                class="suggestions"
                id="map-suggestions"
                role="listbox"
                aria-label=t(text::suggestions)
                hidden=move || !is_shown.get() || found.read().is_empty()
            >
                {move || found.get().into_iter().enumerate().map(option).collect_view()}
            </ul>
            <p class="suggestions suggestions--none" role="status" hidden=move || !is_shown.get() || !is_wanting()>
                {move || {
                    let is_filtered = state.query.read().is_filtered();
                    (is_shown.get() && is_wanting()).then(|| if is_filtered {
                        text::no_suggestion_in_filter(language.get())
                    } else {
                        text::no_suggestion(language.get())
                    })
                }}
            </p>
        </search>
    }
}
