import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Clock } from "../../kit/clock.ts";
import type { Log } from "../../kit/log.ts";
import type { Engine } from "../engine/engine.ts";
import { Journal } from "../journal/journal.ts";
import { bindingsFrom, ContactJournal } from "./contact-journal.ts";

export interface OpenContacts {
  /** Gives the engine back what the process before this one knew; the first time only, once accounts are installed. */
  restore(): void;
  stopListening(): void;
  close(): Promise<void>;
}

/** Opens the journal of contacts in that folder and goes on writing it from the engine's events. */
export async function openContacts(
  { log, clock }: { readonly log: Log; readonly clock: Clock },
  engine: Engine,
  folder: string,
): Promise<OpenContacts> {
  const trouble = (error: unknown): void => log.error("the journal of contacts cannot be written", { error });
  const { journal, lines } = await Journal.open(join(folder, "contacts.journal"), trouble);
  const boot = await nameOfThisBoot();
  let left = bindingsFrom(lines, { boot, now: clock.now(), monotonic: clock.monotonic() });
  const contacts = new ContactJournal(journal, left, { clock, boot });
  const ears = engine.onEvent((event) => contacts.hear(event));
  return {
    restore() {
      if (left.length > 0) engine.restoreContacts(left);
      left = [];
    },
    stopListening: () => ears[Symbol.dispose](),
    close: () => journal.close(),
  };
}

/** Changes with every start of the machine, and with it what the monotonic clock counts from. */
async function nameOfThisBoot(): Promise<string> {
  return (await readFile("/proc/sys/kernel/random/boot_id", "utf8")).trim();
}
