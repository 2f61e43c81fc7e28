//! What a form says of a committee: as it was typed, and as it is kept once every field has been checked.

use serde::{Deserialize, Serialize};
use time::Date;

use super::{
    Committee, CommitteeKind, DESCRIPTION_MAX, FieldFault, FieldProblem, Level, NAME_MAX, RecordField,
    record_form::{Problems, choice, first_day, last_day, words, words_if_any},
};
use crate::{
    id::{CommitteeId, FieldId},
    permission::Visibility,
};

/// What a form says of a committee; days as `YYYY-MM-DD`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CommitteeForm {
    /// The name.
    pub name: String,
    /// What it is.
    pub kind: CommitteeKind,
    /// The level it works on.
    pub level: Level,
    /// The committee that set it up, by its id; may be empty.
    #[serde(default)]
    pub parent: String,
    /// The fields of action, by their ids.
    #[serde(default)]
    pub fields: Vec<String>,
    /// Its task, in a few sentences; may be empty.
    #[serde(default)]
    pub description: String,
    /// Who may see it.
    pub visibility: Visibility,
    /// First day; may be empty.
    #[serde(default)]
    pub from: String,
    /// Last day; may be empty.
    #[serde(default)]
    pub to: String,
}

/// What a committee is to be.
#[derive(Clone, Debug, PartialEq)]
pub struct CommitteeWish {
    /// The name.
    pub name: String,
    /// What it is.
    pub kind: CommitteeKind,
    /// The level it works on.
    pub level: Level,
    /// The committee that set it up.
    pub parent_id: Option<CommitteeId>,
    /// The fields of action, each once.
    pub fields: Vec<FieldId>,
    /// Its task.
    pub description: String,
    /// Who may see it.
    pub visibility: Visibility,
    /// First day.
    pub valid_from: Option<Date>,
    /// First day on which it no longer exists.
    pub valid_to: Option<Date>,
}

impl CommitteeForm {
    /// Whom a committee can be shown to.
    pub const VISIBILITIES: &'static [Visibility] = &[
        Visibility::Public,
        Visibility::Network,
        Visibility::Region,
        Visibility::Internal,
        Visibility::Committee,
        Visibility::Office,
    ];

    /// Whom a new committee is shown to, unless somebody says otherwise.
    pub const USUAL: Visibility = Visibility::Network;

    /// A form that says nothing yet.
    #[must_use]
    pub fn blank() -> Self {
        Self {
            name: String::new(),
            kind: CommitteeKind::WorkingGroup,
            level: Level::Region,
            parent: String::new(),
            fields: Vec::new(),
            description: String::new(),
            visibility: Self::USUAL,
            from: String::new(),
            to: String::new(),
        }
    }

    /// A form that says what is there already.
    #[must_use]
    pub fn of(committee: &Committee, fields: &[FieldId]) -> Self {
        Self {
            name: committee.name.clone(),
            kind: committee.kind,
            level: committee.level,
            parent: committee.parent_id.map(|id| id.to_string()).unwrap_or_default(),
            fields: fields.iter().map(ToString::to_string).collect(),
            description: committee.description.clone(),
            visibility: committee.visibility,
            from: first_day(committee.valid_from),
            to: last_day(committee.valid_to),
        }
    }

    /// Checks every field. `present` is who sees the committee now.
    ///
    /// # Errors
    /// All fields that cannot hold what was typed.
    pub fn read(&self, present: Option<Visibility>) -> Result<CommitteeWish, Vec<FieldProblem>> {
        let mut problems = Problems::default();
        let name = problems.of(RecordField::Name, words::<NAME_MAX>(&self.name));
        let parent_id = problems.of(RecordField::Parent, choice(&self.parent, |id| id.parse().ok()));
        let fields = problems.of(RecordField::Fields, fields(&self.fields));
        let description =
            problems.of(RecordField::Description, words_if_any::<DESCRIPTION_MAX>(&self.description));
        problems.visibility(self.visibility, Self::VISIBILITIES, present);
        let (valid_from, valid_to) = problems.term(&self.from, &self.to);
        problems.or(CommitteeWish {
            name,
            kind: self.kind,
            level: self.level,
            parent_id,
            fields,
            description,
            visibility: self.visibility,
            valid_from,
            valid_to,
        })
    }
}

fn fields(chosen: &[String]) -> Result<Vec<FieldId>, FieldFault> {
    let mut fields: Vec<FieldId> = Vec::new();
    for id in chosen {
        let id = id.trim().parse().map_err(|_| FieldFault::NotThere)?;
        if !fields.contains(&id) {
            fields.push(id);
        }
    }
    Ok(fields)
}

/// Whether a committee would stand above itself if `parent` stood above it; `parents` says what stands above each now.
#[must_use]
pub fn closes_circle(
    committee: CommitteeId,
    parent: CommitteeId,
    parents: &[(CommitteeId, Option<CommitteeId>)],
) -> bool {
    let mut above = Some(parent);
    // No way up is longer than there are committees, not even where one goes in a circle already.
    for _ in 0..=parents.len() {
        match above {
            None => return false,
            Some(id) if id == committee => return true,
            Some(id) => {
                above = parents.iter().find(|(known, _)| *known == id).and_then(|(_, parent)| *parent);
            }
        }
    }
    false
}

#[cfg(test)]
mod tests {
    use time::macros::date;

    use super::*;

    fn form() -> CommitteeForm {
        CommitteeForm { name: " AG  Hitzeschutz ".to_owned(), ..CommitteeForm::blank() }
    }

    fn faults(problems: Vec<FieldProblem>) -> Vec<String> {
        problems.iter().map(ToString::to_string).collect()
    }

    #[test]
    fn a_committee_needs_nothing_but_a_name() {
        let wish = form().read(None).unwrap();
        assert_eq!((wish.name.as_str(), wish.parent_id, wish.valid_to), ("AG Hitzeschutz", None, None));
        assert_eq!(wish.visibility, Visibility::Network);
        let nameless = CommitteeForm { name: "\t".to_owned(), ..form() };
        assert_eq!(faults(nameless.read(None).unwrap_err()), ["name.0.empty"]);
    }

    #[test]
    fn every_field_that_is_wrong_is_named_at_once() {
        let wrong = CommitteeForm {
            name: "x".repeat(NAME_MAX + 1),
            parent: "Forum".to_owned(),
            fields: vec!["Pflege".to_owned()],
            description: "x".repeat(DESCRIPTION_MAX + 1),
            visibility: Visibility::Private,
            from: "2026-12-01".to_owned(),
            to: "2026-11-30".to_owned(),
            ..form()
        };
        assert_eq!(
            faults(wrong.read(None).unwrap_err()),
            [
                "name.0.too-long",
                "parent.0.not-there",
                "fields.0.not-there",
                "description.0.too-long",
                "visibility.0.not-offered",
                "valid-to.0.ends-before-it-begins",
            ]
        );
    }

    #[test]
    fn what_is_there_is_what_the_form_says_of_it() {
        let fields = [FieldId::named("gv"), FieldId::named("pf")];
        let committee = Committee {
            id: CommitteeId::named("a"),
            name: "AG Hitzeschutz".to_owned(),
            kind: CommitteeKind::ProjectGroup,
            level: Level::Municipality,
            parent_id: Some(CommitteeId::named("b")),
            health_region_id: None,
            state: None,
            description: "Plant Trinkbrunnen.".to_owned(),
            visibility: Visibility::Committee,
            valid_from: Some(date!(2026 - 01 - 01)),
            valid_to: Some(date!(2027 - 01 - 01)),
            version: 3,
        };
        let mut form = CommitteeForm::of(&committee, &fields);
        assert_eq!(form.to, "2026-12-31");
        // Said twice, it counts once.
        form.fields.push(fields[0].to_string());
        let wish = form.read(None).unwrap();
        assert_eq!(wish.fields, fields);
        assert_eq!(
            (wish.kind, wish.level, wish.parent_id, wish.valid_from, wish.valid_to),
            (committee.kind, committee.level, committee.parent_id, committee.valid_from, committee.valid_to)
        );
    }

    #[test]
    fn no_committee_stands_above_itself() {
        let id = |name: &str| CommitteeId::named(name);
        // Forum, below it the steering group, below that a working group; and two that go in a circle already.
        let parents = [
            (id("forum"), None),
            (id("steering"), Some(id("forum"))),
            (id("working"), Some(id("steering"))),
            (id("x"), Some(id("y"))),
            (id("y"), Some(id("x"))),
        ];
        for (committee, parent, is_circle) in [
            ("forum", "forum", true),
            ("forum", "steering", true),
            ("forum", "working", true),
            ("working", "forum", false),
            ("working", "elsewhere", false),
            ("new", "working", false),
            ("new", "x", false),
            ("x", "y", true),
        ] {
            assert_eq!(
                closes_circle(id(committee), id(parent), &parents),
                is_circle,
                "{parent} above {committee}"
            );
        }
    }
}
