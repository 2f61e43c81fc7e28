// The saved views of the map before an audience: stepped through by keys, and left to where it began.
import { expectAccessible } from "../fixtures/a11y.ts";
import { expect, hydrated, open, test } from "../fixtures/app.ts";

test.use({ person: "coordinator", contextOptions: { reducedMotion: "reduce" } });

test("saved views are presented by keys, stay after a reload, and leaving gives back view and focus", async ({ page }) => {
  const views = page.getByRole("navigation", { name: "Ansichten", exact: true });
  const summary = views.locator("summary");
  for (const [name, query] of [["Vortrag 1", "kind=committee"], ["Vortrag 2", "kind=committee&arrange=geography"]]) {
    await open(page, `/map?${query}`);
    await summary.press("Enter");
    await views.getByRole("button", { name: "Ansicht merken …" }).press("Enter");
    await page.getByRole("dialog").getByLabel("Name").fill(name);
    await page.getByRole("dialog").getByLabel("Name").press("Enter");
    await expect(page).toHaveURL(/saved=/);
  }
  // With both in the menu.
  await open(page, page.url());
  const bar = page.getByRole("region", { name: /^Vortrag \d$/ });
  const said = (name: string) => page.getByRole("status").filter({ hasText: new RegExp(`^\\d+ von \\d+: ${name}$`) });
  const begin = async () => {
    await summary.press("Enter");
    await views.getByRole("link", { name: "Präsentieren" }).press("Enter");
    await expect(bar).toBeFocused();
  };

  await begin();
  await expect(page).toHaveURL(/arrange=geography&present=yes$/);
  await expect(said("Vortrag 2")).toHaveCount(1);
  await expect(bar).toContainText("Beispieldaten – nicht amtlich · Grenzen: © GeoBasis-DE");
  await expect(page.getByRole("banner")).toBeHidden();
  await expect(summary).toBeHidden();
  await expectAccessible(page);
  await page.keyboard.press("PageUp");
  await expect(said("Vortrag 1")).toHaveCount(1);
  await expect(page).toHaveURL(/kind=committee&present=yes$/);
  await page.goBack();
  await expect(said("Vortrag 2")).toHaveCount(1);
  await bar.getByRole("link", { name: "Vorige Ansicht" }).press("Enter");
  await expect(said("Vortrag 1")).toHaveCount(1);
  await page.reload();
  await hydrated(page);
  // Then it listens to keys.
  await expect(bar).toBeFocused();
  await expect(bar.getByRole("heading", { name: "Vortrag 1" })).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(page).toHaveURL(/arrange=geography$/);
  await expect(summary).toBeFocused();

  await begin();
  await page.keyboard.press("ArrowLeft");
  await expect(said("Vortrag 1")).toHaveCount(1);
  await bar.getByRole("link", { name: "Beenden" }).press("Enter");
  await expect(page).toHaveURL(/arrange=geography$/);
  await expect(summary).toBeFocused();
  await expect(page.getByRole("banner")).toBeVisible();
});
