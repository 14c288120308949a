import { createSocket } from "node:dgram";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { signedIn } from "../rig/api-client.ts";
import { startBox } from "../rig/box.ts";
import { fetchFile } from "../rig/fetch-file.ts";
import { type Desk, openDesk, whyNoNetworks } from "../rig/netns.ts";
import { freePort } from "../rig/ports.ts";
import { useBox } from "../rig/with-box.ts";
import { audit } from "./audit.ts";
import { openBrowser, openPage } from "./chromium.ts";
import { showOffice } from "./show-office.ts";
import { signIn } from "./sign-in.ts";

/** As the guide has it: a MAC address goes into a poste, the server is reloaded, the telephone is plugged in. */
const box = useBox({ document: showOffice(), bind: ["0.0.0.0"] });
const hindrance = await whyNoNetworks();
const skipped = hindrance === undefined ? "" : ` (skipped: ${hindrance})`;
let browser: Browser;
let desk: Desk | undefined;
beforeAll(async () => {
  // Before the browser: it gives up what it loads when a network comes or goes.
  if (hindrance === undefined) desk = await openDesk("00:15:65:11:22:33");
  browser = await openBrowser();
});
afterAll(async () => {
  await browser.close();
  await desk?.[Symbol.asyncDispose]();
});

const T46S = "Yealink SIP-T46S 66.86.0.15 00:15:65:11:22:33";

test.skipIf(hindrance !== undefined)(
  `POS-07 POS-15 POS-17 POS-22 DHC-07: a telephone is plugged in, seen, given to a poste and comes for its settings${skipped}`,
  async () => {
    const { box: at = "", phone: from = "", namespace = "" } = desk ?? {};
    const ask = (path: string) =>
      fetchFile({ url: `http://${at}:${box().phonesPort}${path}`, from, namespace, userAgent: T46S });
    await using one = await openPage(browser, box());
    const { page } = one;
    await signIn(one, box());
    await page.getByRole("navigation", { name: "Menu" }).getByRole("link", { name: "Téléphones" }).click();
    await page.getByText("Aucun téléphone").waitFor();
    expect((await ask("/001565112233.cfg")).status).toBe(404);
    const row = page.getByRole("row", { name: /00:15:65:11:22:33/ });
    await row.getByText("à aucun poste").waitFor();
    await row.getByText("Yealink T46S 66.86.0.15").waitFor();
    expect(await row.getByRole("link", { name: from }).getAttribute("href")).toBe(`http://${from}/`);
    expect(await audit(page)).toEqual([]);

    await row.getByRole("button", { name: "Donner à un poste" }).click();
    await page.getByRole("dialog").getByLabel("Poste").selectOption("203 Commercial");
    await page.getByRole("dialog").getByRole("button", { name: "Donner à un poste" }).click();
    await page.getByRole("heading", { level: 1, name: "Poste étendu 203" }).waitFor();
    expect(await page.getByLabel("Adresse MAC", { exact: true }).inputValue()).toBe("001565112233");
    await page.getByRole("button", { name: "Recharger le serveur" }).click();
    await page.getByText("Le serveur a été rechargé.").waitFor();

    const panel = page.getByRole("region", { name: "TÉLÉPHONE", exact: true });
    await panel.getByText("attendu").waitFor();
    const file = await ask("/001565112233.cfg");
    expect(file.text).toContain("account.1.display_name = Commercial\n");
    await panel.getByText("à jour").waitFor();
    const done = panel.getByRole("listitem").filter({ hasText: "fait" });
    expect(await done.allTextContents()).toEqual([
      expect.stringContaining("sur le réseau"),
      expect.stringContaining("demandé"),
      expect.stringContaining("reçus"),
    ]);
    await panel.getByText("Ce qui lui est arrivé").click();
    await panel.getByRole("row", { name: /A reçu ses réglages – révision \d+ 001565112233.cfg/ }).waitFor();
    await panel.getByRole("row", { name: /N’est à aucun poste/ }).waitFor();
    await panel.getByRole("button", { name: "Afficher" }).click();
    const [password] = /(?<=admin:)[0-9]{8}/.exec(file.text) ?? [""];
    await panel.getByText(password).waitFor();
    expect(await audit(page)).toEqual([]);

    await panel.getByRole("button", { name: "Redémarrer" }).click();
    await page.getByText("1 téléphone redémarre.").waitFor();
    await panel.getByText("pas enregistré : à redémarrer à la main").waitFor();

    await panel.getByRole("button", { name: "Autoriser" }).click();
    await page.getByText("Le téléphone est autorisé").waitFor();
    await panel.getByText("attendu").waitFor();
    using api = await signedIn(box());
    const { json } = await api.ask("GET", "/api/v1/audit?limit=20");
    expect(JSON.stringify(json)).toContain("Téléphone 001565112233 du poste 203 autorisé");
    expect(JSON.stringify(json)).not.toContain(password);
  },
);

test("POS-07 POS-16: a DECT base is given to two postes once each says which handset it has, and stands in the list with both", async () => {
  await using one = await openPage(browser, box());
  const { page, go } = one;
  await signIn(one, box());
  const fill = async (poste: string, fields: Readonly<Record<string, string>>) => {
    await go(`/postes/${poste}`);
    for (const [label, value] of Object.entries(fields)) await page.getByLabel(label, { exact: true }).fill(value);
    await page.getByRole("button", { name: "Modifier", exact: true }).click();
  };
  const saved = () => page.getByText("Le poste a été modifié.").waitFor();
  const mac = "7C:2F:80:40:EC:1A";
  await fill("204", { "Adresse MAC": mac });
  await saved();

  await fill("205", { "Adresse MAC": mac });
  await page.getByText("est déjà celle du poste « Magasin » (204). Si c’est une base DECT").waitFor();
  expect(await audit(page)).toEqual([]);
  await fill("204", { Combiné: "1" });
  await saved();
  await fill("205", { "Adresse MAC": mac, Combiné: "1" });
  const refused =
    "Le combiné 1 de la base 7C2F8040EC1A est déjà celui du poste « Magasin » (204) : indiquez-en un autre.";
  await page.getByText(refused).waitFor();
  await expect.poll(() => page.getByLabel("Combiné", { exact: true }).getAttribute("aria-invalid")).toBe("true");
  await page.getByLabel("Combiné", { exact: true }).fill("2");
  await page.getByRole("button", { name: "Modifier", exact: true }).click();
  await saved();
  await page.getByRole("button", { name: "Recharger le serveur" }).click();
  await page.getByText("Le serveur a été rechargé.").waitFor();
  await go("/postes/205");
  await page.getByRole("region", { name: "TÉLÉPHONE", exact: true }).getByText(mac).waitFor();

  await go("/telephones");
  const row = page.getByRole("row", { name: new RegExp(mac) });
  await row.getByText("204, 205").waitFor();
  expect(await row.getByRole("link").allTextContents()).toEqual(["204", "205"]);
  expect(await audit(page)).toEqual([]);
  await row.getByRole("link", { name: "205" }).click();
  await page.getByRole("heading", { level: 1, name: "Poste étendu 205" }).waitFor();
});

test("ACC-12: all telephones of Aastra and Depaepe are told to restart from the home page, once that is confirmed", async () => {
  await using one = await openPage(browser, box());
  const { page } = one;
  await signIn(one, box());
  const panel = page.getByRole("region", { name: "TÉLÉPHONES AASTRA" });
  await panel.getByText("Redémarre tous les téléphones Aastra et Depaepe.").waitFor();
  await panel.getByRole("button", { name: "Redémarrer" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Même en communication").check();
  expect(await audit(page)).toEqual([]);
  await dialog.getByRole("button", { name: "Redémarrer" }).click();
  await page.getByText("Aucun de ces téléphones n’est à un poste.").waitFor();
});

test("how long a telephone may come for its settings is set on a page of its own", async () => {
  await using one = await openPage(browser, box());
  const { page } = one;
  await signIn(one, box());
  await one.go("/telephones");
  await page.getByRole("link", { name: "Configuration automatique" }).click();
  await page.getByLabel("Délai de mise en service").fill("3");
  await page.getByRole("button", { name: "Modifier", exact: true }).click();
  await page.getByText("attendu un nombre de minutes de 5 à 1440").waitFor();
  await page.getByLabel("Délai de mise en service").fill("30");
  await page.getByRole("button", { name: "Modifier", exact: true }).click();
  await page.getByText("ne sont pas encore en service").first().waitFor();
  expect(await audit(page)).toEqual([]);
});

test("POS-17: the page says by which way no telephone can come, and why, until it can", async () => {
  const port = await freePort();
  const other = createSocket("udp4");
  await new Promise<void>((resolve) => other.bind(port, "127.0.0.1", resolve));
  await using shut = await startBox({ document: showOffice(), environment: { SIPLEO_TFTP_PORT: String(port) } });
  await using one = await openPage(browser, shut);
  await signIn(one, shut);
  await one.go("/telephones");
  const said = one.page.getByText(`par TFTP à toutes les adresses de la box (port ${port})`);
  await said.waitFor();
  expect(await said.textContent()).toContain("Un autre programme occupe ce port");
  expect(await audit(one.page)).toEqual([]);

  await new Promise<void>((resolve) => other.close(resolve));
  await said.waitFor({ state: "detached" });
});

test("telephones of another maker are described by the text of their file; what it cannot name is said beside it", async () => {
  await using one = await openPage(browser, box());
  const { page } = one;
  await signIn(one, box());
  await one.go("/telephones");
  await page.getByRole("link", { name: "Modèles de fichiers" }).click();
  await page.getByText("n’en ont pas besoin").waitFor();
  await page.getByRole("link", { name: "Ajouter un modèle de fichier" }).first().click();
  await page.getByLabel("Nom", { exact: true }).fill("Fanvil");
  await page.getByLabel("Débuts d’adresses MAC").fill("0c:38:3e");
  const text = page.getByLabel("Contenu", { exact: true });
  await text.fill("mac = {{mac}}\nuser = {{sip_user}}\n");
  await page.getByText("Noms connus").first().click();
  await page.getByText("{{#accounts}}…{{/accounts}}").waitFor();
  expect(await audit(page)).toEqual([]);
  await page.getByRole("button", { name: "Ajouter", exact: true }).click();
  await page.getByText("Ligne 2 du modèle de fichier").waitFor();
  await text.fill("mac = {{mac}}\n{{#accounts}}user = {{user}}\n{{/accounts}}");
  await page.getByRole("button", { name: "Ajouter", exact: true }).click();
  await page
    .getByRole("row", { name: /Fanvil/ })
    .getByText("0C383E")
    .waitFor();
  await one.go("/modifications");
  await page.getByText("Fanvil").first().waitFor();
  expect(await audit(page)).toEqual([]);
});
