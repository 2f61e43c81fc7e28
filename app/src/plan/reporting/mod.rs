//! Reporting how a measure stands in two clicks: among one's own measures, and from a link in a mail.

pub mod api;
#[cfg(feature = "ssr")]
pub mod link;
mod my_measures_page;
mod quick_report;
mod report_link_page;
mod text;

pub use my_measures_page::MyMeasuresPage;
pub use report_link_page::ReportLinkPage;
