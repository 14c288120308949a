import { readFile } from "node:fs/promises";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { talk } from "../rig/conversation.ts";
import { until } from "../rig/waiting.ts";
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

test("STA-01…06 MEN-13: calls are counted on the page of the left column, by extension and kind, and taken away as a file", async () => {
  await using one = await openPage(browser, box());
  const { page } = one;
  await signIn(one, box());
  {
    await using _talk = await talk(box(), "201", "202");
  }
  await until("the call to be counted", async () => (await box().records()).length === 1);

  await page.getByRole("navigation", { name: "Menu" }).getByRole("link", { name: "Statistiques" }).click();
  await page.getByRole("heading", { name: "Statistiques", level: 1 }).waitFor();
  await page.getByRole("columnheader", { name: "émis" }).waitFor();
  expect(await audit(page)).toEqual([]);
  await page.getByLabel("De", { exact: true }).selectOption("chaque poste");
  await page.getByLabel("Par", { exact: true }).selectOption("toute la durée");
  const rowOf = (number: string) => page.getByRole("row", { name: new RegExp(`^${number} `) });
  await rowOf("202").waitFor();

  const cells = async (number: string) => (await rowOf(number).getByRole("cell").allTextContents()).slice(2, 6);
  expect(await cells("201")).toEqual(["1", "1", "0", "0"]);
  expect(await cells("202")).toEqual(["0", "0", "1", "0"]);

  await page.getByLabel("Appels", { exact: true }).selectOption("émis");
  await page.getByRole("columnheader", { name: "répondus", exact: true }).waitFor({ state: "detached" });
  await page.getByLabel("Numéros").fill("201");
  await rowOf("202").waitFor({ state: "detached" });
  await page.getByLabel("Origine").selectOption("externes");
  await page.getByText("Rien n’a été compté pour ce choix.").waitFor();
  await page.getByLabel("Origine").selectOption("internes");
  await rowOf("201").waitFor();

  const coming = page.waitForEvent("download");
  await page.getByRole("link", { name: "Exporter (CSV)" }).click();
  const file = await coming;
  expect(file.suggestedFilename()).toBe("statistiques.csv");
  expect((await readFile(await file.path(), "utf8")).split("\r\n")).toEqual([
    "\ufeffposte;nom;émis;dont aboutis;conversation (s)",
    expect.stringMatching(/^201;[^;]+;1;1;[0-9]+$/),
    "",
  ]);
});
