// The layout part: every contender, each run in a fresh Node.
import { fork } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { DRAWN_LAYOUT, LAYOUTS } from "./layouts.mjs";
import { resultFile } from "./output.mjs";
import { rowOf } from "./rows.mjs";

const PROCESS = new URL("layout_process.mjs", import.meta.url);
// A shared machine may give a process a tenth of a core, and reading and scoring take time too.
const patienceMs = (budget) => 1e3 * (300 + 10 * budget);

/** Measures the layouts of a network and tells `report` each row. */
export async function measureLayouts(network, { ours, runs, budget, isWanted }, report) {
  for (const layout of LAYOUTS.filter(({ who }) => isWanted(who))) {
    if (layout.role === "ours" && !ours) continue;
    const results = [];
    while (results.length < runs && !results.some(({ note }) => note)) {
      results.push(await runLayout(network, layout.who, { ours, budget }));
    }
    report(rowOf(network, layout, "node", results));
  }
}

/** The positions that every drawing gets, from this series or an earlier one, or computed now. */
export async function drawnPositions(network) {
  const file = resultFile(network, "positions", DRAWN_LAYOUT, "f32");
  if (!existsSync(file)) {
    const { note } = await runLayout(network, DRAWN_LAYOUT, { budget: Infinity });
    if (note) throw new Error(`no positions to draw: ${note}`);
  }
  return readFileSync(file);
}

function runLayout(network, who, { ours, budget }) {
  const child = fork(PROCESS, { execArgv: ["--max-old-space-size=6000"], serialization: "advanced" });
  child.send({
    who,
    networkFile: network.file,
    positionsFile: resultFile(network, "positions", who, "f32"),
    budget,
    ours,
    seed: network.seed,
  });
  const timer = budget === Infinity ? undefined : setTimeout(() => child.kill("SIGKILL"), patienceMs(budget));
  return new Promise((resolve) => {
    let result;
    child.once("message", (message) => {
      result = message;
    });
    child.once("exit", (code, signal) => {
      clearTimeout(timer);
      resolve(result ?? { note: signal ? `stopped by ${signal}` : `ended with ${code}` });
    });
  });
}
