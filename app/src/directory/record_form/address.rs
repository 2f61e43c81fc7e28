//! What was typed into a form that was refused, as the address of its page keeps it where there is no script.

use domain::{
    directory::{CommitteeForm, ContactForm, HealthRegionForm, OrganisationForm, PersonForm},
    id::HealthRegionId,
    permission::StateKey,
};

use crate::error::AppError;

/// Looks a name up in a query.
pub(super) type Lookup<'a> = &'a dyn Fn(&str) -> Option<String>;

/// More contact fields than any form has.
const ROWS_MAX: usize = 100;

/// Which form of a page was sent, with what belongs to that form alone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::directory) enum Sent {
    /// For a new record in this health region.
    New(HealthRegionId),
    /// For a new health region in this state.
    NewIn(StateKey),
    /// For a changed record that was of this version.
    Edit(i64),
    /// For the end of a record, on this day, and whether its seats are to end as well.
    End {
        /// The last day.
        day: String,
        /// Whether the open seats end on it.
        with_seats: bool,
    },
}

impl Sent {
    /// Everything that the address is to keep.
    #[cfg(feature = "ssr")]
    pub(in crate::directory) fn with(self, mut said: Vec<(String, String)>) -> Vec<(String, String)> {
        let form = match self {
            Self::New(region) => {
                said.push(pair("region", &region));
                "new"
            }
            Self::NewIn(state) => {
                said.push(pair("state", state.as_str()));
                "new-in"
            }
            Self::Edit(version) => {
                said.push(pair("version", &version));
                "edit"
            }
            Self::End { day, with_seats } => {
                said.push(pair("last_day", &day));
                said.push(pair("with_seats", &with_seats));
                "end"
            }
        };
        said.push(pair("sent", form));
        said
    }

    fn read(get: Lookup<'_>) -> Option<Self> {
        Some(match get("sent")?.as_str() {
            "new" => Self::New(get("region")?.parse().ok()?),
            "new-in" => Self::NewIn(StateKey::new(&get("state")?)),
            "edit" => Self::Edit(get("version")?.parse().ok()?),
            "end" => Self::End {
                day: get("last_day")?,
                with_seats: get("with_seats").is_some_and(|said| said == "true"),
            },
            _ => return None,
        })
    }
}

/// The form for the end of a record as it came back from the server.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct ReturnedEnd {
    /// The day that was sent as the last.
    pub(super) day: String,
    /// Whether the open seats were to end as well.
    pub(super) with_seats: bool,
    /// Why it was refused.
    pub(super) problem: Option<AppError>,
}

/// A form as it came back from the server: what was typed, and why it was refused.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Returned<F> {
    pub(super) form: Option<F>,
    pub(super) sent: Option<Sent>,
    problem: Option<AppError>,
}

impl<F> Returned<F> {
    /// What the address says; `get` looks a name up in its query.
    pub(super) fn read(get: Lookup<'_>, form: fn(Lookup<'_>) -> Option<F>) -> Self {
        let problem = get("problem").and_then(|code| AppError::from_code(&code));
        Self { form: form(get), sent: Sent::read(get), problem }
    }

    /// Why the form was refused, unless it was that for the end of the record.
    pub(super) fn problem(&self) -> Option<AppError> {
        self.problem.clone().filter(|_| !matches!(self.sent, Some(Sent::End { .. })))
    }

    /// What was sent for the end of the record, and why it was refused.
    pub(super) fn end(&self) -> Option<ReturnedEnd> {
        match &self.sent {
            Some(Sent::End { day, with_seats }) => {
                Some(ReturnedEnd { day: day.clone(), with_seats: *with_seats, problem: self.problem.clone() })
            }
            _ => None,
        }
    }
}

#[cfg(feature = "ssr")]
fn pair(name: &str, value: &(impl ToString + ?Sized)) -> (String, String) {
    (name.to_owned(), value.to_string())
}

/// What is said of an organisation, by the names under which [`organisation`] finds it.
#[cfg(feature = "ssr")]
pub(in crate::directory) fn said_of_organisation(form: &OrganisationForm) -> Vec<(String, String)> {
    let mut said = vec![
        pair("name", &form.name),
        pair("kind", &form.kind),
        pair("level", &form.level),
        pair("district", &form.district),
        pair("description", &form.description),
        pair("visibility", &form.visibility),
        pair("from", &form.from),
        pair("to", &form.to),
    ];
    said.extend(said_of_contacts(&form.contacts));
    said
}

/// What an address says of an organisation.
pub(super) fn organisation(get: Lookup<'_>) -> Option<OrganisationForm> {
    Some(OrganisationForm {
        name: get("name")?,
        kind: get("kind")?.parse().ok()?,
        level: get("level")?.parse().ok()?,
        district: get("district")?,
        description: get("description")?,
        visibility: get("visibility")?.parse().ok()?,
        from: get("from")?,
        to: get("to")?,
        contacts: contacts(get),
    })
}

/// What is said of a person, by the names under which [`person`] finds it.
#[cfg(feature = "ssr")]
pub(in crate::directory) fn said_of_person(form: &PersonForm) -> Vec<(String, String)> {
    let mut said = vec![
        pair("name", &form.name),
        pair("function", &form.function),
        pair("organisation", &form.organisation),
        pair("visibility", &form.visibility),
        pair("from", &form.from),
        pair("to", &form.to),
    ];
    said.extend(said_of_contacts(&form.contacts));
    said
}

/// What an address says of a person.
pub(super) fn person(get: Lookup<'_>) -> Option<PersonForm> {
    Some(PersonForm {
        name: get("name")?,
        function: get("function")?,
        organisation: get("organisation")?,
        visibility: get("visibility")?.parse().ok()?,
        from: get("from")?,
        to: get("to")?,
        contacts: contacts(get),
    })
}

/// What is said of a committee, by the names under which [`committee`] finds it.
#[cfg(feature = "ssr")]
pub(in crate::directory) fn said_of_committee(form: &CommitteeForm) -> Vec<(String, String)> {
    vec![
        pair("name", &form.name),
        pair("kind", &form.kind),
        pair("level", &form.level),
        pair("parent", &form.parent),
        pair("fields", &form.fields.join(",")),
        pair("description", &form.description),
        pair("visibility", &form.visibility),
        pair("from", &form.from),
        pair("to", &form.to),
    ]
}

/// What an address says of a committee.
pub(super) fn committee(get: Lookup<'_>) -> Option<CommitteeForm> {
    Some(CommitteeForm {
        name: get("name")?,
        kind: get("kind")?.parse().ok()?,
        level: get("level")?.parse().ok()?,
        parent: get("parent")?,
        fields: listed(&get("fields")?),
        description: get("description")?,
        visibility: get("visibility")?.parse().ok()?,
        from: get("from")?,
        to: get("to")?,
    })
}

/// What is said of a health region, by the names under which [`health_region`] finds it.
#[cfg(feature = "ssr")]
pub(in crate::directory) fn said_of_health_region(form: &HealthRegionForm) -> Vec<(String, String)> {
    vec![
        pair("name", &form.name),
        pair("kind", &form.kind),
        pair("districts", &form.districts.join(",")),
        pair("districts_from", &form.districts_from),
        pair("description", &form.description),
        pair("visibility", &form.visibility),
        pair("from", &form.from),
        pair("to", &form.to),
    ]
}

/// What an address says of a health region.
pub(super) fn health_region(get: Lookup<'_>) -> Option<HealthRegionForm> {
    Some(HealthRegionForm {
        name: get("name")?,
        kind: get("kind")?.parse().ok()?,
        districts: listed(&get("districts")?),
        districts_from: get("districts_from").unwrap_or_default(),
        description: get("description")?,
        visibility: get("visibility")?.parse().ok()?,
        from: get("from")?,
        to: get("to")?,
    })
}

/// Keys that stand in one value.
fn listed(keys: &str) -> Vec<String> {
    keys.split(',').filter(|key| !key.is_empty()).map(str::to_owned).collect()
}

/// All rows, also the empty ones: what is wrong with a row is known by its number.
#[cfg(feature = "ssr")]
fn said_of_contacts(rows: &[ContactForm]) -> Vec<(String, String)> {
    let row = |(at, row): (usize, &ContactForm)| {
        [
            pair(&format!("c{at}-kind"), &row.kind),
            pair(&format!("c{at}-visibility"), &row.visibility),
            pair(&format!("c{at}-id"), &row.id),
            pair(&format!("c{at}-value"), &row.value),
            pair(&format!("c{at}-seen"), &row.seen),
            pair(&format!("c{at}-agreed-on"), &row.consent_day),
            pair(&format!("c{at}-agreed-by"), &row.consent_source),
            pair(&format!("c{at}-agreed-seen"), &row.consent_seen),
        ]
    };
    rows.iter().take(ROWS_MAX).enumerate().flat_map(row).collect()
}

fn contacts(get: Lookup<'_>) -> Vec<ContactForm> {
    let row = |at: usize| {
        let part = |name: &str| get(&format!("c{at}-{name}"));
        Some(ContactForm {
            id: part("id")?,
            kind: part("kind")?.parse().ok()?,
            value: part("value")?,
            visibility: part("visibility")?.parse().ok()?,
            seen: part("seen")?,
            consent_day: part("agreed-on")?,
            consent_source: part("agreed-by")?,
            consent_seen: part("agreed-seen")?,
        })
    };
    (0..ROWS_MAX).map_while(row).collect()
}

#[cfg(all(test, feature = "ssr"))]
mod tests {
    use super::*;

    #[test]
    fn what_was_typed_survives_an_address() {
        let mut form = OrganisationForm::blank();
        form.name = "Klinik & Söhne".to_owned();
        form.contacts[1].value = "info@klinik.example".to_owned();
        form.contacts[1].seen = "alt@klinik.example".to_owned();
        let said = Sent::Edit(7).with(said_of_organisation(&form));
        let get = |name: &str| said.iter().find(|(known, _)| known == name).map(|(_, value)| value.clone());
        let returned = Returned::read(&get, organisation);
        assert_eq!((returned.form, returned.sent), (Some(form), Some(Sent::Edit(7))));

        let mut form = PersonForm::blank("x");
        form.function = "Ärztin".to_owned();
        form.contacts[0].consent_day = "2026-03-01".to_owned();
        form.contacts[0].consent_source = "E-Mail vom 1. März".to_owned();
        form.contacts[0].consent_seen = "2025-01-01 mündlich".to_owned();
        let said = said_of_person(&form);
        let get = |name: &str| said.iter().find(|(known, _)| known == name).map(|(_, value)| value.clone());
        assert_eq!(person(&get), Some(form));
        assert_eq!(organisation(&get), None);
    }

    #[test]
    fn what_was_chosen_of_many_survives_an_address() {
        let form = CommitteeForm {
            name: "AG Hitze & Gesundheit".to_owned(),
            fields: vec!["a".to_owned(), "b".to_owned()],
            ..CommitteeForm::blank()
        };
        let said = said_of_committee(&form);
        let get = |name: &str| said.iter().find(|(known, _)| known == name).map(|(_, value)| value.clone());
        assert_eq!(committee(&get), Some(form));

        let form = HealthRegionForm { name: "Region".to_owned(), ..HealthRegionForm::blank() };
        for districts in [Vec::new(), vec!["09674".to_owned(), "09677".to_owned()]] {
            let form = HealthRegionForm { districts, ..form.clone() };
            let said = Sent::NewIn(StateKey::new("09")).with(said_of_health_region(&form));
            let get =
                |name: &str| said.iter().find(|(known, _)| known == name).map(|(_, value)| value.clone());
            let returned = Returned::read(&get, health_region);
            assert_eq!((returned.form, returned.sent), (Some(form), Some(Sent::NewIn(StateKey::new("09")))));
        }
    }

    #[test]
    fn what_is_wrong_with_the_last_day_is_said_by_its_own_form_alone() {
        let get = |name: &str| match name {
            "sent" => Some("end".to_owned()),
            "last_day" => Some("2001-01-01".to_owned()),
            "with_seats" => Some("true".to_owned()),
            "problem" => Some("stale".to_owned()),
            _ => None,
        };
        let returned = Returned::read(&get, person);
        assert_eq!(returned.problem(), None);
        let end =
            ReturnedEnd { day: "2001-01-01".to_owned(), with_seats: true, problem: Some(AppError::Stale) };
        assert_eq!(returned.end(), Some(end));
    }
}
