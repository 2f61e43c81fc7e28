import { expect, test } from "../../fixtures/app.ts";

test("the start page can be read", async ({ page }) => {
  await page.goto("/");
  await expect(page.locator("html")).toHaveAttribute("lang", "de");
  await expect(page.getByRole("heading", { level: 1 })).not.toBeEmpty();
});
