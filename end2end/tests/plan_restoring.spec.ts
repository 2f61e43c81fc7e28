// Earlier values, put back from the history of a measure and of a goal.
import { expectAccessible } from "../fixtures/a11y.ts";
import { expect, test } from "../fixtures/app.ts";
import { addGoal, addMeasure, makePlan } from "../fixtures/plan.ts";

test.describe("a coordinator", () => {
  test.use({ person: "coordinator" });

  test("puts earlier values back, of a goal and of a measure", async ({ page }) => {
    const plan = await makePlan(page, "Plan mit Verlauf");
    await addGoal(page, "Kinder lernen schwimmen");
    const goal = page.getByRole("region", { name: "Kinder lernen schwimmen", exact: true });
    const form = goal.locator("details").filter({ has: page.locator("summary[aria-label='Ziel ändern: Kinder lernen schwimmen']") });
    await form.locator("summary").first().press("Enter");
    await form.getByLabel("Zielgruppe").fill("Kinder bis zehn");
    await form.getByRole("button", { name: "Speichern" }).press("Enter");
    await expect(goal).toContainText("Zielgruppe: Kinder bis zehn");
    await form.locator("summary").first().press("Enter");
    await form.getByRole("link", { name: "Verlauf" }).press("Enter");
    await expect(page.getByRole("heading", { level: 1, name: "Verlauf" })).toBeVisible();
    await expectAccessible(page);
    await page.getByRole("button", { name: "Früheren Wert wiederherstellen (Zielgruppe)" }).press("Enter");
    await expect(page.getByText("Der frühere Wert gilt wieder.")).toBeVisible();

    await addMeasure(page, plan, "Kurs im Hallenbad");
    const sheet = page.getByRole("complementary");
    const funding = sheet.getByLabel("Finanzierung");
    await funding.fill("Land");
    await funding.press("Tab");
    const restore = sheet.getByRole("button", { name: "Früheren Wert wiederherstellen (Finanzierung)" });
    await restore.press("Enter");
    await expect(funding).toHaveValue("");
    await expect(sheet.getByRole("region", { name: "Verlauf" })).toContainText("Finanzierung: gelöscht, vorher Land");
  });
});
