//! The compact form in which a network travels to the browser.
//!
//! Lists of equal things stand together, so that a general compressor finds what repeats. Numbers are little-endian,
//! `n` is an unsigned LEB128, `z` a zigzag-coded signed difference as LEB128.
//!
//! | part | bytes |
//! |---|---|
//! | mark and version | `GFN`, [`VERSION`] |
//! | numbers of regions, fields, nodes, links | 4 × `n` |
//! | names of regions, names of fields | texts |
//! | rectangle of the positions | low x, low y, high x, high y as `f32` |
//! | kind of each node, plus 8 × (level + 1), without level 0 | 1 each |
//! | region of each node plus 1, without region 0 | `n` each |
//! | fields of each node, as bits | `n` each |
//! | x of each node, then y of each node, as parts of the rectangle | `u16` each |
//! | kind of each link | 1 each |
//! | source of each link, then target of each, less the one before | `z` each |
//! | names of the nodes | texts |
//! | ids of the nodes: first bytes, then second bytes, … | 16 each |
//!
//! Texts are the length of each as `n`, then all of them in UTF-8. Positions lose at most [`quantum`] of their
//! precision; everything else comes back as it was, in the same order.

mod reader;
mod writer;

use std::fmt;

use domain::directory::Level;
use domain::network::{Link, LinkKind, NetworkSnapshot, Node, NodeKind};
use reader::Reader;
use uuid::Uuid;
use writer::Writer;

use crate::camera::Bounds;

/// The version of the form; a reader knows exactly one.
pub const VERSION: u8 = 1;
/// The media type of the form.
pub const MEDIA_TYPE: &str = "application/vnd.geflecht.network";

const MARK: [u8; 3] = *b"GFN";
/// Kinds take the lower bits of a byte, levels the others.
const LEVEL_STEP: u8 = 8;
const STEPS: f64 = u16::MAX as f64;
/// The least that a node or link takes, so that a false number never makes a reader ask for much memory.
const LEAST_NODE: usize = 1 + 1 + 1 + 4 + 1 + 16;
const LEAST_LINK: usize = 3;

/// Why bytes are no network.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WireError {
    /// They are something else, or of another version.
    Unknown,
    /// They end too early.
    Truncated,
    /// They say what cannot be: a link to nowhere, an unknown kind, a name that is no text.
    Malformed,
}

impl fmt::Display for WireError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(match self {
            Self::Unknown => "no network of a known version",
            Self::Truncated => "the network ends too early",
            Self::Malformed => "the network contradicts itself",
        })
    }
}

impl std::error::Error for WireError {}

/// The largest distance, along each axis, between a position and what is read of it: half a step of the rectangle.
#[must_use]
pub fn quantum(bounds: Bounds) -> [f32; 2] {
    [0, 1].map(|axis| (extent(bounds, axis) / STEPS * 0.5) as f32)
}

/// Writes a network; see the module for the form.
#[must_use]
pub fn encode(network: &NetworkSnapshot) -> Vec<u8> {
    let NetworkSnapshot { nodes, links, regions, fields } = network;
    let mut out = Writer::with_capacity(64 + nodes.len() * 48 + links.len() * 6);
    out.bytes(&MARK);
    out.byte(VERSION);
    for count in [regions.len(), fields.len(), nodes.len(), links.len()] {
        out.number(count as u32);
    }
    out.texts(regions.iter().map(String::as_str));
    out.texts(fields.iter().map(String::as_str));
    let bounds = bounds(nodes);
    for value in bounds.low.into_iter().chain(bounds.high) {
        out.bytes(&value.to_le_bytes());
    }
    for node in nodes {
        out.byte(node.kind as u8 + LEVEL_STEP * node.level.map_or(0, |level| level as u8 + 1));
    }
    for node in nodes {
        out.number(node.region.map_or(0, |region| u32::from(region) + 1));
    }
    for node in nodes {
        out.number(node.fields);
    }
    for axis in [0, 1] {
        for node in nodes {
            out.bytes(&quantised(node.position, bounds, axis).to_le_bytes());
        }
    }
    for link in links {
        out.byte(link.kind as u8);
    }
    out.differences(links.iter().map(|link| link.source));
    out.differences(links.iter().map(|link| link.target));
    out.texts(nodes.iter().map(|node| node.label.as_str()));
    for place in 0..16 {
        for node in nodes {
            out.byte(node.id.as_bytes()[place]);
        }
    }
    out.done()
}

/// Reads a network.
///
/// # Errors
/// [`WireError`] for everything that [`encode`] has not written; takes memory in proportion to the bytes, whatever they say.
pub fn decode(bytes: &[u8]) -> Result<NetworkSnapshot, WireError> {
    let mut from = Reader::new(bytes);
    if from.array().ok() != Some(MARK) || from.byte().ok() != Some(VERSION) {
        return Err(WireError::Unknown);
    }
    let [region_count, field_count] = [from.count(1)?, from.count(1)?];
    let [node_count, link_count] = [from.count(LEAST_NODE)?, from.count(LEAST_LINK)?];
    let regions = from.texts(region_count)?;
    let fields = from.texts(field_count)?;
    let low = [from.float()?, from.float()?];
    let high = [from.float()?, from.float()?];
    let bounds = Bounds { low, high };

    let kinds = from.list(node_count, |from| read_kind(from.byte()?))?;
    let homes = from.list(node_count, |from| read_region(from.number()?, regions.len()))?;
    let bits = from.list(node_count, Reader::number)?;
    let xs = from.list(node_count, |from| Ok(restored(from.short()?, bounds, 0)))?;
    let ys = from.list(node_count, |from| Ok(restored(from.short()?, bounds, 1)))?;

    let link_kinds = from.list(link_count, |from| {
        LinkKind::ALL.get(usize::from(from.byte()?)).copied().ok_or(WireError::Malformed)
    })?;
    let sources = from.differences(link_count, node_count)?;
    let targets = from.differences(link_count, node_count)?;
    let links = sources.into_iter().zip(targets).zip(link_kinds);
    let links = links.map(|((source, target), kind)| Link { source, target, kind }).collect();

    let labels = from.texts(node_count)?;
    let ids = from.take(16 * node_count)?;
    from.end()?;
    let id = |node: usize| Uuid::from_bytes(std::array::from_fn(|place| ids[place * node_count + node]));
    let nodes = labels.into_iter().enumerate().map(|(node, label)| Node {
        id: id(node),
        kind: kinds[node].0,
        label,
        level: kinds[node].1,
        region: homes[node],
        fields: bits[node],
        position: [xs[node], ys[node]],
    });
    Ok(NetworkSnapshot { nodes: nodes.collect(), links, regions, fields })
}

fn read_kind(code: u8) -> Result<(NodeKind, Option<Level>), WireError> {
    let kind = NodeKind::ALL.get(usize::from(code % LEVEL_STEP)).ok_or(WireError::Malformed)?;
    let level = match usize::from(code / LEVEL_STEP) {
        0 => None,
        level => Some(*Level::ALL.get(level - 1).ok_or(WireError::Malformed)?),
    };
    Ok((*kind, level))
}

fn read_region(code: u32, count: usize) -> Result<Option<u16>, WireError> {
    match code.checked_sub(1) {
        None => Ok(None),
        Some(region) if (region as usize) < count => {
            region.try_into().map(Some).map_err(|_| WireError::Malformed)
        }
        Some(_) => Err(WireError::Malformed),
    }
}

/// The rectangle around all places that are numbers.
fn bounds(nodes: &[Node]) -> Bounds {
    let places =
        nodes.iter().map(|node| node.position).filter(|place| place.iter().all(|value| value.is_finite()));
    Bounds::around(places).unwrap_or(Bounds { low: [0.0; 2], high: [0.0; 2] })
}

/// What is no number lies at the lower edge.
fn quantised(place: [f32; 2], bounds: Bounds, axis: usize) -> u16 {
    let extent = extent(bounds, axis);
    let part =
        if extent > 0.0 { (f64::from(place[axis]) - f64::from(bounds.low[axis])) / extent } else { 0.0 };
    (part * STEPS).round() as u16
}

fn restored(step: u16, bounds: Bounds, axis: usize) -> f32 {
    (f64::from(bounds.low[axis]) + f64::from(step) / STEPS * extent(bounds, axis)) as f32
}

/// In double precision, where the difference of two finite numbers is finite.
fn extent(bounds: Bounds, axis: usize) -> f64 {
    f64::from(bounds.high[axis]) - f64::from(bounds.low[axis])
}

#[cfg(test)]
mod tests;
