// The questions of the map: who is right for a topic, where gaps are, what counts as double, what a node is part of.
import { type Page } from "@playwright/test";
import { expectAccessible } from "../fixtures/a11y.ts";
import { expect, open, test } from "../fixtures/app.ts";

test.use({ person: "coordinator", contextOptions: { reducedMotion: "reduce" } });

const committee = "AG Versorgung mit Pflege Haßberge";

/** Opens the map and asks one of its questions. */
async function choose(page: Page, question: string): Promise<void> {
  await open(page, "/map");
  await expect(page.getByRole("application")).toBeVisible();
  await expect(page.getByText("Das Netz wird mit JavaScript gezeichnet.")).toHaveCount(0);
  const questions = page.getByRole("navigation", { name: "Fragen" });
  await questions.locator("summary").press("Enter");
  await questions.getByRole("link", { name: question }).press("Enter");
}

test("a topic is answered with committees and regions, each with its reasons, also by keys", async ({ page }) => {
  await choose(page, "Wer passt zu einem Thema?");
  await expect(page).toHaveURL(/view=topic/);
  await expect(page.getByRole("heading", { name: "Wohin mit der Idee?" })).toBeVisible();
  await expectAccessible(page);

  const topic = page.getByLabel("Thema oder Idee");
  await topic.fill("Kurzzeitpflege und Pflegestuetzpunkt in Haßberge");
  await topic.press("Tab");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/q=Kurzzeitpflege/);
  await expect(page.getByText("Ort: Gesundheitsregion plus Landkreis Haßberge")).toBeVisible();
  const committees = page.getByRole("region", { name: "Gremien" });
  const first = committees.getByRole("list").first().locator("> li").first();
  await expect(first).toContainText(committee);
  await expect(first).toContainText("passt sehr gut");
  await expect(first).toContainText(/Handlungsfeld: .*Pflege/);
  await expect(first).toContainText(/Mitglieder, die daran arbeiten: .*Pflegestützpunkt/);
  await expect(first).toContainText(/Laufende und geplante Maßnahmen: .*Börse für Kurzzeitpflege/);
  await expect(page.getByRole("region", { name: "Gesundheitsregionen" })).toContainText("Haßberge");
  await page.getByText("So wird gewertet").press("Enter");
  await expect(page.getByRole("row", { name: "Name 20" })).toBeVisible();
  await expectAccessible(page);

  await page.reload();
  await expect(topic).toHaveValue("Kurzzeitpflege und Pflegestuetzpunkt in Haßberge");
  await expect(first).toContainText(committee);

  // The filter narrows the answer and keeps the topic.
  const filter = page.getByRole("form", { name: "Filter" });
  await filter.getByLabel("Region", { exact: true }).selectOption({ label: "Land Hessen" });
  await expect(committees).not.toContainText(committee);
  await expect(topic).toHaveValue(/Kurzzeitpflege/);
  await filter.getByRole("link", { name: "Zurücksetzen" }).click();
  await first.getByRole("link", { name: `Im Netz zeigen: ${committee}` }).click();
  await expect(page.getByRole("application")).toBeVisible();
  await expect(page.getByRole("region", { name: committee })).toBeVisible();
  await expect(page).not.toHaveURL(/q=/);
});

test("a topic that nobody knows says what to do next", async ({ page }) => {
  await open(page, "/map?view=topic&q=Xylophon");
  await expect(page.getByRole("heading", { name: "Niemand Passendes gefunden" })).toBeVisible();
  await expectAccessible(page);
});

test("gaps are listed by region with their definitions, and lead to where they can be mended", async ({ page }) => {
  await choose(page, "Wo gibt es Lücken?");
  await expect(page).toHaveURL(/view=gaps/);
  await expect(page.getByText(/^\d+ Lücken in \d+ Regionen$/)).toBeVisible();
  await page.getByText("So wird gezählt").press("Enter");
  await expect(page.getByText("in mindestens drei Vierteln der ähnlichen Regionen.")).toBeVisible();
  await expectAccessible(page);

  const filter = page.getByRole("form", { name: "Filter" });
  await filter.getByLabel("Region", { exact: true }).selectOption({ label: "Landkreis Haßberge" });
  await expect(page.getByText(/Lücken? in einer Region$/)).toBeVisible();
  const region = page.getByRole("group").filter({ has: page.getByRole("heading", { level: 2, name: /Haßberge/ }) });
  await expect(region.getByText("vielleicht nicht ganz sichtbar")).toHaveCount(0);
  await expectAccessible(page);
  await region.getByRole("link", { name: "Zur Region" }).click();
  await expect(page.getByRole("heading", { level: 1, name: /Haßberge/ })).toBeVisible();
});

test("where the reader may not see everything, the gaps say so", async ({ page }) => {
  await open(page, "/map?view=gaps&region=Land%20Hessen");
  await expect(page.getByText("vielleicht nicht ganz sichtbar", { exact: true })).toBeVisible();
});

test("what counts as a double structure can be chosen", async ({ page }) => {
  await open(page, "/map?view=overlaps");
  const rule = page.getByRole("form", { name: "Was als Überschneidung zählt" });
  const rows = page.getByRole("table", { name: "Gremien mit gemeinsamen Mitgliedern" }).getByRole("row");
  await rule.getByLabel("Gemeinsame Mitglieder mindestens").selectOption("fünf");
  await expect(page).toHaveURL(/least=5/);
  const counts = async () => (await rows.getByText(/^\d+ gemeinsame$/).allTextContents()).map((text) => parseInt(text));
  await expect(rows.nth(1)).toBeVisible();
  await expect.poll(async () => Math.min(...(await counts()))).toBeGreaterThanOrEqual(5);
  const shares = async () => (await rows.locator("td:last-child").allInnerTexts()).join();
  const first = await shares();
  await rule.getByLabel("Gleiches Handlungsfeld zählt wie").selectOption("drei Mitglieder");
  await expect(page).toHaveURL(/least=5&weight=3/);
  await expect(page.getByText("ein Handlungsfeld zählt wie drei Mitglieder")).toBeVisible();
  await expect.poll(shares).not.toBe(first);
  await page.getByRole("link", { name: "Alle Paare im Netz zeigen" }).click();
  await expect(page).toHaveURL(/pairs=all/);
  await expect(page.getByText("Alle Paare doppelter Strukturen sind hervorgehoben.")).toBeVisible();
  await page.getByRole("link", { name: "Zur Liste" }).click();
  await expect(rule.getByLabel("Gleiches Handlungsfeld zählt wie")).toHaveValue("3");
  await expectAccessible(page);
});

test("the panel of a node tells its contact, measures and latest changes", async ({ page }) => {
  await open(page, "/map");
  const search = page.getByRole("combobox", { name: "Im Netz suchen" });
  await search.fill(committee);
  await page.getByRole("option", { name: committee }).first().click();
  const panel = page.getByRole("region", { name: committee });
  await expect(panel.getByRole("heading", { name: "Maßnahmen" })).toBeVisible();
  await expect(panel.getByRole("heading", { name: "Zuletzt geändert" })).toBeVisible();
  await expect(page.getByRole("application")).toBeFocused();
  await search.fill("Leitung Pflegestützpunkt Haßberge");
  await page.getByRole("option", { name: "Leitung Pflegestützpunkt Haßberge" }).first().click();
  const person = page.getByRole("region", { name: "Leitung Pflegestützpunkt Haßberge" });
  await expect(person.getByRole("heading", { name: "Kontakt" })).toBeVisible();
  await expect(person.locator('a[href^="tel:"], a[href^="mailto:"]').first()).toBeVisible();
  await expectAccessible(page);
});

test.describe("in English", () => {
  test.use({ locale: "en-GB" });

  test("the questions and their answers are in English", async ({ page }) => {
    await open(page, "/map?view=topic&q=Pflege");
    await expect(page.getByRole("region", { name: "Committees" })).toContainText("fits very well");
    await expectAccessible(page);
    await open(page, "/map?view=gaps");
    await expect(page.getByText(/^\d+ gaps in \d+ regions$/)).toBeVisible();
    await expectAccessible(page);
    await open(page, "/map?view=overlaps&weight=1");
    await expect(page.getByText("a field counts as much as one member")).toBeVisible();
  });
});
