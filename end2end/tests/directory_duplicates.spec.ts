// Records that stand in the directory twice are reviewed, merged and parted in the browser. Each test makes records of its own,
// because the tests of a worker share a server, and in Hessen, because those of Haßberge are counted elsewhere.
import { type Page } from "@playwright/test";
import { expectAccessible } from "../fixtures/a11y.ts";
import { expect, open, test } from "../fixtures/app.ts";

const pages = /\/directory\/(organisations|people)\/[0-9a-f-]{36}$/;

/** Enters a person by a form, in German or English; returns the path of their page. */
async function makePerson(page: Page, name: string, email: string): Promise<string> {
  await open(page, "/directory/people/new");
  await page.getByLabel("Name", { exact: true }).fill(name);
  await page.getByLabel(/^E-[Mm]ail$/).fill(email);
  await page.getByRole("button", { name: /^(Person anlegen|Add the person)$/ }).click();
  await expect(page.getByRole("heading", { level: 1, name })).toBeVisible();
  await expect(page).toHaveURL(pages);
  return new URL(page.url()).pathname;
}

test.describe("whoever coordinates a state", () => {
  // What was changed meanwhile is refused with 409.
  test.use({ person: "serviceUnit", expectedConsoleErrors: /status of 409/ });

  test("merges two people by keyboard, is led from the old address, and parts them", async ({ page }) => {
    const kept = await makePerson(page, "Dr. Bertha Zwilling-Meier", "bertha@zwilling.example");
    const gone = await makePerson(page, "Zwilling-Mayer, Bertha", "bertha@zwilling.example");
    await open(page, "/directory");
    await page.getByRole("link", { name: /^Doppelte Einträge prüfen \(\d+\)$/ }).press("Enter");
    await expect(page.getByRole("heading", { level: 1, name: "Doppelte Einträge" })).toBeVisible();
    const row = page.getByRole("listitem").filter({ hasText: "Zwilling-Mayer" });
    await expect(row).toContainText("gleiche E-Mail-Adresse");
    await expect(row).toContainText(/klingt gleich: Zwilling-M(eier\/Zwilling-Mayer|ayer\/Zwilling-Meier)/);
    await expectAccessible(page);

    await row.getByRole("link", { name: /^Vergleichen/ }).press("Enter");
    await expect(page.getByRole("heading", { level: 1, name: /zusammenführen$/ })).toBeVisible();
    const stays = page.getByRole("region", { name: "Bleibt bestehen" });
    if (await stays.getByText("Zwilling-Mayer, Bertha").isVisible()) {
      await page.getByRole("link", { name: "Umgekehrt zusammenführen" }).press("Enter");
    }
    await expect(stays).toContainText("Dr. Bertha Zwilling-Meier");
    await expect(page.getByRole("region", { name: "Geht darin auf" })).toContainText("Zwilling-Mayer, Bertha");
    await expect(page.getByRole("region", { name: "Was übergeht" })).toContainText("1 Kontakt");
    await expectAccessible(page);
    const name = page.getByRole("group", { name: "Name" });
    await name.getByRole("radio", { name: /Zwilling-Mayer/ }).focus();
    await page.keyboard.press("Space");
    await name.getByRole("radio", { name: /Zwilling-Meier/ }).check();
    await page.getByRole("button", { name: "Zusammenführen", exact: true }).press("Enter");
    await expect(page).toHaveURL(kept);
    await expect(page.getByRole("heading", { level: 1, name: "Dr. Bertha Zwilling-Meier" })).toBeVisible();
    await expect(page.getByRole("region", { name: "Kontakt" }).getByText("bertha@zwilling.example")).toHaveCount(1);
    await expectAccessible(page);

    await page.goto(gone);
    await expect(page).toHaveURL(kept);
    const merged = page.getByRole("region", { name: "Zusammengeführt" });
    await expect(merged).toContainText("Zwilling-Mayer, Bertha");
    await merged.getByRole("button", { name: /^Wieder trennen/ }).press("Enter");
    await expect(page).toHaveURL(gone);
    await expect(page.getByRole("heading", { level: 1, name: "Zwilling-Mayer, Bertha" })).toBeVisible();
    await expect(page.getByRole("region", { name: "Kontakt" })).toContainText("bertha@zwilling.example");
  });

  test("says of two that they are not the same, and takes that back", async ({ page }) => {
    await makePerson(page, "Clara Doppelgänger", "clara@eins.example");
    await makePerson(page, "Klara Doppelgänger", "clara@zwei.example");
    await open(page, "/directory/duplicates");
    const row = page.getByRole("listitem").filter({ hasText: "Klara Doppelgänger" });
    await expect(row).toContainText("klingt gleich");
    await row.getByRole("button", { name: /^Nicht dasselbe/ }).press("Enter");
    await expect(page.getByRole("status").getByText("Gemerkt.")).toBeVisible();
    await expect(row).toBeHidden();
    await expect(page.getByRole("heading", { name: "Zu prüfen" })).toBeFocused();
    await page.getByText(/^Nicht dasselbe \(\d+\)$/).click();
    await expect(row).toBeVisible();
    await expectAccessible(page);
    await row.getByRole("button", { name: /^Doch wieder vorschlagen/ }).press("Enter");
    await expect(row.getByRole("link", { name: /^Vergleichen/ })).toBeVisible();
  });

  test("is told what stands in the way of parting", async ({ page }) => {
    const kept = await makePerson(page, "Dora Umkehr", "dora@umkehr.example");
    const gone = await makePerson(page, "Umkehr, Dora", "dora@umkehr.example");
    const ids = [kept, gone].map((path) => path.split("/").pop() ?? "");
    await open(page, `/directory/people/merge?keep=${ids[0] ?? ""}&from=${ids[1] ?? ""}`);
    await page.getByRole("group", { name: "Name" }).getByRole("radio", { name: /Umkehr, Dora/ }).check();
    await page.getByRole("button", { name: "Zusammenführen", exact: true }).click();
    await expect(page.getByRole("heading", { level: 1, name: "Umkehr, Dora", exact: true })).toBeVisible();
    await open(page, `${kept}/edit`);
    await page.getByLabel("Name", { exact: true }).fill("Dora Anders");
    await page.getByRole("button", { name: "Speichern" }).click();
    await expect(page).toHaveURL(pages);
    const merged = page.getByRole("region", { name: "Zusammengeführt" });
    await expect(merged).toContainText("Das lässt sich nicht mehr trennen.");
    await expect(merged).toContainText("Person: Dora Anders");
    await expect(merged.getByRole("button")).toHaveCount(0);
    await expectAccessible(page);
  });
});

test.describe("in English", () => {
  test.use({ locale: "en-GB", person: "serviceUnit" });

  test("duplicates are reviewed and merged", async ({ page }) => {
    const kept = await makePerson(page, "Emil Englisch", "emil@english.example");
    await makePerson(page, "Englisch, Emil", "emil@english.example");
    await open(page, "/directory/duplicates");
    await expect(page.getByRole("heading", { level: 1, name: "Duplicates" })).toBeVisible();
    const row = page.getByRole("listitem").filter({ hasText: "Englisch, Emil" });
    await expect(row).toContainText("Why: same name, same e-mail address");
    await row.getByRole("link", { name: /^Compare/ }).press("Enter");
    await expect(page.getByRole("region", { name: "What goes over" })).toContainText("1 Contact");
    await expectAccessible(page);
    await page.getByRole("button", { name: "Merge", exact: true }).press("Enter");
    await expect(page).toHaveURL(pages);
    await expect(page.getByRole("region", { name: "Merged" })).toContainText("Possible until");
    await page.goto(kept);
    await expect(page.getByRole("region", { name: "Merged" }).getByRole("button", { name: /^Part them again/ })).toBeVisible();
  });
});

test("without JavaScript two become one and are parted by forms alone", async ({ anotherBrowser }) => {
  const page = await anotherBrowser("serviceUnit", { javaScriptEnabled: false });
  const make = async (name: string, isMeant: boolean) => {
    await page.goto("/directory/people/new");
    await page.getByLabel("Name", { exact: true }).fill(name);
    await page.getByRole("button", { name: "Person anlegen" }).click();
    if (isMeant) {
      await page.getByRole("checkbox", { name: /^Trotzdem anlegen/ }).check();
      await page.getByRole("button", { name: "Person anlegen" }).click();
    }
    await expect(page.getByRole("heading", { level: 1, name })).toBeVisible();
  };
  await make("Frieda Formular", false);
  await make("Formular, Frieda", true);
  await page.goto("/directory/duplicates");
  const row = page.getByRole("listitem").filter({ hasText: "Formular, Frieda" });
  await row.getByRole("button", { name: /^Nicht dasselbe/ }).click();
  await page.getByText(/^Nicht dasselbe \(\d+\)$/).click();
  await row.getByRole("button", { name: /^Doch wieder vorschlagen/ }).click();
  await row.getByRole("link", { name: /^Vergleichen/ }).click();
  await page.getByRole("button", { name: "Zusammenführen", exact: true }).click();
  const merged = page.getByRole("region", { name: "Zusammengeführt" });
  await expect(merged).toBeVisible();
  await merged.getByRole("button", { name: /^Wieder trennen/ }).click();
  await expect(page.getByRole("heading", { level: 1, name: /Frieda/ })).toBeVisible();
  await expect(merged).toHaveCount(0);
});

test("readers find no way to duplicates", async ({ page }) => {
  await open(page, "/directory");
  await expect(page.getByRole("heading", { level: 1, name: "Verzeichnis" })).toBeVisible();
  await expect(page.getByRole("link", { name: /Doppelte Einträge/ })).toHaveCount(0);
});
