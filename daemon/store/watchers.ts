import type { StoreStatus, storeContract } from "../contracts/store.ts";
import type { Clock, Timer } from "../kit/clock.ts";
import type { Peer } from "../kit/rpc.ts";
import { canonicalJson } from "../model/config/json.ts";

type WatchingPeer = Peer<typeof storeContract>;

/** What one who begins to watch is told at once. */
interface Watched {
  readonly status: StoreStatus;
  readonly messages: { readonly changedAt: number | null };
  readonly directory: { readonly changedAt: number | null };
}

/** Changes within this time are told together. */
const TOGETHER_MS = 50;

/**
 * Who wants to be told when the status of the store would be another one, when a call record is added, when something
 * becomes of a text message, and when the directory changes.
 */
export class Watchers {
  readonly #clock: Clock;
  readonly #status: () => StoreStatus;
  readonly #peers = new Set<WatchingPeer>();
  /** Who is told of the directory only. */
  readonly #followers = new Set<WatchingPeer>();
  #told = "";
  #newest: string | null = null;
  #messagesAt: number | null = null;
  #messagesToldAt: number | null = null;
  #directoryAt: number | null = null;
  #directoryToldAt: number | null = null;
  #timer: Timer | undefined;

  constructor(clock: Clock, status: () => StoreStatus) {
    this.#clock = clock;
    this.#status = status;
  }

  /** From now on this one is told what differs from what it gets here. */
  add(peer: WatchingPeer): Watched {
    this.#tell();
    this.#peers.add(peer);
    peer.onClose(() => this.#peers.delete(peer));
    const status = this.#status();
    this.#told = canonicalJson(status);
    return { status, messages: { changedAt: this.#messagesAt }, directory: { changedAt: this.#directoryAt } };
  }

  /** From now on this one is told when the directory changes, and nothing else. */
  followDirectory(peer: WatchingPeer): void {
    this.#followers.add(peer);
    peer.onClose(() => this.#followers.delete(peer));
  }

  /** Something changed that the status may show. Costs nothing while nobody watches. */
  look(): void {
    if (this.#peers.size > 0) this.#tellSoon();
  }

  #tellSoon(): void {
    this.#timer ??= this.#clock.after(TOGETHER_MS, () => this.#tell());
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

  /** A contact is added, changed or removed. */
  directoryChanged(): void {
    this.#directoryAt = this.#clock.now();
    if (this.#peers.size + this.#followers.size > 0) this.#tellSoon();
  }

  close(): void {
    this.#timer?.cancel();
    this.#peers.clear();
    this.#followers.clear();
  }

  #tell(): void {
    this.#timer?.cancel();
    this.#timer = undefined;
    const newest = this.#newest;
    this.#newest = null;
    const changedAt = this.#messagesAt;
    const isNews = changedAt !== this.#messagesToldAt;
    this.#messagesToldAt = changedAt;
    const directoryAt = this.#directoryAt;
    const isOther = directoryAt !== this.#directoryToldAt;
    this.#directoryToldAt = directoryAt;
    if (isOther) for (const peer of this.#followers) peer.send("directory.changed", { changedAt: directoryAt });
    if (this.#peers.size === 0) return;
    const status = this.#status();
    const text = canonicalJson(status);
    for (const peer of this.#peers) {
      if (text !== this.#told) peer.send("changed", status);
      if (newest !== null) peer.send("record.added", { newest });
      if (isNews) peer.send("messages.changed", { changedAt });
      if (isOther) peer.send("directory.changed", { changedAt: directoryAt });
    }
    this.#told = text;
  }
}
