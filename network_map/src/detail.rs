//! How much of the picture is drawn: everything at rest, and while it moves as much as the machine can.
//!
//! Fewer pixels would not help: where the processor plays the graphics card, enlarging a picture costs more than it saves.

/// How much may be left out.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Detail {
    /// Some of very many links while the picture moves, where the machine is too slow for all; from afar the nodes of a
    /// large network, for which their regions stand.
    #[default]
    Automatic,
    /// Nothing.
    Full,
}

/// What decides how a frame is drawn.
#[derive(Clone, Copy, Debug)]
pub struct Circumstances {
    /// The processor plays the graphics card.
    pub is_software: bool,
    /// The camera or the nodes are moving.
    pub is_moving: bool,
    /// How much may be left out.
    pub detail: Detail,
    /// Links that can be seen.
    pub links: usize,
}

/// How a frame is drawn.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Means {
    /// Lines are one pixel wide and not smoothed.
    pub has_thin_lines: bool,
    /// The share of the links that are drawn.
    pub share: f32,
}

/// More links than this are never smoothed: a processor takes longer than a quarter of a second, a card a frame.
const MOST_SMOOTH: [usize; 2] = [12_000, 120_000];
/// Nor are more than this while moving.
const MOST_SMOOTH_MOVING: [usize; 2] = [0, 40_000];
/// A processor draws no more links than this while moving, a random choice of them.
const MOST_MOVING: usize = 20_000;

/// Chooses how to draw.
#[must_use]
pub fn means(circumstances: Circumstances) -> Means {
    let Circumstances { is_software, is_moving, detail, links } = circumstances;
    let machine = usize::from(!is_software);
    let most_smooth = if is_moving { MOST_SMOOTH_MOVING[machine] } else { MOST_SMOOTH[machine] };
    let saves = is_software && is_moving && detail == Detail::Automatic;
    Means {
        has_thin_lines: links > most_smooth,
        share: if saves { (MOST_MOVING as f32 / links.max(1) as f32).min(1.0) } else { 1.0 },
    }
}

/// Whether the name of a renderer says that there is no graphics card.
#[must_use]
pub fn is_software(renderer: &str) -> bool {
    ["swiftshader", "llvmpipe", "softpipe", "software", "basic render"]
        .iter()
        .any(|name| renderer.to_ascii_lowercase().contains(name))
}

#[cfg(test)]
mod tests {
    use super::*;

    const BUSY: Circumstances =
        Circumstances { is_software: true, is_moving: true, detail: Detail::Automatic, links: 300_000 };
    const EVERYTHING: Means = Means { has_thin_lines: false, share: 1.0 };

    #[test]
    fn at_rest_nothing_is_left_out_and_lines_of_ordinary_networks_are_smooth() {
        for is_software in [true, false] {
            let rest = Circumstances { is_software, is_moving: false, ..BUSY };
            assert_eq!(means(rest).share, 1.0);
            assert_eq!(means(Circumstances { links: 3_000, ..rest }), EVERYTHING);
        }
    }

    #[test]
    fn a_processor_draws_less_while_moving_but_never_nothing() {
        let means = means(BUSY);
        assert!(means.has_thin_lines && means.share > 0.05 && means.share < 0.1);
    }

    #[test]
    fn who_wants_everything_gets_it() {
        assert_eq!(means(Circumstances { detail: Detail::Full, ..BUSY }).share, 1.0);
    }

    #[test]
    fn a_card_draws_ordinary_networks_smoothly_while_moving() {
        assert_eq!(means(Circumstances { is_software: false, links: 3_000, ..BUSY }), EVERYTHING);
    }

    #[test]
    fn renderers_without_a_card_are_known_by_name() {
        for name in [
            "ANGLE (Google, Vulkan 1.3.0 (SwiftShader Device (Subzero)), SwiftShader driver)",
            "llvmpipe (LLVM 15.0.7, 256 bits)",
            "ANGLE (Microsoft, Microsoft Basic Render Driver Direct3D11)",
        ] {
            assert!(is_software(name), "{name}");
        }
        assert!(!is_software("ANGLE (Intel, Mesa Intel(R) UHD Graphics 620 (KBL GT2), OpenGL 4.6)"));
    }
}
