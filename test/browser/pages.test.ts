import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { talk } from "../rig/conversation.ts";
import { useBox } from "../rig/with-box.ts";
import { audit } from "./audit.ts";
import { openBrowser, openPage, type Visitor } from "./chromium.ts";
import { takePicture } from "./picture.ts";
import { showOffice } from "./show-office.ts";
import { signIn } from "./sign-in.ts";

const box = useBox({ document: showOffice() });
let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

/** Every page, by the name of its picture; `call` stands for the newest of the journal. */
const pages = [
  ["accueil", "/"],
  ["en-direct", "/en-direct"],
  ["postes", "/postes"],
  ["poste", "/postes/201"],
  ["poste-ajouter", "/postes/ajouter"],
  ["sites", "/sites"],
  ["site", "/site/Si%C3%A8ge"],
  ["site-ajouter", "/sites/ajouter"],
  ["journal", "/journal"],
  ["appel", "/journal/call"],
  ["echanges-sip", "/journal/call/sip"],
  ["simulateur", "/simulateur?de=201&vers=202"],
  ["statistiques", "/statistiques?avant=oui"],
  ["enregistrements", "/enregistrements"],
  ["messages", "/messages"],
  ["administrateur", "/compte"],
  ["mot-de-passe", "/compte/mot-de-passe"],
  ["jetons", "/compte/jetons"],
  ["inconnue", "/nulle-part"],
] as const;

/** Opens a page and waits until what it asked for is there. */
async function show(one: Visitor, path: string): Promise<void> {
  if (path.startsWith("/journal/call")) {
    await one.go("/journal");
    await one.page.getByRole("row").nth(1).getByRole("link").first().click();
    await one.page.getByRole("heading", { name: "HISTOIRE DE L’APPEL" }).waitFor();
    if (path.endsWith("/sip")) await one.page.getByRole("link", { name: "Voir les échanges SIP" }).click();
    await one.page.getByRole("heading", { level: 1, name: path.endsWith("/sip") ? "Échanges SIP" : "Appel" }).waitFor();
  } else {
    await one.go(path);
  }
  await one.page.getByText("Toutes les modifications enregistrées sont en service.").waitFor();
  await one.page.getByText("Chargement…").waitFor({ state: "detached" });
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

  test.each(["light", "dark"] as const)("has nothing that axe-core finds, %s, during a call", async (colorScheme) => {
    await using one = await openPage(browser, box(), { colorScheme });
    await signIn(one, box());
    {
      await using _before = await talk(box(), "201", "202");
    }
    await using _now = await talk(box(), "201", "202");
    const found: Record<string, readonly string[]> = {};
    for (const [name, path] of pages) {
      await show(one, path);
      await takePicture(one.page, name, colorScheme);
      const findings = await audit(one.page);
      if (findings.length > 0) found[path] = findings;
    }
    expect(found).toEqual({});
  });

  test("fits a telephone's screen without moving sideways, and has nothing there either", async () => {
    await using one = await openPage(browser, box(), { viewport: { width: 390, height: 844 }, hasTouch: true });
    await signIn(one, box());
    const found: Record<string, readonly string[]> = {};
    for (const [name, path] of pages) {
      await show(one, path);
      await takePicture(one.page, name, "telephone");
      const findings = await audit(one.page);
      const isWide = await one.page.evaluate<boolean>("document.documentElement.scrollWidth > window.innerWidth");
      if (isWide) found[path] = ["it can be moved sideways"];
      if (findings.length > 0) found[path] = findings;
    }
    expect(found).toEqual({});

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
