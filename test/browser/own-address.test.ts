import { writeFileSync } from "node:fs";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { startBox, type TestBox } from "../rig/box.ts";
import { temporaryFolder } from "../rig/folder.ts";
import { whyNoNetworks } from "../rig/netns.ts";
import { officeDocument } from "../rig/office.ts";
import { type OfficeLan, openOfficeLan } from "../rig/office-lan.ts";
import { until } from "../rig/waiting.ts";
import { audit } from "./audit.ts";
import { CHROMIUM, openBrowser, openPage } from "./chromium.ts";
import { takePicture } from "./picture.ts";
import { signIn } from "./sign-in.ts";

/** An administrator at another computer of the network gives the box another address, and finds it there. */

const hindrance = await whyNoNetworks();
const skipped = hindrance === undefined ? "" : ` (skipped: ${hindrance})`;
const OLD = "192.168.77.1";
const NEW = "10.77.0.9";
const timeout = 120_000;
/** What the browser says of a connection that is gone: the address that it went to is. */
const expects = /WebSocket|ERR_|Failed to load/;

async function looksGood(page: Page, picture: string): Promise<void> {
  for (const colorScheme of ["dark", "light"] as const) {
    await page.emulateMedia({ colorScheme });
    expect(await audit(page)).toEqual([]);
  }
  await page.evaluate("document.activeElement.blur(); window.scrollTo(0, 0)");
  await takePicture(page, picture, "light");
  await page.setViewportSize({ width: 390, height: 844 });
  expect(await audit(page)).toEqual([]);
  expect(await page.evaluate<boolean>("document.documentElement.scrollWidth > window.innerWidth")).toBe(false);
  await page.setViewportSize({ width: 1280, height: 800 });
}

describe.skipIf(hindrance !== undefined)(`a box on a network of its own${skipped}`, () => {
  const folder = temporaryFolder("address-page");
  let lan: OfficeLan;
  let box: TestBox;
  let browser: Browser;
  beforeAll(async () => {
    lan = await openOfficeLan(`${OLD}/24`, ["00:11:22:33:44:55"]);
    const [pc] = lan.others;
    if (pc === undefined) throw new Error("a host was asked for");
    for (const address of ["192.168.77.50/24", "10.77.0.1/16"]) {
      await pc.run("ip", "addr", "add", address, "dev", "eth0");
    }
    await pc.run("ip", "link", "set", "lo", "up");
    const document = officeDocument({ numbers: ["201"] });
    // Its operating system asks the router for names, and goes on to when others are set.
    const asks = folder.file("resolv.conf");
    writeFileSync(asks, "nameserver 192.168.77.50\n");
    const mounted = ["mount -t tmpfs none /run", "mkdir /run/sipleobox", `mount --bind ${asks} /etc/resolv.conf`];
    const resolving = ["unshare", "--mount", "sh", "-c", [...mounted, 'exec "$@"'].join(" && "), "sh"];
    // As the unit of an installed box has it.
    const environment = { RUNTIME_DIRECTORY: "/run/sipleobox" };
    const through = [...lan.server.through, ...resolving];
    box = await startBox({ bind: ["0.0.0.0"], through, document, environment });
    const there = folder.file("chromium");
    writeFileSync(there, `#!/bin/sh\nexec ${pc.through.join(" ")} ${CHROMIUM} "$@"\n`, { mode: 0o755 });
    browser = await openBrowser([], there);
  }, 90_000);
  afterAll(async () => {
    await browser?.close();
    await box?.[Symbol.asyncDispose]();
    await lan?.[Symbol.asyncDispose]();
    folder[Symbol.dispose]();
  });

  test("another address is set, the site says where it will be, and it is kept there", { timeout }, async () => {
    {
      await using one = await openPage(browser, box, { at: OLD, expects });
      const { page } = one;
      await signIn(one, box);
      await page.getByRole("navigation", { name: "Menu" }).getByRole("link", { name: "Réseau" }).click();
      await page.getByText("L’adresse est donnée par le système d’exploitation").waitFor();
      await page.getByRole("row", { name: /lan0/ }).getByText("192.168.77.1, masque 255.255.255.0").waitFor();

      await page.getByRole("link", { name: "Réglages réseau" }).click();
      await page.getByLabel("Adresse fixe").check();
      await page.getByLabel("Interface réseau").selectOption("lan0");
      await page.getByLabel("Adresse IP").fill(NEW);
      await page.getByLabel("Masque").fill("255.255.0.0");
      await page.getByLabel("Passerelle").fill("10.78.0.1");
      await page.getByRole("button", { name: "Modifier", exact: true }).click();
      await page.getByText(/La passerelle 10\.78\.0\.1 n’est pas dans le réseau de 10\.77\.0\.9/).waitFor();
      await page.getByLabel("Passerelle").fill("10.77.0.1");
      const dns = page.getByRole("group", { name: "Serveurs DNS" });
      await dns.getByRole("button", { name: "Ajouter" }).click();
      await dns.getByRole("textbox").fill("10.77.0.53");
      await looksGood(page, "reseau-fixe");
      await page.getByRole("button", { name: "Modifier", exact: true }).click();
      await page.getByText("Les réglages ont été enregistrés.").waitFor();

      await one.go("/modifications");
      await page.getByText(`Ce rechargement met la box à l’adresse ${NEW}.`).waitFor();
      expect(await audit(page)).toEqual([]);
      await page.getByRole("button", { name: "Recharger le serveur" }).click();
      // Shown before the address that the page came by is gone, and still there when it is.
      await page.getByText(`L’adresse ${NEW} est à l’essai.`).waitFor();
      await until("the address to be another one", async () => {
        const told = await lan.server.run("ip", "-4", "-o", "addr", "show", "dev", "lan0");
        return told.includes(NEW) && !told.includes(OLD);
      });
      await page.getByText(`L’adresse ${NEW} est à l’essai.`).waitFor();
      const link = page.getByRole("link", { name: `https://${NEW}:${box.httpsPort}/reseau` }).first();
      expect(await link.getAttribute("href")).toBe(`https://${NEW}:${box.httpsPort}/reseau`);
      expect(await page.getByRole("button", { name: "Garder cette adresse" }).count()).toBe(0);
    }
    await using two = await openPage(browser, box, { at: NEW });
    const { page } = two;
    await signIn(two, box);
    const keep = page.getByRole("button", { name: "Garder cette adresse" });
    await keep.waitFor();
    await two.go("/reseau");
    await page.getByText(/Encore [0-2]:\d\d, puis la précédente est remise\./).waitFor();
    await looksGood(page, "reseau");
    await keep.click();
    await page.getByText(`L’adresse ${NEW} est gardée.`).waitFor();
    await page.getByText(`L’adresse fixe ${NEW} est en service.`).waitFor();
    // Whether the machine asks those that are set is looked up, not believed.
    await page.getByText("Ceux qui sont réglés (10.77.0.53) ne sont pas interrogés.").waitFor();
    await page.getByText("ln -sf /run/sipleobox/resolv.conf /etc/resolv.conf").waitFor();
    await keep.waitFor({ state: "detached" });
    expect((await box.sipleo("network")).output).toContain(`Kept: ${NEW} (255.255.0.0) on lan0`);
  });

  test("an address that a computer of the network has is not set, and the page says which", { timeout }, async () => {
    const [pc] = lan.others;
    await pc?.run("ip", "addr", "add", "10.77.0.11/16", "dev", "eth0");
    await using one = await openPage(browser, box, { at: NEW, expects });
    const { page } = one;
    await signIn(one, box);
    await one.go("/reseau/reglages");
    await page.getByLabel("Adresse IP").fill("10.77.0.11");
    await page.getByRole("button", { name: "Modifier", exact: true }).click();
    await page.getByText("Les réglages ont été enregistrés.").waitFor();
    await page.getByRole("button", { name: "Recharger le serveur" }).click();
    await one.go("/reseau");
    await page.getByText("Un autre appareil du réseau l’a déjà.").waitFor();
    await page.getByText("00:11:22:33:44:55").waitFor();
    await page.getByText(`L’adresse fixe ${NEW} est en service.`).waitFor();
    await looksGood(page, "reseau-prise");

    await one.go("/compte/audit");
    await page.getByText("Adresse de la box retirée").first().waitFor();
  });

  test("an address that is put back is told of with why, and tried once more by a button", { timeout }, async () => {
    await using one = await openPage(browser, box, { at: NEW, expects });
    const { page } = one;
    await signIn(one, box);
    await one.go("/reseau/reglages");
    await page.getByLabel("Adresse IP").fill("10.77.0.10");
    await page.getByRole("button", { name: "Modifier", exact: true }).click();
    await page.getByText("Les réglages ont été enregistrés.").waitFor();
    await page.getByRole("button", { name: "Recharger le serveur" }).click();
    await page.getByText("L’adresse 10.77.0.10 est à l’essai.").waitFor();
    await box.killAndAwait("net");

    await one.go("/reseau");
    await page.getByText("L’adresse 10.77.0.10 n’a pas été gardée").waitFor();
    await page.getByText("La box a redémarré pendant l’essai.").waitFor();
    await looksGood(page, "reseau-remise");
    await page.getByRole("button", { name: "Essayer à nouveau" }).click();
    await page.getByText("L’adresse 10.77.0.10 est à l’essai.").first().waitFor();
    await page.getByText("n’a pas été gardée").waitFor({ state: "detached" });
  });
});
