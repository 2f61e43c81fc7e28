//! Tables as others open them: CSV and XLSX.

mod csv;
mod xlsx;

pub(super) use self::csv::as_typed;
pub use self::{
    csv::{CsvStyle, harmless, write_csv},
    xlsx::{WriteError, write_xlsx},
};

/// What stands in a cell.
#[derive(Clone, Debug, PartialEq)]
pub enum Cell {
    /// Words, which may come from anybody.
    Text(String),
    /// A number.
    Number(f64),
}

impl From<&str> for Cell {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}
