import { objectPages } from "../objects/object-pages.tsx";
import type { RubricPages } from "../rubric.ts";
import { mailboxKindOf } from "./mailbox-kind.tsx";
import { MailboxesPage } from "./mailboxes-page.tsx";

export const pages: RubricPages = [
  ["/boites-vocales", () => <MailboxesPage key="all" owner={null} />],
  ...objectPages(mailboxKindOf(null, [])),
];
