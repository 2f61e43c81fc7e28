//! The checklist of a measure: small things to do, in the order in which they are looked at.

use serde::{Deserialize, Serialize};
use time::Date;

use super::{
    EditError,
    edit::{day, parsed, title},
};
use crate::{
    id::{ChecklistPointId, MeasureId, PersonId},
    text_enum,
};

/// A point of a checklist.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ChecklistPoint {
    /// Its id.
    pub id: ChecklistPointId,
    /// The measure.
    pub measure_id: MeasureId,
    /// What is to be done.
    pub title: String,
    /// Whether it is done.
    pub is_done: bool,
    /// Who sees to it.
    pub person_id: Option<PersonId>,
    /// The day by which it is to be done.
    pub due_on: Option<Date>,
    /// Place among the points of the measure.
    pub position: f64,
    /// Raised when what is said of it changes; ticking it off and moving it leave it be.
    pub version: i64,
}

impl ChecklistPoint {
    /// The point with what a form says of it.
    #[must_use]
    pub fn with(&self, wish: ChecklistWish) -> Self {
        let ChecklistWish { title, person_id, due_on } = wish;
        Self { title, person_id, due_on, version: self.version + 1, ..self.clone() }
    }
}

/// What is to be said of a point.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChecklistWish {
    /// What is to be done.
    pub title: String,
    /// Who sees to it.
    pub person_id: Option<PersonId>,
    /// The day by which it is to be done.
    pub due_on: Option<Date>,
}

impl ChecklistWish {
    /// Reads what a form says: an id of a person and a day as `YYYY-MM-DD`, each of them or nothing.
    ///
    /// # Errors
    /// [`EditError`] for a text that is empty or too long, and for what is no id or no day.
    pub fn parse(text: &str, person: &str, due_on: &str) -> Result<Self, EditError> {
        Ok(Self { title: title(text)?, person_id: parsed(person)?, due_on: day(due_on)? })
    }
}

text_enum! {
    /// One step within a list.
    ListStep {
        /// Towards its beginning.
        Up = "up",
        /// Towards its end.
        Down = "down",
    }
}

impl ListStep {
    /// The place one step from another in a list of so many; `None` at its end.
    #[must_use]
    pub fn from(self, place: usize, length: usize) -> Option<usize> {
        match self {
            Self::Up => place.checked_sub(1),
            Self::Down => Some(place + 1).filter(|next| *next < length),
        }
    }
}

#[cfg(test)]
mod tests {
    use time::macros::date;

    use super::*;

    #[test]
    fn a_point_needs_a_text_and_may_have_a_person_and_a_day() {
        let person = PersonId::named("anna");
        let wish = ChecklistWish::parse(" Raum  buchen ", &person.to_string(), "2026-12-01").unwrap();
        assert_eq!(
            wish,
            ChecklistWish {
                title: "Raum buchen".to_owned(),
                person_id: Some(person),
                due_on: Some(date!(2026 - 12 - 01))
            }
        );
        assert!(ChecklistWish::parse("Raum", "", "").is_ok());
        assert_eq!(ChecklistWish::parse(" ", "", ""), Err(EditError::Empty));
        assert_eq!(ChecklistWish::parse("Raum", "Anna", ""), Err(EditError::NotUnderstood));
        assert_eq!(ChecklistWish::parse("Raum", "", "bald"), Err(EditError::NotUnderstood));
    }

    #[test]
    fn a_step_ends_with_the_list() {
        assert_eq!([0, 1, 2].map(|place| ListStep::Up.from(place, 3)), [None, Some(0), Some(1)]);
        assert_eq!([0, 1, 2].map(|place| ListStep::Down.from(place, 3)), [Some(1), Some(2), None]);
    }
}
