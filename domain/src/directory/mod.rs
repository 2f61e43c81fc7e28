//! Regions, organisations, people, committees and how they belong together.

mod bulk;
mod care;
mod committee_form;
mod consent;
mod duplicates;
mod entry;
mod field;
mod health_region_form;
mod merging;
mod record_form;
mod removal;
mod seats;
mod succession;

use serde::{Deserialize, Serialize};
use time::Date;

pub use bulk::{BULK_MAX, BulkDone, BulkEdit, BulkForm, BulkList, BulkRecord};
pub use care::{
    ASK_AGAIN_DAYS, AskedRecord, CARE_KINDS, CARE_LINK_DAYS, CARE_NOTE_MAX, CareFilter, CareLink, CareList,
    CareNote, CareQuestion, CareReply, CareRow, Confirmation, Confirmer, STALE_CHOICES, STALE_MONTHS,
    care_note, is_asked_about, is_stale, months_before, was_asked_lately,
};
pub use committee_form::{CommitteeForm, CommitteeWish, closes_circle};
pub use consent::{CONSENT_SOURCE_MAX, Consent};
pub use duplicates::{
    Described, Duplicate, DuplicateReason, DuplicateRecord, Duplicates, LikelyPair, find_duplicates,
};
pub use entry::{CommitteeMember, CommitteeMembers, ListEntry, mailing_list};
pub use field::{FieldEntry, FieldForm, FieldOfAction, FieldUse, FieldWish, Topic, stepped};
pub use health_region_form::{DistrictHolder, HealthRegionForm, HealthRegionWish, OfferedDistrict};
pub use merging::{
    FieldDifference, MERGE_UNDO_DAYS, MergeChoices, MergeField, MergeProposal, MergeSide, Merged, Side,
    last_day_to_part, one_relation, one_seat, organisation_differences, person_differences,
};
pub use record_form::{
    CONTACT_MAX, ContactForm, ContactWish, DESCRIPTION_MAX, FieldFault, FieldProblem, NAME_MAX,
    OrganisationForm, OrganisationWish, PersonForm, PersonWish, RecordField, end_after,
};
pub use removal::{Hindrance, REMOVED_DAYS, RemovalProposal, RemovedRecord, last_day_to_restore};
pub use seats::{
    Membership, MembershipRole, NewMember, NewOrganisation, NewPerson, NewSeat, OpenSeats, Seat,
};
pub use succession::{
    FormerName, RenameForm, RenameWish, SUCCESSORS_MAX, SuccessionForm, SuccessionWish, seat_mark,
};

use crate::{
    change::{ChangeEntry, RecordKind, RecordRef},
    id::{CommitteeId, ContactId, FieldId, HealthRegionId, OrganisationId, PersonId, RelationId},
    permission::{Place, StateKey, Visibility},
    plan::PlanSummary,
    text_enum,
};

text_enum! {
    /// The administrative level of a committee or organisation.
    Level {
        /// A town or municipality.
        Municipality = "municipality",
        /// A district or a health region.
        Region = "region",
        /// A federal state.
        State = "state",
        /// The federation.
        Federation = "federation",
    }
}

text_enum! {
    /// The official designation of a district.
    RegionKind {
        /// Landkreis.
        Landkreis = "Landkreis",
        /// Kreis (in Schleswig-Holstein and Nordrhein-Westfalen).
        Kreis = "Kreis",
        /// Kreisfreie Stadt.
        KreisfreieStadt = "Kreisfreie Stadt",
        /// Stadtkreis (in Baden-Württemberg).
        Stadtkreis = "Stadtkreis",
    }
}

/// The sixteen states: official key and name.
pub const STATES: [(&str, &str); 16] = [
    ("01", "Schleswig-Holstein"),
    ("02", "Hamburg"),
    ("03", "Niedersachsen"),
    ("04", "Bremen"),
    ("05", "Nordrhein-Westfalen"),
    ("06", "Hessen"),
    ("07", "Rheinland-Pfalz"),
    ("08", "Baden-Württemberg"),
    ("09", "Bayern"),
    ("10", "Saarland"),
    ("11", "Berlin"),
    ("12", "Brandenburg"),
    ("13", "Mecklenburg-Vorpommern"),
    ("14", "Sachsen"),
    ("15", "Sachsen-Anhalt"),
    ("16", "Thüringen"),
];

/// The name of a state by its two-digit key.
#[must_use]
pub fn state_name(key: &str) -> Option<&'static str> {
    STATES.iter().find(|(known, _)| *known == key).map(|(_, name)| *name)
}

/// The official key of a district (AGS): five digits, kept as text because of the leading zero.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Ags(String);

impl Ags {
    /// Reads a key of five digits.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        (text.len() == 5 && text.bytes().all(|b| b.is_ascii_digit())).then(|| Self(text.to_owned()))
    }

    /// The key as text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The state the district lies in.
    #[must_use]
    pub fn state(&self) -> StateKey {
        StateKey::new(&self.0[..2])
    }
}

impl std::fmt::Display for Ags {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}

/// A district with its territory of one time: 22 names occur twice, so the kind is always shown with the name.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Region {
    /// The official key.
    pub ags: Ags,
    /// The name without its kind.
    pub name: String,
    /// The official designation.
    pub kind: RegionKind,
    /// The state it lies in.
    pub state: StateKey,
    /// Inhabitants (census of 2022).
    pub population: i64,
    /// Longitude of a point inside, in degrees (WGS84).
    pub lon: f64,
    /// Latitude of a point inside, in degrees (WGS84).
    pub lat: f64,
    /// First day of this territory, if later than the data reach back.
    pub valid_from: Option<Date>,
    /// First day on which this territory no longer holds.
    pub valid_to: Option<Date>,
}

text_enum! {
    /// The legal form in which a health region works together.
    HealthRegionKind {
        /// Gesundheitsregion plus (Bavaria).
        RegionPlus = "region_plus",
        /// Kommunale Gesundheitskoordination (Hessen).
        Coordination = "coordination",
        /// Versorgungsgebiet of a regional health conference (Hessen), several districts.
        SupplyArea = "supply_area",
        /// A whole state, for its committees and service units.
        State = "state",
        /// Any other network.
        Network = "network",
    }
}

impl HealthRegionKind {
    /// Whether it lies over other health regions, which have their own plans.
    #[must_use]
    pub const fn lies_over_others(self) -> bool {
        matches!(self, Self::SupplyArea | Self::State)
    }

    /// Whether a district belongs to only one health region of the two kinds at a time. Supply areas lie over others, and a
    /// state over all.
    #[must_use]
    pub const fn is_rival_of(self, other: Self) -> bool {
        match self {
            Self::SupplyArea => matches!(other, Self::SupplyArea),
            Self::State => matches!(other, Self::State),
            Self::RegionPlus | Self::Coordination | Self::Network => {
                matches!(other, Self::RegionPlus | Self::Coordination | Self::Network)
            }
        }
    }
}

/// One or several districts whose health care is coordinated together.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct HealthRegion {
    /// Its id.
    pub id: HealthRegionId,
    /// The name as shown.
    pub name: String,
    /// Its legal form.
    pub kind: HealthRegionKind,
    /// The state it lies in.
    pub state: StateKey,
    /// What it is and does, in a few sentences.
    pub description: String,
    /// Who may see it.
    pub visibility: Visibility,
    /// First day.
    pub valid_from: Option<Date>,
    /// First day on which it no longer exists.
    pub valid_to: Option<Date>,
    /// Raised by every write.
    pub version: i64,
}

text_enum! {
    /// What an organisation is, grouped by sector in the order of the legend.
    OrganisationKind {
        /// The office of a health region or a state service unit.
        Office = "office",
        /// A ministry or state authority.
        StateAuthority = "state_authority",
        /// County council, city council, administration of a district.
        DistrictAdministration = "district_administration",
        /// Public health office.
        PublicHealthOffice = "public_health_office",
        /// Towns and municipalities.
        Municipality = "municipality",
        /// Jobcenter, youth, social or school administration.
        SocialAdministration = "social_administration",
        /// Physicians and their associations.
        Physicians = "physicians",
        /// Kassenärztliche Vereinigung.
        PhysiciansAssociation = "physicians_association",
        /// Dentists.
        Dentists = "dentists",
        /// Pharmacies.
        Pharmacies = "pharmacies",
        /// Psychotherapists.
        Psychotherapists = "psychotherapists",
        /// Midwives.
        Midwives = "midwives",
        /// Occupational, physical and speech therapy.
        Therapists = "therapists",
        /// Hospitals.
        Hospital = "hospital",
        /// Rehabilitation.
        Rehabilitation = "rehabilitation",
        /// Outpatient and residential care.
        Care = "care",
        /// Pflegestützpunkt: advice on care.
        CareAdvice = "care_advice",
        /// Palliative and hospice care.
        Hospice = "hospice",
        /// Statutory health and care insurers.
        HealthInsurer = "health_insurer",
        /// Pension and accident insurance.
        SocialInsurer = "social_insurer",
        /// Self-help and patients.
        SelfHelp = "self_help",
        /// Welfare associations and advice centres.
        Welfare = "welfare",
        /// Universities and research institutes.
        Research = "research",
        /// Commissioners and local networks.
        LocalNetwork = "local_network",
        /// Schools and child care.
        Education = "education",
        /// Emergency services.
        EmergencyService = "emergency_service",
        /// Sports clubs and associations.
        Sports = "sports",
        /// Companies.
        Company = "company",
        /// Anything else.
        Other = "other",
    }
}

/// A body that takes part in a health region.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Organisation {
    /// Its id.
    pub id: OrganisationId,
    /// The name as shown.
    pub name: String,
    /// What it is.
    pub kind: OrganisationKind,
    /// The level it works on.
    pub level: Level,
    /// The health region it belongs to or, for an office, leads.
    pub health_region_id: Option<HealthRegionId>,
    /// The state it works in.
    pub state: Option<StateKey>,
    /// Key of the district it sits in.
    pub ags: Option<Ags>,
    /// What it does, in a few sentences.
    pub description: String,
    /// Who may see it.
    pub visibility: Visibility,
    /// First day.
    pub valid_from: Option<Date>,
    /// First day on which it no longer exists.
    pub valid_to: Option<Date>,
    /// Raised by every write.
    pub version: i64,
}

/// A person; in demo content always a function, never a name.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Person {
    /// Its id.
    pub id: PersonId,
    /// The name as shown.
    pub name: String,
    /// What the person does, e.g. "Leitung der Geschäftsstelle".
    pub function: String,
    /// Where the person works.
    pub organisation_id: Option<OrganisationId>,
    /// The health region the person belongs to.
    pub health_region_id: Option<HealthRegionId>,
    /// The state the person works in.
    pub state: Option<StateKey>,
    /// Who may see the person.
    pub visibility: Visibility,
    /// First day.
    pub valid_from: Option<Date>,
    /// First day on which the record no longer holds.
    pub valid_to: Option<Date>,
    /// Raised by every write.
    pub version: i64,
}

text_enum! {
    /// A way to reach a person or an organisation.
    ContactKind {
        /// E-mail address.
        Email = "email",
        /// Telephone number.
        Phone = "phone",
        /// Postal address.
        Address = "address",
        /// Address on the web.
        Web = "web",
    }
}

/// Whom a contact field leads to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ContactOwner {
    /// A person.
    Person(PersonId),
    /// An organisation.
    Organisation(OrganisationId),
}

/// One contact field of a person or organisation, with a visibility of its own.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Contact {
    /// Its id.
    pub id: ContactId,
    /// Whose it is.
    pub owner: ContactOwner,
    /// What it is.
    pub kind: ContactKind,
    /// The address or number.
    pub value: String,
    /// Who may see it. Who sees it now says [`shown_to`](Self::shown_to).
    pub visibility: Visibility,
    /// The day on which a person has agreed that it is published.
    #[serde(default)]
    pub consent_on: Option<Date>,
    /// How they have agreed, such as by which letter; empty if they have not.
    #[serde(default)]
    pub consent_source: String,
}

text_enum! {
    /// What a committee is.
    CommitteeKind {
        /// Gesundheitsforum, Gesundheitskonferenz: decides on topics.
        Forum = "forum",
        /// Lenkungskreis, Steuerungsgruppe: leads between the sessions of the forum.
        SteeringGroup = "steering_group",
        /// Arbeitsgruppe: works on a field of action.
        WorkingGroup = "working_group",
        /// Projektgruppe: for a limited time, out of a working group.
        ProjectGroup = "project_group",
        /// Regionale Gesundheitskonferenz of a supply area.
        HealthConference = "health_conference",
        /// Landesgremium, Landesarbeitsgruppe, ministry's committee.
        StateCommittee = "state_committee",
        /// Network meeting of coordinators.
        NetworkMeeting = "network_meeting",
        /// County or city council.
        Council = "council",
    }
}

/// A body that meets and decides.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Committee {
    /// Its id.
    pub id: CommitteeId,
    /// The name as shown.
    pub name: String,
    /// What it is.
    pub kind: CommitteeKind,
    /// The level it works on.
    pub level: Level,
    /// The committee that set it up.
    pub parent_id: Option<CommitteeId>,
    /// The health region it belongs to.
    pub health_region_id: Option<HealthRegionId>,
    /// The state it works in.
    pub state: Option<StateKey>,
    /// What it does, in a few sentences.
    pub description: String,
    /// Who may see it.
    pub visibility: Visibility,
    /// First day.
    pub valid_from: Option<Date>,
    /// First day on which it no longer exists.
    pub valid_to: Option<Date>,
    /// Raised by every write.
    pub version: i64,
}

impl Committee {
    /// A link to it.
    #[must_use]
    pub fn named(&self) -> NamedRecord {
        NamedRecord { record: RecordRef::new(RecordKind::Committee, self.id), name: self.name.clone() }
    }

    /// Whether committees of a place can be set up by this one: it belongs to the same health region, or it works for the
    /// state around it or for all states.
    #[must_use]
    pub fn may_set_up_in(&self, place: &Place) -> bool {
        let is_of_region = self.health_region_id.is_some() && self.health_region_id == place.health_region;
        let is_around = self.state.as_ref().is_none_or(|state| place.state.as_ref() == Some(state));
        is_of_region || (self.level >= Level::State && is_around)
    }

    /// Where the committee is, for questions of permission.
    #[must_use]
    pub fn place(&self) -> Place {
        Place { state: self.state.clone(), health_region: self.health_region_id, committee: Some(self.id) }
    }
}

text_enum! {
    /// How two records are related, read from the first to the second.
    RelationKind {
        /// Sends a representative to.
        Delegates = "delegates",
        /// Runs the office of.
        Coordinates = "coordinates",
        /// Pays for.
        Funds = "funds",
        /// Gives professional advice to.
        Advises = "advises",
        /// Reports to.
        ReportsTo = "reports_to",
        /// Works together with.
        Cooperates = "cooperates",
        /// Was set up by.
        SetUpBy = "set_up_by",
        /// Forwards ideas to.
        Forwards = "forwards",
        /// Goes on with what another organisation did until its end; its first day is the day after that.
        Succeeds = "succeeds",
    }
}

/// A typed relation between two records.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Relation {
    /// Its id.
    pub id: RelationId,
    /// How they are related.
    pub kind: RelationKind,
    /// The record the relation starts at.
    pub from: RecordRef,
    /// The record the relation points to.
    pub to: RecordRef,
    /// A remark.
    pub note: String,
    /// First day.
    pub valid_from: Option<Date>,
    /// First day on which it no longer holds.
    pub valid_to: Option<Date>,
    /// Raised by every write.
    pub version: i64,
}

text_enum! {
    /// The lists of the directory.
    DirectoryList {
        /// Health regions.
        HealthRegions = "health-regions",
        /// Committees.
        Committees = "committees",
        /// Organisations.
        Organisations = "organisations",
        /// People.
        People = "people",
        /// Districts.
        Regions = "regions",
    }
}

text_enum! {
    /// What a list is sorted by.
    DirectorySort {
        /// By name.
        Name = "name",
        /// By kind, then name.
        Kind = "kind",
        /// By health region or state, then name.
        Region = "region",
        /// By size (seats, members, inhabitants), largest first.
        Size = "size",
    }
}

/// What a list shows: everything here stands in the URL.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct DirectoryQuery {
    /// Which list.
    pub list: DirectoryList,
    /// Text that the name must contain, any case, umlauts folded.
    pub text: String,
    /// Only this kind (the stable text of the list's kind enum).
    pub kind: Option<String>,
    /// Only this level.
    pub level: Option<Level>,
    /// Only records of this field of action.
    pub field_id: Option<FieldId>,
    /// Only records of this health region.
    pub health_region_id: Option<HealthRegionId>,
    /// Only records of this state.
    pub state: Option<StateKey>,
    /// The order.
    pub sort: DirectorySort,
    /// The page, from 1.
    pub page: u32,
}

impl DirectoryQuery {
    /// Rows on one page.
    pub const PAGE_SIZE: u32 = 50;

    /// The first page of a list, unfiltered, by name.
    #[must_use]
    pub fn new(list: DirectoryList) -> Self {
        Self {
            list,
            text: String::new(),
            kind: None,
            level: None,
            field_id: None,
            health_region_id: None,
            state: None,
            sort: DirectorySort::Name,
            page: 1,
        }
    }
}

/// One row of a list.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct DirectoryRow {
    /// Key of the record within its list: an id, or a district's key.
    pub key: String,
    /// The name as shown.
    pub name: String,
    /// The stable text of its kind.
    pub kind: String,
    /// Its level, where it has one.
    pub level: Option<Level>,
    /// The health region, organisation or state it belongs to.
    pub context: String,
    /// Seats of a committee, seats held by an organisation or person, districts of a health region, inhabitants.
    pub size: i64,
}

/// One page of a list.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct DirectoryPage {
    /// The rows.
    pub rows: Vec<DirectoryRow>,
    /// Number of rows over all pages.
    pub total: i64,
}

/// A named record to link to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NamedRecord {
    /// The record.
    pub record: RecordRef,
    /// Its name as shown.
    pub name: String,
}

/// A relation as shown on the page of one of its ends.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct RelationEntry {
    /// How they are related.
    pub kind: RelationKind,
    /// Whether this page's record is the first of the two.
    pub is_outgoing: bool,
    /// The other record.
    pub other: NamedRecord,
    /// A remark.
    pub note: String,
    /// First day.
    pub valid_from: Option<Date>,
    /// Its id.
    pub id: RelationId,
    /// Whether the reader may remove it.
    pub may_remove: bool,
}

/// What every detail page of the directory shows beside the record itself.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Surroundings {
    /// Seats in the committee, or held by the person or organisation.
    pub seats: Vec<Seat>,
    /// Typed relations in both directions.
    pub relations: Vec<RelationEntry>,
    /// Records that belong to this one, grouped by their kind on the page.
    pub parts: Vec<NamedRecord>,
    /// Records this one belongs to, outermost first.
    pub context: Vec<NamedRecord>,
    /// Names of the fields of action.
    pub fields: Vec<String>,
    /// The latest changes, newest first.
    pub history: Vec<ChangeEntry>,
    /// Whether the reader may change the record or what belongs to it.
    pub may_edit: bool,
    /// When the record was last confirmed, if it ever was.
    pub confirmation: Option<Confirmation>,
    /// Whether the reader may remove the record.
    pub may_remove: bool,
}

/// A page of a committee, organisation, person or health region.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Detail<T> {
    /// The record.
    pub record: T,
    /// What belongs to it.
    pub around: Surroundings,
}

/// A district joins a health region after the others, or leaves it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct DistrictChange {
    /// The first day on which it belongs to the region, or no longer does.
    pub on: Date,
    /// The district's key.
    pub ags: Ags,
    /// Its name.
    pub name: String,
    /// Whether it joins.
    pub joins: bool,
}

/// The page of a health region.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct HealthRegionDetail {
    /// The record and what belongs to it.
    pub detail: Detail<HealthRegion>,
    /// The districts it covers.
    pub districts: Vec<Region>,
    /// The days on which districts joined and left it, or will, earliest first.
    pub district_changes: Vec<DistrictChange>,
    /// Its plans, newest first.
    pub plans: Vec<PlanSummary>,
}

/// The page of a person.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct PersonDetail {
    /// The record and what belongs to it.
    pub detail: Detail<Person>,
    /// Contact fields the reader may see.
    pub contacts: Vec<Contact>,
}

/// The page of a district.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct RegionDetail {
    /// The district, one entry for each territory it has had, newest first.
    pub territories: Vec<Region>,
    /// Health regions that cover it.
    pub health_regions: Vec<NamedRecord>,
    /// Districts it came from or gave rise to, with the day.
    pub successions: Vec<RegionSuccession>,
}

/// A change of territory.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct RegionSuccession {
    /// The district before.
    pub predecessor: Ags,
    /// The district after.
    pub successor: Ags,
    /// The day of the change.
    pub on: Date,
    /// What happened, in words of the source.
    pub note: String,
}

impl Organisation {
    /// Where the organisation is, for questions of permission.
    #[must_use]
    pub fn place(&self) -> Place {
        Place { state: self.state.clone(), health_region: self.health_region_id, committee: None }
    }
    /// A link to it.
    #[must_use]
    pub fn named(&self) -> NamedRecord {
        NamedRecord { record: RecordRef::new(RecordKind::Organisation, self.id), name: self.name.clone() }
    }
}

impl Person {
    /// Where the person is, for questions of permission.
    #[must_use]
    pub fn place(&self) -> Place {
        Place { state: self.state.clone(), health_region: self.health_region_id, committee: None }
    }
}

impl HealthRegion {
    /// A link to it.
    #[must_use]
    pub fn named(&self) -> NamedRecord {
        NamedRecord { record: RecordRef::new(RecordKind::HealthRegion, self.id), name: self.name.clone() }
    }

    /// Where the health region is, for questions of permission.
    #[must_use]
    pub fn place(&self) -> Place {
        Place { state: Some(self.state.clone()), health_region: Some(self.id), committee: None }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_keeps_its_leading_zero_and_names_its_state() {
        let ags = Ags::parse("06415").unwrap();
        assert_eq!((ags.as_str(), state_name(ags.state().as_str())), ("06415", Some("Hessen")));
        assert_eq!(Ags::parse("6415"), None);
        assert_eq!(Ags::parse("0641a"), None);
    }

    #[test]
    fn a_district_has_one_health_region_and_may_lie_in_a_supply_area_and_a_state_besides() {
        use HealthRegionKind::{Coordination, Network, RegionPlus, State, SupplyArea};
        for (one, other, is_rival) in [
            (RegionPlus, RegionPlus, true),
            (Coordination, Network, true),
            (Coordination, SupplyArea, false),
            (SupplyArea, SupplyArea, true),
            (State, SupplyArea, false),
            (State, State, true),
        ] {
            assert_eq!(one.is_rival_of(other), is_rival, "{one} {other}");
            assert_eq!(other.is_rival_of(one), is_rival, "{other} {one}");
        }
    }

    #[test]
    fn a_committee_is_set_up_by_one_of_its_region_or_of_those_above() {
        let (here, there) = (HealthRegionId::named("a"), HealthRegionId::named("b"));
        let committee = |level, region, state: Option<&str>| Committee {
            id: CommitteeId::named("c"),
            name: String::new(),
            kind: CommitteeKind::Forum,
            level,
            parent_id: None,
            health_region_id: region,
            state: state.map(StateKey::new),
            description: String::new(),
            visibility: Visibility::Public,
            valid_from: None,
            valid_to: None,
            version: 1,
        };
        let place = Place { state: Some(StateKey::new("09")), health_region: Some(here), committee: None };
        for (level, region, state, may) in [
            (Level::Region, Some(here), Some("09"), true),
            (Level::Region, Some(there), Some("09"), false),
            (Level::Region, None, Some("09"), false),
            (Level::State, Some(there), Some("09"), true),
            (Level::State, None, Some("06"), false),
            (Level::Federation, None, None, true),
        ] {
            assert_eq!(
                committee(level, region, state).may_set_up_in(&place),
                may,
                "{level} {region:?} {state:?}"
            );
        }
    }
}
