import { expect, hydrated, open, test } from "../fixtures/app.ts";
import { people, type Person, signIn } from "../fixtures/people.ts";

const languages = [
  {
    locale: "de-DE",
    words: {
      signIn: "Anmelden",
      signOut: "Abmelden",
      account: "Konto",
      email: "E-Mail",
      password: "Passwort",
      role: "Koordination",
      public: "Öffentlich",
      failed: "Die Anmeldung ist nicht gelungen.",
      wrong: "E-Mail oder Passwort stimmen nicht.",
      locked: "Zu viele Versuche. Bitte warten Sie 15 Minuten.",
    },
  },
  {
    locale: "en-GB",
    words: {
      signIn: "Sign in",
      signOut: "Sign out",
      account: "Account",
      email: "E-mail",
      password: "Password",
      role: "Coordinator",
      public: "Public",
      failed: "The sign-in failed.",
      wrong: "E-mail or password are wrong.",
      locked: "Too many attempts. Please wait 15 minutes.",
    },
  },
] as const;

for (const { locale, words } of languages) {
  test.describe(`in ${locale}`, () => {
    test.use({ locale });

    test("a coordinator signs in and out again", async ({ page }) => {
      await open(page, "/");
      await expect(page.getByRole("banner").getByText(words.public)).toBeVisible();
      await page.getByRole("banner").getByRole("link", { name: words.signIn }).click();
      await expect(page.getByRole("heading", { level: 1, name: words.signIn })).toBeVisible();
      await signIn(page, "coordinator");

      await expect(page).toHaveURL(/\/$/);
      await hydrated(page);
      await expect(page.getByRole("banner").getByText("Gesundheitsregion plus Landkreis Haßberge")).toBeVisible();
      await page.getByLabel(`${words.account}: Leitung Geschäftsstelle Haßberge`).click();
      await expect(page.getByRole("banner").getByText("Leitung Geschäftsstelle Haßberge")).toContainText(words.role);
      await page.getByRole("button", { name: words.signOut }).click();
      await expect(page.getByRole("banner").getByRole("link", { name: words.signIn })).toBeVisible();
      await page.reload();
      await expect(page.getByRole("banner").getByText(words.public)).toBeVisible();
    });

    test("a wrong password is refused and the e-mail is kept", async ({ page }) => {
      await open(page, "/sign-in?next=%2Fplan");
      await page.getByLabel(words.email).fill(people.guest);
      await page.getByLabel(words.password).fill("nicht das richtige Passwort");
      await page.getByRole("button", { name: words.signIn }).click();
      const alert = page.getByRole("alert");
      await expect(alert).toContainText(words.failed);
      await expect(alert).toContainText(words.wrong);
      await expect(page.getByLabel(words.email)).toHaveValue(people.guest);
      await expect(page.getByLabel(words.password)).toHaveValue("");

      await signIn(page, "guest");
      await expect(page, "goes on to where it was wanted").toHaveURL(/\/plan$/);
    });

    test("too many attempts lock an address for a while", async ({ page }) => {
      const email = `niemand.${locale}@hassberge.example`.toLowerCase();
      await page.goto("/sign-in");
      for (let attempt = 0; attempt < 5; attempt += 1) {
        await page.getByLabel(words.email).fill(email);
        await page.getByLabel(words.password).fill(`Versuch ${attempt}`);
        await page.getByRole("button", { name: words.signIn }).click();
        await expect(page.getByRole("alert")).toContainText(words.wrong);
        await page.goto("/sign-in");
      }
      await page.getByLabel(words.email).fill(email);
      await page.getByLabel(words.password).fill("noch einer");
      await page.getByRole("button", { name: words.signIn }).click();
      await expect(page.getByRole("alert")).toContainText(words.locked);
    });
  });
}

const names: Record<Person, [name: string, role: string, scope: string]> = {
  operator: ["Betrieb Geflecht", "Betrieb", "Geflecht"],
  serviceUnit: ["Serviceeinheit Gesundheitsversorgung Hessen", "Koordination", "Hessen"],
  coordinator: ["Leitung Geschäftsstelle Haßberge", "Koordination", "Gesundheitsregion plus Landkreis Haßberge"],
  manager: ["Abteilungsleitung Gesundheit und Soziales Haßberge", "Leitung", "Gesundheitsregion plus Landkreis Haßberge"],
  chair: ["Vorsitz AG Gesundheitsversorgung Haßberge", "Vorsitz", "Gesundheitsregion plus Landkreis Haßberge"],
  member: ["Pflegedienstleitung Sozialstation Haßfurt", "Mitglied", "Gesundheitsregion plus Landkreis Haßberge"],
  guest: ["Bürgermeisterin oder Bürgermeister Eltmann", "Gast", "Gesundheitsregion plus Landkreis Haßberge"],
};

for (const [person, [name, role, scope]] of Object.entries(names) as [Person, (typeof names)[Person]][]) {
  test(`${person} is greeted with name, role and place`, async ({ page }) => {
    await page.goto("/sign-in");
    await signIn(page, person);
    await hydrated(page);
    const banner = page.getByRole("banner");
    await expect(banner.getByText(scope, { exact: true })).toBeVisible();
    const menu = banner.getByRole("group").filter({ hasText: name });
    await page.getByLabel(`Konto: ${name}`).click();
    await expect(menu.getByText(name)).toBeVisible();
    await expect(menu.getByText(name)).toContainText(role);
  });
}

test("what only members may see asks a visitor to sign in", async ({ page }) => {
  await open(page, "/directory/people");
  const empty = page.getByRole("region", { name: "Hier steht noch nichts, das Sie sehen dürfen" });
  await expect(empty).toContainText("Menschen gehören immer dazu");
  await empty.getByRole("link", { name: "Anmelden" }).click();
  await signIn(page, "member");
  await page.goto("/directory/people");
  await expect(page.getByRole("table", { name: "Menschen" })).toBeVisible();
});
