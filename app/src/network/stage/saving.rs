//! The picture as a file of the browser's own, and as a sheet for the printer.

use js_sys::Array;
use leptos::prelude::*;
use network_map::{
    caption::{Block, Caption, Piece},
    look,
    palette::shape,
    shapes,
    svg::PAPER,
    webgl::Photograph,
};
use wasm_bindgen::{JsCast as _, JsValue, closure::Closure};
use web_sys::{
    Blob, BlobPropertyBag, CanvasRenderingContext2d, HtmlAnchorElement, HtmlCanvasElement, Path2d, Url,
};

use super::Stage;
use crate::{
    i18n::Language,
    network::{
        export::ExportFormat,
        export_text as text,
        picture::{caption, notes},
        query::MapArrangement,
    },
};

/// Pixels of a saved image for each of the page.
const PIXELS: f32 = 2.0;
/// The element that is printed in place of the canvas.
const SHEET: &str = ".map__sheet";

impl Stage {
    /// Saves what is seen as an image.
    pub(super) fn save_image(&self) {
        let Some((caption, name)) = self.words() else { return };
        let mut composed = None;
        self.view.borrow_mut().photograph(PIXELS, |photograph| composed = compose(photograph, &caption).ok());
        let Some(canvas) = composed else { return };
        let save = Closure::once_into_js(move |blob: Option<Blob>| {
            if let Some(blob) = blob {
                drop(download(&blob, &format!("{name}.png")));
            }
        });
        drop(canvas.to_blob(save.unchecked_ref()));
    }

    /// Saves what is seen as vectors.
    pub(super) fn save_graphic(&self) {
        let Some((caption, name)) = self.words() else { return };
        let language = self.state.language.get_untracked().code();
        let bytes = self.view.borrow().to_svg(None, &caption, language);
        let kind = BlobPropertyBag::new();
        kind.set_type("image/svg+xml");
        let parts = Array::of1(&js_sys::Uint8Array::from(bytes.as_slice()));
        if let Ok(blob) = Blob::new_with_u8_array_sequence_and_options(&parts, &kind) {
            drop(download(&blob, &format!("{name}.svg")));
        }
    }

    /// Lays the sheet that is printed into the page.
    pub(super) fn lay_sheet(&self) {
        let Some(sheet) = self.sheet() else { return };
        let Some((caption, _)) = self.words() else { return };
        let language = self.state.language.get_untracked().code();
        let bytes = self.view.borrow().to_svg(Some(PAPER), &caption, language);
        sheet.set_inner_html(&String::from_utf8_lossy(&bytes));
    }

    /// Takes it out again.
    pub(super) fn remove_sheet(&self) {
        if let Some(sheet) = self.sheet() {
            sheet.set_inner_html("");
        }
    }

    fn sheet(&self) -> Option<web_sys::Element> {
        self.canvas.parent_element()?.query_selector(SHEET).ok().flatten()
    }

    /// What stands around the picture, and the name of its file without an end; nothing until the server has said when
    /// this is.
    fn words(&self) -> Option<(Caption, String)> {
        let language: Language = self.state.language.get_untracked();
        let imprint = self.state.imprint.get_untracked()?;
        let query = self.state.query.get_untracked();
        let network = self.network.borrow();
        let region = query.filter(&network.fields, &network.regions).region;
        let region = region.and_then(|region| network.regions.get(usize::from(region)));
        let name = ExportFormat::Svg.file_name(
            language,
            region.map(String::as_str),
            query.on.unwrap_or(imprint.today),
        );
        let mut caption = caption(language, &query, &network, &imprint);
        if query.arrangement == MapArrangement::Geography {
            caption.origin.push_str(" · ");
            caption.origin.push_str(text::borders(language));
        }
        caption.signs = notes(&query).chain(self.signs(language)).collect();
        Some((caption, name))
    }
}

/// Puts title, picture, names and legend onto one canvas.
fn compose(photograph: &Photograph<'_>, caption: &Caption) -> Result<HtmlCanvasElement, JsValue> {
    let Photograph { picture, names, camera, palette } = *photograph;
    let [width, height] = camera.viewport();
    let canvas: HtmlCanvasElement = document().create_element("canvas")?.unchecked_into();
    let context = canvas.get_context("2d")?.ok_or(JsValue::NULL)?;
    let context: CanvasRenderingContext2d = context.unchecked_into();
    let family = family(names);
    let measure = |words: &str, size: f32| {
        context.set_font(&format!("400 {size}px {family}"));
        context.measure_text(words).map_or(0.0, |metrics| metrics.width() as f32)
    };
    let (head, foot) = (caption.head(width, &measure), caption.foot(width, &measure));
    let total = head.height + height + foot.height;
    canvas.set_width((width * PIXELS).round() as u32);
    canvas.set_height((total * PIXELS).round() as u32);
    context.scale(f64::from(PIXELS), f64::from(PIXELS))?;
    context.set_fill_style_str(&palette.ground.css());
    context.fill_rect(0.0, 0.0, f64::from(width), f64::from(total));
    for layer in [picture, names] {
        let [top, width, height] = [head.height, width, height].map(f64::from);
        context.draw_image_with_html_canvas_element_and_dw_and_dh(layer, 0.0, top, width, height)?;
    }
    write_block(&context, &head, photograph, &family)?;
    context.translate(0.0, f64::from(head.height))?;
    write_block(&context, &caption.signs_seen(camera), photograph, &family)?;
    context.translate(0.0, f64::from(height))?;
    write_block(&context, &foot, photograph, &family)?;
    Ok(canvas)
}

fn write_block(
    context: &CanvasRenderingContext2d,
    block: &Block,
    photograph: &Photograph<'_>,
    family: &str,
) -> Result<(), JsValue> {
    let palette = photograph.palette;
    for piece in &block.pieces {
        match piece {
            Piece::Symbol(kind, at) => {
                let path = shapes::path(shape(*kind), *at, look::legend_radius(*kind));
                context.set_fill_style_str(&palette.kind(*kind).css());
                context.fill_with_path_2d(&Path2d::new_with_path_string(&path)?);
            }
            Piece::Line(kind, [x, y], length) => {
                let dashes = look::dashes(*kind).into_iter().flatten();
                context.set_line_dash(&dashes.map(JsValue::from).collect::<Array>())?;
                context.set_stroke_style_str(&palette.link.css());
                context.set_line_width(f64::from(look::legend_width(*kind)));
                context.begin_path();
                context.move_to(f64::from(*x), f64::from(*y));
                context.line_to(f64::from(x + length), f64::from(*y));
                context.stroke();
            }
            Piece::Words { words, at: [x, y], size, is_strong } => {
                let weight = if *is_strong { 600 } else { 400 };
                context.set_font(&format!("{weight} {size}px {family}"));
                context.set_fill_style_str(&palette.ink.css());
                context.fill_text(words, f64::from(*x), f64::from(*y))?;
            }
        }
    }
    Ok(())
}

/// The font of the names.
fn family(names: &HtmlCanvasElement) -> String {
    let style = window().get_computed_style(names).ok().flatten();
    style
        .and_then(|style| style.get_property_value("font-family").ok())
        .filter(|family| !family.is_empty())
        .unwrap_or_else(|| "sans-serif".to_owned())
}

/// Hands a file over to the browser, which saves it as it saves others.
fn download(blob: &Blob, name: &str) -> Result<(), JsValue> {
    let address = Url::create_object_url_with_blob(blob)?;
    let link: HtmlAnchorElement = document().create_element("a")?.unchecked_into();
    link.set_href(&address);
    link.set_download(name);
    link.click();
    // The browser has begun to save it by then.
    set_timeout(move || drop(Url::revoke_object_url(&address)), std::time::Duration::from_secs(60));
    Ok(())
}
