// The map without a script: a picture from the server, and files to take along.
import { readFile } from "node:fs/promises";
import { expect, test } from "../../fixtures/app.ts";
import { digits, firstNumber } from "../../fixtures/numbers.ts";

test("the network is a picture, and its files are links", async ({ page }) => {
  await page.goto("/map?kind=committee,region");
  const picture = page.getByRole("img", { name: new RegExp(`^Netz mit ${digits} Knoten`) });
  await expect(picture).toBeVisible();
  await expect.poll(() => picture.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBe(1400);
  await page.getByRole("group", { name: "Teilen" }).getByText("Teilen", { exact: true }).click();
  const saved = page.waitForEvent("download");
  await page.getByRole("link", { name: "GraphML" }).click();
  const text = await readFile(await (await saved).path(), "utf8");
  const count = firstNumber((await picture.getAttribute("alt"))!);
  expect(text.match(/<node /g)).toHaveLength(count);
});
