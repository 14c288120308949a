import type { LiveDelta } from "../../contracts/live.ts";
import type { pbxContract } from "../../contracts/pbx.ts";
import type { Log } from "../../kit/log.ts";
import type { Peer } from "../../kit/rpc.ts";

type Pbx = Peer<typeof pbxContract>;
type Entries = Readonly<Record<string, unknown>>;

/** Who takes what `pbx` says. */
export interface PbxEars {
  /** Everything there is; nothing when nobody tells it any more. */
  picture(entries: Entries): void;
  changed(set: Entries, drop: readonly string[]): void;
}

/** Follows the live state of `pbx` while somebody wants it, from its picture on, and anew after a gap. */
export class PbxFeed {
  readonly #ears: PbxEars;
  readonly #log: Log;
  #peer: Pbx | undefined;
  #isWanted = false;
  /** Sequence of what has been passed on; null while a picture is awaited. */
  #sequence: number | null = null;
  /** Deltas that came before their picture was taken in. */
  #early: LiveDelta[] = [];
  #settled: Promise<void> = Promise.resolve();

  constructor(ears: PbxEars, log: Log) {
    this.#ears = ears;
    this.#log = log;
  }

  /** Resolves when the present subscription has its picture, or has failed. */
  get settled(): Promise<void> {
    return this.#settled;
  }

  connected(peer: Pbx): void {
    this.#peer = peer;
    peer.onMessage("live.delta", (delta) => this.#hear(peer, delta));
    if (this.#isWanted) this.#subscribe(peer);
  }

  lost(): void {
    this.#peer = undefined;
    this.#forget();
  }

  want(isWanted: boolean): void {
    if (this.#isWanted === isWanted) return;
    this.#isWanted = isWanted;
    const peer = this.#peer;
    if (peer === undefined) return;
    if (isWanted) {
      this.#subscribe(peer);
      return;
    }
    peer.call("live.unsubscribe", {}).catch((error: unknown) => this.#log.debug("pbx was not told", { error }));
    this.#forget();
  }

  #subscribe(peer: Pbx): void {
    this.#sequence = null;
    this.#early = [];
    this.#settled = peer.call("live.subscribe", {}).then(
      ({ sequence, entries }) => {
        if (peer !== this.#peer || !this.#isWanted) return;
        this.#sequence = sequence;
        this.#ears.picture(entries);
        for (const delta of this.#early.splice(0)) this.#hear(peer, delta);
      },
      (error: unknown) => this.#log.warn("pbx does not tell its live state", { error }),
    );
  }

  #hear(peer: Pbx, delta: LiveDelta): void {
    if (peer !== this.#peer || !this.#isWanted) return;
    if (this.#sequence === null) {
      this.#early.push(delta);
    } else if (delta.sequence === this.#sequence + 1) {
      this.#sequence = delta.sequence;
      this.#ears.changed(delta.set, delta.drop);
    } else if (delta.sequence > this.#sequence) {
      this.#subscribe(peer);
    }
  }

  #forget(): void {
    this.#sequence = null;
    this.#early = [];
    this.#ears.picture({});
  }
}
