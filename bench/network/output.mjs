// Where networks, positions and pictures are kept: a folder in bench/out for each network.
import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { fingerprint } from "./network_file.mjs";

const OUT = join(dirname(fileURLToPath(import.meta.url)), "..", "out");

/** Writes a network where the other processes find it, and their results belong. */
export function keepNetwork(size, seed, network) {
  const folder = join(OUT, `${size}-${fingerprint(network)}`);
  const file = join(folder, "network.json");
  mkdirSync(folder, { recursive: true });
  writeFileSync(file, JSON.stringify(network));
  return { size, seed, folder, file, nodeCount: network.nodes.length };
}

/** The file in which a contender's result lies, for example its `positions`; its folder exists. */
export function resultFile(network, result, who, extension) {
  const folder = join(network.folder, result);
  mkdirSync(folder, { recursive: true });
  return join(folder, `${who.replace(/[^a-z0-9]+/gi, "-")}.${extension}`);
}
