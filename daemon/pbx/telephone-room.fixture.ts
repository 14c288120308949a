import type { CallRecord } from "../contracts/call-record.ts";
import type { MessageFact } from "../contracts/message-record.ts";
import type { VoiceMessageFact } from "../contracts/voice-message.ts";
import { DrivenClock } from "../kit/clock.ts";
import { silentLog } from "../kit/log.ts";
import type { Absence } from "../model/profiles/absence.ts";
import type { ProfileByHand } from "../model/profiles/profile-at.ts";
import type { PbxView } from "../model/snapshot/pbx-view.ts";
import type { KeptLogin } from "./agents/kept-login.ts";
import type { Wish } from "./call-backs/wish.ts";
import { recordOf } from "./cdr/call-record.ts";
import { FakeEngine } from "./engine/fake-engine.ts";
import { FakeOperator } from "./engine/fake-operator.ts";
import { FakePhone } from "./engine/fake-phone.ts";
import { Exchange } from "./exchange.ts";
import type { MessageMemory } from "./messages/message-file.ts";
import { office } from "./office.fixture.ts";
import type { KeptPlace } from "./queues/kept-place.ts";
import { readySounds } from "./ready-sounds.ts";
import type { KeptPin } from "./voicemail/pins.ts";
import { RememberedVoiceFiles } from "./voicemail/voice-files.fixture.ts";

type PhoneOfEach<Extensions extends readonly string[]> = { [Each in keyof Extensions]: FakePhone };

/** Keeps text messages nowhere but in the exchange itself. */
export const forgetful: MessageMemory = {
  kept: [],
  sent: [],
  untold: [],
  keep: () => Promise.resolve(true),
  forget: () => {},
  sentOutside: () => {},
  note: () => {},
  told: () => {},
};

/** A room of telephones around a whole exchange on the fake engine: for tests that read like calls. */
export class TelephoneRoom {
  readonly engine = new FakeEngine();
  readonly clock = new DrivenClock();
  readonly exchange: Exchange;
  readonly records: CallRecord[] = [];
  /** What was told of text messages. */
  readonly messageFacts: MessageFact[] = [];
  /** What was written for the audit. */
  readonly notes: string[] = [];
  /** Who hides his number by *69. */
  readonly hidden = new Map<string, boolean>();
  /** Profiles chosen by hand. */
  readonly chosen = new Map<string, ProfileByHand>();
  /** Who is absent, by codes. */
  readonly absences = new Map<string, Absence>();
  /** Where agents are, and who is paused. */
  readonly callBacks = new Map<string, readonly Wish[]>();
  readonly logins = new Map<string, KeptLogin>();
  /** Who has left a queue to be called back. */
  readonly places = new Map<string, KeptPlace>();
  /** Codes of voicemail. */
  readonly pins = new Map<string, KeptPin>();
  /** Names of the directory, by numbers in E.164. */
  readonly names = new Map<string, string>();
  readonly voiceFiles = new RememberedVoiceFiles();
  /** What was told of voice messages. */
  readonly voiceFacts: VoiceMessageFact[] = [];
  /** What a call, or a recording, is named by its number. */
  callName: (count: number) => string = (count) => `call-${count}`;
  /** Where recordings go. */
  folder = "/recordings";
  #calls = 0;
  #messages = 0;
  #phones = 0;
  /** Timers of the lines that are being watched: they never end. */
  #watches = 0;

  constructor(view: PbxView = office(), memory: MessageMemory = forgetful) {
    const { engine, clock } = this;
    engine.now = () => clock.now();
    this.exchange = new Exchange({
      engine,
      clock,
      log: silentLog,
      newCall: () => this.callName(++this.#calls),
      newMessage: () => `message-${++this.#messages}`,
      load: () => Promise.reject(new Error("no snapshots here")),
      usualMusic: "/sounds/usual.wav",
      ready: readySounds("/sounds/ready"),
      later: (run) => run(),
      prompt: (name) => `/prompts/${name}.wav`,
      recordedPrompts: "/recorded",
      recordingPath: (id) => `${this.folder}/${id}.sealed`,
      nameOf: (number) => this.names.get(number) ?? "",
      hidden: {
        of: (extension) => this.hidden.get(extension) ?? null,
        keep: (extension, hidden) => {
          if (hidden === null) this.hidden.delete(extension);
          else this.hidden.set(extension, hidden);
        },
      },
      profiles: {
        of: (number) => this.chosen.get(number) ?? null,
        keep: (number, chosen) => void (chosen === null ? this.chosen.delete(number) : this.chosen.set(number, chosen)),
      },
      absences: {
        of: (number) => this.absences.get(number) ?? null,
        keep: (number, kept) => void (kept === null ? this.absences.delete(number) : this.absences.set(number, kept)),
      },
      places: {
        of: (number) => this.places.get(number) ?? null,
        entries: () => this.places.entries(),
        keep: (number, kept) => void (kept === null ? this.places.delete(number) : this.places.set(number, kept)),
      },
      callBacks: {
        of: (number) => this.callBacks.get(number) ?? null,
        entries: () => this.callBacks,
        keep: (number, kept) => void (kept === null ? this.callBacks.delete(number) : this.callBacks.set(number, kept)),
      },
      logins: {
        of: (number) => this.logins.get(number) ?? null,
        keep: (number, kept) => void (kept === null ? this.logins.delete(number) : this.logins.set(number, kept)),
      },
      voicemail: {
        files: this.voiceFiles,
        pins: {
          of: (number) => this.pins.get(number) ?? null,
          keep: (number, kept) => void (kept === null ? this.pins.delete(number) : this.pins.set(number, kept)),
          entries: () => this.pins.entries(),
        },
        hashPin: async (pin) => `hash of ${pin}`,
        spool: async (fact) => void this.voiceFacts.push(fact),
      },
      verifyPin: async (pin, hash) => hash === `hash of ${pin}`,
      random: () => 0,
      lookUp: async () => ({ kind: "nothing" }),
      note: (action, text) => void this.notes.push(`${action}: ${text}`),
      tollMemory: { remembered: null, keep: () => {} },
      messageMemory: memory,
      messageSpool: async (fact) => void this.messageFacts.push(fact),
    });
    this.exchange.onCall((_, call) => {
      if (call.endedAt !== null) this.records.push(recordOf(call, call.endedAt));
    });
    this.exchange.start();
    this.run(view);
  }

  /** A view runs from now on. */
  run(view: PbxView): void {
    this.exchange.reload.begin({ view, digest: "" });
    this.engine.settle();
  }

  /** A registered telephone of the extension. */
  phone(extension: string): FakePhone {
    this.#phones += 1;
    const phone = new FakePhone(this.engine, extension, `192.0.2.${this.#phones}:5060`);
    this.engine.addPhone(phone);
    phone.register();
    return phone;
  }

  /** The operator at an address, 198.51.100.1 or another one; calls come from him too. */
  operator(address = "198.51.100.1"): FakeOperator {
    const operator = new FakeOperator(this.engine, `operator at ${address}`, address);
    this.wait(1);
    this.#watches = this.#timers();
    return operator;
  }

  /** Telephones of several extensions, one each. */
  phones<const Extensions extends readonly string[]>(...extensions: Extensions): PhoneOfEach<Extensions> {
    return extensions.map((extension) => this.phone(extension)) as PhoneOfEach<Extensions>;
  }

  wait(seconds: number): void {
    this.clock.advance(seconds * 1000);
    this.engine.settle();
  }

  /** Throws what a listener threw, and says what is left when all ought to have ended. */
  remains(): { legs: number; relays: number; players: number; calls: number; timers: number } {
    const [thrown] = this.engine.listeners.thrown;
    if (thrown !== undefined) throw thrown;
    const { legs, relays, players } = this.engine.census();
    return {
      legs,
      relays,
      players,
      calls: [...this.exchange.calls()].length,
      timers: this.#timers() - this.#watches,
    };
  }

  /** Without the one that waits for a line that is down to become an alert: it belongs to no call. */
  #timers(): number {
    this.exchange.alerts[Symbol.dispose]();
    const { timers } = this.clock;
    this.exchange.alerts.look();
    return timers;
  }
}

/** What `remains` says when nothing does. */
export const atRest = { legs: 0, relays: 0, players: 0, calls: 0, timers: 0 };
