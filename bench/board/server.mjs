// Our own server on a database of its own, filled with a plan, started on a free port and stopped after use.
import { execFile, spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { once } from "node:events";
import { existsSync, mkdtempSync, openSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { promisify } from "node:util";
import { parentOf } from "./processes.mjs";

const run = promisify(execFile);
const BINARY = process.env.GEFLECHT_BINARY;
const PSQL = process.env.GEFLECHT_PSQL ?? "psql";
const POSTGRES = process.env.GEFLECHT_TEST_DATABASE_URL;
const PSQL_OPTIONS = ["--no-psqlrc", "--quiet", "--tuples-only", "--no-align"];
const START_MS = 120_000;

export const PASSWORD = "Fachkraft-Netz-Musterland-2026";

/** `{base, board, password, pids, stop()}` of a server on `sqlite` or `postgres` with a plan of so many cards. */
export async function startServer(database, { cards, seed }) {
  if (!BINARY) throw new Error("GEFLECHT_BINARY does not name the server; `cargo xtask bench board` builds it");
  const folder = mkdtempSync(join(tmpdir(), "geflecht-bench-"));
  const log = join(folder, "log");
  const { url, pids, remove } = await createDatabase(database, folder);
  const clean = async () => {
    await remove();
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    const board = await fill(url, folder, { cards, seed });
    const child = spawn(BINARY, ["serve", "--database", url, "--address", "127.0.0.1:0"], {
      cwd: folder,
      env: environment(),
      stdio: ["ignore", "pipe", openSync(log, "w")],
    });
    const base = await readAddress(child);
    const stop = async () => {
      child.kill("SIGTERM");
      await once(child, "exit");
      await clean();
    };
    return { base, board, password: PASSWORD, pids: [child.pid, ...pids], stop };
  } catch (error) {
    if (existsSync(log)) console.error(readFileSync(log, "utf8"));
    await clean();
    throw error;
  }
}

async function fill(url, folder, { cards, seed }) {
  const options = ["--cards", String(cards), "--seed", String(seed), "--database", url];
  const { stdout } = await run(BINARY, ["generate", ...options], { cwd: folder, env: environment() });
  return /Plan: (\S+)/.exec(stdout)[1];
}

async function createDatabase(database, folder) {
  if (database === "sqlite") {
    return { url: `sqlite://${join(folder, "geflecht.db")}`, pids: [], remove: async () => {} };
  }
  if (!POSTGRES) throw new Error("GEFLECHT_TEST_DATABASE_URL does not name a PostgreSQL server");
  const name = `geflecht_bench_${randomBytes(6).toString("hex")}`;
  const url = new URL(POSTGRES);
  url.pathname = `/${name}`;
  await sql(`create database ${name}`);
  return {
    url: url.href,
    pids: await postmaster(),
    remove: () => sql(`drop database if exists ${name} with (force)`),
  };
}

/** The process that all others of the database come from; none if it runs elsewhere. */
async function postmaster() {
  const child = spawn(PSQL, [...PSQL_OPTIONS, POSTGRES], { stdio: ["pipe", "pipe", "inherit"] });
  child.stdin.write("select pg_backend_pid();\n");
  const [line] = await once(createInterface({ input: child.stdout }), "line");
  const parent = parentOf(Number(line));
  child.stdin.end();
  return parent ? [parent] : [];
}

async function sql(statement) {
  await run(PSQL, [...PSQL_OPTIONS, "--command", statement, POSTGRES]);
}

/** What is configured for another server must not reach this one. */
function environment() {
  const kept = Object.entries(process.env).filter(([name]) => !/^(GEFLECHT|LEPTOS)_/.test(name));
  return { ...Object.fromEntries(kept), GEFLECHT_PASSWORD: PASSWORD };
}

async function readAddress(child) {
  return new Promise((found, failed) => {
    const timer = setTimeout(() => failed(new Error("the server was not ready in time")), START_MS);
    child.once("exit", (code) => failed(new Error(`the server ended with status ${code}`)));
    createInterface({ input: child.stdout }).on("line", (line) => {
      const address = /Geflecht is ready: (http:\/\/[^\s/]+)/.exec(line)?.[1];
      if (!address) return;
      clearTimeout(timer);
      found(address);
    });
  });
}
