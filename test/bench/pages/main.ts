import { openBrowser, openPage, type Visitor } from "../../browser/chromium.ts";
import { showOffice } from "../../browser/show-office.ts";
import { signIn } from "../../browser/sign-in.ts";
import { startBox } from "../../rig/box.ts";

/**
 * Milliseconds from the request until a page can be used: its heading stands there, nothing says « Chargement… », and the
 * browser has answered an event since. With an empty cache (a browser that was never here) and with a full one.
 */

const [TIMES = 7] = process.argv.slice(2).map(Number);
const PAGES = ["/", "/postes", "/lignes", "/journal", "/statistiques"];

/** Runs in the page: its own clock begins with the request. */
const UNTIL_USABLE = `new Promise((resolve) => {
  const look = () => {
    const isThere = document.querySelector("h1") !== null && !document.body.textContent.includes("Chargement…");
    if (!isThere) return void setTimeout(look, 4);
    const channel = new MessageChannel();
    channel.port1.onmessage = () => resolve(performance.now());
    requestAnimationFrame(() => channel.port2.postMessage(null));
  };
  look();
})`;

await using box = await startBox({ document: showOffice() });
const browser = await openBrowser();
try {
  for (const path of PAGES) {
    const empty: number[] = [];
    const full: number[] = [];
    for (let time = 0; time < TIMES; time++) {
      const [first, second] = await visits(browser, path);
      empty.push(first);
      full.push(second);
    }
    console.log(JSON.stringify({ path, emptyMs: median(empty), fullMs: median(full) }));
  }
} finally {
  await browser.close();
}

/** A browser that signs in in one context, takes its cookie to a new one, whose cache is empty, and comes twice. */
async function visits(from: Awaited<ReturnType<typeof openBrowser>>, path: string): Promise<readonly [empty: number, full: number]> {
  await using one = await openPage(from, box);
  await signIn(one, box);
  const storageState = await one.page.context().storageState();
  await using other = await openPage(from, box, { storageState });
  return [await usableAfter(other, path), await usableAfter(other, path)];
}

async function usableAfter({ page }: Visitor, path: string): Promise<number> {
  await page.goto(`https://127.0.0.1:${box.httpsPort}${path}`, { waitUntil: "commit" });
  return page.evaluate<number>(UNTIL_USABLE);
}

function median(figures: readonly number[]): number {
  const sorted = figures.toSorted((a, b) => a - b);
  return Math.round(sorted[Math.floor(sorted.length / 2)] ?? Number.NaN);
}
