import type { Restart, RestartOrder } from "../../contracts/telephone-restart.ts";
import type { Clock } from "../../kit/clock.ts";
import type { ContactBinding, Engine, EngineEvent, MessageId } from "../engine/engine.ts";

interface Parts {
  readonly engine: Pick<Engine, "sendMessage">;
  readonly clock: Clock;
  readonly newMessage: () => MessageId;
  /** A Call-ID of its own for every try. */
  readonly newId: () => string;
  readonly devicesOf: (number: string) => readonly ContactBinding[];
  readonly isTalking: (number: string) => boolean;
}

/** Between two telephones: five a second, so that they do not all fetch their settings at once. */
const PAUSE_MS = 200;
/** A telephone that restarts is back within this time. */
const BACK_MS = 240_000;
/** Results that are remembered; the oldest go first. */
const MOST = 2000;

interface Waiting {
  readonly order: RestartOrder;
  /** Also while it is in a call, which ends with it. */
  readonly evenTalking: boolean;
}

interface UnderWay {
  readonly order: RestartOrder;
  /** Which of its steps is tried. */
  readonly step: number;
  readonly device: ContactBinding;
}

/** Tells telephones to restart, one after the other, and watches until each registers anew [ACC-12]. */
export class Restarts {
  readonly #parts: Parts;
  readonly #results = new Map<string, Restart>();
  readonly #waiting: Waiting[] = [];
  readonly #sending = new Map<MessageId, UnderWay>();
  /** Call-IDs that registered the telephones that were told, by extension: a new one is a telephone that started anew. */
  readonly #told = new Map<string, ReadonlySet<string>>();
  #isPumping = false;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  /** Newest order of each extension. */
  get results(): readonly Restart[] {
    return [...this.#results.values()];
  }

  /** `evenTalking`: also those that are in a call, which ends with it. */
  begin(orders: readonly RestartOrder[], evenTalking: boolean): void {
    const { devicesOf } = this.#parts;
    for (const order of orders) {
      const { number } = order;
      if (["waits", "told"].includes(this.#results.get(number)?.state ?? "")) continue;
      if (devicesOf(number).length === 0) this.#became(number, "absent");
      else if (this.#isLeft({ order, evenTalking })) this.#became(number, "talks");
      else {
        this.#became(number, "waits");
        this.#waiting.push({ order, evenTalking });
      }
    }
    if (!this.#isPumping) this.#pump();
  }

  hear(event: EngineEvent): void {
    if (event.type === "message.sent") this.#answered(event.message, event.status);
    else if (event.type === "contact.added" || event.type === "contact.refreshed") this.#registered(event.binding);
  }

  #pump(): void {
    const next = this.#waiting.shift();
    this.#isPumping = next !== undefined;
    if (next === undefined) return;
    const { order } = next;
    const all = this.#parts.devicesOf(order.number);
    const own = all.filter(({ source }) => order.from !== null && source.startsWith(`${order.from}:`));
    const device = (own.length > 0 ? own : order.from === null ? all : []).at(-1);
    if (device === undefined) this.#became(order.number, "absent");
    // It may have begun to talk while those before it were told.
    else if (this.#isLeft(next)) this.#became(order.number, "talks");
    else this.#send({ order, step: 0, device });
    this.#parts.clock.after(PAUSE_MS, () => this.#pump());
  }

  #isLeft({ order, evenTalking }: Waiting): boolean {
    return !evenTalking && this.#parts.isTalking(order.number);
  }

  #send(underWay: UnderWay): void {
    const { order, step, device } = underWay;
    const { event, contentType, text } = order.steps[step] ?? { event: "check-sync", contentType: "", text: "" };
    const message = this.#parts.newMessage();
    this.#sending.set(message, underWay);
    this.#parts.engine.sendMessage(message, {
      ...{ target: { kind: "contact", contact: device.contact }, called: order.number, callId: this.#parts.newId() },
      ...{ sender: { number: order.number, name: "", anonymous: false }, headers: [], text },
      notice: { event, contentType },
    });
  }

  #answered(message: MessageId, status: number): void {
    const underWay = this.#sending.get(message);
    if (underWay === undefined) return;
    this.#sending.delete(message);
    const { order, step } = underWay;
    const { number } = order;
    if (status >= 200 && status < 300) {
      this.#told.set(number, new Set(this.#parts.devicesOf(number).map(({ callId }) => callId)));
      this.#became(number, "told");
      const { at } = this.#results.get(number) ?? { at: 0 };
      this.#parts.clock.after(BACK_MS, () => {
        const now = this.#results.get(number);
        if (now?.state === "told" && now.at === at) this.#became(number, "late");
      });
    } else if (step + 1 < order.steps.length) this.#send({ ...underWay, step: step + 1 });
    else this.#became(number, status === 0 || status === 408 ? "silent" : "refused");
  }

  /** A refresh keeps its Call-ID (RFC 3261 §10.2.4); a telephone that started anew has another one. */
  #registered({ extension, callId }: ContactBinding): void {
    if (this.#results.get(extension)?.state !== "told") return;
    if (this.#told.get(extension)?.has(callId) === true) return;
    this.#told.delete(extension);
    this.#became(extension, "back");
  }

  #became(number: string, state: Restart["state"]): void {
    this.#results.delete(number);
    this.#results.set(number, { number, state, at: this.#parts.clock.now() });
    if (this.#results.size <= MOST) return;
    const [oldest] = this.#results.keys();
    if (oldest !== undefined) this.#results.delete(oldest);
  }
}
