import { readFile } from "node:fs/promises";
import { isIPv4 } from "node:net";
import { networkInterfaces } from "node:os";
import { addressOf } from "../model/ipv4.ts";
import type { Network } from "./network.ts";

/** How the machine stands in its networks, as the kernel and its resolver tell. */
export interface Standing {
  readonly interfaces: readonly Interface[];
  /** Where everything goes that is for no network of ours; null: nowhere. */
  readonly route: Route | null;
  /** Name servers that others can ask: none on loopback. */
  readonly nameServers: readonly string[];
}

export interface Interface extends Network {
  readonly name: string;
  /** As `00:08:5d:11:22:33`. */
  readonly hardwareAddress: string;
}

export interface Route {
  readonly interface: string;
  readonly gateway: string;
}

/** systemd's own list stands behind its address on loopback. */
const RESOLVER_FILES = ["/etc/resolv.conf", "/run/systemd/resolve/resolv.conf"];

export async function readStanding(): Promise<Standing> {
  const [routes, ...resolvers] = await Promise.all(["/proc/net/route", ...RESOLVER_FILES].map(read));
  return {
    interfaces: ownInterfaces(),
    route: defaultRoute(routes ?? ""),
    nameServers: nameServersIn(resolvers.join("\n")),
  };
}

const read = (file: string): Promise<string> => readFile(file, "utf8").catch(() => "");

/** The first IPv4 address of each. */
function ownInterfaces(): readonly Interface[] {
  return Object.entries(networkInterfaces()).flatMap(([name, addresses]) => {
    const own = addresses?.find(({ family, internal }) => family === "IPv4" && !internal);
    return own === undefined ? [] : [{ name, address: own.address, netmask: own.netmask, hardwareAddress: own.mac }];
  });
}

const IS_UP = 0x1;
const HAS_GATEWAY = 0x2;

/** In the kernel's table `/proc/net/route`: the default route that counts least. Pure. */
export function defaultRoute(table: string): Route | null {
  const routes = table.split("\n").flatMap((line) => {
    const [name, destination, gateway, flags, , , metric] = line.trim().split(/\s+/);
    if (name === undefined || destination !== "00000000" || !/^[0-9A-F]{8}$/.test(gateway ?? "")) return [];
    const bits = Number.parseInt(flags ?? "", 16);
    const leadsOut = (bits & IS_UP) !== 0 && (bits & HAS_GATEWAY) !== 0;
    return leadsOut ? [{ interface: name, gateway: inNetworkOrder(gateway ?? ""), metric: Number(metric) }] : [];
  });
  const [best] = routes.sort((one, other) => one.metric - other.metric);
  return best === undefined ? null : { interface: best.interface, gateway: best.gateway };
}

/** Eight digits in the order of the machine, which on every machine that we run on is the other one. */
const inNetworkOrder = (digits: string): string =>
  addressOf(Number.parseInt((digits.match(/../g) ?? []).reverse().join(""), 16));

/** `nameserver` lines, each once (resolv.conf(5)); IPv4 alone, for DHCP can tell of no other. Pure. */
export function nameServersIn(text: string): readonly string[] {
  const named = [...text.matchAll(/^\s*nameserver\s+(\S+)/gm)].map(([, address]) => address ?? "");
  return [...new Set(named)].filter((address) => isIPv4(address) && !address.startsWith("127.")).slice(0, 3);
}
