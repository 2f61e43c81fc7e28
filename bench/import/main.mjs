// A long list comes in by the command line, on both databases: how long it takes, how much memory, and what is there if
// it is killed.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { occasion, optionReaders } from "../measure/options.mjs";
import { medianRow, table, writeRows } from "../measure/rows.mjs";
import { createDatabase, geflecht } from "../measure/server.mjs";
import { whatIsThere } from "./outcome.mjs";
import { runGeflecht } from "./run.mjs";
import { list, mapping } from "./stakeholders.mjs";

const USAGE = `node bench/import/main.mjs [options]

  --rows N                     rows of the list (100000)
  --databases sqlite,postgres  where it goes (both)
  --kill 0.5                   after which part of the time another run is killed; several with a comma (0.5)
  --quick                      400 rows, to see whether everything works
  --json FILE                  writes every row
  --help`;

const DATABASES = ["sqlite", "postgres"];
const DEFAULTS = { rows: "100000", databases: DATABASES.join(","), kill: "0.5" };
const TEXTS = [...Object.keys(DEFAULTS), "json"];
const QUICK = { rows: "400" };
const FIGURES = ["seconds", "peak_mb", "rows_per_s"];
const TITLES = ["who", "database", "rows", "part", ...FIGURES, "note"];

/** How the program ends that has written nothing into the directory. */
const NOTHING = 2;

/** How long a database may take to notice that a process is gone. */
const NOTICED_MS = 2_000;

await main(readOptions());

async function main(options) {
  if (options.help) {
    console.log(USAGE);
    return;
  }
  console.log(occasion());
  const folder = mkdtempSync(join(tmpdir(), "geflecht-bench-"));
  const rows = [];
  try {
    const file = join(folder, "stakeholders.csv");
    writeFileSync(file, list(options.rows));
    for (const database of options.databases) {
      await measure(database, file, options, (part, run, note = "") => {
        const isWhole = !part.startsWith("kill");
        const figures = { ...run, rows_per_s: isWhole ? options.rows / run.seconds : null, note };
        rows.push(medianRow({ who: "geflecht", database, rows: options.rows, part }, [figures], FIGURES));
        console.error(`${database}: ${part} ${run.seconds.toFixed(1)} s, ${run.peak_mb.toFixed(0)} MB ${note}`.trimEnd());
        if (options.json) writeRows(options.json, rows);
      });
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  console.log(table(rows, TITLES));
}

async function measure(database, file, options, report) {
  const before = await within(database, async (site) => {
    const { importing, stats } = await prepare(site, file);
    report("suggest", importing.suggested);
    const shown = await importing.run(["--dry-run"], NOTHING);
    check(shown.report, options.rows, false);
    report("preview", shown);
    const applied = await importing.run([], 0);
    check(applied.report, options.rows, true);
    const found = whatIsThere(stats, await statsOf(site), options.rows);
    if (found !== "all") throw new Error(`${found} of the list is there after it was applied`);
    report("apply", applied, "all is there");
    return applied.seconds;
  });
  for (const part of options.kill) {
    await within(database, async (site) => {
      const { importing, stats } = await prepare(site, file);
      const killed = await importing.kill(before * part);
      await pause(NOTICED_MS);
      const found = whatIsThere(stats, await statsOf(site), options.rows);
      if (found === "a part") throw new Error(`a part of the list is there after kill -9 on ${database}`);
      const how = killed.signal === "SIGKILL" ? "killed" : "done before it could be killed";
      report(`kill ${part}`, killed, `${how}: ${found} is there`);
    });
  }
}

/** Does something in a database of its own. */
async function within(database, work) {
  const site = await createDatabase(database);
  try {
    return await work(site);
  } finally {
    await site.remove();
  }
}

/** A health region, and how the list is brought into it. */
async function prepare(site, file) {
  const { url, folder } = site;
  await geflecht(["generate", "--cards", "1", "--database", url], folder);
  const stats = await statsOf(site);
  const suggested = await runGeflecht(["import", file, "--suggest-mapping", "--database", url], folder);
  const region = /^health_region = "([^"]+)"$/m.exec(suggested.stdout)?.[1];
  if (!region) throw new Error(`the columns are not understood: ${suggested.stderr}`);
  const meaning = join(folder, "mapping.toml");
  writeFileSync(meaning, mapping(region));
  const told = join(folder, "report.json");
  const args = ["import", file, "--mapping", meaning, "--report", told, "--database", url];
  const run = async (more, code) => {
    const done = await runGeflecht([...args, ...more], folder);
    if (done.code !== code) throw new Error(`the import ended with ${done.code ?? done.signal}: ${done.stderr}`);
    return { ...done, report: JSON.parse(readFileSync(told, "utf8")) };
  };
  const kill = (killAfter) => runGeflecht(args, folder, { killAfter });
  return { importing: { suggested, run, kill }, stats };
}

/** Every row brings a person, and none is a question. */
function check(report, rows, applied) {
  const isRight = report.rows === rows && report.new === rows && report.applied === applied;
  if (!isRight) throw new Error(`not what was to be: ${JSON.stringify({ ...report, rejected_rows: undefined })}`);
}

async function statsOf({ url, folder }) {
  return JSON.parse(await geflecht(["stats", "--json", "--database", url], folder)).records;
}

function readOptions() {
  const { stop, parse, list, known, whole, positive } = optionReaders(USAGE);
  const given = parse(process.argv.slice(2), TEXTS, ["quick", "help"]);
  const values = { ...DEFAULTS, ...(given.quick ? QUICK : {}), ...given };
  const part = (text) => {
    const number = positive("--kill", text);
    return number < 1 ? number : stop(`--kill: ${text} is not a part of the time`);
  };
  return {
    ...values,
    rows: whole("--rows", values.rows),
    databases: known("--databases", values.databases, DATABASES),
    kill: list("--kill", values.kill).map(part),
  };
}
