//! How much room the picture has, and what lies over it.

use std::rc::Rc;

use leptos::prelude::*;
use network_map::{camera::Insets, labels::Area};
use wasm_bindgen::{JsCast as _, closure::Closure};
use web_sys::{Element, ResizeObserver};

use super::Stage;

/// A panel that is wider than this share of the canvas is a sheet at its lower edge.
const SHEET: f32 = 0.8;
/// What lies over the canvas.
const PANELS: [&str; 14] = [
    ".map__tools > .restrictions",
    ".map__tools > .segmented",
    ".map__questions",
    ".map__tools .searchbox",
    ".map__tools > .map__filter-button",
    ".map__time-button",
    ".map__share",
    ".map__pairs",
    ".map-panel--filter",
    ".map-time",
    ".map__side",
    ".map__controls",
    ".presentation",
    ".map__signs--layers",
];

impl Stage {
    pub(super) fn resize(&self) {
        let bounds = self.canvas.get_bounding_client_rect();
        let [width, height] = [bounds.width() as f32, bounds.height() as f32];
        let ratio = window().device_pixel_ratio() as f32;
        // Whoever gives a canvas the size that it has empties it all the same, for one frame.
        let size = [width, height, ratio];
        if self.size.replace(size) != size {
            self.change(|view| view.resize(width, height, ratio));
        }
    }

    /// Tells the renderer how much the panels cover.
    pub(super) fn measure(&self) {
        let bounds = self.canvas.get_bounding_client_rect();
        let panels: Vec<(Element, Area)> = PANELS
            .iter()
            .filter_map(|class| self.canvas.parent_element()?.query_selector(class).ok().flatten())
            .filter_map(|panel| {
                let place = panel.get_bounding_client_rect();
                let area = Area {
                    left: (place.left() - bounds.left()) as f32,
                    top: (place.top() - bounds.top()) as f32,
                    right: (place.right() - bounds.left()) as f32,
                    bottom: (place.bottom() - bounds.top()) as f32,
                };
                (place.width() > 0.0).then_some((panel, area))
            })
            .collect();
        let (width, height) = (bounds.width() as f32, bounds.height() as f32);
        let mut insets = Insets::default();
        for (panel, area) in &panels {
            if panel.matches(".map__signs--layers").unwrap_or(false) {
                insets.left = insets.left.max(area.right);
            } else if panel.matches(".map__tools *").unwrap_or(false) {
                insets.top = insets.top.max(area.bottom);
            } else if panel.matches(".map-panel--filter").unwrap_or(false) {
                // As a popover it only covers for a moment.
                if !is_fixed(panel) {
                    insets.left = insets.left.max(area.right);
                }
            } else if panel.matches(".map__controls, .map-time, .presentation").unwrap_or(false) {
                if !is_fixed(panel) {
                    insets.bottom = insets.bottom.max(height - area.top);
                }
            } else if panel.matches(".map__side").unwrap_or(false) {
                if area.right - area.left > width * SHEET {
                    insets.bottom = insets.bottom.max(height - area.top);
                } else {
                    insets.right = width - area.left;
                }
            }
        }
        let areas = panels.into_iter().map(|(_, area)| area).collect();
        self.change(|view| {
            view.set_insets(insets);
            view.set_panels(areas);
        });
    }

    pub(super) fn watch_size(self: &Rc<Self>) {
        let weak = Rc::downgrade(self);
        let callback = Closure::<dyn FnMut()>::new(move || {
            if let Some(stage) = weak.upgrade() {
                stage.measure();
                stage.resize();
                stage.fit_again();
            }
        });
        if let Ok(observer) = ResizeObserver::new(callback.as_ref().unchecked_ref()) {
            observer.observe(&self.canvas);
            let _ = self.observer.set((observer, callback));
        }
    }
}

fn is_fixed(element: &Element) -> bool {
    let style = window().get_computed_style(element).ok().flatten();
    style.and_then(|style| style.get_property_value("position").ok()).as_deref() == Some("fixed")
}
