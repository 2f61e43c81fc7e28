//! The status of a measure: what may follow what, and in which column it lies.

use crate::text_enum;

text_enum! {
    /// The status of a measure.
    MeasureStatus {
        /// Somebody had it.
        Idea = "idea",
        /// Written into the plan.
        Planned = "planned",
        /// Adopted by a committee.
        Decided = "decided",
        /// Being done.
        Running = "running",
        /// Being done, but late.
        Delayed = "delayed",
        /// Not being done for now.
        Paused = "paused",
        /// Done.
        Done = "done",
        /// Done, and kept up for good.
        Permanent = "permanent",
        /// Given up.
        Stopped = "stopped",
    }
}

impl MeasureStatus {
    /// Whether a measure of this status may take another one next.
    ///
    /// What a column of the board stands for can always be reached: hands slip, and are put right by another move. The
    /// finer statuses have a past: only what was planned goes back to being an idea, only what has begun is paused, made
    /// permanent or, unless it is done, stopped.
    #[must_use]
    pub const fn may_become(self, next: Self) -> bool {
        match next {
            Self::Idea => matches!(self, Self::Planned),
            Self::Paused => matches!(self, Self::Decided | Self::Running | Self::Delayed),
            Self::Permanent => matches!(self, Self::Running | Self::Delayed | Self::Done),
            Self::Stopped => !matches!(self, Self::Stopped | Self::Done),
            Self::Planned | Self::Decided | Self::Running | Self::Delayed | Self::Done => {
                self as u8 != next as u8
            }
        }
    }

    /// Whether others must be told why, and what happens next.
    #[must_use]
    pub const fn needs_reason(self) -> bool {
        matches!(self, Self::Delayed | Self::Paused | Self::Stopped)
    }

    /// Whether nothing more is to be done.
    #[must_use]
    pub const fn is_finished(self) -> bool {
        matches!(self, Self::Done | Self::Permanent | Self::Stopped)
    }

    /// The column of the board in which a measure of this status lies.
    #[must_use]
    pub const fn column(self) -> BoardColumn {
        match self {
            Self::Idea | Self::Planned => BoardColumn::Planned,
            Self::Decided => BoardColumn::Decided,
            Self::Running => BoardColumn::Running,
            Self::Delayed | Self::Paused => BoardColumn::Delayed,
            Self::Done | Self::Permanent | Self::Stopped => BoardColumn::Finished,
        }
    }
}

text_enum! {
    /// A column of the board: one or several statuses.
    BoardColumn {
        /// Ideas and planned measures.
        Planned = "planned",
        /// Decided, not begun.
        Decided = "decided",
        /// Running.
        Running = "running",
        /// Delayed or paused.
        Delayed = "delayed",
        /// Done, permanent or stopped.
        Finished = "finished",
    }
}

impl BoardColumn {
    /// The statuses whose measures lie in this column.
    #[must_use]
    pub const fn statuses(self) -> &'static [MeasureStatus] {
        match self {
            Self::Planned => &[MeasureStatus::Idea, MeasureStatus::Planned],
            Self::Decided => &[MeasureStatus::Decided],
            Self::Running => &[MeasureStatus::Running],
            Self::Delayed => &[MeasureStatus::Delayed, MeasureStatus::Paused],
            Self::Finished => &[MeasureStatus::Done, MeasureStatus::Permanent, MeasureStatus::Stopped],
        }
    }

    /// The status a measure takes when it enters the column; one that is in the column already keeps its own.
    #[must_use]
    pub fn status_on_entry(self, current: MeasureStatus) -> MeasureStatus {
        if current.column() == self {
            return current;
        }
        match self {
            Self::Planned => MeasureStatus::Planned,
            Self::Decided => MeasureStatus::Decided,
            Self::Running => MeasureStatus::Running,
            Self::Delayed => MeasureStatus::Delayed,
            Self::Finished => MeasureStatus::Done,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Every status (row) and what may follow it (column): the letters stand for the statuses in the order of `ALL`
    /// (Idea, Planned, deCided, Running, deLayed, paUsed, Done, perManent, Stopped).
    #[test]
    fn every_transition_is_in_the_table() {
        let letters = ["i", "p", "c", "r", "l", "u", "d", "m", "s"];
        let row = |from: MeasureStatus| -> String {
            let next = MeasureStatus::ALL.iter().zip(letters);
            next.filter(|(next, _)| from.may_become(**next)).map(|(_, letter)| letter).collect()
        };
        let table: Vec<_> = MeasureStatus::ALL.iter().map(|from| row(*from)).collect();
        assert_eq!(
            table,
            ["pcrlds", "icrlds", "prluds", "pcludms", "pcrudms", "pcrlds", "pcrlm", "pcrlds", "pcrld"]
        );
    }

    #[test]
    fn whatever_a_column_makes_of_a_measure_is_allowed() {
        for column in BoardColumn::ALL {
            for status in MeasureStatus::ALL {
                let entered = column.status_on_entry(*status);
                assert!(entered == *status || status.may_become(entered), "{status} to {entered}");
            }
        }
    }

    #[test]
    fn every_status_lies_in_exactly_one_column() {
        for status in MeasureStatus::ALL {
            let columns: Vec<_> =
                BoardColumn::ALL.iter().filter(|column| column.statuses().contains(status)).collect();
            assert_eq!(columns, [&status.column()]);
        }
    }

    #[test]
    fn a_measure_keeps_its_status_within_a_column_and_takes_the_columns_own_on_entry() {
        assert_eq!(BoardColumn::Finished.status_on_entry(MeasureStatus::Permanent), MeasureStatus::Permanent);
        for column in BoardColumn::ALL {
            for status in MeasureStatus::ALL {
                assert_eq!(column.status_on_entry(*status).column(), *column);
            }
        }
    }
}
