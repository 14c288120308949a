import { Type } from "typebox";
import { words } from "../../model/config/field.ts";
import { defineRoutes } from "./route.ts";

const closed = { additionalProperties: false } as const;

/** What a new box still lacks, of what is saved and of what was proved; registrations are told live. */
export const firstStepsSchema = Type.Object(
  {
    /** A line to the outside is configured. */
    hasLine: Type.Boolean(),
    /** Somebody has a planning: an extension or a group. */
    hasPlanning: Type.Boolean(),
    /** A mail server, and a mailbox that tells somebody by e-mail. */
    hasVoicemailByMail: Type.Boolean(),
    /** Whether calls for help would go out from every site of what runs; null: not proved yet. */
    help: Type.Union([Type.Literal("proved"), Type.Literal("weak"), Type.Literal("failed"), Type.Null()]),
  },
  closed,
);

export const firstStepsRoutes = defineRoutes({
  firstSteps: {
    method: "GET",
    path: "/first-steps",
    access: "read",
    summary: words("Ce qui manque encore à une box neuve.", "What a new box still lacks."),
    answers: { 200: firstStepsSchema },
  },
});
