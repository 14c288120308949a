import { Compile } from "typebox/compile";
import type { CardsPage, ContactPage, NamesPage } from "../../contracts/directory.ts";
import type { Clock } from "../../kit/clock.ts";
import type { Issue } from "../../model/config/issue.ts";
import { type Contact, contactSchema, MOST_CONTACTS, type WrittenContact } from "../../model/directory/contact.ts";
import { comparePlaces, type ListPlace, listedName, placeOf } from "../../model/directory/contact-names.ts";
import { contactsLike, type SearchKey, searchKeyOf } from "../../model/directory/find-contacts.ts";
import type { ImportedContact } from "../../model/directory/imported-contact.ts";
import { addNames, type NamedNumbers, namedNumbers, nameOfNumber } from "../../model/directory/names-by-number.ts";
import { directoryFull, fieldsOf, type PlannedContact, planContacts } from "../../model/directory/plan-contacts.ts";
import { readContact } from "../../model/directory/read-contact.ts";
import { KeptTable } from "../kept-table.ts";
import { prefixes } from "../keys.ts";
import type { AuditEntry, Journal } from "../ledger/journal.ts";
import type { Database } from "../level/database.ts";
import { Serial } from "../serial.ts";
import { readPlace, writePlace } from "./list-place.ts";

const check = Compile(contactSchema);

interface Parts {
  readonly journal: Journal;
  readonly clock: Clock;
  /** A name that nothing ever had: a UUID. */
  readonly newId: () => string;
  /** A contact is added, changed or removed, or what somebody has asked for in vain is read now. */
  readonly onChanged: () => void;
}

/** What is read of the directory, worked out once after each change. */
interface Listed {
  readonly rows: readonly { readonly contact: Contact; readonly place: ListPlace; readonly key: SearchKey }[];
  readonly named: readonly NamedNumbers[];
  readonly names: ReadonlyMap<string, string>;
  /** No other had it since this process began. */
  readonly state: number;
}

/** `state` null: of now. */
interface PageOfState {
  readonly state: number | null;
  readonly from: number;
  readonly limit: number;
}

type Saved = { readonly kind: "saved"; readonly contact: Contact };
type Refused = { readonly kind: "issues"; readonly issues: Issue[] };

/** The contacts of the company, in memory with a copy on disk; every change has its line in the audit [MEX-05, A-07]. */
export class Directory {
  readonly #parts: Parts;
  readonly #table: KeptTable<Contact>;
  /** What is decided from what is there is written before the next is decided. */
  readonly #turns = new Serial();
  #listed: Listed | null = null;
  #states = 0;
  #isRead = false;
  /** Somebody has asked before it was read. */
  #isAwaited = false;

  constructor(parts: Parts) {
    this.#parts = parts;
    const parse = (value: unknown): Contact | undefined => (check.Check(value) ? value : undefined);
    this.#table = new KeptTable({ journal: parts.journal, prefix: prefixes.contact, parse, takesStrangersIn: true });
  }

  /** Call it after each opening of the database. */
  async load(database: Database): Promise<void> {
    await this.#table.load(database);
    this.#listed = null;
    const isNews = this.#isRead || this.#isAwaited;
    this.#isRead = true;
    if (isNews) this.#parts.onChanged();
  }

  list({ search, after, limit }: { readonly search: string; readonly after: string | null; readonly limit: number }) {
    const { rows } = this.#read();
    const isLike = search.trim() === "" ? () => true : contactsLike(search);
    const found = rows.filter(({ key }) => isLike(key));
    const from = after === null ? null : readPlace(after);
    const rest = from === null ? found : found.filter(({ place }) => comparePlaces(place, from) > 0);
    const last = rest[limit - 1];
    const next = last === undefined || rest.length === limit ? null : writePlace(last.place);
    const items = rest.slice(0, limit).map(({ contact }) => contact);
    return { items, next, total: found.length } satisfies ContactPage;
  }

  get(id: string): Contact | null {
    return this.#table.rows.get(id) ?? null;
  }

  /** Of numbers as lines write them. */
  names(numbers: readonly string[]): readonly (string | null)[] {
    const { names } = this.#read();
    return numbers.map((number) => nameOfNumber(names, number));
  }

  numbers(page: PageOfState): NamesPage {
    return this.#page(
      page,
      ({ named }) => named,
      ({ name, numbers }) => ({ name, numbers: [...numbers] }),
    );
  }

  cards(page: PageOfState): CardsPage {
    return this.#page(
      page,
      ({ rows }) => rows,
      ({ contact: { id, lastName, firstName, company, numbers } }) => ({
        ...{ id, lastName, firstName, company, numbers },
      }),
    );
  }

  /** STORE_UNWRITABLE. */
  add(fields: WrittenContact, author: string): Promise<Saved | Refused> {
    return this.#turns.run(async () => {
      const read = readContact(fields);
      if (read.kind === "issues") return refused(read.issues);
      if (this.#table.rows.size >= MOST_CONTACTS) return refused([directoryFull]);
      const contact = this.#made(read.fields, author);
      await this.#write([[contact.id, contact]], [this.#line(author, "contact.add", listedName(contact))]);
      return { kind: "saved", contact };
    });
  }

  /** What is left out is kept. STORE_UNWRITABLE. */
  change(
    id: string,
    { version, fields }: { readonly version: number | null; readonly fields: WrittenContact },
    author: string,
  ): Promise<Saved | Refused | { readonly kind: "unknown" | "conflict" }> {
    return this.#turns.run(async () => {
      const before = this.get(id);
      if (before === null) return { kind: "unknown" };
      if (version !== null && version !== before.version) return { kind: "conflict" };
      const read = readContact({ ...fieldsOf(before), ...fields });
      if (read.kind === "issues") return refused(read.issues);
      const contact = this.#changed(before, read.fields, author);
      const called = [listedName(before), listedName(contact)].filter((name, at, all) => all.indexOf(name) === at);
      await this.#write([[id, contact]], [this.#line(author, "contact.change", called.join(" → "))]);
      return { kind: "saved", contact };
    });
  }

  /** Those that are still there, all or none; with a version only that one. STORE_UNWRITABLE. */
  remove(
    ids: readonly string[],
    version: number | null,
    author: string,
  ): Promise<{ readonly kind: "removed"; readonly count: number } | { readonly kind: "conflict" }> {
    return this.#turns.run(async () => {
      const there = [...new Set(ids)].flatMap((id) => this.get(id) ?? []);
      if (there.some((contact) => version !== null && version !== contact.version)) return { kind: "conflict" };
      const lines = there.map((contact) => this.#line(author, "contact.remove", listedName(contact)));
      if (there.length > 0)
        await this.#write(
          there.map(({ id }) => [id, null]),
          lines,
        );
      return { kind: "removed", count: there.length };
    });
  }

  /** All in one batch, unless a line is wrong. STORE_UNWRITABLE. */
  import(
    imported: readonly ImportedContact[],
    { isTry, author }: { readonly isTry: boolean; readonly author: string },
  ): Promise<{ readonly saved: boolean; readonly lines: (Omit<PlannedContact, "issues"> & { issues: Issue[] })[] }> {
    return this.#turns.run(async () => {
      const { rows } = this.#read();
      const plan = planContacts(
        rows.map(({ contact }) => contact),
        imported,
      );
      const lines = plan.lines.map((line) => ({ ...line, issues: [...line.issues] }));
      const added = plan.added.map((fields) => this.#made(fields, author));
      const changed = [...plan.changed].flatMap(([id, fields]) => {
        const before = this.get(id);
        return before === null ? [] : [this.#changed(before, fields, author)];
      });
      const contacts = [...added, ...changed];
      if (isTry || contacts.length === 0 || lines.some(({ outcome }) => outcome === "wrong"))
        return { saved: false, lines };
      const text = `${added.length} ajoutés, ${changed.length} modifiés`;
      await this.#write(
        contacts.map((contact) => [contact.id, contact]),
        [this.#line(author, "contact.import", text)],
      );
      return { saved: true, lines };
    });
  }

  #made(fields: ReturnType<typeof fieldsOf>, author: string): Contact {
    const at = this.#parts.clock.now();
    const by = { createdAt: at, createdBy: author, changedAt: at, changedBy: author };
    return { id: this.#parts.newId(), ...fields, version: 1, ...by };
  }

  #changed(before: Contact, fields: ReturnType<typeof fieldsOf>, author: string): Contact {
    const changedAt = this.#parts.clock.now();
    return { ...before, ...fields, version: before.version + 1, changedAt, changedBy: author };
  }

  /** Nobody shall take a directory that was not read for an empty one. */
  #page<Row, Item>(
    { state: wanted, from, limit }: PageOfState,
    rowsOf: (listed: Listed) => readonly Row[],
    itemOf: (row: Row) => Item,
  ) {
    if (!this.#isRead) {
      this.#isAwaited = true;
      return { kind: "changed" as const };
    }
    const listed = this.#read();
    if (wanted !== null && wanted !== listed.state) return { kind: "changed" as const };
    const rows = rowsOf(listed);
    const end = from + limit;
    const items = rows.slice(from, end).map(itemOf);
    return { kind: "page" as const, state: listed.state, items, next: end < rows.length ? end : null };
  }

  async #write(changes: readonly (readonly [string, Contact | null])[], lines: readonly AuditEntry[]): Promise<void> {
    await this.#table.write(new Map(changes), lines);
    this.#listed = null;
    this.#parts.onChanged();
  }

  #read(): Listed {
    if (this.#listed === null) {
      this.#states += 1;
      this.#listed = listed([...this.#table.rows.values()], this.#states);
    }
    return this.#listed;
  }

  #line(author: string, action: string, text: string): AuditEntry {
    return { at: this.#parts.clock.now(), author, action, text, revision: null };
  }
}

function listed(contacts: readonly Contact[], state: number): Listed {
  const rows = contacts
    .map((contact) => ({ contact, place: placeOf(contact), key: searchKeyOf(contact) }))
    .sort((one, other) => comparePlaces(one.place, other.place));
  const named = namedNumbers(rows.map(({ contact }) => contact));
  const names = new Map<string, string>();
  addNames(names, named);
  return { rows, named, names, state };
}

const refused = (issues: readonly Issue[]): Refused => ({ kind: "issues", issues: [...issues] });
