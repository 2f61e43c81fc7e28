//! Who may do what: roles held in a place, and one function that answers.
//!
//! Reading depends on the record's visibility, writing on the role. Both are decided by a [`Cover`]: the set of
//! places in which an actor holds one of the roles in question. The store turns the same covers into SQL, so that a
//! list never shows more than [`may`] allows.

use serde::{Deserialize, Serialize};

use crate::{
    accounts::Role,
    id::{CommitteeId, HealthRegionId, PersonId, UserId},
    text_enum,
};

/// The two-digit key of a state.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct StateKey(String);

impl StateKey {
    /// Takes a key as it is; an unknown key covers nothing.
    #[must_use]
    pub fn new(key: &str) -> Self {
        Self(key.to_owned())
    }

    /// The key as text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// Where a record lies or a role holds: as much as is known. Nothing known is the whole instance.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Place {
    /// The state.
    pub state: Option<StateKey>,
    /// The health region.
    pub health_region: Option<HealthRegionId>,
    /// The committee.
    pub committee: Option<CommitteeId>,
}

text_enum! {
    /// Who may see a record.
    Visibility {
        /// The world.
        Public = "public",
        /// Everybody who is signed in.
        Network = "network",
        /// Everybody with a role in the health region, or above it.
        Region = "region",
        /// Everybody who works in the health region, in whichever committee, and those above; no guests.
        Internal = "internal",
        /// The committee, and those who coordinate or lead above it.
        Committee = "committee",
        /// Those who coordinate or lead.
        Office = "office",
        /// Whoever made it, where that is known, and nobody by a role.
        Private = "private",
    }
}

/// A role held in a place.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Grant {
    /// The role.
    pub role: Role,
    /// Where it holds.
    pub place: Place,
}

/// Who asks.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Actor {
    /// Somebody without an account.
    Visitor,
    /// A signed-in user.
    User {
        /// The account.
        id: UserId,
        /// The name others see.
        name: String,
        /// The person of the directory whose account it is, if that is known.
        person: Option<PersonId>,
        /// The roles the user holds today.
        grants: Vec<Grant>,
    },
    /// The program itself: migration, demo data, commands of the operator on the machine.
    System,
}

impl Actor {
    /// The account, if there is one.
    #[must_use]
    pub const fn user_id(&self) -> Option<UserId> {
        match self {
            Self::User { id, .. } => Some(*id),
            Self::Visitor | Self::System => None,
        }
    }

    /// The person of the directory who asks, if that is known.
    #[must_use]
    pub const fn person_id(&self) -> Option<PersonId> {
        match self {
            Self::User { person, .. } => *person,
            Self::Visitor | Self::System => None,
        }
    }

    /// The name that the change log keeps.
    #[must_use]
    pub fn name(&self) -> &str {
        match self {
            Self::Visitor => "visitor",
            Self::System => "Geflecht",
            Self::User { name, .. } => name,
        }
    }

    /// Whether the actor holds a role anywhere.
    #[must_use]
    pub fn holds(&self, role: Role) -> bool {
        matches!(self, Self::User { grants, .. } if grants.iter().any(|grant| grant.role == role))
    }

    /// The places in which the actor holds a role that passes the test.
    fn cover(&self, has: impl Fn(Role) -> bool) -> Cover {
        match self {
            Self::Visitor => Cover::default(),
            Self::System => Cover { everything: true, ..Cover::default() },
            Self::User { grants, .. } => {
                grants.iter().filter(|grant| has(grant.role)).fold(Cover::default(), Cover::with)
            }
        }
    }

    /// The same, with the whole health region of whoever sits in a committee: they belong to it.
    fn cover_of_regions(&self, has: impl Fn(Role) -> bool) -> Cover {
        let mut cover = self.cover(&has);
        if let Self::User { grants, .. } = self {
            let grants = grants.iter().filter(|grant| has(grant.role));
            cover.health_regions.extend(grants.filter_map(|grant| grant.place.health_region));
        }
        cover
    }
}

/// A set of places.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Cover {
    /// The whole instance.
    pub everything: bool,
    /// Everything in these states.
    pub states: Vec<StateKey>,
    /// Everything in these health regions.
    pub health_regions: Vec<HealthRegionId>,
    /// These committees.
    pub committees: Vec<CommitteeId>,
}

impl Cover {
    fn with(mut self, grant: &Grant) -> Self {
        match &grant.place {
            Place { committee: Some(committee), .. } => self.committees.push(*committee),
            Place { health_region: Some(region), .. } => self.health_regions.push(*region),
            Place { state: Some(state), .. } => self.states.push(state.clone()),
            Place { .. } => self.everything = true,
        }
        self
    }

    /// Whether a record in this place lies within.
    #[must_use]
    pub fn contains(&self, place: &Place) -> bool {
        self.everything
            || place.state.as_ref().is_some_and(|state| self.states.contains(state))
            || place.health_region.is_some_and(|region| self.health_regions.contains(&region))
            || place.committee.is_some_and(|committee| self.committees.contains(&committee))
    }
}

/// What an actor may read, in the form that a query can use.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reach {
    /// Whether records for all signed-in users are within reach.
    pub network: bool,
    /// Where records for the region are within reach.
    pub region: Cover,
    /// Where records for those who work in the region are within reach.
    pub internal: Cover,
    /// Where records for a committee are within reach.
    pub committee: Cover,
    /// Where records for the office are within reach.
    pub office: Cover,
    /// Whether what belongs to one person alone is within reach: only of the program itself.
    pub private: bool,
}

impl Reach {
    /// Works out the reach of an actor.
    #[must_use]
    pub fn of(actor: &Actor) -> Self {
        let works = |role| role != Role::Guest && role != Role::Operator;
        Self {
            network: *actor != Actor::Visitor,
            region: actor.cover_of_regions(|_| true),
            internal: actor.cover_of_regions(works),
            committee: actor.cover(works),
            office: actor.cover(|role| matches!(role, Role::Coordinator | Role::Manager)),
            private: *actor == Actor::System,
        }
    }

    /// Whether a record of this visibility in this place is within reach.
    #[must_use]
    pub fn contains(&self, visibility: Visibility, place: &Place) -> bool {
        match visibility {
            Visibility::Public => true,
            Visibility::Network => self.network,
            Visibility::Region => self.region.contains(place),
            Visibility::Internal => self.internal.contains(place),
            Visibility::Committee => self.committee.contains(place),
            Visibility::Office => self.office.contains(place),
            Visibility::Private => self.private,
        }
    }
}

text_enum! {
    /// What can be done.
    Action {
        /// See it.
        Read = "read",
        /// Make a new one.
        Create = "create",
        /// Change its content.
        Edit = "edit",
        /// Take it away.
        Remove = "remove",
        /// Move a measure to another status or place.
        Move = "move",
        /// Report a value or a state.
        Report = "report",
        /// Approve a plan or report.
        Approve = "approve",
    }
}

text_enum! {
    /// What it is done to.
    ObjectKind {
        /// User accounts and their roles.
        Account = "account",
        /// Organisations, people and relations.
        Directory = "directory",
        /// A health region and the districts it covers. New ones are set up by those who run the instance, and by those who
        /// coordinate above it: nobody holds a role in a health region that is not there yet.
        HealthRegion = "health_region",
        /// A field of action with its topics. They hold for all states and health regions alike and lie in the instance, so
        /// that those alone shape them who run or coordinate all of it: a state or a region would change what others plan by.
        FieldOfAction = "field_of_action",
        /// A committee and its seats.
        Committee = "committee",
        /// A plan with its goals, outcomes and indicators.
        Plan = "plan",
        /// A measure with its milestones.
        Measure = "measure",
        /// What is said about a measure: for those who work in its health region, whoever else may see the measure. Its
        /// writer has rights of their own, see [`Comment`](crate::plan::Comment).
        Comment = "comment",
        /// A file that is attached to a measure: seen by those who hear what is said about it, added and removed by those who
        /// may edit it.
        Attachment = "attachment",
        /// A view of the map or of a plan that is shared; its owner has rights of their own, see
        /// [`Audience::allows`](crate::saved_view::Audience::allows).
        SavedView = "saved_view",
        /// Everything that the instance or a health region holds, in one document: also what is shared with nobody, and so
        /// for those alone who run it.
        Archive = "archive",
    }
}

/// What an action is asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Object {
    /// Its kind.
    pub kind: ObjectKind,
    /// Who may see it.
    pub visibility: Visibility,
    /// Where it lies.
    pub place: Place,
    /// The person who answers for it.
    pub responsible: Option<PersonId>,
}

/// Whether an actor may do something to an object: the one answer, asked by everything that reads or writes.
///
/// Nobody may change what they may not see.
#[must_use]
pub fn may(actor: &Actor, action: Action, object: &Object) -> bool {
    let reads = match object.kind {
        ObjectKind::Account | ObjectKind::Archive => {
            actor.cover(|role| role == Role::Operator).contains(&object.place)
        }
        ObjectKind::Comment | ObjectKind::Attachment => {
            Reach::of(actor).contains(Visibility::Internal, &object.place)
        }
        _ => Reach::of(actor).contains(object.visibility, &object.place),
    };
    // Whoever answers for something may do with it what a member of its committee may.
    let answers = object.responsible.is_some_and(|person| actor.person_id() == Some(person));
    // Whoever hears a conversation may take part in it, also in that of another committee.
    let takes_part = object.kind == ObjectKind::Comment && action == Action::Create;
    reads
        && (action == Action::Read
            || takes_part
            || (answers && allows(Role::Member, action, object.kind))
            || actor.cover(|role| allows(role, action, object.kind)).contains(&object.place))
}

/// Which figures of plans an actor may compare with one another: the own ones, and what other health regions of the same
/// state have released. Comparing is for those who coordinate or lead, in a health region, a state or the instance.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FiguresReach {
    /// The health regions the actor leads: all their figures are within reach.
    own: Vec<HealthRegionId>,
    /// The states of whose health regions released figures are within reach.
    states: Vec<StateKey>,
    /// Whether those of all states are.
    everywhere: bool,
    /// Whether the program itself asks, which sees everything.
    is_program: bool,
}

impl FiguresReach {
    /// Works out the reach of an actor.
    #[must_use]
    pub fn of(actor: &Actor) -> Self {
        let mut reach = Self { is_program: *actor == Actor::System, ..Self::default() };
        reach.everywhere = reach.is_program;
        let Actor::User { grants, .. } = actor else { return reach };
        let leads = |grant: &&Grant| matches!(grant.role, Role::Coordinator | Role::Manager);
        for place in grants.iter().filter(leads).map(|grant| &grant.place) {
            match place {
                Place { committee: Some(_), .. } => {}
                Place { state, health_region: Some(region), .. } => {
                    reach.own.push(*region);
                    reach.states.extend(state.clone());
                }
                Place { state: Some(state), .. } => reach.states.push(state.clone()),
                Place { .. } => reach.everywhere = true,
            }
        }
        reach
    }

    /// Whether there is anything to compare.
    #[must_use]
    pub fn is_nothing(&self) -> bool {
        !self.everywhere && self.own.is_empty() && self.states.is_empty()
    }

    /// Whether health regions of this state are compared.
    #[must_use]
    pub fn compares(&self, state: &StateKey) -> bool {
        self.everywhere || self.states.contains(state)
    }

    /// Whether the actor leads this health region itself: a role above it does not make its figures the own ones.
    #[must_use]
    pub fn is_own(&self, region: HealthRegionId) -> bool {
        self.own.contains(&region)
    }

    /// Whether the figures of a plan in this place are within reach.
    #[must_use]
    pub fn contains(&self, place: &Place, is_released: bool) -> bool {
        self.is_program
            || place.health_region.is_some_and(|region| self.is_own(region))
            || (is_released && place.state.as_ref().is_some_and(|state| self.compares(state)))
    }
}

/// Whether an actor may release the figures of a health region to its state, and take that back: who leads the region itself.
/// Those to whom figures are released cannot release them.
#[must_use]
pub fn may_release(actor: &Actor, place: &Place) -> bool {
    let reach = FiguresReach::of(actor);
    reach.is_program || place.health_region.is_some_and(|region| reach.is_own(region))
}

/// The table of roles: what a role may do beyond reading, within its place.
const fn allows(role: Role, action: Action, kind: ObjectKind) -> bool {
    use Action::{Approve, Create, Edit, Move, Remove, Report};
    match (role, kind) {
        (Role::Operator, ObjectKind::Account) => matches!(action, Create | Edit | Remove),
        (Role::Operator | Role::Coordinator, ObjectKind::HealthRegion | ObjectKind::FieldOfAction) => {
            matches!(action, Create | Edit)
        }
        (Role::Coordinator, ObjectKind::Directory | ObjectKind::Committee | ObjectKind::SavedView) => {
            matches!(action, Create | Edit | Remove)
        }
        (Role::Coordinator, ObjectKind::Plan | ObjectKind::Measure) => {
            matches!(action, Create | Edit | Remove | Move | Report)
        }
        (Role::Coordinator, ObjectKind::Comment) => matches!(action, Remove),
        (Role::Coordinator | Role::Chair | Role::Member, ObjectKind::Attachment) => {
            matches!(action, Create | Remove)
        }
        (Role::Manager, ObjectKind::Plan) => matches!(action, Approve),
        (Role::Manager | Role::Chair | Role::Member, ObjectKind::SavedView) => matches!(action, Create),
        (Role::Chair, ObjectKind::Committee) => matches!(action, Edit),
        (Role::Chair, ObjectKind::Measure) => matches!(action, Create | Edit | Move | Report),
        (Role::Member, ObjectKind::Measure) => matches!(action, Edit | Move | Report),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn hassberge() -> HealthRegionId {
        HealthRegionId::named("Haßberge")
    }

    fn care_group() -> CommitteeId {
        CommitteeId::named("AG Pflege")
    }

    fn region() -> Place {
        Place { state: Some(StateKey::new("09")), health_region: Some(hassberge()), committee: None }
    }

    fn committee() -> Place {
        Place { committee: Some(care_group()), ..region() }
    }

    fn user(role: Role, place: Place) -> Actor {
        Actor::User {
            id: UserId::named("u"),
            name: "u".to_owned(),
            person: None,
            grants: vec![Grant { role, place }],
        }
    }

    /// The place in which a role usually holds.
    fn home(role: Role) -> Place {
        match role {
            Role::Operator => Place::default(),
            Role::Coordinator | Role::Manager | Role::Guest => region(),
            Role::Chair | Role::Member => committee(),
        }
    }

    /// Every role (and the visitor), action, kind and visibility on a measure's place: the letters are the actions
    /// allowed, in the order of `Action::ALL` (read, create, edit, Remove, move, rePort, approve).
    #[test]
    fn every_role_action_and_visibility_is_in_the_table() {
        let letters = ["r", "c", "e", "R", "m", "P", "a"];
        let row = |actor: &Actor, kind, visibility| -> String {
            let object = Object { kind, visibility, place: committee(), responsible: None };
            Action::ALL
                .iter()
                .zip(letters)
                .filter(|(action, _)| may(actor, **action, &object))
                .map(|(_, letter)| letter)
                .collect()
        };
        let visibilities = Visibility::ALL;
        let expected: &[(Option<Role>, ObjectKind, [&str; 7])] = &[
            (None, ObjectKind::Account, ["", "", "", "", "", "", ""]),
            (None, ObjectKind::Directory, ["r", "", "", "", "", "", ""]),
            (None, ObjectKind::HealthRegion, ["r", "", "", "", "", "", ""]),
            (None, ObjectKind::FieldOfAction, ["r", "", "", "", "", "", ""]),
            (None, ObjectKind::Committee, ["r", "", "", "", "", "", ""]),
            (None, ObjectKind::Plan, ["r", "", "", "", "", "", ""]),
            (None, ObjectKind::Measure, ["r", "", "", "", "", "", ""]),
            (None, ObjectKind::Comment, [""; 7]),
            (None, ObjectKind::Attachment, [""; 7]),
            (None, ObjectKind::SavedView, ["r", "", "", "", "", "", ""]),
            (None, ObjectKind::Archive, [""; 7]),
            (
                Some(Role::Operator),
                ObjectKind::Account,
                ["rceR", "rceR", "rceR", "rceR", "rceR", "rceR", "rceR"],
            ),
            (Some(Role::Operator), ObjectKind::Directory, ["r", "r", "r", "", "", "", ""]),
            (Some(Role::Operator), ObjectKind::HealthRegion, ["rce", "rce", "rce", "", "", "", ""]),
            (Some(Role::Operator), ObjectKind::FieldOfAction, ["rce", "rce", "rce", "", "", "", ""]),
            (Some(Role::Operator), ObjectKind::Committee, ["r", "r", "r", "", "", "", ""]),
            (Some(Role::Operator), ObjectKind::Plan, ["r", "r", "r", "", "", "", ""]),
            (Some(Role::Operator), ObjectKind::Measure, ["r", "r", "r", "", "", "", ""]),
            (Some(Role::Operator), ObjectKind::Comment, [""; 7]),
            (Some(Role::Operator), ObjectKind::Attachment, [""; 7]),
            (Some(Role::Operator), ObjectKind::SavedView, ["r", "r", "r", "", "", "", ""]),
            (Some(Role::Operator), ObjectKind::Archive, ["r"; 7]),
            (Some(Role::Coordinator), ObjectKind::Account, ["", "", "", "", "", "", ""]),
            (
                Some(Role::Coordinator),
                ObjectKind::Directory,
                ["rceR", "rceR", "rceR", "rceR", "rceR", "rceR", ""],
            ),
            (
                Some(Role::Coordinator),
                ObjectKind::HealthRegion,
                ["rce", "rce", "rce", "rce", "rce", "rce", ""],
            ),
            (
                Some(Role::Coordinator),
                ObjectKind::FieldOfAction,
                ["rce", "rce", "rce", "rce", "rce", "rce", ""],
            ),
            (
                Some(Role::Coordinator),
                ObjectKind::Committee,
                ["rceR", "rceR", "rceR", "rceR", "rceR", "rceR", ""],
            ),
            (
                Some(Role::Coordinator),
                ObjectKind::Plan,
                ["rceRmP", "rceRmP", "rceRmP", "rceRmP", "rceRmP", "rceRmP", ""],
            ),
            (
                Some(Role::Coordinator),
                ObjectKind::Measure,
                ["rceRmP", "rceRmP", "rceRmP", "rceRmP", "rceRmP", "rceRmP", ""],
            ),
            (Some(Role::Coordinator), ObjectKind::Comment, ["rcR"; 7]),
            (Some(Role::Coordinator), ObjectKind::Attachment, ["rcR"; 7]),
            (
                Some(Role::Coordinator),
                ObjectKind::SavedView,
                ["rceR", "rceR", "rceR", "rceR", "rceR", "rceR", ""],
            ),
            (Some(Role::Coordinator), ObjectKind::Archive, [""; 7]),
            (Some(Role::Manager), ObjectKind::Account, ["", "", "", "", "", "", ""]),
            (Some(Role::Manager), ObjectKind::Directory, ["r", "r", "r", "r", "r", "r", ""]),
            (Some(Role::Manager), ObjectKind::HealthRegion, ["r", "r", "r", "r", "r", "r", ""]),
            (Some(Role::Manager), ObjectKind::FieldOfAction, ["r", "r", "r", "r", "r", "r", ""]),
            (Some(Role::Manager), ObjectKind::Committee, ["r", "r", "r", "r", "r", "r", ""]),
            (Some(Role::Manager), ObjectKind::Plan, ["ra", "ra", "ra", "ra", "ra", "ra", ""]),
            (Some(Role::Manager), ObjectKind::Measure, ["r", "r", "r", "r", "r", "r", ""]),
            (Some(Role::Manager), ObjectKind::Comment, ["rc"; 7]),
            (Some(Role::Manager), ObjectKind::Attachment, ["r"; 7]),
            (Some(Role::Manager), ObjectKind::SavedView, ["rc", "rc", "rc", "rc", "rc", "rc", ""]),
            (Some(Role::Manager), ObjectKind::Archive, [""; 7]),
            (Some(Role::Chair), ObjectKind::Account, ["", "", "", "", "", "", ""]),
            (Some(Role::Chair), ObjectKind::Directory, ["r", "r", "r", "r", "r", "", ""]),
            (Some(Role::Chair), ObjectKind::HealthRegion, ["r", "r", "r", "r", "r", "", ""]),
            (Some(Role::Chair), ObjectKind::FieldOfAction, ["r", "r", "r", "r", "r", "", ""]),
            (Some(Role::Chair), ObjectKind::Committee, ["re", "re", "re", "re", "re", "", ""]),
            (Some(Role::Chair), ObjectKind::Plan, ["r", "r", "r", "r", "r", "", ""]),
            (Some(Role::Chair), ObjectKind::Measure, ["rcemP", "rcemP", "rcemP", "rcemP", "rcemP", "", ""]),
            (Some(Role::Chair), ObjectKind::Comment, ["rc"; 7]),
            (Some(Role::Chair), ObjectKind::Attachment, ["rcR"; 7]),
            (Some(Role::Chair), ObjectKind::SavedView, ["rc", "rc", "rc", "rc", "rc", "", ""]),
            (Some(Role::Chair), ObjectKind::Archive, [""; 7]),
            (Some(Role::Member), ObjectKind::Account, ["", "", "", "", "", "", ""]),
            (Some(Role::Member), ObjectKind::Directory, ["r", "r", "r", "r", "r", "", ""]),
            (Some(Role::Member), ObjectKind::HealthRegion, ["r", "r", "r", "r", "r", "", ""]),
            (Some(Role::Member), ObjectKind::FieldOfAction, ["r", "r", "r", "r", "r", "", ""]),
            (Some(Role::Member), ObjectKind::Committee, ["r", "r", "r", "r", "r", "", ""]),
            (Some(Role::Member), ObjectKind::Plan, ["r", "r", "r", "r", "r", "", ""]),
            (Some(Role::Member), ObjectKind::Measure, ["remP", "remP", "remP", "remP", "remP", "", ""]),
            (Some(Role::Member), ObjectKind::Comment, ["rc"; 7]),
            (Some(Role::Member), ObjectKind::Attachment, ["rcR"; 7]),
            (Some(Role::Member), ObjectKind::SavedView, ["rc", "rc", "rc", "rc", "rc", "", ""]),
            (Some(Role::Member), ObjectKind::Archive, [""; 7]),
            (Some(Role::Guest), ObjectKind::Account, ["", "", "", "", "", "", ""]),
            (Some(Role::Guest), ObjectKind::Directory, ["r", "r", "r", "", "", "", ""]),
            (Some(Role::Guest), ObjectKind::HealthRegion, ["r", "r", "r", "", "", "", ""]),
            (Some(Role::Guest), ObjectKind::FieldOfAction, ["r", "r", "r", "", "", "", ""]),
            (Some(Role::Guest), ObjectKind::Committee, ["r", "r", "r", "", "", "", ""]),
            (Some(Role::Guest), ObjectKind::Plan, ["r", "r", "r", "", "", "", ""]),
            (Some(Role::Guest), ObjectKind::Measure, ["r", "r", "r", "", "", "", ""]),
            (Some(Role::Guest), ObjectKind::Comment, [""; 7]),
            (Some(Role::Guest), ObjectKind::Attachment, [""; 7]),
            (Some(Role::Guest), ObjectKind::SavedView, ["r", "r", "r", "", "", "", ""]),
            (Some(Role::Guest), ObjectKind::Archive, [""; 7]),
        ];
        assert_eq!(expected.len(), (Role::ALL.len() + 1) * ObjectKind::ALL.len());
        for (role, kind, rows) in expected {
            let actor = role.map_or(Actor::Visitor, |role| user(role, home(role)));
            for (visibility, allowed) in visibilities.iter().zip(rows) {
                assert_eq!(&row(&actor, *kind, *visibility), allowed, "{role:?} {kind} {visibility}");
            }
        }
    }

    #[test]
    fn a_role_ends_at_the_border_of_its_place() {
        let elsewhere = Place {
            state: Some(StateKey::new("06")),
            health_region: Some(HealthRegionId::named("Fulda")),
            committee: None,
        };
        for role in Role::ALL.iter().filter(|role| **role != Role::Operator) {
            let actor = user(*role, home(*role));
            for (kind, visibility) in [
                (ObjectKind::Plan, Visibility::Region),
                (ObjectKind::Measure, Visibility::Committee),
                (ObjectKind::Directory, Visibility::Office),
            ] {
                let object = Object { kind, visibility, place: elsewhere.clone(), responsible: None };
                for action in Action::ALL {
                    assert!(!may(&actor, *action, &object), "{role} {action} {kind}");
                }
            }
        }
    }

    #[test]
    fn a_state_coordinator_reaches_every_health_region_of_the_state() {
        let state = Place { state: Some(StateKey::new("09")), ..Place::default() };
        let actor = user(Role::Coordinator, state);
        let object = Object {
            kind: ObjectKind::Measure,
            visibility: Visibility::Office,
            place: committee(),
            responsible: None,
        };
        assert!(may(&actor, Action::Move, &object));
    }

    #[test]
    fn a_health_region_is_set_up_by_those_who_run_the_instance_or_coordinate_its_state() {
        let state = |key: &str| Place { state: Some(StateKey::new(key)), ..Place::default() };
        let new = Object {
            kind: ObjectKind::HealthRegion,
            visibility: Visibility::Public,
            place: Place { health_region: Some(HealthRegionId::named("new")), ..state("09") },
            responsible: None,
        };
        for (role, place, may_create) in [
            (Role::Operator, Place::default(), true),
            (Role::Coordinator, state("09"), true),
            (Role::Coordinator, state("06"), false),
            (Role::Coordinator, region(), false),
            (Role::Manager, state("09"), false),
        ] {
            assert_eq!(may(&user(role, place), Action::Create, &new), may_create, "{role}");
        }
    }

    #[test]
    fn fields_of_action_are_shaped_by_those_who_run_or_coordinate_the_whole_instance() {
        let field = Object {
            kind: ObjectKind::FieldOfAction,
            visibility: Visibility::Public,
            place: Place::default(),
            responsible: None,
        };
        let state = Place { state: Some(StateKey::new("09")), ..Place::default() };
        for role in Role::ALL {
            let shapes = matches!(role, Role::Operator | Role::Coordinator);
            for action in [Action::Create, Action::Edit] {
                assert_eq!(may(&user(*role, Place::default()), action, &field), shapes, "{role} {action}");
                for place in [state.clone(), region(), committee()] {
                    assert!(!may(&user(*role, place.clone()), action, &field), "{role} {action} {place:?}");
                }
            }
            // Nothing that plans and committees name goes away.
            assert!(!may(&user(*role, Place::default()), Action::Remove, &field), "{role}");
        }
        assert!(may(&Actor::Visitor, Action::Read, &field));
    }

    #[test]
    fn a_member_moves_only_measures_of_the_own_committee() {
        let actor = user(Role::Member, committee());
        let other = Place { committee: Some(CommitteeId::named("AG Versorgung")), ..region() };
        let measure = |place| Object {
            kind: ObjectKind::Measure,
            visibility: Visibility::Region,
            place,
            responsible: None,
        };
        assert!(may(&actor, Action::Move, &measure(committee())));
        assert!(may(&actor, Action::Read, &measure(other.clone())));
        assert!(!may(&actor, Action::Move, &measure(other)));
    }

    #[test]
    fn whoever_answers_for_a_measure_works_on_it_as_a_member_of_its_committee_does() {
        let other = Place { committee: Some(CommitteeId::named("AG Versorgung")), ..region() };
        let me = PersonId::named("me");
        let actor = |role, place| Actor::User {
            id: UserId::named("u"),
            name: "u".to_owned(),
            person: Some(me),
            grants: vec![Grant { role, place }],
        };
        let measure = |visibility, responsible| Object {
            kind: ObjectKind::Measure,
            visibility,
            place: other.clone(),
            responsible,
        };
        for (role, place) in [(Role::Member, committee()), (Role::Guest, region()), (Role::Manager, region())]
        {
            let actor = actor(role, place);
            for action in Action::ALL {
                let is_work = matches!(action, Action::Read | Action::Edit | Action::Move | Action::Report);
                let own = measure(Visibility::Network, Some(me));
                assert_eq!(may(&actor, *action, &own), is_work, "{role} {action}");
                for responsible in [None, Some(PersonId::named("somebody else"))] {
                    let foreign = measure(Visibility::Network, responsible);
                    assert_eq!(may(&actor, *action, &foreign), *action == Action::Read, "{role} {action}");
                }
            }
            // What is hidden stays hidden, whoever answers for it.
            assert!(
                role == Role::Manager || !may(&actor, Action::Edit, &measure(Visibility::Office, Some(me)))
            );
        }
        // What belongs to nobody belongs to nobody without a person either.
        let nobody = user(Role::Guest, region());
        assert!(!may(&nobody, Action::Edit, &measure(Visibility::Network, None)));
    }

    #[test]
    fn whoever_works_in_a_region_talks_with_all_of_its_committees_and_with_no_other_region() {
        let other_committee = Place { committee: Some(CommitteeId::named("AG Versorgung")), ..region() };
        let elsewhere = Place { health_region: Some(HealthRegionId::named("Fulda")), ..Place::default() };
        let comment = |place: &Place| Object {
            kind: ObjectKind::Comment,
            visibility: Visibility::Internal,
            place: place.clone(),
            responsible: None,
        };
        for role in [Role::Coordinator, Role::Manager, Role::Chair, Role::Member] {
            let actor = user(role, home(role));
            assert!(may(&actor, Action::Create, &comment(&other_committee)), "{role}");
            assert!(!may(&actor, Action::Read, &comment(&elsewhere)), "{role}");
            assert!(!may(&actor, Action::Create, &comment(&elsewhere)), "{role}");
        }
        // A seat as a guest does not make somebody who works there, whatever else they are elsewhere.
        let guest = Actor::User {
            id: UserId::named("u"),
            name: "u".to_owned(),
            person: None,
            grants: vec![
                Grant { role: Role::Guest, place: committee() },
                Grant { role: Role::Member, place: elsewhere },
            ],
        };
        assert!(!may(&guest, Action::Read, &comment(&committee())));
    }

    #[test]
    fn an_operator_of_one_region_takes_no_archive_of_more() {
        let actor = user(Role::Operator, region());
        let archive = |place| Object {
            kind: ObjectKind::Archive,
            visibility: Visibility::Office,
            place,
            responsible: None,
        };
        assert!(may(&actor, Action::Read, &archive(region())));
        assert!(!may(&actor, Action::Read, &archive(Place::default())));
        for action in Action::ALL.iter().filter(|action| **action != Action::Read) {
            assert!(!may(&actor, *action, &archive(region())), "{action}");
        }
    }

    /// Every role in every kind of place, and on figures of the region Haßberge: whether it may compare at all, see them
    /// unreleased, see them released, release them.
    #[test]
    fn figures_are_released_by_those_who_lead_a_region_and_seen_by_those_who_compare() {
        let state = |key: &str| Place { state: Some(StateKey::new(key)), ..Place::default() };
        let elsewhere = |key: &str| Place { health_region: Some(HealthRegionId::named("x")), ..state(key) };
        let (none, leads, compares) = ([false; 4], [true; 4], [true, false, true, false]);
        let table = [
            (region(), leads),
            (committee(), none),
            (state("09"), compares),
            (Place::default(), compares),
            (elsewhere("09"), compares),
            (state("06"), [true, false, false, false]),
            (elsewhere("06"), [true, false, false, false]),
        ];
        for (place, expected) in table {
            for role in Role::ALL {
                let actor = user(*role, place.clone());
                let reach = FiguresReach::of(&actor);
                let answer = [
                    !reach.is_nothing(),
                    reach.contains(&region(), false),
                    reach.contains(&region(), true),
                    may_release(&actor, &region()),
                ];
                let leading = matches!(role, Role::Coordinator | Role::Manager);
                assert_eq!(answer, if leading { expected } else { none }, "{role} in {place:?}");
            }
        }
        let visitor = FiguresReach::of(&Actor::Visitor);
        assert!(visitor.is_nothing() && !visitor.contains(&region(), true));
        assert!(
            may_release(&Actor::System, &region())
                && FiguresReach::of(&Actor::System).contains(&region(), false)
        );
    }

    #[test]
    fn the_program_itself_may_do_everything_that_a_role_may() {
        let object = Object {
            kind: ObjectKind::Plan,
            visibility: Visibility::Office,
            place: Place::default(),
            responsible: None,
        };
        for action in Action::ALL {
            assert!(may(&Actor::System, *action, &object));
        }
    }
}
