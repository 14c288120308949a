import type { WaitingMessages } from "../../contracts/waiting-messages.ts";
import type { Clock, Timer } from "../../kit/clock.ts";
import type { Log } from "../../kit/log.ts";
import type { ContactId, Engine, MessageId } from "../engine/engine.ts";
import type { Message } from "./message.ts";
import type { MessageFacts } from "./message-facts.ts";
import type { MessageMemory } from "./message-file.ts";
import {
  answered,
  begun,
  emptyBox,
  expired,
  MOST_WAITING,
  nextTry,
  type PostBox,
  withDevice,
  withMessage,
} from "./post-box.ts";
import { deliveryFact } from "./record-of.ts";

/** Waiting messages are looked through so often for those that are too old, in milliseconds. */
const LOOK_EVERY_MS = 3_600_000;

/** So many wait in all: some 30 MB of text at the most. */
const MOST_IN_ALL = 20_000;

export interface DeliveryParts {
  readonly engine: Pick<Engine, "sendMessage">;
  readonly clock: Clock;
  readonly log: Log;
  readonly memory: MessageMemory;
  readonly facts: Pick<MessageFacts, "note" | "tell">;
  readonly devicesOf: (extension: string) => readonly ContactId[];
  readonly newMessage: () => MessageId;
}

/** One try at one device. */
interface Sending {
  readonly post: string;
  readonly message: string;
  readonly device: ContactId;
}

/**
 * Brings messages to the extensions that they are for: to all registered devices at once, and done when the first of them
 * has taken it. What nobody takes waits, for a device that comes or for its time.
 */
export class Deliveries implements Disposable {
  readonly #parts: DeliveryParts;
  readonly #boxes = new Map<string, PostBox>();
  readonly #sending = new Map<MessageId, Sending>();
  readonly #pauses = new Map<string, Timer>();
  #look: Timer | null = null;
  #count = 0;

  /** Begins with what was kept and not delivered. */
  constructor(parts: DeliveryParts) {
    this.#parts = parts;
    for (const { message, posts } of parts.memory.kept) for (const post of posts) this.#put(post, message);
  }

  isFull(post: string): boolean {
    return this.#count >= MOST_IN_ALL || this.#boxOf(post).waiting.length >= MOST_WAITING;
  }

  /** A message that is kept already. */
  deliver(message: Message, posts: readonly string[]): void {
    for (const post of posts) {
      this.#put(post, message);
      this.#pump(post);
    }
  }

  /** A device has registered, or answers again. */
  deviceCame(post: string): void {
    const box = this.#boxes.get(post);
    if (box === undefined) return;
    this.#boxes.set(post, withDevice(box));
    this.#pump(post);
  }

  /** What became of a try; of somebody else's nothing is known here. */
  outcome(name: MessageId, status: number): void {
    const sending = this.#sending.get(name);
    if (sending === undefined || !this.#sending.delete(name)) return;
    const { post, message, device } = sending;
    const before = this.#boxOf(post);
    const { box, delivered } = answered(before, message, device, status, this.#parts.clock.now());
    if (box === before) return;
    this.#keep(post, box);
    if (delivered) {
      this.#over(message, post, "delivered");
      this.#parts.log.info("message delivered", { message, to: post });
    }
    this.#pump(post);
  }

  /** Extensions that have messages waiting; never what they say. */
  waiting(): WaitingMessages {
    return [...this.#boxes]
      .flatMap(([number, { waiting }]) => {
        const [oldest] = waiting;
        return oldest === undefined ? [] : [{ number, waiting: waiting.length, oldest: oldest.at }];
      })
      .sort((one, other) => (one.number < other.number ? -1 : 1));
  }

  [Symbol.dispose](): void {
    for (const pause of this.#pauses.values()) pause.cancel();
    this.#pauses.clear();
    this.#look?.cancel();
    this.#look = null;
  }

  /** The next message for the extension goes to all its devices that may take it. */
  #pump(post: string): void {
    const { clock, devicesOf } = this.#parts;
    this.#pauses.get(post)?.cancel();
    this.#pauses.delete(post);
    const box = this.#boxOf(post);
    const now = clock.now();
    const next = nextTry(box, devicesOf(post), now);
    if (next !== null) {
      this.#send(post, next.message, next.devices);
      return;
    }
    const pause = box.notBefore - now;
    if (box.trying === null && pause > 0)
      this.#pauses.set(
        post,
        clock.after(pause, () => this.#pump(post)),
      );
  }

  #send(post: string, message: Message, devices: readonly ContactId[]): void {
    const { engine, newMessage } = this.#parts;
    const { id, sender, text } = message;
    this.#boxes.set(post, begun(this.#boxOf(post), id, devices));
    for (const device of devices) {
      const name = newMessage();
      this.#sending.set(name, { post, message: id, device });
      const target = { kind: "contact", contact: device } as const;
      engine.sendMessage(name, { target, called: post, sender, callId: `${id}-${post}`, headers: [], text });
    }
  }

  #put(post: string, message: Message): void {
    this.#keep(post, withMessage(this.#boxOf(post), message));
    this.#look ??= this.#parts.clock.every(LOOK_EVERY_MS, () => this.#lookThrough());
  }

  #lookThrough(): void {
    for (const [post, box] of [...this.#boxes]) {
      const { box: left, gone } = expired(box, this.#parts.clock.now());
      for (const message of gone) {
        this.#over(message, post, "given-up");
        this.#parts.log.warn("message given up: nobody took it in 30 days", { message, to: post });
      }
      this.#keep(post, left);
    }
  }

  /** Told in the same turn as it is written down: one does not go without the other. */
  #over(message: string, post: string, state: "delivered" | "given-up"): void {
    const { facts, memory, clock } = this.#parts;
    facts.note(deliveryFact(message, post, state, clock.now()));
    memory.forget(message, post);
  }

  /** Boxes in which nothing waits are let go of. */
  #keep(post: string, box: PostBox): void {
    this.#count += box.waiting.length - this.#boxOf(post).waiting.length;
    if (box.waiting.length > 0) this.#boxes.set(post, box);
    else this.#boxes.delete(post);
    if (this.#boxes.size > 0) return;
    this.#look?.cancel();
    this.#look = null;
  }

  #boxOf(post: string): PostBox {
    return this.#boxes.get(post) ?? emptyBox;
  }
}
