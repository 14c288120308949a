import { existsSync, readFileSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { signedIn } from "../rig/api-client.ts";
import { hearsPure, talk } from "../rig/conversation.ts";
import { lineIs, rulesBy } from "../rig/operator.ts";
import { openSipJsPhone } from "../rig/sipjs-phone.ts";
import { until } from "../rig/waiting.ts";
import { sipJsPhone, useBox } from "../rig/with-box.ts";
import { openBrowser, openPage } from "./chromium.ts";
import { showOffice } from "./show-office.ts";
import { signIn } from "./sign-in.ts";

/** Pages of calls, of calls that really were: one within the house, one that went out by a line and was recorded. */

const password = "pw-of-the-gateway";
const hostile = "<img src=x onerror=\"document.title='taken'\">";
const office = showOffice();

const box = useBox({
  document: {
    ...office,
    extensions: (Array.isArray(office.extensions) ? office.extensions : []).map((one: { number: string }) =>
      one.number === "204" ? { ...one, name: hostile } : one,
    ),
    trunks: [
      {
        ...{ number: "900", name: "Passerelle", registration: "inbound", user: "gw900", extension: "201" },
        ...{ sipPassword: password, numbers: [{ number: "0122334400", extension: "202" }] },
      },
    ],
    outboundRules: rulesBy("900"),
    recordings: { rules: [{ name: "Ventes", extension: "201", numbers: "06*", reason: "Preuve des commandes" }] },
  },
});
let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
  {
    await using _inside = await talk(box(), "202", "203");
  }
  await recordedCall();
  await until("both calls in the journal", async () => (await box().records()).length === 2);
}, 120_000);
afterAll(() => browser.close());

/** 201 calls a mobile by line 900; both have heard that they are recorded, and talked. */
async function recordedCall(): Promise<void> {
  await using outside = await openSipJsPhone({ number: "gw900", password, exchange: box().place() });
  await outside.register();
  await lineIs(box(), "900", "in-service");
  await using phone = await sipJsPhone(box(), "201");
  const inner = await phone.call("0612345678");
  const outer = await outside.incoming();
  outer.accept();
  await inner.happened("accepted");
  inner.sing(440);
  outer.sing(1_000);
  await hearsPure(outer, 440, 0);
  await hearsPure(inner, 1_000, 0);
  await outer.sound.hear(100);
  inner.hangUp();
  await outer.happened("bye");
}

let opened: Awaited<ReturnType<typeof openPage>> | undefined;
beforeEach(() => async () => {
  await opened?.[Symbol.asyncDispose]();
  opened = undefined;
});

async function visit(path: string, options: Parameters<typeof openPage>[2] = {}): Promise<Page> {
  opened = await openPage(browser, box(), options);
  await signIn(opened, box());
  await opened.go(path);
  return opened.page;
}

/** As much of elements as is asked here: these tests run outside of a browser and know no DOM. */
interface Focusable {
  readonly ownerDocument: { readonly activeElement: unknown };
}
interface Played {
  readonly currentTime: number;
  play(): Promise<void>;
  pause(): void;
}

const rows = (page: Page) => page.getByRole("row").filter({ has: page.getByRole("rowheader") });
const addressIn = (page: Page): string => decodeURIComponent(new URL(page.url()).search);

test("the journal is filtered, what it shows can be linked, and Back leads to what it showed before", async () => {
  const page = await visit("/journal");
  await until("both calls", async () => (await rows(page).count()) === 2);

  await page.getByLabel("Ligne", { exact: true }).selectOption("900 Passerelle");
  await until("the call by the line", async () => (await rows(page).count()) === 1);
  expect(addressIn(page)).toBe("?ligne=900");
  await page.getByRole("row", { name: /0612345678/ }).waitFor();
  await page.getByLabel("Sens", { exact: true }).selectOption("interne");
  await page.getByText("Aucun appel ne correspond à ce filtre.").waitFor();
  await page.goBack();
  await page.getByRole("row", { name: /0612345678/ }).waitFor();
  await page.getByRole("button", { name: "Tout afficher" }).click();
  await until("both calls again", async () => (await rows(page).count()) === 2);
  await page.getByLabel(/^Numéro/).fill("203");
  await until("the number in the address", () => addressIn(page) === "?numero=203");
  await until("the call of 203", async () => (await rows(page).count()) === 1);

  const other = await page.context().newPage();
  await other.goto(page.url());
  await until("the same in another window", async () => (await rows(other).count()) === 1);
  expect(await other.getByLabel(/^Numéro/).inputValue()).toBe("203");
  await page.getByRole("button", { name: "Aujourd’hui" }).click();
  expect(await page.getByRole("button", { name: "Aujourd’hui" }).getAttribute("aria-pressed")).toBe("true");
});

test("a call is told by the clocks of the office, wherever it is looked at from", async () => {
  const page = await visit("/journal", { timezoneId: "Pacific/Auckland" });
  const [record] = await box().records();
  const clock = new Intl.DateTimeFormat("fr-FR", { timeStyle: "medium", timeZone: "Europe/Paris" });

  await page.getByText(clock.format(record?.startedAt)).first().waitFor();
  await page.getByText("Heures du serveur : Europe/Paris").waitFor();
});

test("« pourquoi ? » shows the way of a call step by step, and how each side was heard", async () => {
  const page = await visit("/journal");
  await page
    .getByRole("row", { name: /0612345678/ })
    .getByRole("link", { name: /^pourquoi/ })
    .click();
  const way = page.getByRole("list", { name: "Le chemin de l’appel de 201 vers 0612345678" });
  // The moments come with the messages of the call, a little after its record.
  await way
    .getByText(/\+[0-9,]+ s/)
    .first()
    .waitFor();

  const steps = await way.getByRole("listitem").allTextContents();
  expect(steps[0]).toBe("201 compose le 0612345678");
  expect(steps.join("\n")).toMatch(/ligne 900/);
  expect(steps.at(-1)).toMatch(/^0612345678 a répondu\s; conversation de 0:/);
  const second = way.getByRole("listitem").nth(1);
  // A page that has just come takes the focus to its heading, if need be after the first try.
  await until("Tab to lead to the next step", async () => {
    await way.getByRole("listitem").first().press("Tab");
    return second.evaluate((one: Focusable) => one.ownerDocument.activeElement === one);
  });
  await page.getByText("Note (MOS)").first().waitFor();
  await page
    .getByText(/^[0-9,]+\s% \([0-9]+ sur [0-9\s]+ paquets\)$/)
    .first()
    .waitFor();
  await page.getByRole("link", { name: "Écouter l’enregistrement" }).waitFor();
});

test("the SIP messages of a call are a ladder; each opens by Enter, without secrets, and they are taken away", async () => {
  const [call] = await box().records();
  const page = await visit(`/journal/${call?.call}/sip`);
  const ladder = page.getByRole("list", { name: "Échanges SIP de l’appel de 201 vers 0612345678" });
  await ladder.waitFor();

  const told = (await ladder.getByRole("button").allTextContents()).join("\n");
  for (const what of [
    "INVITE, reçu de 201",
    "401 Unauthorized, envoyé à 201",
    "INVITE, envoyé à",
    "200 OK, reçu de",
    "BYE",
  ])
    expect(told).toContain(what);
  const invites = ladder.getByRole("button", { name: /INVITE, reçu de 201/ });
  await invites.nth(1).press("Enter");
  const dialog = page.getByRole("dialog", { name: "INVITE" });
  await dialog.getByText("Authorization: (withheld)").waitFor();
  expect(await dialog.textContent()).toContain("CSeq: ");
  expect(await dialog.textContent()).not.toMatch(/response="/);
  await page.keyboard.press("Escape");
  await dialog.waitFor({ state: "detached" });

  const taken = async (name: string) => {
    const coming = page.waitForEvent("download");
    await page.getByRole("link", { name }).click();
    return await readFile(await (await coming).path());
  };
  expect(String(await taken("Télécharger (texte)"))).toMatch(/<-- udp [0-9.:]+\r\nINVITE sip:0612345678@/);
  const packets = await taken("Télécharger (Wireshark)");
  expect(packets.readUInt32LE(0)).toBe(0xa1b2c3d4);
  expect(packets.includes("response=")).toBe(false);
});

test("the simulator shows the way that the exchange would choose, says what is wrong at its field, and can be linked", async () => {
  const page = await visit("/simulateur");
  await page.getByRole("button", { name: "Montrer le chemin" }).click();
  await page.getByText("Choisissez qui appelle.").waitFor();
  await page.getByText("Composez un numéro.").waitFor();
  expect(await page.getByLabel("Appelant", { exact: true }).getAttribute("aria-invalid")).toBe("true");

  await page.getByLabel("Appelant", { exact: true }).selectOption("202 Secrétaire");
  await page.getByLabel("Numéro composé").fill("06 12 34 56 78");
  await page.getByRole("button", { name: "Dimanche 11 h" }).click();
  await page.getByRole("button", { name: "Montrer le chemin" }).click();
  const way = page.getByRole("list", { name: /^De 202 vers 0612345678/ });
  await way.waitFor();
  const steps = await way.getByRole("listitem").allTextContents();
  expect(steps[0]).toBe("202 compose le 0612345678");
  expect(steps.join("\n")).toContain("900");
  expect(addressIn(page)).toMatch(/^\?de=202&vers=06\+12\+34\+56\+78&quand=[0-9-]+T11:00$/);

  const other = await page.context().newPage();
  await other.goto(page.url());
  await other.getByRole("list", { name: /^De 202 vers 0612345678/ }).waitFor();
  await page.getByLabel("Appelant", { exact: true }).selectOption("de l’extérieur, par 900 Passerelle");
  await page.getByLabel("Numéro de l’appelant").fill("0711223344");
  await page.getByLabel("Numéro composé").fill("0122334400");
  await page.getByRole("button", { name: "Montrer le chemin" }).click();
  await page.getByText("0711223344 appelle le 0122334400, ligne 900").waitFor();
  await page.goBack();
  await way.waitFor();
});

test("STA-01 STA-05: figures are a chart that says in words what it shows, compared with the time before", async () => {
  const page = await visit("/statistiques", { expects: /net::ERR_FAILED/ });
  await page.getByRole("img", { name: /^Graphique des appels\. émis\s: 2 en tout/ }).waitFor();
  await page.getByLabel("Période", { exact: true }).selectOption("Aujourd’hui");
  await page.getByRole("columnheader", { name: "heure" }).waitFor();
  await page.getByLabel("Comparer à la période précédente").check();
  await page.getByText(/^émis\s: 2 en tout, .* Période précédente\s: 0 \(–\)\.$/).waitFor();
  expect(addressIn(page)).toMatch(/^\?du=[0-9-]+&au=[0-9-]+&par=hour&avant=oui$/);
  await page.goBack();
  await page.goBack();
  await page.getByRole("columnheader", { name: "jour" }).waitFor();

  // Figures of this month are none of this year, however long the answer takes or if there is none.
  await page.route("**/api/v1/statistics?*", (route) => route.abort());
  await page.getByLabel("Période", { exact: true }).selectOption("Cette année");
  await page.getByText("Le serveur ne répond pas").waitFor();
  expect(await page.getByRole("img", { name: /^Graphique/ }).count()).toBe(0);
});

test("MEX-04: recordings are listed, heard in the page and deleted once that is confirmed", async () => {
  const [call] = await box().records();
  const page = await visit(`/enregistrements?appel=${call?.call}`);
  await page.getByText("Chaque écoute et chaque effacement sont notés dans l’audit, avec votre nom.").waitFor();
  const player = page.locator("audio");
  await player.waitFor();
  await player.evaluate((audio: Played) => audio.play());
  await until("some of it to be heard", () => player.evaluate((audio: Played) => audio.currentTime > 0.2));
  await player.evaluate((audio: Played) => audio.pause());
  await page.getByRole("button", { name: "Effacer l’enregistrement de l’appel de 201 vers 0612345678" }).click();
  const question = page.getByRole("dialog", { name: "Effacer cet enregistrement ?" });
  await question.getByRole("button", { name: "Annuler" }).click();
  expect(await rows(page).count()).toBe(1);
  await page.getByRole("button", { name: /^Effacer l’enregistrement/ }).click();
  await question.getByRole("button", { name: "Effacer" }).click();
  await page.getByText("L’enregistrement a été effacé.").waitFor();
  await page.getByText("Aucun enregistrement").waitFor();
});

test("SMS-03 SMS-04 SMS-05: messages are written, read as conversations, marked and deleted", async () => {
  const page = await visit("/messages");
  await page.getByText("Aucun message").waitFor();
  await page.getByRole("button", { name: "Envoyer" }).click();
  await page.getByText("Écrivez quelque chose.").waitFor();
  await page.getByLabel("Au nom du poste").selectOption("201 Gérant");
  await page.getByLabel("À", { exact: true }).fill("204");
  await page.getByLabel("Message", { exact: true }).fill("<b>Rappelez</b> la cliente 📞");
  await page.getByRole("button", { name: "Envoyer" }).click();
  await page.getByText("Le message est en route.").waitFor();

  await page.getByRole("button", { name: /201 Gérant – 204/ }).click();
  const letter = page.getByRole("listitem").filter({ hasText: "204 : attend" });
  await letter.getByText("<b>Rappelez</b> la cliente 📞").waitFor();
  await letter.getByRole("button", { name: "Marquer comme lu" }).click();
  await letter.getByText(/lu par 204/).waitFor();
  await page.getByLabel("Non lus seulement").check();
  await page.getByText("Aucun message").waitFor();
  await page.getByLabel("Non lus seulement").uncheck();
  await letter.getByRole("button", { name: "Effacer ce message" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Effacer" }).click();
  await page.getByText("Le message a été effacé.").waitFor();
});

test("MEX-05: « En direct » and the journal name who is called outside, whatever his name holds", async () => {
  using client = await signedIn(box());
  const contact = { company: hostile, numbers: [{ kind: "mobile", number: "06 44 44 44 44" }] };
  expect((await client.ask("POST", "/api/v1/directory/contacts", { body: contact })).status).toBe(201);
  const kept = join(box().home, "pbx/directory.jsonl");
  await until("pbx to know the name", () => existsSync(kept) && readFileSync(kept, "utf8").includes("onerror"));
  await using outside = await openSipJsPhone({ number: "gw900", password, exchange: box().place() });
  await outside.register();
  await lineIs(box(), "900", "in-service");
  await using phone = await sipJsPhone(box(), "202");
  const page = await visit("/en-direct");

  const calling = await phone.call("0644444444");
  (await outside.incoming()).ring();
  await page
    .getByRole("row", { name: /0644444444/ })
    .getByText(hostile.slice(0, 20))
    .first()
    .waitFor();
  expect(await page.title()).not.toContain("taken");
  calling.hangUp();
  await calling.happened("terminated");

  await opened?.go("/journal");
  await page
    .getByRole("row", { name: /0644444444/ })
    .getByText(hostile.slice(0, 20))
    .first()
    .waitFor();
});
