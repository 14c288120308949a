import type { VNode } from "preact";
import { match } from "../place/match.ts";
import { useSite } from "../site/use-site.ts";
import { AdministratorPage } from "./account/administrator-page.tsx";
import { PasswordPage } from "./account/password-page.tsx";
import { TokensPage } from "./account/tokens-page.tsx";
import { extensionKind } from "./extensions/extension-kind.tsx";
import { HomePage } from "./home/home-page.tsx";
import { CallPage } from "./journal/call-page.tsx";
import { JournalPage } from "./journal/journal-page.tsx";
import { NotFoundPage } from "./not-found-page.tsx";
import { objectPages } from "./objects/object-pages.tsx";
import { siteKind } from "./sites/site-kind.tsx";
import { StatisticsPage } from "./statistics/statistics-page.tsx";

type Show = (steps: Readonly<Record<string, string>>) => VNode;

/** Every page by its address; the first that fits is shown. */
const pages: readonly (readonly [pattern: string, show: Show])[] = [
  ["/", () => <HomePage />],
  ...objectPages(extensionKind),
  ...objectPages(siteKind),
  ["/journal", () => <JournalPage />],
  ["/journal/:call", ({ call = "" }) => <CallPage key={call} call={call} />],
  ["/statistiques", () => <StatisticsPage />],
  ["/compte", () => <AdministratorPage />],
  ["/compte/mot-de-passe", () => <PasswordPage />],
  ["/compte/jetons", () => <TokensPage />],
];

export function Pages() {
  const path = useSite().place.path.value;
  for (const [pattern, show] of pages) {
    const steps = match(pattern, path);
    if (steps !== undefined) return show(steps);
  }
  return <NotFoundPage />;
}
