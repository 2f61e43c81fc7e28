// Clients that ask again as soon as they have an answer.
import { Connection } from "./connection.mjs";
import { cpuSeconds, machineCpuSeconds, memory } from "./processes.mjs";

/**
 * Lets `clients` ask for `seconds`; `requestsOf(client)` answers a function that gives the next request, which says with
 * `isGood` what counts as an answer. `pids` are the processes of the server.
 */
export async function load(base, requestsOf, { clients, seconds, pids }) {
  const askers = Array.from({ length: clients }, (_, client) => ({
    connection: new Connection(base),
    next: requestsOf(client, clients),
  }));
  // Connections, statements and caches are there before the clock starts.
  await Promise.all(askers.map(({ connection, next }) => askOnce(connection, next(), newTally())));

  const tally = newTally();
  const before = { server: cpuSeconds(pids), machine: machineCpuSeconds(), own: process.cpuUsage() };
  const start = performance.now();
  const end = start + seconds * 1000;
  await Promise.all(
    askers.map(async ({ connection, next }) => {
      while (performance.now() < end) await askOnce(connection, next(), tally);
    }),
  );
  const wall = (performance.now() - start) / 1000;
  const server = cpuSeconds(pids) - before.server;
  const own = process.cpuUsage(before.own);
  const loader = (own.user + own.system) / 1e6;
  const other = machineCpuSeconds() - before.machine - server - loader;
  for (const { connection } of askers) connection.close();

  tally.times.sort((one, another) => one - another);
  const answers = tally.times.length + tally.errors;
  return {
    per_s: tally.times.length / wall,
    p50_ms: quantile(tally.times, 0.5),
    p99_ms: quantile(tally.times, 0.99),
    errors: tally.errors,
    answers,
    cpu_ms: pids.length > 0 ? (server / answers) * 1000 : null,
    wire_kb: tally.wire / answers / 1000,
    memory_mb: pids.length > 0 ? memory(pids) : null,
    other_cores: other / wall,
    note: tally.firstError ?? "",
  };
}

function newTally() {
  return { times: [], errors: 0, wire: 0, firstError: undefined };
}

async function askOnce(connection, request, tally) {
  const start = performance.now();
  try {
    const answer = await connection.send(request);
    tally.wire += answer.wire;
    if (request.isGood(answer)) {
      tally.times.push(performance.now() - start);
    } else {
      tally.errors += 1;
      tally.firstError ??= `${answer.status} ${answer.body.toString("utf8", 0, 60)}`.trim();
    }
  } catch (error) {
    tally.errors += 1;
    tally.firstError ??= error.message;
  }
}

/** The value below which a part of sorted numbers lies. */
export function quantile(sorted, part) {
  return sorted.length === 0 ? NaN : sorted[Math.min(sorted.length - 1, Math.ceil(part * sorted.length) - 1)];
}
