import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { talk } from "../rig/conversation.ts";
import { useBox } from "../rig/with-box.ts";
import { ADMINISTRATOR_PAGES, USER_PAGES } from "./all-pages.ts";
import { audit } from "./audit.ts";
import { openBrowser, openPage, type Visitor } from "./chromium.ts";
import { openPageOf } from "./open-page-of.ts";
import { takePicture } from "./picture.ts";
import { showContacts } from "./show-contacts.ts";
import { showHouse } from "./show-house.ts";
import { signIn } from "./sign-in.ts";

const box = useBox({ document: showHouse() });
let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

const telephone = { width: 390, height: 844 };
const timeout = 600_000;
/** By far the slowest rule: it is asked of both looks, and not once more of a narrower page in the same colours. */
const CONTRAST = "color-contrast";
type Pages = readonly (readonly [name: string, path: string])[];

/** What is wrong with these pages, by their addresses: in both looks, or on a telephone. */
async function lookedAt(one: Visitor, pages: Pages): Promise<Readonly<Record<string, readonly string[]>>> {
  const { page } = one;
  const isTelephone = page.viewportSize()?.width === telephone.width;
  const found: Record<string, readonly string[]> = {};
  const note = (path: string, findings: readonly string[]) => {
    if (findings.length > 0) found[path] = [...(found[path] ?? []), ...findings];
  };
  for (const [name, path] of pages) {
    await openPageOf(one, path);
    if (pages === ADMINISTRATOR_PAGES) {
      await page.getByText("Toutes les modifications enregistrées sont en service.").waitFor();
    }
    if (isTelephone) {
      await takePicture(page, name, "telephone");
      note(path, await audit(page, { without: [CONTRAST] }));
      const isWide = await page.evaluate<boolean>("document.documentElement.scrollWidth > window.innerWidth");
      if (isWide) note(path, ["it can be moved sideways"]);
      continue;
    }
    if (path !== "/nulle-part" && (await page.getByText("Cette page n’existe pas").count()) > 0) {
      note(path, ["it is not there"]);
    }
    for (const look of ["light", "dark"] as const) {
      await page.emulateMedia({ colorScheme: look });
      await takePicture(page, name, look);
      note(path, await audit(page, look === "dark" ? { only: [CONTRAST] } : {}));
    }
    await page.emulateMedia({ colorScheme: "light" });
  }
  return found;
}

describe("every page", () => {
  test("of a stranger has nothing that axe-core finds, light and dark", async () => {
    for (const colorScheme of ["light", "dark"] as const) {
      await using one = await openPage(browser, box(), { colorScheme });
      await one.go("/");
      await takePicture(one.page, "mise-en-service", colorScheme);
      expect(await audit(one.page)).toEqual([]);
    }
    await using one = await openPage(browser, box());
    await signIn(one, box());
    await one.page.getByRole("navigation", { name: "Menu" }).getByRole("button", { name: "Déconnexion" }).click();
    await one.page.getByRole("heading", { name: "CONNEXION" }).waitFor();
    await takePicture(one.page, "connexion", "light");
    expect(await audit(one.page)).toEqual([]);
  });

  test("has nothing that axe-core finds, light and dark, during a call", { timeout }, async () => {
    await using one = await openPage(browser, box(), { colorScheme: "light" });
    await signIn(one, box());
    await showContacts(box());
    {
      await using _before = await talk(box(), "201", "202");
    }
    await using _now = await talk(box(), "201", "202");
    expect(await lookedAt(one, ADMINISTRATOR_PAGES)).toEqual({});
  });

  test("of a user has nothing that axe-core finds, light, dark and on a telephone", { timeout }, async () => {
    for (const viewport of [{ width: 1280, height: 800 }, telephone]) {
      await using one = await openPage(browser, box(), { viewport, colorScheme: "light" });
      await one.go("/");
      await one.page.getByLabel("Identifiant").fill("201");
      await one.page.getByLabel("Mot de passe").fill("usager 201");
      await one.page.getByRole("button", { name: "Connexion" }).click();
      await one.page.getByRole("heading", { level: 1, name: "Mes messages" }).waitFor();
      expect(await lookedAt(one, USER_PAGES)).toEqual({});
    }
  });

  test("fits a telephone's screen without moving sideways, and has nothing there either", { timeout }, async () => {
    await using one = await openPage(browser, box(), { viewport: telephone, hasTouch: true, colorScheme: "light" });
    await signIn(one, box());
    await showContacts(box());
    expect(await lookedAt(one, ADMINISTRATOR_PAGES)).toEqual({});

    await one.page.getByRole("button", { name: "Menu" }).click();
    await one.page.getByRole("navigation", { name: "Menu" }).getByRole("link", { name: "Postes" }).click();
    await one.page.getByRole("heading", { level: 1, name: "Postes" }).waitFor();
  });
});

test("language and look are remembered", async () => {
  await using one = await openPage(browser, box());
  const { page } = one;
  await signIn(one, box());
  await page.getByLabel("Langue").selectOption("en");
  await page.getByLabel("Appearance").selectOption("dark");
  await page.reload();

  await page.getByRole("heading", { level: 1, name: "Home" }).waitFor();
  expect(await page.evaluate("document.documentElement.lang")).toBe("en");
  expect(await page.evaluate("getComputedStyle(document.documentElement).colorScheme")).toBe("dark");
  await page.getByRole("link", { name: "Extensions", exact: true }).click();
  await page.getByRole("columnheader", { name: "Number" }).waitFor();
});

test("the list is filtered as one types, and sorted by keyboard", async () => {
  await using one = await openPage(browser, box());
  const { page } = one;
  await signIn(one, box());
  await one.go("/postes");
  const numbers = () => page.getByRole("rowheader").allTextContents();

  await page.getByLabel("Filtrer", { exact: true }).fill("secretaire");
  await page.getByText("1 sur 5").waitFor();
  expect(await numbers()).toEqual(["202"]);
  await page.getByLabel("Filtrer", { exact: true }).fill("");
  await page.getByRole("button", { name: "Nom", exact: true }).press("Enter");

  expect((await numbers())[0]).toBe("205");
  expect(await page.getByRole("columnheader", { name: "Nom", exact: true }).getAttribute("aria-sort")).toBe(
    "ascending",
  );
});

test("MUS-01: a list is sorted by what its columns say, not by a button that they hold", async () => {
  await using one = await openPage(browser, box());
  const { page } = one;
  await signIn(one, box());
  await one.go("/musiques");
  await page.getByRole("row", { name: /Attente/ }).waitFor();

  const sorting = await page.getByRole("columnheader").getByRole("button").allTextContents();
  expect(sorting).toEqual(["Nom", "Active"]);
});

test("all that a filter leaves are chosen at once, and what they are given stands within the dialog", async () => {
  await using one = await openPage(browser, box());
  const { page } = one;
  await signIn(one, box());
  await one.go("/postes");
  await page.getByLabel("Filtrer", { exact: true }).fill("at");
  await page.getByText("1 sur 5").waitFor();

  await page.getByRole("checkbox", { name: "Tout choisir" }).check();
  await page.getByRole("button", { name: "Modifier celui qui est choisi" }).waitFor();
  await page.getByLabel("Filtrer", { exact: true }).fill("");
  expect(await page.getByRole("checkbox", { name: "Tout choisir" }).isChecked()).toBe(false);
  await page.getByRole("checkbox", { name: "Tout choisir" }).check();
  await page.getByRole("button", { name: "Modifier les 5 choisis" }).click();

  const dialog = page.getByRole("dialog", { name: "Modifier les 5 choisis" });
  await dialog.getByText("201, 202, 203, 204, 205").or(dialog.getByText("205, 201, 202, 203, 204")).waitFor();
  for (const field of await dialog.getByLabel("Champ").getByRole("option").all()) {
    await dialog.getByLabel("Champ").selectOption(await field.innerText());
    const isCut = await dialog.evaluate((shown) => shown.scrollWidth > shown.clientWidth);
    expect(isCut, await field.innerText()).toBe(false);
  }
});
