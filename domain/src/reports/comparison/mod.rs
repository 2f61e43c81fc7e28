//! Health regions side by side: which figures a reader may compare, what is told of all together, and who stands out.
//!
//! [`RegionComparison::of`] is the one way from all plans to what a reader sees. A figure that is out of reach goes into
//! nothing that comes out of it: no row, no sum, no median, no choice.

use serde::{Deserialize, Serialize};
use time::Date;

use super::{ComparedFigure, PlanCounts, Unit};
use crate::{
    directory::{Ags, Region, RegionKind},
    id::{HealthRegionId, PlanId},
    permission::{FiguresReach, Place, StateKey},
    search::fold,
    text_enum,
};

/// The fewest health regions with released figures of which a sum or a median is told.
pub const FEWEST_RELEASED: usize = 3;

text_enum! {
    /// Whether a health region is a town or the country.
    Settlement {
        /// At least half of its people live in towns that are districts of their own.
        Urban = "urban",
        /// Most live in rural districts.
        Rural = "rural",
    }
}

text_enum! {
    /// How many people live in a health region.
    SizeClass {
        /// Fewer than 100,000.
        Small = "small",
        /// 100,000 up to 200,000.
        Medium = "medium",
        /// 200,000 and more.
        Large = "large",
    }
}

/// What health regions have in common that are alike.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RegionKinds {
    /// Town or country.
    pub settlement: Settlement,
    /// By its people.
    pub size: SizeClass,
}

impl RegionKinds {
    /// Those of a health region with these districts.
    #[must_use]
    pub fn of<'a>(districts: impl IntoIterator<Item = &'a Region>) -> Self {
        let (mut people, mut in_towns) = (0, 0);
        for district in districts {
            people += district.population;
            if matches!(district.kind, RegionKind::KreisfreieStadt | RegionKind::Stadtkreis) {
                in_towns += district.population;
            }
        }
        Self {
            settlement: if people > 0 && in_towns * 2 >= people {
                Settlement::Urban
            } else {
                Settlement::Rural
            },
            size: match people {
                ..100_000 => SizeClass::Small,
                100_000..200_000 => SizeClass::Medium,
                200_000.. => SizeClass::Large,
            },
        }
    }
}

text_enum! {
    /// With which health regions a reader compares.
    Compare {
        /// All of them.
        All = "all",
        /// Those like the own one: the same settlement and the same size.
        Like = "like",
        /// Towns.
        Urban = "urban",
        /// The country.
        Rural = "rural",
        /// Small ones.
        Small = "small",
        /// Medium ones.
        Medium = "medium",
        /// Large ones.
        Large = "large",
    }
}

impl Compare {
    /// Whether a health region is compared; `own` is what the reader's own one is.
    #[must_use]
    pub fn holds(self, kinds: RegionKinds, own: Option<RegionKinds>) -> bool {
        match self {
            Self::All => true,
            Self::Like => own.is_none_or(|own| own == kinds),
            Self::Urban => kinds.settlement == Settlement::Urban,
            Self::Rural => kinds.settlement == Settlement::Rural,
            Self::Small => kinds.size == SizeClass::Small,
            Self::Medium => kinds.size == SizeClass::Medium,
            Self::Large => kinds.size == SizeClass::Large,
        }
    }
}

/// A plan with its figures, as it is compared.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ComparedPlan {
    /// The plan.
    pub id: PlanId,
    /// The first and the last day of its period.
    pub period: (Date, Date),
    /// The day on which its figures were released; none if only those who lead the region see them.
    pub released_on: Option<Date>,
    /// Whether the reader may read the plan itself.
    pub may_open: bool,
    /// Its figures.
    pub counts: PlanCounts,
}

/// A health region in the comparison.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ComparedRegion {
    /// The health region.
    pub id: HealthRegionId,
    /// Its name.
    pub name: String,
    /// Its state.
    pub state: StateKey,
    /// The districts it covers.
    pub districts: Vec<Ags>,
    /// How many people live there.
    pub population: i64,
    /// By what it is like others.
    pub kinds: RegionKinds,
    /// Whether the reader leads it.
    pub is_own: bool,
    /// Its plan; none if there is none that the reader may compare.
    pub plan: Option<ComparedPlan>,
}

impl ComparedRegion {
    /// Where it lies, for questions of permission.
    #[must_use]
    pub fn place(&self) -> Place {
        Place { state: Some(self.state.clone()), health_region: Some(self.id), committee: None }
    }

    /// Its figures, if they are released: only these go into sums and medians.
    #[must_use]
    pub fn released(&self) -> Option<&PlanCounts> {
        self.plan.as_ref().filter(|plan| plan.released_on.is_some()).map(|plan| &plan.counts)
    }
}

/// A health region with all its plans of a day, before it is asked who looks.
#[derive(Clone, Debug, PartialEq)]
pub struct Candidate {
    /// The health region, still without a plan.
    pub region: ComparedRegion,
    /// Its adopted plans, whether released or not.
    pub plans: Vec<ComparedPlan>,
}

/// By how much a value stands out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Deviation {
    /// The value.
    pub value: i64,
    /// The median.
    pub median: i64,
}

/// What is told of all released figures together.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Summary {
    /// How many health regions have released their figures.
    pub released: usize,
    /// The sums; none of fewer than [`FEWEST_RELEASED`].
    pub sums: Option<PlanCounts>,
    /// The medians in the order of [`ComparedFigure::ALL`]; none where fewer than [`FEWEST_RELEASED`] have a value.
    pub medians: Vec<Option<i64>>,
}

impl Summary {
    fn of(regions: &[ComparedRegion]) -> Self {
        let released: Vec<&PlanCounts> = regions.iter().filter_map(ComparedRegion::released).collect();
        let is_enough = |number: usize| number >= FEWEST_RELEASED;
        let median_of = |figure: &ComparedFigure| {
            let values = released.iter().filter_map(|counts| counts.value(*figure));
            let values: Vec<i64> = values.map(|value| value.value).collect();
            if is_enough(values.len()) { median(values) } else { None }
        };
        Self {
            released: released.len(),
            sums: is_enough(released.len()).then(|| PlanCounts::sum(released.iter().copied())),
            medians: ComparedFigure::ALL.iter().map(median_of).collect(),
        }
    }

    /// The median of a figure.
    #[must_use]
    pub fn median(&self, figure: ComparedFigure) -> Option<i64> {
        self.medians.get(figure as usize).copied().flatten()
    }

    /// Whether a value stands out, and from which median: a share by 20 points or more, anything else if it is at least twice
    /// or at most half as much and 3 or more away.
    #[must_use]
    pub fn deviation(&self, figure: ComparedFigure, value: i64) -> Option<Deviation> {
        let median = self.median(figure)?;
        let distance = (value - median).abs();
        let stands_out = match figure.unit() {
            Unit::Percent => distance >= 20,
            Unit::Number | Unit::Days => distance >= 3 && (value >= 2 * median || 2 * value <= median),
        };
        stands_out.then_some(Deviation { value, median })
    }
}

/// The middle of several values, between two of them rounded down; none of nothing.
fn median(mut values: Vec<i64>) -> Option<i64> {
    values.sort_unstable();
    let middle = values.len() / 2;
    let upper = *values.get(middle)?;
    if values.len() % 2 == 1 {
        return Some(upper);
    }
    Some((values[middle - 1] + upper).div_euclid(2))
}

/// Areas on a plane, as paths of SVG in whole steps to the east and south.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct RegionMap {
    /// The left and the upper edge, the width and the height.
    pub frame: [i32; 4],
    /// The land behind the areas: states, and districts that belong to none of them.
    pub land: Vec<String>,
    /// Health regions, each with all its districts.
    pub areas: Vec<(HealthRegionId, String)>,
}

/// What a reader sees of several health regions.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct RegionComparison {
    /// The states to choose from.
    pub states: Vec<StateKey>,
    /// The state that is shown; none shows all of them.
    pub state: Option<StateKey>,
    /// With which health regions is compared.
    pub compare: Compare,
    /// What the reader's own health region is, if there is one in these states.
    pub own: Option<RegionKinds>,
    /// The health regions by name.
    pub regions: Vec<ComparedRegion>,
    /// How many are left out, because they are not of the kind that is compared.
    pub left_out: usize,
    /// What is told of all together.
    pub summary: Summary,
}

impl RegionComparison {
    /// Takes out of all plans what a reader may compare.
    ///
    /// A wished state in which the reader compares nothing is ignored; of one who compares in one state alone it is that one.
    #[must_use]
    pub fn of(
        candidates: Vec<Candidate>,
        reach: &FiguresReach,
        state: Option<StateKey>,
        compare: Compare,
    ) -> Self {
        let mut all: Vec<ComparedRegion> = candidates
            .into_iter()
            .filter(|of| reach.compares(&of.region.state) || reach.is_own(of.region.id))
            .map(|Candidate { region, plans }| {
                let place = region.place();
                // The newest of those within reach: one that is out of reach must not hide or show another.
                let newest = plans
                    .into_iter()
                    .filter(|plan| reach.contains(&place, plan.released_on.is_some()))
                    .max_by_key(|plan| (plan.period.0, plan.id));
                ComparedRegion { is_own: reach.is_own(region.id), plan: newest, ..region }
            })
            .collect();
        let mut states: Vec<StateKey> = all.iter().map(|region| region.state.clone()).collect();
        states.sort_unstable();
        states.dedup();
        let only = if let [only] = states.as_slice() { Some(only.clone()) } else { None };
        let state = state.filter(|state| states.contains(state)).or(only);
        all.retain(|region| state.as_ref().is_none_or(|state| region.state == *state));
        let own = all.iter().find(|region| region.is_own).map(|region| region.kinds);
        let compare = if compare == Compare::Like && own.is_none() { Compare::All } else { compare };
        let before = all.len();
        all.retain(|region| compare.holds(region.kinds, own));
        all.sort_by_cached_key(|region| (fold(&region.name), region.id));
        let summary = Summary::of(&all);
        Self { states, state, compare, own, left_out: before - all.len(), regions: all, summary }
    }

    /// The health regions whose value of a figure stands out, each with the median, by name.
    #[must_use]
    pub fn deviations(&self, figure: ComparedFigure) -> Vec<(&ComparedRegion, Deviation)> {
        self.regions
            .iter()
            .filter_map(|region| {
                let value = region.released()?.value(figure)?;
                Some((region, self.summary.deviation(figure, value.value)?))
            })
            .collect()
    }
}

#[cfg(test)]
mod tests;
