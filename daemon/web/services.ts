import { join } from "node:path";
import { boxContract } from "../contracts/box.ts";
import { healthContract } from "../contracts/health.ts";
import { netContract } from "../contracts/net.ts";
import { pbxContract } from "../contracts/pbx.ts";
import { phonesContract } from "../contracts/phones.ts";
import { storeContract } from "../contracts/store.ts";
import { BoxError } from "../kit/box-error.ts";
import type { Contract, MethodOf } from "../kit/contract.ts";
import { keepConnected, type Link } from "../kit/link.ts";
import type { AnswerOf, Peer, RequestOf } from "../kit/rpc.ts";
import type { ServiceContext } from "../kit/service.ts";

/** Another process of the box, there or not. */
export interface Service<C extends Contract> {
  readonly peer: Peer<C> | undefined;
  /** Fails with `SERVICE_AWAY {name}` when nobody answers, else with what the other side says. */
  ask<M extends MethodOf<C>>(method: M, request: RequestOf<C, M>, timeoutMs?: number): Promise<AnswerOf<C, M>>;
  close(): void;
}

export interface Services {
  readonly box: Service<typeof boxContract>;
  readonly store: Service<typeof storeContract>;
  readonly pbx: Service<typeof pbxContract>;
  readonly health: Service<typeof healthContract>;
  readonly phones: Service<typeof phonesContract>;
  readonly net: Service<typeof netContract>;
}

/** What is done whenever one of them comes and goes. */
export interface Listening {
  readonly box: Ears<typeof boxContract>;
  readonly store: Ears<typeof storeContract>;
  readonly pbx: Ears<typeof pbxContract>;
  readonly health: Ears<typeof healthContract>;
  readonly phones: Ears<typeof phonesContract>;
  readonly net: Ears<typeof netContract>;
}

interface Ears<C extends Contract> {
  onConnect(peer: Peer<C>): Promise<void>;
  onLost(): void;
}

/** Looks for all of them for as long as we run; none is needed to serve pages. */
export const connectServices = (context: ServiceContext, listening: Listening): Services => ({
  box: service("box", boxContract, context, listening.box),
  store: service("store", storeContract, context, listening.store),
  pbx: service("pbx", pbxContract, context, listening.pbx),
  health: service("health", healthContract, context, listening.health),
  phones: service("phones", phonesContract, context, listening.phones),
  net: service("net", netContract, context, listening.net),
});

function service<C extends Contract>(
  name: string,
  contract: C,
  { home, log, clock }: ServiceContext,
  ears: Ears<C>,
): Service<C> {
  const link: Link<C> = keepConnected(join(home, "run", `${name}.sock`), contract, {
    log,
    clock,
    onConnect: (peer) => ears.onConnect(peer),
    onLost: () => ears.onLost(),
  });
  return {
    get peer() {
      return link.peer;
    },
    async ask(method, request, timeoutMs = 10_000) {
      const { peer } = link;
      if (peer === undefined) throw away(name);
      try {
        return await peer.call(method, request, { timeoutMs });
      } catch (cause) {
        if (!(cause instanceof BoxError) || !LOST.has(cause.code)) throw cause;
        throw away(name, cause);
      }
    },
    close: () => link.close(),
  };
}

/** The other side did not answer, or is one of another version that does not know the question. */
const LOST: ReadonlySet<string> = new Set(["RPC_CLOSED", "RPC_TIMEOUT", "RPC_UNKNOWN_METHOD"]);

const away = (name: string, cause?: unknown): BoxError =>
  new BoxError("SERVICE_AWAY", { name }, { cause, sentence: `${name} does not answer` });
