// The health of the network: from the dashboard to a number, and from the number to what it counts.
import { expectAccessible } from "../fixtures/a11y.ts";
import { expect, hydrated, open, test } from "../fixtures/app.ts";

test.use({ person: "coordinator" });

test("a coordinator goes from the dashboard to a number and to the records it counts", async ({ page }) => {
  await open(page, "/dashboard");
  await page.getByRole("link", { name: "Zum Netzwerk in Zahlen" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Wie es um das Netzwerk steht" })).toBeVisible();
  await page
    .getByLabel("Gesundheitsregion", { exact: true })
    .selectOption({ label: "Gesundheitsregion plus Landkreis Haßberge" });
  await page.getByLabel("Vergleichen mit dem").fill("2025-01-01");
  await page.getByRole("button", { name: "Anzeigen" }).click();
  await expect(page).toHaveURL(/region=[0-9a-f-]{36}&since=2025-01-01/);
  // Until the figures of the region are there, those of all regions stand in the table.
  await page.reload();
  await hydrated(page);
  const row = page.getByRole("row", { name: /^Gremien/ });
  const number = row.getByRole("link").first();
  const count = Number(await number.innerText());
  await number.press("Enter");
  await expect(page).toHaveURL(/figure=committees#records$/);
  const list = page.getByRole("region", { name: /^Gremien am / });
  await expect(list.getByRole("listitem")).toHaveCount(count);
  const meaning = page.getByText("Gremien der Gesundheitsregion.", { exact: true });
  await expect(meaning).toBeHidden();
  await page.locator("summary").filter({ hasText: "Was die Zahlen bedeuten" }).first().click();
  await expect(meaning).toBeVisible();
  await hydrated(page);
  await expectAccessible(page);
});
