import { createHash, timingSafeEqual } from "node:crypto";

/**
 * What tells a PIN that people key in, so that what passes through files does not show it. A few digits are found again
 * by whoever has the digest and tries them all: it keeps them from the eyes, not from who may read our files.
 */
export const digestOfPin = (owner: string, pin: string): string =>
  createHash("sha256").update(`${owner}:${pin}`).digest("hex");

/** In constant time. Without a digest nothing is right. */
export function isPin(owner: string, keyed: string, digest: string | null): boolean {
  const given = Buffer.from(digestOfPin(owner, keyed), "hex");
  const wanted = Buffer.from(digest ?? "00".repeat(given.length), "hex");
  return timingSafeEqual(given, wanted) && digest !== null;
}
