// What must hold on every page: no violation that a program can find, everything by keyboard, room on small screens.
import { type Page } from "@playwright/test";
import { expectAccessible, expectReadableInDark } from "../fixtures/a11y.ts";
import { expect, hydrated, open, test } from "../fixtures/app.ts";
import { Board, currentPlan } from "../fixtures/board.ts";
import { memberPages, type PageOfTheApplication, publicPages } from "../fixtures/pages.ts";

const readers = [
  { reader: "a visitor", person: undefined, pages: publicPages },
  { reader: "a coordinator", person: "coordinator", pages: memberPages },
] as const;

test.use({ contextOptions: { reducedMotion: "reduce" } });

for (const { reader, person, pages } of readers) {
  test.describe(`for ${reader}`, () => {
    test.use({ person });

    for (const { path, status = 200 } of pages) {
      test.describe(path, () => {
        test.use({ expectedConsoleErrors: status === 200 ? undefined : new RegExp(`status of ${status}`) });

        test("has no violation in light and dark", async ({ page }) => {
          const answer = await page.goto(path);
          expect(answer?.status()).toBe(status);
          await hydrated(page);
          await settled(page);
          await expectAccessible(page);
          await expectReadableInDark(page);
        });
      });
    }
  });
}

/** Waits for what comes after the page is alive. */
async function settled(page: Page): Promise<void> {
  await expect(page.getByText("Das Netz wird mit JavaScript gezeichnet.")).toHaveCount(0);
  await expect(page.getByText("Wird geladen …")).toHaveCount(0);
}

test.describe("what opens", () => {
  test.use({ person: "coordinator" });

  const openings: [what: string, path: string, show: (page: Page) => Promise<void>][] = [
    [
      "the account menu",
      "/directory",
      async (page) => page.getByLabel("Konto: Leitung Geschäftsstelle Haßberge").click(),
    ],
    [
      "the menu of a card",
      `/plan/${currentPlan}/board`,
      async (page) => page.getByLabel("Verschieben nach …: Gesunde Kita").click(),
    ],
    [
      "a held card",
      `/plan/${currentPlan}/board`,
      async (page) => new Board(page).moveByKeys("Gesunde Kita", "ArrowUp"),
    ],
    [
      "the suggestions of the map",
      "/map",
      async (page) => {
        await page.getByRole("combobox", { name: "Im Netz suchen" }).fill("pflege");
        await expect(page.getByRole("option").first()).toBeVisible();
      },
    ],
    [
      "everything that unfolds on a committee's page",
      "/directory/committees/867739e9-073d-8e9c-aa17-73685733fac8",
      async (page) => {
        for (const summary of await page.locator("main summary").all()) {
          await summary.click();
        }
      },
    ],
    [
      "everything that unfolds on the dashboard",
      "/dashboard",
      async (page) => {
        for (const summary of await page.locator("main summary").all()) {
          await summary.click();
        }
      },
    ],
  ];
  for (const [what, path, show] of openings) {
    test(`${what} has no violation in light and dark`, async ({ page }) => {
      await open(page, path);
      await settled(page);
      await show(page);
      // What lies half under the top bar after scrolling is not what this is about.
      await page.evaluate(() => window.scrollTo(0, 0));
      await expectAccessible(page);
      await expectReadableInDark(page);
    });
  }

  test("a chosen theme has no violation either", async ({ page }) => {
    await page.emulateMedia({ colorScheme: "light" });
    await open(page, `/plan/${currentPlan}/board?theme=dark`);
    await expect(page.locator("html")).toHaveAttribute("data-theme", "dark");
    await expectAccessible(page);
    await page.emulateMedia({ colorScheme: "dark" });
    await open(page, `/plan/${currentPlan}/board?theme=light`);
    await expectAccessible(page);
  });

  test.describe("on a narrow screen", () => {
    test.use({ viewport: { width: 390, height: 800 } });

    test("the sheets have no violation", async ({ page }) => {
      await open(page, "/map");
      await settled(page);
      await page.getByRole("button", { name: "Filter", exact: true }).click();
      await expect(page.getByRole("form", { name: "Filter" })).toBeVisible();
      await expectAccessible(page);
      await open(page, "/directory");
      await page.getByRole("button", { name: "Mehr" }).click();
      await expect(page.getByRole("navigation").getByRole("link", { name: "Auswertung" })).toBeVisible();
      await expectAccessible(page);
    });
  });
});

test.describe("by keyboard", () => {
  test("the first step on each page leads past the navigation", async ({ page }) => {
    for (const path of ["/", "/map", "/directory/committees", `/plan/${currentPlan}/board`]) {
      await open(page, path);
      await page.keyboard.press("Tab");
      const skip = page.getByRole("link", { name: "Zum Inhalt springen" });
      await expect(skip).toBeFocused();
      await expect(skip).toBeInViewport();
      await page.keyboard.press("Enter");
      await expect(page.getByRole("main")).toBeFocused();
    }
  });

  test("whatever has the focus can be seen to have it", async ({ page }) => {
    await open(page, "/directory/committees");
    const seen = new Set<string>();
    for (let step = 0; step < 40; step += 1) {
      await page.keyboard.press("Tab");
      const focused = await page.evaluate(() => {
        const element = document.activeElement as HTMLElement;
        const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(element);
        const around = element.closest(".searchbox, .check, .segmented label");
        const ring = around ? getComputedStyle(around) : undefined;
        const isRinged = (style?: { outlineStyle: string; outlineWidth: string; boxShadow: string }) =>
          style !== undefined &&
          ((style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2) || style.boxShadow !== "none");
        const box = element.getBoundingClientRect();
        return {
          name: element.outerHTML.slice(0, 120),
          isBody: element === document.body,
          isRinged: isRinged({ outlineStyle, outlineWidth, boxShadow }) || isRinged(ring),
          isInSight: box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth,
        };
      });
      if (focused.isBody) {
        break;
      }
      seen.add(focused.name);
      expect(focused, focused.name).toMatchObject({ isRinged: true, isInSight: true });
    }
    expect(seen.size).toBeGreaterThan(15);
  });

  test("a menu is opened and used with Enter", async ({ anotherBrowser }) => {
    const page = await anotherBrowser("coordinator");
    await open(page, "/directory");
    const menu = page.getByLabel("Konto: Leitung Geschäftsstelle Haßberge");
    await menu.focus();
    await menu.press("Enter");
    await expect(page.getByRole("button", { name: "Abmelden" })).toBeVisible();
    await page.keyboard.press("Tab");
    await expect(page.getByRole("button", { name: "Abmelden" })).toBeFocused();
  });
});

test.describe("every page has one heading of the first rank and a title of its own", () => {
  test.use({ expectedConsoleErrors: /status of 404/ });

  for (const { reader, person, pages } of readers) {
    test(`for ${reader}`, async ({ anotherBrowser }) => {
      test.slow();
      const page = await anotherBrowser(person, { javaScriptEnabled: false });
      for (const { path } of pages) {
        await page.goto(path);
        await expect(page.getByRole("heading", { level: 1 }), path).toHaveCount(1);
        await expect(page, path).toHaveTitle(/^\S.* · Geflecht$/);
      }
    });
  }
});

// 720 pixels are a window of 1440 at a zoom of 200 %.
for (const [width, height] of [[360, 740], [720, 450]]) {
  test.describe(`at ${width} × ${height}`, () => {
    test.use({ viewport: { width, height }, expectedConsoleErrors: /status of 404/ });

    for (const { reader, person, pages } of readers) {
      test(`nothing is wider than the screen for ${reader}`, async ({ anotherBrowser }) => {
        test.slow();
        const page = await anotherBrowser(person, { viewport: { width, height } });
        const tooWide: string[] = [];
        for (const { path } of pages) {
          await open(page, path);
          await settled(page);
          tooWide.push(...(await overflowing(page, path)));
        }
        expect(tooWide).toEqual([]);
      });
    }
  });
}

/** What stands out of the page to the right, if anything makes it scroll sideways. */
async function overflowing(page: Page, path: PageOfTheApplication["path"]): Promise<string[]> {
  return page.evaluate((path) => {
    const root = document.scrollingElement!;
    if (root.scrollWidth <= root.clientWidth) {
      return [];
    }
    const culprits = [...document.querySelectorAll("body *")]
      .filter((element) => element.getBoundingClientRect().right > root.clientWidth + 1)
      .map((element) => `${element.tagName.toLowerCase()}.${element.getAttribute("class") ?? ""}`);
    return [`${path} is ${root.scrollWidth - root.clientWidth} px too wide: ${[...new Set(culprits)].slice(0, 5).join(", ")}`];
  }, path);
}
