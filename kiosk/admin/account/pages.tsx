import type { RubricPages } from "../rubric.ts";
import { AdministratorPage } from "./administrator-page.tsx";
import { PasswordPage } from "./password-page.tsx";
import { TokensPage } from "./tokens-page.tsx";

export const pages: RubricPages = [
  ["/compte", () => <AdministratorPage />],
  ["/compte/mot-de-passe", () => <PasswordPage />],
  ["/compte/jetons", () => <TokensPage />],
];
