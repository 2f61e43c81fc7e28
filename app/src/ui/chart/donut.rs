//! A ring of a few parts: what share of a whole is which, with the number of all in the middle.

use std::f64::consts::TAU;

use super::{
    drawing::{Drawing, Shape},
    stacked_bar::{Segment, words},
};
use crate::{i18n::Language, ui::format};

const SIZE: (f64, f64) = (360.0, 200.0);
const CENTRE: (f64, f64) = (180.0, 100.0);
const OUTER: f64 = 78.0;
const INNER: f64 = 48.0;

/// A place on a circle around the centre; shares go from the top and with the clock.
fn place(radius: f64, share: f64) -> (f64, f64) {
    let angle = share * TAU;
    (CENTRE.0 + radius * angle.sin(), CENTRE.1 - radius * angle.cos())
}

/// The outline of a part between two shares of the ring.
fn arc(from: f64, to: f64) -> String {
    if to - from > 0.999 {
        return ring();
    }
    let large = u8::from(to - from > 0.5);
    let [a, b, c, d] = [place(OUTER, from), place(OUTER, to), place(INNER, to), place(INNER, from)];
    format!(
        "M{:.1} {:.1}A{OUTER} {OUTER} 0 {large} 1 {:.1} {:.1}L{:.1} {:.1}A{INNER} {INNER} 0 {large} 0 {:.1} {:.1}z",
        a.0, a.1, b.0, b.1, c.0, c.1, d.0, d.1
    )
}

/// The outline of a whole: an arc that ends where it begins is not drawn, so each circle is made of two.
fn ring() -> String {
    let circle = |radius: f64, sweep: u8| {
        let (top, bottom) = (place(radius, 0.0), place(radius, 0.5));
        format!(
            "M{:.1} {:.1}A{radius} {radius} 0 1 {sweep} {:.1} {:.1}A{radius} {radius} 0 1 {sweep} {:.1} {:.1}z",
            top.0, top.1, bottom.0, bottom.1, top.0, top.1
        )
    };
    circle(OUTER, 1) + &circle(INNER, 0)
}

/// The picture of several parts; what does not occur takes no room.
#[must_use]
pub fn donut(language: Language, name: &str, segments: &[Segment]) -> Drawing {
    let total: i64 = segments.iter().map(|segment| segment.count.max(0)).sum();
    let mut shapes = Vec::new();
    let mut before = 0;
    for segment in segments.iter().filter(|segment| segment.count > 0) {
        let share = |count: i64| count as f64 / total as f64;
        let (from, to) = (share(before), share(before + segment.count));
        before += segment.count;
        shapes.push(Shape::Path {
            class: segment.part.class,
            way: arc(from, to),
            texture: segment.part.texture,
        });
        let middle = f64::midpoint(from, to);
        let (x, y) = place(OUTER + 9.0, middle);
        let class = match middle {
            m if !(0.03..=0.97).contains(&m) || (0.47..=0.53).contains(&m) => {
                "chart__label chart__label--middle"
            }
            m if m > 0.5 => "chart__label chart__label--end",
            _ => "chart__label",
        };
        shapes.push(Shape::words(class, (x, y + 4.0), format::count(language, segment.count)));
    }
    if total == 0 {
        shapes.push(Shape::line("bar--track", arc(0.0, 1.0)));
    }
    let number = format::count(language, total);
    shapes.push(Shape::words("chart__number", (CENTRE.0, CENTRE.1 + 10.0), number));
    Drawing { class: "chart__picture", size: SIZE, label: words(language, name, segments), shapes }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ui::chart::{Part, Texture, drawing::tests::check};

    fn segments(counts: &[i64]) -> Vec<Segment> {
        let part = Part { label: |_| "Teil", class: "bar--running", texture: Texture::Dots };
        counts.iter().map(|count| Segment { part, count: *count }).collect()
    }

    #[test]
    fn each_part_that_occurs_is_drawn_with_its_number_and_the_sum_is_in_the_middle() {
        let drawing = donut(Language::De, "Maßnahmen", &segments(&[3, 0, 9]));
        check(&drawing);
        assert_eq!(drawing.label, "Maßnahmen: 3 Teil, 9 Teil");
        let words: Vec<_> = drawing
            .shapes
            .iter()
            .filter_map(|shape| match shape {
                Shape::Words { words, .. } => Some(words.as_str()),
                _ => None,
            })
            .collect();
        assert_eq!(words, ["3", "9", "12"]);
        assert_eq!(drawing.shapes.len(), 5);
    }

    #[test]
    fn a_whole_and_nothing_are_rings() {
        for counts in [&[7][..], &[0, 0], &[]] {
            let drawing = donut(Language::En, "Measures", &segments(counts));
            check(&drawing);
            assert!(matches!(&drawing.shapes[0], Shape::Path { way, .. } if *way == ring()), "{counts:?}");
        }
        // No arc ends where it begins.
        assert_eq!(
            ring(),
            "M180.0 22.0A78 78 0 1 1 180.0 178.0A78 78 0 1 1 180.0 22.0z\
             M180.0 52.0A48 48 0 1 0 180.0 148.0A48 48 0 1 0 180.0 52.0z"
        );
    }

    #[test]
    fn a_quarter_goes_from_the_top_to_the_right() {
        assert!(
            arc(0.0, 0.25)
                .starts_with("M180.0 22.0A78 78 0 0 1 258.0 100.0L228.0 100.0A48 48 0 0 0 180.0 52.0z")
        );
    }
}
