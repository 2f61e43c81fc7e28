// The outline of a plan: goals with outcomes, indicators and measures.
import { type Locator, type Page } from "@playwright/test";
import { expectAccessible } from "../fixtures/a11y.ts";
import { expect, hydrated, open, test } from "../fixtures/app.ts";
import { currentPlan } from "../fixtures/board.ts";

const path = `/plan/${currentPlan}/goals`;

function goal(page: Page, title: string): Locator {
  return page.getByRole("region", { name: title, exact: true });
}

test("the outline is beside the board, and leads back to it", async ({ page }) => {
  await open(page, `/plan/${currentPlan}/board`);
  const views = page.getByRole("navigation", { name: "Ansicht des Plans" });
  await views.getByRole("link", { name: "Ziele" }).press("Enter");
  await expect(page).toHaveURL(new RegExp(`${path}$`));
  await expect(views.getByRole("link", { name: "Ziele" })).toHaveAttribute("aria-current", "page");
  const heat = goal(page, "Ältere vor Hitze schützen");
  await expect(heat).toContainText(/\d+ von \d+ Maßnahmen abgeschlossen/);
  await expect(heat.getByRole("img", { name: /zuletzt .*, Ziel / }).first()).toBeVisible();
  await expectAccessible(page);

  await heat.getByRole("link", { name: "Hitzewarnkette für den Landkreis" }).click();
  await expect(page).toHaveURL(/\/goals\?measure=[0-9a-f-]{36}$/);
  await expect(page.getByRole("complementary", { name: "Hitzewarnkette für den Landkreis" })).toBeVisible();
  await page.goBack();
  await heat.getByRole("link", { name: "Auf dem Board: Ältere vor Hitze schützen" }).click();
  await expect(page).toHaveURL(/\/board\?goal=[0-9a-f-]{36}$/);
});

test("a visitor changes nothing", async ({ page }) => {
  await open(page, path);
  await expect(goal(page, "Ältere vor Hitze schützen")).toBeVisible();
  // What the numbers mean is told to everybody, and views open for everybody.
  const forms = page.getByRole("main").locator("summary").filter({ hasNotText: /Was die Zahlen bedeuten|Ansichten/ });
  await expect(forms).toHaveCount(0);
});

test.describe("a coordinator", () => {
  test.use({ person: "coordinator", expectedConsoleErrors: /status of 422/ });

  test("plans a goal with outcome, indicator and measure, and takes it back", async ({ page }) => {
    await open(page, path);
    await page.locator("summary").filter({ hasText: "Neues Ziel" }).press("Enter");
    await page.getByLabel("Titel", { exact: true }).last().fill("Kinder lernen schwimmen");
    await page.getByLabel("Zielgruppe").last().fill("Grundschulkinder");
    await page.getByLabel("Handlungsfeld").last().selectOption("Gesundheitsförderung und Prävention");
    await page.getByLabel("Thema", { exact: true }).last().selectOption("Kinder- und Jugendgesundheit");
    await page.getByRole("button", { name: "Anlegen" }).last().click();
    const swimming = goal(page, "Kinder lernen schwimmen");
    await expect(swimming).toContainText("Zielgruppe: Grundschulkinder");
    await expect(swimming).toContainText("Thema: Kinder- und Jugendgesundheit");
    await expect(swimming).toContainText("Noch keine Maßnahme.");

    await swimming.locator("summary").filter({ hasText: "Neues Ergebnis" }).press("Enter");
    await swimming.getByLabel("Titel", { exact: true }).last().fill("Mehr Kinder schwimmen sicher");
    await swimming.getByRole("button", { name: "Anlegen" }).click();
    await expect(swimming.getByRole("heading", { level: 4, name: "Mehr Kinder schwimmen sicher" })).toBeVisible();

    await swimming.locator("summary").filter({ hasText: "Neuer Indikator" }).press("Enter");
    await swimming.getByLabel("Was wird gemessen?").fill("Seepferdchen je Jahrgang");
    await swimming.getByLabel("Einheit").fill("%");
    await swimming.getByLabel("Zielwert").fill("62.5");
    await expectAccessible(page);
    await swimming.getByRole("button", { name: "Anlegen" }).click();
    await expect(swimming.getByRole("img", { name: "Seepferdchen je Jahrgang: zuletzt noch kein Wert, Ziel 62,5 %" })).toBeVisible();

    // What something belongs to stays.
    await swimming.locator("summary[aria-label='Ziel ändern: Kinder lernen schwimmen']").press("Enter");
    await swimming.getByRole("button", { name: "Entfernen" }).last().click();
    await expect(page.getByText("Daran hängt noch etwas.")).toBeVisible();
    await swimming.getByLabel("Zielgruppe").fill("Kinder bis zehn");
    await swimming.getByRole("button", { name: "Speichern" }).last().click();
    await expect(swimming).toContainText("Zielgruppe: Kinder bis zehn");

    await page.reload();
    await hydrated(page);
    for (const label of [
      "Indikator ändern: Seepferdchen je Jahrgang",
      "Ergebnis ändern: Mehr Kinder schwimmen sicher",
      "Ziel ändern: Kinder lernen schwimmen",
    ]) {
      const form = swimming.locator("details").filter({ has: page.locator(`summary[aria-label='${label}']`) });
      await form.locator("summary").first().press("Enter");
      await form.getByRole("button", { name: "Entfernen" }).click();
      await expect(form).toHaveCount(0);
    }
    await expect(swimming).toHaveCount(0);
  });

  test("says why a goal is needed and how much it matters, and all read it", async ({ page, anotherBrowser }) => {
    const title = "Gut leben mit Demenz";
    await open(page, path);
    const dementia = goal(page, title);
    await expect(dementia.getByText("Priorität:")).toHaveCount(0);
    const form = dementia.locator("details").filter({ has: page.locator(`summary[aria-label='Ziel ändern: ${title}']`) });
    const need = form.getByLabel("Bedarf", { exact: true });
    await form.locator("summary").first().press("Enter");
    await expect(need).toBeHidden();
    await form.locator("summary").filter({ hasText: "Bedarf und Priorität" }).press("Enter");
    await expect(need).toHaveAccessibleDescription("Was zeigt, dass es dieses Ziel braucht?");
    await need.fill("Jede zehnte Familie ist betroffen.\nViele fragen zu spät um Hilfe.");
    await form.getByLabel("Quelle").fill("Gesundheitsbericht 2025, S. 14");
    await form.getByLabel("Chancengerechtigkeit").fill("Beratung kommt auch ins Haus.");
    await form.getByLabel("Priorität").selectOption("hoch");
    await expectAccessible(page);
    await form.getByRole("button", { name: "Speichern" }).press("Enter");
    await expect(dementia.getByText("Priorität: hoch")).toBeVisible();
    await expect(dementia).toContainText("Viele fragen zu spät um Hilfe.");
    await expect(dementia).toContainText("Gesundheitsbericht 2025, S. 14");

    // What is said stands open in the form, and is there after a reload.
    await page.reload();
    await hydrated(page);
    await form.locator("summary").first().press("Enter");
    await expect(need).toHaveValue("Jede zehnte Familie ist betroffen.\nViele fragen zu spät um Hilfe.");
    await expect(form.getByLabel("Priorität")).toHaveValue("high");

    const visitor = await anotherBrowser(undefined, { viewport: { width: 360, height: 780 }, locale: "en-GB" });
    await open(visitor, path);
    await expect(goal(visitor, title).getByText("Priority: high")).toBeVisible();
    await expect(goal(visitor, title).getByRole("term").filter({ hasText: "Equal chances" })).toBeVisible();
    await expect(goal(visitor, title)).toContainText("Beratung kommt auch ins Haus.");
    await expectAccessible(visitor);
    expect(await visitor.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
  });
});

test("without JavaScript a goal is made by a form", async ({ anotherBrowser }) => {
  const page = await anotherBrowser("coordinator", { javaScriptEnabled: false });
  await page.goto(path);
  const form = page.locator("details").filter({ hasText: "Neues Ziel" }).last();
  await form.locator("summary").first().click();
  await form.getByLabel("Titel").fill("Pflegende Kinder sehen");
  await form.locator("summary").filter({ hasText: "Bedarf und Priorität" }).click();
  await form.getByLabel("Bedarf", { exact: true }).fill("Bisher fragt sie niemand.");
  await form.getByLabel("Priorität").selectOption("mittel");
  await form.getByRole("button", { name: "Anlegen" }).click();
  await expect(page).toHaveURL(new RegExp(path));
  await expect(goal(page, "Pflegende Kinder sehen")).toContainText("Priorität: mittel");
  await expect(goal(page, "Pflegende Kinder sehen")).toContainText("Bisher fragt sie niemand.");
});

test("the outline speaks English and fits a phone", async ({ anotherBrowser }) => {
  const page = await anotherBrowser("coordinator", { viewport: { width: 390, height: 800 } });
  await open(page, `${path}?lang=en`);
  await expect(page.getByRole("link", { name: /^On the board: / }).first()).toBeVisible();
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
});
