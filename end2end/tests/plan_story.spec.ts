// The story behind the values of an indicator: told where indicators are changed, read under the curve.
import { type Locator, type Page } from "@playwright/test";
import { expectAccessible } from "../fixtures/a11y.ts";
import { expect, open, test } from "../fixtures/app.ts";
import { currentPlan } from "../fixtures/board.ts";

const plan = `/plan/${currentPlan}`;
const name = "Versorgungsgrad Hausärzte";

function panel(page: Page): Locator {
  return page.getByRole("listitem").filter({ has: page.getByRole("heading", { level: 3, name }) });
}

test.describe("a coordinator", () => {
  test.use({ person: "coordinator" });

  test("tells why the values are as they are, and all read it", async ({ page, anotherBrowser }) => {
    await open(page, `${plan}/goals`);
    const form = page.locator("details").filter({ has: page.locator(`summary[aria-label='Indikator ändern: ${name}']`) });
    await form.locator("summary").press("Enter");
    const story = form.getByLabel("Warum die Werte so sind");
    await expect(story).toHaveValue(/^Seit dem Frühjahr arbeiten zwei Ärztinnen/);
    await expect(story).toHaveAccessibleDescription(/^Höchstens 2\.000 Zeichen\./);
    await form.getByLabel("Definition").fill("Besetzte Sitze je Planungsbereich.");
    await form.getByLabel("Datenquelle").fill("Bedarfsplanung der KVB");
    await form.getByLabel("Stand des Ausgangswerts").fill("2024-01-31");
    await expectAccessible(page);
    await story.fill("Eine Praxis in Ebern hat einen Nachfolger gefunden.\n\nDie in Königsberg noch nicht.");
    await form.getByRole("button", { name: "Speichern" }).press("Enter");
    await expect(page.getByRole("status").filter({ hasText: "Gespeichert." })).toBeVisible();

    await page.getByRole("navigation", { name: "Ansicht des Plans" }).getByRole("link", { name: "Indikatoren" }).press("Enter");
    await expect(panel(page).getByRole("heading", { level: 4, name: "Warum die Werte so sind" })).toBeVisible();
    await expect(panel(page)).toContainText("Die in Königsberg noch nicht.");
    await expectAccessible(page);

    const visitor = await anotherBrowser(undefined, { viewport: { width: 360, height: 780 }, locale: "en-GB" });
    await open(visitor, `${plan}/indicators`);
    await expect(panel(visitor).getByRole("heading", { level: 4, name: "Why the values are as they are" })).toBeVisible();
    await expect(panel(visitor)).toContainText("Eine Praxis in Ebern hat einen Nachfolger gefunden.");
    await expect(panel(visitor)).toContainText("Bedarfsplanung der KVB");
    await expectAccessible(visitor);
    expect(await visitor.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
  });
});
