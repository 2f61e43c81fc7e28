// Fields of action and topics are added, ordered, renamed and ended by those who run the instance.
import { expectAccessible } from "../fixtures/a11y.ts";
import { expect, hydrated, open, test } from "../fixtures/app.ts";

test.describe("whoever runs the instance", () => {
  // What a form cannot hold is refused with 422.
  test.use({ person: "operator", expectedConsoleErrors: /status of 422/ });

  test("adds a field with a topic by keyboard, orders, renames and ends it", async ({ page }) => {
    await open(page, "/directory");
    await page.getByRole("link", { name: "Alle Handlungsfelder und Themen" }).press("Enter");
    await expect(page.getByRole("heading", { level: 1, name: "Handlungsfelder und Themen" })).toBeVisible();
    await hydrated(page);
    await expectAccessible(page);

    const neu = page.getByRole("region", { name: "Neues Handlungsfeld", exact: true });
    const name = neu.getByLabel("Name", { exact: true });
    await name.fill("pflege");
    await name.press("Enter");
    await expect(name).toHaveAttribute("aria-invalid", "true");
    await expect(name).toHaveAccessibleDescription(/Diesen Namen gibt es hier schon/);
    await name.fill("Klimafolgen");
    await name.press("Enter");
    const field = page.getByRole("region", { name: "Klimafolgen", exact: true });
    await expect(field).toContainText("0 Ziele, 0 Maßnahmen, 0 Gremien");

    for (const topic of ["Trinkwasser", "Schatten"]) {
      await field.locator("summary").filter({ hasText: "Neues Thema" }).press("Enter");
      await field.getByLabel("Name", { exact: true }).last().fill(topic);
      await field.getByRole("button", { name: "Thema anlegen" }).press("Enter");
      await expect(field.getByRole("listitem").filter({ hasText: topic })).toBeVisible();
    }
    await field.getByRole("button", { name: "Nach oben: Schatten" }).press("Enter");
    await expect(field.getByRole("listitem").first()).toContainText("Schatten");
    await expect(field.getByRole("button", { name: "Nach oben: Schatten" })).toBeDisabled();

    await field.locator("summary").filter({ hasText: "Ändern oder beenden" }).first().press("Enter");
    await field.getByLabel("Letzter Tag").first().fill("2026-01-31");
    await field.getByRole("button", { name: "Speichern" }).first().press("Enter");
    await expect(field).toContainText("Wurde bis zum 31. Januar 2026 angeboten");
    await expectAccessible(page);
  });
});
