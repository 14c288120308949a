import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { ADMIN_PASSWORD } from "../rig/api-client.ts";
import { startBox } from "../rig/box.ts";
import { useBox } from "../rig/with-box.ts";
import { audit } from "./audit.ts";
import { openBrowser, openPage } from "./chromium.ts";
import { signIn } from "./sign-in.ts";

const box = useBox();
let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

test("CNX-08: after Déconnexion, Back shows nothing, and the other windows of that login are signed out too", async () => {
  await using one = await openPage(browser, box());
  const { page } = one;
  await signIn(one, box());
  await one.go("/postes/201");
  const second = await page.context().newPage();
  await second.goto(page.url());
  await second.getByRole("heading", { level: 1, name: "Poste étendu 201" }).waitFor();

  await page.getByRole("navigation", { name: "Menu" }).getByRole("button", { name: "Déconnexion" }).click();
  await page.getByRole("heading", { level: 1, name: "CONNEXION" }).waitFor();
  await page.goBack();

  await page.getByRole("heading", { level: 1, name: "CONNEXION" }).waitFor();
  expect(await page.getByText("Poste 201").count()).toBe(0);
  await second.getByRole("heading", { level: 1, name: "CONNEXION" }).waitFor();
});

test("what somebody has typed outlives his login: he signs in over it, and nobody else sees it", async () => {
  await using one = await openPage(browser, box());
  const { page } = one;
  await signIn(one, box());
  // The password of somebody who may come here next.
  await one.go("/postes/203");
  await page.getByLabel("Mot de passe", { exact: true }).fill("usager 203");
  await page.getByRole("button", { name: "Modifier", exact: true }).click();
  await page.getByText("Le poste a été modifié.").waitFor();
  await page.getByRole("button", { name: "Recharger" }).click();
  await page.getByText("Toutes les modifications enregistrées sont en service").first().waitFor();
  await one.go("/postes/202");
  const name = page.getByLabel("Nom", { exact: true });
  const save = page.getByRole("button", { name: "Modifier", exact: true });
  const over = page.locator("dialog.gate-over");
  const kept = page.getByText(/ce que vous avez saisi est gardé/);
  await name.fill("Longuement réfléchi");
  await page.context().clearCookies();

  await save.click();
  await kept.waitFor();
  for (let times = 0; times < 3; times++) await page.keyboard.press("Escape");
  const reached = "[...document.elementsFromPoint(640, 200)].some((one) => one.closest('.shell'))";
  expect(await page.evaluate(`document.querySelector(":modal") !== null && !${reached}`)).toBe(true);
  expect(await audit(page)).toEqual([]);
  await over.getByLabel("Mot de passe").fill(ADMIN_PASSWORD);
  await over.getByRole("button", { name: "Connexion" }).click();
  await kept.waitFor({ state: "detached" });
  expect(await name.inputValue()).toBe("Longuement réfléchi");
  expect(await page.title()).toBe("Poste étendu 202 · Sipleo");
  await save.click();
  await page.getByText("Le poste a été modifié.").waitFor();

  await one.go("/postes/203");
  await name.fill("Rien que pour moi");
  await page.context().clearCookies();
  await save.click();
  await kept.waitFor();
  await over.getByLabel("Identifiant").fill("203");
  await over.getByLabel("Mot de passe").fill("usager 203");
  await over.getByRole("button", { name: "Connexion" }).click();
  await page.getByRole("heading", { level: 1, name: "Cette page n’existe pas" }).waitFor();
  expect(await name.count()).toBe(0);
});

test("a wrong password is refused in words, and nothing is remembered unasked", async () => {
  await using one = await openPage(browser, box());
  const { page } = one;
  await one.go("/");
  const attempt = async () => {
    await page.getByLabel("Mot de passe").fill("ce n'est pas lui");
    await page.getByRole("button", { name: "Connexion" }).click();
  };

  await attempt();
  await page.getByText("Identifiant ou mot de passe incorrect.").waitFor();
  expect(await page.getByLabel("mémoriser").isChecked()).toBe(false);
});

test("a page whose server is gone says so, and is true again when it is back", async () => {
  await using own = await startBox();
  await using one = await openPage(browser, own, { expects: /net::ERR_|WebSocket connection/ });
  const { page } = one;
  await signIn(one, own);
  await one.go("/postes");

  const lost = page.getByText("Connexion au serveur perdue").waitFor();
  own.kill("web");
  await lost;

  await page.getByText("Connexion au serveur perdue").waitFor({ state: "detached" });
  await page.getByRole("row", { name: /201/ }).getByText("hors service").waitFor();
});
