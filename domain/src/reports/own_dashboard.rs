//! Dashboards that people put together themselves: a name, and tiles in an order of their own.

use serde::{Deserialize, Serialize};
use time::OffsetDateTime;
use uuid::Uuid;

use super::PlanReport;
use crate::{
    id::{HealthRegionId, OwnDashboardId, PlanId, UserId},
    permission::{Action, Actor},
    plan::{EditError, ListStep},
    saved_view::{Audience, VIEW_NAME_MAX},
    text::{self, TextError},
    text_enum,
};

/// The most tiles of a dashboard.
pub const TILES_MAX: usize = 24;

/// The most dashboards that one person keeps.
pub const DASHBOARDS_MAX: i64 = 50;

text_enum! {
    /// What a tile shows; each is also shown on a page that everybody has.
    TileKind {
        /// How many measures of a plan stand how.
        Standings = "standings",
        /// How much of a plan was reached when.
        Course = "course",
        /// Measures of a plan by field of action.
        Fields = "fields",
        /// Measures of a plan that are delayed.
        Delayed = "delayed",
        /// Milestones of a plan that are ahead.
        Milestones = "milestones",
        /// How well the data of a plan are looked after.
        Care = "care",
        /// For how long open measures of a plan have had their status.
        Ages = "ages",
        /// The indicators of a plan.
        Indicators = "indicators",
        /// Who takes part in the network.
        Reach = "reach",
        /// Where to look in the network.
        Attention = "attention",
        /// What needs the reader today, whoever that is.
        Needs = "needs",
    }
}

/// What the figures of a tile are about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TileSource {
    /// A plan.
    Plan,
    /// The network of a health region, or all of it.
    Network,
    /// Whoever reads it.
    Reader,
}

impl TileKind {
    /// What its figures are about.
    #[must_use]
    pub const fn source(self) -> TileSource {
        match self {
            Self::Standings
            | Self::Course
            | Self::Fields
            | Self::Delayed
            | Self::Milestones
            | Self::Care
            | Self::Ages
            | Self::Indicators => TileSource::Plan,
            Self::Reach | Self::Attention => TileSource::Network,
            Self::Needs => TileSource::Reader,
        }
    }

    /// The part of a report that a tile of this kind shows, so that no more travels than is seen. The fields of action are
    /// always in it: they say how many measures there are.
    #[must_use]
    pub fn part_of(self, report: &PlanReport) -> PlanReport {
        let with = |wanted: Self| self == wanted;
        PlanReport {
            fields: report.fields.clone(),
            goals: Vec::new(),
            committees: Vec::new(),
            people: Vec::new(),
            delays: report.delays,
            milestones: if with(Self::Milestones) { report.milestones.clone() } else { Vec::new() },
            care: report.care,
            care_of: report.care_of,
            ages: if with(Self::Ages) { report.ages.clone() } else { Vec::new() },
            indicators: if with(Self::Indicators) { report.indicators.clone() } else { Vec::new() },
        }
    }
}

/// A tile: what it shows, and of what.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Tile {
    /// What it shows.
    pub kind: TileKind,
    /// The plan or the health region; all that the reader sees of the network if there is none.
    pub about: Option<Uuid>,
}

impl Tile {
    /// Reads what a form says.
    ///
    /// # Errors
    /// [`EditError::NotOffered`] for a kind that there is not, or if it does not say of which plan.
    pub fn read(kind: &str, about: &str) -> Result<Self, EditError> {
        let kind: TileKind = kind.parse().map_err(|_| EditError::NotOffered)?;
        let about = match (kind.source(), about.trim()) {
            (TileSource::Reader, _) | (TileSource::Network, "") => None,
            (TileSource::Plan | TileSource::Network, id) => {
                Some(id.parse().map_err(|_| EditError::NotOffered)?)
            }
        };
        Ok(Self { kind, about })
    }

    /// The plan whose figures it shows.
    #[must_use]
    pub fn plan(&self) -> Option<PlanId> {
        self.about.filter(|_| self.kind.source() == TileSource::Plan).map(PlanId)
    }

    /// The health region whose network it shows.
    #[must_use]
    pub fn health_region(&self) -> Option<HealthRegionId> {
        self.about.filter(|_| self.kind.source() == TileSource::Network).map(HealthRegionId)
    }
}

/// A dashboard that somebody has put together. Nobody sees more by it: each tile shows what its reader may see elsewhere.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OwnDashboard {
    /// Its id.
    pub id: OwnDashboardId,
    /// Its name, one line of at most [`VIEW_NAME_MAX`] characters.
    pub name: String,
    /// Who made it.
    pub owner_id: UserId,
    /// Who else may see it.
    pub audience: Audience,
    /// What it shows, in this order; at most [`TILES_MAX`].
    pub tiles: Vec<Tile>,
    /// When it was made.
    pub created_at: OffsetDateTime,
    /// When it was last changed.
    pub changed_at: OffsetDateTime,
    /// Counts its changes.
    pub version: i64,
}

impl OwnDashboard {
    /// Whether `actor` may do something to it, as [`Audience::allows`] says.
    #[must_use]
    pub fn allows(&self, actor: &Actor, action: Action) -> bool {
        self.audience.allows(self.owner_id, actor, action)
    }

    /// A name as it is kept.
    ///
    /// # Errors
    /// [`EditError::Empty`] or [`EditError::TooLong`].
    pub fn read_name(name: &str) -> Result<String, EditError> {
        text::line::<VIEW_NAME_MAX>(name).map_err(|why| match why {
            TextError::Empty => EditError::Empty,
            _ => EditError::TooLong { max: VIEW_NAME_MAX },
        })
    }

    /// The same with one more tile at the end.
    ///
    /// # Errors
    /// [`EditError::TooManyTiles`] if it has as many as it may.
    pub fn with_tile(mut self, tile: Tile) -> Result<Self, EditError> {
        if self.tiles.len() >= TILES_MAX {
            return Err(EditError::TooManyTiles { max: TILES_MAX });
        }
        self.tiles.push(tile);
        Ok(self)
    }

    /// The same with a tile one place further up or down, and where it is then; at an end it stays there.
    ///
    /// # Errors
    /// [`EditError::NotOffered`] if there is no such tile.
    pub fn with_moved(mut self, place: usize, step: ListStep) -> Result<(Self, usize), EditError> {
        if place >= self.tiles.len() {
            return Err(EditError::NotOffered);
        }
        let target = step.from(place, self.tiles.len()).unwrap_or(place);
        self.tiles.swap(place, target);
        Ok((self, target))
    }

    /// The same without a tile.
    ///
    /// # Errors
    /// [`EditError::NotOffered`] if there is no such tile.
    pub fn without_tile(mut self, place: usize) -> Result<Self, EditError> {
        if place >= self.tiles.len() {
            return Err(EditError::NotOffered);
        }
        self.tiles.remove(place);
        Ok(self)
    }
}

#[cfg(test)]
mod tests {
    use time::macros::datetime;

    use super::*;

    fn tile(kind: TileKind) -> Tile {
        Tile { kind, about: Some(PlanId::named("plan").0) }
    }

    fn dashboard(kinds: &[TileKind]) -> OwnDashboard {
        OwnDashboard {
            id: OwnDashboardId::named("Montag"),
            name: "Montag".to_owned(),
            owner_id: UserId::named("owner"),
            audience: Audience::private(),
            tiles: kinds.iter().map(|kind| tile(*kind)).collect(),
            created_at: datetime!(2026-11-21 08:00 UTC),
            changed_at: datetime!(2026-11-21 08:00 UTC),
            version: 1,
        }
    }

    fn kinds(dashboard: &OwnDashboard) -> Vec<TileKind> {
        dashboard.tiles.iter().map(|tile| tile.kind).collect()
    }

    #[test]
    fn a_tile_says_of_what_it_is() {
        let id = PlanId::named("plan");
        let about = id.to_string();
        for kind in TileKind::ALL {
            let read = Tile::read(kind.as_str(), &about).unwrap();
            let (plan, region) = match kind.source() {
                TileSource::Plan => (Some(id), None),
                TileSource::Network => (None, Some(HealthRegionId(id.0))),
                TileSource::Reader => (None, None),
            };
            assert_eq!((read.plan(), read.health_region()), (plan, region), "{kind}");
            // Only a plan must be named: the network can be looked at as a whole.
            let is_plan = kind.source() == TileSource::Plan;
            assert_eq!(Tile::read(kind.as_str(), " ").is_err(), is_plan, "{kind}");
        }
        for (kind, about) in [("", ""), ("weather", about.as_str()), ("care", "1"), ("reach", "bavaria")] {
            assert_eq!(Tile::read(kind, about), Err(EditError::NotOffered), "{kind} {about}");
        }
    }

    #[test]
    fn a_name_is_one_line_that_says_something() {
        assert_eq!(OwnDashboard::read_name("  Mein\nMontag "), Ok("Mein Montag".to_owned()));
        assert_eq!(OwnDashboard::read_name(" \t"), Err(EditError::Empty));
        let long = "x".repeat(VIEW_NAME_MAX + 1);
        assert_eq!(OwnDashboard::read_name(&long), Err(EditError::TooLong { max: VIEW_NAME_MAX }));
        assert!(OwnDashboard::read_name(&long[1..]).is_ok());
    }

    #[test]
    fn tiles_move_one_place_and_stop_at_the_ends() {
        use TileKind::{Ages, Care, Course};
        let moved = |place, step| {
            let moved = dashboard(&[Care, Course, Ages]).with_moved(place, step);
            moved.map(|(dashboard, place)| (kinds(&dashboard), place))
        };
        assert_eq!(moved(1, ListStep::Up), Ok((vec![Course, Care, Ages], 0)));
        assert_eq!(moved(1, ListStep::Down), Ok((vec![Care, Ages, Course], 2)));
        assert_eq!(moved(0, ListStep::Up), Ok((vec![Care, Course, Ages], 0)));
        assert_eq!(moved(2, ListStep::Down), Ok((vec![Care, Course, Ages], 2)));
        assert_eq!(moved(3, ListStep::Up), Err(EditError::NotOffered));
        assert!(dashboard(&[]).with_moved(0, ListStep::Down).is_err());
    }

    #[test]
    fn tiles_are_added_up_to_a_number_and_taken_away() {
        let full = dashboard(&[TileKind::Care; TILES_MAX]);
        let refused = full.clone().with_tile(tile(TileKind::Ages));
        assert_eq!(refused, Err(EditError::TooManyTiles { max: TILES_MAX }));
        let added = full.without_tile(3).unwrap().with_tile(tile(TileKind::Ages)).unwrap();
        assert_eq!((added.tiles.len(), kinds(&added).last()), (TILES_MAX, Some(&TileKind::Ages)));
        assert_eq!(dashboard(&[]).without_tile(0), Err(EditError::NotOffered));
    }
}
