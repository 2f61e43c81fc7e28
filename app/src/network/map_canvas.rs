//! The canvas, and what stands there while it is empty. In the browser `stage` draws on it; on the server it is bare.

use leptos::{html, prelude::*};

use super::{
    choice::{Line, Tool},
    export::ExportFormat,
    map_state::{MapState, Network, Picture},
    query::MapView,
    reading::MapReading,
    text,
};
use crate::{
    i18n::{Language, t, use_language},
    links,
    ui::{Icon, format, theme::Theme},
};

/// The id of the canvas, for giving it the focus.
pub(super) const CANVAS: &str = "map-canvas";

/// The picture. Everything it can do, its keys can do.
#[component]
pub(super) fn MapCanvas(state: MapState, reading: Memo<MapReading>) -> impl IntoView {
    let language = use_language();
    let canvas = NodeRef::<html::Canvas>::new();
    let labels = NodeRef::<html::Canvas>::new();
    #[cfg(target_arch = "wasm32")]
    super::stage::perform(state, canvas, labels);
    let shown = Memo::new(move |_| reading.read().legend.shown);
    let is_presented = Memo::new(move |_| state.query.read().presents);
    let help = move || {
        (if is_presented.get() { text::canvas_help_presented } else { text::canvas_help })(language.get())
    };
    let shortcuts = move || if is_presented.get() { "+ - 0" } else { "/ + - 0 F Space" };
    let label = move || {
        let shown = i64::try_from(shown.get()).unwrap_or(i64::MAX);
        text::canvas(language.get(), &format::count(language.get(), shown))
    };
    view! {
        <canvas
            class="map__canvas"
            class:map__canvas--choosing=move || state.choosing.tool.get() == Tool::Choose
            id=CANVAS
            node_ref=canvas
            tabindex="0"
            role="application"
            aria-label=label
            aria-describedby="map-canvas-help"
            aria-keyshortcuts=shortcuts
        ></canvas>
        <canvas class="map__labels" node_ref=labels aria-hidden="true"></canvas>
        <Line state/>
        <p class="visually-hidden" id="map-canvas-help">{help}</p>
        <noscript class="map__still" inner_html=still(state, &label())></noscript>
        <Instead state shown/>
    }
}

/// The same picture from the server, for readers without a script, in the colours of their page.
fn still(state: MapState, label: &str) -> String {
    let escaped = |text: &str| text.replace('&', "&amp;").replace('"', "&quot;").replace('<', "&lt;");
    let light = escaped(&links::export(ExportFormat::Svg, &state.query.read_untracked()));
    let dark = format!("{light}{}colours=dark", if light.contains('?') { "&amp;" } else { "?" });
    let label = escaped(label);
    let theme = use_context::<RwSignal<Option<Theme>>>().and_then(|theme| theme.get_untracked());
    match theme {
        Some(Theme::Dark) => format!("<img src=\"{dark}\" alt=\"{label}\">"),
        Some(Theme::Light) => format!("<img src=\"{light}\" alt=\"{label}\">"),
        None => format!(
            "<picture><source srcset=\"{dark}\" media=\"screen and (prefers-color-scheme: dark)\">\
             <img src=\"{light}\" alt=\"{label}\"></picture>"
        ),
    }
}

/// What stands in the middle while there is no picture.
#[component]
fn Instead(state: MapState, shown: Memo<usize>) -> impl IntoView {
    let has_failed = Memo::new(move |_| matches!(*state.network.read(), Network::Failed));
    let table = move || {
        let href = move || links::map(&state.query.read().with_view(MapView::Table));
        view! { <a class="btn" href=href>{t(text::to_table)}</a> }
    };
    let failure = move |title: fn(Language) -> &'static str, sentence: fn(Language) -> &'static str| {
        view! {
            <div class="panel map__message empty" role="alert">
                <Icon name="warning" large=true/>
                <h2 class="empty__title">{t(title)}</h2>
                <p>{t(sentence)}</p>
                <div class="actions">
                    {move || has_failed.get().then(|| view! {
                        <button
                            class="btn btn--primary"
                            type="button"
                            on:click=move |_| {
                                state.present.set(Network::Waiting);
                                if state.query.read_untracked().is_about_time() {
                                    state.time.prepare();
                                }
                                state.attempt.update(|attempt| *attempt += 1);
                            }
                        >
                            {t(text::again)}
                        </button>
                    })}
                    {table()}
                </div>
            </div>
        }
        .into_any()
    };
    move || match (has_failed.get(), state.picture.get()) {
        (true, _) => failure(text::no_data_title, text::no_data),
        (false, Picture::Impossible) => failure(text::no_picture_title, text::no_picture),
        (false, Picture::Lost) => failure(text::lost_title, text::lost),
        (false, Picture::Waiting) => view! {
            <div class="map__message map__message--waiting">
                <p>{t(text::drawing)}</p>
                {table()}
            </div>
        }
        .into_any(),
        (false, Picture::Drawn) if shown.get() == 0 => view! {
            <div class="panel map__message empty" role="status">
                <Icon name="filter" large=true/>
                <h2 class="empty__title">{t(text::nothing_shown_title)}</h2>
                <p>{t(text::nothing_shown)}</p>
                <a class="btn" href=move || links::map(&state.query.read().without_filter()) data-noscroll="">
                    {t(text::reset_filter)}
                </a>
            </div>
        }
        .into_any(),
        (false, Picture::Drawn) => ().into_any(),
    }
}
