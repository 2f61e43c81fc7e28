// One layout of one network in a process of its own, so that nobody warms the machine up for the next.
import { writeFileSync } from "node:fs";
import { LAYOUTS } from "./layouts.mjs";
import { networkArrays } from "./network_arrays.mjs";
import { readNetwork } from "./network_file.mjs";
import { quality } from "./quality.mjs";

// Enough to see how long all would take; the first steps are the slowest, so the estimate is high.
const PROBE_STEPS = 6;

process.once("message", async (task) => {
  const result = await measure(task).catch((error) => ({ note: error.message }));
  process.send(result, () => process.exit());
});

async function measure({ who, networkFile, positionsFile, budget, ours, seed }) {
  const { steps, prepare } = LAYOUTS.find((layout) => layout.who === who);
  const network = readNetwork(networkFile);

  const preparation = startClock();
  const begin = await prepare(network, { ours, seed });
  const { cpu_s: prepare_s } = preparation.read();

  const clock = startClock();
  const layout = begin();
  const beginning = clock.read();
  for (let done = 0; done < steps; done++) {
    layout.step();
    if (done + 1 !== PROBE_STEPS) continue;
    const projection = project(beginning, clock.read(), steps);
    if (projection.cpu_s > budget) {
      const note = `projected from ${PROBE_STEPS} of ${steps} steps`;
      return { ...projection, prepare_s, projected: true, note };
    }
  }
  const used = clock.read();

  const positions = layout.positions();
  writeFileSync(positionsFile, new Uint8Array(positions.buffer, positions.byteOffset, positions.byteLength));
  const figures = quality(network.nodes.length, networkArrays(network).pairs, positions);
  return { ...used, prepare_s, ...figures };
}

function startClock() {
  const cpuStart = process.cpuUsage();
  const wallStart = performance.now();
  return {
    read() {
      const { user, system } = process.cpuUsage(cpuStart);
      return { cpu_s: (user + system) / 1e6, wall_s: (performance.now() - wallStart) / 1e3 };
    },
  };
}

function project(beginning, reached, steps) {
  const extend = (figure) =>
    beginning[figure] + ((reached[figure] - beginning[figure]) * steps) / PROBE_STEPS;
  return { cpu_s: extend("cpu_s"), wall_s: extend("wall_s") };
}
