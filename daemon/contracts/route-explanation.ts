import { type Static, Type } from "typebox";
import { reasonSchema } from "../model/reason.ts";

/** What would become of a call, walked with the very code that decides it, without calling anybody. */

const closed = { additionalProperties: false } as const;
const dialled = Type.String({ minLength: 1, maxLength: 40 });

export const routeQuestionSchema = Type.Object(
  {
    /** Number of the extension that calls; with `line`, the caller's number as the operator would write it. */
    from: Type.String({ maxLength: 40 }),
    /** What is dialled; with `line`, the number that is called on the line. */
    to: dialled,
    /** Number of the line by which the call comes in; null: from inside. */
    line: Type.Union([Type.String({ maxLength: 10 }), Type.Null()]),
    /** Milliseconds since the epoch; null: now. */
    at: Type.Union([Type.Integer({ minimum: 0 }), Type.Null()]),
  },
  closed,
);

export const wayOutSchema = Type.Object(
  {
    /** Whom it calls: an external number's name, or empty. */
    name: Type.String(),
    trunk: Type.String(),
    /** As the line wants it. */
    number: Type.String(),
    /** What the called person is shown; empty: nothing. */
    presented: Type.String(),
    hidden: Type.Boolean(),
  },
  closed,
);

export const routeExplanationSchema = Type.Object(
  {
    revision: Type.Integer(),
    outcome: Type.Union([
      Type.Literal("rings"),
      Type.Literal("menu"),
      Type.Literal("queue"),
      Type.Literal("conference"),
      Type.Literal("voicemail"),
      Type.Literal("service"),
      Type.Literal("asks-number"),
      Type.Literal("refused"),
    ]),
    /** A ReleaseCause when it is refused, else null. */
    cause: Type.Union([Type.String(), Type.Null()]),
    /** Extensions that ring. */
    extensions: Type.Array(Type.String()),
    /** Lines that are tried, in order. */
    ways: Type.Array(wayOutSchema),
    seconds: Type.Integer(),
    reasons: Type.Array(reasonSchema),
  },
  closed,
);

export const routeAnswerSchema = Type.Union([
  routeExplanationSchema,
  /** No view runs, or there is no such extension or line. */
  Type.Object({ unknown: Type.Union([Type.Literal("view"), Type.Literal("extension"), Type.Literal("line")]) }, closed),
]);

export type RouteQuestion = Static<typeof routeQuestionSchema>;
export type RouteExplanation = Static<typeof routeExplanationSchema>;
export type RouteAnswer = Static<typeof routeAnswerSchema>;
