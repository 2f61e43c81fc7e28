//! The shape and colour of a kind of record, the same as on the map.

use domain::{change::RecordKind, network::NodeKind};
use leptos::prelude::*;

/// The word in class names and icon ids for a kind of node.
#[must_use]
pub const fn node_word(kind: NodeKind) -> &'static str {
    match kind {
        NodeKind::Region => "region",
        NodeKind::Office => "office",
        NodeKind::Committee => "committee",
        NodeKind::Organisation => "organisation",
        NodeKind::Person => "person",
    }
}

/// The kind of node a record is on the map, if it is one; an office is an organisation here.
#[must_use]
pub const fn node_kind(kind: RecordKind) -> Option<NodeKind> {
    match kind {
        RecordKind::HealthRegion => Some(NodeKind::Region),
        RecordKind::Committee => Some(NodeKind::Committee),
        RecordKind::Organisation => Some(NodeKind::Organisation),
        RecordKind::Person => Some(NodeKind::Person),
        _ => None,
    }
}

/// The mark of a kind, hidden from assistive technology because the kind's word stands beside it.
#[component]
pub fn KindMark(
    /// The kind.
    kind: NodeKind,
) -> impl IntoView {
    let word = node_word(kind);
    view! {
        <svg class=format!("kind kind--{word}") aria-hidden="true">
            <use href=format!("/icons.svg#kind-{word}")></use>
        </svg>
    }
}
