//! Which saved view the page shows.

use super::api::PlanViewRow;
use crate::plan::plan_query::PlanQuery;

/// The saved view that the page shows, or has come from.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct OpenView {
    /// The view.
    pub(super) row: PlanViewRow,
    /// Whether the page shows something else by now.
    pub(super) is_changed: bool,
}

impl OpenView {
    /// Finds the view among those the reader may open: the one the address names, or the first that shows the same. One that
    /// shows the same is rather meant than one from which the page has gone on.
    pub(super) fn find(rows: &[PlanViewRow], query: &PlanQuery) -> Option<Self> {
        let kept = query.kept_text();
        let shows = |row: &&PlanViewRow| row.view == query.view && row.query == kept;
        let named = rows.iter().find(|row| query.saved == Some(row.id));
        let same = named.filter(shows).or_else(|| rows.iter().find(shows));
        let (row, is_changed) = match (same, named) {
            (Some(row), _) => (row, false),
            (None, named) => (named?, true),
        };
        Some(Self { row: row.clone(), is_changed })
    }
}

#[cfg(test)]
mod tests {
    use domain::{id::SavedPlanViewId, permission::Visibility, plan::PlanView};

    use super::*;
    use crate::network::saved_views::api::AudienceChoice;

    fn row(name: &str, view: PlanView, query: &str) -> PlanViewRow {
        PlanViewRow {
            id: SavedPlanViewId::named(name),
            name: name.to_owned(),
            view,
            query: query.to_owned(),
            audience: AudienceChoice {
                key: "private".to_owned(),
                visibility: Visibility::Private,
                name: None,
            },
            owner: None,
            may_change: true,
            version: 1,
        }
    }

    #[test]
    fn the_open_view_is_the_one_that_shows_the_same_or_the_one_it_was() {
        let rows = [
            row("late", PlanView::Table, "only=late"),
            row("late too", PlanView::Table, "only=late"),
            row("board", PlanView::Board, "only=late"),
        ];
        let open = |saved: Option<&str>, view, query: &str| {
            let saved = saved.map(SavedPlanViewId::named);
            let open = OpenView::find(&rows, &PlanQuery { saved, ..PlanQuery::kept(view, query) });
            open.map(|open| (open.row.name, open.is_changed))
        };
        let shown = |name: &str| Some((name.to_owned(), false));
        let changed = |name: &str| Some((name.to_owned(), true));
        assert_eq!(open(None, PlanView::Table, "only=late"), shown("late"));
        assert_eq!(open(Some("late too"), PlanView::Table, "only=late"), shown("late too"));
        assert_eq!(open(None, PlanView::Table, "only=late&sort=title"), None);
        assert_eq!(open(Some("late"), PlanView::Table, "only=late&sort=title"), changed("late"));
        assert_eq!(open(Some("late"), PlanView::Calendar, "only=late"), changed("late"));
        assert_eq!(open(Some("late"), PlanView::Board, "only=late"), shown("board"));
        assert_eq!(open(Some("somebody else's"), PlanView::Board, ""), None);
        // The open sheet and what the view does not show make no difference.
        assert_eq!(open(None, PlanView::Board, "sort=title&only=late&measure=1"), shown("board"));
    }
}
