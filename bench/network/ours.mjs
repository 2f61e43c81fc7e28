// Our layout engine as a contender: the WebAssembly that also runs in a web worker of the map, on one thread.
//
// GEFLECHT_MAP_WORKER names the folder in which `cargo xtask bench` has built it.
import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { KINDS } from "./network_arrays.mjs";

// Places in `NodeKind::ALL`; all others are organisations.
const OUR_KINDS = { region: 0, committee: 2 };
const ORGANISATION = 3;

export async function load() {
  const folder = resolve(process.env.GEFLECHT_MAP_WORKER);
  const worker = await import(pathToFileURL(join(folder, "map_worker.js")).href);
  worker.initSync({ module: readFileSync(join(folder, "map_worker_bg.wasm")) });
  return {
    layout(nodeCount, edges, groups, kinds, seed) {
      const ours = kinds.map((kind) => OUR_KINDS[KINDS[kind]] ?? ORGANISATION);
      return worker.arrange_structure(nodeCount, edges, groups, ours, seed);
    },
  };
}
