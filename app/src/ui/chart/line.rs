//! A value over time against its target: the line of what was measured, the band in which the target is reached, and where
//! the line is heading.

use time::Date;

use super::{
    drawing::{Drawing, Shape},
    scale::{Scale, day_number},
    stacked_bar::Texture,
};
use crate::{i18n::Language, ui::format};

/// The size of the picture in its own units.
const SIZE: (f64, f64) = (360.0, 150.0);
/// The plot, from left to right and from bottom to top; the rest is for words.
const ACROSS: (f64, f64) = (8.0, 348.0);
const UP: (f64, f64) = (126.0, 18.0);

mod text {
    crate::texts! {
        target: "Ziel", "Target";
    }
}

/// What a line shows.
#[derive(Clone, Debug, PartialEq)]
pub struct Line {
    /// What was measured, the oldest first.
    pub values: Vec<(Date, f64)>,
    /// The unit.
    pub unit: String,
    /// The value to be reached.
    pub target: Option<f64>,
    /// The day by which it is to be reached.
    pub target_on: Option<Date>,
    /// Whether the target is reached above it, else below.
    pub more_is_better: bool,
    /// The value at the start.
    pub baseline: Option<f64>,
    /// The value on the day of the target if it goes on like this.
    pub forecast: Option<f64>,
    /// The day that ends the picture where there is no later one.
    pub today: Date,
}

impl Line {
    fn days(&self) -> (Date, Date) {
        let days = || self.values.iter().map(|(day, _)| *day).chain(self.target_on).chain([self.today]);
        (days().min().unwrap_or(self.today), days().max().unwrap_or(self.today))
    }

    /// Where days and values lie.
    fn scales(&self) -> (Scale, Scale) {
        let (first, last) = self.days();
        let known = || {
            let values = self.values.iter().map(|(_, value)| *value);
            values.chain(self.target).chain(self.baseline).chain(self.forecast)
        };
        let (low, high) = (known().fold(f64::INFINITY, f64::min), known().fold(f64::NEG_INFINITY, f64::max));
        // Beyond the target there is always some room, where it is reached; its name has to fit in.
        let room = if high > low { (high - low) / 5.0 } else { 1.0 };
        let beyond =
            self.target.map(|target| if self.more_is_better { target + room } else { target - room });
        let x = Scale::of([day_number(first), day_number(last)], ACROSS);
        (x, Scale::of(known().chain(beyond), UP))
    }
}

/// The picture of a line; what it shows is said in words beside it.
#[must_use]
pub fn line(language: Language, label: String, line: &Line) -> Drawing {
    let (x, y) = line.scales();
    let (first, last) = line.days();
    let mut shapes = Vec::new();
    if let Some(target) = line.target {
        let height = y.place(target);
        let (top, bottom) = if line.more_is_better { (UP.1, height) } else { (height, UP.0) };
        let frame = [ACROSS.0, top, ACROSS.1 - ACROSS.0, (bottom - top).max(0.0)];
        shapes.push(Shape::Rect { class: "chart__band", frame, texture: Texture::Plain });
    }
    if let Some(baseline) = line.baseline {
        let way = format!("M{:.1} {:.1}H{:.1}", ACROSS.0, y.place(baseline), ACROSS.1);
        shapes.push(Shape::line("chart__baseline", way));
    }
    if let Some(target) = line.target {
        let height = y.place(target);
        shapes.push(Shape::line("chart__target", format!("M{:.1} {height:.1}H{:.1}", ACROSS.0, ACROSS.1)));
        let place = x.day(line.target_on.unwrap_or(last));
        shapes.push(Shape::line(
            "chart__target-mark",
            format!("M{place:.1} {:.1}l5 5l-5 5l-5 -5z", height - 5.0),
        ));
        let words = format!("{} {}", text::target(language), format::value(language, target, &line.unit));
        shapes.push(Shape::words("chart__label", (ACROSS.0, (height - 5.0).max(10.0)), words));
    }
    let axis = UP.0 + 6.0;
    shapes.push(Shape::line("chart__axis", format!("M{:.1} {axis:.1}H{:.1}", ACROSS.0, ACROSS.1)));
    let below = SIZE.1 - 4.0;
    shapes.push(Shape::words("chart__label", (ACROSS.0, below), format::month(language, first)));
    let end = format::month(language, last);
    shapes.push(Shape::words("chart__label chart__label--end", (ACROSS.1, below), end));
    let places: Vec<_> = line.values.iter().map(|(day, value)| (x.day(*day), y.place(*value))).collect();
    let forecast = line.target_on.zip(line.forecast).map(|(on, value)| (x.day(on), y.place(value)));
    if let Some(((from_x, from_y), (to_x, to_y))) = places.last().zip(forecast) {
        shapes.push(Shape::line("chart__forecast", format!("M{from_x:.1} {from_y:.1} L{to_x:.1} {to_y:.1}")));
    }
    shapes.push(Shape::line("chart__line", way(&places)));
    let told = |day: Date, value: f64| {
        format!("{}: {}", format::date(language, day), format::value(language, value, &line.unit))
    };
    if let Some((at, (on, value))) = forecast.zip(line.target_on.zip(line.forecast)) {
        shapes.push(Shape::Dot { class: "chart__forecast-dot", at, title: told(on, value) });
    }
    for ((day, value), at) in line.values.iter().zip(places) {
        shapes.push(Shape::Dot { class: "chart__dot", at, title: told(*day, *value) });
    }
    Drawing { class: "course", size: SIZE, label, shapes }
}

/// A line through places.
pub(super) fn way(places: &[(f64, f64)]) -> String {
    let step = |(index, (x, y)): (usize, &(f64, f64))| {
        format!("{}{x:.1} {y:.1}", if index == 0 { "M" } else { " L" })
    };
    places.iter().enumerate().map(step).collect()
}

#[cfg(test)]
mod tests {
    use time::macros::date;

    use super::*;
    use crate::ui::chart::drawing::tests::check;

    fn rising() -> Line {
        Line {
            values: vec![
                (date!(2026 - 01 - 01), 62.0),
                (date!(2026 - 05 - 01), 66.0),
                (date!(2026 - 09 - 01), 71.0),
            ],
            unit: "%".to_owned(),
            target: Some(90.0),
            target_on: Some(date!(2027 - 12 - 31)),
            more_is_better: true,
            baseline: Some(60.0),
            forecast: Some(88.0),
            today: date!(2026 - 11 - 22),
        }
    }

    fn dots(drawing: &Drawing, meant: &str) -> Vec<(f64, f64)> {
        let dot = |shape: &Shape| match shape {
            Shape::Dot { class, at, .. } if *class == meant => Some(*at),
            _ => None,
        };
        drawing.shapes.iter().filter_map(dot).collect()
    }

    fn band(drawing: &Drawing) -> Option<[f64; 4]> {
        drawing.shapes.iter().find_map(|shape| match shape {
            Shape::Rect { class: "chart__band", frame, .. } => Some(*frame),
            _ => None,
        })
    }

    #[test]
    fn everything_lies_within_the_picture_and_better_is_higher() {
        let drawing = line(Language::De, "Verlauf".to_owned(), &rising());
        check(&drawing);
        let values = dots(&drawing, "chart__dot");
        assert!(values.len() == 3 && values.is_sorted_by(|a, b| a.0 < b.0 && a.1 > b.1));
        let forecast = dots(&drawing, "chart__forecast-dot");
        assert_eq!(forecast.iter().map(|(x, _)| *x).collect::<Vec<_>>(), [ACROSS.1]);
        for (_, y) in values.iter().chain(&forecast) {
            assert!((UP.1..=UP.0).contains(y), "{y}");
        }
        assert_eq!(way(&values).matches('L').count(), 2);
    }

    #[test]
    fn the_band_is_where_the_target_is_reached() {
        let [_, top, _, height] = band(&line(Language::De, "Verlauf".to_owned(), &rising())).unwrap();
        assert!(top == UP.1 && height > 5.0, "{top} {height}");
        let falling = Line { more_is_better: false, target: Some(50.0), ..rising() };
        let [_, top, _, height] = band(&line(Language::De, "Verlauf".to_owned(), &falling)).unwrap();
        assert!((top + height - UP.0).abs() < 0.01 && height > 5.0, "{top} {height}");
        assert_eq!(band(&line(Language::De, "Verlauf".to_owned(), &Line { target: None, ..rising() })), None);
    }

    #[test]
    fn without_values_only_the_target_is_drawn() {
        let empty = Line { values: Vec::new(), forecast: None, target_on: None, ..rising() };
        let drawing = line(Language::En, "Course".to_owned(), &empty);
        check(&drawing);
        assert!(dots(&drawing, "chart__dot").is_empty() && dots(&drawing, "chart__forecast-dot").is_empty());
        assert!(band(&drawing).is_some());
    }
}
