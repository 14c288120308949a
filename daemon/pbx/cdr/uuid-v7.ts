import { randomUUID } from "node:crypto";

/**
 * A UUID of version 7 (RFC 9562 §5.7): sorts by its time, milliseconds since the epoch. `random`: one of version 4, which
 * lends all its bits but those of the time; Node keeps a store of random bytes for these.
 */
export function uuidV7(now: number, random: string = randomUUID()): string {
  const time = Math.max(0, Math.floor(now)).toString(16).padStart(12, "0").slice(-12);
  return `${time.slice(0, 8)}-${time.slice(8)}-7${random.slice(15)}`;
}
