import { expect, open, test } from "../fixtures/app.ts";
import { expectAccessible } from "../fixtures/a11y.ts";

for (const [language, other] of [["de", "en"], ["en", "de"]] as const) {
  test.describe(`a visitor whose browser speaks ${language}`, () => {
    test.use({ locale: language });

    test("is greeted in that language", async ({ page }) => {
      await open(page, "/");
      await expect(page.locator("html")).toHaveAttribute("lang", language);
      await expect(page.getByRole("heading", { level: 1 })).not.toBeEmpty();
      await expectAccessible(page);
    });

    test("may ask for the other language", async ({ page }) => {
      await open(page, `/?lang=${other}`);
      await expect(page.locator("html")).toHaveAttribute("lang", other);
    });
  });
}

test("the server is alive and ready", async ({ request }) => {
  await expect(await request.get("/health/live")).toBeOK();
  await expect(await request.get("/health/ready")).toBeOK();
});
