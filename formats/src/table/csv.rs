//! Text files with separators.

use ::csv::{ReaderBuilder, StringRecord};

use super::{Filling, Limits, Place, Sheet, TableError, write::as_typed};

/// What separates cells, the usual one of German Excel first.
const SEPARATORS: [char; 4] = [';', ',', '\t', '|'];

/// How many lines are looked at to find the separator.
const SAMPLE: usize = 100;

pub(super) fn read(text: &str, limits: &Limits) -> Result<Sheet, TableError> {
    // All lines end alike, the last one too, so that they can be counted.
    let text = format!("{}\n", text.replace("\r\n", "\n").replace('\r', "\n"));
    // Excel writes the separator into a line of its own.
    let declared = text.lines().next().and_then(|line| {
        let separator = line.trim().trim_matches('"').to_ascii_lowercase();
        separator.strip_prefix("sep=").and_then(|rest| rest.chars().next())
    });
    let (text, separator, skipped) = match declared.filter(char::is_ascii) {
        Some(separator) => (text.split_once('\n').map_or("", |(_, rest)| rest), separator, 1),
        None => (text.as_str(), sniff(&text), 0),
    };
    let mut reader = ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(u8::try_from(separator).unwrap_or(b';'))
        .from_reader(text.as_bytes());
    let mut sheet = Sheet::default();
    let mut filling = Filling::new(limits);
    let mut record = StringRecord::new();
    let mut row = skipped;
    loop {
        let line = reader.position().line();
        let is_there = reader.read_record(&mut record);
        if !is_there.map_err(|error| TableError::broken(Place::row("", row + 1), error))? {
            return Ok(sheet);
        }
        // The reader passes over empty lines; spreadsheets, in which people look rows up, do not.
        let within = record.iter().map(|cell| cell.matches('\n').count()).sum::<usize>() + 1;
        let lines = usize::try_from(reader.position().line() - line).unwrap_or(0);
        row += lines.saturating_sub(within);
        for (column, cell) in record.iter().enumerate() {
            filling.put(&mut sheet, row, column, as_typed(cell))?;
        }
        row += 1;
    }
}

/// The separator that divides most lines into the same number of cells, at least two.
fn sniff(text: &str) -> char {
    let agreement = |separator: char| {
        let mut is_quoted = false;
        let mut counts = std::collections::BTreeMap::<usize, usize>::new();
        for line in text.lines().filter(|line| !line.trim().is_empty()).take(SAMPLE) {
            let count = line
                .chars()
                .filter(|letter| {
                    is_quoted ^= *letter == '"';
                    !is_quoted && *letter == separator
                })
                .count();
            if count > 0 && !is_quoted {
                *counts.entry(count).or_default() += 1;
            }
        }
        // As many lines as possible, then as many cells.
        counts.into_iter().map(|(cells, lines)| (lines, cells)).max().unwrap_or_default()
    };
    let best = SEPARATORS.into_iter().rev().max_by_key(|separator| agreement(*separator));
    best.unwrap_or(SEPARATORS[0])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cells(text: &str) -> Vec<Vec<String>> {
        read(text, &Limits::USUAL).unwrap().rows
    }

    #[test]
    fn the_separator_is_the_one_that_divides_the_lines_evenly() {
        assert_eq!(cells("Name;Ort\nA, B und C;Hof\n"), [["Name", "Ort"], ["A, B und C", "Hof"]]);
        assert_eq!(cells("Name,Wert\n\"A;B\",\"1,5\"\n"), [["Name", "Wert"], ["A;B", "1,5"]]);
        assert_eq!(cells("Name\tOrt\nA\tHof"), [["Name", "Ort"], ["A", "Hof"]]);
        assert_eq!(cells("Name|Ort\nA|Hof"), [["Name", "Ort"], ["A", "Hof"]]);
        assert_eq!(cells("Name\nCaritas"), [["Name"], ["Caritas"]]);
    }

    #[test]
    fn a_declared_separator_counts_and_rows_keep_their_number() {
        let rows = cells("sep=,\r\nName,Ort\r\nA;x,Hof\r\n");
        assert!(rows[0].is_empty());
        assert_eq!(rows[2], ["A;x", "Hof"]);
    }

    #[test]
    fn empty_lines_count_as_rows() {
        for end in ["\n", "\r\n"] {
            let text = ["", "Titel;", "", "", "Name;Ort", "\"A\n\nB\";Hof", "", "C;Hof"].join(end);
            let rows = cells(&text);
            let first: Vec<&str> = rows.iter().map(|row| row.first().map_or("", String::as_str)).collect();
            assert_eq!(first, ["", "Titel", "", "", "Name", "A B", "", "C"]);
        }
    }

    #[test]
    fn a_quoted_cell_may_go_over_several_lines() {
        assert_eq!(cells("Name;Anschrift\nA;\"Weg 1\n97437 Haßfurt\"\n")[1], ["A", "Weg 1 97437 Haßfurt"]);
    }
}
