import { connect } from "../../../daemon/kit/rpc.ts";
import { boxContract } from "../../../daemon/contracts/box.ts";
import { rmSync } from "node:fs";
import { join } from "node:path";
import { boxSettings, startBox, type TestBox } from "../../rig/box.ts";
import { temporaryFolder } from "../../rig/folder.ts";
import { openPhonesLan } from "../../rig/phones-lan.ts";
import { spelled } from "../../rig/telephone/firmware.ts";
import { type Phones, phonesIn } from "../../rig/phones-in.ts";
import { manyDevices, OFFICE_ADDRESS, officeOfMany, progressSince } from "../../rig/telephone/whole-office.ts";
import { until } from "../../rig/waiting.ts";

/** 250 telephones of every maker and the box get current at once: the first time, and after a power cut. Prints times. */

const count = Number(process.argv[2] ?? 250);
const LIMIT_MS = 180_000;

const devices = manyDevices(count);
const lan = await openPhonesLan(
  OFFICE_ADDRESS,
  devices.map(({ mac }) => spelled(mac, ":")),
);
const folder = temporaryFolder("boot");
const home = join(folder.path, "home");
const bind = ["0.0.0.0"];
// The same ports each time: telephones keep where they were told to come.
const environment = await boxSettings(home, bind);
const boxed = (document: Record<string, unknown> | null) =>
  startBox({ bind, environment, through: lan.server.through, home, document });
try {
  const phones = await phonesIn(lan, devices);
  {
    await using box = await boxed(officeOfMany(devices));
    const readyAt = Date.now();
    phones.tell({ order: "on" });
    await report("the first time: the box is ready, then all telephones get current", { phones, box, from: 0, readyAt, onAt: readyAt });
    phones.tell({ order: "off" });
    // Current is gone at once: nothing is put in order.
    for (const name of ["box", "store", "pbx", "web", "phones", "health", "net"] as const) box.kill(name);
    await box.child.exited();
    // Who waits for the next box would take it for ready by what this one wrote.
    rmSync(join(home, "run/ready.json"));
  }
  const from = phones.happenings().length;
  const onAt = Date.now();
  phones.tell({ order: "on" });
  await using box = await boxed(null);
  await report("after a power cut: the box and all telephones get current", { phones, box, from, readyAt: Date.now(), onAt });
  await phones[Symbol.asyncDispose]();
} finally {
  await lan[Symbol.asyncDispose]();
  folder[Symbol.dispose]();
}

interface Run {
  readonly phones: Phones;
  readonly box: TestBox;
  /** Of what happened before. */
  readonly from: number;
  readonly readyAt: number;
  readonly onAt: number;
}

async function report(title: string, { phones, box, from, readyAt, onAt }: Run): Promise<void> {
  const dnsmasqAt = await servesAt(box);
  const progress = () => progressSince(phones, from);
  await until("all to be registered", () => progress().registered.length === count, { limitMs: LIMIT_MS, everyMs: 200 })
    .catch((error: unknown) => console.log(String(error)));
  const { leased, filed, registered, refused } = progress();
  const known = (await box.pbxStatus()).registrations.filter(({ devices: all }) => all.length > 0).length;
  const row = (what: string, at: readonly number[]): void => {
    const after = (one: number | undefined): string => one === undefined ? "–" : `${((one - readyAt) / 1000).toFixed(1)} s`;
    console.log(`  ${what.padEnd(12)} first ${after(at[0])}, half ${after(at[Math.floor(at.length / 2)])}, last ${after(at.at(-1))} (${at.length})`);
  };
  console.log(`${title} (${count})`);
  console.log(`  the box was ready ${((readyAt - onAt) / 1000).toFixed(1)} s after the telephones got current; from there:`);
  row("dnsmasq", dnsmasqAt === null ? [] : [dnsmasqAt]);
  row("address", leased);
  row("own file", filed);
  row("registered", registered);
  console.log(`  registrations tried in vain ${refused}; extensions that the box holds registered ${known}`);
}

async function servesAt(box: TestBox): Promise<number | null> {
  const peer = await connect(join(box.home, "run/box.sock"), boxContract);
  try {
    return await until(
      "dnsmasq to serve",
      async () => {
        const { processes } = await peer.call("status", {});
        return processes.find(({ name, state }) => name === "dnsmasq" && state === "ready")?.startedAt ?? undefined;
      },
      { limitMs: 60_000 },
    );
  } finally {
    peer.close();
  }
}
