// An organisation gets another name and is succeeded, by keyboard. The test makes organisations of its own, in Hessen, because
// those of Haßberge are counted elsewhere and the tests of a worker share a server.
import type { Page } from "@playwright/test";
import { expectAccessible } from "../fixtures/a11y.ts";
import { expect, open, test } from "../fixtures/app.ts";

test.use({ person: "serviceUnit" });

async function make(page: Page, name: string): Promise<string> {
  await open(page, "/directory/organisations/new");
  await page.getByLabel("Name", { exact: true }).fill(name);
  await page.getByRole("button", { name: "Organisation anlegen" }).click();
  await expect(page.getByRole("heading", { level: 1, name })).toBeVisible();
  return new URL(page.url()).pathname;
}

test("an organisation is renamed and succeeded by another one", async ({ page }) => {
  await make(page, "Beratungsverein Folgezeit");
  const path = await make(page, "Beratungsverein Vorzeit");
  await open(page, `${path}/edit`);
  await page.getByRole("link", { name: "Umbenennen oder Nachfolge eintragen" }).press("Enter");
  await page.getByLabel("Neuer Name").fill("Beratungsverein Zwischenzeit");
  await page.getByLabel("Heißt so ab").fill("2020-01-01");
  await expectAccessible(page);
  await page.getByRole("button", { name: "Umbenennen", exact: true }).press("Enter");
  const lineage = page.getByRole("region", { name: "Frühere Namen und Nachfolge" });
  await expect(lineage).toContainText("bis 31. Dezember 2019: Beratungsverein Vorzeit");

  await open(page, `${path}/succession`);
  await page.getByLabel("Erster Tag der Nachfolge").fill("2999-01-01");
  await page.getByLabel("Nachfolge durch (1)").selectOption({ label: "Beratungsverein Folgezeit" });
  await page.getByRole("button", { name: "Nachfolge eintragen" }).press("Enter");
  await expect(lineage).toContainText("Ab 1. Januar 2999 folgt:");
  await lineage.getByRole("link", { name: "Beratungsverein Folgezeit", exact: true }).press("Enter");
  await expect(page.getByRole("heading", { level: 1, name: "Beratungsverein Folgezeit" })).toBeVisible();
  await expect(lineage).toContainText("Seit 1. Januar 2999 in der Nachfolge von:");
});
