// The rows of the result, and the tables that show them.

const LOAD_FIGURES = ["per_s", "p50_ms", "p99_ms", "errors", "cpu_ms", "wire_kb", "memory_mb", "other_cores"];
const BROWSER_FIGURES = [
  "readable_ms",
  "draggable_ms",
  "wire_kb",
  "main_ms",
  "heap_mb",
  "nodes",
  "long_tasks",
  "longest_ms",
  "page_cpu_ms",
  "drop_answer_ms",
  "drop_frame_ms",
  "drop_main_ms",
];

/** `runs` of the same measurement become one row, each figure the median. */
export function rowOf(what, runs) {
  const row = { ...what, runs: runs.length };
  for (const figure of what.part === "browser" ? BROWSER_FIGURES : LOAD_FIGURES) {
    const values = runs.map((run) => run[figure]).filter(Number.isFinite);
    row[figure] = values.length > 0 ? Number(median(values).toPrecision(5)) : null;
  }
  // One error is one too many, whichever run it was in.
  if (what.part !== "browser") row.errors = runs.reduce((sum, run) => sum + run.errors, 0);
  row.note = runs.map((run) => run.note).find((note) => note) ?? "";
  return row;
}

function median(values) {
  const sorted = values.toSorted((one, another) => one - another);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

const NAMES = ["who", "database", "cards"];

/** A Markdown table of all rows of a part that can be read as it is. */
export function tableOf(rows, part) {
  const chosen = rows.filter((row) => (row.part === "browser") === (part === "browser"));
  if (chosen.length === 0) return "";
  const names = part === "browser" ? NAMES : [...NAMES, "part", "clients"];
  const figures = part === "browser" ? BROWSER_FIGURES : LOAD_FIGURES;
  const titles = [...names, ...figures, "runs", "note"];
  const lines = chosen.map((row) => titles.map((title) => cell(row[title])));
  const widths = titles.map((title, at) => Math.max(title.length, ...lines.map((line) => line[at].length)));
  const pad = (text, at) => (isName(titles[at]) ? text.padEnd(widths[at]) : text.padStart(widths[at]));
  const rules = titles.map((title, at) => (isName(title) ? "-".repeat(widths[at]) : `${"-".repeat(widths[at] - 1)}:`));
  return [titles, rules, ...lines].map((line) => `| ${line.map(pad).join(" | ")} |`).join("\n");
}

function isName(title) {
  return title === "who" || title === "database" || title === "part" || title === "note";
}

function cell(value) {
  if (value === null || value === undefined) return "–";
  if (typeof value !== "number") return String(value);
  if (Number.isInteger(value)) return String(value);
  return value.toFixed(value < 10 ? 2 : value < 1000 ? 1 : 0);
}
