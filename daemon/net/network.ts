import { MOST_POOLED } from "../model/config/dhcp.ts";
import { addressOf, bitsOf, edgesOf, type InNetwork } from "../model/ipv4.ts";

/** The network that an interface stands in: its own address there, and the netmask. */
export type Network = InNetwork;

export interface Pool {
  readonly first: string;
  readonly last: string;
}

/** How many addresses a pool has; none when it is the wrong way round. */
export const sizeOf = ({ first, last }: Pool): number => Math.max(0, bitsOf(last) - bitsOf(first) + 1);

export const isIn = ({ first, last }: Pool, address: string): boolean =>
  bitsOf(address) >= bitsOf(first) && bitsOf(address) <= bitsOf(last);

/** Which of these stand in a pool, each once; null is nobody's. */
export const takenIn = (pool: Pool, addresses: readonly (string | null)[]): readonly string[] =>
  [...new Set(addresses.filter((one) => one !== null))].filter((one) => isIn(pool, one));

/**
 * Where addresses are given from when nobody says otherwise: .200 to .250 of a network of 256, as the screens of the guide
 * show it [DHC-05], and the same part of a larger or smaller one, as far as a pool may go. Null: the network is too small to give from.
 */
export function usualPool(network: Network): Pool | null {
  const { first, last } = edgesOf(network);
  const size = last - first + 1;
  if (size < FEWEST) return null;
  // In a small network the same part would reach to everybody's address.
  const at = (of256: number): string => addressOf(Math.min(first + Math.floor((size * of256) / 256), last - 1));
  const pool = { first: at(200), last: at(250) };
  return sizeOf(pool) <= MOST_POOLED ? pool : { ...pool, last: addressOf(bitsOf(pool.first) + MOST_POOLED - 1) };
}

const FEWEST = 16;
