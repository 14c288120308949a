import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { codeOfStep } from "../../daemon/store/access/totp.ts";
import { ADMIN_PASSWORD, signedIn } from "../rig/api-client.ts";
import { talk } from "../rig/conversation.ts";
import { temporaryFolder } from "../rig/folder.ts";
import { until } from "../rig/waiting.ts";
import { useBox } from "../rig/with-box.ts";
import { audit } from "./audit.ts";
import { openBrowser, openPage, type Visitor } from "./chromium.ts";
import { takePicture } from "./picture.ts";
import { showOffice } from "./show-office.ts";
import { signIn } from "./sign-in.ts";

/** Administrators, second factor, open logins, audit, and the pages of users, as people see them. */

const folder = temporaryFolder("accounts");
afterAll(() => folder[Symbol.dispose]());
const home = join(folder.path, "home");
const MESSAGE = "019b0000-0001-7000-8000-000000000000";

const box = useBox(() => {
  leaveMessage();
  const office = showOffice();
  const extensions = Array.isArray(office.extensions) ? office.extensions : [];
  return {
    home,
    document: {
      ...office,
      extensions: extensions.map((one: object, index) => (index === 0 ? { ...one, password: "usager 201" } : one)),
      mailboxes: [{ id: "m201", name: "Répondeur", owner: "201", isDefault: true }],
    },
  };
});

/** A second of silence, as `pbx` keeps a message. */
function leaveMessage(): void {
  const place = join(home, "voicemail", "m201", "new", MESSAGE);
  mkdirSync(place, { recursive: true });
  const caller = { number: "0612345678", name: "Client" };
  const note = { format: 1, at: Date.UTC(2026, 10, 27, 8), caller, forwardedBy: null };
  writeFileSync(join(place, "message.json"), JSON.stringify(note));
  const [rate, bytes] = [8000, 2 * 8000];
  const head = Buffer.alloc(44);
  head.write("RIFF", 0);
  head.writeUInt32LE(36 + bytes, 4);
  head.write("WAVEfmt ", 8);
  head.writeUInt32LE(16, 16);
  head.writeUInt16LE(1, 20);
  head.writeUInt16LE(1, 22);
  head.writeUInt32LE(rate, 24);
  head.writeUInt32LE(2 * rate, 28);
  head.writeUInt16LE(2, 32);
  head.writeUInt16LE(16, 34);
  head.write("data", 36);
  head.writeUInt32LE(bytes, 40);
  writeFileSync(join(place, "audio.wav"), Buffer.concat([head, Buffer.alloc(bytes)]));
}

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

const heading = (page: Page, name: string) => page.getByRole("heading", { level: 1, name }).waitFor();

async function enter({ page, go }: Visitor, name: string, password: string): Promise<void> {
  await go("/");
  await page.getByLabel("Identifiant").fill(name);
  await page.getByLabel("Mot de passe").fill(password);
  await page.getByRole("button", { name: "Connexion" }).click();
}

/** Looks at a page in both looks; what axe-core finds must be nothing. */
async function inspect(page: Page, name: string): Promise<void> {
  for (const look of ["dark", "light"] as const) {
    await page.emulateMedia({ colorScheme: look });
    await takePicture(page, name, look);
    expect(await audit(page), `${name}, ${look}`).toEqual([]);
  }
}

describe("a user", () => {
  test("CNX-09 CNX-10 POS-06: signs in by his number, hears and deletes his messages, and sees nothing else", async () => {
    await using one = await openPage(browser, box());
    const { page } = one;
    await signIn(one, box());
    await page.context().clearCookies();
    await enter(one, "201", "usager 201");
    await heading(page, "Mes messages");
    await page.getByText("Client").waitFor();
    await page.getByText("nouveau", { exact: true }).waitFor();
    await inspect(page, "mes-messages");

    const player = page.getByLabel(/^Message de 0612345678/);
    await player.evaluate((element: unknown) => (element as { play(): Promise<void> }).play());
    await page.getByText("nouveau", { exact: true }).waitFor({ state: "detached" });

    const menu = page.getByRole("navigation", { name: "Menu" });
    expect((await menu.getByRole("link").allTextContents()).map((text) => text.trim())).toEqual([
      "Mes messages",
      "Mes renvois",
      "Mon journal",
      "Mes SMS",
      "Mon compte",
      "Mot de passe",
      "Connexions ouvertes",
    ]);
    expect(await page.getByRole("button", { name: "Recharger le serveur" }).count()).toBe(0);
    await one.go("/postes");
    await page.getByText("Cette page n’existe pas").first().waitFor();

    await one.go("/");
    await page.getByRole("button", { name: /^Effacer\. / }).click();
    await page.getByRole("dialog").getByRole("button", { name: "Supprimer" }).click();
    await page.getByText("Le message a été effacé.").waitFor();
    await page.getByText("Aucun message.").waitFor();
  });

  test("CNX-09: forwards his calls from the page, at once, and is told what cannot be", async () => {
    await using one = await openPage(browser, box());
    const { page } = one;
    await enter(one, "201", "usager 201");
    await heading(page, "Mes messages");
    await page.getByRole("link", { name: "Mes renvois" }).click();
    await heading(page, "Mes renvois");

    await page.getByLabel("Renvoyer toujours vers").fill("299");
    await page.getByRole("button", { name: "Modifier" }).click();
    await page.getByText("Une valeur est à corriger.").waitFor();
    expect(await page.getByLabel("Renvoyer toujours vers").getAttribute("aria-invalid")).toBe("true");
    await page.getByLabel("Renvoyer toujours vers").fill("");
    await page.getByLabel("Sans réponse, vers").fill("20 2");
    await page.getByLabel("Ne pas déranger", { exact: true }).check();
    await page.getByRole("button", { name: "Modifier" }).click();
    await page.getByText("Vos renvois sont en vigueur.").waitFor();
    await inspect(page, "mes-renvois");

    const { registrations } = await box().pbxStatus();
    expect(registrations.find(({ number }) => number === "201")?.absence).toMatchObject({
      doNotDisturb: true,
      forwards: { "no-answer": "202" },
    });
    await page.getByLabel("Sans réponse, vers").fill("");
    await page.getByLabel("Ne pas déranger", { exact: true }).uncheck();
    await page.getByRole("button", { name: "Modifier" }).click();
    await page.getByText("Vos renvois sont en vigueur.").waitFor();
  });

  test("CNX-09: has his journal, his text messages and his account", async () => {
    {
      await using _call = await talk(box(), "202", "201");
    }
    await until("the call to be noted", async () => (await box().records()).length === 1);
    await using one = await openPage(browser, box());
    const { page } = one;
    await enter(one, "201", "usager 201");
    await heading(page, "Mes messages");
    await page.getByRole("link", { name: "Mon journal" }).click();
    await page.getByRole("cell", { name: /^202/ }).waitFor();
    await page.getByRole("cell", { name: "répondu" }).waitFor();
    await inspect(page, "mon-journal");
    await page.getByRole("link", { name: "Mes SMS" }).click();
    await page.getByText("Aucun message").waitFor();
    await inspect(page, "mes-sms");
    await page.getByRole("link", { name: "Mon compte" }).click();
    await page.getByText("Gérant").first().waitFor();
    await inspect(page, "mon-compte");
  });
});

test("CNX-06 CNX-07: administrators are added with a role, choose their password first, and may do what it says", async () => {
  await using one = await openPage(browser, box());
  const { page } = one;
  await signIn(one, box());
  await page.getByRole("navigation", { name: "Menu" }).getByRole("link", { name: "Administrateurs" }).click();
  await heading(page, "Administrateurs");
  await page.getByLabel("Identifiant").fill("marie");
  await page.getByLabel("Droits").selectOption("lecture seule");
  await page.getByRole("button", { name: "Ajouter" }).click();
  const given = await page
    .getByRole("dialog")
    .getByText(/^[A-Z0-9]{4}-[A-Z0-9]{4}-[A-Z0-9]{4}$/)
    .textContent();
  await page.getByRole("dialog").getByRole("button", { name: "Fermer" }).click();
  await page.getByRole("rowheader", { name: /marie/ }).waitFor();
  await inspect(page, "administrateurs");

  await using other = await openPage(browser, box());
  await enter(other, "marie", given ?? "");
  await heading(other.page, "CHOISISSEZ VOTRE MOT DE PASSE");
  expect(await audit(other.page)).toEqual([]);
  await other.page.getByLabel("Mot de passe actuel").fill(given ?? "");
  await other.page.getByLabel("Nouveau mot de passe", { exact: true }).fill("le sien, plus long");
  await other.page.getByLabel("Nouveau mot de passe, une seconde fois").fill("le sien, plus long");
  await other.page.getByRole("button", { name: "Modifier" }).click();
  await heading(other.page, "Accueil");
  expect(await other.page.getByRole("button", { name: "Recharger le serveur" }).count()).toBe(0);
  expect(await other.page.getByRole("link", { name: "Administrateurs" }).count()).toBe(0);

  await page.getByRole("button", { name: "Supprimer marie" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Supprimer" }).click();
  await page.getByText("L’administrateur a été supprimé.").waitFor();
  await heading(other.page, "CONNEXION");
});

test("a second factor is switched on by a code of the telephone, asked for at sign-in, and stood in for by a recovery code", async () => {
  await using one = await openPage(browser, box());
  const { page } = one;
  await signIn(one, box());
  await page.getByRole("navigation", { name: "Menu" }).getByRole("link", { name: "Second facteur" }).click();
  await heading(page, "Second facteur");
  await page.getByLabel("Mot de passe actuel").fill(ADMIN_PASSWORD);
  await page.getByRole("button", { name: "Activer" }).click();
  await page.getByRole("img", { name: /^Carré à scanner/ }).waitFor();
  await inspect(page, "second-facteur");
  const shown = await page.locator(".copied code").textContent();
  const secret = (shown ?? "").replaceAll(" ", "");
  await page.getByLabel("Code montré").fill(codeOfStep(secret, Math.floor(Date.now() / 30_000)));
  await page.getByRole("button", { name: "Confirmer" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByText("Codes de secours").waitFor();
  expect(await audit(page)).toEqual([]);
  const [recovery = ""] = await dialog.getByRole("listitem").allTextContents();
  await dialog.getByRole("button", { name: "Je les ai notés" }).click();
  await page.getByText("10 codes de secours").waitFor();

  await using other = await openPage(browser, box());
  await enter(other, "admin", ADMIN_PASSWORD);
  await heading(other.page, "SECOND FACTEUR");
  await takePicture(other.page, "connexion-second-facteur", "light");
  expect(await audit(other.page)).toEqual([]);
  await other.page.getByLabel("Code").fill("000000");
  await other.page.getByRole("button", { name: "Connexion" }).click();
  await other.page.getByText("Ce code n’est pas le bon").waitFor();
  await other.page.getByLabel("Code").fill(recovery.toLowerCase());
  await other.page.getByRole("button", { name: "Connexion" }).click();
  await heading(other.page, "Accueil");

  await page.reload();
  await page.getByText("9 codes de secours").waitFor();
  const off = page.getByRole("region", { name: "DÉSACTIVER" });
  await off.getByLabel("Mot de passe actuel").fill(ADMIN_PASSWORD);
  await page.getByRole("button", { name: "Désactiver" }).click();
  await page.getByText("Le second facteur est désactivé.").waitFor();
});

test("open logins are listed with their browser, and ended; the audit tells of all of it, and is taken away as a file", async () => {
  await using one = await openPage(browser, box());
  await using other = await openPage(browser, box());
  const { page } = one;
  await signIn(one, box());
  await signIn(other, box());
  await page.getByRole("navigation", { name: "Menu" }).getByRole("link", { name: "Connexions ouvertes" }).click();
  await heading(page, "Connexions ouvertes");
  await page
    .getByText(/Chrome \d+ sous Linux/)
    .first()
    .waitFor();
  await page.getByText("celui-ci").waitFor();
  await inspect(page, "connexions");
  await page.getByRole("button", { name: "Fermer toutes mes autres connexions" }).click();
  await page.getByText(/connexions? (est|sont) fermées?/).waitFor();
  await heading(other.page, "CONNEXION");

  await page.getByRole("navigation", { name: "Menu" }).getByRole("link", { name: "Journal d’audit" }).click();
  await heading(page, "Journal d’audit");
  await page.getByRole("cell", { name: "Second facteur activé" }).waitFor();
  await page.getByRole("cell", { name: "Administrateur ajouté" }).first().waitFor();
  await inspect(page, "audit");
  await page.getByLabel("Action").selectOption("Administrateurs");
  await page.getByRole("cell", { name: "Second facteur activé" }).waitFor({ state: "detached" });
  await page.getByRole("cell", { name: "Administrateur supprimé" }).first().waitFor();
  const coming = page.waitForEvent("download");
  await page.getByRole("link", { name: "Exporter (CSV)" }).click();
  expect((await coming).suggestedFilename()).toBe("audit.csv");
});

test("the audit and the history say who and what in words, not by the names that programs have for it", async () => {
  using program = await signedIn(box());
  const poste = "/api/v1/configuration/extensions/203";
  const seen = (await program.ask("GET", poste)).fields.etag ?? null;
  const given = { body: { name: "Atelier du fond" }, fields: { "if-match": seen } };
  expect(await program.ask("PUT", poste, given)).toMatchObject({ status: 200 });
  expect(await box().sipleo("reload")).toMatchObject({ code: 0 });
  await using one = await openPage(browser, box());
  const { page } = one;
  await signIn(one, box());

  await one.go("/compte/audit");
  const reload = page.getByRole("row", { name: /Serveur rechargé/ }).first();
  await reload.getByText("la ligne de commande").waitFor();
  await reload.getByText("postes modifiés : 203 (nom)").waitFor();
  await one.go("/historique");
  await page.getByText("Fin de l’historique").waitFor();

  expect(await page.getByRole("cell", { name: "l’usine", exact: true }).count()).toBe(1);
});
