// The bell and what it leads to. Each test follows a measure of its own; the people are shared, so each looks for its own rows.
import { type Locator, type Page } from "@playwright/test";
import { expectAccessible } from "../fixtures/a11y.ts";
import { expect, hydrated, open, test } from "../fixtures/app.ts";
import { Board } from "../fixtures/board.ts";
import { english, openTalk } from "../fixtures/talk.ts";

/** What is told of a measure. */
function rows(page: Page, title: string): Locator {
  return page.getByRole("main").getByRole("listitem").filter({ hasText: title });
}

test.describe("a manager", () => {
  test.use({ person: "manager" });

  test("is told of a mention, and reads it on the sheet", async ({ page, anotherBrowser }) => {
    const title = "Gesundheitsratgeber, dritte Auflage";
    const talk = await openTalk(await anotherBrowser("chair"), title);
    await talk.area.pressSequentially("Gut so, @abteil");
    await talk.people.getByRole("option", { name: /Abteilungsleitung/ }).click();
    await talk.area.press("Control+Enter");
    await expect(talk.comments).toHaveCount(1);

    await open(page, "/");
    const bell = page.getByRole("banner").getByRole("link", { name: /^Benachrichtigungen: \d+ ungelesen$/ });
    await bell.click();
    await expect(page).toHaveURL(/\/notifications$/);
    const row = rows(page, title);
    await expect(row).toContainText("Vorsitz AG Gesundheitsversorgung Haßberge hat Sie erwähnt");
    await expect(row).toContainText("neu");
    await expectAccessible(page);
    await row.getByRole("link", { name: title }).click();
    await expect(page.getByRole("complementary", { name: title }).getByText("Gut so,")).toBeInViewport();
    await page.goBack();
    await expect(rows(page, title)).not.toContainText("neu");
  });

  test("hears of changes of what they follow, folded into one", async ({ page, anotherBrowser }) => {
    const title = "Nachfolgebörse für Praxen";
    const talk = await openTalk(page, title);
    await talk.follow.click();
    await expect(talk.follow).toHaveAttribute("aria-pressed", "true");
    const board = new Board(await anotherBrowser("coordinator"));
    await board.open();
    await board.moveByMenu(title, "decided");
    await board.expectCardIn("decided", title);
    await board.moveByMenu(title, "running");
    await board.expectCardIn("running", title);
    await board.expectSaved();
    // The board is open, so that the bell hears of it without a new page.
    const bell = page.getByRole("banner").getByRole("link", { name: /^Benachrichtigungen: \d+ ungelesen$/ });
    await expect(bell).toBeVisible();
    await open(page, "/notifications");
    await expect(rows(page, title)).toHaveCount(1);
    await expect(rows(page, title)).toContainText("Stand: Idee → läuft");
    await rows(page, title).getByRole("button", { name: `Als gelesen markieren: ${title}` }).press("Enter");
    await expect(rows(page, title)).not.toContainText("neu");
  });
});

test.describe("a member, in English on a phone", () => {
  test.use({ person: "member", locale: "en-GB", viewport: { width: 390, height: 844 } });

  test("chooses what to hear of, and marks all as read", async ({ page, anotherBrowser }) => {
    const title = "Famulaturwoche Haßberge";
    await open(page, "/notifications");
    const choices = page.getByRole("group", { name: "What do you want to hear of?" });
    const comments = choices.getByRole("checkbox", { name: "Somebody comments" });
    await comments.uncheck();
    await page.getByRole("button", { name: "Save", exact: true }).click();
    await expect(page.getByRole("status").filter({ hasText: "Saved" })).toBeVisible();
    await page.reload();
    await hydrated(page);
    await expect(comments).not.toBeChecked();
    await expect(choices.getByRole("checkbox", { name: "Somebody mentions me" })).toBeChecked();
    await expectAccessible(page);

    const talk = await openTalk(await anotherBrowser("chair"), title, { words: english });
    await talk.area.pressSequentially("Bitte @pflegedienst");
    await talk.people.getByRole("option").first().click();
    await talk.area.press("Control+Enter");
    await expect(talk.comments).toHaveCount(1);
    await page.reload();
    await hydrated(page);
    await expect(rows(page, title)).toContainText("has mentioned you");
    await page.getByRole("button", { name: "Mark all as read" }).click();
    await expect(rows(page, title)).not.toContainText("new");
    await expect(page.getByRole("button", { name: "Mark all as read" })).toHaveCount(0);
    await expect(page.getByRole("banner").getByRole("link", { name: "Notifications", exact: true })).toBeVisible();
  });
});

test.describe("a visitor", () => {
  // The page is for those who are signed in.
  test.use({ expectedConsoleErrors: /status of 401/ });

  test("has no bell, and is asked to sign in", async ({ page }) => {
    await open(page, "/notifications");
    await expect(page.getByRole("heading", { name: "Bitte melden Sie sich an" })).toBeVisible();
    await expect(page.getByRole("banner").getByRole("link", { name: /Benachrichtigungen/ })).toHaveCount(0);
  });
});
