//! What is on the graphics card, and what becomes of it when the card is taken away and given back.

use std::cell::Cell;
use std::rc::Rc;

use domain::network::Difference;
use wasm_bindgen::JsCast as _;
use wasm_bindgen::closure::Closure;
use web_sys::{Event, HtmlCanvasElement, WebGl2RenderingContext as Gl, WebGlContextAttributes};

use super::areas::AreaRenderer;
use super::links::LinkRenderer;
use super::nodes::NodeRenderer;
use super::offscreen::Offscreen;
use super::program::Program;
use super::{Dirty, MapError};
use crate::areas::Areas;
use crate::camera::Bounds;
use crate::detail::{self, Circumstances, Detail, Means};
use crate::palette::Palette;
use crate::scene::Scene;

/// What the renderers need to know about the frame they draw.
pub(super) struct Frame {
    pub(super) viewport: [f32; 2],
    pub(super) offset: [f32; 2],
    pub(super) zoom: f32,
    pub(super) symbol_scale: f32,
    pub(super) pixel_ratio: f32,
    pub(super) progress: f32,
    pub(super) link_width: f32,
    pub(super) link_strength: f32,
    pub(super) node_strength: f32,
    /// Of nodes and links that differ from another day.
    pub(super) difference_strength: f32,
    pub(super) palette: Palette,
    /// How far regions stand for their nodes, from 0 to 1.
    pub(super) gathered: f32,
    /// The part of the world on the screen.
    pub(super) world: Bounds,
    /// The camera or the nodes are moving.
    pub(super) is_moving: bool,
    /// How much may be left out while they do.
    pub(super) detail: Detail,
}

impl Frame {
    /// Uses a program, and tells it what all programs want to know.
    pub(super) fn start(&self, gl: &Gl, program: &Program) {
        program.start(gl);
        program.set_pair(gl, "u_viewport", self.viewport);
        program.set_pair(gl, "u_offset", self.offset);
        program.set_number(gl, "u_zoom", self.zoom);
        program.set_number(gl, "u_progress", self.progress);
        program.set_number(gl, "u_pixel_ratio", self.pixel_ratio);
        program.set_whole(gl, "u_first", 0);
        program.set_whole(gl, "u_step", 1);
        let colours = Difference::ALL.map(|difference| self.palette.difference(difference).channels());
        program.set_colours(gl, "u_differences", colours.as_flattened());
        program.set_number(gl, "u_difference_strength", self.difference_strength);
    }
}

struct Renderers {
    areas: AreaRenderer,
    links: LinkRenderer,
    nodes: NodeRenderer,
    /// The network at rest, so that looking at a node does not draw it again.
    rest: Offscreen,
}

impl Renderers {
    fn new(gl: &Gl) -> Result<Self, MapError> {
        Ok(Self {
            areas: AreaRenderer::new(gl)?,
            links: LinkRenderer::new(gl)?,
            nodes: NodeRenderer::new(gl)?,
            rest: Offscreen::new(gl)?,
        })
    }

    fn delete(&self, gl: &Gl) {
        self.areas.delete(gl);
        self.links.delete(gl);
        self.nodes.delete(gl);
        self.rest.delete(gl);
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

/// The WebGL context of the canvas, with everything that was made in it.
pub(super) struct Card {
    canvas: HtmlCanvasElement,
    gl: Gl,
    renderers: Option<Renderers>,
    is_software: bool,
    context: Rc<Cell<Context>>,
    listeners: [(&'static str, ContextListener); 2],
}

impl Drop for Card {
    fn drop(&mut self) {
        for (event, listener) in &self.listeners {
            // Fails only for a listener that was never added.
            let _ = self.canvas.remove_event_listener_with_callback(event, listener.as_ref().unchecked_ref());
        }
        if let Some(renderers) = &self.renderers {
            renderers.delete(&self.gl);
        }
    }
}

impl Card {
    pub(super) fn new(canvas: HtmlCanvasElement) -> Result<Self, MapError> {
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
        let is_software = detail::is_software(&renderer_name(&gl));
        Ok(Self { canvas, gl, renderers, is_software, context, listeners })
    }

    pub(super) fn canvas(&self) -> &HtmlCanvasElement {
        &self.canvas
    }

    /// Whether anything can be drawn now. A card that has come back is empty: what was on it is forgotten.
    pub(super) fn is_usable(&mut self) -> bool {
        if self.context.get() == Context::Lost || self.gl.is_context_lost() {
            return false;
        }
        if self.context.replace(Context::Usable) == Context::Restored {
            self.renderers = None;
        }
        true
    }

    /// Whether everything has to be brought to the card before anything can be drawn.
    pub(super) fn is_empty(&self) -> bool {
        self.renderers.is_none()
    }

    pub(super) fn resize(&self, width: u32, height: u32) {
        self.canvas.set_width(width);
        self.canvas.set_height(height);
    }

    /// Brings what has changed to the card.
    pub(super) fn fill(&mut self, scene: &Scene, dirty: Dirty) {
        let is_new = self.renderers.is_none();
        if is_new {
            // Shaders that compiled before can only fail now if the context is lost again: then there is a next time.
            self.renderers = Renderers::new(&self.gl).ok();
        }
        let Some(Renderers { areas, links, nodes, .. }) = &mut self.renderers else { return };
        let (gl, places) = (&self.gl, scene.places());
        if dirty.base || is_new {
            let layer = scene.base();
            nodes.base.fill(gl, &layer.node_numbers(places));
            nodes.regions.fill(gl, &scene.aggregate().mark_numbers());
            links.regions.fill(gl, &scene.aggregate().link_numbers());
            links.base.fill(gl, layer, places);
        }
        if dirty.highlight || is_new {
            let layer = scene.highlight();
            nodes.highlight.fill(gl, &layer.node_numbers(places));
            links.highlight.fill(gl, layer, places);
        }
        if dirty.areas || is_new {
            areas.fill(gl, &Areas::new(scene.outlines(), scene.hull_shapes(), places.is_moving()));
        }
    }

    /// How many links there are at rest.
    pub(super) fn link_count(&self) -> usize {
        self.renderers.as_ref().map_or(0, |renderers| renderers.links.base.count() as usize)
    }

    /// Draws a frame. The network at rest is drawn again only if `is_new`.
    pub(super) fn draw(&mut self, frame: &Frame, is_new: bool) {
        let Some(renderers) = &mut self.renderers else { return };
        let gl = &self.gl;
        let canvas = [self.canvas.width() as i32, self.canvas.height() as i32];
        gl.enable(Gl::BLEND);
        gl.blend_func(Gl::SRC_ALPHA, Gl::ONE_MINUS_SRC_ALPHA);
        if is_new {
            // While nodes are under way, nobody knows which links can be seen.
            let runs = renderers.links.base.runs((frame.progress >= 1.0).then_some(frame.world));
            let means = detail::means(Circumstances {
                is_software: self.is_software,
                is_moving: frame.is_moving,
                detail: frame.detail,
                links: renderers.links.base.count_in(&runs),
            });
            if frame.is_moving {
                gl.viewport(0, 0, canvas[0], canvas[1]);
                renderers.draw_rest(gl, frame, means, &runs);
            } else {
                renderers.rest.start(gl, canvas);
                renderers.draw_rest(gl, frame, means, &runs);
                renderers.rest.show(gl);
            }
        } else {
            renderers.rest.show(gl);
        }
        renderers.links.draw_highlight(gl, frame);
        renderers.nodes.draw_highlight(gl, frame);
    }
}

impl Renderers {
    fn draw_rest(&self, gl: &Gl, frame: &Frame, means: Means, runs: &[[i32; 2]]) {
        let [red, green, blue] = frame.palette.ground.channels();
        gl.clear_color(red, green, blue, 1.0);
        gl.clear(Gl::COLOR_BUFFER_BIT);
        self.areas.draw(gl, frame);
        self.links.draw_base(gl, frame, means, runs);
        self.nodes.draw_base(gl, frame);
        self.links.draw_regions(gl, frame);
        self.nodes.draw_regions(gl, frame);
    }
}

/// What draws, as far as the browser says.
fn renderer_name(gl: &Gl) -> String {
    // `UNMASKED_RENDERER_WEBGL`, which some browsers only tell after being asked for the extension.
    const UNMASKED: u32 = 0x9246;
    let has_extension = gl.get_extension("WEBGL_debug_renderer_info").is_ok_and(|found| found.is_some());
    let name = gl.get_parameter(if has_extension { UNMASKED } else { Gl::RENDERER });
    name.ok().and_then(|name| name.as_string()).unwrap_or_default()
}
