import { isIPv4, isIPv6, SocketAddress } from "node:net";
import type { Destination, Transport } from "../engine/engine.ts";

/** Finding the servers of an operator (RFC 3263 §4), as far as it can be decided without asking anybody; pure. */

/** Where a line is to be reached, as the configuration says it. */
export interface Question {
  /** A name, or a numeric address. */
  readonly host: string;
  /** Null: what DNS says, else the usual one. */
  readonly port: number | null;
  readonly transport: Transport;
  /** For whom a certificate must be where the host is numeric; empty: for that address. */
  readonly domain: string;
  /** The line leaves by an IPv4 address of the box, so that nothing else can be reached. */
  readonly ipv4Only: boolean;
}

export interface Srv {
  readonly name: string;
  readonly port: number;
  readonly priority: number;
  readonly weight: number;
}

export interface Naptr {
  readonly flags: string;
  readonly service: string;
  readonly regexp: string;
  readonly replacement: string;
  readonly order: number;
  readonly preference: number;
}

/** A name and a port that have to be made numeric. */
export interface Target {
  readonly name: string;
  readonly port: number;
}

/** A number from 0 to 1 that stays the same for a text while the process lives, and is anybody's guess otherwise. */
export type Chance = (text: string) => number;

const services = { udp: "SIP+D2U", tcp: "SIP+D2T", tls: "SIPS+D2T" } as const;
const prefixes = { udp: "_sip._udp", tcp: "_sip._tcp", tls: "_sips._tcp" } as const;

/** An operator has a few servers; what a zone lists beyond these is not tried. */
const mostTargets = 8;
const mostOfOneName = 8;

/** §4.2: a host that is numeric is asked of nobody. */
export function numericDestination(question: Question): Destination | null {
  const { host, transport, domain, port } = question;
  const address = numeric(host);
  if (address === null) return null;
  return { address, port: port ?? usualPort(transport), transport, serverName: transport === "tls" ? domain : "" };
}

export const usualPort = (transport: Transport): number => (transport === "tls" ? 5061 : 5060);

/** §4.1: the name whose SRV records hold for this transport: what NAPTR says, else the one that is agreed upon. */
export function serviceName(records: readonly Naptr[], { host, transport }: Question): string {
  const [best] = records
    .filter(({ service }) => service.toUpperCase() === services[transport])
    .filter(({ flags, replacement }) => flags.toLowerCase() === "s" && replacement !== "")
    .toSorted((one, other) => one.order - other.order || one.preference - other.preference);
  return best?.replacement ?? agreedName(host, transport);
}

export const agreedName = (host: string, transport: Transport): string => `${prefixes[transport]}.${host}`;

/**
 * RFC 2782: by priority, and by chance as the weights want it among equals. Each target draws once for all
 * (Efraimidis and Spirakis: the order of u^(1/weight) is that of drawing one after the other), so that a line does not
 * wander between servers of equal rank each time their names are looked up again.
 */
export function inOrder(records: readonly Srv[], chance: Chance): readonly Target[] {
  // A weight of 0 is for who shall hardly ever be chosen while others have one.
  const draw = ({ name, port, weight }: Srv): number => Math.log(chance(`${name}:${port}`)) / Math.max(weight, 0.01);
  return records
    .filter(({ name }) => name !== "" && name !== ".")
    .map((record) => ({ ...record, drawn: draw(record) }))
    .toSorted((one, other) => one.priority - other.priority || other.drawn - one.drawn)
    .slice(0, mostTargets)
    .map(({ name, port }) => ({ name, port }));
}

/** "The service is decidedly not available at this domain" (RFC 2782): a single record that leads to the root. */
export const isDeclined = (records: readonly Srv[]): boolean =>
  records.length > 0 && records.every(({ name }) => name === "" || name === ".");

/** The addresses of one target, each as good as the other: IPv4 first, since few offices have the other outside. */
export function destinationsAt(
  target: Target,
  addresses: readonly string[],
  { host, transport }: Question,
  chance: Chance,
): readonly Destination[] {
  // RFC 5922 §4: the certificate is for the name that was configured, not for the one that DNS made of it.
  return addresses
    .flatMap((address) => numeric(address) ?? [])
    .toSorted((one, other) => Number(isIPv6(one)) - Number(isIPv6(other)) || chance(one) - chance(other))
    .slice(0, mostOfOneName)
    .map((address) => ({ address, port: target.port, transport, serverName: transport === "tls" ? host : "" }));
}

/** As the engine writes it, so that what it tells can be found again; null: a name. */
function numeric(host: string): string | null {
  if (isIPv4(host)) return host;
  return isIPv6(host) && !host.includes("%") ? new SocketAddress({ address: host, family: "ipv6" }).address : null;
}

/** `192.0.2.7:5060`, `[2001:db8::7]:5060`. */
export const addressOf = ({ address, port }: Destination): string =>
  `${address.includes(":") ? `[${address}]` : address}:${port}`;

/** The same place, asked for in the same way. */
export const keyOf = (destination: Destination): string =>
  `${destination.transport} ${addressOf(destination)} ${destination.serverName}`;
