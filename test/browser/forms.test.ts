import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { useBox } from "../rig/with-box.ts";
import { openBrowser, openPage } from "./chromium.ts";
import { signIn } from "./sign-in.ts";

const box = useBox({ document: null });
let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

async function visitor() {
  const one = await openPage(browser, box());
  await signIn(one, box());
  return one;
}

/** It is led to a frame after the issues are drawn. */
const labelInFocus = (page: Page): Promise<string | undefined> =>
  page.evaluate<string | undefined>("document.activeElement.labels?.[0]?.textContent");

describe("a form", () => {
  test("is filled in and sent by keyboard alone", async () => {
    await using one = await visitor();
    const { page } = one;
    await one.go("/postes");
    const { keyboard } = page;
    const tabTo = async (name: string) => {
      for (let tries = 0; tries < 60; tries += 1) {
        await keyboard.press("Tab");
        const focused = await page.evaluate<string>(
          "document.activeElement.labels?.[0]?.textContent ?? document.activeElement.textContent",
        );
        if (focused.trim() === name) return;
      }
      throw new Error(`the Tab key never came to "${name}"`);
    };

    await tabTo("Ajouter un poste");
    await keyboard.press("Enter");
    await page.getByRole("heading", { level: 1, name: "Ajouter un poste" }).waitFor();
    await tabTo("Nom");
    await keyboard.type("Clavier");
    await tabTo("Numéro");
    await keyboard.type("216");
    await tabTo("Ajouter");
    await keyboard.press("Enter");

    await page.getByText("Le poste a été ajouté.").waitFor();
    expect(await page.getByLabel("Nom", { exact: true }).inputValue()).toBe("Clavier");
  });

  test("shows every issue beside its field, in the words of the server too, and leads to the first", async () => {
    await using one = await visitor();
    const { page } = one;
    await one.go("/postes/ajouter");
    await page.getByLabel("Délai de non réponse").fill("1");
    await page.getByRole("button", { name: "Ajouter", exact: true }).click();
    await page.getByText("3 valeurs sont à corriger.").waitFor();
    await page.getByText("« Délai de non réponse » : attendu un nombre entier de 5 à 600.").waitFor();
    await expect.poll(() => labelInFocus(page)).toBe("Nom");

    await page.getByLabel("Nom", { exact: true }).fill("Double");
    await page.getByLabel("Numéro", { exact: true }).fill("201");
    await page.getByLabel("Délai de non réponse").fill("20");
    await page.getByRole("button", { name: "Ajouter", exact: true }).click();

    await page.getByText(/201.*déjà.*Poste 201/).waitFor();
    await expect.poll(() => labelInFocus(page)).toBe("Numéro");
  });

  test("with unsaved changes is not lost by a click, nor by Back", async () => {
    await using one = await visitor();
    const { page } = one;
    await one.go("/postes");
    await page.getByRole("link", { name: "Poste 202", exact: true }).click();
    await page.getByLabel("Nom", { exact: true }).fill("Perdu ?");

    await page.getByRole("link", { name: "Sites géographiques" }).click();
    await page.getByRole("button", { name: "Rester sur la page" }).click();
    await page.goBack();
    await page.getByRole("dialog").waitFor();
    await page.keyboard.press("Escape");
    expect(await page.getByLabel("Nom", { exact: true }).inputValue()).toBe("Perdu ?");
    expect(new URL(page.url()).pathname).toBe("/postes/202");
    await page.getByRole("navigation", { name: "Menu" }).getByRole("button", { name: "Déconnexion" }).click();
    await page.getByRole("button", { name: "Rester sur la page" }).click();
    expect(await page.getByLabel("Nom", { exact: true }).inputValue()).toBe("Perdu ?");

    await page.getByRole("link", { name: "Retour" }).click();
    await page.getByRole("button", { name: "Quitter sans enregistrer" }).click();
    await page.getByRole("heading", { level: 1, name: "Postes" }).waitFor();
    await page.getByRole("link", { name: "Poste 202", exact: true }).waitFor();
  });

  test("that somebody else saved meanwhile asks which value to keep, field by field", async () => {
    await using mine = await visitor();
    await using theirs = await visitor();
    await mine.go("/postes/203");
    await theirs.go("/postes/203");
    await theirs.page.getByLabel("Nom", { exact: true }).fill("Le leur");
    await theirs.page.getByLabel("Délai de non réponse").fill("45");
    await theirs.page.getByRole("button", { name: "Modifier" }).click();
    await theirs.page.getByText("Le poste a été modifié.").waitFor();

    await mine.page.getByLabel("Nom", { exact: true }).fill("Le mien");
    await mine.page.getByRole("button", { name: "Modifier" }).click();
    const dialog = mine.page.getByRole("dialog", { name: "Modifié entre-temps par quelqu’un d’autre" });
    await dialog.getByRole("row", { name: /Nom/ }).getByText("Le leur").waitFor();
    expect(await dialog.getByRole("row", { name: /Nom/ }).getByLabel("Le mien").isChecked()).toBe(true);
    expect(await dialog.getByRole("row", { name: /Délai/ }).getByLabel("45").isChecked()).toBe(true);
    await dialog.getByRole("button", { name: "Garder ce choix" }).click();
    await mine.page.getByText("Le poste a été modifié.").waitFor();

    await mine.go("/postes/203");
    expect(await mine.page.getByLabel("Nom", { exact: true }).inputValue()).toBe("Le mien");
    expect(await mine.page.getByLabel("Délai de non réponse").inputValue()).toBe("45");
  });
});

test("POS-02 POS-18: a poste that the box came with, and that a group names, is deleted only with the group's consent", async () => {
  await using one = await visitor();
  const { page } = one;
  await one.go("/postes");
  for (const number of ["201", "202", "203", "204", "205"])
    await page.getByRole("rowheader", { name: number, exact: true }).waitFor();

  await page.getByRole("button", { name: "Supprimer le poste 204" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Supprimer" }).click();
  await page.getByRole("dialog", { name: "Le poste 204 est cité ailleurs" }).getByText("Général").waitFor();
  await page.getByRole("button", { name: "Retirer et supprimer" }).click();

  await page.getByText("Le poste a été supprimé.").waitFor();
  await page.getByRole("row", { name: /204/ }).waitFor({ state: "detached" });

  await page.getByRole("link", { name: "Ajouter un poste" }).click();
  await page.getByLabel("Nom", { exact: true }).fill("Un autre");
  await page.getByLabel("Numéro", { exact: true }).fill("224");
  await page.getByRole("button", { name: "Ajouter", exact: true }).click();
  await page.getByText("Le poste a été ajouté.").waitFor();
});

test("MEN-24 POS-11: a site is added, a poste is attached to it, and the site shows the poste", async () => {
  await using one = await visitor();
  const { page } = one;
  await one.go("/sites/ajouter");
  await page.getByLabel("Nom", { exact: true }).fill("Siège / Paris");
  await page.getByLabel("Adresse").fill("12 rue de la Paix");
  await page.getByRole("button", { name: "Ajouter", exact: true }).click();
  await page.getByText("Le site a été ajouté.").waitFor();

  await one.go("/postes/202");
  await page.getByLabel("Site géographique").selectOption("Siège / Paris");
  await page.getByRole("button", { name: "Modifier" }).click();
  await page.getByText("Le poste a été modifié.").waitFor();
  await one.go("/sites");
  await page.getByRole("link", { name: "Siège / Paris", exact: true }).click();

  await page.getByRole("link", { name: "202 Poste 202" }).waitFor();
});

test("a site that somebody calls « ajouter » has a page of its own, and a copy of it too", async () => {
  await using one = await visitor();
  const { page } = one;
  await one.go("/sites/ajouter");
  await page.getByLabel("Nom", { exact: true }).fill("ajouter");
  await page.getByLabel("Adresse").fill("3 place du Marché");
  await page.getByRole("button", { name: "Ajouter", exact: true }).click();
  await page.getByText("Le site a été ajouté.").waitFor();

  await one.go("/sites");
  await page.getByRole("link", { name: "ajouter", exact: true }).click();
  await page.getByRole("heading", { level: 1, name: "Site ajouter" }).waitFor();
  await page.reload();
  expect(await page.getByLabel("Adresse").inputValue()).toBe("3 place du Marché");

  await page.getByRole("link", { name: "Copier…" }).click();
  await page.getByRole("heading", { level: 1, name: "Ajouter un site" }).waitFor();
  expect(await page.getByLabel("Adresse").inputValue()).toBe("3 place du Marché");
});
