// The network map beside the libraries people would otherwise use: measures layout and drawing.
import { writeFileSync } from "node:fs";
import { cpus, loadavg } from "node:os";
import { basename, extname } from "node:path";
import { parseArgs } from "node:util";
import { browserVersion, measureDrawings } from "./drawing_series.mjs";
import { measureLayouts } from "./layout_series.mjs";
import { SIZES, healthNetwork } from "./network.mjs";
import { readNetwork } from "./network_file.mjs";
import { keepNetwork } from "./output.mjs";
import { ratioTable, resultTable } from "./table.mjs";

const USAGE = `node bench/network/main.mjs [options]

  --sizes S,M,L            networks of 1,000, 10,000 and 100,000 nodes (all)
  --seeds 1,2,3            their seeds (1,2,3); drawings take the first
  --input FILE,FILE        these networks instead, as JSON
  --parts layout,drawing   what to measure (both)
  --runs N                 runs of each, of which the median counts (3, at L 1)
  --only NAME,NAME         contenders whose name contains one of these
  --ours FILE.mjs          our layout engine
  --ours-drawing FILE.mjs  our drawing
  --budget SECONDS         CPU beyond which a layout is only projected (200)
  --json FILE              writes every row
  --help`;

const LARGE = 50_000;
const PARTS = { layout: measureLayouts, drawing: measureDrawings };

await main(readOptions());

async function main(options) {
  if (options.help) {
    console.log(USAGE);
    return;
  }
  await printMachine(options.parts);
  const all = { layout: [], drawing: [] };
  for (const network of networks(options)) {
    for (const part of options.parts) {
      if (part === "drawing" && network.seed !== options.seeds[0]) continue;
      const rows = await measure(part, network, options, (row) => {
        all[part].push(row);
        writeRows(options.json, [...all.layout, ...all.drawing]);
      });
      printTables(part, rows);
    }
  }
}

function readOptions() {
  const values = parse(process.argv.slice(2));
  const wanted = values.only.toLowerCase().split(",");
  return {
    ...values,
    oursDrawing: values["ours-drawing"],
    sizes: chosen("--sizes", values.sizes, SIZES),
    parts: chosen("--parts", values.parts, PARTS),
    seeds: values.seeds.split(",").map((seed) => wholeNumber("--seeds", seed)),
    budget: wholeNumber("--budget", values.budget),
    runs: values.runs === undefined ? undefined : wholeNumber("--runs", values.runs),
    isWanted: (who) => wanted.some((part) => who.toLowerCase().includes(part)),
  };
}

function parse(args) {
  const text = { type: "string" };
  const options = {
    sizes: { ...text, default: "S,M,L" },
    seeds: { ...text, default: "1,2,3" },
    input: text,
    parts: { ...text, default: "layout,drawing" },
    runs: text,
    only: { ...text, default: "" },
    ours: text,
    "ours-drawing": text,
    budget: { ...text, default: "200" },
    json: text,
    help: { type: "boolean", default: false },
  };
  try {
    return parseArgs({ args, options }).values;
  } catch (error) {
    return stop(error.message);
  }
}

function chosen(option, text, known) {
  const names = text.split(",");
  const stranger = names.find((name) => !Object.hasOwn(known, name));
  if (stranger !== undefined) stop(`${option}: ${stranger} is none of ${Object.keys(known).join(", ")}`);
  return names;
}

function wholeNumber(option, text) {
  const value = Number(text);
  if (!Number.isInteger(value) || value < 0) stop(`${option}: ${text} is not a whole number`);
  return value;
}

function stop(reason) {
  console.error(`${reason}\n\n${USAGE}`);
  process.exit(2);
}

/** One network after the other: a large one takes much memory. */
function* networks({ sizes, seeds, input }) {
  if (input) {
    for (const file of input.split(",")) {
      yield keepNetwork(basename(file, extname(file)), seeds[0], readNetwork(file));
    }
    return;
  }
  for (const size of sizes) {
    for (const seed of seeds) yield keepNetwork(size, seed, healthNetwork(SIZES[size], seed));
  }
}

async function measure(part, network, options, keepRow) {
  const runs = options.runs ?? (network.nodeCount > LARGE ? 1 : 3);
  const rows = [];
  const report = (row) => {
    rows.push(row);
    keepRow(row);
    console.error(`${part} ${row.size} ${row.seed}: ${row.who} ${row.note}`.trimEnd());
    if (row.role === "ours" && row.note) process.exitCode = 1;
  };
  await PARTS[part](network, { ...options, runs }, report);
  return rows;
}

function writeRows(file, rows) {
  if (file) writeFileSync(file, `[\n${rows.map((row) => JSON.stringify(row)).join(",\n")}\n]\n`);
}

async function printMachine(parts) {
  const processors = cpus();
  const chromium = parts.includes("drawing") ? `, Chromium ${await browserVersion()}` : "";
  const load = loadavg()[0].toFixed(1);
  console.log(`${new Date().toISOString().slice(0, 10)}, Node ${process.versions.node}${chromium}`);
  console.log(`${processors.length} × ${processors[0].model}, load ${load}: compare CPU, not wall\n`);
}

function printTables(part, rows) {
  for (const table of [resultTable(part, rows), ratioTable(part, rows)]) {
    if (table) console.log(`${table}\n`);
  }
}
