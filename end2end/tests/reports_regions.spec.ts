// Health regions side by side: figures are released, compared on a map and in a table, and what is not released is not seen.
import { expectAccessible, expectReadableInDark } from "../fixtures/a11y.ts";
import { expect, hydrated, open, test } from "../fixtures/app.ts";
import { currentPlan } from "../fixtures/board.ts";

const path = "/dashboard/regions";
const own = "Gesundheitsregion plus Landkreis Haßberge";
const silent = "Gesundheitsregion plus Landkreis Rhön-Grabfeld";
const released = "Gesundheitsregion plus Landkreis Bad Kissingen";

test.describe("a visitor", () => {
  test.use({ expectedConsoleErrors: /status of 401/ });

  test("is asked to sign in", async ({ page }) => {
    await page.goto(path);
    await expect(page.getByRole("heading", { level: 1, name: "Bitte melden Sie sich an" })).toBeVisible();
  });
});

test.describe("a guest", () => {
  test.use({ person: "guest", expectedConsoleErrors: /status of 403/ });

  test("does not compare", async ({ page }) => {
    await page.goto(path);
    await expect(page.getByRole("heading", { level: 1, name: "Dafür fehlt Ihnen das Recht" })).toBeVisible();
    await open(page, "/dashboard");
    await expect(page.getByRole("link", { name: "Regionen vergleichen" })).toHaveCount(0);
  });
});

test.describe("the manager of a region", () => {
  test.use({ person: "manager" });

  test("comes from the dashboard and reads what others have released", async ({ page }) => {
    await open(page, "/dashboard");
    await page.getByRole("link", { name: "Regionen vergleichen" }).click();
    await expect(page.getByRole("heading", { level: 1, name: "Gesundheitsregionen im Vergleich" })).toBeVisible();
    await expect(page.getByText(/haben \d Zahlen freigegeben\. Im Median: verzögerte Maßnahmen/)).toBeVisible();
    const table = page.getByRole("table", { name: "Gesundheitsregionen mit den Zahlen ihrer Pläne" });
    await expect(table.getByRole("row").filter({ hasText: silent })).toContainText("keine freigegebenen Zahlen");
    await expect(table.getByRole("row").filter({ hasText: own })).toContainText("Ihre Region");
    await expect(table.getByRole("row", { name: /^Summe der freigegebenen/ })).toBeVisible();
  });

  test("orders the table by its heads, also with the keyboard", async ({ page }) => {
    await open(page, path);
    const table = page.getByRole("table", { name: "Gesundheitsregionen mit den Zahlen ihrer Pläne" });
    const head = table.getByRole("columnheader", { name: "Maßnahmen", exact: true });
    await head.getByRole("link").press("Enter");
    await expect(page).toHaveURL(/sort=-measures/);
    await expect(head).toHaveAttribute("aria-sort", "descending");
    await expect(table.locator("tbody tr").first()).toContainText(own);
    await head.getByRole("link").press("Enter");
    await expect(page).toHaveURL(/sort=measures/);
    await expect(table.locator("tbody tr").first()).not.toContainText(own);
  });

  test("goes from an area of the map to its row, and from a number to what it counts", async ({ page }) => {
    await open(page, `${path}?figure=measures`);
    const map = page.getByRole("group", { name: "Karte: Maßnahmen" });
    await expect(map.getByRole("link", { name: `${silent}: keine freigegebenen Zahlen` })).toBeVisible();
    await map.getByRole("link", { name: `${released}: Maßnahmen 8` }).press("Enter");
    await expect(page).toHaveURL(/#region-[0-9a-f-]{36}$/);
    const row = page.getByRole("row").filter({ hasText: released });
    await expect(row).toBeInViewport();
    await row.getByRole("link", { name: "8", exact: true }).click();
    await expect(page).toHaveURL(/\/plan\/[0-9a-f-]{36}\/table/);
    await expect(page.locator("main tbody tr")).toHaveCount(8);
  });

  test("compares like with like, and is told the rule", async ({ page }) => {
    await open(page, path);
    await page.getByLabel("Regionen", { exact: true }).selectOption("100.000 bis unter 200.000");
    await page.getByRole("button", { name: "Anzeigen" }).click();
    await expect(page).toHaveURL(/compare=medium/);
    await expect(page.getByText(/\d+ weitere sind nicht von dieser Art\./)).toBeVisible();
    // Only two of those that are left have released their figures: no sum, no median.
    await expect(page.getByText(/^Weniger als drei Regionen haben diese Zahl freigegeben\./)).toBeVisible();
    await expect(page.getByRole("row", { name: /^Summe der freigegebenen/ })).toHaveCount(0);
    await open(page, `${path}?compare=urban`);
    await expect(page.getByRole("heading", { level: 2, name: "Nichts zu vergleichen" })).toBeVisible();
    await page.getByRole("link", { name: "Alle Regionen zeigen" }).click();
    await expect(page).not.toHaveURL(/compare=/);
    const rule = page.getByText(/mindestens die Hälfte ihrer Einwohner in kreisfreien Städten/);
    await expect(rule).toBeHidden();
    await page.locator("summary").filter({ hasText: "Was die Zahlen bedeuten" }).click();
    await expect(rule).toBeVisible();
  });

  test("takes all figures along as a file", async ({ page }) => {
    await open(page, path);
    const file = page.getByRole("link", { name: "Alle Zahlen als CSV herunterladen" });
    const answer = await page.request.get((await file.getAttribute("href")) ?? "");
    expect(answer.headers()["content-type"]).toBe("text/csv; charset=utf-8");
    const line = (await answer.text()).split("\n").find((row) => row.includes(silent));
    expect(line).toContain(";;;;;;;;;;");
  });

  test("releases the own figures and takes that back", async ({ page }) => {
    await open(page, `/plan/${currentPlan}/settings`);
    const panel = page.getByRole("region", { name: "Zahlen im Vergleich der Regionen" });
    await expect(panel).toContainText("sind nicht freigegeben");
    await panel.getByRole("button", { name: "Zahlen für Serviceeinheit und Ministerium freigeben" }).click();
    await expect(page.getByText("Die Freigabe ist geändert.")).toBeVisible();
    await expect(panel).toContainText("Abteilungsleitung Gesundheit und Soziales Haßberge");
    await panel.getByRole("button", { name: "Freigabe zurücknehmen" }).click();
    await expect(panel).toContainText("sind nicht freigegeben");
  });

  test("has a page without a violation, in the dark and on paper too", async ({ page }) => {
    await open(page, path);
    await page.locator("summary").filter({ hasText: "Was die Zahlen bedeuten" }).click();
    await expectAccessible(page);
    await expectReadableInDark(page);
    await page.emulateMedia({ media: "print" });
    await expect(page.getByRole("button", { name: "Anzeigen" })).toBeHidden();
    await expect(page.locator("svg.choropleth")).toBeVisible();
    await expect(page.getByRole("table", { name: "Gesundheitsregionen mit den Zahlen ihrer Pläne" })).toBeVisible();
  });
});

test.describe("without a script", () => {
  test.use({ person: "manager", javaScriptEnabled: false });

  test("the form chooses and the map is there", async ({ page }) => {
    await page.goto(path);
    await page.getByLabel("Zahl auf der Karte").selectOption("Maßnahmen");
    await page.getByRole("button", { name: "Anzeigen" }).click();
    await expect(page).toHaveURL(/figure=measures/);
    await expect(page.getByRole("group", { name: "Karte: Maßnahmen" })).toBeVisible();
    await expect(page.getByRole("table", { name: "Gesundheitsregionen mit den Zahlen ihrer Pläne" })).toBeVisible();
  });
});

test.describe("the service unit, in English", () => {
  test.use({ person: "serviceUnit", locale: "en-GB" });

  test("reads its own state and nothing of another one", async ({ page }) => {
    await open(page, `${path}?state=09`);
    await expect(page.getByRole("heading", { level: 1, name: "Health regions compared" })).toBeVisible();
    await expect(page.getByText(/^Of \d+ health regions .* have released figures/)).toBeVisible();
    const table = page.getByRole("table", { name: "Health regions with the figures of their plans" });
    await expect(page.getByText(/^delayed measures: 80\s%, median \d+\s%$/)).toBeVisible();
    await expect(table.getByRole("row").filter({ hasText: "Vogelsbergkreis" })).toContainText("far above the median");
    await expect(table.getByRole("row").filter({ hasText: "Haßberge" })).toHaveCount(0);
    await page.reload();
    await hydrated(page);
    await expect(table).toBeVisible();
  });
});
