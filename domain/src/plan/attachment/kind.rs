//! What a file may be: documents and pictures, known by the ending of their name and by how they begin. Nothing that a
//! browser or an office program would run.

use super::{
    FileProblem,
    package::{check_office, check_open_document},
};
use crate::text_enum;

text_enum! {
    /// What a file is, by the ending of its name.
    FileKind {
        /// A document as it is printed.
        Pdf = "pdf",
        /// A text of Word.
        Docx = "docx",
        /// A workbook of Excel.
        Xlsx = "xlsx",
        /// Slides of Microsoft Office.
        Pptx = "pptx",
        /// A text of an open office suite.
        Odt = "odt",
        /// A workbook of an open office suite.
        Ods = "ods",
        /// Slides of an open office suite.
        Odp = "odp",
        /// Plain text.
        Txt = "txt",
        /// A table as plain text.
        Csv = "csv",
        /// An appointment.
        Ics = "ics",
        /// A picture without loss.
        Png = "png",
        /// A photograph.
        Jpeg = "jpg",
        /// A picture of few colours.
        Gif = "gif",
        /// A picture for the web.
        Webp = "webp",
    }
}

impl FileKind {
    /// What a file of this name is to be, if such files are taken.
    #[must_use]
    pub fn of_name(name: &str) -> Option<Self> {
        let (_, ending) = name.rsplit_once('.')?;
        match ending.to_ascii_lowercase().as_str() {
            "jpeg" => Some(Self::Jpeg),
            ending => ending.parse().ok(),
        }
    }

    /// The endings of all files that are taken, with their points, as the field of a form names them.
    #[must_use]
    pub fn endings() -> String {
        let endings = Self::ALL.iter().map(|kind| kind.as_str()).chain(["jpeg"]);
        endings.map(|ending| format!(".{ending}")).collect::<Vec<_>>().join(",")
    }

    /// Under which type it is sent.
    #[must_use]
    pub const fn media_type(self) -> &'static str {
        match self {
            Self::Pdf => "application/pdf",
            Self::Docx => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            Self::Xlsx => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            Self::Pptx => "application/vnd.openxmlformats-officedocument.presentationml.presentation",
            Self::Odt => "application/vnd.oasis.opendocument.text",
            Self::Ods => "application/vnd.oasis.opendocument.spreadsheet",
            Self::Odp => "application/vnd.oasis.opendocument.presentation",
            Self::Txt => "text/plain",
            Self::Csv => "text/csv",
            Self::Ics => "text/calendar",
            Self::Png => "image/png",
            Self::Jpeg => "image/jpeg",
            Self::Gif => "image/gif",
            Self::Webp => "image/webp",
        }
    }

    /// Whether content is of this kind.
    ///
    /// # Errors
    /// [`FileProblem::Mismatched`] if it is something else, [`FileProblem::HasMacros`] if there are programs in it.
    pub(super) fn check(self, content: &[u8]) -> Result<(), FileProblem> {
        let is_it = match self {
            Self::Pdf => content.starts_with(b"%PDF-"),
            Self::Docx => return check_office(content, "word/"),
            Self::Xlsx => return check_office(content, "xl/"),
            Self::Pptx => return check_office(content, "ppt/"),
            Self::Odt | Self::Ods | Self::Odp => return check_open_document(content, self.media_type()),
            Self::Txt | Self::Csv => is_text(content),
            Self::Ics => is_text(content) && is_calendar(content),
            Self::Png => content.starts_with(b"\x89PNG\r\n\x1a\n"),
            Self::Jpeg => content.starts_with(b"\xff\xd8\xff"),
            Self::Gif => content.starts_with(b"GIF87a") || content.starts_with(b"GIF89a"),
            Self::Webp => content.starts_with(b"RIFF") && content.get(8..12) == Some(b"WEBP".as_slice()),
        };
        if is_it { Ok(()) } else { Err(FileProblem::Mismatched) }
    }
}

/// Whether content can be read by people: no control characters but those that part lines and cells. Excel writes
/// Unicode text in units of two bytes, which begins with a mark.
fn is_text(content: &[u8]) -> bool {
    let is_readable =
        |letter: char| !letter.is_ascii_control() || ['\t', '\n', '\r', '\u{c}'].contains(&letter);
    let units = |rest: &[u8], read: fn([u8; 2]) -> u16| {
        let pairs = rest.chunks_exact(2);
        let is_whole = pairs.remainder().is_empty();
        let units = pairs.map(|pair| read([pair[0], pair[1]]));
        is_whole && char::decode_utf16(units).all(|letter| letter.is_ok_and(is_readable))
    };
    match content {
        [0xff, 0xfe, rest @ ..] => units(rest, u16::from_le_bytes),
        [0xfe, 0xff, rest @ ..] => units(rest, u16::from_be_bytes),
        content => content.iter().all(|byte| is_readable(char::from(*byte))),
    }
}

/// Whether a text is a calendar, after the mark of its encoding.
fn is_calendar(content: &[u8]) -> bool {
    const BEGIN: &[u8] = b"BEGIN:VCALENDAR";
    let content = content.strip_prefix(b"\xef\xbb\xbf").unwrap_or(content).trim_ascii_start();
    content.get(..BEGIN.len()).is_some_and(|begin| begin.eq_ignore_ascii_case(BEGIN))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The beginning of a file of each kind that is no package.
    const BEGINNINGS: [(FileKind, &[u8]); 8] = [
        (FileKind::Pdf, b"%PDF-1.7\n\x00"),
        (FileKind::Txt, "Grüße\r\n\tan alle".as_bytes()),
        (FileKind::Csv, b"Ort;Zahl\nHa\xdffurt;1"),
        (FileKind::Ics, b"\xef\xbb\xbfBegin:vCalendar\r\n"),
        (FileKind::Png, b"\x89PNG\r\n\x1a\n\x00"),
        (FileKind::Jpeg, b"\xff\xd8\xff\xe0\x00"),
        (FileKind::Gif, b"GIF89a\x00"),
        (FileKind::Webp, b"RIFF\x00\x00\x00\x00WEBPVP8 "),
    ];

    #[test]
    fn a_name_says_what_a_file_is_to_be() {
        for kind in FileKind::ALL {
            assert_eq!(FileKind::of_name(&format!("Datei.{kind}")), Some(*kind));
            assert!(FileKind::endings().split(',').any(|ending| ending == format!(".{kind}")));
        }
        assert_eq!(FileKind::of_name("FOTO.JPEG"), Some(FileKind::Jpeg));
        for name in [
            "pdf",
            "a.html",
            "a.htm",
            "a.svg",
            "a.js",
            "a.exe",
            "a.docm",
            "a.xlsm",
            "a.pptm",
            "a.xls",
            "a.eml",
            "a.zip",
            "a.pdf.exe",
            "a.",
        ] {
            assert_eq!(FileKind::of_name(name), None, "{name}");
        }
    }

    #[test]
    fn a_file_begins_as_its_kind_does_and_no_other_picture_or_document_passes_for_it() {
        for (kind, content) in BEGINNINGS {
            assert_eq!(kind.check(content), Ok(()), "{kind}");
            for other in FileKind::ALL.iter().filter(|other| **other != kind) {
                // A calendar and a table are texts as well.
                let is_text = |kind| matches!(kind, FileKind::Txt | FileKind::Csv);
                if is_text(*other) && (is_text(kind) || kind == FileKind::Ics) {
                    continue;
                }
                assert_eq!(other.check(content), Err(FileProblem::Mismatched), "{kind} as {other}");
            }
        }
    }

    #[test]
    fn a_text_holds_nothing_but_text() {
        let utf16 = |text: &str| -> Vec<u8> {
            [0xff, 0xfe].into_iter().chain(text.encode_utf16().flat_map(u16::to_le_bytes)).collect()
        };
        assert_eq!(FileKind::Csv.check(&utf16("Straße\tOrt\r\n")), Ok(()));
        assert_eq!(FileKind::Txt.check(b"\xfe\xff\x00a\x00\n"), Ok(()));
        for content in
            [b"MZ\x90\x00\x03".as_slice(), b"\x7fELF", b"a\x1b[2Jb", b"\xff\xfea", b"\xff\xfe\x00\x00"]
        {
            assert_eq!(FileKind::Txt.check(content), Err(FileProblem::Mismatched), "{content:?}");
        }
        assert_eq!(FileKind::Ics.check(b"Termin: Montag"), Err(FileProblem::Mismatched));
        assert_eq!(FileKind::Ics.check(b"BEGIN"), Err(FileProblem::Mismatched));
    }

    #[test]
    fn nothing_is_sent_as_something_that_a_browser_runs() {
        for kind in FileKind::ALL {
            let media_type = kind.media_type();
            let is_active =
                ["html", "script", "svg", "xml;", "+xml"].iter().any(|part| media_type.contains(part));
            assert!(!is_active, "{media_type}");
        }
    }
}
