import { describe, expect, test } from "vitest";
import { DrivenClock } from "../../kit/clock.ts";
import { silentLog } from "../../kit/log.ts";
import { factoryDocument } from "../../model/config/factory.ts";
import type { NetworkSettings } from "../../model/config/network.ts";
import type { NetView } from "../../model/snapshot/net-view.ts";
import { type AddressRecord, NOTHING_KEPT } from "./address-file.ts";
import { RememberedKernel } from "./kernel.fixture.ts";
import { OwnAddress, type OwnAddressParts } from "./own-address.ts";

const FOUND = "192.168.1.57/24";
const NEW = "10.1.0.9/16";
const MINUTE = 60_000;

const viewOf = (change: Partial<NetworkSettings> = {}): NetView => {
  const { dhcp, network } = factoryDocument();
  const fixed = { isFixed: true, interface: "eth0", address: "10.1.0.9", netmask: "255.255.0.0", gateway: "10.1.0.1" };
  return { format: 1, revision: 1, dhcp, network: { ...network, ...fixed, ...change }, telephones: [], templates: [] };
};
const left = viewOf({ isFixed: false });

/** A machine whose disk and kernel outlive the process. */
function machine(kernel = new RememberedKernel({ eth0: [FOUND] }, "192.168.1.1")) {
  const clock = new DrivenClock();
  const audit: string[] = [];
  const disk = { record: NOTHING_KEPT, isFull: false, servers: [] as readonly string[] };
  const parts: OwnAddressParts = {
    memory: {
      read: async () => disk.record,
      async write(record: AddressRecord) {
        if (disk.isFull) throw new Error("ENOSPC");
        disk.record = JSON.parse(JSON.stringify(record));
      },
    },
    ...{ resolverFile: "/run/resolv.conf", bind: ["0.0.0.0"], mayChange: true, bootId: "first" },
    async writeResolverFile(_path, servers) {
      disk.servers = servers;
    },
    ...{ ip: kernel.ip, nameServers: async () => [], clock, log: silentLog, changed: () => {} },
    note: (...line) => void audit.push(line.slice(0, 2).join(" ")),
  };
  const start = async (view: NetView | null, change: Partial<OwnAddressParts> = {}) => {
    const own = new OwnAddress({ ...parts, ...change });
    await own.start();
    if (view !== null) own.apply(view);
    await atRest();
    return own;
  };
  const pass = async (milliseconds: number) => {
    clock.advance(milliseconds);
    await atRest();
  };
  return { kernel, clock, disk, audit, start, pass };
}

/** Whatever is under way without the clock has come to its end. */
async function atRest(): Promise<void> {
  for (let turn = 0; turn < 5; turn += 1) await new Promise((resolve) => setImmediate(resolve));
}

describe("an address on trial", () => {
  test("stays once somebody keeps it, and over every start of the box and of the machine", async () => {
    const { kernel, disk, start, pass } = machine();
    const own = await start(viewOf());
    expect(kernel.addresses("eth0")).toEqual([FOUND]);
    await expect(own.keep("jeanne")).rejects.toMatchObject({ code: "NO_TRIAL" });

    await pass(3000);
    expect(kernel.addresses("eth0")).toEqual([NEW]);
    expect(kernel.gateways).toEqual(["10.1.0.1"]);
    await own.keep("jeanne");
    await pass(10 * MINUTE);
    expect(kernel.addresses("eth0")).toEqual([NEW]);
    expect(await own.shown()).toMatchObject({ kept: { address: "10.1.0.9", prefix: 16 }, trial: null, putBack: null });
    await own.close();

    const fresh = machine(new RememberedKernel({ eth0: [FOUND] }, "192.168.1.1"));
    fresh.disk.record = disk.record;
    const again = await fresh.start(null, { bootId: "second" });
    expect(fresh.kernel.addresses("eth0")).toEqual([NEW]);
    await again.close();
    expect(fresh.clock.timers).toBe(0);
  });

  test("is put back when nobody keeps it in time, and not tried again until somebody asks or changes it", async () => {
    const { kernel, clock, start, pass } = machine();
    const own = await start(viewOf({ trialMinutes: 5 }));
    await pass(3000);
    await pass(5 * MINUTE - 1);
    expect(kernel.addresses("eth0")).toEqual([NEW]);
    await pass(1);
    expect(kernel.addresses("eth0")).toEqual([FOUND]);
    expect(kernel.gateways).toEqual(["192.168.1.1"]);
    expect(await own.shown()).toMatchObject({ kept: null, trial: null, putBack: { why: "not-kept", at: clock.now() } });
    await expect(own.keep("jeanne")).rejects.toMatchObject({ code: "NO_TRIAL" });

    own.apply(viewOf({ trialMinutes: 1 }));
    await pass(10 * MINUTE);
    expect(kernel.addresses("eth0")).toEqual([FOUND]);

    await own.tryAgain("jeanne");
    await pass(3000);
    expect(kernel.addresses("eth0")).toEqual([NEW]);
    await own.keep("jeanne");
    expect((await own.shown()).putBack).toBeNull();
    await expect(own.tryAgain("jeanne")).rejects.toMatchObject({ code: "NOTHING_PUT_BACK" });
    await own.close();
  });

  test("ends when it would have ended, and tells so, though the clock is set in the middle of it", async () => {
    const { kernel, clock, start, pass } = machine();
    let changes = 0;
    const own = await start(viewOf(), { changed: () => (changes += 1) });
    await pass(3000);
    clock.set(365 * 24 * 60 * MINUTE);
    const before = changes;
    await pass(5000);

    expect(changes).toBe(before + 1);
    expect(own.trial?.until).toBe(clock.now() + 3 * MINUTE - 5000);
    await pass(3 * MINUTE - 5000);
    expect(kernel.addresses("eth0")).toEqual([FOUND]);
    await own.close();
  });

  test("is put back when the process ends in the middle of it, without a word or in order", async () => {
    const { kernel, disk, start, pass } = machine();
    await start(viewOf());
    await pass(3000);
    expect(kernel.addresses("eth0")).toEqual([NEW]);

    const second = await start(viewOf());
    expect(kernel.addresses("eth0")).toEqual([FOUND]);
    expect(disk.record).toMatchObject({ kept: null, trial: null, putBack: { why: "started-anew" } });
    await second.tryAgain("jeanne");
    await pass(3000);
    await second.close();
    expect(kernel.addresses("eth0")).toEqual([FOUND]);
    expect(disk.record).toMatchObject({ trial: null, putBack: { why: "started-anew" } });
  });

  test("leaves nothing behind when the machine loses power: what was kept holds", async () => {
    const first = machine();
    const own = await first.start(viewOf());
    await first.pass(3000);
    await own.keep("jeanne");
    own.apply(viewOf({ address: "10.1.0.10" }));
    await atRest();
    await first.pass(3000);
    expect(first.kernel.addresses("eth0")).toEqual(["10.1.0.10/16"]);

    const after = machine(new RememberedKernel({ eth0: [FOUND] }, "192.168.1.1"));
    after.disk.record = first.disk.record;
    const again = await after.start(viewOf({ address: "10.1.0.10" }), { bootId: "second" });
    expect(after.kernel.addresses("eth0")).toEqual([NEW]);
    expect(await again.shown()).toMatchObject({ putBack: { wanted: { address: "10.1.0.10" }, why: "started-anew" } });
    await again.close();
  });

  test("makes room for another one, or for none, when the administrator changes his mind", async () => {
    const { kernel, start, pass } = machine();
    const own = await start(viewOf());
    await pass(3000);
    own.apply(viewOf({ address: "10.1.0.10" }));
    await atRest();
    expect(kernel.addresses("eth0")).toEqual([FOUND]);
    await pass(3000);
    expect(kernel.addresses("eth0")).toEqual(["10.1.0.10/16"]);

    own.apply(left);
    await atRest();
    expect(kernel.addresses("eth0")).toEqual([FOUND]);
    expect(await own.shown()).toMatchObject({ kept: null, trial: null, putBack: null });
    await own.close();
  });

  test("that was put back is told of until something else is wanted", async () => {
    const { start, pass } = machine();
    const own = await start(viewOf());
    await pass(3000);
    await own.keep("jeanne");
    own.apply(viewOf({ address: "10.1.0.10" }));
    await atRest();
    await pass(3000);
    await pass(3 * MINUTE);
    expect((await own.shown()).putBack).toMatchObject({ wanted: { address: "10.1.0.10" } });

    own.apply(viewOf());
    await atRest();
    expect(await own.shown()).toMatchObject({ kept: { address: "10.1.0.9" }, trial: null, putBack: null });
    await own.close();
  });

  test("that the system refuses is put back at once, in its words", async () => {
    const { kernel, start, pass } = machine();
    kernel.refuses = "route add";
    const own = await start(viewOf());
    await pass(3000);
    expect(kernel.addresses("eth0")).toEqual([FOUND]);
    const { putBack } = await own.shown();
    expect(putBack).toMatchObject({ why: "failed", said: "Operation not permitted" });
    await own.close();
  });

  test("that another device has is not even set, and is when that one is gone and somebody asks", async () => {
    const { kernel, start, pass } = machine();
    kernel.others.set("10.1.0.9", "00:08:5d:11:22:33");
    const own = await start(viewOf());
    await pass(3000);
    expect(kernel.said).toEqual([]);
    expect(await own.shown()).toMatchObject({ trial: null, putBack: { why: "taken", said: "00:08:5d:11:22:33" } });

    kernel.others.clear();
    await pass(MINUTE);
    expect(kernel.said).toEqual([]);
    await own.tryAgain("jeanne");
    await pass(3000);
    expect(kernel.addresses("eth0")).toEqual([NEW]);
    await own.close();
  });

  test("in the network of the one before is set although the kernel takes it along with that one", async () => {
    const { kernel, start, pass } = machine();
    const own = await start(viewOf({ address: "192.168.1.10", netmask: "255.255.255.0", gateway: "192.168.1.1" }));
    await pass(3000);
    expect(kernel.addresses("eth0")).toEqual(["192.168.1.10/24"]);
    expect(kernel.gateways).toEqual(["192.168.1.1"]);
    await pass(3 * MINUTE);
    expect(kernel.addresses("eth0")).toEqual([FOUND]);
    await own.close();
  });

  test("is none when the machine stands so already, or only who is asked for names changes", async () => {
    const { kernel, disk, start, pass } = machine();
    const same = { address: "192.168.1.57", netmask: "255.255.255.0", gateway: null };
    const machineWithout = machine(new RememberedKernel({ eth0: [FOUND] }));
    const other = await machineWithout.start(viewOf(same));
    expect(await other.shown()).toMatchObject({ kept: { address: "192.168.1.57" }, trial: null });
    expect(machineWithout.kernel.said).toEqual([]);
    await other.close();

    const own = await start(viewOf());
    await pass(3000);
    await own.keep("jeanne");
    own.apply(viewOf({ dnsServers: ["9.9.9.9"] }));
    await atRest();
    expect(await own.shown()).toMatchObject({ kept: { dnsServers: ["9.9.9.9"] }, resolverFile: "/run/resolv.conf" });
    expect(disk.servers).toEqual(["9.9.9.9"]);
    expect(kernel.addresses("eth0")).toEqual([NEW]);
    await own.close();
  });

  test("does not go on for ever when the disk is full", async () => {
    const { kernel, disk, start, pass } = machine();
    const own = await start(viewOf());
    await pass(3000);
    disk.isFull = true;
    await expect(own.keep("jeanne")).rejects.toThrow("ENOSPC");
    await pass(3 * MINUTE);
    expect(kernel.addresses("eth0")).toEqual([FOUND]);
    expect(own.trial).toBeNull();
    await own.close();
  });
});

test("the audit tells who kept or tried an address of the box, and what the box did of itself", async () => {
  const { audit, start, pass } = machine();
  const own = await start(viewOf());
  await pass(3000);
  await pass(3 * MINUTE);
  await own.tryAgain("jeanne");
  await pass(3000);
  await own.keep("paul");
  own.apply(viewOf({ dnsServers: ["9.9.9.9"] }));
  await atRest();
  own.apply(left);
  await atRest();
  await own.close();

  const tried = ["box network.trial", "box network.put-back", "jeanne network.try-again", "box network.trial"];
  expect(audit).toEqual([...tried, "paul network.keep", "box network.keep", "box network.leave"]);
});

describe("an address that is kept", () => {
  async function kept() {
    const all = machine();
    const own = await all.start(viewOf());
    await all.pass(3000);
    await own.keep("jeanne");
    return { ...all, own };
  }

  test("comes back when something takes it away, and drives out what was given besides", async () => {
    const { kernel, pass, own } = await kept();
    await kernel.ip(["addr", "add", FOUND, "brd", "+", "dev", "eth0"]);
    await kernel.ip(["addr", "del", NEW, "dev", "eth0"]);
    await pass(5000);
    expect(kernel.addresses("eth0")).toEqual([NEW]);
    expect(kernel.gateways).toEqual(["10.1.0.1"]);
    await own.close();
    expect(kernel.addresses("eth0")).toEqual([NEW]);
  });

  test("is left as it is when the operating system is to see to it, until that does", async () => {
    const { kernel, disk, pass, own } = await kept();
    own.apply(left);
    await atRest();
    await pass(MINUTE);
    expect(kernel.addresses("eth0")).toEqual([NEW]);
    expect(disk.record).toEqual(NOTHING_KEPT);
    await own.close();
  });
});

describe("what keeps the box from having an address is told, and nothing is changed", () => {
  test.each([
    ["not-allowed", { mayChange: false }],
    ["not-listening", { bind: ["192.168.1.57"] }],
  ] as const)("%s", async (kind, change) => {
    const { kernel, start, pass } = machine();
    const own = await start(viewOf(), change);
    await pass(MINUTE);
    expect((await own.shown()).hindrance).toEqual({ kind });
    expect(kernel.said).toEqual([]);
    own.apply(left);
    await atRest();
    expect((await own.shown()).hindrance).toBeNull();
    await own.close();
  });

  test("a disk that is full: nothing is tried that could not be put back after, until there is room", async () => {
    const { kernel, disk, start, pass } = machine();
    disk.isFull = true;
    const own = await start(viewOf());
    await pass(MINUTE);
    expect(await own.shown()).toMatchObject({ hindrance: { kind: "failed", said: "Error: ENOSPC" }, trial: null });
    expect(kernel.said).toEqual([]);

    disk.isFull = false;
    await pass(5000);
    expect(await own.shown()).toMatchObject({ hindrance: null, trial: { fixed: { address: "10.1.0.9" } } });
    await own.close();
  });

  test("an interface that is not there: it is tried as soon as it is plugged in", async () => {
    const { kernel, start, pass } = machine();
    const own = await start(viewOf({ interface: "eth1", gateway: null }));
    expect((await own.shown()).hindrance).toEqual({ kind: "no-interface" });
    kernel.plugIn("eth1");
    await pass(5000);
    expect(await own.shown()).toMatchObject({ hindrance: null, trial: { fixed: { interface: "eth1" } } });
    await pass(3000);
    expect(kernel.addresses("eth1")).toEqual([NEW]);
    expect(kernel.addresses("eth0")).toEqual([FOUND]);
    await own.close();
  });
});
