import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { calledTone, callerTone, hangUp, hears } from "../rig/conversation.ts";
import { tone } from "../rig/tone.ts";
import { until } from "../rig/waiting.ts";
import { writeWav } from "../rig/wav.ts";
import { sipJsPhone, useBox } from "../rig/with-box.ts";
import { audit } from "./audit.ts";
import { openBrowser, openPage } from "./chromium.ts";
import { signIn } from "./sign-in.ts";

/** What callers hear, made by the pages as the guide tells its reader; then a call that hears it. */

const box = useBox();
let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser(["--use-fake-device-for-media-stream", "--use-fake-ui-for-media-stream"]);
});
afterAll(() => browser.close());

const dayTone = 620;
const toneFile = () => {
  const path = join(box().home, "..", "bienvenue.wav");
  writeWav(path, { rate: 8_000, samples: tone({ hertz: dayTone, seconds: 2, rate: 8_000 }) });
  return path;
};

async function send(page: Page, file: string): Promise<void> {
  await page.getByLabel("Fichier MP3 ou RAW").check();
  const chooser = page.waitForEvent("filechooser");
  await page.getByRole("button", { name: "Parcourir…" }).click();
  await (await chooser).setFiles(file);
}

/** What is played runs, and is as long as the page has made it. */
async function secondsHeard(page: Page): Promise<number> {
  await until("the sound to be played", () =>
    page.evaluate<boolean>("(document.querySelector('audio')?.currentTime ?? 0) > 0"),
  );
  return await page.evaluate<number>("document.querySelector('audio').duration");
}

describe("Serveur Vocal", () => {
  test("MEX-07 SVN-01…05 SVI-01…07 SVI-09…22 AUD-01…06: a number, then a menu, are made as the guide has it; who calls the number hears the file, and 2 rings", async () => {
    await using one = await openPage(browser, box());
    const { page } = one;
    await signIn(one, box());
    const menu = page.getByRole("navigation", { name: "Menu" });
    await menu.getByRole("link", { name: "Numéros de menu" }).click();
    await page.getByRole("link", { name: "Ajouter un numéro de menu" }).click();
    await page.getByLabel("Nom", { exact: true }).fill("svi fermeture");
    await page.getByLabel("Numéro", { exact: true }).fill("601");
    await page.getByText("Numéro d’appel. Le numéro doit être unique.").waitFor();
    await page.getByRole("button", { name: "Ajouter", exact: true }).click();
    await page.getByText("Le numéro a été ajouté.").waitFor();

    await menu.getByRole("link", { name: "Menus", exact: true }).click();
    await page.getByRole("link", { name: "Ajouter un menu" }).click();
    await page.getByLabel("Nom", { exact: true }).fill("SVI Fermeture");
    await page.getByLabel("Numéro d’accès direct").selectOption({ label: "(601) svi fermeture" });
    expect(await page.getByLabel("Volume", { exact: true }).inputValue()).toBe("10");
    await page.getByLabel("Temps avant de jouer l’audio").selectOption("0");
    await page.getByLabel("Temps de pause après avoir joué l’audio").selectOption("10");
    await page.getByText("Aucune musique chargée").waitFor();
    await send(page, toneFile());
    await page.getByText("Fichier : bienvenue.wav").waitFor();
    await page.getByLabel("Lire en boucle").check();
    await page.getByLabel("Délai d’expiration", { exact: true }).fill("10");
    await page.getByLabel("Action à l’expiration").selectOption({ label: "Raccrocher" });
    await page.getByRole("button", { name: "Touche 1 : ajouter" }).click();
    const first = page.locator("[data-key='1']");
    await first.getByLabel("Action").selectOption({ label: "Allez au menu" });
    await first.getByLabel("Allez au menu").selectOption({ label: "SVI Fermeture" });
    await page.getByRole("button", { name: "Touche 3 : ajouter" }).click();
    await page.getByRole("button", { name: "Supprimer la touche 3" }).click();
    await page.getByRole("button", { name: "Touche 2 : ajouter" }).click();
    await page.locator("[data-key='2']").getByLabel("Transférer l’appel", { exact: true }).fill("202");
    expect(await audit(page)).toEqual([]);
    await page.getByRole("button", { name: "Valider" }).click();
    await page.getByText("Le menu a été ajouté.").waitFor();

    await page.getByRole("link", { name: "SVI Fermeture (1)" }).waitFor();
    const plan = page.getByRole("region", { name: "PLAN DU SERVEUR VOCAL" });
    await plan.getByText("boucle").waitFor();
    const simulation = page.getByRole("region", { name: "SIMULER UN APPEL" });
    await simulation.getByRole("button", { name: "Appuyer sur 5" }).click();
    await simulation.getByText("l’annonce est rejouée").waitFor();
    await simulation.getByRole("button", { name: "Appuyer sur 2" }).click();
    await simulation.getByText("L’appel quitte le serveur vocal.").waitFor();

    await page.getByRole("button", { name: "Recharger le serveur" }).click();
    await page.getByText("Le serveur a été rechargé.").waitFor();
    await using caller = await sipJsPhone(box(), "201");
    await using desk = await sipJsPhone(box(), "202");
    const calling = await caller.call("601");
    await calling.happened("accepted");
    calling.sing(callerTone);
    await hears(calling, dayTone, 0);
    await calling.sound.sendDigit("2", 101);
    const called = await desk.incoming();
    called.accept();
    await called.happened("accepted");
    called.sing(calledTone);
    await hears(calling, calledTone, 0);
    await hangUp({ caller: calling, called });

    await page.getByRole("link", { name: "SVI Fermeture (1)" }).click();
    expect(await page.getByLabel("Ne pas modifier").isChecked()).toBe(true);
    await page.getByText("Fichier : bienvenue.wav").waitFor();
  });

  test("SVI-08 AUD-04: a text is heard as on the telephone, with its silences, before it is saved", async () => {
    await using one = await openPage(browser, box());
    const { page } = one;
    await signIn(one, box());
    await one.go("/menus/ajouter");
    await page.getByLabel("Synthèse Vocale").check();
    await page.getByLabel("Texte à dire").fill("Bonjour et bienvenue au garage.");
    await page.getByLabel("Temps avant de jouer l’audio").selectOption("2");
    await page.getByLabel("Temps de pause après avoir joué l’audio").selectOption("3");

    await page.getByRole("button", { name: "Écouter : comme au téléphone" }).click();

    expect(await secondsHeard(page)).toBeGreaterThan(6);
  });

  test("AUD-07: where the office says who records announcements, each audio leads there, and nowhere else", async () => {
    await using one = await openPage(browser, box());
    const { page } = one;
    await signIn(one, box());
    const order = page.getByRole("link", { name: /^Commander une annonce ou une musique à notre studio/ });
    const say = async (address: string) => {
      await one.go("/prononciation");
      await page.getByLabel("Adresse du studio").fill(address);
      await page.getByRole("button", { name: "Modifier", exact: true }).click();
    };
    await one.go("/musiques/ajouter");
    await page.getByLabel("Synthèse Vocale").waitFor();
    expect(await order.count()).toBe(0);

    await say("javascript:alert(1)");
    await page.getByText(/attendu une adresse comme https:\/\/studio.exemple.fr/).waitFor();
    await say("https://studio.exemple.fr/commande");
    await page.getByText("Les réglages ont été enregistrés.").waitFor();
    await one.go("/modifications");
    await page.getByText("Adresse du studio : (vide) → « https://studio.exemple.fr/commande »").waitFor();
    await one.go("/musiques/ajouter");
    await order.waitFor();
    const led = await Promise.all(["href", "target", "rel"].map((name) => order.getAttribute(name)));
    expect(led).toEqual(["https://studio.exemple.fr/commande", "_blank", "noopener noreferrer"]);
    expect(await audit(page)).toEqual([]);

    await say("");
    await page.getByText("Les réglages ont été enregistrés.").waitFor();
    await one.go("/menus/ajouter");
    await page.getByLabel("Synthèse Vocale").waitFor();
    expect(await order.count()).toBe(0);
  });

  test("AUD-06: what is no sound is refused with the reason; of a RAW file the format is asked; one that was sent is there again", async () => {
    await using one = await openPage(browser, box());
    const { page } = one;
    await signIn(one, box());
    await one.go("/musiques/ajouter");
    await page.getByLabel("Fichier MP3 ou RAW").check();
    const input = page.locator("input[type=file]");
    await input.setInputFiles({ name: "devis.pdf", mimeType: "application/pdf", buffer: Buffer.from("%PDF-1.7") });
    await page.getByText("Ce fichier est un document PDF").waitFor();
    const samples = tone({ hertz: 440, seconds: 1, rate: 8_000 });
    const buffer = Buffer.from(samples.buffer, samples.byteOffset, samples.byteLength);
    await input.setInputFiles({ name: "jazz.raw", mimeType: "application/octet-stream", buffer });
    await page.getByLabel("Format du fichier RAW").selectOption("slin8");
    await page.getByRole("button", { name: "Envoyer" }).click();
    await page.getByText("Fichier : jazz.raw").waitFor();

    await page.getByLabel("Aucun audio").check();
    await page.getByText("Aucune musique chargée").waitFor();
    await page.getByRole("radio", { name: "Un son déjà envoyé" }).check();
    const choice = page.getByRole("combobox", { name: "Un son déjà envoyé" });
    const label = (await choice.getByRole("option", { name: /jazz\.raw/ }).textContent()) ?? "";
    await choice.selectOption({ label });
    await page.getByText("Fichier : jazz.raw").waitFor();
  });

  test("an announcement is spoken into the microphone of the computer, and heard", async () => {
    await using one = await openPage(browser, box());
    const { page } = one;
    await signIn(one, box());
    await one.go("/musiques/ajouter");
    await page.getByLabel("Enregistrer avec le micro de cet ordinateur").check();
    await page.getByRole("button", { name: "Enregistrer", exact: true }).click();
    await page.getByText(/Enregistrement en cours\s: 0:0[2-9]/).waitFor();
    await page.getByRole("button", { name: "Arrêter" }).click();

    await page.getByText("Fichier : Enregistrement du").waitFor();
    await page.getByRole("button", { name: "Écouter : comme au téléphone" }).click();
    expect(await secondsHeard(page)).toBeGreaterThan(2);
  });
});

test("MUS-01…07: a hold music is added as a text, and becomes the active one", async () => {
  await using one = await openPage(browser, box());
  const { page } = one;
  await signIn(one, box());
  await page.getByRole("navigation", { name: "Menu" }).getByRole("link", { name: "Musiques d’attente" }).click();
  await page.getByText("Attention : la musique d’attente s’applique à tous les postes.").waitFor();
  await page.getByRole("link", { name: "Ajouter une musique d’attente" }).click();
  await page.getByLabel("Nom", { exact: true }).fill("Voiture de la semaine");
  await page.getByText("Nom de la musique d’attente.").waitFor();
  await page.getByLabel("Temps de pause après avoir joué l’audio").selectOption("6");
  await page.getByLabel("Synthèse Vocale").check();
  await page.getByLabel("Texte à dire").fill("Essayez la nouvelle Renault Zoé.");
  await page.getByRole("button", { name: "Ajouter", exact: true }).click();
  await page.getByText("La musique a été ajoutée.").waitFor();

  await page.getByRole("radio", { name: "Activer : Voiture de la semaine" }).click();
  await page.getByText("La musique active a été choisie.").waitFor();
  await page.reload();
  await page.getByRole("row", { name: /Voiture de la semaine/ }).waitFor();
  const isActive = () => page.getByRole("radio", { name: "Activer : Voiture de la semaine" }).isChecked();
  await expect.poll(isActive).toBe(true);
});

test("BVL-01…03 BVL-07 BVL-09 BVF-01…10: a group gets a mailbox on its own page, with the guide's fields; once reloaded it can be given a code", async () => {
  await using one = await openPage(browser, box());
  const { page } = one;
  await signIn(one, box());
  await one.go("/groupes/800");
  await page.getByRole("link", { name: "Boîtes vocales" }).last().click();
  await page.getByRole("heading", { level: 1, name: "Boîtes vocales" }).waitFor();
  await page.getByText("0 boîte(s) vocale(s) activé(s) sur 100 boîte(s) autorisée(s)").waitFor();
  await page.getByText("Pas de nouveaux messages").waitFor();
  await page.getByText("Pas de messages sauvegardés").waitFor();
  await page.getByRole("link", { name: "Ajouter une boîte vocale" }).click();
  await page.getByLabel("Nom", { exact: true }).fill("Non réponse groupe vente");
  await page.getByLabel("Répondeur", { exact: true }).selectOption({ label: "Enregistreur" });
  expect(await page.getByLabel("Durée max d’enregistrement").inputValue()).toBe("300");
  await page.getByLabel("Répondeur par défaut", { exact: true }).check();
  await page.getByLabel("Annonce personnalisée", { exact: true }).check();
  await page.getByLabel("Synthèse Vocale").check();
  await page.getByLabel("Texte à dire").fill("Laissez-nous un message.");
  await page.getByLabel("Email", { exact: true }).fill("commercial@exemple.fr");
  await page.getByLabel("SMS", { exact: true }).fill("0606060606");
  for (const help of [
    "Le répondeur simple ne prend pas de message et raccroche après l’écoute de l’annonce d’accueil.",
    "Uniquement pour les répondeurs enregistreurs.",
    "Répondeur qui sera utilisé en cas de renvoi sur le répondeur (voir numéros spéciaux).",
    "Utilise l’annonce d’accueil personnalisée.",
    "Adresse utilisée pour notifier lors d’un appel sur la boîte vocale.",
  ])
    await page.getByText(help).waitFor();
  await page.getByRole("button", { name: "Ajouter", exact: true }).click();
  await page.getByText("La boîte vocale a été ajoutée.").waitFor();
  const trail = page.getByRole("navigation", { name: "Fil d’Ariane" });
  expect((await trail.getByRole("listitem").allTextContents()).map((text) => text.trim())).toEqual(
    expect.arrayContaining(["Groupes", "Groupe 800", "Boîtes vocales"]),
  );

  await page.getByRole("button", { name: "Recharger le serveur" }).click();
  await page.getByText("Le serveur a été rechargé.").waitFor();
  await one.go("/groupes/800/boites-vocales");
  await page.getByText("0 nouveau(x), 0 sauvegardé(s)").waitFor();
  await page.getByRole("link", { name: "Non réponse groupe vente" }).click();
  await page.getByLabel("Nouveau code").fill("123456");
  await page.getByRole("button", { name: "Donner ce code" }).click();
  await page
    .getByText(/six chiffres|devine|simple/)
    .first()
    .waitFor();
  await page.getByLabel("Nouveau code").fill("739164");
  await page.getByRole("button", { name: "Donner ce code" }).click();
  await page.getByText("Le code a été donné.").waitFor();
});

test("MEX-03: a recording rule needs its reason; above the rules stands what the law asks", async () => {
  await using one = await openPage(browser, box());
  const { page } = one;
  await signIn(one, box());
  await one.go("/enregistrement-selectif/ajouter");
  await page.getByLabel("Nom", { exact: true }).fill("Qualité");
  await page.getByRole("button", { name: "Ajouter", exact: true }).click();
  await page.getByText("« Motif » est à remplir : 10 à 200 caractères.").waitFor();
  await page.getByLabel("Motif", { exact: true }).fill("Formation des nouveaux vendeurs.");
  await page.getByLabel("Sens", { exact: true }).selectOption({ label: "entrant" });
  await page.getByRole("button", { name: "Ajouter", exact: true }).click();
  await page.getByText("enregistrerait tout").waitFor();
  await page.getByLabel("Correspondant", { exact: true }).fill("08*");
  await page.getByRole("button", { name: "Ajouter", exact: true }).click();
  await page.getByText("La règle a été ajoutée.").waitFor();
  await page.getByText("jamais permanent ni systématique").waitFor();
  await page.getByRole("link", { name: "Conservation des enregistrements" }).click();
  expect(await page.getByLabel("Conservation", { exact: true }).inputValue()).toBe("180");
});
