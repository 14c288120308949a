import { type Static, Type } from "typebox";

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
export type ReloadAnswer = Static<typeof reloadAnswerSchema>;
