// What nobody has confirmed is confirmed by keyboard, and those concerned answer a mail without an account. The tests of a worker
// share a server, so that each takes whatever row comes first.
import { expectAccessible } from "../fixtures/a11y.ts";
import { expect, hydrated, open, test } from "../fixtures/app.ts";
import { newestMail } from "../fixtures/mail.ts";

test.describe("a coordinator", () => {
  test.use({ person: "coordinator" });

  test("confirms records, and asks somebody who tells what has changed", async ({ page, server, anotherBrowser }) => {
    await open(page, "/directory/care?kind=person");
    await expectAccessible(page);
    const list = page.getByRole("region", { name: "Zu bestätigen" });
    const chosen = list.getByRole("checkbox").first();
    const name = (await chosen.getAttribute("aria-label"))!.replace(/ auswählen$/, "");
    await chosen.press("Space");
    await list.getByRole("button", { name: "Ausgewählte bestätigen" }).press("Enter");
    await expect(page.getByRole("status").getByText("Bestätigt.")).toBeVisible();
    await expect(list.getByRole("link", { name, exact: true })).toHaveCount(0);

    const ask = list.getByRole("button", { name: /^Nachfragen/ }).first();
    const address = /, (\S+@\S+)$/.exec((await ask.textContent())!.trim())![1]!;
    await ask.press("Enter");
    await expect(page.getByRole("status").getByText("Die Nachfrage ist unterwegs.")).toBeVisible();
    const link = /\/care\/[\w-]+/.exec(await newestMail(server, address, "/care/"))![0];

    const phone = await anotherBrowser(undefined, { viewport: { width: 390, height: 844 } });
    await open(phone, link);
    await hydrated(phone);
    await expect(phone.getByRole("region", { name: "Ihre Angaben" })).toContainText(address);
    await expectAccessible(phone);
    await phone.getByLabel("Was hat sich geändert?").fill("Ich arbeite jetzt woanders.");
    await phone.getByRole("button", { name: "Änderung melden" }).press("Enter");
    await expect(phone.getByRole("heading", { name: "Vielen Dank!" })).toBeFocused();

    await page.reload();
    await hydrated(page);
    const told = page.getByRole("region", { name: "Gemeldete Änderungen" }).getByRole("listitem");
    const row = told.filter({ hasText: "Ich arbeite jetzt woanders." }).first();
    await row.getByRole("button", { name: /^Erledigt/ }).press("Enter");
    await expect(page.getByRole("status").getByText("Erledigt.")).toBeVisible();
  });
});
