import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { test } from "vitest";
import { DrivenClock } from "../../daemon/kit/clock.ts";
import { silentLog } from "../../daemon/kit/log.ts";
import { factoryDocument } from "../../daemon/model/config/factory.ts";
import type { NetView } from "../../daemon/model/snapshot/net-view.ts";
import type { Checked } from "../../daemon/net/dnsmasq/check-conf.ts";
import { Keeper } from "../../daemon/net/keeper.ts";
import type { Servers } from "../../daemon/net/probe/find-servers.ts";
import { temporaryFolder } from "../rig/folder.ts";
import { until } from "../rig/waiting.ts";

/** When addresses are given again by themselves: the network and dnsmasq as a test says, the disk a real one. */

const MINUTE = 60_000;

const view = (despiteOthers: boolean): NetView => {
  const { dhcp, network } = factoryDocument();
  return {
    format: 1,
    revision: 1,
    dhcp: { ...dhcp, isOn: true, despiteOthers },
    network,
    telephones: [],
    templates: [],
  };
};

interface There {
  servers: readonly string[];
  dnsmasq: Checked;
}

async function keeping(folder: string, despiteOthers: boolean, there: There) {
  const clock = new DrivenClock();
  mkdirSync(join(folder, "net"));
  const keeper = new Keeper({
    ...{ folder, phonesPort: 8667, clock, log: silentLog, box: () => undefined, changed: () => {} },
    standing: async () => ({
      interfaces: [
        { name: "eth0", address: "192.168.1.10", netmask: "255.255.255.0", hardwareAddress: "00:08:5d:11:22:33" },
      ],
      route: { interface: "eth0", gateway: "192.168.1.1" },
      nameServers: [],
    }),
    findServers: async (): Promise<Servers> => ({ kind: "asked", servers: [...there.servers] }),
    check: async () => there.dnsmasq,
  });
  await keeper.start();
  keeper.apply(view(despiteOthers));
  clock.advance(1000);
  const becomes = (kind: string) =>
    until(
      `DHCP to be ${kind}`,
      () => (keeper.state.kind === "withheld" ? keeper.state.why.kind : keeper.state.kind) === kind,
    );
  return { clock, keeper, becomes };
}

test.each([false, true])(
  "dnsmasq that is installed is found within a minute (despite others: %s)",
  async (despiteOthers) => {
    using folder = temporaryFolder("keeper");
    const there: There = { servers: [], dnsmasq: { kind: "missing" } };
    const { clock, keeper, becomes } = await keeping(folder.path, despiteOthers, there);
    await becomes("no-dnsmasq");

    there.dnsmasq = { kind: "fine" };
    clock.advance(MINUTE + 5000);

    await becomes("serves");
    await keeper.close();
  },
);

test("DHC-05: once the other server is gone it is found within a minute, also when the clock was a year ahead", async () => {
  using folder = temporaryFolder("keeper");
  const there: There = { servers: ["192.168.1.1"], dnsmasq: { kind: "fine" } };
  const { clock, keeper, becomes } = await keeping(folder.path, false, there);
  await becomes("others-serve");

  clock.set(-365 * 24 * 60 * MINUTE);
  there.servers = [];
  clock.advance(MINUTE + 5000);

  await becomes("serves");
  await keeper.close();
});
