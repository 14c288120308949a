import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { ADMIN_PASSWORD } from "../rig/api-client.ts";
import { startBox } from "../rig/box.ts";
import { talk } from "../rig/conversation.ts";
import { useBox } from "../rig/with-box.ts";
import { openBrowser, openPage } from "./chromium.ts";
import { colourName, looksOf } from "./looks-of.ts";
import { signIn } from "./sign-in.ts";

/** What the user guide says of every page, as people see it. */

const box = useBox({ document: null });
let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

test("CNX-01…07: CONNEXION asks for admin and his masked password, lets in by its button, and says who is signed in", async () => {
  await using one = await openPage(browser, box());
  const { page } = one;
  await signIn(one, box());
  await page.context().clearCookies();
  await one.go("/");
  await page.getByRole("heading", { level: 1, name: "CONNEXION" }).waitFor();
  const password = page.getByLabel("Mot de passe");
  const remember = page.getByLabel("mémoriser");
  expect(await page.getByLabel("Identifiant").inputValue()).toBe("admin");
  expect(await password.getAttribute("type")).toBe("password");
  expect(await remember.isChecked()).toBe(false);

  await password.fill("pas celui-ci");
  await page.getByRole("button", { name: "Connexion" }).click();
  await page.getByText("Identifiant ou mot de passe incorrect.").waitFor();
  expect(await page.context().cookies()).toEqual([]);

  await password.fill(ADMIN_PASSWORD);
  await remember.check();
  await page.getByRole("button", { name: "Connexion" }).click();
  await page.getByRole("heading", { level: 1, name: "Accueil" }).waitFor();
  const [login] = await page.context().cookies();
  expect((login?.expires ?? 0) * 1000).toBeGreaterThan(Date.now() + 86_400_000);

  const account = page.getByRole("navigation", { name: "Menu" });
  await account.getByRole("heading", { name: "Votre compte" }).waitFor();
  await account.getByRole("link", { name: "Administrateur", exact: true }).click();
  await page.getByRole("heading", { level: 1, name: "Administrateur" }).waitFor();
  await page.getByText("admin", { exact: true }).waitFor();
});

test("MEN-01…05 MEN-16 MEN-17: every page has product, server and version, copyright, the rubrics at the left, Recharger at its top, and a trail", async () => {
  await using one = await openPage(browser, box());
  const { page } = one;
  await signIn(one, box());
  for (const path of ["/", "/postes", "/postes/201", "/sites", "/journal", "/compte"]) {
    await one.go(path);
    const banner = page.getByRole("banner");
    await banner.getByText("SIPLEO PREMIUM").waitFor();
    await banner.getByText("Téléphonie d’entreprise sur IP").waitFor();
    await banner.getByText("SipleoBox").waitFor();
    await banner.getByText(/Version\s*: \d+\.\d+\.\d+/).waitFor();
    await page.getByRole("contentinfo").getByText("©").waitFor();
    const menu = page.getByRole("navigation", { name: "Menu" });
    for (const rubric of ["Lignes", "Numéros", "Votre compte"])
      await menu.getByRole("heading", { name: rubric }).waitFor();
    expect((await menu.getByRole("heading").allTextContents())[0]).toBe("Votre compte");
    const reload = await page.getByRole("button", { name: "Recharger le serveur" }).boundingBox();
    expect(reload?.x).toBeLessThan(100);
    expect(reload?.y).toBeLessThan(200);
    await menu.getByRole("link", { name: "Administrateur", exact: true }).waitFor();
    await menu.getByRole("button", { name: "Déconnexion" }).waitFor();
  }
  await one.go("/postes/205");
  const trail = page.getByRole("navigation", { name: "Fil d’Ariane" });
  // Which kind it is, is known once the poste is there.
  await trail.getByText("Poste étendu 205").waitFor();
  expect((await trail.getByRole("listitem").allTextContents()).map((text) => text.trim())).toEqual([
    "Postes",
    "Poste étendu 205",
  ]);
});

test("POS-01 POS-03 POS-14 MEN-18 MEN-19 MEN-21: the list of postes, its green + and its tools lead to forms, and a red Retour back", async () => {
  await using one = await openPage(browser, box());
  const { page } = one;
  await signIn(one, box());
  await one.go("/postes");
  const row = page.getByRole("row", { name: /202/ });
  await row.waitFor();
  expect((await row.getByRole("cell").allTextContents()).slice(1, 4)).toEqual(["hors service", "étendu", "Poste 202"]);
  expect(await row.getByRole("rowheader").textContent()).toBe("202");

  await row.getByRole("link", { name: "Modifier le poste 202" }).click();
  await page.getByRole("heading", { level: 1, name: "Poste étendu 202" }).waitFor();
  const back = page.getByRole("link", { name: "Retour" });
  expect(colourName((await looksOf(back)).backgroundColor)).toBe("red");
  await back.click();
  await page.getByRole("heading", { level: 1, name: "Postes" }).waitFor();
  await page.getByRole("link", { name: "Poste 202", exact: true }).click();
  await page.getByRole("heading", { level: 1, name: "Poste étendu 202" }).waitFor();

  await one.go("/postes");
  const add = page.getByRole("link", { name: "Ajouter un poste" });
  expect(colourName((await looksOf(add)).backgroundColor)).toBe("green");
  await add.click();
  await page.getByRole("heading", { level: 1, name: "Ajouter un poste" }).waitFor();
  for (const parameter of ["Nom", "Numéro", "Adresse MAC", "Adresse IP"])
    await page.getByLabel(parameter, { exact: true }).waitFor();
});

test("ACC-03 REC-02 REC-03 REC-05: what is saved makes Recharger blink red on every page and in every login, over a restart of the box's parts, until it is reloaded", async () => {
  await using own = await startBox({ document: null });
  await using one = await openPage(browser, own, { expects: /net::ERR_|WebSocket connection/ });
  await using other = await openPage(browser, own, { expects: /net::ERR_|WebSocket connection/ });
  await signIn(one, own);
  await signIn(other, own);
  const blinks = async ({ page }: typeof one) => {
    await page.getByText("ne sont pas encore en service").waitFor();
    const button = page.getByRole("button", { name: "Recharger le serveur" });
    const { animationName, backgroundColor } = await looksOf(button);
    expect([animationName, colourName(backgroundColor)]).toEqual(["blink", "red"]);
  };

  await one.go("/postes/203");
  await one.page.getByLabel("Nom", { exact: true }).fill("Atelier");
  await one.page.getByRole("button", { name: "Modifier" }).click();
  await blinks(one);
  await blinks(other);
  for (const path of ["/", "/sites", "/journal"]) {
    await other.go(path);
    await blinks(other);
  }
  await own.killAndAwait("store");
  await own.killAndAwait("web");
  await one.go("/");
  await blinks(one);

  await one.page.getByRole("button", { name: "Recharger", exact: true }).click();
  await one.page.getByText("Le serveur a été rechargé.").waitFor();
  await other.page.getByText("Toutes les modifications enregistrées sont en service.").waitFor();
});

describe("SERVEUR SIPLEO", () => {
  test("ACC-01 ACC-02 ACC-04 ACC-05: shows its state live; a restart warns, asks, and ends calls; stopped it can be started", async () => {
    await using own = await startBox();
    await using one = await openPage(browser, own);
    const { page } = one;
    await signIn(one, own);
    await page.getByRole("heading", { name: "SERVEUR SIPLEO" }).waitFor();
    await page.getByText("Démarré", { exact: true }).first().waitFor();
    await using call = await talk(own, "201", "202");
    await page.getByRole("cell", { name: "en communication" }).waitFor();

    await page
      .getByRole("region", { name: "SERVEUR SIPLEO" })
      .getByRole("button", { name: "Redémarrer", exact: true })
      .click();
    const dialog = page.getByRole("dialog");
    await dialog.getByText("ATTENTION : Le redémarrage coupera les appels en cours sur le serveur Sipleo.").waitFor();
    await dialog.getByRole("button", { name: "Annuler" }).click();
    await page.getByRole("cell", { name: "en communication" }).waitFor();
    await page
      .getByRole("region", { name: "SERVEUR SIPLEO" })
      .getByRole("button", { name: "Redémarrer", exact: true })
      .click();
    await dialog.getByRole("button", { name: "Redémarrer", exact: true }).click();
    await call.caller.happened("bye");
    await page.getByText("Aucun appel en cours.").waitFor();

    await page.getByText("Démarré", { exact: true }).first().waitFor();
    await page.getByRole("button", { name: "Arrêter", exact: true }).click();
    await dialog.getByRole("button", { name: "Arrêter", exact: true }).click();
    await page.getByText("Arrêté", { exact: true }).waitFor();
    await page.getByRole("button", { name: "Démarrer", exact: true }).click();
    await page.getByText("Arrêté", { exact: true }).waitFor({ state: "detached" });
    await page.getByRole("button", { name: "Arrêter", exact: true }).waitFor();
  });
});
