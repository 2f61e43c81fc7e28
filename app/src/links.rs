//! The paths of the application: part of the interface, so they are written in one place.

use domain::{
    change::{RecordKind, RecordRef},
    directory::{Ags, BulkDone, DirectoryList, DirectoryQuery, DirectorySort},
    exchange::Outcome,
    id::{
        AttachmentId, CommentId, CommitteeId, HealthRegionId, ImportId, MeasureId, OrganisationId,
        OwnDashboardId, PersonId, PlanId, SavedPlanViewId, SavedViewId,
    },
    plan::MeasureStatus,
    text_enum,
};
use time::Date;
use uuid::Uuid;

use crate::{
    network::{
        export::{ExportFormat, slug},
        query::MapQuery,
    },
    plan::plan_query::PlanView,
};

/// The list of plans.
pub const PLANS: &str = "/plan";

/// The figures of plans.
pub const DASHBOARD: &str = "/dashboard";

/// When which chart is right.
pub const CHARTS: &str = "/dashboard/charts";

/// The dashboards that people have put together.
pub const OWN_DASHBOARDS: &str = "/dashboard/own";

/// A dashboard that somebody has put together.
#[must_use]
pub fn own_dashboard(id: OwnDashboardId) -> String {
    format!("{OWN_DASHBOARDS}/{id}")
}

/// The form of such a dashboard.
#[must_use]
pub fn own_dashboard_form(id: OwnDashboardId) -> String {
    format!("{OWN_DASHBOARDS}/{id}/edit")
}

/// All of them after one was removed, with the offer to bring it back.
#[must_use]
pub fn removed_dashboard(id: OwnDashboardId) -> String {
    format!("{OWN_DASHBOARDS}?removed={id}")
}

/// Health regions side by side.
pub const REGIONS_DASHBOARD: &str = "/dashboard/regions";

/// Where the server answers with the same as a table.
pub const REGIONS_FILE: &str = "/dashboard/regions.csv";

/// How the network of a health region is doing.
pub const NETWORK_DASHBOARD: &str = "/dashboard/network";

/// Where the server answers with the same as a table.
pub const NETWORK_FILE: &str = "/dashboard/network.csv";

text_enum! {
    /// A table of the dashboard of a plan, by the name of its file.
    DashboardTable {
        /// Measures by field of action.
        Fields = "fields",
        /// The share of measures of each field of action.
        Shares = "shares",
        /// Measures by goal.
        Goals = "goals",
        /// Measures by committee.
        Committees = "committees",
        /// Measures by responsible person.
        People = "people",
        /// Measures that are delayed.
        Delayed = "delayed",
        /// Milestones of the next weeks.
        Milestones = "milestones",
        /// What lacks care.
        Care = "care",
        /// Measures by how long they have had their status.
        Ages = "ages",
    }
}

/// Where the server answers with a table of the dashboard of a plan.
#[must_use]
pub fn dashboard_table_path(table: DashboardTable) -> String {
    format!("{DASHBOARD}/{table}.csv")
}

/// A table of the dashboard of a plan as a file.
#[must_use]
pub fn dashboard_table(table: DashboardTable, plan: PlanId, weeks: u8) -> String {
    with_query(dashboard_table_path(table), &dashboard_pairs(plan, weeks))
}

/// The dashboard of a plan, with the milestones of so many weeks.
#[must_use]
pub fn dashboard(plan: PlanId, weeks: u8) -> String {
    with_query(DASHBOARD.to_owned(), &dashboard_pairs(plan, weeks))
}

/// As the address asks for the ten percent rule.
pub(crate) const TEN_RULE: &str = "ten";

/// The same with the shares of the fields of action.
#[must_use]
pub fn dashboard_by_rule(plan: PlanId, weeks: u8) -> String {
    let rule = ("rule", Some(TEN_RULE.to_owned()));
    let pairs: Vec<_> = dashboard_pairs(plan, weeks).into_iter().chain([rule]).collect();
    with_query(DASHBOARD.to_owned(), &pairs)
}

fn dashboard_pairs(plan: PlanId, weeks: u8) -> [(&'static str, Option<String>); 2] {
    [("plan", Some(plan.to_string())), ("weeks", Some(weeks.to_string()))]
}

/// The page of a record, if its kind has one.
#[must_use]
pub fn record(record: RecordRef) -> Option<String> {
    let list = match record.kind {
        RecordKind::HealthRegion => DirectoryList::HealthRegions,
        RecordKind::Organisation => DirectoryList::Organisations,
        RecordKind::Person => DirectoryList::People,
        RecordKind::Committee => DirectoryList::Committees,
        RecordKind::Plan => return Some(board(PlanId(record.id))),
        RecordKind::Goal | RecordKind::Measure => {
            return Some(format!("/plan/find/{}/{}", record.kind, record.id));
        }
        RecordKind::FieldOfAction | RecordKind::Topic => return Some(FIELDS.to_owned()),
        RecordKind::SavedView => return Some(saved_view(SavedViewId(record.id))),
        _ => return None,
    };
    Some(directory_row(list, &record.id.to_string()))
}

/// The start page of the directory.
pub const DIRECTORY: &str = "/directory";

/// A list of the directory.
#[must_use]
pub fn directory(list: DirectoryList) -> String {
    format!("{DIRECTORY}/{list}")
}

/// The page behind a row of a list of the directory.
#[must_use]
pub fn directory_row(list: DirectoryList, key: &str) -> String {
    format!("{}/{key}", directory(list))
}

/// The form for a new record of a list of the directory.
#[must_use]
pub fn new_record(list: DirectoryList) -> String {
    format!("{}/new", directory(list))
}

/// The form for a new committee of a health region.
#[must_use]
pub fn new_committee_of(region: HealthRegionId) -> String {
    with_query(new_record(DirectoryList::Committees), &[("region", Some(region.to_string()))])
}

/// The form for a new person who works in an organisation.
#[must_use]
pub fn new_person_of(organisation: OrganisationId) -> String {
    let workplace = Some(organisation.to_string());
    with_query(new_record(DirectoryList::People), &[("organisation", workplace)])
}

/// The form in which a record of the directory is changed, if there is one for its kind.
#[must_use]
pub fn edit_record(record: RecordRef) -> Option<String> {
    let list = match record.kind {
        RecordKind::HealthRegion => DirectoryList::HealthRegions,
        RecordKind::Committee => DirectoryList::Committees,
        RecordKind::Organisation => DirectoryList::Organisations,
        RecordKind::Person => DirectoryList::People,
        _ => return None,
    };
    Some(format!("{}/edit", directory_row(list, &record.id.to_string())))
}

/// Records of the directory that somebody should look at again.
pub const CARE: &str = "/directory/care";

/// Under which links in mail lie with which those concerned answer, each with its secret.
pub const CARE_LINK: &str = "/care/";

/// Where a link in a mail to those concerned leads.
#[must_use]
pub fn care_link(token: &str) -> String {
    format!("{CARE_LINK}{token}")
}

/// What those concerned see who have answered by a form: the link itself opens nothing any more.
pub const CARE_THANKS: &str = "/care/thanks";

/// The fields of action with their topics.
pub const FIELDS: &str = "/directory/fields";

/// Records of the directory that are likely the same.
pub const DUPLICATES: &str = "/directory/duplicates";

/// The page on which one record becomes part of another one that is kept, if there is one for their kind.
#[must_use]
pub fn merge_records(keep: RecordRef, from: Uuid) -> Option<String> {
    let list = match keep.kind {
        RecordKind::Organisation => DirectoryList::Organisations,
        RecordKind::Person => DirectoryList::People,
        _ => return None,
    };
    let pairs = [("keep", Some(keep.id.to_string())), ("from", Some(from.to_string()))];
    Some(with_query(format!("{}/merge", directory(list)), &pairs))
}

/// What was removed from the directory and can be brought back.
pub const DIRECTORY_TRASH: &str = "/directory/trash";

/// The page on which a record of the directory is removed.
#[must_use]
pub fn removal(record: RecordRef) -> String {
    let pairs = [("kind", Some(record.kind.to_string())), ("id", Some(record.id.to_string()))];
    with_query(format!("{DIRECTORY}/remove"), &pairs)
}

/// The page on which an organisation gets another name, or others succeed it.
#[must_use]
pub fn succession(organisation: OrganisationId) -> String {
    format!("{}/{organisation}/succession", directory(DirectoryList::Organisations))
}

/// One page of a list of the directory, filtered and sorted; what is not set does not stand in the path.
#[must_use]
pub fn directory_query(query: &DirectoryQuery) -> String {
    list_query(directory(query.list), query)
}

/// The page on which the records that a query leaves are changed together.
#[must_use]
pub fn bulk(query: &DirectoryQuery) -> String {
    list_query(bulk_of(query.list), &DirectoryQuery { page: 1, ..query.clone() })
}

/// The same page after some of its records were changed.
#[must_use]
pub fn bulk_done(list: DirectoryList, done: BulkDone) -> String {
    let pairs = [("changed", Some(done.changed.to_string())), ("same", Some(done.same.to_string()))];
    with_query(bulk_of(list), &pairs)
}

fn bulk_of(list: DirectoryList) -> String {
    format!("{DIRECTORY}/bulk/{list}")
}

fn list_query(path: String, query: &DirectoryQuery) -> String {
    let pairs = [
        ("q", Some(query.text.clone()).filter(|text| !text.is_empty())),
        ("kind", query.kind.clone()),
        ("level", query.level.map(|level| level.to_string())),
        ("field", query.field_id.map(|id| id.to_string())),
        ("region", query.health_region_id.map(|id| id.to_string())),
        ("state", query.state.as_ref().map(|state| state.as_str().to_owned())),
        ("sort", (query.sort != DirectorySort::Name).then(|| query.sort.to_string())),
        ("page", (query.page > 1).then(|| query.page.to_string())),
    ];
    with_query(path, &pairs)
}

text_enum! {
    /// A list of the directory as a file, by the end of its path.
    ListFile {
        /// A workbook.
        Xlsx = "xlsx",
        /// Text that Excel opens by a double click.
        ExcelCsv = "excel.csv",
        /// Text as programs expect it.
        Csv = "csv",
        /// Contacts for address books.
        VCard = "vcf",
    }
}

impl ListFile {
    /// The forms a list has, in the order of the menu; only people and organisations are contacts.
    #[must_use]
    pub const fn of(list: DirectoryList) -> &'static [Self] {
        match list {
            DirectoryList::People | DirectoryList::Organisations => {
                &[Self::Xlsx, Self::ExcelCsv, Self::Csv, Self::VCard]
            }
            _ => &[Self::Xlsx, Self::ExcelCsv, Self::Csv],
        }
    }

    /// The end of a file's name.
    #[must_use]
    pub const fn extension(self) -> &'static str {
        match self {
            Self::Xlsx => "xlsx",
            Self::ExcelCsv | Self::Csv => "csv",
            Self::VCard => "vcf",
        }
    }
}

/// Where the server answers with a list as a file; the query is that of the list.
#[must_use]
pub fn list_file_path(list: DirectoryList, file: ListFile) -> String {
    format!("{}.{file}", directory(list))
}

/// The records of a list that a query leaves, all pages of them, as a file.
#[must_use]
pub fn list_file(query: &DirectoryQuery, file: ListFile) -> String {
    let path = directory_query(&DirectoryQuery { page: 1, ..query.clone() });
    let rest = path.strip_prefix(&directory(query.list)).unwrap_or_default().to_owned();
    format!("{}{rest}", list_file_path(query.list, file))
}

text_enum! {
    /// What is made of those who sit in a committee.
    CommitteeSheet {
        /// Addresses to write to.
        MailingList = "mailing-list",
        /// Who is there, to be signed.
        AttendanceList = "attendance-list",
        /// Postal addresses on a sheet of labels.
        AddressLabels = "address-labels",
    }
}

/// What is made of those who sit in a committee.
#[must_use]
pub fn committee_sheet(id: CommitteeId, sheet: CommitteeSheet) -> String {
    format!("{}/{id}/{sheet}", directory(DirectoryList::Committees))
}

/// A person as a contact for address books.
#[must_use]
pub fn person_card(id: PersonId) -> String {
    format!("{}/{id}/contact.vcf", directory(DirectoryList::People))
}

/// Those who sit in a committee, as contacts for address books.
#[must_use]
pub fn member_cards(id: CommitteeId) -> String {
    format!("{}/{id}/members.vcf", directory(DirectoryList::Committees))
}

/// The answers to a question, all or those of one kind.
#[must_use]
pub fn search(question: &str, kind: Option<RecordKind>) -> String {
    let question = Some(question.to_owned()).filter(|question| !question.is_empty());
    with_query("/search".to_owned(), &[("q", question), ("kind", kind.map(|kind| kind.to_string()))])
}

/// A path with those parts of a query that are set.
pub(crate) fn with_query(mut path: String, pairs: &[(&str, Option<String>)]) -> String {
    let mut separator = '?';
    for (name, value) in pairs {
        if let Some(value) = value {
            path.push(separator);
            path.push_str(name);
            path.push('=');
            path.push_str(&encoded(value));
            separator = '&';
        }
    }
    path
}

/// A text as part of a query: everything but letters, digits and `-._~,` as percent codes.
fn encoded(text: &str) -> String {
    text.bytes().fold(String::with_capacity(text.len()), |mut encoded, byte| {
        if byte.is_ascii_alphanumeric() || b"-._~,".contains(&byte) {
            encoded.push(char::from(byte));
        } else {
            encoded.push_str(&format!("%{byte:02X}"));
        }
        encoded
    })
}

/// Everything as one file.
pub const ARCHIVE: &str = "/directory/archive";

/// Where the server answers with everything.
pub const ARCHIVE_FILE: &str = "/directory/archive.json";

/// What names the health region in the query of such a file.
pub const ARCHIVE_REGION: &str = "region";

/// Everything as a file, or what belongs to one health region.
#[must_use]
pub fn archive_file(region: Option<HealthRegionId>) -> String {
    with_query(ARCHIVE_FILE.to_owned(), &[(ARCHIVE_REGION, region.map(|id| id.to_string()))])
}

/// The name of such a file: "geflecht-2026-11-21.json".
#[must_use]
pub fn archive_file_name(region: Option<&str>, today: Date) -> String {
    let region = region.map(|name| format!("{}-", slug(name))).unwrap_or_default();
    format!("geflecht-{region}{today}.json")
}

/// Lists that are brought into the directory.
pub const IMPORTS: &str = "/directory/import";

/// Where a file is sent.
pub const IMPORT_UPLOAD: &str = "/directory/import/upload";

/// An import.
#[must_use]
pub fn import(id: ImportId) -> String {
    format!("{IMPORTS}/{id}")
}

text_enum! {
    /// A step of the assistant.
    ImportStep {
        /// What the columns hold.
        Columns = "columns",
        /// What only a person can say.
        Questions = "questions",
        /// What would change.
        Preview = "preview",
    }
}

/// A step of an import.
#[must_use]
pub fn import_step(id: ImportId, step: ImportStep) -> String {
    with_query(import(id), &[("step", Some(step.to_string()))])
}

/// One page of the rows of an import that became this, or of all.
#[must_use]
pub fn import_rows(id: ImportId, step: Option<ImportStep>, show: Option<Outcome>, page: usize) -> String {
    let pairs = [
        ("step", step.map(|step| step.to_string())),
        ("show", show.map(|show| show.to_string())),
        ("page", (page > 1).then(|| page.to_string())),
    ];
    with_query(import(id), &pairs)
}

/// The rows of an import that are left out, as a file.
#[must_use]
pub fn import_rejected(id: ImportId) -> String {
    format!("{}/rejected.csv", import(id))
}

/// The page of a district.
#[must_use]
pub fn region(ags: &Ags) -> String {
    format!("/directory/regions/{ags}")
}

/// The map with a record selected.
#[must_use]
pub fn on_the_map(id: Uuid) -> String {
    format!("/map?node={id}")
}

/// The map as a query asks for it; what is not set does not stand in the path.
#[must_use]
pub fn map(query: &MapQuery) -> String {
    with_query("/map".to_owned(), &query.pairs())
}

/// What the map shows, as a file.
#[must_use]
pub fn export(format: ExportFormat, query: &MapQuery) -> String {
    with_query(format.path().to_owned(), &query.pairs())
}

/// A view of the map that was kept.
#[must_use]
pub fn saved_view(id: SavedViewId) -> String {
    format!("/map?saved={id}")
}

/// The map as a removed view showed it, with the offer to bring the view back.
#[must_use]
pub fn removed_view(id: SavedViewId, query: &str) -> String {
    let separator = if query.is_empty() { "" } else { "&" };
    format!("/map?removed={id}{separator}{query}")
}

/// The network as data, for the map.
pub const NETWORK_DATA: &str = "/network/snapshot";

/// Borders of districts as data, for the map.
pub const NETWORK_BORDERS: &str = "/network/borders";

/// The indicators of a plan.
#[must_use]
pub fn indicators(plan: PlanId) -> String {
    plan_view(plan, PlanView::Indicators)
}

/// The board of a plan.
#[must_use]
pub fn board(plan: PlanId) -> String {
    plan_view(plan, PlanView::Board)
}

/// The sheet of a measure beside the board of its plan, at one of its comments if one is named.
#[must_use]
pub fn sheet(plan: PlanId, measure: MeasureId, comment: Option<CommentId>) -> String {
    let sheet = with_query(board(plan), &[("measure", Some(measure.to_string()))]);
    comment.map_or_else(|| sheet.clone(), |comment| format!("{sheet}#comment-{comment}"))
}

/// Where a file is sent that is to be attached to a measure.
pub const ATTACHMENT_UPLOAD: &str = "/plan/attachment/upload";

/// A file that is attached to a measure.
#[must_use]
pub fn attachment(id: AttachmentId) -> String {
    format!("/plan/attachment/{id}")
}

/// What the reader is told of measures they follow.
pub const NOTIFICATIONS: &str = "/notifications";

/// The reader's measures over all plans.
pub const MY_MEASURES: &str = "/plan/mine";

/// Under which links in mail lie, each with its secret.
pub const REPORT: &str = "/report/";

/// Where a link in a mail leads: one measure, with a status that is offered first.
#[must_use]
pub fn report(token: &str, status: Option<MeasureStatus>) -> String {
    with_query(format!("{REPORT}{token}"), &[("status", status.map(|status| status.to_string()))])
}

/// A plan in one of its views.
#[must_use]
pub(crate) fn plan_view(plan: PlanId, view: PlanView) -> String {
    format!("/plan/{plan}/{view}")
}

/// A plan as a removed view showed it, with the offer to bring the view back.
#[must_use]
pub fn removed_plan_view(plan: PlanId, id: SavedPlanViewId, view: PlanView, query: &str) -> String {
    let separator = if query.is_empty() { "" } else { "&" };
    format!("{}?removed={id}{separator}{query}", plan_view(plan, view))
}

/// The form for a new plan.
pub const NEW_PLAN: &str = "/plan/new";

/// What whoever looks after a plan can do to it.
#[must_use]
pub fn plan_settings(plan: PlanId) -> String {
    format!("/plan/{plan}/settings")
}

/// The form for the plan that follows another one.
#[must_use]
pub fn plan_continuation(plan: PlanId) -> String {
    format!("/plan/{plan}/continue")
}

/// The history of a goal or an indicator of a plan.
#[must_use]
pub fn part_history(plan: PlanId, record: RecordRef) -> String {
    format!("/plan/{plan}/history/{}/{}", record.kind, record.id)
}

/// The measures that were removed from a plan and can be brought back.
#[must_use]
pub fn plan_trash(plan: PlanId) -> String {
    format!("/plan/{plan}/trash")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_query_holds_what_is_set_and_nothing_else() {
        let mut query = DirectoryQuery::new(DirectoryList::Committees);
        assert_eq!(directory_query(&query), "/directory/committees");
        query.text = "Pflege & Ärzte".to_owned();
        query.page = 3;
        assert_eq!(directory_query(&query), "/directory/committees?q=Pflege%20%26%20%C3%84rzte&page=3");
        assert_eq!(
            list_file(&query, ListFile::Xlsx),
            "/directory/committees.xlsx?q=Pflege%20%26%20%C3%84rzte"
        );
        let region = HealthRegionId::named("hassberge");
        assert_eq!(archive_file(Some(region)), format!("/directory/archive.json?region={region}"));
        let day = time::macros::date!(2026 - 11 - 21);
        assert_eq!(archive_file_name(None, day), "geflecht-2026-11-21.json");
        assert_eq!(archive_file_name(Some("Haßberge"), day), "geflecht-hassberge-2026-11-21.json");
        assert_eq!(search("a=b", Some(RecordKind::Person)), "/search?q=a%3Db&kind=person");
        assert_eq!(search("", None), "/search");
        let person = RecordRef::new(RecordKind::Person, PersonId::named("a"));
        assert_eq!(edit_record(person), Some(format!("/directory/people/{}/edit", person.id)));
        assert_eq!(removal(person), format!("/directory/remove?kind=person&id={}", person.id));
        assert_eq!(edit_record(RecordRef { kind: RecordKind::Contact, ..person }), None);
        assert_eq!(new_committee_of(region), format!("/directory/committees/new?region={region}"));
        let merge = format!("/directory/people/merge?keep={0}&from={0}", person.id);
        assert_eq!(merge_records(person, person.id), Some(merge));
    }
}
