// A command of our program from its beginning to its end, with the most memory it had.
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { setTimeout as pause } from "node:timers/promises";
import { startGeflecht } from "../measure/server.mjs";

/** How often the memory is looked at; the last look is at most so long before the end. */
const LOOK_MS = 20;

/** `{seconds, peak_mb, code, signal, stdout, stderr}` of a command; `killAfter` seconds it is ended at once. */
export async function runGeflecht(args, folder, { killAfter } = {}) {
  const start = performance.now();
  return watch(startGeflecht(args, folder, ["ignore", "pipe", "pipe"]), start, killAfter);
}

/** Follows a process that was started. */
export async function watch(child, start, killAfter) {
  const said = { stdout: "", stderr: "" };
  for (const stream of ["stdout", "stderr"]) {
    child[stream].setEncoding("utf8").on("data", (text) => (said[stream] += text));
  }
  const ended = once(child, "close");
  let peak = 0;
  let isOver = false;
  ended.then(
    () => (isOver = true),
    () => (isOver = true),
  );
  while (!isOver) {
    peak = Math.max(peak, peakMegabytes(child.pid));
    if (killAfter !== undefined && performance.now() - start >= killAfter * 1000) {
      child.kill("SIGKILL");
      break;
    }
    await pause(LOOK_MS);
  }
  const [code, signal] = await ended;
  return { seconds: (performance.now() - start) / 1000, peak_mb: peak, code, signal, ...said };
}

function peakMegabytes(pid) {
  try {
    return readPeak(readFileSync(`/proc/${pid}/status`, "utf8"));
  } catch {
    return 0;
  }
}

/** The most memory of a process in MB, from what Linux says of it; 0 if it has ended. */
export function readPeak(status) {
  return Number(/^VmHWM:\s+(\d+) kB$/m.exec(status)?.[1] ?? 0) / 1000;
}
