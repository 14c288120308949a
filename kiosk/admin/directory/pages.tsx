import type { RubricPages } from "../rubric.ts";
import { ContactPage } from "./contact-page.tsx";
import { DirectoryPage } from "./directory-page.tsx";
import { ImportContactsPage } from "./import-contacts-page.tsx";
import { NewContactPage } from "./new-contact-page.tsx";

export const pages: RubricPages = [
  ["/annuaire", () => <DirectoryPage />],
  ["/annuaire/importer", () => <ImportContactsPage />],
  ["/annuaire/ajouter", () => <NewContactPage key="" />],
  ["/annuaire/ajouter/:like", ({ like = "" }) => <NewContactPage key={like} like={like} />],
  ["/annuaire/:contact", ({ contact = "" }) => <ContactPage key={contact} id={contact} />],
];
