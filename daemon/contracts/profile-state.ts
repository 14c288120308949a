import { type Static, Type } from "typebox";
import { reasonSchema } from "../model/reason.ts";

/** Which profile of an extension or group is in force now, and what was chosen by hand [PRO-15, PLA-07]. */

const closed = { additionalProperties: false } as const;
const profile = Type.String({ minLength: 1, maxLength: 64 });

export const profileChoiceSchema = Type.Object(
  {
    /** Name of the profile; null: none is to be in force. */
    profile: Type.Union([profile, Type.Null()]),
    /** Milliseconds since the epoch; null: until somebody chooses again. */
    until: Type.Union([Type.Integer({ minimum: 0 }), Type.Null()]),
  },
  closed,
);

export const profileStateSchema = Type.Object(
  {
    number: Type.String(),
    name: Type.String(),
    /** Null: none is in force. */
    profile: Type.Union([profile, Type.Null()]),
    /** What colleagues are shown [PRO-14]. */
    status: Type.String(),
    /** Null: there is nothing to choose from. */
    why: Type.Union([reasonSchema, Type.Null()]),
    /** Null: the planning decides. */
    byHand: Type.Union([profileChoiceSchema, Type.Null()]),
    /** Names of all that it has. */
    profiles: Type.Array(profile),
  },
  closed,
);

export const profileAnswerSchema = Type.Union([
  profileStateSchema,
  /** No view runs, there is no such extension or group, or it has no such profile. */
  Type.Object({ unknown: Type.Union([Type.Literal("view"), Type.Literal("number"), Type.Literal("profile")]) }, closed),
]);

export type ProfileState = Static<typeof profileStateSchema>;
export type ProfileAnswer = Static<typeof profileAnswerSchema>;
