//! A bar of several parts: what share of a whole is which.
//!
//! Parts differ by colour and by texture, and the bar says its figures in words. Sizes are SVG attributes in per cent,
//! so that the bar is as wide as its place and needs no style attribute. A page that shows bars places
//! [`TextureDefinitions`] once.

use leptos::prelude::*;

use super::drawing::{Drawing, Shape};
use crate::{
    i18n::{Language, use_language},
    ui::format,
};

/// A pattern over the colour of a part, for those who do not see colours apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Texture {
    /// Only the colour.
    Plain,
    /// Dots.
    Dots,
    /// Slanted lines.
    Hatch,
    /// Crossed lines.
    Cross,
}

impl Texture {
    pub(super) const fn fill(self) -> Option<&'static str> {
        match self {
            Self::Plain => None,
            Self::Dots => Some("url(#texture-dots)"),
            Self::Hatch => Some("url(#texture-hatch)"),
            Self::Cross => Some("url(#texture-cross)"),
        }
    }
}

/// What a part of a bar stands for.
#[derive(Clone, Copy, Debug)]
pub struct Part {
    /// Its word.
    pub label: fn(Language) -> &'static str,
    /// The class that gives its colour, e.g. `bar--reached`.
    pub class: &'static str,
    /// The pattern over its colour.
    pub texture: Texture,
}

/// A part of a bar with its size.
#[derive(Clone, Copy, Debug)]
pub struct Segment {
    /// What it stands for.
    pub part: Part,
    /// How many.
    pub count: i64,
}

/// Where a segment lies, in hundredths of a per cent of the bar.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Span {
    start: i64,
    width: i64,
}

/// Divides a bar: the spans follow each other without gaps and fill the bar exactly, however the shares are rounded.
///
/// A count of zero or less takes no room; nothing at all leaves all spans empty.
fn spans(counts: &[i64]) -> Vec<Span> {
    let total: i64 = counts.iter().map(|count| (*count).max(0)).sum();
    let mut before = 0;
    counts
        .iter()
        .map(|count| {
            let edge = |sum: i64| if total == 0 { 0 } else { (sum * 10_000 + total / 2) / total };
            let start = edge(before);
            before += (*count).max(0);
            Span { start, width: edge(before) - start }
        })
        .collect()
}

/// Hundredths of a per cent as an SVG length: 2558 is `25.58%`.
fn percent(hundredths: i64) -> String {
    format!("{}.{:02}%", hundredths / 100, hundredths % 100)
}

/// The bar in words: "Pflege: 8 erreicht, 17 laufen". Parts that do not occur are left out.
pub(super) fn words(language: Language, name: &str, segments: &[Segment]) -> String {
    let parts: Vec<_> = segments
        .iter()
        .filter(|segment| segment.count > 0)
        .map(|segment| {
            format!("{} {}", format::count(language, segment.count), (segment.part.label)(language))
        })
        .collect();
    if parts.is_empty() { format!("{name}: 0") } else { format!("{name}: {}", parts.join(", ")) }
}

/// A bar divided into segments.
#[component]
pub fn StackedBar(
    /// What the whole bar is about; read out before the figures.
    #[prop(into)]
    name: Signal<String>,
    /// Its segments from the start of the line to its end.
    segments: Vec<Segment>,
) -> impl IntoView {
    let language = use_language();
    let counts: Vec<_> = segments.iter().map(|segment| segment.count).collect();
    let areas: Vec<_> = segments
        .iter()
        .zip(spans(&counts))
        .filter(|(_, span)| span.width > 0)
        .map(|(segment, span)| area(segment.part, &percent(span.start), &percent(span.width)))
        .collect();
    let label = move || name.with(|name| words(language.get(), name, &segments));
    view! {
        <svg class="bars" role="img" aria-label=label>
            <rect class="bar--track" width="100%" height="100%"></rect>
            {areas}
        </svg>
    }
    .into_any()
}

/// Several bars as a picture of their own, each with its name and the numbers of its parts.
#[must_use]
pub fn stacked_bars(language: Language, label: String, rows: &[(String, Vec<Segment>)]) -> Drawing {
    const WIDTH: f64 = 360.0;
    const ROW: f64 = 46.0;
    let mut shapes = Vec::new();
    for (number, (name, segments)) in rows.iter().enumerate() {
        let top = number as f64 * ROW;
        shapes.push(Shape::words("chart__label", (0.0, top + 12.0), name.as_str()));
        let counts: Vec<_> = segments.iter().map(|segment| segment.count).collect();
        let along = |hundredths: i64| hundredths as f64 / 10_000.0 * WIDTH;
        for (segment, span) in segments.iter().zip(spans(&counts)).filter(|(_, span)| span.width > 0) {
            let (left, width) = (along(span.start), along(span.width));
            let frame = [left, top + 17.0, width, 12.0];
            shapes.push(Shape::Rect { class: segment.part.class, frame, texture: segment.part.texture });
            let at = (left + width / 2.0, top + 42.0);
            let words = format::count(language, segment.count);
            shapes.push(Shape::words("chart__label chart__label--middle", at, words));
        }
    }
    Drawing { class: "chart__picture", size: (WIDTH, (rows.len() as f64 * ROW).max(ROW)), label, shapes }
}

/// What the colours and textures of bars mean.
#[component]
pub fn Legend(
    /// The name of the list for assistive technology.
    label: fn(Language) -> &'static str,
    /// The parts in the order of the bars.
    parts: Vec<Part>,
) -> impl IntoView {
    let language = use_language();
    let items: Vec<_> = parts
        .into_iter()
        .map(|part| {
            view! {
                <li>
                    <svg aria-hidden="true">{area(part, "0%", "100%")}</svg>
                    <span>{move || (part.label)(language.get())}</span>
                </li>
            }
        })
        .collect();
    view! {
        <ul class="legend-list" aria-label=move || label(language.get())>
            {items}
        </ul>
    }
    .into_any()
}

/// One part, drawn: its colour, and over it its texture.
fn area(part: Part, start: &str, width: &str) -> AnyView {
    let (start, width) = (start.to_owned(), width.to_owned());
    view! {
        <g>
            <rect class=part.class x=start.clone() width=width.clone() height="100%"></rect>
            {part.texture.fill().map(|fill| view! { <rect fill=fill x=start width=width height="100%"></rect> })}
        </g>
    }
    .into_any()
}

/// The patterns that bars refer to; invisible, once on each page with bars.
#[component]
pub fn TextureDefinitions() -> impl IntoView {
    view! {
        <svg class="visually-hidden" aria-hidden="true" width="0" height="0">
            <defs>
                <pattern id="texture-hatch" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
                    <path class="bar__hatch" d="M0 0V6"></path>
                </pattern>
                <pattern id="texture-dots" width="6" height="6" patternUnits="userSpaceOnUse">
                    <circle class="bar__dots" cx="3" cy="3" r="1.2"></circle>
                </pattern>
                <pattern id="texture-cross" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
                    <path class="bar__cross" d="M0 0V6M0 3H6"></path>
                </pattern>
            </defs>
        </svg>
    }
    .into_any()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spans_fill_the_bar_exactly() {
        for counts in [&[1, 1, 1][..], &[22, 41, 17, 6], &[7], &[0, 0, 5], &[999_999, 1]] {
            let spans = spans(counts);
            let mut edge = 0;
            for span in &spans {
                assert_eq!(span.start, edge);
                edge += span.width;
            }
            assert_eq!(edge, 10_000, "{counts:?}");
        }
    }

    #[test]
    fn a_picture_of_bars_names_each_and_its_parts() {
        let part = Part { label: |_| "Teil", class: "bar--reached", texture: Texture::Plain };
        let segments =
            vec![Segment { part, count: 1 }, Segment { part, count: 0 }, Segment { part, count: 3 }];
        let drawing = stacked_bars(Language::De, "Stand".to_owned(), &[("Pflege".to_owned(), segments)]);
        crate::ui::chart::drawing::tests::check(&drawing);
        let widths: Vec<_> = drawing
            .shapes
            .iter()
            .filter_map(|shape| match shape {
                Shape::Rect { frame, .. } => Some(frame[2]),
                _ => None,
            })
            .collect();
        assert_eq!(widths, [90.0, 270.0]);
    }

    #[test]
    fn what_does_not_occur_takes_no_room() {
        assert_eq!(
            spans(&[0, 3, -2]),
            [Span { start: 0, width: 0 }, Span { start: 0, width: 10_000 }, Span { start: 10_000, width: 0 }]
        );
        assert_eq!(spans(&[0, 0]), [Span { start: 0, width: 0 }; 2]);
        assert!(spans(&[]).is_empty());
    }

    #[test]
    fn lengths_have_two_decimals() {
        assert_eq!(
            (percent(2558), percent(10_000), percent(5)),
            ("25.58%".into(), "100.00%".into(), "0.05%".into())
        );
    }

    #[test]
    fn a_bar_says_its_figures() {
        const PART: Part = Part { label: |_| "erreicht", class: "", texture: Texture::Plain };
        let segments = [Segment { part: PART, count: 1208 }, Segment { part: PART, count: 0 }];
        assert_eq!(words(Language::De, "Pflege", &segments), "Pflege: 1.208 erreicht");
        assert_eq!(words(Language::De, "Pflege", &segments[1..]), "Pflege: 0");
    }
}
