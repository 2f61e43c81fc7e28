//! Several nodes chosen together: in the URL, in words, by a line around them, by check boxes, and what to do with them.

mod news;
mod panel;
mod reading;
mod state;
mod table_choice;
pub(super) mod text;
mod tools;

use uuid::Uuid;

use super::{
    id_list::{LISTED_MAX, bound},
    query::{MapQuery, MapView},
};

pub(super) use news::ChoiceNews;
pub(super) use panel::ChoicePanel;
pub(super) use reading::read_choice;
pub use reading::{ChoiceReading, CommonCommittee};
pub(super) use state::{Choosing, Tool};
pub(super) use table_choice::{ChoiceForm, ChooseAll, ChooseRow};
pub(super) use tools::{ChoosingTools, Line};

impl MapQuery {
    /// With other nodes chosen, as many as an address holds.
    #[must_use]
    pub fn with_chosen(&self, chosen: impl IntoIterator<Item = Uuid>) -> Self {
        let mut known = Vec::new();
        for node in chosen {
            if !known.contains(&node) {
                known.push(node);
            }
        }
        known.truncate(self.room_for_chosen());
        Self { chosen: known, ..self.clone() }
    }

    /// With one more node chosen, or without it.
    #[must_use]
    pub fn with_choice_of(&self, node: Uuid, is_chosen: bool) -> Self {
        let others = self.chosen.iter().copied().filter(|known| *known != node);
        self.with_chosen(others.chain(is_chosen.then_some(node)))
    }

    /// How many nodes can be chosen at once.
    #[must_use]
    pub fn room_for_chosen(&self) -> usize {
        let taken = [&self.avoided, &self.folded, &self.hidden, &self.only].map(Vec::len);
        LISTED_MAX.saturating_sub(taken.into_iter().sum())
    }

    /// Shows nothing but the chosen nodes, which are no longer chosen: they are what is there.
    #[must_use]
    pub fn with_only_chosen(&self) -> Self {
        self.changed(|query| query.only = std::mem::take(&mut query.chosen))
    }

    /// The same as a table.
    #[must_use]
    pub fn with_table_of_chosen(&self) -> Self {
        self.with_only_chosen().with_view(MapView::Table)
    }

    /// Hides the chosen nodes.
    #[must_use]
    pub fn with_chosen_hidden(&self) -> Self {
        let mut query = self.changed(|query| {
            let chosen = std::mem::take(&mut query.chosen);
            let is_new = |node: &Uuid| !self.hidden.contains(node);
            query.hidden.extend(chosen.into_iter().filter(is_new));
            let listed = [&mut query.avoided, &mut query.folded, &mut query.hidden, &mut query.only]
                .map(std::mem::take);
            [query.avoided, query.folded, query.hidden, query.only] = bound(listed);
        });
        if query.node.is_some_and(|node| query.hidden.contains(&node)) {
            query = query.with_node(None);
        }
        query
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ids(numbers: impl IntoIterator<Item = u128>) -> Vec<Uuid> {
        numbers.into_iter().map(Uuid::from_u128).collect()
    }

    #[test]
    fn a_choice_survives_the_url_each_node_once_and_within_bounds() {
        let query = MapQuery::default().with_chosen(ids([7, 8, 7])).with_choice_of(Uuid::from_u128(9), true);
        assert_eq!(query.chosen, ids([7, 8, 9]));
        assert_eq!(MapQuery::from_text(&query.kept_text()).chosen, query.chosen);
        assert_eq!(query.with_choice_of(Uuid::from_u128(8), false).chosen, ids([7, 9]));
        let full = MapQuery::default().with_hidden(Uuid::from_u128(1)).with_chosen(ids(10..1_000));
        assert_eq!(full.chosen.len(), LISTED_MAX - 1);
        assert!(full.kept_text().len() < domain::saved_view::VIEW_QUERY_MAX);
        assert_eq!(MapQuery::from_text(&full.kept_text()), full);
        let form = MapQuery::from_text(&format!("chosen={}&chosen=x&chosen={0}", Uuid::from_u128(7)));
        assert_eq!(form.chosen, ids([7]));
    }

    #[test]
    fn the_chosen_become_what_is_shown_or_what_is_not() {
        let node = Some(Uuid::from_u128(8));
        let query = MapQuery { node, page: 3, ..MapQuery::default() }.with_chosen(ids([7, 8]));
        let only = query.with_only_chosen();
        assert_eq!((only.only, only.chosen, only.node, only.page), (ids([7, 8]), Vec::new(), node, 1));
        let hidden = query.with_hidden(Uuid::from_u128(7)).with_chosen_hidden();
        assert_eq!((hidden.hidden, hidden.chosen, hidden.node), (ids([7, 8]), Vec::new(), None));
        assert_eq!(query.with_table_of_chosen().view, MapView::Table);
        assert!(query.with_only_chosen().is_filtered() && !query.is_filtered());
    }

    #[test]
    fn who_is_hidden_is_no_longer_chosen() {
        let query = MapQuery::default().with_chosen(ids([7, 8]));
        assert_eq!(query.with_hidden(Uuid::from_u128(7)).chosen, ids([8]));
    }
}
