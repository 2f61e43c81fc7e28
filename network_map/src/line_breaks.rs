//! Where long names are broken into lines.

/// Lines are broken where they would grow longer than this many characters.
const LONGEST_LINE: usize = 21;
/// A third line is begun where one of two would grow longer than this.
const LONGEST_OF_TWO: usize = 27;

/// Breaks a long name into two lines at a space or after a hyphen, a very long one into three; a name without either
/// stays on one line.
#[must_use]
pub fn wrap(label: &str) -> Vec<String> {
    let length = label.chars().count();
    let lines = match length {
        0..=LONGEST_LINE => None,
        _ => broken(label, 2),
    };
    let lines = match lines {
        Some((longest, _)) if longest > LONGEST_OF_TWO => broken(label, 3).or(lines),
        _ => lines,
    };
    let lines = lines.map_or_else(|| vec![label], |(_, lines)| lines);
    lines.into_iter().map(str::to_owned).collect()
}

/// Breaks into `count` lines, the longest as short as it can be; also tells how long that is, with what it is disliked
/// for.
fn broken(label: &str, count: usize) -> Option<(usize, Vec<&str>)> {
    if count == 1 {
        return Some((label.chars().count(), vec![label]));
    }
    let mut best: Option<(usize, Vec<&str>)> = None;
    for (byte, character) in label.char_indices() {
        let is_break = character == ' ' || (character == '-' && byte + 1 < label.len());
        if !is_break || byte == 0 {
            continue;
        }
        let (first, rest) = label.split_at(byte + 1);
        let (first, rest) = (first.trim_end(), rest.trim_start());
        let Some((longest, mut lines)) = broken(rest, count - 1) else { continue };
        // Parting two words reads better than parting a double name.
        let dislike = if character == '-' { 8 } else { 0 };
        let longest = longest.max(first.chars().count()) + dislike;
        if best.as_ref().is_none_or(|&(least, _)| longest < least) {
            lines.insert(0, first);
            best = Some((longest, lines));
        }
    }
    best
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_names_are_wrapped_near_their_middle_and_never_cut() {
        assert_eq!(wrap("AG Pflege"), ["AG Pflege"]);
        assert_eq!(
            wrap("Gesundheitskonferenz Marburg-Biedenkopf"),
            ["Gesundheitskonferenz", "Marburg-Biedenkopf"]
        );
        assert_eq!(wrap("Hessische Krankenhausgesellschaft"), ["Hessische", "Krankenhausgesellschaft"]);
        assert_eq!(wrap("Hausarztnetz Main-Kinzig-Kreis"), ["Hausarztnetz", "Main-Kinzig-Kreis"]);
        assert_eq!(
            wrap("Gesundheitsregion plus Stadt und Landkreis Schweinfurt"),
            ["Gesundheitsregion", "plus Stadt und", "Landkreis Schweinfurt"]
        );
        assert_eq!(wrap("Donaudampfschifffahrtsgesellschaft"), ["Donaudampfschifffahrtsgesellschaft"]);
        assert_eq!(
            wrap("Gemeindepsychiatrische-Verbundkonferenz"),
            ["Gemeindepsychiatrische-", "Verbundkonferenz"]
        );
    }
}
