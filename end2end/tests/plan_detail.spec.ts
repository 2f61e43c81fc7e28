// What belongs to a measure. Each test makes measures of its own, because the tests of a worker share a server.
import { type Locator, type Page } from "@playwright/test";
import { expectAccessible } from "../fixtures/a11y.ts";
import { expect, open, test } from "../fixtures/app.ts";
import { Board, currentPlan } from "../fixtures/board.ts";

const path = `/plan/${currentPlan}/board`;

/** The sheet of a measure, by its title. */
function sheet(page: Page, title: string): Locator {
  return page.getByRole("complementary", { name: title, exact: true });
}

/** The part of a sheet under a heading. */
function part(sheet: Locator, heading: string): Locator {
  return sheet.getByRole("region", { name: heading, exact: true });
}

/** Makes a measure, whose sheet is open then. */
async function make(page: Page, title: string): Promise<Locator> {
  await open(page, path);
  await page.getByRole("button", { name: "Neue Maßnahme" }).click();
  const dialog = page.getByRole("dialog", { name: "Neue Maßnahme" });
  await dialog.getByLabel("Was soll getan werden?").fill(title);
  await dialog.getByRole("button", { name: "Anlegen" }).click();
  await expect(sheet(page, title)).toBeVisible();
  // A dialog that closes moves the focus.
  await expect(dialog).toBeHidden();
  return sheet(page, title);
}

test.describe("a checklist", () => {
  test.use({ person: "coordinator" });

  test("is written, ordered and ticked off by keyboard, and counted on the card", async ({ page }) => {
    const title = "Gesundheitstag in Ebern";
    const list = part(await make(page, title), "Checkliste");
    await expect(list).toContainText("Noch keine Punkte.");
    const field = list.getByLabel("Neuer Punkt");
    for (const point of ["Halle buchen", "Stände einteilen", "Plakate drucken"]) {
      await field.fill(point);
      await field.press("Enter");
      await expect(list.getByRole("listitem").filter({ hasText: point })).toBeVisible();
      await expect(field).toHaveValue("");
      await expect(field).toBeFocused();
    }
    const card = new Board(page).card(title);
    await expect(card).toContainText("Checkliste: 0 von 3 erledigt");
    const box = list.getByRole("checkbox", { name: "Erledigt: Halle buchen" });
    await box.press("Enter");
    await expect(box).toBeChecked();
    await expect(box).toBeFocused();
    await expect(list).toContainText("1 von 3 erledigt");
    await expect(card).toContainText("Checkliste: 1 von 3 erledigt");

    const last = list.getByRole("listitem").filter({ hasText: "Plakate drucken" });
    await last.locator("summary").press("Enter");
    const up = last.getByRole("button", { name: "Nach oben" });
    await up.press("Enter");
    await expect(page.getByText("„Plakate drucken“ ist jetzt Punkt 2 von 3.")).toBeAttached();
    await expect(up).toBeFocused();
    await up.press("Enter");
    await expect(list.getByRole("listitem").first()).toContainText("Plakate drucken");
    await expect(up).toBeFocused();
    await expect(up).toHaveAttribute("aria-disabled", "true");

    await last.getByLabel("Was ist zu tun?").fill("Plakate und Zettel drucken");
    await last.getByLabel("Wer").selectOption({ index: 1 });
    await last.getByLabel("Bis").fill("2026-01-15");
    await last.getByRole("button", { name: "Speichern" }).click();
    const changed = list.getByRole("listitem").filter({ hasText: "Plakate und Zettel drucken" });
    await expect(changed).toContainText("war fällig am 15. Januar 2026");
    await expectAccessible(page, ".sheet");
    await page.reload();
    await expect(list.getByRole("listitem").first()).toContainText("Plakate und Zettel drucken");
    await changed.locator("summary").press("Enter");
    await changed.getByRole("button", { name: "Entfernen" }).click();
    await expect(changed).toHaveCount(0);
    await expect(card).toContainText("Checkliste: 1 von 2 erledigt");
    await expect(part(sheet(page, title), "Verlauf")).toContainText("Punkt der Checkliste: Halle buchen");
  });

  test("is seen by others as it is written, and a typed change outlasts what they do", async ({ page, anotherBrowser }) => {
    const title = "Erzählcafé in Zeil";
    const list = part(await make(page, title), "Checkliste");
    await list.getByLabel("Neuer Punkt").fill("Kuchen bestellen");
    await list.getByRole("button", { name: "Hinzufügen" }).click();
    const point = list.getByRole("listitem").filter({ hasText: "Kuchen" });
    await point.locator("summary").click();
    await point.getByLabel("Was ist zu tun?").fill("Kuchen und Brot bestellen");

    const other = await anotherBrowser("coordinator");
    await open(other, new URL(page.url()).pathname + new URL(page.url()).search);
    const theirs = part(sheet(other, title), "Checkliste");
    await theirs.getByRole("checkbox").click();
    await theirs.getByRole("listitem").locator("summary").click();
    await theirs.getByRole("listitem").getByLabel("Was ist zu tun?").fill("Torte bestellen");
    await theirs.getByRole("listitem").getByRole("button", { name: "Speichern" }).click();
    await expect(theirs.getByRole("listitem")).toContainText("Torte bestellen");

    const mine = list.getByRole("listitem").filter({ hasText: "Torte bestellen" });
    await expect(mine).toBeVisible();
    await expect(mine.getByRole("checkbox")).toBeChecked();
    await expect(mine.getByLabel("Was ist zu tun?")).toHaveValue("Kuchen und Brot bestellen");
    await mine.getByRole("button", { name: "Speichern" }).click();
    await expect(list.getByRole("listitem")).toContainText("Kuchen und Brot bestellen");
  });
});

test.describe("links", () => {
  // What no link may say is refused with this status.
  test.use({ person: "coordinator", expectedConsoleErrors: /status of 422/ });

  test("a measure is linked by searching, said by both ends, and a blocked one says so", async ({ page }) => {
    const [first, second] = ["Kochkurs in Maroldsweisach", "Küche der Schule in Maroldsweisach"];
    await make(page, second);
    const links = part(await make(page, first), "Verknüpfungen");
    await expect(links).toContainText("Noch mit keiner Maßnahme verknüpft.");
    await links.getByLabel("Diese Maßnahme …").selectOption("wird blockiert von");
    const search = links.getByRole("combobox", { name: "Andere Maßnahme" });
    await search.pressSequentially("schule marold");
    await expect(links.getByRole("option", { name: second })).toBeVisible();
    await expectAccessible(page, ".sheet");
    await search.press("Enter");
    await expect(search).toHaveValue(second);
    await expect(links.getByRole("listbox")).toBeHidden();
    await search.press("Enter");
    const item = links.getByRole("listitem").filter({ hasText: "wird blockiert von" });
    await expect(item.getByRole("link", { name: second })).toBeVisible();
    await expect(sheet(page, first)).toContainText("Blockiert, bis das erledigt ist:");
    const board = new Board(page);
    await expect(board.card(first)).toContainText(`blockiert durch „${second}“`);

    // The other end says the inverse, and must not say the opposite.
    await item.getByRole("link", { name: second }).click();
    const inverse = part(sheet(page, second), "Verknüpfungen");
    await expect(inverse.getByRole("listitem").filter({ hasText: "blockiert" })).toContainText(first);
    await inverse.getByLabel("Diese Maßnahme …").selectOption("kommt nach");
    await inverse.getByLabel("Andere Maßnahme").fill(first);
    await inverse.getByRole("button", { name: "Verknüpfen" }).click();
    await expect(inverse.getByText("Damit würde sich die Reihenfolge im Kreis drehen", { exact: false })).toBeVisible();

    await part(sheet(page, second), "Stand").getByLabel("Stand").selectOption("erreicht");
    await part(sheet(page, second), "Stand").getByRole("button", { name: "Stand speichern" }).click();
    await expect(board.card(first)).not.toContainText("blockiert");
    await inverse.getByRole("button", { name: `Verknüpfung lösen: blockiert „${first}“` }).click();
    await expect(inverse).toContainText("Noch mit keiner Maßnahme verknüpft.");
  });

  test("the timeline draws what comes first, and says what begins too early", async ({ page }) => {
    const [first, second] = ["Schulung der Lotsen in Knetzgau", "Lotsen in Knetzgau"];
    for (const [title, begin, end] of [[first, "2027-03-01", "2027-04-30"], [second, "2027-04-01", "2027-06-30"]]) {
      const facts = part(await make(page, title), "Angaben");
      await facts.getByLabel("Beginn").fill(begin);
      await facts.getByLabel("Beginn").blur();
      await facts.getByLabel("Fällig am").fill(end);
      await facts.getByLabel("Fällig am").blur();
      await expect(part(sheet(page, title), "Verlauf")).toContainText("Fällig:");
    }
    const links = part(sheet(page, second), "Verknüpfungen");
    await links.getByLabel("Diese Maßnahme …").selectOption("kommt nach");
    await links.getByLabel("Andere Maßnahme").fill(first);
    await links.getByRole("button", { name: "Verknüpfen" }).click();
    await expect(links.getByRole("link", { name: first })).toBeVisible();

    await open(page, `/plan/${currentPlan}/timeline?q=${encodeURIComponent("Knetzgau")}`);
    const row = page.getByRole("listitem").filter({ has: page.getByRole("link", { name: second, exact: true }) });
    await expect(row).toContainText(`kommt nach „${first}“, beginnt aber vor deren Ende`);
    await expect(row.locator(".timeline__arrow.timeline__link--early")).toHaveCount(1);
    await expectAccessible(page, ".timeline");
    // Without its other end nothing is drawn.
    await open(page, `/plan/${currentPlan}/timeline?q=${encodeURIComponent("Lotsen in Knetzgau")}&only=mine`);
    await expect(page.locator(".timeline__link")).toHaveCount(0);
  });
});

test.describe("a judgement", () => {
  test("is said in a sentence, shown on card, sheet and table, and counted at the goals", async ({ anotherBrowser }) => {
    const page = await anotherBrowser("member");
    const title = "Runder Tisch Pflege";
    await open(page, path);
    await new Board(page).card(title).getByRole("link", { name: title, exact: true }).click();
    const judgement = part(sheet(page, title), "Einschätzung");
    await expect(judgement).toContainText("Noch niemand hat diese Maßnahme eingeschätzt.");
    await expect(judgement).toContainText("Berechnet: noch ");
    await judgement.getByText("Neu einschätzen").press("Enter");
    await judgement.getByRole("radio", { name: "gefährdet" }).check();
    await judgement.getByLabel("In einem Satz: warum?").fill("Zwei Kassen haben abgesagt.");
    await expectAccessible(page, ".sheet");
    await judgement.getByRole("button", { name: "Einschätzung speichern" }).click();
    await expect(judgement).toContainText("Zwei Kassen haben abgesagt.");
    await expect(judgement).toContainText("Pflegedienstleitung Sozialstation Haßfurt");
    await expect(new Board(page).card(title)).toContainText("gefährdet");
    await expect(part(sheet(page, title), "Verlauf")).toContainText("Einschätzung: Zwei Kassen haben abgesagt.");

    await judgement.getByRole("radio", { name: "auf Kurs" }).check();
    await judgement.getByLabel("In einem Satz: warum?").fill("Die Kassen kommen doch.");
    await judgement.getByLabel("In einem Satz: warum?").press("Enter");
    await expect(new Board(page).card(title)).toContainText("auf Kurs");
    await judgement.getByText("Frühere Einschätzungen (1)").click();
    await expect(judgement).toContainText("Zwei Kassen haben abgesagt.");

    await open(page, `/plan/${currentPlan}/table?q=${encodeURIComponent(title)}`);
    await expect(page.getByRole("row").filter({ hasText: title })).toContainText("auf Kurs");
    await open(page, `/plan/${currentPlan}/goals`);
    const goal = page.getByRole("region", { name: "Pflegekräfte gewinnen und halten" });
    // The goal itself comes first, then its outcomes.
    await expect(goal.getByRole("list", { name: "Eingeschätzt" }).first()).toContainText("1 auf Kurs");
    await expectAccessible(page, "main");
  });
});
