import { readFile, stat } from "node:fs/promises";
import { Compile } from "typebox/compile";
import type { MailState, MailTrouble, WaitingNotice } from "../../contracts/mail.ts";
import type { VoiceMessageFact } from "../../contracts/voice-message.ts";
import { audioPlaces } from "../../contracts/voicemail-folders.ts";
import { systemCode } from "../../kit/box-error.ts";
import type { Clock, Timer } from "../../kit/clock.ts";
import type { Log } from "../../kit/log.ts";
import type { ConfigurationDocument } from "../../model/config/document.ts";
import type { Mailbox } from "../../model/config/mailboxes.ts";
import { keys, prefixes } from "../keys.ts";
import { type Change, type Database, del, put } from "../level/database.ts";
import type { Serial } from "../serial.ts";
import type { Letter, Sending } from "./letter.ts";
import { afterTrouble, begun, ended, isForgotten, type Notice, noticeSchema } from "./notice.ts";
import { noticeLetter } from "./notice-letter.ts";

const noticeCheck = Compile(noticeSchema);

/** Looked for again after so long when the database, or the server, is away. */
const LOOK_MS = 30_000;
const PAGE = 500;
/** What most servers take, as text of four characters for three bytes. */
const LARGEST_ATTACHMENT = 12 * 1024 * 1024;

interface Parts {
  readonly home: string;
  readonly database: Database;
  readonly clock: Clock;
  readonly log: Log;
  /** Whoever reads to write takes his turn. */
  readonly turns: Serial;
  /** What runs; null: nothing yet. */
  readonly running: () => Promise<ConfigurationDocument | null>;
  readonly password: () => string;
  readonly send: (letter: Letter) => Promise<Sending>;
}

/**
 * Who is to be told of voice messages by e-mail: kept in the database until the server has taken it, tried one after the
 * other and again after growing pauses. A server that does not answer holds up nothing but these.
 */
export class Notices {
  readonly #parts: Parts;
  #timer: Timer | null = null;
  #work: Promise<void> | null = null;
  #lookAgain = false;
  #closed = false;
  #trouble: MailTrouble | null = null;
  readonly #listeners = new Set<(trouble: MailTrouble | null) => void>();

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  start(): void {
    this.look();
  }

  /** Told at once, and whenever it changes whether notices are delivered; what it answers ends that. */
  follow(listener: (trouble: MailTrouble | null) => void): () => void {
    this.#listeners.add(listener);
    listener(this.#trouble);
    return () => void this.#listeners.delete(listener);
  }

  async close(): Promise<void> {
    this.#closed = true;
    this.#timer?.cancel();
    await this.#work;
  }

  /** What facts make of the notices; whoever calls has his turn. One that is known already is not told again. */
  async changesOf(facts: readonly VoiceMessageFact[]): Promise<readonly Change[]> {
    const { database, clock } = this.#parts;
    const changes: Change[] = [];
    for (const { message } of facts) {
      const key = keys.notice(message.message);
      if ((await database.get(key)) === undefined) changes.push(put(key, begun(message, clock.now())));
    }
    return changes;
  }

  /** Something may be due. */
  look(): void {
    this.#lookAgain = true;
    if (this.#closed || this.#work !== null) return;
    this.#timer?.cancel();
    this.#work = this.#round()
      .catch((error: unknown) => this.#parts.log.warn("notices could not be looked through yet", { error }))
      .finally(() => {
        this.#work = null;
        if (this.#lookAgain) this.look();
        else if (!this.#closed) this.#timer = this.#parts.clock.after(LOOK_MS, () => this.look());
      });
  }

  async state(): Promise<{ readonly state: MailState; readonly waiting: WaitingNotice[] }> {
    const all = await this.#all();
    const waiting = all.filter(({ state }) => state === "waiting");
    const count = (wanted: Notice["state"]) => all.filter(({ state }) => state === wanted).length;
    const times = waiting.map(({ nextAt }) => nextAt);
    return {
      state: {
        waiting: waiting.length,
        nextAt: times.length === 0 ? null : Math.min(...times),
        givenUp: count("given-up"),
        sent: count("sent"),
        trouble: this.#trouble,
      },
      waiting: waiting.map(({ message, since, tries, nextAt }) => ({
        ...{ message: message.message, mailbox: message.mailbox, since, tries, nextAt },
      })),
    };
  }

  /** One letter to somebody who wants to know whether it works. */
  async test(to: string, document: ConfigurationDocument): Promise<MailTrouble | null> {
    const text = "Bonjour,\n\nCe message montre que la SipleoBox peut envoyer des courriels.\n";
    const at = this.#parts.clock.now();
    const messageId = `<test-${at}@${document.mail.from?.split("@")[1] ?? "sipleo.invalid"}>`;
    const letter = { to, subject: "Essai de la SipleoBox", text, messageId };
    return this.#deliver(letter, null, document);
  }

  async #round(): Promise<void> {
    const { clock, running } = this.#parts;
    this.#lookAgain = false;
    const document = await running();
    if (document === null) return;
    for (const notice of await this.#all()) {
      if (this.#closed) return;
      const now = clock.now();
      if (isForgotten(notice, now)) await this.#write([del(keys.notice(notice.message.message))]);
      else if (notice.state === "waiting" && notice.nextAt <= now) await this.#try(notice, document);
    }
  }

  async #try(notice: Notice, document: ConfigurationDocument): Promise<void> {
    const { clock, log } = this.#parts;
    const { message, mailbox: id } = notice.message;
    const mailbox = document.mailboxes.find((one) => one.id === id);
    if (mailbox === undefined || !isTold(mailbox)) return this.#keep(ended(notice, "unwanted", clock.now()));
    const attachment = mailbox.attachesAudio ? await this.#sound(notice) : null;
    const trouble = await this.#deliver(noticeLetter(notice, mailbox, document), attachment, document);
    this.#become(trouble === null ? null : { kind: trouble.kind, text: trouble.text, at: clock.now() });
    if (trouble === null) {
      log.info("a notice was sent", { message, mailbox: id });
      return this.#keep(ended(notice, "sent", clock.now()));
    }
    const after = afterTrouble(notice, trouble.isFinal, clock.now());
    const { tries, state } = after;
    const facts = { message, mailbox: id, tries, why: trouble.kind, text: trouble.text };
    if (state === "given-up") {
      this.#become({ kind: "given-up", text: trouble.text, at: clock.now() });
      log.error("a notice could not be sent, and is given up", facts);
    } else log.warn("a notice could not be sent yet", facts);
    await this.#keep(after);
  }

  async #deliver(
    written: Pick<Letter, "to" | "subject" | "text" | "messageId">,
    attachment: Letter["attachment"],
    { mail }: ConfigurationDocument,
  ): Promise<(MailTrouble & { readonly isFinal: boolean }) | null> {
    const { host, port, security, user, from } = mail;
    const at = this.#parts.clock.now();
    if (host === null || from === null) {
      return { kind: "no-server", text: "no SMTP server or sender is configured", at, isFinal: false };
    }
    const server = { host, port, security, user, password: this.#parts.password() };
    const sending = await this.#parts.send({ ...written, server, from, attachment });
    return sending.kind === "taken" ? null : { ...sending, at };
  }

  #become(trouble: MailTrouble | null): void {
    this.#trouble = trouble;
    for (const listener of this.#listeners) listener(trouble);
  }

  /** Null: it was deleted meanwhile, or is longer than servers take. */
  async #sound({ message }: Notice): Promise<Letter["attachment"]> {
    for (const path of audioPlaces(this.#parts.home, message)) {
      try {
        if ((await stat(path)).size > LARGEST_ATTACHMENT) return null;
        const bytes = await readFile(path);
        return { name: `message-${message.message}.wav`, type: "audio/wav", base64: bytes.toString("base64") };
      } catch (error) {
        if (systemCode(error) !== "ENOENT") throw error;
      }
    }
    return null;
  }

  async #all(): Promise<readonly Notice[]> {
    const found: Notice[] = [];
    for (let before: string | null = null; ; ) {
      const page = await this.#parts.database.page({ prefix: prefixes.notice, before, limit: PAGE });
      found.push(...page.flatMap(({ value }) => (noticeCheck.Check(value) ? [value] : [])));
      const last = page.at(-1);
      // The oldest first: names of messages begin with their time.
      if (page.length < PAGE || last === undefined) return found.reverse();
      before = last.key;
    }
  }

  #keep(notice: Notice): Promise<void> {
    return this.#write([put(keys.notice(notice.message.message), notice)]);
  }

  #write(changes: readonly Change[]): Promise<void> {
    return this.#parts.turns.run(() => this.#parts.database.write(changes));
  }
}

const isTold = (mailbox: Mailbox): mailbox is Mailbox & { readonly email: string } => mailbox.email !== null;
