//! What a fresh database can be filled with: real districts, the demo, and synthetic networks and plans of any size.
//!
//! Pure: plain domain records, made from embedded data and tables in the code. Nothing here knows a database
//! or a clock; ids are derived from names, so that links into the content are the same on every machine.

pub mod busy_plan;
#[cfg(test)]
mod checks;
pub mod demo;
mod embedded;
mod fields;
pub mod many_plans;
pub mod outlines;
pub mod regions;
pub mod synthetic;

use domain::{
    accounts::{RoleGrant, User},
    directory::{
        Ags, Committee, Contact, FieldOfAction, HealthRegion, Membership, Organisation, Person, Relation,
        Topic,
    },
    id::{CommitteeId, FieldId, HealthRegionId, MeasureId, OrganisationId, UserId},
    plan::{
        ChecklistPoint, Goal, Indicator, Measure, MeasureLink, MeasurePartner, MeasureStatus, Measurement,
        Milestone, Outcome, Plan, TrafficLight,
    },
};
use time::Date;

pub(crate) use fields::fields_and_topics as usual_fields;

/// Records that together fill a database; every list is ordered so that references point backwards.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Content {
    /// Fields of action.
    pub fields: Vec<FieldOfAction>,
    /// Topics of the fields.
    pub topics: Vec<Topic>,
    /// Health regions.
    pub health_regions: Vec<HealthRegion>,
    /// Which districts they cover.
    pub health_region_districts: Vec<HealthRegionDistrict>,
    /// Organisations, offices among them.
    pub organisations: Vec<Organisation>,
    /// In which fields organisations work.
    pub organisation_fields: Vec<(OrganisationId, FieldId)>,
    /// People.
    pub people: Vec<Person>,
    /// Ways to reach them.
    pub contacts: Vec<Contact>,
    /// Committees, parents before children.
    pub committees: Vec<Committee>,
    /// In which fields committees work.
    pub committee_fields: Vec<(CommitteeId, FieldId)>,
    /// Seats in committees.
    pub memberships: Vec<Membership>,
    /// Typed relations.
    pub relations: Vec<Relation>,
    /// Implementation plans.
    pub plans: Vec<Plan>,
    /// Their goals.
    pub goals: Vec<Goal>,
    /// Outcomes of the goals.
    pub outcomes: Vec<Outcome>,
    /// Indicators of the outcomes.
    pub indicators: Vec<Indicator>,
    /// Values of the indicators, oldest first within each indicator.
    pub measurements: Vec<Measurement>,
    /// Measures.
    pub measures: Vec<Measure>,
    /// Milestones of the measures.
    pub milestones: Vec<Milestone>,
    /// Points of the checklists of the measures.
    pub checklist: Vec<ChecklistPoint>,
    /// Links between the measures.
    pub links: Vec<MeasureLink>,
    /// Organisations that take part in the measures.
    pub partners: Vec<MeasurePartner>,
    /// Accounts with their roles.
    pub users: Vec<DemoUser>,
    /// What the users did lately, in the order in which they did it.
    pub story: Vec<StoryMove>,
    /// What the users made of measures before that, in the order in which they did.
    pub judgements: Vec<StoryJudgement>,
}

/// What a user of the demo made of a measure some days ago.
#[derive(Clone, Debug, PartialEq)]
pub struct StoryJudgement {
    /// Who judged.
    pub user: UserId,
    /// The measure.
    pub measure: MeasureId,
    /// When, counted back from now.
    pub days_ago: i64,
    /// What they made of it.
    pub light: TrafficLight,
    /// Why.
    pub sentence: String,
}

/// A measure that a user of the demo moved some hours ago.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct StoryMove {
    /// Who.
    pub user: UserId,
    /// What.
    pub measure: MeasureId,
    /// The stage it was brought to, on top of its column.
    pub column: MeasureStatus,
    /// When.
    pub hours_ago: i64,
}

/// A district that a health region covers, for a time.
#[derive(Clone, Debug, PartialEq)]
pub struct HealthRegionDistrict {
    /// The health region.
    pub health_region_id: HealthRegionId,
    /// The district.
    pub ags: Ags,
    /// First day.
    pub valid_from: Option<Date>,
    /// First day on which it is no longer covered.
    pub valid_to: Option<Date>,
}

/// An account of the demo; the password is set where the account is written.
#[derive(Clone, Debug, PartialEq)]
pub struct DemoUser {
    /// The account.
    pub user: User,
    /// Its roles.
    pub grants: Vec<RoleGrant>,
}
