//! The picture that a query asks for, where no screen draws it, and the words around it.

use domain::network::{LinkKind, NetworkSnapshot, NodeKind};
use network_map::{caption::Caption, graph::Graph, paths::paths_avoiding, scene::Scene};
use uuid::Uuid;

use super::{
    api::Imprint,
    appearance_text,
    caption::{attribution, filter_words},
    export_text as text,
    measure::Measured,
    outline::hulls,
    overlap_reading::walk_of_pairs,
    query::{MapArrangement, MapQuery},
    reading::{Legend, SizeReading, avoided, shown_part},
    text as words,
};
use crate::{i18n::Language, ui::format};

/// Lines of notes are broken where they would grow longer than this many characters.
const NOTE_LINE: usize = 28;

/// The network with what `query` filters, selects and looks for.
#[must_use]
pub fn scene(network: &NetworkSnapshot, query: &MapQuery) -> Scene {
    let network = &*query.fold(network);
    let mut scene = Scene::new(network.clone(), query.filter(&network.fields, &network.regions));
    let selected = query.node.and_then(|id| network.nodes.iter().position(|node| node.id == id));
    scene.set_selection(selected.and_then(|index| index.try_into().ok()));
    scene.set_chosen(chosen(network, query));
    if query.arrangement == MapArrangement::Neighbourhoods {
        scene.set_positions(&places(network, query), false);
    }
    scene.set_path(path(network, query));
    let measured = Measured::of(network, query.size);
    scene.set_sizes(measured.map(|measured| measured.shares()).as_deref());
    scene.set_hulls(hulls(network, query));
    scene
}

/// Where the nodes stand: the pinned ones where somebody has put them.
fn places(network: &NetworkSnapshot, query: &MapQuery) -> Vec<[f32; 2]> {
    let pinned = |id| query.pins.iter().find(|pin| pin.node == id).map(|pin| pin.spot.place());
    network.nodes.iter().map(|node| pinned(node.id).unwrap_or(node.position)).collect()
}

/// The notes with where they are, in lines that can be read.
pub(super) fn notes(query: &MapQuery) -> impl Iterator<Item = (String, [f32; 2])> + '_ {
    query.notes.iter().map(|note| {
        let mut lines = String::new();
        let mut length = 0;
        for word in note.text.split(' ') {
            let is_full = length > 0 && length + word.chars().count() > NOTE_LINE;
            if length > 0 {
                lines.push(if is_full { '\n' } else { ' ' });
            }
            length = if is_full { 0 } else { length } + word.chars().count() + 1;
            lines.push_str(word);
        }
        (lines, note.spot.place())
    })
}

/// The nodes that `query` chooses together, by their indices.
#[must_use]
pub(super) fn chosen(network: &NetworkSnapshot, query: &MapQuery) -> Vec<u32> {
    let nodes = (0..).zip(&network.nodes).filter(|(_, node)| query.chosen.contains(&node.id));
    nodes.map(|(index, _)| index).collect()
}

/// The nodes of the path that `query` lights, from end to end; empty if there is none.
#[must_use]
pub(super) fn path(network: &NetworkSnapshot, query: &MapQuery) -> Vec<u32> {
    match query.from.zip(query.node) {
        Some(ends) => best_path(network, ends, &query.avoided),
        None if query.lights_pairs => {
            let visible = query.filter(&network.fields, &network.regions).visible(network);
            walk_of_pairs(network, &visible, query.overlap_rule)
        }
        None => Vec::new(),
    }
}

fn best_path(network: &NetworkSnapshot, (from, to): (Uuid, Uuid), ids: &[Uuid]) -> Vec<u32> {
    let find = |id| network.nodes.iter().position(|node| node.id == id).map(|index| index as u32);
    let Some((from, to)) = find(from).zip(find(to)) else { return Vec::new() };
    let avoided = avoided(network, ids);
    let best = paths_avoiding(network, &Graph::of(network), [from, to], &avoided, 1).pop();
    best.map(|steps| std::iter::once(from).chain(steps.iter().map(|step| step.node)).collect())
        .unwrap_or_default()
}

/// Title, filter, legend with numbers, date and origin.
#[must_use]
pub fn caption(
    language: Language,
    query: &MapQuery,
    network: &NetworkSnapshot,
    imprint: &Imprint,
) -> Caption {
    let network = &*query.fold(network);
    let part = shown_part(network, query);
    let legend = Legend::of(network, &query.filter(&network.fields, &network.regions));
    let legend = legend.with_folds(network, query);
    let count = |number: usize| format::count(language, i64::try_from(number).unwrap_or(i64::MAX));
    let nodes = NodeKind::ALL.into_iter().filter_map(|kind| {
        let number = part.nodes.iter().filter(|node| node.kind == kind).count();
        (number > 0).then(|| (kind, format!("{} {}", words::kinds(language, kind), count(number))))
    });
    let links = LinkKind::ALL.into_iter().filter_map(|kind| {
        let number = part.links.iter().filter(|link| link.kind == kind).count();
        (number > 0).then(|| (kind, format!("{} {}", text::link_kind(language, kind), count(number))))
    });
    let sizes = Measured::of(network, query.size).map(|measured| SizeReading::of(network, &measured));
    let sizes = sizes.map(|sizes| appearance_text::size_remark(language, &sizes));
    Caption {
        title: words::network(language).to_owned(),
        subtitle: filter_words(language, query, &legend).unwrap_or_default(),
        nodes: nodes.collect(),
        links: links.collect(),
        remarks: sizes.into_iter().chain(appearance_text::outline_remark(language, query.outline)).collect(),
        signs: notes(query).filter(|_| query.arrangement == MapArrangement::Neighbourhoods).collect(),
        origin: attribution(language, query, imprint),
    }
}

#[cfg(test)]
mod tests {
    use domain::network::{Link, Node};
    use time::macros::date;

    use super::*;
    use crate::network::{
        by_hand::{Note, Spot},
        measure::NodeSize,
        outline::MapOutline,
    };

    fn network() -> NetworkSnapshot {
        let node = |id, kind| Node {
            id: Uuid::from_u128(id),
            kind,
            label: format!("Knoten {id}"),
            level: None,
            region: None,
            fields: 0,
            position: [id as f32, 0.0],
        };
        let link = |source, target, kind| Link { source, target, kind };
        NetworkSnapshot {
            nodes: vec![
                node(1, NodeKind::Committee),
                node(2, NodeKind::Person),
                node(3, NodeKind::Person),
                node(4, NodeKind::Region),
            ],
            links: vec![
                link(1, 0, LinkKind::Chair),
                link(2, 0, LinkKind::Membership),
                link(0, 3, LinkKind::Belongs),
            ],
            ..NetworkSnapshot::default()
        }
    }

    #[test]
    fn the_legend_counts_what_is_shown_and_leaves_out_what_is_not() {
        let imprint = Imprint { today: date!(2026 - 11 - 22), is_demo: true };
        let query = MapQuery { kinds: vec![NodeKind::Committee, NodeKind::Person], ..MapQuery::default() };
        let caption = caption(Language::De, &query, &network(), &imprint);
        assert_eq!(
            caption.nodes,
            [(NodeKind::Committee, "Gremien 1".to_owned()), (NodeKind::Person, "Menschen 2".to_owned())]
        );
        assert_eq!(
            caption.links,
            [
                (LinkKind::Membership, "Mitgliedschaft 1".to_owned()),
                (LinkKind::Chair, "Leitung oder Moderation 1".to_owned())
            ]
        );
        assert_eq!(caption.subtitle, "Art: Gremien, Menschen");
        assert!(caption.origin.contains("22. November 2026") && caption.origin.contains("Beispieldaten"));
    }

    #[test]
    fn what_is_laid_by_hand_is_in_the_picture_too() {
        let network = network();
        let imprint = Imprint { today: date!(2026 - 11 - 22), is_demo: false };
        let spot = Spot::at([50.0, -2.5]);
        let note = Note::new(spot, "Hier fehlt noch jemand, der die Kliniken vertritt").unwrap();
        let query = MapQuery::default().with_pin(Uuid::from_u128(2), spot).unwrap();
        let query = query.with_note(None, note).unwrap();
        let scene = super::scene(&network, &query);
        assert_eq!([0, 1].map(|node| scene.position(node).unwrap()), [[1.0, 0.0], [50.0, -2.5]]);
        let signs = caption(Language::De, &query, &network, &imprint).signs;
        assert_eq!(signs, [("Hier fehlt noch jemand, der\ndie Kliniken vertritt".to_owned(), [50.0, -2.5])]);
        // A server knows the places of neighbourhoods only.
        let other = MapQuery { arrangement: MapArrangement::Levels, ..query };
        assert_eq!(super::scene(&network, &other).position(1), Some([2.0, 0.0]));
        assert!(caption(Language::De, &other, &network, &imprint).signs.is_empty());
    }

    #[test]
    fn what_sizes_and_outlines_say_stands_in_the_picture_and_below() {
        let network = network();
        let imprint = Imprint { today: date!(2026 - 11 - 22), is_demo: false };
        let query = MapQuery {
            node: Some(Uuid::from_u128(1)),
            size: NodeSize::Seats,
            outline: MapOutline::Committee,
            ..MapQuery::default()
        };
        let scene = super::scene(&network, &query);
        let radius = |node: u32| scene.base().nodes.iter().find(|drawn| drawn.node == node).unwrap().radius;
        assert!(radius(0) > radius(1) && radius(1) > radius(3));
        assert_eq!((radius(1), scene.hull_shapes().len()), (radius(2), 1));
        let corners = scene.hull_shapes()[0].target;
        let ends = corners
            .iter()
            .map(|corner| corner[0])
            .fold([f32::MAX, f32::MIN], |[low, high], x| [low.min(x), high.max(x)]);
        // Around the nodes from 1 to 3, and not around the region at 4.
        assert_eq!(ends.map(f32::round), [-3.0, 7.0]);
        assert_eq!(
            caption(Language::De, &query, &network, &imprint).remarks,
            [
                "Größe der Knoten: Zahl der Sitze. Am größten: Knoten 1 (2).",
                "Umrisse: die Mitglieder eines Gremiums.",
            ]
        );
        assert!(caption(Language::De, &MapQuery::default(), &network, &imprint).remarks.is_empty());
    }

    #[test]
    fn a_selection_and_a_way_stand_out() {
        let network = network();
        let ends = (Some(Uuid::from_u128(3)), Some(Uuid::from_u128(2)));
        let query = MapQuery { from: ends.0, node: ends.1, ..MapQuery::default() };
        let scene = scene(&network, &query);
        assert_eq!(scene.selected(), Some(1));
        assert_eq!(scene.highlight().links.len(), 2);
        let query = query.with_node(None).with_chosen([2, 3, 99].map(Uuid::from_u128));
        assert_eq!(super::scene(&network, &query).chosen().collect::<Vec<_>>(), [1, 2]);
        assert!(best_path(&network, (Uuid::nil(), Uuid::from_u128(2)), &[]).is_empty());
    }
}
