//! Documents of office programs: packages (ZIP) whose list of parts says what they are and whether there are programs in
//! them. Only the list is read, nothing is unpacked.

use std::borrow::Cow;

use super::FileProblem;

/// A part of a package.
struct Part<'a> {
    name: Cow<'a, str>,
    /// How it is packed; 0 is not at all.
    method: usize,
    size: usize,
    /// Where it begins in the file.
    at: usize,
}

/// Whether content is a document of Microsoft Office whose parts lie in this folder.
pub(super) fn check_office(content: &[u8], folder: &str) -> Result<(), FileProblem> {
    let parts = parts(content).ok_or(FileProblem::Mismatched)?;
    let has = |test: &dyn Fn(&str) -> bool| parts.iter().any(|part| test(&part.name));
    if !has(&|name| name == "[Content_Types].xml") || !has(&|name| name.starts_with(folder)) {
        return Err(FileProblem::Mismatched);
    }
    // Programs of today, those of the nineties, and controls that run them.
    let is_program = |name: &str| {
        let name = name.to_ascii_lowercase();
        ["vbaproject", "macrosheets/", "activex/"].iter().any(|part| name.contains(part))
    };
    if has(&is_program) { Err(FileProblem::HasMacros) } else { Ok(()) }
}

/// Whether content is an `OpenDocument` file that calls itself by this type.
pub(super) fn check_open_document(content: &[u8], media_type: &str) -> Result<(), FileProblem> {
    let parts = parts(content).ok_or(FileProblem::Mismatched)?;
    let named = parts.iter().find(|part| part.name == "mimetype").and_then(|part| stored(content, part));
    if named != Some(media_type.as_bytes()) {
        return Err(FileProblem::Mismatched);
    }
    // The lists of libraries are there also where the libraries are empty.
    let is_program = |part: &Part<'_>| {
        let (folder, file) = part.name.rsplit_once('/').unwrap_or(("", &*part.name));
        let is_list =
            ["", "script-lc.xml", "script-lb.xml", "dialog-lc.xml", "dialog-lb.xml"].contains(&file);
        !is_list && ["Basic", "Scripts"].contains(&folder.split('/').next().unwrap_or_default())
    };
    if parts.iter().any(is_program) { Err(FileProblem::HasMacros) } else { Ok(()) }
}

/// The parts that the directory at the end of a package lists; `None` if it is no package, or a damaged one.
///
/// The directory must be the only one that any reader could take for it: it ends where its end is told, is as long as is
/// told, and the file ends with it. A package within another would hide its programs otherwise.
fn parts(content: &[u8]) -> Option<Vec<Part<'_>>> {
    const END: [u8; 4] = *b"PK\x05\x06";
    const END_LENGTH: usize = 22;
    const COMMENT_MAX: usize = 0xffff;
    const ENTRY: [u8; 4] = *b"PK\x01\x02";
    const ENTRY_LENGTH: usize = 46;
    if !content.starts_with(b"PK\x03\x04") {
        return None;
    }
    let from = content.len().saturating_sub(END_LENGTH + COMMENT_MAX);
    let end = from + content[from..].windows(END.len()).rposition(|window| window == END)?;
    let remark = number::<2>(content, end + 20)?;
    if end + END_LENGTH + remark != content.len() {
        return None;
    }
    let count = number::<2>(content, end + 10)?;
    let size = number::<4>(content, end + 12)?;
    let begin = number::<4>(content, end + 16)?;
    let mut at = begin;
    let mut parts = Vec::new();
    for _ in 0..count {
        if content.get(at..at.checked_add(ENTRY.len())?)? != ENTRY {
            return None;
        }
        let name_length = number::<2>(content, at + 28)?;
        let name_at = at + ENTRY_LENGTH;
        parts.push(Part {
            // What is no UTF-8 is written in another language; the letters that are looked for are the same in all.
            name: String::from_utf8_lossy(content.get(name_at..name_at + name_length)?),
            method: number::<2>(content, at + 10)?,
            size: number::<4>(content, at + 24)?,
            at: number::<4>(content, at + 42)?,
        });
        at = name_at + name_length + number::<2>(content, at + 30)? + number::<2>(content, at + 32)?;
    }
    let is_told = at - begin == size && is_end(content.get(at..end)?, at, [count, count, size, begin])?;
    is_told.then_some(parts)
}

/// Whether nothing stands between a directory and its end, or only the longer form of the same, which some programs write
/// beside the usual one: how many parts, as many in this file, how long, and where it begins.
fn is_end(between: &[u8], at: usize, told: [usize; 4]) -> Option<bool> {
    const LONG_END: &[u8] = b"PK\x06\x06";
    const LONG_END_LENGTH: usize = 56;
    const POINTER: &[u8] = b"PK\x06\x07";
    const POINTER_LENGTH: usize = 20;
    if between.is_empty() {
        return Some(true);
    }
    let (long, pointer) = between.split_at_checked(LONG_END_LENGTH)?;
    let mut longer = [0; 4];
    for (place, value) in longer.iter_mut().enumerate() {
        *value = number::<8>(long, 24 + 8 * place)?;
    }
    let is_pointer = pointer.len() == POINTER_LENGTH && pointer.starts_with(POINTER);
    Some(long.starts_with(LONG_END) && is_pointer && number::<8>(pointer, 8)? == at && longer == told)
}

/// What is in a part that is not packed.
fn stored<'a>(content: &'a [u8], part: &Part<'_>) -> Option<&'a [u8]> {
    const HEAD_LENGTH: usize = 30;
    if part.method != 0 {
        return None;
    }
    let lengths = number::<2>(content, part.at.checked_add(26)?)? + number::<2>(content, part.at + 28)?;
    let begin = part.at + HEAD_LENGTH + lengths;
    content.get(begin..begin.checked_add(part.size)?)
}

/// A number of so many bytes, the lowest first.
fn number<const BYTES: usize>(content: &[u8], at: usize) -> Option<usize> {
    let bytes = content.get(at..at.checked_add(BYTES)?)?;
    Some(bytes.iter().rev().fold(0, |number, byte| (number << 8) | usize::from(*byte)))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A package of parts that are not packed, with a comment at its end.
    fn package(parts: &[(&str, &str)]) -> Vec<u8> {
        let (mut content, mut directory) = (Vec::<u8>::new(), Vec::<u8>::new());
        for (name, text) in parts {
            let at = u32::try_from(content.len()).unwrap().to_le_bytes();
            let size = u32::try_from(text.len()).unwrap().to_le_bytes();
            let length = u16::try_from(name.len()).unwrap().to_le_bytes();
            content.extend([b"PK\x03\x04".as_slice(), &[0; 14], &size, &size, &length, &[0; 2]].concat());
            content.extend([name.as_bytes(), text.as_bytes()].concat());
            directory
                .extend([b"PK\x01\x02".as_slice(), &[0; 16], &size, &size, &length, &[0; 12], &at].concat());
            directory.extend(name.as_bytes());
        }
        let count = u16::try_from(parts.len()).unwrap().to_le_bytes();
        let [at, size] =
            [content.len(), directory.len()].map(|length| u32::try_from(length).unwrap().to_le_bytes());
        content.extend(directory);
        content
            .extend([b"PK\x05\x06".as_slice(), &[0; 4], &count, &count, &size, &at, &[2, 0], b"Hi"].concat());
        content
    }

    const TEXT: &str = "application/vnd.oasis.opendocument.text";

    #[test]
    fn an_office_document_has_its_parts_in_its_folder() {
        let document = package(&[("[Content_Types].xml", "<Types/>"), ("word/document.xml", "<w/>")]);
        assert_eq!(check_office(&document, "word/"), Ok(()));
        assert_eq!(check_office(&document, "xl/"), Err(FileProblem::Mismatched));
        assert_eq!(check_open_document(&document, TEXT), Err(FileProblem::Mismatched));
        let archive = package(&[("word/setup.exe", "MZ")]);
        assert_eq!(check_office(&archive, "word/"), Err(FileProblem::Mismatched));
    }

    #[test]
    fn an_open_document_says_its_type_first() {
        let document =
            package(&[("mimetype", TEXT), ("content.xml", "<x/>"), ("Basic/script-lc.xml", "<x/>")]);
        assert_eq!(check_open_document(&document, TEXT), Ok(()));
        let template = package(&[("mimetype", &format!("{TEXT}-template")), ("content.xml", "<x/>")]);
        assert_eq!(check_open_document(&template, TEXT), Err(FileProblem::Mismatched));
        assert_eq!(check_office(&document, "word/"), Err(FileProblem::Mismatched));
    }

    #[test]
    fn a_document_with_programs_is_not_taken_whatever_its_ending() {
        for part in ["word/vbaProject.bin", "xl/macrosheets/sheet1.xml", "word/activeX/activeX1.xml"] {
            let document = package(&[
                ("[Content_Types].xml", ""),
                ("word/document.xml", ""),
                ("xl/workbook.xml", ""),
                (part, ""),
            ]);
            let folder = if part.starts_with("xl") { "xl/" } else { "word/" };
            assert_eq!(check_office(&document, folder), Err(FileProblem::HasMacros), "{part}");
        }
        for part in ["Basic/Standard/Module1.xml", "Scripts/python/run.py"] {
            let document = package(&[("mimetype", TEXT), (part, "")]);
            assert_eq!(check_open_document(&document, TEXT), Err(FileProblem::HasMacros), "{part}");
        }
    }

    #[test]
    fn programs_are_seen_also_under_a_name_in_another_encoding() {
        let mut document =
            package(&[("[Content_Types].xml", ""), ("word/document.xml", ""), ("word/vbaProject.bin", "")]);
        let name = document.windows(3).rposition(|window| window == b"bin").unwrap();
        document[name] = 0xff;
        assert_eq!(check_office(&document, "word/"), Err(FileProblem::HasMacros));
    }

    #[test]
    fn a_package_within_another_hides_no_programs() {
        let clean =
            package(&[("[Content_Types].xml", ""), ("word/document.xml", ""), ("word/xbaProject.bin", "")]);
        let programs =
            package(&[("[Content_Types].xml", ""), ("word/document.xml", ""), ("word/vbaProject.bin", "")]);
        assert_eq!(check_office(&clean, "word/"), Ok(()));
        // Read from the beginning of the file, the end of the second names the directory of the first.
        assert_eq!(
            check_office(&[clean.clone(), programs.clone()].concat(), "word/"),
            Err(FileProblem::Mismatched)
        );
        assert_eq!(check_office(&[programs, clean.clone()].concat(), "word/"), Err(FileProblem::Mismatched));
        assert_eq!(check_office(&[clean, b"PK".to_vec()].concat(), "word/"), Err(FileProblem::Mismatched));
    }

    #[test]
    fn the_longer_end_of_a_directory_must_tell_the_same() {
        let document = package(&[("[Content_Types].xml", ""), ("word/document.xml", "")]);
        let end = document.len() - 24;
        let told = |at: usize| (number::<4>(&document, end + at).unwrap() as u64).to_le_bytes();
        let [count, size, begin] = [2_u64.to_le_bytes(), told(12), told(16)];
        let with = |size: &[u8]| {
            let long = [b"PK\x06\x06".as_slice(), &[0; 20], &count, &count, size, &begin].concat();
            let at = u64::try_from(end).unwrap().to_le_bytes();
            let pointer = [b"PK\x06\x07".as_slice(), &[0; 4], &at, &[1, 0, 0, 0]].concat();
            [&document[..end], &long, &pointer, &document[end..]].concat()
        };
        assert_eq!(check_office(&with(&size), "word/"), Ok(()));
        assert_eq!(check_office(&with(&[1; 8]), "word/"), Err(FileProblem::Mismatched));
    }

    #[test]
    fn a_damaged_package_is_no_document_wherever_it_is_cut() {
        let document = package(&[("[Content_Types].xml", "<Types/>"), ("word/document.xml", "<w/>")]);
        for length in 0..document.len() {
            assert_eq!(check_office(&document[..length], "word/"), Err(FileProblem::Mismatched), "{length}");
        }
        for at in 0..document.len() {
            let mut broken = document.clone();
            broken[at] = 0xff;
            // Whatever is wrong, it is answered.
            let _ = (check_office(&broken, "word/"), check_open_document(&broken, TEXT));
        }
    }
}
