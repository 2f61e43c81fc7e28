// The start page by role, and the dashboard: of all plans, and of one plan with all that a manager asks.
import { type Locator, type Page } from "@playwright/test";
import { expectAccessible, expectReadableInDark } from "../fixtures/a11y.ts";
import { expect, hydrated, open, test } from "../fixtures/app.ts";
import { Board, currentPlan, season } from "../fixtures/board.ts";
import { type Person } from "../fixtures/people.ts";

const [needs, late, mine, news, plans] = ["Was heute ansteht", "Was zu spät ist", "Was bei mir liegt", "Was neu ist", "Umsetzungspläne"];

/** What the start page shows to whom, the most urgent first. */
const panels: [Person, lead: RegExp, panels: string[]][] = [
  ["coordinator", /Maßnahmen? (sind|ist) .*über ihren Termin/, [needs, late, mine, news, plans]],
  ["member", /^Bei Ihnen (liegt|liegen) /, [needs, mine, late, news, plans]],
  ["chair", /^Bei Ihnen (liegt|liegen) /, [needs, mine, late, news, plans]],
  ["manager", /Maßnahmen? (sind|ist) .*über ihren Termin/, [needs, late, plans, news]],
  ["guest", /^Sie sehen \S+ Umsetzungspläne\./, [plans, late, news]],
  ["operator", /^Sie betreiben diese Installation\./, ["Was diese Installation enthält", plans, news]],
];

for (const [person, lead, expected] of panels) {
  test.describe(`${person}'s start page`, () => {
    test.use({ person });

    test("says first what matters most", async ({ page }) => {
      await open(page, "/");
      await expect(page.getByRole("main").getByRole("paragraph").filter({ hasText: lead })).toBeVisible();
      const headings = page.getByRole("main").getByRole("heading", { level: 2 });
      // Who has no tasks is told above the rest only when something is new, which other tests may bring about.
      const counted = expected.includes(needs) ? headings : headings.filter({ hasNotText: needs });
      await expect(counted).toHaveText(expected);
    });
  });
}

test("a visitor reads what is here, what is public, and where to sign in", async ({ page }) => {
  await open(page, "/");
  const here = page.getByRole("region", { name: "Was Sie hier finden" });
  await expect(here.getByRole("link")).toHaveText(["Netzwerk", "Verzeichnis", "Umsetzungspläne", "Auswertung"]);
  const adopted = page.getByRole("region", { name: "Beschlossene Pläne" });
  await expect(adopted).toContainText("Gesundheitsregion plus Landkreis Haßberge");
  await expect(adopted).not.toContainText("Entwurf");
  await expect(page.getByText("Beispieldaten – nicht amtlich")).toBeVisible();
  await page.getByRole("region", { name: "Sie arbeiten hier mit?" }).getByRole("link", { name: "Anmelden" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Anmelden" })).toBeVisible();
});

test.describe("a move", () => {
  test.use({ person: "coordinator" });

  test("is news on the start page, and the late measure leads to its card", async ({ page }) => {
    const title = "Suchtvorbeugung an allen Mittelschulen";
    const board = new Board(page);
    await board.open();
    await board.moveByMenu(title, "running");
    await board.expectCardIn("running", title);
    await board.expectSaved();
    await open(page, "/");
    const entry = page.getByRole("region", { name: news }).getByRole("listitem").filter({ hasText: title }).first();
    await expect(entry).toContainText("verschoben");
    await expect(entry).toContainText("Leitung Geschäftsstelle Haßberge");
    await expect(entry).toContainText("heute");
    await page.getByRole("region", { name: late }).getByRole("link", { name: "Notärztliche Dienstplanung abstimmen" }).click();
    await expect(page).toHaveURL(/\/board#measure-/);
    await expect(board.card("Notärztliche Dienstplanung abstimmen")).toBeInViewport();
  });
});

test("the dashboard shows one plan, and the address says which", async ({ page }) => {
  await open(page, "/dashboard");
  // Whoever compares nothing chooses among plans, and sees none together with another.
  await expect(page.getByRole("option", { name: "Alle laufenden Pläne" })).toHaveCount(0);
  await page.getByLabel("Plan", { exact: true }).selectOption(`Stadt Wiesbaden: Hitzeaktionsplan Wiesbaden ${season()}`);
  await page.getByRole("button", { name: "Anzeigen" }).click();
  await expect(page).toHaveURL(/\/dashboard\?plan=[0-9a-f-]{36}$/);
  await expect(page.getByRole("paragraph").filter({ hasText: /von 8 Maßnahmen (sind|ist) erreicht oder (laufen|läuft) wie geplant/ })).toBeVisible();
  await page.reload();
  await hydrated(page);
  await expect(page.getByRole("paragraph").filter({ hasText: /von 8 Maßnahmen (sind|ist) erreicht/ })).toBeVisible();
  const delayed = page.getByRole("region", { name: "Was verzögert ist, und warum" });
  const entry = delayed.getByRole("listitem").filter({ hasText: "Trinkbrunnen in allen Ortsbezirken" });
  await expect(entry).toContainText("Grund: Ausschreibung ohne Angebot, neu aufgelegt.");
  await expect(entry).toContainText("Nächster Schritt: Vergabe im Magistrat");
  await expect(entry).toContainText(/\d+\sWochen verzögert/);
  await page.getByRole("link", { name: "Zum Plan" }).click();
  await expect(page.getByRole("heading", { level: 1, name: `Hitzeaktionsplan Wiesbaden ${season()}` })).toBeVisible();
});

test.describe("all plans together", () => {
  test.use({ person: "manager" });

  test("are those that are released, in bars that are a table too, and its sums are right", async ({ page }) => {
    await open(page, "/dashboard?plan=all");
    const regions = page.getByRole("table", { name: /^Nach Gesundheitsregion/ });
    await expect(regions.getByRole("row").filter({ hasText: "Bamberg" })).toHaveCount(1);
    await expect(regions.getByRole("row").filter({ hasText: "Rhön-Grabfeld" })).toHaveCount(0);
    const fields = page.getByRole("region", { name: "Nach Handlungsfeld" });
    await fields.locator("summary").filter({ hasText: "Als Tabelle" }).click();
    const table = fields.getByRole("table", { name: "Maßnahmen nach Handlungsfeld und Stand" });
    await expect(table).toBeVisible();
    const rows = await table.getByRole("row").evaluateAll((rows) =>
      rows.slice(1).map((row) => [...row.querySelectorAll("td")].map((cell) => Number(cell.textContent))),
    );
    const [sums, ...parts] = rows.reverse();
    for (const [column, sum] of sums.entries()) {
      expect(parts.reduce((total, row) => total + row[column], 0)).toBe(sum);
    }
    for (const row of rows) {
      expect(row.slice(0, -1).reduce((total, count) => total + count, 0)).toBe(row.at(-1));
    }
    await page.locator("summary").filter({ hasText: "Was die Zahlen bedeuten" }).click();
    await expect(page.getByText("Die Maßnahme ist abgeschlossen oder verstetigt.")).toBeVisible();
    await expectAccessible(page);
  });
});

const ofOnePlan = `/dashboard?plan=${currentPlan}`;

/** Unfolds the table of a panel. */
async function tableOf(page: Page, name: string): Promise<Locator> {
  const panel = page.getByRole("region", { name, exact: true });
  await panel.locator("summary").filter({ hasText: /Als Tabelle|As a table/ }).click();
  const table = panel.getByRole("table", { name: new RegExp(`^${name}, `) });
  await expect(table).toBeVisible();
  return table;
}

/** Expects the table of the plan with exactly so many measures. */
async function expectMeasures(page: Page, count: number): Promise<void> {
  await expect(page).toHaveURL(new RegExp(`/plan/${currentPlan}/table\\?`));
  await expect(page.getByRole("status").filter({ hasText: new RegExp(`^\\s*${count} von \\d+ Maßnahmen`) })).toBeVisible();
  await expect(page.locator("main tbody tr")).toHaveCount(count);
}

test.describe("the dashboard of one plan", () => {
  test.use({ person: "coordinator" });

  test("tells in the order in which a manager asks", async ({ page }) => {
    await open(page, ofOnePlan);
    await expect(page.getByRole("main").getByRole("heading", { level: 2 })).toHaveText([
      "Wie viel erreicht ist",
      "Wie die Maßnahmen stehen",
      "Nach Handlungsfeld",
      "Nach Ziel",
      "Indikatoren und ihre Ziele",
      "Was verzögert ist, und warum",
      "Meilensteine der nächsten Wochen",
      "Arbeit nach Gremium",
      "Arbeit nach zuständiger Person",
      "Wie gut die Daten gepflegt sind",
      "Seit wann Maßnahmen ihren Status haben",
    ]);
    const about = page.getByRole("main").getByText(/Umsetzungsplan .+ · \S+ \d{4} – \S+ \d{4}$/);
    await expect(about).toBeVisible();
    const fields = page.getByRole("region", { name: "Nach Handlungsfeld", exact: true });
    await expect(fields.getByRole("img", { name: /eingeschätzt: / }).first()).toBeVisible();
    await expect(fields.getByText(/^Am meisten ist hier verzögert: /)).toBeVisible();
  });

  test("leads from each number to the measures that it counts", async ({ page }) => {
    for (const name of ["Nach Ziel", "Arbeit nach Gremium", "Arbeit nach zuständiger Person"]) {
      await open(page, ofOnePlan);
      const number = (await tableOf(page, name)).getByRole("link").first();
      const count = Number(await number.textContent());
      expect(count).toBeGreaterThan(0);
      await number.click();
      await expectMeasures(page, count);
    }
    await page.getByRole("link", { name: "Filter aufheben" }).click();
    await expect(page.locator("main tbody tr")).toHaveCount(40);
  });

  test("can be read with the keyboard alone", async ({ page }) => {
    await open(page, ofOnePlan);
    const panel = page.getByRole("region", { name: "Seit wann Maßnahmen ihren Status haben", exact: true });
    await panel.locator("summary").filter({ hasText: "Als Tabelle" }).press("Enter");
    const number = panel.getByRole("table").getByRole("link").first();
    const count = Number(await number.textContent());
    await number.press("Enter");
    await expectMeasures(page, count);
    await expect(page.getByText(/^Im Status seit: /)).toBeVisible();
  });

  test("says which measures are late, reported as delayed or paused", async ({ page }) => {
    await open(page, ofOnePlan);
    const delayed = page.getByRole("region", { name: "Was verzögert ist, und warum" });
    await expect(delayed.getByRole("term").filter({ hasText: "zusammen" })).toBeVisible();
    const number = delayed.locator("dl.delays").getByRole("link").last();
    const count = Number(await number.textContent());
    await expect(delayed.locator("ul.rows").getByRole("listitem")).toHaveCount(count);
    await number.click();
    await expectMeasures(page, count);
  });

  test("explains how well its data are looked after", async ({ page }) => {
    await open(page, ofOnePlan);
    const care = page.getByRole("region", { name: "Wie gut die Daten gepflegt sind", exact: true });
    await expect(care.getByRole("row")).toHaveCount(5);
    const definition = care.getByText(/an denen seit mindestens 90 Tagen nichts geändert wurde/);
    await expect(definition).toBeHidden();
    await care.locator("summary").filter({ hasText: "Was die Zahlen bedeuten" }).click();
    await expect(definition).toBeVisible();
  });

  test("looks as many weeks ahead as the address says", async ({ page }) => {
    await open(page, ofOnePlan);
    const ahead = page.getByRole("navigation", { name: "Wie weit voraus" });
    await expect(ahead.getByRole("link", { name: "4 Wochen" })).toHaveAttribute("aria-current", "true");
    await ahead.getByRole("link", { name: "12 Wochen" }).click();
    await expect(page).toHaveURL(/weeks=12$/);
    await expect(ahead.getByRole("link", { name: "12 Wochen" })).toHaveAttribute("aria-current", "true");
  });

  test("gives each table as a file", async ({ page }) => {
    await open(page, ofOnePlan);
    const files = page.getByRole("link", { name: /als CSV herunterladen$/ });
    await expect(files).toHaveCount(8);
    for (const file of await files.all()) {
      const answer = await page.request.get((await file.getAttribute("href")) ?? "");
      expect(answer.headers()["content-type"]).toBe("text/csv; charset=utf-8");
      expect(await answer.text()).toContain(";");
    }
  });

  test("has no violation when everything is unfolded, and its tables are printed", async ({ page }) => {
    await open(page, ofOnePlan);
    const tables = page.locator("main .disclosure--printed table");
    await expect(tables.first()).toBeHidden();
    await page.emulateMedia({ media: "print" });
    for (const table of await tables.all()) {
      await expect(table).toBeVisible();
    }
    await page.emulateMedia({ media: "screen" });
    for (const summary of await page.locator("main summary").all()) {
      await summary.click();
    }
    await expectAccessible(page);
    await expectReadableInDark(page);
  });
});

test.describe("in English", () => {
  test.use({ locale: "en-GB", person: "coordinator" });

  test("the start page and the dashboard speak in whole sentences", async ({ page }) => {
    await open(page, "/");
    await expect(page.getByText(/measures? (are|has been) overdue/).first()).toBeVisible();
    await open(page, "/dashboard");
    await expect(page.getByRole("paragraph").filter({ hasText: /of \d+ measures (are|is) reached or running as planned/ })).toBeVisible();
  });

  test("the dashboard of one plan speaks English", async ({ page }) => {
    await open(page, ofOnePlan);
    await expect(page.getByRole("heading", { level: 2, name: "Work by responsible person" })).toBeVisible();
    await expect(page.getByRole("row", { name: /Goals without a measure/ })).toBeVisible();
    const table = await tableOf(page, "By goal");
    await expect(table.getByRole("columnheader", { name: "not judged" })).toBeVisible();
    await table.getByRole("link").first().click();
    await expect(page.locator(".chip", { hasText: /^Goal: / })).toBeVisible();
    await expect(page.getByText(/\d+ of \d+ measures/)).toBeVisible();
  });
});
