import { type Browser, type BrowserContextOptions, chromium, type Page } from "playwright-core";
import type { TestBox } from "../rig/box.ts";

export const CHROMIUM = "/usr/bin/chromium";

/** The distribution's own browser; it runs as root in tests, so without its sandbox, and it calls nobody. */
export const openBrowser = (more: readonly string[] = [], executablePath: string = CHROMIUM): Promise<Browser> =>
  chromium.launch({
    executablePath,
    args: [
      "--headless",
      "--no-sandbox",
      "--disable-gpu",
      "--disable-quic",
      "--no-first-run",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
      ...more,
    ],
  });

/** One person at a page of the box. */
export interface Visitor extends AsyncDisposable {
  readonly page: Page;
  go(path: string): Promise<void>;
}

export interface VisitorOptions extends BrowserContextOptions {
  /** What the browser may write to its console all the same, in a test where something breaks on purpose. */
  readonly expects?: RegExp;
  /** By which address of the box; loopback when nothing is said. */
  readonly at?: string;
}

/** A page whose errors and refused scripts or styles fail the test when it is closed. */
export async function openPage(
  browser: Browser,
  box: TestBox,
  { expects = /^$/, at = "127.0.0.1", ...options }: VisitorOptions = {},
): Promise<Visitor> {
  const context = await browser.newContext({
    ignoreHTTPSErrors: true, // the box signs its own certificate
    locale: "fr-FR",
    viewport: { width: 1280, height: 800 },
    ...options,
  });
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on("pageerror", (error) => complaints.push(`error of a script: ${error.message}`));
  page.on("console", (message) => {
    // A refusal that the page shows to people is also a line of the browser's own; that one is no complaint.
    const text = message.text();
    if (
      message.type() === "error" &&
      !/the server responded with a status of 4\d\d/.test(text) &&
      !expects.test(text)
    ) {
      complaints.push(`console: ${text} ${message.location().url}`);
    }
  });
  page.setDefaultTimeout(10_000);
  return {
    page,
    async go(path) {
      await page.goto(`https://${at}:${box.httpsPort}${path}`);
      await page.getByRole("heading", { level: 1 }).waitFor();
    },
    async [Symbol.asyncDispose]() {
      await context.close();
      if (complaints.length > 0) throw new Error(`the page complained:\n${complaints.join("\n")}`);
    },
  };
}
