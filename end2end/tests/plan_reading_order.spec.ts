// What a screen reader finds, in which order: the page of a plan, a card, and the sheet beside the board.
import { expect, open, test } from "../fixtures/app.ts";
import { Board, currentPlan, make } from "../fixtures/board.ts";

test.use({ person: "coordinator" });

test("the page of a plan goes from its name over views and filter to goals and columns", async ({ page }) => {
  await open(page, `/plan/${currentPlan}/board`);
  await expect(page.getByRole("main")).toMatchAriaSnapshot(`
    - main:
      - navigation "Pfad"
      - heading /Umsetzungsplan/ [level=1]
      - button "Mehrere auswählen"
      - button "Neue Maßnahme"
      - navigation "Ansicht des Plans":
        - link "Board"
        - link "Tabelle"
        - link "Ziele"
        - link "Zeitplan"
        - link "Kalender"
        - link "Indikatoren"
      - search "Maßnahmen filtern":
        - searchbox "Titel, Gremium, Name"
        - button "Filtern"
      - navigation "Welche Maßnahmen"
      - navigation "Gruppieren"
      - list "Ziele"
      - region "Board":
        - region /^Geplant \\d+ Maßnahmen$/
        - region /^Beschlossen \\d+ Maßnahmen$/
        - region /^In Umsetzung \\d+ Maßnahmen$/
        - region /^Verzögert \\d+ Maßnahmen$/
        - region /^Abgeschlossen \\d+ Maßnahmen$/
  `);
});

test("a card says whose it is and what it is, before how it stands and what can be done", async ({ page }) => {
  const title = "Gelesen als Karte";
  await make(page, [title], "AG Versorgung mit Pflege Haßberge");
  await expect(new Board(page).card(title)).toMatchAriaSnapshot(`
    - article "${title}":
      - text: AG Versorgung mit Pflege
      - 'button "Greifen: ${title}"'
      - heading "${title}" [level=3]:
        - link "${title}"
      - group
  `);
});

test("the sheet begins with its title and goes from status over parts to what is said", async ({ page }) => {
  const title = "Gelesen als Blatt";
  await make(page, [title]);
  await new Board(page).card(title).getByRole("link", { name: title }).click();
  const part = (name: string) => `
      - region "${name}":
        - heading "${name}" [level=3]`;
  const parts = ["Stand", "Einschätzung", "Meilensteine", "Checkliste", "Verknüpfungen", "Partner", "Indikatoren"];
  await expect(page.getByRole("complementary", { name: title, exact: true })).toMatchAriaSnapshot(`
    - complementary "${title}":
      - link "Schließen"
      - heading "${title}" [level=2]
      - button "Folgen"${parts.map(part).join("")}
  `);
});
