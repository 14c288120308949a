import type { Browser, Locator } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { apiClient, signedIn } from "../rig/api-client.ts";
import { useBox } from "../rig/with-box.ts";
import { audit } from "./audit.ts";
import { openBrowser, openPage, type Visitor } from "./chromium.ts";
import { showContacts } from "./show-contacts.ts";
import { showHouse } from "./show-house.ts";

/** What pages offer to administrators who may not do everything: nothing that the server would refuse them. */

const PASSWORD = "le sien, plus long";
const box = useBox({ document: showHouse() });
let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
  using admin = await signedIn(box());
  await showContacts(box());
  for (const [name, role] of [
    ["marie", "read-only"],
    ["paul", "telephony"],
  ]) {
    const given = await admin.ask("POST", "/api/v1/administrators", { body: { name, role } });
    const { password } = given.json as { readonly password: string };
    using own = apiClient(box());
    await own.ask("POST", "/api/v1/login", { body: { name, password, remember: false } });
    const body = { current: password, password: PASSWORD };
    expect(await own.ask("PUT", "/api/v1/account/password", { body })).toMatchObject({ status: 200 });
  }
}, 120_000);
afterAll(() => browser.close());

async function enter({ page, go }: Visitor, name: string): Promise<void> {
  await go("/");
  await page.getByLabel("Identifiant").fill(name);
  await page.getByLabel("Mot de passe").fill(PASSWORD);
  await page.getByRole("button", { name: "Connexion" }).click();
  await page.getByRole("heading", { level: 1, name: "Accueil" }).waitFor();
}

const asks =
  /^(?:Copier…|(?:Ajouter|Modifier|Supprimer|Importer|Monter|Descendre|Envoyer|Recharger|Arrêter|Redémarrer|Chercher|Écouter)\b)/;

/** The buttons that would do something; the heads of columns only sort. */
const askedBy = (main: Locator): Promise<readonly string[]> =>
  main
    .locator(":not(th) > button")
    .and(main.getByRole("button", { name: asks }))
    .allTextContents();

describe("who may only look", () => {
  test.each([
    ["/postes", "Postes"],
    ["/groupes", "Groupes"],
    ["/lignes", "Lignes"],
    ["/regles-sortie", "Règles de sortie"],
    ["/menus", "Menus"],
    ["/musiques", "Musiques d’attente"],
    ["/numeros-abreges", "Numéros abrégés"],
    ["/annuaire", "Annuaire"],
    ["/dhcp", "DHCP"],
    ["/reseau", "Réseau"],
    ["/postes/201/profils", "Profils"],
  ])("sees the list %s and nothing to change it by", async (path) => {
    await using one = await openPage(browser, box());
    await enter(one, "marie");
    await one.go(path);
    const main = one.page.getByRole("main");
    await main.getByRole("table").first().waitFor();

    expect(await askedBy(main)).toEqual([]);
    expect(await main.getByRole("link", { name: asks }).allTextContents()).toEqual([]);
    expect(await one.page.getByRole("button", { name: "Recharger le serveur" }).count()).toBe(0);
  });

  test.each([
    "/postes/201",
    "/postes/201/planning",
    "/groupes/801",
    "/menus/Accueil",
    "/lignes/900",
    "/numeros-urgence",
    "/prononciation",
    "/sip",
    "/installation",
  ])("sees the form %s as it is, is told why, and can change nothing in it", async (path) => {
    await using one = await openPage(browser, box());
    await enter(one, "marie");
    await one.go(path);
    const main = one.page.getByRole("main");
    await main.getByText(/^Votre rôle permet de consulter/).waitFor();

    expect(await askedBy(main)).toEqual([]);
    const seen = main.locator(".form-seen");
    expect(await seen.locator("input, select, textarea").count()).toBeGreaterThan(0);
    expect(await seen.locator("input:enabled, select:enabled, textarea:enabled").count()).toBe(0);
  });
});

describe("who comes by its address to a page that is not for him", () => {
  test.each([
    ["/postes/importer", "Postes : importer"],
    ["/numeros-externes/importer", "Numéros externes : importer"],
    ["/numeros-abreges/importer", "Numéros abrégés : importer"],
    ["/postes/ajouter", "Ajouter un poste"],
    ["/postes/ajouter/201", "Ajouter un poste"],
    ["/postes/201/profils/ajouter", "Ajouter un profil"],
    ["/postes/201/boites-vocales/ajouter", "Ajouter une boîte vocale"],
    ["/compte/administrateurs", "Administrateurs"],
    ["/compte/jetons", "Jetons d’accès"],
    ["/compte/audit", "Journal d’audit"],
  ])("is told so at %s, and finds nothing there that he could not use", async (path, title) => {
    await using one = await openPage(browser, box());
    await enter(one, "marie");
    await one.go(path);
    const main = one.page.getByRole("main");
    await main.getByRole("heading", { level: 1, name: title }).waitFor();
    await main
      .getByRole("note")
      .filter({ hasText: /^Votre rôle/ })
      .waitFor();

    expect(await main.locator("input, select, textarea, button, a[download]").count()).toBe(0);
    expect(await audit(one.page)).toEqual([]);
  });
});

describe("who may change the telephony", () => {
  test.each(["/installation", "/reglages/courriel", "/reglages/journal"])(
    "looks at %s, which is of the box, and changes nothing in it",
    async (path) => {
      await using one = await openPage(browser, box());
      await enter(one, "paul");
      await one.go(path);
      const main = one.page.getByRole("main");
      await main.getByText("ces réglages sont à qui a tous les droits").waitFor();
      expect(await askedBy(main)).toEqual([]);
      expect(await main.getByRole("textbox").and(main.locator(":enabled")).count()).toBe(0);
    },
  );

  test("changes an extension", async () => {
    await using one = await openPage(browser, box());
    await enter(one, "paul");
    await one.go("/postes/205");
    await one.page.getByLabel("Nom", { exact: true }).fill("Atelier du fond");
    await one.page.getByRole("button", { name: "Modifier", exact: true }).click();
    await one.page.getByText("Le poste a été modifié.").waitFor();
  });
});
