// The list that is brought in, what is read of a process, and what counts as all or nothing.
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { test } from "node:test";
import { whatIsThere } from "./outcome.mjs";
import { readPeak, watch } from "./run.mjs";
import { COLUMNS, PEOPLE, list, mapping, stakeholder } from "./stakeholders.mjs";

test("a hundred thousand rows fit into an import, and each is somebody else", () => {
  const rows = 100_000;
  const text = list(rows);
  assert.ok(Buffer.byteLength(text) < 32 * 1024 * 1024);
  const lines = text.trimEnd().split("\n");
  assert.equal(lines.length, rows + 1);
  const cells = lines.slice(1).map((line) => line.split(";"));
  assert.ok(cells.every((row) => row.length === COLUMNS.length));
  const different = (key) => new Set(cells.map(key)).size;
  assert.equal(different((row) => `${row[7]} ${row[8]}`), rows);
  assert.equal(different((row) => row[10]), rows);
  assert.equal(different((row) => row[0]), rows / PEOPLE);
});

test("the people of an organisation have different first names", () => {
  for (let first = 0; first < 40; first += PEOPLE) {
    const rows = Array.from({ length: PEOPLE }, (_, at) => stakeholder(first + at));
    assert.equal(new Set(rows.map((row) => row[0])).size, 1);
    assert.equal(new Set(rows.map((row) => row[7])).size, PEOPLE);
  }
});

test("what columns mean is said for each of them", () => {
  const text = mapping("0199-a");
  assert.match(text, /^health_region = "0199-a"\n/);
  assert.equal(text.match(/\[\[column\]\]/g).length, COLUMNS.length);
  assert.match(text, /name = "Nachname"\nmeans = "last_name"/);
});

test("the most memory of a process is read in megabytes", () => {
  assert.equal(readPeak("Name:\tgeflecht\nVmPeak:\t  900000 kB\nVmHWM:\t  123456 kB\nVmRSS:\t 1 kB\n"), 123.456);
  assert.equal(readPeak(""), 0);
});

test("a process is followed to its end, or killed", async () => {
  const node = (script) => spawn(process.execPath, ["-e", script], { stdio: ["ignore", "pipe", "pipe"] });
  const done = await watch(node("console.log('da'); setTimeout(() => process.exit(2), 200)"), performance.now());
  assert.deepEqual([done.code, done.signal, done.stdout], [2, null, "da\n"]);
  assert.ok(done.peak_mb > 1 && done.seconds >= 0.2);
  const killed = await watch(node("setInterval(() => {}, 1000)"), performance.now(), 0.2);
  assert.deepEqual([killed.code, killed.signal], [null, "SIGKILL"]);
});

test("a list is there as a whole, or not at all, or else it is told", () => {
  const before = { people: 20, organisations: 1, contacts: 0, changes: 100 };
  assert.equal(whatIsThere(before, { ...before }, 8), "nothing");
  assert.equal(whatIsThere(before, { people: 28, organisations: 3, contacts: 14, changes: 140 }, 8), "all");
  assert.equal(whatIsThere(before, { people: 27, organisations: 3, contacts: 13, changes: 130 }, 8), "a part");
  assert.equal(whatIsThere(before, { ...before, changes: 101 }, 8), "a part");
});
