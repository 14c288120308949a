import { addressOf, bitsOf } from "../model/ipv4.ts";

/** The network that an interface stands in: its own address there, and the netmask. */
export interface Network {
  readonly address: string;
  readonly netmask: string;
}

export interface Pool {
  readonly first: string;
  readonly last: string;
}

/** Whether this may be the address of a machine there: not the network itself, nor everybody in it (RFC 1122 §3.2.1.3). */
export function holdsHost({ address, netmask }: Network, asked: string): boolean {
  const { network, broadcast } = edges(address, netmask);
  const bits = bitsOf(asked);
  return bits > network && bits < broadcast;
}

/** How many addresses a pool has; none when it is the wrong way round. */
export const sizeOf = ({ first, last }: Pool): number => Math.max(0, bitsOf(last) - bitsOf(first) + 1);

export const isIn = ({ first, last }: Pool, address: string): boolean =>
  bitsOf(address) >= bitsOf(first) && bitsOf(address) <= bitsOf(last);

/**
 * Where addresses are given from when nobody says otherwise: .200 to .250 of a network of 256, as the screens of the guide
 * show it [DHC-05], and the same part of a larger or smaller one. Null: the network is too small to give from.
 */
export function usualPool({ address, netmask }: Network): Pool | null {
  const { network, broadcast } = edges(address, netmask);
  const size = broadcast - network + 1;
  if (size < FEWEST) return null;
  // In a small network the same part would reach to everybody's address.
  const at = (of256: number): string => addressOf(Math.min(network + Math.floor((size * of256) / 256), broadcast - 1));
  return { first: at(200), last: at(250) };
}

const FEWEST = 16;

function edges(address: string, netmask: string): { readonly network: number; readonly broadcast: number } {
  const mask = bitsOf(netmask);
  const network = (bitsOf(address) & mask) >>> 0;
  return { network, broadcast: (network | ~mask) >>> 0 };
}
