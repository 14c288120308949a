import { readFileSync } from "node:fs";
import { readMac } from "../../../provisioning/identify/mac.ts";

/** Flags of a complete entry (linux/if_arp.h): the kernel has heard the address itself. */
const COMPLETE = 0x2;

/** IPv4 addresses of the networks that the box is on, with the MAC addresses that answer for them. Text of /proc/net/arp. Pure. */
export function readNeighbours(table: string): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const line of table.split("\n").slice(1)) {
    const [ip = "", , flags = "0x0", hardware = ""] = line.trim().split(/\s+/);
    const mac = readMac(hardware);
    if ((Number(flags) & COMPLETE) !== 0 && mac !== null && ip !== "") found.set(ip, mac);
  }
  return found;
}

/** The MAC address behind an IPv4 address as the kernel knows it now; null: it is not on a network of the box. */
export function neighbourOf(ip: string): string | null {
  try {
    return readNeighbours(readFileSync("/proc/net/arp", "utf8")).get(ip) ?? null;
  } catch {
    // Without the table nothing is proved, and nothing is given.
    return null;
  }
}
