import { join } from "node:path";
import type { DeviceNews } from "../contracts/device-news.ts";
import { pbxContract } from "../contracts/pbx.ts";
import { keepConnected, type Link } from "../kit/link.ts";
import type { ServiceContext } from "../kit/service.ts";

/** Hears what becomes of the devices of extensions for as long as `pbx` tells; who is registered is told anew each time. */
export const linkToPbx = (
  { home, log, clock }: ServiceContext,
  heard: (news: DeviceNews) => void,
): Link<typeof pbxContract> =>
  keepConnected(join(home, "run", "pbx.sock"), pbxContract, {
    ...{ log, clock },
    onConnect: async (peer) => {
      peer.onMessage("device", heard);
      for (const news of (await peer.call("devices.follow", {})).registered) heard(news);
    },
  });
