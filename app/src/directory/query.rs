//! What a list shows, read from the URL: everything unknown is ignored, so that no link is ever an error.

use domain::{
    directory::{
        CommitteeKind, DirectoryList, DirectoryQuery, DirectorySort, HealthRegionKind, OrganisationKind,
        RegionKind, STATES,
    },
    permission::StateKey,
    search::QUESTION_MAX,
};

/// The kinds a list can be filtered by, as they stand in the URL.
#[must_use]
pub(super) fn kinds(list: DirectoryList) -> Vec<&'static str> {
    match list {
        DirectoryList::HealthRegions => HealthRegionKind::ALL.iter().map(|kind| kind.as_str()).collect(),
        DirectoryList::Committees => CommitteeKind::ALL.iter().map(|kind| kind.as_str()).collect(),
        DirectoryList::Organisations => OrganisationKind::ALL.iter().map(|kind| kind.as_str()).collect(),
        DirectoryList::Regions => RegionKind::ALL.iter().map(|kind| kind.as_str()).collect(),
        DirectoryList::People => Vec::new(),
    }
}

/// Whether the records of a list have a level.
#[must_use]
pub(super) const fn has_level(list: DirectoryList) -> bool {
    matches!(list, DirectoryList::Committees | DirectoryList::Organisations)
}

/// Whether the records of a list work in fields of action.
#[must_use]
pub(super) const fn has_field(list: DirectoryList) -> bool {
    !matches!(list, DirectoryList::Regions)
}

/// Whether the records of a list belong to a health region.
#[must_use]
pub(super) const fn has_health_region(list: DirectoryList) -> bool {
    matches!(list, DirectoryList::Committees | DirectoryList::Organisations | DirectoryList::People)
}

/// Reads the query of a list; `value` looks a name up in the URL.
#[must_use]
pub fn read(list: DirectoryList, value: impl Fn(&str) -> Option<String>) -> DirectoryQuery {
    let value = |name: &str| value(name).map(|text| text.trim().to_owned()).filter(|text| !text.is_empty());
    let state = value("state").filter(|key| STATES.iter().any(|(known, _)| known == key));
    DirectoryQuery {
        list,
        text: value("q").map(|text| text.chars().take(QUESTION_MAX).collect()).unwrap_or_default(),
        kind: value("kind").filter(|kind| kinds(list).contains(&kind.as_str())),
        level: value("level").and_then(|level| level.parse().ok()).filter(|_| has_level(list)),
        field_id: value("field").and_then(|id| id.parse().ok()).filter(|_| has_field(list)),
        health_region_id: value("region").and_then(|id| id.parse().ok()).filter(|_| has_health_region(list)),
        state: state.map(|key| StateKey::new(&key)),
        sort: value("sort").and_then(|sort| sort.parse().ok()).unwrap_or(DirectorySort::Name),
        page: value("page").and_then(|page| page.parse().ok()).filter(|page| *page > 0).unwrap_or(1),
    }
}

/// Whether anything but the order is asked for.
#[must_use]
pub(super) fn is_filtered(query: &DirectoryQuery) -> bool {
    let plain = DirectoryQuery { sort: query.sort, page: query.page, ..DirectoryQuery::new(query.list) };
    *query != plain
}

/// The first page of the same query after a change.
#[must_use]
pub(super) fn changed(query: &DirectoryQuery, change: impl FnOnce(&mut DirectoryQuery)) -> DirectoryQuery {
    let mut changed = DirectoryQuery { page: 1, ..query.clone() };
    change(&mut changed);
    changed
}

/// The pages offered below a list: first, last and those around the current one; `None` is a gap.
#[must_use]
pub(super) fn offered_pages(current: u32, last: u32) -> Vec<Option<u32>> {
    let mut offered = Vec::new();
    let mut before = 0;
    for page in (1..=last).filter(|page| *page == 1 || *page == last || page.abs_diff(current) <= 1) {
        match page - before {
            1 => {}
            // A gap of one page is no shorter than the page itself.
            2 => offered.push(Some(page - 1)),
            _ => offered.push(None),
        }
        offered.push(Some(page));
        before = page;
    }
    offered
}

/// The number of the last page.
#[must_use]
pub(super) fn last_page(total: i64) -> u32 {
    u32::try_from(total.max(1)).unwrap_or(u32::MAX).div_ceil(DirectoryQuery::PAGE_SIZE)
}

#[cfg(test)]
mod tests {
    use domain::directory::Level;

    use super::*;

    fn from(list: DirectoryList, pairs: &[(&str, &str)]) -> DirectoryQuery {
        read(list, |name| {
            pairs.iter().find(|(known, _)| *known == name).map(|(_, value)| (*value).to_owned())
        })
    }

    #[test]
    fn what_is_set_is_read() {
        let pairs =
            [("q", " Pflege "), ("kind", "forum"), ("level", "state"), ("state", "06"), ("page", "3")];
        let query = from(DirectoryList::Committees, &pairs);
        assert_eq!(
            (query.text.as_str(), query.kind.as_deref(), query.level),
            ("Pflege", Some("forum"), Some(Level::State))
        );
        assert_eq!((query.state, query.page), (Some(StateKey::new("06")), 3));
    }

    #[test]
    fn what_makes_no_sense_is_ignored() {
        let pairs = [
            ("q", ""),
            ("kind", "guild"),
            ("level", ""),
            ("state", "99"),
            ("field", "x"),
            ("sort", "?"),
            ("page", "-1"),
        ];
        assert_eq!(from(DirectoryList::Committees, &pairs), DirectoryQuery::new(DirectoryList::Committees));
        let pairs = [("level", "state"), ("region", "00000000-0000-8000-8000-000000000000")];
        assert_eq!(from(DirectoryList::Regions, &pairs), DirectoryQuery::new(DirectoryList::Regions));
    }

    #[test]
    fn a_query_knows_whether_it_filters() {
        let query = from(DirectoryList::People, &[("sort", "size"), ("page", "2")]);
        assert!(!is_filtered(&query));
        assert!(is_filtered(&changed(&query, |query| query.text = "Pflege".to_owned())));
    }

    #[test]
    fn pages_around_the_current_one_are_offered() {
        assert_eq!(offered_pages(1, 1), [Some(1)]);
        assert_eq!(offered_pages(3, 5), [1, 2, 3, 4, 5].map(Some));
        assert_eq!(offered_pages(5, 9), [Some(1), None, Some(4), Some(5), Some(6), None, Some(9)]);
        assert_eq!((last_page(0), last_page(50), last_page(51)), (1, 1, 2));
    }
}
