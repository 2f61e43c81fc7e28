// Views of the map that are kept under a name: made, shared, opened by a link, changed, deleted and brought back.
import { type Locator, type Page } from "@playwright/test";
import { expectAccessible } from "../fixtures/a11y.ts";
import { expect, open, test } from "../fixtures/app.ts";

test.use({ person: "coordinator", contextOptions: { reducedMotion: "reduce" } });

async function openMap(page: Page, query = ""): Promise<void> {
  await open(page, `/map${query}`);
  await expect(page.getByText("Das Netz wird mit JavaScript gezeichnet.")).toHaveCount(0);
}

function menu(page: Page, name = "Ansichten"): Locator {
  return page.getByRole("navigation", { name });
}

/** Opens the menu by keyboard. */
async function unfold(page: Page, name = "Ansichten"): Promise<Locator> {
  const summary = menu(page, name).locator("summary");
  if (!(await menu(page, name).getByRole("group").evaluate((details: HTMLDetailsElement) => details.open))) {
    await summary.press("Enter");
  }
  return menu(page, name);
}

test("a view is kept, shared by a link and reopened with everything it shows", async ({ page, anotherBrowser }) => {
  await openMap(page, "?kind=committee&level=region&view=table&sort=links");
  await (await unfold(page)).getByRole("button", { name: "Ansicht merken …" }).press("Enter");
  const dialog = page.getByRole("dialog", { name: "Ansicht merken" });
  await expect(dialog.getByLabel("Name")).toBeFocused();
  await expect(dialog.getByRole("radio", { name: "nur ich" })).toBeChecked();
  await expectAccessible(page);
  await page.keyboard.type("Gremien der Kreise");
  await dialog.getByRole("radio", { name: "alle, die angemeldet sind" }).check();
  await dialog.getByLabel("Name").press("Enter");
  await expect(page.getByRole("status").filter({ hasText: "„Gremien der Kreise“ ist gemerkt." })).toBeVisible();
  await expect(dialog).toBeHidden();
  await expect(page).toHaveURL(/saved=/);
  const id = new URL(page.url()).searchParams.get("saved");
  await expect(page.getByRole("table").getByRole("rowheader").first()).toBeVisible();
  const rows = await page.getByRole("table").getByRole("rowheader").allTextContents();

  const other = await anotherBrowser("guest", { reducedMotion: "reduce" });
  await open(other, `/map?saved=${id}`);
  await expect(other).toHaveURL(/saved=.*kind=committee&level=region&view=table&sort=links$/);
  await expect(other.getByRole("table").getByRole("rowheader")).toHaveText(rows);
  const entry = (await unfold(other)).getByRole("link", { name: /^Gremien der Kreise alle, die angemeldet sind · von / });
  await expect(entry).toHaveAttribute("aria-current", "page");
  await expect(menu(other).getByRole("button", { name: "Löschen" })).toHaveCount(0);
});

test("the view that is open is replaced, renamed, deleted and brought back", async ({ page }) => {
  await openMap(page, "?level=state");
  await (await unfold(page)).getByRole("button", { name: "Ansicht merken …" }).click();
  await page.getByRole("dialog").getByLabel("Name").fill("Landesebene");
  await page.getByRole("dialog").getByRole("button", { name: "Merken" }).click();
  const said = (text: string) => page.getByRole("status").filter({ hasText: text });
  await expect(said("„Landesebene“ ist gemerkt.")).toBeVisible();
  await expect(page).toHaveURL(/saved=.*level=state/);

  await page.getByRole("form", { name: "Filter" }).getByRole("checkbox", { name: /^Bund/ }).check();
  await expect(page).toHaveURL(/level=state,federation/);
  await (await unfold(page)).getByRole("button", { name: "Mit dem jetzigen Stand überschreiben" }).press("Enter");
  await expect(said("„Landesebene“ zeigt jetzt diesen Stand.")).toBeVisible();

  await (await unfold(page)).getByRole("button", { name: "Umbenennen oder teilen …" }).press("Enter");
  const dialog = page.getByRole("dialog", { name: "Umbenennen oder teilen" });
  await expect(dialog.getByLabel("Name")).toHaveValue("Landesebene");
  await dialog.getByLabel("Name").fill("Land und Bund");
  await dialog.getByRole("button", { name: "Ändern" }).press("Enter");
  await expect(said("„Land und Bund“ ist geändert.")).toBeVisible();
  await expect((await unfold(page)).getByRole("link", { name: /^Land und Bund/ })).toBeVisible();

  await menu(page).getByRole("button", { name: "Löschen" }).press("Enter");
  await expect(said("„Land und Bund“ ist gelöscht.")).toBeVisible();
  await expect(page).toHaveURL(/\/map\?level=state,federation$/);
  await page.getByRole("button", { name: "Rückgängig" }).press("Enter");
  await expect(said("Die Ansicht ist wieder da.")).toBeVisible();
  await expect((await unfold(page)).getByRole("link", { name: /^Land und Bund/ })).toHaveAttribute("aria-current", "page");
});

test.describe("in English, on a phone", () => {
  test.use({ locale: "en-GB", viewport: { width: 390, height: 844 } });

  test("a view is kept with the keyboard", async ({ page }) => {
    await open(page, "/map?kind=person");
    await (await unfold(page, "Views")).getByRole("button", { name: "Keep this view …" }).press("Enter");
    const dialog = page.getByRole("dialog", { name: "Keep this view" });
    await page.keyboard.type("People");
    await expectAccessible(page);
    await page.keyboard.press("Escape");
    await expect(dialog).toBeHidden();
    await expect(menu(page, "Views").locator("summary")).toBeFocused();
    await (await unfold(page, "Views")).getByRole("button", { name: "Keep this view …" }).press("Enter");
    await expect(dialog.getByLabel("Name")).toHaveValue("People");
    await dialog.getByLabel("Name").press("Enter");
    await expect(page.getByRole("status").filter({ hasText: "“People” is kept." })).toBeVisible();
    await expect((await unfold(page, "Views")).getByRole("link", { name: "People only me" })).toBeVisible();
  });
});

test("a view that is shared with a committee stands on its page, until it no longer shall", async ({ page, anotherBrowser }) => {
  const member = await anotherBrowser("member", { reducedMotion: "reduce" });
  await openMap(member, "?kind=committee,person");
  await (await unfold(member)).getByRole("button", { name: "Ansicht merken …" }).press("Enter");
  const dialog = member.getByRole("dialog", { name: "Ansicht merken" });
  await dialog.getByLabel("Name").fill("Wer wir sind");
  await dialog.getByRole("radio", { name: "AG Versorgung mit Pflege Haßberge" }).check();
  await dialog.getByRole("button", { name: "Merken" }).press("Enter");
  await expect(member).toHaveURL(/saved=/);
  await expect((await unfold(member)).getByRole("button", { name: "Als Startansicht des Gremiums zeigen" })).toHaveCount(0);

  await open(page, `/map?saved=${new URL(member.url()).searchParams.get("saved")}`);
  await (await unfold(page)).getByRole("button", { name: "Als Startansicht des Gremiums zeigen" }).press("Enter");
  await expect(page.getByRole("status").filter({ hasText: "„Wer wir sind“ steht jetzt auf der Seite des Gremiums." })).toBeVisible();

  await open(member, "/directory/committees?q=AG%20Versorgung%20mit%20Pflege%20Ha%C3%9Fberge");
  await member.getByRole("link", { name: "AG Versorgung mit Pflege Haßberge", exact: true }).click();
  const start = member.getByRole("region", { name: "Im Netz" });
  const picture = start.getByRole("img", { name: "Netz des Gremiums: Wer wir sind" });
  await picture.scrollIntoViewIfNeeded();
  await expect.poll(() => picture.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBe(1400);
  await expectAccessible(member);
  await start.getByRole("link").press("Enter");
  await expect(member).toHaveURL(/saved=.*kind=committee,person/);

  await (await unfold(page)).getByRole("button", { name: "Nicht mehr als Startansicht zeigen" }).press("Enter");
  await expect(page.getByRole("status").filter({ hasText: "steht nicht mehr auf der Seite des Gremiums." })).toBeVisible();
  await member.goBack();
  await member.reload();
  await expect(member.getByRole("heading", { level: 1 })).toBeVisible();
  await expect(start).toHaveCount(0);
});
