import { type Static, Type } from "typebox";

/** What the limits against toll fraud have counted, and whether they have cut all calls to the outside. */

const closed = { additionalProperties: false } as const;
const count = Type.Integer({ minimum: 0 });

/** Why they are cut, and since when (milliseconds since the epoch). */
export const outsideCutSchema = Type.Union([
  /** The estimated cost of the day has reached its limit. */
  Type.Object({ why: Type.Literal("cost"), since: Type.Integer(), cents: count }, closed),
  /** One extension went on calling when it had called twice as often as it may in an hour. */
  Type.Object({ why: Type.Literal("hour"), since: Type.Integer(), number: Type.String(), calls: count }, closed),
]);

export const outsideStateSchema = Type.Object(
  {
    /** Null: they are not cut. */
    cut: Type.Union([outsideCutSchema, Type.Null()]),
    /** The day, where the box stands, that the cost is of. */
    day: Type.String(),
    costCents: Type.Number({ minimum: 0 }),
    /** So much of it counts against the limit: what came since somebody re-armed. */
    countedCents: Type.Number({ minimum: 0 }),
    /** 0: no limit. */
    limitCents: count,
    /** Calls that are outside now. */
    calls: count,
    /** Who sends them or has sent some within the last hour; extensions, groups and lines. */
    emitters: Type.Array(Type.Object({ number: Type.String(), calls: count, lastHour: count }, closed)),
  },
  closed,
);

export type OutsideCut = Static<typeof outsideCutSchema>;
export type OutsideState = Static<typeof outsideStateSchema>;
