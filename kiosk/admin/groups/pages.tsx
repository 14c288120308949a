import { ownMailboxPages } from "../mailboxes/mailbox-pages.tsx";
import { objectPages } from "../objects/object-pages.tsx";
import { profilePages } from "../profiles/profile-pages.tsx";
import { groupKind } from "./group-kind.tsx";

export const pages = [...profilePages(groupKind), ...ownMailboxPages(groupKind), ...objectPages(groupKind)];
