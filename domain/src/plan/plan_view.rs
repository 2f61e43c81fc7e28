//! The ways to look at a plan, and views of it that people keep under a name and share.

use serde::{Deserialize, Serialize};
use time::OffsetDateTime;

use crate::{
    id::{PlanId, SavedPlanViewId, UserId},
    permission::{Action, Actor},
    saved_view::Audience,
    text_enum,
};

/// The most views that one person keeps of one plan.
pub const PLAN_VIEWS_MAX: i64 = 50;

text_enum! {
    /// The ways to look at a plan; each is a path of its own.
    PlanView {
        /// Measures in columns.
        Board = "board",
        /// Measures in rows.
        Table = "table",
        /// Goals with what belongs to them.
        Outline = "goals",
        /// Measures as bars over the months.
        Timeline = "timeline",
        /// Days with what falls on them.
        Calendar = "calendar",
        /// The courses of all indicators.
        Indicators = "indicators",
    }
}

impl PlanView {
    /// Whether the days of milestones are shown there.
    #[must_use]
    pub const fn has_milestones(self) -> bool {
        matches!(self, Self::Timeline | Self::Calendar)
    }

    /// Whether measures can be grouped there.
    #[must_use]
    pub const fn is_grouped(self) -> bool {
        matches!(self, Self::Board | Self::Table | Self::Timeline)
    }

    /// Whether measures can be chosen there, to change several at once.
    #[must_use]
    pub const fn has_selection(self) -> bool {
        matches!(self, Self::Board | Self::Table)
    }

    /// The parts of the address that a saved view keeps: the filter, and what only matters there. Which sheet is open is
    /// never one of them.
    #[must_use]
    pub const fn kept(self) -> &'static [&'static str] {
        match self {
            Self::Board | Self::Timeline => {
                &["group", "goal", "of", "status", "standing", "judged", "age", "q", "only"]
            }
            Self::Table => {
                &["group", "goal", "of", "status", "standing", "judged", "age", "q", "only", "sort", "hide"]
            }
            Self::Outline | Self::Indicators => {
                &["goal", "of", "status", "standing", "judged", "age", "q", "only", "lacks"]
            }
            Self::Calendar => &["goal", "of", "status", "standing", "judged", "age", "q", "only", "month"],
        }
    }
}

/// A view of a plan that somebody has kept under a name. Nobody sees more of the plan by it: it exists only for those who see
/// the plan too.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SavedPlanView {
    /// Its id.
    pub id: SavedPlanViewId,
    /// The plan.
    pub plan_id: PlanId,
    /// Its name, one line of at most [`VIEW_NAME_MAX`](crate::saved_view::VIEW_NAME_MAX) characters.
    pub name: String,
    /// Who made it.
    pub owner_id: UserId,
    /// Who else may see it, if they see the plan.
    pub audience: Audience,
    /// In which way the plan is looked at.
    pub view: PlanView,
    /// What is shown there, as the query of an address, without `?`; no more than [`PlanView::kept`].
    pub query: String,
    /// When it was made.
    pub created_at: OffsetDateTime,
    /// When it was last changed.
    pub changed_at: OffsetDateTime,
    /// Counts its changes.
    pub version: i64,
}

impl SavedPlanView {
    /// Whether `actor`, who sees the plan, may do something to this view, as [`Audience::allows`] says.
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
        accounts::Role,
        id::{CommitteeId, HealthRegionId},
        permission::{Grant, Place, StateKey, Visibility},
    };

    #[test]
    fn a_saved_view_keeps_the_filter_everywhere_and_elsewhere_what_matters_there() {
        for view in PlanView::ALL {
            let keeps = |part| view.kept().contains(&part);
            let filter = ["goal", "of", "status", "standing", "judged", "age", "q", "only"];
            assert!(filter.into_iter().all(keeps), "{view}");
            let has_goals = matches!(view, PlanView::Outline | PlanView::Indicators);
            assert_eq!(keeps("lacks"), has_goals, "{view}");
            assert_eq!(keeps("group"), view.is_grouped(), "{view}");
            assert_eq!(keeps("sort") && keeps("hide"), *view == PlanView::Table, "{view}");
            assert_eq!(keeps("month"), *view == PlanView::Calendar, "{view}");
            // Neither what is open nor where it came from.
            assert!(!keeps("measure") && !keeps("saved"), "{view}");
        }
    }

    #[test]
    fn a_view_belongs_to_its_owner_and_is_read_by_those_it_is_shared_with() {
        let region = Place {
            state: Some(StateKey::new("09")),
            health_region: Some(HealthRegionId::named("Haßberge")),
            committee: None,
        };
        let care = Place { committee: Some(CommitteeId::named("AG Pflege")), ..region.clone() };
        let user = |name: &str, role, place: &Place| Actor::User {
            id: UserId::named(name),
            name: name.to_owned(),
            person: None,
            grants: vec![Grant { role, place: place.clone() }],
        };
        let view = |visibility, place: &Place| SavedPlanView {
            id: SavedPlanViewId::named("Verspätet"),
            plan_id: PlanId::named("plan"),
            name: "Verspätet".to_owned(),
            owner_id: UserId::named("owner"),
            audience: Audience { visibility, place: place.clone() },
            view: PlanView::Table,
            query: "only=late".to_owned(),
            created_at: datetime!(2026-11-21 08:00 UTC),
            changed_at: datetime!(2026-11-21 08:00 UTC),
            version: 1,
        };
        let rights = |view: &SavedPlanView, actor: &Actor| -> Vec<Action> {
            Action::ALL.iter().copied().filter(|action| view.allows(actor, *action)).collect()
        };
        let owner = user("owner", Role::Member, &care);
        let everything = [Action::Read, Action::Create, Action::Edit, Action::Remove];
        let private = view(Visibility::Private, &Place::default());
        assert_eq!(rights(&private, &owner), everything);
        assert_eq!(rights(&private, &user("other", Role::Coordinator, &region)), []);
        assert_eq!(rights(&private, &Actor::Visitor), []);
        let shared = view(Visibility::Committee, &care);
        assert_eq!(rights(&shared, &owner), everything);
        assert_eq!(rights(&shared, &user("other", Role::Member, &care)), [Action::Read]);
        assert_eq!(
            rights(&shared, &user("other", Role::Coordinator, &region)),
            [Action::Read, Action::Edit, Action::Remove]
        );
        assert_eq!(rights(&shared, &user("other", Role::Guest, &region)), []);
        assert_eq!(
            rights(&view(Visibility::Network, &region), &user("other", Role::Guest, &region)),
            [Action::Read]
        );
        // A guest keeps views, but shares none.
        let guests = SavedPlanView { owner_id: UserId::named("other"), ..view(Visibility::Network, &region) };
        assert!(!guests.allows(&user("other", Role::Guest, &region), Action::Create));
    }
}
