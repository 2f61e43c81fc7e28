//! The map's drawing as a module of its own: what `cargo xtask bench network` measures beside the peers.
#![cfg(target_arch = "wasm32")]

use domain::network::{Link, LinkKind, NetworkSnapshot, Node, NodeKind};
use network_map::detail::Detail;
use network_map::webgl::MapView;
use uuid::Uuid;
use wasm_bindgen::prelude::{JsError, wasm_bindgen};
use web_sys::HtmlCanvasElement;

/// Stands for a node without a region.
const NO_REGION: u16 = u16::MAX;

/// A map on two canvases that lie above each other.
#[derive(Debug)]
#[wasm_bindgen]
pub struct Drawing {
    view: MapView,
}

#[wasm_bindgen]
impl Drawing {
    /// Takes over both canvases, for a picture of `width` times `height` CSS pixels, one pixel each.
    ///
    /// # Errors
    /// If the browser cannot draw.
    #[wasm_bindgen(constructor)]
    pub fn new(
        canvas: HtmlCanvasElement,
        labels: HtmlCanvasElement,
        width: f32,
        height: f32,
    ) -> Result<Self, JsError> {
        let mut view = MapView::new(canvas, labels)?;
        view.resize(width, height, 1.0);
        Ok(Self { view })
    }

    /// Whether nodes are named, and whether less is drawn while the camera moves.
    pub fn set_choices(&mut self, has_names: bool, may_save: bool) {
        self.view.set_names(has_names);
        self.view.set_detail(if may_save { Detail::Automatic } else { Detail::Full });
    }

    /// Shows a network. `positions` are x and y of each node in layout units, `kinds` places in [`NodeKind::ALL`],
    /// `regions` a region or 65535, `links` pairs of nodes, and `names` has a line for each node.
    ///
    /// # Errors
    /// If it is too large for this browser.
    pub fn set_network(
        &mut self,
        positions: &[f32],
        kinds: &[u8],
        regions: &[u16],
        links: &[u32],
        names: &str,
    ) -> Result<(), JsError> {
        let node = |index: usize, position: [f32; 2], label: &str| Node {
            id: Uuid::from_u128(index as u128),
            kind: kinds
                .get(index)
                .and_then(|&kind| NodeKind::ALL.get(usize::from(kind)).copied())
                .unwrap_or(NodeKind::Organisation),
            label: label.to_owned(),
            level: None,
            region: regions.get(index).copied().filter(|&region| region != NO_REGION),
            fields: 0,
            position,
        };
        let nodes = positions.as_chunks::<2>().0.iter().zip(names.lines()).enumerate();
        let region_count =
            regions.iter().filter(|&&region| region != NO_REGION).max().map_or(0, |last| last + 1);
        let link = |&[source, target]: &[u32; 2]| Link { source, target, kind: LinkKind::Membership };
        self.view.set_network(&NetworkSnapshot {
            nodes: nodes.map(|(index, (position, label))| node(index, *position, label)).collect(),
            links: links.as_chunks::<2>().0.iter().map(link).collect(),
            regions: (0..region_count).map(|region| format!("Region {region}")).collect(),
            fields: Vec::new(),
        })?;
        Ok(())
    }

    /// Shows the place `x`, `y` in the middle, with `zoom` CSS pixels per layout unit.
    pub fn look_at(&mut self, x: f32, y: f32, zoom: f32) {
        self.view.look_at([x, y], zoom);
    }

    /// Draws what has changed; returns whether another frame is needed. `now_ms` is the time of the frame.
    pub fn frame(&mut self, now_ms: f64) -> bool {
        self.view.frame(now_ms)
    }
}
