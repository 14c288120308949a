import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Page } from "playwright-core";

const folder = fileURLToPath(new URL("../../docs/pictures", import.meta.url));

/** Keeps the page as a picture when pictures are wished for. */
export async function takePicture(page: Page, name: string): Promise<void> {
  if (process.env.SIPLEO_PICTURES !== "1") return;
  mkdirSync(folder, { recursive: true });
  await page.screenshot({ path: join(folder, `${name}.png`), animations: "disabled" });
}
