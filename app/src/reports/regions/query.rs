//! What the address of the comparison says: which health regions, by which figure, in which order.

use std::{cmp::Reverse, fmt, str::FromStr};

use domain::{
    directory::state_name,
    permission::StateKey,
    reports::{Compare, ComparedFigure, ComparedRegion},
    search::fold,
    text::UnknownText,
};

use crate::links;

/// By what the table is ordered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SortBy {
    /// The name of the health region.
    Name,
    /// How many people live there.
    Population,
    /// A figure.
    Figure(ComparedFigure),
}

/// The order of the table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RegionSort {
    /// By what.
    pub by: SortBy,
    /// Whether the largest comes first.
    pub is_descending: bool,
}

impl RegionSort {
    /// What a click on the head leads to: the largest first, and the other way round if it is so already. Names begin with A.
    #[must_use]
    pub fn next(self, by: SortBy) -> Self {
        let is_descending = if self.by == by { !self.is_descending } else { by != SortBy::Name };
        Self { by, is_descending }
    }

    /// What assistive technology is told of a head, if the table is ordered by it.
    #[must_use]
    pub fn aria(self, by: SortBy) -> Option<&'static str> {
        (self.by == by).then_some(if self.is_descending { "descending" } else { "ascending" })
    }

    /// Orders health regions; those without a value come last, those with the same by name.
    pub fn order(self, regions: &mut [ComparedRegion]) {
        regions.sort_by_cached_key(|region| fold(&region.name));
        let value = |region: &ComparedRegion| match self.by {
            SortBy::Name => None,
            SortBy::Population => Some(region.population),
            SortBy::Figure(figure) => {
                region.plan.as_ref().and_then(|plan| plan.counts.value(figure)).map(|value| value.value)
            }
        };
        match (self.by, self.is_descending) {
            (SortBy::Name, false) => {}
            (SortBy::Name, true) => regions.reverse(),
            (_, true) => regions.sort_by_key(|region| Reverse(value(region))),
            (_, false) => regions.sort_by_key(|region| (value(region).is_none(), value(region))),
        }
    }
}

impl fmt::Display for RegionSort {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let by = match self.by {
            SortBy::Name => "name",
            SortBy::Population => "population",
            SortBy::Figure(figure) => figure.as_str(),
        };
        write!(f, "{}{by}", if self.is_descending { "-" } else { "" })
    }
}

impl FromStr for RegionSort {
    type Err = UnknownText;
    fn from_str(text: &str) -> Result<Self, UnknownText> {
        let (is_descending, by) = text.strip_prefix('-').map_or((false, text), |by| (true, by));
        let by = match by {
            "name" => SortBy::Name,
            "population" => SortBy::Population,
            figure => SortBy::Figure(figure.parse()?),
        };
        Ok(Self { by, is_descending })
    }
}

/// The address of the comparison.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RegionsQuery {
    /// Health regions of this state, or of all that the reader compares.
    pub state: Option<StateKey>,
    /// The figure that the map and the sentences are about.
    pub figure: ComparedFigure,
    /// The plans of this year, or those of today.
    pub year: Option<i32>,
    /// Which health regions.
    pub compare: Compare,
    /// The order of the table.
    pub sort: RegionSort,
}

impl RegionsQuery {
    /// Reads an address; what is not understood is as if it were not there.
    #[must_use]
    pub fn read(value: impl Fn(&str) -> Option<String>) -> Self {
        fn parsed<T: FromStr>(text: Option<String>) -> Option<T> {
            text.and_then(|text| text.parse().ok())
        }
        Self {
            state: value("state").filter(|key| state_name(key).is_some()).map(|key| StateKey::new(&key)),
            figure: parsed(value("figure")).unwrap_or(ComparedFigure::Late),
            year: parsed(value("year")).filter(|year| (2000..2100).contains(year)),
            compare: parsed(value("compare")).unwrap_or(Compare::All),
            sort: parsed(value("sort")).unwrap_or(RegionSort { by: SortBy::Name, is_descending: false }),
        }
    }

    /// What stands in the address; what is usual does not.
    fn pairs(&self) -> [(&'static str, Option<String>); 5] {
        let usual = Self::read(|_| None);
        [
            ("state", self.state.as_ref().map(|state| state.as_str().to_owned())),
            ("figure", (self.figure != usual.figure).then(|| self.figure.to_string())),
            ("year", self.year.map(|year| year.to_string())),
            ("compare", (self.compare != usual.compare).then(|| self.compare.to_string())),
            ("sort", (self.sort != usual.sort).then(|| self.sort.to_string())),
        ]
    }

    /// The path of the page.
    #[must_use]
    pub fn path(&self) -> String {
        links::with_query(links::REGIONS_DASHBOARD.to_owned(), &self.pairs())
    }

    /// The path of the same as a file.
    #[must_use]
    pub fn file_path(&self) -> String {
        links::with_query(links::REGIONS_FILE.to_owned(), &self.pairs())
    }
}

#[cfg(test)]
mod tests {
    use domain::{
        id::{HealthRegionId, PlanId},
        reports::{ComparedPlan, PlanCounts, RegionKinds, StandingCounts},
    };
    use time::macros::date;

    use super::*;

    fn read(address: &str) -> RegionsQuery {
        let pairs: Vec<_> = address.split('&').filter_map(|pair| pair.split_once('=')).collect();
        RegionsQuery::read(|name| {
            pairs.iter().find(|(known, _)| *known == name).map(|(_, value)| (*value).to_owned())
        })
    }

    #[test]
    fn an_address_is_read_as_it_is_written() {
        for address in [
            "state=09&figure=goals&year=2026&compare=rural&sort=-late",
            "figure=untouched&sort=population",
            "sort=-name",
        ] {
            assert_eq!(read(address).path(), format!("/dashboard/regions?{address}"));
            assert_eq!(read(address).file_path(), format!("/dashboard/regions.csv?{address}"));
        }
        for nonsense in
            ["", "state=99&figure=x&year=abc&compare=x&sort=-x", "year=1&state=9", "figure=late&sort=name"]
        {
            assert_eq!(read(nonsense).path(), "/dashboard/regions", "{nonsense}");
        }
    }

    #[test]
    fn a_second_click_turns_the_order_around() {
        let by_name = RegionSort { by: SortBy::Name, is_descending: false };
        let late = by_name.next(SortBy::Figure(ComparedFigure::Late));
        assert_eq!(late.to_string(), "-late");
        assert_eq!(late.next(SortBy::Figure(ComparedFigure::Late)).to_string(), "late");
        assert_eq!(late.next(SortBy::Name), by_name);
        assert_eq!((late.aria(SortBy::Name), by_name.aria(SortBy::Name)), (None, Some("ascending")));
    }

    fn region(name: &str, population: i64, late: Option<i64>) -> ComparedRegion {
        ComparedRegion {
            id: HealthRegionId::named(name),
            name: name.to_owned(),
            state: StateKey::new("09"),
            districts: Vec::new(),
            population,
            kinds: RegionKinds::of(&[]),
            is_own: false,
            plan: late.map(|late| ComparedPlan {
                id: PlanId::named(name),
                period: (date!(2026 - 01 - 01), date!(2026 - 12 - 31)),
                released_on: Some(date!(2026 - 02 - 01)),
                may_open: false,
                counts: PlanCounts {
                    standing: StandingCounts { counts: [10 - late, 0, late, 0, 0] },
                    ..PlanCounts::default()
                },
            }),
        }
    }

    #[test]
    fn what_has_no_value_comes_last_whichever_comes_first() {
        let order = |sort: &str| {
            let mut regions = [
                region("C", 3, Some(1)),
                region("a", 2, None),
                region("B", 1, Some(5)),
                region("D", 9, Some(1)),
            ];
            sort.parse::<RegionSort>().unwrap().order(&mut regions);
            regions.map(|region| region.name).concat()
        };
        assert_eq!((order("name"), order("-name")), ("aBCD".to_owned(), "DCBa".to_owned()));
        assert_eq!((order("late"), order("-late")), ("CDBa".to_owned(), "BCDa".to_owned()));
        assert_eq!((order("population"), order("-population")), ("BaCD".to_owned(), "DCaB".to_owned()));
    }
}
