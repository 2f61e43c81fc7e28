//! What the columns of a list are when it goes out. Those an import reads have the name it gives them.

use super::field::ImportField;
use crate::{directory::DirectoryList, text_enum};

/// A column of a list that goes out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ListColumn {
    /// What an import reads again.
    Read(ImportField),
    /// What it passes over.
    Told(ToldColumn),
}

text_enum! {
    /// What a list tells and an import does not read.
    ToldColumn {
        /// The name of what no import brings.
        Name = "name",
        /// Its kind.
        Kind = "kind",
        /// The administrative level.
        Level = "level",
        /// The committee that set it up.
        Parent = "parent",
        /// The health region it belongs to.
        HealthRegion = "health_region",
        /// The districts it covers.
        Districts = "districts",
        /// The state.
        State = "state",
        /// The fields of action.
        Fields = "fields",
        /// How many seats it has or holds.
        Seats = "seats",
        /// How many committees it has.
        Committees = "committees",
        /// How many people live there.
        Inhabitants = "inhabitants",
        /// What it does.
        Description = "description",
        /// The official key of a district.
        Key = "key",
        /// Ways to reach it that have no column of their own.
        Further = "further",
    }
}

/// The columns of a list, in their order.
#[must_use]
pub const fn list_columns(list: DirectoryList) -> &'static [ListColumn] {
    use ListColumn::{Read, Told};
    use ToldColumn as T;
    match list {
        DirectoryList::HealthRegions => &[
            Told(T::Name),
            Told(T::Kind),
            Told(T::State),
            Told(T::Districts),
            Told(T::Committees),
            Told(T::Description),
        ],
        DirectoryList::Committees => &[
            Told(T::Name),
            Told(T::Kind),
            Told(T::Level),
            Told(T::Parent),
            Told(T::HealthRegion),
            Told(T::State),
            Told(T::Fields),
            Told(T::Seats),
            Told(T::Description),
        ],
        DirectoryList::Organisations => &[
            Read(ImportField::OrganisationName),
            Read(ImportField::OrganisationKind),
            Told(T::Level),
            Read(ImportField::District),
            Read(ImportField::Address),
            Read(ImportField::OrganisationPhone),
            Read(ImportField::OrganisationEmail),
            Read(ImportField::Web),
            Told(T::Further),
            Read(ImportField::Description),
            Told(T::Fields),
            Told(T::HealthRegion),
            Told(T::State),
            Told(T::Seats),
        ],
        DirectoryList::People => &[
            Read(ImportField::PersonName),
            Read(ImportField::Function),
            Read(ImportField::OrganisationName),
            Read(ImportField::PersonEmail),
            Read(ImportField::PersonPhone),
            Told(T::Further),
            Told(T::HealthRegion),
            Told(T::State),
            Told(T::Seats),
        ],
        DirectoryList::Regions => {
            &[Told(T::Key), Told(T::Name), Told(T::Kind), Told(T::State), Told(T::Inhabitants)]
        }
    }
}

/// Whether an import reads a list that went out: organisations and people.
#[must_use]
pub const fn is_read_again(list: DirectoryList) -> bool {
    matches!(list, DirectoryList::Organisations | DirectoryList::People)
}
