//! Lets springs and repulsion find their balance, from the coarsest mesh to the finest.
//!
//! Lengths are in units of the ideal link. Each node moves by its force divided by its stiffness (a damped Jacobi
//! step), so no global step size has to be tuned to the size or the density of the network.

use super::coarsen::Mesh;
use super::random::Random;
use super::repulsion::{Push, Repulsion};

const COARSEST: usize = 40;
const REPULSION: f32 = 0.2;
const DAMPING: f32 = 0.55;
const MOMENTUM: f32 = 0.6;

/// Places a connected mesh; `pull` is how strongly the nodes of a group are drawn to its middle.
pub(super) fn place(mesh: &Mesh, pull: f32, random: &mut Random) -> Vec<[f32; 2]> {
    let mut levels: Vec<(Mesh, Vec<u32>)> = Vec::new();
    loop {
        let finest = levels.last().map_or(mesh, |(coarse, _)| coarse);
        if finest.len() <= COARSEST {
            break;
        }
        let (coarse, parents) = finest.coarsen(random);
        if coarse.len() as f32 > finest.len() as f32 * 0.9 {
            break;
        }
        levels.push((coarse, parents));
    }
    let coarsest = levels.last().map_or(mesh, |(coarse, _)| coarse);
    let spread = coarsest.masses.iter().sum::<f32>().sqrt();
    let mut positions: Vec<[f32; 2]> = (0..coarsest.len()).map(|_| random.in_disc(spread)).collect();
    relax(coarsest, &mut positions, pull, 200, spread);
    while let Some((coarse, parents)) = levels.pop() {
        let fine = levels.last().map_or(mesh, |(finer, _)| finer);
        positions = parents
            .iter()
            .map(|&parent| {
                let [x, y] = positions[parent as usize];
                let [dx, dy] = random.in_disc(0.35 * coarse.masses[parent as usize].sqrt());
                [x + dx, y + dy]
            })
            .collect();
        let scale = (mesh.len() as f32 / fine.len() as f32).sqrt();
        relax(fine, &mut positions, pull, steps(fine.len()), 0.8 * scale);
    }
    positions
}

/// Larger meshes come out of finer mergers and are nearly right already; they also cost most per step.
fn steps(count: usize) -> usize {
    match count {
        0..500 => 200,
        500..2_000 => 80,
        2_000..20_000 => 100,
        20_000..60_000 => 90,
        _ => 80,
    }
}

/// Runs `steps` steps with strides that shrink from `stride`.
fn relax(mesh: &Mesh, positions: &mut [[f32; 2]], pull: f32, steps: usize, stride: f32) {
    let mut repulsion = Repulsion::default();
    let mut pushes: Vec<Push> = Vec::new();
    let mut moves = vec![[0.0f32; 2]; positions.len()];
    let mut next = positions.to_vec();
    let theta = if positions.len() > 5_000 { 1.3 } else { 1.0 };
    for step in 0..steps {
        let limit = stride * (1.0 - step as f32 / steps as f32).powi(2) + 0.01;
        repulsion.push(positions, &mesh.masses, theta, &mut pushes);
        let centres = group_centres(mesh, positions);
        for node in 0..positions.len() {
            let [x, y] = positions[node];
            let mass = mesh.masses[node];
            let mut force = pushes[node].force.map(|push| push * REPULSION * mass);
            let mut stiffness = pushes[node].stiffness * REPULSION * mass;
            for &(other, weight) in mesh.edges(node) {
                let [dx, dy] = [positions[other as usize][0] - x, positions[other as usize][1] - y];
                let tension = weight * (dx * dx + dy * dy).sqrt();
                force[0] += tension * dx;
                force[1] += tension * dy;
                stiffness += 2.0 * tension;
            }
            if let Some(centre) = mesh.groups[node].and_then(|group| centres.get(usize::from(group))) {
                force[0] += pull * mass * (centre[0] - x);
                force[1] += pull * mass * (centre[1] - y);
                stiffness += pull * mass;
            }
            let mut stride =
                [0, 1].map(|axis| moves[node][axis] * MOMENTUM + force[axis] / stiffness.max(1e-6) * DAMPING);
            let length = stride[0].hypot(stride[1]);
            if length > limit {
                stride = stride.map(|value| value * limit / length);
            }
            moves[node] = stride;
            next[node] = [x + stride[0], y + stride[1]];
        }
        positions.copy_from_slice(&next);
    }
}

fn group_centres(mesh: &Mesh, positions: &[[f32; 2]]) -> Vec<[f32; 2]> {
    let mut sums: Vec<[f32; 3]> = Vec::new();
    for ((group, mass), position) in mesh.groups.iter().zip(&mesh.masses).zip(positions) {
        let Some(group) = group.map(usize::from) else { continue };
        if sums.len() <= group {
            sums.resize(group + 1, [0.0; 3]);
        }
        sums[group][0] += position[0] * mass;
        sums[group][1] += position[1] * mass;
        sums[group][2] += mass;
    }
    sums.iter().map(|&[x, y, mass]| [x / mass.max(1e-6), y / mass.max(1e-6)]).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_is_laid_out_as_a_line_rather_than_a_ball() {
        let links: Vec<(u32, u32, f32)> = (0..199).map(|node| (node, node + 1, 1.0)).collect();
        let mesh = Mesh::new(vec![1.0; 200], vec![None; 200], &links);
        let positions = place(&mesh, 0.0, &mut Random::new(2));
        let length: f32 = links
            .iter()
            .map(|&(a, b, _)| {
                let (a, b) = (positions[a as usize], positions[b as usize]);
                (a[0] - b[0]).hypot(a[1] - b[1])
            })
            .sum();
        let ends = (positions[0][0] - positions[199][0]).hypot(positions[0][1] - positions[199][1]);
        assert!(ends > length * 0.3, "ends {ends}, length {length}");
    }
}
