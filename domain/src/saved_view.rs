//! Views of the map that people keep under a name, and with whom they share them; a part of the room `network`.

use serde::{Deserialize, Serialize};
use time::OffsetDateTime;

use crate::{
    accounts::Role,
    id::{CommitteeId, SavedViewId, UserId},
    permission::{Action, Actor, Object, ObjectKind, Place, Visibility, may},
};

/// The most characters in the name of a saved view.
pub const VIEW_NAME_MAX: usize = 80;

/// The most characters in what a saved view asks for: as long as addresses may be everywhere.
pub const VIEW_QUERY_MAX: usize = 8_000;

/// With whom something is shared: everybody within `visibility`, seen from `place`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Audience {
    /// How far.
    pub visibility: Visibility,
    /// From where.
    pub place: Place,
}

impl Audience {
    /// Nobody but the owner.
    #[must_use]
    pub fn private() -> Self {
        Self { visibility: Visibility::Private, place: Place::default() }
    }

    /// With whom `actor` may share a view, the smallest audience first.
    #[must_use]
    pub fn offered_to(actor: &Actor) -> Vec<Self> {
        let Actor::User { grants, .. } = actor else { return Vec::new() };
        let mut offered = vec![Self::private()];
        for visibility in [Visibility::Committee, Visibility::Region, Visibility::Network] {
            for grant in grants.iter().filter(|grant| !matches!(grant.role, Role::Guest | Role::Operator)) {
                let reaches = match visibility {
                    Visibility::Committee => grant.place.committee.is_some(),
                    Visibility::Region => grant.place.health_region.is_some(),
                    _ => true,
                };
                let is_known = offered.iter().any(|known| {
                    known.visibility == visibility
                        && match visibility {
                            Visibility::Committee => known.place.committee == grant.place.committee,
                            Visibility::Region => known.place.health_region == grant.place.health_region,
                            _ => true,
                        }
                });
                if reaches && !is_known {
                    offered.push(Self { visibility, place: grant.place.clone() });
                }
            }
        }
        offered
    }

    /// Whether `actor` may do something to a view of `owner` that is shared so: its owner may make, see, change and remove it,
    /// and make it only for audiences that [`may`] allows; everybody else as [`may`] says.
    #[must_use]
    pub fn allows(&self, owner: UserId, actor: &Actor, action: Action) -> bool {
        let is_own = actor.user_id() == Some(owner);
        let is_private = self.visibility == Visibility::Private;
        match action {
            Action::Read | Action::Edit | Action::Remove if is_own => true,
            Action::Create => is_own && (is_private || may(actor, action, &self.object())),
            _ if is_private => *actor == Actor::System && action == Action::Read,
            _ => may(actor, action, &self.object()),
        }
    }

    fn object(&self) -> Object {
        Object {
            kind: ObjectKind::SavedView,
            visibility: self.visibility,
            place: self.place.clone(),
            responsible: None,
        }
    }
}

/// A view of the map that somebody has kept under a name.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SavedView {
    /// Its id.
    pub id: SavedViewId,
    /// Its name, one line of at most [`VIEW_NAME_MAX`] characters.
    pub name: String,
    /// Who made it.
    pub owner_id: UserId,
    /// Who else may see it.
    pub audience: Audience,
    /// What it shows, as the query of the map's address, without `?`; at most [`VIEW_QUERY_MAX`] characters.
    pub query: String,
    /// Whether its committee shows itself so; only views that are shared with a committee are.
    #[serde(default)]
    pub is_start: bool,
    /// When it was made.
    pub created_at: OffsetDateTime,
    /// When it was last changed.
    pub changed_at: OffsetDateTime,
    /// Counts its changes.
    pub version: i64,
}

impl SavedView {
    /// The committee whose start view it can be: the one it is shared with.
    #[must_use]
    pub fn committee(&self) -> Option<CommitteeId> {
        self.audience.place.committee.filter(|_| self.audience.visibility == Visibility::Committee)
    }

    /// Whether `actor` may make it the start view of its committee, or no longer: whoever sees it and edits the
    /// committee.
    #[must_use]
    pub fn may_start(&self, actor: &Actor) -> bool {
        let committee = Object { kind: ObjectKind::Committee, ..self.audience.object() };
        self.committee().is_some() && self.allows(actor, Action::Read) && may(actor, Action::Edit, &committee)
    }

    /// Whether `actor` may do something to this view, as [`Audience::allows`] says.
    #[must_use]
    pub fn allows(&self, actor: &Actor, action: Action) -> bool {
        self.audience.allows(self.owner_id, actor, action)
    }
}

#[cfg(test)]
mod tests {
    use time::macros::datetime;

    use super::*;
    use crate::{
        id::{CommitteeId, HealthRegionId},
        permission::{Grant, StateKey},
    };

    fn region() -> Place {
        Place {
            state: Some(StateKey::new("09")),
            health_region: Some(HealthRegionId::named("Haßberge")),
            committee: None,
        }
    }

    fn committee(name: &str) -> Place {
        Place { committee: Some(CommitteeId::named(name)), ..region() }
    }

    fn user(name: &str, grants: &[(Role, Place)]) -> Actor {
        let grants = grants.iter().map(|(role, place)| Grant { role: *role, place: place.clone() });
        Actor::User { id: UserId::named(name), name: name.to_owned(), person: None, grants: grants.collect() }
    }

    fn view(owner: &str, visibility: Visibility, place: Place) -> SavedView {
        SavedView {
            id: SavedViewId::named("Hitze"),
            name: "Hitze".to_owned(),
            owner_id: UserId::named(owner),
            audience: Audience { visibility, place },
            query: String::new(),
            is_start: false,
            created_at: datetime!(2026-11-21 08:00 UTC),
            changed_at: datetime!(2026-11-21 08:00 UTC),
            version: 1,
        }
    }

    /// Read, create, edit, remove, as one letter each.
    fn rights(view: &SavedView, actor: &Actor) -> String {
        [(Action::Read, 'r'), (Action::Create, 'c'), (Action::Edit, 'e'), (Action::Remove, 'R')]
            .into_iter()
            .filter(|(action, _)| view.allows(actor, *action))
            .map(|(_, letter)| letter)
            .collect()
    }

    #[test]
    fn a_private_view_belongs_to_its_owner_alone() {
        let place = committee("AG Pflege");
        let private = view("owner", Visibility::Private, place.clone());
        assert_eq!(rights(&private, &user("owner", &[(Role::Guest, region())])), "rceR");
        for role in Role::ALL {
            assert_eq!(rights(&private, &user("other", &[(*role, place.clone())])), "", "{role}");
        }
        assert_eq!(rights(&private, &Actor::Visitor), "");
        assert_eq!(rights(&private, &Actor::System), "r");
    }

    #[test]
    fn a_shared_view_is_changed_by_its_owner_and_by_who_coordinates_its_place() {
        let shared = view("owner", Visibility::Committee, committee("AG Pflege"));
        let of = |name: &str, role, place| rights(&shared, &user(name, &[(role, place)]));
        assert_eq!(of("owner", Role::Member, committee("AG Pflege")), "rceR");
        assert_eq!(of("other", Role::Member, committee("AG Pflege")), "r");
        assert_eq!(of("other", Role::Chair, committee("AG Pflege")), "r");
        assert_eq!(of("other", Role::Coordinator, region()), "reR");
        assert_eq!(of("other", Role::Member, committee("AG Hitze")), "");
        // Whoever has left keeps what is theirs, but shares it with nobody any more.
        assert_eq!(of("owner", Role::Member, committee("AG Hitze")), "reR");
    }

    #[test]
    fn who_edits_a_committee_chooses_how_it_shows_itself() {
        let shared = view("owner", Visibility::Committee, committee("AG Pflege"));
        let may = |view: &SavedView, role, place| view.may_start(&user("other", &[(role, place)]));
        assert!(may(&shared, Role::Chair, committee("AG Pflege")));
        assert!(may(&shared, Role::Coordinator, region()));
        assert!(!may(&shared, Role::Member, committee("AG Pflege")));
        assert!(!may(&shared, Role::Chair, committee("AG Hitze")));
        assert!(!shared.may_start(&Actor::Visitor));
        // What is shared with more than the committee is nobody's start view.
        let wider = view("owner", Visibility::Region, committee("AG Pflege"));
        assert!(!may(&wider, Role::Coordinator, region()));
        assert_eq!((shared.committee(), wider.committee()), (committee("AG Pflege").committee, None));
    }

    #[test]
    fn one_shares_with_those_among_whom_one_works() {
        let offered = |actor: &Actor| {
            let audiences = Audience::offered_to(actor).into_iter();
            audiences.map(|audience| (audience.visibility, audience.place)).collect::<Vec<_>>()
        };
        let private = (Visibility::Private, Place::default());
        assert_eq!(offered(&Actor::Visitor), []);
        assert_eq!(offered(&user("u", &[(Role::Guest, region())])), std::slice::from_ref(&private));
        assert_eq!(
            offered(&user("u", &[(Role::Operator, Place::default())])),
            std::slice::from_ref(&private)
        );
        let (care, heat) = (committee("AG Pflege"), committee("AG Hitze"));
        let both = user("u", &[(Role::Member, care.clone()), (Role::Chair, heat.clone())]);
        assert_eq!(
            offered(&both),
            [
                private,
                (Visibility::Committee, care.clone()),
                (Visibility::Committee, heat),
                (Visibility::Region, care.clone()),
                (Visibility::Network, care),
            ]
        );
        for audience in Audience::offered_to(&both) {
            assert!(view("u", audience.visibility, audience.place).allows(&both, Action::Create));
        }
    }
}
