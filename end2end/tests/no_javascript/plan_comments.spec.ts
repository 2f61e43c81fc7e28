// What is said about a measure, by forms alone.
import { expect, test } from "../../fixtures/app.ts";
import { boardPath, Talk } from "../../fixtures/talk.ts";

test.use({ person: "chair" });

test("a comment is written, changed and removed", async ({ page }) => {
  const title = "Helferkreis Demenz ausbauen";
  await page.goto(boardPath);
  await page.getByRole("article", { name: title, exact: true }).getByRole("link", { name: title, exact: true }).click();
  const talk = new Talk(page, title);
  await talk.area.fill("Ganz *ohne* Skript");
  await talk.send.click();
  const comment = talk.comments.first();
  await expect(comment.locator("em")).toHaveText("ohne");
  await comment.locator("summary").click();
  await comment.getByLabel("Text").fill("Und geändert");
  await comment.getByRole("button", { name: "Speichern" }).click();
  await expect(comment).toContainText("Und geändert");
  await comment.locator("summary").click();
  await comment.getByRole("button", { name: "Kommentar entfernen" }).click();
  await expect(talk.comments).toHaveCount(0);
  await expect(talk.follow).toHaveAttribute("aria-pressed", "true");
  await talk.follow.click();
  await expect(talk.follow).toHaveAttribute("aria-pressed", "false");
});
