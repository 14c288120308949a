import { randomBytes } from "node:crypto";
import { readFileSync } from "node:fs";
import { createInterface } from "node:readline";
import { cableOf } from "../phones-lan.ts";
import { Addresses } from "./addresses.ts";
import { DhcpClients } from "./dhcp-client.ts";
import type { Device } from "./firmware.ts";
import type { Happened, Happening, Order } from "./happening.ts";
import { Telephone } from "./telephone.ts";

/** All telephones of a network as one process: it runs in their namespace and is told what to do (`../phones-in.ts`). */

const LOOK_MS = 500;
/** How long somebody with made-up MAC addresses waits for more: dnsmasq pings the first eight, three seconds each. */
const GIVE_UP_MS = 45_000;

const dhcp = new DhcpClients();
const addresses = new Addresses();
let devices: readonly Device[] = [];
let telephones: readonly Telephone[] = [];
await dhcp.start();
setInterval(lookAtCables, LOOK_MS);
for await (const line of createInterface({ input: process.stdin })) obey(JSON.parse(line) as Order);
process.exit(0);

function say(mac: string, happened: Happened): void {
  const happening: Happening = { mac, at: Date.now(), ...happened };
  process.stdout.write(`${JSON.stringify(happening)}\n`);
}

function obey(order: Order): void {
  switch (order.order) {
    case "devices":
      devices = order.devices;
      telephones = devices.map(
        (device, index) =>
          new Telephone({ index, device, dhcp, addresses, say: (happened) => say(device.mac, happened) }),
      );
      return;
    case "on":
    case "off":
      for (const [index, telephone] of telephones.entries()) {
        if (order.only === undefined || order.only === index) telephone[order.order]();
      }
      return;
    case "pester":
      void telephones[order.only]?.pester();
      return;
    case "starve":
      void starve(order.only, order.macs);
  }
}

function lookAtCables(): void {
  for (const [index, telephone] of telephones.entries()) {
    telephone.plugged(readFileSync(`/sys/class/net/${cableOf(index)}/carrier`, "latin1").trim() === "1");
  }
}

async function starve(index: number, macs: number): Promise<void> {
  const take = async (): Promise<number> => {
    const signal = AbortSignal.timeout(GIVE_UP_MS);
    const mac = `02${randomBytes(5).toString("hex")}`.toUpperCase();
    const asking = { mac, vendorClass: null, wants: [1, 3, 6], had: null, signal };
    return await dhcp.lease(index, asking).then(
      () => 1,
      () => 0,
    );
  };
  const taken = await Promise.all(Array.from({ length: macs }, take));
  say(devices[index]?.mac ?? "", { what: "starves", taken: taken.reduce((sum, one) => sum + one, 0) });
}
