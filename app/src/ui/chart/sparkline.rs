//! A value over time in a line of text or a row of a table: small, without words of its own.

use time::Date;

use super::{
    drawing::{Drawing, Shape},
    line::way,
    scale::{Scale, day_number},
};

const SIZE: (f64, f64) = (120.0, 28.0);
/// Room for the line's thickness and the dot.
const MARGIN: f64 = 4.0;

/// The picture of values, the oldest first, with the line of their target; what it shows is said in its label.
#[must_use]
pub fn sparkline(
    label: String,
    values: &[(Date, f64)],
    target: Option<f64>,
    baseline: Option<f64>,
) -> Drawing {
    let x = Scale::of(values.iter().map(|(day, _)| day_number(*day)), (MARGIN, SIZE.0 - MARGIN));
    let known = values.iter().map(|(_, value)| *value).chain(target).chain(baseline);
    let y = Scale::of(known, (SIZE.1 - MARGIN, MARGIN));
    let places: Vec<_> = values.iter().map(|(day, value)| (x.day(*day), y.place(*value))).collect();
    let mut shapes = Vec::new();
    if let Some(target) = target {
        shapes.push(Shape::line("spark__goal", format!("M0 {:.1}H{}", y.place(target), SIZE.0)));
    }
    shapes.push(Shape::line("spark__line", way(&places)));
    if let Some(at) = places.last() {
        shapes.push(Shape::Dot { class: "spark__now", at: *at, title: String::new() });
    }
    Drawing { class: "spark", size: SIZE, label, shapes }
}

#[cfg(test)]
mod tests {
    use time::macros::date;

    use super::*;
    use crate::ui::chart::drawing::tests::check;

    fn draw(values: &[(Date, f64)], target: Option<f64>) -> Drawing {
        let drawing = sparkline("Versorgungsgrad".to_owned(), values, target, None);
        check(&drawing);
        drawing
    }

    #[test]
    fn the_line_rises_with_the_values_towards_the_target() {
        let drawing = draw(&[(date!(2026 - 01 - 01), 91.0), (date!(2026 - 07 - 01), 94.0)], Some(100.0));
        let ways: Vec<_> = drawing
            .shapes
            .iter()
            .filter_map(|shape| match shape {
                Shape::Path { way, .. } => Some(way.as_str()),
                _ => None,
            })
            .collect();
        assert_eq!(ways, ["M0 4.0H120", "M4.0 24.0 L116.0 17.3"]);
        assert!(matches!(drawing.shapes[2], Shape::Dot { at: (116.0, _), .. }));
    }

    #[test]
    fn no_value_or_one_value_still_draws() {
        assert_eq!(draw(&[], None).shapes.len(), 1);
        assert_eq!(draw(&[(date!(2026 - 01 - 01), 5.0)], None).shapes.len(), 2);
    }
}
