// A dashboard of one's own: made, filled and ordered by keyboard; it stays as it is after a reload.
import { expectAccessible } from "../fixtures/a11y.ts";
import { expect, hydrated, open, test } from "../fixtures/app.ts";

test.use({ person: "coordinator" });

test("a dashboard is put together by keyboard and stays as it was put together", async ({ page }) => {
  await open(page, "/dashboard");
  await page.getByRole("link", { name: "Eigene Auswertungen" }).press("Enter");
  await expect(page.getByRole("heading", { level: 1, name: "Eigene Auswertungen" })).toBeVisible();
  await page.getByLabel("Name", { exact: true }).fill("Mein Montag");
  await page.getByLabel("Name", { exact: true }).press("Enter");
  await expect(page.getByRole("heading", { level: 1, name: "„Mein Montag“ bearbeiten" })).toBeVisible();

  const lines = page.getByRole("region", { name: "Kacheln", exact: true }).getByRole("listitem");
  for (const [count, kind] of [[1, "Wie die Maßnahmen stehen"], [2, "Nach Handlungsfeld"]] as const) {
    const form = page.getByRole("region", { name: "Kachel zu einem Plan" });
    await form.getByLabel("Was sie zeigt").selectOption(kind);
    await form.getByRole("button", { name: "Hinzufügen" }).press("Enter");
    await expect(lines).toHaveCount(count);
  }
  await page.getByRole("button", { name: /^Nach oben: Nach Handlungsfeld/ }).press("Enter");
  await expect(page.getByRole("status").filter({ hasText: "Die Kachel ist verschoben." })).toBeVisible();
  await expect(lines.first()).toContainText("Nach Handlungsfeld");
  await expect(page.getByRole("button", { name: /^Nach unten: Nach Handlungsfeld/ })).toBeFocused();

  await page.getByRole("link", { name: "Ansehen" }).press("Enter");
  const titles = page.locator(".tiles h2");
  await expect(titles).toHaveText(["Nach Handlungsfeld", "Wie die Maßnahmen stehen"]);
  await page.reload();
  await hydrated(page);
  await expect(titles).toHaveText(["Nach Handlungsfeld", "Wie die Maßnahmen stehen"]);
  await expectAccessible(page);
});
