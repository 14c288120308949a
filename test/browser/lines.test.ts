import { writeFile } from "node:fs/promises";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { signedIn } from "../rig/api-client.ts";
import { temporaryFolder } from "../rig/folder.ts";
import { lineIs, openOperator } from "../rig/operator.ts";
import { openSipJsPhone } from "../rig/sipjs-phone.ts";
import { until } from "../rig/waiting.ts";
import { useBox } from "../rig/with-box.ts";
import { openBrowser, openPage } from "./chromium.ts";
import { signIn } from "./sign-in.ts";

/** What the guide tells its reader in the chapters of lines, rules and numbers, done by hand in a box from the factory. */
const box = useBox({ document: null });
let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

async function installer() {
  const one = await openPage(browser, box());
  await signIn(one, box());
  return one;
}

test("LIG-01…05 LIG-09…11 LIG-14 LIG-22 LIG-23 LIG-29…31 LIG-33 LIG-34 SOR-01…07 SOR-11: a line is added, a rule leads to it, and a call goes out", async () => {
  using operator = await openOperator(box(), "secret of the operator");
  await using one = await installer();
  const { page } = one;
  const panel = (name: string) => page.getByRole("region", { name, exact: true });
  await page.getByRole("navigation", { name: "Menu" }).getByRole("link", { name: "Lignes", exact: true }).click();
  await page.getByText("Aucune ligne").waitFor();
  await page.getByRole("link", { name: "Ajouter une ligne" }).click();

  // The operator fills in what is published of it; the rest is to be asked for.
  await page.getByLabel("Opérateur", { exact: true }).selectOption("OVHcloud");
  await page.getByText("À demander à l’opérateur").waitFor();
  expect(await panel("GÉNÉRAL").getByLabel("Nom").inputValue()).toBe("OVHcloud");
  expect(await panel("PASSERELLE (MODE SORTANT)").getByLabel("Adresse IP").inputValue()).toBe("siptrunk.ovh.net");
  expect(await page.getByLabel("Préfixe", { exact: true }).inputValue()).toBe("00");
  expect(await page.getByRole("radio", { name: "Sortant" }).isChecked()).toBe(true);
  expect(await page.getByLabel("Nombre de lignes d’appels entrant").inputValue()).toBe("255");
  expect(await page.getByLabel("Nombre de lignes d’appels sortant").inputValue()).toBe("255");

  await panel("GÉNÉRAL").getByLabel("Nom").fill("ligne extérieur");
  await panel("GÉNÉRAL").getByLabel("Numéro", { exact: true }).fill("900");
  await page.getByRole("button", { name: "Choisir : Extension", exact: true }).click();
  const picker = page.getByRole("dialog", { name: "Choix de l’extension" });
  await picker.getByRole("tab", { name: "Groupes" }).click();
  await picker.getByRole("radio", { name: "800 Général" }).check();
  await picker.getByRole("button", { name: "Valider" }).click();
  await panel("GÉNÉRAL").getByText("Général", { exact: true }).waitFor();
  await page.getByText("Plusieurs SDA à la suite").click();
  await page.getByLabel("Premier numéro").fill("01 22 33 44 00");
  await page.getByLabel("Combien").fill("3");
  await page.getByRole("button", { name: "Ajouter la suite" }).click();
  expect(await page.getByLabel("Numéro SDA 3", { exact: true }).inputValue()).toBe("0122334402");
  await page.getByLabel("Extension du numéro SDA 2", { exact: true }).fill("202");
  await panel("COMPTE SIP").getByLabel("Identifiant").fill("0033900");
  await panel("COMPTE SIP").getByLabel("Mot de passe SIP").fill("secret of the operator");
  await panel("COMPTE SIP").getByLabel("Domaine").fill("");
  await panel("PASSERELLE (MODE SORTANT)").getByLabel("Adresse IP").fill("127.0.0.1");
  await panel("PASSERELLE (MODE SORTANT)").getByLabel("Port").fill(String(operator.port));
  await page.getByRole("button", { name: "Ajouter", exact: true }).last().click();
  await page.getByText("La ligne a été ajoutée.").waitFor();
  await page.getByText("à recharger", { exact: true }).waitFor();
  expect(await page.getByLabel("Mot de passe SIP").inputValue()).toBe("");
  expect(await page.content()).not.toContain("secret of the operator");

  await one.go("/regles-sortie");
  await page.getByRole("link", { name: "Ajouter une règle de sortie" }).click();
  await page.getByText("Choisissez la ligne par laquelle ils sortent.").waitFor();
  await page.getByLabel("Commence par").fill("0");
  await page.getByLabel("Numéro de la ligne").selectOption("900 ligne extérieur");
  await page.getByText("Les appels vers 0… sortent par la ligne 900.").waitFor();
  await page.getByRole("button", { name: "Ajouter", exact: true }).click();
  await page.getByText("La règle de sortie a été ajoutée.").waitFor();
  const rule = page.getByRole("row", { name: /\* 0/ });
  await rule.getByText("à recharger").waitFor();

  await page.getByRole("button", { name: "Recharger le serveur" }).click();
  await page.getByText("Le serveur a été rechargé.").waitFor();
  await lineIs(box(), "900", "in-service");
  await rule.getByText("en service", { exact: true }).waitFor();
  await rule.getByText("900 ligne extérieur").waitFor();

  await page.getByLabel("Poste qui appelle", { exact: true }).fill("201");
  await page.getByLabel("Numéro composé").fill("0612345678");
  await page.getByRole("button", { name: "Essayer" }).click();
  await page.getByText(/Par la ligne 900, en composant 0033612345678/).waitFor();

  await one.go("/lignes");
  await page.getByRole("row", { name: /900/ }).getByText("en service", { exact: true }).waitFor();
  await page.getByRole("link", { name: "900", exact: true }).click();
  await page.getByRole("button", { name: "Tester la ligne" }).click();
  await page.getByText(/La ligne fonctionne/).waitFor();
  await page.getByRole("listitem").filter({ hasText: "Enregistrement" }).getByRole("img", { name: "bon" }).waitFor();

  const password = (await box().sipleo("extension", "password", "201")).output.trim();
  await using phone = await openSipJsPhone({ number: "201", password, exchange: box().place() });
  await phone.register();
  const calling = await phone.call("0612345678");
  const arrived = await operator.call();
  arrived.answer();
  await calling.happened("accepted");
  expect(arrived.called).toBe("0033612345678");
  calling.hangUp();
  await until("BYE at the operator", () => arrived.saw.includes("BYE"));
});

test("LIG-15 LIG-16 LIG-18 LIG-20 LIG-21 LIG-25 LIG-32 MEN-27: a line is changed: prefix of one's own, presentation, unknown callers, codecs", async () => {
  await using one = await installer();
  const { page } = one;
  await one.go("/lignes/900");
  await page.getByLabel("Préfixe", { exact: true }).selectOption("Personnalisé");
  await page.getByLabel("Préfixe personnalisé").fill("trente-trois");
  await page.getByText(/Ce n’est pas un préfixe/).waitFor();
  await page.getByLabel("Préfixe personnalisé").fill("33?000.");
  await page.getByRole("radio", { name: "Masqué" }).check();
  await page.getByRole("button", { name: "Plus d’info" }).first().click();
  await page.getByRole("dialog").getByRole("button", { name: "Fermer" }).click();
  expect(await page.getByLabel("Défaut", { exact: true }).isChecked()).toBe(true);
  await page.getByLabel("Défaut", { exact: true }).uncheck();
  await page.getByLabel("Inconnu", { exact: true }).fill("Numéro masqué");
  await page.getByLabel("Codec audio, Codecs par défaut").check();
  await page.getByLabel("Codec audio, Codecs par défaut").uncheck();
  await page.getByRole("button", { name: "Retirer : PCMU" }).click();
  await page.getByRole("button", { name: "Modifier", exact: true }).click();
  await page.getByText("La ligne a été modifiée.").waitFor();

  await one.go("/lignes/900");
  expect(await page.getByLabel("Préfixe personnalisé").inputValue()).toBe("33?000.");
  expect(await page.getByRole("radio", { name: "Masqué" }).isChecked()).toBe(true);
  expect(await page.getByLabel("Inconnu", { exact: true }).inputValue()).toBe("Numéro masqué");
  expect(await page.getByLabel("Codec audio, Codec 1").inputValue()).toBe("PCMA");
  expect(await page.getByLabel("Codec audio, Codec 2").count()).toBe(0);
});

test("LIG-24: the interface of a line is chosen among those of the box, and one that is no longer there is told", async () => {
  using program = await signedIn(box());
  const line = "/api/v1/configuration/trunks/900";
  const seen = (await program.ask("GET", line)).fields.etag ?? null;
  const changed = await program.ask("PUT", line, {
    body: { interface: "198.51.100.7" },
    fields: { "if-match": seen },
  });
  expect(changed.status).toBe(200);
  await using one = await installer();
  const { page } = one;
  await one.go("/lignes/900");
  const chosen = page.getByLabel("Interface", { exact: true });
  await page.getByText("La box n’a plus l’adresse 198.51.100.7").waitFor();
  expect(await chosen.inputValue()).toBe("198.51.100.7");
  const offered = await chosen.getByRole("option").allTextContents();
  expect([offered.at(0), offered.at(-1)]).toEqual(["automatique", "198.51.100.7 (n’est plus là)"]);

  await chosen.selectOption("automatique");
  await page.getByText("La box n’a plus l’adresse").waitFor({ state: "detached" });
  await page.getByRole("button", { name: "Modifier", exact: true }).click();
  await page.getByText("La ligne a été modifiée.").waitFor();
  expect((await program.ask("GET", line)).json).toMatchObject({ object: { interface: null } });
});

test("SOR-08 SSM-01: rules have an order, hours and a sentence, those of text messages too", async () => {
  await using one = await installer();
  const { page } = one;
  await one.go("/regles-sortie/ajouter");
  await page.getByLabel("Émis par", { exact: true }).fill("205");
  await page.getByLabel("Commence par").fill("06");
  await page.getByLabel("Numéro de la ligne").selectOption("900 ligne extérieur");
  await page.getByLabel("Plage horaire").selectOption("Certains jours, à certaines heures");
  for (const day of ["samedi", "dimanche"]) await page.getByLabel(day).uncheck();
  await page
    .getByText("Les appels du 205 vers 06… sortent par la ligne 900 (lundi à vendredi, de 08:00 à 18:00).")
    .waitFor();
  await page.getByRole("button", { name: "Ajouter", exact: true }).click();
  await page.getByText("La règle de sortie a été ajoutée.").waitFor();

  // The narrow rule has to stand before the wide one.
  const emitters = () => page.getByRole("rowheader").allTextContents();
  await until("both rules, the wide one first", async () => (await emitters()).join(" ") === "* 205");
  await page.getByRole("button", { name: "Monter : Règle de sortie 2" }).click();
  await page.getByText("La règle de sortie a été modifiée.").waitFor();
  await until("the rules to change places", async () => (await emitters())[0] === "205");
  await page.getByRole("row", { name: /205/ }).getByText("lundi à vendredi, de 08:00 à 18:00").waitFor();

  // A tick is the rule's, not the place's.
  await page.getByRole("row", { name: /205/ }).getByRole("checkbox").check();
  await page.getByRole("button", { name: "Modifier celui qui est choisi" }).waitFor();
  await page.getByRole("button", { name: "Descendre : Règle de sortie 1" }).click();
  await until("the rules to change places", async () => (await emitters())[0] === "*");
  await page.getByRole("button", { name: "Modifier celui qui est choisi" }).waitFor({ state: "detached" });
  await page.getByRole("button", { name: "Annuler" }).click();
  await until("the rules to be as before", async () => (await emitters())[0] === "205");

  // While somebody is asked whether the first one shall go, a colleague puts the other in its place.
  using colleague = await signedIn(box());
  const rules = "/api/v1/configuration/outbound-rules";
  const swap = async () => {
    const { fields } = await colleague.ask("GET", `${rules}/1`);
    const answer = await colleague.ask("POST", `${rules}/1/move`, {
      body: { to: 2 },
      fields: { "if-match": fields.etag ?? null },
    });
    expect(answer.status).toBe(200);
  };
  const refused = page.getByText(/^Quelqu.un d.autre a modifié ceci entre-temps/);
  await page.getByRole("button", { name: "Supprimer la règle de sortie 1" }).click();
  await swap();
  await until("the list to be read again", async () => (await emitters())[0] === "*");
  await page.getByRole("dialog").getByRole("button", { name: "Supprimer" }).click();
  await refused.waitFor();
  expect((await emitters()).toSorted()).toEqual(["*", "205"]);

  await one.go("/regles-sortie/2");
  // The rule as it is now, with its version, is what the page is asked to take away.
  await page.getByText("Les appels du 205 vers 06…").waitFor();
  await swap();
  await page.getByRole("button", { name: "Supprimer", exact: true }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Supprimer" }).click();
  await refused.waitFor();
  await one.go("/regles-sortie");
  await until("both rules", async () => (await emitters()).join(" ") === "205 *");

  // What is typed into a rule goes to that rule, wherever a colleague has put it; nothing of it to the other.
  const begins = page.getByLabel("Commence par");
  const modify = page.getByRole("button", { name: "Modifier", exact: true });
  const saved = async () => (await colleague.ask("GET", rules)).json;
  await one.go("/regles-sortie/1");
  await begins.fill("07");
  await swap();
  await modify.click();
  await page.getByText("La règle de sortie a été modifiée.").waitFor();
  expect(await saved()).toMatchObject({ items: [{ emitter: null }, { emitter: "205", prefix: "07" }] });

  // One that a colleague has changed is compared, and nothing is chosen for who reads no more than the button.
  await one.go("/regles-sortie/2");
  await begins.fill("06");
  const { fields, json } = await colleague.ask("GET", `${rules}/2`);
  const { object } = json as { object: { when: object } };
  const body = { ...object, prefix: "08", when: { ...object.when, days: ["monday"] } };
  await colleague.ask("PUT", `${rules}/2`, { body, fields: { "if-match": fields.etag ?? null } });
  await modify.click();
  const compared = page.getByRole("dialog", { name: "Modifié entre-temps par quelqu’un d’autre" });
  await compared.getByText("Cet objet n’est désigné que par sa place").waitFor();
  await compared
    .getByRole("row", { name: /Plage horaire/ })
    .getByText("lundi à vendredi, de 08:00 à 18:00")
    .waitFor();
  await compared.getByRole("button", { name: "Garder ce choix" }).click();
  await page.getByText("La règle de sortie a été modifiée.").waitFor();
  expect(await saved()).toMatchObject({ items: [{ emitter: null }, { prefix: "08", when: { days: ["monday"] } }] });

  await one.go("/regles-sms/ajouter");
  await page.getByLabel("Commence par").fill("07");
  await page.getByLabel("Numéro de la ligne").selectOption("900 ligne extérieur");
  await page.getByText("Les SMS vers 07… sortent par la ligne 900.").waitFor();
  await page.getByRole("button", { name: "Ajouter", exact: true }).click();
  await page.getByText("La règle de sortie SMS a été ajoutée.").waitFor();
});

test("ENT-01…06 ENT-08 ENT-09 MEN-17: a customer is led to his salesman, and who hides is asked for a number", async () => {
  await using one = await installer();
  const { page } = one;
  await page.getByRole("navigation", { name: "Menu" }).getByRole("link", { name: "Règles d’appel entrant" }).click();
  await page.getByRole("link", { name: "Ajouter une règle d’appel entrant" }).click();
  await page.getByLabel("Numéro", { exact: true }).selectOption("Un numéro");
  await page.getByLabel("Numéro appelant").fill("0812345678");
  await page.getByLabel("Ligne", { exact: true }).selectOption("900 ligne extérieur");
  await page.getByLabel("Extension", { exact: true }).fill("203");
  await page.getByRole("button", { name: "Ajouter", exact: true }).click();
  await page.getByText("La règle d’appel entrant a été ajoutée.").waitFor();
  await page.getByRole("link", { name: "0812345678", exact: true }).click();
  await page.getByRole("heading", { level: 1, name: "Règle d’appel entrant 0812345678" }).waitFor();
  const trail = page.getByRole("navigation", { name: "Fil d’Ariane" });
  expect(await trail.getByRole("listitem").allTextContents()).toEqual([
    "Règles d’appel entrant",
    "Règle d’appel entrant 0812345678",
  ]);

  await one.go("/regles-entrantes/ajouter");
  await page.getByLabel("Numéro", { exact: true }).selectOption("Numéro masqué");
  await page.getByLabel("Demander numéro").check();
  await page.getByRole("button", { name: "Ajouter", exact: true }).click();
  await page.getByText("La règle d’appel entrant a été ajoutée.").waitFor();
  await page
    .getByRole("row", { name: /Numéro masqué/ })
    .getByText("Oui")
    .waitFor();
});

test("EXT-01…04 ABR-01…05 MEN-28: the manager's mobile is added, and short numbers for it", async () => {
  await using one = await installer();
  const { page } = one;
  await one.go("/numeros-externes/ajouter");
  await page.getByLabel("Nom", { exact: true }).fill("Gérant");
  await page.getByLabel("Numéro", { exact: true }).fill("0601020304");
  await page.getByLabel("Sonne avec", { exact: true }).fill("201");
  await page.getByRole("button", { name: "Ajouter", exact: true }).click();
  await page.getByText("Le numéro a été ajouté.").waitFor();
  await page.getByRole("row", { name: /0601020304 Gérant .*\(201\)/ }).waitFor();

  await one.go("/numeros-abreges/ajouter");
  await page.getByText("Il est important de penser à conserver un plan de numérotation cohérent").waitFor();
  await page.getByLabel("Numéro abrégé", { exact: true }).fill("500");
  await page.getByLabel("Numéro complet", { exact: true }).fill("0601020304");
  await page.getByRole("button", { name: "Ajouter", exact: true }).click();
  await page.getByText(/500.*déjà/).waitFor();
  await page.getByLabel("Numéro abrégé", { exact: true }).fill("501");
  await page.getByRole("button", { name: "Ajouter", exact: true }).click();
  await page.getByText("Le numéro a été ajouté.").waitFor();
  await page.getByRole("row", { name: /501 0601020304/ }).waitFor();
});

test("LNO-01…09 LNO-11 POS-20 PRE-01…03: a poste may call one company only, and presents a number of its own", async () => {
  await using one = await installer();
  const { page } = one;
  await one.go("/postes/205");
  await page.getByRole("link", { name: "Liste noire" }).click();
  await page.getByRole("heading", { level: 1, name: "Liste noire" }).waitFor();
  expect(await page.getByRole("navigation", { name: "Fil d’Ariane" }).getByRole("listitem").allTextContents()).toEqual([
    "Postes",
    "Poste étendu 205",
    "Liste noire",
  ]);
  await page.getByRole("button", { name: "Nouvelle règle" }).click();
  await page.getByLabel("Numéro de la règle 1").fill("*");
  await page.getByRole("button", { name: "Nouvelle règle" }).click();
  await page.getByLabel("Droit de la règle 2").selectOption("Autorisé");
  await page.getByLabel("Numéro de la règle 2").fill("01 23 45 67 **");
  await page.getByLabel("Essayer un numéro").fill("0123456789");
  await page.getByText("Ce numéro serait refusé, par la règle 1.").waitFor();
  await page.getByRole("button", { name: "Monter : règle 2" }).click();
  await page.getByText("Ce numéro serait autorisé, par la règle 1.").waitFor();
  await page.getByLabel("Essayer un numéro").fill("+33 6 12 34 56 78");
  await page.getByText("Ce numéro serait refusé, par la règle 2.").waitFor();
  await page.getByRole("button", { name: "Nouvelle règle" }).click();
  await page.getByRole("button", { name: "Retirer : règle 3" }).click();
  await page.getByRole("button", { name: "Modifier", exact: true }).click();
  await page.getByText("Le poste a été modifié.").waitFor();

  await one.go("/postes/205/liste-noire");
  await page.getByRole("link", { name: "Retour" }).waitFor();
  for (const head of ["Droit", "Numéro"]) await page.getByRole("columnheader", { name: head }).waitFor();
  expect(await page.getByLabel("Numéro de la règle 1").inputValue()).toBe("01 23 45 67 **");
  expect(await page.getByLabel("Droit de la règle 2").inputValue()).toBe("refused");
  expect(await page.getByLabel("Numéro de la règle 2").inputValue()).toBe("*");
  await page.getByLabel("Numéro de la règle 1").fill("0123456*");
  await page.getByRole("button", { name: "Retirer : règle 2" }).click();
  await page.getByRole("button", { name: "Modifier", exact: true }).click();
  await page.getByText("Le poste a été modifié.").waitFor();
  await one.go("/postes/205/liste-noire");
  expect(await page.getByLabel("Numéro de la règle 1").inputValue()).toBe("0123456*");
  expect(await page.getByLabel("Numéro de la règle 2").count()).toBe(0);

  await one.go("/postes/205");
  await page.getByRole("link", { name: "Présentation du numéro" }).click();
  await page.getByLabel("Auto", { exact: true }).uncheck();
  await page.getByLabel("Numéro", { exact: true }).fill("0122334455");
  await page.getByRole("radio", { name: "Masqué" }).check();
  await page.getByRole("button", { name: "Modifier", exact: true }).click();
  await page.getByText("Le poste a été modifié.").waitFor();
  await one.go("/postes/205/presentation");
  expect(await page.getByLabel("Numéro", { exact: true }).inputValue()).toBe("0122334455");
  expect(await page.getByRole("radio", { name: "Masqué" }).isChecked()).toBe(true);
});

test("LNO-11 REC-01: what a poste may call outside is ticked beside its black list, and told as a change", async () => {
  await using one = await installer();
  const { page } = one;
  using client = await signedIn(box());
  await one.go("/postes/204/liste-noire");
  const rights = page.getByRole("group", { name: "Appels permis" });
  expect(await rights.getByLabel("mobiles").isChecked()).toBe(true);
  expect(await rights.getByLabel("international").isChecked()).toBe(false);

  await rights.getByLabel("mobiles").uncheck();
  await rights.getByLabel("international").check();
  await page.getByLabel("Pays", { exact: true }).fill("Belgique");
  await page.getByRole("button", { name: "Modifier", exact: true }).click();
  await page.getByText("« Pays » : attendu deux lettres comme BE ou DE.").waitFor();
  await page.getByLabel("Pays", { exact: true }).fill("be, de");
  await page.getByRole("button", { name: "Modifier", exact: true }).click();
  await page.getByText("Le poste a été modifié.").waitFor();

  const { json } = await client.ask("GET", "/api/v1/configuration/extensions/204");
  expect(json).toMatchObject({
    object: { outsideRights: { classes: ["national", "international"], countries: ["BE", "DE"], when: null } },
  });
  await one.go("/modifications");
  await page.getByText(/le mobile n’est plus autorisé/).waitFor();
  await page.getByText(/l’international est maintenant autorisé/).waitFor();
});

test("MEX-02 MEX-06 MEN-15: emergency numbers are proved, special numbers changed, the installation named", async () => {
  await using one = await installer();
  const { page } = one;
  await page.getByRole("navigation", { name: "Menu" }).getByRole("link", { name: "Numéros d’urgence" }).click();
  expect((await page.getByLabel("Numéros d’urgence", { exact: true }).inputValue()).split(" ")).toEqual(
    expect.arrayContaining(["15", "17", "18", "112"]),
  );
  await page.getByRole("button", { name: "Contrôler maintenant" }).click();
  await page.getByText(/^Contrôlé le/).waitFor();

  await page.getByRole("navigation", { name: "Menu" }).getByRole("link", { name: "Numéros spéciaux" }).click();
  expect(await page.getByLabel("Masquer ou afficher").inputValue()).toBe("*69");
  await page.getByLabel("Interception").fill("*8 *12");
  await page.getByRole("button", { name: "Modifier", exact: true }).click();
  await page.getByText("Les réglages ont été enregistrés.").waitFor();
  await page.getByRole("link", { name: "Parking" }).click();
  await page.getByLabel("Places de parking", { exact: true }).fill("701 702 701");
  await page.getByRole("button", { name: "Modifier", exact: true }).click();
  await page.getByText("Une valeur est à corriger.").waitFor();
  await page.getByLabel("Places de parking", { exact: true }).fill("701 702");
  await page.getByRole("button", { name: "Modifier", exact: true }).click();
  await page.getByText("Les réglages ont été enregistrés.").waitFor();

  await one.go("/fraude");
  await page.getByText("Les appels vers l’extérieur passent.").waitFor();
  await one.go("/installation");
  await page.getByLabel("Nom", { exact: true }).fill("Maison Dupont");
  await page.getByLabel("Jours fériés").selectOption("Alsace-Moselle");
  await page.getByRole("button", { name: "Modifier", exact: true }).click();
  await page.getByText("Les réglages ont été enregistrés.").waitFor();
});

test("GAP-33: a list of postes is exported, changed in a spreadsheet, tried line by line and imported", async () => {
  await using one = await installer();
  const { page } = one;
  await one.go("/postes");
  const download = page.waitForEvent("download");
  await page.getByRole("link", { name: "Exporter" }).click();
  expect((await download).suggestedFilename()).toBe("extensions.csv");

  await page.getByRole("link", { name: "Importer" }).click();
  await page.getByRole("heading", { level: 1, name: "Postes : importer" }).waitFor();
  using folder = temporaryFolder("postes");
  const file = folder.file("postes.csv");
  const choose = async (text: string) => {
    await writeFile(file, text, "latin1");
    const chooser = page.waitForEvent("filechooser");
    await page.getByText("Parcourir…").click();
    await (await chooser).setFiles(file);
  };
  await choose("Numéro;Nom\r\n203;Commercial\r\n800;Général\r\n");
  await page.getByText("1 à corriger", { exact: false }).waitFor();
  await page.getByRole("row", { name: /800/ }).getByText(/déjà/).waitFor();
  expect(await page.getByRole("button", { name: /Enregistrer/ }).count()).toBe(0);

  // The file has kept its name and its place.
  await choose("Numéro;Nom\r\n203;Commercial\r\n240;Accueil é\r\n");
  await page.getByText("1 à ajouter, 1 à modifier, 0 inchangé, 0 à corriger.", { exact: false }).waitFor();
  await page.getByRole("button", { name: "Enregistrer les 2 lignes" }).click();
  await page.getByText("2 lignes ont été enregistrées.").waitFor();
  await page.getByRole("row", { name: /240/ }).getByText("Accueil é").waitFor();
  await page.getByRole("button", { name: "Annuler" }).click();
  await page.getByRole("row", { name: /240/ }).waitFor({ state: "detached" });
});
