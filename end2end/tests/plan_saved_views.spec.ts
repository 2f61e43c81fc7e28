// Views of a plan that are kept under a name: made, opened from elsewhere, shared, changed, deleted and brought back.
import { type Locator, type Page } from "@playwright/test";
import { expectAccessible } from "../fixtures/a11y.ts";
import { expect, hydrated, open, test } from "../fixtures/app.ts";
import { currentPlan } from "../fixtures/board.ts";

test.use({ person: "coordinator", contextOptions: { reducedMotion: "reduce" } });

const plan = `/plan/${currentPlan}`;

function menu(page: Page, name = "Gemerkte Ansichten"): Locator {
  return page.getByRole("navigation", { name });
}

/** Opens the menu by keyboard. */
async function unfold(page: Page, name?: string): Promise<Locator> {
  const summary = menu(page, name).locator("summary");
  if (!(await menu(page, name).locator("details").evaluate((details: HTMLDetailsElement) => details.open))) {
    await summary.press("Enter");
  }
  return menu(page, name);
}

function said(page: Page, text: string): Locator {
  return page.getByRole("status").filter({ hasText: text });
}

/** Keeps what the page shows, by keyboard. */
async function keep(page: Page, name: string, audience = "nur ich"): Promise<void> {
  await (await unfold(page)).getByRole("button", { name: "Ansicht merken …" }).press("Enter");
  const dialog = page.getByRole("dialog", { name: "Ansicht merken" });
  await expect(dialog.getByLabel("Name")).toBeFocused();
  await page.keyboard.type(name);
  await dialog.getByRole("radio", { name: audience }).check();
  await dialog.getByLabel("Name").press("Enter");
  await expect(said(page, `„${name}“ ist gemerkt.`)).toBeVisible();
  await expect(dialog).toBeHidden();
}

test("a view is kept with all it shows, and opened again from another one without a reload", async ({ page }) => {
  await open(page, `${plan}/table?group=committee&only=late&sort=-due-on&hide=goal`);
  await (await unfold(page)).getByRole("button", { name: "Ansicht merken …" }).press("Enter");
  const dialog = page.getByRole("dialog", { name: "Ansicht merken" });
  await expect(dialog.getByRole("radio", { name: "nur ich" })).toBeChecked();
  await expect(dialog).toContainText("Wer den Plan nicht sehen darf, sieht auch diese Ansicht nicht.");
  await expectAccessible(page);
  await page.keyboard.press("Escape");
  await expect(dialog).toBeHidden();
  await expect(menu(page).locator("summary")).toBeFocused();

  await keep(page, "Verspätet je Gremium");
  await expect(page).toHaveURL(/\/table\?saved=[\da-f-]+&group=committee&only=late&sort=-due-on&hide=goal$/);
  const entry = menu(page).getByRole("link", { name: "Verspätet je Gremium Tabelle · nur ich" });
  await unfold(page);
  await expect(entry).toHaveAttribute("aria-current", "page");
  const rows = await page.getByRole("table", { name: "Maßnahmen des Plans" }).getByRole("rowheader").allTextContents();

  await page.reload();
  await hydrated(page);
  await unfold(page);
  await expect(entry).toHaveAttribute("aria-current", "page");
  // The open menu covers what is below.
  await expectAccessible(page, ".plan-views");

  await open(page, `${plan}/calendar`);
  await page.evaluate(() => Object.assign(window, { isTheSamePage: true }));
  await unfold(page);
  await expect(entry).not.toHaveAttribute("aria-current");
  await entry.press("Enter");
  await expect(page).toHaveURL(/\/table\?saved=.*hide=goal$/);
  await expect(page.getByRole("table", { name: "Maßnahmen des Plans" }).getByRole("rowheader")).toHaveText(rows);
  expect(await page.evaluate(() => "isTheSamePage" in window)).toBe(true);

  // Whoever comes there another way sees that it is this view; the open sheet makes no difference.
  await open(page, `${plan}/table?hide=goal&only=late&sort=-due-on&group=committee`);
  await unfold(page);
  await expect(entry).toHaveAttribute("aria-current", "page");
});

test("a view that is shared with a committee is there for its members and for nobody else", async ({ page, anotherBrowser }) => {
  const member = await anotherBrowser("member", { reducedMotion: "reduce" });
  await open(member, `${plan}/timeline?group=person`);
  await keep(member, "Wer macht wann was", "AG Versorgung mit Pflege Haßberge");

  // Who coordinates the region sees and may tidy up what is shared there.
  await open(page, `${plan}/board`);
  await unfold(page);
  await expect(menu(page).getByText("Von anderen geteilt")).toBeVisible();
  const entry = menu(page).getByRole("link", { name: /^Wer macht wann was Zeitplan · AG Versorgung mit Pflege Haßberge · von / });
  await entry.press("Enter");
  await expect(page).toHaveURL(/\/timeline\?saved=.*group=person$/);
  await expect((await unfold(page)).getByRole("button", { name: "Löschen" })).toBeVisible();

  for (const person of ["guest", "chair"] as const) {
    const other = await anotherBrowser(person);
    await open(other, new URL(page.url()).pathname + new URL(page.url()).search);
    await expect(other.getByRole("heading", { level: 1 })).toBeVisible();
    await expect((await unfold(other)).getByRole("link", { name: /^Wer macht wann was/ })).toHaveCount(0);
  }

  await open(member, `${plan}/timeline?group=person`);
  await (await unfold(member)).getByRole("button", { name: "Umbenennen oder teilen …" }).press("Enter");
  const dialog = member.getByRole("dialog", { name: "Umbenennen oder teilen" });
  await expect(dialog.getByRole("radio", { name: "AG Versorgung mit Pflege Haßberge" })).toBeChecked();
  await dialog.getByRole("radio", { name: "nur ich" }).check();
  await dialog.getByRole("button", { name: "Ändern" }).press("Enter");
  await expect(said(member, "„Wer macht wann was“ ist geändert.")).toBeVisible();
  await page.reload();
  await hydrated(page);
  await expect((await unfold(page)).getByRole("link", { name: /^Wer macht wann was/ })).toHaveCount(0);
});

test("the view that is open is replaced, renamed, deleted and brought back", async ({ page }) => {
  await open(page, `${plan}/board?group=field`);
  await keep(page, "Nach Feldern");
  await page.getByRole("navigation", { name: "Welche Maßnahmen" }).getByRole("link", { name: "Verspätet" }).press("Enter");
  await expect(page).toHaveURL(/saved=.*group=field&only=late$/);
  await unfold(page);
  await expect(menu(page).getByText("Nach Feldern (inzwischen verändert)")).toBeVisible();
  await expect(menu(page).getByRole("link", { name: /^Nach Feldern/ })).not.toHaveAttribute("aria-current");
  await menu(page).getByRole("button", { name: "Mit dem jetzigen Stand überschreiben" }).press("Enter");
  await expect(said(page, "„Nach Feldern“ zeigt jetzt diesen Stand.")).toBeVisible();
  await unfold(page);
  await expect(menu(page).getByRole("link", { name: /^Nach Feldern/ })).toHaveAttribute("aria-current", "page");
  await expect(menu(page).getByRole("button", { name: "Mit dem jetzigen Stand überschreiben" })).toHaveCount(0);

  await menu(page).getByRole("button", { name: "Umbenennen oder teilen …" }).press("Enter");
  const dialog = page.getByRole("dialog", { name: "Umbenennen oder teilen" });
  await expect(dialog.getByLabel("Name")).toHaveValue("Nach Feldern");
  await dialog.getByLabel("Name").fill("Späte nach Feldern");
  await dialog.getByRole("button", { name: "Ändern" }).press("Enter");
  await expect(said(page, "„Späte nach Feldern“ ist geändert.")).toBeVisible();
  await expect((await unfold(page)).getByRole("link", { name: /^Späte nach Feldern/ })).toBeVisible();

  await menu(page).getByRole("button", { name: "Löschen" }).press("Enter");
  await expect(said(page, "„Späte nach Feldern“ ist gelöscht.")).toBeVisible();
  await expect(page).toHaveURL(/\/board\?group=field&only=late$/);
  await expect(menu(page).getByRole("link", { name: /^Späte nach Feldern/ })).toHaveCount(0);
  await page.getByRole("status").getByRole("button", { name: "Rückgängig" }).press("Enter");
  await expect(said(page, "Die Ansicht ist wieder da.")).toBeVisible();
  await expect((await unfold(page)).getByRole("link", { name: /^Späte nach Feldern/ })).toHaveAttribute("aria-current", "page");
});

test.describe("in English, on a phone", () => {
  test.use({ locale: "en-GB", viewport: { width: 360, height: 780 } });

  test("a view is kept and opened with the keyboard, and nothing is cut off", async ({ page }) => {
    await open(page, `${plan}/indicators?only=late`);
    await (await unfold(page, "Kept views")).getByRole("button", { name: "Keep this view …" }).press("Enter");
    const dialog = page.getByRole("dialog", { name: "Keep this view" });
    await page.keyboard.type("Late ones");
    await expectAccessible(page);
    await dialog.getByLabel("Name").press("Enter");
    await expect(said(page, "“Late ones” is kept.")).toBeVisible();
    await unfold(page, "Kept views");
    const entry = menu(page, "Kept views").getByRole("link", { name: "Late ones Indicators · only me" });
    await expect(entry).toBeVisible();
    await expectAccessible(page);
    const wider = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    expect(wider).toBeLessThanOrEqual(0);
    await page.keyboard.press("Escape");
    await expect(entry).toBeHidden();
    await expect(menu(page, "Kept views").locator("summary")).toBeFocused();
  });
});

test("a visitor is told to sign in, and without JavaScript a view is kept by a form", async ({ anotherBrowser }) => {
  const visitor = await anotherBrowser();
  await open(visitor, `${plan}/board`);
  await expect((await unfold(visitor)).getByText("Melden Sie sich an, um Ansichten zu merken.")).toBeVisible();
  await expect(menu(visitor).getByRole("button", { name: "Ansicht merken …" })).toHaveCount(0);

  const page = await anotherBrowser("manager", { javaScriptEnabled: false });
  await page.goto(`${plan}/calendar?month=2026-11`);
  await menu(page).locator("summary").click();
  await menu(page).getByRole("button", { name: "Ansicht merken …" }).click();
  await page.getByRole("dialog", { name: "Ansicht merken" }).getByLabel("Name").fill("November");
  await page.getByRole("dialog", { name: "Ansicht merken" }).getByRole("button", { name: "Merken" }).click();
  await expect(page).toHaveURL(/\/calendar\?saved=.*month=2026-11$/);
  await menu(page).locator("summary").click();
  await expect(menu(page).getByRole("link", { name: /^November/ })).toHaveAttribute("aria-current", "page");
  await menu(page).getByRole("button", { name: "Löschen" }).click();
  await expect(said(page, "Die Ansicht ist gelöscht.")).toBeVisible();
  await page.getByRole("status").getByRole("button", { name: "Rückgängig" }).click();
  await expect(page).toHaveURL(/\/calendar\?saved=.*month=2026-11$/);
});
