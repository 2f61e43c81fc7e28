//! What bytes say as text, whoever wrote them.

use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};

/// The text of a file in UTF-8 or UTF-16, with or without a mark at its beginning, or in Windows-1252. Lines of different
/// encodings, as files glued together have them, are read each in its own. `None` is no text.
pub(crate) fn text(bytes: &[u8]) -> Option<String> {
    if let Some((encoding, mark)) = Encoding::for_bom(bytes) {
        return readable(encoding.decode_without_bom_handling(&bytes[mark..]).0.into_owned());
    }
    if let Some(encoding) = unmarked_utf_16(bytes) {
        return readable(encoding.decode_without_bom_handling(bytes).0.into_owned());
    }
    let mut text = String::with_capacity(bytes.len());
    for line in bytes.split_inclusive(|byte| *byte == b'\n') {
        match std::str::from_utf8(line) {
            Ok(line) if line.is_ascii() => text.push_str(line),
            Ok(line) => text.push_str(&once(line)),
            Err(_) => text.push_str(&WINDOWS_1252.decode_without_bom_handling(line).0),
        }
    }
    readable(text)
}

/// UTF-16 is seen by the zeros that every letter of our alphabet has in it.
fn unmarked_utf_16(bytes: &[u8]) -> Option<&'static Encoding> {
    let sample = &bytes[..bytes.len().min(4096)];
    let zeros = |side: usize| sample.iter().skip(side).step_by(2).filter(|byte| **byte == 0).count();
    let half = sample.len() / 2;
    if half < 4 {
        None
    } else if zeros(1) * 10 > half * 7 && zeros(0) == 0 {
        Some(UTF_16LE)
    } else if zeros(0) * 10 > half * 7 && zeros(1) == 0 {
        Some(UTF_16BE)
    } else {
        None
    }
}

/// A line that became UTF-8 twice (`MÃ¼nchen`), once.
fn once(line: &str) -> String {
    if line.contains('Ã')
        && let (bytes, _, false) = WINDOWS_1252.encode(line)
        && let Some(repaired) = UTF_8.decode_without_bom_handling_and_without_replacement(&bytes)
    {
        return repaired.into_owned();
    }
    line.to_owned()
}

/// Signs that no text has make it none.
fn readable(text: String) -> Option<String> {
    let is_noise = |letter: char| {
        (letter.is_control() && !"\t\n\r\u{b}\u{c}\u{85}".contains(letter)) || letter == '\u{fffd}'
    };
    let noise = text.chars().take(100_000).filter(|letter| is_noise(*letter)).count();
    (noise * 100 <= text.len().min(100_000) && !text.starts_with("%PDF-")).then_some(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_words_are_read_from_each_encoding() {
        let wanted = "Größe;Straße\nMünchen;Öd\n";
        let utf_16 = |order: fn(u16) -> [u8; 2]| wanted.encode_utf16().flat_map(order).collect::<Vec<_>>();
        let marked = [b"\xef\xbb\xbf", wanted.as_bytes()].concat();
        let windows = WINDOWS_1252.encode(wanted).0.into_owned();
        let little = utf_16(u16::to_le_bytes);
        let marked_little = [b"\xff\xfe".to_vec(), little.clone()].concat();
        for bytes in
            [wanted.as_bytes().to_vec(), marked, windows, little, utf_16(u16::to_be_bytes), marked_little]
        {
            assert_eq!(text(&bytes).as_deref(), Some(wanted));
        }
    }

    #[test]
    fn a_file_glued_together_is_read_line_by_line() {
        let bytes = ["Müller\n".as_bytes(), b"M\xfcller\n", "MÃ¼ller\n".as_bytes()].concat();
        assert_eq!(text(&bytes).as_deref(), Some("Müller\nMüller\nMüller\n"));
    }

    #[test]
    fn noise_is_no_text() {
        assert_eq!(text(b"\x00\x01\x02\x03\x04"), None);
        assert_eq!(text(b"%PDF-1.7 ..."), None);
    }
}
