//! Draws the same picture on a 2D canvas, where there is no WebGL2: slower, and so only networks of ordinary size.

mod marks;

use domain::network::{Difference, LinkKind, NodeKind};
use js_sys::Array;
use wasm_bindgen::JsCast as _;
use web_sys::{CanvasRenderingContext2d, HtmlCanvasElement};

use super::MapError;
use super::card::Frame;
use crate::aggregate::MOST_SINGLE;
use crate::areas::{HULL_STRENGTHS, OUTLINE_STRENGTHS};
use crate::layer::{DrawnLink, DrawnNode, Layer, Mark};
use crate::look;
use crate::palette::{Colour, shape};
use crate::places::{Places, mixed};
use crate::scene::Scene;
use crate::shapes;

/// Larger networks take too long; smaller ones are never gathered to regions.
pub(super) const MOST_NODES: usize = MOST_SINGLE;
/// Links are drawn together by how strong they are, in so many steps.
const STRENGTHS: usize = 4;
/// What differs from another day lies over the rest.
const DIFFERENCES: [Option<Difference>; 4] =
    [None, Some(Difference::Changed), Some(Difference::Gone), Some(Difference::New)];
/// The important kinds last, over the others.
const ORDER: [NodeKind; 5] =
    [NodeKind::Person, NodeKind::Organisation, NodeKind::Office, NodeKind::Committee, NodeKind::Region];

/// The 2D context of the canvas, and what it draws.
pub(super) struct Flat {
    canvas: HtmlCanvasElement,
    context: CanvasRenderingContext2d,
    base: Layer,
    highlight: Layer,
}

impl Flat {
    pub(super) fn new(canvas: HtmlCanvasElement) -> Result<Self, MapError> {
        let context = canvas
            .get_context("2d")
            .ok()
            .flatten()
            .and_then(|context| context.dyn_into::<CanvasRenderingContext2d>().ok())
            .ok_or(MapError::NoCanvas)?;
        Ok(Self { canvas, context, base: Layer::default(), highlight: Layer::default() })
    }

    pub(super) fn resize(&self, width: u32, height: u32) {
        self.canvas.set_width(width);
        self.canvas.set_height(height);
    }

    pub(super) fn canvas(&self) -> &HtmlCanvasElement {
        &self.canvas
    }

    pub(super) fn fill(&mut self, scene: &Scene, is_base_new: bool, is_highlight_new: bool) {
        if is_base_new {
            self.base = scene.base();
        }
        if is_highlight_new {
            self.highlight = scene.highlight();
        }
    }

    pub(super) fn link_count(&self) -> usize {
        self.base.links.len()
    }

    pub(super) fn draw(&self, scene: &Scene, frame: &Frame) {
        let (context, ratio) = (&self.context, f64::from(frame.pixel_ratio));
        // Fails only for a canvas without a size, and there is nothing to see then.
        let _ = context.set_transform(ratio, 0.0, 0.0, ratio, 0.0, 0.0);
        context.set_global_alpha(1.0);
        context.set_line_join("round");
        self.set_dash(&[]);
        context.set_fill_style_str(&frame.palette.ground.css());
        context.fill_rect(0.0, 0.0, f64::from(frame.viewport[0]), f64::from(frame.viewport[1]));
        self.draw_areas(scene, frame);
        let places = scene.places();
        self.draw_links(&self.base.links, places, frame);
        for difference in DIFFERENCES {
            for kind in ORDER {
                let is_one = |node: &&DrawnNode| node.kind == kind && node.difference == difference;
                self.draw_nodes(self.base.nodes.iter().filter(is_one), (kind, difference), places, frame);
            }
        }
        self.draw_links(&self.highlight.links, places, frame);
        for node in &self.highlight.nodes {
            self.draw_nodes(std::iter::once(node), (node.kind, node.difference), places, frame);
        }
        context.set_global_alpha(1.0);
    }

    fn draw_areas(&self, scene: &Scene, frame: &Frame) {
        for outline in scene.outlines() {
            self.context.begin_path();
            for ring in outline.polygons.iter().flatten() {
                self.trace(ring.iter().map(|&place| on_screen(place, frame)));
            }
            self.fill_and_stroke(frame.palette.link, OUTLINE_STRENGTHS);
        }
        let share = scene.places().share();
        for hull in scene.hull_shapes() {
            let corners = hull.origin.iter().zip(&hull.target).map(|(from, to)| mixed(*from, *to, share));
            self.context.begin_path();
            self.trace(corners.map(|place| on_screen(place, frame)));
            self.fill_and_stroke(frame.palette.tone(hull.tone), HULL_STRENGTHS);
        }
    }

    fn fill_and_stroke(&self, colour: Colour, [filled, drawn]: [f32; 2]) {
        let context = &self.context;
        context.set_fill_style_str(&colour.css());
        context.set_stroke_style_str(&colour.css());
        context.set_global_alpha(f64::from(filled));
        context.fill();
        context.set_global_alpha(f64::from(drawn));
        context.set_line_width(f64::from(look::AREA_BORDER));
        context.stroke();
    }

    fn draw_links(&self, links: &[DrawnLink], places: &Places, frame: &Frame) {
        let context = &self.context;
        for kind in LinkKind::ALL {
            self.set_dash(look::dashes(kind).as_ref().map_or(&[], |dashes| dashes));
            for step in 0..STRENGTHS {
                let weight = (step as f32 + 0.5) / STRENGTHS as f32;
                for is_strong in [false, true] {
                    let colour = if is_strong { frame.palette.ink } else { frame.palette.link };
                    context.set_stroke_style_str(&colour.css());
                    let strength = if is_strong { look::STRONG_LINK } else { frame.link_strength * weight };
                    context.set_global_alpha(f64::from(strength));
                    let width = look::relative_width(kind) * look::share_of_width(is_strong, weight);
                    context.set_line_width(f64::from(frame.link_width * width));
                    let is_one = |link: &&DrawnLink| {
                        let [from, to] = [link.source, link.target].map(|node| places.now(node as usize));
                        let nearness = look::nearness((from[0] - to[0]).hypot(from[1] - to[1]));
                        link.kind == kind
                            && link.is_strong == is_strong
                            && link.difference.is_none()
                            && ((nearness * STRENGTHS as f32) as usize).min(STRENGTHS - 1) == step
                    };
                    self.stroke_links(links.iter().filter(is_one), places, frame);
                }
            }
        }
        self.draw_different_links(links, places, frame);
        self.set_dash(&[]);
    }

    fn stroke_links<'a>(&self, links: impl Iterator<Item = &'a DrawnLink>, places: &Places, frame: &Frame) {
        self.context.begin_path();
        for link in links {
            let [from, to] = [link.source, link.target].map(|node| places.now(node as usize));
            self.trace_link(on_screen(from, frame), on_screen(to, frame), link.bend);
        }
        self.context.stroke();
    }

    fn trace_link(&self, [x, y]: [f64; 2], [to_x, to_y]: [f64; 2], bend: f32) {
        self.context.move_to(x, y);
        if bend == 0.0 {
            self.context.line_to(to_x, to_y);
        } else {
            // A curve passes its control point at half of the distance.
            let aside = 2.0 * f64::from(bend);
            let (middle_x, middle_y) = ((x + to_x) * 0.5, (y + to_y) * 0.5);
            let control = [middle_x - (to_y - y) * aside, middle_y + (to_x - x) * aside];
            self.context.quadratic_curve_to(control[0], control[1], to_x, to_y);
        }
    }

    fn draw_nodes<'a>(
        &self,
        nodes: impl Iterator<Item = &'a DrawnNode>,
        (kind, difference): (NodeKind, Option<Difference>),
        places: &Places,
        frame: &Frame,
    ) {
        let (context, palette) = (&self.context, &frame.palette);
        context.set_global_alpha(1.0);
        context.begin_path();
        let (mut mark, mut outline, mut drawn) = (None, 0.0f32, Vec::new());
        for node in nodes {
            let (radius, around) = look::symbol(node.radius, frame.symbol_scale, node.mark);
            let [x, y] = on_screen(places.now(node.node as usize), frame);
            mark = Some(node.mark).filter(|mark| *mark != Mark::None);
            outline = outline.max(around);
            drawn.push(([x, y], radius));
            let corners = shapes::corners(shape(kind), radius, 0.0);
            if corners.is_empty() {
                context.move_to(x + f64::from(radius), y);
                // Fails only for a negative radius.
                let _ = context.arc(x, y, f64::from(radius), 0.0, std::f64::consts::TAU);
            } else {
                self.trace(corners.iter().map(|corner| [x + f64::from(corner[0]), y + f64::from(corner[1])]));
            }
        }
        let is_looked_at = mark.is_some_and(|mark| mark >= Mark::Hovered);
        let strength = if mark.is_some() { 1.0 } else { frame.node_strength };
        let different_strength = frame.difference_strength.max(strength);
        let accent = difference.map(|difference| {
            (difference, palette.ground.mixed(palette.difference(difference), different_strength))
        });
        if let Some((difference, accent)) = accent {
            self.stroke_rings(outline, difference, accent, palette.ground);
        }
        // Half of the line is covered by the symbol itself.
        context.set_line_width(f64::from(outline * 2.0));
        let line = if is_looked_at { palette.ink } else { palette.ground };
        context.set_stroke_style_str(&line.css());
        context.stroke();
        let strength = match difference {
            None => strength,
            Some(Difference::Gone) => different_strength * look::PALE,
            Some(_) => different_strength,
        };
        context.set_fill_style_str(&palette.ground.mixed(palette.kind(kind), strength).css());
        context.fill();
        if let Some((difference, accent)) = accent {
            let has_badge = |radius| difference != Difference::Changed || radius >= shapes::LARGE;
            for (at, radius) in drawn.into_iter().filter(|(_, radius)| has_badge(*radius)) {
                self.draw_badge(at, shapes::Badge::of(radius, outline), difference, [accent, palette.ground]);
            }
        }
    }

    fn trace(&self, corners: impl Iterator<Item = [f64; 2]>) {
        for (index, [x, y]) in corners.enumerate() {
            if index == 0 {
                self.context.move_to(x, y);
            } else {
                self.context.line_to(x, y);
            }
        }
        self.context.close_path();
    }

    fn set_dash(&self, dash: &[f32]) {
        let dash: Array = dash.iter().map(|&length| wasm_bindgen::JsValue::from(length)).collect();
        // Fails only for what is not a list of numbers.
        let _ = self.context.set_line_dash(&dash);
    }
}

fn on_screen(place: [f32; 2], frame: &Frame) -> [f64; 2] {
    [0, 1].map(|axis| f64::from(place[axis] * frame.zoom + frame.offset[axis]))
}
