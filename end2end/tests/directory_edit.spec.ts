// Organisations and people are entered, changed and ended in the browser. Each test makes records of its own, because the
// tests of a worker share a server, and in Hessen, because those of Haßberge are counted elsewhere.
import { type Page } from "@playwright/test";
import { expectAccessible } from "../fixtures/a11y.ts";
import { expect, hydrated, open, test } from "../fixtures/app.ts";

const pages = /\/directory\/(organisations|people)\/[0-9a-f-]{36}$/;

/** Enters an organisation by its form; ends on its page. */
async function makeOrganisation(page: Page, name: string): Promise<string> {
  await open(page, "/directory/organisations/new");
  await page.getByLabel("Name", { exact: true }).fill(name);
  await page.getByRole("button", { name: "Organisation anlegen" }).click();
  await expect(page.getByRole("heading", { level: 1, name })).toBeVisible();
  await expect(page).toHaveURL(pages);
  return new URL(page.url()).pathname;
}

test.describe("whoever coordinates a state", () => {
  // What a form cannot hold is refused with 422, what was changed meanwhile with 409.
  test.use({ person: "serviceUnit", expectedConsoleErrors: /status of (409|422)/ });

  test("enters an organisation by keyboard, and is led to what is wrong", async ({ page }) => {
    await open(page, "/directory/organisations");
    await page.getByRole("link", { name: "Neue Organisation" }).press("Enter");
    await expect(page.getByRole("heading", { level: 1, name: "Neue Organisation" })).toBeVisible();
    await expectAccessible(page);
    await page.getByLabel("Name", { exact: true }).fill("Hebammenpraxis Mainbogen");
    await page.getByLabel("Art", { exact: true }).selectOption("Hebammen");
    await page.getByLabel("Kreis oder Stadt").selectOption("Fulda (Landkreis)");
    await page.getByLabel("Beschreibung").fill("Begleitet Familien.");
    await page.getByLabel("Telefon", { exact: true }).fill("09521 27-0");
    const email = page.getByLabel("E-Mail", { exact: true });
    await email.fill("hebammen");
    await page.getByLabel("Name", { exact: true }).press("Enter");
    await expect(email).toHaveAttribute("aria-invalid", "true");
    await expect(email).toHaveAccessibleDescription("Das ist keine E-Mail-Adresse.");
    await expect(email).toBeFocused();
    await expect(page.getByLabel("Beschreibung")).toHaveValue("Begleitet Familien.");
    await expectAccessible(page);

    await email.fill("info@mainbogen.example");
    await email.press("Enter");
    await expect(page).toHaveURL(pages);
    await expect(page.getByRole("heading", { level: 1, name: "Hebammenpraxis Mainbogen" })).toBeVisible();
    await expect(page.getByRole("region", { name: "Kontakt" })).toContainText("+49 9521 27-0");
    await expect(page.getByRole("region", { name: "Angaben" })).toContainText("Fulda (Landkreis)");
    await expect(page.getByRole("region", { name: "Verlauf" })).toContainText("Angelegt");
    await expectAccessible(page);

    await page.getByRole("link", { name: "Person hinzufügen" }).press("Enter");
    await expect(page.getByLabel("Organisation", { exact: true }).locator("option:checked")).toHaveText("Hebammenpraxis Mainbogen");
    await page.getByLabel("Name", { exact: true }).fill("Dr. Mia Mustermann");
    await page.getByLabel("Funktion", { exact: true }).fill("Leitende Hebamme");
    await page.getByLabel("Funktion", { exact: true }).press("Enter");
    await expect(page.getByRole("heading", { level: 1, name: "Dr. Mia Mustermann" })).toBeVisible();
    await page.getByRole("link", { name: "Hebammenpraxis Mainbogen" }).first().click();
    await expect(page.getByRole("region", { name: "Menschen" })).toContainText("Dr. Mia Mustermann");
  });

  test("shows a mail address to all, which is a link once the page has come alive", async ({ page, anotherBrowser }) => {
    await open(page, "/directory/organisations/new");
    await page.getByLabel("Name", { exact: true }).fill("Sprechstunde Offene Tür");
    await page.getByLabel("Sichtbar für", { exact: true }).selectOption("alle, auch ohne Anmeldung");
    await page.getByLabel("E-Mail", { exact: true }).fill("offen@tuer.example");
    await page.getByLabel("E-Mail: sichtbar für").first().selectOption("alle, auch ohne Anmeldung");
    await page.getByRole("button", { name: "Organisation anlegen" }).click();
    await expect(page).toHaveURL(pages);
    const visitor = await anotherBrowser();
    const path = new URL(page.url()).pathname;
    expect(await (await visitor.request.get(path)).text()).not.toContain("offen@tuer.example");
    await open(visitor, path);
    const address = visitor.getByRole("region", { name: "Kontakt" }).getByRole("link", { name: "offen@tuer.example" });
    await expect(address).toHaveAttribute("href", "mailto:offen@tuer.example");
    await expectAccessible(visitor);

    // A person is shown to all only once they have agreed to it.
    await open(page, "/directory/people/new");
    await page.getByLabel("Name", { exact: true }).fill("Erna Einverstanden");
    await page.getByLabel("Sichtbar für", { exact: true }).selectOption("alle, auch ohne Anmeldung");
    await page.getByLabel("Telefon", { exact: true }).fill("09521 4712");
    await page.getByLabel("Telefon: sichtbar für").selectOption("alle, auch ohne Anmeldung");
    await page.getByRole("button", { name: "Person anlegen" }).click();
    const day = page.getByLabel("Telefon: eingewilligt am");
    await expect(day).toHaveAccessibleDescription(/erst mit Einwilligung/);
    await day.fill("2026-01-31");
    await page.getByLabel(/^Telefon: Beleg/).fill("schriftlich");
    await page.getByRole("button", { name: "Person anlegen" }).click();
    await expect(page).toHaveURL(pages);
    await open(visitor, new URL(page.url()).pathname);
    await expect(visitor.getByRole("region", { name: "Kontakt" })).toContainText("+49 9521 4712");
  });

  test("is told while typing who has the name already, and may go on", async ({ page }) => {
    await open(page, "/directory/organisations/new");
    await page.getByLabel("Name", { exact: true }).pressSequentially("Pflegestuetzpunkt Hassberge");
    const known = page.getByRole("status").getByRole("link", { name: "Pflegestützpunkt Haßberge (neuer Tab)" });
    await expect(known).toBeVisible();
    await expectAccessible(page);
    await page.getByLabel("Name", { exact: true }).fill("Beratung Fuldaaue");
    await expect(known).toHaveCount(0);
    await page.getByRole("button", { name: "Organisation anlegen" }).press("Enter");
    await expect(page.getByRole("heading", { level: 1, name: "Beratung Fuldaaue" })).toBeVisible();
  });

  test("changes, ends and brings back an organisation", async ({ page }) => {
    const path = await makeOrganisation(page, "Sportverein Wechselhausen");
    await page.getByRole("link", { name: "Ändern", exact: true }).press("Enter");
    await expect(page.getByRole("heading", { level: 1, name: "Sportverein Wechselhausen ändern" })).toBeVisible();
    await expectAccessible(page);
    await page.getByLabel("Art", { exact: true }).selectOption("Sport");
    await page.getByLabel("Besteht seit").fill("2020-01-01");
    await page.getByRole("button", { name: "Speichern" }).press("Enter");
    await expect(page).toHaveURL(pages);
    await expect(page.getByRole("region", { name: "Verlauf" })).toContainText("Art: Sport, vorher Sonstige");

    await page.getByRole("link", { name: "Ändern", exact: true }).click();
    const end = page.getByRole("region", { name: "Beenden" });
    await end.getByLabel("Letzter Tag").fill("2019-12-31");
    await end.getByRole("button", { name: "Beenden" }).press("Enter");
    await expect(end.getByLabel("Letzter Tag")).toHaveAccessibleDescription("Das Ende läge vor dem Anfang.");
    await expect(end.getByLabel("Letzter Tag")).toBeFocused();
    await expectAccessible(page);
    await end.getByLabel("Letzter Tag").fill("2021-12-31");
    await end.getByRole("button", { name: "Beenden" }).press("Enter");
    await expect(page).toHaveURL(pages);
    await expect(page.getByRole("region", { name: "Verlauf" })).toContainText("Gilt bis: 31. Dezember 2021");
    await open(page, "/directory/organisations?q=Wechselhausen");
    await expect(page.getByRole("link", { name: "Sportverein Wechselhausen" })).toHaveCount(0);

    await open(page, `${path}/edit`);
    await expect(page.getByLabel("Besteht bis")).toHaveValue("2021-12-31");
    await page.getByLabel("Besteht bis").fill("");
    await page.getByRole("button", { name: "Speichern" }).press("Enter");
    await expect(page).toHaveURL(pages);
    await open(page, "/directory/organisations?q=Wechselhausen");
    await expect(page.getByRole("link", { name: "Sportverein Wechselhausen" })).toBeVisible();
  });

  test("is overtaken by somebody else, and keeps what was typed", async ({ page, anotherBrowser }) => {
    const path = await makeOrganisation(page, "Zu zweit gGmbH");
    const other = await anotherBrowser("serviceUnit");
    for (const browser of [page, other]) {
      await open(browser, `${path}/edit`);
    }
    await other.getByLabel("Beschreibung").fill("Schneller");
    await other.getByLabel("Telefon", { exact: true }).fill("09521 1234");
    await other.getByRole("button", { name: "Speichern" }).click();
    await expect(other).toHaveURL(pages);
    await page.getByLabel("Beschreibung").fill("Langsamer");
    await page.getByRole("button", { name: "Speichern" }).click();
    await expect(page.getByText("Jemand anderes hat das inzwischen geändert.")).toBeVisible();
    await expect(page.getByRole("definition").filter({ hasText: "Schneller" })).toBeVisible();
    await expect(page.getByLabel("Beschreibung")).toHaveValue("Langsamer");
    await expect(page.getByLabel("Telefon", { exact: true })).toHaveValue("+49 9521 1234");
    await expectAccessible(page);
    await page.getByRole("button", { name: "Speichern" }).click();
    await expect(page).toHaveURL(pages);
    await expect(page.getByText("Langsamer", { exact: true })).toBeVisible();
    await expect(page.getByRole("region", { name: "Kontakt" })).toContainText("+49 9521 1234");
  });
});

test.describe("in English", () => {
  test.use({ locale: "en-GB", person: "serviceUnit", expectedConsoleErrors: /status of 422/ });

  test("a person is entered and changed", async ({ page }) => {
    await open(page, "/directory/people");
    await page.getByRole("link", { name: "New person" }).press("Enter");
    await expect(page.getByRole("heading", { level: 1, name: "New person" })).toBeVisible();
    await expectAccessible(page);
    await page.getByLabel("Name", { exact: true }).fill("Max Muster-Probe");
    await page.getByLabel("Web", { exact: true }).fill("nowhere");
    await page.getByRole("button", { name: "Add the person" }).press("Enter");
    await expect(page.getByText("This is not an address on the web")).toBeVisible();
    await page.getByLabel("Web", { exact: true }).fill("www.probe.example");
    await page.getByRole("button", { name: "Add the person" }).press("Enter");
    await expect(page).toHaveURL(pages);
    await expect(page.getByRole("link", { name: "https://www.probe.example" })).toBeVisible();
    await page.getByRole("link", { name: "Change", exact: true }).press("Enter");
    await expect(page.getByRole("heading", { level: 1, name: "Change Max Muster-Probe" })).toBeVisible();
    await page.getByLabel("Function", { exact: true }).fill("Coordinator");
    await page.getByRole("button", { name: "Save" }).press("Enter");
    await expect(page.getByRole("region", { name: "History" })).toContainText("Function: Coordinator");
  });
});

test("without JavaScript a person is entered, and nobody twice by mistake", async ({ anotherBrowser }) => {
  const page = await anotherBrowser("serviceUnit", { javaScriptEnabled: false });
  await page.goto("/directory/people");
  await page.getByRole("link", { name: "Neue Person" }).click();
  await page.getByLabel("Name", { exact: true }).fill("Ohneskript, Dr. Olga");
  await page.getByLabel("Telefon", { exact: true }).fill("keines");
  await page.getByRole("button", { name: "Person anlegen" }).click();
  await expect(page.getByText("Das ist keine Telefonnummer.")).toBeVisible();
  await expect(page.getByLabel("Name", { exact: true })).toHaveValue("Ohneskript, Dr. Olga");
  await page.getByLabel("Telefon", { exact: true }).fill("116117");
  await page.getByRole("button", { name: "Person anlegen" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Ohneskript, Dr. Olga" })).toBeVisible();

  await page.goto("/directory/people/new");
  await page.getByLabel("Name", { exact: true }).fill("Olga Ohneskript");
  await page.getByRole("button", { name: "Person anlegen" }).click();
  await expect(page.getByText("Unter diesem Namen gibt es schon einen Eintrag.")).toBeVisible();
  await expect(page.getByRole("link", { name: "Ohneskript, Dr. Olga (neuer Tab)" })).toBeVisible();
  await page.getByRole("checkbox", { name: /^Trotzdem anlegen/ }).check();
  await page.getByRole("button", { name: "Person anlegen" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Olga Ohneskript" })).toBeVisible();
});

test("readers find no way to the forms", async ({ page }) => {
  await page.goto("/directory/organisations");
  await hydrated(page);
  await expect(page.getByRole("link", { name: "Neue Organisation" })).toHaveCount(0);
  await page.goto("/directory/organisations/f92da54f-8256-85ab-b428-23b41607d958");
  await hydrated(page);
  await expect(page.getByRole("heading", { level: 1, name: "Pflegestützpunkt Haßberge" })).toBeVisible();
  await expect(page.getByRole("link", { name: "Ändern", exact: true })).toHaveCount(0);
});
