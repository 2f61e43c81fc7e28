import { readFile } from "node:fs/promises";
import { expect, test } from "../../fixtures/app.ts";

test.use({ person: "coordinator" });

test("a list is taken along without a script", async ({ page }) => {
  await page.goto("/directory/committees?q=Pflege");
  await page.locator("summary", { hasText: "Herunterladen" }).click();
  const saved = page.waitForEvent("download");
  await page.getByRole("link", { name: "CSV für Excel" }).click();
  const table = await readFile(await (await saved).path(), "utf8");
  expect(table).toContain("Name;Art;Ebene;");
});

test("addresses of a committee can be marked without a script", async ({ page }) => {
  await page.goto("/directory/committees/867739e9-073d-8e9c-aa17-73685733fac8/mailing-list?who=voting");
  await expect(page.getByLabel("Adressen", { exact: true })).toHaveValue(/@/);
  await expect(page.getByRole("button", { name: "Adressen kopieren" })).toBeHidden();
});
