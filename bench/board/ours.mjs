// Our board as it is measured; a file for a peer exports the same. What it has to answer says bench/README.md.
import { randomNumbers } from "../network/random.mjs";
import { ask, cookieLine } from "../measure/connection.mjs";
import { CALL, READ, signIn } from "../measure/people.mjs";

export const name = "geflecht";

const COLUMNS = ["planned", "decided", "running", "delayed", "finished"];
const PEOPLE = 8;

/** Signs people in and finds out where each card lies. */
export async function open(base, { board, user, password }) {
  const people = [];
  for (let number = 1; number <= PEOPLE; number += 1) {
    const email = user ?? `person${number}@musterland.example`;
    people.push(await signIn(base, email, password));
  }
  const page = await ask(base, { path: board, headers: { "sec-fetch-site": "same-origin" } }, people[0]);
  const html = page.body.toString();
  const cards = readCards(html);
  if (page.status !== 200 || cards.length === 0) {
    throw new Error(`${board} shows no card that may be moved (${page.status})`);
  }
  const state = { board, plan: board.split("/")[2], people, cards };
  return { page: pages(state), data: data(state), move: moves(state), browser: browser(state) };
}

function readCards(html) {
  return html
    .split('data-column="')
    .slice(1)
    .flatMap((part) => {
      const column = part.slice(0, part.indexOf('"'));
      const cards = part.matchAll(/data-measure="([^"]+)" data-version="(\d+)"/g);
      return [...cards].map(([, id, version]) => ({ id, column, version: Number(version) }));
    });
}

function pages({ board, people }) {
  return (client) => {
    const request = {
      path: board,
      headers: { ...READ, accept: "text/html", cookie: cookieLine(people[client % PEOPLE]) },
      isGood: ({ status, wire }) => status === 200 && wire > 5000,
    };
    return () => request;
  };
}

function data({ plan, people }) {
  return (client) => {
    const request = {
      method: "POST",
      path: "/api/load_board",
      headers: { ...CALL, cookie: cookieLine(people[client % PEOPLE]) },
      body: `plan=${plan}`,
      isGood: ({ status, wire }) => status === 200 && wire > 1000,
    };
    return () => request;
  };
}

/** Every client has cards of its own, so that nobody is in the way of anybody: each refusal is an error. */
function moves({ people, cards }) {
  return (client, clients) => {
    const own = cards.filter((_, number) => number % clients === client);
    const random = randomNumbers(client + 1);
    const any = (list) => list[Math.floor(random() * list.length)];
    const headers = { ...CALL, cookie: cookieLine(people[client % PEOPLE]) };
    return () => {
      const card = any(own);
      const column = any(COLUMNS.filter((column) => column !== card.column));
      const there = own.filter((other) => other.column === column);
      const fields = { measure: card.id, column, version: card.version };
      if (there.length > 0 && random() < 0.5) fields.after = any(there).id;
      return {
        method: "POST",
        path: "/api/move_measure",
        headers,
        body: new URLSearchParams(fields).toString(),
        isGood: ({ status }) => {
          if (status !== 200) return false;
          card.column = column;
          card.version += 1;
          return true;
        },
      };
    };
  };
}

function browser({ board, people }) {
  return {
    path: board,
    cookies: people[0],
    card: "[data-measure]",
    column: "[data-column]",
    isReady: () => document.body.hasAttribute("data-hydrated") && document.querySelector("[data-measure]") !== null,
    isAnswer: (method, url) => method === "POST" && url.includes("/api/move_measure"),
  };
}
