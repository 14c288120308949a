import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { startBox } from "../rig/box.ts";
import { hangUp, talk } from "../rig/conversation.ts";
import { until } from "../rig/waiting.ts";
import { sipJsPhone, useBox } from "../rig/with-box.ts";
import { audit } from "./audit.ts";
import { openBrowser, openPage } from "./chromium.ts";
import { showCentre } from "./show-centre.ts";
import { signIn } from "./sign-in.ts";

const box = useBox({ document: showCentre() });
let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

const panel = (page: Page, name: string) => page.getByRole("region", { name });

describe("the home page", () => {
  test("ACC-13 ACC-14: tells at a glance how the server and the machine are, and leads everywhere from its left column", async () => {
    await using one = await openPage(browser, box());
    const { page } = one;
    await signIn(one, box());

    await panel(page, "SERVEUR SIPLEO").getByText("Démarré", { exact: true }).waitFor();
    const machine = panel(page, "ÉTAT DE LA MACHINE");
    for (const figure of ["Processeur", "Mémoire", "Disque", "Température", "En marche depuis", "Heure"])
      await machine.getByRole("term").filter({ hasText: figure }).waitFor();
    await machine
      .getByText(/libres sur .*Go/)
      .first()
      .waitFor();
    await machine.getByRole("img", { name: /Dernière heure\. Processeur : .* %\. Mémoire : .* %\./ }).waitFor();
    for (const service of ["Base de configuration", "Serveur Web", "Surveillance de la machine"])
      await panel(page, "AUTRES SERVICES")
        .getByRole("listitem")
        .filter({ hasText: service })
        .getByText("Démarré", { exact: true })
        .waitFor();
    const menu = page.getByRole("navigation", { name: "Menu" });
    for (const link of ["Statistiques", "Postes", "En direct"]) await menu.getByRole("link", { name: link }).waitFor();
  });

  test("ACC-02 ACC-04 ACC-05: every process has its state and its buttons, asks first, and says who has stopped it; what the box needs is not stopped", async () => {
    await using own = await startBox();
    await using one = await openPage(browser, own);
    const { page } = one;
    await signIn(one, own);
    const line = page.getByRole("listitem").filter({ hasText: "Surveillance de la machine" });
    await line.getByRole("button", { name: "Arrêter : Surveillance de la machine" }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByText("Il reste arrêté jusqu’à ce qu’on le démarre").waitFor();
    expect(await audit(page)).toEqual([]);
    await dialog.getByRole("button", { name: "Arrêter" }).click();

    await line.getByText("Arrêté", { exact: true }).waitFor();
    await line.getByText(/^Arrêté par admin, le /).waitFor();
    await page.getByText("La surveillance de la machine ne répond pas.").waitFor();
    await line.getByRole("button", { name: "Démarrer : Surveillance de la machine" }).click();
    await line.getByText("Démarré", { exact: true }).waitFor();
    await line.getByText(/^Démarré par admin, le /).waitFor();
    await page
      .getByText(/libres sur .*Go/)
      .first()
      .waitFor();
    expect(await page.getByRole("button", { name: "Arrêter : Serveur Web" }).isVisible()).toBe(false);
    expect(await page.getByRole("button", { name: "Arrêter : Base de configuration" }).isVisible()).toBe(false);
    await page.getByRole("button", { name: "Redémarrer : Serveur Web" }).waitFor();
    await until("health to be ready", () =>
      own.ready().processes.every(({ name, state }) => state === "ready" || name === "dnsmasq"),
    );
  });

  test("the first steps of a new box tick themselves off, lead to their pages, and are put away", async () => {
    await using own = await startBox();
    await using one = await openPage(browser, own);
    const { page } = one;
    await signIn(one, own);
    const steps = panel(page, "PREMIERS PAS");
    await steps.getByText("Il reste 5 étapes avant que la box soit prête.").waitFor();
    const step = (text: string) => steps.getByRole("listitem").filter({ hasText: text });
    await step("Choisir le mot de passe").getByText("fait", { exact: false }).waitFor();
    await step("Enregistrer un premier téléphone").getByText("à faire", { exact: false }).waitFor();

    await using _phone = await sipJsPhone(own, "201");

    await step("Enregistrer un premier téléphone").getByText("fait", { exact: false }).waitFor();
    await steps.getByText("Il reste 4 étapes").waitFor();
    await steps.getByRole("button", { name: "Contrôler maintenant" }).click();
    await page.getByText("Un appel d’urgence ne partirait pas : voyez les alertes.").waitFor();
    await step("Mettre en service une ligne").getByRole("link", { name: "Ouvrir les lignes" }).waitFor();
    await steps.getByRole("button", { name: "Ne plus afficher" }).click();
    await steps.waitFor({ state: "detached" });
    await page.reload();
    await panel(page, "SERVEUR SIPLEO").waitFor();
    expect(await steps.isVisible()).toBe(false);
  });

  test("nothing jumps while it loads", async () => {
    await using one = await openPage(browser, box());
    const { page } = one;
    await signIn(one, box());
    const shifts: Record<string, number> = {};
    await page.addInitScript(watchShifts);
    for (const path of ["/", "/en-direct", "/postes"]) {
      await one.go(path);
      await page.getByText("Chargement…").waitFor({ state: "detached" });
      await page.getByText("Toutes les modifications enregistrées sont en service.").waitFor();
      shifts[path] = await page.evaluate<number>("window.shifted");
    }

    expect(Object.entries(shifts).filter(([, sum]) => sum > 0.01)).toEqual([]);
  });
});

/** Adds up what moves without being asked to (Layout Instability API). */
const watchShifts = `
  window.shifted = 0;
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) if (!entry.hadRecentInput) window.shifted += entry.value;
  }).observe({ type: "layout-shift", buffered: true });
`;

describe("En direct", () => {
  test("ACC-02 SVI-15 AGT-07 MEX-10: calls with direction and duration, a queue with who waits, agents who are paused and logged out from the page", async () => {
    await using one = await openPage(browser, box());
    const { page } = one;
    await signIn(one, box());
    await using desk = await sipJsPhone(box(), "203");
    await desk.register();
    await box().sipleo("agent", "login", "301", "203");
    await box().sipleo("agent", "pause", "301");
    await one.go("/en-direct");
    const queue = panel(page, "FILES D’ATTENTE").getByRole("listitem").filter({ hasText: "Support" }).first();
    await queue.getByText("Personne n’attend.").waitFor();
    const agent = panel(page, "AGENTS").getByRole("row", { name: /301/ });
    await agent.getByText("en pause", { exact: true }).waitFor();

    await using caller = await sipJsPhone(box(), "201");
    const waiting = await caller.call("800");
    await queue
      .getByText(/^0:\d\d$/)
      .first()
      .waitFor();
    const call = panel(page, "APPELS EN COURS").getByRole("row", { name: /201/ });
    await call.getByText("interne").waitFor();
    await call.getByText(/^0:\d\d$/).waitFor();
    for (const colorScheme of ["light", "dark"] as const) {
      await page.emulateMedia({ colorScheme });
      expect(await audit(page)).toEqual([]);
    }

    await agent.getByRole("button", { name: "Fin de pause : Agnès" }).click();
    await agent.getByText("en pause", { exact: true }).waitFor({ state: "detached" });
    await call.getByRole("button", { name: "Raccrocher l’appel de 201" }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByText("L’appel de 201 vers 800 sera terminé pour tous.").waitFor();
    await dialog.getByRole("button", { name: "Raccrocher" }).click();
    await waiting.happened("bye", 10_000);
    await panel(page, "APPELS EN COURS").getByText("Aucun appel en cours.").waitFor();
    await agent.getByRole("button", { name: "Déconnecter : Agnès" }).click();
    await agent.getByText("déconnecté").waitFor();
    await box().sipleo("agent", "logout", "301");
  });

  test("a page that was frozen for a while shows what is true when it wakes, also when its connection was cut meanwhile", async () => {
    await using own = await startBox();
    await using one = await openPage(browser, own, { expects: /WebSocket connection|net::ERR_/ });
    const { page } = one;
    await signIn(one, own);
    await one.go("/en-direct");
    const calls = panel(page, "APPELS EN COURS");
    await calls.getByText("Aucun appel en cours.").waitFor();
    const chrome = await page.context().newCDPSession(page);

    await chrome.send("Page.setWebLifecycleState", { state: "frozen" });
    await using call = await talk(own, "201", "202");
    await chrome.send("Page.setWebLifecycleState", { state: "active" });
    await calls.getByRole("row", { name: /201/ }).getByText("en communication").waitFor();

    await chrome.send("Page.setWebLifecycleState", { state: "frozen" });
    await own.killAndAwait("web");
    await hangUp(call);
    await chrome.send("Page.setWebLifecycleState", { state: "active" });
    await calls.getByText("Aucun appel en cours.").waitFor({ timeout: 30_000 });
    await page.getByText("Connexion au serveur perdue").waitFor({ state: "detached", timeout: 30_000 });
  });
});

describe("the search across everything", () => {
  test("is reached by / and Ctrl+K, finds by name, number and MAC address, and goes there by keyboard", async () => {
    await using one = await openPage(browser, box());
    const { page } = one;
    await signIn(one, box());
    const field = page.getByRole("combobox", { name: "Rechercher" });
    await page.keyboard.press("/");
    await page.keyboard.type("secretaire");
    const postes = page.getByRole("group", { name: "Postes" });
    await postes.getByRole("option", { name: "202 Secrétaire" }).waitFor();
    await page.getByText("Un résultat", { exact: true }).waitFor();
    for (const colorScheme of ["light", "dark"] as const) {
      await page.emulateMedia({ colorScheme });
      expect(await audit(page)).toEqual([]);
    }
    await page.keyboard.press("ArrowDown");
    const active = await field.getAttribute("aria-activedescendant");
    expect(await page.getByRole("listbox").getByRole("option", { selected: true }).getAttribute("id")).toBe(active);
    await page.keyboard.press("Enter");
    await page.getByRole("heading", { level: 1, name: "Poste étendu 202" }).waitFor();

    await page.keyboard.press("Control+k");
    await page.keyboard.type("e4:34:d7:30:05:42");
    await postes.getByRole("option", { name: /^201 Gérant/ }).click();
    await page.getByRole("heading", { level: 1, name: "Poste étendu 201" }).waitFor();

    await field.fill("jetons");
    await page.getByRole("group", { name: "Pages" }).getByRole("option", { name: "Jetons d’accès" }).waitFor();
    await field.fill("rien de tel");
    await page.getByText("Rien ne correspond à « rien de tel ».").waitFor();
    await field.press("Escape");
    expect(await field.inputValue()).toBe("");
    expect(await field.getAttribute("aria-expanded")).toBe("false");
  });
});

test("whatever a finger can press is 44 pixels or more", async () => {
  await using one = await openPage(browser, box(), {
    viewport: { width: 390, height: 844 },
    hasTouch: true,
    isMobile: true,
  });
  const { page } = one;
  await signIn(one, box());
  const small: Record<string, readonly string[]> = {};
  for (const path of ["/", "/en-direct", "/postes", "/journal", "/compte/jetons"]) {
    await one.go(path);
    await page.getByText("Chargement…").waitFor({ state: "detached" });
    const found = await page.evaluate<readonly string[]>(tooSmall);
    if (found.length > 0) small[path] = found;
  }

  expect(small).toEqual({});
});

/** What is shown and can be pressed, and is less than 44 pixels high or wide; links within a sentence or a cell are not meant (WCAG 2.5.8). */
const tooSmall = `
  [...document.querySelectorAll("a, button, select, input, [role=option]")].flatMap((one) => {
    const { width, height } = one.getBoundingClientRect();
    if (width === 0 || height === 0 || !one.checkVisibility({ visibilityProperty: true })) return [];
    if (one.matches(".skip, p a, td a, th a, li.plain a, .trail a, label > input")) return [];
    return height < 43.5 || width < 43.5 ? [one.outerHTML.slice(0, 120) + " " + Math.round(width) + "x" + Math.round(height)] : [];
  })
`;
