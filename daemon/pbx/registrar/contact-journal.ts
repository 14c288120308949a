import { Type } from "typebox";
import { Compile } from "typebox/compile";
import type { ContactBinding, ContactId, EngineEvent } from "../engine/engine.ts";
import type { Journal } from "../journal/journal.ts";

const bindingSchema = Type.Object({
  contact: Type.Integer(),
  extension: Type.String(),
  uri: Type.String(),
  source: Type.String(),
  transport: Type.Union([Type.Literal("udp"), Type.Literal("tcp"), Type.Literal("tls")]),
  expiresAt: Type.Integer(),
  userAgent: Type.String(),
  callId: Type.String(),
  cseq: Type.Integer(),
  path: Type.Array(Type.String()),
  instance: Type.String(),
});
const addedLine = Compile(Type.Object({ is: bindingSchema }));
const refreshedLine = Compile(Type.Object({ again: Type.Tuple([Type.Integer(), Type.Integer(), Type.Integer()]) }));
const removedLine = Compile(Type.Object({ gone: Type.Integer() }));

/** The bindings that the lines of a contact journal leave behind, those past their time left out. */
export function bindingsFrom(lines: readonly unknown[], now: number): readonly ContactBinding[] {
  const found = new Map<number, ContactBinding>();
  for (const line of lines) {
    if (addedLine.Check(line)) {
      found.set(line.is.contact, { ...line.is, contact: line.is.contact as ContactId });
    } else if (refreshedLine.Check(line)) {
      const [contact, expiresAt, cseq] = line.again;
      const known = found.get(contact);
      if (known !== undefined) found.set(contact, { ...known, expiresAt, cseq });
    } else if (removedLine.Check(line)) {
      found.delete(line.gone);
    }
  }
  return [...found.values()].filter((binding) => binding.expiresAt > now);
}

const lineOf = (binding: ContactBinding) => ({ is: binding });

/** Writes the registrar's changes down, so that telephones stay reachable when the process was killed. */
export class ContactJournal {
  readonly #journal: Journal;
  readonly #live = new Map<ContactId, ContactBinding>();

  /** `known`: what the journal's lines left behind; everything else in it is forgotten. */
  constructor(journal: Journal, known: readonly ContactBinding[]) {
    this.#journal = journal;
    for (const binding of known) this.#live.set(binding.contact, binding);
    void journal.rewrite(known.map(lineOf));
  }

  hear(event: EngineEvent): void {
    switch (event.type) {
      case "contact.added":
      case "contact.refreshed":
        this.#put(event.binding);
        return;
      case "contact.removed":
        if (this.#live.delete(event.contact)) this.#write({ gone: event.contact });
        return;
      default:
        return;
    }
  }

  /** Most refreshes change the time only: three numbers instead of a whole binding. */
  #put(binding: ContactBinding): void {
    const { contact, expiresAt, cseq } = binding;
    const known = this.#live.get(contact);
    this.#live.set(contact, binding);
    this.#write(
      known !== undefined && sameDevice(known, binding) ? { again: [contact, expiresAt, cseq] } : lineOf(binding),
    );
  }

  #write(line: unknown): void {
    this.#journal.append(line);
    if (this.#journal.lines < 1000 + 8 * this.#live.size) return;
    void this.#journal.rewrite([...this.#live.values()].map(lineOf));
  }
}

function sameDevice(a: ContactBinding, b: ContactBinding): boolean {
  return (
    a.uri === b.uri &&
    a.source === b.source &&
    a.transport === b.transport &&
    a.userAgent === b.userAgent &&
    a.callId === b.callId &&
    a.instance === b.instance &&
    a.path.length === b.path.length &&
    a.path.every((hop, index) => hop === b.path[index])
  );
}
