// What is seen on the map, taken along: as a link, a picture, a file, on paper.
import { readFile } from "node:fs/promises";
import { type Download, type Locator, type Page } from "@playwright/test";
import { expectAccessible } from "../fixtures/a11y.ts";
import { expect, open, test } from "../fixtures/app.ts";
import { type Format, readWithNetworkx } from "../fixtures/networkx.ts";
import { firstNumber } from "../fixtures/numbers.ts";

test.use({ person: "coordinator", contextOptions: { reducedMotion: "reduce" } });

const filtered = "?kind=committee,person&region=Gesundheitsregion%20plus%20Landkreis%20Ha%C3%9Fberge";

async function openMap(page: Page, query = ""): Promise<void> {
  await open(page, `/map${query}`);
  await expect(page.getByText("Das Netz wird mit JavaScript gezeichnet.")).toHaveCount(0);
}

function share(page: Page, title = "Teilen"): Locator {
  return page.getByRole("group", { name: title });
}

/** Opens the menu and chooses from it, both by keys, and waits for the file. */
async function saveByKeys(page: Page, item: string, title = "Teilen"): Promise<Download> {
  await share(page, title).locator("summary").press("Enter");
  const chosen = share(page, title).locator(".menu__item").filter({ hasText: item });
  const saved = page.waitForEvent("download");
  await chosen.press("Enter");
  return saved;
}

async function content(download: Download): Promise<Buffer> {
  return readFile(await download.path());
}

/** The numbers of the legend: all that is shown, and of which kind. */
async function legend(page: Page): Promise<{ shown: number; kind: (name: string) => Promise<number> }> {
  const filter = page.getByRole("form", { name: "Filter" });
  const said = await filter.getByRole("status").innerText();
  return {
    shown: firstNumber(said),
    kind: async (name) => {
      const line = filter.getByRole("checkbox", { name: new RegExp(`^${name}`) }).locator("..");
      return firstNumber(await line.innerText());
    },
  };
}

const forms: [string, Format][] = [["GraphML", "graphml"], ["GEXF (Gephi)", "gexf"], ["GML", "gml"], ["JSON", "json"]];
for (const [item, format] of forms) {
  test(`${item} is read by networkx with the numbers of the legend`, async ({ page }) => {
    await openMap(page, filtered);
    const { shown, kind } = await legend(page);
    const download = await saveByKeys(page, item);
    expect(download.suggestedFilename()).toMatch(new RegExp(`^netzwerk-hassberge-\\d{4}-\\d\\d-\\d\\d\\.${format}$`));
    const network = await readWithNetworkx(format, (await content(download)).toString());
    expect(network.nodes).toBe(shown);
    expect(network.kinds).toEqual({ committee: await kind("Gremien"), person: await kind("Menschen") });
    expect(network.labels).toContain("AG Versorgung mit Pflege Haßberge");
    expect(network.links).toBeGreaterThan(100);
    expect(network.linkKinds).toEqual(expect.arrayContaining(["chair", "membership"]));
  });
}

test("tables open in German spreadsheets and hold what the table shows", async ({ page }) => {
  await open(page, "/map?view=table&kind=committee&q=pflege");
  const said = await page.getByRole("navigation", { name: "Seiten" }).innerText();
  const total = firstNumber(said.split("von")[1]);
  const nodes = await saveByKeys(page, "Tabelle der Knoten (CSV)");
  expect(nodes.suggestedFilename()).toMatch(/^netzwerk-knoten-\d{4}-\d\d-\d\d\.csv$/);
  const text = (await content(nodes)).toString();
  const [head, ...rows] = text.trimEnd().split("\r\n");
  expect(head).toBe("\ufeffName;Art;Ebene;Region;Handlungsfelder;Gezeigte Verbindungen;x;y;ID");
  expect(rows).toHaveLength(total);
  for (const row of rows) {
    expect(row).toMatch(/^.*pflege.*;Gremium;.*;-?[\d,]+;-?[\d,]+;[\da-f-]{36}$/i);
  }
});

test("tables speak English with those who do", async ({ page }) => {
  await open(page, "/map?kind=region,committee&lang=en");
  const links = await saveByKeys(page, "Table of connections (CSV)", "Share");
  expect(links.suggestedFilename()).toMatch(/^network-links-\d{4}-\d\d-\d\d\.csv$/);
  const [head, ...rows] = (await content(links)).toString().trimEnd().split("\r\n");
  expect(head).toBe("\ufeffFrom,Kind (from),Connection,To,Kind (to),ID (from),ID (to)");
  expect(rows.length).toBeGreaterThan(50);
  expect(rows.every((row) => /,(belongs to|was set up by|has a relation to),/.test(row))).toBe(true);
});

for (const [drawing, withheld] of [["WebGL2", ""], ["a 2D canvas", "webgl2"]]) {
  test(`an image drawn with ${drawing} has two pixels for each of the screen, and what is drawn`, async ({ page }) => {
    await page.addInitScript((withheld) => {
      const original = HTMLCanvasElement.prototype.getContext;
      HTMLCanvasElement.prototype.getContext = function (this: HTMLCanvasElement, kind: string, ...rest: unknown[]) {
        return kind === withheld ? null : (original as (...all: unknown[]) => unknown).call(this, kind, ...rest);
      } as typeof original;
    }, withheld);
    await openMap(page, filtered);
    const download = await saveByKeys(page, "Als Bild (PNG)");
    expect(download.suggestedFilename()).toMatch(/^netzwerk-hassberge-.*\.png$/);
    const bytes = await content(download);
    const [width, height] = [bytes.readUInt32BE(16), bytes.readUInt32BE(20)];
    const canvas = (await page.getByRole("application").boundingBox())!;
    expect(width).toBeGreaterThan(canvas.width);
    expect(width).toBeLessThan(canvas.width * 2);
    expect(height).toBeGreaterThan(canvas.height);
    const colours = await page.evaluate(async (bytes) => {
      const bitmap = await createImageBitmap(new Blob([new Uint8Array(bytes)], { type: "image/png" }));
      const picture = new OffscreenCanvas(bitmap.width, bitmap.height).getContext("2d")!;
      picture.drawImage(bitmap, 0, 0);
      return new Set(new Uint32Array(picture.getImageData(0, 0, bitmap.width, bitmap.height).data.buffer)).size;
    }, [...bytes]);
    expect(colours).toBeGreaterThan(100);
    // The screen is as it was.
    await expect(page.getByRole("application")).toBeVisible();
    expect(await page.getByRole("application").boundingBox()).toEqual(canvas);
  });
}

test("a graphic shows every node that is seen, with the words of the filter", async ({ page }) => {
  await openMap(page, filtered);
  const { shown } = await legend(page);
  await page.getByRole("button", { name: "Alles zeigen" }).click();
  const download = await saveByKeys(page, "Als Grafik (SVG)");
  const svg = (await content(download)).toString();
  const read = await page.evaluate((svg) => {
    const graphic = new DOMParser().parseFromString(svg, "image/svg+xml").documentElement;
    const words = [...graphic.querySelectorAll(":scope > g > text")].map((text) => text.textContent);
    return { name: graphic.tagName, nodes: graphic.querySelectorAll(":is(circle, polygon) > title").length, words };
  }, svg);
  expect(read).toMatchObject({ name: "svg", nodes: shown });
  expect(read.words).toContain("Netzwerk");
  expect(read.words.join(" ")).toContain("Region: Landkreis Haßberge; Art: Gremien, Menschen");
  expect(read.words.join(" ")).toContain("Beispieldaten – nicht amtlich");
});

test("the map is printed on one sheet with legend and date, without its panels", async ({ page }) => {
  await openMap(page, filtered);
  const kind = await (await legend(page)).kind("Gremien");
  const pdf = (await page.pdf({ preferCSSPageSize: true })).toString("latin1");
  expect(pdf.match(/\/Type\s*\/Page\b/g)).toHaveLength(1);
  expect(pdf).toMatch(/\/MediaBox\s*\[0 0 84[12]/);

  await page.emulateMedia({ media: "print" });
  await page.evaluate(() => window.dispatchEvent(new Event("beforeprint")));
  const sheet = page.getByRole("img", { name: "Netzwerk" });
  await expect(sheet).toBeVisible();
  await expect(sheet).toContainText(`Gremien ${kind}`);
  await expect(sheet).toContainText(/Stand: \d+\. \S+ \d{4} · Geflecht · Beispieldaten – nicht amtlich/);
  await expect(page.getByRole("form", { name: "Filter" })).toBeHidden();
  await expect(page.getByRole("application")).toBeHidden();
  await page.evaluate(() => window.dispatchEvent(new Event("afterprint")));
  await page.emulateMedia({ media: "screen" });
  await expect(sheet).toHaveCount(0);
  await expect(page.getByRole("application")).toBeVisible();
});

test("a printed list says what it was filtered by", async ({ page }) => {
  await open(page, "/map?view=table&kind=committee&level=region");
  await page.emulateMedia({ media: "print" });
  await expect(page.getByText(/^Art: Gremien; Ebene: Region · Stand: .* · Beispieldaten – nicht amtlich$/)).toBeVisible();
  await expect(page.getByRole("form", { name: "Filter" })).toBeHidden();
  await expect(page.getByRole("link", { name: /^Im Netz zeigen/ }).first()).toBeHidden();
});

test("the link to what is seen is copied", async ({ page, context }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await openMap(page, filtered);
  await share(page).locator("summary").press("Enter");
  await share(page).getByRole("button", { name: "Link kopieren" }).press("Enter");
  await expect(page.getByRole("status").filter({ hasText: "Der Link ist kopiert." })).toBeVisible();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(page.url());
});

for (const [where, size] of [["wide", { width: 1440, height: 900 }], ["narrow", { width: 390, height: 844 }]] as const) {
  test(`the menu is accessible on a ${where} screen`, async ({ page }) => {
    await page.setViewportSize(size);
    for (const path of ["", "?view=table"]) {
      await open(page, `/map${path}`);
      await share(page).locator("summary").press("Enter");
      await expect(share(page).getByRole("link", { name: "GraphML" })).toBeVisible();
      await expectAccessible(page, ".map__share");
      await page.keyboard.press("Escape");
      await expect(share(page).getByRole("link", { name: "GraphML" })).toBeHidden();
    }
  });
}
