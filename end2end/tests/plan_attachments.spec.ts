// Files that are attached to a measure. Each test makes a measure of its own, because the tests of a worker share a server.
import { readFile } from "node:fs/promises";
import type { Locator, Page } from "@playwright/test";
import { expectAccessible } from "../fixtures/a11y.ts";
import { expect, hydrated, test } from "../fixtures/app.ts";
import { Board, currentPlan, make } from "../fixtures/board.ts";

const german = { heading: "Anlagen", field: "Datei anhängen", add: "Anhängen" };
const english: typeof german = { heading: "Attachments", field: "Attach a file", add: "Attach" };

const pdf = Buffer.from("%PDF-1.7\n1 0 obj\n<<>>\nendobj\n");

function file(name: string, buffer: Buffer = Buffer.from(name)) {
  // What a browser calls a file does not count.
  return { name, mimeType: "application/octet-stream", buffer };
}

/** The part of a sheet in which files are. */
class Attachments {
  readonly part: Locator;
  readonly field: Locator;
  readonly add: Locator;
  readonly files: Locator;

  constructor(page: Page, title: string, words = german) {
    this.part = page.getByRole("complementary", { name: title, exact: true }).getByRole("region", { name: words.heading, exact: true });
    this.field = this.part.getByLabel(words.field);
    this.add = this.part.getByRole("button", { name: words.add, exact: true });
    this.files = this.part.getByRole("listitem");
  }

  link(name: string): Locator {
    return this.part.getByRole("link", { name, exact: true });
  }
}

/** Opens the sheet of a measure from the board. */
async function openSheet(page: Page, title: string, words = german): Promise<Attachments> {
  const language = words === german ? "de" : "en";
  const board = new Board(page, { language });
  await board.open();
  await board.card(title).getByRole("link", { name: title, exact: true }).click();
  const attachments = new Attachments(page, title, words);
  await expect(page.getByRole("heading", { level: 2, name: title })).toBeFocused();
  return attachments;
}

test.use({ person: "coordinator" });

test("a file is attached by keyboard, saved as it came, removed and brought back", async ({ page }) => {
  const title = "Mit Anlagen";
  await make(page, [title]);
  const attachments = await openSheet(page, title);
  await expect(attachments.part).toContainText("Noch keine Anlagen.");
  await attachments.field.setInputFiles(file("Übersicht (1).pdf", pdf));
  await attachments.field.focus();
  await page.keyboard.press("Tab");
  await expect(attachments.add).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(attachments.part.getByRole("status").filter({ hasText: "„Übersicht (1).pdf“ ist angehängt." })).toBeVisible();
  await expect(attachments.add).toBeFocused();
  await expect(attachments.field).toHaveValue("");
  await expect(attachments.files).toHaveCount(1);
  await expect(attachments.files).toContainText(/1\sKB, von .+\sUhr/);
  await expectAccessible(page, ".sheet");

  const saved = page.waitForEvent("download");
  await attachments.link("Übersicht (1).pdf").press("Enter");
  const download = await saved;
  expect(download.suggestedFilename()).toBe("Übersicht (1).pdf");
  expect(await readFile(await download.path())).toEqual(pdf);

  await page.reload();
  await hydrated(page);
  await attachments.part.getByRole("button", { name: "Entfernen: Übersicht (1).pdf" }).press("Enter");
  await expect(attachments.files).toHaveCount(0);
  await expect(attachments.part.getByRole("heading")).toBeFocused();
  const undo = page.getByRole("button", { name: /^Rückgängig/ });
  await expect(undo).toContainText("„Übersicht (1).pdf“ entfernt");
  await undo.click();
  await expect(attachments.link("Übersicht (1).pdf")).toBeVisible();
  const history = page.getByRole("complementary", { name: title, exact: true }).getByRole("region", { name: "Verlauf" });
  await expect(history).toContainText("Anlage: Übersicht (1).pdf");
});

test.describe("a file that is not taken", () => {
  test.use({ expectedConsoleErrors: /status of (409|422)/ });

  test("is refused with the reason, and nothing is attached", async ({ page }) => {
    const title = "Mit schlechten Anlagen";
    await make(page, [title]);
    const attachments = await openSheet(page, title);
    const refused = async (bad: ReturnType<typeof file>, sentence: string) => {
      await attachments.field.setInputFiles(bad);
      await attachments.add.click();
      await expect(attachments.part.getByRole("status").filter({ hasText: sentence })).toBeVisible();
      await expect(attachments.field).toHaveAttribute("aria-invalid", "true");
      await expect(attachments.files).toHaveCount(0);
    };
    // These are not even sent.
    await refused(file("seite.html"), "Dateien dieser Art nehmen wir nicht an.");
    await refused(file("leer.txt", Buffer.alloc(0)), "In dieser Datei steht nichts.");
    await refused(file("lang.txt", Buffer.alloc(10 * 1024 * 1024 + 1, "a")), "höchstens 10 MB");
    // The server looks inside.
    await refused(file("bild.png"), "passt nicht zu ihrem Namen");
    await expectAccessible(page, ".sheet");

    await attachments.field.setInputFiles(file("Notiz.txt"));
    await attachments.add.click();
    await expect(attachments.files).toHaveCount(1);
    await expect(attachments.field).not.toHaveAttribute("aria-invalid");
    await attachments.field.setInputFiles(file("Notiz.txt"));
    await attachments.add.click();
    await expect(attachments.part.getByRole("status").filter({ hasText: "Das gibt es hier schon." })).toBeVisible();
    await expect(attachments.files).toHaveCount(1);
  });
});

test("others see a file at once, and only those who edit the measure change it", async ({ page, anotherBrowser }) => {
  const title = "Mit geteilten Anlagen";
  await make(page, [title]);
  const own = await openSheet(page, title);
  const theirs = await openSheet(await anotherBrowser("manager"), title);
  await expect(theirs.part).toContainText("Noch keine Anlagen.");
  await expect(theirs.field).toHaveCount(0);
  await own.field.setInputFiles(file("Einladung.ics", Buffer.from("BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n")));
  await own.add.click();
  await expect(theirs.link("Einladung.ics")).toBeVisible();
  await expect(theirs.part.getByRole("button")).toHaveCount(0);
  const guest = await openSheet(await anotherBrowser("guest"), title);
  await expect(guest.part).toHaveCount(0);
});

test.describe("in English", () => {
  test.use({ locale: "en-GB" });

  test("files are attached and refused in English", async ({ page, anotherBrowser }) => {
    const title = "Mit englischen Anlagen";
    await make(await anotherBrowser("coordinator", { locale: "de-DE" }), [title]);
    const attachments = await openSheet(page, title, english);
    await expect(attachments.part).toContainText("Visible to everybody who works in the health region.");
    await attachments.field.setInputFiles(file("page.svg"));
    await attachments.add.click();
    await expect(attachments.part.getByRole("status").filter({ hasText: "We do not take files of this kind." })).toBeVisible();
    await attachments.field.setInputFiles(file("Minutes.txt"));
    await attachments.add.click();
    await expect(attachments.part.getByRole("status").filter({ hasText: "“Minutes.txt” is attached." })).toBeVisible();
    await expect(attachments.part.getByRole("button", { name: "Remove: Minutes.txt" })).toBeVisible();
  });
});

test("files are attached, refused and removed without JavaScript", async ({ page, anotherBrowser }) => {
  const title = "Mit Anlagen ohne Skript";
  await make(page, [title]);
  const plain = await anotherBrowser("coordinator", { javaScriptEnabled: false });
  await plain.goto(`/plan/${currentPlan}/board`);
  await new Board(plain).card(title).getByRole("link", { name: title, exact: true }).click();
  const attachments = new Attachments(plain, title);
  await attachments.field.setInputFiles(file("seite.html"));
  await attachments.add.click();
  await expect(plain.getByRole("alert").filter({ hasText: "Dateien dieser Art nehmen wir nicht an." })).toBeVisible();
  await attachments.field.setInputFiles(file("Notiz.txt"));
  await attachments.add.click();
  await expect(attachments.link("Notiz.txt")).toBeVisible();
  await expect(plain.getByRole("alert").filter({ hasText: "Dateien dieser Art" })).toHaveCount(0);
  await attachments.part.getByRole("button", { name: "Entfernen: Notiz.txt" }).click();
  await expect(attachments.files).toHaveCount(0);
});
