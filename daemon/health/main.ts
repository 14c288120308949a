import { join } from "node:path";
import { healthContract } from "../contracts/health.ts";
import type { Health } from "../contracts/machine-health.ts";
import type { BoxError } from "../kit/box-error.ts";
import { type Peer, serve } from "../kit/rpc.ts";
import { servePatiently } from "../kit/serve-patiently.ts";
import { type RunningService, runService, type ServiceContext } from "../kit/service.ts";
import { Sampler } from "./sampler.ts";
import { machineSensors } from "./sensors.ts";

runService({ name: "health", start });

async function start({ home, log, clock }: ServiceContext): Promise<RunningService> {
  const watchers = new Set<Peer<typeof healthContract>>();
  const tell = (health: Health): void => {
    for (const peer of watchers) peer.send("sampled", health);
  };
  const sampler = new Sampler({ sensors: machineSensors(home, clock), clock, log, onSample: tell });
  const greet = (peer: Peer<typeof healthContract>): void =>
    peer.handle({
      watch: () => {
        watchers.add(peer);
        peer.onClose(() => watchers.delete(peer));
        return sampler.hour;
      },
      hour: () => sampler.hour,
    });
  const open = () => serve(join(home, "run", "health.sock"), healthContract, greet, { log });
  const trouble = (error: BoxError): void => log.error("nobody is told how the machine is", { error });
  const server = await servePatiently(open, { clock, trouble });
  sampler.start();
  return {
    facts: () => ({ watchers: watchers.size }),
    async stop() {
      sampler.close();
      await server.close();
    },
  };
}
