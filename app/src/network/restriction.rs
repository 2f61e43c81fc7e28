//! What restricts the map, one by one: in the URL, in words, and how it is lifted.

use std::borrow::Cow;

use domain::{network::NetworkSnapshot, text_enum};
use network_map::{filter::Seat, folding};
use uuid::Uuid;

use super::{
    filter_panel::without_brand,
    query::{FOLDED_MAX, MapQuery, MapView, has_bit},
    reading::Legend,
    restriction_text as text, text as words,
};
use crate::{directory::word, i18n::Language, ui::format};

/// The most steps around a node.
pub const DEPTH_MAX: u32 = 3;

text_enum! {
    /// What somebody is in a committee.
    SeatWord {
        /// Chairs or moderates it.
        Chair = "chair",
        /// Sits in it.
        Member = "member",
    }
}

impl SeatWord {
    /// The seat as the filter knows it.
    #[must_use]
    pub const fn seat(self) -> Seat {
        match self {
            Self::Chair => Seat::Chair,
            Self::Member => Seat::Member,
        }
    }
}

pub(super) fn read_seats(words: &[String]) -> Vec<SeatWord> {
    let known = SeatWord::ALL.iter().copied();
    known.filter(|seat| words.iter().any(|word| word == seat.as_str())).collect()
}

pub(super) fn read_around(node: Option<&str>, depth: Option<&str>) -> Option<(Uuid, u32)> {
    let depth = depth.and_then(|depth| depth.parse().ok()).unwrap_or(1);
    Some((node?.parse().ok()?, u32::clamp(depth, 1, DEPTH_MAX)))
}

/// A restriction in words, and the query without it.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Restriction {
    pub(super) words: String,
    pub(super) lifted: MapQuery,
}

impl MapQuery {
    /// Whether the filter restricts anything, or would if it named something that exists.
    #[must_use]
    pub fn is_filtered(&self) -> bool {
        self.restricted_like(&Self::default()) != *self
    }

    /// With the restrictions of another query; what is selected and how it is shown stay.
    #[must_use]
    pub fn restricted_like(&self, other: &Self) -> Self {
        let mut other = other.clone();
        if other.view == MapView::Topic {
            other.text.clear();
        }
        Self {
            kinds: other.kinds,
            levels: other.levels,
            fields: other.fields,
            region: other.region,
            seats: other.seats,
            around: other.around,
            folded: other.folded,
            hidden: other.hidden,
            only: other.only,
            // A topic is what is asked, no restriction.
            text: if self.view == MapView::Topic { self.text.clone() } else { other.text },
            ..self.clone()
        }
    }

    /// With one more node hidden, and no longer selected or chosen if it was.
    #[must_use]
    pub fn with_hidden(&self, node: Uuid) -> Self {
        let mut query = self.with_choice_of(node, false).changed(|query| {
            if !query.hidden.contains(&node) && query.room_for_chosen() > query.chosen.len() {
                query.hidden.push(node);
            }
        });
        if query.node == Some(node) {
            query = query.with_node(None);
        }
        query
    }

    /// With one more group shown as one node, as far as there is room, or with one opened again.
    #[must_use]
    pub fn with_folded(&self, group: Uuid, is_folded: bool) -> Self {
        self.changed(|query| {
            query.folded.retain(|known| *known != group);
            let has_room = query.folded.len() < FOLDED_MAX && query.room_for_chosen() > query.chosen.len();
            if is_folded && has_room {
                query.folded.push(group);
            }
        })
    }

    /// Whether groups can be shown as one node: in picture and table, unless two days are compared, whose differences are
    /// those of single nodes.
    #[must_use]
    pub fn knows_folds(&self) -> bool {
        matches!(self.view, MapView::Net | MapView::Table) && self.since.is_none()
    }

    /// The groups that are shown as one node.
    #[must_use]
    pub fn folds(&self) -> &[Uuid] {
        if self.knows_folds() { &self.folded } else { &[] }
    }

    /// `network` with these groups folded; as it is if none is there.
    #[must_use]
    pub fn fold<'a>(&self, network: &'a NetworkSnapshot) -> Cow<'a, NetworkSnapshot> {
        let folded = folding::folded(network, self.folds(), &self.kept_apart());
        folded.map_or(Cow::Borrowed(network), Cow::Owned)
    }

    /// The nodes that stay beside the group that they are in when it is folded: without them, what the query asks of them
    /// would no longer hold.
    #[must_use]
    pub fn kept_apart(&self) -> Vec<Uuid> {
        let single = self.around.map(|(node, _)| node).into_iter().chain(self.from);
        single.chain(self.only.iter().chain(&self.avoided).copied()).collect()
    }

    /// With nothing but the surroundings of a node, or without that restriction.
    #[must_use]
    pub fn with_around(&self, around: Option<(Uuid, u32)>) -> Self {
        self.changed(|query| query.around = around)
    }

    /// Adds a seat to the restriction or takes it out.
    #[must_use]
    pub fn with_seat(&self, seat: SeatWord, is_wanted: bool) -> Self {
        self.changed(|query| {
            let known = SeatWord::ALL.iter().copied();
            query.seats = known
                .filter(|&known| if known == seat { is_wanted } else { self.seats.contains(&known) })
                .collect();
        })
    }

    /// All that restricts the map, in the order of the filter.
    #[must_use]
    pub(super) fn restrictions(&self, language: Language, legend: &Legend) -> Vec<Restriction> {
        let mut found = Vec::new();
        let mut add = |words: String, lifted: Self| found.push(Restriction { words, lifted });
        if let Some(region) = self.region_of(&legend.regions) {
            let name = without_brand(&legend.regions[usize::from(region)]);
            add(text::of(language, words::region(language), name), self.changed(|query| query.region = None));
        }
        if !self.kinds.is_empty() {
            let kinds: Vec<_> = self.kinds.iter().map(|kind| words::kinds(language, *kind)).collect();
            let kinds = text::of(language, words::kind_legend(language), &kinds.join(", "));
            add(kinds, self.changed(|query| query.kinds.clear()));
        }
        for level in self.levels.iter().copied() {
            let name = text::of(language, words::level(language), word::level(language, level));
            add(name, self.with_level(level, false));
        }
        let names: Vec<String> = legend.fields.iter().map(|(name, _)| name.clone()).collect();
        let bits = self.field_bits(&names);
        for (index, name) in names.iter().enumerate().filter(|(index, _)| has_bit(bits, *index)) {
            add(text::of(language, text::field(language), name), self.with_field(index, false, &names));
        }
        for seat in self.seats.iter().copied() {
            let name = text::of(language, text::seat_legend(language), text::seat(language, seat));
            add(name, self.with_seat(seat, false));
        }
        if let Some(((_, depth), name)) = self.around.zip(legend.around.as_ref()) {
            add(text::around(language, name, depth), self.with_around(None));
        }
        if legend.only > 0 {
            let number = format::count(language, i64::try_from(legend.only).unwrap_or(i64::MAX));
            add(text::only(language, &number), self.changed(|query| query.only.clear()));
        }
        if legend.folded > 0 {
            let number = format::count(language, i64::try_from(legend.folded).unwrap_or(i64::MAX));
            add(text::folded(language, &number), self.changed(|query| query.folded.clear()));
        }
        if legend.hidden > 0 {
            let number = format::count(language, i64::try_from(legend.hidden).unwrap_or(i64::MAX));
            add(text::hidden(language, &number), self.changed(|query| query.hidden.clear()));
        }
        if self.view != MapView::Topic && !self.text.is_empty() {
            let name = text::of(language, words::part_of_name(language), &self.text);
            add(name, self.changed(|query| query.text.clear()));
        }
        found
    }
}

#[cfg(test)]
mod tests {
    use domain::{directory::Level, network::NodeKind};

    use super::*;
    use crate::network::id_list::LISTED_MAX;

    const ID: &str = "67e55044-10b1-426f-9247-bb680e5fe0c8";

    fn legend() -> Legend {
        Legend {
            fields: vec![("Pflege".to_owned(), 3), ("Sucht, Hitze".to_owned(), 1)],
            regions: vec!["Haßberge".to_owned()],
            around: Some("AG Pflege".to_owned()),
            only: 3,
            hidden: 2,
            ..Legend::default()
        }
    }

    #[test]
    fn every_restriction_is_said_and_lifted_by_itself() {
        let query = MapQuery::from_text(&format!(
            "node={ID}&kind=committee,person&level=state,region&field=0,1&region=Haßberge&seat=chair&around={ID}&depth=2\
             &hide={ID}&only=67e55044-10b1-426f-9247-bb680e5fe0c9&q=AG&view=table"
        ));
        let found = query.restrictions(Language::De, &legend());
        let said: Vec<&str> = found.iter().map(|restriction| restriction.words.as_str()).collect();
        assert_eq!(
            said,
            [
                "Region: Haßberge",
                "Art: Gremien, Menschen",
                "Ebene: Region",
                "Ebene: Land",
                "Handlungsfeld: Pflege",
                "Handlungsfeld: Sucht, Hitze",
                "Rolle: Leitung",
                "Umfeld von AG Pflege, 2 Schritte",
                "Nur Ausgewählte (3)",
                "2 ausgeblendet",
                "Name enthält: AG",
            ]
        );
        for (number, restriction) in found.iter().enumerate() {
            let mut legend = legend();
            if restriction.lifted.hidden.is_empty() {
                legend.hidden = 0;
            }
            if restriction.lifted.only.is_empty() {
                legend.only = 0;
            }
            let left = restriction.lifted.restrictions(Language::De, &legend);
            let left: Vec<&str> = left.iter().map(|restriction| restriction.words.as_str()).collect();
            let mut expected = said.clone();
            expected.remove(number);
            assert_eq!(left, expected);
            assert_eq!((restriction.lifted.node, restriction.lifted.view), (query.node, query.view));
        }
        assert!(query.is_filtered() && !query.without_filter().is_filtered());
        assert!(MapQuery::default().restrictions(Language::En, &Legend::default()).is_empty());
    }

    #[test]
    fn restrictions_survive_the_url_within_bounds() {
        let query = MapQuery::default()
            .with_hidden(Uuid::from_u128(7))
            .with_hidden(Uuid::from_u128(8))
            .with_hidden(Uuid::from_u128(7))
            .with_around(Some((Uuid::from_u128(9), 3)))
            .with_seat(SeatWord::Member, true);
        assert_eq!(query.hidden.len(), 2);
        assert_eq!(MapQuery::from_text(&query.kept_text()).kept_text(), query.kept_text());
        assert_eq!(MapQuery::from_text(&query.kept_text()).restricted_like(&query), query);
        let far = MapQuery::from_text(&format!("around={ID}&depth=99"));
        assert_eq!(far.around.map(|(_, depth)| depth), Some(DEPTH_MAX));
        let many = (0..1_000).fold(MapQuery::default(), |query, id| query.with_hidden(Uuid::from_u128(id)));
        assert_eq!(many.hidden.len(), LISTED_MAX);
        assert!(many.kept_text().len() < domain::saved_view::VIEW_QUERY_MAX);
    }

    #[test]
    fn what_is_folded_is_a_restriction_of_picture_and_table() {
        let network = crate::network::reading::tests::network();
        let [forum, region] = [2, 1].map(Uuid::from_u128);
        let query = MapQuery::default().with_folded(forum, true).with_folded(forum, true);
        assert_eq!((query.folded.as_slice(), query.is_filtered()), ([forum].as_slice(), true));
        assert_eq!(MapQuery::from_text(&query.kept_text()).folded, query.folded);
        assert_eq!(query.fold(&network).nodes.len(), 3);
        assert_eq!(query.with_folded(region, true).fold(&network).nodes.len(), 2);
        for other in ["view=overlaps", "since=2024-01-01"] {
            let other = MapQuery::from_text(&format!("{}&{other}", query.kept_text()));
            assert!(!other.knows_folds() && other.folds().is_empty());
            assert_eq!(other.fold(&network).nodes.len(), 5);
        }
        let member =
            network.nodes.iter().find(|node| query.fold(&network).nodes.iter().all(|one| one.id != node.id));
        let member = member.unwrap().id;
        for restricted in [
            query.with_around(Some((member, 1))),
            MapQuery { from: Some(member), ..query.clone() },
            MapQuery { only: vec![member], ..query.clone() },
            MapQuery { avoided: vec![member], ..query.clone() },
        ] {
            assert!(restricted.fold(&network).nodes.iter().any(|node| node.id == member));
        }
        let legend = Legend { folded: 1, ..Legend::default() };
        let said = query.restrictions(Language::De, &legend);
        assert_eq!(said[0].words, "1 zusammengefaltet");
        assert_eq!(said[0].lifted, query.with_folded(forum, false));
        let many = (0..99).fold(query, |query, id| query.with_folded(Uuid::from_u128(id), true));
        assert_eq!(many.folded.len(), FOLDED_MAX);
    }

    #[test]
    fn who_is_hidden_is_no_longer_selected() {
        let selected = MapQuery { node: Some(Uuid::from_u128(7)), ..MapQuery::default() };
        assert_eq!(selected.with_hidden(Uuid::from_u128(7)).node, None);
        assert_eq!(selected.with_hidden(Uuid::from_u128(8)).node, selected.node);
        let other =
            MapQuery { levels: vec![Level::State], kinds: vec![NodeKind::Person], ..MapQuery::default() };
        let like = selected.restricted_like(&other);
        assert_eq!((like.node, &like.levels, &like.kinds), (selected.node, &other.levels, &other.kinds));
    }
}
