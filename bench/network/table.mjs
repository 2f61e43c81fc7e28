// What is printed: a table of the rows, and a table of us beside the best of the libraries.

const LAYOUT_COLUMNS = [
  { title: "CPU s", text: (row) => (row.projected ? "~ " : "") + number(row.cpu_s, 3) },
  { title: "wall s", text: (row) => number(row.wall_s, 3) },
  { title: "stress", text: (row) => number(row.stress, 3) },
  { title: "knn", text: (row) => number(row.knn, 4) },
  { title: "knn2", text: (row) => number(row.knn2, 3) },
  { title: "prepare s", text: (row) => number(row.prepare_s, 3) },
];
const DRAWING_COLUMNS = [
  { title: "main ms/frame", text: (row) => number(row.frame_main_ms, 1) },
  { title: "all ms/frame", text: (row) => number(row.frame_all_ms, 0) },
  { title: "mount ms", text: (row) => number(row.mount_ms, 0) },
  { title: "first frame ms", text: (row) => number(row.first_frame_ms, 0) },
  { title: "heap MB", text: (row) => number(row.heap_mb, 0) },
  { title: "frames", text: (row) => number(row.frames, 0) },
];
const COLUMNS = { layout: LAYOUT_COLUMNS, drawing: DRAWING_COLUMNS };

const LAYOUT_FIGURES = [
  { title: "CPU s", figure: "cpu_s", digits: 3 },
  { title: "CPU s at comparable knn2", figure: "cpu_s", digits: 3, isComparable: keepsNeighbourhoods },
  { title: "stress", figure: "stress", digits: 3 },
  { title: "knn", figure: "knn", digits: 4, isHighBest: true },
  { title: "knn2", figure: "knn2", digits: 3, isHighBest: true },
];
const DRAWING_FIGURES = [
  { title: "main ms/frame", figure: "frame_main_ms", digits: 1 },
  { title: "all ms/frame", figure: "frame_all_ms", digits: 0 },
  { title: "mount ms", figure: "mount_ms", digits: 0 },
  { title: "first frame ms", figure: "first_frame_ms", digits: 0 },
  { title: "first frame ms, WebGL", figure: "first_frame_ms", digits: 0, isComparable: drawsWithWebgl },
  { title: "heap MB", figure: "heap_mb", digits: 0 },
];
const FIGURES = { layout: LAYOUT_FIGURES, drawing: DRAWING_FIGURES };

/** All rows of a part, `layout` or `drawing`. */
export function resultTable(part, rows) {
  const columns = COLUMNS[part];
  const titles = ["size", "seed", "who", ...columns.map(({ title }) => title), "runs", "note"];
  const lines = rows.map((row) => [
    row.size,
    String(row.seed),
    row.who,
    ...columns.map(({ text }) => text(row)),
    String(row.runs),
    row.note,
  ]);
  return markdown(titles, lines, [0, 2, titles.length - 1]);
}

/** Our row of one network beside the best library for each figure; empty when we did not take part. */
export function ratioTable(part, rows) {
  const ours = rows.find(({ role }) => role === "ours");
  const peers = rows.filter(({ role }) => role === "peer");
  const floor = part === "drawing" ? rows.find(({ role }) => role === "mark") : undefined;
  if (!ours || peers.length === 0) return "";
  const titles = ["size", "seed", "figure", "geflecht", "best peer", "its figure", "ratio"];
  if (floor) titles.push("ratio to the floor");
  const lines = FIGURES[part].map(({ title, figure, digits, isHighBest, isComparable = () => true }) => {
    const able = peers.filter((peer) => peer[figure] !== null && isComparable(peer, peers));
    const [best] = able.toSorted((one, other) => (one[figure] - other[figure]) * (isHighBest ? -1 : 1));
    const line = [ours.size, String(ours.seed), title, number(ours[figure], digits)];
    line.push(best?.who ?? "–", number(best?.[figure], digits), ratio(ours[figure], best?.[figure]));
    if (floor) line.push(ratio(ours[figure], floor[figure]));
    return line;
  });
  return markdown(titles, lines, [0, 2, 4]);
}

/** Speed is easy for a layout that shows nothing: a comparable one has nine tenths of the best knn2. */
function keepsNeighbourhoods(row, peers) {
  const best = Math.max(...peers.map(({ knn2 }) => knn2 ?? 0));
  return row.knn2 !== null && row.knn2 >= 0.9 * best;
}

/** Where the processor plays the graphics card, what draws on a 2D canvas has an easy start. */
function drawsWithWebgl({ who }) {
  return who.startsWith("sigma");
}

function number(value, digits) {
  return Number.isFinite(value) ? value.toFixed(digits) : "–";
}

function ratio(ours, other) {
  return number(ours === null ? NaN : ours / other, 2);
}

/** A Markdown table that can be read as it is; columns that are not `leftAligned` hold numbers. */
function markdown(titles, lines, leftAligned) {
  const widths = titles.map((title, column) =>
    Math.max(3, title.length, ...lines.map((line) => line[column].length)),
  );
  const isLeft = (column) => leftAligned.includes(column);
  const pad = (text, column) =>
    isLeft(column) ? text.padEnd(widths[column]) : text.padStart(widths[column]);
  const rules = widths.map((width, column) =>
    isLeft(column) ? "-".repeat(width) : "-".repeat(width - 1) + ":",
  );
  return [titles, rules, ...lines].map((line) => `| ${line.map(pad).join(" | ")} |`).join("\n");
}
