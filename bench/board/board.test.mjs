// The rows of boards, and the run as a whole with a small server as a peer.
import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { rowOf, tableOf } from "./rows.mjs";

const FOLDER = dirname(fileURLToPath(import.meta.url));

let server;
let base;

before(async () => {
  server = createServer((request, response) => response.end("Wort ".repeat(1000)));
  await new Promise((ready) => server.listen(0, "127.0.0.1", ready));
  base = `http://127.0.0.1:${server.address().port}`;
});

after(() => server.close());

test("a row knows its part, and each part has its table", () => {
  const runs = [1, 9, 2].map((per_s, errors) => ({ per_s, errors, note: "" }));
  const move = rowOf({ part: "move" }, runs);
  assert.deepEqual([move.per_s, move.errors, move.cpu_ms], [2, 3, null]);
  const browser = rowOf({ part: "browser" }, [{ draggable_ms: 700 }]);
  assert.deepEqual([browser.draggable_ms, browser.heap_mb, browser.errors], [700, null, undefined]);
  assert.match(tableOf([move, browser], "browser"), /draggable_ms/);
  assert.doesNotMatch(tableOf([move, browser], "load"), /draggable_ms/);
});

test("a peer is measured alone, and its rows are written", async () => {
  const folder = mkdtempSync(join(tmpdir(), "geflecht-bench-test-"));
  try {
    const adapter = join(folder, "peer.mjs");
    writeFileSync(
      adapter,
      `export const name = "peer";
       export async function open(base, { path }) {
         return { page: () => () => ({ path, isGood: ({ status }) => status === 200 }) };
       }`,
    );
    const json = join(folder, "rows.json");
    const peer = ["--base", base, "--adapter", adapter, "--option", "path=/page", "--databases", "none"];
    const main = join(FOLDER, "main.mjs");
    const { stdout } = await promisify(execFile)("node", [main, ...peer, "--quick", "--json", json]);
    const rows = JSON.parse(readFileSync(json, "utf8"));
    assert.deepEqual(
      rows.map(({ who, part, clients, errors }) => [who, part, clients, errors]),
      [1, 4].map((clients) => ["peer", "page", clients, 0]),
    );
    assert.match(stdout, /\| peer \|/);
  } finally {
    rmSync(folder, { recursive: true });
  }
});
