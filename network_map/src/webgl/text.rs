//! Draws labels on a 2D canvas above the picture: the browser sets type better than any texture would.

use std::collections::HashMap;

use wasm_bindgen::JsCast as _;
use web_sys::{CanvasRenderingContext2d, HtmlCanvasElement};

use super::{MapError, Stand};
use crate::labels::{Emphasis, LINE_HEIGHT, PADDING, PlacedLabel, SetText, Subject, font_size};
use crate::line_breaks::wrap;
use crate::look;
use crate::palette::Palette;

/// The canvas for labels and the widths measured on it.
pub(super) struct TextLayer {
    canvas: HtmlCanvasElement,
    context: CanvasRenderingContext2d,
    family: String,
    measured: HashMap<(Subject, bool), SetText>,
    /// Where the world was when the names were drawn, and whether they have moved with it since.
    stand: Option<Stand>,
    has_followed: bool,
    is_empty: bool,
}

impl TextLayer {
    pub(super) fn new(canvas: HtmlCanvasElement) -> Result<Self, MapError> {
        let context = canvas
            .get_context("2d")
            .ok()
            .flatten()
            .and_then(|context| context.dyn_into::<CanvasRenderingContext2d>().ok())
            .ok_or(MapError::NoTextCanvas)?;
        let mut layer = Self {
            canvas,
            context,
            family: String::new(),
            measured: HashMap::new(),
            stand: None,
            has_followed: false,
            is_empty: true,
        };
        layer.forget_widths();
        // A layer of its own can follow the picture without being painted again.
        layer.set_style("will-change", "transform");
        layer.set_style("transform-origin", "0 0");
        Ok(layer)
    }

    /// Reads the font family anew and measures again: names have changed, or a web font has arrived.
    pub(super) fn forget_widths(&mut self) {
        self.measured.clear();
        self.family = web_sys::window()
            .and_then(|window| window.get_computed_style(&self.canvas).ok().flatten())
            .and_then(|style| style.get_property_value("font-family").ok())
            .filter(|family| !family.is_empty())
            .unwrap_or_else(|| "sans-serif".to_owned());
    }

    pub(super) fn canvas(&self) -> &HtmlCanvasElement {
        &self.canvas
    }

    pub(super) fn resize(&mut self, width: u32, height: u32) {
        self.is_empty = true;
        self.canvas.set_width(width);
        self.canvas.set_height(height);
    }

    /// Breaks and measures a name, once per weight.
    pub(super) fn set(&mut self, subject: Subject, emphasis: Emphasis, label: &str) -> SetText {
        let Self { context, family, measured, .. } = self;
        // Selected names are larger by a fixed ratio, so one width per weight is enough.
        let is_bold = emphasis > Emphasis::Plain;
        let text = measured.entry((subject, is_bold)).or_insert_with(|| {
            context.set_font(&font(if is_bold { Emphasis::Landmark } else { Emphasis::Plain }, family));
            let lines = wrap(label);
            let width = lines
                .iter()
                .filter_map(|line| context.measure_text(line).ok())
                .map(|metrics| metrics.width() as f32)
                .fold(0.0, f32::max);
            SetText { lines: lines.into(), width: width.ceil() }
        });
        let mut text = text.clone();
        text.width *= font_size(emphasis) / font_size(Emphasis::Plain);
        text
    }

    /// Moves the names as they are to where the picture has moved.
    pub(super) fn follow(&mut self, now: Stand) {
        let Some(then) = self.stand.filter(|_| !self.is_empty) else { return };
        let scale = now.zoom / then.zoom;
        let [x, y] = [0, 1].map(|axis| now.offset[axis] - then.offset[axis] * scale);
        self.set_style("transform", &format!("matrix({scale}, 0, 0, {scale}, {x}, {y})"));
        self.has_followed = true;
    }

    fn set_style(&self, property: &str, value: &str) {
        // Fails only for properties that do not exist.
        let _ = self.canvas.style().set_property(property, value);
    }

    /// Draws `labels` in place of those before, with so many pixels for each unit of theirs.
    pub(super) fn draw(
        &mut self,
        labels: &[PlacedLabel],
        palette: &Palette,
        pixels: f32,
        is_anything_selected: bool,
        stand: Stand,
    ) {
        self.stand = Some(stand);
        if std::mem::take(&mut self.has_followed) {
            self.set_style("transform", "none");
        }
        if std::mem::replace(&mut self.is_empty, labels.is_empty()) && labels.is_empty() {
            return;
        }
        let context = &self.context;
        let ratio = f64::from(pixels);
        // A canvas without a size cannot be transformed back, but then there is nothing to see either.
        let _ = context.set_transform(1.0, 0.0, 0.0, 1.0, 0.0, 0.0);
        context.clear_rect(0.0, 0.0, f64::from(self.canvas.width()), f64::from(self.canvas.height()));
        let _ = context.scale(ratio, ratio);
        context.set_line_join("round");
        context.set_text_baseline("middle");
        context.set_line_width(f64::from(look::RIM));
        context.set_stroke_style_str(&palette.ground.css());
        // The most important last, so that its rim cuts into the others and not theirs into it.
        for label in labels.iter().rev() {
            let is_quiet = !label.emphasis.is_strong() && is_anything_selected;
            let ink =
                if is_quiet || label.emphasis <= Emphasis::Plain { palette.quiet_ink } else { palette.ink };
            context.set_fill_style_str(&ink.css());
            context.set_font(&font(label.emphasis, &self.family));
            context.set_text_align(match label.alignment {
                0.0 => "left",
                1.0 => "right",
                _ => "center",
            });
            let area = &label.area;
            let x = area.left + PADDING + (area.right - area.left - 2.0 * PADDING) * label.alignment;
            for (index, line) in label.text.lines.iter().enumerate() {
                let y = area.top + (index as f32 + 0.5) * LINE_HEIGHT + 0.5;
                // Fails only for values that are not finite.
                let _ = context.stroke_text(line, f64::from(x), f64::from(y));
                let _ = context.fill_text(line, f64::from(x), f64::from(y));
            }
        }
    }
}

fn font(emphasis: Emphasis, family: &str) -> String {
    let weight = if emphasis <= Emphasis::Plain { 400 } else { 600 };
    format!("{weight} {}px {family}", font_size(emphasis))
}
