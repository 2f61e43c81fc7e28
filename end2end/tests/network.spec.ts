// The map: everything the picture can do, its keys and its table can do.
import { type Locator, type Page } from "@playwright/test";
import { expect, hydrated, open, test } from "../fixtures/app.ts";
import { digits, firstNumber, written } from "../fixtures/numbers.ts";

const committee = "AG Versorgung mit Pflege Haßberge";

// Flights end at once, so that a place on the screen stays one.
test.use({ person: "coordinator", contextOptions: { reducedMotion: "reduce" } });

async function openMap(page: Page, query = ""): Promise<void> {
  await open(page, `/map${query}`);
  await drawn(page);
}

/** Waits until the network is on the canvas. */
async function drawn(page: Page): Promise<void> {
  await expect(page.getByRole("application")).toBeVisible();
  await expect(page.getByText("Das Netz wird mit JavaScript gezeichnet.")).toHaveCount(0);
}

function canvas(page: Page): Locator {
  return page.getByRole("application");
}

/** How many colours the picture has without its names and panels, and a sum that differs when the picture does. */
async function look(page: Page): Promise<{ colours: number; sum: number }> {
  const shown = canvas(page);
  await shown.evaluate(async (canvas) => {
    for (const other of canvas.parentElement!.children) {
      (other as HTMLElement).style.visibility = other === canvas ? "" : "hidden";
    }
    await new Promise((next) => requestAnimationFrame(() => requestAnimationFrame(next)));
  });
  const png = await shown.screenshot({ caret: "initial" });
  const result = await page.evaluate(async (bytes) => {
    const bitmap = await createImageBitmap(new Blob([new Uint8Array(bytes)], { type: "image/png" }));
    const picture = new OffscreenCanvas(bitmap.width, bitmap.height).getContext("2d")!;
    picture.drawImage(bitmap, 0, 0);
    const pixels = new Uint32Array(picture.getImageData(0, 0, bitmap.width, bitmap.height).data.buffer);
    return {
      colours: new Set(pixels).size,
      sum: pixels.reduce((sum, pixel, index) => (Math.imul(sum, 31) + pixel + index) | 0, 7),
    };
  }, [...png]);
  await shown.evaluate((canvas) => {
    for (const other of canvas.parentElement!.children) {
      (other as HTMLElement).style.visibility = "";
    }
  });
  return result;
}

function selectedId(page: Page): string | null {
  return new URL(page.url()).searchParams.get("node");
}

function announcement(page: Page): Locator {
  return page.getByRole("status").filter({ hasText: /Verbindung|aufgehoben/ });
}

async function select(page: Page, name: string): Promise<void> {
  const search = page.getByRole("combobox", { name: "Im Netz suchen" });
  await search.fill(name);
  await page.getByRole("option", { name }).first().click();
  await expect(page.getByRole("region", { name })).toBeVisible();
}

test("the way from one node to another is shown with its reasons, also by keys", async ({ page }) => {
  await openMap(page);
  await select(page, committee);
  const panel = page.getByRole("region", { name: committee });
  await panel.getByRole("link", { name: "Weg von hier …" }).press("Enter");
  await expect(panel.getByText("Wählen Sie jetzt, wohin der Weg führen soll")).toBeVisible();
  const { sum: before } = await look(page);

  const target = "AG Fachkräfte Gesundheit Odenwaldkreis";
  await select(page, target);
  const way = page.getByRole("region", { name: "Weg hierher" });
  const steps = way.getByRole("list").first().getByRole("listitem");
  await expect(steps.first()).toContainText(committee);
  await expect(steps.last()).toContainText(target);
  await expect(steps.nth(1)).toContainText(/sitzt in|hat als Mitglied|leitet|geleitet|gehört zu|umfasst|vertr|eingesetzt|Beziehung/);
  await expect(announcement(page)).toContainText(new RegExp(`Weg von ${committee} nach ${target}: \\d+ Schritte\\.`));
  await expect.poll(async () => (await look(page)).sum).not.toBe(before);

  const said = await steps.allTextContents();
  await page.reload();
  await drawn(page);
  await expect.poll(() => steps.allTextContents()).toEqual(said);
  await way.getByRole("link", { name: "Weg beenden" }).press("Enter");
  await expect(page).not.toHaveURL(/from=/);
  await expect(way).toHaveCount(0);
  await expect(page.getByRole("region", { name: target })).toBeVisible();
});

test("double structures are listed with who sits in both, and lead to the picture", async ({ page }) => {
  await openMap(page);
  const questions = page.getByRole("navigation", { name: "Fragen" });
  const overlaps = questions.getByRole("link", { name: "Wo gibt es doppelte Strukturen?" });
  await questions.locator("summary").press("Enter");
  await overlaps.press("Escape");
  await expect(overlaps).toBeHidden();
  await expect(questions.locator("summary")).toBeFocused();
  await questions.locator("summary").press("Enter");
  await overlaps.press("Enter");
  await expect(page).toHaveURL(/\/map\?view=overlaps$/);
  const rows = page.getByRole("table", { name: "Gremien mit gemeinsamen Mitgliedern" }).getByRole("row");
  await expect(rows.nth(11)).toBeVisible();
  const shares = (await rows.getByRole("cell").filter({ hasText: "%" }).allTextContents()).map((text) => parseInt(text));
  expect(shares.length).toBeGreaterThan(10);
  expect(shares).toEqual([...shares].sort((a, b) => b - a));

  const filter = page.getByRole("form", { name: "Filter" });
  await filter.getByLabel("Region", { exact: true }).selectOption({ label: "Landkreis Haßberge" });
  await expect(page).toHaveURL(/view=overlaps/);
  const first = rows.nth(1);
  await expect(first).toContainText("Haßberge");
  const summary = first.getByText(/^\d+ gemeinsame$/);
  const count = parseInt(await summary.innerText());
  await summary.press("Enter");
  await expect(first.getByRole("listitem")).toHaveCount(count);
  await first.getByRole("link", { name: "Im Netz zeigen" }).click();
  await drawn(page);
  await expect(page.getByRole("region", { name: "Weg hierher" })).toBeVisible();
});

test("the picture is drawn with WebGL 2", async ({ page }) => {
  await openMap(page);
  expect(await canvas(page).evaluate((canvas: HTMLCanvasElement) => canvas.getContext("webgl2") !== null)).toBe(true);
  await expect(canvas(page)).toHaveAccessibleName(/^Netz mit [\d.]+ Knoten; auch als Tabelle verfügbar$/);
  const { colours } = await look(page);
  expect(colours).toBeGreaterThan(50);
});

test("zooming and showing everything change the picture", async ({ page }) => {
  await openMap(page);
  const { sum: whole } = await look(page);
  await page.getByRole("button", { name: "Vergrößern" }).click();
  await expect.poll(async () => (await look(page)).sum).not.toBe(whole);
  await page.getByRole("button", { name: "Alles zeigen" }).click();
  await expect.poll(async () => (await look(page)).sum).toBe(whole);
});

test("a filter by kind changes the picture, the counts and the address", async ({ page }) => {
  await openMap(page);
  const { sum: whole } = await look(page);
  const filter = page.getByRole("form", { name: "Filter" });
  await expect(filter.getByRole("status")).toHaveText(new RegExp(`^Alle ${digits} gezeigt$`));
  const all = firstNumber(await filter.getByRole("status").innerText());
  const people = filter.getByRole("checkbox", { name: /^Menschen/ });
  const count = firstNumber(await people.locator("..").innerText());
  await people.uncheck();
  await expect(filter.getByRole("status")).toHaveText(`${written(all - count)} von ${written(all)} gezeigt`);
  await expect(page).toHaveURL(/\/map\?kind=region,office,committee,organisation$/);
  await expect(canvas(page)).toHaveAccessibleName(new RegExp(`^Netz mit ${written(all - count)} Knoten`));
  await expect.poll(async () => (await look(page)).sum).not.toBe(whole);

  await page.reload();
  await drawn(page);
  await expect(people).not.toBeChecked();
  await filter.getByRole("link", { name: "Zurücksetzen" }).click();
  await expect(page).toHaveURL(/\/map$/);
  await expect(filter.getByRole("status")).toHaveText(`Alle ${written(all)} gezeigt`);
  await expect(people).toBeChecked();
});

test("filters by region, level and field of action stand in the address and add up", async ({ page }) => {
  await openMap(page);
  const filter = page.getByRole("form", { name: "Filter" });
  const shown = async () => firstNumber(await filter.getByRole("status").innerText());
  await filter.getByLabel("Region", { exact: true }).first().selectOption("Gesundheitsregion plus Landkreis Haßberge");
  await expect(filter.getByRole("status")).toHaveText(new RegExp(`^${digits} von ${digits} gezeigt$`));
  const ofRegion = await shown();
  await filter.getByRole("checkbox", { name: /^Pflege/ }).check();
  await expect.poll(shown).toBeLessThan(ofRegion);
  await filter.getByRole("checkbox", { name: /^Region \d/ }).check();
  const query = new URL(page.url()).searchParams;
  expect(query.get("region")).toBe("Gesundheitsregion plus Landkreis Haßberge");
  expect(query.get("field")).toBe("Pflege");
  expect(query.get("level")).toBe("region");
});

test("the search suggests, flies to what is chosen and selects it", async ({ page }) => {
  await openMap(page);
  const { sum: whole } = await look(page);
  const search = page.getByRole("combobox", { name: "Im Netz suchen" });
  await search.fill("pflegestutz");
  const options = page.getByRole("listbox", { name: "Vorschläge" }).getByRole("option");
  await expect(options.first()).toHaveText(/Pflegestützpunkt/);
  await expect(options.first()).toHaveAttribute("aria-selected", "true");
  await search.press("ArrowDown");
  await expect(options.nth(1)).toHaveAttribute("aria-selected", "true");
  const id = await options.nth(1).getAttribute("id");
  await expect(search).toHaveAttribute("aria-activedescendant", id!);
  await search.fill(committee.toLowerCase());
  await search.press("Enter");

  const selection = page.getByRole("region", { name: committee });
  await expect(selection).toContainText("Gremium · Region");
  await expect(canvas(page)).toBeFocused();
  await expect(announcement(page)).toHaveText(new RegExp(`^Gremium ${committee}, Region, \\d+ Verbindungen$`));
  expect(selectedId(page)).toMatch(/^[0-9a-f-]{36}$/);
  await expect.poll(async () => (await look(page)).sum).not.toBe(whole);
});

test("a search without an answer says so", async ({ page }) => {
  await openMap(page);
  await page.getByRole("combobox", { name: "Im Netz suchen" }).fill("xyzzy");
  await expect(page.getByRole("status").filter({ hasText: "Nichts gefunden" })).toBeVisible();
});

test("a deep link restores the selection", async ({ page, anotherBrowser }) => {
  await openMap(page);
  await select(page, committee);
  const link = new URL(page.url());
  const other = await anotherBrowser("member");
  await open(other, link.pathname + link.search);
  await expect(other.getByRole("region", { name: committee })).toBeVisible();
  await drawn(other);
  await expect(other.getByRole("region", { name: committee })).toBeVisible();
});

test("arrows walk from neighbour to neighbour and say where they are", async ({ page }) => {
  await openMap(page);
  await select(page, committee);
  const start = selectedId(page);
  const neighbours = page.getByRole("region", { name: committee }).locator("a[href*='node=']");
  const ids = await neighbours.evaluateAll((links) =>
    links.map((link) => new URL((link as HTMLAnchorElement).href).searchParams.get("node")),
  );
  await canvas(page).focus();
  for (const key of ["ArrowLeft", "ArrowRight", "ArrowUp", "ArrowDown"]) {
    await canvas(page).press(key);
    if (selectedId(page) !== start) {
      break;
    }
  }
  expect(ids).toContain(selectedId(page));
  const name = await page.getByRole("main").getByRole("heading", { level: 2 }).last().innerText();
  await expect(announcement(page)).toContainText(name);
});

test("Escape clears the selection, says so, and the address forgets it", async ({ page }) => {
  await openMap(page);
  await select(page, committee);
  await canvas(page).press("Escape");
  await expect(page).toHaveURL(/\/map$/);
  await expect(page.getByRole("region", { name: committee })).toHaveCount(0);
  await expect(announcement(page)).toHaveText("Auswahl aufgehoben");
});

test("Enter opens the page of the selection, and the way back leads to the same selection", async ({ page }) => {
  await openMap(page);
  await select(page, committee);
  const url = page.url();
  await canvas(page).press("Enter");
  await expect(page.getByRole("heading", { level: 1, name: committee })).toBeVisible();
  await page.goBack();
  await expect(page).toHaveURL(url);
  await drawn(page);
  await expect(page.getByRole("region", { name: committee })).toBeVisible();
});

test("arrows begin in the middle when nothing is selected", async ({ page }) => {
  await openMap(page);
  await canvas(page).press("ArrowRight");
  await expect(announcement(page)).toHaveText(/\d+ Verbindung/);
  expect(selectedId(page)).not.toBeNull();
});

test("a click selects the node under the pointer, a click beside it clears", async ({ page }) => {
  await openMap(page);
  await select(page, committee);
  const { x, y } = await middle(page);
  await canvas(page).press("Escape");
  await expect(page).toHaveURL(/\/map$/);

  await page.mouse.move(x, y);
  await expect(canvas(page)).toHaveClass(/map__canvas--over/);
  await page.mouse.click(x, y);
  await expect(page.getByRole("region", { name: committee })).toBeVisible();
  await expect(announcement(page)).toHaveText(new RegExp(committee));

  const empty = await emptyPlace(page);
  await page.mouse.click(empty.x, empty.y);
  await expect(page.getByRole("region", { name: committee })).toHaveCount(0);
});

/** The middle of what the panels leave free, where a flight ends. */
async function middle(page: Page): Promise<{ x: number; y: number }> {
  return page.evaluate(() => {
    const bounds = (selector: string) => document.querySelector(selector)!.getBoundingClientRect();
    const [foot, tools, filter, selection] = [
      ".map__foot",
      ".map__tools",
      ".map-panel--filter",
      ".map__side",
    ].map(bounds);
    return { x: (filter.right + selection.left) / 2, y: (tools.bottom + foot.top) / 2 };
  });
}

/** A place on the canvas where no node is, found with the pointer. */
async function emptyPlace(page: Page): Promise<{ x: number; y: number }> {
  const free = await middle(page);
  for (let step = 1; step < 40; step += 1) {
    const place = { x: free.x + 9 * step * Math.cos(step), y: free.y + 5 * step * Math.sin(step) };
    await page.mouse.move(place.x, place.y);
    const isOver = await canvas(page).evaluate((canvas) => canvas.classList.contains("map__canvas--over"));
    if (!isOver) {
      return place;
    }
  }
  throw new Error("there is a node everywhere");
}

test("dragging moves the picture and selects nothing", async ({ page }) => {
  await openMap(page);
  const { sum: before } = await look(page);
  const box = (await canvas(page).boundingBox())!;
  const [x, y] = [box.x + box.width * 0.6, box.y + box.height * 0.7];
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.mouse.move(x + 80, y - 60, { steps: 4 });
  await page.mouse.up();
  await expect.poll(async () => (await look(page)).sum).not.toBe(before);
  expect(selectedId(page)).toBeNull();
});

test("the panel names the neighbours by why they are linked, and leads from one to the next", async ({ page }) => {
  await openMap(page);
  await select(page, committee);
  const selection = page.getByRole("region", { name: committee });
  await expect(selection.getByRole("heading", { name: /^Mitglieder/ })).toBeVisible();
  await expect(selection.getByRole("heading", { name: /^Leitung und Moderation/ })).toBeVisible();
  const chair = selection.getByRole("link", { name: /Leitung Pflegestützpunkt Haßberge/ }).first();
  await chair.click();
  const next = page.getByRole("region", { name: "Leitung Pflegestützpunkt Haßberge" });
  await expect(next).toBeVisible();
  await expect(next.getByRole("heading", { level: 2 })).toBeFocused();
  await next.getByRole("link", { name: "Auswahl schließen" }).click();
  await expect(page).toHaveURL(/\/map$/);
  await expect(canvas(page)).toBeFocused();
});

test("the table shows the same, filtered, sorted and in pages", async ({ page }) => {
  await openMap(page, "?kind=committee");
  const total = written(firstNumber((await canvas(page).getAttribute("aria-label"))!));
  await page.getByRole("navigation", { name: "Darstellung" }).getByRole("link", { name: "Tabelle" }).click();
  await expect(page).toHaveURL(/\/map\?kind=committee&view=table$/);
  const table = page.getByRole("table", { name: new RegExp(`^${total} Knoten des Netzwerks`) });
  await expect(table.getByRole("cell", { name: "Person", exact: true })).toHaveCount(0);
  await expect(page.getByText(`1–50 von ${total}`)).toBeVisible();
  await table.getByRole("columnheader", { name: "Verbindungen" }).getByRole("link").click();
  await expect(page).toHaveURL(/sort=links/);
  await expect(table.getByRole("columnheader", { name: "Verbindungen" })).toHaveAttribute("aria-sort", "descending");
  const links = (await table.locator("tbody td.num").allTextContents()).map(Number);
  expect(links).toEqual([...links].sort((a, b) => b - a));
  await page.getByRole("navigation", { name: "Seiten" }).getByRole("link", { name: "Weiter" }).click();
  await expect(page.getByText(`51–100 von ${total}`)).toBeVisible();

  const name = page.getByLabel("Name enthält");
  await name.fill("Versorgung mit Pflege");
  await name.press("Enter");
  await expect(page.getByRole("rowheader")).toHaveText([committee]);
  await page.getByRole("link", { name: `Im Netz zeigen: ${committee}` }).click();
  await drawn(page);
  await expect(page.getByRole("region", { name: committee })).toBeVisible();
});

test("theme and language change in place, and the picture with them", async ({ page }) => {
  await openMap(page);
  await select(page, committee);
  let loads = 0;
  page.on("load", () => (loads += 1));
  const { sum: light } = await look(page);
  await page.getByRole("link", { name: "Dunkle Darstellung" }).click();
  await expect.poll(async () => (await look(page)).sum).not.toBe(light);
  await page.getByRole("banner").getByRole("link", { name: "English" }).click();
  await expect(canvas(page)).toHaveAccessibleName(/^Map of [\d,]+ nodes/);
  await expect(page.getByRole("region", { name: committee })).toContainText("Committee · Region");
  await expect(page).toHaveURL(/\/map\?node=/);
  expect(loads).toBe(0);
});

test.describe("a visitor", () => {
  test.use({ person: undefined });

  test("sees the public network without people", async ({ page }) => {
    await openMap(page);
    const filter = page.getByRole("form", { name: "Filter" });
    await expect(filter.getByRole("checkbox", { name: /^Gremien/ })).toBeVisible();
    await expect(filter.getByRole("checkbox", { name: /^Menschen/ })).toHaveCount(0);
    await page.goto("/map?view=table&q=Leitung");
    await hydrated(page);
    await expect(page.getByText("Person", { exact: true })).toHaveCount(0);
  });
});

/** Takes away ways of drawing, as old or locked browsers do. */
async function withhold(page: Page, ...kinds: string[]): Promise<void> {
  await page.addInitScript((kinds) => {
    const original = HTMLCanvasElement.prototype.getContext;
    HTMLCanvasElement.prototype.getContext = function (this: HTMLCanvasElement, kind: string, ...rest: unknown[]) {
      return kinds.includes(kind) ? null : (original as (...all: unknown[]) => unknown).call(this, kind, ...rest);
    } as typeof original;
  }, kinds);
}

test.describe("a browser without WebGL", () => {
  test("draws the same network on a 2D canvas", async ({ page }) => {
    await withhold(page, "webgl2");
    await openMap(page);
    const { colours, sum: whole } = await look(page);
    expect(colours).toBeGreaterThan(50);
    await select(page, committee);
    await expect.poll(async () => (await look(page)).sum).not.toBe(whole);
    await canvas(page).press("Escape");
    await page.getByRole("button", { name: "Alles zeigen" }).click();
    await expect.poll(async () => (await look(page)).sum).toBe(whole);
  });

  test("and without a 2D canvas says so and offers the table", async ({ page }) => {
    await withhold(page, "webgl2", "2d");
    await open(page, "/map");
    const message = page.getByRole("alert").filter({ hasText: "Dieser Browser kann das Netz nicht zeichnen" });
    await message.getByRole("link", { name: "Als Tabelle ansehen" }).click();
    await expect(page.getByRole("table")).toBeVisible();
  });
});

test.describe("a network that cannot be fetched", () => {
  test.use({ expectedConsoleErrors: /ERR_FAILED/ });

  test("is asked for once more", async ({ page }) => {
    await page.route("**/network/snapshot", (route) => route.abort());
    await open(page, "/map");
    const message = page.getByRole("alert").filter({ hasText: "Das Netz konnte nicht geladen werden" });
    await expect(message).toBeVisible();
    await page.unroute("**/network/snapshot");
    await message.getByRole("button", { name: "Noch einmal versuchen" }).click();
    await expect(message).toHaveCount(0);
    await drawn(page);
  });
});

test.describe("on a narrow screen", () => {
  test.use({ viewport: { width: 390, height: 800 }, hasTouch: true });

  test("filter and selection are sheets that can be closed", async ({ page }) => {
    await openMap(page);
    const filter = page.getByRole("form", { name: "Filter" });
    await expect(filter).toBeHidden();
    await page.getByRole("button", { name: "Filter", exact: true }).tap();
    await expect(filter).toBeVisible();
    await filter.getByRole("button", { name: "Filter schließen" }).tap();
    await expect(filter).toBeHidden();
    await select(page, committee);
    await page.getByRole("link", { name: "Auswahl schließen" }).tap();
    await expect(page.getByRole("region", { name: committee })).toHaveCount(0);
  });
});
