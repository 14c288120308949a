import { type ChildProcessByStdio, spawn } from "node:child_process";
import { createSocket } from "node:dgram";
import type { Writable } from "node:stream";
import { cableOf } from "../phones-lan.ts";
import { until } from "../waiting.ts";

const FIRST_TABLE = 1000;

/** Addresses that telephones have, each on its cable, and what has one leaves by that cable. One `ip` does it for all. */
export class Addresses {
  readonly #ip: ChildProcessByStdio<Writable, null, null> = spawn("ip", ["-force", "-batch", "-"], {
    stdio: ["pipe", "ignore", "inherit"],
  });

  async give(index: number, address: string, netmask: string): Promise<void> {
    const [bits, cable, table] = [bitsOf(netmask), cableOf(index), FIRST_TABLE + index];
    this.#order(
      `route replace ${networkOf(address, netmask)}/${bits} dev ${cable} scope link table ${table}`,
      `rule add from ${address} lookup ${table}`,
      `addr add ${address}/${bits} dev ${cable} noprefixroute`,
    );
    await until(`${address} on ${cable}`, () => isOurs(address), { everyMs: 10 });
  }

  take(index: number, address: string, netmask: string): void {
    const [bits, cable, table] = [bitsOf(netmask), cableOf(index), FIRST_TABLE + index];
    this.#order(`addr del ${address}/${bits} dev ${cable}`, `rule del from ${address} lookup ${table}`);
  }

  close(): void {
    this.#ip.stdin.end();
  }

  #order(...lines: readonly string[]): void {
    this.#ip.stdin.write(`${lines.join("\n")}\n`);
  }
}

/** Only who has an address may bind to it. */
const isOurs = (address: string): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = createSocket("udp4");
    const done = (is: boolean): void => void socket.close(() => resolve(is));
    socket.once("error", () => done(false));
    socket.bind({ address }, () => done(true));
  });

const bitsOf = (netmask: string): number =>
  netmask.split(".").reduce((sum, byte) => sum + Number(byte).toString(2).replaceAll("0", "").length, 0);

function networkOf(address: string, netmask: string): string {
  const mask = netmask.split(".").map(Number);
  return address
    .split(".")
    .map((byte, index) => Number(byte) & (mask[index] ?? 0))
    .join(".");
}
