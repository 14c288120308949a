import type { storeContract } from "../../contracts/store.ts";
import { BoxError, describeError } from "../../kit/box-error.ts";
import type { Log } from "../../kit/log.ts";
import type { Peer } from "../../kit/rpc.ts";
import type { ViewName } from "../../model/snapshot/compile.ts";
import type { Consumer, Offer } from "./consumer.ts";

const PREPARE_MS = 10_000;
const APPLY_MS = 10_000;

/** A consumer at the other end of a socket. */
export class PeerConsumer implements Consumer {
  readonly name: ViewName;
  readonly #peer: Peer<typeof storeContract>;
  readonly #log: Log;
  #running: number | null;

  constructor(name: ViewName, peer: Peer<typeof storeContract>, running: number | null, log: Log) {
    this.name = name;
    this.#peer = peer;
    this.#running = running;
    this.#log = log;
  }

  get running(): number | null {
    return this.#running;
  }

  async prepare({ revision, views }: Offer): Promise<readonly string[] | "gone"> {
    try {
      const request = { revision, ...views[this.name] };
      const answer = await this.#peer.call("snapshot.prepare", request, { timeoutMs: PREPARE_MS });
      return answer.kind === "ok" ? [] : answer.reasons;
    } catch (error) {
      return this.#peer.closed ? "gone" : [whyNotPrepared(error)];
    }
  }

  async apply({ revision }: Offer): Promise<void> {
    await this.#peer.call("snapshot.apply", { revision }, { timeoutMs: APPLY_MS });
    this.#running = revision;
  }

  async abort({ revision }: Offer): Promise<void> {
    try {
      await this.#peer.call("snapshot.abort", { revision });
    } catch (error) {
      this.#log.warn("a consumer could not be told to forget a snapshot", { consumer: this.name, revision, error });
    }
  }

  drop(): void {
    this.#peer.close();
  }
}

function whyNotPrepared(error: unknown): string {
  if (error instanceof BoxError && error.code === "RPC_TIMEOUT") {
    return `Pas de réponse en ${PREPARE_MS / 1000} secondes.`;
  }
  return `La préparation a échoué : ${describeError(error)}`;
}
