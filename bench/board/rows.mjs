// The rows of boards, under load and in the browser.
import { LOAD_FIGURES, medianRow, table } from "../measure/rows.mjs";

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
  return medianRow(what, runs, figuresOf(what.part));
}

const NAMES = ["who", "database", "cards"];

/** A Markdown table of all rows of a part that can be read as it is. */
export function tableOf(rows, part) {
  const chosen = rows.filter((row) => (row.part === "browser") === (part === "browser"));
  const names = part === "browser" ? NAMES : [...NAMES, "part", "clients"];
  return table(chosen, [...names, ...figuresOf(part), "runs", "note"]);
}

function figuresOf(part) {
  return part === "browser" ? BROWSER_FIGURES : LOAD_FIGURES;
}
