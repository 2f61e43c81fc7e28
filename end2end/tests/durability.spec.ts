// A move that was acknowledged is on the disk: the server is killed while moves arrive, and nothing is missing.
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type APIRequestContext, type Page } from "@playwright/test";
import { expect, test } from "../fixtures/app.ts";
import { currentPlan } from "../fixtures/board.ts";
import { createDatabase } from "../fixtures/database.ts";
import { signInQuietly } from "../fixtures/people.ts";
import { startServer } from "../fixtures/server.ts";

const moves = 1_000;
/** How many requests are on their way at once; each keeps to cards of its own. */
const movers = 4;
/** After how many acknowledged moves the server is killed. */
const killedAfter = 400;

interface Place {
  version: number;
  column: string;
}

/** What one mover knows: what the server has acknowledged, and what it was asked and has not answered. */
interface Known {
  acknowledged: Map<string, Place>;
  asked: Map<string, Place>;
}

test("no acknowledged move is lost when the server is killed", async ({ playwright, browser }) => {
  test.setTimeout(300_000);
  const folder = await mkdtemp(join(tmpdir(), "geflecht-durability-"));
  const database = await createDatabase(folder);
  const server = await startServer(database);
  const request = await playwright.request.newContext({ baseURL: server.url });
  try {
    await signInQuietly(request, "coordinator");
    const session = await request.storageState();
    const context = await browser.newContext({ javaScriptEnabled: false, storageState: session });
    const page = await context.newPage();
    const before = await readBoard(page, server.url);
    const columns = await page.locator("[data-column]").evaluateAll((lists) => lists.map((list) => list.getAttribute("data-column")!));
    expect(before.size).toBeGreaterThan(movers);

    let count = 0;
    let isKilled = false;
    const acknowledge = () => {
      count += 1;
      if (count === killedAfter) {
        isKilled = true;
        void server.kill();
      }
    };
    const cards = [...before];
    const known = await Promise.all(
      Array.from({ length: movers }, (_, mover) =>
        moveOn(request, columns, cards.filter((_, index) => index % movers === mover), () => isKilled, acknowledge),
      ),
    );
    await server.kill();
    expect(count, "moves acknowledged before the end").toBeGreaterThanOrEqual(killedAfter);

    const again = await startServer(database);
    const after = await readBoard(page, again.url);
    await context.close();
    await again.stop();
    for (const { acknowledged, asked } of known) {
      for (const [id, place] of acknowledged) {
        const found = after.get(id);
        // What was not answered may have happened or not, but nothing else may.
        const allowed = [place, ...(asked.has(id) ? [asked.get(id)!] : [])];
        expect(allowed, `measure ${id} after the restart`).toContainEqual(found);
      }
    }
    test.info().annotations.push({ type: "acknowledged moves", description: String(count) });
  } finally {
    await request.dispose();
    await server.stop();
    await database.remove();
    await rm(folder, { recursive: true, force: true });
  }
});

/** Moves cards from column to column, each move as soon as the one before is acknowledged, until the server is gone. */
async function moveOn(
  request: APIRequestContext,
  columns: string[],
  cards: [string, Place][],
  isOver: () => boolean,
  acknowledge: () => void,
): Promise<Known> {
  const known: Known = { acknowledged: new Map(cards), asked: new Map() };
  for (let turn = 0; turn < moves / movers && !isOver(); turn += 1) {
    const [measure] = cards[turn % cards.length];
    const { version, column } = known.acknowledged.get(measure)!;
    const next = columns[(columns.indexOf(column) + 1) % columns.length];
    known.asked.set(measure, { version: version + 1, column: next });
    const form = { measure, column: next, version: String(version) };
    let status: number;
    try {
      const answer = await request.post("/api/move_measure", { form });
      await answer.body();
      status = answer.status();
    } catch (error) {
      expect(isOver(), `${error}`).toBe(true);
      break;
    }
    expect(status).toBe(200);
    known.acknowledged.set(measure, { version: version + 1, column: next });
    known.asked.delete(measure);
    acknowledge();
  }
  return known;
}

/** Version and column of each card, as the board says without JavaScript. */
async function readBoard(page: Page, url: string): Promise<Map<string, Place>> {
  await page.goto(`${url}/plan/${currentPlan}/board`);
  const places = await page.locator("[data-measure]").evaluateAll((cards) =>
    cards.map((card): [string, { version: number; column: string }] => [
      card.getAttribute("data-measure")!,
      {
        version: Number(card.getAttribute("data-version")),
        column: card.closest("[data-column]")!.getAttribute("data-column")!,
      },
    ]),
  );
  return new Map(places);
}
