//! The columns of a plan's board: which statuses lie in which, their order, names, colours and limits.

use serde::{Deserialize, Serialize};

use super::{EditError, MeasureStatus, edit::parsed};
use crate::{
    text::{TextError, line},
    text_enum,
};

/// The most characters of a column's own title.
pub const COLUMN_TITLE_MAX: usize = 40;

/// The highest limit that a column can have.
pub const COLUMN_LIMIT_MAX: u32 = 999;

text_enum! {
    /// The colour of a column's head; each is shown with a shape of its own.
    ColumnColour {
        /// Blue, a circle.
        Blue = "blue",
        /// Green, a triangle.
        Green = "green",
        /// Yellow, a diamond.
        Yellow = "yellow",
        /// Red, a square.
        Red = "red",
        /// Violet, a hexagon.
        Violet = "violet",
    }
}

/// A column of the board: one or several statuses.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct BoardColumn {
    /// The status that measures take when they enter. It names the column: each status lies in one column alone.
    pub entry: MeasureStatus,
    /// The statuses whose measures lie in the column, its entry among them, in the order of [`MeasureStatus::ALL`].
    pub statuses: Vec<MeasureStatus>,
    /// What the plan's people call it; without it, it has the name of its entry.
    pub title: Option<String>,
    /// The colour of its head.
    pub colour: Option<ColumnColour>,
    /// How many measures it should hold at most. More are shown as too many, and not refused.
    pub limit: Option<u32>,
}

/// The columns of a board from left to right: every status lies in exactly one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "Vec<BoardColumn>", into = "Vec<BoardColumn>")]
pub struct BoardColumns(Vec<BoardColumn>);

/// What a form says of a status: in which column its measures lie and, if that is its own, what the column is like.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ColumnWish {
    /// The status.
    pub status: MeasureStatus,
    /// The status that names the column; the status itself for a column of its own.
    pub column: MeasureStatus,
    /// The place of its own column, lowest first; equal places keep the order of the statuses.
    #[serde(default)]
    pub place: String,
    /// The title of its own column; empty for the usual one.
    #[serde(default)]
    pub title: String,
    /// The colour of its own column; empty for none.
    #[serde(default)]
    pub colour: String,
    /// The limit of its own column; empty for none.
    #[serde(default)]
    pub limit: String,
}

impl BoardColumns {
    /// The columns from left to right.
    pub fn iter(&self) -> impl DoubleEndedIterator<Item = &BoardColumn> + ExactSizeIterator {
        self.0.iter()
    }

    /// The column in which measures of a status lie, by the status that names it.
    #[must_use]
    pub fn of(&self, status: MeasureStatus) -> MeasureStatus {
        self.column(status).map_or(status, |column| column.entry)
    }

    /// The column in which measures of a status lie.
    #[must_use]
    pub fn column(&self, status: MeasureStatus) -> Option<&BoardColumn> {
        self.0.iter().find(|column| column.statuses.contains(&status))
    }

    /// The place of the column in which measures of a status lie, 0 for the first.
    #[must_use]
    pub fn place(&self, status: MeasureStatus) -> usize {
        self.0.iter().position(|column| column.statuses.contains(&status)).unwrap_or(self.0.len())
    }

    /// The status that a measure takes in the column in which `column` lies: its own if it is there already, else the
    /// column's entry or, where that may not follow, another one of its statuses; `None` if none of them may.
    #[must_use]
    pub fn enter(&self, column: MeasureStatus, current: MeasureStatus) -> Option<MeasureStatus> {
        let column = self.column(column)?;
        if column.statuses.contains(&current) {
            return Some(current);
        }
        let mut statuses = [column.entry].into_iter().chain(column.statuses.iter().copied());
        statuses.find(|next| current.may_become(*next))
    }

    /// Reads what a form says of each status.
    ///
    /// # Errors
    /// [`EditError::ColumnsIncomplete`] unless every status is said once and lies in a column that is there,
    /// [`EditError::NotUnderstood`] for a place, colour or limit that is none, [`EditError::TooLong`] for a title.
    pub fn parse(wishes: &[ColumnWish]) -> Result<Self, EditError> {
        let mut own: Vec<(u32, BoardColumn)> = Vec::new();
        for wish in wishes.iter().filter(|wish| wish.column == wish.status) {
            let place: Option<u32> = parsed(&wish.place)?;
            own.push((place.ok_or(EditError::NotUnderstood)?, wish.read(wishes)?));
        }
        // Statuses come in their order, whatever the order of the form.
        own.sort_by_key(|(place, column)| (*place, column.entry));
        Self::try_from(own.into_iter().map(|(_, column)| column).collect::<Vec<_>>())
    }

    /// What a form says at first, a wish for each status.
    #[must_use]
    pub fn wishes(&self) -> Vec<ColumnWish> {
        let wish = |status: &MeasureStatus| {
            let column = self.of(*status);
            let own = self.0.iter().find(|own| own.entry == *status);
            ColumnWish {
                status: *status,
                column,
                place: (self.place(*status) + 1).to_string(),
                title: own.and_then(|own| own.title.clone()).unwrap_or_default(),
                colour: own.and_then(|own| own.colour).map(|colour| colour.to_string()).unwrap_or_default(),
                limit: own.and_then(|own| own.limit).map(|limit| limit.to_string()).unwrap_or_default(),
            }
        };
        MeasureStatus::ALL.iter().map(wish).collect()
    }
}

impl ColumnWish {
    /// The column that bears the name of this status, with all statuses that `wishes` put into it.
    fn read(&self, wishes: &[Self]) -> Result<BoardColumn, EditError> {
        let here = |status: &&MeasureStatus| {
            wishes.iter().any(|wish| wish.status == **status && wish.column == self.status)
        };
        let title = match line::<COLUMN_TITLE_MAX>(&self.title) {
            Err(TextError::TooLong { max }) => return Err(EditError::TooLong { max }),
            title => title.ok(),
        };
        let limit = parsed(&self.limit)?;
        if limit.is_some_and(|limit| !(1..=COLUMN_LIMIT_MAX).contains(&limit)) {
            return Err(EditError::NotUnderstood);
        }
        Ok(BoardColumn {
            entry: self.status,
            statuses: MeasureStatus::ALL.iter().filter(here).copied().collect(),
            title,
            colour: parsed(&self.colour)?,
            limit,
        })
    }
}

/// The usual columns: one for each stage.
impl Default for BoardColumns {
    fn default() -> Self {
        let column = |stage: &MeasureStatus| {
            let here = |status: &&MeasureStatus| status.stage() == *stage;
            BoardColumn {
                entry: *stage,
                statuses: MeasureStatus::ALL.iter().filter(here).copied().collect(),
                title: None,
                colour: None,
                limit: None,
            }
        };
        Self(MeasureStatus::STAGES.iter().map(column).collect())
    }
}

impl TryFrom<Vec<BoardColumn>> for BoardColumns {
    type Error = EditError;

    fn try_from(columns: Vec<BoardColumn>) -> Result<Self, EditError> {
        let holding = |status: &MeasureStatus| -> usize {
            columns.iter().flat_map(|column| &column.statuses).filter(|known| *known == status).count()
        };
        let is_whole = MeasureStatus::ALL.iter().all(|status| holding(status) == 1)
            && columns.iter().all(|column| column.statuses.contains(&column.entry));
        if is_whole { Ok(Self(columns)) } else { Err(EditError::ColumnsIncomplete) }
    }
}

impl From<BoardColumns> for Vec<BoardColumn> {
    fn from(BoardColumns(columns): BoardColumns) -> Self {
        columns
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// The usual columns with one wish changed.
    fn with(status: MeasureStatus, change: impl FnOnce(&mut ColumnWish)) -> Vec<ColumnWish> {
        let mut wishes = BoardColumns::default().wishes();
        change(wishes.iter_mut().find(|wish| wish.status == status).unwrap());
        wishes
    }

    /// Columns with an own one for ideas before all others.
    fn with_ideas() -> BoardColumns {
        let wishes = with(MeasureStatus::Idea, |wish| {
            (wish.column, wish.place) = (MeasureStatus::Idea, "0".to_owned());
            (wish.title, wish.limit, wish.colour) =
                (" Ideen ".to_owned(), "12".to_owned(), "violet".to_owned());
        });
        BoardColumns::parse(&wishes).unwrap()
    }

    #[test]
    fn the_usual_columns_are_the_stages_and_what_a_form_says_of_them_is_read_as_the_same() {
        let usual = BoardColumns::default();
        let entries: Vec<_> = usual.iter().map(|column| column.entry).collect();
        assert_eq!(entries, MeasureStatus::STAGES);
        assert_eq!(BoardColumns::parse(&usual.wishes()), Ok(usual));
    }

    #[test]
    fn a_status_gets_a_column_of_its_own_with_title_colour_and_limit_at_its_place() {
        let columns = with_ideas();
        let first = columns.iter().next().unwrap();
        assert_eq!((first.entry, first.title.as_deref()), (MeasureStatus::Idea, Some("Ideen")));
        assert_eq!((first.colour, first.limit), (Some(ColumnColour::Violet), Some(12)));
        assert_eq!(first.statuses, [MeasureStatus::Idea]);
        assert_eq!(columns.iter().len(), 6);
        assert_eq!(columns.of(MeasureStatus::Planned), MeasureStatus::Planned);
        assert_eq!((columns.place(MeasureStatus::Idea), columns.place(MeasureStatus::Paused)), (0, 4));
        assert_eq!(BoardColumns::parse(&columns.wishes()), Ok(columns));
    }

    #[test]
    fn what_enters_a_column_takes_its_entry_or_another_status_that_may_follow() {
        let usual = BoardColumns::default();
        let enter = |column, current| usual.enter(column, current);
        assert_eq!(enter(MeasureStatus::Done, MeasureStatus::Permanent), Some(MeasureStatus::Permanent));
        assert_eq!(enter(MeasureStatus::Done, MeasureStatus::Idea), Some(MeasureStatus::Done));
        assert_eq!(
            with_ideas().enter(MeasureStatus::Idea, MeasureStatus::Planned),
            Some(MeasureStatus::Idea)
        );
        assert_eq!(with_ideas().enter(MeasureStatus::Idea, MeasureStatus::Running), None);

        let mut wishes = with(MeasureStatus::Permanent, |wish| wish.column = MeasureStatus::Permanent);
        for wish in &mut wishes {
            if wish.status == MeasureStatus::Stopped {
                wish.column = MeasureStatus::Permanent;
            }
        }
        let kept = BoardColumns::parse(&wishes).unwrap();
        assert_eq!(
            kept.enter(MeasureStatus::Permanent, MeasureStatus::Running),
            Some(MeasureStatus::Permanent)
        );
        assert_eq!(kept.enter(MeasureStatus::Permanent, MeasureStatus::Idea), Some(MeasureStatus::Stopped));
        // Whoever still knows other columns means the one in which the status lies by now.
        assert_eq!(
            kept.enter(MeasureStatus::Stopped, MeasureStatus::Running),
            Some(MeasureStatus::Permanent)
        );
    }

    #[test]
    fn a_form_that_leaves_a_status_without_a_column_is_refused() {
        let refused = |wishes: &[ColumnWish]| BoardColumns::parse(wishes).unwrap_err();
        let usual = BoardColumns::default().wishes();
        assert_eq!(refused(&usual[1..]), EditError::ColumnsIncomplete);
        assert_eq!(refused(&[]), EditError::ColumnsIncomplete);
        let twice: Vec<_> = usual.iter().chain(&usual[..1]).cloned().collect();
        assert_eq!(
            BoardColumns::parse(&twice),
            Ok(BoardColumns::default()),
            "saying it twice changes nothing"
        );
        // Planned measures go to the ideas, who have gone to the planned ones.
        let circle = with(MeasureStatus::Planned, |wish| wish.column = MeasureStatus::Idea);
        assert_eq!(refused(&circle), EditError::ColumnsIncomplete);
    }

    #[test]
    fn bad_titles_places_colours_and_limits_are_refused() {
        let refused =
            |change: fn(&mut ColumnWish)| BoardColumns::parse(&with(MeasureStatus::Running, change));
        let not_understood = Err(EditError::NotUnderstood);
        assert_eq!(refused(|wish| wish.title = "x".repeat(41)), Err(EditError::TooLong { max: 40 }));
        assert_eq!(refused(|wish| wish.place = "links".to_owned()), not_understood);
        assert_eq!(refused(|wish| wish.colour = "pink".to_owned()), not_understood);
        for limit in ["0", "1000", "-1", "viele", "1.5"] {
            let wishes = with(MeasureStatus::Running, |wish| wish.limit = limit.to_owned());
            assert_eq!(BoardColumns::parse(&wishes), not_understood, "{limit}");
        }
    }

    #[test]
    fn columns_that_were_written_down_are_read_as_the_same_and_broken_ones_not_at_all() {
        let columns = with_ideas();
        let written = serde_json::to_string(&columns).unwrap();
        assert_eq!(serde_json::from_str::<BoardColumns>(&written).unwrap(), columns);
        assert!(serde_json::from_str::<BoardColumns>("[]").is_err());
    }

    proptest! {
        /// Whatever statuses are put wherever: what is read holds every status once, in a column that it names or shares.
        #[test]
        fn whatever_is_accepted_is_whole(
            columns in prop::collection::vec(0..MeasureStatus::ALL.len(), MeasureStatus::ALL.len()),
            places in prop::collection::vec(0_u32..5, MeasureStatus::ALL.len()),
        ) {
            let wishes: Vec<_> = MeasureStatus::ALL.iter().zip(columns).zip(places).map(|((status, column), place)| {
                ColumnWish {
                    status: *status,
                    column: MeasureStatus::ALL[column],
                    place: place.to_string(),
                    title: String::new(),
                    colour: String::new(),
                    limit: String::new(),
                }
            }).collect();
            if let Ok(columns) = BoardColumns::parse(&wishes) {
                for wish in &wishes {
                    prop_assert_eq!(columns.of(wish.status), wish.column);
                    for current in MeasureStatus::ALL {
                        if let Some(next) = columns.enter(wish.status, *current) {
                            prop_assert_eq!(columns.of(next), wish.column);
                            prop_assert!(next == *current || current.may_become(next));
                        }
                    }
                }
            } else {
                let leads_on = |column| {
                    wishes.iter().any(|other: &ColumnWish| other.status == column && other.column != column)
                };
                prop_assert!(wishes.iter().any(|wish| leads_on(wish.column)));
            }
        }
    }
}
