// What was laid on the picture by hand is there to read.
import { expect, test } from "../../fixtures/app.ts";
import { digits } from "../../fixtures/numbers.ts";

test("notes are a list and in the picture", async ({ page }) => {
  await page.goto("/map?note=0~0~Wer%20fehlt%20hier%3F");
  await expect(page.getByRole("list", { name: "Notizen" })).toContainText("Wer fehlt hier?");
  const picture = page.getByRole("img", { name: new RegExp(`^Netz mit ${digits} Knoten`) });
  const source = await picture.evaluate((image: HTMLImageElement) => image.currentSrc);
  expect(await (await page.request.get(source)).text()).toContain("Wer fehlt hier?");
  await page.getByRole("link", { name: "Notiz entfernen: Wer fehlt hier?" }).click();
  await expect(page).toHaveURL(/\/map$/);
});
