// What the size of nodes says, outlines around groups, groups as one node, and ways that avoid somebody.
import { type Page } from "@playwright/test";
import { expectAccessible } from "../fixtures/a11y.ts";
import { expect, open, test } from "../fixtures/app.ts";

const committee = "AG Versorgung mit Pflege Haßberge";

test.use({ person: "coordinator", contextOptions: { reducedMotion: "reduce" } });

async function select(page: Page, name: string): Promise<void> {
  const search = page.getByRole("combobox", { name: "Im Netz suchen" });
  await search.fill(name);
  await page.getByRole("option", { name }).first().click();
  await expect(page.getByRole("region", { name })).toBeVisible();
}

test("sizes and outlines are chosen beside the picture, and the table has the numbers", async ({ page }) => {
  await open(page, "/map");
  await expect(page.getByText("Das Netz wird mit JavaScript gezeichnet.")).toHaveCount(0);
  await select(page, committee);
  const filter = page.getByRole("form", { name: "Filter" });
  await filter.getByLabel("Größe der Knoten").selectOption("Vermittlung zwischen anderen");
  await expect(page).toHaveURL(/size=betweenness/);
  await expect(filter.getByText(/^Am größten: .+\s%\)/)).toBeVisible();
  await filter.getByLabel("Umrisse").selectOption("Um die Mitglieder eines Gremiums");
  await expect(page).toHaveURL(/outline=committee/);
  await expectAccessible(page);

  await page.getByRole("navigation", { name: "Darstellung" }).getByRole("link", { name: "Tabelle" }).press("Enter");
  const table = page.getByRole("table");
  await table.getByRole("link", { name: "Vermittlung", exact: true }).press("Enter");
  await expect(page).toHaveURL(/sort=size/);
  await expect(table.getByRole("columnheader", { name: "Vermittlung" })).toHaveAttribute("aria-sort", "descending");
  await expect(table.getByRole("row").nth(1)).toContainText("%");
});

test("a way avoids a station until it is allowed again, by keys", async ({ page }) => {
  await open(page, "/map");
  await expect(page.getByText("Das Netz wird mit JavaScript gezeichnet.")).toHaveCount(0);
  await select(page, committee);
  await page.getByRole("link", { name: "Weg von hier …" }).press("Enter");
  await select(page, "AG Fachkräfte Gesundheit Odenwaldkreis");
  const way = page.getByRole("region", { name: "Weg hierher" });
  const avoid = way.getByRole("link", { name: / meiden$/ }).first();
  const name = ((await avoid.getAttribute("aria-label")) ?? "").replace(/ meiden$/, "");
  await avoid.press("Enter");
  await expect(page).toHaveURL(/avoid=/);
  await expect(page.getByRole("heading", { name: "Weg hierher" })).toBeFocused();
  const avoided = way.getByRole("list", { name: "Gemieden auf dem Weg" });
  await expect(avoided).toContainText(`Ohne ${name}`);
  await expect(way.getByRole("link", { name: `${name} meiden`, exact: true })).toHaveCount(0);
  await avoided.getByRole("link", { name: `Ohne ${name}: wieder zulassen` }).press("Enter");
  await expect(page).not.toHaveURL(/avoid=/);
  await expect(avoided).toHaveCount(0);
});

test("a committee is folded into one node and opened again, by keys, also in the table", async ({ page }) => {
  await open(page, "/map");
  await expect(page.getByText("Das Netz wird mit JavaScript gezeichnet.")).toHaveCount(0);
  await select(page, committee);
  const panel = page.getByRole("region", { name: committee });
  await panel.getByRole("link", { name: "Zusammenfalten" }).press("Enter");
  await expect(page).toHaveURL(/fold=/);
  await expect(panel.getByRole("heading", { level: 2 })).toHaveText(/\(\+\d+\)$/);
  await page.getByRole("navigation", { name: "Darstellung" }).getByRole("link", { name: "Tabelle" }).press("Enter");
  await page.getByRole("searchbox", { name: "Name enthält" }).fill(committee);
  await page.getByRole("searchbox", { name: "Name enthält" }).press("Tab");
  await page.getByRole("link", { name: new RegExp(`^${committee} .* aufklappen$`) }).press("Enter");
  await expect(page).not.toHaveURL(/fold=/);
  await expect(page.getByRole("link", { name: `${committee} zu einem Knoten zusammenfalten` })).toBeVisible();
});
