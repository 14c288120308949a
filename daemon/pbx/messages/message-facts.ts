import type { MessageFact } from "../../contracts/message-record.ts";
import type { MessageMemory } from "./message-file.ts";

interface Parts {
  readonly memory: Pick<MessageMemory, "untold" | "note" | "told">;
  /** Hands a fact to the spool; resolves when it is on the disk there. */
  readonly spool: (fact: MessageFact) => Promise<void>;
  /** Told what kept a fact from getting there: it is told again by the next process. */
  readonly trouble: (error: unknown) => void;
}

/**
 * Tells `store` what becomes of text messages. A fact stands in the journal of messages, in the same breath as what it
 * tells of, until the spool has it: a kill in between costs nothing, and what is told twice is counted once.
 */
export class MessageFacts {
  readonly #parts: Parts;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  /** What the process before may not have told. */
  begin(): void {
    for (const fact of this.#parts.memory.untold) this.tell(fact);
  }

  note(fact: MessageFact): void {
    this.#parts.memory.note(fact);
    this.tell(fact);
  }

  /** One that the journal holds already. */
  tell(fact: MessageFact): void {
    const { spool, memory, trouble } = this.#parts;
    spool(fact).then(() => memory.told(fact), trouble);
  }
}
