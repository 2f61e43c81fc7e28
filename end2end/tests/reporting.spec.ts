// Reporting in two clicks: from "my measures", and from a link in a mail without signing in.
import { expectAccessible } from "../fixtures/a11y.ts";
import { expect, hydrated, open, test } from "../fixtures/app.ts";
import { make } from "../fixtures/board.ts";
import { newestMail } from "../fixtures/mail.ts";

const committee = "AG Versorgung mit Pflege Haßberge";
const member = "mitglied@hassberge.example";

test.describe("a member", () => {
  test.use({ person: "member" });

  test("reports a status from the own measures, by keyboard", async ({ page, anotherBrowser }) => {
    const title = "Gemeldet aus der Übersicht";
    await make(await anotherBrowser("coordinator"), [title], committee);
    await open(page, "/");
    await page.getByRole("region", { name: "Was bei mir liegt" }).getByRole("link", { name: "Stand melden" }).click();
    await expect(page).toHaveURL(/\/plan\/mine$/);
    const row = page.getByRole("listitem").filter({ has: page.getByRole("link", { name: title }) });
    const summary = row.getByText("Stand melden", { exact: true });
    await summary.press("Enter");
    await expectAccessible(page);
    await expect(row.getByText(/^Stand: geplant/)).toBeVisible();
    await row.getByRole("button", { name: "Melden: läuft" }).press("Enter");
    await expect(page.getByRole("status").getByText("Der Stand ist gespeichert")).toBeVisible();
    await expect(row.getByText(/^Stand: läuft/)).toBeVisible();
  });

  test("gets the overview by mail, and its links report without signing in", async ({ page, server, anotherBrowser }) => {
    const title = "Gemeldet aus der E-Mail";
    await make(await anotherBrowser("coordinator"), [title], committee);
    await open(page, "/notifications");
    const mail = page.getByRole("region", { name: "E-Mail" });
    await mail.getByLabel("Nicht per E-Mail").check();
    await mail.getByRole("button", { name: "E-Mail-Wahl speichern" }).click();
    await expect(mail.getByRole("status")).toContainText("Gespeichert");
    // A box that lies half under the head of the page is too small a target.
    await page.evaluate(() => window.scrollTo(0, 0));
    await expectAccessible(page);
    await mail.getByRole("button", { name: "Überblick jetzt schicken" }).click();
    await expect(mail.getByRole("status")).toContainText("Der Überblick ist unterwegs");

    const text = await newestMail(server, member, title, "/report/");
    const part = text.split(`* ${title}`)[1]!;
    const link = /\/report\/[\w-]+/.exec(part)![0];

    const phone = await anotherBrowser(undefined, { viewport: { width: 390, height: 844 } });
    await open(phone, `${link}?status=stopped`);
    await expect(phone.getByRole("heading", { name: title })).toBeVisible();
    await expect(phone.getByText("Sie melden als Pflegedienstleitung Sozialstation Haßfurt")).toBeVisible();
    await expectAccessible(phone);
    // The link chose a status that needs words, so that its form is open.
    await phone.getByLabel("Grund").fill("Das Geld fehlt");
    await phone.getByRole("button", { name: "Stand speichern" }).click();
    await expect(phone.getByRole("status").getByText("Der Stand ist gespeichert")).toBeVisible();
    await expect(phone.getByText(/^Stand: beendet/)).toBeVisible();
    await phone.getByRole("button", { name: "Melden: läuft" }).click();
    await expect(phone.getByText(/^Stand: läuft/)).toBeVisible();
    await phone.getByRole("link", { name: "Alles zu dieser Maßnahme" }).click();
    await hydrated(phone);
    await expect(phone.getByRole("complementary", { name: title })).toBeVisible();
  });
});

test.describe("an old link", () => {
  test.use({ expectedConsoleErrors: /404/ });

  test("says so, and leads to the own measures", async ({ page }) => {
    await open(page, "/report/AAAA");
    await expect(page.getByRole("heading", { name: "Dieser Link gilt nicht mehr" })).toBeVisible();
    await expectAccessible(page);
    await expect(page.getByRole("main").getByRole("link", { name: "Meine Maßnahmen" })).toHaveAttribute("href", "/plan/mine");
  });

  test.describe("in English", () => {
    test.use({ locale: "en-GB" });

    test("says so too", async ({ page }) => {
      await open(page, "/report/AAAA");
      await expect(page.getByRole("heading", { name: "This link is no longer valid" })).toBeVisible();
    });
  });
});
