// The loader against a small board that answers wrongly now and then, and the run as a whole with it as a peer.
import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { Connection } from "./connection.mjs";
import { load, quantile } from "./load.mjs";
import { rowOf } from "./rows.mjs";

const FOLDER = dirname(fileURLToPath(import.meta.url));
const LONG = "Wort ".repeat(40_000);

let server;
let base;
let asked = 0;

before(async () => {
  server = createServer((request, response) => {
    asked += 1;
    if (request.url === "/page") {
      // Without a length it comes in chunks.
      response.write(LONG.slice(0, 1000));
      response.end(LONG.slice(1000));
    } else if (request.url === "/sometimes") {
      response.writeHead(asked % 4 === 0 ? 503 : 200).end("x");
    } else {
      const parts = [];
      request.on("data", (part) => parts.push(part));
      request.on("end", () => response.setHeader("set-cookie", ["a=1; Path=/", "b=2"]).end(Buffer.concat(parts)));
    }
  });
  await new Promise((ready) => server.listen(0, "127.0.0.1", ready));
  base = `http://127.0.0.1:${server.address().port}`;
});

after(() => server.close());

test("a connection carries one request after the other, whole or in chunks", async () => {
  const connection = new Connection(base);
  const page = await connection.send({ path: "/page" });
  assert.equal(page.body.toString(), LONG);
  assert.ok(page.wire > LONG.length);
  const echo = await connection.send({ method: "POST", path: "/echo", body: "Grüße" });
  assert.equal(echo.body.toString(), "Grüße");
  assert.deepEqual(echo.cookies, ["a=1", "b=2"]);
  connection.close();
});

test("a server that is gone is an error, not silence", async () => {
  await assert.rejects(new Connection("http://127.0.0.1:9").send({ path: "/" }));
});

test("only good answers count as answers, all others as errors", async () => {
  const requests = () => () => ({ path: "/sometimes", isGood: ({ status }) => status === 200 });
  const run = await load(base, requests, { clients: 4, seconds: 0.3, pids: [process.pid] });
  assert.ok(run.errors > 0 && run.errors < run.answers / 2, `${run.errors} of ${run.answers}`);
  assert.equal(run.note, "503 x");
  assert.ok(run.per_s > 0 && run.p50_ms <= run.p99_ms);
  assert.ok(run.cpu_ms > 0 && run.memory_mb > 1);
});

test("a quantile is one of the numbers", () => {
  assert.equal(quantile([1, 2, 3, 4], 0.5), 2);
  assert.equal(quantile([1, 2, 3, 4], 0.99), 4);
  assert.ok(Number.isNaN(quantile([], 0.5)));
});

test("a row has the median of its runs, and every error", () => {
  const runs = [1, 9, 2].map((per_s, errors) => ({ per_s, errors, note: "" }));
  const row = rowOf({ part: "move" }, runs);
  assert.equal(row.per_s, 2);
  assert.equal(row.errors, 3);
  assert.equal(row.cpu_ms, null);
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
