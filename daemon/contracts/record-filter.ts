import { type Static, Type } from "typebox";
import { oneOf } from "../model/config/named-fields.ts";
import { CALL_DIRECTIONS } from "./call-direction.ts";

/** Which call records are wanted; null: whatever it is. */
export const recordFilterSchema = Type.Object(
  {
    /** Began at this moment or later, */
    from: Type.Union([Type.Integer(), Type.Null()]),
    /** and before this one. */
    to: Type.Union([Type.Integer(), Type.Null()]),
    /** Called, was called or answered, however either is written. */
    number: Type.Union([Type.String({ maxLength: 40 }), Type.Null()]),
    direction: Type.Union([oneOf(CALL_DIRECTIONS), Type.Null()]),
    /** `answered`, `unanswered` for whatever else, or a cause: `busy`. */
    outcome: Type.Union([Type.String({ maxLength: 32 }), Type.Null()]),
  },
  { additionalProperties: false },
);

export type RecordFilter = Static<typeof recordFilterSchema>;
