//! Which nodes are named on the screen, and where: the most important first, never one over another.

use std::rc::Rc;

use domain::network::NodeKind;

/// Height of a line in CSS pixels.
pub const LINE_HEIGHT: f32 = 16.0;
/// CSS pixels between a symbol and its label.
const DISTANCE: f32 = 4.0;
/// CSS pixels kept free around a label.
pub const PADDING: f32 = 2.0;
/// CSS pixels of screen per label without emphasis, so that names do not drown the picture.
const SCREEN_PER_LABEL: f32 = 9_000.0;
/// A label without emphasis may cover this many symbols of others.
const COVERED_AT_MOST: usize = 1;
/// The name of a health region may cover this many: it is needed to find one's way, but not at any cost.
const LANDMARK_COVERS_AT_MOST: usize = 3;
/// The name of an area lies below the network, and may cover this many.
const AREA_COVERS_AT_MOST: usize = 2;
/// What it costs to be cut by the edge of the screen or by a panel: more than covering anything.
const CUT: usize = 1_000;

/// How a label is set.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Emphasis {
    /// An area below the network, in the middle of which its name stands if there is room.
    Area,
    /// Regular weight.
    Plain,
    /// A health region, by which one finds one's way: semibold.
    Landmark,
    /// A neighbour of the selected node: semibold, in full ink.
    Neighbour,
    /// Under the pointer.
    Hovered,
    /// The selected node: semibold and larger.
    Selected,
}

impl Emphasis {
    /// Whether the label belongs to what the visitor is looking at, and must be there if at all possible.
    #[must_use]
    pub fn is_strong(self) -> bool {
        self >= Self::Neighbour
    }
}

/// The font size of a label, in CSS pixels.
#[must_use]
pub fn font_size(emphasis: Emphasis) -> f32 {
    match emphasis {
        Emphasis::Selected => 15.0,
        Emphasis::Area | Emphasis::Plain | Emphasis::Landmark | Emphasis::Neighbour | Emphasis::Hovered => {
            13.0
        }
    }
}

/// What a label names.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Subject {
    /// A node, by its index in the snapshot.
    Node(u32),
    /// A region that stands for its nodes, by its place in [`Aggregate::marks`](crate::aggregate::Aggregate::marks).
    Region(u32),
    /// A hull, by its index in the list of hulls.
    Hull(u32),
    /// An outline, by its index in the list of outlines.
    Outline(u32),
}

/// Something that could be named; lists of candidates are ordered from the most to the least important.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Candidate {
    /// What is named.
    pub subject: Subject,
    /// Centre of its symbol, or middle of the area, on the screen.
    pub at: [f32; 2],
    /// Radius of its symbol, or half of the width of the area, in CSS pixels.
    pub radius: f32,
    /// How the label is set.
    pub emphasis: Emphasis,
}

/// A symbol that labels should not cover.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Symbol {
    /// Index of the node.
    pub node: u32,
    /// Centre on the screen.
    pub at: [f32; 2],
    /// Radius in CSS pixels.
    pub radius: f32,
    /// Never cover it, rather than only if there is no better place.
    pub is_strong: bool,
}

/// How a label looks when set: its lines, and the widest of them in CSS pixels.
#[derive(Clone, Debug, PartialEq)]
pub struct SetText {
    /// One to three lines.
    pub lines: Rc<[String]>,
    /// Width of the widest line.
    pub width: f32,
}

/// A label with its place.
#[derive(Clone, Debug, PartialEq)]
pub struct PlacedLabel {
    /// What is named.
    pub subject: Subject,
    /// How it is set.
    pub emphasis: Emphasis,
    /// Lines and width.
    pub text: SetText,
    /// The rectangle it takes.
    pub area: Area,
    /// Horizontal alignment of its lines inside the rectangle: 0 left, 0.5 centred, 1 right.
    pub alignment: f32,
}

/// A rectangle on the screen.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Area {
    /// Left edge.
    pub left: f32,
    /// Upper edge.
    pub top: f32,
    /// Right edge.
    pub right: f32,
    /// Lower edge.
    pub bottom: f32,
}

impl Area {
    fn overlaps(&self, other: &Self) -> bool {
        self.left < other.right
            && other.left < self.right
            && self.top < other.bottom
            && other.top < self.bottom
    }

    fn around([x, y]: [f32; 2], radius: f32) -> Self {
        Self { left: x - radius, top: y - radius, right: x + radius, bottom: y + radius }
    }
}

/// The zoom (CSS pixels per unit) from which a node without emphasis is worth a name.
#[must_use]
pub fn named_from_zoom(kind: NodeKind, degree: usize) -> f32 {
    match (kind, degree) {
        (NodeKind::Region, _) => 0.0,
        (NodeKind::Committee, 30..) => 1.5,
        (NodeKind::Committee, 12..) => 2.8,
        (NodeKind::Committee, _) | (NodeKind::Organisation, 8..) => 3.4,
        (NodeKind::Office, _) => 5.0,
        (NodeKind::Organisation, _) => 8.0,
        (NodeKind::Person, _) => 9.0,
    }
}

/// Sorts by importance: the kind first, then how many links a node has. Larger is more important.
#[must_use]
pub fn importance(kind: NodeKind, degree: usize) -> u32 {
    let rank = match kind {
        NodeKind::Region => 4,
        NodeKind::Committee => 3,
        NodeKind::Office => 2,
        NodeKind::Organisation => 1,
        NodeKind::Person => 0,
    };
    // Hubs of a lesser kind outrank the small fry of the next.
    rank * 12 + degree.min(40) as u32
}

/// Places as many labels as fit on a screen of `viewport`, in the order of `candidates`.
///
/// `set` gives the lines of a label and measures them. Labels do not overlap each other or strong symbols, and cover
/// other symbols only where there is no better side. What lies under a panel is not named, and no name goes under one.
pub fn place(
    candidates: impl IntoIterator<Item = Candidate>,
    symbols: &[Symbol],
    viewport: [f32; 2],
    panels: &[Area],
    mut set: impl FnMut(Subject, Emphasis) -> SetText,
) -> Vec<PlacedLabel> {
    let mut labels_grid = AreaGrid::new(viewport);
    let mut symbols_grid = AreaGrid::new(viewport);
    for (index, symbol) in symbols.iter().enumerate() {
        symbols_grid.add(index as u32, &Area::around(symbol.at, symbol.radius));
    }
    let mut placed: Vec<PlacedLabel> = Vec::new();
    let mut room = (viewport[0] * viewport[1] / SCREEN_PER_LABEL).ceil() as usize;
    for candidate in candidates {
        let [x, y] = candidate.at;
        let is_strong = candidate.emphasis.is_strong();
        if room == 0 && !is_strong {
            // Strong candidates come first, so none is left.
            break;
        }
        let is_off = x < 0.0 || y < 0.0 || x > viewport[0] || y > viewport[1];
        if is_off || panels.iter().any(|panel| panel.overlaps(&Area::around([x, y], 0.5))) {
            continue;
        }
        let text = set(candidate.subject, candidate.emphasis);
        let mut best: Option<(usize, Area, f32)> = None;
        for (area, alignment, detour) in sides(&candidate, &text) {
            if labels_grid.any(&area, |index| placed[index as usize].area.overlaps(&area)) {
                continue;
            }
            let is_cut = area.left < 0.0
                || area.top < 0.0
                || area.right > viewport[0]
                || area.bottom > viewport[1]
                || panels.iter().any(|panel| panel.overlaps(&area));
            let mut cost = if is_cut { detour + CUT } else { detour };
            let mut is_blocked = false;
            symbols_grid.visit(&area, |index| {
                let symbol = &symbols[index as usize];
                if Subject::Node(symbol.node) != candidate.subject
                    && Area::around(symbol.at, symbol.radius * 0.8).overlaps(&area)
                {
                    // What is looked at is named in any case, everything else gives way to it.
                    is_blocked |= symbol.is_strong && candidate.emphasis < Emphasis::Hovered;
                    cost += if symbol.is_strong { 4 } else { 1 };
                }
            });
            if !is_blocked && best.is_none_or(|(least, ..)| cost < least) {
                best = Some((cost, area, alignment));
            }
        }
        let Some((cost, area, alignment)) = best else { continue };
        let is_poor = match candidate.emphasis {
            Emphasis::Area => cost > AREA_COVERS_AT_MOST,
            Emphasis::Plain => cost > COVERED_AT_MOST,
            Emphasis::Landmark => cost > LANDMARK_COVERS_AT_MOST,
            Emphasis::Neighbour => cost >= CUT,
            Emphasis::Hovered | Emphasis::Selected => false,
        };
        if is_poor {
            continue;
        }
        labels_grid.add(placed.len() as u32, &area);
        placed.push(PlacedLabel {
            subject: candidate.subject,
            emphasis: candidate.emphasis,
            text,
            area,
            alignment,
        });
        room = room.saturating_sub(usize::from(!is_strong));
    }
    placed
}

/// As [`place`], with names and the room around them `scale` times as large. What it answers is in units of `scale` CSS
/// pixels, so that whoever draws it only has to draw larger.
pub fn place_enlarged(
    scale: f32,
    candidates: impl IntoIterator<Item = Candidate>,
    symbols: &[Symbol],
    viewport: [f32; 2],
    panels: &[Area],
    set: impl FnMut(Subject, Emphasis) -> SetText,
) -> Vec<PlacedLabel> {
    let candidates = candidates.into_iter().map(|candidate| Candidate {
        at: candidate.at.map(|length| length / scale),
        radius: candidate.radius / scale,
        ..candidate
    });
    let symbols: Vec<Symbol> = symbols
        .iter()
        .map(|symbol| Symbol {
            at: symbol.at.map(|length| length / scale),
            radius: symbol.radius / scale,
            ..*symbol
        })
        .collect();
    let panels: Vec<Area> = panels
        .iter()
        .map(|panel| Area {
            left: panel.left / scale,
            top: panel.top / scale,
            right: panel.right / scale,
            bottom: panel.bottom / scale,
        })
        .collect();
    place(candidates, &symbols, viewport.map(|length| length / scale), &panels, set)
}

/// Places around the symbol in order of preference: right, left, below, above (for a landmark first above), then the
/// corners, and for what is looked at farther and farther away. Each with its alignment and what the distance costs.
fn sides(candidate: &Candidate, text: &SetText) -> Vec<(Area, f32, usize)> {
    let [x, y] = candidate.at;
    let width = text.width + 2.0 * PADDING;
    let height = text.lines.len() as f32 * LINE_HEIGHT;
    if candidate.emphasis == Emphasis::Area {
        let area = Area {
            left: x - width * 0.5,
            top: y - height * 0.5,
            right: x + width * 0.5,
            bottom: y + height * 0.5,
        };
        return if width <= 2.0 * candidate.radius { vec![(area, 0.5, 0)] } else { Vec::new() };
    }
    let rings: &[f32] =
        if candidate.emphasis >= Emphasis::Hovered { &[0.0, 14.0, 32.0, 56.0] } else { &[0.0] };
    let mut sides = Vec::new();
    for (ring, extra) in rings.iter().enumerate() {
        let away = candidate.radius + DISTANCE - PADDING + extra;
        let mut add = |left: f32, top: f32, alignment: f32| {
            sides.push((Area { left, top, right: left + width, bottom: top + height }, alignment, 2 * ring));
        };
        if candidate.emphasis == Emphasis::Landmark {
            // The layout keeps room above the neighbourhood; where that is not enough, a little to either side.
            let above = y - away - height + 1.0;
            for aside in [0.5, 0.35, 0.65, 0.2, 0.8] {
                add(x - width * aside, above, 0.5);
            }
        }
        add(x + away, y - height * 0.5, 0.0);
        add(x - away - width, y - height * 0.5, 1.0);
        add(x - width * 0.5, y + away - 1.0, 0.5);
        add(x - width * 0.5, y - away - height + 1.0, 0.5);
        let aslant = away * 0.7;
        add(x + aslant, y - aslant - height, 0.0);
        add(x + aslant, y + aslant, 0.0);
        add(x - aslant - width, y - aslant - height, 1.0);
        add(x - aslant - width, y + aslant, 1.0);
    }
    sides
}

/// Rectangles by the squares of the screen they touch.
struct AreaGrid {
    columns: i32,
    rows: i32,
    squares: Vec<Vec<u32>>,
}

impl AreaGrid {
    const SQUARE: f32 = 48.0;

    fn new(viewport: [f32; 2]) -> Self {
        let [columns, rows] = viewport.map(|length| (length / Self::SQUARE) as i32 + 1);
        Self { columns, rows, squares: vec![Vec::new(); (columns * rows) as usize] }
    }

    /// Squares beyond the edge count as those at the edge, so nothing is lost there.
    fn touched(&self, area: &Area) -> impl Iterator<Item = usize> + use<> {
        let column = |x: f32| ((x / Self::SQUARE) as i32).clamp(0, self.columns - 1);
        let row = |y: f32| ((y / Self::SQUARE) as i32).clamp(0, self.rows - 1);
        let columns = column(area.left)..=column(area.right);
        let width = self.columns;
        (row(area.top)..=row(area.bottom))
            .flat_map(move |row| columns.clone().map(move |column| (row * width + column) as usize))
    }

    fn add(&mut self, index: u32, area: &Area) {
        for square in self.touched(area) {
            self.squares[square].push(index);
        }
    }

    fn visit(&self, area: &Area, mut visitor: impl FnMut(u32)) {
        self.touched(area).for_each(|square| self.squares[square].iter().copied().for_each(&mut visitor));
    }

    fn any(&self, area: &Area, mut test: impl FnMut(u32) -> bool) -> bool {
        self.touched(area).any(|square| self.squares[square].iter().any(|&index| test(index)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::layout::random::Random;

    const SCREEN: [f32; 2] = [800.0, 600.0];

    fn set(_: Subject, _: Emphasis) -> SetText {
        SetText { lines: Rc::new(["Gesundheitskonferenz".to_owned()]), width: 120.0 }
    }

    fn crowd(count: u32, emphasis: Emphasis) -> Vec<Candidate> {
        let mut random = Random::new(11);
        (0..count)
            .map(|node| {
                let at = [random.unit() * SCREEN[0], random.unit() * SCREEN[1]];
                Candidate { subject: Subject::Node(node), at, radius: 5.0, emphasis }
            })
            .collect()
    }

    #[test]
    fn labels_never_overlap() {
        let placed = place(crowd(400, Emphasis::Neighbour), &[], SCREEN, &[], set);
        assert!(placed.len() > 60, "only {} labels", placed.len());
        for (index, a) in placed.iter().enumerate() {
            assert!(placed[..index].iter().all(|b| !a.area.overlaps(&b.area)));
        }
    }

    #[test]
    fn the_most_important_label_always_has_a_place() {
        let placed = place(crowd(400, Emphasis::Plain), &[], SCREEN, &[], set);
        assert_eq!(placed[0].subject, Subject::Node(0));
    }

    #[test]
    fn labels_without_emphasis_leave_the_picture_room() {
        let placed = place(crowd(4000, Emphasis::Plain), &[], SCREEN, &[], set);
        assert!(placed.len() <= 54);
    }

    #[test]
    fn a_label_moves_to_the_side_where_it_covers_nothing() {
        let selected = Candidate {
            subject: Subject::Node(0),
            at: [400.0, 300.0],
            radius: 8.0,
            emphasis: Emphasis::Selected,
        };
        let neighbour = Symbol { node: 1, at: [440.0, 300.0], radius: 6.0, is_strong: true };
        let placed = place([selected], &[neighbour], SCREEN, &[], set);
        assert!(placed[0].area.right <= 400.0);
        let alone = place([selected], &[], SCREEN, &[], set);
        assert!(alone[0].area.left >= 408.0);
    }

    #[test]
    fn the_selected_node_is_named_even_in_the_thick_of_its_neighbours() {
        let at = [400.0, 300.0];
        let selected = Candidate { subject: Subject::Node(0), at, radius: 8.0, emphasis: Emphasis::Selected };
        let around: Vec<Symbol> = (1..200)
            .map(|node| {
                let (angle, distance) = (node as f32 * 2.4, 12.0 + node as f32);
                let at = [at[0] + angle.cos() * distance, at[1] + angle.sin() * distance];
                Symbol { node, at, radius: 6.0, is_strong: true }
            })
            .collect();
        assert_eq!(place([selected], &around, SCREEN, &[], set).len(), 1);
        let neighbour = Candidate { emphasis: Emphasis::Neighbour, ..selected };
        assert!(place([neighbour], &around, SCREEN, &[], set).is_empty());
    }

    #[test]
    fn a_label_at_the_edge_of_the_screen_turns_inwards() {
        let landmark = Candidate {
            subject: Subject::Node(0),
            at: [780.0, 300.0],
            radius: 8.0,
            emphasis: Emphasis::Landmark,
        };
        assert!(place([landmark], &[], SCREEN, &[], set)[0].area.right < 780.0);
        // A name without emphasis is rather left out than cut.
        let narrow = [100.0, 600.0];
        let plain = Candidate { at: [50.0, 300.0], emphasis: Emphasis::Plain, ..landmark };
        assert!(place([plain], &[], narrow, &[], set).is_empty());
    }

    #[test]
    fn larger_names_are_fewer_and_stay_beside_their_symbols_and_off_panels() {
        let scale = 2.0;
        let [usual, larger] = [1.0, scale]
            .map(|scale| place_enlarged(scale, crowd(400, Emphasis::Plain), &[], SCREEN, &[], set).len());
        assert_eq!(usual, place(crowd(400, Emphasis::Plain), &[], SCREEN, &[], set).len());
        assert!(larger > 0 && larger < usual, "{larger} of {usual}");

        let node = Candidate {
            subject: Subject::Node(0),
            at: [400.0, 300.0],
            radius: 8.0,
            emphasis: Emphasis::Selected,
        };
        let covered = [Area { left: 405.0, top: 0.0, right: 800.0, bottom: 600.0 }];
        let beside = |panels: &[Area]| {
            let symbol = Symbol { node: 1, at: [440.0, 300.0], radius: 6.0, is_strong: true };
            let placed = place_enlarged(scale, [node], &[symbol], SCREEN, panels, set);
            [placed[0].area.left * scale, placed[0].area.right * scale]
        };
        let [left, right] = beside(&[]);
        assert!((right - left - scale * (120.0 + 2.0 * PADDING)).abs() < 1e-3);
        assert!(right <= 400.0, "on the side where it covers nothing: {right}");
        assert!(beside(&covered)[1] <= 405.0);
    }

    #[test]
    fn no_name_goes_under_a_panel() {
        let panel = [Area { left: 0.0, top: 0.0, right: 300.0, bottom: 600.0 }];
        let at = |x: f32| Candidate {
            subject: Subject::Node(0),
            at: [x, 300.0],
            radius: 8.0,
            emphasis: Emphasis::Neighbour,
        };
        assert!(place([at(290.0)], &[], SCREEN, &panel, set).is_empty());
        assert!(place([at(312.0)], &[], SCREEN, &panel, set)[0].area.left >= 300.0);
    }

    #[test]
    fn nodes_off_the_screen_are_not_named() {
        let away = Candidate {
            subject: Subject::Node(0),
            at: [-5.0, 300.0],
            radius: 8.0,
            emphasis: Emphasis::Selected,
        };
        assert!(place([away], &[], SCREEN, &[], set).is_empty());
    }

    #[test]
    fn committees_are_named_before_persons_and_regions_always() {
        assert_eq!(named_from_zoom(NodeKind::Region, 0), 0.0);
        assert!(named_from_zoom(NodeKind::Committee, 3) < named_from_zoom(NodeKind::Person, 3));
        assert!(importance(NodeKind::Committee, 5) > importance(NodeKind::Organisation, 5));
    }
}
