//! The demo's accounts: one for each role, each a function.

use domain::{
    accounts::{Role, RoleGrant, User},
    id::{CommitteeId, GrantId, HealthRegionId, PersonId, UserId},
    permission::{Place, StateKey},
    text::EmailAddress,
};

use super::draft::Draft;
use crate::content::DemoUser;

/// Key, address, name, the person in the directory, role, and where it holds.
const ACCOUNTS: &[(&str, &str, &str, &str, Role, Scope)] = &[
    ("operator", "betrieb@geflecht.example", "Betrieb Geflecht", "", Role::Operator, Scope::Instance),
    (
        "service_unit",
        "serviceeinheit@hessen.example",
        "Serviceeinheit Gesundheitsversorgung Hessen",
        "hessen/serviceeinheit",
        Role::Coordinator,
        Scope::State("06"),
    ),
    (
        "coordinator",
        "koordination@hassberge.example",
        "Leitung Geschäftsstelle Haßberge",
        "hassberge/leitung-gs",
        Role::Coordinator,
        Scope::Hassberge,
    ),
    (
        "manager",
        "leitung@hassberge.example",
        "Abteilungsleitung Gesundheit und Soziales Haßberge",
        "hassberge/abteilung",
        Role::Manager,
        Scope::Hassberge,
    ),
    (
        "chair",
        "vorsitz@hassberge.example",
        "Vorsitz AG Gesundheitsversorgung Haßberge",
        "hassberge/aekv",
        Role::Chair,
        Scope::Committee("hassberge/ag-versorgung"),
    ),
    (
        "member",
        "mitglied@hassberge.example",
        "Pflegedienstleitung Sozialstation Haßfurt",
        "hassberge/sozialstation",
        Role::Member,
        Scope::Committee("hassberge/ag-pflege"),
    ),
    (
        "guest",
        "gast@hassberge.example",
        "Bürgermeisterin oder Bürgermeister Eltmann",
        "hassberge/bm-eltmann",
        Role::Guest,
        Scope::Hassberge,
    ),
];

enum Scope {
    Instance,
    State(&'static str),
    Hassberge,
    Committee(&'static str),
}

impl Scope {
    fn place(&self) -> Place {
        let hassberge = Place {
            state: Some(StateKey::new("09")),
            health_region: Some(HealthRegionId::named("hassberge")),
            committee: None,
        };
        match self {
            Self::Instance => Place::default(),
            Self::State(key) => Place { state: Some(StateKey::new(key)), ..Place::default() },
            Self::Hassberge => hassberge,
            Self::Committee(key) => Place { committee: Some(CommitteeId::named(key)), ..hassberge },
        }
    }
}

/// Adds the accounts; their password is set where they are written.
pub(super) fn add(draft: &mut Draft) {
    for (key, email, name, person, role, scope) in ACCOUNTS {
        let id = UserId::named(key);
        draft.content().users.push(DemoUser {
            user: User {
                id,
                email: EmailAddress::parse(email).expect("embedded data is checked by a test"),
                name: (*name).to_owned(),
                person_id: (!person.is_empty()).then(|| PersonId::named(person)),
                is_active: true,
                version: 1,
            },
            grants: vec![RoleGrant {
                id: GrantId::named(key),
                user_id: id,
                role: *role,
                place: scope.place(),
                valid_from: None,
                valid_to: None,
            }],
        });
    }
}
