//! Implementation plans: goals, outcomes with indicators, measures with milestones, and the board.

mod attachment;
mod card_face;
mod checklist;
mod column;
mod comment;
mod continuation;
mod edit;
mod filter;
mod forecast;
mod judgement;
mod lane;
mod life;
mod link;
mod mail;
mod notification;
mod own_field;
mod own_measure;
mod part_history;
mod partner;
mod period;
mod plan_view;
mod roll_up;
mod status;
mod story;
mod undo;
mod visit;

pub use attachment::{
    Attachment, AttachmentList, FILE_MAX, FILE_NAME_MAX, FILES_MAX, FileKind, FileProblem, NamedAttachment,
    NewFile, attachment_object, file_head,
};
pub use card_face::{CardFace, CardPart};
pub use checklist::{ChecklistPoint, ChecklistWish, ListStep};
pub use column::{BoardColumn, BoardColumns, COLUMN_LIMIT_MAX, COLUMN_TITLE_MAX, ColumnColour, ColumnWish};
pub use comment::{
    COMMENT_MAX, Comment, Discussion, HeardComment, Mentionable, Part, comment_object, comment_text,
    mentioned, parts, with_mentions, with_names,
};
pub use continuation::{
    Continuation, ContinuationOffer, ContinuationWish, OpenMeasure, PlanContent, RelatedMeasure,
};
pub use edit::{
    EditError, GoalWish, IndicatorWish, MeasureField, MeasureKind, Setting, StatusChange,
    begins_after_its_end, lines, number, title,
};
pub use filter::{
    FilterFacts, Lack, MeasureAge, MeasureFilter, Only, StatusAge, UNTOUCHED_DAYS, lacks_value,
};
pub use judgement::{
    JUDGEMENT_DAYS, Judged, JudgedMeasures, Judgement, NamedJudgement, TrafficLight, Verdict, sentence,
};
pub use lane::Lane;
pub use life::{PlanRights, PlanSettings, PlanWish, RemovedMeasure, TRASH_DAYS, Trash, last_day_in_trash};
pub use link::{LinkWord, LinkedMeasure, MeasureLink, MeasureLinkKind, is_too_early};
pub use mail::{
    Digest, Letter, MAILED_WITHIN, MailChoice, MailContent, MailRecipient, MailRhythm, digest_day,
};
pub use notification::{DUE_SOON_DAYS, FOLD_WITHIN, FieldNews, Notification, NotificationKind, due_kind};
pub use own_field::{
    OWN_FIELDS_MAX, OWN_NAME_MAX, OWN_OPTIONS, OWN_TEXT_MAX, OwnField, OwnFieldKind, OwnFieldWish, OwnFields,
    OwnValues,
};
pub use own_measure::{OwnMeasure, REPORT_LINK_DAYS, ReportLink};
pub use part_history::{PartHistory, is_restorable};
pub use partner::{MeasurePartner, NamedPartner, is_seen_with_plan, takes_part};
pub use period::Period;
pub use plan_view::{PLAN_VIEWS_MAX, PlanView, SavedPlanView};
pub use roll_up::RollUp;
use serde::{Deserialize, Serialize};
pub use status::MeasureStatus;
pub use story::{STORY_MAX, Story, story_text};
use time::Date;
pub use undo::{Step, UNDO_MINUTES, Undone};
pub use visit::PlanVisit;

use crate::{
    change::ChangeEntry,
    directory::{FieldOfAction, NamedRecord, Topic},
    id::{
        CommitteeId, FieldId, GoalId, HealthRegionId, IndicatorId, MeasureId, MeasurementId, MilestoneId,
        OrganisationId, OutcomeId, PersonId, PlanId, TopicId, UserId,
    },
    permission::{Object, ObjectKind, Place, StateKey, Visibility},
    text_enum,
};

text_enum! {
    /// How far a plan is.
    PlanState {
        /// Being written.
        Draft = "draft",
        /// Adopted by a committee.
        Adopted = "adopted",
        /// Over; its open measures went on into a later plan.
        Continued = "continued",
    }
}

/// An implementation plan (Umsetzungsplan) of a health region for a period.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Plan {
    /// Its id.
    pub id: PlanId,
    /// The health region.
    pub health_region_id: HealthRegionId,
    /// The title as shown.
    pub title: String,
    /// First day of the period.
    pub period_from: Date,
    /// Last day of the period.
    pub period_to: Date,
    /// How far it is.
    pub state: PlanState,
    /// The committee that adopted it.
    pub adopted_by: Option<CommitteeId>,
    /// The day it was adopted.
    pub adopted_on: Option<Date>,
    /// Who may see it.
    pub visibility: Visibility,
    /// The columns of its board.
    pub columns: BoardColumns,
    /// What its people note of measures beside what every measure has.
    #[serde(default)]
    pub own_fields: OwnFields,
    /// What its cards show.
    #[serde(default)]
    pub card_face: CardFace,
    /// The day on which its figures were released to its state; none if they are not.
    #[serde(default)]
    pub released_on: Option<Date>,
    /// The account that released them.
    #[serde(default)]
    pub released_by: Option<UserId>,
    /// Raised by every write.
    pub version: i64,
}

text_enum! {
    /// How much a goal matters beside the others.
    Priority {
        /// Before others.
        High = "high",
        /// Like most.
        Medium = "medium",
        /// After others.
        Low = "low",
    }
}

/// What is to be reached, for whom.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Goal {
    /// Its id.
    pub id: GoalId,
    /// The plan.
    pub plan_id: PlanId,
    /// The field of action.
    pub field_id: FieldId,
    /// The topic of that field, if it names one.
    #[serde(default)]
    pub topic_id: Option<TopicId>,
    /// The title as shown.
    pub title: String,
    /// For whom.
    pub target_group: String,
    /// What shows that it is needed.
    #[serde(default)]
    pub need: String,
    /// Where that is written.
    #[serde(default)]
    pub need_source: String,
    /// How it reaches those who are worse off.
    #[serde(default)]
    pub equity: String,
    /// How much it matters beside the others.
    #[serde(default)]
    pub priority: Option<Priority>,
    /// Place among the goals of the plan.
    pub position: f64,
    /// Raised by every write.
    pub version: i64,
}

/// What will be different when a goal is reached.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Outcome {
    /// Its id.
    pub id: OutcomeId,
    /// The goal.
    pub goal_id: GoalId,
    /// The title as shown.
    pub title: String,
    /// Place among the outcomes of the goal.
    pub position: f64,
    /// Raised by every write.
    pub version: i64,
}

text_enum! {
    /// Which way an indicator should go.
    Direction {
        /// More is better.
        Up = "up",
        /// Less is better.
        Down = "down",
    }
}

/// How an outcome is seen in a number.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Indicator {
    /// Its id.
    pub id: IndicatorId,
    /// The outcome.
    pub outcome_id: OutcomeId,
    /// The name as shown.
    pub name: String,
    /// The unit, e.g. `%` or "Personen".
    pub unit: String,
    /// Which way it should go.
    pub direction: Direction,
    /// What it counts, and what it leaves out.
    #[serde(default)]
    pub definition: String,
    /// Where its values come from.
    #[serde(default)]
    pub source: String,
    /// The value at the start.
    pub baseline: Option<f64>,
    /// The day of the value at the start.
    #[serde(default)]
    pub baseline_on: Option<Date>,
    /// The value to be reached.
    pub target: Option<f64>,
    /// The day by which the target is to be reached.
    pub target_on: Option<Date>,
    /// Why its values are as they are.
    #[serde(default)]
    pub story: Option<Story>,
    /// Raised by every write.
    pub version: i64,
}

/// A measured value of an indicator.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Measurement {
    /// Its id.
    pub id: MeasurementId,
    /// The indicator.
    pub indicator_id: IndicatorId,
    /// The day it holds for.
    pub measured_on: Date,
    /// The value, in the unit of the indicator.
    pub value: f64,
    /// A remark.
    pub note: String,
}

/// Something that is done to reach a goal.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Measure {
    /// Its id.
    pub id: MeasureId,
    /// The plan.
    pub plan_id: PlanId,
    /// The goal.
    pub goal_id: GoalId,
    /// The outcome it works for.
    pub outcome_id: Option<OutcomeId>,
    /// The title as shown.
    pub title: String,
    /// What is done.
    pub description: String,
    /// How far it is.
    pub status: MeasureStatus,
    /// Place in the column.
    pub position: f64,
    /// The committee that works on it.
    pub committee_id: Option<CommitteeId>,
    /// The person who answers for it.
    pub responsible_id: Option<PersonId>,
    /// The organisation that leads it.
    pub organisation_id: Option<OrganisationId>,
    /// What it is.
    pub kind: MeasureKind,
    /// Where people are reached.
    pub setting: Option<Setting>,
    /// First day.
    pub starts_on: Option<Date>,
    /// The day by which it is to be done.
    pub due_on: Option<Date>,
    /// What it costs, in whole euros.
    pub cost: Option<i64>,
    /// Who pays for it.
    pub funding: String,
    /// The decision it rests on.
    #[serde(default)]
    pub basis: String,
    /// Where the idea came from.
    #[serde(default)]
    pub origin: String,
    /// Why it is delayed, paused or stopped.
    pub reason: String,
    /// What happens next.
    pub next_step: String,
    /// What it says in the fields that its plan has of its own.
    #[serde(default)]
    pub own_values: OwnValues,
    /// The measure of an earlier plan that it continues.
    #[serde(default)]
    pub continues_id: Option<MeasureId>,
    /// Raised by every write.
    pub version: i64,
}

/// A step of a measure.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Milestone {
    /// Its id.
    pub id: MilestoneId,
    /// The measure.
    pub measure_id: MeasureId,
    /// The title as shown.
    pub title: String,
    /// The day by which it is to be done.
    pub due_on: Option<Date>,
    /// The day it was done.
    pub done_on: Option<Date>,
    /// Who sees to it.
    #[serde(default)]
    pub person_id: Option<PersonId>,
    /// Place among the milestones of the measure.
    pub position: f64,
}

/// The milestones of a plan's measures, with who sees to them.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct PlanMilestones {
    /// The milestones, by day.
    pub milestones: Vec<Milestone>,
    /// The names of those who see to them, as far as the reader may see them.
    pub people: Vec<NamedRecord>,
}

/// A plan in a list.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct PlanSummary {
    /// The plan.
    pub plan: Plan,
    /// The name of its health region.
    pub health_region: String,
    /// Number of measures.
    pub measures: i64,
    /// Number of measures that are finished.
    pub finished: i64,
}

/// An indicator with its values, oldest first.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct IndicatorSeries {
    /// The indicator.
    pub indicator: Indicator,
    /// Its values, oldest first.
    pub measurements: Vec<Measurement>,
}

impl IndicatorSeries {
    /// The newest value.
    #[must_use]
    pub fn latest(&self) -> Option<&Measurement> {
        self.measurements.last()
    }

    /// Whether the newest value is at the target or beyond; `None` without a value or a target.
    #[must_use]
    pub fn is_reached(&self) -> Option<bool> {
        let (latest, target) = (self.latest()?.value, self.indicator.target?);
        Some(match self.indicator.direction {
            Direction::Up => latest >= target,
            Direction::Down => latest <= target,
        })
    }
}

/// A goal with what shows whether it is reached.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct BoardGoal {
    /// The goal.
    pub goal: Goal,
    /// The name of its field of action.
    pub field: String,
    /// The name of its topic, if it names one.
    pub topic: Option<String>,
    /// Its outcomes.
    pub outcomes: Vec<Outcome>,
    /// The indicators of its outcomes.
    pub indicators: Vec<IndicatorSeries>,
    /// The names of those who wrote the stories of these indicators; visitors are not told.
    pub writers: Vec<(UserId, String)>,
}

/// A measure as a card.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Card {
    /// The measure.
    pub id: MeasureId,
    /// The goal it belongs to.
    pub goal_id: GoalId,
    /// The field of action of that goal.
    pub field_id: FieldId,
    /// The outcome it works for.
    pub outcome_id: Option<OutcomeId>,
    /// The title as shown.
    pub title: String,
    /// How far it is.
    pub status: MeasureStatus,
    /// Place in the column.
    pub position: f64,
    /// The committee that works on it.
    pub committee: Option<NamedRecord>,
    /// The person who answers for it, if the reader may see that.
    pub responsible: Option<NamedRecord>,
    /// The day on which it begins.
    pub starts_on: Option<Date>,
    /// The day by which it is to be done.
    pub due_on: Option<Date>,
    /// Why it is delayed, paused or stopped.
    pub reason: String,
    /// Whether it lacks a reason or a next step that its status asks for.
    pub lacks_reason: bool,
    /// Milestones done.
    pub milestones_done: i64,
    /// Milestones in all.
    pub milestones: i64,
    /// What it says in signs.
    pub signs: CardSigns,
    /// What it says in the fields that its plan has of its own.
    pub own_values: OwnValues,
    /// Raised by every write; a move names the version it saw.
    pub version: i64,
    /// Whether the reader may move it.
    pub may_move: bool,
    /// Whether the reader may change its fields.
    pub may_edit: bool,
    /// Whether it is the reader's: they answer for it, or hold a role or a seat in its committee.
    pub is_mine: bool,
}

/// What a card says in signs.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct CardSigns {
    /// Points of the checklist that are done.
    pub checklist_done: i64,
    /// Points of the checklist in all.
    pub checklist: i64,
    /// What was made of it last.
    pub judged: Option<Verdict>,
}

/// A plan's board.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Board {
    /// The plan.
    pub plan: Plan,
    /// The health region.
    pub health_region: NamedRecord,
    /// The committee that adopted the plan.
    pub adopted_by: Option<NamedRecord>,
    /// Its goals, in their order.
    pub goals: Vec<BoardGoal>,
    /// Its measures, ordered by position within each column.
    pub cards: Vec<Card>,
    /// The links between them.
    pub links: Vec<MeasureLink>,
    /// For whom the reader may make measures.
    pub new_measures: NewMeasureRights,
    /// What the reader may do to the plan as a whole.
    pub rights: PlanRights,
    /// The fields of action, each name once, also those that are no longer offered; empty unless the reader may edit.
    pub fields: Vec<FieldOfAction>,
    /// Their topics; empty unless the reader may edit.
    pub topics: Vec<Topic>,
    /// The number of the newest change the board contains; live updates start after it.
    pub change: i64,
}

/// A wish to move a measure.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Move {
    /// The measure.
    pub measure_id: MeasureId,
    /// The column it is put in, by a status that lies there.
    pub column: MeasureStatus,
    /// The card it shall lie under; `None` puts it on top.
    pub after: Option<MeasureId>,
    /// The lane it is put in; it takes over what the lane stands for.
    pub lane: Lane,
    /// The version the mover saw.
    pub version: i64,
}

/// Where the measures of a plan lie, for questions of permission.
#[must_use]
pub fn measure_place(
    state: Option<StateKey>,
    health_region: HealthRegionId,
    committee: Option<CommitteeId>,
) -> Place {
    Place { state, health_region: Some(health_region), committee }
}

/// A measure as an object of permissions: whoever answers for it may work on it.
#[must_use]
pub fn measure_object(visibility: Visibility, place: &Place, responsible: Option<PersonId>) -> Object {
    Object { kind: ObjectKind::Measure, visibility, place: place.clone(), responsible }
}

/// A measure with all that its sheet shows.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct MeasureDetail {
    /// The measure.
    pub measure: Measure,
    /// The fields that its plan has of its own.
    pub own_fields: OwnFields,
    /// The names behind its committee, responsible person and organisation and the people of its milestones and its checklist, as far as the reader may see them.
    pub names: Vec<NamedRecord>,
    /// The goals of the plan, to say which one it serves and which it could.
    pub goals: Vec<Goal>,
    /// The outcomes of those goals.
    pub outcomes: Vec<Outcome>,
    /// The indicators of its outcome, or of all outcomes of its goal if it works for none in particular.
    pub indicators: Vec<IndicatorSeries>,
    /// Its milestones, in their order.
    pub milestones: Vec<Milestone>,
    /// Its checklist, in its order.
    pub checklist: Vec<ChecklistPoint>,
    /// The measures with which it is linked.
    pub links: Vec<LinkedMeasure>,
    /// The organisations that take part in it, by name, as far as the reader may see them.
    pub partners: Vec<NamedPartner>,
    /// What people have made of it, newest first.
    pub judgements: Vec<NamedJudgement>,
    /// What is attached to it.
    pub attachments: AttachmentList,
    /// The measure of an earlier plan that it continues, if the reader may see that.
    pub continues: Option<RelatedMeasure>,
    /// The measures of later plans that continue it, as far as the reader may see them.
    pub continued_in: Vec<RelatedMeasure>,
    /// What has been done to it and its parts, newest first.
    pub changes: Vec<ChangeEntry>,
    /// What the reader may do.
    pub rights: MeasureRights,
    /// Whom and what it could belong to; empty unless the reader may edit.
    pub choices: MeasureChoices,
}

/// What a reader may do to a measure.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct MeasureRights {
    /// Change its fields, milestones and checklist.
    pub edit: bool,
    /// Change its status and tick milestones and points of the checklist off.
    pub advance: bool,
    /// Report a value of its indicators, and judge it.
    pub report: bool,
    /// Remove it.
    pub remove: bool,
}

/// For whom a reader may make measures in a plan.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct NewMeasureRights {
    /// Whether also for no committee.
    pub without_committee: bool,
    /// The committees.
    pub committees: Vec<NamedRecord>,
}

impl NewMeasureRights {
    /// Whether for anybody at all.
    #[must_use]
    pub const fn is_any(&self) -> bool {
        self.without_committee || !self.committees.is_empty()
    }
}

/// Whom and what a measure of a plan can belong to.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct MeasureChoices {
    /// Committees of the health region.
    pub committees: Vec<NamedRecord>,
    /// People: those who sit in the measure's committee first.
    pub people: Vec<NamedRecord>,
    /// How many of the people sit in the measure's committee.
    pub members: usize,
    /// Organisations of the health region.
    pub organisations: Vec<NamedRecord>,
}

/// A wish for a new measure.
#[derive(Clone, Debug, PartialEq)]
pub struct NewMeasure {
    /// The plan.
    pub plan_id: PlanId,
    /// The goal it serves.
    pub goal_id: GoalId,
    /// Its title, already checked.
    pub title: String,
    /// The committee that is to work on it.
    pub committee_id: Option<CommitteeId>,
    /// The column in which it is to lie, by a status that lies there.
    pub column: MeasureStatus,
}

/// A wish to report a value of an indicator.
#[derive(Clone, Debug, PartialEq)]
pub struct Report {
    /// The measure by whose right it is reported.
    pub measure_id: MeasureId,
    /// The indicator.
    pub indicator_id: IndicatorId,
    /// The value, in the unit of the indicator.
    pub value: f64,
    /// The day it holds for.
    pub measured_on: Date,
    /// A remark.
    pub note: String,
}

/// Whether something due on a day is late on another.
#[must_use]
pub fn is_late(status: MeasureStatus, due_on: Option<Date>, today: Date) -> bool {
    !status.is_finished() && due_on.is_some_and(|due| due < today)
}

#[cfg(test)]
mod tests {
    use time::macros::date;

    use super::*;

    #[test]
    fn a_finished_measure_is_never_late() {
        let due = Some(date!(2026 - 03 - 01));
        assert!(is_late(MeasureStatus::Running, due, date!(2026 - 03 - 02)));
        assert!(!is_late(MeasureStatus::Running, due, date!(2026 - 03 - 01)));
        assert!(!is_late(MeasureStatus::Done, due, date!(2026 - 03 - 02)));
        assert!(!is_late(MeasureStatus::Running, None, date!(2026 - 03 - 02)));
    }
}
