import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Page } from "playwright-core";

const folder = fileURLToPath(new URL("../../docs/pictures", import.meta.url));

/** Dark and on a telephone, these are enough to show how it looks. */
const shownTwice: readonly string[] = [
  ...["accueil", "en-direct", "postes", "poste", "lignes", "planning", "menu", "journal", "statistiques"],
  "modifications",
  "poste-touches",
];
const suffix = { light: "", dark: "-sombre", telephone: "-telephone" } as const;

/** Keeps the page as a picture when pictures are wished for. */
export async function takePicture(page: Page, name: string, look: keyof typeof suffix): Promise<void> {
  if (process.env.SIPLEO_PICTURES !== "1" || (look !== "light" && !shownTwice.includes(name))) return;
  mkdirSync(folder, { recursive: true });
  await page.screenshot({ path: join(folder, `${name}${suffix[look]}.png`), animations: "disabled" });
}
