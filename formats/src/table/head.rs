//! Where the names of the columns stand: after titles and empty rows, in one row or in several.

use std::collections::BTreeSet;

/// The rows that name the columns, counted from 0.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Head {
    /// The first of them.
    pub first: usize,
    /// How many there are; 0 if the first row of the file is data already.
    pub count: usize,
}

/// How many rows are looked at.
const SAMPLE: usize = 40;

/// Finds the names of the columns; `is_known` says whether a text is usual as such a name.
#[must_use]
pub fn find_head(rows: &[Vec<String>], is_known: impl Fn(&str) -> bool) -> Head {
    let texts =
        |row: &[String]| -> Vec<String> { row.iter().filter(|cell| !cell.is_empty()).cloned().collect() };
    let known = |row: &[String]| {
        let distinct: BTreeSet<String> = texts(row).into_iter().collect();
        distinct.iter().filter(|cell| is_known(cell)).count()
    };
    let sample = &rows[..rows.len().min(SAMPLE)];
    let best = sample.iter().enumerate().map(|(at, row)| (known(row), at)).max_by_key(|(known, at)| {
        // The last of several equally good ones is likely repeated in the middle of the list.
        (*known, usize::MAX - at)
    });
    let last = match best {
        Some((found, at)) if found >= 2 || (found == 1 && texts(&sample[at]).len() <= 2) => at,
        // Nothing is known: the first row with several different texts and no number among them.
        _ => {
            let is_head = |row: &Vec<String>| {
                let cells = texts(row);
                let distinct: BTreeSet<_> = cells.iter().collect();
                distinct.len() >= 2.min(widest(sample)) && cells.iter().all(|cell| looks_like_a_name(cell))
            };
            let Some(at) = sample.iter().position(is_head) else { return Head::default() };
            return Head { first: at, count: 1 };
        }
    };
    // A row above that groups columns has gaps, or the same text side by side where cells are merged.
    let groups = |row: &[String]| {
        let distinct: BTreeSet<_> = texts(row).into_iter().collect();
        let filled = texts(row).len();
        let is_alone = distinct.len() < 2;
        !is_alone && (distinct.len() < filled || filled < texts(&sample[last]).len())
    };
    let mut first = last;
    while first > 0 && last - first < 2 && groups(&sample[first - 1]) {
        first -= 1;
    }
    Head { first, count: last - first + 1 }
}

fn widest(rows: &[Vec<String>]) -> usize {
    rows.iter().map(|row| row.iter().filter(|cell| !cell.is_empty()).count()).max().unwrap_or(0)
}

fn looks_like_a_name(cell: &str) -> bool {
    cell.chars().any(char::is_alphabetic)
        && !cell.contains('@')
        && cell.chars().filter(char::is_ascii_digit).count() <= 2
        && cell.chars().count() <= 60
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(rows: &[&[&str]]) -> (usize, usize) {
        let rows: Vec<Vec<String>> =
            rows.iter().map(|row| row.iter().map(|cell| (*cell).to_owned()).collect()).collect();
        let head = find_head(&rows, |cell| ["Name", "Ort", "Telefon", "E-Mail", "Art"].contains(&cell));
        (head.first, head.count)
    }

    #[test]
    fn titles_and_empty_rows_come_before_the_head() {
        let title = ["Akteure 2026", "Akteure 2026", "Akteure 2026"];
        assert_eq!(found(&[&title, &[], &["Name", "Ort", "Telefon"], &["A", "Hof", "1"]]), (2, 1));
        assert_eq!(found(&[&["Name", "Ort"], &["A", "Hof"]]), (0, 1));
    }

    #[test]
    fn a_row_that_groups_columns_belongs_to_the_head() {
        let head: &[&str] = &["Name", "Art", "Name", "Telefon"];
        let merged: &[&str] = &["Einrichtung", "Einrichtung", "Kontakt", "Kontakt"];
        let gaps: &[&str] = &["Einrichtung", "", "Kontakt", ""];
        for groups in [merged, gaps] {
            assert_eq!(found(&[&["Liste"], groups, head, &["A", "B", "C", "1"]]), (1, 2));
        }
    }

    #[test]
    fn a_head_of_unknown_words_is_found_by_its_shape() {
        assert_eq!(found(&[&["Wer", "Wo"], &["Caritas", "97437 Haßfurt"]]), (0, 1));
        assert_eq!(found(&[&["a@b.de", "09521 1234"]]), (0, 0));
    }
}
