//! GML, the Graph Modelling Language: keys with numbers, texts and lists, which hold keys again.

mod read;
mod write;

pub use self::{
    read::{GmlError, decoded, is_gml, read},
    write::{GmlWriter, write_entries},
};

/// How much of a file is read; what is larger is refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// Bytes of the file.
    pub bytes: usize,
    /// Lists within lists.
    pub depth: usize,
    /// Keys of all lists.
    pub entries: usize,
    /// Bytes of one text, as it stands in the file.
    pub text_bytes: usize,
}

impl Limits {
    /// Room for some 100,000 nodes with their links.
    pub const USUAL: Self =
        Self { bytes: 200 * 1024 * 1024, depth: 32, entries: 5_000_000, text_bytes: 100_000 };
}

/// A key and what it says. A list may have the same key several times.
#[derive(Clone, Debug, PartialEq)]
pub struct Entry {
    /// Letters, digits and underscores, a letter first.
    pub key: String,
    /// What it says.
    pub value: Value,
}

/// What a key says.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    /// A whole number.
    Integer(i64),
    /// Any other number, never `NaN`.
    Real(f64),
    /// A text.
    Text(String),
    /// More keys.
    List(Vec<Entry>),
}

/// What may name a value.
fn is_key(text: &str) -> bool {
    text.starts_with(|letter: char| letter.is_ascii_alphabetic()) && text.bytes().all(is_in_key)
}

const fn is_in_key(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || byte == b'_'
}

#[cfg(test)]
mod tests;
