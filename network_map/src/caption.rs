//! What stands around a picture that leaves the page: its title above, legend and origin below.

use domain::network::{LinkKind, NodeKind};

use crate::camera::Camera;

/// CSS pixels between the edge and what is written.
const MARGIN: f32 = 20.0;
/// CSS pixels from one line to the next.
const LINE: f32 = 20.0;
/// Font size of what is written.
const TEXT: f32 = 13.0;
/// Font size of the title.
const TITLE: f32 = 20.0;
/// CSS pixels for a symbol or a line of the legend, and for the gap after its word.
const SIGN: f32 = 26.0;
const GAP: f32 = 22.0;

/// The words around a picture.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Caption {
    /// What it is a picture of.
    pub title: String,
    /// What is shown of it, below the title; nothing if empty.
    pub subtitle: String,
    /// The words for the symbols, with their numbers.
    pub nodes: Vec<(NodeKind, String)>,
    /// The words for the lines.
    pub links: Vec<(LinkKind, String)>,
    /// What else there is to know for reading it, a line each.
    pub remarks: Vec<String>,
    /// What is written into the picture, line by line, below and to the right of places in layout units.
    pub signs: Vec<(String, [f32; 2])>,
    /// Of when and from where it is.
    pub origin: String,
}

/// A part of a caption with its place, in CSS pixels from the upper left corner of its block.
#[derive(Clone, Debug, PartialEq)]
pub enum Piece {
    /// A symbol around a place.
    Symbol(NodeKind, [f32; 2]),
    /// A line of a link from a place to the right.
    Line(LinkKind, [f32; 2], f32),
    /// Words that begin at a place on their base line.
    Words {
        /// What is written.
        words: String,
        /// Where it begins.
        at: [f32; 2],
        /// Font size.
        size: f32,
        /// Whether it is semibold.
        is_strong: bool,
    },
}

/// Pieces below each other.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Block {
    /// The pieces.
    pub pieces: Vec<Piece>,
    /// CSS pixels from the first to the last edge.
    pub height: f32,
}

/// Measures words at a font size, in CSS pixels.
pub type Measure<'a> = &'a dyn Fn(&str, f32) -> f32;

impl Caption {
    /// What stands above a picture of this width.
    #[must_use]
    pub fn head(&self, width: f32, measure: Measure<'_>) -> Block {
        let mut block = Block { height: MARGIN, ..Block::default() };
        block.write(&self.title, TITLE, true, width, measure);
        block.write(&self.subtitle, TEXT, false, width, measure);
        block.height += MARGIN * 0.5;
        block
    }

    /// What stands inside a picture: below and to the right of its places.
    #[must_use]
    pub fn signs_seen(&self, camera: &Camera) -> Block {
        let [width, height] = camera.viewport();
        let lines = self.signs.iter().flat_map(|(words, place)| {
            let [x, y] = camera.to_screen(*place);
            (0u8..).zip(words.lines()).map(move |(number, line)| (line, [x, y + f32::from(number) * LINE]))
        });
        let seen = lines.filter_map(|(line, [x, y])| {
            let is_seen = x < width && (0.0..height).contains(&y);
            let at = [x.max(0.0) + 6.0, y + TEXT + 3.0];
            is_seen.then(|| Piece::Words { words: line.to_owned(), at, size: TEXT, is_strong: true })
        });
        Block { pieces: seen.collect(), height }
    }

    /// What stands below a picture of this width.
    #[must_use]
    pub fn foot(&self, width: f32, measure: Measure<'_>) -> Block {
        let mut block = Block { height: MARGIN * 0.5, ..Block::default() };
        let middle = -TEXT * 0.35;
        block.flow(&self.nodes, width, measure, |kind, [x, y]| Piece::Symbol(kind, [x + 7.0, y + middle]));
        block
            .flow(&self.links, width, measure, |kind, [x, y]| Piece::Line(kind, [x, y + middle], SIGN - 6.0));
        block.height += MARGIN * 0.25;
        for remark in &self.remarks {
            block.write(remark, TEXT, false, width, measure);
        }
        block.write(&self.origin, TEXT, false, width, measure);
        block.height += MARGIN * 0.75;
        block
    }
}

impl Block {
    /// Writes words in as many lines as they need.
    fn write(&mut self, words: &str, size: f32, is_strong: bool, width: f32, measure: Measure<'_>) {
        let mut line = String::new();
        for word in words.split_whitespace() {
            let longer = if line.is_empty() { word.to_owned() } else { format!("{line} {word}") };
            if !line.is_empty() && measure(&longer, size) > width - 2.0 * MARGIN {
                self.add_line(std::mem::replace(&mut line, word.to_owned()), size, is_strong);
            } else {
                line = longer;
            }
        }
        if !line.is_empty() {
            self.add_line(line, size, is_strong);
        }
    }

    fn add_line(&mut self, words: String, size: f32, is_strong: bool) {
        self.height += LINE.max(size * 1.3);
        let at = [MARGIN, self.height - size * 0.35];
        self.pieces.push(Piece::Words { words, at, size, is_strong });
    }

    /// Puts signs with their words beside each other, in as many rows as they need.
    fn flow<K: Copy>(
        &mut self,
        entries: &[(K, String)],
        width: f32,
        measure: Measure<'_>,
        sign: impl Fn(K, [f32; 2]) -> Piece,
    ) {
        let mut x = MARGIN;
        for (index, (kind, words)) in entries.iter().enumerate() {
            let needed = SIGN + measure(words, TEXT);
            if index == 0 || x + needed > width - MARGIN {
                x = MARGIN;
                self.height += LINE;
            }
            let base = self.height - TEXT * 0.35;
            self.pieces.push(sign(*kind, [x, base]));
            let at = [x + SIGN, base];
            self.pieces.push(Piece::Words { words: words.clone(), at, size: TEXT, is_strong: false });
            x += needed + GAP;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn wide(words: &str, size: f32) -> f32 {
        words.chars().count() as f32 * size * 0.5
    }

    fn caption() -> Caption {
        Caption {
            title: "Netzwerk".to_owned(),
            subtitle: "Region: Landkreis Haßberge; Art: Gremien, Menschen".to_owned(),
            nodes: NodeKind::ALL.map(|kind| (kind, "Organisationen 123".to_owned())).into(),
            links: LinkKind::ALL.map(|kind| (kind, "Mitgliedschaft".to_owned())).into(),
            remarks: vec!["Größe: Verbindungen".to_owned()],
            signs: vec![("Land".to_owned(), [0.0, 0.0]), ("Bund".to_owned(), [0.0, 1e6])],
            origin: "Stand: 22. November 2026".to_owned(),
        }
    }

    fn lines(block: &Block) -> Vec<f32> {
        let mut lines: Vec<f32> = block
            .pieces
            .iter()
            .filter_map(|piece| match piece {
                Piece::Words { at, .. } => Some(at[1]),
                _ => None,
            })
            .collect();
        lines.dedup();
        lines
    }

    #[test]
    fn a_wide_picture_has_one_line_for_each_part() {
        let caption = caption();
        assert_eq!(lines(&caption.head(1400.0, &wide)).len(), 2);
        assert_eq!(lines(&caption.foot(1400.0, &wide)).len(), 4);
    }

    #[test]
    fn nothing_is_wider_than_a_narrow_picture_and_all_of_it_is_there() {
        let caption = caption();
        for block in [caption.head(300.0, &wide), caption.foot(300.0, &wide)] {
            assert!(lines(&block).is_sorted());
            for piece in &block.pieces {
                if let Piece::Words { words, at, size, .. } = piece {
                    assert!(at[0] + wide(words, *size) <= 300.0 && at[1] <= block.height, "{piece:?}");
                }
            }
        }
        let signs = caption.foot(300.0, &wide).pieces;
        let signs = signs.iter().filter(|piece| !matches!(piece, Piece::Words { .. })).count();
        assert_eq!(signs, NodeKind::ALL.len() + LinkKind::ALL.len());
    }

    #[test]
    fn only_signs_that_are_seen_stand_in_the_picture() {
        let bounds = crate::camera::Bounds { low: [-9.0, -9.0], high: [9.0, 9.0] };
        let camera = Camera::showing(bounds, [400.0, 300.0]);
        let pieces = caption().signs_seen(&camera).pieces;
        assert!(matches!(&pieces[..], [Piece::Words { words, .. }] if words == "Land"), "{pieces:?}");
    }

    #[test]
    fn an_empty_caption_takes_only_its_margins() {
        let caption = Caption::default();
        assert!(caption.head(300.0, &wide).pieces.is_empty() && caption.foot(300.0, &wide).pieces.is_empty());
    }
}
