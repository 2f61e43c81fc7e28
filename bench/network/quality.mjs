// How well positions show a network: sampled stress, and whether neighbours lie beside each other.
import { NodeGrid } from "./node_grid.mjs";
import { randomNumbers } from "./random.mjs";

const SEED = 7;
const STRESS_SOURCES = 500;
const NEIGHBOURHOOD_SAMPLE = 2_000;

/**
 * Scores positions `[x0, y0, x1, y1, …]` of a network whose edges are `pairs` of node numbers.
 *
 * - `stress`: normalized stress, w = 1/d², best scale, 500 sources to all they reach. 0 is perfect.
 * - `knn`, `knn2`: mean Jaccard of all within one or two hops and equally many nearest. 1 is perfect.
 */
export function quality(nodeCount, pairs, positions) {
  if (positions.length !== 2 * nodeCount) {
    throw new Error(`${positions.length / 2} positions of ${nodeCount} nodes`);
  }
  const lost = positions.findIndex((value) => !Number.isFinite(value));
  if (lost >= 0) throw new Error(`node ${lost >> 1} has no position`);

  const network = adjacency(nodeCount, pairs);
  const random = randomNumbers(SEED);
  const sources = sample(STRESS_SOURCES, nodeCount, random);
  const centres = sample(NEIGHBOURHOOD_SAMPLE, nodeCount, random);
  return { stress: sampledStress(network, positions, sources), ...preservation(network, positions, centres) };
}

/** Who is linked with whom, in compressed rows. */
function adjacency(nodeCount, pairs) {
  const starts = new Uint32Array(nodeCount + 1);
  for (const node of pairs) starts[node + 1]++;
  for (let node = 0; node < nodeCount; node++) starts[node + 1] += starts[node];
  const next = starts.slice();
  const neighbours = new Uint32Array(pairs.length);
  for (let index = 0; index < pairs.length; index += 2) {
    const source = pairs[index];
    const target = pairs[index + 1];
    neighbours[next[source]++] = target;
    neighbours[next[target]++] = source;
  }
  return { nodeCount, starts, neighbours };
}

/** Different nodes by chance, or all when there are not more. */
function sample(count, nodeCount, random) {
  if (count >= nodeCount) return Array.from({ length: nodeCount }, (_, node) => node);
  const drawn = new Set();
  while (drawn.size < count) drawn.add(Math.floor(nodeCount * random()));
  return [...drawn];
}

function sampledStress({ nodeCount, starts, neighbours }, positions, sources) {
  const hops = new Int32Array(nodeCount);
  const queue = new Uint32Array(nodeCount);
  let count = 0;
  let sum = 0;
  let sumOfSquares = 0;
  for (const source of sources) {
    hops.fill(-1);
    hops[source] = 0;
    queue[0] = source;
    let found = 1;
    for (let head = 0; head < found; head++) {
      const node = queue[head];
      for (let index = starts[node]; index < starts[node + 1]; index++) {
        const neighbour = neighbours[index];
        if (hops[neighbour] >= 0) continue;
        hops[neighbour] = hops[node] + 1;
        queue[found++] = neighbour;
      }
    }
    for (let index = 1; index < found; index++) {
      const target = queue[index];
      const dx = positions[2 * target] - positions[2 * source];
      const dy = positions[2 * target + 1] - positions[2 * source + 1];
      const stretch = Math.hypot(dx, dy) / hops[target];
      sum += stretch;
      sumOfSquares += stretch * stretch;
    }
    count += found - 1;
  }
  // Scaled by s, the stress is the mean of (s·stretch - 1)²; this is its minimum over all s.
  return sumOfSquares > 0 ? 1 - (sum * sum) / (count * sumOfSquares) : 1;
}

function preservation({ nodeCount, starts, neighbours }, positions, centres) {
  const grid = new NodeGrid(positions);
  const seenFrom = new Int32Array(nodeCount).fill(-1);
  const oneHop = new Mean();
  const twoHops = new Mean();
  for (const centre of centres) {
    const around = [];
    const meetNeighboursOf = (node) => {
      for (let index = starts[node]; index < starts[node + 1]; index++) {
        const neighbour = neighbours[index];
        if (seenFrom[neighbour] === centre) continue;
        seenFrom[neighbour] = centre;
        around.push(neighbour);
      }
    };
    seenFrom[centre] = centre;
    meetNeighboursOf(centre);
    if (around.length === 0) continue;
    oneHop.add(grid.overlapWithNearest(centre, around));

    for (const neighbour of around.slice()) meetNeighboursOf(neighbour);
    // Around a hub nearly everything is near, whatever the layout.
    if (around.length < nodeCount / 2) twoHops.add(grid.overlapWithNearest(centre, around));
  }
  return { knn: oneHop.value(), knn2: twoHops.value() };
}

class Mean {
  #sum = 0;
  #count = 0;

  add(value) {
    this.#sum += value;
    this.#count++;
  }

  value() {
    return this.#sum / this.#count;
  }
}
