//! Who works together where: health regions, committees, organisations, people and districts, as lists, as pages and as
//! forms.

pub mod api;
pub mod bulk;
pub mod care;
pub mod committee_api;
mod committee_page;
mod committee_sheet;
mod contact_way;
mod directory_list_page;
mod directory_page;
pub mod duplicates;
pub mod fields;
pub mod health_region_api;
mod health_region_page;
mod history;
mod lineage;
mod organisation_page;
mod person_page;
pub mod query;
pub mod record_api;
mod record_form;
mod region_page;
mod relations;
pub mod removal;
mod seat_forms;
mod seat_text;
mod seats;
mod sheet_text;
pub mod succession_api;
pub(crate) mod text;
mod thing;
pub(crate) mod word;

pub use bulk::BulkPage;
pub use care::{CareLinkPage, CarePage};
pub use committee_page::CommitteePage;
pub use committee_sheet::CommitteeSheetPage;
pub(crate) use contact_way::ContactWay;
pub use directory_list_page::DirectoryListPage;
pub use directory_page::DirectoryHome;
pub use duplicates::{DuplicatesPage, MergeOrganisationsPage, MergePeoplePage};
pub use fields::FieldsPage;
pub use health_region_page::HealthRegionPage;
pub(crate) use history::{History, RestoreFields, RestoreForm, Restoring};
pub use organisation_page::OrganisationPage;
pub use person_page::PersonPage;
pub use record_form::{
    EditCommitteePage, EditHealthRegionPage, EditOrganisationPage, EditPersonPage, NewCommitteePage,
    NewHealthRegionPage, NewOrganisationPage, NewPersonPage, SuccessionPage,
};
pub use region_page::RegionPage;
pub use removal::{DirectoryTrashPage, RemovalPage};
