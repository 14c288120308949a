import type { NetworkSettings } from "../model/config/network.ts";
import { prefixOf } from "../model/ipv4.ts";
import type { FixedAddress } from "./own-address.ts";

/** The address that the configuration wants; null: it leaves it to the operating system. Pure. */
export function wantedAddress(network: NetworkSettings): FixedAddress | null {
  const { isFixed, interface: name, address, netmask, gateway, dnsServers } = network;
  // A document without them was refused when it was saved (model/config/sense/network.ts).
  if (!isFixed || name === null || address === null) return null;
  return { interface: name, address, prefix: prefixOf(netmask), gateway, dnsServers };
}

export const isSameAddress = (one: FixedAddress | null, other: FixedAddress | null): boolean =>
  isSameWay(one, other) && one?.dnsServers.join() === other?.dnsServers.join();

/** Whoever finds the box at the one finds it at the other: they differ in nothing but whom it asks for names. */
export const isSameWay = (one: FixedAddress | null, other: FixedAddress | null): boolean =>
  one === null || other === null
    ? one === other
    : one.interface === other.interface &&
      one.address === other.address &&
      one.prefix === other.prefix &&
      one.gateway === other.gateway;
