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
    /** Called, was called or answered, as extension, group or agent, however it is written. */
    number: Type.Union([Type.String({ maxLength: 40 }), Type.Null()]),
    /** Came or went by this line. */
    line: Type.Union([Type.String({ maxLength: 16 }), Type.Null()]),
    direction: Type.Union([oneOf(CALL_DIRECTIONS), Type.Null()]),
    /** `answered`, `unanswered` for whatever else, or a cause: `busy`. */
    outcome: Type.Union([Type.String({ maxLength: 32 }), Type.Null()]),
  },
  { additionalProperties: false },
);

export type RecordFilter = Static<typeof recordFilterSchema>;
