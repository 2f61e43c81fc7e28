// What a coordinator does in a morning, from end to end, in both languages.
import { expect, hydrated, open, test } from "../fixtures/app.ts";
import { Board, type Column, season } from "../fixtures/board.ts";
import { signIn } from "../fixtures/people.ts";

const committee = "AG Versorgung mit Pflege Haßberge";

const journeys = [
  {
    locale: "de-DE",
    language: "de",
    words: {
      search: "Suchen",
      hits: "Treffer",
      network: "Netzwerk",
      searchNet: "Im Netz suchen",
      open: "Öffnen",
      kind: "Gremium",
      members: "Mitglieder",
      seats: "Sitze in Gremien",
      plans: "Umsetzungsplan",
      cancelled: /^Abgebrochen, /,
    },
    byPointer: "Fahrdienst zur Facharztpraxis",
    byKeys: "Telekonsil Dermatologie",
    byMenu: "Gesunde Kita",
  },
  {
    locale: "en-GB",
    language: "en",
    words: {
      search: "Search",
      hits: "Results",
      network: "Network",
      searchNet: "Search the map",
      open: "Open",
      kind: "Committee",
      members: "Members",
      seats: "Seats in committees",
      plans: "Implementation plan",
      cancelled: /^Cancelled, /,
    },
    byPointer: "Krisenwegweiser für Jugendliche",
    byKeys: "Runder Tisch Pflege",
    byMenu: "Bürgerbefragung Gesundheit",
  },
] as const;

for (const { locale, language, words, byPointer, byKeys, byMenu } of journeys) {
  test.describe(`in ${language}`, () => {
    test.use({ locale });

    test("a coordinator finds a committee and follows one of its members", async ({ page }) => {
      await open(page, "/sign-in");
      await signIn(page, "coordinator");
      await hydrated(page);

      const search = page.getByRole("searchbox", { name: words.search });
      await search.fill("Pflege");
      await search.press("Enter");
      await expect(page).toHaveURL(/\/search\?q=Pflege$/);
      const hits = page.getByRole("region", { name: words.hits });
      await expect(hits.getByRole("link", { name: committee })).toBeVisible();

      await page.getByRole("navigation").getByRole("link", { name: words.network }).first().click();
      await expect(page).toHaveURL(/\/map$/);
      await hydrated(page);
      const searchNet = page.getByRole("combobox", { name: words.searchNet });
      await searchNet.fill("versorgung mit pflege");
      await expect(page.getByRole("option", { name: committee })).toBeVisible();
      await searchNet.press("Enter");
      const selection = page.getByRole("region", { name: committee });
      await expect(selection).toBeVisible();
      await expect(page).toHaveURL(/\/map\?node=/);
      await expect(page.getByRole("application")).toBeFocused();

      await selection.getByRole("link", { name: words.open, exact: true }).click();
      await expect(page.getByRole("heading", { level: 1, name: committee })).toBeVisible();
      const members = page.getByRole("table", { name: words.members });
      const member = members.getByRole("rowheader").getByRole("link").first();
      const name = await member.innerText();
      await member.click();
      await expect(page.getByRole("heading", { level: 1, name, exact: true })).toBeVisible();
      await expect(page.getByRole("table", { name: words.seats }).getByRole("link", { name: committee })).toBeVisible();
    });

    test("a card is moved by pointer, keys and menu, and a second browser sees it", async ({
      page,
      anotherBrowser,
    }) => {
      await open(page, "/sign-in");
      await signIn(page, "coordinator");
      await page.getByRole("navigation").getByRole("link", { name: words.plans }).first().click();
      await page.getByRole("link", { name: `Umsetzungsplan ${season()}` }).first().click();
      await expect(page).toHaveURL(/\/board$/);
      await hydrated(page);

      const board = new Board(page, { language });
      const other = new Board(await anotherBrowser("manager"), { language });
      await other.open();
      const loads: string[] = [];
      other.page.on("framenavigated", (frame) => loads.push(frame.url()));
      const moved = async (column: Column, title: string) => {
        await board.expectCardIn(column, title);
        await test.step(`the second browser sees “${title}”`, async () => {
          await expect(other.cardIn(column, title)).toBeVisible({ timeout: 3_000 });
        });
      };

      await board.moveByPointer(byPointer, "delayed");
      await moved("delayed", byPointer);

      await board.moveByKeys(byKeys, "ArrowRight", "Escape");
      await expect(page.getByRole("status").filter({ hasText: words.cancelled })).toBeAttached();
      await board.expectCardIn("running", byKeys);
      await board.moveByKeys(byKeys, "ArrowLeft", "Home", "ArrowDown", "Enter");
      await moved("decided", byKeys);
      await expect(board.grip(byKeys)).toBeFocused();

      await board.moveByMenu(byMenu, "done");
      await moved("done", byMenu);

      const order = await board.titles("decided");
      expect(order.indexOf(byKeys)).toBe(1);
      await page.reload();
      await hydrated(page);
      await board.expectCardIn("delayed", byPointer);
      await board.expectCardIn("decided", byKeys);
      await board.expectCardIn("done", byMenu);
      expect(await board.titles("decided")).toEqual(order);
      expect(loads, "the second browser loaded nothing anew").toEqual([]);
    });
  });
}
