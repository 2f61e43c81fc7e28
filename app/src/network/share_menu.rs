//! What is seen, for others: as a link, a picture, a file, on paper.

use leptos::{ev::MouseEvent, prelude::*};

use super::{
    export::ExportFormat,
    export_text as text,
    map_state::{Command, MapState, Picture},
};
use crate::{
    i18n::t,
    links,
    ui::{Icon, Menu, copy::copy},
};

/// A menu of everything that leads out of the map. Files are links, which need no script.
#[component]
pub(super) fn ShareMenu(state: MapState) -> impl IntoView {
    let language = state.language;
    let file = move |format: ExportFormat| {
        view! {
            <a
                class="menu__item"
                href=move || links::export(format, &state.query.read())
                download=""
            >
                <Icon name="download"/>
                {move || format.word(language.get())}
            </a>
        }
    };
    let is_copied = RwSignal::new(false);
    // Only what is on a canvas can be taken from it.
    let is_drawn =
        Memo::new(move |_| state.picture.get() == Picture::Drawn && state.imprint.read().is_some());
    // Where a picture is drawn, its part that is seen; else the whole, from the server.
    let save_graphic = move |event: MouseEvent| {
        if is_drawn.get_untracked() {
            event.prevent_default();
            state.tell(Command::SaveGraphic);
        }
    };
    let print = move |_| {
        // When the menu has closed.
        request_animation_frame(|| drop(window().print()));
    };
    let copy = move |_| {
        if let Ok(address) = window().location().href() {
            copy(address, text::copy_by_hand(language.get_untracked()), is_copied);
        }
    };
    view! {
        <div class="map__share" role="group" aria-label=t(text::share)>
            <Menu title=text::share icon="share" at_end=true>
                <button class="menu__item needs-script" type="button" on:click=copy>
                    <Icon name="link"/>
                    {t(text::copy_link)}
                </button>
                <Show when=move || is_drawn.get()>
                    <button class="menu__item" type="button" on:click=move |_| state.tell(Command::SaveImage)>
                        <Icon name="image"/>
                        {t(text::as_image)}
                    </button>
                </Show>
                <a
                    class="menu__item"
                    href=move || links::export(ExportFormat::Svg, &state.query.read())
                    download=""
                    on:click=save_graphic
                >
                    <Icon name="image"/>
                    {t(text::as_graphic)}
                </a>
                <button class="menu__item needs-script" type="button" on:click=print>
                    <Icon name="print"/>
                    {t(text::print)}
                </button>
                <p class="menu__title">{t(text::as_data)}</p>
                {ExportFormat::DATA.map(file).into_iter().collect_view()}
            </Menu>
            <div class="toasts" role="status">
                {move || is_copied.get().then(|| view! { <p class="toast">{t(text::copied)}</p> })}
            </div>
        </div>
    }
    .into_any()
}
