import { Type } from "typebox";
import { Compile } from "typebox/compile";
import type { Clock } from "../../kit/clock.ts";
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
const bootLine = Compile(Type.Object({ boot: Type.String() }));
const addedLine = Compile(Type.Object({ is: bindingSchema, until: Type.Integer() }));
const refreshedLine = Compile(
  Type.Object({ again: Type.Tuple([Type.Integer(), Type.Integer(), Type.Integer(), Type.Integer()]) }),
);
const removedLine = Compile(Type.Object({ gone: Type.Integer() }));

/** Now, on the wall clock, and on the monotonic one that began with this start of the machine. */
export interface Moment {
  readonly boot: string;
  readonly now: number;
  readonly monotonic: number;
}

/** A telephone that comes or goes is written down at once; what a kill takes of its refreshes, the next one brings again. */
const refreshedWithinMs = 1000;

/** `until`: when it ends, on the monotonic clock. */
interface Kept {
  readonly binding: ContactBinding;
  readonly until: number;
}

/**
 * The bindings that the lines of a contact journal leave behind, those past their time left out. Somebody may have set
 * the clock since they were written: only after a new start of the machine is the wall clock believed.
 */
export function bindingsFrom(lines: readonly unknown[], at: Moment): readonly ContactBinding[] {
  const found = new Map<number, Kept>();
  let boot = "";
  for (const line of lines) {
    if (addedLine.Check(line)) {
      const binding = { ...line.is, contact: line.is.contact as ContactId };
      found.set(binding.contact, { binding, until: line.until });
    } else if (refreshedLine.Check(line)) {
      const [contact, expiresAt, cseq, until] = line.again;
      const known = found.get(contact);
      if (known !== undefined) found.set(contact, { binding: { ...known.binding, expiresAt, cseq }, until });
    } else if (removedLine.Check(line)) {
      found.delete(line.gone);
    } else if (bootLine.Check(line)) {
      boot = line.boot;
    }
  }
  const expiryOf = ({ binding, until }: Kept): number =>
    boot === at.boot ? at.now + Math.round(until - at.monotonic) : binding.expiresAt;
  return [...found.values()]
    .map((kept) => ({ ...kept.binding, expiresAt: expiryOf(kept) }))
    .filter((binding) => binding.expiresAt > at.now);
}

const lineOf = ({ binding, until }: Kept) => ({ is: binding, until });

/** Writes the registrar's changes down, so that telephones stay reachable when the process was killed. */
export class ContactJournal {
  readonly #journal: Journal;
  readonly #clock: Clock;
  readonly #boot: string;
  readonly #live = new Map<ContactId, Kept>();

  /** `known`: what the journal's lines left behind; everything else in it is forgotten. `boot`: this start of the machine. */
  constructor(journal: Journal, known: readonly ContactBinding[], { clock, boot }: { clock: Clock; boot: string }) {
    this.#journal = journal;
    this.#clock = clock;
    this.#boot = boot;
    for (const binding of known) this.#live.set(binding.contact, this.#keep(binding));
    this.#rewrite();
  }

  hear(event: EngineEvent): void {
    switch (event.type) {
      case "contact.added":
        this.#put(event.binding, 0);
        return;
      case "contact.refreshed":
        this.#put(event.binding, refreshedWithinMs);
        return;
      case "contact.removed":
        if (this.#live.delete(event.contact)) this.#write({ gone: event.contact }, 0);
        return;
      default:
        return;
    }
  }

  /** Most refreshes change the time only: four numbers instead of a whole binding. */
  #put(binding: ContactBinding, withinMs: number): void {
    const { contact, expiresAt, cseq } = binding;
    const known = this.#live.get(contact)?.binding;
    const kept = this.#keep(binding);
    this.#live.set(contact, kept);
    const isRefresh = known !== undefined && sameDevice(known, binding);
    this.#write(isRefresh ? { again: [contact, expiresAt, cseq, kept.until] } : lineOf(kept), withinMs);
  }

  #keep(binding: ContactBinding): Kept {
    const left = binding.expiresAt - this.#clock.now();
    return { binding, until: Math.round(this.#clock.monotonic() + left) };
  }

  #write(line: unknown, withinMs: number): void {
    this.#journal.append(line, withinMs);
    if (this.#journal.lines < 1000 + 8 * this.#live.size) return;
    this.#rewrite();
  }

  #rewrite(): void {
    void this.#journal.rewrite([{ boot: this.#boot }, ...[...this.#live.values()].map(lineOf)]);
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
