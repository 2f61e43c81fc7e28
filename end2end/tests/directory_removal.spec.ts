// What was entered by mistake is removed and brought back, by keyboard. The test makes a person of its own, in Hessen, because
// those of Haßberge are counted elsewhere and the tests of a worker share a server.
import { expectAccessible } from "../fixtures/a11y.ts";
import { expect, open, test } from "../fixtures/app.ts";

test.use({ person: "serviceUnit" });

test("a person is removed, lies in the trash and comes back", async ({ page }) => {
  await open(page, "/directory/people/new");
  await page.getByLabel("Name", { exact: true }).fill("Irma Versehen");
  await page.getByRole("button", { name: "Person anlegen" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Irma Versehen" })).toBeVisible();
  const path = new URL(page.url()).pathname;
  await open(page, `${path}/edit`);
  await page.getByRole("link", { name: "Prüfen und entfernen" }).press("Enter");
  await expect(page.getByRole("heading", { level: 1, name: "„Irma Versehen“ entfernen" })).toBeVisible();
  await page.getByRole("button", { name: "Entfernen", exact: true }).press("Enter");
  await expect(page.getByRole("heading", { level: 1, name: "Papierkorb des Verzeichnisses" })).toBeVisible();
  const row = page.getByRole("listitem").filter({ hasText: "Irma Versehen" });
  await expect(row).toContainText("Wiederherstellbar bis");
  await expectAccessible(page);
  await row.getByRole("button", { name: /^Wiederherstellen/ }).press("Enter");
  await expect(page).toHaveURL(path);
  await expect(page.getByRole("heading", { level: 1, name: "Irma Versehen" })).toBeVisible();
});
