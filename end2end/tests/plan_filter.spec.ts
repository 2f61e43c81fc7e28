// The filter above the board.
import { expectAccessible } from "../fixtures/a11y.ts";
import { expect, hydrated, open, test } from "../fixtures/app.ts";
import { Board, currentPlan } from "../fixtures/board.ts";

const path = `/plan/${currentPlan}/board`;

test.describe("a member", () => {
  test.use({ person: "member" });

  test("finds measures by typing, and the address keeps it", async ({ page }) => {
    await open(page, path);
    const filter = page.getByRole("search", { name: "Maßnahmen filtern" });
    const cards = page.getByRole("article");
    const all = await cards.count();
    await filter.getByRole("searchbox").pressSequentially("hitze");
    await expect(page).toHaveURL(/\?q=hitze$/);
    await expect(new Board(page).card("Hitzewarnkette für den Landkreis")).toBeVisible();
    await expect(new Board(page).card("Gesunde Kita")).toHaveCount(0);
    const some = await cards.count();
    expect(some).toBeLessThan(all);
    await expect(page.getByText(`${some} von ${all} Maßnahmen`)).toBeVisible();
    await expectAccessible(page);

    await page.reload();
    await hydrated(page);
    await expect(filter.getByRole("searchbox")).toHaveValue("hitze");
    await expect(cards).toHaveCount(some);
    await page.getByRole("link", { name: "Filter aufheben" }).click();
    await expect(cards).toHaveCount(all);
    await expect(filter.getByRole("searchbox")).toHaveValue("");
  });

  test("sees only what is theirs, or what is late", async ({ page }) => {
    await open(page, path);
    const which = page.getByRole("navigation", { name: "Welche Maßnahmen" });
    await which.getByRole("link", { name: "Meine" }).press("Enter");
    await expect(page).toHaveURL(/\?only=mine$/);
    await expect(which.getByRole("link", { name: "Meine" })).toHaveAttribute("aria-current", "true");
    await expect(new Board(page).card("Ausbildungsverbund Pflege")).toBeVisible();
    await expect(new Board(page).card("Gesunde Kita")).toHaveCount(0);
    await which.getByRole("link", { name: "Verspätet" }).click();
    await expect(page).toHaveURL(/\?only=late$/);
    await expect(new Board(page).card("Telekonsil Dermatologie")).toBeVisible();
    for (const card of await page.getByRole("article").all()) {
      await expect(card).toContainText(/überfällig|verzögert/);
    }
  });

  test("moves a card among the filtered ones, and it lies there among all", async ({ page }) => {
    await open(page, `${path}?only=mine`);
    const board = new Board(page);
    const title = "Ausbildungsverbund Pflege";
    const intoSecondColumn = [...Array<string>(4).fill("ArrowLeft"), "ArrowRight"];
    await board.moveByKeys(title, ...intoSecondColumn, "Enter");
    await board.expectSaved();
    await page.getByRole("link", { name: "Filter aufheben" }).click();
    await board.expectCardIn("decided", title);
  });
});

test("a visitor is not asked for measures of their own", async ({ page }) => {
  await open(page, path);
  await expect(page.getByRole("navigation", { name: "Welche Maßnahmen" }).getByRole("link")).toHaveText(["Alle", "Verspätet"]);
});

test("without JavaScript the filter is a form", async ({ anotherBrowser }) => {
  const page = await anotherBrowser(undefined, { javaScriptEnabled: false });
  await page.goto(`${path}?only=late`);
  await page.getByRole("searchbox", { name: "Titel, Gremium, Name" }).fill("telekonsil");
  await page.getByRole("searchbox", { name: "Titel, Gremium, Name" }).press("Enter");
  await expect(page).toHaveURL(/only=late&q=telekonsil$/);
  await expect(page.getByRole("article")).toHaveCount(1);
});
