import { ADMIN_PASSWORD, setUpCode } from "../rig/api-client.ts";
import type { TestBox } from "../rig/box.ts";
import type { Visitor } from "./chromium.ts";

/** Signs in on the page that the site shows to strangers, the first time with the code that stands at the box. */
export async function signIn({ page, go }: Visitor, box: TestBox): Promise<void> {
  await go("/");
  const first = await page.getByRole("heading", { name: "PREMIÈRE MISE EN SERVICE" }).isVisible();
  if (first) {
    await page.getByLabel("Code de mise en service").fill(await setUpCode(box));
    await page.getByLabel("Nouveau mot de passe").fill(ADMIN_PASSWORD);
    await page.getByLabel("Mot de passe, une seconde fois").fill(ADMIN_PASSWORD);
    await page.getByRole("button", { name: "Mettre en service" }).click();
  } else {
    await page.getByLabel("Mot de passe").fill(ADMIN_PASSWORD);
    await page.getByRole("button", { name: "Connexion" }).click();
  }
  await page.getByRole("heading", { level: 1, name: "Accueil" }).waitFor();
}
