import { ownMailboxPages } from "../mailboxes/mailbox-pages.tsx";
import { objectPages } from "../objects/object-pages.tsx";
import { profilePages } from "../profiles/profile-pages.tsx";
import type { RubricPages } from "../rubric.ts";
import { ImportPage } from "../tables/import-page.tsx";
import { extensionKind } from "./extension-kind.tsx";

export const pages: RubricPages = [
  ["/postes/importer", () => <ImportPage kind={extensionKind} collection="extensions" />],
  ...profilePages(extensionKind),
  ...ownMailboxPages(extensionKind),
  ...objectPages(extensionKind),
];
