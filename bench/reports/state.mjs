// The state whose dashboards are measured: generated once for each program, day and seed, and kept beside what is built.
import { createHash } from "node:crypto";
import { copyFileSync, existsSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { binary, geflecht } from "../measure/server.mjs";

const CACHE = process.env.GEFLECHT_BENCH_CACHE;

/** Fills an empty database; `{board, plan, coordinator, manager}` of what is there. */
export async function fillState({ database, url, file, folder, settle }, size) {
  const kept = database === "sqlite" && CACHE ? keptFile(CACHE, size, fingerprint(binary()), today()) : undefined;
  if (kept && existsSync(kept)) {
    copyFileSync(kept, file);
    return JSON.parse(readFileSync(`${kept}.json`, "utf8"));
  }
  const { regions, years, seed } = size;
  const options = ["--regions", String(regions), "--years", String(years), "--seed", String(seed)];
  const known = readGenerated(await geflecht(["generate", ...options, "--database", url], folder));
  await settle();
  // What still lies in the log of a database is not in its file.
  if (kept && !existsSync(`${file}-wal`)) {
    mkdirSync(dirname(kept), { recursive: true });
    forgetOthers(kept, size);
    writeFileSync(`${kept}.json`, JSON.stringify(known));
    copyFileSync(file, `${kept}.part`);
    renameSync(`${kept}.part`, kept);
  }
  return known;
}

/** What `geflecht generate --regions` says of what it has written. */
export function readGenerated(text) {
  const board = /^Plan: (\S+)$/m.exec(text)?.[1];
  const [coordinator, manager] = [...text.matchAll(/^Account: (\S+)$/gm)].map(([, email]) => email);
  if (!board || !coordinator || !manager) throw new Error(`nothing was generated: ${text.slice(-200)}`);
  return { board, plan: board.split("/")[2], coordinator, manager };
}

/** Where a state is kept. Its days count back from the one on which it was made. */
export function keptFile(folder, size, program, day) {
  return join(folder, `${prefix(size)}${day}-${program}.db`);
}

function prefix({ regions, years, seed }) {
  return `plans-${regions}x${years}-${seed}-`;
}

/** Those of other programs and days are of no use any more. */
function forgetOthers(kept, size) {
  const folder = dirname(kept);
  for (const name of readdirSync(folder)) {
    if (name.startsWith(prefix(size)) && !join(folder, name).startsWith(kept)) rmSync(join(folder, name));
  }
}

function fingerprint(file) {
  return createHash("sha256").update(readFileSync(file)).digest("hex").slice(0, 16);
}

function today() {
  return new Date().toISOString().slice(0, 10);
}
