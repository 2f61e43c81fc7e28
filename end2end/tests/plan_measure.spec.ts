// The sheet of a measure. Each test changes measures of its own, because the tests of a worker share a server.
import { type Locator, type Page } from "@playwright/test";
import { expectAccessible } from "../fixtures/a11y.ts";
import { expect, hydrated, open, test } from "../fixtures/app.ts";
import { Board, currentPlan } from "../fixtures/board.ts";

const path = `/plan/${currentPlan}/board`;

/** The sheet of a measure, by its title. */
function sheet(page: Page, title: string): Locator {
  return page.getByRole("complementary", { name: title, exact: true });
}

/** Opens a measure from its card. */
async function openSheet(page: Page, title: string): Promise<Locator> {
  await open(page, path);
  await new Board(page).card(title).getByRole("link", { name: title, exact: true }).click();
  await expect(sheet(page, title)).toBeVisible();
  return sheet(page, title);
}

/** The part of a sheet under a heading. */
function part(sheet: Locator, heading: string): Locator {
  return sheet.getByRole("region", { name: heading, exact: true });
}

test.describe("a coordinator", () => {
  // What a field cannot hold is refused with this status.
  test.use({ person: "coordinator", expectedConsoleErrors: /status of 422/ });

  test("opens a measure from its card, by keyboard, and is back at the card after Escape", async ({ page }) => {
    const title = "Gesunde Kita";
    await open(page, path);
    const link = new Board(page).card(title).getByRole("link", { name: title, exact: true });
    await link.press("Enter");
    await expect(page).toHaveURL(/\/board\?measure=[0-9a-f-]{36}$/);
    await expect(sheet(page, title).getByRole("heading", { level: 2, name: title })).toBeFocused();
    await expectAccessible(page, ".sheet");
    await page.keyboard.press("Escape");
    await expect(page).toHaveURL(/\/board$/);
    await expect(sheet(page, title)).toHaveCount(0);
    await expect(link).toBeFocused();
    await page.goBack();
    await expect(sheet(page, title)).toBeVisible();
  });

  test("changes fields that save themselves, and finds the change in the history", async ({ page }) => {
    const title = "Gesprächskreise in vier Orten";
    const renamed = "Gesprächskreise in fünf Orten";
    let open = await openSheet(page, title);
    await part(open, "Angaben").getByLabel("Titel").fill(renamed);
    await part(open, "Angaben").getByLabel("Titel").press("Enter");
    open = sheet(page, renamed);
    const facts = part(open, "Angaben");
    await expect(open).toBeVisible();
    await expect(new Board(page).card(renamed)).toBeVisible();
    await facts.getByLabel("Lebenswelt").selectOption("Schule");
    await facts.getByLabel("Kosten in Euro").fill("12500");
    await facts.getByLabel("Kosten in Euro").blur();
    await expect(part(open, "Verlauf")).toContainText("Kosten in Euro: 12500");
    await expect(part(open, "Verlauf")).toContainText("Lebenswelt: Schule");
    await expect(part(open, "Verlauf")).toContainText(`Titel: ${renamed}, vorher ${title}`);
    await page.reload();
    await expect(part(open, "Angaben").getByLabel("Lebenswelt")).toHaveValue("school");
    await expect(part(open, "Angaben").getByLabel("Kosten in Euro")).toHaveValue("12500");
  });

  test("is told at the field what it cannot hold, and loses nothing", async ({ page }) => {
    const open = await openSheet(page, "Hitzewarnkette für den Landkreis");
    const facts = part(open, "Angaben");
    await facts.getByLabel("Fällig am").fill("2020-01-01");
    await facts.getByLabel("Fällig am").blur();
    await expect(facts.getByText("Das Ende läge vor dem Anfang.")).toBeVisible();
    await expect(facts.getByLabel("Fällig am")).toHaveValue("2020-01-01");
    await expect(facts.getByLabel("Fällig am")).toHaveAttribute("aria-invalid", "true");
    await page.reload();
    await expect(facts.getByLabel("Fällig am")).not.toHaveValue("2020-01-01");
  });

  test("pauses a measure only with a reason and a next step", async ({ page }) => {
    const title = "Gemeinsame Anlaufstelle an der Klinik Haßfurt";
    const open = await openSheet(page, title);
    const status = part(open, "Stand");
    await expect(status.getByLabel("Grund")).toBeHidden();
    // What is running has never been an idea again.
    await expect(status.getByLabel("Stand").getByRole("option", { name: "Idee" })).toHaveCount(0);
    await status.getByLabel("Stand").selectOption("pausiert");
    await status.getByRole("button", { name: "Stand speichern" }).click();
    await expect(status.getByText("Bitte nennen Sie den Grund und den nächsten Schritt.")).toBeVisible();
    await new Board(page).expectCardIn("running", title);
    await status.getByLabel("Grund").fill("Die Klinik baut um.");
    await status.getByLabel("Nächster Schritt").fill("Im Frühjahr neu sprechen.");
    await status.getByRole("button", { name: "Stand speichern" }).click();
    await new Board(page).expectCardIn("delayed", title);
    await expect(new Board(page).card(title)).toContainText("Die Klinik baut um.");
    await expect(new Board(page).card(title)).toContainText("pausiert");
  });

  test("a card that was moved asks for its reason until it is there", async ({ page }) => {
    const title = "Telekonsil Dermatologie";
    await open(page, path);
    const board = new Board(page);
    await board.moveByMenu(title, "delayed");
    await board.expectSaved();
    await expect(board.card(title)).toContainText("Grund und nächster Schritt fehlen noch.");
    await board.card(title).getByRole("link", { name: title, exact: true }).click();
    const status = part(sheet(page, title), "Stand");
    await status.getByLabel("Grund").fill("Zu wenige Praxen.");
    await status.getByLabel("Nächster Schritt").fill("Einladung an alle Praxen.");
    await status.getByRole("button", { name: "Stand speichern" }).click();
    await expect(board.card(title)).toContainText("Zu wenige Praxen.");
    await expect(board.card(title)).not.toContainText("fehlen noch");
  });

  test("adds, ticks, changes and removes milestones", async ({ page }) => {
    const title = "Fahrdienst zur Facharztpraxis";
    const open = await openSheet(page, title);
    const milestones = part(open, "Meilensteine");
    const card = new Board(page).card(title);
    await expect(card).toContainText("0 von 3");
    await milestones.getByLabel("Neuer Meilenstein").fill("Fahrerinnen und Fahrer finden");
    await milestones.getByLabel("Bis").last().fill("2027-03-31");
    const person = milestones.getByLabel("Zuständig").last();
    const name = (await person.locator("option").nth(1).textContent())!;
    await person.selectOption({ index: 1 });
    await milestones.getByRole("button", { name: "Hinzufügen" }).click();
    const item = milestones.getByRole("listitem").filter({ hasText: "Fahrerinnen und Fahrer finden" });
    await expect(item.locator(".checklist__facts")).toHaveText(`${name}bis 31. März 2027`);
    await expect(card).toContainText("0 von 4");

    const box = milestones.getByRole("checkbox", { name: "Erledigt: Fahrerinnen und Fahrer finden" });
    await box.press("Enter");
    await expect(box).toBeChecked();
    await expect(card).toContainText("1 von 4");

    await item.locator("summary").press("Enter");
    await item.getByLabel("Titel").fill("Fahrende finden");
    await item.getByRole("button", { name: "Speichern" }).click();
    const changed = milestones.getByRole("listitem").filter({ hasText: "Fahrende finden" });
    await expect(changed).toBeVisible();
    await changed.locator("summary").press("Enter");
    await changed.getByRole("button", { name: "Entfernen" }).click();
    await expect(changed).toHaveCount(0);
    await expect(card).toContainText("0 von 3");
  });

  test("reports a value, and the goal shows it", async ({ page }) => {
    const open = await openSheet(page, "Perspektivenabend für Ärztinnen und Ärzte in Weiterbildung");
    const form = open.getByRole("form", { name: "Wert melden: Versorgungsgrad Hausärzte" });
    await form.getByLabel("Neuer Wert (%)").fill("96.5");
    await form.getByRole("button", { name: "Melden" }).click();
    await expect(part(open, "Indikatoren").getByText("96,5 %")).toBeVisible();
    await expect(page.getByRole("list", { name: "Ziele" })).toContainText("96,5 %");
    // A second value of the same day corrects the first.
    await form.getByLabel("Neuer Wert (%)").fill("96");
    await form.getByRole("button", { name: "Melden" }).click();
    await expect(page.getByRole("list", { name: "Ziele" })).toContainText("96 %");
  });

  test("makes a measure, fills it in, and takes it away again", async ({ page }) => {
    await open(page, path);
    await page.getByRole("button", { name: "Neue Maßnahme" }).click();
    const dialog = page.getByRole("dialog", { name: "Neue Maßnahme" });
    await expect(dialog.getByLabel("Was soll getan werden?")).toBeFocused();
    await expectAccessible(page, "#new-measure");
    await page.keyboard.type("Trinkpaten im Sommer");
    await dialog.getByLabel("Ziel").selectOption("Ältere vor Hitze schützen");
    await dialog.getByLabel("Spalte").selectOption("Beschlossen");
    await dialog.getByLabel("Was soll getan werden?").press("Enter");
    const made = sheet(page, "Trinkpaten im Sommer");
    await expect(made).toBeVisible();
    await expect(dialog).toBeHidden();
    const board = new Board(page);
    await board.expectCardIn("decided", "Trinkpaten im Sommer");
    expect((await board.titles("decided"))[0]).toBe("Trinkpaten im Sommer");

    await part(made, "Angaben").getByLabel("Zuständig").selectOption({ index: 1 });
    await expect(board.card("Trinkpaten im Sommer").getByRole("img", { name: /^zuständig: / })).toBeVisible();
    await made.getByRole("button", { name: "Maßnahme entfernen" }).click();
    const question = page.getByRole("dialog", { name: "„Trinkpaten im Sommer“ entfernen?" });
    await question.getByRole("button", { name: "Abbrechen" }).click();
    await expect(question).toBeHidden();
    await made.getByRole("button", { name: "Maßnahme entfernen" }).click();
    await question.getByRole("button", { name: "Entfernen", exact: true }).click();
    await expect(board.card("Trinkpaten im Sommer")).toHaveCount(0);
    await expect(page).toHaveURL(/\/board$/);
    await page.getByRole("button", { name: "Rückgängig", exact: true }).click();
    await board.expectCardIn("decided", "Trinkpaten im Sommer");
    await page.reload();
    await hydrated(page);
    await board.expectCardIn("decided", "Trinkpaten im Sommer");
  });

  test("says on which decision a measure rests and where its idea came from, and all read it", async ({ page, anotherBrowser }) => {
    const title = "Helferkreis Demenz ausbauen";
    const mine = await openSheet(page, title);
    const facts = part(mine, "Angaben");
    await facts.getByLabel("Grundlage").fill("Beschluss des Gesundheitsforums,\nTOP 4");
    await facts.getByLabel("Grundlage").blur();
    await facts.getByLabel("Ursprung").fill("Idee aus der AG Pflege");
    await facts.getByLabel("Ursprung").blur();
    await expect(part(mine, "Verlauf")).toContainText("Grundlage: Beschluss des Gesundheitsforums, TOP 4");
    await expect(part(mine, "Verlauf")).toContainText("Ursprung: Idee aus der AG Pflege");
    await page.reload();
    await expect(facts.getByLabel("Grundlage")).toHaveValue("Beschluss des Gesundheitsforums,\nTOP 4");

    const theirs = await openSheet(await anotherBrowser(undefined), title);
    await expect(part(theirs, "Angaben").getByRole("term").filter({ hasText: "Grundlage" })).toBeVisible();
    await expect(part(theirs, "Angaben")).toContainText("Idee aus der AG Pflege");
  });

  test("names the organisations that take part, one by one, and takes the last step back", async ({ page, anotherBrowser }) => {
    const title = "Tag der Praxisanleitung";
    const mine = await openSheet(page, title);
    const partners = part(mine, "Partner");
    await expect(partners.getByText("Noch keine Partner.")).toBeVisible();
    const choice = partners.getByLabel("Organisation, die mitmacht");
    for (const name of ["Stadt Ebern", "Jobcenter Haßberge"]) {
      await choice.selectOption(name);
      await partners.getByRole("button", { name: "Hinzufügen" }).press("Enter");
      await expect(partners.getByRole("link", { name })).toBeVisible();
      await expect(choice.getByRole("option", { name, exact: true })).toHaveCount(0);
      await expect(choice).toHaveValue("");
    }
    await expect(part(mine, "Verlauf")).toContainText("Partner: Jobcenter Haßberge");
    await expectAccessible(page, ".sheet");

    const theirs = part(await openSheet(await anotherBrowser(undefined), title), "Partner");
    await expect(theirs.getByRole("link", { name: "Stadt Ebern" })).toHaveAttribute("href", /^\/directory\/organisations\//);
    await expect(theirs.getByRole("button")).toHaveCount(0);
    await partners.getByRole("button", { name: "Partner entfernen: Stadt Ebern" }).press("Enter");
    await expect(partners.getByRole("link", { name: "Stadt Ebern" })).toHaveCount(0);
    await expect(partners.getByRole("heading", { name: "Partner" })).toBeFocused();
    await page.getByRole("button", { name: "Rückgängig: „Stadt Ebern“ als Partner entfernt" }).click();
    await expect(partners.getByRole("link", { name: "Stadt Ebern" })).toBeVisible();
  });

  test("reads and changes a measure in English", async ({ page }) => {
    await open(page, `${path}?lang=en`);
    const title = "Überleitung bei Demenz aus der Klinik";
    await new Board(page, { language: "en" }).card(title).getByRole("link", { name: title, exact: true }).click();
    const open_ = sheet(page, title);
    await expect(part(open_, "Details").getByLabel("Leading organisation")).toBeVisible();
    await part(open_, "Details").getByLabel("Kind").selectOption("Offer");
    await expect(part(open_, "History")).toContainText("Kind: Offer, before: Activity");
    await part(open_, "Details").getByLabel("Basis").fill("Decided by the forum");
    await part(open_, "Details").getByLabel("Basis").blur();
    await expect(part(open_, "History")).toContainText("Basis: Decided by the forum");
    await expect(part(open_, "Details").getByLabel("Origin")).toBeVisible();
    await expect(part(open_, "Partners").getByLabel("Organisation that takes part")).toBeVisible();
  });
});

test.describe("two people at once", () => {
  test.use({ person: "coordinator", expectedConsoleErrors: /status of 409|ERR_(EMPTY_RESPONSE|CONNECTION_RESET|INCOMPLETE_CHUNKED_ENCODING|SOCKET_NOT_CONNECTED)/ });

  test("different fields do not get into each other's way, and each sees what the other did", async ({ page, anotherBrowser }) => {
    const title = "Pflegemesse im Landkreis";
    const mine = await openSheet(page, title);
    const theirs = await openSheet(await anotherBrowser("coordinator"), title);
    await part(theirs, "Angaben").getByLabel("Finanzierung").fill("Kreishaushalt");
    await part(theirs, "Angaben").getByLabel("Finanzierung").blur();
    await expect(part(mine, "Angaben").getByLabel("Finanzierung")).toHaveValue("Kreishaushalt");
    await part(mine, "Angaben").getByLabel("Art").selectOption("Veranstaltung");
    await expect(part(theirs, "Angaben").getByLabel("Art")).toHaveValue("event");
    await expect(part(mine, "Angaben").getByLabel("Finanzierung")).toHaveValue("Kreishaushalt");
  });

  test("the same field shows both versions, and loses neither", async ({ page, anotherBrowser }) => {
    const title = "Gesundheitslotsinnen in den Gemeinden";
    // The first browser does not hear what the second one does.
    await page.route("**/live/**", () => {});
    const mine = await openSheet(page, title);
    const theirs = await openSheet(await anotherBrowser("coordinator"), title);
    const field = (sheet: Locator) => part(sheet, "Angaben").getByLabel("Finanzierung");
    await field(theirs).fill("Krankenkassen");
    await field(theirs).blur();
    await expect(part(theirs, "Verlauf")).toContainText("Finanzierung: Krankenkassen");
    await field(mine).fill("Landkreis");
    await field(mine).blur();
    const conflict = part(mine, "Angaben").getByRole("alert");
    await expect(conflict).toContainText("Inzwischen steht hier: „Krankenkassen“");
    await expect(field(mine)).toHaveValue("Landkreis");
    await conflict.getByRole("button", { name: "Meine Angabe speichern" }).click();
    await expect(conflict).toHaveCount(0);
    await expect(field(theirs)).toHaveValue("Landkreis");

    await field(theirs).fill("Stiftung");
    await field(theirs).blur();
    await expect(part(theirs, "Verlauf")).toContainText("Finanzierung: Stiftung");
    await field(mine).fill("Gemeinden");
    await field(mine).blur();
    await conflict.getByRole("button", { name: "Die andere übernehmen" }).click();
    await expect(field(mine)).toHaveValue("Stiftung");
    await expect(conflict).toHaveCount(0);
  });

  test("what is typed without a connection is saved when it is back", async ({ page, connection }) => {
    const title = "Muster-Hitzeschutzplan für Heime";
    await page.goto(`${connection.url}${path}`);
    await hydrated(page);
    await new Board(page).card(title).getByRole("link", { name: title, exact: true }).click();
    const facts = part(sheet(page, title), "Angaben");
    await expect(facts.getByLabel("Finanzierung")).toBeVisible();
    connection.cut();
    await facts.getByLabel("Finanzierung").fill("Förderprogramm");
    await facts.getByLabel("Finanzierung").blur();
    await expect(facts.getByText("Noch nicht gespeichert: keine Verbindung.")).toBeVisible();
    await expect(page.getByRole("status").filter({ hasText: "Die Verbindung ist unterbrochen" })).toBeVisible();
    connection.mend();
    // The browser tries again every few seconds.
    await expect(part(sheet(page, title), "Verlauf")).toContainText("Finanzierung: Förderprogramm", { timeout: 20_000 });
    await expect(facts.getByText("Noch nicht gespeichert")).toHaveCount(0);
  });

  test("a measure that somebody makes or takes away is seen by the others", async ({ page, anotherBrowser }) => {
    const title = "Lesepaten im Pflegeheim";
    await open(page, path);
    const other = await anotherBrowser("coordinator");
    await open(other, path);
    await other.getByRole("button", { name: "Neue Maßnahme" }).click();
    await other.getByLabel("Was soll getan werden?").fill(title);
    await other.getByRole("dialog").getByRole("button", { name: "Anlegen" }).click();
    const theirs = sheet(other, title);
    await expect(new Board(page).card(title)).toBeVisible();
    await theirs.getByRole("button", { name: "Maßnahme entfernen" }).click();
    await other.getByRole("dialog").getByRole("button", { name: "Entfernen", exact: true }).click();
    await expect(new Board(page).card(title)).toHaveCount(0);
  });
});

test.describe("rights", () => {
  // An address that names a measure which is not there may be answered so, with the board all the same.
  test.use({ expectedConsoleErrors: /status of 404/ });

  test("a member works on the measures of the own committee, and removes none", async ({ anotherBrowser }) => {
    const page = await anotherBrowser("member");
    const open = await openSheet(page, "Ausbildungsverbund Pflege");
    await expect(part(open, "Stand").getByLabel("Stand")).toBeVisible();
    await expect(part(open, "Meilensteine").getByRole("checkbox").first()).toBeVisible();
    await expect(part(open, "Meilensteine").getByLabel("Neuer Meilenstein")).toBeVisible();
    await expect(part(open, "Angaben").getByLabel("Zuständig")).toBeVisible();
    await expect(open.getByRole("button", { name: "Maßnahme entfernen" })).toHaveCount(0);
    await expect(page.getByRole("button", { name: "Neue Maßnahme" })).toHaveCount(0);
    const foreign = await openSheet(page, "Gesunde Kita");
    await expect(part(foreign, "Angaben").getByRole("textbox")).toHaveCount(0);
    await expect(part(foreign, "Angaben").getByRole("term").filter({ hasText: "Zuständig" })).toBeVisible();
    await expect(part(foreign, "Stand").getByLabel("Stand")).toHaveCount(0);
  });

  test("a visitor reads a measure, without names of people", async ({ page }) => {
    const open = await openSheet(page, "Gesunde Kita");
    await expect(part(open, "Angaben").getByRole("term").filter({ hasText: "Gremium" })).toBeVisible();
    await expect(part(open, "Angaben").getByRole("term").filter({ hasText: "Zuständig" })).toHaveCount(0);
    await expect(open.getByRole("button", { name: /speichern|Melden|Hinzufügen/ })).toHaveCount(0);
    await expectAccessible(page, ".sheet");
  });

  test("a measure that is not there leaves the board as it is", async ({ page }) => {
    await open(page, `${path}?measure=01890000-0000-7000-8000-000000000000`);
    await expect(page.getByText("Diese Maßnahme gibt es nicht mehr.")).toBeVisible();
    await expect(new Board(page).card("Gesunde Kita")).toBeVisible();
  });
});

test("without JavaScript a measure is changed by forms", async ({ anotherBrowser }) => {
  const page = await anotherBrowser("coordinator", { javaScriptEnabled: false });
  const title = "Weiterbildungsverbund Allgemeinmedizin erweitern";
  await page.goto(path);
  await new Board(page).card(title).getByRole("link", { name: title, exact: true }).click();
  const open = sheet(page, title);
  const funding = open.locator("form").filter({ has: page.getByLabel("Finanzierung") });
  await funding.getByLabel("Finanzierung").fill("Land");
  await funding.getByRole("button", { name: "Speichern" }).click();
  await expect(page).toHaveURL(/measure=/);
  await expect(funding.getByLabel("Finanzierung")).toHaveValue("Land");
  await part(open, "Partner").getByLabel("Organisation, die mitmacht").selectOption("Stadt Ebern");
  await part(open, "Partner").getByRole("button", { name: "Hinzufügen" }).click();
  await expect(part(open, "Partner").getByRole("link", { name: "Stadt Ebern" })).toBeVisible();
  await part(open, "Stand").getByLabel("Stand").selectOption("pausiert");
  await part(open, "Stand").getByRole("button", { name: "Stand speichern" }).click();
  await expect(page.getByRole("alert")).toContainText("Bitte nennen Sie den Grund und den nächsten Schritt.");
  // By its name: while the page is still being read, its last checkbox so far may be another one.
  const box = part(open, "Meilensteine").getByRole("checkbox", { name: "Erledigt: Auswertung" });
  await box.click();
  await expect(box).toBeChecked();
});

test.describe("on a phone", () => {
  test.use({ person: "coordinator", hasTouch: true, viewport: { width: 390, height: 800 } });

  test("the sheet fills the screen, and a tap closes it", async ({ page }) => {
    const title = "Gesunde Kita";
    await open(page, path);
    await new Board(page).card(title).getByRole("link", { name: title, exact: true }).tap();
    const open_ = sheet(page, title);
    await expect(open_).toBeInViewport({ ratio: 0.9 });
    await open_.getByRole("link", { name: "Schließen" }).tap();
    await expect(open_).toHaveCount(0);
  });
});
