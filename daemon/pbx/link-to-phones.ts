import { join } from "node:path";
import { phonesContract } from "../contracts/phones.ts";
import { BoxError } from "../kit/box-error.ts";
import { keepConnected } from "../kit/link.ts";
import type { Peer } from "../kit/rpc.ts";
import type { ServiceContext } from "../kit/service.ts";
import type { Desk } from "./discovery/discovery.ts";

/** Asks who gives telephones their settings, for as long as it is there; `back`: every time that it is there again. */
export function linkToPhones(
  { home, log, clock }: ServiceContext,
  back: () => void,
): { readonly desk: Desk; close(): void } {
  const link = keepConnected(join(home, "run", "phones.sock"), phonesContract, { log, clock, onConnect: back });
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
