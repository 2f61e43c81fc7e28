// The rows of the result: one per network, contender and place, each figure the median of its runs.

const NO_FIGURES = {
  cpu_s: null,
  wall_s: null,
  stress: null,
  knn: null,
  knn2: null,
  frame_main_ms: null,
  frame_all_ms: null,
  mount_ms: null,
  first_frame_ms: null,
  heap_mb: null,
  projected: false,
  prepare_s: null,
  frames: null,
  note: "",
};

/** `runs` of one contender become one row; a run that has a note and no figures has failed. */
export function rowOf({ size, seed }, { who, role }, where, runs) {
  const row = { size, seed, who, role, where, ...NO_FIGURES, runs: runs.length };
  for (const figure of Object.keys(NO_FIGURES)) {
    const values = runs.map((run) => run[figure]).filter((value) => Number.isFinite(value));
    if (values.length > 0) row[figure] = Number(median(values).toPrecision(6));
  }
  row.projected = runs.some((run) => run.projected);
  row.note = runs.find((run) => run.note)?.note ?? "";
  return row;
}

function median(values) {
  const sorted = values.toSorted((one, other) => one - other);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}
