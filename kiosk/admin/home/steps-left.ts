import type { Static } from "typebox";
import type { firstStepsSchema } from "../../../daemon/contracts/api/first-steps-routes.ts";
import type { Picture } from "../../live/picture.ts";

export type StepName = "password" | "phone" | "line" | "help" | "hours" | "voicemail";

export interface FirstStep {
  readonly step: StepName;
  readonly isDone: boolean;
  /** The page where it is done; null: a button does it. */
  readonly to: string | null;
}

type Facts = Static<typeof firstStepsSchema>;

/** What has to be done before a new box is ready, in this order; decided from the state alone, so nothing is ticked off by hand. */
export function firstSteps(
  facts: Facts,
  { extensions, lines }: Pick<Picture, "extensions" | "lines">,
): readonly FirstStep[] {
  const isRegistered = [...extensions.values()].some(({ state }) => state !== "unregistered");
  const isOutside = [...lines.values()].some(({ state }) => state === "in-service");
  return [
    // Whoever reads this has signed in by it.
    { step: "password", isDone: true, to: "/compte/mot-de-passe" },
    { step: "phone", isDone: isRegistered, to: "/postes" },
    { step: "line", isDone: facts.hasLine && isOutside, to: "/lignes" },
    { step: "help", isDone: facts.hasLine && facts.help === "proved", to: null },
    { step: "hours", isDone: facts.hasPlanning, to: "/groupes" },
    { step: "voicemail", isDone: facts.hasVoicemailByMail, to: "/boites-vocales" },
  ];
}
