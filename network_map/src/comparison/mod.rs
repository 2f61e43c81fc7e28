//! What differs between the networks of two days: what is new, what is gone, and who sits elsewhere now.

use std::collections::{BTreeMap, HashMap};

use domain::{
    directory::MembershipRole,
    network::{DatedLink, Difference, Link, LinkKind, NetworkHistory, NetworkSnapshot, NodeKind, Period},
};
use time::Date;

use crate::history::take;

/// Something that binds a node to another, and binds it on one of the two days only.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Bond {
    /// The other node, by its index in the network of the comparison.
    pub other: u32,
    /// Why the two are bound.
    pub kind: LinkKind,
    /// Whether the link starts at the node itself.
    pub is_outgoing: bool,
    /// What a member is in the committee.
    pub role: Option<MembershipRole>,
    /// When it began or ended, if that has a day.
    pub day: Option<Date>,
}

/// A node that differs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// The node, by its index in the network of the comparison.
    pub node: u32,
    /// How it differs.
    pub difference: Difference,
    /// When it came or went; none for what has changed.
    pub day: Option<Date>,
    /// Bonds that are gone, of a node that has changed.
    pub before: Vec<Bond>,
    /// Bonds that are new, of a node that has changed.
    pub now: Vec<Bond>,
}

/// How each node and link differs, in the order of their network.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Differences {
    /// Per node.
    pub nodes: Vec<Option<Difference>>,
    /// Per link; links are new or gone.
    pub links: Vec<Option<Difference>>,
}

/// The networks of two days laid over one another.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Comparison {
    /// The nodes and links of both days. Where a link is there on both, its kind is that of the later look.
    pub network: NetworkSnapshot,
    /// How they differ.
    pub differences: Differences,
    /// The nodes that differ, in the order of the network.
    pub changes: Vec<Change>,
}

/// What is different `on` one day from how it was on the day `since`; each of the two may be the earlier.
#[must_use]
pub fn compare(history: &NetworkHistory, since: Date, on: Date) -> Comparison {
    let days = Days { since, on };
    let links: Vec<DatedLink> = history.links.iter().filter_map(|dated| while_both(history, dated)).collect();
    let is_there = |day: Date| move |link: &&DatedLink| link.period.contains(day);
    // Links of the later look first: they decide how a pair is drawn.
    let drawn = links.iter().filter(is_there(on)).chain(links.iter().filter(is_there(since)));
    let network = take(history, |node| node.period.contains(on) || node.period.contains(since), drawn);

    let mut index = vec![None; history.nodes.len()];
    let mut nodes = Vec::with_capacity(network.nodes.len());
    let mut changes = Vec::new();
    for (old, dated) in history.nodes.iter().enumerate() {
        let difference = match (dated.period.contains(since), dated.period.contains(on)) {
            (false, false) => continue,
            (true, true) => None,
            (false, true) => Some(Difference::New),
            (true, false) => Some(Difference::Gone),
        };
        let node = nodes.len() as u32;
        index[old] = Some(node);
        nodes.push(difference);
        if let Some(difference) = difference {
            let day = days.edge(dated.period, difference);
            changes.push(Change { node, difference, day, before: Vec::new(), now: Vec::new() });
        }
    }

    let mut ledger = Ledger::new(&network);
    for dated in &links {
        let Link { source, target, kind } = dated.link;
        let [Some(source), Some(target)] =
            [source, target].map(|old| index.get(old as usize).copied().flatten())
        else {
            continue;
        };
        ledger.note(&Link { source, target, kind }, dated, [since, on].map(|day| dated.period.contains(day)));
    }
    let links = network.links.iter().map(|link| ledger.difference(link)).collect();
    for (node, change) in ledger.changes(days) {
        // What is new or gone as a whole has no bonds to tell of.
        if nodes[node as usize].is_none() {
            nodes[node as usize] = Some(Difference::Changed);
            changes.push(change);
        }
    }
    changes.sort_unstable_by_key(|change| change.node);
    Comparison { network, differences: Differences { nodes, links }, changes }
}

/// The link for as long as both of its nodes are there.
fn while_both(history: &NetworkHistory, dated: &DatedLink) -> Option<DatedLink> {
    let period = |node: u32| history.nodes.get(node as usize).map(|dated| dated.period);
    let (source, target) = (period(dated.link.source)?, period(dated.link.target)?);
    Some(DatedLink { period: dated.period.and(source).and(target), ..*dated })
}

#[derive(Clone, Copy)]
struct Days {
    since: Date,
    on: Date,
}

impl Days {
    /// The day between the two on which something came, if it is new, or else went.
    fn edge(self, period: Period, difference: Difference) -> Option<Date> {
        if (self.since < self.on) == (difference == Difference::New) { period.from } else { period.to }
    }
}

/// Whether something holds on the day before and on the day now.
type Presence = [bool; 2];
/// The other node, why, in which direction, and in which role.
type BondKey = (u32, LinkKind, bool, Option<MembershipRole>);

/// What binds whom on which of the two days.
struct Ledger<'a> {
    network: &'a NetworkSnapshot,
    pairs: HashMap<(u32, u32), Presence>,
    bonds: BTreeMap<(u32, BondKey), (Presence, Period)>,
}

impl<'a> Ledger<'a> {
    fn new(network: &'a NetworkSnapshot) -> Self {
        Self { network, pairs: HashMap::new(), bonds: BTreeMap::new() }
    }

    fn note(&mut self, link: &Link, dated: &DatedLink, presence: Presence) {
        if presence == [false, false] {
            return;
        }
        let either = |known: &mut Presence| *known = [known[0] || presence[0], known[1] || presence[1]];
        either(self.pairs.entry(pair(link)).or_default());
        let is_told = self.is_told(link, dated.role);
        let mut bind = |node: u32, key: BondKey| {
            let (known, period) = self.bonds.entry((node, key)).or_insert(([false; 2], dated.period));
            either(known);
            *period = dated.period;
        };
        if is_told {
            bind(link.source, (link.target, link.kind, true, dated.role));
        }
        // Who leads is the committee's own matter; who else sits there is told of those who do.
        if dated.role.is_some_and(MembershipRole::leads) {
            bind(link.target, (link.source, link.kind, false, dated.role));
        }
    }

    /// The seat of an organisation is told of the person who sits there for it.
    fn is_told(&self, link: &Link, role: Option<MembershipRole>) -> bool {
        let source = self.network.nodes.get(link.source as usize).map(|node| node.kind);
        !(link.kind == LinkKind::Membership && role.is_none() && source != Some(NodeKind::Person))
    }

    fn difference(&self, link: &Link) -> Option<Difference> {
        match self.pairs.get(&pair(link))? {
            [false, true] => Some(Difference::New),
            [true, false] => Some(Difference::Gone),
            _ => None,
        }
    }

    fn changes(&self, days: Days) -> BTreeMap<u32, Change> {
        let mut changes: BTreeMap<u32, Change> = BTreeMap::new();
        for (&(node, (other, kind, is_outgoing, role)), &([before, now], period)) in &self.bonds {
            if before == now {
                continue;
            }
            let difference = if now { Difference::New } else { Difference::Gone };
            let bond = Bond { other, kind, is_outgoing, role, day: days.edge(period, difference) };
            let change = changes.entry(node).or_insert(Change {
                node,
                difference: Difference::Changed,
                day: None,
                before: Vec::new(),
                now: Vec::new(),
            });
            if now { &mut change.now } else { &mut change.before }.push(bond);
        }
        changes
    }
}

fn pair(link: &Link) -> (u32, u32) {
    (link.source.min(link.target), link.source.max(link.target))
}

#[cfg(test)]
mod tests;
