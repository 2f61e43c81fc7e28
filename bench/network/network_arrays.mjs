// A network as numbers: what our engine takes, and the scorer.

/** Nodes without a region have this group. */
export const NO_GROUP = 65_535;

/** What `kinds` means to our engine; a kind that is not in this list is numbered after it as it appears. */
export const KINDS = [
  "country",
  "state",
  "topic",
  "region",
  "committee",
  "practice",
  "care_service",
  "pharmacy",
  "self_help",
  "municipality",
  "nursing_home",
  "school",
  "hospital",
  "association",
  "health_insurance",
  "research",
];

/** The pairs of the edges, the group and the kind of every node. */
export function networkArrays({ nodes, edges }) {
  const pairs = new Uint32Array(2 * edges.length);
  edges.forEach((edge, index) => pairs.set([edge.source, edge.target], 2 * index));
  const groups = new Uint16Array(nodes.length).fill(NO_GROUP);
  const kinds = new Uint8Array(nodes.length);
  const groupOf = new Numbering();
  const kindOf = new Numbering(KINDS);
  nodes.forEach((node, index) => {
    const hasRegion = node.region !== undefined && node.region !== null && node.region !== -1;
    if (hasRegion) groups[index] = groupOf.number(node.region);
    kinds[index] = kindOf.number(node.kind);
  });
  return { pairs, groups, kinds };
}

class Numbering {
  #numbers;

  constructor(known = []) {
    this.#numbers = new Map(known.map((name, index) => [name, index]));
  }

  number(name) {
    if (!this.#numbers.has(name)) this.#numbers.set(name, this.#numbers.size);
    return this.#numbers.get(name);
  }
}
