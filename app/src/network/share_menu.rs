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
    ui::{Icon, Menu},
};

/// How long a word in passing stands.
#[cfg(target_arch = "wasm32")]
const PASSING: std::time::Duration = std::time::Duration::from_secs(5);

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
    let copy = move |_| copy_link(text::copy_by_hand(language.get_untracked()), is_copied);
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

/// Puts the address of what is seen into the clipboard; where a browser keeps that shut, shows it with `words` for
/// copying by hand.
fn copy_link(words: &'static str, is_copied: RwSignal<bool>) {
    #[cfg(target_arch = "wasm32")]
    leptos::task::spawn_local(async move {
        use wasm_bindgen::JsCast;
        use wasm_bindgen_futures::JsFuture;

        let Ok(address) = window().location().href() else { return };
        // Missing where the connection is not safe.
        let clipboard = js_sys::Reflect::get(&window().navigator(), &"clipboard".into());
        let written = match clipboard.and_then(JsCast::dyn_into::<web_sys::Clipboard>) {
            Ok(clipboard) => JsFuture::from(clipboard.write_text(&address)).await,
            Err(missing) => Err(missing),
        };
        if written.is_err() {
            drop(window().prompt_with_message_and_default(words, &address));
            return;
        }
        is_copied.set(true);
        set_timeout(
            move || {
                // The page may be gone by now.
                let _ = is_copied.try_set(false);
            },
            PASSING,
        );
    });
    #[cfg(not(target_arch = "wasm32"))]
    let _ = (words, is_copied);
}
