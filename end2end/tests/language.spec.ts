import { expect, hydrated, open, test } from "../fixtures/app.ts";
import { currentPlan } from "../fixtures/board.ts";

const pages = [
  { path: "/directory/committees?q=Pflege&sort=size", german: "Verzeichnis: Gremien", english: "Directory: Committees" },
  { path: "/map?kind=committee", german: "Netzwerk", english: "Network" },
  { path: "/search?q=pflege", german: "Suche", english: "Search" },
  { path: "/dashboard?plan=all", german: "Auswertung", english: "Dashboard" },
  { path: "/plan?state=continued", german: "Umsetzungspläne", english: "Implementation plans" },
];

for (const { path, german, english } of pages) {
  test(`${path} changes its language in place`, async ({ page, context }) => {
    await open(page, path);
    const heading = page.getByRole("heading", { level: 1 });
    await expect(heading).toHaveText(german);
    let loads = 0;
    page.on("load", () => (loads += 1));

    await page.getByRole("banner").getByRole("link", { name: "English" }).click();
    await expect(heading).toHaveText(english);
    await expect(page.locator("html")).toHaveAttribute("lang", "en");
    expect(new URL(page.url()).pathname + new URL(page.url()).search).toBe(path);
    const cookies = await context.cookies();
    expect(cookies.find(({ name }) => name === "geflecht_language")?.value).toBe("en");
    expect(loads).toBe(0);

    await page.reload();
    await hydrated(page);
    await expect(heading).toHaveText(english);
    await page.getByRole("banner").getByRole("link", { name: "Deutsch" }).click();
    await expect(heading).toHaveText(german);
    await expect(page.locator("html")).toHaveAttribute("lang", "de");
  });
}

test("what was chosen and opened stays when the language changes", async ({ page }) => {
  await open(page, `/plan/${currentPlan}/board?group=goal`);
  await expect(page.getByRole("region", { name: /^In Umsetzung/ }).first()).toBeVisible();
  await page.getByRole("banner").getByRole("link", { name: "English" }).click();
  await expect(page.getByRole("region", { name: /^Running/ }).first()).toBeVisible();
  await expect(page).toHaveURL(/\?group=goal$/);
  await expect(page.getByRole("link", { name: "By goal" })).toHaveAttribute("aria-current", "true");
});

test("the title of the window is in the language of the page", async ({ page }) => {
  await open(page, "/directory");
  await expect(page).toHaveTitle("Verzeichnis · Geflecht");
  await page.getByRole("banner").getByRole("link", { name: "English" }).click();
  await expect(page).toHaveTitle("Directory · Geflecht");
});

test("a language in the address is kept for the next page", async ({ page, context }) => {
  await open(page, "/directory?lang=en");
  await expect(page.locator("html")).toHaveAttribute("lang", "en");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Directory");
  expect((await context.cookies()).find(({ name }) => name === "geflecht_language")?.value).toBe("en");
  await page.goto("/plan");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Implementation plans");
});

for (const [locale, language] of [["de-AT", "de"], ["en-US", "en"], ["fr-FR", "de"]] as const) {
  test.describe(`a browser that speaks ${locale}`, () => {
    test.use({ locale });

    test(`is answered in ${language}`, async ({ page }) => {
      await page.goto("/directory");
      await expect(page.locator("html")).toHaveAttribute("lang", language);
    });
  });
}

test("the address wins over the cookie, and the cookie over the browser", async ({ browser, baseURL }) => {
  const context = await browser.newContext({ locale: "en-GB" });
  await context.addCookies([{ name: "geflecht_language", value: "de", url: baseURL! }]);
  const page = await context.newPage();
  await page.goto("/directory");
  await expect(page.locator("html")).toHaveAttribute("lang", "de");
  await page.goto("/directory?lang=en");
  await expect(page.locator("html")).toHaveAttribute("lang", "en");
  await context.close();
});

test("German content is marked as German on an English page", async ({ page }) => {
  await open(page, `/plan/${currentPlan}/board?lang=en`);
  await expect(page.getByRole("heading", { name: "Gesunde Kita" })).toHaveAttribute("lang", "de");
});

for (const [theme, name, other] of [["dark", "Dunkle Darstellung", "Helle Darstellung"]] as const) {
  test(`the ${theme} theme is chosen in place and kept`, async ({ page }) => {
    await open(page, "/directory");
    const background = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
    const light = await background();
    let loads = 0;
    page.on("load", () => (loads += 1));
    await page.getByRole("link", { name }).click();
    await expect(page.locator("html")).toHaveAttribute("data-theme", theme);
    await expect.poll(background).not.toBe(light);
    expect(loads).toBe(0);
    const chosen = await background();
    await page.reload();
    await hydrated(page);
    expect(await background()).toBe(chosen);
    await page.getByRole("link", { name: other }).click();
    await expect.poll(background).toBe(light);
  });
}
