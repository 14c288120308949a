import { until } from "../../rig/waiting.ts";
import type { Blow } from "../blow.ts";

/** Datagrams between the registering telephones, the caller and the exchange are dropped, delayed, doubled, reordered. */
export const badNetwork: Blow = {
  what: "a network that drops, delays, doubles and reorders",
  losesCalls: () => false,
  // Nothing of it is the box's own trouble: its log goes on telling calls.
  told: /"event":"call ended"/,
  async strike(scene, chance) {
    const { relay, phones } = scene;
    const before = relay.counts.dropped;
    relay.disturb(chance);
    try {
      await phones.allAgain(20_000);
      await scene.getThrough(performance.now(), 15_000);
      await until("a datagram to be dropped", () => relay.counts.dropped > before, { limitMs: 20_000 });
    } finally {
      relay.disturb(null);
    }
  },
};
