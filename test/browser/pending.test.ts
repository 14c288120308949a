import type { Browser, Locator } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { signedIn } from "../rig/api-client.ts";
import { startBox } from "../rig/box.ts";
import { talk } from "../rig/conversation.ts";
import { until } from "../rig/waiting.ts";
import { useBox } from "../rig/with-box.ts";
import { audit } from "./audit.ts";
import { openBrowser, openPage, type Visitor } from "./chromium.ts";
import { colourName, looksOf } from "./looks-of.ts";
import { takePicture } from "./picture.ts";
import { showOffice } from "./show-office.ts";
import { signIn } from "./sign-in.ts";

/** What waits for a reload, as people see it. */

const box = useBox({ document: showOffice() });
let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

/** Gives an extension another name on its page. */
async function rename({ page, go }: Visitor, number: string, name: string): Promise<void> {
  await go(`/postes/${number}`);
  await page.getByLabel("Nom", { exact: true }).fill(name);
  await page.getByRole("button", { name: "Modifier" }).click();
  await page.getByText("Le poste a été modifié.").waitFor();
}

async function tickHidden({ page, go }: Visitor, number: string): Promise<void> {
  await go(`/postes/${number}`);
  await page.getByRole("radio", { name: "Masqué" }).check();
  await page.getByRole("button", { name: "Modifier" }).click();
  await page.getByText("Le poste a été modifié.").waitFor();
}

const group = ({ page }: Visitor, name: string): Locator => page.getByRole("region", { name });
const dialog = ({ page }: Visitor): Locator => page.getByRole("dialog");
const calm = ({ page }: Visitor) => page.getByText("Toutes les modifications enregistrées sont en service.").waitFor();

/** Whatever a test left behind is taken back. */
async function discardAll(one: Visitor): Promise<void> {
  const { page } = one;
  await one.go("/modifications");
  await page.getByRole("button", { name: "Tout annuler" }).click();
  await dialog(one).getByRole("button", { name: "Tout annuler" }).click();
  await calm(one);
}

test("REC-02 REC-03: the control says how many changes wait, and leads to them in sentences by page, with who and when", async () => {
  await using one = await openPage(browser, box());
  const { page } = one;
  await signIn(one, box());
  await rename(one, "205", "Atelier bois");
  await tickHidden(one, "205");
  await one.go("/sites/ajouter");
  await page.getByLabel("Nom", { exact: true }).fill("Dépôt");
  await page.getByRole("button", { name: "Ajouter" }).click();
  await page.getByText("Le site a été ajouté.").waitFor();

  await page.getByRole("link", { name: "Voir les 2 modifications" }).click();

  await page.getByRole("heading", { level: 1, name: "Modifications en attente" }).waitFor();
  await page.getByText("2 modifications ne sont pas encore en service.").waitFor();
  const extensions = group(one, "Postes");
  await extensions.getByRole("link", { name: "Poste 205" }).waitFor();
  await extensions.getByText("Nom : « Atelier » → « Atelier bois »").waitFor();
  await extensions.getByText("Masquer le numéro : non → oui").waitFor();
  await extensions.getByText("admin").waitFor();
  await extensions.getByText("et une autre fois").waitFor();
  await group(one, "Sites géographiques").getByText("Site géographique « Dépôt »").waitFor();
  await discardAll(one);
});

test("a change is taken back after a question; the others stay, and nothing blinks after the last", async () => {
  await using one = await openPage(browser, box());
  const { page } = one;
  await signIn(one, box());
  await rename(one, "201", "Direction");
  await rename(one, "202", "Standard");
  await one.go("/modifications");

  await page.getByRole("button", { name: "Annuler : Poste 201" }).click();
  await dialog(one).getByText("Nom : « Gérant » → « Direction »").waitFor();
  await dialog(one).getByRole("button", { name: "Garder" }).click();
  await page.getByRole("button", { name: "Annuler : Poste 201" }).click();
  await dialog(one).getByRole("button", { name: "Annuler la modification" }).click();
  await page.getByText("La modification a été annulée.").waitFor();
  await page.getByText("Une modification n’est pas encore en service.").waitFor();
  await page.getByRole("button", { name: "Tout annuler" }).click();
  await dialog(one).getByRole("button", { name: "Tout annuler" }).click();

  await page.getByText("Toutes les modifications ont été annulées.").waitFor();
  await calm(one);
  await page.getByText("Rien n’est en attente").waitFor();
});

test("MEN-24: « Annuler » in the message takes that one save back, and a removal too", async () => {
  await using one = await openPage(browser, box());
  const { page } = one;
  await signIn(one, box());
  await rename(one, "203", "Ventes");
  await page.getByRole("button", { name: "Annuler", exact: true }).click();
  await page.getByText("La modification a été annulée.").waitFor();
  await calm(one);

  await one.go("/postes");
  await page.getByRole("button", { name: "Supprimer le poste 204" }).click();
  await dialog(one).getByRole("button", { name: "Supprimer" }).click();
  await dialog(one).getByRole("button", { name: "Retirer et supprimer" }).click();
  await page.getByText("Le poste a été supprimé.").waitFor();
  await page.getByRole("rowheader", { name: "204" }).waitFor({ state: "detached" });
  await page.getByRole("button", { name: "Annuler", exact: true }).click();

  await page.getByRole("rowheader", { name: "204" }).waitFor();
  await calm(one);
});

test("REC-04 REC-05 REC-07: Recharger applies all, shows what each service did, says so, and ends no call", async () => {
  await using one = await openPage(browser, box());
  const { page } = one;
  await signIn(one, box());
  {
    await using call = await talk(box(), "201", "202");
    await rename(one, "203", "Ventes");
    await one.go("/modifications");
    await page.getByRole("button", { name: "Recharger", exact: true }).click();

    await page.getByText("Le serveur a été rechargé.").waitFor();
    const steps = group(one, "RECHARGEMENT");
    await steps.getByText("terminé").waitFor();
    const rows = await steps.getByRole("row").allTextContents();
    const told = rows.map((row) => row.replaceAll(/[\s\d.,]+ms$/g, ""));
    // All services are asked at once, whichever came first.
    expect([...told.slice(0, 3), ...told.slice(3, 6).sort(), ...told.slice(6, 9).sort(), ...told.slice(9)]).toEqual([
      "ServiceÉtapeÉtatDurée",
      "Base de configurationAnnonces et musiquesfait",
      "Base de configurationÉcriture de la configurationfait",
      "Réglages des téléphonesVérificationfait",
      "Réseau et adressesVérificationfait",
      "Serveur SipleoVérificationfait",
      "Réglages des téléphonesMise en servicefait",
      "Réseau et adressesMise en servicefait",
      "Serveur SipleoMise en servicefait",
      "Base de configurationInscription à l’historiquefait",
    ]);
    await calm(one);
    expect(call).toBeDefined();
    await one.go("/");
    await page.getByRole("cell", { name: "en communication" }).waitFor();
  }
});

test("the history tells what each revision changed, and leads back to one after showing what would change", async () => {
  await using one = await openPage(browser, box());
  const { page } = one;
  await signIn(one, box());
  await rename(one, "201", "Présidence");
  await rename(one, "202", "Accueil");
  await page.getByRole("link", { name: "Historique" }).click();
  await page.getByRole("heading", { level: 1, name: "Historique" }).waitFor();

  await page.getByRole("row").nth(2).getByRole("link").click();
  await page.getByText("Nom : « Gérant » → « Présidence »").waitFor();
  await page.getByRole("button", { name: "Revenir à cette version" }).click();
  await dialog(one).getByText("Nom : « Accueil » → « Secrétaire »").waitFor();
  await dialog(one).getByRole("button", { name: "Revenir à cette version" }).click();

  await page.getByText("Une modification n’est pas encore en service.").waitFor();
  await group(one, "Postes").getByText("Nom : « Gérant » → « Présidence »").waitFor();
  await discardAll(one);
});

test("who reads far down in the history stays there when a colleague saves", async () => {
  await using one = await openPage(browser, box());
  const { page } = one;
  await signIn(one, box());
  using colleague = await signedIn(box());
  const save = async (name: string) => {
    const path = "/api/v1/configuration/extensions/203";
    const { fields, json } = await colleague.ask("GET", path);
    const { object } = json as { object: object };
    const headers = { "if-match": fields.etag ?? null };
    expect((await colleague.ask("PUT", path, { body: { ...object, name }, fields: headers })).status).toBe(200);
  };
  for (let turn = 0; turn < 50; turn++) await save(`Salle ${turn}`);
  await one.go("/historique");
  await page.getByRole("button", { name: "Révisions plus anciennes" }).click();
  const last = page.getByText("Fin de l’historique");
  await last.waitFor();
  const rows = await page.getByRole("row").count();

  await save("Atelier");
  await until("the newest one too", async () => (await page.getByRole("row").count()) === rows + 1);

  await last.waitFor();
  await discardAll(one);
});

test("REC-02: who refuses animation sees no blinking, the same words and the same red", async () => {
  await using one = await openPage(browser, box(), { reducedMotion: "reduce" });
  await signIn(one, box());
  await rename(one, "204", "Réserve");
  const button = one.page.getByRole("button", { name: "Recharger le serveur" });
  await one.page.getByText("ne sont pas encore en service").waitFor();

  const { animationName, backgroundColor } = await looksOf(button);

  expect([animationName, colourName(backgroundColor)]).toEqual(["none", "red"]);
  expect(await one.page.getByRole("status").filter({ hasText: "ne sont pas encore en service" }).count()).toBe(1);
  await discardAll(one);
});

test("REC-06: a reload that is refused says which step refused and why, goes on blinking, and is tried again", async () => {
  await using own = await startBox({ document: showOffice() });
  await using one = await openPage(browser, own);
  const { page } = one;
  await signIn(one, own);
  const source = { kind: "file", sound: "a".repeat(64), name: "perdu.mp3" };
  const music = { musics: [{ name: "Perdue", audio: { source } }], active: "Perdue" };
  await own.import({ ...showOffice(), music }, false);
  await rename(one, "205", "Atelier bois");
  await one.go("/modifications");
  await page.getByRole("button", { name: "Recharger", exact: true }).click();

  await page.getByText("Le serveur n’a pas pu être rechargé.").waitFor();
  const steps = group(one, "RECHARGEMENT");
  await steps.getByText("refusé, rien n’a changé en service").waitFor();
  await steps.getByRole("row", { name: /Annonces et musiques refusé .*Perdue/ }).waitFor();
  await steps.getByRole("row", { name: /Serveur Sipleo Mise en service pas fait/ }).waitFor();
  await page.getByText("ne sont pas encore en service").first().waitFor();
  await takePicture(page, "rechargement-refuse", "light");
  expect(await audit(page)).toEqual([]);

  await page.getByRole("button", { name: "Annuler : Musique d’attente « Perdue »" }).click();
  await dialog(one).getByRole("button", { name: "Annuler la modification" }).click();
  await dialog(one).getByText("D’autres modifications en ont besoin").waitFor();
  await dialog(one).getByText("Musique active : (vide) → « Perdue »").waitFor();
  await dialog(one).getByRole("button", { name: "Tout annuler ensemble" }).click();
  await page.getByText("La modification a été annulée.").waitFor();
  await page.getByRole("button", { name: "Recharger de nouveau" }).click();

  await page.getByText("Le serveur a été rechargé.").waitFor();
  await calm(one);
});
