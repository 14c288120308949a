import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { talk } from "../rig/conversation.ts";
import { useBox } from "../rig/with-box.ts";
import { ADMINISTRATOR_PAGES } from "./all-pages.ts";
import { audit } from "./audit.ts";
import { openBrowser, openPage } from "./chromium.ts";
import { HOSTILE_NAMES, hostileHouse } from "./hostile-house.ts";
import { openPageOf } from "./open-page-of.ts";
import { showContacts } from "./show-contacts.ts";
import { showHouse } from "./show-house.ts";
import { signIn } from "./sign-in.ts";

/** What sticks out of its box, told by its class and the beginning of its text. */
const STICKS_OUT = `[...document.querySelectorAll("main :is(td, th, li, p, dd, h1, h2, legend)")]
  .filter((one) => one.checkVisibility() && !one.matches(".unseen") && one.scrollWidth > one.clientWidth + 1)
  .filter((one) => getComputedStyle(one).display !== "inline" && getComputedStyle(one).clipPath === "none")
  .filter((one) => one.closest(".sideways") === null && one.querySelector(".unseen") === null)
  .map((one) => "sticks out: " + one.tagName + "." + one.className + " " + one.textContent.slice(0, 20))`;

const house = hostileHouse(showHouse());
const box = useBox({ document: house.document });
let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

test("whatever names hold is shown as text on every page, stays in its direction, and moves nothing sideways", {
  timeout: 600_000,
}, async () => {
  await using one = await openPage(browser, box(), { viewport: { width: 390, height: 844 }, hasTouch: true });
  const { page } = one;
  await signIn(one, box());
  {
    await using _call = await talk(box(), "201", "202");
    await page.getByRole("cell", { name: HOSTILE_NAMES[0] }).waitFor();
  }
  const quoted = HOSTILE_NAMES.map((name, index) => `"${name.replaceAll('"', '""')}";012233445${index}`);
  await showContacts(box(), ["Nom;Travail", ...quoted, ""].join("\n"));
  const found: Record<string, readonly string[]> = {};
  for (const [, path] of ADMINISTRATOR_PAGES) {
    await openPageOf(one, house.path(path));
    // Contrast is a matter of the page, whatever names stand on it.
    const findings = [...(await audit(page, { without: ["color-contrast"] }))];
    if (await page.evaluate("document.documentElement.scrollWidth > window.innerWidth")) {
      findings.push("it can be moved sideways");
    }
    findings.push(...(await page.evaluate<readonly string[]>(STICKS_OUT)));
    if (await page.evaluate("document.querySelectorAll('main img').length > 0"))
      findings.push("markup became an image");
    if ((await page.title()) === "taken") findings.push("markup ran");
    if (path !== "/nulle-part" && (await page.getByText("Cette page n’existe pas").count()) > 0) {
      findings.push("it is not there");
    }
    if (findings.length > 0) found[path] = findings;
  }
  expect(found).toEqual({});

  await one.go("/postes");
  for (const name of house.extensions) await page.getByText(name, { exact: true }).first().waitFor();
  const isolated =
    "[...document.querySelectorAll('tbody bdi')].every((one) => getComputedStyle(one).unicodeBidi === 'isolate')";
  expect(await page.evaluate(isolated)).toBe(true);
});
