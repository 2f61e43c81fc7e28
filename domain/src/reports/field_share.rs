//! Which share of a plan's measures each field of action has, and which have hardly any.

use super::{LaneFigures, PlanReport};

/// A field of action with fewer measures in a hundred has hardly any.
pub const FEW_PERCENT: i64 = 10;

/// The share of a field of action.
#[derive(Clone, Debug, PartialEq)]
pub struct FieldShare {
    /// The field, with the measures that count.
    pub lane: LaneFigures,
    /// How many measures the plan has in all.
    pub total: i64,
}

impl FieldShare {
    /// How many measures in a hundred, rounded; none of a plan without measures.
    #[must_use]
    pub fn percent(&self) -> Option<i64> {
        (self.total > 0).then(|| (self.lane.all().count * 100 + self.total / 2) / self.total)
    }

    /// Whether it has less than [`FEW_PERCENT`]; decided before anything is rounded. Nothing is little of a plan without
    /// measures.
    #[must_use]
    pub fn is_few(&self) -> bool {
        self.lane.all().count * 100 < FEW_PERCENT * self.total
    }
}

impl PlanReport {
    /// The share of each field of action in which the plan has a goal, the smallest first.
    #[must_use]
    pub fn field_shares(&self) -> Vec<FieldShare> {
        let total = self.fields.iter().map(|lane| lane.all().count).sum();
        let mut shares: Vec<_> =
            self.fields.iter().map(|lane| FieldShare { lane: lane.clone(), total }).collect();
        shares.sort_by_key(|share| share.lane.all().count);
        shares
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        id::FieldId,
        plan::{JudgedMeasures, Lane},
        reports::StandingCounts,
    };

    fn share(count: i64, total: i64) -> FieldShare {
        let lane = LaneFigures {
            lane: Lane::Field(FieldId::named("pf")),
            name: "Pflege".to_owned(),
            standing: StandingCounts { counts: [count, 0, 0, 0, 0] },
            judged: JudgedMeasures::default(),
        };
        FieldShare { lane, total }
    }

    #[test]
    fn ten_of_a_hundred_are_enough_and_rounding_helps_nobody() {
        assert!(!share(10, 100).is_few() && !share(1, 10).is_few());
        assert!(share(1, 11).is_few() && share(0, 3).is_few());
        let almost = share(199, 2_000);
        assert_eq!((almost.percent(), almost.is_few()), (Some(10), true));
    }

    #[test]
    fn a_plan_without_measures_has_no_shares_to_complain_about() {
        assert_eq!((share(0, 0).percent(), share(0, 0).is_few()), (None, false));
    }
}
