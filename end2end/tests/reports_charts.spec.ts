// Charts of a dashboard: they follow the board while they are open, tell of other days, and are explained on a page.
import { expectAccessible } from "../fixtures/a11y.ts";
import { expect, hydrated, open, test } from "../fixtures/app.ts";
import { Board, currentPlan, make } from "../fixtures/board.ts";

test.use({ person: "coordinator" });

const dashboard = `/dashboard?plan=${currentPlan}`;

test("an open dashboard follows a move on the board within two seconds and keeps what is unfolded", async ({
  page,
  anotherBrowser,
}) => {
  const title = "Auf der Auswertung zu sehen";
  const board = new Board(page);
  await make(page, [title]);
  const other = await anotherBrowser("manager");
  await other.goto(new URL(dashboard, page.url()).href);
  await hydrated(other);
  const standings = other.getByRole("region", { name: "Wie die Maßnahmen stehen", exact: true });
  await standings.locator("summary").click();
  const reached = standings.getByRole("row", { name: /^erreicht/ }).getByRole("cell");
  await expect(reached).toBeVisible();
  const before = Number(await reached.textContent());
  await board.moveByMenu(title, "done");
  await board.expectSaved();
  await expect(reached).toHaveText(String(before + 1), { timeout: 2_000 });
  await expect(reached).toBeVisible();
});

test("another day is chosen in a form, compared, and today is not mixed in", async ({ page }) => {
  await open(page, dashboard);
  await page.locator("summary").filter({ hasText: "Zahlen eines anderen Tages" }).click();
  const today = await page.getByLabel("Stand am").getAttribute("max");
  const yesterday = new Date(new Date(`${today}T12:00:00Z`).getTime() - 86_400_000).toISOString().slice(0, 10);
  await page.getByLabel("Verglichen mit").fill(yesterday);
  await page.getByRole("button", { name: "Tag wählen" }).click();
  await expect(page).toHaveURL(new RegExp(`since=${yesterday}`));
  const stood = page.getByRole("region", { name: "Wie die Maßnahmen standen" }).first();
  await expect(stood.getByRole("cell", { name: /(mehr|weniger) als am|so viele wie am/ }).first()).toBeVisible();
  await expect(page.getByRole("heading", { name: "Was für einen anderen Tag nicht gesagt werden kann" })).toBeVisible();
  await expect(page.locator(".figure-link")).toHaveCount(0);
  await expectAccessible(page);
  await page.getByRole("link", { name: "Zurück zu heute" }).click();
  await expect(page.getByRole("heading", { level: 2, name: "Wie viel erreicht ist" })).toBeVisible();
});

test("the page that explains charts has a table and files for each", async ({ page }) => {
  await open(page, "/dashboard/charts");
  const pictures = page.getByRole("link", { name: /^Bild \(SVG\) speichern: / });
  await expect(pictures).toHaveCount(7);
  const [file] = await Promise.all([page.waitForEvent("download"), pictures.first().click()]);
  expect(file.suggestedFilename()).toBe("balken.svg");
  for (const summary of await page.locator("main summary").all()) {
    await summary.click();
  }
  await expect(page.locator("main figure table")).toHaveCount(7);
  await expectAccessible(page);
});
