//! Files that are attached to a measure: working papers, seen by whoever hears what is said about it.

mod kind;
mod name;
mod package;

use serde::{Deserialize, Serialize};
use time::OffsetDateTime;

pub use kind::FileKind;
pub use name::FILE_NAME_MAX;
use name::file_name;

use super::EditError;
use crate::{
    id::{AttachmentId, MeasureId, PersonId, UserId},
    permission::{Object, ObjectKind, Place, Visibility},
    text_enum,
};

/// The most bytes of one file: what is scanned or shown at a meeting fits, and a database of files stays one that can
/// be copied in a moment.
pub const FILE_MAX: usize = 10 * 1024 * 1024;

/// The most files of one measure.
pub const FILES_MAX: usize = 20;

/// What is known of a file that is attached to a measure. Its content is kept and read by itself.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Attachment {
    /// Its id.
    pub id: AttachmentId,
    /// The measure.
    pub measure_id: MeasureId,
    /// Who added it.
    pub user_id: UserId,
    /// Its name, with its ending.
    pub name: String,
    /// What it is.
    pub kind: FileKind,
    /// How many bytes it has.
    pub size: i64,
    /// When it was added.
    pub added_at: OffsetDateTime,
}

/// An attachment with the present name of who added it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NamedAttachment {
    /// The attachment.
    pub attachment: Attachment,
    /// The name.
    pub added_by: String,
}

/// What is attached to a measure, as far as its reader may see it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct AttachmentList {
    /// Whether the reader may see it.
    pub may_see: bool,
    /// Whether the reader may add files and remove them.
    pub may_change: bool,
    /// The files, the oldest first.
    pub files: Vec<NamedAttachment>,
}

/// What is attached to a measure in a place, for questions of permission.
#[must_use]
pub fn attachment_object(place: &Place, responsible: Option<PersonId>) -> Object {
    Object {
        kind: ObjectKind::Attachment,
        visibility: Visibility::Internal,
        place: place.clone(),
        responsible,
    }
}

text_enum! {
    /// Why a file is not attached.
    FileProblem {
        /// No file was chosen.
        Missing = "missing-file",
        /// It has no name.
        Nameless = "nameless-file",
        /// There is nothing in it.
        Empty = "empty-file",
        /// It has more than [`FILE_MAX`] bytes.
        TooLarge = "large-file",
        /// Its name does not end like one of those that are taken.
        UnknownKind = "unknown-file",
        /// It does not hold what the ending of its name says, or is damaged.
        Mismatched = "mismatched-file",
        /// There are programs in it.
        HasMacros = "file-with-macros",
        /// The measure has [`FILES_MAX`] files already.
        TooMany = "too-many-files",
    }
}

impl From<FileProblem> for EditError {
    fn from(problem: FileProblem) -> Self {
        Self::File(problem)
    }
}

/// What can be said of a file by its name and size alone: the name under which it is kept, and what it is.
///
/// # Errors
/// [`FileProblem`] if it will not be taken, whatever is in it.
pub fn file_head(name: &str, size: usize) -> Result<(String, FileKind), FileProblem> {
    // This is how browsers send that nothing was chosen.
    if name.is_empty() && size == 0 {
        return Err(FileProblem::Missing);
    }
    let name = file_name(name)?;
    match size {
        0 => Err(FileProblem::Empty),
        size if size > FILE_MAX => Err(FileProblem::TooLarge),
        _ => FileKind::of_name(&name).map(|kind| (name, kind)).ok_or(FileProblem::UnknownKind),
    }
}

/// A file that may be attached: its name is clean, and it holds what the name says.
#[derive(Clone, PartialEq, Eq)]
pub struct NewFile {
    name: String,
    kind: FileKind,
    content: Vec<u8>,
}

impl NewFile {
    /// Reads a file as somebody sends it.
    ///
    /// # Errors
    /// [`FileProblem`] if it is not taken.
    pub fn read(name: &str, content: Vec<u8>) -> Result<Self, FileProblem> {
        let (name, kind) = file_head(name, content.len())?;
        kind.check(&content)?;
        Ok(Self { name, kind, content })
    }

    /// The name under which it is kept.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// What it is.
    #[must_use]
    pub const fn kind(&self) -> FileKind {
        self.kind
    }

    /// How many bytes it has.
    #[must_use]
    pub fn size(&self) -> i64 {
        i64::try_from(self.content.len()).unwrap_or(i64::MAX)
    }

    /// What is in it.
    #[must_use]
    pub fn content(&self) -> &[u8] {
        &self.content
    }
}

impl std::fmt::Debug for NewFile {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("NewFile")
            .field("name", &self.name)
            .field("size", &self.size())
            .finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        accounts::Role,
        id::{CommitteeId, HealthRegionId},
        permission::{Action, Actor, Grant, StateKey, may},
        plan::{comment_object, measure_object},
    };

    #[test]
    fn whoever_hears_what_is_said_sees_files_and_of_those_whoever_edits_the_measure_changes_them() {
        let region = Place {
            state: Some(StateKey::new("09")),
            health_region: Some(HealthRegionId::named("Haßberge")),
            committee: None,
        };
        let committee = Place { committee: Some(CommitteeId::named("AG Pflege")), ..region.clone() };
        let other = Place { committee: Some(CommitteeId::named("AG Versorgung")), ..region.clone() };
        let me = PersonId::named("me");
        for role in Role::ALL {
            for held_in in [&region, &committee, &other] {
                let grants = vec![Grant { role: *role, place: held_in.clone() }];
                let (id, name) = (UserId::named("u"), "u".to_owned());
                let actor = Actor::User { id, name, person: Some(me), grants };
                for responsible in [None, Some(me)] {
                    let file = attachment_object(&committee, responsible);
                    let sees = may(&actor, Action::Read, &file);
                    assert_eq!(sees, may(&actor, Action::Read, &comment_object(&committee)), "{role}");
                    let measure = measure_object(Visibility::Public, &committee, responsible);
                    let changes = sees && may(&actor, Action::Edit, &measure);
                    assert_eq!(
                        may(&actor, Action::Create, &file),
                        changes,
                        "{role} {held_in:?} {responsible:?}"
                    );
                    assert_eq!(
                        may(&actor, Action::Remove, &file),
                        changes,
                        "{role} {held_in:?} {responsible:?}"
                    );
                }
            }
        }
    }

    #[test]
    fn a_file_is_taken_with_a_clean_name_and_what_it_is() {
        let file = NewFile::read("C:\\Akten\\Protokoll Mai.PDF", b"%PDF-1.7 ".to_vec()).unwrap();
        assert_eq!((file.name(), file.kind(), file.size()), ("Protokoll Mai.PDF", FileKind::Pdf, 9));
        assert_eq!(file.content(), b"%PDF-1.7 ");
        assert_eq!(format!("{file:?}"), "NewFile { name: \"Protokoll Mai.PDF\", size: 9, .. }");
    }

    #[test]
    fn what_is_wrong_with_a_file_is_said() {
        let problem = |name: &str, content: &[u8]| NewFile::read(name, content.to_vec()).unwrap_err();
        assert_eq!(problem("", b""), FileProblem::Missing);
        assert_eq!(problem("", b"a"), FileProblem::Nameless);
        assert_eq!(problem(".txt", b"a"), FileProblem::Nameless);
        assert_eq!(problem("leer.txt", b""), FileProblem::Empty);
        assert_eq!(problem("programm.exe", b"MZ"), FileProblem::UnknownKind);
        assert_eq!(problem("rechnung.pdf.js", b"alert(1)"), FileProblem::UnknownKind);
        assert_eq!(problem("bild.png", b"%PDF-1.7"), FileProblem::Mismatched);
    }

    #[test]
    fn a_file_has_at_most_ten_megabytes() {
        let of_size = |size| NewFile::read("lang.txt", vec![b'a'; size]).map(|file| file.size());
        assert_eq!(of_size(FILE_MAX), Ok(10 * 1024 * 1024));
        assert_eq!(of_size(FILE_MAX + 1), Err(FileProblem::TooLarge));
        // Nobody has to send it to be told so.
        assert_eq!(file_head("lang.txt", FILE_MAX + 1), Err(FileProblem::TooLarge));
    }
}
