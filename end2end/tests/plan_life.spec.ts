// The life of a plan: made, changed, adopted, continued in the next one; and measures that come back from the trash.
// Each test makes a plan of its own, because the tests of a worker share a server.
import { expectAccessible } from "../fixtures/a11y.ts";
import { expect, hydrated, open, test } from "../fixtures/app.ts";
import { addGoal, addMeasure, fillPlan, makePlan } from "../fixtures/plan.ts";

const region = "Gesundheitsregion plus Landkreis Haßberge";

test.describe("a coordinator", () => {
  // What a form cannot hold is refused with 422, what was changed meanwhile with 409.
  test.use({ person: "coordinator", expectedConsoleErrors: /status of (422|409|404)/ });

  test("makes a plan by keyboard, and loses nothing when it is refused", async ({ page }) => {
    await open(page, "/plan");
    await page.getByRole("link", { name: "Neuer Plan" }).press("Enter");
    await expect(page.getByRole("heading", { level: 1, name: "Neuer Plan" })).toBeVisible();
    await expect(page.getByLabel("Gesundheitsregion")).toContainText(region);
    await expectAccessible(page);
    await fillPlan(page, "Hitzeplan", "2030-12-31", "2030-01-01");
    await page.getByLabel("Sichtbar für").selectOption("alle Angemeldeten");
    await page.getByLabel("Titel", { exact: true }).press("Enter");
    await expect(page.getByText("Das Ende läge vor dem Anfang.")).toBeVisible();
    await expect(page.getByLabel("Letzter Tag")).toHaveAttribute("aria-invalid", "true");
    await expect(page.getByLabel("Letzter Tag")).toHaveAccessibleDescription("Das Ende läge vor dem Anfang.");
    await expect(page.getByLabel("Titel", { exact: true })).toHaveValue("Hitzeplan");
    await expectAccessible(page);

    await page.getByLabel("Letzter Tag").fill("2330-12-31");
    await page.getByLabel("Letzter Tag").press("Enter");
    await expect(page.getByText("Der Zeitraum ist zu lang: höchstens 10 Jahre.")).toBeVisible();
    await page.getByLabel("Letzter Tag").fill("2031-12-31");
    await page.getByLabel("Letzter Tag").press("Enter");
    await expect(page).toHaveURL(/\/plan\/[0-9a-f-]{36}\/goals/);
    await expect(page.getByRole("heading", { level: 1, name: "Hitzeplan" })).toBeVisible();
    await page.getByRole("link", { name: "Plan bearbeiten" }).click();
    await expect(page.getByLabel("Sichtbar für")).toHaveValue("network");
  });

  test("changes a plan, has it adopted, takes that back, and removes the empty draft", async ({ page }) => {
    const plan = await makePlan(page, "Plan auf Probe");
    await page.getByRole("link", { name: "Plan bearbeiten" }).click();
    await expect(page).toHaveURL(new RegExp(`/plan/${plan}/settings$`));
    await expectAccessible(page);
    await fillPlan(page, "Plan auf Dauer", "2030-01-01", "2032-12-31");
    await page.getByRole("button", { name: "Speichern", exact: true }).click();
    await expect(page.getByText("Gespeichert.")).toBeVisible();
    await expect(page.getByRole("navigation", { name: "Pfad" })).toContainText("Plan auf Dauer");

    const adoption = page.getByRole("region", { name: "Beschluss", exact: true });
    await adoption.getByLabel("Gremium").selectOption("Gesundheitsforum Haßberge");
    await adoption.getByLabel("Beschlossen am").fill("2026-01-02");
    await adoption.getByRole("button", { name: "Beschluss festhalten" }).press("Enter");
    await expect(adoption).toContainText("2. Januar 2026");
    await expect(page.getByRole("region", { name: "Entwurf entfernen" })).toHaveCount(0);
    await expectAccessible(page);
    await adoption.getByRole("button", { name: "Als fortgeführt kennzeichnen" }).click();
    await adoption.getByRole("button", { name: "Wieder als beschlossen führen" }).click();
    await adoption.getByRole("button", { name: "Beschluss zurücknehmen" }).click();
    await expect(adoption.getByRole("button", { name: "Beschluss festhalten" })).toBeVisible();

    await page.getByRole("button", { name: "Entwurf entfernen" }).click();
    await expect(page).toHaveURL(/\/plan$/);
    await expect(page.getByRole("link", { name: "Plan auf Dauer" })).toHaveCount(0);
  });

  test("is overtaken by somebody else, and keeps what was typed", async ({ page, anotherBrowser }) => {
    const plan = await makePlan(page, "Zu zweit");
    const other = await anotherBrowser("coordinator");
    for (const browser of [page, other]) {
      await open(browser, `/plan/${plan}/settings`);
    }
    await other.getByLabel("Titel", { exact: true }).fill("Zu zweit, schneller");
    await other.getByRole("button", { name: "Speichern", exact: true }).click();
    await expect(other.getByText("Gespeichert.")).toBeVisible();
    await page.getByLabel("Titel", { exact: true }).fill("Zu zweit, langsamer");
    await page.getByRole("button", { name: "Speichern", exact: true }).click();
    await expect(page.getByText("Jemand anderes hat den Plan inzwischen geändert.")).toBeVisible();
    await expect(page.getByRole("definition").filter({ hasText: "Zu zweit, schneller" })).toBeVisible();
    await expect(page.getByLabel("Titel", { exact: true })).toHaveValue("Zu zweit, langsamer");
    await page.getByRole("button", { name: "Speichern", exact: true }).click();
    await expect(page.getByText("Gespeichert.")).toBeVisible();
    await expect(page.getByRole("navigation", { name: "Pfad" })).toContainText("Zu zweit, langsamer");
  });

  test("continues a plan, and finds the way from one measure to the other and back", async ({ page }) => {
    const plan = await makePlan(page, "Ernährung 2030");
    await addGoal(page, "Gut essen");
    for (const title of ["Schulgarten", "Kochkurs", "Markt"]) {
      await addMeasure(page, plan, title);
    }
    await open(page, `/plan/${plan}/settings`);
    const adoption = page.getByRole("region", { name: "Beschluss", exact: true });
    await adoption.getByRole("button", { name: "Beschluss festhalten" }).click();
    await expect(adoption.getByRole("button", { name: "Beschluss zurücknehmen" })).toBeVisible();
    await page.getByRole("link", { name: "Plan fortführen" }).click();
    await expect(page.getByLabel("Titel", { exact: true })).toHaveValue("Ernährung 2031");
    await expect(page.getByLabel("Erster Tag")).toHaveValue("2031-01-01");
    await expect(page.getByLabel("Letzter Tag")).toHaveValue("2031-12-31");
    const goal = page.getByRole("group", { name: "Gut essen" });
    await expect(goal.getByRole("checkbox", { checked: true })).toHaveCount(3);
    await expectAccessible(page);
    await goal.getByRole("checkbox", { name: /^Markt/ }).press("Space");
    await page.getByRole("button", { name: "Neuen Plan anlegen" }).click();

    await expect(page.getByRole("heading", { level: 1, name: "Ernährung 2031" })).toBeVisible();
    await hydrated(page);
    await expect(page.getByRole("article")).toHaveCount(2);
    await page.getByRole("link", { name: "Schulgarten", exact: true }).click();
    const sheet = page.getByRole("complementary", { name: "Schulgarten", exact: true });
    await expect(sheet.getByText("führt fort:")).toBeVisible();
    await expectAccessible(page, ".sheet");
    await sheet.getByRole("link", { name: "Schulgarten (Ernährung 2030)" }).click();
    await expect(page.getByRole("heading", { level: 1, name: "Ernährung 2030" })).toBeVisible();
    await expect(page.getByText("fortgeführt", { exact: true })).toHaveCount(0);
    await expect(sheet.getByText("wird fortgeführt in:")).toBeVisible();
    await sheet.getByRole("link", { name: "Schulgarten (Ernährung 2031)" }).click();
    await expect(page.getByRole("heading", { level: 1, name: "Ernährung 2031" })).toBeVisible();

    await open(page, `/plan/${plan}/settings`);
    await expect(page.getByRole("button", { name: "Wieder als beschlossen führen" })).toBeVisible();
  });

  test("brings a removed measure back from the trash", async ({ page }) => {
    const plan = await makePlan(page, "Mit Papierkorb");
    await addGoal(page, "Gut schlafen");
    await addMeasure(page, plan, "Ruhebänke");
    const sheet = page.getByRole("complementary", { name: "Ruhebänke", exact: true });
    await sheet.getByRole("button", { name: "Maßnahme entfernen" }).click();
    await sheet.getByRole("button", { name: "Entfernen", exact: true }).last().click();
    await page.getByRole("status").getByRole("link", { name: "Papierkorb" }).click();
    await expect(page).toHaveURL(new RegExp(`/plan/${plan}/trash$`));
    const removed = page.getByRole("region", { name: "Entfernte Maßnahmen" });
    await expect(removed).toContainText("Ruhebänke");
    await expect(removed).toContainText("Leitung Geschäftsstelle");
    await expectAccessible(page);
    await removed.getByRole("button", { name: "Zurückholen: Ruhebänke" }).press("Enter");
    await expect(page.getByText("„Ruhebänke“ ist wieder da.")).toBeVisible();
    await expect(page.getByRole("heading", { name: "Der Papierkorb ist leer" })).toBeVisible();
    await expectAccessible(page);
    await page.getByRole("link", { name: "Zur Maßnahme" }).click();
    await expect(sheet).toBeVisible();
  });
});

test("without JavaScript a plan is made, changed, adopted and continued by forms", async ({ anotherBrowser }) => {
  const page = await anotherBrowser("coordinator", { javaScriptEnabled: false });
  await page.goto("/plan");
  await page.getByRole("link", { name: "Neuer Plan" }).click();
  await fillPlan(page, "Ohne Skript 2030", "2030-12-31", "2030-01-01");
  await page.getByRole("button", { name: "Plan anlegen" }).click();
  await expect(page.locator("#plan-to-problem")).toHaveText("Das Ende läge vor dem Anfang.");
  await expect(page.getByLabel("Titel", { exact: true })).toHaveValue("Ohne Skript 2030");
  await expect(page.getByLabel("Erster Tag")).toHaveValue("2030-12-31");
  await page.getByLabel("Erster Tag").fill("2030-01-01");
  await page.getByLabel("Letzter Tag").fill("2030-12-31");
  await page.getByRole("button", { name: "Plan anlegen" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Ohne Skript 2030" })).toBeVisible();

  await page.getByRole("link", { name: "Plan bearbeiten" }).click();
  await page.getByLabel("Sichtbar für").selectOption("die Geschäftsstelle");
  await page.getByRole("button", { name: "Speichern", exact: true }).click();
  await expect(page).toHaveURL(/\/settings$/);
  await expect(page.getByLabel("Sichtbar für")).toHaveValue("office");
  await page.getByRole("button", { name: "Beschluss festhalten" }).click();
  await expect(page.getByRole("button", { name: "Beschluss zurücknehmen" })).toBeVisible();
  await page.getByRole("link", { name: "Plan fortführen" }).click();
  await page.getByRole("button", { name: "Neuen Plan anlegen" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Ohne Skript 2031" })).toBeVisible();
  await page.goto("/plan");
  const old = page.getByRole("listitem").filter({ has: page.getByRole("link", { name: "Ohne Skript 2030" }) });
  await expect(old).toContainText("fortgeführt");
});

test.describe("the trash", () => {
  // Nobody else is let in, and the browser says so.
  test.use({ expectedConsoleErrors: /status of 404/ });

  test("without JavaScript a removed measure comes back from the trash", async ({ page, anotherBrowser }) => {
    const withScript = await anotherBrowser("coordinator");
    const plan = await makePlan(withScript, "Papierkorb ohne Skript");
    await addGoal(withScript, "Gut hören");
    await addMeasure(withScript, plan, "Hörtest");
    const plain = await anotherBrowser("coordinator", { javaScriptEnabled: false });
    await plain.goto(withScript.url());
    const sheet = plain.getByRole("complementary", { name: "Hörtest", exact: true });
    await sheet.getByRole("button", { name: "Maßnahme entfernen" }).click();
    await sheet.getByRole("button", { name: "Entfernen", exact: true }).last().click();
    await plain.goto(`/plan/${plan}/trash`);
    await plain.getByRole("button", { name: "Zurückholen: Hörtest" }).click();
    await expect(plain.getByRole("heading", { name: "Der Papierkorb ist leer" })).toBeVisible();
    await plain.goto(`/plan/${plan}/board`);
    await expect(plain.getByRole("article", { name: "Hörtest" })).toBeVisible();

    expect((await page.goto(`/plan/${plan}/trash`))!.status()).toBe(404);
  });
});

test("the pages speak English and fit a phone", async ({ anotherBrowser }) => {
  const page = await anotherBrowser("coordinator", { viewport: { width: 390, height: 800 } });
  const plan = await makePlan(page, "Plan for a phone 2030");
  await addGoal(page, "A goal");
  await addMeasure(page, plan, "A measure with a title that is long enough to need two lines on a phone");
  for (const [path, heading] of [
    ["/plan/new", "New plan"],
    [`/plan/${plan}/settings`, "Edit the plan"],
    [`/plan/${plan}/continue`, "Continue the plan"],
    [`/plan/${plan}/trash`, "Trash"],
  ] as const) {
    await open(page, `${path}?lang=en`);
    await expect(page.getByRole("heading", { level: 1, name: heading })).toBeVisible();
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
    await expectAccessible(page);
  }
});
