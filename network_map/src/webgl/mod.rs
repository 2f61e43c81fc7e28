//! Draws the map with WebGL2, or where that is missing on a 2D canvas, and names on a 2D canvas above it. Nothing outside
//! this folder knows the graphics card.
//!
//! [`MapView`] draws only when something has changed. All it keeps on the graphics card can be rebuilt from the
//! [`Scene`], so a lost context costs one frame.

mod areas;
mod card;
mod error;
mod flat;
mod frames;
mod links;
mod nodes;
mod offscreen;
mod photograph;
mod program;
mod text;

use std::fmt;

use domain::network::NetworkSnapshot;
use web_sys::HtmlCanvasElement;

use crate::camera::{Bounds, Camera, Insets, View};
use crate::comparison::Differences;
use crate::detail::Detail;
use crate::filter::{FilterCounts, MapFilter};
use crate::graph::Direction;
use crate::hulls::Hull;
use crate::labels::Area;
use crate::outlines::Outline;
use crate::palette::{Palette, Theme};
use crate::scene::Scene;
use card::Card;
pub use error::MapError;
use flat::Flat;
pub use photograph::Photograph;
use text::TextLayer;

/// Where the world is on the screen: place * zoom + offset.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Stand {
    offset: [f32; 2],
    zoom: f32,
}

/// What has changed since the last frame.
#[derive(Clone, Copy, Default)]
struct Dirty {
    base: bool,
    highlight: bool,
    areas: bool,
    picture: bool,
    names: bool,
}

impl Dirty {
    const ALL: Self = Self { base: true, highlight: true, areas: true, picture: true, names: true };

    /// Whether the network at rest looks different now.
    fn is_rest(self) -> bool {
        self.base || self.areas || self.picture
    }

    fn is_anything(self) -> bool {
        self.is_rest() || self.highlight || self.names
    }
}

/// What the picture is drawn with.
enum Surface {
    Card(Box<Card>),
    Flat(Flat),
}

/// The map on the page. Everything is in CSS pixels from the upper left corner of the canvas.
///
/// Setters only note what has changed; [`MapView::frame`] draws it. Call that from `requestAnimationFrame` after any
/// setter, as long as it returns true, and after the canvas event `webglcontextrestored`.
pub struct MapView {
    surface: Surface,
    text: TextLayer,
    scene: Scene,
    camera: Camera,
    filter: MapFilter,
    palette: Palette,
    panels: Vec<Area>,
    pixel_ratio: f32,
    is_motion_reduced: bool,
    has_names: bool,
    name_scale: f32,
    detail: Detail,
    /// Set while the picture has not yet been fitted to a canvas of real size.
    wants_fit: bool,
    has_size: bool,
    dirty: Dirty,
    /// How far the rest has stepped back, from 0 to 1, and the time of the last step.
    stepped_back: f32,
    last_step: Option<f64>,
    /// What the last frame showed, when the picture moved last, and whether it moves still.
    shown: Option<Stand>,
    moved: f64,
    is_moving: bool,
    /// When names were placed last, and how many frames ago.
    named: (f64, u32),
}

impl fmt::Debug for MapView {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("MapView").field("camera", &self.camera).finish_non_exhaustive()
    }
}

impl MapView {
    /// Takes over `canvas` for the picture and `labels`, which must lie exactly above it, for the names.
    ///
    /// The font of the names is that of the `labels` element.
    ///
    /// # Errors
    /// If the browser cannot draw: see [`MapError`].
    pub fn new(canvas: HtmlCanvasElement, labels: HtmlCanvasElement) -> Result<Self, MapError> {
        let surface = match Card::new(canvas.clone()) {
            Ok(card) => Surface::Card(Box::new(card)),
            Err(MapError::NoWebGl2) => Surface::Flat(Flat::new(canvas)?),
            Err(error) => return Err(error),
        };
        Ok(Self {
            surface,
            text: TextLayer::new(labels)?,
            scene: Scene::default(),
            camera: Camera::default(),
            filter: MapFilter::default(),
            palette: Palette::of(Theme::Light),
            panels: Vec::new(),
            pixel_ratio: 1.0,
            is_motion_reduced: false,
            has_names: true,
            name_scale: 1.0,
            detail: Detail::Automatic,
            wants_fit: true,
            has_size: false,
            dirty: Dirty::ALL,
            stepped_back: 0.0,
            last_step: None,
            shown: None,
            moved: f64::NEG_INFINITY,
            is_moving: false,
            named: (f64::NEG_INFINITY, 0),
        })
    }

    /// Shows another network. Selection, hover, path, what is chosen, sizes, hulls, differences and what is hidden are forgotten, because
    /// they were indices into the old one; the camera stays unless there was nothing to see before.
    ///
    /// # Errors
    /// If there is no WebGL2 and the network is too large to be drawn without; it is not shown then.
    pub fn set_network(&mut self, snapshot: &NetworkSnapshot) -> Result<(), MapError> {
        if matches!(self.surface, Surface::Flat(_)) && snapshot.nodes.len() > flat::MOST_NODES {
            return Err(MapError::NoWebGl2);
        }
        self.wants_fit |= self.scene.snapshot().nodes.is_empty();
        let outlines = self.scene.outlines().to_vec();
        self.scene = Scene::new(snapshot.clone(), self.filter.clone());
        self.scene.set_outlines(outlines);
        self.scene.set_gathering(self.detail == Detail::Automatic);
        // Of all nodes, not only of those the filter shows: the limits of the camera must not depend on it.
        self.camera.set_bounds(Bounds::around(snapshot.nodes.iter().map(|node| node.position)));
        self.text.forget_widths();
        self.dirty = Dirty::ALL;
        Ok(())
    }

    /// Shows only what `filter` accepts; the camera stays.
    pub fn set_filter(&mut self, filter: MapFilter) {
        if filter != self.filter {
            self.scene.set_filter(filter.clone());
            self.filter = filter;
            self.dirty = Dirty::ALL;
        }
    }

    /// Leaves out nodes, given by their indices in the snapshot, whatever the filter says.
    pub fn set_hidden(&mut self, nodes: &[u32]) {
        self.scene.set_hidden(nodes);
        self.dirty = Dirty::ALL;
    }

    /// Sends nodes to other places, in layout units and in the order of the snapshot; if `is_animated`, in half a second,
    /// and links, names and hulls go with them. Names of large networks come back at the end. Call [`MapView::fit`] if all
    /// of it shall be seen; without it the camera stays.
    ///
    /// Nodes without a place, or with one that is not finite, stay where they are.
    pub fn set_positions(&mut self, positions: &[[f32; 2]], is_animated: bool) {
        self.scene.set_positions(positions, is_animated && !self.is_motion_reduced);
        self.camera.set_bounds(Bounds::around(self.scene.places().targets().iter().copied()));
        self.dirty = Dirty::ALL;
    }

    /// Marks how nodes and links differ from another day, in the order of the snapshot: the new with a ring and a plus, the
    /// gone faint, dashed and with a minus, the changed with a ring and a dot; everything else steps back. Empty lists
    /// end the comparison.
    pub fn set_differences(&mut self, differences: Differences) {
        self.scene.set_differences(differences);
        self.dirty = Dirty::ALL;
    }

    /// Draws a soft outline with a name around each of these groups of nodes, in place of those before. Outlines follow
    /// their nodes, and go around the visible ones only.
    pub fn set_hulls(&mut self, hulls: &[Hull]) {
        self.scene.set_hulls(hulls.to_vec());
        self.text.forget_widths();
        self.dirty.areas = true;
    }

    /// Draws borders below everything else, in place of those before.
    pub fn set_outlines(&mut self, outlines: &[Outline]) {
        self.scene.set_outlines(outlines.to_vec());
        self.text.forget_widths();
        self.dirty.areas = true;
    }

    /// Lets the area of each node say its share of the largest, from 0 to 1, in the order of the snapshot; none for the sizes
    /// that follow from kind and number of links.
    pub fn set_sizes(&mut self, shares: Option<&[f32]>) {
        self.scene.set_sizes(shares);
        self.dirty.base = true;
        self.dirty.highlight = true;
    }

    /// The numbers for the legend with the present filter.
    #[must_use]
    pub fn counts(&self) -> FilterCounts {
        self.filter.counts(self.scene.snapshot())
    }

    /// Selects a node by its index in the snapshot: it and its neighbours stand out, everything else steps back.
    pub fn set_selection(&mut self, node: Option<u32>) {
        self.dirty.highlight |= self.scene.set_selection(node);
    }

    /// Chooses nodes by their indices in the snapshot: they and the links among them stand out, everything else steps back.
    pub fn set_chosen(&mut self, nodes: Vec<u32>) {
        self.dirty.highlight |= self.scene.set_chosen(nodes);
    }

    /// Shows the path along these nodes, given from end to end, in place of the neighbours of the selection.
    pub fn set_path(&mut self, nodes: Vec<u32>) {
        self.dirty.highlight |= self.scene.set_path(nodes);
    }

    /// Flies to where the whole path can be seen; returns whether there is one.
    pub fn fly_to_path(&mut self) -> bool {
        let Some(bounds) = self.scene.path_bounds() else { return false };
        self.camera.fly_to_fit(bounds);
        self.dirty.picture = true;
        true
    }

    /// Marks the node under the pointer.
    pub fn set_hover(&mut self, node: Option<u32>) {
        self.dirty.highlight |= self.scene.set_hover(node);
    }

    /// Changes the colours.
    pub fn set_theme(&mut self, theme: Theme) {
        self.palette = Palette::of(theme);
        self.dirty.picture = true;
    }

    /// Follows `prefers-reduced-motion`: flights jump, and nothing fades.
    pub fn set_reduced_motion(&mut self, is_reduced: bool) {
        self.is_motion_reduced = is_reduced;
        self.camera.set_reduced_motion(is_reduced);
    }

    /// Shows or hides names.
    pub fn set_names(&mut self, are_shown: bool) {
        self.has_names = are_shown;
        self.dirty.names = true;
    }

    /// Sets names so many times as large as usual, for readers who sit far away.
    pub fn set_name_scale(&mut self, scale: f32) {
        if scale != self.name_scale {
            self.name_scale = scale;
            self.dirty.names = true;
        }
    }

    /// Decides whether less may be drawn while the picture moves, and regions for their nodes from afar.
    pub fn set_detail(&mut self, detail: Detail) {
        self.detail = detail;
        self.scene.set_gathering(detail == Detail::Automatic);
        self.dirty = Dirty::ALL;
    }

    /// Sets the size of both canvases. The first time, the picture is fitted to it.
    pub fn resize(&mut self, css_width: f32, css_height: f32, device_pixel_ratio: f32) {
        self.pixel_ratio = device_pixel_ratio.max(0.5);
        self.has_size = css_width >= 1.0 && css_height >= 1.0;
        self.camera.resize(css_width, css_height);
        let [width, height] =
            [css_width, css_height].map(|length| (length * self.pixel_ratio).round().max(1.0) as u32);
        match &self.surface {
            Surface::Card(card) => card.resize(width, height),
            Surface::Flat(flat) => flat.resize(width, height),
        }
        self.text.resize(width, height);
        self.dirty.picture = true;
    }

    /// Tells how much of each edge is covered by panels; fits and flights aim at what is free.
    pub fn set_insets(&mut self, insets: Insets) {
        self.camera.set_insets(insets);
        self.dirty.picture = true;
    }

    /// Tells where panels lie over the map, so that no name goes under one.
    pub fn set_panels(&mut self, panels: Vec<Area>) {
        if panels != self.panels {
            self.panels = panels;
            self.dirty.names = true;
        }
    }

    /// Measures all names again and redraws; call it when web fonts have finished loading.
    pub fn fonts_changed(&mut self) {
        self.text.forget_widths();
        self.dirty.names = true;
    }

    /// Flies to where all visible nodes can be seen at once.
    pub fn fit(&mut self) {
        if let Some(bounds) = self.scene.bounds() {
            self.camera.fly_to_fit(bounds);
            self.dirty.picture = true;
        }
    }

    /// Flies to where all visible nodes and a frame around them can be seen at once.
    pub fn fit_with(&mut self, frame: Bounds) {
        let corners = [Some(frame), self.scene.bounds()].into_iter().flatten();
        if let Some(bounds) = Bounds::around(corners.flat_map(|bounds| [bounds.low, bounds.high])) {
            self.camera.fly_to_fit(bounds);
            self.dirty.picture = true;
        }
    }

    /// Flies to a node until most of its neighbours fill the free area.
    pub fn fly_to(&mut self, node: u32) {
        if let Some(position) = self.scene.position(node) {
            self.camera.fly_to_surroundings(position, self.scene.reach(node).unwrap_or_default());
            self.dirty.picture = true;
        }
    }

    /// Flies to a node if a panel covers it or it is off the screen.
    pub fn reveal(&mut self, node: u32) {
        if let Some(position) = self.scene.position(node) {
            self.camera.reveal(position);
            self.dirty.picture = true;
        }
    }

    /// Shows a place in layout units in the middle of the free area, with `zoom` CSS pixels per layout unit, at once.
    pub fn look_at(&mut self, world: [f32; 2], zoom: f32) {
        self.camera.look_at(world, zoom);
        self.wants_fit = false;
        self.dirty.picture = true;
    }

    /// What the picture shows, for [`MapView::fly_back`]; none before anything was shown.
    #[must_use]
    pub fn aim(&self) -> Option<View> {
        (!self.wants_fit).then(|| self.camera.aim())
    }

    /// Flies to what was shown once.
    pub fn fly_back(&mut self, view: View) {
        self.camera.fly_back(view);
        self.dirty.picture = true;
    }

    /// Zooms by `factor` about the middle of the free area, in flight.
    pub fn fly_zoom(&mut self, factor: f32) {
        self.camera.fly_zoom(factor);
        self.dirty.picture = true;
    }

    /// Moves the picture with the pointer.
    pub fn pan_by(&mut self, dx: f32, dy: f32) {
        self.camera.pan_by(dx, dy);
        self.dirty.picture = true;
    }

    /// Zooms by `factor` about a point.
    pub fn zoom_at(&mut self, x: f32, y: f32, factor: f32) {
        self.camera.zoom_at(x, y, factor);
        self.dirty.picture = true;
    }

    /// The visible node at a point, or the nearest within `tolerance` of its outline.
    #[must_use]
    pub fn pick(&self, x: f32, y: f32, tolerance: f32) -> Option<u32> {
        self.scene.pick(&self.camera, [x, y], tolerance)
    }

    /// The visible nodes inside a line, by their indices in the snapshot.
    #[must_use]
    pub fn inside(&self, line: &[[f32; 2]]) -> Vec<u32> {
        self.scene.inside(&self.camera, line)
    }

    /// The node an arrow key leads to.
    #[must_use]
    pub fn neighbour_towards(&self, node: u32, direction: Direction) -> Option<u32> {
        self.scene.neighbour_towards(node, direction)
    }

    /// Where a place in layout units is on the screen.
    #[must_use]
    pub fn screen_place(&self, place: [f32; 2]) -> [f32; 2] {
        self.camera.to_screen(place)
    }

    /// The place in layout units that is at a point on the screen.
    #[must_use]
    pub fn layout_place(&self, screen: [f32; 2]) -> [f32; 2] {
        self.camera.to_world(screen)
    }

    /// The middle of what panels leave free.
    #[must_use]
    pub fn middle(&self) -> [f32; 2] {
        self.camera.middle()
    }

    /// Where a node is on the screen, for a tooltip or the focus ring of its list entry.
    #[must_use]
    pub fn screen_position(&self, node: u32) -> Option<[f32; 2]> {
        self.scene.position(node).map(|position| self.camera.to_screen(position))
    }
}
