// Positions sorted into squares, to find the nearest nodes without looking at all of them.
import { coreRange } from "./core_range.mjs";

const NODES_PER_CELL = 2;
// Distances and borders of cells are rounded differently.
const ROUNDING = 1 - 1e-9;

export class NodeGrid {
  #positions;
  #candidates;

  constructor(positions) {
    const nodeCount = positions.length / 2;
    this.#positions = positions;
    this.#candidates = new Float64Array(nodeCount);

    const [left, right] = coreRange(positions, 0);
    const [top, bottom] = coreRange(positions, 1);
    const width = right - left;
    const height = bottom - top;
    const cells = Math.ceil(nodeCount / NODES_PER_CELL);
    this.left = left;
    this.top = top;
    this.side = Math.max(Math.sqrt((width * height) / cells), Math.max(width, height) / cells) || 1;
    this.columns = Math.max(1, Math.ceil(width / this.side));
    this.rows = Math.max(1, Math.ceil(height / this.side));

    this.starts = new Uint32Array(this.columns * this.rows + 1);
    const cellOf = Uint32Array.from({ length: nodeCount }, (_, node) => {
      const cell = this.#rowOf(node) * this.columns + this.#columnOf(node);
      this.starts[cell + 1]++;
      return cell;
    });
    for (let cell = 1; cell < this.starts.length; cell++) this.starts[cell] += this.starts[cell - 1];
    const next = this.starts.slice();
    this.nodes = new Uint32Array(nodeCount);
    cellOf.forEach((cell, node) => {
      this.nodes[next[cell]++] = node;
    });
  }

  /** Jaccard of `others` and equally many nodes nearest to `centre`; equally far ones count in part. */
  overlapWithNearest(centre, others) {
    const count = others.length;
    const candidates = this.#nearestDistances(centre, count);
    const limit = nthSmallest(candidates, count - 1);
    let nearer = 0;
    let atLimit = 0;
    for (const distance of candidates) {
      if (distance < limit) nearer++;
      else if (distance === limit) atLimit++;
    }
    const shareAtLimit = (count - nearer) / atLimit;
    let shared = 0;
    for (const other of others) {
      const distance = this.#squaredDistance(centre, other);
      if (distance < limit) shared++;
      else if (distance === limit) shared += shareAtLimit;
    }
    return shared / (2 * count - shared);
  }

  /** The squared distances of all nodes in some circle around `centre` that holds at least `count`. */
  #nearestDistances(centre, count) {
    let reach = Math.ceil(Math.sqrt(count / NODES_PER_CELL) / 2);
    for (;;) {
      const found = this.#distancesWithin(centre, reach);
      if (found.length >= count) return found;
      reach = Math.ceil(1.4 * reach) + 1;
    }
  }

  #distancesWithin(centre, reach) {
    const column = this.#columnOf(centre);
    const row = this.#rowOf(centre);
    const firstColumn = Math.max(0, column - reach);
    const lastColumn = Math.min(this.columns - 1, column + reach);
    const firstRow = Math.max(0, row - reach);
    const lastRow = Math.min(this.rows - 1, row + reach);
    const limit = this.#completeRadius(centre, firstColumn, lastColumn, firstRow, lastRow) ** 2;
    let found = 0;
    for (let y = firstRow; y <= lastRow; y++) {
      const end = this.starts[y * this.columns + lastColumn + 1];
      for (let index = this.starts[y * this.columns + firstColumn]; index < end; index++) {
        const node = this.nodes[index];
        const distance = this.#squaredDistance(centre, node);
        if (node !== centre && distance <= limit) this.#candidates[found++] = distance;
      }
    }
    return this.#candidates.subarray(0, found);
  }

  /** How far around `centre` nothing lies outside these cells; those on the border reach to infinity. */
  #completeRadius(centre, firstColumn, lastColumn, firstRow, lastRow) {
    const x = this.#positions[2 * centre] - this.left;
    const y = this.#positions[2 * centre + 1] - this.top;
    const toLeft = firstColumn === 0 ? Infinity : x - firstColumn * this.side;
    const toRight = lastColumn === this.columns - 1 ? Infinity : (lastColumn + 1) * this.side - x;
    const toTop = firstRow === 0 ? Infinity : y - firstRow * this.side;
    const toBottom = lastRow === this.rows - 1 ? Infinity : (lastRow + 1) * this.side - y;
    return Math.max(0, ROUNDING * Math.min(toLeft, toRight, toTop, toBottom));
  }

  #squaredDistance(one, other) {
    const dx = this.#positions[2 * one] - this.#positions[2 * other];
    const dy = this.#positions[2 * one + 1] - this.#positions[2 * other + 1];
    return dx * dx + dy * dy;
  }

  #columnOf(node) {
    return clamp(Math.floor((this.#positions[2 * node] - this.left) / this.side), this.columns);
  }

  #rowOf(node) {
    return clamp(Math.floor((this.#positions[2 * node + 1] - this.top) / this.side), this.rows);
  }
}

function clamp(index, length) {
  return Math.min(length - 1, Math.max(0, index));
}

/** The value that would be at `rank` if `values` were sorted; reorders them (Hoare's quickselect). */
function nthSmallest(values, rank) {
  let first = 0;
  let last = values.length - 1;
  while (first < last) {
    const pivot = values[(first + last) >> 1];
    let low = first;
    let high = last;
    while (low <= high) {
      while (values[low] < pivot) low++;
      while (values[high] > pivot) high--;
      if (low > high) break;
      [values[low], values[high]] = [values[high], values[low]];
      low++;
      high--;
    }
    if (rank <= high) last = high;
    else if (rank >= low) first = low;
    else break;
  }
  return values[rank];
}
