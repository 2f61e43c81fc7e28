//! The name of a file: what a browser sends becomes one that is safe on every disk and looks like what it is.

use super::FileProblem;

/// The most characters of a file's name, with its ending.
pub const FILE_NAME_MAX: usize = 120;

/// The last part of a path as a name of one line: without signs that nobody sees or that change the order in which others
/// are shown, and cut before its ending if it is too long.
///
/// # Errors
/// [`FileProblem::Nameless`] if nothing is left but an ending.
pub(super) fn file_name(path: &str) -> Result<String, FileProblem> {
    let name = path.rsplit(['/', '\\']).next().unwrap_or_default();
    let name: String = name
        .chars()
        .filter(|letter| !is_unseen(*letter))
        // What Windows allows in no name.
        .map(|letter| if "<>:\"|?*".contains(letter) { '_' } else { letter })
        .collect();
    let name = name.split_whitespace().collect::<Vec<_>>().join(" ");
    let name = name.trim_end_matches(END);
    let (stem, ending) = name.rsplit_once('.').unwrap_or((name, ""));
    // A name that begins with a point is hidden on many disks.
    let stem = stem.trim_matches(END);
    if stem.is_empty() {
        return Err(FileProblem::Nameless);
    }
    let ending = if ending.is_empty() { String::new() } else { format!(".{ending}") };
    let room = FILE_NAME_MAX.saturating_sub(ending.chars().count()).max(1);
    let stem: String = stem.chars().take(room).collect();
    let name: String =
        format!("{}{ending}", stem.trim_end_matches(END)).chars().take(FILE_NAME_MAX).collect();
    Ok(name.trim_end_matches(END).to_owned())
}

/// What no name begins or ends with.
const END: [char; 2] = ['.', ' '];

/// Whether a sign is not to be seen by itself: control characters, those of no width, and those that turn the direction,
/// with which "fdp.exe" is shown as "exe.pdf".
fn is_unseen(letter: char) -> bool {
    (letter.is_control() && !letter.is_whitespace())
        || matches!(
            letter,
            '\u{ad}'
                | '\u{61c}'
                | '\u{180e}'
                | '\u{200b}'..='\u{200f}'
                | '\u{202a}'..='\u{202e}'
                | '\u{2060}'..='\u{206f}'
                | '\u{feff}'
                | '\u{fff9}'..='\u{fffb}'
                | '\u{e0000}'..='\u{e007f}'
        )
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_name_is_the_last_part_of_a_path() {
        for (path, name) in [
            ("Protokoll.pdf", "Protokoll.pdf"),
            ("../../etc/Protokoll.pdf", "Protokoll.pdf"),
            ("C:\\Eigene Dateien\\Übersicht 1. Quartal.xlsx", "Übersicht 1. Quartal.xlsx"),
            ("  Bild \t von\u{a0}gestern .png ", "Bild von gestern.png"),
            ("...Protokoll..pdf...", "Protokoll.pdf"),
            ("Was? Wer: alle.txt", "Was_ Wer_ alle.txt"),
            ("ohne Ende", "ohne Ende"),
        ] {
            assert_eq!(file_name(path).as_deref(), Ok(name), "{path:?}");
        }
    }

    #[test]
    fn signs_that_nobody_sees_do_not_stay() {
        assert_eq!(file_name("plan\u{202e}fdp.exe").as_deref(), Ok("planfdp.exe"));
        assert_eq!(file_name("\u{feff}a\u{200b}b\u{0}\u{7}\u{2066}c.txt").as_deref(), Ok("abc.txt"));
        assert_eq!(file_name("a\r\nSet-Cookie.txt").as_deref(), Ok("a Set-Cookie.txt"));
    }

    #[test]
    fn an_ending_alone_is_no_name() {
        for path in ["", " ", ".", "..", ".pdf", "a/", "C:\\", "\u{200b}.pdf", " . .pdf", "/.pdf"] {
            assert_eq!(file_name(path), Err(FileProblem::Nameless), "{path:?}");
        }
    }

    #[test]
    fn a_long_name_keeps_its_ending() {
        let name = file_name(&format!("{}.pdf", "ä".repeat(300))).unwrap();
        assert_eq!(name, format!("{}.pdf", "ä".repeat(FILE_NAME_MAX - 4)));
        let cut_at_a_gap = file_name(&format!("{} {}.pdf", "a".repeat(115), "b".repeat(9))).unwrap();
        assert_eq!(cut_at_a_gap, format!("{}.pdf", "a".repeat(115)));
        let no_ending = file_name(&format!("a.{}", "b".repeat(300))).unwrap();
        assert_eq!(no_ending.chars().count(), FILE_NAME_MAX);
    }

    proptest! {
        #[test]
        fn whatever_is_sent_becomes_a_name_that_is_clean(path in "\\PC{0,40}[./\\\\ ]?\\PC{0,140}(\\.[a-z]{1,5})?") {
            if let Ok(name) = file_name(&path) {
                prop_assert!((1..=FILE_NAME_MAX).contains(&name.chars().count()), "{name:?}");
                prop_assert!(!name.contains(['/', '\\', '"', '\n']) && !name.chars().any(is_unseen), "{name:?}");
                prop_assert!(!name.starts_with(END), "{name:?}");
                prop_assert_eq!(file_name(&name), Ok(name));
            }
        }
    }
}
