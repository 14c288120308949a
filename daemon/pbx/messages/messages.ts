import type { WaitingMessages } from "../../contracts/waiting-messages.ts";
import { type Reason, reason } from "../../model/reason.ts";
import type { PbxView } from "../../model/snapshot/pbx-view.ts";
import type { Engine, EngineEvent } from "../engine/engine.ts";
import type { DialPlan, DialPlans } from "../routing/dial-plan.ts";
import { type MessagePlan, routeLineMessage, routeMessage } from "../routing/messages/route-message.ts";
import { callerOf } from "../routing/outside/inbound.ts";
import { Deliveries, type DeliveryParts } from "./deliveries.ts";
import { isRepeated, type Message } from "./message.ts";
import { OutgoingSms } from "./outgoing-sms.ts";
import type { SmsCarrier } from "./sms-carrier.ts";
import { TextHours } from "./text-hours.ts";

type Offer = Extract<EngineEvent, { type: "message.offered" }>;

interface Parts extends DeliveryParts {
  readonly engine: Pick<Engine, "answerMessage" | "sendMessage">;
  readonly currentView: () => PbxView | null;
  readonly plans: DialPlans;
  readonly isUsable: (trunk: string) => boolean;
  /** Calls to the outside are cut, and so is this. */
  readonly isCut: () => boolean;
  readonly hides: (extension: string) => boolean | null;
  readonly carrier: SmsCarrier;
  /** A fresh name for ever. */
  readonly newId: () => string;
}

/**
 * Text messages: those of the house are answered 202 when they are on the disk, and wait for a device of the extension to
 * take them; those for somebody outside are answered when the line has. What they say is nobody's business: no log, no
 * record holds it.
 */
export class Messages implements Disposable {
  readonly #parts: Parts;
  readonly #outgoing: OutgoingSms;
  readonly #deliveries: Deliveries;
  readonly #hours = new TextHours();
  readonly #born: number;
  /** What was taken lately. */
  #taken: readonly Message[];

  constructor(parts: Parts) {
    this.#parts = parts;
    this.#outgoing = new OutgoingSms(parts);
    this.#deliveries = new Deliveries(parts);
    const { memory, clock } = parts;
    this.#born = clock.now();
    this.#taken = memory.kept.map(({ message }) => message);
    for (const { extension, at } of memory.sent) this.#hours.sent(extension, at);
  }

  hear(event: EngineEvent): void {
    switch (event.type) {
      case "message.offered":
        this.#offered(event);
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

  [Symbol.dispose](): void {
    this.#deliveries[Symbol.dispose]();
  }

  #offered(offer: Offer): void {
    const { engine, clock, plans, currentView } = this.#parts;
    const view = currentView();
    if (view === null) {
      engine.answerMessage(offer.message, 503);
      return;
    }
    const message = this.#messageOf(offer, plans.of(view));
    const at = { now: clock.now(), born: this.#born };
    if (this.#taken.some((taken) => isRepeated(taken, message, at))) engine.answerMessage(offer.message, 202);
    else this.#follow(offer, message, this.#routeOf(offer, plans.of(view)), view);
  }

  #follow(offer: Offer, message: Message, route: MessagePlan, view: PbxView): void {
    switch (route.kind) {
      case "refuse":
        this.#refuse(offer, STATUS[route.cause], route.why);
        return;
      case "deliver":
        void this.#take(offer, message, route.numbers);
        return;
      case "outside":
        this.#sendOutside(offer, message, route, view);
        return;
    }
  }

  #messageOf({ from, dialled, anonymous, text, callId, cseq }: Offer, plan: DialPlan): Message {
    const rest = { id: this.#parts.newId(), at: this.#parts.clock.now(), to: dialled, text };
    if (from.kind === "extension") {
      const { extension: number } = from;
      const sender = { number, name: plan.extensions.get(number)?.name ?? "", anonymous: false };
      return { ...rest, sender, request: { from: number, callId, cseq } };
    }
    const trunk = plan.trunks.get(from.trunk);
    const caller = from.asserted ?? from.number;
    const shown = trunk === undefined ? null : callerOf(plan, { trunk, caller, anonymous });
    const sender = { number: shown?.shown ?? "", name: shown?.name ?? "", anonymous: shown?.shown === "" };
    return { ...rest, sender, request: { from: from.trunk, callId, cseq } };
  }

  #routeOf({ from, dialled }: Offer, plan: DialPlan): MessagePlan {
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

  #refuse(offer: Offer, status: number, why: Reason): void {
    const from = offer.from.kind === "trunk" ? offer.from.trunk : offer.from.extension;
    this.#parts.log.info("message refused", { from, to: offer.dialled, status, why: why.code });
    this.#parts.engine.answerMessage(offer.message, status);
  }

  /** 202 once it cannot be lost any more; a member of a group who has too many already is passed over. */
  async #take(offer: Offer, message: Message, numbers: readonly string[]): Promise<void> {
    const { engine, memory, log } = this.#parts;
    const posts = numbers.filter((number) => !this.#deliveries.isFull(number));
    if (posts.length === 0) {
      this.#refuse(offer, 480, reason("box-full", { numbers: [...numbers] }));
      return;
    }
    if (!(await memory.keep(message, posts))) {
      engine.answerMessage(offer.message, 503);
      return;
    }
    const { id, request, to, at } = message;
    log.info("message taken", { message: id, from: request.from, to, posts });
    this.#taken = [...this.#taken.filter((taken) => at - taken.at < LATELY_MS), message];
    engine.answerMessage(offer.message, 202);
    this.#deliveries.deliver(message, posts);
  }

  #sendOutside(
    offer: Offer,
    message: Message,
    { attempts, isHiddenOnce }: Extract<MessagePlan, { kind: "outside" }>,
    view: PbxView,
  ): void {
    const { memory, clock, log, engine, plans, hides } = this.#parts;
    const { from } = message.request;
    const sent = { extension: from, at: clock.now() };
    this.#hours.sent(sent.extension, sent.at);
    memory.sentOutside(sent);
    const extension = plans.of(view).extensions.get(from) ?? null;
    const hidden = isHiddenOnce ? true : hides(from);
    this.#outgoing.send({ message, view, attempts, extension, hidden }, ({ status, trunk }) => {
      const taken = status === 202;
      log.info(taken ? "message sent outside" : "message not sent", { message: message.id, from, trunk, status });
      engine.answerMessage(offer.message, status);
    });
  }
}

/** What was taken is remembered so long, in milliseconds, for requests that come again. */
const LATELY_MS = 64_000;

const STATUS = { "not-found": 404, forbidden: 403, congestion: 503 } as const;

const nobodys = (dialled: string): MessagePlan => ({
  kind: "refuse",
  cause: "not-found",
  why: reason("nobodys-number", { dialled }),
});
