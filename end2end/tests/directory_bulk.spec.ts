// Several organisations are changed at once by keyboard. They are entered here, since those of the example are counted elsewhere.
import { expectAccessible } from "../fixtures/a11y.ts";
import { expect, open, test } from "../fixtures/app.ts";

// A day before the beginning is refused with 422.
test.use({ person: "coordinator", expectedConsoleErrors: /status of 422/ });

test("several organisations are changed at once, all of them or none", async ({ page }) => {
  for (const [name, since] of [["Bündelhaus Eins", ""], ["Bündelhaus Zwei", ""], ["Bündelhaus Später", "2090-01-01"]] as const) {
    await open(page, "/directory/organisations/new");
    await page.getByLabel("Name", { exact: true }).fill(name);
    await page.getByLabel("Besteht seit", { exact: true }).fill(since);
    await page.getByRole("button", { name: "Organisation anlegen" }).press("Enter");
    await expect(page.getByRole("heading", { level: 1, name })).toBeVisible();
  }
  await open(page, "/directory/organisations?q=B%C3%BCndelhaus");
  await page.getByRole("link", { name: "Gemeinsam ändern" }).press("Enter");
  await expect(page.getByRole("heading", { level: 1, name: /^Gemeinsam ändern/ })).toBeVisible();
  await expectAccessible(page);
  const entries = page.getByRole("region", { name: "Einträge" });
  await page.getByLabel("Letzter Tag").fill("2089-12-31");
  await page.getByLabel("Sichtbar für").selectOption("Angemeldete der Region");
  await page.getByRole("button", { name: "Alle angekreuzten ändern" }).press("Enter");
  await expect(page.getByText("Bündelhaus Später: Das Ende läge vor dem Anfang.")).toBeVisible();
  await expect(page.getByLabel("Letzter Tag")).toHaveValue("2089-12-31");

  await entries.getByRole("checkbox", { name: /^Bündelhaus Später/ }).press("Space");
  await page.getByRole("button", { name: "Alle angekreuzten ändern" }).press("Enter");
  await expect(page.getByRole("status").getByText("2 Einträge sind geändert.")).toBeVisible();
  await expect(entries.getByRole("checkbox", { name: /^Bündelhaus Eins.*Angemeldete der Region$/ })).toBeVisible();
  await entries.getByRole("button", { name: "Keine" }).press("Enter");
  await expect(entries.getByRole("checkbox", { checked: true })).toHaveCount(0);
});
