// The rows of a result, and the tables that show them.
import { writeFileSync } from "node:fs";

/** What is known of answers under load. */
export const LOAD_FIGURES = [
  "per_s",
  "p50_ms",
  "p99_ms",
  "errors",
  "cpu_ms",
  "wire_kb",
  "memory_mb",
  "other_cores",
];

/** `runs` of the same measurement become one row, each figure the median. */
export function medianRow(what, runs, figures) {
  const row = { ...what, runs: runs.length };
  for (const figure of figures) {
    const values = runs.map((run) => run[figure]).filter(Number.isFinite);
    row[figure] = values.length > 0 ? Number(median(values).toPrecision(5)) : null;
  }
  // One error is one too many, whichever run it was in.
  if (figures.includes("errors")) row.errors = runs.reduce((sum, run) => sum + run.errors, 0);
  row.note = runs.map((run) => run.note).find((note) => note) ?? "";
  return row;
}

function median(values) {
  const sorted = values.toSorted((one, another) => one - another);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

/** A Markdown table that can be read as it is; empty without rows. */
export function table(rows, titles) {
  if (rows.length === 0) return "";
  const lines = rows.map((row) => titles.map((title) => cell(row[title])));
  const widths = titles.map((title, at) => Math.max(title.length, ...lines.map((line) => line[at].length)));
  const pad = (text, at) => (isName(titles[at]) ? text.padEnd(widths[at]) : text.padStart(widths[at]));
  const rules = titles.map((title, at) => (isName(title) ? "-".repeat(widths[at]) : `${"-".repeat(widths[at] - 1)}:`));
  return [titles, rules, ...lines].map((line) => `| ${line.map(pad).join(" | ")} |`).join("\n");
}

/** Rows as a file that can be read while more are on their way. */
export function writeRows(file, rows) {
  writeFileSync(file, `[\n${rows.map((row) => JSON.stringify(row)).join(",\n")}\n]\n`);
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
