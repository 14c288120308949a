import type { MessageFact } from "../../contracts/message-record.ts";
import type { MessageSending, MessageSent } from "../../contracts/message-sending.ts";
import type { WaitingMessages } from "../../contracts/waiting-messages.ts";
import { type Reason, reason } from "../../model/reason.ts";
import type { PbxView } from "../../model/snapshot/pbx-view.ts";
import type { Engine, EngineEvent } from "../engine/engine.ts";
import type { DialPlan, DialPlans } from "../routing/dial-plan.ts";
import { type MessagePlan, routeLineMessage, routeMessage } from "../routing/messages/route-message.ts";
import { Deliveries, type DeliveryParts } from "./deliveries.ts";
import { isRepeated, type Message } from "./message.ts";
import { MessageFacts } from "./message-facts.ts";
import { messageOf } from "./message-of.ts";
import { OutgoingSms } from "./outgoing-sms.ts";
import { begunRecord, endedRecord, keptRecord } from "./record-of.ts";
import type { SmsCarrier } from "./sms-carrier.ts";
import { TextHours } from "./text-hours.ts";
import { statusOf, type Written } from "./written.ts";

type Offer = Extract<EngineEvent, { type: "message.offered" }>;

interface Parts extends Omit<DeliveryParts, "facts"> {
  readonly engine: Pick<Engine, "answerMessage" | "sendMessage">;
  readonly currentView: () => PbxView | null;
  readonly plans: DialPlans;
  /** What the directory calls who has that number outside (E.164); empty: nothing. */
  nameOf(number: string): string;
  readonly isUsable: (trunk: string) => boolean;
  /** Calls to the outside are cut, and so is this. */
  readonly isCut: () => boolean;
  readonly hides: (extension: string) => boolean | null;
  readonly carrier: SmsCarrier;
  /** A fresh name for ever. */
  readonly newId: () => string;
  /** Hands a fact for `store` to the spool; resolves when it is on the disk there. */
  readonly spool: (fact: MessageFact) => Promise<void>;
}

/**
 * Text messages: those of the house are answered 202 when they are on the disk, and wait for a device of the extension to
 * take them; those for somebody outside are answered when the line has. Each leaves a record for who shall read it
 * later; no log says what it says.
 */
export class Messages implements Disposable {
  readonly #parts: Parts;
  readonly #outgoing: OutgoingSms;
  readonly #facts: MessageFacts;
  readonly #deliveries: Deliveries;
  readonly #hours = new TextHours();
  readonly #born: number;
  /** What was taken lately. */
  #taken: readonly Message[];

  constructor(parts: Parts) {
    const { memory, clock, log, spool } = parts;
    this.#parts = parts;
    this.#outgoing = new OutgoingSms(parts);
    const trouble = (error: unknown): void => log.error("the record of a message cannot be written", { error });
    this.#facts = new MessageFacts({ memory, spool, trouble });
    this.#facts.begin();
    this.#deliveries = new Deliveries({ ...parts, facts: this.#facts });
    this.#born = clock.now();
    this.#taken = memory.kept.map(({ message }) => message);
    for (const { extension, at } of memory.sent) this.#hours.sent(extension, at);
  }

  hear(event: EngineEvent): void {
    switch (event.type) {
      case "message.offered":
        this.#written(writtenOf(event, this.#parts.engine));
        return;
      case "message.sent":
        this.#deliveries.outcome(event.message, event.status);
        return;
      case "contact.added":
        this.#deliveries.deviceCame(event.binding.extension);
        return;
      case "contact.reachability":
        if (event.reachable) this.#deliveries.deviceCame(event.extension);
        return;
      default:
        return;
    }
  }

  /** Extensions that have messages waiting; never what they say. */
  waiting(): WaitingMessages {
    return this.#deliveries.waiting();
  }

  /** Somebody who is no telephone writes for an extension: with its rights and limits, as if it had. */
  send({ from, to, text }: MessageSending): Promise<MessageSent> {
    const { currentView, plans, newId } = this.#parts;
    const view = currentView();
    if (view !== null && !plans.of(view).extensions.has(from)) return Promise.resolve({ kind: "unknown-sender" });
    const written = { dialled: to, anonymous: false, text, callId: newId(), cseq: 1 };
    return new Promise((resolve) => {
      const by: Written = { ...written, from: { kind: "extension", extension: from }, became: resolve };
      const bytes = Buffer.byteLength(text);
      if (bytes <= MOST_BYTES) this.#written(by);
      else this.#refuse(by, 413, reason("text-too-long", { bytes, most: MOST_BYTES }));
    });
  }

  [Symbol.dispose](): void {
    this.#deliveries[Symbol.dispose]();
  }

  #written(written: Written): void {
    const { clock, plans, currentView } = this.#parts;
    const view = currentView();
    if (view === null) {
      written.became({ kind: "unable" });
      return;
    }
    const plan = plans.of(view);
    const message = messageOf(written, plan, { id: this.#parts.newId(), at: clock.now() }, this.#parts);
    const at = { now: clock.now(), born: this.#born };
    const before = this.#taken.find((taken) => isRepeated(taken, message, at));
    if (before !== undefined) written.became({ kind: "kept", message: before.id });
    else this.#follow(written, message, this.#routeOf(written, plan), view);
  }

  #follow(written: Written, message: Message, route: MessagePlan, view: PbxView): void {
    switch (route.kind) {
      case "refuse":
        this.#refuse(written, STATUS[route.cause], route.why);
        return;
      case "deliver":
        void this.#take(written, message, route);
        return;
      case "outside":
        this.#sendOutside(written, message, route, view);
        return;
    }
  }

  #routeOf({ from, dialled }: Written, plan: DialPlan): MessagePlan {
    if (from.kind === "trunk") {
      const trunk = plan.trunks.get(from.trunk);
      return trunk === undefined ? nobodys(dialled) : routeLineMessage(plan, { trunk, called: dialled });
    }
    const sender = plan.extensions.get(from.extension);
    if (sender === undefined) return nobodys(dialled);
    const { isUsable, clock } = this.#parts;
    const messageLimit = (number: string): Reason | null => this.#limit(plan.view, number);
    return routeMessage(plan, { sender, dialled, at: clock.now() }, { isUsable, messageLimit });
  }

  #limit({ outsideLimits }: PbxView, number: string): Reason | null {
    if (this.#parts.isCut()) return reason("outside-cut");
    const messages = this.#hours.count(number, this.#parts.clock.now());
    const most = outsideLimits.hourlyMessagesOfOne;
    return most > 0 && messages >= most ? reason("too-many-texts-in-an-hour", { number, messages }) : null;
  }

  #refuse({ from, dialled, became }: Written, status: number, why: Reason): void {
    const by = from.kind === "trunk" ? from.trunk : from.extension;
    this.#parts.log.info("message refused", { from: by, to: dialled, status, why: why.code });
    became({ kind: "refused", status, why });
  }

  /** 202 once it cannot be lost any more; a member of a group who has too many already is passed over. */
  async #take(
    written: Written,
    message: Message,
    { addressee, numbers }: Extract<MessagePlan, { kind: "deliver" }>,
  ): Promise<void> {
    const { memory, log } = this.#parts;
    const full = numbers.filter((number) => this.#deliveries.isFull(number));
    const posts = numbers.filter((number) => !full.includes(number));
    if (posts.length === 0) {
      this.#refuse(written, 480, reason("box-full", { numbers: full }));
      return;
    }
    const record = keptRecord(message, written.from, { addressee, posts, full });
    if (!(await memory.keep(message, posts, record))) {
      written.became({ kind: "unable" });
      return;
    }
    const { id, request, to, at } = message;
    log.info("message taken", { message: id, from: request.from, to, posts });
    this.#taken = [...this.#taken.filter((taken) => at - taken.at < LATELY_MS), message];
    written.became({ kind: "kept", message: id });
    this.#facts.tell(record);
    this.#deliveries.deliver(message, posts);
  }

  /** Until a line has answered its record says that we died meanwhile, which is told only if we do. */
  #sendOutside(
    { became }: Written,
    message: Message,
    { attempts, isHiddenOnce }: Extract<MessagePlan, { kind: "outside" }>,
    view: PbxView,
  ): void {
    const { memory, clock, log, plans, hides } = this.#parts;
    const { from } = message.request;
    const sent = { extension: from, at: clock.now() };
    this.#hours.sent(sent.extension, sent.at);
    memory.sentOutside(sent);
    memory.note(begunRecord(message));
    const extension = plans.of(view).extensions.get(from) ?? null;
    const hidden = isHiddenOnce ? true : hides(from);
    this.#outgoing.send({ message, view, attempts, extension, hidden }, ({ status, trunk }) => {
      const taken = status === 202;
      log.info(taken ? "message sent outside" : "message not sent", { message: message.id, from, trunk, status });
      this.#facts.note(endedRecord(message, trunk === "" ? null : trunk, status));
      if (taken) became({ kind: "sent", message: message.id, line: trunk });
      else became({ kind: "failed", message: message.id, line: trunk === "" ? null : trunk, status });
    });
  }
}

/** What was taken is remembered so long, in milliseconds, for requests that come again. */
const LATELY_MS = 64_000;

/** Of a text: what a device that is reached by UDP can be sent (RFC 3428 §8). */
const MOST_BYTES = 1300;

const STATUS = { "not-found": 404, forbidden: 403, congestion: 503 } as const;

const nobodys = (dialled: string): MessagePlan => ({
  kind: "refuse",
  cause: "not-found",
  why: reason("nobodys-number", { dialled }),
});

const writtenOf = (offer: Offer, engine: Pick<Engine, "answerMessage">): Written => ({
  ...offer,
  became: (outcome) => engine.answerMessage(offer.message, statusOf(outcome)),
});
