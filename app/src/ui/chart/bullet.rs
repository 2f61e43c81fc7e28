//! A value against its target: a bar from the start to the value, and a mark where it should end.

use super::{
    drawing::{Drawing, Shape},
    scale::Scale,
    stacked_bar::Texture,
};
use crate::{i18n::Language, ui::format};

const SIZE: (f64, f64) = (200.0, 34.0);
const ACROSS: (f64, f64) = (4.0, 196.0);

/// What a bullet shows.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Bullet {
    /// The newest value.
    pub value: Option<f64>,
    /// The value to be reached.
    pub target: Option<f64>,
    /// The value at the start.
    pub baseline: Option<f64>,
    /// The unit of all three.
    pub unit: String,
    /// Whether the value is at the target or beyond.
    pub is_reached: bool,
}

/// The picture; it begins at nothing, unless a value lies below that.
#[must_use]
pub fn bullet(language: Language, label: String, bullet: &Bullet) -> Drawing {
    let known = [bullet.value, bullet.target, bullet.baseline];
    let x = Scale::of(known.into_iter().flatten().chain([0.0]), ACROSS);
    let mut shapes = vec![Shape::Rect {
        class: "bar--track",
        frame: [ACROSS.0, 4.0, ACROSS.1 - ACROSS.0, 12.0],
        texture: Texture::Plain,
    }];
    if let Some(value) = bullet.value {
        let (zero, end) = (x.place(0.0), x.place(value));
        let (class, texture) = if bullet.is_reached {
            ("bar--reached", Texture::Plain)
        } else {
            ("bar--running", Texture::Dots)
        };
        shapes.push(Shape::Rect { class, frame: [zero.min(end), 6.0, (end - zero).abs(), 8.0], texture });
    }
    if let Some(baseline) = bullet.baseline {
        shapes.push(Shape::line("chart__baseline", format!("M{:.1} 4v12", x.place(baseline))));
    }
    if let Some(target) = bullet.target {
        let place = x.place(target);
        let mark = format!("M{place:.1} 1l4 4v10l-4 4l-4 -4v-10z");
        shapes.push(Shape::line("chart__target-mark", mark));
        let class = if place > 100.0 { "chart__label chart__label--end" } else { "chart__label" };
        let edge = if place > 100.0 { (place + 4.0).min(ACROSS.1) } else { (place - 4.0).max(ACROSS.0) };
        let words = format::value(language, target, &bullet.unit);
        shapes.push(Shape::words(class, (edge, 31.0), words));
    }
    Drawing { class: "bullet", size: SIZE, label, shapes }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ui::chart::drawing::tests::check;

    fn draw(value: Option<f64>, target: Option<f64>, is_reached: bool) -> Drawing {
        let known = Bullet { value, target, baseline: Some(20.0), unit: "%".to_owned(), is_reached };
        let drawing = bullet(Language::De, "Anteil".to_owned(), &known);
        check(&drawing);
        drawing
    }

    fn width(drawing: &Drawing) -> Option<f64> {
        drawing.shapes.iter().find_map(|shape| match shape {
            Shape::Rect { class: "bar--running" | "bar--reached", frame, .. } => Some(frame[2]),
            _ => None,
        })
    }

    #[test]
    fn the_bar_is_as_long_as_the_value_is_of_the_target() {
        assert_eq!(width(&draw(Some(40.0), Some(80.0), false)), Some(96.0));
        assert_eq!(width(&draw(Some(80.0), Some(80.0), true)), Some(192.0));
        assert_eq!(width(&draw(None, Some(80.0), false)), None);
    }

    #[test]
    fn what_is_below_nothing_goes_to_the_left() {
        let drawing = draw(Some(-20.0), Some(20.0), false);
        let left = drawing.shapes.iter().find_map(|shape| match shape {
            Shape::Rect { class: "bar--running", frame, .. } => Some((frame[0], frame[2])),
            _ => None,
        });
        assert_eq!(left, Some((4.0, 96.0)));
        draw(None, None, false);
    }
}
