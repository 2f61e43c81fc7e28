// Several nodes chosen together: by a box, by a line drawn by hand or finger, by keys, by check boxes, and what is done with them.
import { type Locator, type Page } from "@playwright/test";
import { expectAccessible } from "../fixtures/a11y.ts";
import { expect, open, test } from "../fixtures/app.ts";

const committee = "AG Versorgung mit Pflege Haßberge";

test.use({ person: "coordinator", contextOptions: { reducedMotion: "reduce" } });

async function openMap(page: Page, query = ""): Promise<void> {
  await open(page, `/map${query}`);
  await expect(page.getByText("Das Netz wird mit JavaScript gezeichnet.")).toHaveCount(0);
}

function canvas(page: Page): Locator {
  return page.getByRole("application");
}

function panel(page: Page): Locator {
  return page.getByRole("region", { name: /Knoten ausgewählt$/ });
}

async function count(page: Page): Promise<number> {
  return parseInt(await panel(page).getByRole("heading", { level: 2 }).innerText());
}

function chosenIds(page: Page): string[] {
  return new URL(page.url()).searchParams.get("chosen")?.split(",") ?? [];
}

/** A square of the picture that no panel covers, by its corners. */
async function square(page: Page, share: number): Promise<[number, number][]> {
  return page.evaluate((share) => {
    const bounds = (selector: string) => document.querySelector(selector)!.getBoundingClientRect();
    const [canvas, tools, foot] = [".map__canvas", ".map__tools", ".map__foot"].map(bounds);
    const filter = document.querySelector(".map-panel--filter")!.getBoundingClientRect();
    const [x, y] = [(Math.max(filter.right, canvas.left) + canvas.right) / 2, (tools.bottom + foot.top) / 2];
    const half = ((foot.top - tools.bottom) / 2) * share;
    return [[x - half, y - half], [x + half, y - half], [x + half, y + half], [x - half, y + half]] as [number, number][];
  }, share);
}

test("a box drawn with Shift chooses who is inside, and only they are shown", async ({ page }) => {
  await openMap(page);
  const [from, , to] = await square(page, 0.3);
  await page.mouse.move(...from);
  await page.keyboard.down("Shift");
  await page.mouse.down();
  await page.mouse.move(...to, { steps: 4 });
  await expect(page.locator(".map__line path")).toBeVisible();
  await page.mouse.up();
  await page.keyboard.up("Shift");
  await expect(page.locator(".map__line")).toHaveCount(0);
  await expect(panel(page)).toBeVisible();
  const chosen = await count(page);
  expect(chosen).toBeGreaterThan(1);
  expect(chosenIds(page)).toHaveLength(chosen);
  await expectAccessible(page);

  await page.reload();
  await expect(panel(page).getByRole("heading", { level: 2 })).toHaveText(`${chosen} Knoten ausgewählt`);
  await expect(page.getByText("Das Netz wird mit JavaScript gezeichnet.")).toHaveCount(0);
  await panel(page).getByRole("link", { name: "Nur diese zeigen" }).press("Enter");
  await expect(canvas(page)).toHaveAccessibleName(new RegExp(`^Netz mit ${chosen} Knoten`));
  await expect(panel(page)).toHaveCount(0);
  const chip = page.getByRole("link", { name: `Aufheben: Nur Ausgewählte (${chosen})` });
  await page.getByRole("link", { name: "Tabelle", exact: true }).click();
  await expect(page.getByRole("table").getByRole("rowheader")).toHaveCount(Math.min(chosen, 50));
  await chip.click();
  await expect(page).not.toHaveURL(/only=/);
});

test("a line drawn by hand adds who it goes around, and a click takes one out", async ({ page }) => {
  await openMap(page);
  const tools = page.getByRole("group", { name: "Werkzeug" });
  await tools.getByRole("button", { name: "Auswählen" }).press("Enter");
  await expect(tools.getByRole("button", { name: "Auswählen" })).toHaveAttribute("aria-pressed", "true");
  const corners = await square(page, 0.25);
  await page.mouse.move(...corners[0]);
  await page.mouse.down();
  for (const corner of corners.slice(1)) {
    await page.mouse.move(...corner, { steps: 5 });
  }
  await page.mouse.up();
  await expect(panel(page)).toBeVisible();
  const chosen = await count(page);
  expect(chosen).toBeGreaterThan(1);

  const first = panel(page).getByRole("link", { name: /^Aus der Auswahl nehmen:/ }).first();
  const name = (await first.getAttribute("aria-label"))!.replace("Aus der Auswahl nehmen: ", "");
  await first.press("Enter");
  await expect(page.getByRole("status").filter({ hasText: `${name} herausgenommen, ${chosen - 1} Knoten ausgewählt` })).toHaveCount(1);
  await expect(panel(page).getByRole("heading", { level: 2 })).toBeFocused();
  await panel(page).getByRole("link", { name: "Ausblenden" }).press("Enter");
  await expect(page.getByRole("link", { name: `Aufheben: ${chosen - 1} ausgeblendet` })).toBeVisible();
  expect(chosenIds(page)).toEqual([]);
});

test("keys choose the selected node and its neighbours, and let them go", async ({ page }) => {
  await openMap(page);
  await page.getByRole("combobox", { name: "Im Netz suchen" }).fill(committee);
  await page.getByRole("option", { name: committee }).first().click();
  await expect(page.getByRole("region", { name: committee })).toBeVisible();
  await canvas(page).press("Space");
  await expect(panel(page).getByRole("heading", { level: 2 })).toHaveText("1 Knoten ausgewählt");
  await expect(panel(page).getByRole("link", { name: `Gremium: ${committee}` })).toHaveAttribute("href", /\/directory\/committees\//);
  for (const key of ["Shift+ArrowRight", "Shift+ArrowLeft", "Shift+ArrowUp", "Shift+ArrowDown"]) {
    const before = chosenIds(page).length;
    const node = new URL(page.url()).searchParams.get("node");
    await canvas(page).press(key);
    await expect.poll(() => new URL(page.url()).searchParams.get("node") !== node).toBe(true);
    expect(chosenIds(page).length).toBeGreaterThanOrEqual(before);
  }
  const chosen = await count(page);
  expect(chosen).toBeGreaterThan(1);
  await canvas(page).press("Shift+Enter");
  await expect(panel(page).getByRole("heading", { level: 2 })).toHaveText(new RegExp(`^${chosen - 1} Knoten`));
  await canvas(page).press("Escape");
  await expect(panel(page)).toHaveCount(0);
  await expect(page).toHaveURL(/node=/);
  await canvas(page).press("Escape");
  await expect(page).toHaveURL(/\/map$/);
});

test("who sits together in a committee is said", async ({ page }) => {
  await openMap(page, "?view=table&kind=person&q=Haßberge");
  await page.getByRole("checkbox", { name: "Alle auf dieser Seite auswählen" }).check();
  await expect(panel(page)).toContainText("Gemeinsam in");
  await expect(panel(page).getByText(/^\d+ von ihnen$/).first()).toBeVisible();
  await panel(page).getByRole("link", { name: "Auswahl leeren" }).press("Enter");
  await expect(panel(page)).toHaveCount(0);
});

test("check boxes in the table make the same choice, over pages and on the map", async ({ page }) => {
  await openMap(page, "?view=table&kind=committee");
  const boxes = page.getByRole("table").getByRole("checkbox", { name: /auswählen$/ });
  await boxes.nth(1).check();
  await boxes.nth(2).check();
  await expect(panel(page).getByRole("heading", { level: 2 })).toHaveText("2 Knoten ausgewählt");
  await expectAccessible(page);
  await page.getByRole("link", { name: "Weiter", exact: true }).click();
  await expect(page).toHaveURL(/page=2/);
  await boxes.nth(1).check();
  await expect(panel(page).getByRole("heading", { level: 2 })).toHaveText("3 Knoten ausgewählt");
  await panel(page).getByRole("link", { name: "Im Netz zeigen" }).press("Enter");
  await expect(canvas(page)).toBeVisible();
  await expect(panel(page).getByRole("heading", { level: 2 })).toHaveText("3 Knoten ausgewählt");
  expect(chosenIds(page)).toHaveLength(3);
});

test.describe("in English, by finger, on a phone", () => {
  test.use({ locale: "en-GB", viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });

  test("a line chooses who is inside", async ({ page }) => {
    await open(page, "/map");
    await expect(page.getByText("The map is drawn with JavaScript.")).toHaveCount(0);
    await page.getByRole("group", { name: "Tool" }).getByRole("button", { name: "Select" }).tap();
    const [x, y] = [195, 380];
    const corners = [[x - 90, y - 90], [x + 90, y - 90], [x + 90, y + 90], [x - 90, y + 90]];
    const finger = await page.context().newCDPSession(page);
    const touch = (type: "touchStart" | "touchMove" | "touchEnd", places: number[][]) =>
      finger.send("Input.dispatchTouchEvent", { type, touchPoints: places.map(([x, y]) => ({ x, y })) });
    await touch("touchStart", [corners[0]]);
    for (const corner of corners.slice(1)) {
      await touch("touchMove", [corner]);
    }
    await touch("touchEnd", []);
    const chosen = page.getByRole("region", { name: /nodes? selected$/ });
    await expect(chosen).toBeVisible();
    await expectAccessible(page);
    await chosen.getByRole("link", { name: "Clear the selection" }).tap();
    await expect(chosen).toHaveCount(0);
  });
});
