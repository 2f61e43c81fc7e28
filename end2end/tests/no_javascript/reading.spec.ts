// Everything can be read, and what changes something is a form, before or without any script.
import { expect, test } from "../../fixtures/app.ts";
import { Board, currentPlan, season } from "../../fixtures/board.ts";
import { publicPages } from "../../fixtures/pages.ts";
import { signIn } from "../../fixtures/people.ts";

for (const { path, status = 200 } of publicPages) {
  test.describe(path, () => {
    test.use({ expectedConsoleErrors: status === 200 ? undefined : new RegExp(`status of ${status}`) });

    test("comes whole", async ({ page }) => {
      const answer = await page.goto(path);
      expect(answer?.status()).toBe(status);
      await expect(page.getByRole("heading", { level: 1 })).not.toBeEmpty();
      await expect(page.getByText("Wird geladen …")).toHaveCount(0);
      await expect(page.getByRole("main")).toHaveText(/\S.{20,}/s);
    });
  });
}

test("the overview shows published plans and their state", async ({ page }) => {
  await page.goto("/");
  const adopted = page.getByRole("region", { name: "Beschlossene Pläne" });
  await expect(adopted.getByRole("listitem").filter({ hasText: "Haßberge" })).toContainText(/\d+ von \d+ Maßnahmen/);
});

test("a committee is found, and its seats are there", async ({ page }) => {
  await page.goto("/");
  await page.getByRole("banner").getByRole("searchbox").fill("versorgung mit pflege");
  await page.keyboard.press("Enter");
  await page.getByRole("region", { name: "Treffer" }).getByRole("link", { name: "AG Versorgung mit Pflege" }).click();
  await expect(page.getByRole("table", { name: "Mitglieder" }).getByRole("row")).not.toHaveCount(1);
});

test("a list is filtered by its form and turned page by page", async ({ page }) => {
  await page.goto("/directory/committees");
  await page.getByLabel("Art").selectOption("Gesundheitsforum");
  await page.getByRole("button", { name: "Filtern" }).click();
  await expect(page).toHaveURL(/kind=forum/);
  await expect(page.getByRole("cell", { name: "Arbeitsgruppe" })).toHaveCount(0);
  await expect(page.getByRole("cell", { name: "Gesundheitsforum" })).not.toHaveCount(0);
  await page.goto("/directory/organisations");
  await page.getByRole("link", { name: "Weiter" }).click();
  await expect(page.getByRole("status")).toHaveText(/^51–100 von /);
});

test("the map is a table that can be filtered", async ({ page }) => {
  await page.goto("/map");
  await page.getByRole("main").getByRole("link", { name: "Als Tabelle ansehen" }).click();
  await expect(page.getByRole("table").getByRole("row")).toHaveCount(51);
  await page.getByLabel("Name enthält").fill("Pflegestützpunkt");
  await page.getByRole("button", { name: "Anwenden" }).click();
  await expect(page).toHaveURL(/q=Pflegest/);
  await expect(page.getByRole("rowheader").filter({ hasNotText: "Pflegestützpunkt" })).toHaveCount(0);
  await expect(page.getByRole("rowheader")).not.toHaveCount(0);
});

test("the search of the map asks the table", async ({ page }) => {
  await page.goto("/map");
  await page.getByRole("main").getByRole("combobox", { name: "Im Netz suchen" }).fill("Demenznetzwerk");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("rowheader").first()).toContainText("Demenznetzwerk");
});

test("the way from one node to another is text", async ({ page }) => {
  await page.goto("/directory/committees?q=Pflege");
  await page.getByRole("main").getByRole("link", { name: "AG Versorgung mit Pflege Haßberge" }).click();
  const from = page.url().split("/").pop()!;
  await page.goto(`/map?node=${from}`);
  await page.getByRole("link", { name: "Weg von hier …" }).click();
  await page.getByRole("region", { name: "AG Versorgung mit Pflege Haßberge" }).getByRole("link", { name: /^Organisation:/ }).first().click();
  await expect(page).toHaveURL(/[?&]from=/);
  await expect(page.getByRole("region", { name: "Weg hierher" }).getByRole("listitem").first()).toContainText("AG Versorgung");
});

test("the board shows all cards, alone and in lanes", async ({ page }) => {
  await page.goto("/plan");
  await page.locator(`a[href='/plan/${currentPlan}/board']`).click();
  await expect(page.getByRole("heading", { level: 1, name: `Umsetzungsplan ${season()}` })).toBeVisible();
  const board = new Board(page);
  const count = await page.getByRole("article").count();
  expect(count).toBe(40);
  await expect(board.cardIn("running", "Gesprächskreise in vier Orten")).toBeVisible();
  await page.getByRole("link", { name: "Nach Ziel" }).click();
  await expect(page).toHaveURL(/group=goal/);
  await expect(page.getByRole("article")).toHaveCount(count);
});

test("the dashboard shows the plan that was chosen", async ({ page }) => {
  await page.goto("/dashboard");
  await page.getByLabel("Plan", { exact: true }).selectOption(`Stadt Wiesbaden: Hitzeaktionsplan Wiesbaden ${season()}`);
  await page.getByRole("button", { name: "Anzeigen" }).click();
  await expect(page.getByRole("paragraph").filter({ hasText: /von 8 Maßnahmen (sind|ist) erreicht/ })).toBeVisible();
});

test("a number of the dashboard leads to the measures that it counts", async ({ page }) => {
  await page.goto(`/dashboard?plan=${currentPlan}`);
  const panel = page.getByRole("region", { name: "Nach Ziel", exact: true });
  await panel.locator("summary").filter({ hasText: "Als Tabelle" }).click();
  const number = panel.getByRole("table").getByRole("link").first();
  const count = Number(await number.textContent());
  await number.click();
  await expect(page).toHaveURL(/\/table\?goal=[0-9a-f-]{36}&standing=/);
  await expect(page.getByText(new RegExp(`^${count} von \\d+ Maßnahmen`))).toBeVisible();
  await expect(page.locator("main tbody tr")).toHaveCount(count);
});

test("language and theme are links", async ({ page }) => {
  await page.goto("/directory/committees?q=Pflege");
  await page.getByRole("banner").getByRole("link", { name: "English" }).click();
  await expect(page.locator("html")).toHaveAttribute("lang", "en");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Directory: Committees");
  await expect(page.getByLabel("Name or keyword")).toHaveValue("Pflege");
  await page.getByRole("banner").getByRole("link", { name: "Dark theme" }).click();
  await expect(page.locator("html")).toHaveAttribute("data-theme", "dark");
  await expect(page.locator("html")).toHaveAttribute("lang", "en");
});

test("a member signs in, moves a card and signs out", async ({ page }) => {
  const title = "Runder Tisch Pflege";
  await page.goto(`/sign-in?next=${encodeURIComponent(`/plan/${currentPlan}/board`)}`);
  await signIn(page, "member");
  const board = new Board(page);
  await board.openSheetByMenu(title);
  await board.setStatus("delayed", "Ein Träger ist abgesprungen.", "Ersatz suchen");
  await expect(page).toHaveURL(new RegExp(`/plan/${currentPlan}/board`));
  await board.expectCardIn("delayed", title);
  await page.getByLabel("Konto: Pflegedienstleitung Sozialstation Haßfurt").click();
  await page.getByRole("button", { name: "Abmelden" }).click();
  await expect(page.getByRole("banner").getByRole("link", { name: "Anmelden" })).toBeVisible();
});

test("a stale form is refused with a page, not with a bare word", async ({ page, anotherBrowser }) => {
  const title = "Ausbildungsverbund Pflege";
  await page.goto(`/sign-in?next=${encodeURIComponent(`/plan/${currentPlan}/board`)}`);
  await signIn(page, "member");
  const board = new Board(page);
  const other = new Board(await anotherBrowser("coordinator", { javaScriptEnabled: false }));
  await other.page.goto(`/plan/${currentPlan}/board`);
  await board.openSheetByMenu(title);
  await other.openSheetByMenu(title);
  await other.setStatus("running");
  await other.expectCardIn("running", title);
  await board.setStatus("decided");
  await expect(page.getByRole("alert")).toContainText("Jemand anderes hat das inzwischen geändert.");
  await board.expectCardIn("running", title);
});
