import { expect, test } from "../../fixtures/app.ts";

test.use({ person: "coordinator" });

test("a list comes in by forms alone", async ({ page }) => {
  await page.goto("/directory/import");
  const buffer = Buffer.from("Einrichtung;Art\r\nChor Ohneskript;Bereich 9\r\n");
  await page.getByLabel("Datei", { exact: true }).setInputFiles({ name: "chor.csv", mimeType: "text/csv", buffer });
  await page.getByRole("button", { name: "Datei lesen" }).click();
  await page.getByRole("button", { name: "Weiter" }).click();
  await page.getByLabel("Welche Art von Organisation ist „Bereich 9“?").selectOption("weglassen");
  await page.getByRole("button", { name: "Antworten übernehmen" }).click();
  await page.getByRole("button", { name: "Einlesen: 1 neu, 0 geändert" }).click();
  await expect(page.getByText("1 neu, 0 geändert, 0 nicht eingelesen")).toBeVisible();
});
