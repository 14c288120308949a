import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { fetchFile } from "../rig/fetch-file.ts";
import { useBox } from "../rig/with-box.ts";
import { audit } from "./audit.ts";
import { openBrowser, openPage } from "./chromium.ts";
import { takePicture } from "./picture.ts";
import { showOffice } from "./show-office.ts";
import { signIn } from "./sign-in.ts";

/** On loopback a telephone is told by the address that it has for good. */
const own = "127.0.0.21";
const T46S = "Yealink SIP-T46S 66.86.0.15 00:15:65:11:22:33";
const HOSTILE = "<img src=x onerror=alert(1)>";

function office() {
  const document = showOffice();
  const extensions = Array.isArray(document.extensions) ? document.extensions : [];
  const telephone = { macAddress: "001565112233", ipAddress: own };
  return {
    ...document,
    parking: { places: ["701", "702"] },
    extensions: extensions.map((one: object, index) => (index === 0 ? { ...one, ...telephone } : one)),
  };
}

const box = useBox({ document: office(), bind: ["0.0.0.0"] });
let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

/** The keys in the telephone's file, as its manual says that it is read: kind, value and label by place. */
async function keysInFile(): Promise<
  readonly (readonly [place: number, kind: string, value: string, label: string])[]
> {
  const url = `http://127.0.0.1:${box().phonesPort}/001565112233.cfg`;
  const { text } = await fetchFile({ url, from: own, userAgent: T46S });
  const at = (key: string) => new RegExp(`^${key.replaceAll(".", "\\.")} = (.*)$`, "m").exec(text)?.[1] ?? "";
  return Array.from({ length: 27 }, (_, index) => index + 1).flatMap((place) => {
    const [kind, value, label] = ["type", "value", "label"].map((field) => at(`linekey.${place}.${field}`));
    return kind === "0" ? [] : [[place, kind ?? "", value ?? "", label ?? ""] as const];
  });
}

const keysOf = (page: Page) => page.getByRole("region", { name: "TOUCHES DU TÉLÉPHONE" });
const drawn = (page: Page) =>
  keysOf(page)
    .getByRole("group", { name: "le téléphone" })
    .getByRole("button", { name: /^Touche [0-9]+ / })
    .evaluateAll((buttons) => buttons.map((one) => one.getAttribute("aria-label")));
const show = async (page: Page, look: "light" | "dark" | "telephone") => {
  await keysOf(page).evaluate((panel) => panel.scrollIntoView({ block: "start" }));
  await takePicture(page, "poste-touches", look);
};
const save = async (page: Page) => {
  await page.getByRole("button", { name: "Modifier", exact: true }).click();
  await page.getByText("Le poste a été modifié.").waitFor();
};
const reload = async (page: Page) => {
  await page.getByRole("button", { name: "Recharger le serveur" }).click();
  await page.getByText("Le serveur a été rechargé.").waitFor();
};

describe("POS-17 POS-22: the keys of a telephone on the page of its poste", () => {
  test("are set, moved, told before they run, and stand in its file in their order", async () => {
    await keysInFile();
    await using one = await openPage(browser, box());
    const { page, go } = one;
    await signIn(one, box());
    await go("/postes/201");
    const panel = keysOf(page);
    await panel.getByText("T46S : 27 touches").waitFor();
    const line = "Touche 1 201, ligne par défaut";
    await expect.poll(() => drawn(page)).toEqual([line]);

    await panel.getByRole("button", { name: "Touche 2, vide" }).click();
    await panel.getByRole("button", { name: "Choisir : Touche 2" }).click();
    await page.getByRole("dialog").getByLabel("202 Secrétaire").check();
    await page.getByRole("dialog").getByRole("button", { name: "Valider" }).click();
    await panel.getByRole("button", { name: "Nouvelle touche" }).click();
    const added = panel.getByRole("group", { name: /^Touche 3 / });
    await added.getByLabel("Action").selectOption("Appel direct");
    await added.getByLabel("Numéro").fill("01 22 33 44 55");
    await added.getByLabel("Libellé").fill("Mairie");
    await panel.getByRole("button", { name: "Touche 5, vide" }).click();
    await panel
      .getByRole("group", { name: /^Touche 5 / })
      .getByLabel("Action")
      .selectOption("Place de parking");
    await panel
      .getByRole("group", { name: /^Touche 5 / })
      .getByRole("combobox", { name: "Place", exact: true })
      .selectOption("702");
    await expect
      .poll(() => drawn(page))
      .toEqual([line, "Touche 2 Secrétaire", "Touche 3 Mairie", "Touche 5 Parking 702"]);

    await panel
      .getByRole("button", { name: "Touche 2 Secrétaire", exact: true })
      .dragTo(panel.getByRole("button", { name: "Touche 4, vide" }));
    await expect
      .poll(() => drawn(page))
      .toEqual([line, "Touche 3 Mairie", "Touche 4 Secrétaire", "Touche 5 Parking 702"]);
    await panel.getByRole("button", { name: "Descendre : Touche 4 Secrétaire" }).focus();
    await page.keyboard.press("Enter");
    await expect
      .poll(() => drawn(page))
      .toEqual([line, "Touche 3 Mairie", "Touche 4 Parking 702", "Touche 5 Secrétaire"]);
    await expect
      .poll(() => page.evaluate<string>("document.activeElement.getAttribute('aria-label')"))
      .toBe("Touche 5 Secrétaire");
    expect(await audit(page)).toEqual([]);
    await show(page, "light");
    await page.emulateMedia({ colorScheme: "dark" });
    await show(page, "dark");
    expect(await audit(page, { only: ["color-contrast"] })).toEqual([]);
    await page.setViewportSize({ width: 390, height: 844 });
    await page.emulateMedia({ colorScheme: "light" });
    await show(page, "telephone");
    expect(await page.evaluate<boolean>("document.documentElement.scrollWidth > window.innerWidth")).toBe(false);
    await page.setViewportSize({ width: 1280, height: 800 });

    await panel
      .getByRole("group", { name: /^Touche 3 / })
      .getByLabel("Libellé")
      .fill(HOSTILE);
    await save(page);
    await go("/modifications");
    await page.getByText("touche 5 : (vide) → voyant de 202").waitFor();
    expect(await keysInFile()).toEqual([[1, "15", "%NULL%", "201"]]);
    await reload(page);
    expect(await keysInFile()).toEqual([
      [1, "15", "%NULL%", "201"],
      [3, "13", "0122334455", HOSTILE],
      [4, "16", "702", "Parking 702"],
      [5, "16", "202", "Secrétaire"],
    ]);
  });

  test("that the model has not are told at once, and that they are not in the file when it runs", async () => {
    await using one = await openPage(browser, box());
    const { page, go } = one;
    await signIn(one, box());
    await go("/postes/201");
    const panel = keysOf(page);
    await panel.getByRole("button", { name: "Touche 7, vide" }).click();
    const added = panel.getByRole("group", { name: /^Touche 7 / });
    await added.getByLabel("Numéro").fill("203");
    await added.getByLabel("Touche", { exact: true }).fill("40");
    await added.getByLabel("Touche", { exact: true }).press("Tab");
    await panel.getByText("Ce modèle n’a pas cette touche").waitFor();
    await save(page);
    await reload(page);
    await go("/postes/201");
    await page.getByText(/Ce que ce modèle ne peut pas prendre/).click();
    await page.getByText("Sur T46S, 27 touches au plus ; ne tiennent pas : Commercial").waitFor();
  });

  test("are copied from another poste, and given to several at once", async () => {
    await using one = await openPage(browser, box());
    const { page, go } = one;
    await signIn(one, box());
    await go("/postes");
    for (const number of ["203", "204"])
      await page
        .getByRole("row", { name: new RegExp(number) })
        .getByRole("checkbox")
        .check();
    await page.getByRole("button", { name: "Modifier les 2 choisis" }).click();
    const dialog = page.getByRole("dialog", { name: "Modifier les 2 choisis" });
    await dialog.getByLabel("Champ").selectOption("Touches du téléphone");
    await dialog.getByRole("button", { name: "Touches d’un autre poste" }).click();
    await page.getByLabel("201 Gérant").check();
    await page.getByRole("button", { name: "Valider" }).click();
    await dialog.getByRole("group", { name: "Touche 5 Secrétaire" }).waitFor();
    expect(await audit(page)).toEqual([]);
    await dialog.getByRole("button", { name: "Modifier", exact: true }).click();
    await page.getByText("2 modifications enregistrées.").waitFor();

    await go("/postes/204");
    await keysOf(page).getByRole("group", { name: "Touche 5 Secrétaire" }).waitFor();
    await go("/postes/202");
    await page.getByRole("button", { name: "Supprimer" }).click();
    await page.getByRole("dialog").getByRole("button", { name: "Supprimer" }).click();
    const named = page.getByRole("dialog").getByRole("listitem");
    for (const number of ["201", "203", "204"]) await named.filter({ hasText: `(${number})` }).waitFor();
  });
});

test("the VLAN of the voice is set for all telephones", async () => {
  await using one = await openPage(browser, box());
  const { page, go } = one;
  await signIn(one, box());
  await go("/telephones/reglages");
  await page.getByLabel("VLAN de la voix").check();
  await page.getByLabel("Numéro").fill("4095");
  await page.getByRole("button", { name: "Modifier", exact: true }).click();
  await page.getByText("attendu un numéro de 1 à 4094 et une priorité de 0 à 7, ou vide").waitFor();
  await page.getByLabel("Numéro").fill("20");
  expect(await audit(page)).toEqual([]);
  await page.getByRole("button", { name: "Modifier", exact: true }).click();
  await page.getByText("Les réglages ont été enregistrés.").waitFor();
  await reload(page);
  const url = `http://127.0.0.1:${box().phonesPort}/001565112233.cfg`;
  const { text } = await fetchFile({ url, from: own, userAgent: T46S });
  expect(text).toContain("static.network.vlan.internet_port_vid = 20\n");
});
