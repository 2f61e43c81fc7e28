import { expectAccessible } from "../fixtures/a11y.ts";
import { expect, open, test } from "../fixtures/app.ts";

const title = { de: "Befehle und Tasten", en: "Commands and keys" };

test("every action of the map is found by its name and done by keyboard", async ({ page }) => {
  await open(page, "/map");
  await page.keyboard.press("Control+k");
  const dialog = page.getByRole("dialog", { name: title.de });
  const field = dialog.getByRole("combobox", { name: "Was möchten Sie tun?" });
  await expect(field).toBeFocused();
  await expectAccessible(page);

  await field.fill("doppelte strukturen");
  await expect(dialog.getByRole("option")).toHaveText([/^Wo gibt es doppelte Strukturen\?/]);
  await field.press("Enter");
  await expect(page).toHaveURL(/view=overlaps/);
  await expect(dialog).toBeHidden();

  await page.keyboard.press("Control+k");
  await field.fill("geschaeftsstellen art");
  const offices = dialog.getByRole("option", { name: /^Geschäftsstellen/ });
  await expect(offices).toContainText("gewählt");
  await field.press("Enter");
  await expect(page).toHaveURL(/kind=region,committee,organisation,person/);
});

test("a node is reached by its name, and Escape leads back", async ({ page }) => {
  await open(page, "/map");
  const canvas = page.getByRole("application");
  await expect(canvas).toBeVisible();
  await canvas.focus();
  await page.keyboard.press("?");
  const dialog = page.getByRole("dialog", { name: title.de });
  await expect(dialog.getByText("Auswahl aufheben")).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(dialog).toBeHidden();
  await expect(canvas).toBeFocused();

  await page.keyboard.press("?");
  await dialog.getByRole("combobox").fill("Gesundheitsforum Haßberge");
  await dialog.getByRole("option", { name: /^Gesundheitsforum Haßberge/ }).first().click();
  await expect(page.getByRole("heading", { name: "Gesundheitsforum Haßberge" })).toBeVisible();
  await expect(canvas).toBeFocused();
});

test.describe("in English", () => {
  test.use({ locale: "en-GB" });
  test("the button opens the commands", async ({ page }) => {
    await open(page, "/map");
    await page.getByRole("button", { name: "Commands and keys (Ctrl + K)" }).click();
    const dialog = page.getByRole("dialog", { name: title.en });
    await dialog.getByRole("combobox").fill("nothing of this kind");
    await expect(dialog.getByRole("status")).toHaveText("There is no command and no node of this name.");
    await dialog.getByRole("button", { name: "Close commands" }).press("Enter");
    await expect(dialog).toBeHidden();
  });
});
