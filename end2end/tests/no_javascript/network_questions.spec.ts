// The questions of the map as plain forms and lists.
import { expect, test } from "../../fixtures/app.ts";

test("the questions are forms and lists", async ({ page }) => {
  await page.goto("/map?view=topic&region=Gesundheitsregion%20plus%20Landkreis%20Ha%C3%9Fberge");
  await page.getByLabel("Thema oder Idee").fill("Hitzeschutz");
  await page.getByRole("button", { name: "Fragen", exact: true }).click();
  await expect(page.getByRole("region", { name: "Gremien" })).toContainText("Projektgruppe Hitzeschutz Haßberge");
  await expect(page).toHaveURL(/region=/);
  await page.goto("/map?view=gaps");
  await expect(page.getByText(/^\d+ Lücken in \d+ Regionen$/)).toBeVisible();
  await page.goto("/map?view=overlaps");
  await page.getByLabel("Gemeinsame Mitglieder mindestens").selectOption("fünf");
  await page.getByRole("button", { name: "Anwenden" }).last().click();
  await expect(page).toHaveURL(/least=5/);
});
