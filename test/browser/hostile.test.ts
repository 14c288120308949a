import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { talk } from "../rig/conversation.ts";
import { officeDocument } from "../rig/office.ts";
import { useBox } from "../rig/with-box.ts";
import { audit } from "./audit.ts";
import { openBrowser, openPage } from "./chromium.ts";
import { signIn } from "./sign-in.ts";

/** Markup, signs of every plane, a name that turns the direction of writing, one long word. */
const names = [
  "<img src=x onerror=\"document.title='taken'\">",
  "📞 L’équipe 👩🏽‍💻 &amp; Cie",
  "\u202egnitirw fo noitcerid eht snrut",
  "W".repeat(64),
  "{{constructor.constructor('return 1')()}}",
];
const number = (index: number) => String(201 + index);
const document = officeDocument({ numbers: names.map((_, index) => number(index)) });
const extensions = Array.isArray(document.extensions) ? document.extensions : [];

const box = useBox({
  document: {
    ...document,
    sites: [{ name: names[0], address: names[2] }],
    extensions: extensions.map((extension: object, index) => ({ ...extension, name: names[index], site: names[0] })),
  },
});
let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

test("whatever a name holds is shown as text, and stays in its own direction and width", async () => {
  await using one = await openPage(browser, box(), { viewport: { width: 390, height: 844 } });
  const { page } = one;
  await signIn(one, box());
  {
    await using _call = await talk(box(), "201", "203");
    await page.getByRole("cell", { name: names[0] ?? "" }).waitFor();
  }
  const pages = ["/", "/postes", "/sites", "/journal", "/postes/203", `/site/${encodeURIComponent(names[0] ?? "")}`];
  const wide: string[] = [];
  for (const path of pages) {
    await one.go(path);
    await page.getByText("Chargement…").waitFor({ state: "detached" });
    if (path === "/postes") for (const name of names) await page.getByText(name, { exact: true }).waitFor();
    if (await page.evaluate("document.documentElement.scrollWidth > window.innerWidth")) wide.push(path);
    expect(await page.evaluate("document.querySelectorAll('main img').length")).toBe(0);
    expect(await page.title()).not.toBe("taken");
    expect(await audit(page)).toEqual([]);
  }
  expect(wide).toEqual([]);

  await one.go("/postes");
  const isolated =
    "[...document.querySelectorAll('tbody bdi')].every((one) => getComputedStyle(one).unicodeBidi === 'isolate')";
  expect(await page.evaluate(isolated)).toBe(true);
});
