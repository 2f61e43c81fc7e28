//! Chooses for each organisation and person the one committee to stand by, so that all committees get about as many.

use domain::network::NodeKind;

use super::coarsen::Mesh;

/// The committee around which each organisation and person stands, if possible one of its own group; `groups` may be
/// empty.
pub(super) fn homes(kinds: &[NodeKind], groups: &[Option<u16>], mesh: &Mesh) -> Vec<Option<u32>> {
    let mut homes: Vec<Option<u32>> = vec![None; kinds.len()];
    let mut loads = vec![0.0f32; kinds.len()];
    let seats = |node: usize| {
        mesh.edges(node)
            .iter()
            .map(|&(other, _)| other)
            .filter(|&other| kinds[other as usize] == NodeKind::Committee)
    };
    for kind in [NodeKind::Organisation, NodeKind::Person] {
        let mut members: Vec<usize> = (0..kinds.len()).filter(|&node| kinds[node] == kind).collect();
        // Who has no choice comes first.
        members.sort_by_key(|&node| seats(node).count());
        for node in members {
            // Who speaks for an organisation stands by it, unless their seats are all elsewhere.
            let may_follow = |home: u32| seats(node).count() == 0 || seats(node).any(|seat| seat == home);
            let sender = mesh
                .edges(node)
                .iter()
                .filter(|&&(other, _)| {
                    kind == NodeKind::Person && kinds[other as usize] == NodeKind::Organisation
                })
                .find_map(|&(other, _)| homes[other as usize])
                .filter(|&home| may_follow(home));
            let is_near = |&seat: &u32| groups.is_empty() || groups[seat as usize] == groups[node];
            let emptiest =
                |a: &u32, b: &u32| loads[*a as usize].total_cmp(&loads[*b as usize]).then(a.cmp(b));
            let own = seats(node).filter(is_near).min_by(emptiest).or_else(|| seats(node).min_by(emptiest));
            homes[node] = sender.or(own);
            if let Some(home) = homes[node] {
                let size = mesh.edges(home as usize).len() as f32;
                loads[home as usize] += 1.0 / size.sqrt();
            }
        }
    }
    homes
}
