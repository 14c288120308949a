import type { RubricPages } from "../rubric.ts";
import { AdministratorPage } from "./administrator-page.tsx";
import { AdministratorsPage } from "./administrators-page.tsx";
import { AuditPage } from "./audit-page.tsx";
import { LoginsPage } from "./logins-page.tsx";
import { OfAllRights } from "./of-all-rights.tsx";
import { PasswordPage } from "./password-page.tsx";
import { SecondFactorPage } from "./second-factor-page.tsx";
import { TokensPage } from "./tokens-page.tsx";

export const pages: RubricPages = [
  ["/compte", () => <AdministratorPage />],
  ["/compte/mot-de-passe", () => <PasswordPage />],
  ["/compte/jetons", () => <OfAllRights title={(t) => t.tokens.title} page={TokensPage} />],
  ["/compte/second-facteur", () => <SecondFactorPage />],
  ["/compte/connexions", () => <LoginsPage />],
  [
    "/compte/administrateurs",
    () => <OfAllRights title={(t) => t.accounts.pages.administrators} page={AdministratorsPage} />,
  ],
  ["/compte/audit", () => <OfAllRights title={(t) => t.accounts.pages.audit} page={AuditPage} />],
];
