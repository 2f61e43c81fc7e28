//! Folds a group into one node, or opens it again: in the panel of the node and in the table.

use domain::network::NodeKind;
use leptos::prelude::*;
use network_map::folding::is_group;
use uuid::Uuid;

use super::{
    map_state::{MapState, focus_soon, is_plain},
    restriction_text as text,
};
use crate::{i18n::use_language, links};

/// The link; nothing for what holds nobody, and where nothing is folded.
#[component]
pub(super) fn FoldLink(
    state: MapState,
    id: Uuid,
    kind: NodeKind,
    /// How it looks.
    look: &'static str,
    /// What gets the focus: the link is drawn anew with what stands around it.
    focus: &'static str,
    /// The name of the group, where the link does not stand below it.
    #[prop(optional, into)]
    name: Option<String>,
) -> impl IntoView {
    let language = use_language();
    let name = StoredValue::new(name);
    is_group(kind).then(|| {
        let knows_folds = Memo::new(move |_| state.query.read().knows_folds());
        let is_folded = Memo::new(move |_| state.query.read().folds().contains(&id));
        let label = move || {
            let word = if is_folded.get() { text::unfold_node } else { text::fold_node };
            name.with_value(|name| name.as_ref().map(|name| word(language.get(), name)))
        };
        let word = move || {
            let word = if is_folded.get() { text::unfold } else { text::fold };
            word(language.get())
        };
        move || {
            knows_folds.get().then(|| {
                view! {
                    <a
                        class=look
                        href=move || links::map(&state.query.read().with_folded(id, !is_folded.get()))
                        aria-label=label
                        data-noscroll=""
                        on:click=move |event| {
                            if is_plain(&event) {
                                event.prevent_default();
                                state.filter(|query| query.with_folded(id, !query.folds().contains(&id)));
                                focus_soon(focus);
                            }
                        }
                    >
                        {word}
                    </a>
                }
            })
        }
    })
}
