import { randomBytes, scrypt, timingSafeEqual } from "node:crypto";

/** Cost of new hashes (RFC 7914): 32 MiB and some 60 ms. What is in a hash may differ: it carries its own. */
export interface ScryptCost {
  readonly N: number;
  readonly r: number;
  readonly p: number;
}
const COST: ScryptCost = { N: 2 ** 15, r: 8, p: 1 };
const SALT_BYTES = 16;
const KEY_BYTES = 32;

/** Hashes a person's password, encoded with its parameters: `scrypt$N$r$p$salt$key`, the last two in base64url. */
export async function hashPassword(password: string, cost: ScryptCost = COST): Promise<string> {
  const salt = randomBytes(SALT_BYTES);
  const key = await derive(password, salt, cost);
  return ["scrypt", cost.N, cost.r, cost.p, salt.toString("base64url"), key.toString("base64url")].join("$");
}

/**
 * Compares in constant time. Without a hash (a name that does not exist, a person without access) the same work is done
 * and the answer is no, so that nobody learns from the clock who exists.
 */
export async function verifyPassword(password: string, encoded: string | null): Promise<boolean> {
  const parts = encoded === null ? undefined : decode(encoded);
  const { cost, salt, key } = parts ?? { cost: COST, salt: Buffer.alloc(SALT_BYTES), key: Buffer.alloc(KEY_BYTES) };
  const found = await derive(password, salt, cost);
  return timingSafeEqual(found, key) && parts !== undefined;
}

interface Decoded {
  readonly cost: ScryptCost;
  readonly salt: Buffer;
  readonly key: Buffer;
}

function decode(encoded: string): Decoded | undefined {
  const match = /^scrypt\$(\d{1,8})\$(\d{1,2})\$(\d{1,2})\$([\w-]{22})\$([\w-]{43})$/.exec(encoded);
  if (match === null) return undefined;
  const [, N = "", r = "", p = "", salt = "", key = ""] = match;
  const cost = { N: Number(N), r: Number(r), p: Number(p) };
  return { cost, salt: Buffer.from(salt, "base64url"), key: Buffer.from(key, "base64url") };
}

function derive(password: string, salt: Buffer, { N, r, p }: ScryptCost): Promise<Buffer> {
  // Composed and decomposed accents are the same password, whatever keyboard it is typed on.
  const text = password.normalize("NFKC");
  const options = { N, r, p, maxmem: 256 * N * r };
  return new Promise((resolve, reject) => {
    scrypt(text, salt, KEY_BYTES, options, (error, key) => (error === null ? resolve(key) : reject(error)));
  });
}
