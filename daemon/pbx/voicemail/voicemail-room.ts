import type { MessageSending, MessageSent } from "../../contracts/message-sending.ts";
import type { VoiceMessageFact } from "../../contracts/voice-message.ts";
import type { Clock } from "../../kit/clock.ts";
import type { Log } from "../../kit/log.ts";
import { reason } from "../../model/reason.ts";
import type { PbxView } from "../../model/snapshot/pbx-view.ts";
import type { Incident } from "../alerts/incidents.ts";
import { type Call, dialogueAbout } from "../calls/call.ts";
import type { HouseWord } from "../calls/voicemail-topics.ts";
import type { EngineEvent } from "../engine/engine.ts";
import type { HouseDeed, VoicemailHouse } from "../features/voicemail/voicemail-house.ts";
import type { KeptByNumber } from "../kept-by-number.ts";
import type { DialPlans } from "../routing/dial-plan.ts";
import type { KeptMessage, VoiceFiles } from "./message-files.ts";
import { type KeptPin, Pins } from "./pins.ts";
import { TextNotices } from "./text-notices.ts";
import { told, Voicemail } from "./voicemail.ts";

/** What voicemail needs from outside `pbx`. */
export interface VoicemailPorts {
  readonly files: VoiceFiles;
  readonly pins: Pick<KeptByNumber<KeptPin>, "of" | "keep" | "entries">;
  readonly hashPin: (pin: string) => Promise<string>;
  /** Hands a fact for `store` to the spool; resolves when it is on the disk there. */
  readonly spool: (fact: VoiceMessageFact) => Promise<void>;
}

interface Parts extends VoicemailPorts {
  readonly clock: Clock;
  readonly log: Log;
  readonly currentView: () => PbxView | null;
  readonly plans: DialPlans;
  readonly newId: () => string;
  readonly verifyPin: (pin: string, hash: string | null) => Promise<boolean>;
  readonly sendText: (sending: MessageSending) => Promise<MessageSent>;
  readonly alert: (incident: Incident) => void;
  /** To the dialogue of a call. */
  readonly tell: (call: string, word: HouseWord) => void;
  /** A caller is to speak into it. */
  readonly isAwaited: (path: string) => boolean;
  /** How many messages wait for an extension or group has changed. */
  readonly onCount: (owner: string) => void;
}

const ALERT_MS = 3_600_000;

/** Voicemail around the calls: messages, codes, who is told, and what the features ask for. */
export class VoicemailRoom implements Disposable {
  readonly messages: Voicemail;
  readonly pins: Pins;
  readonly house: VoicemailHouse;
  readonly #parts: Parts;
  readonly #texts: TextNotices;
  readonly #ending = new AbortController();

  constructor(parts: Parts) {
    const { files, clock, log, currentView, newId, pins, hashPin, verifyPin, sendText, alert } = parts;
    this.#parts = parts;
    this.messages = new Voicemail({
      ...{ files, clock, log, currentView, newId },
      onChange: (mailbox) => this.#changed(mailbox),
      onNew: (message) => this.#tellOf(message),
    });
    this.pins = new Pins({
      ...{ kept: pins, hash: hashPin, verify: verifyPin },
      now: () => clock.now(),
      onClosed: (owner, wrong) => this.#guessed(owner, wrong),
    });
    const signal = this.#ending.signal;
    this.#texts = new TextNotices({ ...{ clock, log, alert, signal }, plan: () => this.#plan(), send: sendText });
    const { messages } = this;
    this.house = {
      messagesOf: (mailbox) =>
        messages.messagesOf(mailbox).map((message) => ({ ...message, path: messages.audioOf(message) })),
      spokenGreeting: (mailbox) => messages.greetingOf(mailbox),
      hasRoom: (mailbox, view) => messages.hasRoom(mailbox, view),
      prepare: (call, mailbox, caller) => {
        void messages.prepare(mailbox, caller).then((path) => this.#roomMade(call, path));
      },
      carryOut: (call, deed) => void this.#carryOut(call, deed),
    };
  }

  hear(event: EngineEvent): void {
    this.messages.hear(event);
  }

  /** Whoever leaves before he has spoken leaves no message. */
  callChanged(before: Call | null, after: Call): void {
    const was = before === null ? null : (dialogueAbout(before, "leave-message")?.topic.path ?? null);
    const is = dialogueAbout(after, "leave-message")?.topic.path ?? null;
    if (was !== null && was !== is) this.messages.discard(was);
  }

  /** Reads what is kept. */
  load(): Promise<void> {
    return this.messages.load();
  }

  /** What was left over from before can be told of; a code ends with what it opens. */
  viewChanged(): void {
    const plan = this.#plan();
    if (plan === null) return;
    this.messages.begin();
    for (const owner of this.pins.owners()) if (!plan.mailboxesOf.has(owner)) this.pins.forget(owner);
  }

  /** What waits for an extension or group. */
  counts(owner: string): { readonly fresh: number; readonly saved: number } {
    const mailboxes = this.#plan()?.mailboxesOf.get(owner) ?? [];
    const all = mailboxes.flatMap(({ id }) => this.messages.messagesOf(id));
    const fresh = all.filter(({ state }) => state === "new").length;
    return { fresh, saved: all.length - fresh };
  }

  [Symbol.dispose](): void {
    this.#ending.abort();
  }

  #plan() {
    const view = this.#parts.currentView();
    return view === null ? null : this.#parts.plans.of(view);
  }

  #changed(mailbox: string): void {
    const owner = this.#plan()?.mailboxes.get(mailbox)?.owner;
    if (owner !== undefined) this.#parts.onCount(owner);
  }

  /** The caller may have gone meanwhile. */
  #roomMade(call: string, path: string | null): void {
    this.#parts.tell(call, { kind: "ready", path });
    if (path !== null && !this.#parts.isAwaited(path)) this.messages.discard(path);
  }

  async #carryOut(call: string, deed: HouseDeed): Promise<void> {
    const { messages } = this;
    const { tell } = this.#parts;
    // biome-ignore lint/nursery/useExhaustiveSwitchCases: Biome does not see through Exclude; the compiler checks it
    switch (deed.do) {
      case "save":
        return messages.save(deed.message);
      case "remove":
        return messages.remove(deed.message);
      case "drop-greeting":
        return messages.dropGreeting(deed.mailbox);
      case "forward": {
        const to = this.#plan()?.mailboxes.get(deed.mailbox);
        const well = to !== undefined && (await messages.forward(deed.message, to, deed.by));
        return tell(call, { kind: "done", well });
      }
      case "prepare-greeting":
        return tell(call, { kind: "ready", path: await messages.prepareGreeting(deed.mailbox) });
      case "keep-greeting":
        return tell(call, { kind: "done", well: await messages.keepGreeting(deed.mailbox, deed.path) });
      case "check-pin":
        return tell(call, { kind: "pin", verdict: await this.#verdict(deed.owner, deed.pin) });
      case "set-pin":
        return tell(call, { kind: "done", well: await this.#set(deed.owner, deed.pin) });
    }
  }

  async #verdict(owner: string, pin: string) {
    try {
      return await this.pins.verify(owner, pin);
    } catch (error) {
      this.#parts.log.error("a code could not be verified", { owner, error });
      return "wrong" as const;
    }
  }

  async #set(owner: string, pin: string): Promise<boolean> {
    try {
      await this.pins.set(owner, pin);
      return true;
    } catch (error) {
      this.#parts.log.error("a code could not be set", { owner, error });
      return false;
    }
  }

  #guessed(owner: string, count: number): void {
    this.#parts.log.warn("suspicion", { what: "voicemail-code", owner, count });
    const what = reason("voicemail-guessed", { number: owner, count });
    const incident = {
      key: `voicemail-${owner}`,
      level: "warning",
      what,
      why: null,
      times: 1,
      keptMs: ALERT_MS,
    } as const;
    this.#parts.alert(incident);
  }

  async #tellOf(message: KeptMessage): Promise<void> {
    const mailbox = this.#plan()?.mailboxes.get(message.mailbox);
    const { state: _, ...fact } = told(message);
    if (mailbox?.mails === true) await this.#parts.spool({ kind: "voice-message", message: fact });
    if (mailbox?.sms != null) await this.#texts.tell(message);
  }
}
