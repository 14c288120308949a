import type { NetworkInterfaceInfo } from "node:os";
import { bitsOf } from "../../model/ipv4.ts";

/** A network that the box stands on: its own IPv4 address there, and how many bits name the network. */
export interface OwnNetwork {
  readonly address: string;
  readonly bits: number;
}

/** RFC 1918, RFC 3927, RFC 6598: no telephone of the office stands on a network of the Internet. */
const PRIVATE: readonly OwnNetwork[] = [
  { address: "10.0.0.0", bits: 8 },
  { address: "172.16.0.0", bits: 12 },
  { address: "192.168.0.0", bits: 16 },
  { address: "169.254.0.0", bits: 16 },
  { address: "100.64.0.0", bits: 10 },
];

/** The private networks on which the exchange listens; `bind`: numeric addresses, of which `0.0.0.0` and `::` mean all. Pure. */
export function ownNetworks(
  interfaces: Readonly<Record<string, readonly NetworkInterfaceInfo[] | undefined>>,
  bind: readonly string[],
): readonly OwnNetwork[] {
  const all = Object.values(interfaces).flatMap((addresses) => addresses ?? []);
  return all.flatMap(({ address, family, internal, cidr }): OwnNetwork[] => {
    if (family !== "IPv4" || internal || !(bind.includes("0.0.0.0") || bind.includes(address))) return [];
    const bits = Number(cidr?.split("/")[1] ?? 32);
    return PRIVATE.some((network) => isWithin(address, network)) ? [{ address, bits }] : [];
  });
}

/** The network that an address is on; null: none of ours, or the box itself. The narrowest one when there are several. Pure. */
export function networkOf(address: string, networks: readonly OwnNetwork[]): OwnNetwork | null {
  let found: OwnNetwork | null = null;
  for (const network of networks) {
    if (network.address === address) return null;
    if (isWithin(address, network) && (found === null || network.bits > found.bits)) found = network;
  }
  return found;
}

const isWithin = (address: string, network: OwnNetwork): boolean => {
  const size = 2 ** (32 - network.bits);
  return Math.floor(bitsOf(address) / size) === Math.floor(bitsOf(network.address) / size);
};
