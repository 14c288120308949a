import { createHash, randomInt, timingSafeEqual } from "node:crypto";

/** Without what people confuse when they read it from a screen or say it aloud: 0 O, 1 I L, 2 Z, 5 S, 8 B, U V. */
const ALPHABET = "ACDEFGHJKMNPQRTWXY34679";
const LENGTH = 12;
const GROUP = 4;

/** A code that is good for once, as it is shown: XXXX-XXXX-XXXX. Some 54 bits from the system's generator. */
export function newOneTimeCode(): string {
  const letters = Array.from({ length: LENGTH }, () => ALPHABET.charAt(randomInt(ALPHABET.length))).join("");
  return letters.replaceAll(new RegExp(`.{${GROUP}}(?=.)`, "g"), "$&-");
}

/** Compared in constant time; case and whatever separates the groups do not count. */
export const isSameCode = (shown: string, typed: string): boolean => timingSafeEqual(digest(shown), digest(typed));

const digest = (code: string): Buffer =>
  createHash("sha256")
    .update(code.toUpperCase().replaceAll(/[^A-Z0-9]/g, ""))
    .digest();
