// What is in the directory goes out: lists as tables, people as contacts, committees as lists to write to and to sign.
import { readFile } from "node:fs/promises";
import { type Download, type Page } from "@playwright/test";
import { expectAccessible } from "../fixtures/a11y.ts";
import { expect, open, test } from "../fixtures/app.ts";
import { firstNumber } from "../fixtures/numbers.ts";

test.use({ person: "coordinator" });

const committee = "/directory/committees/867739e9-073d-8e9c-aa17-73685733fac8";

/** Opens a menu and chooses from it, both by keys, and waits for the file. */
async function saveByKeys(page: Page, menu: string, item: string): Promise<Download> {
  const details = page.locator("details.menu").filter({ has: page.locator("summary", { hasText: menu }) });
  await details.locator("summary").press("Enter");
  const saved = page.waitForEvent("download");
  await details.locator(".menu__item").filter({ hasText: item }).press("Enter");
  return saved;
}

async function regionOf(page: Page): Promise<string> {
  const select = page.getByLabel("Gesundheitsregion", { exact: true });
  const option = select.locator("option", { hasText: "Landkreis Haßberge" });
  return (await option.getAttribute("value"))!;
}

for (const [list, item, end] of [
  ["organisations", "Excel (XLSX)", "xlsx"],
  ["organisations", "CSV für Excel", "csv"],
  ["people", "CSV für andere Programme", "csv"],
  ["people", "Kontakte (vCard)", "vcf"],
]) {
  test(`${list} that went out as ${item} come in again unchanged`, async ({ page }) => {
    await open(page, `/directory/${list}`);
    const region = await regionOf(page);
    await open(page, `/directory/${list}?region=${region}`);
    const count = firstNumber((await page.getByText(/\d+–\d+ von \d+/).innerText()).split("von")[1]);
    const download = await saveByKeys(page, "Herunterladen", item);
    expect(download.suggestedFilename()).toMatch(new RegExp(`^${list === "people" ? "menschen" : "organisationen"}-[\\d-]{10}\\.${end}$`));
    const buffer = await readFile(await download.path());

    await open(page, "/directory/import");
    const name = download.suggestedFilename();
    await page.getByLabel("Datei", { exact: true }).setInputFiles({ name, mimeType: "application/octet-stream", buffer });
    await page.getByRole("button", { name: "Datei lesen" }).click();
    await page.getByRole("link", { name: /Vorschau/ }).click();
    const tab = page.getByRole("navigation", { name: "Zeilen nach Ergebnis" }).getByRole("link", { name: /^Unverändert/ });
    await expect(tab).toHaveText(new RegExp(`\\D${count}$`));
  });
}

test("the menu of a list is accessible and follows its filter", async ({ page }) => {
  await open(page, "/directory/committees");
  await page.getByLabel("Name oder Stichwort").fill("Pflege");
  await page.getByRole("button", { name: "Filtern" }).click();
  await expect(page).toHaveURL(/q=Pflege/);
  // Open, it covers what lies below it.
  await expectAccessible(page);
  await page.locator("summary", { hasText: "Herunterladen" }).click();
  const link = page.getByRole("link", { name: "Excel (XLSX)" });
  await expect(link).toHaveAttribute("href", "/directory/committees.xlsx?q=Pflege");
  await expect(page.getByRole("link", { name: "Kontakte (vCard)" })).toHaveCount(0);
});

test("the addresses of a committee are copied, all or those of some", async ({ page, context }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await open(page, committee);
  await page.locator("summary", { hasText: "Mitglieder nutzen" }).press("Enter");
  await page.getByRole("link", { name: "E-Mail-Verteiler" }).press("Enter");
  const addresses = page.getByLabel("Adressen", { exact: true });
  const all = (await addresses.inputValue()).split("; ");
  expect(all.length).toBeGreaterThan(2);
  await page.getByRole("button", { name: "Adressen kopieren" }).click();
  await expect(page.getByText("Die Adressen sind kopiert.")).toBeVisible();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(all.join("; "));
  await page.getByRole("navigation", { name: "Wer angeschrieben wird" }).getByRole("link", { name: /^Leitung/ }).click();
  await expect(page).toHaveURL(/who=leading/);
  await expect.poll(async () => (await addresses.inputValue()).split("; ").length).toBeLessThan(all.length);
});

test("an attendance list is printed without anything of the screen", async ({ page }) => {
  await open(page, `${committee}/attendance-list`);
  await expect(page.getByRole("button", { name: "Drucken" })).toBeVisible();
  await page.emulateMedia({ media: "print" });
  await expect(page.getByRole("columnheader", { name: "Unterschrift" })).toBeVisible();
  for (const chrome of [".topbar", ".rail", ".tabs", ".page-head__actions", ".breadcrumb"]) {
    await expect(page.locator(chrome)).toBeHidden();
  }
});

test("a label is as large as those of the sheet it is printed on", async ({ page }) => {
  await open(page, `${committee}/address-labels`);
  await expect(page.getByText("Hier ist keine Anschrift, die Sie sehen dürfen")).toBeVisible();
  // Nobody in the demo has a postal address.
  await page.locator(".page").evaluate((element) => {
    element.innerHTML += `<ul class="label-sheet">${"<li class='label'><span>Landratsamt</span></li>".repeat(24)}</ul>`;
  });
  await page.emulateMedia({ media: "print" });
  const millimetre = 96 / 25.4;
  const box = (await page.locator(".label-sheet").boundingBox())!;
  expect(box.width).toBeGreaterThanOrEqual(210 * millimetre - 1);
  expect(box.height).toBeCloseTo(8 * 37 * millimetre, 0);
  expect((await page.locator(".label").first().boundingBox())!.width).toBeCloseTo(70 * millimetre, 0);
  // Nothing above moves the last row to another sheet.
  await expect(page.locator(".label-sheet")).toHaveCSS("margin-top", "0px");
});

test("a person is taken along as a contact", async ({ page }) => {
  await open(page, "/directory/people/f059e797-2826-8b45-8585-7bd5cfeee503");
  const saved = page.waitForEvent("download");
  await page.getByRole("link", { name: "Als Kontakt (vCard)" }).click();
  const card = await readFile(await (await saved).path(), "utf8");
  expect(card).toMatch(/^BEGIN:VCARD\r\nVERSION:3.0\r\n/);
});
