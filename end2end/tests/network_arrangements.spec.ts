// The arrangements of the map: chosen by mouse and keyboard, kept in the address, said to those who listen.
import { type Page } from "@playwright/test";
import { expectAccessible } from "../fixtures/a11y.ts";
import { expect, hydrated, open, test } from "../fixtures/app.ts";

const committee = "867739e9-073d-8e9c-aa17-73685733fac8";

const words = {
  de: {
    nav: "Anordnung",
    structure: ["Struktur", /^Anordnung nach Struktur/],
    geography: ["Landkarte", /^Anordnung auf der Landkarte/],
    levels: ["Ebenen", /^Anordnung nach Ebenen/],
    around: ["Umfeld", /^Anordnung um einen Knoten/],
    neighbourhoods: ["Nachbarschaften", /^Anordnung nach Nachbarschaften/],
    layers: "Ebenen von oben nach unten",
    layerNames: ["Bund", "Land", "Region", "Kommune"],
  },
  en: {
    nav: "Arrangement",
    structure: ["Structure", /^Arranged by structure/],
    geography: ["Geography", /^Arranged on the land/],
    levels: ["Levels", /^Arranged by level/],
    around: ["Around one", /^Arranged around one node/],
    neighbourhoods: ["Neighbourhoods", /^Arranged by neighbourhood/],
    layers: "Levels from top to bottom",
    layerNames: ["Federation", "State", "Region", "Municipality"],
  },
} as const;

const arrangements = ["structure", "geography", "levels", "around", "neighbourhoods"] as const;

test.use({ person: "coordinator", contextOptions: { reducedMotion: "reduce" } });

function link(page: Page, language: "de" | "en", arrangement: (typeof arrangements)[number]) {
  const { nav, [arrangement]: [name] } = words[language];
  return page.getByRole("navigation", { name: nav, exact: true }).getByRole("link", { name, exact: true });
}

async function expectArranged(page: Page, language: "de" | "en", arrangement: (typeof arrangements)[number]): Promise<void> {
  await expect(page).toHaveURL(arrangement === "neighbourhoods" ? /\/map(?!.*arrange=)/ : new RegExp(`arrange=${arrangement}`));
  await expect(link(page, language, arrangement)).toHaveAttribute("aria-current", "true");
  await expect(page.getByRole("status").filter({ hasText: words[language][arrangement][1] })).toBeAttached();
}

for (const language of ["de", "en"] as const) {
  test.describe(language, () => {
    test.use({ locale: language === "de" ? "de-DE" : "en-GB" });

    test(`every arrangement is a click away (${language})`, async ({ page }) => {
      await open(page, "/map");
      for (const arrangement of arrangements) {
        await link(page, language, arrangement).click();
        await expectArranged(page, language, arrangement);
      }
    });

    test(`and a key (${language})`, async ({ page }) => {
      await open(page, "/map");
      await link(page, language, "neighbourhoods").focus();
      for (const arrangement of arrangements) {
        await link(page, language, arrangement).focus();
        await page.keyboard.press("Enter");
        await expectArranged(page, language, arrangement);
      }
    });

    test(`layers are named (${language})`, async ({ page }) => {
      await open(page, "/map?arrange=levels");
      const layers = page.getByRole("list", { name: words[language].layers });
      await expect(layers.getByRole("listitem").first()).toBeVisible();
      // Below them may lie what has no level.
      const names = () => layers.getByRole("listitem").allTextContents();
      await expect.poll(async () => (await names()).slice(0, 4)).toEqual([...words[language].layerNames]);
    });
  });
}

test("the address keeps the arrangement with filter and selection", async ({ page }) => {
  await open(page, `/map?node=${committee}&level=region`);
  await link(page, "de", "around").click();
  await expectArranged(page, "de", "around");
  await expect(page).toHaveURL(new RegExp(`node=${committee}`));
  await expect(page).toHaveURL(/level=region/);
  await page.reload();
  await hydrated(page);
  await expect(link(page, "de", "around")).toHaveAttribute("aria-current", "true");
  await expect(page.getByRole("list", { name: "Ringe von außen nach innen" }).getByText("1 Schritt")).toBeVisible();
});

test("whose borders are shown is said beside them", async ({ page }) => {
  await open(page, "/map?arrange=geography");
  await expect(page.getByText("GeoBasis-DE / BKG")).toBeVisible();
  await expect(page.getByRole("link", { name: "dl-de/by-2-0" })).toHaveAttribute("href", /govdata\.de/);
  await link(page, "de", "neighbourhoods").click();
  await expect(page.getByText("GeoBasis-DE / BKG")).toHaveCount(0);
});

test("a map that cannot be arranged says so and stays", async ({ page }) => {
  await page.route("**/network/borders", (route) => route.fulfill({ body: "no borders" }));
  await open(page, "/map?arrange=geography");
  await expect(page.getByText("Diese Anordnung war nicht möglich.").first()).toBeAttached();
  await expect(page.getByRole("application")).toBeVisible();
});

for (const [name, size] of [["wide", { width: 1440, height: 900 }], ["narrow", { width: 390, height: 844 }]] as const) {
  test.describe(name, () => {
    test.use({ viewport: size });

    for (const arrangement of arrangements) {
      test(`${arrangement} is accessible (${name})`, async ({ page }) => {
        await open(page, "/map");
        await link(page, "de", arrangement).click();
        await expect(link(page, "de", arrangement)).toHaveAttribute("aria-current", "true");
        await expectAccessible(page);
      });
    }
  });
}
