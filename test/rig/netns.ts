import { execFile } from "node:child_process";
import { randomBytes, randomInt } from "node:crypto";
import { promisify } from "node:util";

/** Networks of one test: made with ip and nft, gone when the test ends. They need root. */

const execute = promisify(execFile);
const ip = async (...args: string[]): Promise<void> => void (await execute("ip", args));

/** Why networks cannot be made here, or undefined when they can. */
export async function whyNoNetworks(): Promise<string | undefined> {
  const name = `probe${randomBytes(3).toString("hex")}`;
  try {
    await ip("netns", "add", name);
    await execute("ip", ["netns", "exec", name, "nft", "add", "table", "ip", "probe"]);
    return undefined;
  } catch (error) {
    return `making a network namespace with nft failed: ${error instanceof Error ? error.message.trim() : String(error)}`;
  } finally {
    await ip("netns", "del", name).catch(() => undefined);
  }
}

/** An interface of this machine with an address that is not loopback. */
export interface Lan extends AsyncDisposable {
  readonly address: string;
  /** IPv6 (RFC 4193). */
  readonly address6: string;
  /** One that the interface has not got yet, and what gives it to it and takes it away. */
  readonly spare: string;
  give(address: string): Promise<void>;
  take(address: string): Promise<void>;
}

export async function openLan(): Promise<Lan> {
  const tag = randomBytes(3).toString("hex");
  const net = `10.${randomInt(100, 250)}.${randomInt(0, 250)}`;
  const address = `${net}.1`;
  await ip("link", "add", `sl${tag}a`, "type", "veth", "peer", "name", `sl${tag}b`);
  await ip("addr", "add", `${address}/30`, "dev", `sl${tag}a`);
  const address6 = `fd${tag.slice(0, 2)}:${tag.slice(2)}::1`;
  await ip("-6", "addr", "add", `${address6}/64`, "dev", `sl${tag}a`, "nodad");
  await ip("link", "set", `sl${tag}a`, "up");
  await ip("link", "set", `sl${tag}b`, "up");
  return {
    address,
    address6,
    spare: `${net}.5`,
    give: (given) => ip("addr", "add", `${given}/32`, "dev", `sl${tag}a`),
    take: (given) => ip("addr", "del", `${given}/32`, "dev", `sl${tag}a`),
    [Symbol.asyncDispose]: () => ip("link", "del", `sl${tag}a`).catch(() => undefined),
  };
}

/**
 * Phones behind a router that rewrites addresses and ports (masquerade with random ports):
 * this machine (outside) — router — inside.
 */
export interface NatNetwork extends AsyncDisposable {
  /** Address of this machine as the router sees it: where the exchange listens. */
  readonly outside: string;
  /** Address that the router shows to the outside. */
  readonly router: string;
  /** Namespace and address of the phones. */
  readonly inside: string;
  readonly phone: string;
}

export async function openNatNetwork(): Promise<NatNetwork> {
  const tag = randomBytes(3).toString("hex");
  const [router, inside] = [`slr${tag}`, `sli${tag}`];
  const net = `10.${randomInt(100, 250)}.${randomInt(0, 250)}`;
  const at = async (namespace: string, ...args: string[]) =>
    void (await execute("ip", ["netns", "exec", namespace, ...args]));
  const close = async () => {
    for (const namespace of [inside, router]) await ip("netns", "del", namespace).catch(() => undefined);
    await ip("link", "del", `sl${tag}o`).catch(() => undefined);
  };
  try {
    await ip("netns", "add", router);
    await ip("netns", "add", inside);
    await ip("link", "add", `sl${tag}o`, "type", "veth", "peer", "name", "wan", "netns", router);
    await ip("link", "add", "lan", "netns", router, "type", "veth", "peer", "name", "eth0", "netns", inside);
    await ip("addr", "add", `${net}.1/30`, "dev", `sl${tag}o`);
    await ip("link", "set", `sl${tag}o`, "up");
    await at(router, "ip", "addr", "add", `${net}.2/30`, "dev", "wan");
    await at(router, "ip", "addr", "add", "192.168.77.1/24", "dev", "lan");
    for (const device of ["lo", "wan", "lan"]) await at(router, "ip", "link", "set", device, "up");
    await at(router, "sysctl", "-q", "-w", "net.ipv4.ip_forward=1");
    await at(router, "nft", masquerade);
    await at(inside, "ip", "addr", "add", "192.168.77.10/24", "dev", "eth0");
    for (const device of ["lo", "eth0"]) await at(inside, "ip", "link", "set", device, "up");
    // No default route: a phone that asks the DNS is told at once that there is none, instead of waiting ten seconds.
    await at(inside, "ip", "route", "add", `${net}.0/30`, "via", "192.168.77.1");
  } catch (error) {
    await close();
    throw error;
  }
  return { outside: `${net}.1`, router: `${net}.2`, inside, phone: "192.168.77.10", [Symbol.asyncDispose]: close };
}

/** The network of an operator whose firewall takes nothing from this machine but what comes from one of its addresses. */
export interface StrictNetwork extends AsyncDisposable {
  readonly namespace: string;
  readonly operator: string;
  /** The address that this machine sends from by itself, and the one that is let in. */
  readonly usual: string;
  readonly admitted: string;
}

export async function openStrictNetwork(): Promise<StrictNetwork> {
  const tag = randomBytes(3).toString("hex");
  const [namespace, device] = [`slo${tag}`, `sl${tag}v`];
  const net = `10.${randomInt(100, 250)}.${randomInt(0, 250)}`;
  const at = async (...args: string[]) => void (await execute("ip", ["netns", "exec", namespace, ...args]));
  const close = async () => {
    await ip("netns", "del", namespace).catch(() => undefined);
    await ip("link", "del", device).catch(() => undefined);
  };
  try {
    await ip("netns", "add", namespace);
    await ip("link", "add", device, "type", "veth", "peer", "name", "eth0", "netns", namespace);
    for (const host of [1, 9]) await ip("addr", "add", `${net}.${host}/24`, "dev", device);
    await ip("link", "set", device, "up");
    await at("ip", "addr", "add", `${net}.2/24`, "dev", "eth0");
    for (const one of ["lo", "eth0"]) await at("ip", "link", "set", one, "up");
    const rule = `iifname eth0 ip saddr != ${net}.9 drop`;
    await at("nft", `table ip strict { chain in { type filter hook input priority 0 ; ${rule} ; } ; }`);
  } catch (error) {
    await close();
    throw error;
  }
  const addresses = { operator: `${net}.2`, usual: `${net}.1`, admitted: `${net}.9` };
  return { namespace, ...addresses, [Symbol.asyncDispose]: close };
}

const masquerade =
  "table ip nat { chain post { type nat hook postrouting priority 100 ; oifname wan masquerade random ; } ; }";

/** A telephone on the network of this machine: a namespace with one cable, and the MAC address that stands on its label. */
export interface Desk extends AsyncDisposable {
  readonly namespace: string;
  /** This machine there, the telephone, and another address that it has as well. */
  readonly box: string;
  readonly phone: string;
  readonly other: string;
}

/** `macAddress` with colons. */
export async function openDesk(macAddress: string): Promise<Desk> {
  const tag = randomBytes(3).toString("hex");
  const [namespace, device] = [`sld${tag}`, `sl${tag}d`];
  const net = `10.${randomInt(100, 250)}.${randomInt(0, 250)}`;
  const at = async (...args: string[]) => void (await execute("ip", ["-n", namespace, ...args]));
  const close = async () => {
    await ip("netns", "del", namespace).catch(() => undefined);
    await ip("link", "del", device).catch(() => undefined);
  };
  try {
    await ip("netns", "add", namespace);
    const peer = ["type", "veth", "peer", "name", "eth0", "address", macAddress, "netns", namespace];
    await ip("link", "add", device, ...peer);
    await ip("addr", "add", `${net}.1/24`, "dev", device);
    // No address of IPv6 that comes a second later by itself.
    await ip("link", "set", "dev", device, "addrgenmode", "none");
    await ip("link", "set", device, "up");
    for (const host of [50, 51]) await at("addr", "add", `${net}.${host}/24`, "dev", "eth0");
    for (const one of ["lo", "eth0"]) await at("link", "set", one, "up");
  } catch (error) {
    await close();
    throw error;
  }
  const addresses = { box: `${net}.1`, phone: `${net}.50`, other: `${net}.51` };
  return { namespace, ...addresses, [Symbol.asyncDispose]: close };
}
