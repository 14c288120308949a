import { createHash } from "node:crypto";
import { type Static, Type } from "typebox";
import { type Login, loginSchema, type Origin } from "../../contracts/login.ts";
import { oneOf } from "../../model/config/named-fields.ts";
import { type AtDoor, atDoor, type Known } from "./person-at-door.ts";

const { id, name, since, until, remembered, origin } = loginSchema.properties;

/** A login as it is kept: by the digest of its token, with a mark of the password that opened it. */
export const keptLoginSchema = Type.Object(
  {
    ...{ id, name, since, until, remembered },
    /** What he may do stands with the administrators, and may change while he is signed in. */
    role: oneOf(["administrator", "user"]),
    /** Absent in what was written before it was noted. */
    origin: Type.Optional(origin),
    passwordMark: Type.String(),
  },
  { additionalProperties: false },
);
export type KeptLogin = Static<typeof keptLoginSchema>;

const HOUR_MS = 3_600_000;
const SPAN_MS = { usual: 12 * HOUR_MS, remembered: 30 * 24 * HOUR_MS } as const;
/** A login that is used all the time is written this often and no more. */
const PROLONGED_EVERY_MS = 5 * 60_000;
/** One person does not need more at once; the one that ends soonest makes room. */
const MOST_PER_PERSON = 50;

const spanOf = (isRemembered: boolean): number => (isRemembered ? SPAN_MS.remembered : SPAN_MS.usual);

/** Tells one password hash from another and nothing about the password: hashes are salted. */
export const passwordMark = (passwordHash: string): string =>
  createHash("sha256").update(passwordHash).digest("hex").slice(0, 16);

export interface NewLogin {
  readonly id: string;
  readonly name: string;
  readonly role: KeptLogin["role"];
  readonly passwordHash: string;
  readonly remembered: boolean;
  readonly origin: Origin | null;
}

export const newLogin = ({ passwordHash, ...login }: NewLogin, now: number): KeptLogin => ({
  ...login,
  since: now,
  until: now + spanOf(login.remembered),
  passwordMark: passwordMark(passwordHash),
});

/** The login as its last use leaves it; the same object while it is too early to write again. */
export function prolonged(login: KeptLogin, now: number): KeptLogin {
  const later = now + spanOf(login.remembered);
  return later - login.until < PROLONGED_EVERY_MS ? login : { ...login, until: later };
}

/** Whose it is; null: it has run out, he is nobody any more, or the password is not the one that opened it. */
export function ownerOf(login: KeptLogin, known: Known, now: number): AtDoor | null {
  if (login.until <= now) return null;
  const owner = atDoor(login.name, known);
  if (owner === null || owner.kind !== login.role || owner.passwordHash === null) return null;
  return login.passwordMark === passwordMark(owner.passwordHash) ? owner : null;
}

/** Names of the rows that end to let one more login of a person in. */
export function crowdedOut(rows: ReadonlyMap<string, KeptLogin>, person: string): readonly string[] {
  const own = [...rows].filter(([, login]) => login.name === person);
  own.sort(([, one], [, other]) => one.until - other.until);
  return own.slice(0, Math.max(0, own.length - MOST_PER_PERSON + 1)).map(([row]) => row);
}

/** Without what only the store needs, and with what its owner may do now. */
export function shown({ passwordMark: _, role: __, ...login }: KeptLogin, owner: AtDoor): Login {
  return {
    ...login,
    role: owner.kind === "user" ? "user" : owner.role,
    numbers: owner.kind === "user" ? [...owner.numbers] : [],
    usedAt: login.until - spanOf(login.remembered),
    origin: login.origin ?? null,
    mustChange: owner.kind === "administrator" && owner.kept.isTemporary === true,
  };
}
