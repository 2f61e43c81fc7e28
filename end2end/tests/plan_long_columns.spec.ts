// Columns with more cards than a page should hold: their beginning is drawn, and more as one comes near the end.
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Browser, type BrowserContextOptions, type Locator, type Page } from "@playwright/test";
import { expect, hydrated, test as base } from "../fixtures/app.ts";
import { createDatabase } from "../fixtures/database.ts";
import { demoPassword, generatePlan, startServer } from "../fixtures/server.ts";

const measures = 400;
const drawnAtFirst = 40;
const somebody = { email: "person1@musterland.example", password: demoPassword };

/** The board of a large plan, on a server of its own. */
const test = base.extend<object, { board: string }>({
  board: [
    async ({}, use) => {
      const folder = await mkdtemp(join(tmpdir(), "geflecht-long-columns-"));
      const database = await createDatabase(folder);
      const path = await generatePlan(database, measures);
      const server = await startServer(database);
      await use(`${server.url}${path}`);
      await server.stop();
      await database.remove();
      await rm(folder, { recursive: true, force: true });
    },
    { scope: "worker", timeout: 150_000 },
  ],
});

async function openSignedIn(browser: Browser, board: string, options?: BrowserContextOptions): Promise<Page> {
  const page = await browser.newPage(options);
  const answer = await page.request.post(new URL("/sign-in", board).href, { form: somebody, maxRedirects: 0 });
  expect(answer.status()).toBe(303);
  await page.goto(board);
  return page;
}

/** The column with most cards, and how many it has. */
async function longest(page: Page): Promise<{ column: Locator; all: number }> {
  const columns = page.getByRole("region", { name: "Board" }).getByRole("region");
  await expect(columns.first()).toBeVisible();
  const counts = await columns.evaluateAll((all) => all.map((column) => Number(/\d+/.exec(column.querySelector("h2")!.textContent!)![0])));
  const all = Math.max(...counts);
  expect(all).toBeGreaterThan(drawnAtFirst);
  return { column: columns.nth(counts.indexOf(all)), all };
}

test("the beginning of a column is drawn, and the rest as its end comes near", async ({ browser, board }) => {
  const page = await openSignedIn(browser, board);
  await hydrated(page);
  const { column, all } = await longest(page);
  const cards = column.getByRole("article");
  await expect(cards).toHaveCount(drawnAtFirst);
  await expect(async () => {
    await cards.last().evaluate((card) => card.scrollIntoView());
    expect(await cards.count()).toBe(all);
  }).toPass();
  await expect(column.getByRole("link", { name: /in der Tabelle/ })).toHaveCount(0);

  // The card at the very end, found by its address.
  const last = (await cards.last().getByRole("heading").getAttribute("id"))!;
  const title = (await cards.last().getByRole("heading").textContent())!;
  await page.goto("about:blank");
  await page.goto(`${board}#${last}`);
  await expect(page.getByRole("article", { name: title, exact: true })).toBeInViewport();
  await page.close();
});

test("a card is taken to the end of a long column by keyboard", async ({ browser, board }) => {
  const page = await openSignedIn(browser, board);
  await hydrated(page);
  const { column, all } = await longest(page);
  const card = column.getByRole("article").first();
  const title = (await card.getByRole("heading").textContent())!;
  const grip = page.getByRole("button", { name: `Greifen: ${title}`, exact: true });
  await grip.press("Enter");
  await grip.press("End");
  await expect(column.getByRole("article")).toHaveCount(all);
  await expect(column.getByRole("article").last()).toHaveAccessibleName(title);
  await expect(grip).toBeFocused();
  await grip.press("Enter");
  await expect(page.getByText("Gespeichert", { exact: true })).toBeVisible();
  await expect(column.getByRole("article").last()).toHaveAccessibleName(title);
  await page.close();
});

test("without a script the table has what a column leaves out", async ({ browser, board }) => {
  const page = await openSignedIn(browser, board, { javaScriptEnabled: false });
  const { column, all } = await longest(page);
  await expect(column.getByRole("article")).toHaveCount(drawnAtFirst);
  await column.getByRole("link", { name: `${all - drawnAtFirst} weitere in der Tabelle` }).click();
  await expect(page.getByRole("table").getByRole("row")).toHaveCount(measures + 1);
  await page.close();
});
