// Health regions are set up, changed and ended in the browser. They are made in the Saarland, which has none of its own in
// the example, because those of the other states are counted elsewhere.
import type { Page } from "@playwright/test";
import { expectAccessible } from "../fixtures/a11y.ts";
import { expect, hydrated, open, test } from "../fixtures/app.ts";

const pages = /\/directory\/health-regions\/[0-9a-f-]{36}$/;

/** Opens the form for a new health region in the Saarland by way of the list. */
async function openForm(page: Page): Promise<void> {
  await open(page, "/directory/health-regions");
  await page.getByRole("link", { name: "Neue Gesundheitsregion" }).press("Enter");
  await expect(page.getByRole("heading", { level: 1, name: "Neue Gesundheitsregion" })).toBeVisible();
  await page.getByLabel("Land", { exact: true }).selectOption("Saarland");
  await page.getByRole("button", { name: "Weiter", exact: true }).press("Enter");
  await expect(page.getByLabel("Name", { exact: true })).toBeVisible();
}

test.describe("whoever runs the instance", () => {
  // A district that another has is refused with 422.
  test.use({ person: "operator", expectedConsoleErrors: /status of 422/ });

  test("sets up, changes and ends a health region by keyboard, and no district goes to two", async ({ page }) => {
    await open(page, "/directory/health-regions/new");
    await expectAccessible(page);
    await openForm(page);
    await expectAccessible(page);
    await page.getByLabel("Name", { exact: true }).fill("Gesundheitsregion Saarbogen");
    await page.getByLabel("Kreis oder Stadt suchen").pressSequentially("merzig");
    const district = page.getByRole("checkbox", { name: /^Merzig-Wadern/ });
    await expect(page.getByRole("checkbox", { name: /^Neunkirchen/ })).toBeHidden();
    await district.press("Space");
    // Somebody who looks for a district is not done with the form.
    await page.getByLabel("Kreis oder Stadt suchen").press("Enter");
    await page.getByLabel("Kreis oder Stadt suchen").fill("");
    await expect(page.getByRole("checkbox", { name: /^Neunkirchen/ })).toBeVisible();
    await expect(district).toBeChecked();
    await page.getByLabel("Name", { exact: true }).press("Enter");
    await expect(page).toHaveURL(pages);
    await expect(page.getByRole("heading", { level: 1, name: "Gesundheitsregion Saarbogen" })).toBeVisible();
    await expect(page.getByRole("region", { name: "Kreise und Städte" })).toContainText("Merzig-Wadern");
    await expectAccessible(page);
    const path = new URL(page.url()).pathname;

    await openForm(page);
    await page.getByLabel("Name", { exact: true }).fill("Gesundheitsregion Doppelt");
    await expect(page.getByText("gehört zu Gesundheitsregion Saarbogen")).toBeVisible();
    await district.check();
    await page.getByRole("button", { name: "Gesundheitsregion anlegen" }).press("Enter");
    await expect(page.getByText("„Merzig-Wadern“ gehört schon zu „Gesundheitsregion Saarbogen“.")).toBeVisible();
    await expect(district).toHaveAttribute("aria-invalid", "true");
    await expect(district).toBeFocused();
    await expect(page.getByLabel("Name", { exact: true })).toHaveValue("Gesundheitsregion Doppelt");
    await expectAccessible(page);

    await open(page, path);
    await page.getByRole("link", { name: "Ändern", exact: true }).press("Enter");
    await expect(page.getByRole("heading", { level: 1, name: "Gesundheitsregion Saarbogen ändern" })).toBeVisible();
    await expectAccessible(page);
    await page.getByLabel("Beschreibung").fill("Von der Saar bis zur Mosel.");
    await district.press("Space");
    await page.getByRole("checkbox", { name: /^Neunkirchen/ }).press("Space");
    await page.getByLabel("Änderung der Kreise gilt ab").fill("2090-01-01");
    await page.getByRole("button", { name: "Speichern" }).press("Enter");
    await expect(page).toHaveURL(pages);
    const districts = page.getByRole("region", { name: "Kreise und Städte" }).getByRole("listitem");
    await expect(districts.filter({ hasText: "kommt am 1. Januar 2090 dazu" })).toContainText("Neunkirchen");
    await expect(districts.filter({ hasText: "bleibt dabei bis 31. Dezember 2089" })).toContainText("Merzig-Wadern");
    await expect(page.getByRole("region", { name: "Verlauf" })).toContainText("Kreise und Städte: Neunkirchen, vorher Merzig-Wadern");

    await page.getByRole("link", { name: "Ändern", exact: true }).press("Enter");
    const end = page.getByRole("region", { name: "Beenden" });
    await end.getByLabel("Letzter Tag").fill("2021-12-31");
    await end.getByRole("button", { name: "Beenden" }).press("Enter");
    await expect(page).toHaveURL(pages);
    await expect(page.getByRole("region", { name: "Verlauf" })).toContainText("Gilt bis: 31. Dezember 2021");
    await open(page, "/directory/health-regions?q=Saarbogen");
    await expect(page.getByRole("link", { name: "Gesundheitsregion Saarbogen" })).toHaveCount(0);
  });
});

test.describe("in English, without JavaScript", () => {
  test.use({ locale: "en-GB", javaScriptEnabled: false, person: "operator" });

  test("a health region is set up, and ended again", async ({ page }) => {
    await page.goto("/directory/health-regions/new");
    await page.getByLabel("State", { exact: true }).selectOption("Saarland");
    await page.getByRole("button", { name: "Continue" }).click();
    await page.getByLabel("Name", { exact: true }).fill("Health region on paper");
    // What only helps with a script is not there without one.
    await expect(page.getByLabel("Find a district")).toBeHidden();
    await page.getByRole("checkbox", { name: /^Saarlouis/ }).check();
    await page.getByRole("button", { name: "Add the health region" }).click();
    await expect(page.getByRole("heading", { level: 1, name: "Health region on paper" })).toBeVisible();
    await expect(page.getByRole("region", { name: "Districts" })).toContainText("Saarlouis");
    await page.getByRole("link", { name: "Change", exact: true }).click();
    const end = page.getByRole("region", { name: "End", exact: true });
    await expect(end.getByText("its districts are free")).toBeVisible();
    await end.getByLabel("Last day").fill("2026-03-31");
    await end.getByRole("button", { name: "End" }).click();
    await expect(page.getByRole("region", { name: "Facts" })).toContainText("31 March 2026");
  });
});

test.describe("whoever coordinates a health region", () => {
  test.use({ person: "coordinator" });

  test("changes it, and sets up none", async ({ page }) => {
    await page.goto("/directory/health-regions");
    await hydrated(page);
    await expect(page.getByRole("link", { name: "Neue Gesundheitsregion" })).toHaveCount(0);
    await page.goto("/directory/health-regions/150d2a96-a883-821e-88d8-77cad191c904");
    await hydrated(page);
    await expect(page.getByRole("link", { name: "Ändern", exact: true })).toBeVisible();
    await page.getByRole("link", { name: "Neues Gremium" }).press("Enter");
    await expect(page.getByLabel("Gesundheitsregion", { exact: true }).locator("option:checked")).toHaveText(/Haßberge/);
  });
});
