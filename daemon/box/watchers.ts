import type { BoxContract, BoxStatus } from "../contracts/box.ts";
import type { Peer } from "../kit/rpc.ts";

/** Who wants to be told when the status of the box is another one. */
export class Watchers {
  readonly #peers = new Set<Peer<BoxContract>>();
  readonly #status: () => BoxStatus;
  #told = "";

  constructor(status: () => BoxStatus) {
    this.#status = status;
  }

  /** From now on this one is told what differs from the status that it gets here. */
  add(peer: Peer<BoxContract>): BoxStatus {
    this.look();
    this.#peers.add(peer);
    peer.onClose(() => this.#peers.delete(peer));
    const status = this.#status();
    this.#told = JSON.stringify(status);
    return status;
  }

  /** Something happened that the status may show. Costs nothing while nobody watches. */
  look(): void {
    if (this.#peers.size === 0) return;
    const status = this.#status();
    const text = JSON.stringify(status);
    if (text === this.#told) return;
    this.#told = text;
    for (const peer of this.#peers) peer.send("changed", status);
  }
}
