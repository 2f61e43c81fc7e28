//! A picture as shapes: drawn on the page by classes, so that it follows the theme and the printer, and written as a file
//! that needs no style sheet.

use std::fmt::Write as _;

use leptos::prelude::*;

use super::{scale::written, stacked_bar::Texture};

/// A shape with the class that gives its look.
#[derive(Clone, Debug, PartialEq)]
pub enum Shape {
    /// A line or an outline.
    Path {
        /// Its look.
        class: &'static str,
        /// Its way.
        way: String,
        /// The pattern over its colour.
        texture: Texture,
    },
    /// A rectangle: left, top, width, height.
    Rect {
        /// Its look.
        class: &'static str,
        /// Where it lies.
        frame: [f64; 4],
        /// The pattern over its colour.
        texture: Texture,
    },
    /// A dot.
    Dot {
        /// Its look.
        class: &'static str,
        /// Where it lies.
        at: (f64, f64),
        /// What it stands for; told where a pointer rests on it.
        title: String,
    },
    /// Words.
    Words {
        /// Their look, which also says on which side of the place they stand.
        class: &'static str,
        /// Where they stand.
        at: (f64, f64),
        /// What they say.
        words: String,
    },
}

impl Shape {
    /// A line without a pattern.
    #[must_use]
    pub fn line(class: &'static str, way: String) -> Self {
        Self::Path { class, way, texture: Texture::Plain }
    }

    /// Words at a place.
    #[must_use]
    pub fn words(class: &'static str, at: (f64, f64), words: impl Into<String>) -> Self {
        Self::Words { class, at, words: words.into() }
    }

    const fn class(&self) -> &'static str {
        let (Self::Path { class, .. }
        | Self::Rect { class, .. }
        | Self::Dot { class, .. }
        | Self::Words { class, .. }) = self;
        class
    }
}

/// A picture.
#[derive(Clone, Debug, PartialEq)]
pub struct Drawing {
    /// Its look as a whole.
    pub class: &'static str,
    /// How wide and how high it is in its own units.
    pub size: (f64, f64),
    /// What it shows, in words.
    pub label: String,
    /// Its shapes; what comes later lies above.
    pub shapes: Vec<Shape>,
}

/// How classes look in a file: on white, with the colours of the light theme.
const IN_FILES: &[(&str, &str)] = &[
    ("bar--delayed", "fill:#b8681c"),
    ("bar--planned", "fill:#fff;stroke:#6b7280"),
    ("bar--reached", "fill:#00694e"),
    ("bar--running", "fill:#0b3f8a"),
    ("bar--stopped", "fill:#eceef2;stroke:#6b7280"),
    ("bar--track", "fill:#eceef2"),
    ("bar--watch", "fill:#9a5b00"),
    ("chart__all", "fill:none;stroke:#1c1f26;stroke-width:2;stroke-dasharray:6 3"),
    ("chart__axis", "fill:none;stroke:#9aa1ad"),
    ("chart__band", "fill:#d9efe6"),
    ("chart__baseline", "fill:none;stroke:#9aa1ad"),
    ("chart__dot", "fill:#0b3f8a;stroke:#fff;stroke-width:1.5"),
    ("chart__forecast", "fill:none;stroke:#0b3f8a;stroke-width:1.5;stroke-dasharray:2 4"),
    ("chart__forecast-dot", "fill:#fff;stroke:#0b3f8a;stroke-width:1.5"),
    ("chart__grid", "fill:none;stroke:#d5d9e0"),
    ("chart__label", "fill:#4a5160"),
    ("chart__label chart__label--end", "fill:#4a5160;text-anchor:end"),
    ("chart__label chart__label--middle", "fill:#4a5160;text-anchor:middle"),
    ("chart__line", "fill:none;stroke:#0b3f8a;stroke-width:2;stroke-linejoin:round"),
    ("chart__number", "fill:#1c1f26;font-size:28px;font-weight:600;text-anchor:middle"),
    ("chart__reached", "fill:#00694e"),
    ("chart__target", "fill:none;stroke:#6b7280;stroke-width:1.5;stroke-dasharray:4 4"),
    ("chart__target-mark", "fill:#fff;stroke:#1c1f26;stroke-width:1.5"),
    ("spark__goal", "fill:none;stroke:#6b7280;stroke-width:1.5;stroke-dasharray:3 4"),
    ("spark__line", "fill:none;stroke:#0b3f8a;stroke-width:2"),
    ("spark__now", "fill:#0b3f8a"),
];

/// The patterns of a file; a page has its own.
const PATTERNS: &str = r##"<defs><pattern id="texture-hatch" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><path d="M0 0V6" stroke="#fff" stroke-width="2"/></pattern><pattern id="texture-dots" width="6" height="6" patternUnits="userSpaceOnUse"><circle cx="3" cy="3" r="1.2" fill="#fff"/></pattern><pattern id="texture-cross" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><path d="M0 0V6M0 3H6" fill="none" stroke="#6b7280"/></pattern></defs>"##;

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

impl Drawing {
    /// The picture as a file.
    #[must_use]
    pub fn file(&self) -> String {
        let (width, height) = self.size;
        let mut file = format!(
            r#"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{}" height="{}" font-family="Fira Sans, sans-serif" font-size="12"><title>{}</title>"#,
            width * 2.0,
            height * 2.0,
            escaped(&self.label),
        );
        file.push_str(PATTERNS);
        let _ = write!(file, r##"<rect width="{width}" height="{height}" fill="#fff"/>"##);
        for shape in &self.shapes {
            let look =
                IN_FILES.iter().find(|(class, _)| *class == shape.class()).map_or("", |(_, look)| look);
            let _ = match shape {
                Shape::Path { way, texture, .. } => write!(file, r#"<path style="{look}" d="{way}"/>"#)
                    .and_then(|()| {
                        texture
                            .fill()
                            .map_or(Ok(()), |fill| write!(file, r#"<path fill="{fill}" d="{way}"/>"#))
                    }),
                Shape::Rect { frame, texture, .. } => {
                    let [x, y, width, height] = frame.map(written);
                    let place = format!(r#"x="{x}" y="{y}" width="{width}" height="{height}""#);
                    write!(file, r#"<rect style="{look}" {place}/>"#).and_then(|()| {
                        texture.fill().map_or(Ok(()), |fill| write!(file, r#"<rect fill="{fill}" {place}/>"#))
                    })
                }
                Shape::Dot { at: (x, y), title, .. } => {
                    write!(
                        file,
                        r#"<circle style="{look}" cx="{x:.1}" cy="{y:.1}" r="3.5"><title>{}</title></circle>"#,
                        escaped(title)
                    )
                }
                Shape::Words { at: (x, y), words, .. } => {
                    write!(file, r#"<text style="{look}" x="{x:.1}" y="{y:.1}">{}</text>"#, escaped(words))
                }
            };
        }
        file.push_str("</svg>");
        file
    }
}

/// A picture on a page; what it shows is said in words to those who do not see it.
#[component]
pub fn Picture(
    /// The picture.
    drawing: Drawing,
) -> impl IntoView {
    let Drawing { class, size: (width, height), label, shapes } = drawing;
    let shapes = shapes.into_iter().map(shape_view).collect_view();
    view! {
        <svg class=class viewBox=format!("0 0 {width} {height}") role="img" aria-label=label>
            {shapes}
        </svg>
    }
    .into_any()
}

fn shape_view(shape: Shape) -> AnyView {
    match shape {
        Shape::Path { class, way, texture } => {
            let pattern = texture.fill().map(|fill| view! { <path fill=fill d=way.clone()></path> });
            view! {
                <g>
                    <path class=class d=way></path>
                    {pattern}
                </g>
            }
            .into_any()
        }
        Shape::Rect { class, frame, texture } => {
            let [x, y, width, height] = frame.map(written);
            let pattern = texture.fill().map(|fill| {
                view! { <rect fill=fill x=x.clone() y=y.clone() width=width.clone() height=height.clone()></rect> }
            });
            view! {
                <g>
                    <rect class=class x=x.clone() y=y.clone() width=width.clone() height=height.clone()></rect>
                    {pattern}
                </g>
            }
            .into_any()
        }
        Shape::Dot { class, at: (x, y), title } => {
            let title = (!title.is_empty()).then(|| view! { <title>{title}</title> });
            view! {
                <circle class=class cx=written(x) cy=written(y) r="3.5">
                    {title}
                </circle>
            }
            .into_any()
        }
        Shape::Words { class, at: (x, y), words } => view! {
            <text class=class x=written(x) y=written(y)>
                {words}
            </text>
        }
        .into_any(),
    }
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;

    /// Holds that a picture has a look for each of its shapes, also in a file, and that all lies within it.
    pub(in crate::ui::chart) fn check(drawing: &Drawing) {
        let (width, height) = drawing.size;
        for shape in &drawing.shapes {
            assert!(IN_FILES.iter().any(|(class, _)| *class == shape.class()), "{}", shape.class());
            let within = |x: f64, y: f64| (0.0..=width).contains(&x) && (0.0..=height).contains(&y);
            match shape {
                Shape::Rect { frame: [x, y, wide, high], .. } => {
                    assert!(
                        within(*x, *y) && within((x + wide - 0.01).max(0.0), y + high - 0.01) && *wide >= 0.0,
                        "{shape:?}"
                    );
                }
                Shape::Dot { at: (x, y), .. } | Shape::Words { at: (x, y), .. } => {
                    assert!(within(*x, *y), "{shape:?}");
                }
                Shape::Path { way, .. } => assert!(!way.contains("NaN") && !way.contains("inf"), "{way}"),
            }
        }
        assert!(!drawing.label.is_empty() && drawing.file().ends_with("</svg>"));
    }

    #[test]
    fn a_file_stands_by_itself_and_holds_no_markup_of_others() {
        let drawing = Drawing {
            class: "chart__picture",
            size: (10.0, 10.0),
            label: "<b> & \"c\"".to_owned(),
            shapes: vec![
                Shape::Rect { class: "bar--delayed", frame: [0.0, 0.0, 5.0, 5.0], texture: Texture::Hatch },
                Shape::words("chart__label", (1.0, 1.0), "<script>"),
            ],
        };
        let file = drawing.file();
        assert!(file.contains("<title>&lt;b&gt; &amp; &quot;c&quot;</title>"), "{file}");
        assert!(file.contains("&lt;script&gt;") && !file.contains("<script>") && !file.contains("class="));
        assert!(file.contains(r#"fill="url(#texture-hatch)""#) && file.contains(r#"id="texture-hatch""#));
        check(&drawing);
    }
}
