// The columns of a plan's board: chosen, ordered, named, limited, and what may enter them.
import { type Locator, type Page } from "@playwright/test";
import { expectAccessible } from "../fixtures/a11y.ts";
import { expect, hydrated, open, test } from "../fixtures/app.ts";
import { currentPlan } from "../fixtures/board.ts";
import { addGoal, addMeasure, makePlan } from "../fixtures/plan.ts";

/** A field of a status in the form. */
function field(page: Page, label: string, status: string): Locator {
  return page.getByLabel(`${label}: ${status}`, { exact: true });
}

/** The heads of the board's columns, from left to right. */
function heads(page: Page): Locator {
  return page.getByRole("region", { name: /^Board/ }).getByRole("heading", { level: 2 });
}

async function save(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Spalten speichern" }).press("Enter");
  await expect(page.getByText("Die Spalten sind gespeichert.")).toBeVisible();
}

test.describe("a coordinator", () => {
  test.use({ person: "coordinator", expectedConsoleErrors: /status of (422|409)/ });

  test("gives ideas a column of their own, with name, colour and limit, and cards keep to it", async ({ page }) => {
    const plan = await makePlan(page, "Plan mit Ideenspalte");
    await addGoal(page, "Mehr Bewegung");
    await addMeasure(page, plan, "Spaziergruppe");
    await addMeasure(page, plan, "Wanderweg");
    await open(page, `/plan/${plan}/settings`);

    const preview = page.getByRole("status", { name: "So wird das Board" });
    await expect(preview.getByRole("listitem")).toHaveCount(5);
    await expect(field(page, "Überschrift", "Idee")).toBeHidden();
    await field(page, "Spalte", "Idee").selectOption("eigene Spalte");
    await field(page, "Überschrift", "Idee").fill("Ideenspeicher");
    await field(page, "Farbe und Form", "Idee").selectOption("Violett, Sechseck");
    await field(page, "Höchstens", "Idee").fill("1");
    await expect(preview.getByRole("listitem").first()).toContainText("Ideenspeicher");
    await expect(preview.getByRole("listitem")).toHaveCount(6);
    await expectAccessible(page);
    await save(page);

    await open(page, `/plan/${plan}/board`);
    await expect(heads(page)).toContainText(["Ideenspeicher", "Geplant", "Beschlossen", "In Umsetzung", "Verzögert", "Abgeschlossen"]);
    const ideas = page.getByRole("region", { name: /^Ideenspeicher \d/ });
    const move = async (title: string, to: string) => {
      await page.getByLabel(`Verschieben nach …: ${title}`, { exact: true }).click();
      await page.getByRole("article", { name: title }).getByRole("button", { name: to, exact: true }).click();
    };
    await move("Spaziergruppe", "Ideenspeicher");
    await expect(ideas.getByRole("article")).toHaveCount(1);
    await expect(ideas).toHaveAccessibleName(/höchstens 1$/);
    await move("Wanderweg", "Ideenspeicher");
    await expect(ideas).toHaveAccessibleName(/mehr als die vorgesehenen 1$/);
    await expectAccessible(page);

    // What has begun does not become an idea: neither by the menu nor by the keys.
    await move("Wanderweg", "In Umsetzung");
    const running = page.getByRole("region", { name: /^In Umsetzung \d/ });
    await expect(running.getByRole("article", { name: "Wanderweg" })).toBeVisible();
    await page.getByLabel("Verschieben nach …: Wanderweg", { exact: true }).click();
    const closed = page.getByRole("article", { name: "Wanderweg" }).getByRole("button", { name: "Ideenspeicher", exact: true });
    await expect(closed).toBeDisabled();
    await page.keyboard.press("Escape");
    await page.reload();
    await hydrated(page);
    const grip = page.getByRole("button", { name: "Greifen: Wanderweg", exact: true });
    await grip.focus();
    for (const key of ["Enter", "ArrowLeft", "ArrowLeft", "ArrowLeft", "ArrowLeft", "Enter"]) {
      await expect(grip).toBeFocused();
      await grip.press(key);
    }
    await expect(page.getByRole("region", { name: /^Geplant \d/ }).getByRole("article", { name: "Wanderweg" })).toBeVisible();
  });

  test("puts columns in another order, is told what is wrong, and goes back to the usual ones", async ({ page }) => {
    const plan = await makePlan(page, "Plan in anderer Ordnung");
    await open(page, `/plan/${plan}/settings`);
    const preview = page.getByRole("status", { name: "So wird das Board" });
    await field(page, "Platz", "verzögert").fill("0");
    await expect(preview.getByRole("listitem").first()).toContainText("Verzögert");
    await field(page, "Spalte", "geplant").selectOption("bei „Idee“");
    await expect(preview).toContainText("Jeder Status braucht eine Spalte, die es gibt");
    await page.getByRole("button", { name: "Spalten speichern" }).click();
    await expect(page.getByRole("status").filter({ hasText: "Jeder Status braucht eine Spalte" })).toHaveCount(2);
    await expect(field(page, "Platz", "verzögert")).toHaveValue("0");
    await field(page, "Spalte", "geplant").selectOption("eigene Spalte");
    await save(page);
    await expect(field(page, "Platz", "verzögert")).toHaveValue("1");
    await page.getByRole("button", { name: "Übliche Spalten" }).click();
    await expect(preview.getByRole("listitem").first()).toContainText("Geplant");
    await save(page);
  });

  test("says to others at once how the board looks now", async ({ page, browser }) => {
    const plan = await makePlan(page, "Plan zu zweit");
    const other = await browser.newContext({ storageState: await page.context().storageState() });
    const board = await other.newPage();
    await board.goto(new URL(`/plan/${plan}/board`, page.url()).href);
    await hydrated(board);
    await open(page, `/plan/${plan}/settings`);
    await field(page, "Überschrift", "geplant").fill("Als Nächstes");
    await save(page);
    await expect(board.getByRole("region", { name: /^Als Nächstes \d/ })).toBeVisible();
    await other.close();
  });
});

test.describe("in English", () => {
  test.use({ person: "coordinator", locale: "en-GB" });

  test("the form speaks English, also on a narrow screen", async ({ page }) => {
    await page.setViewportSize({ width: 390, height: 844 });
    await open(page, `/plan/${currentPlan}/settings`);
    await expect(page.getByRole("heading", { name: "Columns of the board" })).toBeVisible();
    await expect(field(page, "Column", "idea")).toBeVisible();
    await expectAccessible(page);
  });
});

test.describe("without a script", () => {
  test.use({ person: "coordinator", javaScriptEnabled: false });

  test("all fields are there, and what they say is kept", async ({ page }) => {
    await page.goto(`/plan/${currentPlan}/settings`);
    await expect(field(page, "Überschrift", "läuft")).toHaveValue("");
    await expect(field(page, "Spalte", "Idee")).toHaveValue("planned");
    await expect(field(page, "Überschrift", "Idee")).toBeVisible();
    // Nothing is changed that other tests rely on.
    await page.getByRole("button", { name: "Spalten speichern" }).click();
    await expect(field(page, "Spalte", "Idee")).toHaveValue("planned");
    await expect(page.getByRole("heading", { name: "Spalten des Boards" })).toBeVisible();
  });
});
