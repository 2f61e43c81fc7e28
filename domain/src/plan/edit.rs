//! Changing a measure field by field: each field as a text that is checked, and compared with what its writer saw.

use serde::{Deserialize, Serialize};
use time::Date;

use super::{Direction, FileProblem, Goal, Measure, MeasureStatus, Period, Priority, story_text};
use crate::{
    calendar,
    id::{FieldId, TopicId},
    text, text_enum,
};

/// The most characters of a title.
const TITLE_MAX: usize = 200;

/// The most characters of a text of several lines.
const TEXT_MAX: usize = 4_000;

/// The most that a measure may cost, in euros.
const COST_MAX: i64 = 1_000_000_000;

text_enum! {
    /// What a measure is.
    MeasureKind {
        /// Something is done.
        Activity = "activity",
        /// Something is kept ready for people to use.
        Offer = "offer",
        /// It happens on one day.
        Event = "event",
        /// An undertaking of its own, with a beginning and an end.
        Project = "project",
    }
}

text_enum! {
    /// The setting (Lebenswelt) in which people are reached, after section 20a of the Fifth Book of the Social Code.
    Setting {
        /// A municipality or district.
        Municipality = "municipality",
        /// Nurseries and day care.
        Nursery = "nursery",
        /// Schools.
        School = "school",
        /// Universities.
        University = "university",
        /// Workplaces.
        Workplace = "workplace",
        /// Outpatient and inpatient care.
        Care = "care",
        /// Hospitals and practices.
        Treatment = "treatment",
        /// Clubs and leisure.
        Leisure = "leisure",
    }
}

text_enum! {
    /// The fields of a measure that are changed one by one.
    MeasureField {
        /// Its title.
        Title = "title",
        /// What is done.
        Description = "description",
        /// The goal it serves; changing it lets go of the outcome.
        Goal = "goal_id",
        /// The outcome it works for.
        Outcome = "outcome_id",
        /// What it is.
        Kind = "kind",
        /// Where people are reached.
        Setting = "setting",
        /// The committee that works on it.
        Committee = "committee_id",
        /// The person who answers for it.
        Responsible = "responsible_id",
        /// The organisation that leads it.
        Organisation = "organisation_id",
        /// First day.
        StartsOn = "starts_on",
        /// The day by which it is to be done.
        DueOn = "due_on",
        /// What it costs, in whole euros.
        Cost = "cost",
        /// Who pays for it.
        Funding = "funding",
        /// The decision it rests on.
        Basis = "basis",
        /// Where the idea came from.
        Origin = "origin",
        /// Why it is delayed, paused or stopped.
        Reason = "reason",
        /// What happens next.
        NextStep = "next_step",
    }
}

/// Why a change of a field was refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
pub enum EditError {
    /// It must not be empty.
    #[error("empty")]
    Empty,
    /// It is longer than the field holds.
    #[error("longer than {max} characters")]
    TooLong {
        /// The most characters the field holds.
        max: usize,
    },
    /// It is no day, number, or choice that the field knows.
    #[error("not understood")]
    NotUnderstood,
    /// The last day would come before the first.
    #[error("ends before it begins")]
    EndsBeforeItBegins,
    /// What was chosen is not offered here, or no more.
    #[error("not offered")]
    NotOffered,
    /// The status does not follow the present one.
    #[error("the status does not follow")]
    DoesNotFollow,
    /// The status asks for a reason and a next step.
    #[error("needs a reason and a next step")]
    NeedsReason,
    /// Something still belongs to what was to be removed.
    #[error("still in use")]
    InUse,
    /// The period is longer than a plan covers.
    #[error("longer than {years} years")]
    PeriodTooLong {
        /// The most years.
        years: i32,
    },
    /// A measure cannot be linked to itself.
    #[error("linked to itself")]
    LinkedToItself,
    /// The same link is there already.
    #[error("linked already")]
    LinkedAlready,
    /// The link would lead back to where it begins.
    #[error("a circle")]
    Circle,
    /// The day is still to come.
    #[error("still to come")]
    InFuture,
    /// A status lies in no column of the board, or in several.
    #[error("columns that leave a status out")]
    ColumnsIncomplete,
    /// Another one is called so already.
    #[error("the name is taken")]
    NameTaken,
    /// A choice that has too few options, too many, or the same twice.
    #[error("too few options, too many, or twice the same")]
    WrongOptions,
    /// A plan has as many fields of its own as it may.
    #[error("more than {max} fields")]
    TooManyFields {
        /// The most fields.
        max: usize,
    },
    /// Measures would lose what they say, and nobody has said that this is meant.
    #[error("values would be lost")]
    ValuesWouldBeLost,
    /// Only a draft is removed, and only while nothing belongs to it.
    #[error("not an empty draft")]
    NotAnEmptyDraft,
    /// Somebody keeps as many views of the plan as one may.
    #[error("more than {max} views")]
    TooManyViews {
        /// The most views.
        max: i64,
    },
    /// A dashboard has as many tiles as it may.
    #[error("more than {max} tiles")]
    TooManyTiles {
        /// The most tiles.
        max: usize,
    },
    /// Somebody keeps as many dashboards as one may.
    #[error("more than {max} dashboards")]
    TooManyDashboards {
        /// The most dashboards.
        max: i64,
    },
    /// Those concerned were asked a short time ago.
    #[error("asked within the last {days} days")]
    AskedLately {
        /// For how many days they are not asked again.
        days: i64,
    },
    /// What those concerned have said is not settled yet.
    #[error("an answer is not settled")]
    AnswerIsOpen,
    /// There is no address at which somebody could be asked.
    #[error("nobody to ask")]
    NobodyToAsk,
    /// It was removed too long ago to be brought back.
    #[error("removed more than {days} days ago")]
    GoneForGood {
        /// For how many days it could have been brought back.
        days: i64,
    },
    /// A file that is not attached.
    #[error("{0}")]
    File(FileProblem),
}

/// A wish to change the status of a measure.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StatusChange {
    /// The status it is to take; the present one changes the words alone.
    pub status: MeasureStatus,
    /// Why.
    pub reason: String,
    /// What happens next.
    pub next_step: String,
}

/// What is to be said of a goal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GoalWish {
    /// The title.
    pub title: String,
    /// For whom.
    pub target_group: String,
    /// The field of action.
    pub field_id: FieldId,
    /// The topic of that field.
    pub topic_id: Option<TopicId>,
    /// What shows that it is needed; may be empty.
    pub need: String,
    /// Where that is written; may be empty.
    pub need_source: String,
    /// How it reaches those who are worse off; may be empty.
    pub equity: String,
    /// How much it matters beside the others.
    pub priority: Option<Priority>,
}

impl GoalWish {
    /// Reads what a form says.
    ///
    /// # Errors
    /// [`EditError`] for a title that is empty or one of the texts that is too long.
    pub fn parse(name: &str, target_group: &str, field_id: FieldId) -> Result<Self, EditError> {
        Ok(Self {
            title: title(name)?,
            target_group: optional_line(target_group)?,
            field_id,
            topic_id: None,
            need: String::new(),
            need_source: String::new(),
            equity: String::new(),
            priority: None,
        })
    }

    /// The same with a topic of its field, by its id, or none.
    ///
    /// # Errors
    /// [`EditError`] for what is no topic.
    pub fn about(self, topic: &str) -> Result<Self, EditError> {
        Ok(Self { topic_id: parsed(topic)?, ..self })
    }

    /// The same with why the goal is there: what shows that it is needed and where that is written, how it reaches those
    /// who are worse off, and its priority; each of them or nothing.
    ///
    /// # Errors
    /// [`EditError`] for a text that is too long and for what is no priority.
    pub fn because(self, [need, need_source, equity]: [&str; 3], priority: &str) -> Result<Self, EditError> {
        Ok(Self {
            need: lines(need)?,
            need_source: optional_line(need_source)?,
            equity: lines(equity)?,
            priority: parsed(priority)?,
            ..self
        })
    }

    /// The goal of which this is said, with a version of its own.
    #[must_use]
    pub fn said_of(&self, goal: &Goal, version: i64) -> Goal {
        let Self { title, target_group, field_id, topic_id, need, need_source, equity, priority } =
            self.clone();
        Goal {
            id: goal.id,
            plan_id: goal.plan_id,
            field_id,
            topic_id,
            title,
            target_group,
            need,
            need_source,
            equity,
            priority,
            position: goal.position,
            version,
        }
    }
}

impl From<Goal> for GoalWish {
    fn from(goal: Goal) -> Self {
        let Goal { title, target_group, field_id, topic_id, need, need_source, equity, priority, .. } = goal;
        Self { title, target_group, field_id, topic_id, need, need_source, equity, priority }
    }
}

/// What is to be said of an indicator.
#[derive(Clone, Debug, PartialEq)]
pub struct IndicatorWish {
    /// The name.
    pub name: String,
    /// The unit; may be empty.
    pub unit: String,
    /// Which way it should go.
    pub direction: Direction,
    /// What it counts, and what it leaves out; may be empty.
    pub definition: String,
    /// Where its values come from; may be empty.
    pub source: String,
    /// The value at the start.
    pub baseline: Option<f64>,
    /// The day of the value at the start.
    pub baseline_on: Option<Date>,
    /// The value to be reached.
    pub target: Option<f64>,
    /// The day by which it is to be reached.
    pub target_on: Option<Date>,
    /// Why the values are as they are; may be empty.
    pub story: String,
}

impl IndicatorWish {
    /// Reads what a form says: numbers with a point or a comma, a day as `YYYY-MM-DD`, each of them or nothing.
    ///
    /// # Errors
    /// [`EditError`] for a name that is empty or too long, and for what is no number or no day.
    pub fn parse(
        name: &str,
        unit: &str,
        direction: Direction,
        [baseline, target]: [&str; 2],
        target_on: &str,
    ) -> Result<Self, EditError> {
        Ok(Self {
            name: title(name)?,
            unit: optional_line(unit)?,
            direction,
            definition: String::new(),
            source: String::new(),
            baseline: number(baseline)?,
            baseline_on: None,
            target: number(target)?,
            target_on: day(target_on)?,
            story: String::new(),
        })
    }

    /// The same with what it counts, where its values come from, and the day of the value at the start as `YYYY-MM-DD`; each
    /// of them or nothing.
    ///
    /// # Errors
    /// [`EditError`] for a text that is too long and for what is no day, [`EditError::EndsBeforeItBegins`] if the target is
    /// to be reached before the value at the start was.
    pub fn meaning(self, [definition, source]: [&str; 2], baseline_on: &str) -> Result<Self, EditError> {
        let wish = Self {
            definition: lines(definition)?,
            source: optional_line(source)?,
            baseline_on: day(baseline_on)?,
            ..self
        };
        if begins_after_its_end(wish.baseline_on, wish.target_on) {
            Err(EditError::EndsBeforeItBegins)
        } else {
            Ok(wish)
        }
    }

    /// The same with a story behind the values.
    ///
    /// # Errors
    /// [`EditError::TooLong`].
    pub fn telling(self, story: &str) -> Result<Self, EditError> {
        Ok(Self { story: story_text(story)?, ..self })
    }
}

/// Whether the target of an indicator is to be reached before the value at its start was measured.
#[must_use]
pub fn begins_after_its_end(baseline_on: Option<Date>, target_on: Option<Date>) -> bool {
    baseline_on.zip(target_on).is_some_and(|(from, to)| to < from)
}

/// A number as people write it in a form, or none: with a point or a comma before the decimals.
///
/// # Errors
/// [`EditError::NotUnderstood`] for anything else, also for what is not finite.
pub fn number(text: &str) -> Result<Option<f64>, EditError> {
    let number: Option<f64> = parsed(&text.replace(',', "."))?;
    if number.is_some_and(|number| !number.is_finite()) {
        return Err(EditError::NotUnderstood);
    }
    Ok(number)
}

impl Measure {
    /// A field as a text: empty if it is not set, days as `YYYY-MM-DD`, choices and ids as they are stored.
    #[must_use]
    pub fn field(&self, field: MeasureField) -> String {
        fn optional<T: ToString>(value: Option<T>) -> String {
            value.map(|value| value.to_string()).unwrap_or_default()
        }
        match field {
            MeasureField::Title => self.title.clone(),
            MeasureField::Description => self.description.clone(),
            MeasureField::Goal => self.goal_id.to_string(),
            MeasureField::Outcome => optional(self.outcome_id),
            MeasureField::Kind => self.kind.to_string(),
            MeasureField::Setting => optional(self.setting),
            MeasureField::Committee => optional(self.committee_id),
            MeasureField::Responsible => optional(self.responsible_id),
            MeasureField::Organisation => optional(self.organisation_id),
            MeasureField::StartsOn => optional(self.starts_on),
            MeasureField::DueOn => optional(self.due_on),
            MeasureField::Cost => optional(self.cost),
            MeasureField::Funding => self.funding.clone(),
            MeasureField::Basis => self.basis.clone(),
            MeasureField::Origin => self.origin.clone(),
            MeasureField::Reason => self.reason.clone(),
            MeasureField::NextStep => self.next_step.clone(),
        }
    }

    /// When it begins and when it is to be done.
    #[must_use]
    pub const fn period(&self) -> Period {
        Period { starts_on: self.starts_on, due_on: self.due_on }
    }

    /// The measure at another time.
    ///
    /// # Errors
    /// [`EditError::EndsBeforeItBegins`].
    pub fn with_period(&self, period: Period) -> Result<Self, EditError> {
        if period.is_reversed() {
            return Err(EditError::EndsBeforeItBegins);
        }
        Ok(Self { starts_on: period.starts_on, due_on: period.due_on, ..self.clone() })
    }

    /// The measure with one field changed to what a text says, in the form of [`field`](Self::field). Whether the
    /// records that are named exist is for the store to see.
    ///
    /// # Errors
    /// [`EditError`] if the field cannot hold it.
    pub fn with_field(&self, field: MeasureField, text: &str) -> Result<Self, EditError> {
        let mut measure = self.clone();
        match field {
            MeasureField::Title => measure.title = title(text)?,
            MeasureField::Description => measure.description = lines(text)?,
            MeasureField::Goal => {
                let goal = parsed(text)?.ok_or(EditError::Empty)?;
                if goal != measure.goal_id {
                    measure.outcome_id = None;
                }
                measure.goal_id = goal;
            }
            MeasureField::Outcome => measure.outcome_id = parsed(text)?,
            MeasureField::Kind => measure.kind = parsed(text)?.ok_or(EditError::Empty)?,
            MeasureField::Setting => measure.setting = parsed(text)?,
            MeasureField::Committee => measure.committee_id = parsed(text)?,
            MeasureField::Responsible => measure.responsible_id = parsed(text)?,
            MeasureField::Organisation => measure.organisation_id = parsed(text)?,
            MeasureField::StartsOn => measure.starts_on = day(text)?,
            MeasureField::DueOn => measure.due_on = day(text)?,
            MeasureField::Cost => {
                measure.cost = parsed(text)?;
                if measure.cost.is_some_and(|cost| !(0..=COST_MAX).contains(&cost)) {
                    return Err(EditError::NotUnderstood);
                }
            }
            MeasureField::Funding => measure.funding = optional_line(text)?,
            MeasureField::Basis => measure.basis = lines(text)?,
            MeasureField::Origin => measure.origin = lines(text)?,
            MeasureField::Reason => measure.reason = lines(text)?,
            MeasureField::NextStep => measure.next_step = lines(text)?,
        }
        if measure.period().is_reversed() {
            return Err(EditError::EndsBeforeItBegins);
        }
        if measure.lacks_reason() && !self.lacks_reason() {
            return Err(EditError::NeedsReason);
        }
        Ok(measure)
    }

    /// The measure with another status, and why.
    ///
    /// # Errors
    /// [`EditError::DoesNotFollow`] if the status may not follow the present one, [`EditError::NeedsReason`] if it asks
    /// for a reason and a next step and one of them is empty, [`EditError::TooLong`].
    pub fn with_status(&self, change: &StatusChange) -> Result<Self, EditError> {
        if change.status != self.status && !self.status.may_become(change.status) {
            return Err(EditError::DoesNotFollow);
        }
        let measure = Self {
            status: change.status,
            reason: lines(&change.reason)?,
            next_step: lines(&change.next_step)?,
            ..self.clone()
        };
        if measure.lacks_reason() { Err(EditError::NeedsReason) } else { Ok(measure) }
    }

    /// Whether the status asks for a reason and a next step, and one of them is not there. A card that was moved lacks
    /// them until somebody writes them down. What was stopped goes nowhere, and needs no next step.
    #[must_use]
    pub fn lacks_reason(&self) -> bool {
        self.status.needs_reason()
            && (self.reason.is_empty() || self.status != MeasureStatus::Stopped && self.next_step.is_empty())
    }
}

/// A title of a part of a plan: one line.
///
/// # Errors
/// [`EditError::Empty`] or [`EditError::TooLong`].
pub fn title(text: &str) -> Result<String, EditError> {
    text::line::<TITLE_MAX>(text).map_err(|error| match error {
        text::TextError::TooLong { max } => EditError::TooLong { max },
        _ => EditError::Empty,
    })
}

fn optional_line(text: &str) -> Result<String, EditError> {
    if text.trim().is_empty() { Ok(String::new()) } else { title(text) }
}

/// A text of several lines, or none: line breaks are kept, other control characters become spaces.
///
/// # Errors
/// [`EditError::TooLong`].
pub fn lines(text: &str) -> Result<String, EditError> {
    let text = text.replace("\r\n", "\n");
    let text = text.trim().replace(|letter: char| letter.is_control() && letter != '\n', " ");
    if text.chars().count() > TEXT_MAX { Err(EditError::TooLong { max: TEXT_MAX }) } else { Ok(text) }
}

pub(super) fn parsed<T: std::str::FromStr>(text: &str) -> Result<Option<T>, EditError> {
    let text = text.trim();
    if text.is_empty() {
        return Ok(None);
    }
    text.parse().map(Some).map_err(|_| EditError::NotUnderstood)
}

pub(super) fn day(text: &str) -> Result<Option<Date>, EditError> {
    if text.trim().is_empty() {
        return Ok(None);
    }
    calendar::parse_day(text).map(Some).ok_or(EditError::NotUnderstood)
}

#[cfg(test)]
mod tests {
    use time::macros::date;

    use super::*;
    use crate::id::{CommitteeId, GoalId, MeasureId, OutcomeId, PlanId};

    fn measure(status: MeasureStatus) -> Measure {
        Measure {
            id: MeasureId::named("m"),
            plan_id: PlanId::named("p"),
            goal_id: GoalId::named("g"),
            outcome_id: Some(OutcomeId::named("o")),
            title: "Gesunde Kita".to_owned(),
            description: String::new(),
            status,
            position: 1.0,
            committee_id: None,
            responsible_id: None,
            organisation_id: None,
            kind: MeasureKind::Project,
            setting: Some(Setting::Nursery),
            starts_on: Some(date!(2026 - 03 - 01)),
            due_on: Some(date!(2026 - 09 - 30)),
            cost: Some(12_000),
            funding: "Krankenkassen".to_owned(),
            basis: "Beschluss des Gesundheitsforums".to_owned(),
            origin: String::new(),
            reason: String::new(),
            next_step: String::new(),
            own_values: crate::plan::OwnValues::default(),
            continues_id: None,
            version: 1,
        }
    }

    #[test]
    fn each_field_becomes_what_its_own_text_says_and_an_unchanged_one_changes_nothing() {
        let measure = measure(MeasureStatus::Running);
        for field in MeasureField::ALL {
            assert_eq!(measure.with_field(*field, &measure.field(*field)), Ok(measure.clone()), "{field}");
        }
        let committee = CommitteeId::named("c");
        for (field, text) in [
            (MeasureField::Title, "Gesunde Kita am Main"),
            (MeasureField::Description, "Erste Zeile\nzweite Zeile"),
            (MeasureField::Kind, "offer"),
            (MeasureField::Setting, ""),
            (MeasureField::Committee, committee.to_string().as_str()),
            (MeasureField::DueOn, "2027-01-31"),
            (MeasureField::Cost, "500"),
            (MeasureField::Basis, ""),
            (MeasureField::Origin, "Idee aus der AG Pflege,\nBürgerwerkstatt Haßfurt"),
        ] {
            let changed = measure.with_field(field, text).unwrap();
            assert_eq!(changed.field(field), text);
            for other in MeasureField::ALL.iter().filter(|other| **other != field) {
                assert_eq!(changed.field(*other), measure.field(*other), "{field}: {other}");
            }
        }
    }

    #[test]
    fn what_a_field_cannot_hold_is_refused() {
        let measure = measure(MeasureStatus::Running);
        for (field, text, error) in [
            (MeasureField::Title, " \u{7} ", EditError::Empty),
            (MeasureField::Title, &"x".repeat(201), EditError::TooLong { max: 200 }),
            (MeasureField::Description, &"x".repeat(4_001), EditError::TooLong { max: 4_000 }),
            (MeasureField::Kind, "party", EditError::NotUnderstood),
            (MeasureField::Kind, "", EditError::Empty),
            (MeasureField::Goal, "", EditError::Empty),
            (MeasureField::Responsible, "Berger", EditError::NotUnderstood),
            (MeasureField::StartsOn, "31.12.2026", EditError::NotUnderstood),
            (MeasureField::StartsOn, "2026-10-01", EditError::EndsBeforeItBegins),
            (MeasureField::DueOn, "2026-02-28", EditError::EndsBeforeItBegins),
            (MeasureField::DueOn, "12026-02-28", EditError::NotUnderstood),
            (MeasureField::Cost, "-1", EditError::NotUnderstood),
            (MeasureField::Cost, "12,5", EditError::NotUnderstood),
            (MeasureField::Basis, &"x".repeat(4_001), EditError::TooLong { max: 4_000 }),
            (MeasureField::Origin, &"x".repeat(4_001), EditError::TooLong { max: 4_000 }),
        ] {
            assert_eq!(measure.with_field(field, text), Err(error), "{field}: {text}");
        }
    }

    #[test]
    fn a_goal_says_why_it_is_there_as_far_as_that_is_known() {
        let wish = || GoalWish::parse("Alle lernen schwimmen", "", FieldId::named("f")).unwrap();
        let silent = wish().because([" ", "\n", ""], " ");
        assert_eq!(silent, Ok(wish()), "nothing said is nothing");
        let texts =
            [" Jedes dritte Kind\r\nschwimmt nicht. ", " Bericht  2025,\n S. 14", "Kurse\nohne Gebühr"];
        let said = wish().because(texts, "high").unwrap();
        assert_eq!(said.need, "Jedes dritte Kind\nschwimmt nicht.");
        assert_eq!(said.need_source, "Bericht 2025, S. 14", "a source is one line");
        assert_eq!((said.equity.as_str(), said.priority), ("Kurse\nohne Gebühr", Some(Priority::High)));
        assert_eq!((said.title, said.target_group), (wish().title, wish().target_group));
    }

    #[test]
    fn why_a_goal_is_there_has_an_end() {
        let wish = || GoalWish::parse("Alle lernen schwimmen", "", FieldId::named("f")).unwrap();
        let [line, text] = [200, 4_000].map(|most| "ä".repeat(most));
        assert!(wish().because([text.as_str(), line.as_str(), text.as_str()], "low").is_ok());
        let [longer_line, longer_text] = [201, 4_001].map(|most| "ä".repeat(most));
        for (texts, priority, error) in [
            ([longer_text.as_str(), "", ""], "", EditError::TooLong { max: 4_000 }),
            (["", longer_line.as_str(), ""], "", EditError::TooLong { max: 200 }),
            (["", "", longer_text.as_str()], "", EditError::TooLong { max: 4_000 }),
            (["", "", ""], "urgent", EditError::NotUnderstood),
        ] {
            assert_eq!(wish().because(texts, priority), Err(error));
        }
    }

    #[test]
    fn what_is_said_of_a_goal_leaves_it_where_it_is() {
        let goal = Goal {
            id: GoalId::named("g"),
            plan_id: PlanId::named("p"),
            field_id: FieldId::named("f"),
            topic_id: Some(TopicId::named("t")),
            title: "Alle lernen schwimmen".to_owned(),
            target_group: "Kinder".to_owned(),
            need: "Jedes dritte Kind schwimmt nicht.".to_owned(),
            need_source: "Bericht".to_owned(),
            equity: "Kurse ohne Gebühr".to_owned(),
            priority: Some(Priority::Low),
            position: 3.0,
            version: 7,
        };
        let same = GoalWish::from(goal.clone());
        assert_eq!(same.said_of(&goal, 7), goal);
        let other = GoalWish::parse("Anders", "", FieldId::named("o")).unwrap().said_of(&goal, 8);
        assert_eq!((other.id, other.plan_id, other.position), (goal.id, goal.plan_id, 3.0));
        assert_eq!((other.version, other.need.as_str(), other.priority), (8, "", None));
        let (about, known) =
            (same.clone().about(&TopicId::named("u").to_string()), Some(TopicId::named("u")));
        assert_eq!(about.unwrap().topic_id, known);
        assert_eq!(same.clone().about("").unwrap().topic_id, None);
        assert_eq!(same.about("Demenz"), Err(EditError::NotUnderstood));
    }

    #[test]
    fn numbers_are_read_with_a_point_or_a_comma() {
        for (text, number) in [("12,5", Some(12.5)), (" 12.5 ", Some(12.5)), ("-3", Some(-3.0)), ("", None)] {
            assert_eq!(super::number(text), Ok(number), "{text}");
        }
        for text in ["1.250,5", "viele", "inf", "NaN", "1 000"] {
            assert_eq!(super::number(text), Err(EditError::NotUnderstood), "{text}");
        }
    }

    #[test]
    fn another_goal_lets_go_of_the_outcome() {
        let measure = measure(MeasureStatus::Running);
        let goal = GoalId::named("other");
        let moved = measure.with_field(MeasureField::Goal, &goal.to_string()).unwrap();
        assert_eq!((moved.goal_id, moved.outcome_id), (goal, None));
    }

    #[test]
    fn whoever_stops_pauses_or_delays_says_why_and_what_comes_next() {
        let running = measure(MeasureStatus::Running);
        let change = |status, reason: &str, next_step: &str| {
            running.with_status(&StatusChange {
                status,
                reason: reason.to_owned(),
                next_step: next_step.to_owned(),
            })
        };
        for status in [MeasureStatus::Delayed, MeasureStatus::Paused] {
            assert_eq!(change(status, "", "Neu anfragen"), Err(EditError::NeedsReason));
            assert_eq!(change(status, "Kein Geld", " "), Err(EditError::NeedsReason));
            let changed = change(status, " Kein Geld\r\n", "Neu anfragen").unwrap();
            assert_eq!((changed.status, changed.reason.as_str()), (status, "Kein Geld"));
            // Once said, it is not taken back while it holds.
            assert_eq!(changed.with_field(MeasureField::Reason, ""), Err(EditError::NeedsReason));
        }
        assert_eq!(change(MeasureStatus::Stopped, "Kein Bedarf", "").unwrap().status, MeasureStatus::Stopped);
        assert_eq!(change(MeasureStatus::Done, "", "").unwrap().status, MeasureStatus::Done);
        assert_eq!(change(MeasureStatus::Idea, "", ""), Err(EditError::DoesNotFollow));
    }

    #[test]
    fn a_card_that_was_moved_lacks_its_reason_until_it_is_written_down() {
        let moved = measure(MeasureStatus::Delayed);
        assert!(moved.lacks_reason());
        let half = moved.with_field(MeasureField::Reason, "Kein Geld").unwrap();
        assert!(half.lacks_reason());
        assert!(!half.with_field(MeasureField::NextStep, "Neu anfragen").unwrap().lacks_reason());
    }

    #[test]
    fn an_indicator_says_what_it_counts_and_does_not_end_before_it_begins() {
        let wish = |on: &str| IndicatorWish::parse("Anteil", "%", Direction::Up, ["1", "2"], on).unwrap();
        let texts = ["Alle Praxen,\r\nauch neue ", " Befragung  2025 "];
        let told = wish("2027-01-01").meaning(texts, "2026-12-31").unwrap();
        assert_eq!(
            (told.definition.as_str(), told.source.as_str()),
            ("Alle Praxen,\nauch neue", "Befragung 2025")
        );
        assert_eq!(told.baseline_on, Some(time::macros::date!(2026 - 12 - 31)));
        assert!(wish("").meaning(["", ""], "2026-12-31").is_ok());
        assert_eq!(wish("2026-12-30").meaning(texts, "2026-12-31"), Err(EditError::EndsBeforeItBegins));
        assert_eq!(wish("").meaning(texts, "bald"), Err(EditError::NotUnderstood));
        assert_eq!(wish("").meaning(["", &"x".repeat(201)], ""), Err(EditError::TooLong { max: 200 }));
    }
}
