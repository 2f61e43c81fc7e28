// Who holds the network together: in words, with figures that are explained, and with ways to the record and the map.
import { type Locator, type Page } from "@playwright/test";
import { expectAccessible } from "../fixtures/a11y.ts";
import { expect, open, test } from "../fixtures/app.ts";

test.use({ person: "coordinator", contextOptions: { reducedMotion: "reduce" } });

const path = "/map?view=bonds";

function section(page: Page, name: string): Locator {
  return page.getByRole("region", { name, exact: true });
}

test("the question is in the menu, and its answer begins with who stands between others", async ({ page }) => {
  await open(page, "/map?view=table");
  const questions = page.getByRole("navigation", { name: "Fragen" });
  await questions.locator("summary").press("Enter");
  await questions.getByRole("link", { name: "Wer hält das Netz zusammen?" }).press("Enter");
  await expect(page).toHaveURL(/\/map\?view=bonds$/);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Wer das Netz zusammenhält");

  const rows = section(page, "Wer zwischen anderen vermittelt").getByRole("list").first().getByRole("listitem");
  await expect(rows.nth(4)).toBeVisible();
  const shares = (await rows.getByText(/^[\d,]+\s%$/).allTextContents()).map((text) => parseFloat(text.replace(",", ".")));
  expect(shares.length).toBeGreaterThan(4);
  expect(shares).toEqual([...shares].sort((a, b) => b - a));
  await expect(rows.first()).toContainText(/Ohne diese Geschäftsstelle|Wer hier am besten vernetzt ist/);
});

test("what the filter hides does not count", async ({ page }) => {
  await open(page, path);
  const communities = section(page, "Wer zueinander gehört").getByRole("list").first();
  await expect(communities).toContainText("Land Hessen");
  const filter = page.getByRole("form", { name: "Filter" });
  await filter.getByLabel("Region", { exact: true }).selectOption({ label: "Landkreis Haßberge" });
  await expect(page).toHaveURL(/view=bonds/);
  await expect(communities).toContainText("Landkreis Haßberge");
  await expect(communities).not.toContainText("Land Hessen");

  await filter.getByRole("checkbox", { name: /Gremien/ }).uncheck();
  await filter.getByRole("checkbox", { name: /Organisationen/ }).uncheck();
  await filter.getByRole("checkbox", { name: /Geschäftsstellen/ }).uncheck();
  await expect(page.getByText("Im gezeigten Teil des Netzes gibt es keine Kontakte.")).toBeVisible();
  await filter.getByRole("link", { name: "Zurücksetzen" }).click();
  await expect(communities).toContainText("Land Hessen");
});

test("a row leads to the record and to the node on the map", async ({ page }) => {
  await open(page, path);
  const first = section(page, "Am besten vernetzt").getByRole("rowheader").first();
  const name = await first.getByRole("link").first().innerText();
  await first.getByRole("link", { name: `Im Netz zeigen: ${name}` }).click();
  await expect(page).toHaveURL(/\/map\?node=[0-9a-f-]{36}$/);
  await expect(page.getByRole("region", { name })).toBeVisible();
  await page.goBack();
  await section(page, "Am besten vernetzt").getByRole("link", { name, exact: true }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(name);
});

test("it is the same in English, and changes its language in place", async ({ page }) => {
  await open(page, path);
  await page.getByRole("banner").getByRole("link", { name: "English" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Who holds the network together");
  await expect(page.getByText(/^Counted are [\d,]+ contacts between \d+ committees/)).toBeVisible();
  await expect(section(page, "Without whom ties are lost")).toContainText(
    /Without this committee .+ lose contact with the rest:/,
  );
  await expect(section(page, "Best connected").getByRole("columnheader")).toHaveText(["Name", "Contacts", "Closeness"]);
  await expectAccessible(page);
});

test("on a phone nothing is wider than the screen, and no rule is violated", async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await open(page, path);
  await expectAccessible(page);
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  expect(overflow).toBeLessThanOrEqual(0);
});

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false });

  test("the answer is whole", async ({ page }) => {
    await page.goto(path);
    await expect(section(page, "Wer zueinander gehört").getByRole("listitem").first()).toContainText("bleiben innen");
    await expect(section(page, "Ohne Kontakt")).toBeVisible();
  });
});
