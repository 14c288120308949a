import { type Static, Type } from "typebox";
import { oneOf } from "../model/config/named-fields.ts";

/** Words about saved revisions that `store` and browsers share. Times: milliseconds since the epoch. */

const closed = { additionalProperties: false } as const;
const revision = Type.Integer({ minimum: 1 });

/** Neither saved nor half saved; why is a sentence for people. */
export const unwritableSchema = Type.Object(
  { kind: Type.Literal("unwritable"), message: Type.String(), english: Type.String() },
  closed,
);

/** A revision without its document. */
export const revisionSchema = Type.Object(
  {
    revision,
    at: Type.Integer(),
    author: Type.String(),
    note: Type.String(),
    /** The revision whose document was taken back, or null. */
    undoOf: Type.Union([revision, Type.Null()]),
  },
  closed,
);

/** A revision with what it changed: `marks` as model/config/changes/marks.ts has them, and whose passwords. */
export const tracedRevisionSchema = Type.Object(
  { ...revisionSchema.properties, marks: Type.Array(Type.String()), secrets: Type.Array(Type.String()) },
  closed,
);

export const RELOAD_STEPS = ["sounds", "views", "prepare", "apply", "note"] as const;
export const STEP_STATES = ["waiting", "under-way", "done", "refused", "gone", "failed", "left-out"] as const;

/** A reload, while it is under way and after it: what becomes of each step, and of each process that takes part. */
export const reloadReportSchema = Type.Object(
  {
    revision,
    author: Type.String(),
    at: Type.Integer(),
    outcome: oneOf(["under-way", "running", "refused", "failed"]),
    /** From the beginning to the end; null: it is under way. */
    milliseconds: Type.Union([Type.Integer(), Type.Null()]),
    steps: Type.Array(
      Type.Object(
        {
          /** The process that does it. */
          who: Type.String(),
          step: oneOf(RELOAD_STEPS),
          /** `gone`: it went away meanwhile, and is brought up when it is back; `left-out`: it was not come to. */
          state: oneOf(STEP_STATES),
          milliseconds: Type.Union([Type.Integer(), Type.Null()]),
          /** French sentences. */
          reasons: Type.Array(Type.String()),
        },
        closed,
      ),
    ),
  },
  closed,
);

export const reloadAnswerSchema = Type.Union([
  /** `revision` runs everywhere; `consumers` are those that applied it. */
  Type.Object({ kind: Type.Literal("running"), revision, consumers: Type.Array(Type.String()) }, closed),
  /** What ran before goes on; `reasons` are French sentences, each with who refused. */
  Type.Object(
    {
      kind: Type.Literal("refused"),
      revision,
      running: Type.Union([revision, Type.Null()]),
      reasons: Type.Array(Type.Object({ consumer: Type.String(), message: Type.String() }, closed)),
    },
    closed,
  ),
  /** Another reload is under way. */
  Type.Object({ kind: Type.Literal("busy"), message: Type.String(), english: Type.String() }, closed),
  unwritableSchema,
]);

export type Revision = Static<typeof revisionSchema>;
export type TracedRevision = Static<typeof tracedRevisionSchema>;
export type ReloadReport = Static<typeof reloadReportSchema>;
export type ReloadStep = ReloadReport["steps"][number];
export type ReloadAnswer = Static<typeof reloadAnswerSchema>;
