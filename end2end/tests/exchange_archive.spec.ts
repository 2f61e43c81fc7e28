// Whoever runs the instance takes everything along, and whoever does not is not offered it.
import { readFile } from "node:fs/promises";
import { expectAccessible } from "../fixtures/a11y.ts";
import { expect, open, test } from "../fixtures/app.ts";

test.describe("as an operator", () => {
  test.use({ person: "operator" });

  test("everything is found from the directory, by keys, and saved as one file", async ({ page }) => {
    await open(page, "/directory/organisations");
    await page.getByRole("link", { name: "Gesamter Bestand" }).press("Enter");
    await expect(page.getByRole("heading", { level: 1, name: "Gesamten Bestand herunterladen" })).toBeVisible();
    await expectAccessible(page);
    await expect(page.getByText("Diese Datei ist vertraulich")).toBeVisible();
    const saved = page.waitForEvent("download");
    await page.getByRole("link", { name: "Alles herunterladen (JSON)" }).press("Enter");
    const download = await saved;
    expect(download.suggestedFilename()).toMatch(/^geflecht-[\d-]{10}\.json$/);
    const archive = JSON.parse(await readFile(await download.path(), "utf8"));
    expect([archive.format, archive.version, archive.health_region]).toEqual(["geflecht", 1, null]);
    expect(archive.records.measures.length).toBeGreaterThan(10);
  });

  test("one health region is saved by itself", async ({ page }) => {
    await open(page, "/directory/archive");
    const saved = page.waitForEvent("download");
    await page.getByRole("link", { name: /Haßberge/ }).click();
    const archive = JSON.parse(await readFile(await (await saved).path(), "utf8"));
    expect(archive.records.health_regions.map((region: { id: string }) => region.id)).toEqual([archive.health_region.id]);
  });
});

test.describe("as a coordinator", () => {
  test.use({ person: "coordinator", expectedConsoleErrors: /status of 403/ });

  test("everything is not offered", async ({ page }) => {
    await open(page, "/directory/organisations");
    await expect(page.getByRole("link", { name: "Listen einlesen" })).toBeVisible();
    await expect(page.getByRole("link", { name: "Gesamter Bestand" })).toHaveCount(0);
    await open(page, "/directory/archive");
    await expect(page.getByRole("heading", { name: "Dafür fehlt Ihnen das Recht" })).toBeVisible();
  });
});
