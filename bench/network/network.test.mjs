// What is promised of the synthetic network and of networks that are read.
import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { SIZES, healthNetwork } from "./network.mjs";
import { KINDS, NO_GROUP, networkArrays } from "./network_arrays.mjs";
import { fingerprint, readNetwork } from "./network_file.mjs";

// The network must not change unnoticed: figures of different days would no longer be comparable.
const FINGERPRINTS = { S: "dc2d1e80", M: "1a935c8c" };

for (const [size, expected] of Object.entries(FINGERPRINTS)) {
  test(`size ${size} is the same network every time`, () => {
    assert.equal(fingerprint(healthNetwork(SIZES[size], 1)), expected);
  });

  test(`size ${size} has as many nodes as asked for, and three edges for each`, () => {
    const { nodes, edges } = healthNetwork(SIZES[size], 2);
    assert.equal(nodes.length, SIZES[size].nodes);
    assert.equal(edges.length, 3 * nodes.length);
  });
}

test("another seed is another network", () => {
  assert.notEqual(fingerprint(healthNetwork(SIZES.S, 1)), fingerprint(healthNetwork(SIZES.S, 2)));
});

test("no two nodes are linked twice, and none with itself", () => {
  const { edges } = healthNetwork(SIZES.M, 3);
  const pairs = edges.map(({ source, target }) => [source, target].sort().join(" "));
  assert.equal(new Set(pairs).size, edges.length);
  assert.ok(edges.every(({ source, target }) => source !== target));
});

test("everything but the country, its states and the topics lies in a district", () => {
  const { nodes } = healthNetwork(SIZES.M, 4);
  const outside = new Set(nodes.filter(({ region }) => region < 0).map(({ kind }) => kind));
  assert.deepEqual([...outside], ["country", "state", "topic"]);
});

test("a few are linked with many, most with few", () => {
  const { nodes, edges } = healthNetwork(SIZES.M, 5);
  const degrees = new Uint32Array(nodes.length);
  for (const { source, target } of edges) {
    degrees[source]++;
    degrees[target]++;
  }
  degrees.sort();
  assert.ok(degrees[nodes.length / 2] <= 5);
  assert.ok(degrees.at(-1) > 200);
});

test("a network of others is read with its own ids, regions and kinds", () => {
  const folder = mkdtempSync(join(tmpdir(), "geflecht-bench-"));
  const file = join(folder, "other.json");
  const nodes = [
    { id: "b", kind: "committee", label: "B", region: "Haßberge", topics: [] },
    { id: "a", kind: "ship", label: "A", region: null, topics: [] },
  ];
  writeFileSync(file, JSON.stringify({ nodes, edges: [{ source: "a", target: "b", kind: "member" }] }));
  const network = readNetwork(file);
  rmSync(folder, { recursive: true });

  assert.deepEqual(network.edges, [{ source: 1, target: 0, kind: "member" }]);
  const { pairs, groups, kinds } = networkArrays(network);
  assert.deepEqual([...pairs], [1, 0]);
  assert.deepEqual([...groups], [0, NO_GROUP]);
  assert.deepEqual([...kinds], [KINDS.indexOf("committee"), KINDS.length]);
});
