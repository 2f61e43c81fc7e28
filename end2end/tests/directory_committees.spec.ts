// Committees are set up, changed and ended in the browser, and what enters the directory with a seat. Each test makes
// committees of its own, because the tests of a worker share a server, and in Hessen, because those of Haßberge are counted
// elsewhere.
import type { Page } from "@playwright/test";
import { expectAccessible } from "../fixtures/a11y.ts";
import { expect, hydrated, open, test } from "../fixtures/app.ts";

const pages = /\/directory\/committees\/[0-9a-f-]{36}$/;

/** Sets up a committee by its form; ends on its page. */
async function makeCommittee(page: Page, name: string): Promise<string> {
  await open(page, "/directory/committees/new");
  await page.getByLabel("Name", { exact: true }).fill(name);
  await page.getByRole("button", { name: "Gremium anlegen" }).click();
  await expect(page.getByRole("heading", { level: 1, name })).toBeVisible();
  await expect(page).toHaveURL(pages);
  return new URL(page.url()).pathname;
}

/** Gives the committee of the page a new member, from a day on if one is named. */
async function addPerson(page: Page, name: string, from?: string): Promise<void> {
  await page.getByLabel("Name der Person oder Organisation").fill(name);
  await page.getByRole("radio", { name: `Neu im Verzeichnis: „${name}“` }).check();
  if (from) {
    await page.getByLabel("Erster Tag").fill(from);
  }
  await page.getByRole("button", { name: "Hinzufügen", exact: true }).press("Enter");
  await expect(page.getByRole("table", { name: "Mitglieder" }).getByRole("row", { name })).toBeVisible();
}

test.describe("whoever coordinates a state", () => {
  // What a form cannot hold is refused with 422.
  test.use({ person: "serviceUnit", expectedConsoleErrors: /status of 422/ });

  test("sets up a committee by keyboard, and is led to what is wrong", async ({ page }) => {
    await open(page, "/directory/committees");
    await page.getByRole("link", { name: "Neues Gremium" }).press("Enter");
    await expect(page.getByRole("heading", { level: 1, name: "Neues Gremium" })).toBeVisible();
    await expectAccessible(page);
    await page.getByLabel("Name", { exact: true }).fill("Projektgruppe Trinkwasser");
    await page.getByLabel("Art", { exact: true }).selectOption("Projektgruppe");
    await page.getByLabel("Aufgabe").fill("Plant Trinkbrunnen.");
    await page.getByRole("checkbox", { name: "Pflege", exact: true }).press("Space");
    await page.getByLabel("Besteht seit").fill("2026-02-01");
    const until = page.getByLabel("Besteht bis");
    await until.fill("2026-01-01");
    await until.press("Enter");
    await expect(until).toHaveAttribute("aria-invalid", "true");
    await expect(until).toHaveAccessibleDescription("Das Ende läge vor dem Anfang.");
    await expect(until).toBeFocused();
    await expect(page.getByLabel("Aufgabe")).toHaveValue("Plant Trinkbrunnen.");
    await expectAccessible(page);
    await until.fill("");
    await page.getByLabel("Name", { exact: true }).press("Enter");
    await expect(page).toHaveURL(pages);
    await expect(page.getByRole("heading", { level: 1, name: "Projektgruppe Trinkwasser" })).toBeVisible();
    await expect(page.getByRole("list", { name: "Handlungsfelder" })).toContainText("Pflege");
    await expect(page.getByText("Plant Trinkbrunnen.")).toBeVisible();
    await expect(page.getByRole("region", { name: "Verlauf" })).toContainText("Angelegt");
    await expectAccessible(page);

    await page.getByRole("link", { name: "Ändern", exact: true }).press("Enter");
    await expect(page.getByRole("heading", { level: 1, name: "Projektgruppe Trinkwasser ändern" })).toBeVisible();
    await expectAccessible(page);
    await page.getByRole("checkbox", { name: "Pflege", exact: true }).press("Space");
    await page.getByRole("button", { name: "Speichern" }).press("Enter");
    await expect(page).toHaveURL(pages);
    await expect(page.getByRole("region", { name: "Verlauf" })).toContainText("Handlungsfelder: gelöscht, vorher Pflege");
  });

  test("ends a committee with its seats, and brings both back", async ({ page }) => {
    const path = await makeCommittee(page, "AG Auf Zeit");
    await addPerson(page, "Dr. Zora Zeitweise");
    await page.getByRole("link", { name: "Ändern", exact: true }).press("Enter");
    const end = page.getByRole("region", { name: "Beenden" });
    const check = end.getByRole("checkbox", { name: "Auch der offene Sitz endet an diesem Tag" });
    await expect(check).toBeChecked();
    await expect(check).toHaveAccessibleDescription(/^Ohne das Häkchen bleiben die Sitze offen/);
    await expectAccessible(page);
    await end.getByRole("button", { name: "Beenden" }).press("Enter");
    await expect(page).toHaveURL(pages);
    await expect(page.getByRole("region", { name: "Angaben" })).toContainText("Besteht bis");
    await expect(page.getByRole("table", { name: "Mitglieder" }).getByRole("row", { name: "Dr. Zora Zeitweise" })).toContainText("bis");

    await open(page, `${path}/edit`);
    await page.getByLabel("Besteht bis").fill("");
    await page.getByRole("button", { name: "Speichern" }).press("Enter");
    await expect(page).toHaveURL(pages);
    await expect(page.getByRole("region", { name: "Angaben" })).not.toContainText("Besteht bis");
    await expect(page.getByRole("table", { name: "Mitglieder" }).getByRole("row", { name: "Dr. Zora Zeitweise" })).not.toContainText("bis");
  });

  test("ends a person with their seat, who is found for no other", async ({ page }) => {
    const path = await makeCommittee(page, "AG Abschied");
    await addPerson(page, "Frieda Fortgang", "2021-01-01");
    await page.getByRole("table", { name: "Mitglieder" }).getByRole("link", { name: "Frieda Fortgang" }).press("Enter");
    await expect(page.getByRole("heading", { level: 1, name: "Frieda Fortgang" })).toBeVisible();
    await page.getByRole("link", { name: "Ändern", exact: true }).press("Enter");
    const end = page.getByRole("region", { name: "Beenden" });
    await expect(end.getByRole("checkbox", { name: "Auch der offene Sitz endet an diesem Tag" })).toBeChecked();
    await end.getByLabel("Letzter Tag").fill("2021-06-30");
    await end.getByRole("button", { name: "Beenden" }).press("Enter");
    await expect(page).toHaveURL(/\/directory\/people\/[0-9a-f-]{36}$/);
    await expect(page.getByRole("region", { name: "Verlauf" })).toContainText("Gilt bis: 30. Juni 2021");
    await open(page, path);
    await expect(page.getByText("Frühere Sitze (1)").first()).toBeVisible();
    await page.getByLabel("Name der Person oder Organisation").fill("Frieda Fortgang");
    await expect(page.getByRole("radio", { name: "Neu im Verzeichnis: „Frieda Fortgang“" })).toBeChecked();
    await expect(page.getByRole("radio", { name: /^Frieda Fortgang/ })).toHaveCount(0);
  });

  test("enters an organisation with its seat", async ({ page }) => {
    await makeCommittee(page, "AG Neuzugang");
    await page.getByLabel("Name der Person oder Organisation").fill("Hospizverein Neuzugang");
    await page.getByRole("radio", { name: "Neue Organisation: „Hospizverein Neuzugang“" }).check();
    await page.getByLabel("Art der Organisation").selectOption("Hospiz- und Palliativversorgung");
    await expectAccessible(page);
    await page.getByRole("button", { name: "Hinzufügen", exact: true }).press("Enter");
    await expect(page.getByText("Das Mitglied ist eingetragen.")).toBeVisible();
    await page.getByRole("link", { name: "Hospizverein Neuzugang" }).first().press("Enter");
    await expect(page.getByRole("heading", { level: 1, name: "Hospizverein Neuzugang" })).toBeVisible();
    await expect(page.getByRole("region", { name: "Angaben" })).toContainText("Hospiz- und Palliativversorgung");
  });
});

test.describe("in English, without JavaScript", () => {
  test.use({ locale: "en-GB", javaScriptEnabled: false, person: "serviceUnit" });

  test("a committee is set up, corrected and ended", async ({ page }) => {
    await page.goto("/directory/committees");
    await page.getByRole("link", { name: "New committee" }).click();
    await page.getByLabel("Name", { exact: true }).fill("Task force paper");
    await page.getByLabel("Exists since").fill("2026-02-01");
    await page.getByLabel("Exists until").fill("2026-01-01");
    await page.getByRole("button", { name: "Add the committee" }).click();
    await expect(page.getByText("The end would come before the beginning.")).toBeVisible();
    await expect(page.getByLabel("Name", { exact: true })).toHaveValue("Task force paper");
    await page.getByLabel("Exists until").fill("");
    await page.getByRole("button", { name: "Add the committee" }).click();
    await expect(page.getByRole("heading", { level: 1, name: "Task force paper" })).toBeVisible();
    await page.getByRole("link", { name: "Change", exact: true }).click();
    const end = page.getByRole("region", { name: "End", exact: true });
    await expect(end.getByText("There are no open seats.")).toBeVisible();
    await end.getByLabel("Last day").fill("2026-03-31");
    await end.getByRole("button", { name: "End" }).click();
    await expect(page.getByRole("region", { name: "Facts" })).toContainText("31 March 2026");
  });
});

test("readers find no way to the forms of committees", async ({ page }) => {
  await page.goto("/directory/committees");
  await hydrated(page);
  await expect(page.getByRole("link", { name: "Neues Gremium" })).toHaveCount(0);
});
