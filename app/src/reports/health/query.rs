//! What the address of the network's health says: whose network, since when, and which records are listed.

use std::str::FromStr;

use domain::{id::HealthRegionId, reports::NetworkFigure};
use time::{Date, Duration, macros::format_description};

use crate::links;

/// The records on one page of a list.
pub const PAGE_SIZE: usize = 50;

/// The address.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct HealthQuery {
    /// The health region; all that may be seen if there is none.
    pub region: Option<HealthRegionId>,
    /// The day with which is compared; a year ago if there is none.
    pub since: Option<Date>,
    /// The figure whose records are listed.
    pub figure: Option<NetworkFigure>,
    /// Whether these are the records of the earlier day.
    pub is_then: bool,
    /// The page of the list, from 0.
    pub page: usize,
}

impl HealthQuery {
    /// Reads an address; what is not understood is as if it were not there.
    #[must_use]
    pub fn read(value: impl Fn(&str) -> Option<String>) -> Self {
        fn parsed<T: FromStr>(text: Option<String>) -> Option<T> {
            text.and_then(|text| text.parse().ok())
        }
        let since = value("since");
        let since = since.and_then(|day| Date::parse(&day, format_description!("[year]-[month]-[day]")).ok());
        let page: Option<usize> = parsed(value("page"));
        Self {
            region: parsed(value("region")),
            since: since.filter(|day| (1900..2100).contains(&day.year())),
            figure: parsed(value("figure")),
            is_then: value("of").as_deref() == Some("then"),
            page: page.unwrap_or(1).saturating_sub(1),
        }
    }

    /// The day with which is compared: the wished one if it is over, else today a year ago.
    #[must_use]
    pub fn compared_day(&self, today: Date) -> Date {
        let year_ago = || today.replace_year(today.year() - 1).unwrap_or(today - Duration::days(366));
        self.since.filter(|day| *day < today).unwrap_or_else(year_ago)
    }

    /// The same with the list of what a figure counts, from its first page.
    #[must_use]
    pub const fn with_records(self, figure: NetworkFigure, is_then: bool) -> Self {
        Self { figure: Some(figure), is_then, page: 0, ..self }
    }

    /// The same without a list.
    #[must_use]
    pub const fn without_records(self) -> Self {
        Self { figure: None, is_then: false, page: 0, ..self }
    }

    /// The parts of the address; what is usual does not stand there.
    #[must_use]
    pub fn pairs(&self) -> [(&'static str, Option<String>); 5] {
        let listed = self.figure.is_some();
        [
            ("region", self.region.map(|region| region.to_string())),
            ("since", self.since.map(|day| day.to_string())),
            ("figure", self.figure.map(|figure| figure.to_string())),
            ("of", (listed && self.is_then).then(|| "then".to_owned())),
            ("page", (listed && self.page > 0).then(|| (self.page + 1).to_string())),
        ]
    }

    /// The path of the page.
    #[must_use]
    pub fn path(&self) -> String {
        links::with_query(links::NETWORK_DASHBOARD.to_owned(), &self.pairs())
    }

    /// The path of the same as a file: the list if there is one, else the figures.
    #[must_use]
    pub fn file_path(&self) -> String {
        let whole = Self { page: 0, ..*self };
        links::with_query(links::NETWORK_FILE.to_owned(), &whole.pairs())
    }
}

#[cfg(test)]
mod tests {
    use time::macros::date;

    use super::*;

    fn read(address: &str) -> HealthQuery {
        let pairs: Vec<_> = address.split('&').filter_map(|pair| pair.split_once('=')).collect();
        HealthQuery::read(|name| {
            pairs.iter().find(|(known, _)| *known == name).map(|(_, value)| (*value).to_owned())
        })
    }

    #[test]
    fn an_address_is_read_as_it_is_written() {
        let region = HealthRegionId::named("hassberge");
        for address in [
            format!("region={region}&since=2025-06-01&figure=cut-points&of=then&page=3"),
            "figure=isolated".to_owned(),
            "since=2024-02-29".to_owned(),
        ] {
            assert_eq!(read(&address).path(), format!("/dashboard/network?{address}"));
        }
        for nonsense in
            ["", "region=x&since=2025-02-30&figure=x&page=0", "of=then&page=7", "since=0001-01-01"]
        {
            assert_eq!(read(nonsense).path(), "/dashboard/network", "{nonsense}");
        }
        assert_eq!(read("figure=people&page=4").file_path(), "/dashboard/network.csv?figure=people");
    }

    #[test]
    fn without_a_day_that_is_over_the_year_counts() {
        let today = date!(2026 - 11 - 21);
        assert_eq!(read("").compared_day(today), date!(2025 - 11 - 21));
        assert_eq!(read("since=2026-11-21").compared_day(today), date!(2025 - 11 - 21));
        assert_eq!(read("since=2026-11-20").compared_day(today), date!(2026 - 11 - 20));
        assert_eq!(read("").compared_day(date!(2028 - 02 - 29)), date!(2027 - 02 - 28));
    }
}
