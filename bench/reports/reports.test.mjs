// What is read out of the program and its words, where states are kept, and what a move costs more.
import assert from "node:assert/strict";
import { test } from "node:test";
import { addressesOf } from "./ours.mjs";
import { PARTS, READS, TITLES, ratioOf } from "./parts.mjs";
import { keptFile, readGenerated } from "./state.mjs";

test("the address of a function stands in the program, whatever follows it", () => {
  const number = "12345678901234567890";
  const program = Buffer.from(`\0ab/api/load_dashboard${number}77/api/load_overview${number.slice(0, 18)}x/api/load_board`);
  assert.equal(addressesOf(program, "load_dashboard")[0], `/api/load_dashboard${number}`);
  const overview = addressesOf(program, "load_overview");
  assert.equal(overview[0], `/api/load_overview${number.slice(0, 18)}`);
  assert.equal(overview.length, 3);
  assert.deepEqual(addressesOf(program, "load_board"), []);
  assert.deepEqual(addressesOf(program, "load_nothing"), []);
});

test("what was generated is told by its plan and its accounts", () => {
  const text = "Done: 3 nodes.\nAccount: region1@a.example\nAccount: land@a.example\nPlan: /plan/0199-a/board\n";
  assert.deepEqual(readGenerated(text), {
    board: "/plan/0199-a/board",
    plan: "0199-a",
    coordinator: "region1@a.example",
    manager: "land@a.example",
  });
  assert.throws(() => readGenerated("Writing 3 health regions …"), /nothing was generated/);
});

test("a state is kept for its size, seed, day and program", () => {
  const size = { regions: 400, years: 3, seed: 1 };
  const file = keptFile("folder", size, "abc", "2026-11-23");
  assert.match(file, /plans-400x3-1-2026-11-23-abc\.db$/);
  for (const [other, program, day] of [
    [{ ...size, regions: 40 }, "abc", "2026-11-23"],
    [{ ...size, seed: 2 }, "abc", "2026-11-23"],
    [size, "abd", "2026-11-23"],
    [size, "abc", "2026-11-24"],
  ]) {
    assert.notEqual(keptFile("folder", other, program, day), file);
  }
});

test("a ratio compares medians, and says nothing where one is missing", () => {
  const runs = (...costs) => costs.map((cpu_ms) => ({ cpu_ms }));
  assert.equal(ratioOf(runs(3, 9, 4), runs(1, 2, 80)), 2);
  assert.equal(ratioOf(runs(3), runs(null)), null);
  assert.equal(ratioOf(runs(null), runs(3)), null);
});

test("every part is asked for once, and the aim stands in the table", () => {
  assert.equal(new Set(PARTS).size, READS.length + 1);
  assert.ok(TITLES.includes("aim_ms") && TITLES.includes("p99_ms") && TITLES.includes("ratio"));
});
