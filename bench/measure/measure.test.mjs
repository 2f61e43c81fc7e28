// The loader against a small server that answers wrongly now and then, rows and their tables, and what options mean.
import assert from "node:assert/strict";
import { createServer } from "node:http";
import { after, before, test } from "node:test";
import { Connection } from "./connection.mjs";
import { load, quantile } from "./load.mjs";
import { optionReaders, repeat } from "./options.mjs";
import { LOAD_FIGURES, medianRow, table } from "./rows.mjs";

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
  const row = medianRow({ part: "move" }, runs, LOAD_FIGURES);
  assert.equal(row.per_s, 2);
  assert.equal(row.errors, 3);
  assert.equal(row.cpu_ms, null);
  assert.equal("errors" in medianRow({ part: "apply" }, [{ seconds: 1 }], ["seconds"]), false);
});

test("a table says what was not measured, and is empty without rows", () => {
  const rows = [
    { who: "geflecht", per_s: 12.345, p99_ms: null },
    { who: "a", per_s: 2000, p99_ms: 0.5 },
  ];
  assert.deepEqual(table(rows, ["who", "per_s", "p99_ms"]).split("\n"), [
    "| who      | per_s | p99_ms |",
    "| -------- | ----: | -----: |",
    "| geflecht |  12.3 |      – |",
    "| a        |  2000 |   0.50 |",
  ]);
  assert.equal(table([], ["who"]), "");
});

test("options are read as what they are", async () => {
  const { parse, list, known, positive, whole } = optionReaders("usage");
  assert.deepEqual({ ...parse(["--rows", "5", "--quick"], ["rows"], ["quick"]) }, { rows: "5", quick: true });
  assert.deepEqual(list("--clients", "1,8,"), ["1", "8"]);
  assert.deepEqual(known("--parts", "move", ["page", "move"]), ["move"]);
  assert.deepEqual([positive("--seconds", "0.3"), whole("--rows", "5")], [0.3, 5]);
  let count = 0;
  assert.deepEqual(await repeat(3, async () => (count += 1)), [1, 2, 3]);
});
