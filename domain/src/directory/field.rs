//! Fields of action and their topics: what a form says of them, their order, and how much rests on each.

use serde::{Deserialize, Serialize};
use time::Date;

use super::{
    FieldFault, FieldProblem, NAME_MAX, RecordField,
    record_form::{Problems, last_day, words},
};
use crate::{
    id::{FieldId, TopicId},
    plan::ListStep,
    position,
    search::fold,
};

/// A field of action (Handlungsfeld) of a state's guideline.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct FieldOfAction {
    /// Its id.
    pub id: FieldId,
    /// The name as shown.
    pub name: String,
    /// Place among the fields.
    pub position: f64,
    /// First day on which it is no longer offered.
    pub valid_to: Option<Date>,
    /// Raised by every write.
    pub version: i64,
}

impl FieldOfAction {
    /// Whether it can be chosen for something new.
    #[must_use]
    pub fn is_offered(&self, today: Date) -> bool {
        holds_on(self.valid_to, today)
    }
}

/// A topic within a field of action.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Topic {
    /// Its id.
    pub id: TopicId,
    /// The field it belongs to.
    pub field_id: FieldId,
    /// The name as shown.
    pub name: String,
    /// Place among the topics of its field.
    pub position: f64,
    /// First day on which it is no longer offered.
    pub valid_to: Option<Date>,
    /// Raised by every write.
    pub version: i64,
}

impl Topic {
    /// Whether it can be chosen for something new, as far as its field can.
    #[must_use]
    pub fn is_offered(&self, today: Date) -> bool {
        holds_on(self.valid_to, today)
    }
}

fn holds_on(valid_to: Option<Date>, today: Date) -> bool {
    valid_to.is_none_or(|end| end > today)
}

/// What a form says of a field of action or of a topic; the last day as `YYYY-MM-DD`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct FieldForm {
    /// The name.
    #[serde(default)]
    pub name: String,
    /// The last day on which it is offered; may be empty.
    #[serde(default)]
    pub to: String,
}

/// What a field of action or a topic is to be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FieldWish {
    /// The name.
    pub name: String,
    /// First day on which it is no longer offered.
    pub valid_to: Option<Date>,
}

impl FieldForm {
    /// A form that says what is there already.
    #[must_use]
    pub fn of(name: &str, valid_to: Option<Date>) -> Self {
        Self { name: name.to_owned(), to: last_day(valid_to) }
    }

    /// Checks every field. `others` are the names of those beside it: two of one name could not be told apart.
    ///
    /// # Errors
    /// All fields that cannot hold what was typed.
    pub fn read<'a>(
        &self,
        others: impl IntoIterator<Item = &'a str>,
    ) -> Result<FieldWish, Vec<FieldProblem>> {
        let mut problems = Problems::default();
        let name = problems.of(RecordField::Name, words::<NAME_MAX>(&self.name));
        let folded = fold(&name);
        if !name.is_empty() && others.into_iter().any(|other| fold(other) == folded) {
            problems.push(FieldProblem::of(RecordField::Name, FieldFault::NameTaken));
        }
        let (_, valid_to) = problems.term("", &self.to);
        problems.or(FieldWish { name, valid_to })
    }
}

/// How much rests on a field of action or a topic, as far as a reader sees it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct FieldUse {
    /// Goals of plans.
    pub goals: usize,
    /// Measures of these goals.
    pub measures: usize,
    /// Committees of today; none for a topic, which committees do not name.
    pub committees: usize,
}

/// A field of action with its topics, and how much rests on each.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct FieldEntry {
    /// The field.
    pub field: FieldOfAction,
    /// What rests on it.
    pub usage: FieldUse,
    /// Its topics in their order, with what rests on them.
    pub topics: Vec<(Topic, FieldUse)>,
}

/// The positions to be written where one of a list goes a step: by place in the list, that of the one that goes first. None at
/// the end of the list. Without room between its new neighbours all are numbered anew.
#[must_use]
pub fn stepped(positions: &[f64], place: usize, step: ListStep) -> Option<Vec<(usize, f64)>> {
    let target = step.from(place, positions.len())?;
    let (above, below) = match step {
        ListStep::Up => (target.checked_sub(1), Some(target)),
        ListStep::Down => (Some(target), Some(target + 1)),
    };
    let position = |place: Option<usize>| place.and_then(|place| positions.get(place)).copied();
    if let Some(between) = position::between(position(above), position(below)) {
        return Some(vec![(place, between)]);
    }
    let mut order: Vec<usize> = (0..positions.len()).filter(|other| *other != place).collect();
    order.insert(target, place);
    let mut written: Vec<(usize, f64)> =
        order.into_iter().enumerate().map(|(at, place)| (place, position::numbered(at))).collect();
    written.sort_by_key(|(other, _)| *other != place);
    Some(written)
}

#[cfg(test)]
mod tests {
    use time::macros::date;

    use super::*;

    fn form(name: &str, to: &str) -> FieldForm {
        FieldForm { name: name.to_owned(), to: to.to_owned() }
    }

    #[test]
    fn a_field_needs_a_name_of_its_own() {
        let others = ["Pflege", "Gesundheitsversorgung"];
        let wish = form(" Gesund  altern ", "2026-12-31").read(others).unwrap();
        assert_eq!(
            (wish.name.as_str(), wish.valid_to),
            ("Gesund altern", Some(date!(2027 - 01 - 01))),
            "the first day after the last"
        );
        let long = "x".repeat(NAME_MAX + 1);
        for (name, to, expected) in [
            (" ", "", vec!["name.0.empty"]),
            ("pflege ", "", vec!["name.0.name-taken"]),
            ("Neu", "bald", vec!["valid-to.0.not-a-day"]),
            (long.as_str(), "31.12.2026", vec!["name.0.too-long", "valid-to.0.not-a-day"]),
        ] {
            let problems = form(name, to).read(others).unwrap_err();
            let problems: Vec<_> = problems.iter().map(ToString::to_string).collect();
            assert_eq!(problems, expected, "{name}");
        }
    }

    #[test]
    fn what_is_there_is_what_the_form_says_of_it() {
        let form = FieldForm::of("Pflege", Some(date!(2027 - 01 - 01)));
        assert_eq!((form.name.as_str(), form.to.as_str()), ("Pflege", "2026-12-31"));
        assert_eq!(form.read([]).unwrap().valid_to, Some(date!(2027 - 01 - 01)));
        assert_eq!(FieldForm::of("Pflege", None).to, "");
    }

    #[test]
    fn a_field_is_offered_until_its_last_day() {
        let field = |valid_to| FieldOfAction {
            id: FieldId::named("f"),
            name: "Pflege".to_owned(),
            position: 1.0,
            valid_to,
            version: 1,
        };
        let today = date!(2026 - 11 - 21);
        assert!(field(None).is_offered(today));
        assert!(field(Some(date!(2026 - 11 - 22))).is_offered(today));
        assert!(!field(Some(today)).is_offered(today));
    }

    /// The list after what `stepped` says was written.
    fn order(positions: &[f64], written: &[(usize, f64)]) -> Vec<usize> {
        let mut now = positions.to_vec();
        for (place, position) in written {
            now[*place] = *position;
        }
        let mut order: Vec<usize> = (0..now.len()).collect();
        order.sort_by(|a, b| now[*a].total_cmp(&now[*b]));
        order
    }

    #[test]
    fn a_step_changes_places_with_the_neighbour_and_nothing_else() {
        let (roomy, cramped) = ([1.0, 2.0, 3.0, 4.0], [0.0, 0.0, 0.0, 0.0]);
        for (positions, written) in [(roomy, 1), (cramped, 4)] {
            for (place, step, expected) in
                [(2, ListStep::Up, [0, 2, 1, 3]), (1, ListStep::Down, [0, 2, 1, 3])]
            {
                let stepped = stepped(&positions, place, step).unwrap();
                assert_eq!((stepped.len(), stepped[0].0), (written, place), "{step}");
                assert_eq!(order(&positions, &stepped), expected, "{step}");
            }
        }
        let first = stepped(&roomy, 1, ListStep::Up).unwrap();
        assert_eq!(order(&roomy, &first), [1, 0, 2, 3]);
        let last = stepped(&roomy, 2, ListStep::Down).unwrap();
        assert_eq!(order(&roomy, &last), [0, 1, 3, 2]);
        assert_eq!((stepped(&roomy, 0, ListStep::Up), stepped(&roomy, 3, ListStep::Down)), (None, None));
    }
}
