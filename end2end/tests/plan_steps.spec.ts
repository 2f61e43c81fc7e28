// Taking back, several measures at once, lanes that are entered, and moves that wait for a connection.
import type { Locator, Page } from "@playwright/test";
import { expectAccessible } from "../fixtures/a11y.ts";
import { expect, hydrated, open, test } from "../fixtures/app.ts";
import { Board, currentPlan, make } from "../fixtures/board.ts";

const path = `/plan/${currentPlan}`;

/** The button that takes back what was done last. */
function undo(page: Page): Locator {
  return page.getByRole("button", { name: /^Rückgängig/ });
}

test.use({ person: "coordinator" });

test.describe("taking back", () => {
  test("a point of a checklist that was ticked off and added", async ({ page }) => {
    const title = "Mit Punkten";
    await make(page, [title]);
    await new Board(page).card(title).getByRole("link", { name: title }).click();
    const sheet = page.getByRole("complementary", { name: title, exact: true });
    const checklist = sheet.getByRole("region", { name: "Checkliste" });
    await checklist.getByLabel("Neuer Punkt").fill("Saal buchen");
    await checklist.getByLabel("Neuer Punkt").press("Enter");
    const point = checklist.getByRole("checkbox", { name: "Erledigt: Saal buchen" });
    await point.click();
    await expect(point).toBeChecked();
    await expect(undo(page)).toContainText("„Saal buchen“ geändert");
    await undo(page).click();
    await expect(point).not.toBeChecked();
    await expect(undo(page)).toContainText("„Saal buchen“ angelegt");
    await undo(page).click();
    await expect(point).toHaveCount(0);
  });

  test("a move is taken back with a button, also after a reload, and with the keyboard", async ({ page }) => {
    const title = "Zurück auf Anfang";
    await make(page, [title]);
    const board = new Board(page);
    await board.moveByMenu(title, "running");
    await board.expectCardIn("running", title);
    await expect(undo(page)).toContainText(`„${title}“ geändert`);
    await expectAccessible(page);
    await page.reload();
    await hydrated(page);
    await undo(page).click();
    await board.expectCardIn("planned", title);
    await expect(undo(page)).toContainText(`„${title}“ angelegt`);

    await board.moveByMenu(title, "decided");
    await expect(undo(page)).toContainText("geändert");
    await page.getByRole("searchbox", { name: "Titel, Gremium, Name" }).press("Control+z");
    await board.expectCardIn("decided", title);
    await board.card(title).getByRole("link", { name: title }).focus();
    await page.keyboard.press("Control+z");
    await board.expectCardIn("planned", title);
    await undo(page).click();
    await expect(board.card(title)).toHaveCount(0);
  });

  test.describe("where somebody else has gone on", () => {
    test.use({ expectedConsoleErrors: /status of 409/ });

    test("says so and takes nothing back", async ({ page, anotherBrowser }) => {
      const title = "Von zweien bearbeitet";
      await make(page, [title], "AG Gesundheitsversorgung Haßberge");
      const board = new Board(page);
      await board.moveByMenu(title, "running");
      await expect(undo(page)).toContainText("geändert");
      // This browser does not hear what the other one does.
      await page.route("**/live/**", () => {});
      await page.reload();
      await hydrated(page);
      const other = new Board(await anotherBrowser("chair"));
      await other.open();
      await other.moveByMenu(title, "done");
      await other.expectSaved();
      await undo(page).click();
      await expect(page.getByRole("alert")).toContainText("Lässt sich nicht mehr zurücknehmen");
      await page.reload();
      await board.expectCardIn("done", title);
    });
  });

  test("works without JavaScript", async ({ page, anotherBrowser }) => {
    const title = "Ohne Skript zurück";
    await make(page, [title]);
    await new Board(page).moveByMenu(title, "decided");
    await expect(undo(page)).toContainText("geändert");
    const plain = await anotherBrowser("coordinator", { javaScriptEnabled: false });
    await plain.goto(`${path}/board`);
    await undo(plain).click();
    await expect(new Board(plain).cardIn("planned", title)).toBeVisible();
  });
});

test.describe("several at once", () => {
  const titles = ["Sammelmappe A", "Sammelmappe B", "Sammelmappe C"];

  test("are moved, given to a committee, removed, and brought back as one", async ({ page }) => {
    await make(page, titles);
    const board = new Board(page);
    await page.getByRole("button", { name: "Mehrere auswählen" }).click();
    const bar = page.getByRole("region", { name: "Ausgewählte Maßnahmen" });
    await expect(bar).toContainText("Noch keine Maßnahme ausgewählt");
    for (const title of titles) {
      await page.getByRole("checkbox", { name: `Auswählen: ${title}` }).check();
    }
    await expect(bar).toContainText("3 Maßnahmen ausgewählt");
    await bar.getByLabel("In was").selectOption("In Umsetzung");
    await bar.getByRole("button", { name: "Anwenden" }).click();
    for (const title of titles) {
      await board.expectCardIn("running", title);
    }
    await expectAccessible(page);

    await bar.getByLabel("Was ändern").selectOption("Gremium");
    await bar.getByLabel("In was").selectOption("AG Versorgung mit Pflege Haßberge");
    await bar.getByRole("button", { name: "Anwenden" }).press("Enter");
    await expect(bar).toContainText("3 Maßnahmen geändert");
    for (const title of titles) {
      await expect(board.card(title)).toContainText("AG Versorgung mit Pflege");
    }
    await bar.getByRole("button", { name: "Entfernen" }).click();
    await expect(board.card(titles[0])).toHaveCount(0);
    await expect(undo(page)).toContainText("3 Maßnahmen entfernt");
    await undo(page).click();
    for (const title of titles) {
      await board.expectCardIn("running", title);
    }
    await page.getByRole("button", { name: "Auswahl beenden" }).first().click();
    await expect(page.getByRole("checkbox")).toHaveCount(0);
  });

  test("can be chosen in the table as well", async ({ page }) => {
    await make(page, ["Tabellenmappe A", "Tabellenmappe B"]);
    await open(page, `${path}/table?q=Tabellenmappe`);
    await page.getByRole("button", { name: "Mehrere auswählen" }).press("Enter");
    const bar = page.getByRole("region", { name: "Ausgewählte Maßnahmen" });
    await bar.getByRole("button", { name: "Alle gezeigten" }).click();
    await expect(bar).toContainText("2 Maßnahmen ausgewählt");
    await bar.getByLabel("Was ändern").selectOption("Fällig");
    await bar.getByLabel("In was").fill("2027-03-31");
    await bar.getByRole("button", { name: "Anwenden" }).click();
    await expect(page.getByRole("row", { name: /Tabellenmappe A/ })).toContainText("31. Mär 2027");
    await expect(page.getByRole("row", { name: /Tabellenmappe B/ })).toContainText("31. Mär 2027");
    await expectAccessible(page);
  });
});

test.describe("rights", () => {
  test.use({ person: "chair", expectedConsoleErrors: /status of 403/ });

  test("measures of others cannot be changed along, and none is", async ({ page }) => {
    await open(page, `${path}/board`);
    await page.getByRole("button", { name: "Mehrere auswählen" }).click();
    const bar = page.getByRole("region", { name: "Ausgewählte Maßnahmen" });
    await expect(bar.getByRole("button", { name: "Entfernen" })).toHaveCount(0);
    await page.getByRole("checkbox", { name: "Auswählen: Telekonsil Dermatologie" }).check();
    await page.getByRole("checkbox", { name: "Auswählen: Gesunde Kita" }).check();
    await bar.getByLabel("Was ändern").selectOption("Finanzierung");
    await bar.getByLabel("In was").fill("Landkreis");
    await bar.getByRole("button", { name: "Anwenden" }).click();
    await expect(bar.getByRole("alert")).toContainText("es wurde keine geändert");
  });

  test("visitors choose nothing and take nothing back", async ({ anotherBrowser }) => {
    const page = await anotherBrowser(undefined);
    await open(page, `${path}/board`);
    await expect(page.getByRole("button", { name: "Mehrere auswählen" })).toHaveCount(0);
    await expect(undo(page)).toHaveCount(0);
  });
});

test.describe("lanes", () => {
  test("a card goes into another lane with the keyboard and takes over its committee", async ({ page }) => {
    const title = "Wandert ins nächste Gremium";
    await make(page, [title]);
    await open(page, `${path}/board?group=committee`);
    const board = new Board(page);
    const last = page.getByRole("region", { name: "Ohne Gremium", exact: true });
    await expect(last.getByRole("article", { name: title })).toBeVisible();
    await board.moveByKeys(title, "Home", "ArrowUp", "Home", "Enter");
    await expect(last.getByRole("article", { name: title })).toHaveCount(0);
    await expect(board.card(title)).toBeVisible();
    await board.expectSaved();
    await page.reload();
    await hydrated(page);
    await expect(last.getByRole("article", { name: title })).toHaveCount(0);
    await undo(page).click();
    await expect(last.getByRole("article", { name: title })).toBeVisible();
  });

  test("a card is dragged into the lane of another goal", async ({ page }) => {
    const title = "Zieht zum anderen Ziel";
    await make(page, [title]);
    await open(page, `${path}/board?group=goal`);
    const lanes = page.locator("section.lane");
    const from = lanes.filter({ has: page.getByRole("article", { name: title }) });
    const own = await from.getAttribute("aria-labelledby");
    const near = lanes.nth((await lanes.evaluateAll((all, own) => all.findIndex((lane) => lane.getAttribute("aria-labelledby") === own), own)) === 0 ? 1 : 0);
    const target = near.getByRole("region", { name: /^Geplant/ });
    // Both in sight: the window is high enough for two lanes, however many cards other tests have made.
    await page.setViewportSize({ width: 1280, height: 6000 });
    await target.scrollIntoViewIfNeeded();
    const card = await page.getByRole("article", { name: title }).getByRole("heading").boundingBox();
    if (!card) throw new Error("not on the screen");
    await page.mouse.move(card.x + 20, card.y + 8);
    await page.mouse.down();
    await page.mouse.move(card.x + 32, card.y + 8);
    // The place that opens under the card moves what lies below it.
    for (let time = 0; time < 2; time++) {
      const to = await target.boundingBox();
      if (!to) throw new Error("not on the screen");
      await page.mouse.move(to.x + to.width / 2, to.y + 40, { steps: 6 });
      await page.evaluate(() => new Promise(requestAnimationFrame));
    }
    await page.mouse.up();
    await expect(near.getByRole("article", { name: title })).toBeVisible();
    await new Board(page).expectSaved();
    await page.reload();
    await expect(near.getByRole("article", { name: title })).toBeVisible();
  });
});

test.describe("without a connection", () => {
  test.use({ expectedConsoleErrors: /ERR_(EMPTY_RESPONSE|CONNECTION_RESET|INCOMPLETE_CHUNKED_ENCODING|SOCKET_NOT_CONNECTED)/ });

  test("moves wait and are sent in their order", async ({ page, connection }) => {
    const [first, second] = ["Wartet als Erste", "Wartet als Zweite"];
    await make(page, [first, second]);
    const board = new Board(page, { at: connection.url });
    await board.open();
    connection.cut();
    await board.moveByMenu(first, "running");
    await board.moveByMenu(second, "running");
    await board.moveByMenu(first, "done");
    await board.expectCardIn("done", first);
    await expect(page.getByText("Ohne Verbindung; wird nachgereicht")).toBeVisible();
    connection.mend();
    await expect(page.getByText("Gespeichert", { exact: true })).toBeVisible({ timeout: 20_000 });
    await page.reload();
    await board.expectCardIn("done", first);
    await board.expectCardIn("running", second);
  });
});

test("whoever answers for a measure changes its facts, whatever committee works on it", async ({ page, anotherBrowser }) => {
  const title = "In fremden Händen";
  await make(page, [title]);
  const member = await anotherBrowser("member");
  const board = new Board(page);
  await open(member, `${path}/board`);
  await expect(new Board(member).grip(title)).toHaveCount(0);
  await board.card(title).getByRole("link", { name: title, exact: true }).click();
  const sheet = page.getByRole("complementary", { name: title, exact: true });
  const responsible = sheet.getByRole("region", { name: "Angaben", exact: true }).getByLabel("Zuständig");
  const name = await ownName(member);
  await responsible.selectOption({ label: name });
  await expect(sheet.getByText("Gespeichert", { exact: true }).first()).toBeVisible();
  await expect(new Board(member).grip(title)).toBeVisible();
  await new Board(member).card(title).getByRole("link", { name: title, exact: true }).click();
  const own = member.getByRole("complementary", { name: title, exact: true });
  await own.getByLabel("Finanzierung").fill("Eigenmittel");
  await own.getByLabel("Finanzierung").press("Tab");
  await expect(own.getByText("Gespeichert", { exact: true }).first()).toBeVisible();
  await expect(own.getByRole("button", { name: "Maßnahme entfernen" })).toHaveCount(0);
});

/** The name under which somebody is known, as the menu of the person says it. */
async function ownName(page: Page): Promise<string> {
  const label = await page.getByLabel(/, Konto: /).getAttribute("aria-label");
  return label?.split(": ")[1] ?? "";
}
