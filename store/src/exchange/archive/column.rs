//! How a column is described: what it holds, under which name, and to what it refers.

use serde::de::DeserializeOwned;
use serde_json::Value;

/// A table with the noun under which an archive keeps its records.
#[derive(Clone, Copy, Debug)]
pub struct Table {
    /// The name of the array in an archive.
    pub noun: &'static str,
    /// The name of the table.
    pub name: &'static str,
    /// Its columns, in the order in which an archive names them.
    pub columns: &'static [Column],
    /// How many of the first columns tell a record from all others.
    pub key: usize,
    /// Which of its records belong to a health region.
    pub part: Part,
}

/// A column with the field of a record that it keeps.
#[derive(Clone, Copy, Debug)]
pub struct Column {
    /// The name of the column.
    pub name: &'static str,
    /// The name of the field in an archive.
    pub field: &'static str,
    /// What it holds.
    pub kind: Kind,
    /// Whether each record has it.
    pub is_required: bool,
    /// What it refers to.
    pub target: Target,
}

/// What a column holds, and how an archive writes it.
#[derive(Clone, Copy, Debug)]
pub enum Kind {
    /// An id: a UUID as text.
    Id,
    /// Any text.
    Text,
    /// The address by which an account is found.
    Email,
    /// The official key of a district.
    District,
    /// One of these words.
    Word(fn() -> Vec<&'static str>),
    /// A whole number.
    Whole,
    /// Any number.
    Real,
    /// Yes or no.
    Flag,
    /// A day, as `2026-11-21`.
    Day,
    /// A time in UTC, as `2026-11-21T08:00:00Z`, to the microsecond.
    Time,
    /// Bytes, as text in Base64.
    Bytes,
    /// A document of its own, which this function reads to find out whether it can.
    Document(fn(&Value) -> Result<(), String>),
}

/// What a column refers to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Target {
    /// Nothing.
    Nothing,
    /// A record of this noun, which is there.
    Present(&'static str),
    /// A record of this noun, or one that was removed: then the change log knows it.
    Past(&'static str),
    /// The same, of the noun that stands in another field.
    PastOfKind(&'static str),
    /// A record of whatever noun, also one that nobody knows any more.
    Anything,
}

/// Which records of a table belong to a health region.
#[derive(Clone, Copy, Debug)]
pub enum Part {
    /// All: they belong to every health region.
    Everything,
    /// Those for which this condition holds, in which `$1` is the id of the health region.
    Where(&'static str),
    /// Those that refer to a record of the part by one of these columns.
    Of(&'static [&'static str]),
}

impl Table {
    /// The columns that tell a record from all others.
    #[must_use]
    pub fn key_columns(&self) -> &'static [Column] {
        &self.columns[..self.key]
    }

    /// Whether records can be ordered by their key alike on both databases, which differ in how they order texts.
    pub(super) fn is_ordered_alike(&self) -> bool {
        self.key_columns().iter().all(|column| matches!(column.kind, Kind::Id | Kind::Whole))
    }

    /// Whether a record can refer to another one of the same table.
    pub(super) fn own_reference(&self) -> Option<usize> {
        self.columns.iter().position(|column| column.target == Target::Present(self.noun))
    }

    /// Where a column stands.
    pub(super) fn position(&self, column: &str) -> Option<usize> {
        self.columns.iter().position(|known| known.name == column)
    }
}

impl Column {
    /// The column, also for records that do not have it.
    pub(super) const fn optional(self) -> Self {
        Self { is_required: false, ..self }
    }

    /// The column under another name in an archive.
    pub(super) const fn as_field(self, field: &'static str) -> Self {
        Self { field, ..self }
    }
}

pub(super) const fn of(name: &'static str, kind: Kind) -> Column {
    Column { name, field: name, kind, is_required: true, target: Target::Nothing }
}

/// The id of the record itself.
pub(super) const fn id(name: &'static str) -> Column {
    of(name, Kind::Id).as_field("id")
}

/// The id of a record that is there.
pub(super) const fn to(name: &'static str, noun: &'static str) -> Column {
    Column { target: Target::Present(noun), ..of(name, Kind::Id) }
}

/// The id of a record that may have been removed.
pub(super) const fn past(name: &'static str, noun: &'static str) -> Column {
    Column { target: Target::Past(noun), ..of(name, Kind::Id) }
}

/// The id of a record whose kind another column names.
pub(super) const fn past_of(name: &'static str, kind: &'static str) -> Column {
    Column { target: Target::PastOfKind(kind), ..of(name, Kind::Id) }
}

/// The id of any record.
pub(super) const fn anything(name: &'static str) -> Column {
    Column { target: Target::Anything, ..of(name, Kind::Id) }
}

/// The key of a district that is there.
pub(super) const fn district(name: &'static str) -> Column {
    Column { target: Target::Present("regions"), ..of(name, Kind::District) }
}

pub(super) const fn text(name: &'static str) -> Column {
    of(name, Kind::Text)
}

pub(super) const fn word(name: &'static str, words: fn() -> Vec<&'static str>) -> Column {
    of(name, Kind::Word(words))
}

pub(super) const fn whole(name: &'static str) -> Column {
    of(name, Kind::Whole)
}

pub(super) const fn real(name: &'static str) -> Column {
    of(name, Kind::Real)
}

pub(super) const fn flag(name: &'static str) -> Column {
    of(name, Kind::Flag)
}

pub(super) const fn day(name: &'static str) -> Column {
    of(name, Kind::Day)
}

pub(super) const fn time(name: &'static str) -> Column {
    of(name, Kind::Time)
}

pub(super) const fn document(
    name: &'static str,
    field: &'static str,
    read: fn(&Value) -> Result<(), String>,
) -> Column {
    of(name, Kind::Document(read)).as_field(field)
}

/// Finds out whether a document can be read as what it is to be.
pub(super) fn readable<T: DeserializeOwned>(value: &Value) -> Result<(), String> {
    T::deserialize(value).map(drop).map_err(|error| error.to_string())
}

/// The words of an enum with stable texts.
macro_rules! words {
    ($kind:ty) => {
        || <$kind>::ALL.iter().map(|word| word.as_str()).collect()
    };
}

pub(super) use words;
