import { sameJson } from "../config/changes/same-json.ts";
import type { Issue } from "../config/issue.ts";
import { foldedWords } from "../folded-words.ts";
import { type Contact, type ContactFields, MOST_CONTACTS, type WrittenContact } from "./contact.ts";
import { listedName } from "./contact-names.ts";
import type { ImportedContact } from "./imported-contact.ts";
import { readContact } from "./read-contact.ts";

/** What becomes of one line of the file, or of one card. */
export interface PlannedContact {
  readonly line: number;
  readonly name: string;
  readonly outcome: "add" | "change" | "same" | "wrong";
  readonly issues: readonly Issue[];
}

export interface ContactsPlan {
  readonly lines: readonly PlannedContact[];
  /** Those that are new. */
  readonly added: readonly ContactFields[];
  /** By their ids, as they will be. */
  readonly changed: ReadonlyMap<string, ContactFields>;
}

/** One of the directory as the file leaves it; `id` null: the file brings him. */
interface Entry {
  readonly id: string | null;
  readonly before: ContactFields | null;
  after: ContactFields;
  /** Lines of the file that were about him. */
  lines: number;
}

/**
 * What a file would make of the directory. A contact is known by its id, else by its name and company when only one has
 * them; another one is added; nothing is removed, and what a line does not speak of stays. Of two lines about one contact
 * the second adds to the first. Only to be saved when no line is wrong. Pure.
 */
export function planContacts(existing: readonly Contact[], imported: readonly ImportedContact[]): ContactsPlan {
  const entries: Entry[] = existing.map((contact) => {
    const fields = fieldsOf(contact);
    return { id: contact.id, before: fields, after: fields, lines: 0 };
  });
  const byId = new Map(entries.map((entry) => [entry.id, entry]));
  const byName = new Map<string, Entry | "several">();
  const remember = (entry: Entry) => {
    const key = keyOf(entry.after);
    byName.set(key, byName.has(key) ? "several" : entry);
  };
  entries.forEach(remember);

  const lines = imported.map((one): PlannedContact => {
    const named = byName.get(keyOf(one));
    const found = (one.id === undefined ? undefined : byId.get(one.id)) ?? (named === "several" ? undefined : named);
    const written = found === undefined ? writtenOf(one) : joined(found.after, one, found.lines > 0);
    const read = readContact(written);
    const name = listedName(texts(written));
    if (read.kind === "issues") return { line: one.line, name, outcome: "wrong", issues: read.issues };
    if (found !== undefined) {
      found.lines += 1;
      const isSame = sameJson(found.after, read.fields);
      const isRenamed = keyOf(found.after) !== keyOf(read.fields);
      found.after = read.fields;
      if (isRenamed) remember(found);
      return { line: one.line, name, outcome: isSame ? "same" : "change", issues: [] };
    }
    if (entries.length >= MOST_CONTACTS) return { line: one.line, name, outcome: "wrong", issues: [directoryFull] };
    const entry: Entry = { id: null, before: null, after: read.fields, lines: 1 };
    entries.push(entry);
    remember(entry);
    return { line: one.line, name, outcome: "add", issues: [] };
  });
  return {
    lines,
    added: entries.filter(({ id }) => id === null).map(({ after }) => after),
    changed: new Map(
      entries.flatMap(({ id, before, after }) =>
        id === null || sameJson(before, after) ? [] : [[id, after] as const],
      ),
    ),
  };
}

export const directoryFull: Issue = {
  path: "",
  code: "directory-full",
  message: `L'annuaire a déjà ${MOST_CONTACTS} contacts : supprimez ceux qui ne servent plus.`,
  english: `The directory has ${MOST_CONTACTS} contacts already: remove those that are not used any more.`,
};

/** Of a contact what people fill in. */
export const fieldsOf = ({ lastName, firstName, company, numbers, mails, notes }: ContactFields): ContactFields => ({
  lastName,
  firstName,
  company,
  numbers,
  mails,
  notes,
});

type Texts = Pick<WrittenContact, "lastName" | "firstName" | "company">;

const texts = ({ lastName = "", firstName = "", company = "" }: Texts) => ({ lastName, firstName, company });

const keyOf = (named: Texts): string => {
  const { lastName, firstName, company } = texts(named);
  return [lastName, firstName, company].map((text) => foldedWords(text).join(" ")).join("\n");
};

function writtenOf({ lastName, firstName, company, numbers, mails, notes }: ImportedContact): WrittenContact {
  return { ...spoken({ lastName, firstName, company, notes, mails }), numbers };
}

/** What is there with what the line says; `again`: what is there is of this file, too, and all of it stays. */
function joined(there: ContactFields, one: ImportedContact, again: boolean): WrittenContact {
  const adds = again || one.adds;
  const { lastName, firstName, company, mails, notes } = one;
  const stays = adds ? there.numbers : there.numbers.filter(({ kind }) => !one.whole.includes(kind));
  return {
    ...texts(there),
    ...spoken({ lastName, firstName, company }),
    numbers: [...stays, ...one.numbers],
    mails: adds ? [...there.mails, ...(mails ?? [])] : (mails ?? there.mails),
    notes: adds ? bothNotes(there.notes, notes ?? "") : (notes ?? there.notes),
  };
}

/** Without what the line does not speak of. */
const spoken = (fields: { [Field in keyof WrittenContact]: WrittenContact[Field] | undefined }): WrittenContact =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));

const bothNotes = (there: string, more: string): string =>
  more.trim() === "" || there.includes(more.trim()) ? there : [there, more].filter((text) => text !== "").join("\n");
