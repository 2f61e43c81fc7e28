// Where most nodes lie: a few that stray far would make a picture small, or a grid coarse.

const STRAYS = 0.005;

/** From where to where positions go on an axis, 0 or 1, without half a percent on either side. */
export function coreRange(positions, axis) {
  const count = positions.length / 2;
  const sorted = Float32Array.from({ length: count }, (_, node) => positions[2 * node + axis]).sort();
  return [sorted[Math.floor(STRAYS * count)], sorted[Math.floor((1 - STRAYS) * count)]];
}
