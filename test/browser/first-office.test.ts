import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { connectCall, hangUp } from "../rig/conversation.ts";
import { openSipJsPhone } from "../rig/sipjs-phone.ts";
import { useBox } from "../rig/with-box.ts";
import { openBrowser, openPage } from "./chromium.ts";
import { signIn } from "./sign-in.ts";

const box = useBox({ document: null });
let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

test("REC-04 REC-05: an installer sets the box up, adds a telephone, sees it turn green, calls, and finds the call in the journal", async () => {
  await using installer = await openPage(browser, box());
  const { page } = installer;
  await signIn(installer, box());
  await page.getByRole("heading", { name: "PREMIERS PAS" }).waitFor();

  await page.getByRole("navigation", { name: "Menu" }).getByRole("link", { name: "Postes" }).click();
  await page.getByRole("link", { name: "Ajouter un poste" }).click();
  await page.getByLabel("Nom", { exact: true }).fill("Atelier");
  await page.getByLabel("Numéro", { exact: true }).fill("206");
  await page.getByLabel("Adresse MAC").fill("e4:34:d7:30:05:42");
  await page.getByRole("button", { name: "Ajouter", exact: true }).click();
  await page.getByText("Le poste a été ajouté.").waitFor();
  await page.getByText("à recharger", { exact: true }).waitFor();
  await page.getByText("ne sont pas encore en service").waitFor();

  await page.getByRole("button", { name: "Recharger le serveur" }).click();
  await page.getByText("Le serveur a été rechargé.").waitFor();
  await page.getByText("Toutes les modifications enregistrées sont en service.").waitFor();
  await page.getByText("hors service", { exact: true }).waitFor();
  const asked = page.waitForResponse((response) => response.url().endsWith("/sip-password"));
  expect(await page.getByText("non affiché").isVisible()).toBe(true);
  await page.getByRole("region", { name: "IDENTITÉ SIP" }).getByRole("button", { name: "Afficher" }).click();
  const { password }: { password: string } = await (await asked).json();
  await page.getByText(password, { exact: true }).waitFor();
  await page.getByText(String(box().sipPort), { exact: true }).waitFor();
  const other = await box().sipleo("extension", "password", "201");

  await using watcher = await openPage(browser, box());
  await signIn(watcher, box());
  await watcher.go("/postes");
  const dot = watcher.page.getByRole("row", { name: /206/ }).getByText("hors service");
  await dot.waitFor();
  const exchange = box().place();
  await using atelier = await openSipJsPhone({ number: "206", password, exchange });
  await atelier.register();
  await watcher.page.getByRole("row", { name: /206/ }).getByText("en service", { exact: true }).waitFor();
  await watcher.page.getByRole("row", { name: /206/ }).getByText("sipjs-udp").waitFor();
  await page.getByText("en service", { exact: true }).waitFor();

  await using gerant = await openSipJsPhone({ number: "201", password: other.output.trim(), exchange });
  await gerant.register();
  await installer.go("/");
  await watcher.go("/journal");
  await watcher.page.getByText("Aucun appel").waitFor();
  const call = await connectCall(atelier, gerant);
  await page.getByRole("cell", { name: "en communication" }).waitFor();
  await hangUp(call);
  await page.getByText("Aucun appel en cours.").waitFor();

  const line = watcher.page.getByRole("row", { name: /de 206 vers 201/ });
  await line.getByText("répondu").waitFor();
  await line.getByRole("link", { name: /^pourquoi/ }).click();
  await watcher.page.getByRole("heading", { name: "HISTOIRE DE L’APPEL" }).waitFor();
  const told = (text: string) => watcher.page.getByRole("listitem").filter({ hasText: text }).first();
  await told("Tous les appareils du 201 sonnent, 30 s au plus").waitFor();
  await told("Le 201 répond").waitFor();
});
