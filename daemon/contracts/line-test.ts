import { type Static, Type } from "typebox";
import { reasonSchema } from "../model/reason.ts";
import { lineStateSchema } from "./line-state.ts";

const closed = { additionalProperties: false } as const;

/** The call that a test is to make: the number as people dial it. */
export const testedNumberSchema = Type.String({ pattern: "^\\+?[0-9 .()-]{2,32}$" });

/** Names, addresses and registration at the same time, then a call that rings, moves on to a second address and talks. */
export const LINE_TEST_MS = 90_000;

export const lineTestStepSchema = Type.Object(
  {
    step: Type.Union([
      Type.Literal("name"),
      Type.Literal("address"),
      Type.Literal("registration"),
      Type.Literal("call"),
    ]),
    /** What was asked: a name, `udp 192.0.2.1:5060`, the user of the account, the number. */
    subject: Type.String(),
    outcome: Type.Union([Type.Literal("good"), Type.Literal("doubtful"), Type.Literal("bad")]),
    why: reasonSchema,
    /** The sentence of `why`, in French and in English. */
    message: Type.String(),
    english: Type.String(),
    /** What to do about it; null: nothing. */
    remedy: Type.Union([Type.Object({ message: Type.String(), english: Type.String() }, closed), Type.Null()]),
  },
  closed,
);

/** « Tester la ligne »: what was asked of a line now, step by step, and what came of it [LIG-34]. */
export const lineTestSchema = Type.Object(
  {
    /** `works`: every step that counts is good; `doubtful`: it works, but something is not as it should be. */
    verdict: Type.Union([Type.Literal("works"), Type.Literal("doubtful"), Type.Literal("fails")]),
    state: lineStateSchema,
    why: reasonSchema,
    steps: Type.Array(lineTestStepSchema),
    /** The test call, for its story and its record; null: none was made. */
    call: Type.Union([Type.String(), Type.Null()]),
  },
  closed,
);

export type LineTest = Static<typeof lineTestSchema>;
export type LineTestStep = Static<typeof lineTestStepSchema>;
