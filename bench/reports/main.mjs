// The dashboards of many plans under load, on both databases, and what it costs to move a card meanwhile.
import { load } from "../measure/load.mjs";
import { occasion, optionReaders, repeat } from "../measure/options.mjs";
import { LOAD_FIGURES, medianRow, table, writeRows } from "../measure/rows.mjs";
import { binary, startServer } from "../measure/server.mjs";
import * as board from "../board/ours.mjs";
import { AIM_MS, PARTS, READS, TITLES, ratioOf } from "./parts.mjs";
import * as ours from "./ours.mjs";
import { fillState } from "./state.mjs";

const USAGE = `node bench/reports/main.mjs [options]

  --regions N                  health regions, each with a plan for each year (400)
  --years N                    years (3)
  --databases sqlite,postgres  what our server keeps it in (both)
  --parts NAME,…               what is asked for (all): ${PARTS.join(", ")}
  --clients 8                  how many ask at the same time; several with a comma (8)
  --seconds N                  how long each is asked (10)
  --runs N                     runs of each, of which the median counts (3)
  --seed N                     of the plans (1)
  --quick                      small and short, to see whether everything works
  --json FILE                  writes every row
  --help`;

const DATABASES = ["sqlite", "postgres"];
const DEFAULTS = {
  regions: "400",
  years: "3",
  databases: DATABASES.join(","),
  parts: PARTS.join(","),
  clients: "8",
  seconds: "10",
  runs: "3",
  seed: "1",
};
const TEXTS = [...Object.keys(DEFAULTS), "json"];
const QUICK = { regions: "3", years: "2", clients: "2", seconds: "0.3", runs: "1" };

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
  for (const database of options.databases) {
    const least = options.parts.includes("move") ? await measureMovesAlone(database, options) : [];
    await measureState(database, least, options, report);
  }
  console.log(`${table(rows, TITLES)}\n\nThe aim: ${AIM_MS} ms at p99 for whatever is read.`);
  if (rows.some((row) => row.errors > 0 || row.note)) process.exitCode = 1;
}

/** What a move costs where there is nothing else: in the same plan of a single region. */
async function measureMovesAlone(database, options) {
  const server = await startServer(database, (site) => fillState(site, { ...options, regions: 1 }));
  try {
    return await measureMoves(server, options);
  } finally {
    await server.stop();
  }
}

async function measureState(database, least, options, report) {
  const { regions, years } = options;
  const server = await startServer(database, (site) => fillState(site, options));
  try {
    const row = (part, clients, runs, more) =>
      report(medianRow({ who: board.name, database, regions, years, part, clients, ...more }, runs, LOAD_FIGURES));
    const reads = options.parts.filter((part) => READS.includes(part));
    const requests = reads.length > 0 ? await ours.open(server.base, server, binary()) : {};
    for (const part of reads) {
      for (const clients of options.clients) {
        row(part, clients, await measure(server, requests[part], clients, options), { aim_ms: AIM_MS, ratio: null });
      }
    }
    const moves = options.parts.includes("move") ? await measureMoves(server, options) : [];
    for (const [at, { clients, runs }] of moves.entries()) {
      row("move", clients, runs, { aim_ms: null, ratio: ratioOf(runs, least[at].runs) });
    }
  } finally {
    await server.stop();
  }
}

async function measureMoves(server, options) {
  const { move } = await board.open(server.base, { ...server, user: server.coordinator });
  const measured = [];
  for (const clients of options.clients) {
    measured.push({ clients, runs: await measure(server, move, clients, options) });
  }
  return measured;
}

function measure({ base, pids }, requestsOf, clients, { runs, seconds }) {
  return repeat(runs, () => load(base, requestsOf, { clients, seconds, pids }));
}

function progress({ database, regions, part, clients, per_s, p99_ms, ratio, note }) {
  const more = ratio === null ? "" : `, ${ratio} times the CPU`;
  return `${database} ${regions}: ${part} ${clients} clients ${per_s}/s, p99 ${p99_ms} ms${more} ${note}`.trimEnd();
}

function readOptions() {
  const { parse, list, known, positive, whole } = optionReaders(USAGE);
  const given = parse(process.argv.slice(2), TEXTS, ["quick", "help"]);
  const values = { ...DEFAULTS, ...(given.quick ? QUICK : {}), ...given };
  return {
    ...values,
    regions: whole("--regions", values.regions),
    years: whole("--years", values.years),
    databases: known("--databases", values.databases, DATABASES),
    parts: known("--parts", values.parts, PARTS),
    clients: list("--clients", values.clients).map((number) => whole("--clients", number)),
    seconds: positive("--seconds", values.seconds),
    runs: whole("--runs", values.runs),
    seed: whole("--seed", values.seed),
  };
}
