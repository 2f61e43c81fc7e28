//! What the page shows, read from the URL and written back: everything unknown is ignored, so no link is ever an error.

use domain::{directory::Level, network::NodeKind, search::QUESTION_MAX, suitability::TOPIC_MAX};
use leptos_router::params::ParamsMap;
use network_map::filter::{Around, MapFilter};
use serde::{Deserialize, Serialize};
use time::{Date, macros::format_description};
use uuid::Uuid;

use super::{
    by_hand::{self, Note, Pin},
    id_list,
    measure::NodeSize,
    outline::MapOutline,
    overlap_rule::OverlapRule,
    restriction::{self, SeatWord},
};
use crate::{links, ui::kind::node_word};

/// How the network is shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum MapView {
    /// As a picture.
    #[default]
    Net,
    /// As a table.
    Table,
    /// Only the committees that have members in common.
    Overlaps,
    /// Who holds the network together.
    Bonds,
    /// Who is right for a topic.
    Topic,
    /// What regions lack.
    Gaps,
    /// Only what has changed between two days.
    Changes,
}

impl MapView {
    const ALL: [Self; 7] =
        [Self::Net, Self::Table, Self::Overlaps, Self::Bonds, Self::Topic, Self::Gaps, Self::Changes];

    /// As it stands in the URL; the picture needs no word.
    pub(super) const fn word(self) -> Option<&'static str> {
        match self {
            Self::Net => None,
            Self::Table => Some("table"),
            Self::Overlaps => Some("overlaps"),
            Self::Bonds => Some("bonds"),
            Self::Topic => Some("topic"),
            Self::Gaps => Some("gaps"),
            Self::Changes => Some("changes"),
        }
    }

    /// Whether it can be of another day: what is advised is advised for today.
    const fn knows_time(self) -> bool {
        !matches!(self, Self::Topic | Self::Gaps)
    }
}

/// What the places of the nodes tell.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum MapArrangement {
    /// Which region they belong to: kept places, the same for everybody.
    #[default]
    Neighbourhoods,
    /// Who is how many steps away from whom.
    Structure,
    /// Where their region lies.
    Geography,
    /// Their administrative level.
    Levels,
    /// How many steps they are from the selected node.
    Around,
}

impl MapArrangement {
    /// All, in the order in which they are offered.
    pub const ALL: [Self; 5] =
        [Self::Neighbourhoods, Self::Structure, Self::Geography, Self::Levels, Self::Around];

    /// As it stands in the URL; the first needs no word.
    pub(super) const fn word(self) -> Option<&'static str> {
        match self {
            Self::Neighbourhoods => None,
            Self::Structure => Some("structure"),
            Self::Geography => Some("geography"),
            Self::Levels => Some("levels"),
            Self::Around => Some("around"),
        }
    }
}

/// The order of the table.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum NodeOrder {
    /// By name, from A to Z.
    #[default]
    Name,
    /// By the number of links, the most first.
    Links,
    /// By what the size of the nodes says, the largest first.
    Size,
}

impl NodeOrder {
    /// As it stands in the URL; the first needs no word.
    const fn word(self) -> Option<&'static str> {
        match self {
            Self::Name => None,
            Self::Links => Some("links"),
            Self::Size => Some("size"),
        }
    }

    fn read(word: Option<&str>) -> Self {
        let all = [Self::Name, Self::Links, Self::Size];
        all.into_iter().find(|order| order.word() == word).unwrap_or_default()
    }
}

/// Most groups that are shown as one node.
pub const FOLDED_MAX: usize = 40;

/// Most nodes over which a way shall not lead.
pub const AVOIDED_MAX: usize = 20;

/// The state of the page. Nothing chosen means no restriction.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct MapQuery {
    /// The saved view that was opened; what else the query says comes first.
    pub saved: Option<Uuid>,
    /// The selected node.
    pub node: Option<Uuid>,
    /// The node from which the way to the selected one is asked for.
    pub from: Option<Uuid>,
    /// Nodes over which that way shall not lead.
    pub avoided: Vec<Uuid>,
    /// Kinds to show; all if empty.
    pub kinds: Vec<NodeKind>,
    /// Levels to show.
    pub levels: Vec<Level>,
    /// Fields of action by name or number, as they stand in the URL.
    pub fields: Vec<String>,
    /// The health region by name or number, as it stands in the URL.
    pub region: Option<String>,
    /// Seats to show; all nodes if empty.
    pub seats: Vec<SeatWord>,
    /// The node around which is shown, and how many steps far.
    pub around: Option<(Uuid, u32)>,
    /// Groups that are shown as one node.
    pub folded: Vec<Uuid>,
    /// Nodes that are not shown.
    pub hidden: Vec<Uuid>,
    /// The only nodes to show; all if empty.
    pub only: Vec<Uuid>,
    /// Nodes that are chosen together.
    pub chosen: Vec<Uuid>,
    /// Nodes that stand where somebody has put them.
    pub pins: Vec<Pin>,
    /// What is written into the picture.
    pub notes: Vec<Note>,
    /// Part of a name; where it is asked who is right for a topic, the topic.
    pub text: String,
    /// The day on which the network is shown; today if none is chosen.
    pub on: Option<Date>,
    /// The day with which it is compared.
    pub since: Option<Date>,
    /// Picture or table.
    pub view: MapView,
    /// What the places of the nodes tell.
    pub arrangement: MapArrangement,
    /// What the size of a node says.
    pub size: NodeSize,
    /// Around whom outlines are drawn.
    pub outline: MapOutline,
    /// The order of the table.
    pub order: NodeOrder,
    /// The page of the table, from 1; 0 counts as 1.
    pub page: usize,
    /// Which committees count as double structures.
    pub overlap_rule: OverlapRule,
    /// Whether the picture lights all pairs of these.
    pub lights_pairs: bool,
    /// Whether the picture is presented, alone on the page; the saved view is the step.
    pub presents: bool,
}

impl MapQuery {
    /// Reads the query of a URL.
    #[must_use]
    pub fn read(values: &ParamsMap) -> Self {
        let all = |name: &str| values.get_all(name).unwrap_or_default();
        let words = |name: &str| {
            let values = all(name);
            values
                .iter()
                .flat_map(|value| value.split(','))
                .map(|word| word.trim().to_owned())
                .collect::<Vec<_>>()
        };
        let one = |name: &str| {
            all(name).pop().map(|value| value.trim().to_owned()).filter(|value| !value.is_empty())
        };
        let (kinds, levels) = (words("kind"), words("level"));
        let kinds =
            NodeKind::ALL.into_iter().filter(|kind| kinds.iter().any(|word| word == node_word(*kind)));
        let levels =
            Level::ALL.iter().copied().filter(|level| levels.iter().any(|word| word == level.as_str()));
        let view = {
            let word = one("view");
            MapView::ALL.into_iter().find(|view| view.word() == word.as_deref()).unwrap_or_default()
        };
        let text_max = if view == MapView::Topic { TOPIC_MAX } else { QUESTION_MAX };
        let mut fields = all("field");
        fields.retain(|field| !field.trim().is_empty());
        fields.truncate(32);
        let [mut avoided, mut folded, hidden, only, chosen] =
            ["avoid", "fold", "hide", "only", "chosen"].map(|name| id_list::read_ids(&words(name)));
        avoided.truncate(AVOIDED_MAX);
        folded.truncate(FOLDED_MAX);
        let [avoided, folded, hidden, only, chosen] = id_list::bound([avoided, folded, hidden, only, chosen]);
        Self {
            saved: one("saved").and_then(|id| id.parse().ok()),
            node: one("node").and_then(|id| id.parse().ok()),
            from: one("from").and_then(|id| id.parse().ok()),
            avoided,
            kinds: restricting(kinds.collect()),
            levels: levels.collect(),
            fields,
            region: one("region"),
            seats: restriction::read_seats(&words("seat")),
            around: restriction::read_around(one("around").as_deref(), one("depth").as_deref()),
            folded,
            hidden,
            only,
            chosen,
            pins: by_hand::read_pins(&words("pins")),
            notes: by_hand::read_notes(&all("note")),
            text: one("q").map(|text| text.chars().take(text_max).collect()).unwrap_or_default(),
            on: one("on").and_then(|day| read_day(&day)).filter(|_| view.knows_time()),
            since: one("since").and_then(|day| read_day(&day)).filter(|_| view.knows_time()),
            view,
            arrangement: {
                let word = one("arrange");
                let is_meant = |known: &MapArrangement| known.word() == word.as_deref();
                MapArrangement::ALL.into_iter().find(is_meant).unwrap_or_default()
            },
            size: NodeSize::read(one("size").as_deref()),
            outline: MapOutline::read(one("outline").as_deref()),
            order: NodeOrder::read(one("sort").as_deref()),
            page: one("page").and_then(|page| page.parse().ok()).unwrap_or(1).max(1),
            overlap_rule: OverlapRule::read(one("least").as_deref(), one("weight").as_deref()),
            lights_pairs: view == MapView::Net && one("pairs").as_deref() == Some("all"),
            // Whoever writes the link by hand may leave out what it is equal to.
            presents: view == MapView::Net && values.get("present").is_some(),
        }
    }

    /// Reads the query of a URL as a text, without the question mark.
    #[must_use]
    pub fn from_text(text: &str) -> Self {
        let pairs = text.split('&').filter_map(|pair| pair.split_once('='));
        let values: ParamsMap =
            pairs.map(|(name, value)| (name.to_owned(), value.replace('+', "%20"))).collect();
        Self::read(&values)
    }

    /// What of it a saved view keeps, as the query of a URL without the question mark.
    #[must_use]
    pub fn kept_text(&self) -> String {
        let kept = Self { saved: None, page: 1, presents: false, ..self.clone() };
        links::map(&kept).split_once('?').map(|(_, query)| query.to_owned()).unwrap_or_default()
    }

    /// Whether it shows something else than `other`; who is selected does not count.
    #[must_use]
    pub fn differs_from(&self, other: &Self) -> bool {
        let shown = |query: &Self| Self {
            saved: None,
            node: None,
            from: None,
            avoided: Vec::new(),
            chosen: Vec::new(),
            page: 1,
            presents: false,
            ..query.clone()
        };
        shown(self) != shown(other)
    }

    /// The parts of the URL's query; what is not set is not there.
    #[must_use]
    pub fn pairs(&self) -> Vec<(&'static str, Option<String>)> {
        let list = |words: Vec<&str>| Some(words.join(",")).filter(|list| !list.is_empty());
        let mut pairs = vec![
            ("saved", self.saved.map(|id| id.to_string())),
            ("node", self.node.map(|id| id.to_string())),
            ("from", self.from.map(|id| id.to_string())),
            ("avoid", id_list::ids_word(&self.avoided)),
            ("kind", list(self.kinds.iter().map(|kind| node_word(*kind)).collect())),
            ("level", list(self.levels.iter().map(|level| level.as_str()).collect())),
        ];
        pairs.extend(self.fields.iter().map(|field| ("field", Some(field.clone()))));
        let is_table = self.view == MapView::Table;
        pairs.extend([
            ("region", self.region.clone()),
            ("seat", list(self.seats.iter().map(|seat| seat.as_str()).collect())),
            ("around", self.around.map(|(node, _)| node.to_string())),
            ("depth", self.around.map(|(_, depth)| depth.to_string())),
            ("fold", id_list::ids_word(&self.folded)),
            ("hide", id_list::ids_word(&self.hidden)),
            ("only", id_list::ids_word(&self.only)),
            ("chosen", id_list::ids_word(&self.chosen)),
            ("q", Some(self.text.clone()).filter(|text| !text.is_empty())),
            ("on", self.on.map(|day| day.to_string())),
            ("since", self.since.map(|day| day.to_string())),
            ("view", self.view.word().map(str::to_owned)),
            ("arrange", self.arrangement.word().map(str::to_owned)),
            ("size", self.size.word().map(str::to_owned)),
            ("outline", self.outline.word().map(str::to_owned)),
            ("sort", self.order.word().filter(|_| is_table).map(str::to_owned)),
            ("page", (is_table && self.page > 1).then(|| self.page.to_string())),
        ]);
        pairs.push(("pins", by_hand::pins_word(&self.pins)));
        pairs.extend(self.notes.iter().map(|note| ("note", Some(by_hand::note_word(note)))));
        if self.lights_pairs {
            pairs.push(("pairs", Some("all".to_owned())));
        }
        if self.view == MapView::Overlaps || self.lights_pairs {
            pairs.extend(self.overlap_rule.pairs());
        }
        if self.presents {
            pairs.push(("present", Some("yes".to_owned())));
        }
        pairs
    }

    /// The filter, once it is known which fields and regions there are.
    #[must_use]
    pub fn filter(&self, fields: &[String], regions: &[String]) -> MapFilter {
        MapFilter {
            kinds: self.kinds.clone(),
            levels: self.levels.clone(),
            fields: self.field_bits(fields),
            region: self.region_of(regions),
            seats: self.seats.iter().map(|seat| seat.seat()).collect(),
            around: self.around.map(|(node, depth)| Around { node, depth }),
            only: self.only.clone(),
            hidden: self.hidden.clone(),
            ..MapFilter::default()
        }
    }

    /// The place of the wanted region among the regions there are.
    #[must_use]
    pub fn region_of(&self, regions: &[String]) -> Option<u16> {
        self.region.as_deref().and_then(|region| place_of(region, regions)).and_then(|i| i.try_into().ok())
    }

    /// The same query, changed, from its first page.
    #[must_use]
    pub fn changed(&self, change: impl FnOnce(&mut Self)) -> Self {
        let mut changed = Self { page: 1, ..self.clone() };
        change(&mut changed);
        changed
    }

    /// With another selection; without one there is no way either.
    #[must_use]
    pub fn with_node(&self, node: Option<Uuid>) -> Self {
        let avoided = if node.is_some() { self.avoided.clone() } else { Vec::new() };
        Self { node, from: node.and(self.from), avoided, ..self.clone() }
    }

    /// With another node from which the way to the selected one is asked for; it may lead over anybody.
    #[must_use]
    pub fn with_from(&self, from: Option<Uuid>) -> Self {
        Self { from, avoided: Vec::new(), ..self.clone() }
    }

    /// With one more node over which the way shall not lead, as far as there is room, or with one less.
    #[must_use]
    pub fn with_avoided(&self, node: Uuid, is_avoided: bool) -> Self {
        let mut avoided = self.avoided.clone();
        avoided.retain(|known| *known != node);
        if is_avoided && avoided.len() < AVOIDED_MAX && self.room_for_chosen() > self.chosen.len() {
            avoided.push(node);
        }
        Self { avoided, ..self.clone() }
    }

    /// As it is on another day, or today.
    #[must_use]
    pub fn with_on(&self, on: Option<Date>) -> Self {
        self.changed(|query| query.on = on)
    }

    /// Compared with another day, or with none.
    #[must_use]
    pub fn with_since(&self, since: Option<Date>) -> Self {
        self.changed(|query| query.since = since)
    }

    /// Whether more is asked for than the network of today.
    #[must_use]
    pub fn is_about_time(&self) -> bool {
        self.on.is_some() || self.since.is_some() || self.view == MapView::Changes
    }

    /// Shown in another way.
    #[must_use]
    pub fn with_view(&self, view: MapView) -> Self {
        self.changed(|query| {
            // A topic is no part of a name.
            if (query.view == MapView::Topic) != (view == MapView::Topic) {
                query.text.clear();
            }
            (query.lights_pairs, query.presents) = (false, false);
            if !view.knows_time() {
                (query.on, query.since) = (None, None);
            }
            query.view = view;
        })
    }

    /// The picture, with or without all pairs of double structures lit.
    #[must_use]
    pub fn with_pairs_lit(&self, lights_pairs: bool) -> Self {
        Self { lights_pairs, ..self.with_view(MapView::Net).with_node(None) }
    }

    /// The picture, presented or no longer.
    #[must_use]
    pub fn with_presented(&self, presents: bool) -> Self {
        let picture = if self.view == MapView::Net { self.clone() } else { self.with_view(MapView::Net) };
        Self { presents, ..picture }
    }

    /// Arranged in another way; what was laid by hand has no place there.
    #[must_use]
    pub fn with_arrangement(&self, arrangement: MapArrangement) -> Self {
        let laid = if arrangement == self.arrangement { self.clone() } else { self.with_nothing_laid() };
        Self { arrangement, ..laid }
    }

    /// Without restrictions; what is selected stays.
    #[must_use]
    pub fn without_filter(&self) -> Self {
        Self { saved: None, page: 1, ..self.restricted_like(&Self::default()) }
    }

    /// Nothing but which nodes of which day are shown.
    #[must_use]
    pub fn only_filter(&self) -> Self {
        Self {
            kinds: self.kinds.clone(),
            levels: self.levels.clone(),
            fields: self.fields.clone(),
            region: self.region.clone(),
            on: self.on,
            ..Self::default()
        }
    }

    /// Whether nodes of `kind` are shown.
    #[must_use]
    pub fn shows(&self, kind: NodeKind) -> bool {
        self.kinds.is_empty() || self.kinds.contains(&kind)
    }

    /// Shows or hides a kind. To hide the last one would show nothing, so it shows everything again.
    #[must_use]
    pub fn with_kind(&self, kind: NodeKind, is_shown: bool) -> Self {
        self.changed(|query| {
            let kinds = NodeKind::ALL
                .into_iter()
                .filter(|&known| if known == kind { is_shown } else { self.shows(known) });
            query.kinds = restricting(kinds.collect());
        })
    }

    /// Adds a level to the restriction or takes it out.
    #[must_use]
    pub fn with_level(&self, level: Level, is_wanted: bool) -> Self {
        self.changed(|query| {
            query.levels = Level::ALL
                .iter()
                .copied()
                .filter(|&known| if known == level { is_wanted } else { self.levels.contains(&known) })
                .collect();
        })
    }

    /// Adds the field number `field` of `fields` to the restriction or takes it out.
    #[must_use]
    pub fn with_field(&self, field: usize, is_wanted: bool, fields: &[String]) -> Self {
        let bits = self.field_bits(fields);
        self.changed(|query| {
            query.fields = fields
                .iter()
                .enumerate()
                .filter(|(index, _)| if *index == field { is_wanted } else { has_bit(bits, *index) })
                .map(|(_, name)| name.clone())
                .collect();
        })
    }

    /// The wanted fields as bits of the fields there are.
    #[must_use]
    pub fn field_bits(&self, fields: &[String]) -> u32 {
        let bit = |word: &str| place_of(word, fields).filter(|index| *index < 32).map(|index| 1u32 << index);
        self.fields
            .iter()
            // A name may hold a comma; a list of numbers does.
            .flat_map(|value| match bit(value) {
                Some(bit) => vec![bit],
                None => value.split(',').filter_map(bit).collect(),
            })
            .fold(0, |bits, bit| bits | bit)
    }
}

/// A day as it stands in a URL and as a date field sends it: `2025-06-30`. Years have four digits.
pub(super) fn read_day(text: &str) -> Option<Date> {
    Date::parse(text, format_description!("[year repr:full range:standard]-[month]-[day]"))
        .ok()
        .filter(|day| (1000..=9999).contains(&day.year()))
}

/// Whether the bit number `index` is set.
#[must_use]
pub fn has_bit(bits: u32, index: usize) -> bool {
    index < 32 && bits >> index & 1 == 1
}

/// How a name is written into the URL: by itself if it is the only one of its name, else by its number.
#[must_use]
pub fn written(index: usize, names: &[String]) -> String {
    match names.get(index) {
        Some(name) if names.iter().position(|known| known == name) == Some(index) => name.clone(),
        _ => index.to_string(),
    }
}

/// All kinds are no restriction.
fn restricting(kinds: Vec<NodeKind>) -> Vec<NodeKind> {
    if kinds.len() == NodeKind::ALL.len() { Vec::new() } else { kinds }
}

/// The place of a name, or the place a number names.
fn place_of(word: &str, names: &[String]) -> Option<usize> {
    let word = word.trim();
    names
        .iter()
        .position(|name| name.trim() == word)
        .or_else(|| word.parse().ok().filter(|index| *index < names.len()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(names: &[&str]) -> Vec<String> {
        names.iter().map(|&name| name.to_owned()).collect()
    }

    fn read(pairs: &[(&'static str, &str)]) -> MapQuery {
        MapQuery::read(&pairs.iter().copied().collect())
    }

    #[test]
    fn a_form_and_a_short_link_say_the_same() {
        let form =
            read(&[("kind", "committee"), ("kind", "person"), ("field", "Pflege"), ("field", "Hitze")]);
        let link = read(&[("kind", "person,committee"), ("field", "1,0")]);
        let fields = names(&["Hitze", "Pflege", "Sucht"]);
        assert_eq!(form.kinds, [NodeKind::Committee, NodeKind::Person]);
        assert_eq!((form.field_bits(&fields), link.field_bits(&fields)), (0b11, 0b11));
    }

    #[test]
    fn what_is_unknown_is_ignored() {
        let query = read(&[
            ("node", "x"),
            ("kind", "guild"),
            ("level", "moon,state"),
            ("region", "99"),
            ("field", "Alchemie"),
            ("on", "2025-02-30"),
            ("since", "gestern"),
            ("view", "cube"),
            ("arrange", "spiral"),
            ("size", "huge"),
            ("outline", "moon"),
            ("sort", "colour"),
            ("avoid", "x"),
            ("page", "-3"),
            ("hide", "x,,7"),
            ("only", "all"),
            ("chosen", "one,two"),
            ("around", "nobody"),
            ("depth", "2"),
            ("seat", "throne"),
        ]);
        assert_eq!((query.node, query.page, query.view), (None, 1, MapView::Net));
        assert_eq!(query.arrangement, MapArrangement::Neighbourhoods);
        assert_eq!((query.on, query.since), (None, None));
        assert_eq!(
            (query.levels.as_slice(), query.region_of(&names(&["Haßberge"]))),
            ([Level::State].as_slice(), None)
        );
        assert_eq!(query.field_bits(&names(&["Pflege"])), 0);
        assert!(query.kinds.is_empty() && query.hidden.is_empty() && query.around.is_none());
        assert!(query.only.is_empty() && query.chosen.is_empty() && query.avoided.is_empty());
        let usual = MapQuery::default();
        assert_eq!((query.size, query.outline, query.order), (usual.size, usual.outline, usual.order));
    }

    #[test]
    fn sizes_and_outlines_survive_the_url_and_restrict_nothing() {
        for size in NodeSize::ALL {
            for outline in MapOutline::ALL {
                let query = MapQuery { size, outline, ..MapQuery::from_text("view=table&sort=size") };
                assert_eq!(MapQuery::from_text(&query.kept_text()), query);
                assert_eq!((query.is_filtered(), query.without_filter().size), (false, size));
            }
        }
    }

    #[test]
    fn whom_a_way_avoids_is_in_the_url_until_the_way_ends() {
        let [from, to, one, other] = [1, 2, 3, 4].map(Uuid::from_u128);
        let way = MapQuery::default().with_node(Some(to)).with_from(Some(from));
        let query = way.with_avoided(one, true).with_avoided(other, true).with_avoided(one, true);
        assert_eq!(query.avoided, [other, one]);
        assert_eq!(MapQuery::from_text(&query.kept_text()).avoided, query.avoided);
        assert_eq!(query.with_avoided(one, false).avoided, [other]);
        assert_eq!(query.with_node(Some(one)).avoided, query.avoided);
        assert!(query.with_node(None).avoided.is_empty() && query.with_from(None).avoided.is_empty());
        assert!(!query.is_filtered() && !query.differs_from(&way));
        let many = (10..99).fold(way, |query, node| query.with_avoided(Uuid::from_u128(node), true));
        assert_eq!(many.avoided.len(), AVOIDED_MAX);
    }

    #[test]
    fn a_query_survives_the_url() {
        let text = "node=67e55044-10b1-426f-9247-bb680e5fe0c8&from=a1a2a3a4-b1b2-c1c2-d1d2-d3d4d5d6d7d8&kind=committee,person&level=region&field=Sucht,%20Pflege&field=Hitze&region=3&q=AG&on=2025-06-30&since=2024-01-01&view=table&arrange=levels&sort=links&page=2";
        let query = MapQuery::from_text(text);
        let path = links::map(&query);
        assert_eq!(MapQuery::from_text(path.trim_start_matches("/map?")), query);
        assert!(query.node.is_some() && query.from.is_some());
        assert!(query.is_about_time() && query.without_filter().is_about_time());
        assert!(path.contains("&on=2025-06-30&since=2024-01-01&"), "{path}");
        assert!(path.contains("&kind=committee,person&level=region&field=Sucht,%20Pflege"), "{path}");
        assert_eq!(query.with_node(None).from, None);
        assert_eq!(links::map(&MapQuery::default()), "/map");
    }

    #[test]
    fn a_view_keeps_what_is_shown_and_who_is_selected_but_not_the_page() {
        let id = "67e55044-10b1-426f-9247-bb680e5fe0c8";
        let query = MapQuery::from_text(&format!("saved={id}&node={id}&q=AG+Pflege&view=table&page=3"));
        assert_eq!(query.kept_text(), format!("node={id}&q=AG%20Pflege&view=table"));
        assert_eq!(MapQuery::default().kept_text(), "");
        assert!(!query.differs_from(&MapQuery::from_text("view=table&q=AG%20Pflege&page=2")));
        assert!(query.differs_from(&MapQuery::from_text("q=AG%20Pflege")));
    }

    #[test]
    fn a_topic_may_be_a_whole_text_and_is_neither_filter_nor_name() {
        let long = "Pflege ".repeat(300);
        let topic = read(&[("view", "topic"), ("q", &long)]);
        assert_eq!((topic.text.chars().count(), topic.is_filtered()), (TOPIC_MAX, false));
        assert_eq!(topic.without_filter().text, topic.text);
        assert_eq!(topic.with_view(MapView::Table).text, "");
        let table = read(&[("view", "table"), ("q", &long)]);
        assert_eq!((table.text.chars().count(), table.is_filtered()), (QUESTION_MAX, true));
        assert_eq!((table.with_view(MapView::Topic).text, table.without_filter().text), Default::default());
        assert_eq!(table.with_view(MapView::Overlaps).text, table.text);
    }

    #[test]
    fn advice_is_for_today_and_everything_else_may_be_of_another_day() {
        let past = [("on", "2021-06-30"), ("since", "2020-01-01")];
        let of = |view| read(&[&past[..], &[("view", view)]].concat());
        for view in ["table", "overlaps", "bonds", "changes"] {
            assert!(of(view).on.is_some() && of(view).since.is_some(), "{view}");
        }
        for view in ["topic", "gaps"] {
            assert!(!of(view).is_about_time(), "{view}");
            assert_eq!(of("table").with_view(of(view).view), of(view));
        }
    }

    #[test]
    fn all_pairs_are_lit_only_in_the_picture_and_by_the_rule_of_the_list() {
        let list = read(&[("view", "overlaps"), ("least", "5"), ("node", "x"), ("region", "Hof")]);
        let lit = list.with_pairs_lit(true);
        assert_eq!(links::map(&lit), "/map?region=Hof&pairs=all&least=5");
        assert_eq!(lit.with_view(MapView::Overlaps), list);
        assert_eq!(links::map(&lit.with_pairs_lit(false)), "/map?region=Hof");
        assert!(!read(&[("view", "table"), ("pairs", "all")]).lights_pairs);
    }

    #[test]
    fn only_the_picture_is_presented_and_no_view_keeps_that() {
        let id = "67e55044-10b1-426f-9247-bb680e5fe0c8";
        let link = read(&[("present", ""), ("region", "Hof")]);
        assert!(link.presents && link.is_filtered());
        assert_eq!(links::map(&link), "/map?region=Hof&present=yes");
        assert_eq!(MapQuery::from_text("region=Hof&present=yes"), link);
        assert_eq!((link.kept_text().as_str(), link.without_filter().presents), ("region=Hof", true));
        assert!(!link.differs_from(&link.with_presented(false)));
        assert!(!MapQuery::from_text("view=table&present=yes").presents);
        assert_eq!(links::map(&link.with_view(MapView::Table)), "/map?region=Hof&view=table");
        let topic = MapQuery::from_text(&format!("saved={id}&view=topic&q=Pflege"));
        assert_eq!(links::map(&topic.with_presented(true)), format!("/map?saved={id}&present=yes"));
        assert_eq!(MapQuery::from_text(&format!("saved={id}&present=yes")).kept_text(), "");
    }

    #[test]
    fn every_arrangement_has_a_word_of_its_own() {
        for arrangement in MapArrangement::ALL {
            let query = MapQuery { page: 1, arrangement, ..MapQuery::default() };
            let word = arrangement.word().unwrap_or_default();
            assert_eq!(read(&[("arrange", word)]), query);
            assert_eq!(
                query.without_filter(),
                MapQuery::default().changed(|_| ()).with_arrangement(arrangement)
            );
        }
    }

    #[test]
    fn a_name_with_a_comma_is_one_field() {
        let fields = names(&["Sucht, Pflege", "Pflege"]);
        assert_eq!(read(&[("field", "Sucht, Pflege")]).field_bits(&fields), 0b01);
    }

    #[test]
    fn hiding_a_kind_leaves_the_others_and_hiding_the_last_shows_all() {
        let query = MapQuery::default().with_kind(NodeKind::Person, false);
        assert_eq!(query.kinds.len(), 4);
        assert!(query.with_kind(NodeKind::Person, true).kinds.is_empty());
        let last = MapQuery { kinds: vec![NodeKind::Region], ..MapQuery::default() };
        assert!(last.with_kind(NodeKind::Region, false).kinds.is_empty());
    }

    #[test]
    fn a_change_begins_at_the_first_page_and_keeps_the_rest() {
        let query = MapQuery { page: 4, text: "AG".to_owned(), ..MapQuery::default() };
        let changed = query.with_level(Level::State, true).with_field(1, true, &names(&["Hitze", "Pflege"]));
        assert_eq!((changed.page, changed.text.as_str()), (1, "AG"));
        assert_eq!((changed.levels, changed.fields), (vec![Level::State], names(&["Pflege"])));
    }

    #[test]
    fn of_two_equal_names_the_second_is_written_as_a_number() {
        let regions = names(&["München", "Hof", "München"]);
        assert_eq!([0, 1, 2].map(|index| written(index, &regions)), ["München", "Hof", "2"]);
    }
}
