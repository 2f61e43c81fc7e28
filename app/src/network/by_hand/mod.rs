//! What people lay on the picture by hand: nodes pinned to another place, and notes. Both are part of the URL, and so of
//! every saved view.

mod notes;
mod pins;
mod state;
pub(super) mod text;

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::{id_list, query::MapQuery};

pub(super) use notes::{NoteButton, Notes};
pub(super) use pins::{PinChip, PinMarks, Unpin};
pub(super) use state::{Editing, Laying, Refusal};

/// The most nodes that are pinned.
pub const PINS_MAX: usize = 40;
/// The most notes.
pub const NOTES_MAX: usize = 12;
/// The most characters of a note.
pub const NOTE_MAX: usize = 140;
/// The most bytes that all notes take in an address.
const NOTES_ROOM: usize = 1_500;
/// The farthest from the middle that anything is laid, in tenths of a layout unit.
const FARTHEST: f32 = 9_999_999.0;

/// A place in the picture, kept to a tenth of a layout unit.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Spot {
    tenths: [i32; 2],
}

impl Spot {
    /// The spot nearest to a place in layout units.
    #[must_use]
    pub fn at(place: [f32; 2]) -> Self {
        Self { tenths: place.map(|length| (length * 10.0).round().clamp(-FARTHEST, FARTHEST) as i32) }
    }

    /// Where it is, in layout units.
    #[must_use]
    pub fn place(self) -> [f32; 2] {
        self.tenths.map(|tenths| tenths as f32 / 10.0)
    }

    /// The spot so many layout units beside.
    #[must_use]
    pub fn moved(self, way: [f32; 2]) -> Self {
        let [x, y] = self.place();
        Self::at([x + way[0], y + way[1]])
    }

    fn word(self) -> String {
        let [x, y] = self.tenths;
        format!("{x}~{y}")
    }

    fn read(x: &str, y: &str) -> Option<Self> {
        let length = |word: &str| word.parse().ok().filter(|tenths: &i32| (*tenths as f32).abs() <= FARTHEST);
        Some(Self { tenths: [length(x)?, length(y)?] })
    }
}

/// A node that stands where somebody has put it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Pin {
    /// The id of the node.
    pub node: Uuid,
    /// Where it stands.
    pub spot: Spot,
}

/// A few words in the picture.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Note {
    /// Its upper left corner.
    pub spot: Spot,
    /// One line of at most [`NOTE_MAX`] characters.
    pub text: String,
}

impl Note {
    /// A note with what is typed, in one line and not too long; none if nothing is.
    #[must_use]
    pub fn new(spot: Spot, typed: &str) -> Option<Self> {
        let line = typed.split(|letter: char| letter.is_whitespace() || letter.is_control());
        let line = line.filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ");
        let text: String = line.chars().take(NOTE_MAX).collect();
        (!text.is_empty()).then_some(Self { spot, text })
    }

    /// About how many bytes it takes in an address.
    fn size(&self) -> usize {
        let size = |byte: u8| if byte.is_ascii_alphanumeric() { 1 } else { 3 };
        self.spot.word().len() + self.text.bytes().map(size).sum::<usize>() + "&note=~".len()
    }
}

pub(super) fn read_pins(words: &[String]) -> Vec<Pin> {
    let mut pins: Vec<Pin> = Vec::new();
    for word in words {
        if pins.len() == PINS_MAX {
            break;
        }
        let mut parts = word.splitn(3, '~');
        let (Some(node), Some(x), Some(y)) = (parts.next(), parts.next(), parts.next()) else { continue };
        let (Some(node), Some(spot)) = (id_list::read_id(node), Spot::read(x, y)) else { continue };
        if !pins.iter().any(|known| known.node == node) {
            pins.push(Pin { node, spot });
        }
    }
    pins
}

pub(super) fn pins_word(pins: &[Pin]) -> Option<String> {
    let words: Vec<String> =
        pins.iter().map(|pin| format!("{}~{}", id_list::id_word(pin.node), pin.spot.word())).collect();
    (!words.is_empty()).then(|| words.join(","))
}

pub(super) fn read_notes(words: &[String]) -> Vec<Note> {
    let notes = words.iter().filter_map(|word| {
        let mut parts = word.splitn(3, '~');
        let spot = Spot::read(parts.next()?, parts.next()?)?;
        Note::new(spot, parts.next()?)
    });
    let mut room = NOTES_ROOM;
    let fitting = notes.take_while(|note| {
        let is_fitting = note.size() <= room;
        room = room.saturating_sub(note.size());
        is_fitting
    });
    fitting.take(NOTES_MAX).collect()
}

pub(super) fn note_word(note: &Note) -> String {
    format!("{}~{}", note.spot.word(), note.text)
}

impl MapQuery {
    /// Whether the same is laid on the picture by hand.
    #[must_use]
    pub fn is_laid_like(&self, other: &Self) -> bool {
        self.pins == other.pins && self.notes == other.notes
    }

    /// With nothing laid on the picture by hand.
    #[must_use]
    pub fn with_nothing_laid(&self) -> Self {
        Self { pins: Vec::new(), notes: Vec::new(), ..self.clone() }
    }

    /// With a node pinned to a spot; none if there are too many pins already.
    #[must_use]
    pub fn with_pin(&self, node: Uuid, spot: Spot) -> Option<Self> {
        let mut query = self.without_pin(node);
        query.pins.push(Pin { node, spot });
        (query.pins.len() <= PINS_MAX).then_some(query)
    }

    /// With a node back in its place.
    #[must_use]
    pub fn without_pin(&self, node: Uuid) -> Self {
        let pins = self.pins.iter().filter(|pin| pin.node != node).cloned().collect();
        Self { pins, ..self.clone() }
    }

    /// With every node back in its place.
    #[must_use]
    pub fn without_pins(&self) -> Self {
        Self { pins: Vec::new(), ..self.clone() }
    }

    /// With a note in place of the one of this number, or beside the others; none if there is no room for it.
    #[must_use]
    pub fn with_note(&self, number: Option<usize>, note: Note) -> Option<Self> {
        let mut query = self.clone();
        match number.and_then(|number| query.notes.get_mut(number)) {
            Some(known) => *known = note,
            None => query.notes.push(note),
        }
        let size: usize = query.notes.iter().map(Note::size).sum();
        (query.notes.len() <= NOTES_MAX && size <= NOTES_ROOM).then_some(query)
    }

    /// Without the note of this number.
    #[must_use]
    pub fn without_note(&self, number: usize) -> Self {
        let mut query = self.clone();
        if number < query.notes.len() {
            query.notes.remove(number);
        }
        query
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::network::{id_list::LISTED_MAX, query::MapArrangement};

    fn note(text: &str) -> Note {
        Note::new(Spot::at([1.25, -30.0]), text).expect("there are words")
    }

    #[test]
    fn pins_and_notes_survive_the_url() {
        let node = Uuid::from_u128(7);
        let query = MapQuery::from_text("")
            .with_pin(node, Spot::at([3.0, 4.0]))
            .and_then(|query| query.with_pin(node, Spot::at([-12.34, 5.0])))
            .and_then(|query| query.with_note(None, note("  Wer   fehlt\nhier? 100 % & mehr~  ")))
            .expect("there is room");
        assert_eq!(query.pins, [Pin { node, spot: Spot::at([-12.3, 5.0]) }]);
        assert_eq!(query.notes[0].text, "Wer fehlt hier? 100 % & mehr~");
        assert_eq!(MapQuery::from_text(&query.kept_text()), query);
        assert!(query.differs_from(&MapQuery::default()) && !query.is_filtered());
        assert_eq!(query.without_pins().without_note(0), MapQuery::from_text(""));
    }

    #[test]
    fn what_cannot_be_read_is_ignored() {
        let query = MapQuery::from_text(
            "pins=x~1~2,67e55044-10b1-426f-9247-bb680e5fe0c8~1,~~,67e55044-10b1-426f-9247-bb680e5fe0c8~1~99999999999\
             &note=1~2~%20%09&note=hello&note=1~x~y&note=1~2~ja",
        );
        assert!(query.pins.is_empty());
        let texts: Vec<&str> = query.notes.iter().map(|note| note.text.as_str()).collect();
        assert_eq!(texts, ["ja"]);
    }

    #[test]
    fn all_that_an_address_can_name_fits_into_it() {
        let id = |number: usize| Uuid::from_u128(u128::MAX - number as u128);
        let mut query = MapQuery::from_text("").with_chosen((0..LISTED_MAX).map(id));
        let far = Spot::at([-1e9, f32::MAX]);
        while let Some(more) = query.with_pin(id(query.pins.len()), far) {
            query = more;
        }
        while let Some(more) = query.with_note(None, Note { spot: far, ..note(&"ü".repeat(NOTE_MAX)) }) {
            query = more;
        }
        assert_eq!(query.pins.len(), PINS_MAX);
        assert!(!query.notes.is_empty());
        let text = query.kept_text();
        assert_eq!(MapQuery::from_text(&text), query);
        assert!(text.len() < domain::saved_view::VIEW_QUERY_MAX, "{}", text.len());
        let many = "&note=1~2~x".repeat(99);
        assert_eq!(MapQuery::from_text(&many).notes.len(), NOTES_MAX);
    }

    #[test]
    fn another_arrangement_has_other_places() {
        let query = MapQuery::default().with_note(None, note("hier")).expect("there is room");
        let other = query.with_arrangement(MapArrangement::Levels);
        assert!(other.notes.is_empty());
        assert_eq!(query.with_arrangement(query.arrangement), query);
    }

    #[test]
    fn a_note_is_changed_in_its_place_and_never_too_long() {
        let query = MapQuery::default().with_note(None, note("eins")).expect("there is room");
        let query = query.with_note(None, note("zwei")).expect("there is room");
        let query = query.with_note(Some(0), note(&"lang ".repeat(90))).expect("there is room");
        assert_eq!(query.notes[0].text.chars().count(), NOTE_MAX);
        assert_eq!(query.without_note(0).notes, [note("zwei")]);
        assert_eq!(query.without_note(9), query);
        assert_eq!(Note::new(Spot::at([0.0; 2]), " \u{0} \n"), None);
    }
}
