// A list comes into the directory, every row accounted for, and can be taken back.
import type { Page } from "@playwright/test";
import { expectAccessible } from "../fixtures/a11y.ts";
import { expect, open, test } from "../fixtures/app.ts";
import { stakeholderCount, stakeholderList } from "../fixtures/stakeholders.ts";

test.use({ person: "coordinator" });

/** What a tab of the rows counts. */
async function counted(page: Page, name: string): Promise<number> {
  const tab = page.getByRole("navigation", { name: "Zeilen nach Ergebnis" }).getByRole("link", { name: new RegExp(`^${name}`) });
  return Number((await tab.textContent())?.replace(/\D/g, ""));
}

async function expectAllAccountedFor(page: Page): Promise<void> {
  await expect(page.getByRole("navigation", { name: "Zeilen nach Ergebnis" })).toBeVisible();
  // What was asked for anew may still be on its way.
  const outcomes = ["Neu", "Geändert", "Unverändert", "Nicht eingelesen"];
  const counts = await Promise.all(outcomes.map((name) => counted(page, name)));
  expect(counts.reduce((sum, count) => sum + count, 0)).toBe(stakeholderCount);
  expect(await counted(page, "Alle")).toBe(stakeholderCount);
}

async function bring(page: Page, name: string, buffer: Buffer): Promise<void> {
  await open(page, "/directory/import");
  await page.getByLabel("Datei", { exact: true }).setInputFiles({ name, mimeType: "text/csv", buffer });
  await page.getByRole("button", { name: "Datei lesen" }).click();
}

test("an untidy list of 300 stakeholders comes in within 15 steps, and nothing of it is lost", async ({ page }) => {
  // Several pages of many rows, each looked at by axe.
  test.slow();
  await open(page, "/directory/organisations");
  await page.getByRole("link", { name: "Listen einlesen" }).click();
  await expectAccessible(page);
  await bring(page, "stakeholder.csv", stakeholderList());

  await expect(page.getByLabel("Bedeutung der Spalte Einrichtung Name")).toHaveValue("organisation_name");
  await expect(page.getByLabel("Bedeutung der Spalte Ansprechperson Telefon")).toHaveValue("person_phone");
  await expectAccessible(page);
  await page.getByRole("button", { name: "Weiter" }).click();

  await expect(page.getByText("„siehe oben“ ist keine Telefonnummer")).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("button", { name: "Alle nicht lesbaren Werte weglassen" }).click();
  await expect(page.getByText("3 offen")).toBeVisible();
  await page.getByLabel("Welche Art von Organisation ist „Bereich 7“?").selectOption("Apotheken");
  await page.getByLabel("Welcher Kreis ist mit „Hof“ gemeint?").selectOption("Hof (Landkreis)");
  await page.getByLabel("Gibt es „Sofie Mayer“ schon?").selectOption({ index: 1 });
  await page.getByRole("button", { name: "Antworten übernehmen" }).click();

  await expect(page.getByText("Noch ist nichts geschrieben.")).toBeVisible();
  await expectAllAccountedFor(page);
  await expect.poll(() => counted(page, "Nicht eingelesen")).toBe(1);
  expect(await counted(page, "Unverändert")).toBeGreaterThan(20);
  await expectAccessible(page);
  await page.getByRole("link", { name: /^Nicht eingelesen/ }).click();
  await expect(page.getByText("Die Zeile nennt weder eine Organisation noch eine Person.")).toBeVisible();
  await page.getByRole("button", { name: /^Einlesen: \d+ neu/ }).click();

  await expect(page.getByText("Alle 300 Zeilen sind abgerechnet")).toBeVisible();
  await expectAllAccountedFor(page);
  const download = page.waitForEvent("download");
  await page.getByRole("link", { name: "Nicht eingelesene Zeilen als CSV" }).click();
  expect((await download).suggestedFilename()).toBe("geflecht-import.csv");

  await open(page, "/directory/organisations?q=Gruenbach");
  await page.getByRole("link", { name: "Apotheke Grünbach" }).click();
  await expect(page.getByText("97437 Grünbach")).toBeVisible();
});

test("a list is taken back as a whole", async ({ page }) => {
  const list = "Einrichtung;Telefon;Gremium;Funktion im Gremium\r\nTanzkreis Rückweg;09521 4711;Tanzrunde;Mitglied\r\n";
  await bring(page, "zurück.csv", Buffer.from(list));
  await expect(page.getByLabel("Bedeutung der Spalte Funktion im Gremium")).toHaveValue("seat_role");
  await page.getByRole("button", { name: "Weiter" }).click();
  await page.getByLabel("Welches Gremium ist mit „Tanzrunde“ gemeint?").selectOption("AG Versorgung mit Pflege Haßberge");
  await page.getByRole("button", { name: "Antworten übernehmen" }).click();
  await page.getByRole("button", { name: /^Einlesen: 1 neu/ }).click();
  await expect(page.getByText("Alle 1 Zeilen sind abgerechnet")).toBeVisible();
  await page.getByRole("button", { name: "Alles zurücknehmen" }).click();
  await expect(page.getByText("Dieser Import ist zurückgenommen.")).toBeVisible();
  await open(page, "/directory/organisations?q=Rueckweg");
  await expect(page.getByRole("link", { name: "Tanzkreis Rückweg" })).toHaveCount(0);
});

test("a network of another program comes in, is asked about and taken back", async ({ page }) => {
  const file = `graph [
    node [ id 1 label "Nachtcafé Wegweiser" kind "Runde" ]
    node [ id 2 label "Verein Wegweiser" kind "organisation" ]
    edge [ source 2 target 1 kind "membership" ]
    edge [ source 1 target 1 ] ]`;
  await bring(page, "wegweiser.gml", Buffer.from(file.replace("é", "&#233;")));
  await expect(page.getByLabel("Bedeutung der Spalte node_name")).toHaveValue("node_name");
  await page.getByRole("button", { name: "Weiter" }).click();
  await page.getByLabel("Was sind die Knoten der Art „Runde“?").selectOption("Gremium");
  await page.getByRole("button", { name: "Antworten übernehmen" }).click();
  await expect(page.getByText("Die Verbindung führt zu sich selbst.")).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("button", { name: /^Einlesen: 3 neu/ }).click();
  await expect(page.getByText("Alle 4 Zeilen sind abgerechnet")).toBeVisible();
  await open(page, "/directory/committees?q=Nachtcafe");
  await page.getByRole("link", { name: "Nachtcafé Wegweiser" }).click();
  await expect(page.getByRole("link", { name: "Verein Wegweiser" }).first()).toBeVisible();
  await open(page, "/directory/import");
  await page.getByRole("link", { name: "wegweiser.gml" }).first().click();
  await page.getByRole("button", { name: "Alles zurücknehmen" }).click();
  await expect(page.getByText("Dieser Import ist zurückgenommen.")).toBeVisible();
});

test("a file that is no table is refused in words that help", async ({ page }) => {
  await bring(page, "bild.csv", Buffer.from("\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0", "latin1"));
  await expect(page.getByText("Das ist keine Tabelle.")).toBeVisible();
  await bring(page, "leer.xlsx", Buffer.from(";;\r\n;"));
  await expect(page.getByText("Die Datei ist leer.")).toBeVisible();
});
