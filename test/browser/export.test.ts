import { readFile } from "node:fs/promises";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { talk } from "../rig/conversation.ts";
import { useBox } from "../rig/with-box.ts";
import { audit } from "./audit.ts";
import { openBrowser, openPage } from "./chromium.ts";
import { signIn } from "./sign-in.ts";

const box = useBox();
let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

test("STA-06: the journal is taken away as a file, of the days and the number that are asked for", async () => {
  await using one = await openPage(browser, box());
  const { page } = one;
  await signIn(one, box());
  {
    await using _first = await talk(box(), "201", "202");
  }
  {
    await using _second = await talk(box(), "203", "202");
  }
  await one.go("/journal");
  await page.getByRole("row", { name: /203/ }).waitFor();
  const download = async () => {
    const coming = page.waitForEvent("download");
    await page.getByRole("link", { name: "Télécharger" }).click();
    const file = await coming;
    return { name: file.suggestedFilename(), text: await readFile(await file.path(), "utf8") };
  };

  await page.getByRole("button", { name: "Exporter" }).click();
  const dialog = page.getByRole("dialog", { name: "Exporter le journal" });
  await dialog.waitFor();
  expect(await audit(page)).toEqual([]);
  await dialog.getByLabel("Numéro").fill("203");
  const csv = await download();
  await dialog.waitFor({ state: "detached" });

  expect(csv.name).toBe("appels.csv");
  expect(csv.text).toMatch(/^\ufeffappel;début;/);
  expect(csv.text.trim().split("\r\n")).toHaveLength(2);
  expect(csv.text).toMatch(/;interne;203;/);

  await page.getByRole("button", { name: "Exporter" }).click();
  await dialog.getByLabel("Au").fill("2020-01-01");
  await dialog.getByLabel("Format").selectOption("json");
  const json = await download();

  expect(json.name).toBe("appels.json");
  expect(JSON.parse(json.text)).toEqual([]);
});
