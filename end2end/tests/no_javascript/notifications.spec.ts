// Notifications by links and forms alone.
import { expect, test } from "../../fixtures/app.ts";
import { boardPath, Talk } from "../../fixtures/talk.ts";

test.use({ person: "chair" });

test("what somebody wants to hear of is chosen by a form, and the bell leads there", async ({ page, anotherBrowser }) => {
  const title = "Runder Tisch Pflege";
  await page.goto(boardPath);
  await page.getByRole("article", { name: title, exact: true }).getByRole("link", { name: title, exact: true }).click();
  await new Talk(page, title).follow.click();
  await page.getByRole("banner").getByRole("link", { name: /^Benachrichtigungen/ }).click();
  const choices = page.getByRole("group", { name: "Wovon möchten Sie hören?" });
  await choices.getByRole("checkbox", { name: "Ein Termin ist vorbei" }).uncheck();
  await page.getByRole("button", { name: "Speichern", exact: true }).click();
  await expect(choices.getByRole("checkbox", { name: "Ein Termin ist vorbei" })).not.toBeChecked();

  const other = await anotherBrowser("manager");
  await other.goto(boardPath);
  await other.getByRole("article", { name: title, exact: true }).getByRole("link", { name: title, exact: true }).click();
  const talk = new Talk(other, title);
  await talk.area.fill("Hört ihr das?");
  await talk.send.click();
  await expect(talk.comments).toHaveCount(1);

  await page.reload();
  const row = page.getByRole("main").getByRole("listitem").filter({ hasText: title });
  await expect(row).toContainText("hat kommentiert");
  await page.getByRole("button", { name: `Als gelesen markieren: ${title}` }).click();
  await expect(row).not.toContainText("neu");
});
