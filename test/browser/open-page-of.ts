import type { Visitor } from "./chromium.ts";

/** Opens a page of `all-pages.ts` and waits until what it asked for is there. */
export async function openPageOf(one: Visitor, path: string): Promise<void> {
  if (path.startsWith("/journal/call")) {
    await one.go("/journal");
    await one.page.getByRole("row").nth(1).getByRole("link").first().click();
    await one.page.getByRole("heading", { name: "HISTOIRE DE L’APPEL" }).waitFor();
    if (path.endsWith("/sip")) await one.page.getByRole("link", { name: "Voir les échanges SIP" }).click();
    await one.page.getByRole("heading", { level: 1, name: path.endsWith("/sip") ? "Échanges SIP" : "Appel" }).waitFor();
  } else if (path === "/annuaire/contact") {
    await one.go("/annuaire");
    await one.page.getByRole("row").nth(1).getByRole("link").first().click();
    await one.page.getByRole("button", { name: "Modifier", exact: true }).waitFor();
  } else {
    await one.go(path);
  }
  await one.page.getByText("Chargement…").first().waitFor({ state: "detached" });
}
