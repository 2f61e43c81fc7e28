//! How nodes look beyond their kind: what their size says, and around whom outlines go.

use leptos::prelude::*;

use super::{
    appearance_text as text, map_state::MapState, measure::NodeSize, outline::MapOutline, query::MapView,
    reading::MapReading,
};
use crate::i18n::{t, use_language};

/// The choices; of outlines only where there is a picture.
#[component]
pub(super) fn AppearanceFields(state: MapState, reading: Memo<MapReading>) -> impl IntoView {
    let view = Memo::new(move |_| state.query.read().view);
    move || match view.get() {
        MapView::Net => view! { <SizeField state reading/><OutlineField state/> }.into_any(),
        MapView::Table => view! { <SizeField state reading/> }.into_any(),
        _ => ().into_any(),
    }
}

#[component]
fn SizeField(state: MapState, reading: Memo<MapReading>) -> impl IntoView {
    let language = use_language();
    let chosen = Memo::new(move |_| state.query.read().size);
    let said = move || {
        let language = language.get();
        reading.read().sizes.as_ref().map(|sizes| text::largest_said(language, sizes)).unwrap_or_default()
    };
    let option = move |size: NodeSize| {
        let is_chosen = move || chosen.get() == size;
        view! {
            <option value=size.word().unwrap_or_default() selected=is_chosen prop:selected=is_chosen>
                {move || text::size(language.get(), size)}
            </option>
        }
    };
    view! {
        <div class="field">
            <label class="field__label" for="map-size">{t(text::size_label)}</label>
            <p class="field__hint" id="map-size-largest">{said}</p>
            <select
                class="input"
                id="map-size"
                name="size"
                aria-describedby="map-size-largest"
                on:change:target=move |event| {
                    let size = NodeSize::read(Some(event.target().value().as_str()));
                    state.filter(|query| query.changed(|query| query.size = size));
                }
            >
                {NodeSize::ALL.map(option).collect_view()}
            </select>
        </div>
    }
}

#[component]
fn OutlineField(state: MapState) -> impl IntoView {
    let language = use_language();
    let chosen = Memo::new(move |_| state.query.read().outline);
    // Who has none selected would look for them in vain.
    let hint = move || match chosen.get() {
        MapOutline::Committee => text::outline_hint(language.get()),
        MapOutline::None | MapOutline::Region => "",
    };
    let option = move |outline: MapOutline| {
        let is_chosen = move || chosen.get() == outline;
        view! {
            <option value=outline.word().unwrap_or_default() selected=is_chosen prop:selected=is_chosen>
                {move || text::outline(language.get(), outline)}
            </option>
        }
    };
    view! {
        <div class="field">
            <label class="field__label" for="map-outline">{t(text::outline_label)}</label>
            <p class="field__hint" id="map-outline-hint">{hint}</p>
            <select
                class="input"
                id="map-outline"
                name="outline"
                aria-describedby="map-outline-hint"
                on:change:target=move |event| {
                    let outline = MapOutline::read(Some(event.target().value().as_str()));
                    state.filter(|query| query.changed(|query| query.outline = outline));
                }
            >
                {MapOutline::ALL.map(option).collect_view()}
            </select>
        </div>
    }
}
