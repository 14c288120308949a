import { randomInt } from "node:crypto";

/** Without what people confuse when they read it aloud or type it: 0 O o, 1 l I, 5 S, 2 Z, 8 B. */
const ALPHABET = "acdefghijkmnpqrstuvwxyzACDEFGHJKLMNPQRTUVWXY34679";
const LENGTH = 24;

/** A SIP password: 24 characters, about 134 bits from the system's generator. */
export const generateSipPassword = (): string =>
  Array.from({ length: LENGTH }, () => ALPHABET.charAt(randomInt(ALPHABET.length))).join("");
