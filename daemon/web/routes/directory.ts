import { contactLine, contactsHead } from "../../contracts/contacts-as-csv.ts";
import type { storeContract } from "../../contracts/store.ts";
import type { AnswerOf } from "../../kit/rpc.ts";
import { decodeCsv } from "../../model/config/csv/read-csv.ts";
import { words } from "../../model/config/field.ts";
import { type Issue, pointer } from "../../model/config/issue.ts";
import type { Contact } from "../../model/directory/contact.ts";
import { readContactsCsv } from "../../model/directory/read-contacts-csv.ts";
import { readVcards } from "../../model/directory/vcard/read-vcards.ts";
import { writeVcard } from "../../model/directory/vcard/write-vcard.ts";
import { authorOf, type Guest } from "../access/guest.ts";
import { changedSince, matchMissing, notFound, refused, unwritable } from "../api/problems.ts";
import type { Services } from "../services.ts";
import { type Refusal, refuse, type Some, type Streamed } from "./call.ts";
import { pageOf } from "./page-of.ts";

type Mine =
  | "directory.list"
  | "directory.add"
  | "directory.get"
  | "directory.change"
  | "directory.remove"
  | "directory.removeMany"
  | "directory.import"
  | "directory.csv"
  | "directory.vcards";

type Page = AnswerOf<typeof storeContract, "directory.list">;

/** Contacts that are asked of store at a time for an export. */
const AT_ONCE = 500;
/** Parsing and writing ten thousand contacts takes longer than a question usually may, on a disk that is slow. */
const IMPORT_MS = 60_000;

/** The company directory [MEX-05]. */
export const directoryRoutes = ({ store }: Services): Some<Mine> => {
  async function* pieces(head: string, written: (contact: Contact) => string, guest: Guest, text: string) {
    await store.ask("directory.exported", { author: authorOf(guest), text });
    yield head;
    for (let after: string | null = null; ; ) {
      const page: Page = await store.ask("directory.list", { search: "", after, limit: AT_ONCE });
      if (page.items.length > 0) yield page.items.map(written).join("");
      if (page.next === null) return;
      after = page.next;
    }
  }
  const remove = async (contacts: readonly string[], version: number | null, guest: Guest) => {
    const author = authorOf(guest);
    const answer = await store.ask("directory.remove", { contacts: [...contacts], version, author });
    if (answer.kind === "unwritable") return refuse(unwritable(answer));
    if (answer.kind === "conflict") return refuse(changedSince());
    return { status: 200, body: { count: answer.count } } as const;
  };

  return {
    "directory.list": async ({ query: { search = "", after = null, limit } }) => {
      const page = pageOf(limit === undefined ? {} : { limit });
      return { status: 200, body: await store.ask("directory.list", { search, after, limit: page.limit }) };
    },

    "directory.get": async ({ parameters }) => {
      const { contact } = await store.ask("directory.get", parameters);
      return contact === null ? refuse(noSuchContact) : { status: 200, body: contact, fields: tagged(contact) };
    },

    "directory.add": async ({ body: fields, guest }) => {
      const answer = await store.ask("directory.add", { fields, author: authorOf(guest) });
      return answer.kind === "saved" ? { status: 201, body: answer.contact } : whyNot(answer);
    },

    "directory.change": async ({ parameters: { contact }, body: fields, ifMatch, guest }) => {
      if (ifMatch === undefined) return refuse(matchMissing());
      const version = versionIn(ifMatch);
      if (version === undefined) return refuse(changedSince());
      const answer = await store.ask("directory.change", { contact, version, fields, author: authorOf(guest) });
      if (answer.kind !== "saved") return whyNot(answer);
      return { status: 200, body: answer.contact, fields: tagged(answer.contact) };
    },

    "directory.remove": async ({ parameters: { contact }, ifMatch, guest }) => {
      const version = ifMatch === undefined ? null : versionIn(ifMatch);
      if (version === undefined) return refuse(changedSince());
      const answer = await remove([contact], version, guest);
      return "body" in answer && answer.body.count === 0 ? refuse(noSuchContact) : answer;
    },

    "directory.removeMany": ({ body: { contacts }, guest }) => remove(contacts, null, guest),

    "directory.import": async ({ query, body, guest }) => {
      const read = query.format === "vcard" ? readVcards(body) : readContactsCsv(decodeCsv(body));
      if (read.kind === "refused") return refuse(refused([read.issue]));
      const isTry = query.try === "1";
      const asked = { contacts: [...read.contacts], leftOut: [...read.leftOut], isTry, author: authorOf(guest) };
      const answer = await store.ask("directory.import", asked, IMPORT_MS);
      if (answer.kind === "unwritable") return refuse(unwritable(answer));
      const issues = answer.report.lines.flatMap(issuesOfLine);
      return isTry || issues.length === 0
        ? { status: 200, body: answer.report }
        : refuse(refused(issues.slice(0, 100)));
    },

    "directory.csv": ({ guest }) =>
      streamed("annuaire.csv", "text/csv", pieces(contactsHead(), contactLine, guest, "annuaire.csv")),

    "directory.vcards": ({ guest }) =>
      streamed("annuaire.vcf", "text/vcard", pieces("", writeVcard, guest, "annuaire.vcf")),
  };
};

const tagOf = ({ version }: Contact): string => `"${version}"`;
const tagged = (contact: Contact) => [["ETag", tagOf(contact)]] as const;

/** The version that If-Match names (RFC 9110 §13.1.1); null: any; undefined: none that ever was. */
function versionIn(ifMatch: string): number | null | undefined {
  if (ifMatch.trim() === "*") return null;
  const version = /^"([1-9][0-9]{0,9})"$/.exec(ifMatch.trim())?.[1];
  return version === undefined ? undefined : Number(version);
}

type NotSaved = Exclude<AnswerOf<typeof storeContract, "directory.change">, { readonly kind: "saved" }>;

function whyNot(answer: NotSaved): Refusal {
  switch (answer.kind) {
    case "issues":
      return refuse(refused(answer.issues));
    case "unknown":
      return refuse(noSuchContact);
    case "conflict":
      return refuse(changedSince());
    case "unwritable":
      return refuse(unwritable(answer));
  }
}

/** An issue of a line, with that line in its path. */
const issuesOfLine = ({ line, issues }: { readonly line: number; readonly issues: readonly Issue[] }) =>
  issues.map((issue) => ({ ...issue, path: pointer(line) + issue.path }));

const streamed = (name: string, type: string, stream: AsyncIterableIterator<string>): Streamed => ({
  stream,
  fields: [
    ["Content-Type", `${type}; charset=utf-8`],
    ["Content-Disposition", `attachment; filename="${name}"`],
  ],
});

const noSuchContact = notFound(words("Ce contact n'existe pas ou plus.", "There is no such contact (any more)."));
