import { join } from "node:path";
import type { Dhcp } from "../contracts/dhcp.ts";
import { netContract } from "../contracts/net.ts";
import type { OwnAddressShown } from "../contracts/own-address.ts";
import { keepConnected, type Link } from "../kit/link.ts";
import type { Peer } from "../kit/rpc.ts";
import type { ServiceContext } from "../kit/service.ts";

/** How addresses are given, and which the box itself has. */
export interface Net {
  readonly dhcp: Dhcp;
  readonly address: OwnAddressShown;
}

/** Hears of the network for as long as somebody tells; null when nobody does any more. */
export const linkToNet = (
  { home, log, clock }: ServiceContext,
  heard: (net: Net | null) => void,
): Link<typeof netContract> => {
  const ask = async (peer: Peer<typeof netContract>): Promise<void> =>
    heard({ dhcp: await peer.call("dhcp", {}), address: await peer.call("address", {}) });
  return keepConnected(join(home, "run", "net.sock"), netContract, {
    log,
    clock,
    onConnect: async (peer) => {
      peer.onMessage("changed", () => {
        // One that goes away meanwhile is told by `onLost`.
        ask(peer).catch((error: unknown) => log.debug("nobody tells of the network", { error }));
      });
      await peer.call("watch", {});
      await ask(peer);
    },
    onLost: () => heard(null),
  });
};
