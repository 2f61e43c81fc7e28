// Several people at one plan: who has a measure open, and what is new since one was there last.
import type { Page } from "@playwright/test";
import { expectAccessible } from "../fixtures/a11y.ts";
import { expect, hydrated, open, test } from "../fixtures/app.ts";
import { Board, currentPlan, make } from "../fixtures/board.ts";

test.use({ person: "coordinator" });

async function openSheet(page: Page, title: string): Promise<void> {
  await new Board(page).card(title).getByRole("link", { name: title }).click();
  await expect(page.getByRole("complementary", { name: title, exact: true })).toBeVisible();
}

test("those who have the same measure open see each other, until one leaves", async ({ page, anotherBrowser }) => {
  // People are heard of every few seconds.
  test.slow();
  const title = "Zu zweit geöffnet";
  await make(page, [title]);
  await openSheet(page, title);
  const sheet = page.getByRole("complementary", { name: title });
  const here = sheet.getByRole("status").filter({ hasText: "Gerade auch hier" });
  await expect(here).toHaveCount(0);

  const other = await anotherBrowser("chair");
  await other.goto(page.url());
  await hydrated(other);
  const theirs = other.getByRole("complementary", { name: title });
  await expect(theirs.getByText("Gerade auch hier: Leitung Geschäftsstelle Haßberge")).toBeVisible({ timeout: 20_000 });
  await expect(here).toContainText("Vorsitz AG Gesundheitsversorgung Haßberge", { timeout: 20_000 });
  await expectAccessible(page);
  await theirs.getByRole("link", { name: "Schließen" }).click();
  await expect(here).toHaveCount(0, { timeout: 20_000 });
});

test("a visitor meets nobody, and is not asked", async ({ page, anotherBrowser }) => {
  const title = "Allein geöffnet";
  await make(page, [title]);
  await openSheet(page, title);
  const visitor = await anotherBrowser();
  const asked: string[] = [];
  visitor.on("request", (request) => asked.push(request.url()));
  await visitor.goto(page.url());
  await hydrated(visitor);
  await expect(visitor.getByRole("complementary", { name: title })).toBeVisible();
  await visitor.waitForTimeout(1_000);
  expect(asked.filter((url) => /meet_readers|visit_plan/.test(url))).toEqual([]);
  await expect(visitor.getByText("Gerade auch hier")).toHaveCount(0);
});

test("what others have changed since the last visit is marked, and shown alone", async ({ page }) => {
  const title = "Von anderen geändert";
  await make(page, [title]);
  const id = (await new Board(page).card(title).getAttribute("data-measure"))!;
  // When a visit is over is tried elsewhere; here the server answers that one measure is new: a list of one id.
  await page.route(/visit_plan/, async (route) => {
    const response = await route.fetch();
    const bytes = Buffer.from(id.replaceAll("-", ""), "hex");
    await route.fulfill({ response, body: Buffer.concat([Buffer.from([1, bytes.length]), bytes]) });
  });
  await open(page, `/plan/${currentPlan}/board`);
  const board = new Board(page);
  await expect(board.card(title)).toContainText("neu");
  const only = page.getByRole("link", { name: /^Neu für mich/ });
  await expect(only).toHaveText(/1$/);
  await expectAccessible(page);
  await only.press("Enter");
  await expect(page).toHaveURL(/only=new/);
  await expect(board.card(title)).toBeVisible();
  await expect(page.getByRole("article")).toHaveCount(1);
  await page.getByRole("link", { name: "Tabelle" }).click();
  await expect(page.getByRole("row").filter({ hasText: title })).toBeVisible();
});
