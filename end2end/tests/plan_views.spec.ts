// The views of a plan beside the board: one filter, one sheet, one set of measures.
import { expectAccessible } from "../fixtures/a11y.ts";
import { expect, open, test } from "../fixtures/app.ts";
import { Board, currentPlan } from "../fixtures/board.ts";

const plan = `/plan/${currentPlan}`;
const views = { Board: "board", Tabelle: "table", Ziele: "goals", Zeitplan: "timeline", Kalender: "calendar", Indikatoren: "indicators" };

test("a filter goes along from view to view", async ({ page }) => {
  await open(page, `${plan}/board?q=hitze`);
  const tabs = page.getByRole("navigation", { name: "Ansicht des Plans" });
  for (const [name, view] of Object.entries(views)) {
    await tabs.getByRole("link", { name, exact: true }).click();
    await expect(page).toHaveURL(new RegExp(`${plan}/${view}\\?q=hitze$`));
    await expect(tabs.getByRole("link", { name, exact: true })).toHaveAttribute("aria-current", "page");
    await expect(page.getByRole("searchbox", { name: "Titel, Gremium, Name" })).toHaveValue("hitze");
    await expect(page.getByText("Gesunde Kita", { exact: true })).toHaveCount(0);
  }
  await page.getByRole("link", { name: "Filter aufheben" }).click();
  await expect(page).toHaveURL(new RegExp(`${plan}/indicators$`));
  await expect(page.getByText(/^\d+ von \d+ Indikatoren/)).toBeVisible();
});

test.describe("a view that is not there", () => {
  test.use({ expectedConsoleErrors: /status of 404/ });

  test("is answered with 404", async ({ page }) => {
    const answer = await page.goto(`${plan}/list`);
    expect(answer?.status()).toBe(404);
  });
});

test("the board has lanes by committee, field and person", async ({ page }) => {
  await open(page, `${plan}/board?group=committee`);
  const lane = page.getByRole("region", { name: "AG Versorgung mit Pflege Haßberge", exact: true });
  await expect(lane.getByRole("article", { name: "Springerpool der Träger" })).toBeVisible();
  await expect(lane.getByRole("article", { name: "Gesunde Kita" })).toHaveCount(0);
  const cards = await page.getByRole("article").count();
  await page.getByRole("link", { name: "Nach Feld" }).click();
  await expect(page.getByRole("region", { name: "Pflege", exact: true }).getByRole("article", { name: "Springerpool der Träger" })).toBeVisible();
  await expect(page.getByRole("article")).toHaveCount(cards);
  // Visitors are not told who answers for a measure.
  await page.getByRole("link", { name: "Nach Person" }).click();
  await expect(page.getByRole("region", { name: "Niemand zuständig", exact: true }).getByRole("article")).toHaveCount(cards);
});

test.describe("the table", () => {
  test("is sorted, grouped and cut to the columns one wants, and the address says how", async ({ page }) => {
    await open(page, `${plan}/table`);
    const table = page.getByRole("table", { name: "Maßnahmen des Plans" });
    const rows = table.getByRole("rowheader");
    const all = await rows.count();
    await table.getByRole("link", { name: "Maßnahme" }).click();
    await expect(page).toHaveURL(/\?sort=title$/);
    await expect(table.getByRole("columnheader", { name: "Maßnahme" })).toHaveAttribute("aria-sort", "ascending");
    const titles = (await rows.allTextContents()).map((title) => title.trim());
    expect(titles).toEqual([...titles].sort(new Intl.Collator("de").compare));
    await table.getByRole("link", { name: "Maßnahme" }).click();
    await expect(rows.first()).toHaveText(titles.at(-1) ?? "");

    await page.getByText("Spalten", { exact: true }).click();
    await page.getByRole("link", { name: "Ziel: sichtbar" }).click();
    await expect(page).toHaveURL(/hide=goal/);
    await expect(table.getByRole("columnheader", { name: "Ziel" })).toHaveCount(0);
    await page.getByRole("link", { name: "Nach Ziel" }).click();
    await expect(table.getByRole("rowheader", { name: /^Ältere vor Hitze schützen/ })).toBeVisible();
    await page.reload();
    await expect(table.getByRole("columnheader", { name: "Ziel" })).toHaveCount(0);
    expect(await rows.count()).toBeGreaterThan(all);
  });

  test.describe("in a coordinator's hands", () => {
    test.use({ person: "coordinator" });

    test("changes a day, a status and a person in place, by keyboard", async ({ page }) => {
      const title = "Bewegungspfad Königsberg";
      await open(page, `${plan}/table?q=${encodeURIComponent(title)}`);
      const row = page.getByRole("row").filter({ has: page.getByRole("link", { name: title }) });
      await row.getByRole("button", { name: /^Fällig: / }).press("Enter");
      const day = row.getByLabel("Fällig", { exact: true });
      await expect(day).toBeFocused();
      await day.fill("2027-08-31");
      await day.press("Enter");
      const cell = row.getByRole("button", { name: "Fällig: 31. Aug 2027, ändern" });
      await expect(cell).toBeFocused();

      await row.getByRole("button", { name: /^Zuständig: / }).click();
      await row.getByLabel("Zuständig", { exact: true }).selectOption({ index: 2 });
      await expect(row.getByRole("button", { name: /^Zuständig: / })).toBeVisible();
      await row.getByRole("button", { name: /^Status: / }).click();
      await row.getByLabel("Status", { exact: true }).selectOption("geplant");
      await expect(row.getByRole("button", { name: "Status: geplant, ändern" })).toBeVisible();
      await page.reload();
      await expect(row.getByRole("button", { name: "Status: geplant, ändern" })).toBeVisible();
      await expect(cell).toBeVisible();
    });

    test("a status that needs a reason leads to the sheet", async ({ page }) => {
      const title = "Notärztliche Dienstplanung abstimmen";
      await open(page, `${plan}/table?q=${encodeURIComponent(title)}`);
      const row = page.getByRole("row").filter({ has: page.getByRole("link", { name: title }) });
      await row.getByRole("button", { name: /^Status: / }).click();
      await row.getByLabel("Status", { exact: true }).selectOption("Mit Begründung …");
      await expect(page.getByRole("complementary", { name: title })).toBeVisible();
    });
  });

  test.describe("in hands that slip", () => {
    test.use({ person: "coordinator", expectedConsoleErrors: /status of 422/ });

    test("is told what cannot be, and Escape leaves all as it was", async ({ page }) => {
      const title = "Bewegungspfad Königsberg";
      await open(page, `${plan}/table?q=${encodeURIComponent(title)}`);
      const row = page.getByRole("row").filter({ has: page.getByRole("link", { name: title }) });
      const before = await row.getByRole("button", { name: /^Fällig: / }).textContent();
      await row.getByRole("button", { name: /^Fällig: / }).click();
      const day = row.getByLabel("Fällig", { exact: true });
      await day.fill("2001-01-01");
      await day.press("Enter");
      await expect(row.getByRole("alert")).toContainText("Ende");
      await day.press("Escape");
      await expect(row.getByRole("button", { name: /^Fällig: / })).toHaveText(before ?? "");
      await row.getByRole("button", { name: `Umbenennen: ${title}` }).click();
      await expectAccessible(page);
    });
  });

  test("is read by visitors, and changed by none of them", async ({ page }) => {
    await open(page, `${plan}/table`);
    await expect(page.getByRole("table", { name: "Maßnahmen des Plans" }).getByRole("button")).toHaveCount(0);
  });
});

test.describe("the timeline", () => {
  test.use({ person: "coordinator" });
  const title = "Krisenwegweiser für Jugendliche";

  test("moves a bar by keyboard, says where it is, and takes it back", async ({ page }) => {
    await open(page, `${plan}/timeline`);
    const bar = page.getByRole("button", { name: new RegExp(`^${title},`) });
    const before = await bar.getAttribute("aria-label");
    await bar.focus();
    await page.keyboard.press("Enter");
    await expect(bar).toHaveAttribute("aria-pressed", "true");
    await page.keyboard.press("ArrowRight");
    await expect(bar).not.toHaveAttribute("aria-label", before ?? "");
    await page.keyboard.press("Escape");
    await expect(bar).toHaveAttribute("aria-label", before ?? "");
    await page.keyboard.press("Enter");
    await page.keyboard.press("Shift+ArrowRight");
    await page.keyboard.press("Enter");
    const notice = page.locator(".alert").filter({ hasText: `„${title}“: jetzt` });
    await expect(notice).toBeVisible();
    await expect(bar).toBeFocused();
    const after = await bar.getAttribute("aria-label");
    expect(after).not.toBe(before);
    await page.reload();
    await expect(bar).toHaveAttribute("aria-label", after ?? "");
  });

  test("is dragged by the mouse, and put back by one click", async ({ page }) => {
    await open(page, `${plan}/timeline?q=Telekonsil`);
    const bar = page.getByRole("button", { name: /^Telekonsil Dermatologie,/ });
    const before = await bar.getAttribute("aria-label");
    await bar.scrollIntoViewIfNeeded();
    const box = await bar.locator(".timebar__body").boundingBox();
    if (!box) throw new Error("the bar is not on the screen");
    const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
    await page.mouse.move(x, y);
    await page.mouse.down();
    await page.mouse.move(x + 60, y, { steps: 4 });
    await page.mouse.up();
    const notice = page.locator(".alert").filter({ hasText: "„Telekonsil Dermatologie“: jetzt" });
    await notice.getByRole("button", { name: "Rückgängig" }).click();
    await expect(bar).toHaveAttribute("aria-label", before ?? "");
    await expect(notice).toContainText("jetzt");
    // A click that drags nothing opens the sheet.
    await bar.click();
    await expect(page.getByRole("complementary", { name: "Telekonsil Dermatologie" })).toBeVisible();
  });

  test("shows what somebody else has changed meanwhile", async ({ page, anotherBrowser }) => {
    await open(page, `${plan}/timeline?q=Springerpool`);
    const other = await anotherBrowser("coordinator");
    await open(other, `${plan}/timeline?q=Springerpool`);
    const bars = [page, other].map((it) => it.getByRole("button", { name: /^Springerpool der Träger,/ }));
    const [mine, theirs] = bars as [(typeof bars)[0], (typeof bars)[0]];
    const before = await mine.getAttribute("aria-label");
    await theirs.focus();
    for (const key of ["Enter", "ArrowRight", "Enter"]) {
      await other.keyboard.press(key);
    }
    await expect(mine).not.toHaveAttribute("aria-label", before ?? "");
    await expect(mine).toHaveAttribute("aria-label", (await theirs.getAttribute("aria-label")) ?? "");
  });
});

/** A day in Germany, in German words. */
function inGerman(date: Date, options: Intl.DateTimeFormatOptions): string {
  return new Intl.DateTimeFormat("de-DE", { timeZone: "Europe/Berlin", ...options }).format(date);
}

/** The month of a day: as the address and as the heading of the calendar name it. */
function monthOf(date: Date): { key: string; name: string } {
  const [year, month] = new Intl.DateTimeFormat("sv-SE", { timeZone: "Europe/Berlin" }).format(date).split("-");
  return { key: `${year}-${month}`, name: inGerman(date, { month: "long", year: "numeric" }) };
}

test("the calendar shows what falls on a day, month by month", async ({ page }) => {
  // The demo counts its days from today.
  const invited = new Date(Date.now() - 17 * 24 * 60 * 60 * 1000);
  const month = monthOf(invited);
  const after = monthOf(new Date(Date.UTC(invited.getUTCFullYear(), invited.getUTCMonth() + 1, 15)));
  await open(page, `${plan}/calendar?month=${month.key}`);
  await expect(page.getByRole("heading", { level: 2, name: month.name })).toBeVisible();
  const date = inGerman(invited, { weekday: "long", day: "numeric", month: "long", year: "numeric" });
  const day = page.getByRole("cell", { name: date });
  await expect(day.getByText("Meilenstein:")).toBeVisible();
  await day.getByRole("link", { name: "Einladung" }).click();
  await expect(page.getByRole("complementary").getByRole("heading", { name: "Tag der Praxisanleitung" })).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(page.getByRole("complementary", { name: "Tag der Praxisanleitung" })).toHaveCount(0);
  await page.getByRole("link", { name: "Monat danach" }).click();
  await expect(page).toHaveURL(new RegExp(`\\?month=${after.key}$`));
  await expect(page.getByRole("heading", { level: 2, name: after.name })).toBeVisible();
  await page.getByRole("link", { name: "Heute" }).click();
  await expect(page).toHaveURL(/\/calendar$/);
  await expect(page.locator("[aria-current=date]")).toHaveCount(1);
});

test("the indicators are said in words, drawn, and listed with their values", async ({ page }) => {
  await open(page, `${plan}/indicators`);
  await expect(page.getByText(/^\d+ von \d+ Indikatoren haben ihr Ziel erreicht/)).toBeVisible();
  const goal = page.getByRole("region", { name: "Hausärztliche Versorgung sichern" });
  await expect(goal.getByRole("img", { name: "Verlauf: Versorgungsgrad Hausärzte" })).toBeVisible();
  const panel = goal.getByRole("listitem").filter({ has: page.getByRole("heading", { name: "Versorgungsgrad Hausärzte" }) });
  await expect(panel).toContainText("Geht es so weiter");
  await panel.getByText("Werte", { exact: true }).click();
  await expect(panel.getByRole("rowheader").first()).toBeVisible();
  await goal.getByRole("link", { name: /^Maßnahmen: \d+/ }).click();
  await expect(page).toHaveURL(/\/board\?goal=/);
  await expect(new Board(page).card("Famulaturwoche Haßberge")).toBeVisible();
});

test("all views are read in English", async ({ page }) => {
  await open(page, `${plan}/table`);
  await page.getByRole("banner").getByRole("link", { name: "English" }).click();
  await expect(page.getByRole("columnheader", { name: "Responsible" })).toBeVisible();
  const tabs = page.getByRole("navigation", { name: "View of the plan" });
  await tabs.getByRole("link", { name: "Timeline" }).click();
  await expect(page.getByRole("region", { name: "Timeline" })).toBeVisible();
  await tabs.getByRole("link", { name: "Calendar" }).click();
  await expect(page.getByRole("link", { name: "Month after" })).toBeVisible();
  await tabs.getByRole("link", { name: "Indicators" }).click();
  await expect(page.getByText(/^\d+ of \d+ indicators have reached/)).toBeVisible();
});

test("without JavaScript all views are there, and a filter is a form", async ({ anotherBrowser }) => {
  const page = await anotherBrowser(undefined, { javaScriptEnabled: false });
  await page.goto(`${plan}/timeline`);
  await expect(page.getByRole("img", { name: /^Gesunde Kita,/ })).toBeVisible();
  await page.getByRole("link", { name: "Kalender" }).click();
  await expect(page.getByRole("link", { name: "Monat danach" })).toBeVisible();
  await page.getByRole("link", { name: "Tabelle" }).click();
  await page.getByRole("link", { name: "Fällig" }).click();
  await expect(page).toHaveURL(/sort=due-on/);
  await page.getByRole("searchbox").last().fill("kita");
  await page.getByRole("searchbox").last().press("Enter");
  await expect(page).toHaveURL(/sort=due-on.*q=kita|q=kita.*sort=due-on/);
  await expect(page.getByRole("link", { name: "Gesunde Kita" })).toBeVisible();
  await page.getByRole("link", { name: "Gesunde Kita" }).click();
  await expect(page.getByRole("complementary", { name: "Gesunde Kita" })).toBeVisible();
});
