//! The status of a measure: what may follow what, and to which stage it belongs.

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
    /// What a stage stands for can always be reached: hands slip, and are put right by another move. The
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

    /// The stages of a measure, each by the status that stands for it: the usual board has one column for each.
    pub const STAGES: &'static [Self] =
        &[Self::Planned, Self::Decided, Self::Running, Self::Delayed, Self::Done];

    /// The stage to which this status belongs.
    #[must_use]
    pub const fn stage(self) -> Self {
        match self {
            Self::Idea | Self::Planned => Self::Planned,
            Self::Decided | Self::Running => self,
            Self::Delayed | Self::Paused => Self::Delayed,
            Self::Done | Self::Permanent | Self::Stopped => Self::Done,
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
    fn every_stage_can_be_reached_from_every_status_and_stands_for_itself() {
        for stage in MeasureStatus::STAGES {
            assert_eq!(stage.stage(), *stage);
            for status in MeasureStatus::ALL {
                assert!(status == stage || status.may_become(*stage), "{status} to {stage}");
            }
        }
        assert!(MeasureStatus::ALL.iter().all(|status| MeasureStatus::STAGES.contains(&status.stage())));
    }
}
