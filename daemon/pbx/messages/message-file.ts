import { Type } from "typebox";
import { Compile } from "typebox/compile";
import { type MessageFact, messageFactSchema } from "../../contracts/message-record.ts";
import type { Journal } from "../journal/journal.ts";
import { type Message, messageSchema } from "./message.ts";
import { nameOf } from "./record-of.ts";

/** A message, and the extensions that have not got it yet. */
export interface KeptMessage {
  readonly message: Message;
  readonly posts: readonly string[];
}

/** A text message that an extension has sent outside, for its limit of the hour. */
export interface SentOutside {
  readonly extension: string;
  readonly at: number;
}

/** What is written down of text messages, so that a kill loses none. */
export interface MessageMemory {
  readonly kept: readonly KeptMessage[];
  readonly sent: readonly SentOutside[];
  /** What `store` may not have been told yet. */
  readonly untold: readonly MessageFact[];
  /**
   * With the fact that tells of it. True: both are on the disk, and survive a loss of power. False: the disk takes
   * nothing now, and neither is kept.
   */
  keep(message: Message, posts: readonly string[], fact: MessageFact): Promise<boolean>;
  /** The extension has got it, or never will. */
  forget(message: string, post: string): void;
  sentOutside(sent: SentOutside): void;
  /** A fact to be told, in the place of an earlier one of its name. */
  note(fact: MessageFact): void;
  /** It is where it will not be lost. */
  told(fact: MessageFact): void;
}

const keptLine = Compile(Type.Object({ message: messageSchema, posts: Type.Array(Type.String()) }));
const goneLine = Compile(Type.Object({ gone: Type.Tuple([Type.String(), Type.String()]) }));
const withdrawnLine = Compile(Type.Object({ withdrawn: Type.String() }));
const factLine = Compile(Type.Object({ fact: messageFactSchema }));
const toldLine = Compile(Type.Object({ told: Type.String() }));
const sentLine = Compile(Type.Object({ sent: Type.Tuple([Type.String(), Type.Integer()]) }));

/** So long a request may come again after its message has been delivered, and an hour has so many milliseconds. */
const RECENT_MS = 64_000;
const HOUR_MS = 3_600_000;

/** That a fact was told may be written this late: told again, it is counted once. */
const TOLD_WITHIN_MS = 250;

/** The journal is written anew when it has so many lines more than it needs. */
const MOST_LINES = 1000;

interface Rest {
  readonly kept: Map<string, { readonly message: Message; readonly posts: Set<string> }>;
  sent: SentOutside[];
  /** By its name. */
  readonly untold: Map<string, MessageFact>;
}

/** Keeps text messages in a journal of their own. */
export class MessageFile implements MessageMemory {
  readonly kept: readonly KeptMessage[];
  readonly sent: readonly SentOutside[];
  readonly untold: readonly MessageFact[];
  readonly #journal: Journal;
  readonly #now: () => number;
  readonly #rest: Rest;
  /** Lines that were needed when the journal was written anew. */
  #needed = 0;

  /** `lines`: what the journal has held when it was opened. */
  constructor(journal: Journal, lines: readonly unknown[], now: () => number) {
    this.#journal = journal;
    this.#now = now;
    this.#rest = restOf(lines);
    this.#tidy();
    this.kept = [...this.#rest.kept.values()].map(({ message, posts }) => ({ message, posts: [...posts] }));
    this.sent = this.#rest.sent;
    this.untold = [...this.#rest.untold.values()];
  }

  async keep(message: Message, posts: readonly string[], fact: MessageFact): Promise<boolean> {
    this.#rest.kept.set(message.id, { message, posts: new Set(posts) });
    this.#journal.append({ message, posts });
    this.note(fact);
    if (await this.#journal.flush()) return true;
    // The journal writes it down as soon as it can: who sent it is told that it is not taken.
    this.#journal.append({ withdrawn: message.id });
    withdraw(this.#rest, message.id);
    return false;
  }

  forget(message: string, post: string): void {
    this.#rest.kept.get(message)?.posts.delete(post);
    this.#journal.append({ gone: [message, post] });
    this.#tidyWhenDue();
  }

  sentOutside(sent: SentOutside): void {
    this.#rest.sent.push(sent);
    this.#journal.append({ sent: [sent.extension, sent.at] });
    this.#tidyWhenDue();
  }

  note(fact: MessageFact): void {
    this.#rest.untold.set(nameOf(fact), fact);
    this.#journal.append({ fact });
  }

  told(fact: MessageFact): void {
    const name = nameOf(fact);
    if (this.#rest.untold.get(name) !== fact) return;
    this.#rest.untold.delete(name);
    this.#journal.append({ told: name }, TOLD_WITHIN_MS);
    this.#tidyWhenDue();
  }

  #tidyWhenDue(): void {
    if (this.#journal.lines > MOST_LINES + 2 * this.#needed) this.#tidy();
  }

  #tidy(): void {
    const now = this.#now();
    const { kept, untold } = this.#rest;
    for (const [id, { message, posts }] of kept)
      if (posts.size === 0 && Math.abs(now - message.at) > RECENT_MS) kept.delete(id);
    this.#rest.sent = this.#rest.sent.filter(({ at }) => Math.abs(now - at) < HOUR_MS);
    const lines = [
      ...[...kept.values()].map(({ message, posts }) => ({ message, posts: [...posts] })),
      ...[...untold.values()].map((fact) => ({ fact })),
      ...this.#rest.sent.map(({ extension, at }) => ({ sent: [extension, at] })),
    ];
    this.#needed = lines.length;
    void this.#journal.rewrite(lines);
  }
}

function restOf(lines: readonly unknown[]): Rest {
  const rest: Rest = { kept: new Map(), sent: [], untold: new Map() };
  for (const line of lines) {
    if (keptLine.Check(line)) rest.kept.set(line.message.id, { message: line.message, posts: new Set(line.posts) });
    else if (goneLine.Check(line)) rest.kept.get(line.gone[0])?.posts.delete(line.gone[1]);
    else if (factLine.Check(line)) rest.untold.set(nameOf(line.fact), line.fact);
    else if (toldLine.Check(line)) rest.untold.delete(line.told);
    else if (withdrawnLine.Check(line)) withdraw(rest, line.withdrawn);
    else if (sentLine.Check(line)) rest.sent.push({ extension: line.sent[0], at: line.sent[1] });
  }
  return rest;
}

/** The fact that tells of a message has its name. */
function withdraw({ kept, untold }: Rest, message: string): void {
  kept.delete(message);
  untold.delete(message);
}
