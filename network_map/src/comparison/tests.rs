//! Tests of the comparison: a small world by hand, and what must hold for any.

use domain::network::{DatedNode, Node};
use proptest::prelude::*;
use time::{Duration, macros::date};
use uuid::Uuid;

use super::*;
use crate::history::network_on;

const BEFORE: Date = date!(2024 - 12 - 31);
const CHANGE: Date = date!(2025 - 01 - 01);
const AFTER: Date = date!(2025 - 06 - 30);

const UNTIL: Period = Period::new(None, Some(CHANGE));
const FROM: Period = Period::new(Some(CHANGE), None);

fn node(id: u128, kind: NodeKind, period: Period) -> DatedNode {
    let label = format!("{kind:?} {id}");
    let region = (kind == NodeKind::Region).then_some(0);
    let node =
        Node { id: Uuid::from_u128(id), kind, label, level: None, region, fields: 0, position: [0.0; 2] };
    DatedNode { node, period }
}

fn seat(source: u32, target: u32, role: Option<MembershipRole>, period: Period) -> DatedLink {
    let is_lead = role.is_some_and(MembershipRole::leads);
    let kind = if is_lead { LinkKind::Chair } else { LinkKind::Membership };
    DatedLink { link: Link { source, target, kind }, role, period }
}

/// Committee 0 makes way for 1; person 2 goes over; committee 3 is chaired by 4, then by 2.
fn history() -> NetworkHistory {
    let (member, chair) = (Some(MembershipRole::Member), Some(MembershipRole::Chair));
    NetworkHistory {
        nodes: vec![
            node(0, NodeKind::Committee, UNTIL),
            node(1, NodeKind::Committee, FROM),
            node(2, NodeKind::Person, Period::ALWAYS),
            node(3, NodeKind::Committee, Period::ALWAYS),
            node(4, NodeKind::Person, Period::ALWAYS),
            node(5, NodeKind::Organisation, Period::ALWAYS),
        ],
        links: vec![
            seat(2, 0, member, Period::ALWAYS),
            seat(2, 1, member, Period::ALWAYS),
            seat(4, 3, chair, UNTIL),
            seat(2, 3, chair, FROM),
            seat(5, 3, None, FROM),
        ],
        fields: Vec::new(),
    }
}

fn others(bonds: &[Bond]) -> Vec<u32> {
    bonds.iter().map(|bond| bond.other).collect()
}

#[test]
fn what_came_and_what_went_is_told_with_its_day() {
    let comparison = compare(&history(), BEFORE, AFTER);
    let found: Vec<_> = comparison.changes.iter().map(|change| (change.node, change.difference)).collect();
    use Difference::{Changed, Gone, New};
    assert_eq!(found, [(0, Gone), (1, New), (2, Changed), (3, Changed), (4, Changed)]);
    assert_eq!(comparison.changes[0].day, Some(CHANGE));
    assert_eq!(comparison.changes[1].day, Some(CHANGE));
}

#[test]
fn who_sits_elsewhere_is_told_with_before_and_now() {
    let comparison = compare(&history(), BEFORE, AFTER);
    let person = &comparison.changes[2];
    assert_eq!((others(&person.before), others(&person.now)), (vec![0], vec![1, 3]));
    // The seats have no days of their own; the committees have.
    assert_eq!((person.before[0].day, person.now[0].day), (Some(CHANGE), Some(CHANGE)));
}

#[test]
fn a_committee_tells_who_led_it_and_who_leads_it_now() {
    let comparison = compare(&history(), BEFORE, AFTER);
    let committee = &comparison.changes[3];
    assert_eq!((others(&committee.before), others(&committee.now)), (vec![4], vec![2]));
    assert_eq!(committee.now[0].role, Some(MembershipRole::Chair));
    assert_eq!((committee.before[0].day, committee.now[0].day), (Some(CHANGE), Some(CHANGE)));
}

#[test]
fn the_seat_of_an_organisation_is_drawn_but_told_of_its_person() {
    let comparison = compare(&history(), BEFORE, AFTER);
    let link = comparison.network.links.iter().position(|link| (link.source, link.target) == (5, 3));
    assert_eq!(comparison.differences.links[link.unwrap()], Some(Difference::New));
    assert_eq!(comparison.differences.nodes[5], None);
}

#[test]
fn a_seat_that_is_held_again_is_no_change() {
    let member = Some(MembershipRole::Member);
    let again = NetworkHistory {
        nodes: vec![node(0, NodeKind::Person, Period::ALWAYS), node(1, NodeKind::Committee, Period::ALWAYS)],
        links: vec![seat(0, 1, member, UNTIL), seat(0, 1, member, FROM)],
        fields: Vec::new(),
    };
    assert_eq!(compare(&again, BEFORE, AFTER).changes, []);
}

const FIRST: Date = date!(2020 - 01 - 01);

prop_compose! {
    fn periods()(from in prop::option::of(0i64..40), length in prop::option::of(1i64..40)) -> Period {
        let from = from.map(|days| FIRST + Duration::days(days));
        Period::new(from, length.map(|days| from.unwrap_or(FIRST) + Duration::days(days)))
    }
}

fn kinds() -> impl Strategy<Value = NodeKind> {
    prop::sample::select(&NodeKind::ALL[1..])
}

fn roles() -> impl Strategy<Value = Option<MembershipRole>> {
    prop::option::of(prop::sample::select(MembershipRole::ALL))
}

prop_compose! {
    fn histories()(
        nodes in prop::collection::vec((kinds(), periods()), 1..12),
        links in prop::collection::vec((0u32..12, 0u32..12, roles(), periods()), 0..30),
    ) -> NetworkHistory {
        let count = nodes.len() as u32;
        let dated = |(id, (kind, period)): (u128, (NodeKind, Period))| node(id, kind, period);
        let is_real = |(source, target, ..): &(u32, u32, Option<MembershipRole>, Period)| {
            source % count != target % count
        };
        let links = links.into_iter().filter(is_real);
        NetworkHistory {
            nodes: (0u128..).zip(nodes).map(dated).collect(),
            links: links.map(|(source, target, role, period)| {
                seat(source % count, target % count, role, period)
            }).collect(),
            fields: Vec::new(),
        }
    }
}

fn days() -> impl Strategy<Value = Date> {
    (-5i64..85).prop_map(|days| FIRST + Duration::days(days))
}

fn swapped(difference: Option<Difference>) -> Option<Difference> {
    match difference {
        Some(Difference::New) => Some(Difference::Gone),
        Some(Difference::Gone) => Some(Difference::New),
        other => other,
    }
}

proptest! {
    #[test]
    fn with_the_days_swapped_new_is_gone_and_before_is_now(
        history in histories(), one in days(), other in days(),
    ) {
        let (there, back) = (compare(&history, one, other), compare(&history, other, one));
        let nodes: Vec<_> = back.differences.nodes.iter().copied().map(swapped).collect();
        prop_assert_eq!(&there.differences.nodes, &nodes);
        prop_assert_eq!(there.changes.len(), back.changes.len());
        for (a, b) in there.changes.iter().zip(&back.changes) {
            prop_assert_eq!((a.node, Some(a.difference)), (b.node, swapped(Some(b.difference))));
            prop_assert_eq!((a.day, &a.before, &a.now), (b.day, &b.now, &b.before));
        }
        let links = |comparison: &Comparison| -> BTreeMap<_, _> {
            comparison.network.links.iter().map(pair).zip(comparison.differences.links.clone()).collect()
        };
        let back: BTreeMap<_, _> =
            links(&back).into_iter().map(|(pair, difference)| (pair, swapped(difference))).collect();
        prop_assert_eq!(links(&there), back);
    }

    #[test]
    fn a_day_does_not_differ_from_itself(history in histories(), day in days()) {
        let comparison = compare(&history, day, day);
        prop_assert!(comparison.changes.is_empty());
        prop_assert!(comparison.differences.links.iter().all(Option::is_none));
        prop_assert_eq!(comparison.network, network_on(&history, day));
    }

    #[test]
    fn without_what_is_gone_the_comparison_is_the_network_of_the_day(
        history in histories(), since in days(), on in days(),
    ) {
        let Comparison { network, differences, .. } = compare(&history, since, on);
        prop_assert_eq!(network.nodes.len(), differences.nodes.len());
        prop_assert_eq!(network.links.len(), differences.links.len());
        let of_day = network_on(&history, on);
        let kept = network.nodes.iter().zip(&differences.nodes);
        let kept = kept.filter(|(_, difference)| **difference != Some(Difference::Gone));
        prop_assert!(kept.map(|(node, _)| node.id).eq(of_day.nodes.iter().map(|node| node.id)));
        let ends = |network: &NetworkSnapshot, link: &Link| {
            [link.source, link.target].map(|end| network.nodes[end as usize].id)
        };
        let kept = network.links.iter().zip(&differences.links);
        let kept = kept.filter(|(_, difference)| **difference != Some(Difference::Gone));
        let kept: Vec<_> = kept.map(|(link, _)| (ends(&network, link), link.kind)).collect();
        let all: Vec<_> = of_day.links.iter().map(|link| (ends(&of_day, link), link.kind)).collect();
        prop_assert_eq!(kept, all);
    }
}
