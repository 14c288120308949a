import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { signedIn } from "../rig/api-client.ts";
import { useBox } from "../rig/with-box.ts";
import { openBrowser, openPage } from "./chromium.ts";
import { showHouse } from "./show-house.ts";
import { signIn } from "./sign-in.ts";

/** What the guide shows of all its forms and lists alike. */
const house = showHouse();
const simple = { id: "vente", name: "répondeur vendeur", owner: "801", kind: "simple" };
const recorder = {
  id: "vente2",
  name: "répondeur du soir",
  owner: "801",
  kind: "recorder",
  maxSeconds: 300,
  hasOwnGreeting: true,
  greeting: { source: { kind: "text", text: "Laissez-nous un message." } },
};
const box = useBox({
  document: {
    ...house,
    mailboxes: [...(Array.isArray(house.mailboxes) ? house.mailboxes : []), simple, recorder],
    outboundRules: [],
  },
});
let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

async function administrator() {
  const one = await openPage(browser, box());
  await signIn(one, box());
  return one;
}

test("MEN-20: forms of new objects end with « Ajouter », those of what is there with « Modifier », a menu's with « Valider »", async () => {
  await using one = await administrator();
  for (const [path, button] of [
    ["/postes/ajouter", "Ajouter"],
    ["/postes/201", "Modifier"],
    ["/groupes/ajouter", "Ajouter"],
    ["/groupes/801", "Modifier"],
    ["/lignes/ajouter", "Ajouter"],
    ["/lignes/900", "Modifier"],
    ["/numeros-externes/ajouter", "Ajouter"],
    ["/regles-entrantes/2", "Modifier"],
    ["/musiques/Attente", "Modifier"],
    ["/menus/ajouter", "Valider"],
    ["/menus/Accueil", "Valider"],
  ] as const) {
    await one.go(path);
    await one.page.locator("main form .form-end").getByRole("button", { name: button, exact: true }).waitFor();
  }
});

test("MEN-23: each row of a form has a label, a control and a sentence of help, side by side", async () => {
  await using one = await administrator();
  const { page } = one;
  for (const path of ["/postes/201", "/groupes/801", "/lignes/900", "/boites-vocales/m201", "/regles-sortie/ajouter"]) {
    await one.go(path);
    const row = page.locator("main form .row").first();
    await row.waitFor();
    const places = await Promise.all(
      [".row-label", ".row-control", ".row-help"].map((part) => row.locator(part).boundingBox()),
    );
    const [label, control, help] = places.map((place) => place ?? { x: 0, y: 0, width: 0, height: 0 });
    expect((label?.x ?? 0) + (label?.width ?? 0)).toBeLessThanOrEqual(control?.x ?? 0);
    expect((control?.x ?? 0) + (control?.width ?? 0)).toBeLessThanOrEqual(help?.x ?? 0);
    expect(await row.locator(".row-help").textContent()).not.toBe("");
  }
});

test("MEN-25: « … » beside a field for a number opens the picker, and what is picked stands in the field", async () => {
  await using one = await administrator();
  const { page } = one;
  for (const [path, label] of [
    ["/lignes/900", "Extension"],
    ["/regles-entrantes/2", "Extension"],
    ["/regles-sortie/ajouter", "Émis par"],
    ["/numeros-externes/ajouter", "Sonne avec"],
  ] as const) {
    await one.go(path);
    const open = page.getByRole("button", { name: `Choisir : ${label}`, exact: true });
    expect((await open.textContent())?.trim()).toBe("…");
    await open.click();
    const picker = page.getByRole("dialog", { name: "Choix de l’extension" });
    await picker.getByRole("tab", { name: "Postes étendus" }).click();
    await picker.getByRole("radio", { name: "203 Commercial" }).check();
    await picker.getByRole("button", { name: "Valider" }).click();
    expect(await page.getByRole("textbox", { name: label, exact: true }).inputValue()).toBe("203");
  }
});

test("MEN-26: a file is chosen with « Parcourir… », by mouse and by keyboard", async () => {
  await using one = await administrator();
  const { page } = one;
  await one.go("/musiques/ajouter");
  await page.getByLabel("Fichier MP3 ou RAW").check();
  const ofSound = page.waitForEvent("filechooser");
  await page.getByRole("button", { name: "Parcourir…" }).click();
  await ofSound;

  await one.go("/numeros-externes/importer");
  const byMouse = page.waitForEvent("filechooser");
  await page.getByText("Parcourir…").click();
  const file = { name: "mobiles.csv", mimeType: "text/csv", buffer: Buffer.from("Nom;Numéro\r\nGSM;0601020304\r\n") };
  await (await byMouse).setFiles(file);
  await page.getByText("mobiles.csv").waitFor();
  await page.getByText("1 à ajouter", { exact: false }).waitFor();
  const byKeyboard = page.waitForEvent("filechooser");
  await page.getByLabel("Fichier CSV").press("Enter");
  await byKeyboard;
});

test("BVL-04 BVL-05: mailboxes of a group are listed with their kind and longest message, heard, changed and deleted", async () => {
  await using one = await administrator();
  const { page } = one;
  await one.go("/groupes/801/boites-vocales");
  await page.getByRole("row", { name: /répondeur vendeur/ }).waitFor();
  const heads = (await page.getByRole("table").first().getByRole("columnheader").allTextContents()).map((text) =>
    text.trim(),
  );
  expect(heads).toEqual(expect.arrayContaining(["Nom", "Type", "Durée max. d’enregistrement", "Action"]));
  const row = page.getByRole("row", { name: /répondeur vendeur/ });
  expect(await row.getByRole("cell").allTextContents()).toEqual(expect.arrayContaining(["Répondeur simple", "-"]));
  await page
    .getByRole("row", { name: /répondeur du soir/ })
    .getByText("300 seconde(s)")
    .waitFor();
  await row.getByText("Annonce de la box").waitFor();
  const spoken = page.getByRole("row", { name: /répondeur du soir/ });
  await spoken.getByRole("button", { name: /répondeur du soir/ }).click();
  await spoken.locator("audio").waitFor({ state: "attached" });
  await row.getByRole("link", { name: "Modifier" }).click();
  await page.getByRole("heading", { level: 1, name: /répondeur vendeur/ }).waitFor();
  await one.go("/groupes/801/boites-vocales");
  await row.getByRole("button", { name: "Supprimer" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Supprimer" }).click();
  await page.getByText("La boîte vocale a été supprimée.").waitFor();
  await row.waitFor({ state: "detached" });
});

test("POS-21 BVL-02 MEN-17: a poste leads to its mailboxes, and « Retour » and the crumbs lead back", async () => {
  await using one = await administrator();
  await one.go("/postes/201");
  await one.page.locator("main").getByRole("link", { name: "Boîtes vocales" }).click();
  await one.page.getByRole("heading", { level: 1, name: "Boîtes vocales" }).waitFor();
  await one.page.getByRole("row", { name: /Répondeur du gérant/ }).waitFor();
  const trail = one.page.getByRole("navigation", { name: "Fil d’Ariane" });
  await trail.getByRole("link", { name: "Poste étendu 201" }).waitFor();
  await one.page.getByRole("link", { name: "Retour" }).click();
  await one.page.getByRole("heading", { level: 1, name: "Poste étendu 201" }).waitFor();
});

test("PLA-08: the planning of a poste is changed on its page, taken away, and made anew; a group has the same page", async () => {
  await using one = await administrator();
  const { page } = one;
  const monday = page.getByRole("gridcell", { name: /^lundi 09:00/ });
  const label = () => monday.getAttribute("aria-label");
  const save = async () => {
    await page.getByRole("button", { name: "Modifier", exact: true }).click();
    await page.getByText("Le poste a été modifié.").waitFor();
    await one.go("/postes/201/planning");
    await monday.waitFor();
  };
  await one.go("/postes/201/planning");
  await monday.waitFor();
  expect(await label()).toContain("Bureau");
  await page.getByRole("radio", { name: "Fermeture" }).check();
  await monday.click();
  await save();
  expect(await label()).toContain("Fermeture");

  await page.getByRole("button", { name: "Supprimer le planning" }).click();
  await save();
  expect(await label()).toContain("(Aucun)");
  expect(await page.getByRole("button", { name: "Supprimer le planning" }).count()).toBe(0);

  await page.getByRole("radio", { name: "Bureau" }).check();
  await page.getByRole("button", { name: "Remplir le reste avec le profil choisi" }).click();
  await save();
  expect(await label()).toContain("Bureau");
  await one.go("/groupes/801");
  await page.locator("main").getByRole("link", { name: "Planning" }).click();
  await page.getByRole("heading", { level: 1, name: "Planning" }).waitFor();
});

test("SOR-09: an office with a line and no rule gets the rules 0, 1 and 3 of the guide by a click", async () => {
  await using one = await administrator();
  const { page } = one;
  await one.go("/regles-sortie");
  await page.getByText("Aucune règle de sortie").waitFor();
  expect(await page.getByLabel("Numéro de la ligne").inputValue()).toBe("900");
  await page.getByRole("button", { name: "Ajouter les trois règles" }).click();
  await page.getByRole("row", { name: /900/ }).nth(2).waitFor();
  await page.getByRole("button", { name: "Ajouter les trois règles" }).waitFor({ state: "detached" });

  using api = await signedIn(box());
  const { json } = await api.ask("GET", "/api/v1/configuration/outbound-rules");
  expect(json).toMatchObject({
    items: ["0", "1", "3"].map((prefix) => ({ emitter: null, prefix, remove: 0, add: "", trunk: "900" })),
  });
});
