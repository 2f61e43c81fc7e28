// Our dashboards as they are measured: each page and what it is made of, as those see it who look at it.
import { readFileSync } from "node:fs";
import { ask, cookieLine } from "../measure/connection.mjs";
import { CALL, READ, signIn } from "../measure/people.mjs";

/** The tables of a dashboard that go out as files. */
const TABLES = ["fields", "goals", "committees", "people", "delayed", "milestones", "care", "ages"];

/** A number of 64 bits has at most so many digits, and hardly ever fewer than these. */
const DIGITS = { most: 20, fewest: 16 };

/** What is asked, by name: functions of a client that answer a function, which gives the next request. */
export async function open(base, { plan, coordinator, manager, password }, program) {
  const own = await signIn(base, coordinator, password);
  const above = await signIn(base, manager, password);
  const bytes = readFileSync(program);
  const dashboard = await findFunction(base, bytes, "load_dashboard", above, "plan=all");
  const overview = await findFunction(base, bytes, "load_overview", above, "");
  const tables = TABLES.map((table) => page(`/dashboard/${table}.csv?plan=${plan}&weeks=4`, own, 10));
  return {
    overview: always(page("/", above)),
    own: always(page("/dashboard", own)),
    plan: always(page(`/dashboard?plan=${plan}&weeks=12`, own)),
    all: always(page("/dashboard?plan=all", above)),
    visitor: always(page("/dashboard?plan=all", {})),
    tables: (client) => {
      let next = client;
      return () => tables[next++ % tables.length];
    },
    "data-overview": always(call(overview, above, "")),
    "data-plan": always(call(dashboard, own, `plan=${plan}&weeks=12`)),
    "data-all": always(call(dashboard, above, "plan=all")),
  };
}

function always(request) {
  return () => () => request;
}

function page(path, cookies, least = 2000) {
  const cookie = Object.keys(cookies).length > 0 ? { cookie: cookieLine(cookies) } : {};
  const headers = { ...READ, accept: "text/html", ...cookie };
  return { path, headers, isGood: ({ status, wire }) => status === 200 && wire > least };
}

function call(path, cookies, body) {
  const headers = { ...CALL, cookie: cookieLine(cookies) };
  return { method: "POST", path, headers, body, isGood: ({ status, wire }) => status === 200 && wire > 200 };
}

/** The address of a server function: it ends in a number that only the program knows, and no page tells. */
async function findFunction(base, program, name, cookies, body) {
  for (const path of addressesOf(program, name)) {
    const answer = await ask(base, call(path, cookies, body));
    if (answer.status === 200) return path;
  }
  throw new Error(`the program has no address of ${name}`);
}

/** What stands in a program behind the name of a server function; digits of something else may follow. */
export function addressesOf(program, name) {
  const start = `/api/${name}`;
  const found = new Set();
  for (let at = program.indexOf(start); at >= 0; at = program.indexOf(start, at + 1)) {
    const from = at + start.length;
    const digits = /^\d*/.exec(program.toString("latin1", from, from + DIGITS.most))[0];
    for (let length = digits.length; length >= DIGITS.fewest; length -= 1) found.add(start + digits.slice(0, length));
  }
  return [...found];
}
