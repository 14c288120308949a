import { type Static, Type } from "typebox";
import { oneOf } from "../model/config/named-fields.ts";
import { absenceSchema } from "../model/profiles/absence.ts";
import { reasonSchema } from "../model/reason.ts";

/** Do not disturb and forwards of an extension, set from a page as by the codes of a telephone; part of pbxContract. */

const closed = { additionalProperties: false } as const;
const number = Type.String({ minLength: 1, maxLength: 16 });
const set = Type.Object({ kind: Type.Literal("set"), absence: absenceSchema }, closed);
/** No view runs, or there is no such extension. */
const unknown = Type.Object({ kind: Type.Literal("unknown") }, closed);

export const absenceAnswerSchema = Type.Union([
  set,
  unknown,
  /** This forward could not lead there: nothing was set. */
  Type.Object(
    {
      kind: Type.Literal("refused"),
      when: oneOf(["always", "no-answer", "busy", "unavailable"]),
      why: reasonSchema,
    },
    closed,
  ),
]);

export const absenceMethods = {
  "absence.show": { request: Type.Object({ number }, closed), answer: Type.Union([set, unknown]) },
  /** Holds at once, like a code; a forward is set only where it could lead now. */
  "absence.set": {
    request: Type.Object(
      { number, absence: absenceSchema, author: Type.String({ minLength: 1, maxLength: 64 }) },
      closed,
    ),
    answer: absenceAnswerSchema,
  },
} as const;

export type AbsenceShown = Static<typeof set> | Static<typeof unknown>;
export type AbsenceAnswer = Static<typeof absenceAnswerSchema>;
