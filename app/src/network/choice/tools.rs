//! What a pointer on the picture does: the choice, and the line that is being drawn.

use std::fmt::Write as _;

use leptos::prelude::*;

use super::{Tool, text};
use crate::{
    i18n::{Language, t, use_language},
    network::map_state::MapState,
    ui::Icon,
};

/// Moves the picture, or draws around nodes.
#[component]
pub(in crate::network) fn ChoosingTools(state: MapState) -> impl IntoView {
    let language = use_language();
    let tool = state.choosing.tool;
    let item = move |known: Tool, icon: &'static str, word: fn(Language) -> &'static str| {
        view! {
            <button
                type="button"
                title=move || word(language.get())
                aria-pressed=move || (tool.get() == known).to_string()
                on:click=move |_| tool.set(known)
            >
                <Icon name=icon/>
                <span class="map__tool-name">{t(word)}</span>
            </button>
        }
    };
    view! {
        <div class="segmented map__tool-choice needs-script" role="group" aria-label=t(text::tools) data-commands="">
            {item(Tool::Move, "move", text::tool_move)}
            {item(Tool::Choose, "lasso", text::tool_choose)}
        </div>
    }
}

/// The line around nodes, while it is drawn.
#[component]
pub(in crate::network) fn Line(state: MapState) -> impl IntoView {
    move || {
        let line = state.choosing.line.read();
        (!line.is_empty()).then(|| {
            view! {
                <svg class="map__line" aria-hidden="true">
                    <path d=outline(&line)/>
                </svg>
            }
        })
    }
}

fn outline(corners: &[[f32; 2]]) -> String {
    let mut path = String::new();
    for (index, [x, y]) in corners.iter().enumerate() {
        // Writing to a text does not fail.
        let _ = write!(path, "{}{x:.1} {y:.1}", if index == 0 { "M" } else { "L" });
    }
    path.push('Z');
    path
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_is_closed() {
        assert_eq!(outline(&[[0.0, 1.0], [2.25, 3.0], [-4.0, 0.0]]), "M0.0 1.0L2.2 3.0L-4.0 0.0Z");
    }
}
