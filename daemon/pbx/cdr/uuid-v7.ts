import { randomBytes } from "node:crypto";

/** A UUID of version 7 (RFC 9562 §5.7): sorts by its time, milliseconds since the epoch. `random`: 10 bytes. */
export function uuidV7(now: number, random: Uint8Array = randomBytes(10)): string {
  const time = Math.max(0, Math.floor(now)).toString(16).padStart(12, "0").slice(-12);
  const tail = Buffer.from(random.subarray(0, 10));
  tail[0] = ((tail[0] ?? 0) & 0x0f) | 0x70;
  tail[2] = ((tail[2] ?? 0) & 0x3f) | 0x80;
  const hex = tail.toString("hex");
  return `${time.slice(0, 8)}-${time.slice(8)}-${hex.slice(0, 4)}-${hex.slice(4, 8)}-${hex.slice(8, 20)}`;
}
