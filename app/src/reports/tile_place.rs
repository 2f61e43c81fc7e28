//! Where a panel stands: on a page that has it once, or among the tiles of a dashboard, which may show it several times.

use leptos::prelude::*;

/// The place of a tile among others.
#[derive(Clone, Copy)]
pub(super) struct TilePlace(pub(super) usize);

/// The id of a part of a panel: no two tiles have the same.
pub(super) fn panel_id(name: &str) -> String {
    match use_context::<TilePlace>() {
        Some(TilePlace(place)) => format!("{name}-{place}"),
        None => name.to_owned(),
    }
}

/// Whether the panel that is being drawn is a tile.
pub(super) fn is_tile() -> bool {
    use_context::<TilePlace>().is_some()
}
