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
