import { type Static, Type } from "typebox";
import { ADMINISTRATOR_NAME, ADMINISTRATOR_ROLES } from "../model/config/administrators.ts";
import { oneOf } from "../model/config/named-fields.ts";
import { loginSchema, originSchema } from "./login.ts";
import { programTokenSchema } from "./program-token.ts";
import { unwritableSchema } from "./revision.ts";

/**
 * Part of storeContract: who may come in from outside, and what they hold in their hands. `store` keeps no login and no
 * token, only their SHA-256. Times: milliseconds since the epoch.
 */

const closed = { additionalProperties: false } as const;
const nothing = Type.Object({}, closed);
const name = Type.String({ minLength: 1, maxLength: 64 });
const author = name;
const password = Type.String({ minLength: 1, maxLength: 128 });
/** 32 random bytes in base64url. */
const token = Type.String({ minLength: 1, maxLength: 64 });
const id = Type.String({ maxLength: 32 });
const kind = <const Name extends string>(one: Name) => Type.Object({ kind: Type.Literal(one) }, closed);
const refused = Type.Object({ kind: Type.Literal("refused"), message: Type.String(), english: Type.String() }, closed);

const opened = Type.Object({ kind: Type.Literal("opened"), token, login: loginSchema }, closed);
/** Too many wrong codes of this administrator lately, wherever from. */
const tooMany = Type.Object({ kind: Type.Literal("wait"), seconds: Type.Integer({ minimum: 1 }) }, closed);
const recoveryCodes = Type.Array(Type.String());

export const administratorSchema = Type.Object(
  {
    name: Type.String(),
    role: oneOf(ADMINISTRATOR_ROLES),
    /** Null: since the first set-up. */
    since: Type.Union([Type.Integer(), Type.Null()]),
    /** He has not chosen a password of his own yet. */
    isTemporary: Type.Boolean(),
    hasSecondFactor: Type.Boolean(),
  },
  closed,
);

export const secondFactorSchema = Type.Object(
  {
    /** Codes by time, of a telephone. */
    totp: Type.Boolean(),
    /** How many are left. */
    recoveryCodes: Type.Integer(),
  },
  closed,
);

/** One administrator is changed by another one. */
const byAnother = Type.Object({ name, author }, closed);
const given = Type.Object({ kind: Type.Literal("given"), password: Type.String() }, closed);
const done = Type.Union([kind("done"), kind("unknown"), refused, unwritableSchema]);

export const accessMethods = {
  /** Whether nobody can sign in yet: there is no administrator. */
  "setup.state": { request: nothing, answer: Type.Object({ needed: Type.Boolean() }, closed) },
  /** The one-time set-up code, for whoever stands at the box; null when set-up is done. It survives restarts of the box. */
  "setup.code": { request: nothing, answer: Type.Object({ code: Type.Union([Type.String(), Type.Null()]) }, closed) },
  /**
   * Uses the code up: sets the password of `admin` and opens a login. Compared in constant time; case and separators do
   * not count. After ten wrong ones another code takes its place.
   */
  "setup.claim": {
    request: Type.Object(
      { code: Type.String({ minLength: 1, maxLength: 64 }), password, origin: Type.Optional(originSchema) },
      closed,
    ),
    answer: Type.Union([opened, refused, unwritableSchema]),
  },
  /**
   * Of an administrator by his name, of a user by his number [CNX-09]. Takes as long for a name that does not exist as
   * for a wrong password. Fails with BoxError `STORE_BUSY` when too many passwords are being verified at once.
   */
  "login.open": {
    request: Type.Object({ name, password, remember: Type.Boolean(), origin: Type.Optional(originSchema) }, closed),
    answer: Type.Union([
      opened,
      kind("wrong"),
      /** The password is right; `login.second` within five minutes. */
      Type.Object({ kind: Type.Literal("second-factor"), ticket: token }, closed),
      unwritableSchema,
    ]),
  },
  /** A code by time, or one of the recovery codes. `expired`: begin again with the password. */
  "login.second": {
    request: Type.Object({ ticket: token, code: Type.String({ minLength: 1, maxLength: 64 }) }, closed),
    answer: Type.Union([opened, kind("wrong"), kind("expired"), tooMany, unwritableSchema]),
  },
  /** Whose login that is, and prolongs it; null when it is none (any more). */
  "login.check": {
    request: Type.Object({ token }, closed),
    answer: Type.Object({ login: Type.Union([loginSchema, Type.Null()]) }, closed),
  },
  "login.close": { request: Type.Object({ token }, closed), answer: nothing },
  /** Those that are open, the one used last first; `name` null: of everybody. */
  "login.list": {
    request: Type.Object({ name: Type.Union([name, Type.Null()]) }, closed),
    answer: Type.Object({ items: Type.Array(loginSchema) }, closed),
  },
  /** Ends one by its id; `name`: only if it is his. */
  "login.end": {
    request: Type.Object({ id, name: Type.Union([name, Type.Null()]), author }, closed),
    answer: Type.Object({ known: Type.Boolean() }, closed),
  },
  /** Ends all of the same person but this one; how many. */
  "login.endOthers": {
    request: Type.Object({ token }, closed),
    answer: Type.Object({ ended: Type.Integer() }, closed),
  },
  /** Takes as long for a name that does not exist as for a wrong password. STORE_BUSY. */
  "password.verify": {
    request: Type.Object({ name, password }, closed),
    answer: Type.Object({ ok: Type.Boolean() }, closed),
  },
  /** Of whoever this login is; his other logins end. `gone`: it is none, or he has no access any more. */
  "password.change": {
    request: Type.Object({ token, password }, closed),
    answer: Type.Union([kind("set"), kind("gone"), refused, unwritableSchema]),
  },
  "administrators.list": {
    request: nothing,
    answer: Type.Object({ items: Type.Array(administratorSchema) }, closed),
  },
  /** With a temporary password, which is told this once. */
  "administrators.add": {
    request: Type.Object(
      { name: Type.String({ pattern: ADMINISTRATOR_NAME }), role: oneOf(ADMINISTRATOR_ROLES), author },
      closed,
    ),
    answer: Type.Union([given, refused, unwritableSchema]),
  },
  /** The last one with all rights keeps them. */
  "administrators.setRole": {
    request: Type.Object({ name, role: oneOf(ADMINISTRATOR_ROLES), author }, closed),
    answer: done,
  },
  "administrators.remove": { request: byAnother, answer: done },
  /** Another temporary password; his logins end. */
  "administrators.resetPassword": {
    request: byAnother,
    answer: Type.Union([given, kind("unknown"), unwritableSchema]),
  },
  "administrators.dropSecondFactor": { request: byAnother, answer: done },
  "secondFactor.state": { request: Type.Object({ name }, closed), answer: secondFactorSchema },
  /** A secret for his telephone; nothing is asked for before a code of it was given. */
  "secondFactor.begin": {
    request: Type.Object({ name }, closed),
    answer: Type.Object({ secret: Type.String() }, closed),
  },
  /** From now on a code is asked for; recovery codes are told this once. */
  "secondFactor.confirm": {
    request: Type.Object({ name, code: Type.String({ maxLength: 64 }) }, closed),
    answer: Type.Union([
      Type.Object({ kind: Type.Literal("on"), recoveryCodes }, closed),
      kind("wrong"),
      unwritableSchema,
    ]),
  },
  /** Others in place of those that are left. */
  "secondFactor.renewCodes": {
    request: Type.Object({ name }, closed),
    answer: Type.Union([
      Type.Object({ kind: Type.Literal("renewed"), recoveryCodes }, closed),
      kind("off"),
      unwritableSchema,
    ]),
  },
  "token.create": {
    request: Type.Object({ name, right: programTokenSchema.properties.right, author }, closed),
    answer: Type.Union([
      Type.Object({ kind: Type.Literal("created"), token, id: Type.String() }, closed),
      refused,
      unwritableSchema,
    ]),
  },
  "token.list": { request: nothing, answer: Type.Object({ items: Type.Array(programTokenSchema) }, closed) },
  "token.revoke": {
    request: Type.Object({ id, author }, closed),
    answer: Type.Union([
      Type.Object({ kind: Type.Literal("revoked"), known: Type.Boolean() }, closed),
      unwritableSchema,
    ]),
  },
  "token.check": {
    request: Type.Object({ token }, closed),
    answer: Type.Object({ token: Type.Union([programTokenSchema, Type.Null()]) }, closed),
  },
} as const;

export type Administrator = Static<typeof administratorSchema>;
export type SecondFactor = Static<typeof secondFactorSchema>;
