//! How the 2D canvas shows what differs from another day: the same marks as the shaders draw.

use std::f64::consts::TAU;

use domain::network::{Difference, LinkKind};

use super::Flat;
use crate::layer::DrawnLink;
use crate::look;
use crate::palette::Colour;
use crate::places::Places;
use crate::shapes::{Badge, RING_DASH, RING_GAP, RING_WIDTH};
use crate::webgl::card::Frame;

impl Flat {
    /// Draws the links that are new, and those that are gone: faint and dashed, whatever their kind.
    pub(super) fn draw_different_links(&self, links: &[DrawnLink], places: &Places, frame: &Frame) {
        let context = &self.context;
        for kind in LinkKind::ALL {
            for difference in [Difference::Gone, Difference::New] {
                let is_gone = difference == Difference::Gone;
                let dash = if is_gone { Some([4.0, 4.0]) } else { look::dashes(kind) };
                self.set_dash(dash.as_ref().map_or(&[], |dash| dash.as_slice()));
                context.set_stroke_style_str(&frame.palette.difference(difference).css());
                for is_strong in [false, true] {
                    let strength = if is_strong { 1.0 } else { frame.difference_strength };
                    context.set_global_alpha(f64::from(strength * if is_gone { 0.6 } else { 0.8 }));
                    let width =
                        frame.link_width * look::relative_width(kind) * look::share_of_width(is_strong, 1.0);
                    context.set_line_width(f64::from(width.max(if is_gone { 1.2 } else { 1.6 })));
                    let is_one = |link: &&DrawnLink| {
                        link.kind == kind
                            && link.is_strong == is_strong
                            && link.difference == Some(difference)
                    };
                    self.stroke_links(links.iter().filter(is_one), places, frame);
                }
            }
        }
    }

    /// Draws rings around the symbols of the current path; to be called before the symbols themselves are drawn.
    pub(super) fn stroke_rings(&self, outline: f32, difference: Difference, accent: Colour, ground: Colour) {
        let [step, share] = RING_DASH;
        let dash: &[f32] =
            if difference == Difference::Gone { &[step * share, step * (1.0 - share)] } else { &[] };
        let inner = outline + RING_GAP;
        for (reach, colour, dash) in [(inner + RING_WIDTH, accent, dash), (inner, ground, &[])] {
            self.set_dash(dash);
            self.context.set_line_width(f64::from(reach * 2.0));
            self.context.set_stroke_style_str(&colour.css());
            self.context.stroke();
        }
    }

    /// Draws a plus on what is new, a minus on what is gone, a dot on what has changed.
    pub(super) fn draw_badge(
        &self,
        [x, y]: [f64; 2],
        badge: Badge,
        difference: Difference,
        [accent, ground]: [Colour; 2],
    ) {
        let aside = f64::from(badge.aside);
        let (x, y) = (x + aside, y - aside);
        let disc = |radius: f32, colour: Colour| {
            self.context.set_fill_style_str(&colour.css());
            self.context.begin_path();
            // Fails only for a negative radius.
            let _ = self.context.arc(x, y, f64::from(radius), 0.0, TAU);
            self.context.fill();
        };
        disc(badge.radius + 1.0, ground);
        disc(badge.radius, accent);
        if difference == Difference::Changed {
            disc(badge.dot, ground);
            return;
        }
        self.context.set_fill_style_str(&ground.css());
        let bar = |half_width: f32, half_height: f32| {
            let (half_width, half_height) = (f64::from(half_width), f64::from(half_height));
            self.context.fill_rect(x - half_width, y - half_height, half_width * 2.0, half_height * 2.0);
        };
        bar(badge.arm, badge.thickness);
        if difference == Difference::New {
            bar(badge.thickness, badge.arm);
        }
    }
}
