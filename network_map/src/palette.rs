//! Colours and shapes: each kind of node has both, so that nobody depends on colour alone.

use domain::network::{Difference, NodeKind};

/// A colour as red, green and blue in `0..=255`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Colour(pub [u8; 3]);

impl Colour {
    const fn hex(value: u32) -> Self {
        Self([(value >> 16) as u8, (value >> 8) as u8, value as u8])
    }

    /// As `#rrggbb`, for style sheets and the 2D canvas.
    #[must_use]
    pub fn css(self) -> String {
        let [red, green, blue] = self.0;
        format!("#{red:02x}{green:02x}{blue:02x}")
    }

    /// As three channels in `0.0..=1.0`, for the shaders.
    #[must_use]
    pub fn channels(self) -> [f32; 3] {
        self.0.map(|channel| f32::from(channel) / 255.0)
    }

    /// The colour `share` of the way from `self` to `other`.
    #[must_use]
    pub fn mixed(self, other: Self, share: f32) -> Self {
        let mix = |a: u8, b: u8| (f32::from(a) + (f32::from(b) - f32::from(a)) * share).round() as u8;
        Self([mix(self.0[0], other.0[0]), mix(self.0[1], other.0[1]), mix(self.0[2], other.0[2])])
    }

    fn linear(self) -> [f32; 3] {
        self.channels().map(|channel| {
            if channel <= 0.040_45 { channel / 12.92 } else { ((channel + 0.055) / 1.055).powf(2.4) }
        })
    }
}

/// The contrast ratio of WCAG 2: from 1 (equal) to 21 (black on white).
#[must_use]
pub fn contrast(a: Colour, b: Colour) -> f32 {
    let luminance = |colour: Colour| {
        let [red, green, blue] = colour.linear();
        0.2126 * red + 0.7152 * green + 0.0722 * blue
    };
    let (a, b) = (luminance(a), luminance(b));
    (a.max(b) + 0.05) / (a.min(b) + 0.05)
}

/// How the map is coloured.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Theme {
    /// Dark on a faint wash.
    #[default]
    Light,
    /// Bright on near-black.
    Dark,
    /// Strong colours on white, for those who ask for more contrast.
    HighContrastLight,
    /// Strong colours on black, for those who ask for more contrast.
    HighContrastDark,
}

/// The outline of a node; the numbers are those of the shader.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// A health region.
    Square = 0,
    /// An office.
    Triangle = 1,
    /// A committee.
    Diamond = 2,
    /// An organisation, or smaller, a person.
    Circle = 3,
}

/// The shape a kind of node is drawn in.
#[must_use]
pub fn shape(kind: NodeKind) -> Shape {
    match kind {
        NodeKind::Region => Shape::Square,
        NodeKind::Office => Shape::Triangle,
        NodeKind::Committee => Shape::Diamond,
        NodeKind::Organisation | NodeKind::Person => Shape::Circle,
    }
}

/// All colours of one theme.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Palette {
    /// What the map is drawn on.
    pub ground: Colour,
    /// Labels, and the outline of the selected node.
    pub ink: Colour,
    /// Labels of what is stepped back.
    pub quiet_ink: Colour,
    /// Links at rest.
    pub link: Colour,
    /// Share of `link` over the ground, from 0 to 1.
    pub link_strength: f32,
    /// How much of a node's colour stays when it steps back, from 0 to 1.
    pub faded_strength: f32,
    kinds: [Colour; 5],
    tones: [Colour; TONES],
    differences: [Colour; 3],
}

/// How many tones for hulls there are.
pub const TONES: usize = 6;

impl Palette {
    /// The colours of `theme`.
    #[must_use]
    pub const fn of(theme: Theme) -> Self {
        match theme {
            Theme::Light => Self {
                ground: Colour::hex(0xf3_f4f7),
                ink: Colour::hex(0x10_1223),
                quiet_ink: Colour::hex(0x4b_4f66),
                link: Colour::hex(0x3c_405c),
                link_strength: 0.26,
                faded_strength: 0.36,
                kinds: [
                    Colour::hex(0x1d_41a8),
                    Colour::hex(0x9e_122b),
                    Colour::hex(0x00_897d),
                    Colour::hex(0xd2_711d),
                    Colour::hex(0x90_4eba),
                ],
                tones: [
                    Colour::hex(0x2c_62c4),
                    Colour::hex(0xa8_5a00),
                    Colour::hex(0x1a_7f4b),
                    Colour::hex(0xa8_368f),
                    Colour::hex(0x0b_7a94),
                    Colour::hex(0x5f_5f77),
                ],
                differences: [Colour::hex(0x15_7a3a), Colour::hex(0x5b_5f75), Colour::hex(0x9a_5200)],
            },
            Theme::Dark => Self {
                ground: Colour::hex(0x13_1525),
                ink: Colour::hex(0xff_ffff),
                quiet_ink: Colour::hex(0xa9_aec6),
                link: Colour::hex(0xc3_c8e0),
                link_strength: 0.24,
                faded_strength: 0.42,
                kinds: [
                    Colour::hex(0x4d_7bf3),
                    Colour::hex(0xe8_3f5f),
                    Colour::hex(0x1f_b3a2),
                    Colour::hex(0xf0_9a3e),
                    Colour::hex(0xc9_9cf2),
                ],
                tones: [
                    Colour::hex(0x7f_a8ff),
                    Colour::hex(0xf2_b052),
                    Colour::hex(0x5f_d08f),
                    Colour::hex(0xee_86d6),
                    Colour::hex(0x55_c8de),
                    Colour::hex(0xb4_b7cc),
                ],
                differences: [Colour::hex(0x5f_dd8a), Colour::hex(0xae_b3cb), Colour::hex(0xff_c45c)],
            },
            Theme::HighContrastLight => Self {
                ground: Colour::hex(0xff_ffff),
                ink: Colour::hex(0x00_0000),
                quiet_ink: Colour::hex(0x1c_1c1c),
                link: Colour::hex(0x00_0000),
                link_strength: 0.4,
                faded_strength: 0.7,
                kinds: [
                    Colour::hex(0x00_1e78),
                    Colour::hex(0x86_0014),
                    Colour::hex(0x00_665c),
                    Colour::hex(0xa3_4c00),
                    Colour::hex(0x8a_3dbd),
                ],
                tones: [
                    Colour::hex(0x00_2f8f),
                    Colour::hex(0x7a_3c00),
                    Colour::hex(0x00_5429),
                    Colour::hex(0x7d_0066),
                    Colour::hex(0x00_5266),
                    Colour::hex(0x33_3344),
                ],
                differences: [Colour::hex(0x00_5c22), Colour::hex(0x33_3344), Colour::hex(0x7a_3c00)],
            },
            Theme::HighContrastDark => Self {
                ground: Colour::hex(0x00_0000),
                ink: Colour::hex(0xff_ffff),
                quiet_ink: Colour::hex(0xe4_e4e4),
                link: Colour::hex(0xff_ffff),
                link_strength: 0.4,
                faded_strength: 0.7,
                kinds: [
                    Colour::hex(0x6f_9bff),
                    Colour::hex(0xff_5c74),
                    Colour::hex(0x2f_d6c2),
                    Colour::hex(0xff_b84d),
                    Colour::hex(0xe2_bfff),
                ],
                tones: [
                    Colour::hex(0x9c_bdff),
                    Colour::hex(0xff_c266),
                    Colour::hex(0x7c_e6a8),
                    Colour::hex(0xff_a3e8),
                    Colour::hex(0x73_dff2),
                    Colour::hex(0xd9_dbe8),
                ],
                differences: [Colour::hex(0x7c_f0a4), Colour::hex(0xe4_e4e4), Colour::hex(0xff_d27a)],
            },
        }
    }

    /// The colours for paper: those of the light theme on white.
    #[must_use]
    pub const fn paper() -> Self {
        Self { ground: Colour::hex(0xff_ffff), ..Self::of(Theme::Light) }
    }

    /// The colour of a hull; beyond the last the tones begin again.
    #[must_use]
    pub const fn tone(&self, tone: u8) -> Colour {
        self.tones[tone as usize % TONES]
    }

    /// The colour of what is new, gone or changed.
    #[must_use]
    pub const fn difference(&self, difference: Difference) -> Colour {
        self.differences[difference as usize - 1]
    }

    /// The colour of a kind of node.
    #[must_use]
    pub const fn kind(&self, kind: NodeKind) -> Colour {
        self.kinds[kind as usize]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const THEMES: [Theme; 4] = [Theme::Light, Theme::Dark, Theme::HighContrastLight, Theme::HighContrastDark];

    /// Machado, Oliveira and Fernandes (2009), full severity, on linear light.
    const PROTANOPIA: [[f32; 3]; 3] = [
        [0.152_286, 1.052_583, -0.204_868],
        [0.114_503, 0.786_281, 0.099_216],
        [-0.003_882, -0.048_116, 1.051_998],
    ];
    const DEUTERANOPIA: [[f32; 3]; 3] = [
        [0.367_322, 0.860_646, -0.227_968],
        [0.280_085, 0.672_501, 0.047_413],
        [-0.011_820, 0.042_940, 0.968_881],
    ];
    const NORMAL: [[f32; 3]; 3] = [[1.0, 0.0, 0.0], [0.0, 1.0, 0.0], [0.0, 0.0, 1.0]];

    /// Oklab, where equal distances look equally different.
    fn perceived(colour: Colour, sight: &[[f32; 3]; 3]) -> [f32; 3] {
        let light = colour.linear();
        let [red, green, blue] =
            sight.map(|row| (0..3).map(|i| row[i] * light[i]).sum::<f32>().clamp(0.0, 1.0));
        let long = (0.412_221 * red + 0.536_333 * green + 0.051_446 * blue).cbrt();
        let medium = (0.211_903 * red + 0.680_7 * green + 0.107_397 * blue).cbrt();
        let short = (0.088_302 * red + 0.281_719 * green + 0.629_979 * blue).cbrt();
        [
            0.210_454 * long + 0.793_618 * medium - 0.004_072 * short,
            1.977_998 * long - 2.428_592 * medium + 0.450_594 * short,
            0.025_904 * long + 0.782_772 * medium - 0.808_676 * short,
        ]
    }

    #[test]
    fn black_on_white_has_the_greatest_contrast() {
        assert!((contrast(Colour::hex(0), Colour::hex(0xff_ffff)) - 21.0).abs() < 0.01);
        assert!((contrast(Colour::hex(0x77_7777), Colour::hex(0xff_ffff)) - 4.48).abs() < 0.01);
    }

    #[test]
    fn every_kind_stands_out_from_the_ground_in_every_theme() {
        for theme in THEMES {
            let palette = Palette::of(theme);
            let least = match theme {
                Theme::Light | Theme::Dark => 3.0,
                Theme::HighContrastLight | Theme::HighContrastDark => 5.5,
            };
            for kind in NodeKind::ALL {
                let ratio = contrast(palette.kind(kind), palette.ground);
                assert!(ratio >= least, "{kind:?} in {theme:?} has {ratio}");
            }
        }
    }

    #[test]
    fn outlines_of_hulls_stand_out_from_the_ground_in_every_theme() {
        for theme in THEMES {
            let palette = Palette::of(theme);
            for tone in 0..TONES as u8 {
                assert!(contrast(palette.tone(tone), palette.ground) >= 4.0, "{tone} in {theme:?}");
            }
        }
    }

    #[test]
    fn what_differs_stands_out_from_the_ground_in_every_theme() {
        for theme in THEMES {
            let palette = Palette::of(theme);
            for difference in Difference::ALL {
                assert!(contrast(palette.difference(difference), palette.ground) >= 4.5, "{difference:?}");
            }
        }
    }

    #[test]
    fn labels_can_be_read_in_every_theme() {
        for theme in THEMES {
            let palette = Palette::of(theme);
            assert!(contrast(palette.ink, palette.ground) >= 12.0);
            assert!(contrast(palette.quiet_ink, palette.ground) >= 6.5, "{theme:?}");
        }
    }

    #[test]
    fn the_colour_blind_can_tell_the_kinds_apart() {
        for theme in THEMES {
            let palette = Palette::of(theme);
            for (name, sight) in
                [("normal", NORMAL), ("protanopia", PROTANOPIA), ("deuteranopia", DEUTERANOPIA)]
            {
                for (index, a) in NodeKind::ALL.into_iter().enumerate() {
                    for b in NodeKind::ALL.into_iter().take(index) {
                        let (from, to) =
                            (perceived(palette.kind(a), &sight), perceived(palette.kind(b), &sight));
                        let distance = (0..3).map(|i| (from[i] - to[i]).powi(2)).sum::<f32>().sqrt();
                        assert!(distance > 0.07, "{a:?} and {b:?} in {theme:?} with {name}: {distance}");
                    }
                }
            }
        }
    }

    #[test]
    fn only_organisations_and_persons_share_a_shape() {
        for a in NodeKind::ALL {
            for b in NodeKind::ALL {
                let are_circles = shape(a) == Shape::Circle && shape(b) == Shape::Circle;
                assert!(a == b || are_circles || shape(a) != shape(b));
            }
        }
    }

    #[test]
    fn a_colour_mixes_and_prints() {
        let grey = Colour::hex(0).mixed(Colour::hex(0xff_ffff), 0.5);
        assert_eq!(grey.css(), "#808080");
    }
}
