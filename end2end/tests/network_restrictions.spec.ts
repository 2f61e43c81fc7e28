// What restricts the map: chips that are lifted one by one, nodes that are hidden, surroundings, undo and "back".
import { type Locator, type Page } from "@playwright/test";
import { expectAccessible } from "../fixtures/a11y.ts";
import { expect, open, test } from "../fixtures/app.ts";

const committee = "AG Versorgung mit Pflege Haßberge";

test.use({ person: "coordinator", contextOptions: { reducedMotion: "reduce" } });

async function openMap(page: Page, query = ""): Promise<void> {
  await open(page, `/map${query}`);
  await expect(page.getByText("Das Netz wird mit JavaScript gezeichnet.")).toHaveCount(0);
}

async function select(page: Page, name: string): Promise<void> {
  await page.getByRole("combobox", { name: "Im Netz suchen" }).fill(name);
  await page.getByRole("option", { name }).first().click();
  await expect(page.getByRole("region", { name })).toBeVisible();
}

function chips(page: Page, name = "Einschränkungen"): Locator {
  return page.getByRole("list", { name });
}

function canvas(page: Page): Locator {
  return page.getByRole("application");
}

test("each restriction is a chip that is lifted by key, and undone", async ({ page }) => {
  await openMap(page, "?kind=committee,person&level=region");
  const level = chips(page).getByRole("link", { name: "Aufheben: Ebene: Region" });
  await expect(chips(page).getByRole("link", { name: "Aufheben: Art: Gremien, Menschen" })).toBeVisible();
  await expectAccessible(page);
  await level.press("Enter");
  await expect(page).toHaveURL(/\/map\?kind=committee,person$/);
  await expect(level).toHaveCount(0);
  await expect(chips(page)).toBeFocused();
  await page.keyboard.press("Control+z");
  await expect(level).toBeVisible();
  await expect(chips(page).getByRole("button", { name: "Filter zurücknehmen" })).toHaveCount(0);
  await chips(page).getByRole("link", { name: "Alle aufheben" }).press("Enter");
  await expect(page).toHaveURL(/\/map$/);
  await chips(page).getByRole("button", { name: "Filter zurücknehmen" }).press("Enter");
  await expect(page).toHaveURL(/kind=committee,person&level=region$/);
});

test("the browser's way back undoes a restriction, and keeps the page", async ({ page }) => {
  await openMap(page);
  const filter = page.getByRole("form", { name: "Filter" });
  await filter.getByRole("checkbox", { name: /^Leitung/ }).check();
  await expect(page).toHaveURL(/seat=chair$/);
  await filter.getByRole("checkbox", { name: /^Land/ }).check();
  await expect(page).toHaveURL(/level=state&seat=chair$/);
  await page.goBack();
  await expect(filter.getByRole("checkbox", { name: /^Land/ })).not.toBeChecked();
  await page.goBack();
  await expect(page).toHaveURL(/\/map$/);
  await expect(filter.getByRole("checkbox", { name: /^Leitung/ })).not.toBeChecked();
});

test("a node is hidden by key, and is back when the chip is lifted", async ({ page }) => {
  await openMap(page);
  const before = await canvas(page).getAttribute("aria-label");
  await select(page, committee);
  await canvas(page).press("Delete");
  await expect(chips(page).getByRole("link", { name: "Aufheben: 1 ausgeblendet" })).toBeVisible();
  await expect(page.getByRole("region", { name: committee })).toHaveCount(0);
  await expect(canvas(page)).not.toHaveAttribute("aria-label", before!);
  await page.reload();
  await chips(page).getByRole("link", { name: "Aufheben: 1 ausgeblendet" }).click();
  await expect(canvas(page)).toHaveAttribute("aria-label", before!);
});

test("only the surroundings of a node are shown, on the map and in the table", async ({ page }) => {
  await openMap(page);
  await select(page, committee);
  const panel = page.getByRole("region", { name: committee });
  const links = parseInt((await panel.getByText(/\d+ Verbindungen/).innerText()).match(/(\d+) Verbindungen/)![1]);
  const around = panel.getByRole("group", { name: "Nur das Umfeld zeigen" });
  await around.getByRole("link", { name: "1 Schritt" }).press("Enter");
  await expect(canvas(page)).toHaveAccessibleName(new RegExp(`^Netz mit ${links + 1} Knoten`));
  await expect(chips(page).getByRole("link", { name: `Aufheben: Umfeld von ${committee}, 1 Schritt` })).toBeVisible();
  await around.getByRole("link", { name: "2 Schritte" }).press("Enter");
  await expect(canvas(page)).not.toHaveAccessibleName(new RegExp(`^Netz mit ${links + 1} Knoten`));
  await around.getByRole("link", { name: "1 Schritt" }).click();
  await page.getByRole("link", { name: "Tabelle", exact: true }).click();
  await expect(page.getByRole("table").getByRole("rowheader")).toHaveCount(Math.min(links + 1, 50));
  await expect(chips(page).getByRole("link", { name: /^Aufheben: Umfeld von/ })).toBeVisible();
});

test.describe("in English, on a phone", () => {
  test.use({ locale: "en-GB", viewport: { width: 390, height: 844 } });

  test("restrictions are lifted", async ({ page }) => {
    await open(page, "/map?level=state&kind=committee");
    await expectAccessible(page);
    await chips(page, "Restrictions").getByRole("link", { name: "Lift: Level: State" }).press("Enter");
    await expect(page).toHaveURL(/\/map\?kind=committee$/);
    await chips(page, "Restrictions").getByRole("button", { name: "Undo filter" }).click();
    await expect(page).toHaveURL(/level=state/);
  });
});
