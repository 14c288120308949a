import { type Static, Type } from "typebox";

/**
 * Live state as a flat table of named entries: a full picture on subscribing, then numbered deltas. The sequence counts
 * up by one with each delta; a gap means: subscribe again. Told by `pbx` to `web`, and by `web` to every browser.
 */

const closed = { additionalProperties: false } as const;
const sequence = Type.Integer({ minimum: 0 });
const entries = Type.Record(Type.String(), Type.Unknown());

export const livePictureSchema = Type.Object({ sequence, entries }, closed);
export const liveDeltaSchema = Type.Object({ sequence, set: entries, drop: Type.Array(Type.String()) }, closed);

export type LivePicture = Static<typeof livePictureSchema>;
export type LiveDelta = Static<typeof liveDeltaSchema>;
