import type { StoreStatus, storeContract } from "../contracts/store.ts";
import type { Clock, Timer } from "../kit/clock.ts";
import type { Peer } from "../kit/rpc.ts";
import { canonicalJson } from "../model/config/json.ts";

type WatchingPeer = Peer<typeof storeContract>;

/** Changes within this time are told together. */
const TOGETHER_MS = 50;

/**
 * Who wants to be told when the status of the store would be another one, when a call record is added, and when something
 * becomes of a text message.
 */
export class Watchers {
  readonly #clock: Clock;
  readonly #status: () => StoreStatus;
  readonly #peers = new Set<WatchingPeer>();
  #told = "";
  #newest: string | null = null;
  #messagesAt: number | null = null;
  #messagesToldAt: number | null = null;
  #timer: Timer | undefined;

  constructor(clock: Clock, status: () => StoreStatus) {
    this.#clock = clock;
    this.#status = status;
  }

  /** From now on this one is told what differs from what it gets here. */
  add(peer: WatchingPeer): { readonly status: StoreStatus; readonly changedAt: number | null } {
    this.#tell();
    this.#peers.add(peer);
    peer.onClose(() => this.#peers.delete(peer));
    const status = this.#status();
    this.#told = canonicalJson(status);
    return { status, changedAt: this.#messagesAt };
  }

  /** Something changed that the status may show. Costs nothing while nobody watches. */
  look(): void {
    if (this.#peers.size > 0) this.#timer ??= this.#clock.after(TOGETHER_MS, () => this.#tell());
  }

  /** A call record is on disk; by the name of its call. */
  recordAdded(call: string): void {
    if (this.#peers.size === 0) return;
    this.#newest = call;
    this.look();
  }

  /** A text message is added, delivered, opened or deleted. */
  messagesChanged(): void {
    this.#messagesAt = this.#clock.now();
    this.look();
  }

  close(): void {
    this.#timer?.cancel();
    this.#peers.clear();
  }

  #tell(): void {
    this.#timer?.cancel();
    this.#timer = undefined;
    const newest = this.#newest;
    this.#newest = null;
    const changedAt = this.#messagesAt;
    const isNews = changedAt !== this.#messagesToldAt;
    this.#messagesToldAt = changedAt;
    if (this.#peers.size === 0) return;
    const status = this.#status();
    const text = canonicalJson(status);
    for (const peer of this.#peers) {
      if (text !== this.#told) peer.send("changed", status);
      if (newest !== null) peer.send("record.added", { newest });
      if (isNews) peer.send("messages.changed", { changedAt });
    }
    this.#told = text;
  }
}
