import type { ContactBinding, ContactId, DialRequest, LegId, Party, SubscriptionId } from "./engine.ts";
import type { FakeEngine } from "./fake-engine.ts";
import type { FakeMessage } from "./fake-messages.ts";
import type { ArrivedMessage, ArrivedNotice, FarCall } from "./far-side.ts";

interface Notification {
  readonly contentType: string;
  readonly body: string;
  readonly state: "active" | "terminated";
}

/** A lamp or a message indicator of a fake telephone. */
export interface FakeSubscription {
  readonly id: SubscriptionId;
  readonly target: string;
  readonly package: "dialog" | "message-summary";
  readonly notified: Notification[];
}

/** One end of a call at a fake telephone. What it does is carried out when the engine settles, or at once with `live`. */
export class FakeCall implements FarCall {
  readonly leg: LegId;
  readonly phone: FakePhone;
  readonly side: "caller" | "callee";
  /** What came from the exchange, in order: statuses, CANCEL, BYE, NOTIFY. */
  readonly saw: string[] = [];
  /** Who the display shows. */
  shown: Party | null = null;
  called = "";
  /** The request as it was dialled; null for calls of the telephone itself. */
  request: DialRequest | null = null;
  headers: readonly (readonly [string, string])[] = [];
  digits = "";
  over = false;
  readonly #engine: FakeEngine;

  constructor(engine: FakeEngine, phone: FakePhone, leg: LegId, side: "caller" | "callee") {
    this.#engine = engine;
    this.phone = phone;
    this.leg = leg;
    this.side = side;
  }

  sees(what: string): void {
    this.saw.push(what);
  }

  ring(): void {
    this.#act((leg) => {
      if (leg.state === "dialling") this.#engine.emit({ type: "leg.ringing", leg: this.leg });
    });
  }

  early(): void {
    this.#act((leg) => {
      if (leg.state === "dialling") this.#engine.emit({ type: "leg.early", leg: this.leg });
    });
  }

  answer(): void {
    this.#act((leg) => this.#engine.farAnswers(leg));
  }

  /** A final status ≥ 300 to an incoming call. */
  refuse(status: number): void {
    this.#act((leg) => {
      if (leg.state === "dialling") this.#engine.farEnds(leg, status);
    });
  }

  redirect(...targets: string[]): void {
    this.#act((leg) => {
      if (leg.state !== "dialling") return;
      this.#engine.emit({ type: "leg.redirected", leg: this.leg, targets });
      this.#engine.farEnds(leg, 302);
    });
  }

  /** BYE, CANCEL, or a refusal, whichever is right. */
  hangUp(): void {
    this.#act((leg) => this.#engine.farEnds(leg, leg.state === "answered" ? 0 : leg.direction === "in" ? 487 : 486));
  }

  hold(): void {
    this.#act((leg) => {
      if (leg.state === "answered") this.#engine.emit({ type: "leg.held", leg: this.leg });
    });
  }

  resume(): void {
    this.#act((leg) => {
      if (leg.state === "answered") this.#engine.emit({ type: "leg.resumed", leg: this.leg });
    });
  }

  /** REFER; `replaces`: the other call of this telephone; "unknown": one that the exchange does not have. */
  refer(target: string, replaces: FarCall | "unknown" | null = null): void {
    this.#act(() => {
      const known = replaces instanceof FakeCall && !replaces.over;
      const unknown = replaces !== null && !known;
      const leg = known ? replaces.leg : null;
      this.#engine.emit({ type: "leg.transfer", leg: this.leg, target, replaces: leg, replacesUnknown: unknown });
    });
  }

  /** `inband`: as tones in the sound, which are heard only while somebody waits for keys. */
  press(digit: string, by: "info" | "rfc4733" | "inband" = "info"): void {
    this.#act((leg) => {
      if (by === "inband" && !leg.hearsKeys) return;
      this.#engine.emit({ type: "leg.digit", leg: this.leg, digit, by });
      const other = leg.sound.kind === "leg" ? this.#engine.legs.get(leg.sound.leg) : undefined;
      if (by === "rfc4733" && other !== undefined) other.far.digits += digit;
    });
  }

  /** It begins to speak in its room, or ceases to. */
  speaks(speaks: boolean): void {
    this.#act((leg) => {
      if (leg.sound.kind === "room") this.#engine.emit({ type: "leg.speaking", leg: this.leg, speaks });
    });
  }

  /** The sound that is played once has come to its end. */
  hearOut(): void {
    this.#act((leg) => {
      if (leg.sound.kind === "file" && !leg.sound.loop) this.#engine.emit({ type: "leg.played", leg: this.leg });
    });
  }

  /** The cable is out: nothing is heard any more. */
  goSilent(seconds: number): void {
    this.#act((leg) => {
      if (leg.state === "answered") this.#engine.emit({ type: "leg.unheard", leg: this.leg, seconds });
    });
  }

  /** What comes out of the receiver: a number, `music`, the path of a sound that is played once, a tone, or `nothing`. */
  get hears(): string {
    const leg = this.#engine.legs.get(this.leg);
    if (leg === undefined || leg.state === "released") return "nothing";
    const { sound } = leg;
    if (sound.kind === "leg") return this.#engine.legs.get(sound.leg)?.far.phone.extension ?? "nothing";
    if (sound.kind === "room") return this.#engine.heardIn(sound.room, leg.id);
    if (sound.kind === "file") return sound.loop ? "music" : sound.path;
    return sound.kind === "tone" ? sound.tone : "nothing";
  }

  #act(act: Parameters<FakeEngine["fromFar"]>[1]): void {
    this.#engine.fromFar(this.leg, act);
    this.phone.settle();
  }
}

/** A telephone at the far side of the fake engine. */
export class FakePhone {
  readonly extension: string;
  readonly source: string;
  readonly userAgent: string;
  readonly uri: string;
  contact: ContactId | null = null;
  /** Rings at once when it is called, as most do. */
  rings = true;
  /** Every call that it was offered, newest last. */
  readonly calls: FakeCall[] = [];
  knowsPassword = true;
  /** What it says to MESSAGE; 0: nothing. */
  messageStatus = 200;
  /** Every text message that came to it, each try for itself. */
  readonly messages: ArrivedMessage[] = [];
  readonly notices: ArrivedNotice[] = [];
  /** Acts are carried out at once, with all that comes of them. */
  live = true;
  readonly #engine: FakeEngine;
  #cseq = 0;

  constructor(engine: FakeEngine, extension: string, source: string) {
    this.#engine = engine;
    this.extension = extension;
    this.source = source;
    this.userAgent = `fake ${extension}`;
    this.uri = `sip:${extension}@${source}`;
  }

  settle(): void {
    if (this.live) this.#engine.settle();
  }

  register(): void {
    this.#engine.register(this);
    this.settle();
  }

  unregister(): void {
    this.#engine.unregister(this);
    this.settle();
  }

  call(dialled: string, options: { replaces?: FakeCall; anonymous?: boolean } = {}): FakeCall {
    const call = new FakeCall(this.#engine, this, this.#engine.mintLeg(), "caller");
    this.#engine.offer(this, call, dialled, options.replaces?.leg ?? null, options.anonymous ?? false);
    this.settle();
    return call;
  }

  write(to: string, text: string): FakeMessage {
    const message = this.#engine.write(this, { from: this.extension, to, text }, false);
    this.settle();
    return message;
  }

  /** The latest call that it was offered. */
  get last(): FakeCall {
    const call = this.calls.at(-1);
    if (call === undefined) throw new Error(`${this.extension} has not been called`);
    return call;
  }

  incoming(call: FakeCall): void {
    this.calls.push(call);
    if (this.rings) call.ring();
  }

  subscribe(target: string, eventPackage: "dialog" | "message-summary" = "dialog"): FakeSubscription {
    const id = this.#engine.mintSubscription();
    const subscription: FakeSubscription = { id, target, package: eventPackage, notified: [] };
    this.#engine.subscribe(this, subscription);
    this.settle();
    return subscription;
  }

  /** `extension`: under which number it is registered; that of the line, for a gateway. */
  binding(contact: ContactId, expiresAt: number, extension = this.extension): ContactBinding {
    this.#cseq += 1;
    const { uri, source, userAgent } = this;
    const sip = { callId: `reg-${source}`, cseq: this.#cseq, path: [], instance: "", transport: "udp" } as const;
    return { contact, extension, uri, source, userAgent, expiresAt, ...sip };
  }
}
