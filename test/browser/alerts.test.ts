import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { numbersFrom, officeDocument } from "../rig/office.ts";
import { lineIs, lineTo, openOperator, rulesBy } from "../rig/operator.ts";
import { sipJsPhone, useBox } from "../rig/with-box.ts";
import { audit } from "./audit.ts";
import { openBrowser, openPage } from "./chromium.ts";
import { signIn } from "./sign-in.ts";

const box = useBox();
let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

test("PRE-04: the page of an extension says from now on that its number is hidden, and no longer when it is shown", async () => {
  await using phone = await sipJsPhone(box(), "203");
  await using one = await openPage(browser, box());
  await signIn(one, box());
  await one.go("/postes/203");
  const told = one.page.getByText("Le numéro est masqué sur les appels vers l’extérieur.");
  expect(await told.isVisible()).toBe(false);

  await (await phone.call("*69")).happened("bye", 10_000);
  await told.waitFor();
  await (await phone.call("*69")).happened("bye", 10_000);
  await told.waitFor({ state: "detached" });
});

test("the home page tells in French what is wrong and what to do, from the moment it is and until it is mended", async () => {
  using operator = await openOperator(box());
  const rates = { national: 10_000, mobile: 10_000, special: 10_000, international: 10_000 };
  const document = officeDocument({ numbers: numbersFrom(201, 5) });
  const trunks = [lineTo("900", operator.port)];
  const outsideLimits = { dailyCostCents: 100, rates };
  await box().import({ ...document, trunks, outboundRules: rulesBy("900"), outsideLimits });
  await lineIs(box(), "900", "in-service");
  await using one = await openPage(browser, box());
  const { page } = one;
  await signIn(one, box());
  const alerts = page.getByRole("region", { name: "ALERTES" });
  expect(await alerts.isVisible()).toBe(false);

  await using phone = await sipJsPhone(box(), "201");
  const calling = await phone.call("0612345678");
  (await operator.call()).answer();
  await calling.happened("bye", 15_000);

  const told = alerts.getByRole("listitem");
  await told.getByText("Les appels sortants sont coupés").waitFor();
  await told.getByText("Coût estimé du jour").waitFor();
  await told.getByText("Cherchez la cause dans le journal d’appels").waitFor();
  expect(await audit(page)).toEqual([]);

  await box().sipleo("outside", "rearm");
  await alerts.waitFor({ state: "detached" });
});
