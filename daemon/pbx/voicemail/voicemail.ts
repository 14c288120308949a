import type { VoiceMessage } from "../../contracts/voice-message.ts";
import type { Clock } from "../../kit/clock.ts";
import type { Log } from "../../kit/log.ts";
import type { PbxMailbox, PbxView } from "../../model/snapshot/pbx-view.ts";
import type { EngineEvent } from "../engine/engine.ts";
import type { KeptMessage, MessageNote, VoiceFiles } from "./message-files.ts";

interface Parts {
  readonly files: VoiceFiles;
  readonly clock: Clock;
  readonly log: Log;
  readonly currentView: () => PbxView | null;
  /** A fresh name for ever. */
  readonly newId: () => string;
  /** The messages of a mailbox are other ones. */
  readonly onChange: (mailbox: string) => void;
  /** A message has come, or came before we were killed, and who is to be told has not been handed on yet. */
  readonly onNew: (message: KeptMessage) => Promise<void>;
}

interface Recording {
  readonly mailbox: string;
  readonly message: string;
}

/** What the process before has not come to its end with. */
interface LeftOver {
  readonly unfinished: readonly Recording[];
  readonly untold: readonly KeptMessage[];
}

/** The messages of all mailboxes: what there is in memory, so that nobody on the telephone waits, their sound on the disk. */
export class Voicemail {
  readonly #parts: Parts;
  readonly #messages = new Map<string, KeptMessage>();
  readonly #greetings = new Set<string>();
  /** By path. */
  readonly #recordings = new Map<string, Recording>();
  #leftOver: LeftOver = { unfinished: [], untold: [] };
  /** One change of the disk after the other. */
  #work: Promise<unknown> = Promise.resolve();

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  /** Reads what is kept. */
  async load(): Promise<void> {
    const { kept, unfinished } = await this.#parts.files.load();
    for (const message of kept) this.#messages.set(message.message, message);
    for (const mailbox of await this.#parts.files.greetings()) this.#greetings.add(mailbox);
    this.#leftOver = { unfinished, untold: kept.filter(({ isTold }) => !isTold) };
  }

  /** What was being recorded when we were killed becomes messages, and who was to be told of others is. */
  begin(): void {
    const { unfinished, untold } = this.#leftOver;
    this.#leftOver = { unfinished: [], untold: [] };
    for (const place of unfinished) void this.#finish(place);
    for (const message of untold) void this.#tell(message);
  }

  /** Of one mailbox, the oldest first. */
  messagesOf(mailbox: string): readonly KeptMessage[] {
    return [...this.#messages.values()].filter((one) => one.mailbox === mailbox).sort((a, b) => a.at - b.at);
  }

  find(message: string): KeptMessage | null {
    return this.#messages.get(message) ?? null;
  }

  audioOf(message: KeptMessage): string {
    return this.#parts.files.audioOf(message);
  }

  /** One more message fits into the mailbox, and into what all of them may take. */
  hasRoom({ id, mostMessages }: PbxMailbox, { voicemail }: PbxView): boolean {
    let bytes = 0;
    let count = 0;
    for (const message of this.#messages.values()) {
      bytes += message.bytes;
      if (message.mailbox === id) count += 1;
    }
    return count < mostMessages && bytes < voicemail.mostMegabytes * 1_000_000;
  }

  /** Where a message may be spoken into; null: the disk takes none. */
  async prepare(mailbox: string, caller: MessageNote["caller"]): Promise<string | null> {
    const { files, clock, newId } = this.#parts;
    const place = { mailbox, message: newId() };
    try {
      const path = await files.prepare(place, { at: clock.now(), caller, forwardedBy: null });
      this.#recordings.set(path, place);
      return path;
    } catch (error) {
      this.#trouble("a message cannot be taken", error);
      await this.#quietly("what was begun stays", () => files.discard(place));
      return null;
    }
  }

  /** Nobody will speak into it. */
  discard(path: string): void {
    const place = this.#recordings.get(path);
    if (place === undefined) return;
    this.#recordings.delete(path);
    void this.#quietly("an empty message stays", () => this.#parts.files.discard(place));
  }

  hear(event: EngineEvent): void {
    if (event.type !== "leg.recorded") return;
    const place = this.#recordings.get(event.path);
    if (place === undefined) return;
    this.#recordings.delete(event.path);
    if (event.why === "disk-full" || event.why === "failed") {
      this.#parts.log.error("a message was cut short", { message: place.message, why: event.why, text: event.text });
    }
    void this.#finish(place);
  }

  /** Kept until somebody deletes it. */
  save(message: string): void {
    const known = this.#messages.get(message);
    if (known === undefined || known.state === "saved") return;
    this.#put({ ...known, state: "saved" });
    void this.#quietly("a message could not be saved", () => this.#parts.files.save(known));
  }

  remove(message: string): void {
    const known = this.#messages.get(message);
    if (known === undefined) return;
    this.#messages.delete(message);
    this.#parts.onChange(known.mailbox);
    void this.#quietly("a message could not be deleted", () => {
      return this.#parts.files.remove(known, known.state);
    });
  }

  /** A copy for another mailbox. False: it could not be made. */
  async forward(message: string, to: PbxMailbox, by: string): Promise<boolean> {
    const view = this.#parts.currentView();
    const known = this.#messages.get(message);
    if (known === undefined || view === null || !this.hasRoom(to, view)) return false;
    const { at, caller } = known;
    const place = { mailbox: to.id, message: this.#parts.newId() };
    const copied = await this.#quietly("a message could not be passed on", () => {
      return this.#parts.files.copy(this.#messages.get(message) ?? known, place, { at, caller, forwardedBy: by });
    });
    if (copied === null) return false;
    this.#arrived(copied);
    return true;
  }

  /** What its owner has spoken at the telephone; null: nothing. */
  greetingOf(mailbox: string): string | null {
    return this.#greetings.has(mailbox) ? this.#parts.files.greetingOf(mailbox) : null;
  }

  async prepareGreeting(mailbox: string): Promise<string | null> {
    return this.#quietly("a greeting cannot be taken", () => {
      return this.#parts.files.prepareGreeting(mailbox, this.#parts.newId());
    });
  }

  async keepGreeting(mailbox: string, path: string): Promise<boolean> {
    const isKept = await this.#quietly("a greeting could not be kept", () => {
      return this.#parts.files.keepGreeting(mailbox, path);
    });
    if (isKept === true) this.#greetings.add(mailbox);
    return isKept === true;
  }

  /** The configured one greets again. */
  dropGreeting(mailbox: string): void {
    this.#greetings.delete(mailbox);
    void this.#quietly("a greeting could not be deleted", () => this.#parts.files.dropGreeting(mailbox));
  }

  /** Everything that was begun is on the disk. */
  async settled(): Promise<void> {
    await this.#work;
  }

  async #finish(place: Recording): Promise<void> {
    const finished = await this.#quietly("a message stays where it was recorded", () =>
      this.#parts.files.finish(place),
    );
    if (finished !== null) this.#arrived(finished);
  }

  #arrived(message: KeptMessage): void {
    const { mailbox, seconds, caller } = message;
    this.#parts.log.info("voice message", { message: message.message, mailbox, caller: caller.number, seconds });
    this.#put(message);
    void this.#tell(message);
  }

  /** Handed on first, noted then: whoever is killed in between tells of it twice, under the same name. */
  async #tell(message: KeptMessage): Promise<void> {
    try {
      await this.#parts.onNew(message);
    } catch (error) {
      this.#trouble("nobody could be told of a message yet", error);
      return;
    }
    await this.#quietly("a message will be told of again", () => this.#parts.files.markTold(message));
  }

  #put(message: KeptMessage): void {
    this.#messages.set(message.message, message);
    this.#parts.onChange(message.mailbox);
  }

  /** Null: it failed, and the log says so. */
  async #quietly<Result>(what: string, run: () => Promise<Result>): Promise<Result | null> {
    const mine = this.#work.then(run);
    this.#work = mine.catch(() => undefined);
    try {
      return await mine;
    } catch (error) {
      this.#trouble(what, error);
      return null;
    }
  }

  #trouble(what: string, error: unknown): void {
    this.#parts.log.error(what, { error });
  }
}

/** What others may know of a message. */
export const told = ({ bytes: _, isTold: _told, ...message }: KeptMessage): VoiceMessage => message;
