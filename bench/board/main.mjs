// Boards under load and in the browser: ours on both databases, and a peer's beside it.
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { load } from "../measure/load.mjs";
import { occasion, optionReaders, repeat } from "../measure/options.mjs";
import { writeRows } from "../measure/rows.mjs";
import { measureBrowser } from "./browser.mjs";
import * as ours from "./ours.mjs";
import { rowOf, tableOf } from "./rows.mjs";
import { startServer } from "./server.mjs";

const USAGE = `node bench/board/main.mjs [options]

  --cards 467,5000                 sizes of the plan (467,5000)
  --databases sqlite,postgres      what our server keeps it in (both)
  --parts page,data,move           what is asked for (all three)
  --clients 1,8,64                 how many ask at the same time (1,8,64)
  --seconds N                      how long each is asked (10)
  --runs N                         runs of each, of which the median counts (3)
  --browser                        also in Chromium
  --seed N                         of the plan (1)
  --base URL --adapter FILE.mjs    measure this server, besides ours or alone with --databases none
  --pid N                          the process of that server, for its CPU; several with a comma
  --option NAME=VALUE,…            passed on to the adapter
  --quick                          small and short, to see whether everything works
  --json FILE                      writes every row
  --help`;

const PARTS = ["page", "data", "move"];
const DATABASES = ["sqlite", "postgres", "none"];
const DEFAULTS = {
  cards: "467,5000",
  databases: "sqlite,postgres",
  parts: PARTS.join(","),
  clients: "1,8,64",
  seconds: "10",
  runs: "3",
  seed: "1",
};
const TEXTS = ["cards", "databases", "parts", "clients", "seconds", "runs", "seed", "base", "adapter", "pid", "option", "json"];
const QUICK = { cards: "40", clients: "1,4", seconds: "0.3", runs: "1" };

await main(readOptions());

async function main(options) {
  if (options.help) {
    console.log(USAGE);
    return;
  }
  console.log(occasion());
  const rows = [];
  const report = (row) => {
    rows.push(row);
    console.error(progress(row));
    if (options.json) writeRows(options.json, rows);
  };
  for (const cards of options.cards) {
    for (const database of options.databases) await measureOurs(database, cards, options, report);
  }
  if (options.base) await measurePeer(options, report);
  for (const part of ["load", "browser"]) {
    const table = tableOf(rows, part);
    if (table) console.log(`${table}\n`);
  }
  if (rows.some((row) => row.who === ours.name && (row.errors > 0 || row.note))) process.exitCode = 1;
}

async function measureOurs(database, cards, options, report) {
  const server = await startServer(database, { cards, seed: options.seed });
  try {
    await measure(ours, server.base, server, { database, cards }, options, report);
  } finally {
    await server.stop();
  }
}

async function measurePeer(options, report) {
  const adapter = options.adapter ? await import(pathToFileURL(resolve(options.adapter)).href) : ours;
  const given = Object.fromEntries(options.option.map((pair) => pair.split(/=(.*)/s).slice(0, 2)));
  const pids = options.pid;
  await measure(adapter, options.base, { ...given, pids }, { database: "–", cards: given.cards ?? null }, options, report);
}

async function measure(adapter, base, site, where, options, report) {
  const board = await adapter.open(base, site);
  const { pids } = site;
  const row = (part, more, runs) => report(rowOf({ who: adapter.name, ...where, part, ...more }, runs));
  for (const part of options.parts.filter((part) => board[part])) {
    for (const clients of options.clients) {
      const again = () => load(base, board[part], { clients, seconds: options.seconds, pids });
      row(part, { clients }, await repeat(options.runs, again));
    }
  }
  if (options.browser && board.browser) {
    row("browser", { clients: null }, await repeat(options.runs, () => measureBrowser(base, board.browser, pids)));
  }
}

function progress({ who, database, cards, part, clients, per_s, draggable_ms, note }) {
  const figure = part === "browser" ? `draggable after ${draggable_ms} ms` : `${clients} clients ${per_s}/s`;
  return `${who} ${database} ${cards}: ${part} ${figure} ${note}`.trimEnd();
}

function readOptions() {
  const { parse, list, known, positive } = optionReaders(USAGE);
  const given = parse(process.argv.slice(2), TEXTS, ["browser", "quick", "help"]);
  const values = { ...DEFAULTS, ...(given.quick ? QUICK : {}), ...given };
  return {
    ...values,
    cards: list("--cards", values.cards).map((number) => positive("--cards", number)),
    clients: list("--clients", values.clients).map((number) => positive("--clients", number)),
    databases: known("--databases", values.databases, DATABASES).filter((database) => database !== "none"),
    parts: known("--parts", values.parts, PARTS),
    seconds: positive("--seconds", values.seconds),
    runs: positive("--runs", values.runs),
    seed: positive("--seed", values.seed),
    pid: values.pid ? list("--pid", values.pid).map((number) => positive("--pid", number)) : [],
    option: values.option ? list("--option", values.option) : [],
  };
}
