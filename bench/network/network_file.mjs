// Networks as JSON files, `{nodes: [{id, kind, label, region, topics}], edges: [{source, target, kind}]}`.
import { readFileSync } from "node:fs";

/** Reads a network and numbers its nodes from 0, so that an id is also the place in the list. */
export function readNetwork(file) {
  const { nodes, edges } = JSON.parse(readFileSync(file, "utf8"));
  const numberOf = new Map(nodes.map((node, index) => [node.id, index]));
  const end = (id) => {
    const number = numberOf.get(id);
    if (number === undefined) throw new Error(`${file}: an edge ends at ${id}, and there is no such node`);
    return number;
  };
  return {
    nodes: nodes.map((node, index) => ({ ...node, id: index })),
    edges: edges.map((edge) => ({ ...edge, source: end(edge.source), target: end(edge.target) })),
  };
}

/** Eight hexadecimal digits that differ when an edge differs (FNV-1a). */
export function fingerprint({ edges }) {
  let hash = 0x811c9dc5;
  for (const { source, target } of edges) {
    hash = Math.imul(hash ^ source, 0x01000193);
    hash = Math.imul(hash ^ target, 0x01000193);
  }
  return (hash >>> 0).toString(16).padStart(8, "0");
}
