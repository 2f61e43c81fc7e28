//! How much is reached out of how much, over time: the area grows towards the line of all.

use time::Date;

use super::{
    drawing::{Drawing, Shape},
    scale::{Scale, day_number, months},
    stacked_bar::Texture,
};
use crate::{i18n::Language, ui::format};

/// The size of the picture in its own units.
const SIZE: (f64, f64) = (360.0, 190.0);
/// The plot, from left to right and from bottom to top; the rest is for words.
const ACROSS: (f64, f64) = (34.0, 344.0);
const UP: (f64, f64) = (160.0, 22.0);

mod text {
    crate::texts! {
        all(count: &str): "alle: {count}", "all: {count}";
        reached(count: &str): "erreicht: {count}", "reached: {count}";
    }
}

/// A day from which on so much was reached out of so much.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Step {
    /// The day.
    pub on: Date,
    /// How much was reached.
    pub reached: i64,
    /// How much there was in all.
    pub all: i64,
}

/// The picture of steps up to a day.
#[must_use]
pub fn burn_up(language: Language, label: String, steps: &[Step], until: Date) -> Drawing {
    let first = steps.first().map_or(until, |step| step.on);
    let x = Scale::of([day_number(first), day_number(until)], ACROSS);
    let most = steps.iter().map(|step| step.all.max(step.reached)).max().unwrap_or(0).max(1);
    let y = Scale::of([0.0, most as f64], UP);
    let mut shapes = Vec::new();
    // Things are counted whole.
    for tick in y.ticks(4).into_iter().filter(|tick| tick.fract() == 0.0) {
        let height = y.place(tick);
        shapes.push(Shape::line("chart__grid", format!("M{:.1} {height:.1}H{:.1}", ACROSS.0, ACROSS.1)));
        let words = format::number(language, tick);
        shapes.push(Shape::words("chart__label chart__label--end", (ACROSS.0 - 6.0, height + 4.0), words));
    }
    for month in months(first, until, 4) {
        let place = x.day(month);
        shapes.push(Shape::line("chart__axis", format!("M{place:.1} {:.1}v5", UP.0)));
        let class = if place > ACROSS.1 - 30.0 {
            "chart__label chart__label--end"
        } else {
            "chart__label chart__label--middle"
        };
        let place = if place > ACROSS.1 - 30.0 { ACROSS.1 } else { place.max(ACROSS.0) };
        shapes.push(Shape::words(class, (place, UP.0 + 19.0), format::month(language, month)));
    }
    if let Some(last) = steps.last() {
        let way = |height: &dyn Fn(&Step) -> i64| -> String {
            let mut way = String::new();
            for (index, step) in steps.iter().enumerate() {
                let (x, y) = (x.day(step.on), y.place(height(step) as f64));
                way.push_str(&if index == 0 { format!("M{x:.1} {y:.1}") } else { format!("H{x:.1}V{y:.1}") });
            }
            format!("{way}H{:.1}", x.day(until))
        };
        let reached = way(&|step| step.reached);
        let area = format!("{reached}V{:.1}H{:.1}z", UP.0, x.day(first));
        shapes.push(Shape::Path { class: "chart__reached", way: area, texture: Texture::Dots });
        shapes.push(Shape::line("chart__all", way(&|step| step.all)));
        let above = |count: i64| (ACROSS.1, (y.place(count as f64) - 5.0).max(12.0));
        let all = text::all(language, &format::count(language, last.all));
        shapes.push(Shape::words("chart__label chart__label--end", above(last.all), all));
        let reached = text::reached(language, &format::count(language, last.reached));
        // Beside one another where they would lie on one another.
        let (right, height) = above(last.reached);
        let is_near = (above(last.all).1 - height).abs() < 14.0;
        let right = if is_near { right - 80.0 } else { right };
        shapes.push(Shape::words("chart__label chart__label--end", (right, height), reached));
    }
    shapes.push(Shape::line("chart__axis", format!("M{:.1} {:.1}H{:.1}", ACROSS.0, UP.0, ACROSS.1)));
    Drawing { class: "chart__picture", size: SIZE, label, shapes }
}

#[cfg(test)]
mod tests {
    use time::macros::date;

    use super::*;
    use crate::ui::chart::drawing::tests::check;

    const UNTIL: Date = date!(2026 - 11 - 22);

    fn draw(steps: &[Step]) -> Drawing {
        let drawing = burn_up(Language::De, "Erreicht".to_owned(), steps, UNTIL);
        check(&drawing);
        drawing
    }

    #[test]
    fn the_area_ends_today_and_both_ends_are_named() {
        let drawing = draw(&[
            Step { on: date!(2026 - 01 - 10), reached: 0, all: 30 },
            Step { on: date!(2026 - 06 - 10), reached: 12, all: 40 },
        ]);
        let area = drawing.shapes.iter().find_map(|shape| match shape {
            Shape::Path { class: "chart__reached", way, .. } => Some(way.clone()),
            _ => None,
        });
        assert!(area.unwrap().ends_with("H344.0V160.0H34.0z"));
        let says = |words: &str| {
            drawing
                .shapes
                .iter()
                .any(|shape| matches!(shape, Shape::Words { words: said, .. } if said == words))
        };
        assert!(says("alle: 40") && says("erreicht: 12") && says("Jul 2026") && says("0"));
    }

    #[test]
    fn a_plan_of_today_and_one_without_measures_are_drawn_too() {
        draw(&[]);
        draw(&[Step { on: UNTIL, reached: 0, all: 0 }]);
        draw(&[Step { on: UNTIL, reached: 3, all: 3 }]);
    }
}
