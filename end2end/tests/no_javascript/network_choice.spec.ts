// Several nodes are chosen by sending a form.
import { expect, test } from "../../fixtures/app.ts";

test("check boxes in the table are taken over by a button, and lead on by links", async ({ page }) => {
  await page.goto("/map?view=table&kind=committee");
  const boxes = page.getByRole("table").getByRole("checkbox");
  await boxes.nth(0).check();
  await boxes.nth(3).check();
  await page.getByRole("button", { name: "Auswahl übernehmen" }).click();
  const panel = page.getByRole("region", { name: "2 Knoten ausgewählt" });
  await expect(panel).toBeVisible();
  await page.getByRole("link", { name: "Weiter", exact: true }).click();
  await boxes.nth(0).check();
  await page.getByRole("button", { name: "Auswahl übernehmen" }).click();
  await expect(page.getByRole("heading", { name: "3 Knoten ausgewählt" })).toBeVisible();
  await expect(page).toHaveURL(/page=2/);
  await page.getByRole("link", { name: "Nur diese zeigen" }).click();
  await expect(page.getByRole("table").getByRole("rowheader")).toHaveCount(3);
  await page.getByRole("link", { name: "Aufheben: Nur Ausgewählte (3)" }).click();
  await expect(page.getByRole("table").getByRole("rowheader")).toHaveCount(50);
});
