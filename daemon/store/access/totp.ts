import { createHmac, randomBytes, timingSafeEqual } from "node:crypto";

/** Codes by time (RFC 6238, RFC 4226): SHA-1, six digits, steps of 30 s, what every authenticator understands. Pure. */

const STEP_MS = 30_000;
const DIGITS = 6;
/** Steps before and after the present one whose codes are taken: telephones' clocks differ (RFC 6238 §5.2). */
const WINDOW = 1;
/** As long as what SHA-1 yields (RFC 4226 §4, R6). */
const SECRET_BYTES = 20;
const BASE32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

/** Base32 without padding (RFC 4648 §6): 160 bits are 32 letters. */
export function newTotpSecret(): string {
  const bits = [...randomBytes(SECRET_BYTES)].map((byte) => byte.toString(2).padStart(8, "0")).join("");
  return (bits.match(/.{5}/g) ?? []).map((five) => BASE32.charAt(Number.parseInt(five, 2))).join("");
}

export const isTotpCode = (typed: string): boolean => /^[0-9]{6}$/.test(typed.replaceAll(/\s/g, ""));

/** The step whose code this is, of those that may be meant now; null: of none. Compared in constant time. */
export function stepOf(secret: string, typed: string, now: number): number | null {
  if (!isTotpCode(typed)) return null;
  const given = Buffer.from(typed.replaceAll(/\s/g, ""));
  const present = Math.floor(now / STEP_MS);
  const steps = Array.from({ length: 2 * WINDOW + 1 }, (_, index) => present - WINDOW + index);
  return steps.filter((step) => timingSafeEqual(Buffer.from(codeOfStep(secret, step)), given)).at(-1) ?? null;
}

/** RFC 4226 §5.3. */
export function codeOfStep(secret: string, step: number): string {
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(step));
  const mac = createHmac("sha1", bytesOf(secret)).update(counter).digest();
  const offset = mac.readUInt8(mac.length - 1) & 0x0f;
  const number = mac.readUInt32BE(offset) & 0x7fffffff;
  return String(number % 10 ** DIGITS).padStart(DIGITS, "0");
}

function bytesOf(secret: string): Buffer {
  const bits = [...secret].map((letter) => BASE32.indexOf(letter).toString(2).padStart(5, "0")).join("");
  return Buffer.from((bits.match(/.{8}/g) ?? []).map((eight) => Number.parseInt(eight, 2)));
}
