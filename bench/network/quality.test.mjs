// The scorer on positions whose quality is known, and against a search that looks at every node.
import assert from "node:assert/strict";
import { test } from "node:test";
import { NodeGrid } from "./node_grid.mjs";
import { quality } from "./quality.mjs";
import { randomNumbers } from "./random.mjs";

const SIDE = 40;
const GRID = gridNetwork(SIDE);

test("a grid in its true position keeps every neighbourhood", () => {
  const { stress, knn, knn2 } = quality(SIDE * SIDE, GRID.pairs, GRID.positions);
  assert.ok(stress < 0.02, `stress ${stress}`);
  assert.equal(knn, 1);
  assert.equal(knn2, 1);
});

test("random positions keep hardly any neighbourhood", () => {
  const random = randomNumbers(1);
  const positions = Float32Array.from({ length: 2 * SIDE * SIDE }, random);
  const { stress, knn, knn2 } = quality(SIDE * SIDE, GRID.pairs, positions);
  assert.ok(stress > 0.2, `stress ${stress}`);
  assert.ok(knn < 0.01, `knn ${knn}`);
  assert.ok(knn2 < 0.01, `knn2 ${knn2}`);
});

test("size, place and direction of a picture do not matter", () => {
  const moved = GRID.positions.map((value, index) => (index % 2 === 0 ? 512 - 4 * value : 4 * value));
  assert.deepEqual(quality(SIDE * SIDE, GRID.pairs, moved), quality(SIDE * SIDE, GRID.pairs, GRID.positions));
});

test("all nodes in one place are the worst layout", () => {
  const { stress, knn } = quality(SIDE * SIDE, GRID.pairs, new Float32Array(2 * SIDE * SIDE));
  assert.equal(stress, 1);
  assert.ok(knn < 0.01, `knn ${knn}`);
});

test("a position that is no number is refused", () => {
  const positions = GRID.positions.slice();
  positions[7] = NaN;
  assert.throws(() => quality(SIDE * SIDE, GRID.pairs, positions), /node 3 has no position/);
});

test("the nearest nodes are those that a search through all nodes finds", () => {
  const random = randomNumbers(2);
  const nodeCount = 600;
  const clusters = [0.001, 1, 30, 100_000];
  const positions = Float32Array.from({ length: 2 * nodeCount }, (_, index) => {
    const value = clusters[(index >> 1) % clusters.length] * (random() - 0.5);
    return index % 3 === 0 ? Math.round(value) : value;
  });
  const grid = new NodeGrid(positions);
  for (let centre = 0; centre < nodeCount; centre++) {
    const count = 1 + Math.floor(random() ** 3 * (nodeCount - 1));
    const others = shuffled(nodeCount, random)
      .filter((node) => node !== centre)
      .slice(0, count);
    const expected = overlapBySearch(positions, centre, others);
    assert.ok(Math.abs(grid.overlapWithNearest(centre, others) - expected) < 1e-12, `node ${centre}`);
  }
});

function gridNetwork(side) {
  const pairs = [];
  const positions = [];
  for (let node = 0; node < side * side; node++) {
    const column = node % side;
    if (column > 0) pairs.push(node - 1, node);
    if (node >= side) pairs.push(node - side, node);
    positions.push(column, Math.floor(node / side));
  }
  return { pairs: Uint32Array.from(pairs), positions: Float32Array.from(positions) };
}

function overlapBySearch(positions, centre, others) {
  const distance = (node) =>
    (positions[2 * node] - positions[2 * centre]) ** 2 +
    (positions[2 * node + 1] - positions[2 * centre + 1]) ** 2;
  const sorted = Array.from({ length: positions.length / 2 }, (_, node) => node)
    .filter((node) => node !== centre)
    .map(distance)
    .sort((one, other) => one - other);
  const limit = sorted[others.length - 1];
  const nearer = sorted.filter((value) => value < limit).length;
  const atLimit = sorted.filter((value) => value === limit).length;
  const weights = others.map((node) => {
    if (distance(node) < limit) return 1;
    return distance(node) === limit ? (others.length - nearer) / atLimit : 0;
  });
  const shared = weights.reduce((sum, weight) => sum + weight, 0);
  return shared / (2 * others.length - shared);
}

function shuffled(count, random) {
  const keys = Array.from({ length: count }, random);
  return Array.from({ length: count }, (_, index) => index).sort((one, other) => keys[one] - keys[other]);
}
