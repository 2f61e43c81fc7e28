// A year of a plan from its first draft to the plan after it, once with the mouse, once by keyboard, once with a finger.
import type { Locator, Page } from "@playwright/test";
import { expectAccessible } from "../fixtures/a11y.ts";
import { expect, hydrated, open, test } from "../fixtures/app.ts";
import { Board } from "../fixtures/board.ts";

const german = {
  title: "Titel",
  firstDay: "Erster Tag",
  lastDay: "Letzter Tag",
  createPlan: "Plan anlegen",
  newGoal: "Neues Ziel",
  newOutcome: "Neues Ergebnis",
  newIndicator: "Neuer Indikator",
  indicatorName: "Was wird gemessen?",
  unit: "Einheit",
  target: "Zielwert",
  create: "Anlegen",
  newMeasure: "Neue Maßnahme",
  what: "Was soll getan werden?",
  adoption: "Beschluss",
  adopt: "Beschluss festhalten",
  takeBack: "Beschluss zurücknehmen",
  statusPart: "Stand",
  status: "Stand",
  delayed: "verzögert",
  running: "läuft",
  done: "erreicht",
  reason: "Grund",
  nextStep: "Nächster Schritt",
  saveStatus: "Stand speichern",
  reportFor: (indicator: string) => `Wert melden: ${indicator}`,
  newValue: /^Neuer Wert/,
  report: "Melden",
  value: "40 %",
  undo: "Rückgängig",
  close: "Schließen",
  removeMeasure: "Maßnahme entfernen",
  remove: "Entfernen",
  trash: "Papierkorb",
  bringBack: (title: string) => `Zurückholen: ${title}`,
  backAgain: (title: string) => `„${title}“ ist wieder da.`,
  continue: "Plan fortführen",
  createNext: "Neuen Plan anlegen",
};

const english: typeof german = {
  title: "Title",
  firstDay: "First day",
  lastDay: "Last day",
  createPlan: "Create the plan",
  newGoal: "New goal",
  newOutcome: "New outcome",
  newIndicator: "New indicator",
  indicatorName: "What is measured?",
  unit: "Unit",
  target: "Target value",
  create: "Create",
  newMeasure: "New measure",
  what: "What is to be done?",
  adoption: "Adoption",
  adopt: "Note the adoption",
  takeBack: "Take the adoption back",
  statusPart: "Status",
  status: "Status",
  delayed: "delayed",
  running: "running",
  done: "reached",
  reason: "Reason",
  nextStep: "Next step",
  saveStatus: "Save the status",
  reportFor: (indicator: string) => `Report a value: ${indicator}`,
  newValue: /^New value/,
  report: "Report",
  value: "40 %",
  undo: "Undo",
  close: "Close",
  removeMeasure: "Remove the measure",
  remove: "Remove",
  trash: "Trash",
  bringBack: (title: string) => `Bring back: ${title}`,
  backAgain: (title: string) => `“${title}” is back.`,
  continue: "Continue the plan",
  createNext: "Create the new plan",
};

const walk = "Bewegte Pause";
const course = "Kochkurs";
const garden = "Schulgarten";
const indicator = "Kinder mit Frühstück";

const journeys = [
  {
    hand: "the mouse",
    language: "de",
    words: german,
    use: {},
    press: (target: Locator) => target.click(),
    start: (board: Board) => board.moveByPointer(walk, "running"),
  },
  {
    hand: "the keyboard",
    language: "en",
    words: english,
    use: { locale: "en-GB" },
    press: async (target: Locator) => {
      await target.focus();
      await target.press("Enter");
    },
    start: (board: Board) => board.moveByKeys(walk, "ArrowRight", "ArrowRight", "Enter"),
  },
  {
    hand: "a finger",
    language: "de",
    words: german,
    use: { hasTouch: true, isMobile: true, viewport: { width: 390, height: 844 } },
    press: (target: Locator) => target.tap(),
    start: async (board: Board) => {
      await board.page.getByLabel(`Verschieben nach …: ${walk}`, { exact: true }).tap();
      await board.card(walk).getByRole("button", { name: "In Umsetzung", exact: true }).tap();
    },
  },
] as const;

for (const { hand, language, words, use, press, start } of journeys) {
  test.describe(`with ${hand}, in ${language}`, () => {
    test.use({ person: "coordinator", ...use });

    test("a year is planned, adopted, worked through and continued", async ({ page }) => {
      test.setTimeout(90_000);
      const board = new Board(page, { language });
      const sheet = (title: string) => page.getByRole("complementary", { name: title, exact: true });
      const unfold = (summary: string, within: Page | Locator = page) =>
        press(within.locator("summary").filter({ hasText: summary }));

      await test.step("the plan, a goal, an outcome and its indicator", async () => {
        await open(page, "/plan/new");
        await page.getByLabel(words.title, { exact: true }).fill(`Gesund essen mit ${hand}`);
        await page.getByLabel(words.firstDay).fill("2030-01-01");
        await page.getByLabel(words.lastDay).fill("2030-12-31");
        await press(page.getByRole("button", { name: words.createPlan }));
        await expect(page).toHaveURL(/\/plan\/[0-9a-f-]{36}\/goals/);
        await hydrated(page);
        await unfold(words.newGoal);
        await page.getByLabel(words.title, { exact: true }).last().fill("Kinder essen gut");
        await press(page.getByRole("button", { name: words.create }).last());
        const goal = page.getByRole("region", { name: "Kinder essen gut", exact: true });
        await unfold(words.newOutcome, goal);
        await goal.getByLabel(words.title, { exact: true }).last().fill("Jedes Kind frühstückt");
        await press(goal.getByRole("button", { name: words.create }));
        await expect(goal.getByRole("heading", { level: 4, name: "Jedes Kind frühstückt" })).toBeVisible();
        await unfold(words.newIndicator, goal);
        await goal.getByLabel(words.indicatorName).fill(indicator);
        await goal.getByLabel(words.unit).fill("%");
        await goal.getByLabel(words.target, { exact: true }).fill("80");
        await press(goal.getByRole("button", { name: words.create }));
        await expect(goal.getByRole("img", { name: new RegExp(`^${indicator}`) })).toBeVisible();
      });
      const plan = /\/plan\/([0-9a-f-]{36})\//.exec(page.url())![1]!;

      await test.step("three measures", async () => {
        await open(page, `/plan/${plan}/board`);
        for (const title of [walk, course, garden]) {
          await press(page.getByRole("button", { name: words.newMeasure }));
          await page.getByLabel(words.what).fill(title);
          await press(page.getByRole("button", { name: words.create, exact: true }));
          await expect(sheet(title)).toBeVisible();
          await press(sheet(title).getByRole("link", { name: words.close }));
          await expect(sheet(title)).toHaveCount(0);
        }
      });

      await test.step("the committee adopts it", async () => {
        await open(page, `/plan/${plan}/settings`);
        const adoption = page.getByRole("region", { name: words.adoption, exact: true });
        await press(adoption.getByRole("button", { name: words.adopt }));
        await expect(adoption.getByRole("button", { name: words.takeBack })).toBeVisible();
      });

      await test.step("work begins, and a value is reported", async () => {
        await open(page, `/plan/${plan}/board`);
        await start(board);
        await board.expectCardIn("running", walk);
        await board.expectSaved();
        await press(board.card(walk).getByRole("link", { name: walk, exact: true }));
        const form = sheet(walk).getByRole("form", { name: words.reportFor(indicator) });
        await form.getByLabel(words.newValue).fill("40");
        await press(form.getByRole("button", { name: words.report }));
        await expect(sheet(walk).getByText(words.value, { exact: true })).toBeVisible();
      });

      await test.step("it is delayed, which is taken back with one press", async () => {
        const status = sheet(walk).getByRole("region", { name: words.statusPart, exact: true });
        await status.getByLabel(words.status).selectOption(words.delayed);
        await status.getByLabel(words.reason).fill("Der Hof wird gebaut.");
        await status.getByLabel(words.nextStep).fill("Im Mai beginnen.");
        await press(status.getByRole("button", { name: words.saveStatus }));
        await expect(board.cardIn("delayed", walk)).toBeAttached();
        await expectAccessible(page, ".sheet");
        await press(sheet(walk).getByRole("link", { name: words.close }));
        await press(page.getByRole("button", { name: new RegExp(`^${words.undo}`) }));
        await board.expectCardIn("running", walk);
      });

      await test.step("one measure is removed by mistake, and comes back from the trash", async () => {
        await press(board.card(course).getByRole("link", { name: course, exact: true }));
        await press(sheet(course).getByRole("button", { name: words.removeMeasure }));
        await press(sheet(course).getByRole("button", { name: words.remove, exact: true }).last());
        await press(page.getByRole("status").getByRole("link", { name: words.trash }));
        await press(page.getByRole("button", { name: words.bringBack(course) }));
        await expect(page.getByText(words.backAgain(course))).toBeVisible();
      });

      await test.step("another one is finished, and the rest goes into the next year", async () => {
        await open(page, `/plan/${plan}/board`);
        await press(board.card(garden).getByRole("link", { name: garden, exact: true }));
        const status = sheet(garden).getByRole("region", { name: words.statusPart, exact: true });
        for (const [to, column] of [[words.running, "running"], [words.done, "done"]] as const) {
          await status.getByLabel(words.status).selectOption(to);
          await press(status.getByRole("button", { name: words.saveStatus }));
          await expect(board.cardIn(column, garden)).toBeAttached();
        }
        await open(page, `/plan/${plan}/settings`);
        await press(page.getByRole("link", { name: words.continue }));
        await expect(page.getByLabel(words.firstDay)).toHaveValue("2031-01-01");
        await hydrated(page);
        await press(page.getByRole("button", { name: words.createNext }));
        await expect(page).not.toHaveURL(new RegExp(plan));
        await expect(page).toHaveURL(/\/plan\/[0-9a-f-]{36}\/board/);
        await hydrated(page);
        await expect(board.card(walk)).toBeAttached();
        await expect(board.card(course)).toBeAttached();
        await expect(board.card(garden)).toHaveCount(0);
      });
    });
  });
}
