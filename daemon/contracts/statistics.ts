import { type Static, Type } from "typebox";
import { oneOf } from "../model/config/named-fields.ts";

/**
 * Figures of calls [STA-01…07]. A call is counted once, when its record is kept, for the hour by the clocks of the office
 * at which it began; what leaves the journal later stays counted. Numbers outside are nobody's figures.
 *
 * What counts for whom:
 * - `office`: every call. One from the house is `emitted`; one for the house (from outside, or between extensions: then
 *   it is both) is `answered`, `missed` or `refused`. A code, or a number that is nobody's, is no call.
 * - `extension`: who makes the call has it `emitted`. Everybody whose telephones ring has it once, however many
 *   telephones and however often: `answered` if he took it, by pickup too; `elsewhere` if another one took it while he
 *   rang, for a group or together; `missed` if it rang out or was given up, also when a forward or a transfer found
 *   somebody later; `refused` if he was busy, declined, or could not be reached. So a group call that one member
 *   answers is missed by nobody. In a transferred call each has what he himself made or took, and talked; who is put
 *   through after a consultation took two calls, the consultation and the other one.
 * - `group`: a call that came to it, as an extension, whoever of its members took it; where it is forwarded to does not count,
 *   and of a group with a queue only calls for which its members were rung.
 * - `line`: what came in by it, as the office has it, and each try to go out by it. A call that is forwarded outside
 *   comes in by one line and goes out by another.
 * - `agent`: calls in which he talked, taken or made, at whatever telephone. `queue`: who waited in it: taken by an agent,
 *   or (whatever way he left) missed; who asked to be called back is counted when he is.
 * - A menu, music or an announcement answers nobody: who hears only these has missed.
 * - A call that the box makes to tell or to test something is made by nobody. One during which the exchange died is not
 *   counted: nobody knows where it went.
 */

export const SUBJECTS = ["office", "extension", "group", "line", "agent", "queue"] as const;
export type Subject = (typeof SUBJECTS)[number];

/** `inside`: between numbers of the house; `outside`: a line took part [STA-04]. */
export const ORIGINS = ["inside", "outside"] as const;
export type Origin = (typeof ORIGINS)[number];

/** What is counted, in the order in which it is kept: never change it, add at the end. */
export const FIGURES = [
  /** Calls made, */
  "emitted",
  /** and those of them that somebody answered. */
  "reached",
  "answered",
  "missed",
  "refused",
  "elsewhere",
  /** Talked, in calls made and received. */
  "talkSeconds",
  /** From when it came to them until it was `answered`. */
  "waitSeconds",
] as const;
export type Figure = (typeof FIGURES)[number];

/** What people choose to see of them [STA-02]. */
export const CALL_KINDS = ["emitted", "answered", "missed"] as const;
export type CallKind = (typeof CALL_KINDS)[number];

/** To which choice a figure belongs; null: it is always told. */
const KINDS_OF: Readonly<Record<Figure, CallKind | null>> = {
  emitted: "emitted",
  reached: "emitted",
  answered: "answered",
  missed: "missed",
  refused: "missed",
  elsewhere: "missed",
  talkSeconds: null,
  waitSeconds: "answered",
};

/** The figures of those choices; none: all. */
export const figuresOf = (kinds: readonly CallKind[]): readonly Figure[] =>
  FIGURES.filter((figure) => {
    const kind = KINDS_OF[figure];
    return kinds.length === 0 || kind === null || kinds.includes(kind);
  });

/** `hour`: of the day, over all days, so that a day on which the clocks are set has 23 or 24 of them; `total`: one row each. */
export const PERIODS = ["hour", "day", "month", "year", "total"] as const;
export type Period = (typeof PERIODS)[number];

const closed = { additionalProperties: false } as const;
const day = Type.String({ pattern: "^[0-9]{4}-[0-9]{2}-[0-9]{2}$" });

/** Rows of one answer: more are a mistake rather than a wish, and would not fit a frame. */
export const MOST_ROWS = 40_000;

export const statisticsQuestionSchema = Type.Object(
  {
    /** Days by the clocks of the office, both included. */
    from: day,
    to: day,
    by: oneOf(PERIODS),
    of: oneOf(SUBJECTS),
    /** Null: everybody. */
    numbers: Type.Union([Type.Array(Type.String({ maxLength: 16 }), { maxItems: 1000 }), Type.Null()]),
    /** Null: both together. */
    origin: Type.Union([oneOf(ORIGINS), Type.Null()]),
  },
  closed,
);

const figure = Type.Integer({ minimum: 0 });
const figures = Object.fromEntries(FIGURES.map((name) => [name, figure])) as Readonly<Record<Figure, typeof figure>>;

export const statisticsRowSchema = Type.Object(
  {
    /** `09`, `2026-11-27`, `2026-11`, `2026`, or empty for the whole. */
    period: Type.String(),
    /** Empty for the office. */
    number: Type.String(),
    /** As the saved configuration calls it; empty where that has nobody of the number any more. */
    name: Type.String(),
    ...figures,
  },
  closed,
);

export const statisticsAnswerSchema = Type.Union([
  Type.Object(
    {
      kind: Type.Literal("rows"),
      /** In order of time, then of numbers; where nothing was counted there is none. */
      rows: Type.Array(statisticsRowSchema),
      /** False while calls from before there were statistics are still being counted. */
      isWhole: Type.Boolean(),
    },
    closed,
  ),
  /** More than MOST_ROWS. */
  Type.Object({ kind: Type.Literal("too-many") }, closed),
]);

/** What of them `store` is asked (store.ts). */
export const statisticsMethods = {
  "statistics.read": { request: statisticsQuestionSchema, answer: statisticsAnswerSchema },
};

export type StatisticsQuestion = Static<typeof statisticsQuestionSchema>;
export type StatisticsRow = Static<typeof statisticsRowSchema>;
export type StatisticsAnswer = Static<typeof statisticsAnswerSchema>;
