import type { RubricPages } from "../rubric.ts";
import { AdministratorPage } from "./administrator-page.tsx";
import { AdministratorsPage } from "./administrators-page.tsx";
import { AuditPage } from "./audit-page.tsx";
import { LoginsPage } from "./logins-page.tsx";
import { PasswordPage } from "./password-page.tsx";
import { SecondFactorPage } from "./second-factor-page.tsx";
import { TokensPage } from "./tokens-page.tsx";

export const pages: RubricPages = [
  ["/compte", () => <AdministratorPage />],
  ["/compte/mot-de-passe", () => <PasswordPage />],
  ["/compte/jetons", () => <TokensPage />],
  ["/compte/second-facteur", () => <SecondFactorPage />],
  ["/compte/connexions", () => <LoginsPage />],
  ["/compte/administrateurs", () => <AdministratorsPage />],
  ["/compte/audit", () => <AuditPage />],
];
