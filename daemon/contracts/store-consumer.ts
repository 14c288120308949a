import { type Static, Type } from "typebox";

/**
 * What the recharger asks of every live consumer (a process that runs from snapshots and said `consumer.hello`), and the
 * files that it finds. Order: `prepare` on all, then `apply` on all, then `current.json` moves; `abort` when one refused.
 */

const closed = { additionalProperties: false } as const;
const revision = Type.Integer({ minimum: 1 });
/** SHA-256 of the file's bytes, lower-case hex. */
const digest = Type.String({ pattern: "^[0-9a-f]{64}$" });
/** A name inside the home's `snapshots` folder: `pbx-413.json`. */
const file = Type.String({ pattern: "^[a-z]+-[0-9]+\\.json$" });

const viewFile = Type.Object({ file, digest }, closed);

/** `snapshots/current.json`: what runs. A consumer that boots alone starts from it. */
export const currentSchema = Type.Object(
  {
    format: Type.Literal(1),
    revision,
    at: Type.Integer(),
    author: Type.String(),
    views: Type.Object({ pbx: viewFile, phones: viewFile, net: viewFile }, closed),
  },
  closed,
);

/** The same for a process that looks for its own view, whichever version of the box wrote it, with whatever processes it had. */
export const pointerSchema = Type.Object({ views: Type.Record(Type.String(), viewFile) });

/** Part of storeContract: answered by the consumer on the connection on which it said hello. */
export const consumerMethods = {
  /** Reads and checks the file, makes ready, changes nothing that runs. Reasons are French sentences. */
  "snapshot.prepare": {
    request: Type.Object({ revision, file, digest }, closed),
    answer: Type.Union([
      Type.Object({ kind: Type.Literal("ok") }, closed),
      Type.Object({ kind: Type.Literal("refused"), reasons: Type.Array(Type.String(), { minItems: 1 }) }, closed),
    ]),
  },
  /** What was prepared becomes what runs; calls keep the snapshot that they were routed with. May not be refused. */
  "snapshot.apply": { request: Type.Object({ revision }, closed), answer: Type.Object({}, closed) },
  /** What was prepared is forgotten. Also for a revision that was never prepared. */
  "snapshot.abort": { request: Type.Object({ revision }, closed), answer: Type.Object({}, closed) },
} as const;

export type CurrentSnapshot = Static<typeof currentSchema>;
