//! Draws the map with WebGL2, and names on a 2D canvas above it. Nothing outside this folder knows the graphics card.
//!
//! [`MapView`] draws only when something has changed. All it keeps on the graphics card can be rebuilt from the
//! [`Scene`], so a lost context costs one frame.

mod links;
mod nodes;
mod program;
mod text;

use std::cell::Cell;
use std::fmt;
use std::rc::Rc;

use domain::network::NetworkSnapshot;
use wasm_bindgen::JsCast as _;
use wasm_bindgen::closure::Closure;
use web_sys::{Event, HtmlCanvasElement, WebGl2RenderingContext as Gl, WebGlContextAttributes};

use crate::camera::{Bounds, Camera, Insets, ease};
use crate::filter::{FilterCounts, MapFilter};
use crate::graph::Direction;
use crate::labels::{self, Area};
use crate::palette::{Palette, Theme};
use crate::scene::{Layer, Scene};
use links::LinkRenderer;
use nodes::NodeRenderer;
use text::TextLayer;

/// Milliseconds in which the rest steps back when something is selected.
const STEP_BACK: f64 = 160.0;
/// From this many links on, each is drawn fainter, or the picture would be grey.
const MANY_LINKS: f32 = 2_500.0;
/// How much of a link's strength stays when it steps back.
const STEPPED_BACK_LINK: f32 = 0.55;

/// Why there is no picture.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum MapError {
    /// The browser has no WebGL2, or it is switched off; show the table instead.
    NoWebGl2,
    /// The canvas for labels is in use by something else.
    NoTextCanvas,
    /// The context was lost while the renderer was set up.
    ContextLost,
    /// The graphics driver rejects a shader, with its reason.
    Shader(String),
}

impl fmt::Display for MapError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoWebGl2 => formatter.write_str("the browser offers no WebGL2"),
            Self::NoTextCanvas => formatter.write_str("the canvas for labels has no 2D context"),
            Self::ContextLost => formatter.write_str("the WebGL context was lost"),
            Self::Shader(reason) => write!(formatter, "a shader was rejected: {reason}"),
        }
    }
}

impl std::error::Error for MapError {}

/// What the renderers need to know about the frame they draw.
struct Frame {
    viewport: [f32; 2],
    offset: [f32; 2],
    zoom: f32,
    symbol_scale: f32,
    pixel_ratio: f32,
    link_width: f32,
    link_strength: f32,
    node_strength: f32,
    palette: Palette,
}

/// What has changed since the last frame.
#[derive(Clone, Copy, Default)]
struct Dirty {
    base: bool,
    highlight: bool,
    picture: bool,
}

struct Renderers {
    nodes: NodeRenderer,
    links: LinkRenderer,
}

impl Renderers {
    fn new(gl: &Gl) -> Result<Self, MapError> {
        Ok(Self { nodes: NodeRenderer::new(gl)?, links: LinkRenderer::new(gl)? })
    }
}

/// What has happened to the WebGL context.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Context {
    Usable,
    Lost,
    /// Usable again, but empty.
    Restored,
}

type ContextListener = Closure<dyn FnMut(Event)>;

/// The map on the page. Everything is in CSS pixels from the upper left corner of the canvas.
///
/// Setters only note what has changed; [`MapView::frame`] draws it. Call that from `requestAnimationFrame` after any
/// setter, as long as it returns true, and after the canvas event `webglcontextrestored`.
pub struct MapView {
    canvas: HtmlCanvasElement,
    gl: Gl,
    renderers: Option<Renderers>,
    text: TextLayer,
    scene: Scene,
    camera: Camera,
    filter: MapFilter,
    palette: Palette,
    panels: Vec<Area>,
    pixel_ratio: f32,
    is_motion_reduced: bool,
    /// Set while the picture has not yet been fitted to a canvas of real size.
    wants_fit: bool,
    has_size: bool,
    dirty: Dirty,
    link_count: usize,
    /// How far the rest has stepped back, from 0 to 1, and the time of the last step.
    stepped_back: f32,
    last_step: Option<f64>,
    context: Rc<Cell<Context>>,
    listeners: [(&'static str, ContextListener); 2],
}

impl fmt::Debug for MapView {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("MapView").field("camera", &self.camera).finish_non_exhaustive()
    }
}

impl Drop for MapView {
    fn drop(&mut self) {
        for (event, listener) in &self.listeners {
            // Fails only for a listener that was never added.
            let _ = self.canvas.remove_event_listener_with_callback(event, listener.as_ref().unchecked_ref());
        }
        if let Some(Renderers { nodes, links }) = &self.renderers {
            for instances in [&nodes.base, &nodes.highlight, &links.base, &links.highlight] {
                instances.delete(&self.gl);
            }
        }
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
        let attributes = WebGlContextAttributes::new();
        attributes.set_alpha(false);
        attributes.set_depth(false);
        attributes.set_stencil(false);
        // Edges are smoothed in the shaders, which is cheaper and finer.
        attributes.set_antialias(false);
        let gl = canvas
            .get_context_with_context_options("webgl2", &attributes)
            .ok()
            .flatten()
            .and_then(|context| context.dyn_into::<Gl>().ok())
            .ok_or(MapError::NoWebGl2)?;
        let renderers = Some(Renderers::new(&gl)?);
        let text = TextLayer::new(labels)?;
        let context = Rc::new(Cell::new(Context::Usable));
        let listeners = [("webglcontextlost", Context::Lost), ("webglcontextrestored", Context::Restored)]
            .map(|(event, becomes)| {
                let context = Rc::clone(&context);
                let listener = ContextListener::new(move |event: Event| {
                    // Without this the browser never restores the context.
                    event.prevent_default();
                    context.set(becomes);
                });
                // Fails only for listeners that are not functions.
                let _ = canvas.add_event_listener_with_callback(event, listener.as_ref().unchecked_ref());
                (event, listener)
            });
        Ok(Self {
            canvas,
            gl,
            renderers,
            text,
            scene: Scene::default(),
            camera: Camera::default(),
            filter: MapFilter::default(),
            palette: Palette::of(Theme::Light),
            panels: Vec::new(),
            pixel_ratio: 1.0,
            is_motion_reduced: false,
            wants_fit: true,
            has_size: false,
            dirty: Dirty { base: true, highlight: true, picture: true },
            link_count: 0,
            stepped_back: 0.0,
            last_step: None,
            context,
            listeners,
        })
    }

    /// Shows another network. Selection and hover are forgotten, because they were indices into the old one; the
    /// camera stays unless there was nothing to see before.
    pub fn set_network(&mut self, snapshot: &NetworkSnapshot) {
        self.wants_fit |= self.scene.snapshot().nodes.is_empty();
        self.scene = Scene::new(snapshot.clone(), self.filter.clone());
        // Of all nodes, not only of those the filter shows: the limits of the camera must not depend on it.
        self.camera.set_bounds(Bounds::around(snapshot.nodes.iter().map(|node| node.position)));
        self.text.forget_widths();
        self.dirty = Dirty { base: true, highlight: true, picture: true };
    }

    /// Shows only what `filter` accepts; the camera stays.
    pub fn set_filter(&mut self, filter: MapFilter) {
        if filter != self.filter {
            self.scene.set_filter(filter.clone());
            self.filter = filter;
            self.dirty = Dirty { base: true, highlight: true, picture: true };
        }
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

    /// Shows the path along these nodes, given from end to end, in place of the neighbours of the selection.
    pub fn set_path(&mut self, nodes: Vec<u32>) {
        self.dirty.highlight |= self.scene.set_path(nodes);
    }

    /// Flies to where the whole path can be seen.
    pub fn fly_to_path(&mut self) {
        if let Some(bounds) = self.scene.path_bounds() {
            self.camera.fly_to_fit(bounds);
            self.dirty.picture = true;
        }
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

    /// Sets the size of both canvases. The first time, the picture is fitted to it.
    pub fn resize(&mut self, css_width: f32, css_height: f32, device_pixel_ratio: f32) {
        self.pixel_ratio = device_pixel_ratio.max(0.5);
        self.has_size = css_width >= 1.0 && css_height >= 1.0;
        self.camera.resize(css_width, css_height);
        let [width, height] =
            [css_width, css_height].map(|length| (length * self.pixel_ratio).round().max(1.0) as u32);
        self.canvas.set_width(width);
        self.canvas.set_height(height);
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
            self.dirty.picture = true;
        }
    }

    /// Measures all names again and redraws; call it when web fonts have finished loading.
    pub fn fonts_changed(&mut self) {
        self.text.forget_widths();
        self.dirty.picture = true;
    }

    /// Flies to where all visible nodes can be seen at once.
    pub fn fit(&mut self) {
        if let Some(bounds) = self.scene.bounds() {
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

    /// The node an arrow key leads to.
    #[must_use]
    pub fn neighbour_towards(&self, node: u32, direction: Direction) -> Option<u32> {
        self.scene.neighbour_towards(node, direction)
    }

    /// Where a node is on the screen, for a tooltip or the focus ring of its list entry.
    #[must_use]
    pub fn screen_position(&self, node: u32) -> Option<[f32; 2]> {
        self.scene.position(node).map(|position| self.camera.to_screen(position))
    }

    /// Draws if anything has changed; returns whether another frame is needed. `now_ms` is the time that
    /// `requestAnimationFrame` passes on.
    pub fn frame(&mut self, now_ms: f64) -> bool {
        if self.context.get() == Context::Lost || self.gl.is_context_lost() {
            return false;
        }
        if self.context.replace(Context::Usable) == Context::Restored {
            // Everything on the card is gone: this frame starts from nothing.
            self.renderers = None;
            self.dirty.picture = true;
        }
        if !self.has_size {
            return false;
        }
        if self.wants_fit
            && let Some(bounds) = self.scene.bounds()
        {
            self.camera.fit(bounds);
            self.wants_fit = false;
            self.dirty.picture = true;
        }
        let is_flying = self.camera.is_flying();
        let flies_on = self.camera.advance(now_ms);
        let steps_on = self.step_back(now_ms);
        if is_flying || steps_on || self.dirty.picture || self.dirty.base || self.dirty.highlight {
            self.draw();
        }
        flies_on || steps_on
    }

    /// Moves on with stepping back or forth; returns whether it is under way.
    fn step_back(&mut self, now_ms: f64) -> bool {
        let target = if self.scene.selected().is_some() { 1.0 } else { 0.0 };
        if self.stepped_back == target {
            self.last_step = None;
            return false;
        }
        if self.is_motion_reduced {
            self.stepped_back = target;
            self.dirty.picture = true;
            return false;
        }
        let elapsed = now_ms - self.last_step.replace(now_ms).unwrap_or(now_ms);
        let step = (elapsed / STEP_BACK) as f32;
        self.stepped_back = if target > self.stepped_back {
            (self.stepped_back + step).min(target)
        } else {
            (self.stepped_back - step).max(target)
        };
        self.dirty.picture = true;
        true
    }

    fn draw(&mut self) {
        let is_new = self.renderers.is_none();
        if is_new {
            // Shaders that compiled before can only fail now if the context is lost again: then there is a next time.
            self.renderers = Renderers::new(&self.gl).ok();
        }
        let Some(renderers) = &mut self.renderers else { return };
        let gl = &self.gl;
        if self.dirty.base || is_new {
            let Layer { nodes, links } = self.scene.base();
            self.link_count = links.len() / crate::scene::LINK_FLOATS;
            renderers.nodes.base.fill(gl, &nodes);
            renderers.links.base.fill(gl, &links);
        }
        if self.dirty.highlight || is_new {
            let Layer { nodes, links } = self.scene.highlight();
            renderers.nodes.highlight.fill(gl, &nodes);
            renderers.links.highlight.fill(gl, &links);
        }
        let frame =
            frame_of(&self.camera, self.palette, self.pixel_ratio, ease(self.stepped_back), self.link_count);
        let [red, green, blue] = frame.palette.ground.channels();
        gl.viewport(0, 0, self.canvas.width() as i32, self.canvas.height() as i32);
        gl.clear_color(red, green, blue, 1.0);
        gl.clear(Gl::COLOR_BUFFER_BIT);
        gl.enable(Gl::BLEND);
        gl.blend_func(Gl::SRC_ALPHA, Gl::ONE_MINUS_SRC_ALPHA);
        renderers.links.draw_base(gl, &frame);
        renderers.nodes.draw_base(gl, &frame);
        renderers.links.draw_highlight(gl, &frame);
        renderers.nodes.draw_highlight(gl, &frame);
        self.draw_labels();
        self.dirty = Dirty::default();
    }

    fn draw_labels(&mut self) {
        let Self { scene, camera, text, palette, pixel_ratio, panels, .. } = self;
        let nodes = &scene.snapshot().nodes;
        let placed = labels::place(
            scene.label_candidates(camera),
            &scene.symbols(camera),
            camera.viewport(),
            panels,
            |node, emphasis| text.set(node, emphasis, &nodes[node as usize].label),
        );
        text.draw(&placed, palette, *pixel_ratio, scene.selected().is_some());
    }
}

fn frame_of(
    camera: &Camera,
    palette: Palette,
    pixel_ratio: f32,
    stepped_back: f32,
    link_count: usize,
) -> Frame {
    let towards = |strength: f32| 1.0 + (strength - 1.0) * stepped_back;
    let crowd = (MANY_LINKS / (link_count as f32).max(MANY_LINKS)).powf(0.35);
    Frame {
        viewport: camera.viewport(),
        offset: camera.offset(),
        zoom: camera.zoom(),
        symbol_scale: camera.symbol_scale(),
        pixel_ratio,
        link_width: camera.zoom().sqrt().mul_add(0.25, 0.6).min(1.75),
        link_strength: palette.link_strength * crowd * towards(STEPPED_BACK_LINK),
        node_strength: towards(palette.faded_strength),
        palette,
    }
}
