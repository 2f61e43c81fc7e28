import { expect, hydrated, open, test } from "../fixtures/app.ts";
import { season } from "../fixtures/board.ts";

/** What the address asks for, without the fields of the form that were left empty. */
function asked(url: string): Record<string, string> {
  return Object.fromEntries([...new URL(url).searchParams].filter(([, value]) => value));
}

test("a list is filtered by a form, and the address says by what", async ({ page }) => {
  await open(page, "/directory/committees");
  const table = page.getByRole("table", { name: "Gremien" });
  const filter = page.getByRole("search", { name: "Liste filtern" });
  await filter.getByLabel("Name oder Stichwort").fill("Pflege");
  await filter.getByLabel("Art").selectOption("Arbeitsgruppe");
  await filter.getByRole("button", { name: "Filtern" }).click();

  await expect.poll(() => asked(page.url())).toEqual({ q: "Pflege", kind: "working_group" });
  await expect(table.getByRole("rowheader", { name: "AG Versorgung mit Pflege Haßberge" })).toBeVisible();
  await expect(table.getByRole("cell", { name: "Gesundheitsforum" })).toHaveCount(0);
  const shown = await table.getByRole("rowheader").count();

  await page.reload();
  await hydrated(page);
  await expect(filter.getByLabel("Name oder Stichwort")).toHaveValue("Pflege");
  await expect(table.getByRole("rowheader")).toHaveCount(shown);

  const chips = page.getByRole("list", { name: "Gesetzte Filter" });
  await expect(chips.getByRole("link")).toHaveText([/^Stichwort: Pflege/, /^Art: Arbeitsgruppe/, "Alle entfernen"]);
  await chips.getByRole("link", { name: /^Art: Arbeitsgruppe/ }).click();
  await expect.poll(() => asked(page.url())).toEqual({ q: "Pflege" });
  await expect(table.getByRole("rowheader")).not.toHaveCount(shown);

  await page.goBack();
  await expect.poll(() => asked(page.url())).toEqual({ q: "Pflege", kind: "working_group" });
  await expect(filter.getByLabel("Art")).toHaveValue("working_group");
  await expect(table.getByRole("rowheader")).toHaveCount(shown);
  await chips.getByRole("link", { name: "Alle entfernen" }).click();
  await expect(page).toHaveURL(/\/directory\/committees$/);
  await expect(filter.getByLabel("Name oder Stichwort")).toHaveValue("");
});

test("a list is sorted by its heads, and the address says how", async ({ page }) => {
  await open(page, "/directory/committees");
  const table = page.getByRole("table", { name: "Gremien" });
  await expect(table.getByRole("columnheader", { name: "Name" })).toHaveAttribute("aria-sort", "ascending");
  await table.getByRole("columnheader", { name: "Sitze" }).getByRole("link").click();
  await expect(page).toHaveURL(/\?sort=size$/);
  await expect(table.getByRole("columnheader", { name: "Sitze" })).toHaveAttribute("aria-sort", "descending");
  await expect(table.getByRole("columnheader", { name: "Name" })).not.toHaveAttribute("aria-sort");
  const seats = (await table.getByRole("row").locator("td:last-child").allTextContents()).map(Number);
  expect(seats).toEqual([...seats].sort((a, b) => b - a));
  await page.goBack();
  await expect(table.getByRole("columnheader", { name: "Name" })).toHaveAttribute("aria-sort", "ascending");
});

test("a long list has pages, and the back button turns them", async ({ page }) => {
  await open(page, "/directory/organisations");
  const pages = page.getByRole("navigation", { name: "Seiten" });
  await expect(pages.getByRole("status")).toHaveText(/^1–50 von [\d.]+$/);
  const first = await page.getByRole("rowheader").first().innerText();
  await pages.getByRole("link", { name: "Weiter" }).click();
  await expect(page).toHaveURL(/\?page=2$/);
  await expect(pages.getByRole("status")).toHaveText(/^51–100 von [\d.]+$/);
  await expect(pages.getByRole("link", { name: "Seite 2" })).toHaveAttribute("aria-current", "page");
  await expect(page.getByRole("rowheader").first()).not.toHaveText(first);
  await page.goBack();
  await expect(pages.getByRole("status")).toHaveText(/^1–50 von [\d.]+$/);
  await expect(page.getByRole("rowheader").first()).toHaveText(first);
});

test("a filter that leaves nothing says so and offers the way back", async ({ page }) => {
  await open(page, "/directory/committees?q=xyzzy");
  const empty = page.getByRole("region", { name: "Nichts gefunden" });
  await empty.getByRole("link", { name: "Ohne Filter zeigen" }).click();
  await expect(page.getByRole("table", { name: "Gremien" })).toBeVisible();
});

test("the start page leads to all lists, and the tabs from one to the next", async ({ page }) => {
  await open(page, "/directory");
  await page.getByRole("main").getByRole("link", { name: "Gesundheitsregionen", exact: true }).click();
  await expect(page.getByRole("table", { name: "Gesundheitsregionen" })).toBeVisible();
  for (const [tab, path] of [
    ["Gremien", "committees"],
    ["Organisationen", "organisations"],
    ["Kreise und Städte", "regions"],
  ]) {
    await page.getByRole("navigation", { name: "Verzeichnis" }).getByRole("link", { name: tab }).click();
    await expect(page).toHaveURL(new RegExp(`/directory/${path}$`));
    await expect(page.getByRole("table", { name: tab })).toBeVisible();
  }
  await page.goto("/directory");
  await page.getByRole("region", { name: "Gesundheitsregionen nach Land" }).getByRole("link", { name: "Bayern" }).click();
  await expect(page).toHaveURL(/\/directory\/health-regions\?state=09$/);
  await expect(page.getByRole("table").getByRole("cell", { name: "Hessen" })).toHaveCount(0);
});

test.describe("signed in", () => {
  test.use({ person: "coordinator" });

  test("a health region leads to its plan, committees, organisations and districts", async ({ page }) => {
    await open(page, "/directory/health-regions?q=Haßberge");
    await page.getByRole("rowheader").getByRole("link", { name: "Gesundheitsregion plus Landkreis Haßberge" }).click();
    await expect(page.getByRole("heading", { level: 1, name: "Gesundheitsregion plus Landkreis Haßberge" })).toBeVisible();
    const plans = page.getByRole("region", { name: "Umsetzungspläne" });
    await expect(plans.getByRole("link", { name: `Umsetzungsplan ${season(1)}` })).toBeVisible();
    await expect(page.getByRole("region", { name: /^Gremien/ }).getByRole("link")).not.toHaveCount(0);
    const organisations = page.getByRole("region", { name: /^Organisationen/ });
    await organisations.getByRole("link", { name: "Im Verzeichnis filtern" }).click();
    await expect(page.getByRole("list", { name: "Gesetzte Filter" })).toContainText("Gesundheitsregion plus Landkreis Haßberge");
    await page.goBack();
    await page.getByRole("region", { name: "Kreise und Städte" }).getByRole("link", { name: "Haßberge (Landkreis)" }).click();
    await expect(page.getByRole("heading", { level: 1, name: "Haßberge" })).toBeVisible();
    await expect(page.getByRole("region", { name: "Zuständige" })).toContainText("Gesundheitsregion plus Landkreis Haßberge");
  });

  test("a committee shows its seats, earlier seats, what it has set up, and its history", async ({ page }) => {
    await open(page, "/directory/committees?q=Versorgung+mit+Pflege");
    await page.getByRole("link", { name: "AG Versorgung mit Pflege Haßberge" }).click();
    await expect(page.getByRole("heading", { level: 1, name: "AG Versorgung mit Pflege Haßberge" })).toBeVisible();
    const members = page.getByRole("table", { name: "Mitglieder" });
    await expect(members.getByRole("row", { name: /^Leitung Pflegestützpunkt Haßberge/ })).toContainText("Vorsitz");
    await expect(members.getByRole("rowheader", { name: "nicht besetzt" })).toHaveCount(2);
    await expect(page.getByText("2 Sitze sind nicht besetzt.")).toBeVisible();
    await expect(page.getByRole("table", { name: "Frühere Sitze" })).toBeHidden();
    await page.locator("summary").filter({ hasText: "Frühere Sitze" }).click();
    await expect(page.getByRole("table", { name: "Frühere Sitze" })).toContainText("Kreisvorsitz AWO Haßberge");
    await expect(page.getByRole("region", { name: /^Eingesetzte Gremien/ }).getByRole("link")).toHaveCount(3);
    await expect(page.getByRole("region", { name: "Verlauf" })).toBeVisible();

    await members.getByRole("link", { name: "Pflegestützpunkt Haßberge", exact: true }).first().click();
    await expect(page.getByRole("heading", { level: 1, name: "Pflegestützpunkt Haßberge" })).toBeVisible();
    const seats = page.getByRole("table", { name: "Sitze in Gremien" });
    await expect(seats.getByRole("link", { name: "AG Versorgung mit Pflege Haßberge" }).first()).toBeVisible();
    const path = page.getByRole("navigation", { name: "Pfad" });
    await path.getByRole("link", { name: "Organisationen" }).click();
    await expect(page).toHaveURL(/\/directory\/organisations$/);
  });

  test("a person can be reached", async ({ page }) => {
    await open(page, "/directory/people?q=Pflegestützpunkt+Haßberge");
    await page.getByRole("rowheader").getByRole("link", { name: "Leitung Pflegestützpunkt Haßberge" }).click();
    const contact = page.getByRole("region", { name: "Kontakt" });
    await expect(contact.getByRole("link", { name: /@/ })).toHaveAttribute("href", /^mailto:/);
    await expect(contact.getByRole("link", { name: /^\+49|^0/ })).toHaveAttribute("href", /^tel:\+?\d+$/);
  });

  test("from a page of the directory to the same thing on the map", async ({ page }) => {
    await open(page, "/directory/committees?q=Versorgung+mit+Pflege");
    await page.getByRole("link", { name: "AG Versorgung mit Pflege Haßberge" }).click();
    await page.getByRole("link", { name: "Auf der Karte zeigen" }).click();
    await expect(page).toHaveURL(/\/map\?node=[0-9a-f-]+$/);
    await expect(page.getByRole("region", { name: "AG Versorgung mit Pflege Haßberge" })).toBeVisible();
  });
});

test("a visitor sees for whom the seats are, but no people", async ({ page }) => {
  await open(page, "/directory/committees?q=Versorgung+mit+Pflege");
  await page.getByRole("link", { name: "AG Versorgung mit Pflege Haßberge" }).click();
  await expect(page.getByText("Wer die Sitze innehat, sehen nur Angemeldete.")).toBeVisible();
  const members = page.getByRole("table", { name: "Mitglieder" });
  await expect(members.getByRole("columnheader", { name: "Person" })).toHaveCount(0);
  await expect(members.getByRole("rowheader", { name: "Pflegestützpunkt Haßberge" }).first()).toBeVisible();
  await expect(members.locator("a[href*='/people/']")).toHaveCount(0);
});

test("Hanau is a city of its own since 2026, and both districts say so", async ({ page }) => {
  await open(page, "/directory/regions?q=hanau");
  await page.getByRole("rowheader").getByRole("link", { name: "Hanau" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Hanau" })).toBeVisible();
  await expect(page.getByRole("region", { name: "Angaben" })).toContainText("06415");
  const changes = page.getByRole("region", { name: "Gebietsänderungen" });
  await expect(changes).toContainText("1. Januar 2026");
  await changes.getByRole("link", { name: "Main-Kinzig-Kreis (Landkreis)" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Main-Kinzig-Kreis" })).toBeVisible();
  const territories = page.getByRole("table", { name: "Gebietsstände" });
  await expect(territories.getByRole("row", { name: /^seit Jan 2026/ })).toContainText("318.462");
  await expect(territories.getByRole("row", { name: /^bis Dez 2025/ })).toContainText("412.094");
  await expect(page.getByRole("region", { name: "Gebietsänderungen" })).toContainText("abgegeben an Hanau");
});

test.describe("what does not exist", () => {
  test.use({ expectedConsoleErrors: /status of 404/ });

  for (const path of [
    "/nowhere",
    "/directory/guilds",
    "/directory/committees/00000000-0000-8000-8000-000000000000",
    "/directory/regions/99999",
    "/plan/00000000-0000-8000-8000-000000000000/board",
  ]) {
    test(`${path} is answered with a way onward`, async ({ page }) => {
      const answer = await page.goto(path);
      expect(answer?.status()).toBe(404);
      await hydrated(page);
      await expect(page.getByRole("heading", { level: 1, name: "Diese Seite gibt es nicht" })).toBeVisible();
      await page.getByRole("main").getByRole("link", { name: "Zur Übersicht" }).click();
      await expect(page.getByRole("heading", { level: 1, name: "Übersicht" })).toBeVisible();
    });
  }
});
