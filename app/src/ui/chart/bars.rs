//! How many there are of each of several things, one below the other, each with its name and its number.

use super::{
    drawing::{Drawing, Shape},
    scale::Scale,
    stacked_bar::Texture,
};
use crate::{i18n::Language, ui::format};

const WIDTH: f64 = 360.0;
const ROW: f64 = 34.0;
const ACROSS: (f64, f64) = (0.0, 300.0);

/// A bar.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bar {
    /// Its name.
    pub name: String,
    /// How many.
    pub count: i64,
    /// How many there were on the day it is compared with; drawn as a mark.
    pub before: Option<i64>,
}

/// The picture; the names stand above their bars, where also long ones have room.
#[must_use]
pub fn bars(language: Language, label: String, bars: &[Bar]) -> Drawing {
    let counts = bars.iter().flat_map(|bar| [Some(bar.count), bar.before]).flatten();
    let x = Scale::of(counts.chain([0, 1]).map(|count| count as f64), ACROSS);
    let mut shapes = Vec::new();
    for (number, bar) in bars.iter().enumerate() {
        let top = number as f64 * ROW;
        let end = x.place(bar.count as f64);
        shapes.push(Shape::words("chart__label", (0.0, top + 12.0), bar.name.as_str()));
        let frame = [0.0, top + 17.0, end, 12.0];
        shapes.push(Shape::Rect { class: "bar--running", frame, texture: Texture::Plain });
        let mut words_at = end;
        if let Some(before) = bar.before {
            let place = x.place(before as f64);
            words_at = words_at.max(place);
            let mark = format!("M{place:.1} {:.1}l4 4v8l-4 4l-4 -4v-8z", top + 15.0);
            shapes.push(Shape::line("chart__target-mark", mark));
        }
        let number = format::count(language, bar.count);
        shapes.push(Shape::words("chart__label", (words_at + 8.0, top + 27.0), number));
    }
    let height = (bars.len() as f64 * ROW).max(ROW);
    Drawing { class: "chart__picture", size: (WIDTH, height), label, shapes }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ui::chart::drawing::tests::check;

    #[test]
    fn the_largest_is_the_longest_and_nothing_has_no_length() {
        let bar = |count, before| Bar { name: "läuft".to_owned(), count, before };
        let drawing =
            bars(Language::De, "Status".to_owned(), &[bar(10, Some(4)), bar(5, None), bar(0, Some(20))]);
        check(&drawing);
        let lengths: Vec<_> = drawing
            .shapes
            .iter()
            .filter_map(|shape| match shape {
                Shape::Rect { frame, .. } => Some(frame[2]),
                _ => None,
            })
            .collect();
        assert_eq!(lengths, [150.0, 75.0, 0.0]);
        check(&bars(Language::De, "Status".to_owned(), &[]));
    }
}
