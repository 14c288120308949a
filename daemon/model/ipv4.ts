/** The 32 bits of a dotted address, as an unsigned number. What is no address is a bug of who calls: it was parsed at the door. */
export function bitsOf(address: string): number {
  const bytes = address.split(".").map(Number);
  if (bytes.length !== 4 || bytes.some((byte) => !Number.isInteger(byte) || byte < 0 || byte > 255)) {
    throw new Error(`${address} is no IPv4 address`);
  }
  return bytes.reduce((bits, byte) => bits * 256 + byte, 0);
}

/** The dotted address of 32 bits. */
export const addressOf = (bits: number): string => [24, 16, 8, 0].map((shift) => (bits >>> shift) & 255).join(".");

/** An address, and the netmask of the network that it stands in. */
export interface InNetwork {
  readonly address: string;
  readonly netmask: string;
}

/** Whether `asked` may be the address of a machine there: not the network itself, nor everybody in it (RFC 1122 §3.2.1.3). */
export function holdsHost(network: InNetwork, asked: string): boolean {
  const { first, last } = edgesOf(network);
  const bits = bitsOf(asked);
  return bits > first && bits < last;
}

/** Both ends of a network as bits: its own address, and that of everybody in it. */
export function edgesOf({ address, netmask }: InNetwork): { readonly first: number; readonly last: number } {
  const mask = bitsOf(netmask);
  const first = (bitsOf(address) & mask) >>> 0;
  return { first, last: (first | ~mask) >>> 0 };
}

/** Ones, then zeros: of a network with at least two machines, and at most sixteen million. */
export const isNetmask = (mask: string): boolean => {
  const prefix = prefixOf(mask);
  return prefix >= 8 && prefix <= 30 && netmaskOf(prefix) === mask;
};

/** How many ones a netmask begins with. */
export const prefixOf = (netmask: string): number => Math.clz32(~bitsOf(netmask) >>> 0);

export const netmaskOf = (prefix: number): string =>
  addressOf(prefix === 0 ? 0 : (0xff_ff_ff_ff << (32 - prefix)) >>> 0);
