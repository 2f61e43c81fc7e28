// What is said about a measure. Each test talks about a measure of its own, because the tests of a worker share a server.
import { expectAccessible } from "../fixtures/a11y.ts";
import { expect, hydrated, test } from "../fixtures/app.ts";
import { english, openTalk } from "../fixtures/talk.ts";

test.describe("a chair", () => {
  test.use({ person: "chair" });

  test("writes Markdown, changes it and takes it back", async ({ page }) => {
    const talk = await openTalk(page, "Bewegungspfad Königsberg");
    await expect(talk.part).toContainText("Noch hat niemand etwas dazu gesagt.");
    await talk.say("Das ist **wichtig**:\n\n- eins\n- zwei\n\n<script>alert(1)</script> https://example.org/a");
    const comment = talk.comments.first();
    await expect(comment.locator("strong").filter({ hasText: "wichtig" })).toBeVisible();
    await expect(comment).toContainText("<script>alert(1)</script>");
    const link = comment.getByRole("link", { name: "https://example.org/a" });
    await expect(link).toHaveAttribute("rel", "noopener nofollow");
    await expectAccessible(page, ".sheet");

    await comment.locator("summary").press("Enter");
    await expectAccessible(page, ".sheet");
    await comment.getByLabel("Text").fill("Doch nicht so wichtig.");
    await comment.getByRole("button", { name: "Speichern" }).click();
    await expect(comment).toContainText("bearbeitet");
    await expect(comment).toContainText("Doch nicht so wichtig.");
    await expect(comment.getByLabel("Text")).toBeHidden();
    await page.reload();
    await expect(comment).toContainText("Doch nicht so wichtig.");

    await hydrated(page);
    await comment.locator("summary").click();
    await comment.getByRole("button", { name: "Kommentar entfernen" }).click();
    await expect(talk.comments).toHaveCount(0);
  });

  test("mentions somebody by keyboard, and sends with Ctrl+Enter", async ({ page }) => {
    const talk = await openTalk(page, "Demenzwochen");
    await talk.area.pressSequentially("Bitte @haßb leit");
    await expect(talk.people.getByRole("option")).toHaveCount(2);
    await expect(talk.area).toHaveAttribute("role", "combobox");
    await expect(talk.people.getByRole("option", { selected: true })).toContainText("Abteilungsleitung");
    await talk.area.press("ArrowDown");
    await expect(talk.people.getByRole("option", { selected: true })).toContainText("Leitung Geschäftsstelle");
    await expectAccessible(page, ".sheet");
    // Escape closes the list and not the sheet.
    await talk.area.press("Escape");
    await expect(talk.people).toBeHidden();
    await expect(talk.sheet).toBeVisible();
    await talk.area.pressSequentially("u");
    await talk.area.press("Backspace");
    await talk.area.press("ArrowUp");
    await talk.area.press("Enter");
    await expect(talk.area).toHaveValue("Bitte @Leitung Geschäftsstelle Haßberge ");
    await talk.area.pressSequentially("prüfen");
    await talk.area.press("Control+Enter");
    await expect(talk.comments.first()).toContainText("Bitte @Leitung Geschäftsstelle Haßberge prüfen");
    await expect(talk.comments.first().locator(".mention")).toHaveText("@Leitung Geschäftsstelle Haßberge");
    await expect(talk.follow).toHaveAttribute("aria-pressed", "true");
    await talk.follow.click();
    await expect(talk.follow).toHaveAttribute("aria-pressed", "false");
  });

  test("keeps a draft over a reload", async ({ page }) => {
    const talk = await openTalk(page, "Trinkbrunnen an acht Plätzen");
    await talk.area.fill("Noch nicht fertig");
    await page.reload();
    await hydrated(page);
    await expect(talk.area).toHaveValue("Noch nicht fertig");
    await talk.send.click();
    await expect(talk.comments).toContainText(["Noch nicht fertig"]);
    await page.reload();
    await hydrated(page);
    await expect(talk.comments).toHaveCount(1);
    await expect(talk.area).toHaveValue("");
  });

  test("hears what others say at once, without losing what is being written", async ({ page, anotherBrowser }) => {
    const title = "Gesunde Kita";
    const talk = await openTalk(page, title);
    const other = await openTalk(await anotherBrowser("manager"), title);
    await other.area.fill("Ich schreibe gerade");
    await talk.say("Seht her");
    await expect(other.comments).toContainText(["Seht her"], { timeout: 1_500 });
    await expect(other.area).toHaveValue("Ich schreibe gerade");
    await expect(other.comments.first().locator("summary")).toHaveCount(0);
  });
});

test.describe("in English, on a phone", () => {
  test.use({ person: "member", locale: "en-GB", viewport: { width: 390, height: 844 } });

  test("a member joins the conversation", async ({ page }) => {
    const talk = await openTalk(page, "Sturzprävention zu Hause", { words: english });
    await talk.say("Good");
    await expect(talk.comments).toContainText(["Good"]);
    await expectAccessible(page, ".sheet");
  });
});

for (const person of ["guest", undefined] as const) {
  test.describe(person ?? "a visitor", () => {
    test.use({ person });

    test("hears nothing of the conversation", async ({ page }) => {
      const talk = await openTalk(page, "Runder Tisch Pflege");
      await expect(talk.part).toHaveCount(0);
      await expect(talk.follow).toHaveCount(person ? 1 : 0);
    });
  });
}

test.describe("where the connection breaks", () => {
  test.use({ person: "chair", expectedConsoleErrors: /ERR_|Failed to load|EventSource/ });

  test("what was to be said is said once it is back", async ({ page, connection }) => {
    const talk = await openTalk(page, "Bewegungstreffs „Mitgehen“", { at: connection.url });
    await talk.area.fill("Gesagt im Funkloch");
    connection.cut();
    await talk.send.click();
    await expect(talk.part.getByText("Noch nicht gespeichert: keine Verbindung.")).toBeVisible();
    await expect(talk.area).toHaveValue("Gesagt im Funkloch");
    connection.mend();
    await expect(talk.comments).toHaveCount(1, { timeout: 20_000 });
    await expect(talk.comments).toContainText(["Gesagt im Funkloch"]);
    await expect(talk.area).toHaveValue("");
  });
});
