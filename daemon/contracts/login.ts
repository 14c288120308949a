import { type Static, Type } from "typebox";
import { ADMINISTRATOR_ROLES } from "../model/config/administrators.ts";
import { oneOf } from "../model/config/named-fields.ts";

/** A browser that is signed in. Times: milliseconds since the epoch. */

const closed = { additionalProperties: false } as const;
const text = (maxLength: number) => Type.String({ maxLength });

/** What somebody may do: an administrator, or one who signed in by a number [CNX-09]. */
export const LOGIN_ROLES = [...ADMINISTRATOR_ROLES, "user"] as const;

/** Where a login was opened from. */
export const originSchema = Type.Object(
  {
    address: text(64),
    /** What the browser says it is. */
    browser: text(200),
  },
  closed,
);

export const loginSchema = Type.Object(
  {
    id: Type.String(),
    /** Of an administrator, or the number of a user. */
    name: Type.String({ minLength: 1, maxLength: 64 }),
    role: oneOf(LOGIN_ROLES),
    /** Of a user: his own number, then the groups that he is a member of; of an administrator none. */
    numbers: Type.Array(Type.String()),
    since: Type.Integer(),
    /** To some minutes. */
    usedAt: Type.Integer(),
    /** When it ends by itself: 12 hours after its last use, 30 days when it is to be remembered [CNX-04]. */
    until: Type.Integer(),
    remembered: Type.Boolean(),
    /** Null: not known. */
    origin: Type.Union([originSchema, Type.Null()]),
    /** Somebody else has given the password: another one has to be chosen before anything else. */
    mustChange: Type.Boolean(),
  },
  closed,
);

export type LoginRole = (typeof LOGIN_ROLES)[number];
export type Login = Static<typeof loginSchema>;
export type Origin = Static<typeof originSchema>;
