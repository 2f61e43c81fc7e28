// CPU and memory of a server with everything it has started, from /proc.
import { readFileSync, readdirSync } from "node:fs";

/** Clock ticks in a second, the same on every Linux that matters. */
const TICKS = 100;

/** CPU seconds used so far, those of ended children included. */
export function cpuSeconds(roots) {
  return family(roots).reduce((sum, { cpu }) => sum + cpu, 0);
}

/** Memory in MB: shared pages are counted once. */
export function memory(roots) {
  return family(roots).reduce((sum, { pid }) => sum + proportionalMemory(pid), 0);
}

/** CPU seconds that all processes of the machine have used so far. */
export function machineCpuSeconds() {
  const [, ...ticks] = read("/proc/stat").split("\n")[0].split(/\s+/);
  const [user, nice, system, , , irq, softIrq] = ticks.map(Number);
  return (user + nice + system + irq + softIrq) / TICKS;
}

/** The process that has started another. */
export function parentOf(pid) {
  return processOf(pid)?.parent;
}

function family(roots) {
  const all = readdirSync("/proc").filter((name) => /^\d+$/.test(name));
  const known = all.map((name) => processOf(Number(name))).filter((known) => known !== undefined);
  const members = new Set(roots);
  for (let before = -1; before !== members.size; ) {
    before = members.size;
    for (const { pid, parent } of known) if (members.has(parent)) members.add(pid);
  }
  return known.filter(({ pid }) => members.has(pid));
}

function processOf(pid) {
  const text = read(`/proc/${pid}/stat`);
  if (!text) return undefined;
  // The name before it may hold spaces and brackets.
  const fields = text.slice(text.lastIndexOf(")") + 2).split(" ");
  const ticks = [11, 12, 13, 14].reduce((sum, index) => sum + Number(fields[index]), 0);
  return { pid, parent: Number(fields[1]), cpu: ticks / TICKS };
}

function proportionalMemory(pid) {
  return Number(/^Pss:\s+(\d+)/m.exec(read(`/proc/${pid}/smaps_rollup`))?.[1] ?? 0) / 1000;
}

/** Empty for a process that has ended meanwhile. */
function read(file) {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return "";
  }
}
