//! What comes first, drawn from bar to bar: each row of the timeline draws its piece of the way.

use std::collections::HashMap;

use domain::{
    id::MeasureId,
    plan::{MeasureLink, MeasureLinkKind, MeasureStatus, Period, is_too_early},
};
use leptos::prelude::*;

use super::{percent, scale::Scale};

/// How far right of a bar a line goes down, in CSS pixels.
const STEP: &str = "7";

/// A row in which lines are drawn.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(super) enum RowKey {
    /// The heading of a group, by its lane.
    Heading(String),
    /// A measure.
    Measure(MeasureId),
}

/// One of two measures that depend on each other, as the timeline shows it.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct End {
    /// The title.
    pub(super) title: String,
    /// How far it is.
    pub(super) status: MeasureStatus,
    /// When it is shown.
    pub(super) period: Period,
}

/// A measure that another one waits for.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Dependency {
    /// Whether it blocks the other or merely comes first.
    pub(super) kind: MeasureLinkKind,
    /// What comes first.
    pub(super) before: MeasureId,
    /// Its title.
    pub(super) title: String,
    /// What comes after.
    pub(super) after: MeasureId,
    /// Whether the latter begins too early.
    pub(super) is_early: bool,
    /// Where the former ends and the latter begins, in percent; nothing if one of them has no day.
    places: Option<(f64, f64)>,
}

/// The dependencies among measures.
pub(super) fn dependencies(
    links: &[MeasureLink],
    ends: &HashMap<MeasureId, End>,
    scale: Scale,
) -> Vec<Dependency> {
    let links = links.iter().filter(|link| link.kind.is_dependency());
    links
        .filter_map(|link| {
            let (before, after) = (ends.get(&link.from_id)?, ends.get(&link.to_id)?);
            let places = scale.drawn(before.period).zip(scale.drawn(after.period));
            Some(Dependency {
                kind: link.kind,
                before: link.from_id,
                title: before.title.clone(),
                after: link.to_id,
                is_early: is_too_early(after.period, before.period, before.status),
                places: places.map(|((left, width), (begin, _))| (left + width, begin)),
            })
        })
        .collect()
}

/// Which part of a line a row draws.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Part {
    /// It leaves the bar, towards the foot of the row or its head.
    Leaves { is_down: bool },
    /// It goes through.
    Passes,
    /// It comes from the head of the row or its foot, and ends at the bar.
    Arrives { is_down: bool },
}

/// The part of a line in one row.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Piece {
    part: Part,
    /// Where it comes from, in percent.
    from: f64,
    /// Where it leads, in percent.
    to: f64,
    is_early: bool,
}

/// What each of the rows draws, in whose order the lines run; what leads to a row that is not there is left out.
pub(super) fn pieces(rows: &[RowKey], dependencies: &[Dependency]) -> HashMap<RowKey, Vec<Piece>> {
    let places: HashMap<_, _> = rows.iter().enumerate().map(|(place, row)| (row, place)).collect();
    let mut pieces: HashMap<RowKey, Vec<Piece>> = HashMap::new();
    for dependency in dependencies {
        let place = |id| places.get(&RowKey::Measure(id)).copied();
        let ends = place(dependency.before).zip(place(dependency.after));
        let Some(((begin, end), (from, to))) = ends.zip(dependency.places) else { continue };
        let is_down = begin < end;
        let mut draw = |row: &RowKey, part| {
            let piece = Piece { part, from, to, is_early: dependency.is_early };
            pieces.entry(row.clone()).or_default().push(piece);
        };
        draw(&rows[begin], Part::Leaves { is_down });
        for row in &rows[begin.min(end) + 1..begin.max(end)] {
            draw(row, Part::Passes);
        }
        draw(&rows[end], Part::Arrives { is_down });
    }
    pieces
}

/// The pieces of one row.
#[component]
pub(super) fn Lines(pieces: Memo<HashMap<RowKey, Vec<Piece>>>, row: RowKey) -> impl IntoView {
    let own = Memo::new(move |_| pieces.with(|pieces| pieces.get(&row).cloned().unwrap_or_default()));
    move || own.get().into_iter().map(drawing).collect_view()
}

fn drawing(piece: Piece) -> AnyView {
    let Piece { part, from, to, is_early } = piece;
    let class = if is_early { "timeline__link timeline__link--early" } else { "timeline__link" };
    let upright = move |y1: &'static str, y2: &'static str| {
        view! {
            <svg x=percent(from) overflow="visible">
                <line class=class x1=STEP x2=STEP y1=y1 y2=y2></line>
            </svg>
        }
    };
    match part {
        Part::Leaves { is_down } => view! {
            <svg x=percent(from) overflow="visible">
                <line class=class x1="0" x2=STEP y1="50%" y2="50%"></line>
            </svg>
            {upright("50%", if is_down { "100%" } else { "0" })}
        }
        .into_any(),
        Part::Passes => upright("0", "100%").into_any(),
        Part::Arrives { is_down } => {
            let edge = if is_down { "0" } else { "100%" };
            let arrow = view! {
                <svg x=percent(to) y="50%" overflow="visible">
                    <path class=class class:timeline__arrow=true d="M-9 -4.5L-1 0L-9 4.5z"></path>
                </svg>
            };
            if from <= to {
                return view! {
                    {upright(edge, "50%")}
                    <svg x=STEP overflow="visible">
                        <line class=class x1=percent(from) x2=percent(to) y1="50%" y2="50%"></line>
                    </svg>
                    {arrow}
                }
                .into_any();
            }
            // Around the bar, to its beginning.
            let lane = if is_down { "10%" } else { "90%" };
            view! {
                {upright(edge, lane)}
                <svg x=STEP overflow="visible">
                    <line class=class x1=percent(to) x2=percent(from) y1=lane y2=lane></line>
                </svg>
                <svg x=percent(to) overflow="visible">
                    <line class=class x1="-14" x2=STEP y1=lane y2=lane></line>
                    <line class=class x1="-14" x2="-14" y1=lane y2="50%"></line>
                    <line class=class x1="-14" x2="-8" y1="50%" y2="50%"></line>
                </svg>
                {arrow}
            }
            .into_any()
        }
    }
}

#[cfg(test)]
mod tests {
    use domain::id::{MeasureLinkId, PlanId};
    use time::macros::date;

    use super::*;

    fn id(name: &str) -> MeasureId {
        MeasureId::named(name)
    }

    fn row(name: &str) -> RowKey {
        RowKey::Measure(id(name))
    }

    fn between(from: &str, to: &str) -> Vec<Dependency> {
        let scale = Scale::new((date!(2026 - 01 - 01), date!(2026 - 12 - 31)), &[], &[]);
        let end = |name: &str, month: u8| {
            let day = date!(2026 - 01 - 01).replace_month(month.try_into().unwrap()).unwrap();
            let period = Period { starts_on: Some(day), due_on: Some(day + time::Duration::weeks(2)) };
            (id(name), End { title: name.to_owned(), status: MeasureStatus::Running, period })
        };
        let ends = HashMap::from([end("a", 2), end("b", 4), end("c", 6)]);
        let link = |kind| MeasureLink {
            id: MeasureLinkId::named("l"),
            plan_id: PlanId::named("p"),
            kind,
            from_id: id(from),
            to_id: id(to),
        };
        dependencies(&[link(MeasureLinkKind::Precedes), link(MeasureLinkKind::Related)], &ends, scale)
    }

    fn parts(rows: &[RowKey], dependencies: &[Dependency]) -> Vec<(usize, Part)> {
        let pieces = pieces(rows, dependencies);
        let of_row = |(place, row): (usize, &RowKey)| {
            pieces.get(row).map(|pieces| (place, pieces[0].part)).into_iter().collect::<Vec<_>>()
        };
        rows.iter().enumerate().flat_map(of_row).collect()
    }

    #[test]
    fn a_line_leaves_one_row_goes_through_those_between_and_arrives_at_another() {
        let rows = [row("a"), RowKey::Heading("field".to_owned()), row("b"), row("c")];
        let down =
            [(0, Part::Leaves { is_down: true }), (1, Part::Passes), (2, Part::Arrives { is_down: true })];
        assert_eq!(parts(&rows, &between("a", "b")), down);
        let up =
            [(0, Part::Arrives { is_down: false }), (1, Part::Passes), (2, Part::Leaves { is_down: false })];
        assert_eq!(parts(&rows, &between("b", "a")), up);
    }

    #[test]
    fn nothing_is_drawn_to_a_row_that_is_not_shown() {
        assert!(parts(&[row("a"), row("c")], &between("a", "b")).is_empty());
        assert!(parts(&[row("a"), row("b")], &between("a", "gone")).is_empty());
    }

    #[test]
    fn what_begins_before_the_end_of_the_other_is_marked() {
        let only = |dependencies: Vec<Dependency>| {
            assert_eq!(dependencies.len(), 1, "a relation is no dependency");
            dependencies[0].is_early
        };
        assert!(!only(between("a", "b")));
        assert!(only(between("c", "b")));
    }
}
