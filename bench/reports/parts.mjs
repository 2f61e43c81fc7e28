// What is asked of dashboards, and what is said of it.
import { LOAD_FIGURES, medianRow } from "../measure/rows.mjs";

/** What reads. */
export const READS = [
  "overview",
  "own",
  "plan",
  "all",
  "visitor",
  "tables",
  "data-overview",
  "data-plan",
  "data-all",
];

/** All parts. */
export const PARTS = [...READS, "move"];

/** Within how long 99 of 100 answers to a reader should be there. */
export const AIM_MS = 200;

/** The columns of the table. */
export const TITLES = ["who", "database", "regions", "part", "clients", ...LOAD_FIGURES, "aim_ms", "ratio", "runs", "note"];

/** How much more CPU something costs than the same where there is less; nothing where that was not measured. */
export function ratioOf(runs, least) {
  const [more, less] = [runs, least].map((runs) => medianRow({}, runs, ["cpu_ms"]).cpu_ms);
  return more === null || !less ? null : Number((more / less).toPrecision(3));
}
