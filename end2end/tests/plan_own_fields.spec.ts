// Fields of a plan's own: defined, filled in, on card and table, removed; and what cards show.
import { type Locator, type Page } from "@playwright/test";
import { expectAccessible } from "../fixtures/a11y.ts";
import { expect, open, test } from "../fixtures/app.ts";
import { currentPlan } from "../fixtures/board.ts";
import { addGoal, addMeasure, makePlan } from "../fixtures/plan.ts";

/** The fields that a plan has of its own, on the page of its settings. */
function section(page: Page, name = "Eigene Felder"): Locator {
  return page.getByRole("region", { name, exact: true });
}

/** One of them, by its name. */
function item(page: Page, name: string): Locator {
  return section(page).getByRole("listitem").filter({ hasText: name });
}

/** Adds a field by keyboard alone, with the focus already in the form. */
async function addField(page: Page, name: string, kind: string, { options = "", onCard = false } = {}): Promise<void> {
  const form = section(page);
  await form.getByLabel("Art", { exact: true }).selectOption(kind);
  const field = form.locator("#own-name-new");
  await field.fill(name);
  if (options) {
    await form.locator("#own-options-new").fill(options);
  }
  if (onCard) {
    await form.getByLabel("Auf der Karte zeigen").last().press("Space");
  }
  await form.getByRole("button", { name: "Feld anlegen" }).press("Enter");
  await expect(item(page, name)).toBeVisible();
  await expect(field).toHaveValue("");
  await expect(form.getByLabel("Auf der Karte zeigen").last()).not.toBeChecked();
  await expect(form.locator("#own-options-new")).toBeHidden();
}

/** The part of a sheet with the fields of the plan's own. */
function part(page: Page): Locator {
  return page.getByRole("region", { name: "Weitere Angaben" });
}

test.describe("a coordinator", () => {
  test.use({ person: "coordinator", expectedConsoleErrors: /status of (422|409)/ });

  test("defines fields by keyboard, fills them in, and sees them on card and table", async ({ page }) => {
    const plan = await makePlan(page, "Plan mit eigenen Feldern");
    await addGoal(page, "Mehr Bewegung");
    await open(page, `/plan/${plan}/settings`);
    await expect(section(page)).toContainText("Der Plan hat noch keine eigenen Felder.");
    await expect(section(page).locator("#own-options-new")).toBeHidden();
    await addField(page, "Kostenstelle", "Text", { onCard: true });
    // Whoever works by keyboard goes on with the next one.
    await expect(page.locator("#own-name-new")).toBeFocused();
    await addField(page, "Kosten je Kopf", "Zahl", { onCard: true });
    await addField(page, "Träger", "Auswahl", { options: "Kreis\nLand" });
    await expectAccessible(page);

    await addMeasure(page, plan, "Spaziergruppe");
    const fields = part(page);
    await fields.getByLabel("Kostenstelle").fill("4711");
    await fields.getByLabel("Kostenstelle").press("Tab");
    await expect(fields.getByText("Gespeichert")).toHaveCount(1);
    await fields.getByLabel("Kosten je Kopf").fill("1234,5");
    await fields.getByLabel("Kosten je Kopf").press("Tab");
    await expect(fields.getByText("Gespeichert")).toHaveCount(2);
    await fields.getByLabel("Träger").selectOption("Land");
    await expect(fields.getByText("Gespeichert")).toHaveCount(3);
    await expect(fields.getByLabel("Kosten je Kopf")).toHaveValue("1234,5");
    const card = page.getByRole("article", { name: "Spaziergruppe" });
    await expect(card).toContainText("Kostenstelle: 4711");
    await expect(card).toContainText("Kosten je Kopf: 1.234,5");
    await expect(card).not.toContainText("Träger");
    await expectAccessible(page);

    await fields.getByLabel("Kosten je Kopf").fill("viel");
    await fields.getByLabel("Kosten je Kopf").press("Tab");
    await expect(fields).toContainText("Das passt hier nicht hinein.");

    await addMeasure(page, plan, "Wanderweg");
    await part(page).getByLabel("Kosten je Kopf").fill("90");
    await part(page).getByLabel("Kosten je Kopf").press("Tab");
    await expect(part(page).getByText("Gespeichert")).toHaveCount(1);
    await open(page, `/plan/${plan}/table`);
    const titles = page.getByRole("row").getByRole("rowheader");
    await page.getByRole("link", { name: "Kosten je Kopf" }).click();
    await expect(titles).toContainText(["Wanderweg", "Spaziergruppe"]);
    await page.getByRole("link", { name: "Kosten je Kopf" }).click();
    await expect(titles).toContainText(["Spaziergruppe", "Wanderweg"]);
    await page.getByRole("button", { name: "Kosten je Kopf: 1.234,5, ändern" }).press("Enter");
    const cell = page.getByRole("textbox", { name: "Kosten je Kopf" });
    await expect(cell).toHaveValue("1234,5");
    await cell.fill("1,5 Tausend");
    await cell.press("Enter");
    await expect(page.getByRole("alert").filter({ hasText: "Das passt hier nicht hinein." })).toBeVisible();
    await cell.fill("2000");
    await cell.press("Enter");
    await expect(page.getByRole("button", { name: "Kosten je Kopf: 2.000, ändern" })).toBeFocused();
    await page.getByRole("button", { name: "Träger: Land, ändern" }).press("Enter");
    await page.getByRole("combobox", { name: "Träger" }).selectOption("Kreis");
    await expect(page.getByRole("button", { name: "Träger: Kreis, ändern" })).toBeVisible();
    await page.locator("summary").filter({ hasText: "Spalten" }).click();
    await page.getByRole("link", { name: "Träger: sichtbar" }).click();
    await expect(page.getByRole("columnheader", { name: "Träger" })).toHaveCount(0);
    await expectAccessible(page);
  });

  test("renames, orders and removes fields, and is told what would be lost", async ({ page }) => {
    const plan = await makePlan(page, "Plan mit wechselnden Feldern");
    await addGoal(page, "Mehr Bewegung");
    await open(page, `/plan/${plan}/settings`);
    await addField(page, "Ort", "Text");
    await addField(page, "Raum", "Text");
    await addMeasure(page, plan, "Spaziergruppe");
    await part(page).getByLabel("Ort").fill("Ebern");
    await part(page).getByLabel("Ort").press("Tab");
    await expect(part(page).getByText("Gespeichert")).toHaveCount(1);

    await open(page, `/plan/${plan}/settings`);
    await section(page).getByRole("button", { name: "Nach oben: Raum" }).press("Enter");
    await expect(section(page).getByRole("listitem")).toContainText(["Raum", "Ort"]);
    // It is the first now and cannot go further; the focus stays with it.
    await expect(section(page).getByRole("button", { name: "Nach oben: Raum" })).toBeDisabled();
    await expect(item(page, "Raum").locator("summary").first()).toBeFocused();

    await item(page, "Raum").locator("summary").first().press("Enter");
    await item(page, "Raum").getByLabel("Name").fill("Ort");
    await item(page, "Raum").getByRole("button", { name: "Feld speichern" }).click();
    await expect(page.getByText("Diesen Namen gibt es hier schon.")).toBeVisible();
    await item(page, "Raum").getByLabel("Name").fill("Saal");
    await section(page).getByRole("button", { name: "Feld speichern" }).first().click();
    await expect(page.getByText("Die eigenen Felder sind gespeichert.")).toBeVisible();
    await expect(section(page).getByRole("listitem")).toContainText(["Saal", "Ort"]);
    // What was typed does not stay behind in the form of another field.
    await section(page).getByRole("button", { name: "Nach oben: Ort" }).press("Enter");
    await expect(section(page).getByRole("listitem")).toContainText(["Ort", "Saal"]);
    for (const name of ["Ort", "Saal"]) {
      await expect(item(page, name).locator("input[name='form[name]']")).toHaveValue(name);
    }

    const place = item(page, "Ort");
    await place.locator("summary").last().press("Enter");
    await expect(place).toContainText("Eine Maßnahme hat hier eine Angabe; sie geht verloren.");
    await place.getByLabel("Ja, die Angaben sollen gelöscht werden").press("Space");
    await place.getByRole("button", { name: "Feld entfernen" }).press("Enter");
    await expect(section(page).getByRole("listitem")).toHaveCount(1);
  });

  test("chooses what cards show, and others see it at once", async ({ page, anotherBrowser }) => {
    const plan = await makePlan(page, "Plan mit schmalen Karten");
    await addGoal(page, "Mehr Bewegung");
    await addMeasure(page, plan, "Spaziergruppe");
    const due = page.getByLabel("Fällig am");
    await due.fill("2030-06-30");
    await due.press("Tab");
    const other = await anotherBrowser("coordinator");
    await open(other, `/plan/${plan}/board`);
    const card = other.getByRole("article", { name: "Spaziergruppe" });
    await expect(card).toContainText("Jun 2030");

    await open(page, `/plan/${plan}/settings`);
    const face = section(page, "Karte");
    await face.getByLabel("Fälligkeit").press("Space");
    await face.getByRole("button", { name: "Karte speichern" }).press("Enter");
    await expect(page.getByText("Die Karte ist gespeichert.")).toBeVisible();
    await expect(face.getByLabel("Fälligkeit")).not.toBeChecked();
    await expect(card).not.toContainText("Jun 2030");
  });
});

test.describe("in English", () => {
  test.use({ person: "coordinator", locale: "en-GB" });

  test("the forms and the sheet speak English, also on a narrow screen", async ({ page }) => {
    await page.setViewportSize({ width: 390, height: 844 });
    await open(page, `/plan/${currentPlan}/settings`);
    await expect(section(page, "Own fields")).toContainText("Präventionsbereich");
    await expect(section(page, "Card").getByLabel("When it is due")).toBeChecked();
    await expectAccessible(page);
    await open(page, `/plan/${currentPlan}/table?q=gkv-by-1907`);
    await page.getByRole("link", { name: "Suchtvorbeugung an allen Mittelschulen" }).click();
    await expect(page.getByRole("region", { name: "Further details" }).getByLabel("Förderkennzeichen")).toHaveValue("GKV-BY-1907");
  });
});

test.describe("without a script", () => {
  test.use({ person: "coordinator", javaScriptEnabled: false });

  test("the forms are whole, and a refused one keeps what was typed", async ({ page }) => {
    await page.goto(`/plan/${currentPlan}/settings`);
    const form = section(page);
    await expect(form.locator("#own-options-new")).toBeHidden();
    await form.locator("#own-kind").selectOption("choice");
    await expect(form.locator("#own-options-new")).toBeVisible();
    await form.locator("#own-name-new").fill("Träger");
    await form.locator("#own-options-new").fill("Kreis");
    // Refused: nothing is changed that other tests rely on.
    await form.getByRole("button", { name: "Feld anlegen" }).click();
    await expect(page.getByText("Zur Auswahl gehören 2 bis 30 verschiedene Möglichkeiten")).toBeVisible();
    await expect(form.locator("#own-name-new")).toHaveValue("Träger");
    await expect(form.locator("#own-options-new")).toHaveValue("Kreis");
    await expect(form.locator("#own-kind")).toHaveValue("choice");
  });
});
