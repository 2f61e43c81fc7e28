import { expect, hydrated, open, test } from "../fixtures/app.ts";

for (const question of ["pflegestutz", "Pflegestütz", "PFLEGESTUETZPUNKT", "stützpunkt"]) {
  test(`“${question}” finds the Pflegestützpunkt`, async ({ page }) => {
    await open(page, "/directory");
    const field = page.getByRole("banner").getByRole("searchbox", { name: "Suchen" });
    await field.fill(question);
    await field.press("Enter");
    await expect(page).toHaveURL(/\/search\?q=/);
    await hydrated(page);
    const hits = page.getByRole("region", { name: "Treffer" });
    const hit = hits.getByRole("link", { name: "Pflegestützpunkt Haßberge", exact: true });
    await expect(hit.locator("mark")).toHaveText(/ü/);
    await expect(page.getByRole("status").filter({ hasText: `„${question}“` })).toBeVisible();
    await hit.click();
    await expect(page.getByRole("heading", { level: 1, name: "Pflegestützpunkt Haßberge" })).toBeVisible();
  });
}

test("answers are narrowed to one kind, and the address says which", async ({ page }) => {
  await open(page, "/search?q=pflege");
  const kinds = page.getByRole("navigation", { name: "Art der Treffer" });
  const hits = page.getByRole("region", { name: "Treffer" }).getByRole("listitem");
  await kinds.getByRole("link", { name: /^Gremien/ }).click();
  await expect(page).toHaveURL(/\/search\?q=pflege&kind=committee$/);
  await expect(hits.filter({ hasNotText: "Gremium · " })).toHaveCount(0);
  await expect(hits).not.toHaveCount(0);
  const count = await hits.count();
  await page.reload();
  await expect(hits).toHaveCount(count);
  await page.goBack();
  await expect(page).toHaveURL(/\/search\?q=pflege$/);
  await expect(hits.filter({ hasText: "Organisation · " })).not.toHaveCount(0);
});

test("a second question replaces the first", async ({ page }) => {
  await open(page, "/search?q=pflege");
  const field = page.getByRole("main").getByRole("searchbox", { name: "Wonach suchen Sie?" });
  await expect(field).toHaveValue("pflege");
  await field.fill("Demenznetzwerk");
  await page.getByRole("main").getByRole("button", { name: "Suchen" }).click();
  await expect(page).toHaveURL(/\/search\?q=Demenznetzwerk$/);
  await expect(page.getByRole("status").filter({ hasText: "„Demenznetzwerk“" })).toBeVisible();
  await expect(page).toHaveTitle("Suche nach „Demenznetzwerk“ · Geflecht");
});

test("what is not found is said, with a way onward", async ({ page }) => {
  await open(page, "/search?q=xyzzy");
  await expect(page.getByRole("status").filter({ hasText: "Nichts gefunden für „xyzzy“" })).toBeVisible();
  await page.getByRole("main").getByRole("link", { name: "Zum Verzeichnis" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Verzeichnis" })).toBeVisible();
});

test("signs and quotes of a question do no harm", async ({ page }) => {
  for (const question of ['"', "' or 1=1 --", "%", "AND", "(", "<b>Pflege</b>", "a*b:c"]) {
    const answer = await page.goto(`/search?q=${encodeURIComponent(question)}`);
    expect(answer?.status(), question).toBe(200);
    await expect(page.getByRole("searchbox", { name: "Wonach suchen Sie?" })).toHaveValue(question);
  }
});

test("people are found by those who are signed in, and by nobody else", async ({ page, anotherBrowser }) => {
  await open(page, "/search?q=Pflegedirektion");
  await expect(page.getByRole("status").filter({ hasText: "Nichts gefunden" })).toBeVisible();
  const member = await anotherBrowser("member");
  await open(member, "/search?q=Pflegedirektion");
  await expect(member.getByRole("link", { name: "Pflegedirektion Haßberg-Kliniken" })).toBeVisible();
});

test("measures are found and lead to their board", async ({ page }) => {
  await open(page, "/search?q=Kurzzeitpflege");
  await page.getByRole("region", { name: "Treffer" }).getByRole("link", { name: "Börse für Kurzzeitpflege" }).click();
  await expect(page).toHaveURL(/\/plan\/[0-9a-f-]+\/board#measure-/);
  await expect(page.getByRole("article", { name: "Börse für Kurzzeitpflege" })).toBeInViewport();
});

test("a slash leads to the search from anywhere", async ({ page }) => {
  await open(page, "/directory");
  await page.keyboard.press("/");
  const field = page.getByRole("banner").getByRole("searchbox", { name: "Suchen" });
  await expect(field).toBeFocused();
  await page.keyboard.type("a/b");
  await expect(field).toHaveValue("a/b");
});
