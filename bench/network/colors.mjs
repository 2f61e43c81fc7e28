// The colours of the kinds, the same in every drawing, so that pictures can be compared by eye.

export const EDGE_COLOR = "#cccccc";

const PALETTE = [
  "#4477aa",
  "#ee6677",
  "#228833",
  "#ccbb44",
  "#66ccee",
  "#aa3377",
  "#997700",
  "#555555",
  "#ee8866",
  "#44bb99",
];
const known = [];

export function colorOf(kind) {
  if (!known.includes(kind)) known.push(kind);
  return PALETTE[known.indexOf(kind) % PALETTE.length];
}
