import { createHash } from "node:crypto";

/**
 * Values carry a digest of themselves: LevelDB does not verify its own checksums on ordinary reads, so that a bad block
 * can come back as a good answer.
 */
const DIGEST_LENGTH = 16;

export const seal = (value: unknown): string => {
  const text = JSON.stringify(value);
  return digest(text) + text;
};

export type Unsealed = { readonly kind: "ok"; readonly value: unknown } | { readonly kind: "damaged" };

export function unseal(sealed: string): Unsealed {
  const text = sealed.slice(DIGEST_LENGTH);
  if (digest(text) !== sealed.slice(0, DIGEST_LENGTH)) return { kind: "damaged" };
  const value: unknown = JSON.parse(text);
  return { kind: "ok", value };
}

const digest = (text: string): string => createHash("sha256").update(text).digest("hex").slice(0, DIGEST_LENGTH);
