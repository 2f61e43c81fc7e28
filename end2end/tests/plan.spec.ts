// The board. Each test moves cards of its own, because the tests of a worker share a server.
import { expect, hydrated, open, test } from "../fixtures/app.ts";
import { Board, currentPlan, season } from "../fixtures/board.ts";

test.describe("a coordinator", () => {
  test.use({ person: "coordinator" });

  test("keeps the order of a column after a reload", async ({ page }) => {
    const board = new Board(page);
    await board.open();
    const before = await board.titles("done");
    const [first, second] = before;
    await board.moveByKeys(first, "ArrowDown", "Enter");
    await expect.poll(() => board.titles("done")).toEqual([second, first, ...before.slice(2)]);
    await board.moveByKeys(first, "End", "Enter");
    const after = [second, ...before.slice(2), first];
    await expect.poll(() => board.titles("done")).toEqual(after);
    await board.expectSaved();
    await board.open();
    expect(await board.titles("done")).toEqual(after);
  });

  test("puts a card back with Escape, and nothing is saved", async ({ page }) => {
    const board = new Board(page);
    await board.open();
    const requests: string[] = [];
    page.on("request", (request) => requests.push(request.url()));
    const before = await board.titles("running");
    const held = before[2];
    await board.moveByKeys(held, "ArrowRight", "End");
    await expect(board.cardIn("delayed", held)).toBeVisible();
    await board.grip(held).press("Escape");
    await expect.poll(() => board.titles("running")).toEqual(before);
    await expect(board.grip(held)).toBeFocused();
    expect(requests.filter((url) => url.includes("move_measure"))).toEqual([]);
  });

  test("hears where a held card is", async ({ page }) => {
    const board = new Board(page);
    await board.open();
    const [title] = await board.titles("delayed");
    const announcement = page.getByRole("status").filter({ hasText: /./ });
    await board.moveByKeys(title);
    await expect(announcement).toHaveText(
      new RegExp(`^„${title}“ gegriffen, Spalte Verzögert, Platz 1 von \\d+\\. Mit den Pfeiltasten bewegen`),
    );
    await board.grip(title).press("ArrowRight");
    await expect(announcement).toHaveText(/^Spalte Abgeschlossen, Platz 1 von \d+$/);
    await board.grip(title).press("Escape");
    await expect(announcement).toHaveText(`Abgebrochen, „${title}“ liegt wieder am alten Platz.`);
  });

  test("sorts the measures into lanes by goal", async ({ page }) => {
    const board = new Board(page);
    await board.open();
    await page.getByRole("navigation", { name: "Gruppieren" }).getByRole("link", { name: "Nach Ziel" }).click();
    await expect(page).toHaveURL(/\?group=goal$/);
    const lane = page.getByRole("region", { name: "Gut leben mit Demenz", exact: true });
    await expect(lane.getByRole("list", { name: "Ergebnisse" }).getByRole("listitem")).not.toHaveCount(0);
    await expect(lane.getByRole("article", { name: "Helferkreis Demenz ausbauen" })).toBeVisible();
    await expect(lane.getByRole("article", { name: "Gesunde Kita" })).toHaveCount(0);

    await board.moveByKeys("Helferkreis Demenz ausbauen", "ArrowRight", "Enter");
    const delayed = lane.getByRole("region", { name: /^Verzögert/ });
    await expect(delayed.getByRole("article", { name: "Helferkreis Demenz ausbauen" })).toBeVisible();
    await board.expectSaved();
    await page.reload();
    await expect(delayed.getByRole("article", { name: "Helferkreis Demenz ausbauen" })).toBeVisible();
  });

  test("sees the measures of one goal, and the address says which", async ({ page }) => {
    const board = new Board(page);
    await board.open();
    const cards = page.getByRole("article");
    const all = await cards.count();
    const goals = page.getByRole("list", { name: "Ziele" });
    await goals.getByRole("link", { name: "Ältere vor Hitze schützen" }).click();
    await expect(page).toHaveURL(/\?goal=[0-9a-f-]+$/);
    await expect(board.card("Hitzewarnkette für den Landkreis")).toBeVisible();
    await expect(board.card("Gesunde Kita")).toHaveCount(0);
    const some = await cards.count();
    expect(some).toBeLessThan(all);

    await page.reload();
    await hydrated(page);
    await expect(goals.getByRole("link", { name: "Ältere vor Hitze schützen" })).toHaveAttribute("aria-current", "true");
    await expect(cards).toHaveCount(some);

    await page.getByRole("link", { name: "Filter aufheben" }).click();
    await expect(page).toHaveURL(/\/board$/);
    await expect(cards).toHaveCount(all);
    await page.goBack();
    await expect(cards).toHaveCount(some);
  });

  test("opens the board at a measure that was found elsewhere", async ({ page }) => {
    await open(page, "/search?q=Trinkbrunnen");
    await page.getByRole("region", { name: "Treffer" }).getByRole("link", { name: "Trinkbrunnen an acht Plätzen" }).click();
    await expect(page).toHaveURL(new RegExp(`/plan/${currentPlan}/board#measure-`));
    await expect(new Board(page).card("Trinkbrunnen an acht Plätzen")).toBeInViewport();
  });
});

test.describe("two people at once", () => {
  test.use({
    person: "coordinator",
    expectedConsoleErrors: /status of 409|ERR_(EMPTY_RESPONSE|CONNECTION_RESET|INCOMPLETE_CHUNKED_ENCODING|SOCKET_NOT_CONNECTED)/,
  });

  test("a stale move is shown, and can be made all the same", async ({ page, anotherBrowser }) => {
    const title = "Rahmenbedingungen für die Ansiedlung von Hausärzten";
    const board = new Board(page);
    // The first browser does not hear what the second one does.
    await page.route("**/live/**", () => {});
    await board.open();
    const other = new Board(await anotherBrowser("chair"));
    await other.open();
    await other.moveByMenu(title, "running");
    await expect(other.page.getByRole("status").filter({ hasText: "liegt jetzt in In Umsetzung" })).toBeAttached();
    await expect(other.cardIn("running", title)).toBeVisible();
    await other.expectSaved();
    await board.expectCardIn("decided", title);

    await board.moveByMenu(title, "delayed");
    const notice = page.getByRole("alert").filter({ hasText: title });
    await expect(notice).toContainText("Nicht verschoben");
    await expect(notice).toContainText(
      `„${title}“ sollte nach Verzögert, wurde aber inzwischen von jemand anderem geändert und liegt in In Umsetzung.`,
    );
    await board.expectCardIn("running", title);

    await notice.getByRole("button", { name: "Trotzdem nach Verzögert verschieben" }).click();
    await board.expectCardIn("delayed", title);
    await expect(notice).toHaveCount(0);
    await expect(other.cardIn("delayed", title)).toBeVisible();
  });

  test("a stale move can be let go", async ({ page, anotherBrowser }) => {
    const title = "Zweigsprechstunde HNO in Ebern";
    const board = new Board(page);
    await page.route("**/live/**", () => {});
    await board.open();
    const other = new Board(await anotherBrowser("chair"));
    await other.open();
    await other.moveByMenu(title, "running");
    await other.expectSaved();

    await board.moveByMenu(title, "done");
    await page.getByRole("button", { name: "So lassen" }).click();
    await expect(page.getByRole("alert")).toHaveCount(0);
    await board.expectCardIn("running", title);
  });

  test("live updates resume where they broke off", async ({ page, connection, anotherBrowser }) => {
    const [first, second] = ["Hitzeschutz in Pflegeheimen", "Sturzprävention zu Hause"];
    const board = new Board(page, { at: connection.url });
    await board.open();
    const other = new Board(await anotherBrowser("coordinator"));
    await other.open();

    connection.cut();
    await other.moveByMenu(first, "decided");
    await other.expectCardIn("decided", first);
    await expect(page.getByRole("status").filter({ hasText: "Die Verbindung ist unterbrochen" })).toBeVisible();
    await other.moveByMenu(second, "delayed");
    await other.expectCardIn("delayed", second);
    await board.expectCardIn("running", first);

    connection.mend();
    // The browser tries again every few seconds.
    await expect(board.cardIn("decided", first)).toBeVisible({ timeout: 20_000 });
    await expect(board.cardIn("delayed", second)).toBeVisible();
    await expect(page.getByText("Die Verbindung ist unterbrochen")).toHaveCount(0);
  });

  test("whoever holds a card keeps holding it while others move theirs", async ({ page, anotherBrowser }) => {
    const [held, moved] = ["Bewegungstreffs „Mitgehen“", "Tag der Praxisanleitung"];
    const board = new Board(page);
    await board.open();
    const other = new Board(await anotherBrowser("member"));
    await other.open();
    await board.moveByKeys(held, "ArrowRight");
    await other.moveByMenu(moved, "decided");
    await expect(board.cardIn("decided", moved)).toBeVisible();
    await expect(board.grip(held)).toBeFocused();
    await expect(board.grip(held)).toHaveAttribute("aria-pressed", "true");
    await board.grip(held).press("Enter");
    await board.expectCardIn("delayed", held);
  });
});

test.describe("rights", () => {
  test("a member moves the cards of the own committee and no others", async ({ anotherBrowser }) => {
    const board = new Board(await anotherBrowser("member"));
    await board.open();
    const own = ["Springerpool der Träger", "Ausbildungsverbund Pflege", "Rückkehrkurs für Pflegefachkräfte"];
    for (const title of own) {
      await expect(board.grip(title)).toBeVisible();
    }
    for (const title of ["Gesunde Kita", "Telekonsil Dermatologie"]) {
      await expect(board.card(title)).toBeVisible();
      await expect(board.grip(title)).toHaveCount(0);
    }
  });

  for (const person of ["manager", "guest", undefined] as const) {
    test(`${person ?? "a visitor"} reads the board and moves nothing`, async ({ anotherBrowser }) => {
      const board = new Board(await anotherBrowser(person));
      await board.open();
      await expect(board.card("Gesunde Kita")).toBeVisible();
      await expect(board.grips).toHaveCount(0);
      await expect(board.page.getByLabel(/^Verschieben nach/)).toHaveCount(0);
    });
  }

  test("a visitor sees the moves of others", async ({ page, anotherBrowser }) => {
    const title = "Muster-Hitzeschutzplan für Heime";
    const board = new Board(page);
    await board.open();
    const other = new Board(await anotherBrowser("coordinator"));
    await other.open();
    await other.moveByMenu(title, "running");
    await expect(board.cardIn("running", title)).toBeVisible({ timeout: 3_000 });
  });
});

test.describe("with a finger", () => {
  test.use({ person: "coordinator", hasTouch: true, viewport: { width: 390, height: 800 } });

  test("a card is moved by its menu on a narrow screen", async ({ page }) => {
    const title = "Netzwerk pflegende Angehörige";
    const board = new Board(page);
    await board.open();
    await page.getByLabel(`Verschieben nach …: ${title}`).tap();
    await board.card(title).getByRole("button", { name: "Beschlossen" }).tap();
    await board.expectCardIn("decided", title);
  });
});

test("without JavaScript a card is moved by a form, and the board comes back", async ({ anotherBrowser }) => {
  const title = "Notfallmappe für Pflegende";
  const page = await anotherBrowser("coordinator", { javaScriptEnabled: false });
  const board = new Board(page);
  await page.goto(`/plan/${currentPlan}/board`);
  await expect(board.cardIn("done", title)).toBeVisible();
  await board.openSheetByMenu(title);
  await board.setStatus("planned");
  await expect(page).toHaveURL(new RegExp(`/plan/${currentPlan}/board`));
  await board.expectCardIn("planned", title);
});

test("the list of plans is filtered by state, and leads to the board", async ({ page }) => {
  await open(page, "/plan");
  const states = page.getByRole("navigation", { name: "Pläne nach Stand" });
  await states.getByRole("link", { name: /^fortgeführt/ }).click();
  await expect(page).toHaveURL(/\/plan\?state=continued$/);
  await expect(page.getByRole("main").getByRole("link", { name: `Umsetzungsplan ${season(-1)}` })).toBeVisible();
  await expect(page.getByRole("main").getByRole("link", { name: `Umsetzungsplan ${season()}` })).toHaveCount(0);
  await states.getByRole("link", { name: /^Alle/ }).click();
  await page.getByRole("main").getByRole("link", { name: `Hitzeaktionsplan Wiesbaden ${season()}` }).click();
  await expect(page.getByRole("heading", { level: 1, name: `Hitzeaktionsplan Wiesbaden ${season()}` })).toBeVisible();
});
