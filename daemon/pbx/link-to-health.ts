import { join } from "node:path";
import { healthContract } from "../contracts/health.ts";
import type { Health } from "../contracts/machine-health.ts";
import { keepConnected, type Link } from "../kit/link.ts";
import type { ServiceContext } from "../kit/service.ts";

/** Hears how the machine is for as long as somebody tells; null when nobody does any more. */
export const linkToHealth = (
  { home, log, clock }: ServiceContext,
  heard: (health: Health | null) => void,
): Link<typeof healthContract> =>
  keepConnected(join(home, "run", "health.sock"), healthContract, {
    log,
    clock,
    onConnect: async (peer) => {
      peer.onMessage("sampled", heard);
      heard((await peer.call("watch", {})).now);
    },
    onLost: () => heard(null),
  });
