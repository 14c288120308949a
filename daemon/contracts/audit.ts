import { type Static, Type } from "typebox";

/** What was done, by whom and when; written once, never changed. Times: milliseconds since the epoch. */

const closed = { additionalProperties: false } as const;

export const auditLineSchema = Type.Object(
  {
    /** Counts up without gaps. */
    line: Type.Integer({ minimum: 1 }),
    at: Type.Integer(),
    /** An administrator, the number of a user, `token:` and its name, or a part of the box. */
    author: Type.String(),
    /** Where he signed in from; absent: it is not told of such things. */
    address: Type.Optional(Type.String()),
    /** As `subject.verb`: `login.open`. */
    action: Type.String(),
    text: Type.String(),
    revision: Type.Union([Type.Integer({ minimum: 1 }), Type.Null()]),
  },
  closed,
);

/** Which lines are wanted; null: whatever it is. */
export const auditFilterSchema = Type.Object(
  {
    /** At this moment or later, */
    from: Type.Union([Type.Integer(), Type.Null()]),
    /** and before this one. */
    to: Type.Union([Type.Integer(), Type.Null()]),
    author: Type.Union([Type.String({ maxLength: 64 }), Type.Null()]),
    /** The subject of the action: `login`. */
    subject: Type.Union([Type.String({ maxLength: 32 }), Type.Null()]),
  },
  closed,
);

export type AuditLine = Static<typeof auditLineSchema>;
export type AuditFilter = Static<typeof auditFilterSchema>;
