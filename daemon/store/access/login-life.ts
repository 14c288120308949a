import { createHash } from "node:crypto";
import { type Static, Type } from "typebox";
import { type Login, loginSchema } from "../../contracts/store-access.ts";
import type { ConfigurationDocument } from "../../model/config/document.ts";
import type { Secrets } from "../../model/config/secrets.ts";

/** A login as it is kept: by the digest of its token, with a mark of the password that opened it. */
export const keptLoginSchema = Type.Object(
  { ...loginSchema.properties, passwordMark: Type.String() },
  { additionalProperties: false },
);
export type KeptLogin = Static<typeof keptLoginSchema>;

const HOUR_MS = 3_600_000;
const SPAN_MS = { usual: 12 * HOUR_MS, remembered: 30 * 24 * HOUR_MS } as const;
/** A login that is used all the time is written this often and no more. */
const PROLONGED_EVERY_MS = 5 * 60_000;
/** One person does not need more at once; the one that ends soonest makes room. */
const MOST_PER_PERSON = 50;

const spanOf = (remembered: boolean): number => (remembered ? SPAN_MS.remembered : SPAN_MS.usual);

/** Tells one password hash from another and nothing about the password: hashes are salted. */
export const passwordMark = (passwordHash: string): string =>
  createHash("sha256").update(passwordHash).digest("hex").slice(0, 16);

export interface NewLogin {
  readonly id: string;
  readonly name: string;
  readonly passwordHash: string;
  readonly remembered: boolean;
}

export const newLogin = ({ id, name, passwordHash, remembered }: NewLogin, now: number): KeptLogin => ({
  id,
  name,
  role: "administrator",
  since: now,
  until: now + spanOf(remembered),
  remembered,
  passwordMark: passwordMark(passwordHash),
});

/** The login as its last use leaves it; the same object while it is too early to write again. */
export function prolonged(login: KeptLogin, now: number): KeptLogin {
  const until = now + spanOf(login.remembered);
  return until - login.until < PROLONGED_EVERY_MS ? login : { ...login, until };
}

/** Who may sign in now, and with which password. */
export interface Administrators {
  readonly document: ConfigurationDocument;
  readonly secrets: Secrets;
}

/** It has not run out, its person is still an administrator, and the password is still the one that opened it. */
export function isAlive(login: KeptLogin, { document, secrets }: Administrators, now: number): boolean {
  const hash = administratorHash(login.name, { document, secrets });
  return login.until > now && hash !== null && login.passwordMark === passwordMark(hash);
}

/** Null for who is no administrator, or cannot sign in yet. */
export function administratorHash(name: string, { document, secrets }: Administrators): string | null {
  const exists = document.administrators.some((one) => one.name === name);
  if (!exists || !Object.hasOwn(secrets.administrators, name)) return null;
  return secrets.administrators[name]?.passwordHash ?? null;
}

/** Names of the rows that end to let one more login of a person in. */
export function crowdedOut(rows: ReadonlyMap<string, KeptLogin>, person: string): readonly string[] {
  const own = [...rows].filter(([, login]) => login.name === person);
  own.sort(([, one], [, other]) => one.until - other.until);
  return own.slice(0, Math.max(0, own.length - MOST_PER_PERSON + 1)).map(([name]) => name);
}

/** Without what only the store needs. */
export const shown = ({ passwordMark: _, ...login }: KeptLogin): Login => login;
