//! How strong and wide things are drawn, on a graphics card, on a 2D canvas and on paper. The shaders know the same numbers.

use domain::network::{LinkKind, NodeKind};

use crate::layer::Mark;
use crate::palette::Palette;

/// From this many links on, each is drawn fainter, or the picture would be grey.
const MANY_LINKS: f32 = 2_500.0;
/// From this zoom on (CSS pixels per layout unit) links at rest have arrows.
pub const ARROWS_FROM_ZOOM: f32 = 5.0;
/// Links shorter than so many CSS pixels have no room for an arrow.
pub const SHORTEST_WITH_ARROW: f32 = 26.0;
/// The share of its colour that a link has over the ground if it belongs to what is looked at.
pub const STRONG_LINK: f32 = 0.62;
/// The same for its arrow.
pub const STRONG_ARROW: f32 = 0.85;
/// How much of its colour stays to a node that is gone.
pub const PALE: f32 = 0.3;
/// CSS pixels of the borders of areas.
pub const AREA_BORDER: f32 = 1.4;
/// CSS pixels of the rim in the colour of the ground that keeps names readable over links.
pub const RIM: f32 = 3.5;
/// How much of a link's strength stays when it steps back.
const STEPPED_BACK_LINK: f32 = 0.55;
/// Longer links (in layout units) connect neighbourhoods: they are drawn fainter, so that the neighbourhoods show.
const LOCAL: f32 = 16.0;
/// The least of [`nearness`].
const FAINTEST: f32 = 0.2;

/// The width of an ordinary link, in CSS pixels.
#[must_use]
pub fn link_width(zoom: f32) -> f32 {
    zoom.sqrt().mul_add(0.25, 0.6).min(1.75)
}

/// The share of their colour that `count` links have over the ground, when the rest has stepped back by a share.
#[must_use]
pub fn link_strength(palette: &Palette, count: usize, stepped_back: f32) -> f32 {
    let crowd = (MANY_LINKS / (count as f32).max(MANY_LINKS)).powf(0.35);
    palette.link_strength * crowd * towards(STEPPED_BACK_LINK, stepped_back)
}

/// How much of their colour nodes have when the rest has stepped back by a share.
#[must_use]
pub fn node_strength(palette: &Palette, stepped_back: f32) -> f32 {
    towards(palette.faded_strength, stepped_back)
}

fn towards(strength: f32, stepped_back: f32) -> f32 {
    1.0 + (strength - 1.0) * stepped_back
}

/// How strongly a link of a length in layout units is drawn, from 0 to 1: fully inside a neighbourhood.
#[must_use]
pub fn nearness(length: f32) -> f32 {
    (LOCAL / length.max(1e-3)).clamp(FAINTEST, 1.0)
}

/// How wide a link of a kind is among the others.
#[must_use]
pub fn relative_width(kind: LinkKind) -> f32 {
    match kind {
        LinkKind::Chair => 1.7,
        LinkKind::Parent => 1.45,
        LinkKind::Membership | LinkKind::Delegation | LinkKind::Belongs | LinkKind::Relation => 1.0,
    }
}

/// How wide a link is beside [`link_width`] for its [`nearness`], or if it belongs to what is looked at.
#[must_use]
pub fn share_of_width(is_strong: bool, nearness: f32) -> f32 {
    if is_strong { 1.5 } else { 0.7 + 0.3 * nearness }
}

/// Line and gap of a link of a kind, in CSS pixels; none if it is drawn through.
#[must_use]
pub fn dashes(kind: LinkKind) -> Option<[f32; 2]> {
    match kind {
        LinkKind::Membership | LinkKind::Chair | LinkKind::Parent => None,
        LinkKind::Delegation => Some([7.0, 4.0]),
        LinkKind::Belongs => Some([1.5, 3.5]),
        LinkKind::Relation => Some([11.0, 4.0]),
    }
}

/// Whether links of a kind have an arrow.
#[must_use]
pub fn is_directed(kind: LinkKind) -> bool {
    matches!(kind, LinkKind::Chair | LinkKind::Delegation | LinkKind::Parent)
}

/// The radius of a symbol on the screen, in CSS pixels, and the width of the line around it.
#[must_use]
pub fn symbol(radius: f32, symbol_scale: f32, mark: Mark) -> (f32, f32) {
    let radius = (radius * symbol_scale * mark.enlargement()).max(0.6);
    (radius, if mark >= Mark::Hovered { 2.25 } else { (radius * 0.3).min(1.25) })
}

/// The size of a symbol of a legend.
#[must_use]
pub fn legend_radius(kind: NodeKind) -> f32 {
    if kind == NodeKind::Person { 4.5 } else { 6.5 }
}

/// The width of a line of a legend.
#[must_use]
pub fn legend_width(kind: LinkKind) -> f32 {
    1.2 * relative_width(kind)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::palette::Theme;

    #[test]
    fn many_links_and_long_links_are_fainter_and_what_steps_back_too() {
        let palette = Palette::of(Theme::Light);
        let strength = |count, stepped_back| link_strength(&palette, count, stepped_back);
        assert_eq!(strength(10, 0.0), palette.link_strength);
        assert!(strength(100_000, 0.0) < strength(2_500, 0.0) && strength(10, 1.0) < strength(10, 0.5));
        assert_eq!((nearness(0.0), nearness(16.0), nearness(1e6)), (1.0, 1.0, FAINTEST));
        assert!(nearness(20.0) > nearness(40.0));
        assert_eq!(
            (node_strength(&palette, 0.0), node_strength(&palette, 1.0)),
            (1.0, palette.faded_strength)
        );
    }

    #[test]
    fn every_kind_of_link_looks_different_without_colour() {
        let look = |kind| (relative_width(kind), dashes(kind), is_directed(kind));
        for (index, a) in LinkKind::ALL.into_iter().enumerate() {
            assert!(LinkKind::ALL[..index].iter().all(|&b| look(a) != look(b)), "{a:?}");
        }
    }
}
