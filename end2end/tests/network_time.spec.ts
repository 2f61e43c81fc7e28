// The map through time: the network of another day, and what differs between two.
import type { Locator, Page } from "@playwright/test";
import { expectAccessible } from "../fixtures/a11y.ts";
import { expect, open, test } from "../fixtures/app.ts";

test.use({ person: "coordinator", contextOptions: { reducedMotion: "reduce" } });

async function openMap(page: Page, query = ""): Promise<void> {
  await open(page, `/map${query}`);
  await expect(page.getByText("Das Netz wird mit JavaScript gezeichnet.")).toHaveCount(0);
}

function slider(page: Page): Locator {
  return page.getByRole("slider", { name: "Tag, dessen Netz gezeigt wird" });
}

function asked(page: Page): URLSearchParams {
  return new URL(page.url()).searchParams;
}

test("the slider leads to the network of another day, and back", async ({ page }) => {
  await openMap(page);
  await expect(slider(page)).toHaveAttribute("aria-valuetext", "Heute");
  const today = await page.getByRole("application").getAttribute("aria-label");
  // The bar may still find its place when it is looked for.
  await expect(async () => {
    await page.mouse.up();
    const { x, y, width, height } = (await slider(page).boundingBox())!;
    await page.mouse.move(x + width * 0.5, y + height / 2);
    await page.mouse.down();
    await page.mouse.move(x + width * 0.45, y + height / 2, { steps: 5 });
    await expect(page.getByRole("application")).not.toHaveAttribute("aria-label", today!, { timeout: 5_000 });
  }).toPass({ timeout: 30_000 });
  // While it is held, nothing is written down.
  expect(asked(page).has("on")).toBe(false);
  await page.mouse.up();
  await expect.poll(() => asked(page).get("on")).toMatch(/^20\d\d-\d\d-01$/);
  await expect(slider(page)).toHaveAttribute("aria-valuetext", /^1\. \p{L}+ 20\d\d$/u);

  await page.getByRole("search").or(page.getByRole("navigation")).getByRole("link", { name: "Tabelle" }).click();
  await expect(page.getByText(/^Gezeigt wird das Netz vom 1\. /)).toBeVisible();
  await page.getByRole("link", { name: "Das von heute zeigen" }).click();
  await expect.poll(() => asked(page).has("on")).toBe(false);
});

test("what is new, gone and changed is marked, counted and listed", async ({ page }) => {
  await openMap(page, "?on=2025-06-30");
  await page.getByRole("link", { name: "Vergleichen" }).click();
  await expect.poll(() => asked(page).get("since")).toBe("2024-06-30");
  const summary = page.getByRole("status").filter({ hasText: /^Gegenüber dem 30\. Juni 2024: \d+ neu, \d+ weg, \d+ verändert$/ });
  await expect(summary).toHaveCount(1);
  await expectAccessible(page);

  const search = page.getByRole("combobox", { name: "Im Netz suchen" });
  await search.fill("Forum Bäderland");
  await page.getByRole("option", { name: /Gesundheitsforum Bäderland/ }).click();
  const panel = page.getByRole("region", { name: "Gesundheitsforum Bäderland Bayerische Rhön" });
  await expect(panel.getByText("Nicht mehr dabei seit 1. Januar 2025.")).toBeVisible();
  await expect(panel.getByRole("link", { name: /Landrätin oder Landrat/ }).first()).toBeVisible();

  await page.getByRole("link", { name: "Als Liste" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Was sich geändert hat");
  await expect(page.getByRole("region", { name: /^Weg/ })).toContainText("Gesundheitsforum Bäderland Bayerische Rhön");
  const moved = page.getByRole("row").filter({
    has: page.getByRole("rowheader", { name: "Leitung Gesundheitsamt Landkreis Bad Kissingen" }),
  });
  await expect(moved.getByRole("cell").first()).toContainText("Mitglied in Gesundheitsforum Bäderland Bayerische Rhön");
  await expect(moved.getByRole("cell").last()).toContainText("Gesundheitsforum Landkreis Bad Kissingen");
  await expectAccessible(page);

  await page.getByLabel("verglichen mit").fill("2025-06-30");
  await expect(page.getByText(/hat sich nichts geändert/)).toBeVisible();
});

test("a list of changes opens from the questions and keeps the filter", async ({ page }) => {
  await openMap(page, "?kind=committee");
  await page.getByRole("navigation", { name: "Fragen" }).locator("summary").press("Enter");
  await page.getByRole("link", { name: "Was hat sich geändert?" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Was sich geändert hat");
  expect(asked(page).get("kind")).toBe("committee");
  await page.getByRole("link", { name: "Im Netz zeigen" }).click();
  await expect.poll(() => asked(page).get("since")).toMatch(/^\d{4}-\d\d-\d\d$/);
  await expect(page.getByRole("application")).toBeVisible();
});

test("where there is little room, time waits behind a button", async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await openMap(page);
  await expect(slider(page)).toBeHidden();
  await page.getByRole("button", { name: "Zeit", exact: true }).click();
  await expect(slider(page)).toBeVisible();
  await page.getByRole("link", { name: "Vergleichen" }).click();
  await expect(page.getByRole("link", { name: "Vergleich beenden" })).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("button", { name: "Zeit schließen" }).click();
  await expect(slider(page)).toBeHidden();
});

test("days that are none are ignored", async ({ page }) => {
  await openMap(page, "?on=2025-02-30&since=gestern");
  await expect(slider(page)).toHaveAttribute("aria-valuetext", "Heute");
  await expect(page.getByRole("link", { name: "Vergleichen" })).toBeVisible();
});

test.describe("in English and by keyboard", () => {
  test.use({ locale: "en-GB", colorScheme: "dark" });

  test("the slider moves by months, and a comparison is read out", async ({ page }) => {
    await open(page, "/map");
    const slider = page.getByRole("slider", { name: "Day whose network is shown" });
    await slider.focus();
    await page.keyboard.press("ArrowLeft");
    await expect(slider).toHaveAttribute("aria-valuetext", /^1 \w+ 20\d\d$/);
    await page.keyboard.press("Home");
    await expect.poll(() => asked(page).get("on")).toMatch(/-01$/);
    await page.keyboard.press("End");
    await expect(slider).toHaveAttribute("aria-valuetext", "Today");
    await expect.poll(() => asked(page).has("on")).toBe(false);

    await page.getByLabel("As of").fill("2025-01-01");
    await expect(slider).toHaveAttribute("aria-valuetext", "1 January 2025");
    await page.getByRole("link", { name: "Compare" }).press("Enter");
    await page.getByLabel("compared with").fill("2024-12-31");
    const summary = page.getByRole("status").filter({ hasText: /^Compared with 31 December 2024: \d+ new, \d+ gone, \d+ changed$/ });
    await expect(summary).toHaveCount(1);
    await expectAccessible(page);
    await page.getByRole("link", { name: "As a list" }).press("Enter");
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("What has changed");
    await expect(page.getByRole("region", { name: /^Gone/ })).toContainText("1 January 2025");
    await expectAccessible(page);
  });
});
