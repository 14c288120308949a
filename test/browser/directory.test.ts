import { join } from "node:path";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { storeContract } from "../../daemon/contracts/store.ts";
import { connect } from "../../daemon/kit/rpc.ts";
import { signedIn } from "../rig/api-client.ts";
import { useBox } from "../rig/with-box.ts";
import { audit } from "./audit.ts";
import { openBrowser, openPage, type Visitor } from "./chromium.ts";
import { signIn } from "./sign-in.ts";

/** The company directory, as the administrator keeps it. */

const box = useBox();
let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

const file = (name: string, text: string) => ({ name, mimeType: "text/csv", buffer: Buffer.from(text) });
const rows = ({ page }: Visitor) => page.locator("tbody tr");
const reloadIsWanted = ({ page }: Visitor) => page.getByRole("button", { name: "Recharger" }).getAttribute("class");

describe("MEN-09 MEX-05: Annuaire", () => {
  test("ANN-03 ANN-05 ANN-06 ANN-10: a contact is added with the green +, counts at once, is found without its accents, changed and deleted", async () => {
    await using one = await openPage(browser, box());
    const { page } = one;
    await signIn(one, box());
    await page.getByRole("navigation", { name: "Menu" }).getByRole("link", { name: "Annuaire" }).click();
    await page.getByText("Aucun contact").first().waitFor();
    const before = await reloadIsWanted(one);

    await page.getByRole("link", { name: "Ajouter un contact" }).click();
    await page.getByRole("button", { name: "Ajouter", exact: true }).last().click();
    await page.getByText("Il faut un nom, un prénom ou une société.").waitFor();
    await page.getByLabel("Nom", { exact: true }).fill("Lefèvre");
    await page.getByLabel("Prénom", { exact: true }).fill("Éléonore");
    await page.getByLabel("Société", { exact: true }).fill("Bâtiments & Fils");
    const numbers = page.getByRole("group", { name: "Numéros de téléphone" });
    await numbers.getByLabel("Catégorie").selectOption({ label: "mobile" });
    await numbers.getByLabel("Numéro", { exact: true }).fill("06 12");
    await page.getByRole("textbox", { name: "Notes" }).fill("Rappeler\nle matin");
    await page.getByRole("button", { name: "Ajouter", exact: true }).last().click();
    await page.getByText("il manque des chiffres").waitFor();
    await numbers.getByLabel("Numéro", { exact: true }).fill("+33 6 12 34 56 78");
    await page.getByRole("button", { name: "Ajouter", exact: true }).last().click();

    await page.getByText("Le contact a été ajouté.").waitFor();
    const row = page.getByRole("row", { name: /Lefèvre Éléonore/ });
    await row.getByText("06 12 34 56 78").waitFor();
    expect(await reloadIsWanted(one)).toBe(before);

    await page.getByRole("searchbox", { name: "Rechercher" }).fill("eleo lef");
    await row.waitFor();
    await page.getByRole("searchbox", { name: "Rechercher" }).fill("0612345");
    await row.waitFor();
    await page.getByRole("searchbox", { name: "Rechercher" }).fill("personne");
    await page.getByText("Aucun contact ne correspond.").first().waitFor();
    await page.getByRole("searchbox", { name: "Rechercher" }).fill("");

    await row.getByRole("link", { name: "Lefèvre Éléonore", exact: true }).click();
    expect(await page.getByRole("textbox", { name: "Notes" }).inputValue()).toBe("Rappeler\nle matin");
    await page.getByRole("textbox", { name: "Notes" }).fill("Rappeler le soir");
    await page.getByRole("button", { name: "Modifier", exact: true }).click();
    await page.getByText("Le contact a été modifié.").waitFor();
    await row.getByRole("button", { name: /Supprimer/ }).click();
    await page.getByRole("dialog").getByText("Lefèvre Éléonore").waitFor();
    expect(await audit(page)).toEqual([]);
    await page.getByRole("dialog").getByRole("button", { name: "Supprimer" }).click();
    await page.getByText("Le contact a été supprimé.").waitFor();
    await row.waitFor({ state: "detached" });
    expect(await rows(one).count()).toBe(0);
  });

  test("ANN-12 MEN-26: a table with a line that is wrong is told line by line and not saved, then saved whole", async () => {
    await using one = await openPage(browser, box());
    const { page } = one;
    await signIn(one, box());
    await one.go("/annuaire");
    await page.getByRole("link", { name: "Importer" }).click();
    const table = (number: string) =>
      `Nom;Société;Mobile;Photo\r\nPetit;Mairie;06 11 22 33 44;\r\nGrand;;${number};\r\n`;

    await page.getByLabel("Fichier", { exact: true }).setInputFiles(file("contacts.csv", table("06 11")));
    await page.getByRole("row", { name: /Grand/ }).getByText("à corriger").waitFor();
    await page.getByText("N’est pas repris : Photo.").waitFor();
    expect(await page.getByRole("button", { name: /Enregistrer/ }).count()).toBe(0);
    expect(await audit(page)).toEqual([]);

    await page.getByLabel("Fichier", { exact: true }).setInputFiles(file("contacts.csv", table("06 11 22 33 55")));
    await page.getByRole("button", { name: "Enregistrer les 2 lignes" }).click();
    await page.getByText("2 lignes ont été enregistrées.").waitFor();
    await page.getByRole("row", { name: /Petit/ }).getByText("Mairie").waitFor();

    const card = "BEGIN:VCARD\r\nVERSION:3.0\r\nN:Moyen;Luc;;;\r\nTEL;TYPE=CELL:0622334455\r\nEND:VCARD\r\n";
    await page.getByRole("link", { name: "Importer" }).click();
    await page.getByLabel("Fichier", { exact: true }).setInputFiles(file("contact.vcf", card));
    await page.getByRole("button", { name: "Enregistrer la ligne" }).click();
    await page.getByRole("row", { name: /Moyen Luc/ }).waitFor();

    for (const [button, name] of [
      ["Exporter (CSV)", "annuaire.csv"],
      ["Exporter (vCard)", "annuaire.vcf"],
    ] as const) {
      const [download] = await Promise.all([
        page.waitForEvent("download"),
        page.getByRole("link", { name: button }).click(),
      ]);
      expect(download.suggestedFilename()).toBe(name);
    }
    for (const name of [/Petit/, /Grand/]) await page.getByRole("checkbox", { name }).check();
    await page.getByRole("button", { name: "Supprimer les contacts choisis (2)" }).click();
    await page.getByRole("dialog").getByRole("button", { name: "Supprimer" }).click();
    await page.getByText("2 contacts ont été supprimés.").waitFor();
    await expect.poll(() => rows(one).count()).toBe(1);
  });

  test("what another administrator adds stands in the list, and what he changed is never overwritten unseen", async () => {
    await using one = await openPage(browser, box());
    const { page } = one;
    await signIn(one, box());
    using client = await signedIn(box());
    await one.go("/annuaire");
    await page
      .getByText(/contact/)
      .first()
      .waitFor();

    const added = await client.ask("POST", "/api/v1/directory/contacts", { body: { lastName: "Ailleurs" } });
    await page.getByRole("link", { name: "Ailleurs", exact: true }).click();
    const { id } = added.json as { id: string };
    await page.getByLabel("Prénom", { exact: true }).fill("Mien");
    await client.ask("PUT", `/api/v1/directory/contacts/${id}`, {
      body: { company: "Sienne" },
      fields: { "if-match": "*" },
    });
    await page.getByRole("button", { name: "Modifier", exact: true }).click();
    const conflict = page.getByRole("dialog");
    await conflict.getByText("Sienne").waitFor();
    await conflict.getByRole("button", { name: /Enregistrer|Garder/ }).click();
    await page.getByText("Le contact a été modifié.").waitFor();

    const { json } = await client.ask("GET", `/api/v1/directory/contacts/${id}`);
    expect(json).toMatchObject({ lastName: "Ailleurs", firstName: "Mien", company: "Sienne", version: 3 });
  });

  test("ANN-04 ANN-07 ANN-08: a contact is found by the search across everything; its company is looked up in a new tab, whatever it is called", async () => {
    await using one = await openPage(browser, box(), { viewport: { width: 390, height: 844 } });
    const { page } = one;
    await signIn(one, box());
    using client = await signedIn(box());
    const company = "<img src=x onerror=\"document.title='taken'\">&champs=x";
    const body = {
      ...{ lastName: "\u202egnitirw fo noitcerid eht snrut", company, mails: ["a+b@exemple.fr"] },
      numbers: [{ kind: "work", number: "01 99 00 12 34" }],
    };
    await client.ask("POST", "/api/v1/directory/contacts", { body });

    await page.getByRole("combobox", { name: "Rechercher" }).fill("0199 0012");
    await page.getByRole("option").getByText("+33199001234").waitFor();
    await page.getByRole("option").first().click();

    const link = page.getByRole("link", { name: "Société" });
    expect(await link.getAttribute("href")).toBe(
      `https://www.societe.com/cgi-bin/search?champs=${encodeURIComponent(company)}`,
    );
    for (const out of [link, page.getByRole("link", { name: "Plus d’infos" })]) {
      expect(await out.getAttribute("target")).toBe("_blank");
      expect(await out.getAttribute("rel")).toContain("noopener");
    }
    expect(await page.getByRole("link", { name: /Écrire à/ }).getAttribute("href")).toBe("mailto:a%2Bb%40exemple.fr");
    expect(await audit(page)).toEqual([]);
    await one.go("/annuaire?q=0199");
    await page.getByText(company).or(page.getByText("gnitirw")).first().waitFor();
    expect(await page.evaluate("document.documentElement.scrollWidth > window.innerWidth")).toBe(false);
    expect(await page.evaluate("document.querySelectorAll('main img').length")).toBe(0);
    expect(await page.title()).not.toBe("taken");
    expect(await audit(page)).toEqual([]);
  });

  test("the journal of calls says whose number a number outside is", async () => {
    await using one = await openPage(browser, box());
    const { page } = one;
    await signIn(one, box());
    using client = await signedIn(box());
    const numbers = [{ kind: "mobile", number: "06 39 98 00 01" }];
    await client.ask("POST", "/api/v1/directory/contacts", { body: { firstName: "Anne", lastName: "Zola", numbers } });
    const record = {
      ...{ call: "c1", revision: 1, caller: { number: "+33639980001", name: "" }, dialled: "201" },
      ...{ answeredBy: null, startedAt: Date.now(), answeredAt: null, endedAt: Date.now(), outcome: "cancelled" },
      ...{ reasons: [], legs: [] },
    };
    const store = await connect(join(box().home, "run", "store.sock"), storeContract);
    await store.call("facts.append", {
      producer: "test",
      facts: [{ number: 1, fact: { kind: "call-record", record } }],
    });
    store.close();

    await one.go("/journal");
    const row = page.getByRole("row", { name: /\+33639980001/ });
    await row.getByText("Anne Zola").waitFor();
    await row.getByRole("link").first().click();
    await page.getByRole("definition").getByText("Anne Zola").waitFor();
  });
});
