//! A map of areas that are darker the more there is of something.
//!
//! Classes differ by lightness, which everybody sees, in print too; an area without a value is hatched. Each area is a link
//! and says its value in words.

use leptos::prelude::*;

/// The most classes: more shades than these are not told apart.
const MOST: i64 = 5;

/// Whole numbers from the smallest to the largest in classes of the same width, as far as that is possible.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Classes {
    smallest: i64,
    largest: i64,
}

impl Classes {
    /// The classes of several values; none of no value.
    #[must_use]
    pub fn of(values: &[i64]) -> Option<Self> {
        let smallest = values.iter().min()?;
        let largest = values.iter().max()?;
        Some(Self { smallest: *smallest, largest: *largest })
    }

    /// How many numbers lie between the ends, with both.
    const fn width(self) -> i64 {
        self.largest - self.smallest + 1
    }

    /// How many classes there are: never more than numbers.
    #[must_use]
    pub const fn count(self) -> i64 {
        if self.width() < MOST { self.width() } else { MOST }
    }

    /// The first and the last number of each class, the smallest first.
    #[must_use]
    pub fn bounds(self) -> Vec<(i64, i64)> {
        let edge = |number: i64| self.smallest + number * self.width() / self.count();
        (0..self.count()).map(|number| (edge(number), edge(number + 1) - 1)).collect()
    }

    /// The class of a value, from 0; what lies beyond the ends is in the class at that end.
    #[must_use]
    pub fn class(self, value: i64) -> usize {
        let bounds = self.bounds();
        bounds.iter().position(|(_, last)| value <= *last).unwrap_or(bounds.len().saturating_sub(1))
    }

    /// The shade of a class, from 0 to 4: the largest is always the darkest, and a single class is in the middle.
    #[must_use]
    pub const fn shade(self, class: usize) -> usize {
        match self.count() {
            1 => 2,
            2 => [0, 4][if class > 1 { 1 } else { class }],
            3 => [0, 2, 4][if class > 2 { 2 } else { class }],
            4 => [0, 1, 3, 4][if class > 3 { 3 } else { class }],
            _ => class,
        }
    }
}

/// An area of the map.
#[derive(Clone, Debug)]
pub struct Area {
    /// Its outline.
    pub path: String,
    /// What is said of it.
    pub label: Signal<String>,
    /// Where it leads.
    pub href: String,
    /// Its shade; none is hatched.
    pub shade: Option<usize>,
}

fn class_of(shade: Option<usize>) -> String {
    match shade {
        Some(shade) => format!("map-area map-area--{shade}"),
        None => "map-area map-area--none".to_owned(),
    }
}

/// The map.
#[component]
pub fn Choropleth(
    /// What it is about.
    #[prop(into)]
    name: Signal<String>,
    /// The left and the upper edge, the width and the height.
    frame: [i32; 4],
    /// The land behind the areas.
    land: Vec<String>,
    /// The areas; what comes later lies above.
    areas: Vec<Area>,
) -> impl IntoView {
    let [left, top, width, height] = frame;
    // The hatching is as wide on every map.
    let step = (width.max(height) / 60).max(1);
    let hatch_width = (step / 4).max(1).to_string();
    let land = land.into_iter().map(|path| view! { <path class="map-land" d=path></path> }).collect_view();
    let areas = areas
        .into_iter()
        .map(|area| {
            let Area { path, label, href, shade } = area;
            let hatch = shade.is_none().then(|| {
                view! { <path fill="url(#map-hatch)" fill-rule="evenodd" d=path.clone()></path> }
            });
            view! {
                <g>
                    <a class=class_of(shade) href=href aria-label=move || label.get()>
                        <path fill-rule="evenodd" d=path></path>
                        {hatch}
                    </a>
                </g>
            }
        })
        .collect_view();
    view! {
        <svg class="choropleth" viewBox=format!("{left} {top} {width} {height}") role="group" aria-label=move || name.get()>
            <defs>
                <pattern
                    id="map-hatch"
                    width=step.to_string()
                    height=step.to_string()
                    patternUnits="userSpaceOnUse"
                    patternTransform="rotate(45)"
                >
                    <path class="map-hatch" stroke-width=hatch_width d=format!("M0 0V{step}")></path>
                </pattern>
            </defs>
            {land}
            {areas}
        </svg>
    }
    .into_any()
}

/// What the shades mean.
#[component]
pub fn ClassLegend(
    /// The name of the list for assistive technology.
    #[prop(into)]
    name: Signal<String>,
    /// Each shade with its words, the hatching last.
    items: Vec<(Option<usize>, Signal<String>)>,
) -> impl IntoView {
    let items = items
        .into_iter()
        .map(|(shade, words)| {
            let hatch = shade
                .is_none()
                .then(|| view! { <path class="map-hatch" stroke-width="2" d="M0 12L12 0M8 12L20 0M16 12L28 0M-8 12L4 0"></path> });
            view! {
                <li>
                    <svg viewBox="0 0 20 12" aria-hidden="true">
                        <g class=class_of(shade)>
                            <rect width="20" height="12"></rect>
                            {hatch}
                        </g>
                    </svg>
                    <span>{move || words.get()}</span>
                </li>
            }
        })
        .collect_view();
    view! {
        <ul class="legend-list" aria-label=move || name.get()>
            {items}
        </ul>
    }
    .into_any()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn classes_meet_without_a_gap_and_hold_every_value() {
        for values in [&[0, 100][..], &[20, 60, 33], &[7], &[3, 4], &[0, 1, 2, 3, 4], &[-5, 12], &[1, 9, 400]]
        {
            let classes = Classes::of(values).unwrap();
            let bounds = classes.bounds();
            assert!(bounds.len() <= 5 && bounds.len() as i64 == classes.count(), "{values:?}");
            assert_eq!(bounds[0].0, *values.iter().min().unwrap());
            assert_eq!(bounds.last().unwrap().1, *values.iter().max().unwrap());
            assert!(bounds.windows(2).all(|pair| pair[0].1 + 1 == pair[1].0), "{bounds:?}");
            assert!(bounds.iter().all(|(first, last)| first <= last), "{bounds:?}");
            for value in values {
                let (first, last) = bounds[classes.class(*value)];
                assert!((first..=last).contains(value), "{value} in {bounds:?}");
            }
        }
        assert_eq!(Classes::of(&[]), None);
    }

    #[test]
    fn percents_are_divided_evenly() {
        let bounds = Classes::of(&[0, 99]).unwrap().bounds();
        assert_eq!(bounds, [(0, 19), (20, 39), (40, 59), (60, 79), (80, 99)]);
    }

    #[test]
    fn shades_rise_with_their_classes_and_the_last_is_the_darkest() {
        for largest in 1..9 {
            let classes = Classes::of(&[0, largest]).unwrap();
            let shades: Vec<_> = (0..classes.count()).map(|class| classes.shade(class as usize)).collect();
            assert!(shades.is_sorted() && shades.windows(2).all(|pair| pair[0] < pair[1]), "{shades:?}");
            assert_eq!((shades[0], shades.last()), (0, Some(&4)));
        }
        assert_eq!(Classes::of(&[7]).unwrap().shade(0), 2);
    }

    #[test]
    fn what_lies_beyond_is_in_the_class_at_that_end() {
        let classes = Classes::of(&[10, 20]).unwrap();
        assert_eq!((classes.class(-1), classes.class(99)), (0, 4));
    }
}
