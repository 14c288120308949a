import { join } from "node:path";
import type { DhcpLease } from "../contracts/dhcp.ts";
import { netContract } from "../contracts/net.ts";
import { keepConnected, type Link } from "../kit/link.ts";
import type { Peer } from "../kit/rpc.ts";
import type { ServiceContext } from "../kit/service.ts";

/** Hears which devices have an address of the box, for as long as `net` tells. */
export const linkToNet = (
  { home, log, clock }: ServiceContext,
  heard: (leases: readonly DhcpLease[]) => void,
): Link<typeof netContract> => {
  const ask = async (peer: Peer<typeof netContract>): Promise<void> => heard((await peer.call("dhcp", {})).leases);
  return keepConnected(join(home, "run", "net.sock"), netContract, {
    ...{ log, clock },
    onConnect: async (peer) => {
      peer.onMessage("changed", () => {
        // It went away meanwhile: whoever comes back asks again.
        ask(peer).catch((error: unknown) => log.debug("nobody tells who has an address", { error }));
      });
      await peer.call("watch", {});
      await ask(peer);
    },
  });
};
