import { join } from "node:path";
import { phonesContract } from "../contracts/phones.ts";
import type { TelephoneTrouble } from "../contracts/telephone.ts";
import { BoxError } from "../kit/box-error.ts";
import { keepConnected } from "../kit/link.ts";
import type { Peer } from "../kit/rpc.ts";
import type { ServiceContext } from "../kit/service.ts";
import type { Desk } from "./discovery/discovery.ts";

interface Hearer {
  /** Every time that it is there again. */
  readonly back: () => void;
  /** The ways by which telephones cannot come; null: nobody tells any more. */
  readonly waysShut: (ways: readonly TelephoneTrouble[] | null) => void;
}

/** Asks who gives telephones their settings, and hears how they can come for them, for as long as it is there. */
export function linkToPhones(
  { home, log, clock }: ServiceContext,
  { back, waysShut }: Hearer,
): { readonly desk: Desk; close(): void } {
  const ask = async (peer: Peer<typeof phonesContract>): Promise<void> =>
    waysShut((await peer.call("ways-shut", {})).ways);
  const link = keepConnected(join(home, "run", "phones.sock"), phonesContract, {
    log,
    clock,
    onConnect: async (peer) => {
      back();
      peer.onMessage("changed", () => {
        // One that goes away meanwhile is told by `onLost`.
        ask(peer).catch((error: unknown) => log.debug("nobody tells how telephones can come", { error }));
      });
      await peer.call("watch", {});
      await ask(peer);
    },
    onLost: () => waysShut(null),
  });
  const peer = async (): Promise<Peer<typeof phonesContract>> => {
    if (link.peer !== undefined) return link.peer;
    throw new BoxError("PHONES_AWAY", {}, { sentence: "phones does not answer" });
  };
  return {
    desk: {
      isWanted: async () => (await (await peer()).call("pnp.wanted", {})).isWanted,
      urlFor: async (newcomer) => (await (await peer()).call("pnp.asked", newcomer)).url,
      told: async (newcomer, url) => void (await (await peer()).call("pnp.told", { newcomer, url })),
    },
    close: () => link.close(),
  };
}
