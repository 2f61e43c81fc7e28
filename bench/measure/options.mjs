// The options of a benchmark; what is wrong with them is told with their usage.
import { cpus, loadavg } from "node:os";
import { parseArgs } from "node:util";

/** Readers of options; each ends the program with the usage if it cannot read what is given. */
export function optionReaders(usage) {
  const stop = (reason) => {
    console.error(`${reason}\n\n${usage}`);
    process.exit(2);
  };
  /** The options as texts and flags. */
  const parse = (args, texts, flags) => {
    const options = Object.fromEntries([
      ...texts.map((name) => [name, { type: "string" }]),
      ...flags.map((name) => [name, { type: "boolean" }]),
    ]);
    try {
      return parseArgs({ args, options }).values;
    } catch (error) {
      return stop(error.message);
    }
  };
  const list = (option, text) => {
    const parts = text.split(",").filter((part) => part);
    return parts.length > 0 ? parts : stop(`${option} names nothing`);
  };
  const known = (option, text, all) => {
    const names = list(option, text);
    const stranger = names.find((name) => !all.includes(name));
    if (stranger !== undefined) stop(`${option}: ${stranger} is none of ${all.join(", ")}`);
    return names;
  };
  const positive = (option, text) => {
    const value = Number(text);
    return value > 0 ? value : stop(`${option}: ${text} is not a positive number`);
  };
  const whole = (option, text) => {
    const value = positive(option, text);
    return Number.isInteger(value) ? value : stop(`${option}: ${text} is not a whole number`);
  };
  return { stop, parse, list, known, positive, whole };
}

/** Where and when something is measured. */
export function occasion() {
  const processor = `${cpus().length} × ${cpus()[0].model}, load ${loadavg()[0].toFixed(1)}`;
  return `${new Date().toISOString().slice(0, 10)}, Node ${process.versions.node}\n${processor}\n`;
}

/** What a measurement answers, as often as it is asked. */
export async function repeat(times, measureOnce) {
  const runs = [];
  while (runs.length < times) runs.push(await measureOnce());
  return runs;
}
