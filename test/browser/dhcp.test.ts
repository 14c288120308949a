import { writeFileSync } from "node:fs";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { startBox, type TestBox } from "../rig/box.ts";
import { temporaryFolder } from "../rig/folder.ts";
import { whyNoNetworks } from "../rig/netns.ts";
import { type Host, type OfficeLan, openOfficeLan } from "../rig/office-lan.ts";
import { audit } from "./audit.ts";
import { CHROMIUM, openBrowser, openPage } from "./chromium.ts";
import { takePicture } from "./picture.ts";
import { showOffice } from "./show-office.ts";
import { signIn } from "./sign-in.ts";

/** As the guide has it: a telephone whose MAC address nobody can read is plugged in, and stands in the list of DHCP. */

const hindrance = await whyNoNetworks();
const skipped = hindrance === undefined ? "" : ` (skipped: ${hindrance})`;
const GIGASET = "7c:2f:80:40:ec:1a";
const DEPAEPE = "e4:34:d7:30:05:42";
const ROUTER = "02:00:00:00:00:01";
const timeout = 120_000;

const panel = (page: Page, name: string) => page.getByRole("region", { name });

describe.skipIf(hindrance !== undefined)(`a box on a network of its own${skipped}`, () => {
  const folder = temporaryFolder("dhcp-page");
  let lan: OfficeLan;
  let box: TestBox;
  let browser: Browser;
  beforeAll(async () => {
    lan = await openOfficeLan("192.168.77.1/24", [GIGASET, DEPAEPE, ROUTER]);
    box = await startBox({ bind: ["0.0.0.0"], through: lan.server.through, document: withFixedAddress() });
    // The browser stands on that network as well: nothing leads there from this machine.
    const there = folder.file("chromium");
    writeFileSync(there, `#!/bin/sh\nexec ${lan.server.through.join(" ")} ${CHROMIUM} "$@"\n`, { mode: 0o755 });
    browser = await openBrowser([], there);
  }, 90_000);
  afterAll(async () => {
    await browser?.close();
    await box?.[Symbol.asyncDispose]();
    await lan?.[Symbol.asyncDispose]();
    folder[Symbol.dispose]();
  });

  const host = (index: number): Host => {
    const one = lan.others[index];
    if (one === undefined) throw new Error(`the network has no host ${index}`);
    return one;
  };
  /** Plugs a telephone in, which asks for an address as one with this name does. */
  const plugIn = (index: number, name: string, ...more: readonly string[]) =>
    host(index).run(
      ...(["busybox", "udhcpc", "-i", "eth0", "-f", "-n", "-t", "8", "-T", "1", "-s", "/bin/true"] as const),
      ...["-x", `hostname:${name}`, "-O", "66", ...more],
    );

  test("MEN-12 DHC-01 DHC-02 DHC-03 DHC-04 DHC-05 DHC-06 DHC-07 POS-16: DHCP is switched on, telephones stand in the list with their addresses, and one is given to a poste", {
    timeout,
  }, async () => {
    await using one = await openPage(browser, box);
    const { page } = one;
    await signIn(one, box);
    const home = panel(page, "SERVEUR DHCP/TFTP");
    await home.getByText("Arrêté : la box ne donne pas d’adresses.").waitFor();
    expect(await home.getByRole("button").count()).toBe(0);
    await page.getByRole("navigation", { name: "Menu" }).getByRole("link", { name: "DHCP" }).click();
    await page.getByText("La box ne donne pas d’adresses : le serveur DHCP n’est pas activé.").waitFor();
    const option = page.getByRole("row", { name: /^(Option )?66/ });
    await option.getByText(`http://192.168.77.1:${box.phonesPort}/`).waitFor();
    expect(await audit(page)).toEqual([]);

    await page.getByRole("link", { name: "Ouvrir les réglages DHCP" }).click();
    await page.getByLabel("Serveur DHCP").check();
    await page.getByLabel("Interface réseau").selectOption("lan0, 192.168.77.1");
    await page.getByRole("button", { name: "Modifier", exact: true }).click();
    await page.getByText("Les réglages ont été enregistrés.").waitFor();
    await page.getByRole("button", { name: "Recharger le serveur" }).click();
    await page.getByText("Le serveur a été rechargé.").waitFor();
    await page.getByRole("link", { name: "DHCP", exact: true }).first().click();
    await page.getByText("La box donne des adresses sur lan0.").waitFor({ timeout: 30_000 });
    await page.getByText("192.168.77.200 à 192.168.77.250").waitFor();
    await page.getByText("0 sur 51 adresses donnée", { exact: false }).waitFor();
    await page.getByText("Aucun bail en cours").waitFor();

    await plugIn(0, "accueil", "-q");
    const base = page.getByRole("row", { name: /7C:2F:80:40:EC:1A/ });
    await base.getByText("accueil").waitFor();
    await base.getByText("Gigaset").waitFor();
    const link = base.getByRole("link", { name: /^192\.168\.77\.2\d\d$/ });
    expect(await link.getAttribute("href")).toBe(`http://${await link.textContent()}/`);
    expect(await link.getAttribute("target")).toBe("_blank");
    expect(await link.getAttribute("rel")).toContain("noopener");
    await base.getByText(/^[1-9]\d?\/[1-9]\d?\/20\d\d \d\d:\d\d:\d\d$/).waitFor();
    await base.getByText("options demandées").click();
    await base.getByText("serveur de configuration (66)").waitFor();
    await page.getByText("1 sur 51 adresses donnée", { exact: false }).waitFor();
    await plugIn(1, "atelier", "-q");
    const fixed = page.getByRole("row", { name: /E4:34:D7:30:05:42/ });
    await fixed.getByRole("link", { name: "192.168.77.51" }).waitFor();
    await fixed.getByText("adresse fixe").waitFor();
    await fixed.getByRole("link", { name: "202" }).waitFor();

    await page.getByRole("button", { name: "Adresse IP" }).click();
    await page.getByRole("button", { name: "Adresse MAC" }).click();
    expect(await page.getByRole("rowheader").allTextContents()).toEqual(["7C:2F:80:40:EC:1A", "E4:34:D7:30:05:42"]);
    await page.getByLabel("Filtrer", { exact: true }).fill("e4:34");
    await page.getByText("1 sur 2").waitFor();
    await one.go("/dhcp");
    await base.getByText("accueil").waitFor();
    for (const colorScheme of ["light", "dark"] as const) {
      await page.emulateMedia({ colorScheme });
      await takePicture(page, "dhcp", colorScheme);
      expect(await audit(page)).toEqual([]);
    }
    await page.setViewportSize({ width: 390, height: 844 });
    await takePicture(page, "dhcp", "telephone");
    expect(await audit(page)).toEqual([]);
    expect(await page.evaluate<boolean>("document.documentElement.scrollWidth > window.innerWidth")).toBe(false);
    await page.setViewportSize({ width: 1280, height: 800 });

    await base.getByRole("button", { name: "Donner à un poste" }).click();
    await page.getByRole("dialog").getByLabel("Poste").selectOption("203 Commercial");
    await page.getByRole("dialog").getByRole("button", { name: "Donner à un poste" }).click();
    await page.getByRole("heading", { level: 1, name: "Poste étendu 203" }).waitFor();
    expect(await page.getByLabel("Adresse MAC", { exact: true }).inputValue()).toBe("7C2F8040EC1A");
    await page.getByRole("link", { name: "Voir la page DHCP" }).click();
    await page.getByRole("heading", { level: 1, name: "DHCP" }).waitFor();
    expect((await box.sipleo("dhcp")).output).toMatch(/7C2F8040EC1A {2}192\.168\.77\.2\d\d .*accueil/);
  });

  test("DHC-01: a lease that is over leaves the list by itself", { timeout }, async () => {
    await using one = await openPage(browser, box);
    const { page } = one;
    await signIn(one, box);
    await one.go("/dhcp");
    // It takes its address, for only from there can it give it back when it is told to end.
    const takes = folder.file("takes");
    const script = '[ "$1" = bound ] && ip addr add "$ip/24" dev eth0; [ "$1" = deconfig ] && ip addr flush dev eth0';
    writeFileSync(takes, `#!/bin/sh\n${script}\nexit 0\n`, { mode: 0o755 });
    {
      const words = ["-i", "eth0", "-f", "-R", "-s", takes, "-x", "hostname:passant"];
      await using passing = host(2).start("udhcpc", "busybox", "udhcpc", ...words);
      await page.getByRole("row", { name: /passant/ }).waitFor();
      expect(passing.code()).toBeUndefined();
    }
    await page.getByRole("row", { name: /passant/ }).waitFor({ state: "detached" });
  });

  test("ACC-07 ACC-08 ACC-09: the DHCP server is restarted, stopped and started from the home page, once that is confirmed", {
    timeout,
  }, async () => {
    await using one = await openPage(browser, box);
    const { page } = one;
    await signIn(one, box);
    const home = panel(page, "SERVEUR DHCP/TFTP");
    await home.getByText("Démarré", { exact: true }).waitFor();
    expect(await panel(page, "AUTRES SERVICES").getByText("dnsmasq").count()).toBe(0);
    await panel(page, "AUTRES SERVICES").getByText("Réseau et adresses", { exact: true }).waitFor();

    await home.getByRole("button", { name: "Redémarrer" }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByText("Les appels en cours continuent").waitFor();
    expect(await audit(page)).toEqual([]);
    await dialog.getByRole("button", { name: "Redémarrer" }).click();
    await page.getByText("Le serveur DHCP/TFTP redémarre.").waitFor();
    await home.getByText(/^Redémarré par admin, le /).waitFor();
    await home.getByText("Démarré", { exact: true }).waitFor();

    await home.getByRole("button", { name: "Arrêter" }).click();
    await dialog.getByRole("button", { name: "Arrêter" }).click();
    await home.getByText("Arrêté", { exact: true }).waitFor();
    await one.go("/dhcp");
    await page.getByText("le serveur DHCP/TFTP n’est pas en marche").waitFor();
    await panel(page, "SERVEUR DHCP").getByRole("button", { name: "Démarrer" }).click();
    await page.getByText("La box donne des adresses sur lan0.").waitFor();
  });

  test("another server is looked for, named, and what it means is said", { timeout }, async () => {
    await using one = await openPage(browser, box);
    const { page } = one;
    await signIn(one, box);
    await one.go("/dhcp");
    const others = panel(page, "AUTRES SERVEURS");
    await others.getByText("Aucun autre serveur n’a répondu").waitFor();
    const router = host(2);
    await router.run("ip", "addr", "add", "192.168.77.254/24", "dev", "eth0");
    const words = ["--conf-file=/dev/null", "--keep-in-foreground", "--log-facility=-", "--port=0", "--user=root"];
    const there = ["--interface=eth0", "--bind-interfaces", `--dhcp-leasefile=${folder.file("router-leases")}`];
    const range = "--dhcp-range=192.168.77.100,192.168.77.110";
    await using dnsmasq = router.start("the router", "/usr/sbin/dnsmasq", ...words, ...there, "--pid-file", range);
    await dnsmasq.says(/started/);

    await others.getByRole("button", { name: "Chercher maintenant" }).click();
    await others.getByText("La box cherche d’autres serveurs").waitFor();
    await others.getByRole("progressbar", { name: "Recherche…" }).waitFor();
    await others.getByText("Un autre serveur a répondu : 192.168.77.254.").waitFor();
    await others.getByText("chaque appareil prend la réponse qui arrive la première").waitFor();
    expect(await audit(page)).toEqual([]);
  });

  test("POS-08: a fixed address that is not of the network is named with its poste", { timeout }, async () => {
    await box.import(withFixedAddress("10.0.0.7", { isOn: true, interface: "lan0" }));
    await using one = await openPage(browser, box);
    const { page } = one;
    await signIn(one, box);
    await one.go("/dhcp");
    const left = panel(page, "ADRESSES FIXES LAISSÉES DE CÔTÉ");
    await left.getByText("E4:34:D7:30:05:42").waitFor();
    expect(await audit(page)).toEqual([]);
    await left.getByRole("link", { name: "Poste 202 : 10.0.0.7" }).click();
    await page.getByRole("heading", { level: 1, name: "Poste étendu 202" }).waitFor();
  });

  test("the page says calmly that the service of the network is away, and completes itself", { timeout }, async () => {
    await using one = await openPage(browser, box, { expects: /status of 503/ });
    const { page } = one;
    await signIn(one, box);
    await one.go("/");
    const line = page.getByRole("listitem").filter({ hasText: "Réseau et adresses" });
    await line.getByRole("button", { name: "Arrêter : Réseau et adresses" }).click();
    await page.getByRole("dialog").getByRole("button", { name: "Arrêter" }).click();
    await line.getByText("Arrêté", { exact: true }).waitFor();
    await one.go("/dhcp");
    await page.getByText("Le service « Réseau et adresses » ne répond pas pour l’instant").waitFor();
    await panel(page, "SERVEUR DHCP").getByText("Démarré", { exact: true }).waitFor();
    expect(await audit(page)).toEqual([]);

    expect((await box.sipleo("service", "start", "net")).code).toBe(0);
    await page.getByText("La box donne des adresses sur lan0.").waitFor();
    await page.getByRole("row", { name: /7C:2F:80:40:EC:1A/ }).waitFor();
  });
});

/** The office of the pictures; its secretary has a telephone with an address of its own. */
function withFixedAddress(ipAddress = "192.168.77.51", dhcp: Record<string, unknown> = {}): Record<string, unknown> {
  const office = showOffice();
  const extensions: readonly { readonly number?: unknown }[] = Array.isArray(office.extensions)
    ? office.extensions
    : [];
  const fixed = { macAddress: "E434D7300542", ipAddress };
  return {
    ...office,
    dhcp,
    extensions: extensions.map((one) => (one.number === "202" ? { ...one, ...fixed } : one)),
  };
}
