// What has changed in the network, as a form and a list.
import { expect, test } from "../../fixtures/app.ts";

test("two days are compared by sending a form", async ({ page }) => {
  await page.goto("/map?view=changes&kind=committee");
  await page.getByLabel("Stand am").fill("2025-01-01");
  await page.getByLabel("verglichen mit").fill("2024-12-31");
  await page.getByRole("button", { name: "Vergleichen" }).click();
  await expect(page).toHaveURL(/kind=committee.*on=2025-01-01&since=2024-12-31/);
  await expect(page.getByRole("status").filter({ hasText: "Gegenüber dem 31. Dezember 2024:" })).toBeVisible();
  await expect(page.getByRole("region", { name: /^Weg/ })).toContainText("Gesundheitsforum Bäderland Bayerische Rhön");
  await expect(page.getByRole("region", { name: /^Neu/ })).toContainText("Gesundheitsforum Landkreis Rhön-Grabfeld");
});
