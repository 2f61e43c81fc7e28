// Our own program on a database of its own: run, filled, started on a free port and stopped after use.
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
const PSQL = process.env.GEFLECHT_PSQL ?? "psql";
const POSTGRES = process.env.GEFLECHT_TEST_DATABASE_URL;
const PSQL_OPTIONS = ["--no-psqlrc", "--quiet", "--tuples-only", "--no-align"];
const START_MS = 120_000;

export const PASSWORD = "Fachkraft-Netz-Musterland-2026";

/** The program that is measured. */
export function binary() {
  const path = process.env.GEFLECHT_BINARY;
  if (!path) throw new Error("GEFLECHT_BINARY does not name the program; `cargo xtask bench` builds it");
  return path;
}

/** What a command of the program prints. */
export async function geflecht(args, folder) {
  const { stdout } = await run(binary(), args, { cwd: folder, env: environment(), maxBuffer: 64 << 20 });
  return stdout;
}

/** Starts a command of the program. */
export function startGeflecht(args, folder, stdio) {
  return spawn(binary(), args, { cwd: folder, env: environment(), stdio });
}

/**
 * `{database, url, file, folder, pids, settle(), remove()}` of an empty database; only SQLite has a file. Once it is filled,
 * `settle` does what PostgreSQL does by itself after a while.
 */
export async function createDatabase(database) {
  const folder = mkdtempSync(join(tmpdir(), "geflecht-bench-"));
  const clean = async () => rmSync(folder, { recursive: true, force: true });
  if (database === "sqlite") {
    const file = join(folder, "geflecht.db");
    return { database, url: `sqlite://${file}`, file, folder, pids: [], settle: async () => {}, remove: clean };
  }
  if (!POSTGRES) {
    await clean();
    throw new Error("GEFLECHT_TEST_DATABASE_URL does not name a PostgreSQL server");
  }
  const name = `geflecht_bench_${randomBytes(6).toString("hex")}`;
  const url = new URL(POSTGRES);
  url.pathname = `/${name}`;
  await sql(`create database ${name}`);
  const remove = async () => {
    await sql(`drop database if exists ${name} with (force)`);
    await clean();
  };
  const settle = () => sql("vacuum analyze", url.href);
  return { database, url: url.href, file: undefined, folder, pids: await postmaster(), settle, remove };
}

/**
 * `{base, password, pids, stop()}` of a server on `sqlite` or `postgres`, with what `fill` answers, which is given the
 * empty database.
 */
export async function startServer(database, fill) {
  binary();
  const site = await createDatabase(database);
  const log = join(site.folder, "log");
  try {
    const filled = await fill(site);
    const args = ["serve", "--database", site.url, "--address", "127.0.0.1:0"];
    const child = startGeflecht(args, site.folder, ["ignore", "pipe", openSync(log, "w")]);
    const base = await readAddress(child);
    const stop = async () => {
      child.kill("SIGTERM");
      await once(child, "exit");
      await site.remove();
    };
    return { ...filled, base, password: PASSWORD, pids: [child.pid, ...site.pids], stop };
  } catch (error) {
    if (existsSync(log)) console.error(readFileSync(log, "utf8"));
    await site.remove();
    throw error;
  }
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

async function sql(statement, url = POSTGRES) {
  await run(PSQL, [...PSQL_OPTIONS, "--command", statement, url]);
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
