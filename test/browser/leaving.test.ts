import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { startBox } from "../rig/box.ts";
import { useBox } from "../rig/with-box.ts";
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
