// What is laid on the picture by hand: nodes dragged to another place, and notes; both in the URL and in saved views.
import { type Locator, type Page } from "@playwright/test";
import { expectAccessible } from "../fixtures/a11y.ts";
import { expect, hydrated, open, test } from "../fixtures/app.ts";

const committee = "AG Versorgung mit Pflege Haßberge";

// Flights end at once, so that a place on the screen stays one.
test.use({ person: "coordinator", contextOptions: { reducedMotion: "reduce" } });

async function openMap(page: Page, query = ""): Promise<void> {
  await open(page, `/map${query}`);
  await expect(page.getByText("Das Netz wird mit JavaScript gezeichnet.")).toHaveCount(0);
}

function canvas(page: Page): Locator {
  return page.getByRole("application");
}

function parameter(page: Page, name: string): string | null {
  return new URL(page.url()).searchParams.get(name);
}

async function select(page: Page, name: string): Promise<Locator> {
  await page.getByRole("combobox", { name: "Im Netz suchen" }).fill(name);
  await page.getByRole("option", { name }).first().click();
  const panel = page.getByRole("region", { name });
  await expect(panel).toBeVisible();
  return panel;
}

/** Where a flight to a node ends: the middle of what the panels leave free. */
async function middle(page: Page): Promise<{ x: number; y: number }> {
  return page.evaluate(() => {
    const bounds = (selector: string) => document.querySelector(selector)!.getBoundingClientRect();
    const [foot, tools, filter, side] = [".map__foot", ".map__tools", ".map-panel--filter", ".map__side"].map(bounds);
    return { x: (filter.right + side.left) / 2, y: (tools.bottom + foot.top) / 2 };
  });
}

test("a node that is dragged stays where it is put, until it is let go", async ({ page }) => {
  await openMap(page);
  const panel = await select(page, committee);
  const { x, y } = await middle(page);
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.mouse.move(x + 90, y + 60, { steps: 5 });
  await page.mouse.up();
  await expect(page).toHaveURL(/pins=[\w-]{22}~-?\d+~-?\d+/);
  expect(parameter(page, "node")).not.toBeNull();
  await expect(panel.getByRole("link", { name: "Loslassen" })).toBeVisible();
  const chip = page.getByRole("link", { name: "Verschoben: 1, alle loslassen" });
  await expect(chip).toBeVisible();
  await expectAccessible(page);

  await page.goBack();
  await expect(page).not.toHaveURL(/pins=/);
  await page.goForward();
  await page.reload();
  await expect(chip).toBeVisible();
  await expect(page.getByText("Das Netz wird mit JavaScript gezeichnet.")).toHaveCount(0);
  // The page begins at the selected node, where it stands now.
  const now = await middle(page);
  await page.mouse.move(now.x, now.y);
  await expect(canvas(page)).toHaveClass(/map__canvas--over/);
  await panel.getByRole("link", { name: "Loslassen" }).press("Enter");
  await expect(page).not.toHaveURL(/pins=/);
  await expect(chip).toHaveCount(0);
  await expect(canvas(page)).toBeFocused();
});

test("keys move the selected node too, and another arrangement lets all go", async ({ page }) => {
  await openMap(page);
  await select(page, committee);
  await canvas(page).press("Alt+ArrowRight");
  await expect(page).toHaveURL(/pins=/);
  const first = parameter(page, "pins")!.split("~").map(Number);
  await canvas(page).press("Alt+ArrowDown");
  await expect.poll(() => parameter(page, "pins")!.split("~").map(Number)[2]).toBeGreaterThan(first[2]);
  await page.getByRole("link", { name: "Ebenen" }).click();
  await expect(page).toHaveURL(/arrange=levels/);
  await expect(page).not.toHaveURL(/pins=/);
});

test("a note is written, moved by pointer and keys, changed and removed", async ({ page }) => {
  await openMap(page);
  await select(page, committee);
  await page.getByRole("button", { name: "Notiz anbringen" }).press("Enter");
  const field = page.getByLabel("Text der Notiz");
  await expect(field).toBeFocused();
  await expectAccessible(page);
  await page.keyboard.type("Wer vertritt die Kliniken?");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/note=/);
  await expect(canvas(page)).toBeFocused();
  const note = page.getByRole("list", { name: "Notizen" }).getByRole("button", { name: "Notiz ändern: Wer vertritt die Kliniken?" });
  const before = (await note.boundingBox())!;
  await note.press("Alt+ArrowDown");
  await expect.poll(async () => (await note.boundingBox())!.y).toBeGreaterThan(before.y);
  await expect(note).toBeFocused();

  const from = (await note.boundingBox())!;
  await page.mouse.move(from.x + 20, from.y + 10);
  await page.mouse.down();
  await page.mouse.move(from.x - 60, from.y + 80, { steps: 5 });
  await page.mouse.up();
  await expect.poll(async () => Math.round((await note.boundingBox())!.x)).toBeLessThan(from.x - 70);
  await expect(field).toHaveCount(0);
  await expectAccessible(page);

  await page.reload();
  await hydrated(page);
  await expect(page.getByText("Das Netz wird mit JavaScript gezeichnet.")).toHaveCount(0);
  await note.press("Enter");
  await expect(field).toHaveValue("Wer vertritt die Kliniken?");
  await field.fill("Geklärt");
  await page.getByRole("button", { name: "Fertig" }).click();
  const changed = page.getByRole("button", { name: "Notiz ändern: Geklärt" });
  await changed.press("Enter");
  await field.press("Escape");
  await expect(field).toHaveCount(0);
  await changed.press("Delete");
  await expect(changed).toHaveCount(0);
  await expect(page).not.toHaveURL(/note=/);
});

test("pins and notes are part of a saved view", async ({ page, anotherBrowser }) => {
  await openMap(page);
  await select(page, committee);
  await canvas(page).press("Alt+ArrowUp");
  await page.getByRole("button", { name: "Notiz anbringen" }).click();
  await page.getByLabel("Text der Notiz").fill("Für die Sitzung im März");
  await page.getByRole("button", { name: "Fertig" }).click();
  await expect(page).toHaveURL(/pins=.*note=/);
  await expect(canvas(page)).toBeFocused();
  await page.getByRole("navigation", { name: "Ansichten" }).locator("summary").press("Enter");
  await page.getByRole("button", { name: "Ansicht merken …" }).press("Enter");
  const dialog = page.getByRole("dialog", { name: "Ansicht merken" });
  await dialog.getByLabel("Name").fill("Sitzung im März");
  await dialog.getByRole("radio", { name: "alle, die angemeldet sind" }).check();
  await dialog.getByRole("button", { name: "Merken" }).click();
  await expect(page).toHaveURL(/saved=/);

  const other = await anotherBrowser("guest", { reducedMotion: "reduce" });
  await open(other, `/map?saved=${parameter(page, "saved")}`);
  await expect(other.getByRole("button", { name: "Notiz ändern: Für die Sitzung im März" })).toBeVisible();
  await expect(other.getByRole("link", { name: "Verschoben: 1, alle loslassen" })).toBeVisible();
  expect(parameter(other, "pins")).toBe(parameter(page, "pins"));
});

test.describe("in English, on a phone", () => {
  test.use({ locale: "en-GB", viewport: { width: 390, height: 844 } });

  test("a note is written in the middle", async ({ page }) => {
    await open(page, "/map");
    await expect(page.getByText("The map is drawn with JavaScript.")).toHaveCount(0);
    await page.getByRole("button", { name: "Add a note" }).click();
    await page.getByLabel("Text of the note").fill("Who is missing?");
    await page.getByRole("button", { name: "Done" }).click();
    const note = page.getByRole("button", { name: "Change the note: Who is missing?" });
    await expect(note).toBeInViewport({ ratio: 1 });
    await expectAccessible(page);
    await page.getByRole("link", { name: "Remove the note: Who is missing?" }).click();
    await expect(note).toHaveCount(0);
  });
});
