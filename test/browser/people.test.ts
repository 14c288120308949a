import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { signedIn } from "../rig/api-client.ts";
import { talk } from "../rig/conversation.ts";
import { sipJsPhone, useBox } from "../rig/with-box.ts";
import { audit } from "./audit.ts";
import { openBrowser, openPage } from "./chromium.ts";
import { takePicture } from "./picture.ts";
import { signIn } from "./sign-in.ts";

/** Groups, agents, profiles and plannings, as the guide tells its reader to make them. */

const box = useBox();
let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

test("GRP-01 GRP-02 GRP-03 GRP-06…11 GRP-20 PIC-01…05: a group « Vente » is made with the green +, its members are chosen in the picker, and it stands in the list", async () => {
  await using one = await openPage(browser, box());
  const { page } = one;
  await signIn(one, box());
  await one.go("/groupes");
  const general = page.getByRole("row", { name: /Général/ });
  await general.getByRole("rowheader", { name: "800" }).waitFor();
  await general.getByText("(201)").waitFor();
  await general.getByText("hors service").waitFor();
  {
    await using _phone = await sipJsPhone(box(), "203");
    await general.getByText("en service").waitFor();
  }
  await general.getByText("hors service").waitFor();

  await page.getByRole("link", { name: "Ajouter un groupe" }).click();
  await page.getByLabel("Nom", { exact: true }).fill("Vente");
  await page.getByLabel("Numéro", { exact: true }).fill("802");
  const members = page.getByRole("region", { name: "GÉNÉRAL" });
  await members.getByRole("button", { name: "Modifier" }).click();
  const picker = page.getByRole("dialog", { name: "Choix de l’extension" });
  await picker.getByRole("tab", { name: "Postes étendus" }).waitFor();
  await picker.getByRole("tab", { name: "Groupes" }).waitFor();
  await picker.getByRole("columnheader", { name: "Numéro" }).waitFor();
  await picker.getByRole("checkbox", { name: /^202/ }).check();
  await picker.getByRole("button", { name: "Annuler" }).click();
  expect(await members.getByRole("listitem").count()).toBe(0);
  await members.getByRole("button", { name: "Modifier" }).click();
  await picker.getByRole("checkbox", { name: /^202/ }).check();
  await picker.getByRole("checkbox", { name: /^203/ }).check();
  expect(await audit(page)).toEqual([]);
  await picker.getByRole("button", { name: "Valider" }).click();
  expect(await members.getByRole("listitem").count()).toBe(2);
  await members.getByRole("button", { name: /^Retirer : 203/ }).click();
  await page.getByRole("button", { name: "Ajouter", exact: true }).click();

  await page.getByText("Le groupe a été ajouté.").waitFor();
  await one.go("/groupes");
  const row = page.getByRole("row", { name: /Vente/ });
  await row.getByText("(202)").waitFor();
  await row.getByRole("cell", { name: "Non", exact: true }).waitFor();
  await row.getByText("à recharger").waitFor();
});

test("GRP-04 GRP-05 MEN-22: a click on a group edits it, and its red cross deletes it after a question", async () => {
  await using one = await openPage(browser, box());
  const { page } = one;
  using client = await signedIn(box());
  await client.ask("POST", "/api/v1/configuration/groups", {
    body: { number: "803", name: "Stock", members: ["204"] },
  });
  await signIn(one, box());
  await one.go("/groupes");
  await page.getByRole("link", { name: "Stock" }).click();
  await page.getByRole("heading", { level: 1, name: "Groupe 803" }).waitFor();
  await page.getByLabel("Nom", { exact: true }).fill("Réserve");
  await page.getByRole("button", { name: "Modifier", exact: true }).last().click();
  await page.getByText("Le groupe a été modifié.").waitFor();

  await page.getByRole("button", { name: "Supprimer le groupe 803" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Supprimer" }).click();
  await page.getByText("Le groupe a été supprimé.").waitFor();
  expect((await client.ask("GET", "/api/v1/configuration/groups/803")).status).toBe(404);
});

test("POS-19 PRO-01…12 PRO-14 PLA-01…06: a poste gets profiles with their colours and forwards, and a week that is painted by click, by drag and by keyboard", async () => {
  await using one = await openPage(browser, box());
  const { page } = one;
  await signIn(one, box());
  await one.go("/postes/201");
  await page.getByRole("link", { name: "Profils" }).click();
  for (const [name, colour] of [
    ["Ouverture", "vert"],
    ["Fermeture", "rouge"],
  ] as const) {
    await page.getByRole("link", { name: "Ajouter un profil" }).click();
    await page.getByLabel("Nom", { exact: true }).fill(name);
    await page.getByLabel("Statut", { exact: true }).fill(name === "Fermeture" ? "Fermé" : "");
    await page.getByRole("radio", { name: colour }).check();
    const outside = page.getByRole("region", { name: "APPEL EXTERNE" });
    const noAnswer = outside.getByRole("radiogroup", { name: "Renvoi d’appels sur non réponse" });
    await noAnswer.getByRole("radio", { name: "Aucun" }).waitFor();
    await noAnswer.getByRole("radio", { name: "Transfert" }).check();
    await noAnswer.getByRole("textbox").fill("202");
    const onBusy = outside.getByRole("radiogroup", { name: "Renvoi d’appels sur occupation" });
    await onBusy.getByRole("radio", { name: "Répondeur" }).waitFor();
    await page.getByRole("button", { name: "Ajouter", exact: true }).click();
    await page.getByText("Le profil a été ajouté.").waitFor();
  }
  await page.getByRole("cell", { name: "Fermé", exact: true }).waitFor();

  await page.getByRole("link", { name: "Planning" }).click();
  const week = page.getByRole("grid");
  const cell = (day: string, from: string) => week.getByRole("gridcell", { name: new RegExp(`^${day} ${from}`) });
  await week.waitFor();
  expect(await week.getByRole("gridcell").count()).toBe(7 * 24);
  await page.getByRole("radio", { name: "Ouverture" }).check();
  await cell("lundi", "09:00").click();
  await cell("lundi", "10:00").hover();
  await page.mouse.down();
  await cell("lundi", "17:00").hover();
  await page.mouse.up();
  expect(await cell("lundi", "17:00").getAttribute("aria-label")).toContain("Ouverture");
  await page.getByText(/plages horaires des plannings doivent être entièrement remplies/).waitFor();
  await page.getByRole("button", { name: "Copier lundi sur lundi à vendredi" }).click();
  expect(await cell("vendredi", "09:00").getAttribute("aria-label")).toContain("Ouverture");
  await cell("samedi", "08:00").focus();
  await page.keyboard.press("2");
  await page.keyboard.press(" ");
  await page.keyboard.press("Shift+ArrowDown");
  expect(await cell("samedi", "09:00").getAttribute("aria-label")).toContain("Fermeture");
  await page.getByRole("radio", { name: "(Aucun)" }).check();
  await cell("samedi", "09:00").click();
  expect(await cell("samedi", "09:00").getAttribute("aria-label")).toContain("(Aucun)");
  await page.getByRole("radio", { name: "Fermeture" }).check();
  await page.getByRole("button", { name: "Remplir le reste avec le profil choisi" }).click();
  expect(await cell("dimanche", "23:00").getAttribute("aria-label")).toContain("Fermeture");
  await takePicture(page, "planning", "light");
  expect(await audit(page)).toEqual([]);
  await page.getByRole("button", { name: "Modifier", exact: true }).last().click();
  await page.getByText("Le poste a été modifié.").waitFor();

  await one.go("/postes/201/profils");
  await page
    .getByRole("row", { name: /Ouverture/ })
    .getByText(/h par semaine/)
    .waitFor();
  await takePicture(page, "profils", "light");
  expect(await audit(page)).toEqual([]);
});

test("MEN-14 AGT-01: an agent is made, and what the pages made can be called", async () => {
  await using one = await openPage(browser, box());
  const { page } = one;
  await signIn(one, box());
  await one.go("/agents/ajouter");
  await page.getByLabel("Nom", { exact: true }).fill("Léa");
  await page.getByLabel("Numéro", { exact: true }).fill("301");
  await page.getByRole("button", { name: "Ajouter", exact: true }).click();
  await page.getByText("L’agent a été ajouté.").waitFor();
  await page.getByRole("row", { name: /Léa/ }).getByText("non connecté").waitFor();
  await page.getByRole("button", { name: "Recharger le serveur" }).click();
  await page.getByText("Le serveur a été rechargé.").waitFor();
  await using _call = await talk(box(), "201", "202");
});
