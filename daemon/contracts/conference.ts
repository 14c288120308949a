import { type Static, Type } from "typebox";

/** Conferences that are going on, and what may be wanted of them. Times: milliseconds since the epoch. */

const closed = { additionalProperties: false } as const;
const call = Type.String({ minLength: 1, maxLength: 64 });

/** Where somebody is in a conference. */
export const conferenceSeatSchema = Type.Object(
  {
    /** Names the conference: the number of its room; for one that was put together, `occasion-` and a figure. */
    conference: Type.String(),
    /** `waits`: for the owner, with music. */
    stage: Type.Union([Type.Literal("in"), Type.Literal("waits")]),
    leads: Type.Boolean(),
    muted: Type.Boolean(),
    /** He is being heard. */
    speaks: Type.Boolean(),
  },
  closed,
);

export const participantSchema = Type.Object(
  {
    /** Names him: everybody in a conference has a call of his own. */
    call,
    number: Type.String(),
    name: Type.String(),
    ...Type.Omit(conferenceSeatSchema, ["conference"]).properties,
    since: Type.Integer(),
  },
  closed,
);

export const conferenceStatusSchema = Type.Object(
  {
    id: Type.String(),
    /** Null: put together for the occasion. */
    number: Type.Union([Type.String(), Type.Null()]),
    name: Type.String(),
    isLocked: Type.Boolean(),
    participants: Type.Array(participantSchema),
  },
  closed,
);

export const conferenceOrderSchema = Type.Union([
  Type.Object({ do: Type.Literal("end") }, closed),
  Type.Object({ do: Type.Literal("lock"), on: Type.Boolean() }, closed),
  /** Everybody who does not lead. */
  Type.Object({ do: Type.Literal("mute-all"), on: Type.Boolean() }, closed),
  Type.Object({ do: Type.Literal("mute"), call, on: Type.Boolean() }, closed),
  Type.Object({ do: Type.Literal("remove"), call }, closed),
]);

export type ConferenceSeatStatus = Static<typeof conferenceSeatSchema>;
export type ConferenceStatus = Static<typeof conferenceStatusSchema>;
