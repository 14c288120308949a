import { type Static, Type } from "typebox";
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
const refused = Type.Object({ kind: Type.Literal("refused"), message: Type.String(), english: Type.String() }, closed);
/** A browser that is signed in. */
export const loginSchema = Type.Object(
  {
    id: Type.String(),
    name,
    role: Type.Literal("administrator"),
    since: Type.Integer(),
    /** When it ends by itself: 12 hours after its last use, 30 days when it is to be remembered [CNX-04]. */
    until: Type.Integer(),
    remembered: Type.Boolean(),
  },
  closed,
);

const opened = Type.Object({ kind: Type.Literal("opened"), token, login: loginSchema }, closed);

export const accessMethods = {
  /** Whether nobody can sign in yet: no administrator has a password. */
  "setup.state": { request: nothing, answer: Type.Object({ needed: Type.Boolean() }, closed) },
  /** The one-time set-up code, for whoever stands at the box; null when set-up is done. It survives restarts of the box. */
  "setup.code": { request: nothing, answer: Type.Object({ code: Type.Union([Type.String(), Type.Null()]) }, closed) },
  /**
   * Uses the code up: sets the password of `admin` and opens a login. Compared in constant time; case and separators do
   * not count. After ten wrong ones another code takes its place.
   */
  "setup.claim": {
    request: Type.Object({ code: Type.String({ minLength: 1, maxLength: 64 }), password }, closed),
    answer: Type.Union([opened, refused, unwritableSchema]),
  },
  /**
   * Takes as long for a name that does not exist as for a wrong password. Fails with BoxError `STORE_BUSY` when too many
   * passwords are being verified at once.
   */
  "login.open": {
    request: Type.Object({ name, password, remember: Type.Boolean() }, closed),
    answer: Type.Union([opened, Type.Object({ kind: Type.Literal("wrong") }, closed), unwritableSchema]),
  },
  /** Whose login that is, and prolongs it; null when it is none (any more). */
  "login.check": {
    request: Type.Object({ token }, closed),
    answer: Type.Object({ login: Type.Union([loginSchema, Type.Null()]) }, closed),
  },
  "login.close": { request: Type.Object({ token }, closed), answer: nothing },
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
    request: Type.Object({ id: Type.String({ maxLength: 32 }), author }, closed),
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

export type Login = Static<typeof loginSchema>;
